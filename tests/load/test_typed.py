import pytest
from hypothesis import given
from hypothesis import strategies as st
from modemploi.load.source import Faults
from modemploi.load.typed import typed
from modemploi.load.yaml import parse
from modemploi.model import FrontMatter, Guide, SharedList

from tests.load.reading import spots
from tests.make import a_guide, facts, yaml

TEXT = yaml(facts())


def guide_of(text):
    faults = Faults("guide.yml")
    made = typed(parse(text, faults), Guide, faults, words_apart=True)
    return made, faults.met


def changed(old, new):
    """The small guide with one piece of text replaced."""
    assert old in TEXT
    return guide_of(TEXT.replace(old, new, 1))


def fault_of(old, new):
    _, faults = changed(old, new)
    assert len(faults) == 1, faults
    return faults[0]


def test_a_sound_guide_is_what_the_model_makes_of_it():
    made, faults = guide_of(TEXT)
    assert faults == [] and made.data == a_guide() and made.moved == {}


def test_a_misspelt_field_is_told_once_and_counts_as_what_it_was_meant_to_be():
    made, faults = changed("    phase: prepare", "    phaze: prepare")
    assert [(fault.name, fault.values["field"], fault.values["close"]) for fault in faults] == [
        ("unknown-field", "phaze", "phase")]
    assert made.data.steps[0].phase == "prepare"
    assert made.moved["steps", 0, "phase"] == ("steps", 0, "phaze")


def test_a_field_without_a_near_name_has_no_suggestion():
    assert fault_of("state: published\n", "state: published\nxyz: 1\n").values["close"] == ""


@pytest.mark.parametrize(("old", "new", "kind", "expected", "close"), [
    ("state: published", "state: drat", "choice", "draft, published, retired", "draft"),
    ("phase: prepare", "phase: first", "choice", "decide, prepare, do, hand-over, maintain, close", ""),
    ("low: 4.50", "low: 4,50", "number", "", ""),
    ("year: 2026", "year: 20.5", "whole-number", "", ""),
    ("essential: true", "essential: yes", "flag", "", ""),
    ("as_of: 2026-11-01", "as_of: 1.11.2026", "date", "", ""),
    ("as_of: 2026-11-01", "as_of: 2026-13-01", "date", "", ""),
    ("- id: look", "- id: Look", "id", "", ""),
    ("- id: rooms\n", "- id: rooms-1\n", "name", "", ""),
    ("- look\n", "- Look\n", "id", "", ""),
    ("source_language: fr", "source_language: french", "language", "", ""),
    ("country: MA", "country: Maroc", "country", "", ""),
    ("currency: EUR", "currency: €", "currency", "", ""),
    ("unit: room\n", "unit: salle é\n", "unit", "", ""),
    ("file: images/lamp.svg", "file: ../lamp.svg", "path", "", ""),
    ("licence: CC-BY-4.0", "licence: CC BY", "licence", "", ""),
    ("duration: 1 day", "duration: 1day", "measure", "", ""),
    ("share: 100", "share: 101", "range", "≤ 100", ""),
    ("name: Amina Test", "name: " + "x" * 2001, "length", "≤ 2000", ""),
])
def test_a_wrong_value_is_told_at_its_place_with_what_is_expected(old, new, kind, expected, close):
    fault = fault_of(old, new)
    before = TEXT[:TEXT.index(old)] + new
    line = before.count("\n") + (0 if new.endswith("\n") else 1)
    assert fault.name == "wrong-value" and fault.place.line == line
    assert (fault.values["kind"], fault.values["expected"], fault.values["close"]) == (kind, expected, close)


def test_one_wrong_value_leaves_everything_else_in_place():
    made, _ = changed("    duration: 1 day", "    duration: 1day")
    assert made.data.steps[0].duration is None
    assert made.data.model_copy(update={"steps": ()}) == a_guide().model_copy(update={"steps": ()})


def test_a_wrong_choice_is_replaced_by_the_nearest_so_that_its_owner_stays():
    assert changed("    phase: prepare", "    phase: preparer")[0].data.steps[0].phase == "prepare"
    assert changed("state: published", "state: drat")[0].data.state == "draft"


def test_an_entry_that_cannot_be_kept_is_left_out_and_places_still_match():
    made, _ = changed("- id: look", "- id: Look")
    assert [step.id for step in made.data.steps] == ["mend"]
    assert made.moved["steps", 0] == ("steps", 1)


