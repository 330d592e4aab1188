"""Reading words: typed numbers, paragraphs, languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modemploi.checks.text import blocks, language_of, numbers, plain


@pytest.mark.parametrize(("text", "language", "values"), [
    ("1 250,5 W et 12 500 €", "fr", [1250.5, 12500]),
    ("1,250.5 W and 12,500 €", "en", [1250.5, 12500]),
    ("en 2026, 100 lampes", "fr", [2026, 100]),
    ("2\u202f000 m, 0,72", "fr", [2000, 0.72]),
    ("9 h 30", "fr", [9, 30]), ("9:30", "en", [9, 30]),
    ("12/03/2026", "fr", [12, 3, 2026]),
    ("2 à 3 ans", "fr", [2, 3]), ("2–3 years", "en", [2, 3]),
    ("1er janvier", "fr", [1]), ("IEC 62257-9", "en", [62257, 9]),
    ("1. Ouvrir\n2. Fermer 3 vis", "fr", [3]),
    ("vu [@report-2020, p. 12] [!estimate] {{ rooms_2 }} `x = 3` [ici](files/a-4.pdf)", "fr", []),
    ("٣ مصابيح", "ar", [3]), ("من 7,4 إلى 12,35%", "ar", [7.4, 12.35]),
])
def test_typed_numbers_are_read_as_the_language_writes_them(text: str, language: str, values: list[float]) -> None:
    assert [typed.value for typed in numbers(text, language)] == values


def test_a_number_knows_where_it_stands() -> None:
    (typed,) = numbers("Il faut 12 lampes.", "fr")
    assert ("Il faut 12 lampes."[typed.start:typed.end], typed.text) == ("12", "12")


def test_the_same_numbers_in_two_languages_count_alike() -> None:
    french, english = numbers("de 1 500,5 à 2 000 W, 3 fois", "fr"), numbers("from 1,500.5 to 2,000 W, 3 times", "en")
    assert [typed.value for typed in french] == [typed.value for typed in english] == [1500.5, 2000, 3]


@given(st.text())
def test_taking_words_out_moves_nothing(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(text).count("\n") == text.count("\n")


@given(st.text(alphabet="0123456789.,- \u00a0'a\n%"), st.sampled_from(["fr", "en", "ar"]))
def test_any_text_has_numbers_that_are_numbers(text: str, language: str) -> None:
    for typed in numbers(text, language):
        assert typed.value >= 0 and 0 <= typed.start < typed.end <= len(text)


def test_paragraphs_entries_and_rows_are_blocks() -> None:
    text = "Un.\nDeux.\n\n- a\n- b\n\n1. c\n"
    assert [block.strip() for _, block in blocks(text)] == ["Un.\nDeux.", "- a", "- b", "1. c"]
    assert all(text[start:start + len(block)] == block for start, block in blocks(text))


@pytest.mark.parametrize(("text", "language"), [
    ("Le soir on ne voit plus rien dans les salles et personne ne sait les réparer", "fr"),
    ("At dusk nobody sees anything in the rooms and there is no one to mend them", "en"),
    ("في المساء لا يرى أحد شيئا في القاعات ولا يعرف أحد كيف يصلح المصابيح", "ar"),
    ("OPzS 24 V, 600 Ah", None), ("Onduleur chargeur régulateur batterie", None), ("", None),
])
def test_the_language_of_words_is_told_where_they_tell_it(text: str, language: str | None) -> None:
    assert language_of(text) == language
