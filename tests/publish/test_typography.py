"""Spaces that must not break."""

import pytest

from modemploi.publish.typography import typeset

N, T = "\u00a0", "\u202f"


@pytest.mark.parametrize(("typed", "shown"), [
    ("Quoi ?", f"Quoi{T}?"), ("Quoi?", f"Quoi{T}?"), ("Oui !", f"Oui{T}!"), ("un ; deux", f"un{T}; deux"),
    ("Ceci : cela", f"Ceci{N}: cela"), ("Ceci: cela", f"Ceci{N}: cela"), (" : suite", f"{N}: suite"),
    ("« bon »", f"«{N}bon{N}»"), ("«bon»", f"«{N}bon{N}»"), ("(vraiment ?)", f"(vraiment{T}?)"),
])
def test_french_punctuation_keeps_to_its_word(typed: str, shown: str) -> None:
    assert typeset(typed, "fr") == shown


@pytest.mark.parametrize("text", ["12:30", "https://a.example/b?c=1", "1:3", "a?b"])
def test_a_sign_inside_a_word_is_left_alone(text: str) -> None:
    assert typeset(text, "fr") == text


def test_other_languages_keep_their_own_punctuation() -> None:
    assert typeset("What? Yes: «no»", "en") == "What? Yes: «no»"


def test_groups_of_digits_and_units_stay_together() -> None:
    assert typeset("12 500 kg et 30 mA", "fr", ("mA",)) == f"12{T}500{N}kg et 30{N}mA"


def test_a_number_before_an_ordinary_word_may_break() -> None:
    assert typeset("12 et 24", "fr", ("mA",)) == "12 et 24"


def test_a_number_with_its_unit_is_isolated_where_lines_run_from_right_to_left() -> None:
    assert typeset("التوتر 220 V هنا", "ar") == "التوتر \u2068220 V\u2069 هنا"
    assert typeset("عدد 12 هنا", "ar") == "عدد 12 هنا" and typeset("220 V", "fr") == "220 V"


def test_typesetting_twice_changes_nothing() -> None:
    once = typeset("« Quoi » : 12 500 € ; oui ?", "fr", ("mA",))
    assert typeset(once, "fr", ("mA",)) == once
