"""The model in French: every sentence, none too many, and nothing lost between the languages."""

import re
from collections import Counter

import pytest

from modemploi.model import classes, fields_of
from modemploi.model.choices import MEANINGS, meanings
from modemploi.reference.schema import SCHEMAS
from modemploi.reference.words import speaker
from modemploi.report.words import LOCALE, catalogue, read_catalogue
from tests.reference.asked import CHOICES, MODEL, asked

CATALOGUE = LOCALE / "fr" / "LC_MESSAGES" / "model.po"
FRENCH = catalogue("fr", "model")


def test_every_class_field_and_choice_of_the_model_has_its_french() -> None:
    missing = [text for text in [*MODEL, *CHOICES] if text not in FRENCH]
    assert not missing, f"add to {CATALOGUE.name}: {missing}"


def test_every_sentence_of_the_reference_has_its_french() -> None:
    missing = [text for text in asked() if text not in FRENCH and text not in catalogue("fr")]
    assert not missing, f"add to {CATALOGUE.name}: {missing}"


def test_no_translation_is_left_of_a_text_that_is_gone() -> None:
    known = {*MODEL, *CHOICES, *asked()}
    stale = [text for text in FRENCH if text not in known]
    assert not stale, f"take away from {CATALOGUE.name}: {stale}"


def test_a_text_stands_once_in_the_catalogue() -> None:
    told = Counter(re.findall(r'^msgid "(.+)"$', CATALOGUE.read_text(encoding="utf-8"), re.MULTILINE))
    assert [text for text, count in told.items() if count > 1] == []
    assert len(told) == len(FRENCH), "every entry is on one line and translated"


@pytest.mark.parametrize("sign", [r"`[^`]+`", r"\{[a-z]+\}", r"\d+"])
def test_code_gaps_and_numbers_are_the_same_in_both_languages(sign: str) -> None:
    for english, french in FRENCH.items():
        left = Counter(mark.replace("COMMAND", "COMMANDE").replace("NAME", "NOM").replace("KIND", "SORTE")
                       for mark in re.findall(sign, english.replace("``", "`")))
        assert not left - Counter(re.findall(sign, french)), english


def test_a_sentence_ends_as_a_sentence_in_both_languages() -> None:
    for english, french in FRENCH.items():
        assert (english[-1] in ".:…") == (french[-1] in ".:…"), english


def test_french_is_written_with_ordinary_spaces_and_straight_apostrophes() -> None:
    for french in FRENCH.values():
        said = re.sub("`[^`]*`", "…", french)
        assert not re.search(r"[\u00a0\u202f’]|[^ ]([;!?]|:(?= )|»)|«[^ ]|  ", said), french


def test_what_is_said_has_the_spaces_french_sets() -> None:
    assert speaker("fr")("For a number: its unit.") == "Pour un nombre\u00a0: son unité."
    assert speaker("en")("For a number: its unit.") == "For a number: its unit."


def test_every_choice_of_the_model_is_explained_and_nothing_else() -> None:
    used = {field.choices for root, _ in SCHEMAS.values() for cls in classes(root) for field in fields_of(cls)
            if field.choices}
    assert used == {tuple(entry) for entry in MEANINGS}
    assert len(MEANINGS) == len(used)


def test_the_meanings_of_a_field_are_in_the_order_of_its_choices() -> None:
    for root, _ in SCHEMAS.values():
        for cls in classes(root):
            for field in fields_of(cls):
                assert tuple(meanings(field)) == field.choices


def test_a_translation_that_is_missing_would_be_noticed() -> None:
    text = CATALOGUE.read_text(encoding="utf-8").replace('msgid "One line of the budget."', 'msgid "One line."')
    without = read_catalogue(text)
    assert [english for english in MODEL if english not in without] == ["One line of the budget."]
