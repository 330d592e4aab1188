import pytest

from modemploi.contribute import Refusal, format_guides, new_guide
from modemploi.load import load_library
from modemploi.model import fields_of
from modemploi.model.fields import addresses
from tests.make import SLUG, a_library


@pytest.fixture
def begun(tmp_path):
    guides = a_library(tmp_path)
    paths = new_guide(guides, "plant-trees", year=2026)
    (guide,) = load_library(guides, ["plant-trees"]).guides
    return guides, paths, guide


def test_a_new_guide_is_two_files_without_fault(begun):
    _, paths, guide = begun
    assert [path.name for path in paths] == ["guide.yml", "fr.md"]
    assert guide.faults == () and list(guide.translations) == ["fr"]
    assert (guide.facts.data.state, guide.facts.data.version, guide.facts.data.source_language) == ("draft", "2026.1",
        "fr")


def test_it_has_an_entry_in_every_list_a_guide_must_have(begun):
    facts = begun[2].facts.data
    lists = [field.name for field in fields_of(type(facts)) if field.many and field.need == "must"]
    assert [name for name in lists if not getattr(facts, name)] == []


def test_it_has_words_at_every_address_that_must_have_some_and_nowhere_else(begun):
    _, _, guide = begun
    known = {address.text: address for address in addresses(guide.facts.data)}
    words = guide.translations["fr"].words
    assert set(words) <= set(known)
    assert [text for text, address in known.items() if address.field.need == "must" and text not in words] == []


def test_its_files_have_their_one_form(begun):
    assert not any(one.changed or one.kept for one in format_guides(begun[0], ["plant-trees"]))


def test_no_check_finds_an_error_in_it(begun):
    from modemploi.checks import check_library
    problems = check_library(load_library(begun[0], ["plant-trees"]))
    assert [problem.check.name for problem in problems if problem.level == "error"] == []


def test_its_hints_are_in_the_language_it_is_written_in(tmp_path):
    guides = a_library(tmp_path)
    new_guide(guides, "plant-trees", "en", say=lambda text: text.replace("To write", "Say here"))
    (guide,) = load_library(guides, ["plant-trees"]).guides
    assert guide.translations["en"].words["goal"].markdown == "Say here: What is different afterwards."


@pytest.mark.parametrize(("slug", "language", "said"), [
    ("Plant Trees", "fr", "cannot name"), ("../x", "fr", "cannot name"), ("", "fr", "cannot name"), ("a" * 61, "fr",
        "cannot name"),
    (SLUG, "fr", "already"), ("plant-trees", "xx", "fr, en, ar"), ("plant-trees", "../fr", "languages"),
])
def test_a_name_or_language_that_will_not_do_is_refused_and_nothing_written(tmp_path, slug, language, said):
    guides = a_library(tmp_path)
    before = sorted(guides.rglob("*"))
    with pytest.raises(Refusal, match=said):
        new_guide(guides, slug, language)
    assert sorted(guides.rglob("*")) == before


def test_a_folder_of_guides_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refusal, match="nowhere"):
        new_guide(tmp_path / "nowhere", "plant-trees")
