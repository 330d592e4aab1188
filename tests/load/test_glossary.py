"""The glossary of the library itself: large, explained in the languages people wrote, honest on others."""

from modemploi.model.shared import Term, TermWords
from tests.library import the_library

WRITTEN = ("fr", "en")
MACHINE_MADE = ("vi",)


def the_terms() -> tuple[Term, ...]:
    glossary = the_library().glossary.data
    assert glossary is not None
    return glossary.terms


def words(language: str) -> list[TermWords]:
    return [one for term in the_terms() for one in term.words if one.language == language]


def test_every_term_is_explained_in_french_and_in_english() -> None:
    assert len(the_terms()) >= 150
    for term in the_terms():
        told = {one.language: one.definition for one in term.words}
        assert all(told.get(language) for language in WRITTEN), term.id


def test_definitions_are_one_sentence() -> None:
    for language in WRITTEN:
        for one in words(language):
            assert one.definition and one.definition.endswith(".") and ". " not in one.definition, one.term


def test_no_two_terms_are_called_the_same() -> None:
    for language in (*WRITTEN, "ar", "vi"):
        called = [one.term.casefold() for one in words(language)]
        assert not {one for one in called if called.count(one) > 1}, language


def test_words_of_a_machine_say_that_they_are_to_be_checked() -> None:
    for language in MACHINE_MADE:
        assert all(one.check for one in words(language)), language
