
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modemploi.contribute.format import format_guides, is_canonical
from modemploi.load import load_library
from modemploi.load.traps import known_fields
from modemploi.model import FrontMatter, Guide
from tests.make import SLUG, a_library, a_translation, facts, write, yaml

GUIDE = f"{SLUG}/guide.yml"


def formatted(folder, text, name=GUIDE):
    """One file after formatting, and what was said of it."""
    guides = write(folder / "guides", {name: text})
    (said,) = format_guides(guides)
    return (guides / name).read_bytes().decode(), said


@pytest.mark.parametrize(("text", "expected"), [
    ("note: Réparer : mode d'emploi\n", "note: \"Réparer : mode d'emploi\"\n"),
    ("note: Atelier #3 du mois\n", 'note: "Atelier #3 du mois"\n'),
    ("note: 'L'eau'\n", "note: L'eau\n"),
    ("note: “Oui”\n", "note: Oui\n"),
    ("note:Oui\n", "note: Oui\n"),
    ("\ufeffnote: a\r\nstate: draft\r\n", "state: draft\nnote: a\n"),
    ("origin:\n\u00a0\u00a0place: Azrou\n", "origin:\n  place: Azrou\n"),
    ("origin:\n\tplace: Azrou\n", "origin:\n  place: Azrou\n"),
    ("themes: [a, 'b']\n", "themes:\n  - a\n  - b\n"),
    ("themes:\n- a\nnote:\n", "themes:\n  - a\n"),
    ("note: >\n  un\n  deux\n", "note: |\n  un deux\n"),
    ("state: draft   \nversion: 2026.1", 'version: "2026.1"\nstate: draft\n'),
    ("cost_lines:\n  - unit_price:\n      high: 6\n      low: 4.50\n    id: a\n",
     "cost_lines:\n  - id: a\n    unit_price:\n      low: 4.50\n      high: 6\n"),
])
def test_facts_are_written_in_their_one_form(tmp_path, text, expected):
    after, said = formatted(tmp_path, text)
    assert after == expected and said.changed and not said.kept
    assert formatted(tmp_path, after)[1].changed is False


@pytest.mark.parametrize(("text", "fault"), [
    ("note: a # comment\n", "yaml-comment"),
    ("# comment\nnote: a\n", "yaml-comment"),
    ("note: a\n  # comment\nstate: draft\n", "yaml-comment"),
    ("themes: [\n  a, # comment\n  b]\n", "not-block-style"),
    ("note: a\nnote: b\n", "duplicate-key"),
    ("note: &a b\nstate: *a\n", "yaml-anchor"),
    ("note: !!str b\n", "yaml-tag"),
    ("note: a\n---\nnote: b\n", "several-documents"),
    ("note: a\n   b: c\n", "not-yaml"),
    ("note: a\u202eb\n", "hidden-character"),
    ("note: a\x07b\n", "hidden-character"),
    ("note: a\nAttention :\n", "unknown-field"),
    ("- a\n", "not-a-map"),
    ("", "empty-file"),
    ("note: é\n".encode("latin-1"), "wrong-encoding"),
])
def test_a_file_of_which_something_could_be_lost_is_left_alone(tmp_path, text, fault):
    guides = write(tmp_path / "guides", {GUIDE: text})
    before = (guides / GUIDE).read_bytes()
    (said,) = format_guides(guides)
    assert not said.changed and fault in [kept.name for kept in said.kept]
    assert (guides / GUIDE).read_bytes() == before


def test_front_matter_is_formatted_and_the_body_kept_to_the_letter(tmp_path):
    body = "\n## P {#problem}\n\nun  \ndeux\t\n\n\n* a\n"
    after, said = formatted(tmp_path, f"---\nsummary: b\ntitle: Un : deux\n---\n{body}", f"{SLUG}/fr.md")
    assert after == f'---\ntitle: "Un : deux"\nsummary: b\n---\n{body}' and said.changed


