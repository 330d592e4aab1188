"""Terms of the glossary in the text of a guide, and the page that explains them."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modemploi.model.shared import Glossary
from modemploi.publish.glossary import Terms, entries, forms
from tests.publish.dom import Element
from tests.publish.street import a_press, main

TERMS: dict[str, Any] = {"format_version": "2", "terms": [
    {"id": "levee", "words": [
        {"language": "fr", "term": "digue, levée", "definition": "Un remblai contre l'eau.", "forms": ["digue"]},
        {"language": "en", "term": "levee (dyke)", "definition": "A bank against water.", "forms": ["levee", "dyke"]},
        {"language": "ar", "term": "سد ترابي", "check": "true"}, {"language": "vi", "term": "đê", "check": "true"}]},
    {"id": "safety-study", "words": [
        {"language": "fr", "term": "étude de digue", "definition": "On examine une digue."},
        {"language": "en", "term": "levee study", "definition": "A levee is examined."}]},
    {"id": "local-canal", "words": [
        {"language": "fr", "term": "canal local (CL, canalette)", "definition": "Un petit canal."},
        {"language": "en", "term": "battery (local)", "definition": "It keeps energy."}]},
    {"id": "step", "words": [
        {"language": "fr", "term": "étape", "definition": "Une chose à faire.", "everyday": "true"},
        {"language": "en", "term": "step", "definition": "A thing to do.", "everyday": "true"}]},
    {"id": "water-1", "words": [
        {"language": "fr", "term": "1 % eau", "definition": "Un centième."},
        {"language": "en", "term": "water 1%", "definition": "A hundredth."}]},
]}
HOUSE = Glossary.model_validate(TERMS)


def a_page(tmp_path: Path, text: str, language: str = "fr", **more: str) -> Element:
    """The page of a small guide whose problem is told with these words."""
    words = {language: {"problem": text, **more}}
    return main(a_press(tmp_path, words=words, shared={"glossary": TERMS}), language=language)


def links(page: Element) -> list[str]:
    """The texts that lead to the glossary."""
    return [link.text for link in page.all("a", "term")]


def found(text: str, language: str = "fr") -> list[str]:
    """What is found in a text, in order."""
    return [text[start:end] for start, end, _, _ in Terms(language, HOUSE).find(text, set())]


def test_a_term_leads_to_the_glossary_and_says_what_it_means(tmp_path: Path) -> None:
    link = a_page(tmp_path, "Une digue tient l'eau.").one("a", "term")
    assert (link.text, link["href"], link["title"]) == ("digue", "../../glossary/#levee", "Un remblai contre l'eau.")


def test_only_the_first_use_in_each_section_does(tmp_path: Path) -> None:
    page = a_page(tmp_path, "Une digue, puis la digue.\n\n- encore une digue", goal="Les digues tiennent.")
    assert links(page) == ["digue", "digues"]


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("Des digues et des canaux locaux.", "fr", ["digues", "canaux locaux"]),
    ("DIGUE", "fr", ["DIGUE"]), ("L'étude de digue", "fr", ["étude de digue"]),
    ("les études de digues", "fr", ["études de digues"]), ("étude\u00a0de digue", "fr", ["étude\u00a0de digue"]),
    ("étude, de digue", "fr", ["digue"]), ("endiguement", "fr", []), ("le CL et la cl", "fr", ["CL"]),
    ("la cl", "fr", []),
    ("une étape", "fr", []), ("le 1 % eau", "fr", ["1 % eau"]), ("de 21 % eau", "fr", []),
    ("levees and batteries", "en", ["levees", "batteries"]), ("a levee study", "en", ["levee study"]),
    ("السد الترابي", "ar", ["السد الترابي"]), ("Con đê và đê", "vi", ["đê"]), ("digue", "de", []), ("", "fr", [])])
def test_terms_are_found_in_any_number_and_whole(text: str, language: str, expected: list[str]) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize("text", [
    "[La digue](https://example.org)", "`digue`", "#### La digue", "> La digue, dit-il.", "On dit « la digue » ici.",
    "| digue |\n| --- |\n| oui |", "- [ ] la digue est vue", "[@lamp-report, digue]", "> [!WARNING]\n> `digue`",
    "![digue](images/lamp.svg)", "    digue"])
def test_nothing_is_linked_where_a_link_would_be_in_the_way(tmp_path: Path, text: str) -> None:
    assert links(a_page(tmp_path, f"Avant.\n\n{text}")) == []


def test_what_stands_after_a_quotation_is_linked(tmp_path: Path) -> None:
    assert links(a_page(tmp_path, "« La digue », dit-on ; la **digue** [@lamp-report] tient.")) == ["digue"]


def test_names_and_headings_stay_as_they_are(tmp_path: Path) -> None:
    page = a_page(tmp_path, "Rien.", **{"title": "La digue", "look.name": "La digue", "summary": "Une digue."})
    assert links(page) == [] and page.one("h1").text == "La digue"


def test_a_passage_in_another_language_has_no_links(tmp_path: Path) -> None:
    page = main(a_press(tmp_path, words={"fr": {"goal": "Une digue, un levee."}, "en": {"goal": None}},
                        shared={"glossary": TERMS}), language="en")
    assert links(page) == []


def test_the_words_of_a_text_stay_the_same(tmp_path: Path) -> None:
    text = "Une digue : voilà ; l'étude de digue coûte 1 000 € !"
    (one, other) = (a_page(tmp_path / name, text) if name else main(a_press(tmp_path / "none", words={"fr": {
        "problem": text}}, shared={"glossary": {"format_version": "2"}})) for name in ("some", ""))
    assert links(one) and one.text == other.text


@given(st.text(alphabet="digueétCL 1%eau'’«»-\u00a0s", max_size=60))
def test_what_is_found_never_overlaps_and_lies_in_the_text(text: str) -> None:
    at, told = 0, set[str]()
    for start, end, term, _ in Terms("fr", HOUSE).find(text, told):
        assert at <= start < end <= len(text) and term.id in told
        at = end


@pytest.mark.parametrize(("term", "expected"), [
    ("digue", ("digue",)), ("digue, levée", ("digue", "levée")), ("plan local (PLU, PLUi)", ("plan local", "PLU")),
    ("inclinaison (angle)", ("inclinaison",))])
def test_forms_follow_from_the_term_where_nobody_says_them(term: str, expected: tuple[str, ...]) -> None:
    words = Glossary.model_validate({"format_version": "2", "terms": [
        {"id": "x", "words": [{"language": "fr", "term": term}]}]}).terms[0].words[0]
    assert forms(words) == expected


def test_the_page_goes_by_letter_and_ends_with_what_is_not_in_the_language() -> None:
    letters, elsewhere = entries(HOUSE, "vi", ["fr", "en", "ar", "vi"])
    assert [(letter, [one.id for one in found]) for letter, found in letters] == [("Đ", ["levee"])]
    assert letters[0][1][0].explained.language == "fr"
    assert [one.own.language for one in elsewhere] == ["fr"] * 4


@pytest.mark.parametrize(("language", "terms", "expected"), [
    ("fr", ["zone", "Écluse", "eau", "1 % eau", "œuvre"], ["#", "E", "O", "Z"]),
    ("vi", ["đê", "vùng", "dân", "hộ"], ["D", "Đ", "H", "V"]), ("ar", ["السد", "سلسلة", "بطارية"], ["ب", "س"])])
def test_letters_follow_the_alphabet(language: str, terms: list[str], expected: list[str]) -> None:
    glossary = Glossary.model_validate({"format_version": "2", "terms": [
        {"id": f"x{place}", "words": [{"language": language, "term": term}]} for place, term in enumerate(terms)]})
    assert [letter for letter, _ in entries(glossary, language, [language])[0]] == expected


def test_every_term_has_a_place_on_the_page_of_every_language(tmp_path: Path) -> None:
    for language in ("fr", "ar"):
        page = main(a_press(tmp_path / language, arabic=True, shared={"glossary": TERMS}), "glossary", language)
        places = {one.attributes.get("id") for one in page.walk()}
        assert {term["id"] for term in TERMS["terms"]} <= places
        assert {link["href"][1:] for link in page.one("ul", "letters").all("a")} <= places