@pytest.mark.parametrize("name", ["state", "licence", "version", "source_language", "format_version"])
def test_a_guide_without_one_of_its_first_fields_is_still_looked_at(name):
    made, faults = guide_of(yaml(facts(**{name: None})))
    assert [(fault.name, fault.values["field"]) for fault in faults] == [("missing-field", name)]
    assert made.data.steps == a_guide().steps


def test_a_missing_field_is_told_at_the_entry_that_lacks_it():
    line = TEXT[:TEXT.index("- id: look")].count("\n") + 1
    assert spots([fault_of("    phase: prepare\n", "")]) == [("missing-field", line, 5)]


@pytest.mark.parametrize(("old", "new", "name", "found"), [
    ("themes:\n  - energy", "themes: energy", "not-a-list", "text"),
    ("origin:\n  place: Azrou\n  country: MA\n  since: 2024\n  sources:\n    - lamp-report", "origin: Azrou",
        "not-a-map", "text"),
    ("licence: CC-BY-4.0", "licence:\n  - CC-BY-4.0", "not-a-text", "list"),
])
def test_a_value_of_another_shape_is_told(old, new, name, found):
    fault = fault_of(old, new)
    assert (fault.name, fault.values["found"]) == (name, found)


def test_words_among_the_facts_are_told_with_their_address():
    fault = fault_of("  - id: look\n", "  - id: look\n    name: Regarder\n")
    assert (fault.name, fault.values["address"]) == ("words-in-facts", "look.name")
    fault = fault_of("      - id: power\n", "      - id: power\n        name: Puissance\n")
    assert fault.values["address"] == "loads.power.name"
    assert fault_of("state: published\n", "state: published\nwhen_not: Jamais\n").values["address"] == "when-not"


def test_an_empty_value_is_told_and_left_out():
    made, faults = changed("licence: CC-BY-4.0", "note:\nlicence: CC-BY-4.0")
    assert [fault.name for fault in faults] == ["empty-value"] and made.data.note is None


@pytest.mark.parametrize(("version", "name"), [
    ("3", "newer-format"), ("1", "older-format"), ("0", "older-format"), ("999999999999", "newer-format")])
def test_another_version_of_the_format_is_told_and_nothing_else(version, name):
    made, faults = changed("format_version: 2", f"format_version: {version}")
    assert made.data is None and [fault.name for fault in faults] == [name]


@pytest.mark.parametrize("text", ["- a\n", "a\n"])
def test_a_file_that_is_no_map_is_told(text):
    made, faults = guide_of(text)
    assert made.data is None and [fault.name for fault in faults] == ["not-a-map"]


def test_one_run_tells_every_mistake():
    text = TEXT
    for old, new in (("phase: prepare", "phase: first"), ("- id: mender", "- id: Mender"),
                     ("share: 100", "share: 1000"), ("state: published", "stat: published"),
                     ("      low: 4.50", "      low: much")):
        text = text.replace(old, new)
    _, faults = guide_of(text)
    assert sorted(fault.values["field"] for fault in faults) == ["id", "low", "low", "phase", "share", "share", "stat"]


def test_front_matter_and_shared_lists_have_types_too():
    faults = Faults("f")
    assert typed(parse("format_version: 2\ntitle: a\nsummary: b\n", faults), FrontMatter, faults).data.title == "a"
    tree = parse("format_version: 2\nentries:\n  - id: x\n", faults)
    assert typed(tree, SharedList, faults).data.entries[0].id == "x"
    assert faults.met == []


TREES = st.recursive(
    st.text("ab1é -", max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["id", "steps", "phase", "themes", "origin", "name", "unit_price", "cost_lines", "x"]),
        inner, max_size=5),
    max_leaves=20)


@given(st.dictionaries(st.sampled_from([*facts(), "stepps", "x"]), TREES, max_size=6))
def test_any_shape_gives_faults_and_never_an_exception(changes):
    from modemploi.contribute.canonical import node_of
    faults = Faults("f")
    typed(node_of({**facts(), **changes}), Guide, faults, words_apart=True)


@given(st.dictionaries(st.sampled_from(list(facts())), TREES, min_size=1, max_size=3))
def test_where_there_is_no_fault_the_model_accepts_the_file_as_it_is(changes):
    from modemploi.contribute.canonical import node_of, plain
    faults = Faults("f")
    tree = node_of({**facts(), **changes})
    made = typed(tree, Guide, faults, words_apart=True)
    if not faults.met:
        assert made.data == Guide.model_validate({key: value for key, value in plain(tree).items() if value != []})
