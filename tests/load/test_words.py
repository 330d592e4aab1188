import pytest
from modemploi.load.source import Faults, Source
from modemploi.load.words import HEAVY, read_words
from modemploi.model.fields import addresses

from tests.load.reading import spots
from tests.make import WORDS, a_guide, a_translation

KNOWN = frozenset(address.text for address in addresses(a_guide()))
FRONT = "---\nformat_version: 2\ntitle: T\nsummary: S\n---\n"


def words_of(text, known=KNOWN):
    faults = Faults("fr.md")
    return read_words(Source("fr.md", text, faults, text.split("\n")), "fr", known), faults.met


def body_of(text, known=KNOWN):
    """The words and faults of a body; its first line is the sixth of the file."""
    return words_of(FRONT + text, known)


def said(text, known=KNOWN):
    words = body_of(text, known)[0].words
    return {address: word.markdown for address, word in words.items() if word.form not in ("front", "label")}


def test_the_small_guide_has_its_words_at_their_addresses_and_no_fault():
    translation, faults = words_of(a_translation())
    assert faults == []
    assert {address: word.markdown for address, word in translation.words.items()} == WORDS["fr"]


def test_title_summary_and_labels_stand_where_their_text_begins():
    front = 'format_version: 2\ntitle: T\nsummary: "S"\nlabels:\n  - id: look.name\n    text: Voir\n'
    words = words_of(f"---\n{front}---\n")[0].words
    assert {address: (word.form, word.place.line, word.place.column) for address, word in words.items()} == {
        "title": ("front", 3, 8), "summary": ("front", 4, 10), "look.name": ("label", 7, 11)}


@pytest.mark.parametrize(("section", "expected"), [
    ("## Le problème {#problem}\n\nIl fait nuit.\n", {"problem": "Il fait nuit."}),
    ("## Quand non {#when-not}\nJamais.\n", {"when-not": "Jamais."}),
    ("## Étapes {#steps}\n\nDeux.\n", {"steps.intro": "Deux."}),
    ("## Étapes {#steps}\n", {}),
    ("### Regarder {#look}\n\nOn *voit*.\n", {"look.name": "Regarder", "look.text": "On *voit*."}),
    ("### Regarder {#look}\n", {"look.name": "Regarder"}),
    ("#### Fini quand {#look.done}\n- [ ] oui\n", {"look.done": "- [ ] oui"}),
    ("### En France {#waste-law-france}\nOn rapporte.\n", {"waste-law-france.text": "On rapporte."}),
    ("Regarder {#look}\n---\nTexte\n", {"look.name": "Regarder", "look.text": "Texte"}),
    ("### Regarder ### {#look}\nTexte\n", {"look.name": "Regarder ###", "look.text": "Texte"}),
])
def test_a_section_gives_the_words_of_its_id(section, expected):
    assert said(section) == expected


def test_without_facts_a_heading_with_an_id_gives_a_name_and_a_text():
    assert said("### Nom {#thing}\nTexte\n", None) == {"thing.name": "Nom", "thing.text": "Texte"}


def test_a_section_reaches_to_the_next_heading_with_an_id():
    text = "### A {#look}\n\nun\n\n##### plus bas\n\ndeux\n\n### B {#mend}\ntrois\n"
    assert said(text) == {"look.name": "A", "look.text": "un\n\n##### plus bas\n\ndeux", "mend.name": "B",
        "mend.text": "trois"}


def test_headings_in_code_are_no_sections():
    assert said("### A {#look}\n\n```\n## B {#mend}\n```\n")["look.text"] == "```\n## B {#mend}\n```"


def test_sections_know_their_places():
    (section,) = body_of("\n### Voir {#look}\n\n\nTexte\n")[0].sections
    assert (section.id, section.level, section.heading, section.markdown) == ("look", 3, "Voir", "Texte")
    assert (section.place.line, section.place.column, section.body.line) == (7, 12, 10)


@pytest.mark.parametrize(("body", "fault"), [
    ("Bonjour\n## P {#problem}\nx\n", ("text-before-sections", 6, 1)),
    ("# Titre\n\n## P {#problem}\nx\n", ("text-before-sections", 6, 1)),
    ("## P {#problem}\nx\n## Suite\ny\n", ("heading-without-id", 8, 1)),
    ("## P {#Problème}\nx\n", ("bad-id", 6, 8)),
    ("## P {#problem}\nx\n## P {#problem}\ny\n", ("duplicate-section", 8, 8)),
    ("## P {#problem}\n> ## B {#mend}\n", ("bad-id", 7, 10)),
    ("## P {#problem}\n" + "> " * 30 + "x\n", ("text-too-deep", 7, 1)),
])
def test_what_has_no_place_on_a_page_is_a_fault(body, fault):
    assert fault in spots(body_of(body)[1])


def test_a_deeper_heading_without_id_is_a_part_of_the_text():
    assert body_of("## P {#problem}\nx\n### Détail\ny\n")[1] == []


def test_an_id_that_is_nearly_right_counts_as_the_one_that_was_meant():
    translation, (fault,) = body_of("### Voir {#Look}\nTexte\n")
    assert fault.name == "bad-id" and fault.values["close"] == "look"
    assert translation.words["look.text"].markdown == "Texte"


def test_the_same_words_in_two_places_are_told_and_the_first_kept():
    text = FRONT.replace("---\n", "", 1).replace("---\n", "labels:\n  - id: look.name\n    text: Un\n---\n", 1)
    translation, (fault,) = words_of("---\n" + text + "### Deux {#look}\n")
    assert (fault.name, fault.values["address"], fault.values["first"]) == ("words-twice", "look.name", "7")
    assert translation.words["look.name"].markdown == "Un"


@pytest.mark.parametrize(("text", "names"), [
    ("", {"empty-file"}), ("\n \n", {"empty-file"}),
    ("Bonjour\n", {"no-front-matter", "text-before-sections"}),
    ("---\ntitle: x\n", {"front-matter-not-closed"}),
    ("---\n---\n", {"missing-field"}),
    ("---\n- a\n---\n", {"not-a-map"}),
    ("---\ntitle: a\n  b: c\n---\n", {"not-yaml"}),
])
def test_a_front_matter_that_is_not_one_is_told(text, names):
    assert {fault.name for fault in words_of(text)[1]} == names


def test_a_trap_in_the_front_matter_is_told_on_its_line_and_the_rest_is_read():
    translation, (fault,) = words_of(FRONT.replace("title: T", "title: Réparer : tout") + "## P {#problem}\nx\n")
    assert (fault.name, fault.place.line, fault.place.column) == ("needs-quotes", 3, 8)
    assert translation.front.data.title == "Réparer : tout" and "problem" in translation.words


@pytest.mark.parametrize("piece", ["[", "![", "<", "[@", "{{", "[[a](", "<a "])
def test_more_brackets_than_any_text_needs_are_not_taken_apart(piece):
    translation, faults = words_of(FRONT + piece * (HEAVY + 1))
    assert "text-too-heavy" in {fault.name for fault in faults} and translation.sections == ()