@pytest.mark.parametrize("text", ["Bonjour\n", "---\ntitle: a\n", "---\n---\nx\n"])
def test_a_language_file_without_front_matter_is_left_alone(tmp_path, text):
    after, said = formatted(tmp_path, text, f"{SLUG}/fr.md")
    assert after == text and said.kept


def test_nothing_is_written_when_one_only_asks(tmp_path):
    guides = write(tmp_path / "guides", {GUIDE: "note: Un : deux\n"})
    (said,) = format_guides(guides, write=False)
    assert said.changed and (guides / GUIDE).read_text() == "note: Un : deux\n"
    assert not is_canonical(guides / GUIDE, Guide, guides)


def test_a_whole_library_is_formatted_and_says_the_same_as_before(tmp_path):
    guides = a_library(tmp_path)
    before = load_library(guides)
    said = format_guides(guides)
    after = load_library(guides)
    assert any(one.changed for one in said) and not any(one.kept for one in said)
    assert after.guides[0].facts.data == before.guides[0].facts.data
    assert {address: word.markdown for address, word in after.guides[0].translations["fr"].words.items()} == {
        address: word.markdown for address, word in before.guides[0].translations["fr"].words.items()}
    assert not any(one.changed for one in format_guides(guides))
    assert is_canonical(guides / SLUG / "fr.md", FrontMatter, guides)


def test_only_the_guides_that_are_asked_for_are_formatted(tmp_path):
    guides = write(tmp_path / "guides", {GUIDE: "note:a\n", "other/guide.yml": "note:a\n",
        "_shared/themes.yml": "note:a\n"})
    assert [one.path.split("/")[-2] for one in format_guides(guides, ["other"])] == ["other"]
    assert (guides / GUIDE).read_text() == "note:a\n"


def test_a_file_keeps_its_rights_and_no_other_file_is_left_behind(tmp_path):
    guides = write(tmp_path / "guides", {GUIDE: "note:a\n"})
    (guides / GUIDE).chmod(0o640)
    format_guides(guides)
    assert (guides / GUIDE).stat().st_mode & 0o777 == 0o640
    assert [path.name for path in (guides / SLUG).iterdir()] == ["guide.yml"]


def test_a_link_out_of_the_folder_is_not_written_through(tmp_path):
    outside = tmp_path / "outside.yml"
    outside.write_text("note:a\n")
    guides = write(tmp_path / "guides", {GUIDE: "note: a\n"})
    (guides / SLUG / "fr.stamps.yml").symlink_to(outside)
    assert [kept.values["reason"] for one in format_guides(guides) for kept in one.kept] == ["outside"]
    assert outside.read_text() == "note:a\n"


NAMES = {word for name in known_fields() for word in name.split("_")}
PIECES = ["\t", "\u00a0", " : ", ":", " #3", "'", '"', "[", "{", "  ", "\n", "é", "- ", "> ", "“", "”", "x: ", "|",
    "~", "1"]


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 5), st.sampled_from(PIECES)), min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_formatting_twice_is_formatting_once_and_no_word_is_lost(tmp_path_factory, cuts):
    folder = tmp_path_factory.mktemp("g")
    for name, text in ((GUIDE, yaml(facts())), (f"{SLUG}/fr.md", a_translation())):
        for where, length, piece in cuts:
            at = int(where * len(text))
            text = text[:at] + piece + text[at + length:]
        guides = write(folder / "guides", {name: text})
        said = next(one for one in format_guides(guides) if one.path.endswith(name))
        after = (guides / name).read_text()
        if said.kept:
            assert after == text
        else:
            assert words_in(after) >= words_in(text) - NAMES  # a field without a value goes with its name
            assert not next(one for one in format_guides(guides) if one.path.endswith(name)).changed


def words_in(text):
    """The long words of a text: what an author would miss."""
    text = text.replace("\\t", " ")
    return {word for word in "".join(letter if letter.isalnum() else " " for letter in text).split() if len(word) > 3}
