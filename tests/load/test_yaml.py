import pytest
from modemploi.load.source import Faults
from modemploi.load.yaml import DEPTH, parse

from tests.load.reading import spots, yaml_of


@pytest.mark.parametrize("value", ["no", "yes", "1:30", "010", "1.10", "4.50", "2026-01-15", "1e3", "0x1F", "1_000",
    "Norway"])
def test_every_scalar_stays_the_text_that_was_written(value):
    assert yaml_of(f"a: {value}\n") == ({"a": value}, [])


def test_null_and_nothing_are_empty_texts():
    assert yaml_of("a:\nb: ~\nc: null\nd: 'null'\n") == ({"a": "", "b": "", "c": "", "d": "null"}, [])


def test_places_count_characters_and_not_bytes():
    tree = parse("é🙂: ü\nb:\n  العربية: x\n", Faults("f"))
    assert tree is not None
    (first, _), (value, items) = tree.keys, tree.items
    assert (first.place.line, first.place.column) == (1, 1)
    assert (value.place.line, value.place.column) == (1, 5)
    assert (items.items[0].place.line, items.items[0].place.column) == (3, 12)


def test_places_begin_on_the_line_they_are_told_to():
    tree = parse("a: 1\nb: 2\n", Faults("f"), first_line=10)
    assert tree is not None and [key.place.line for key in tree.keys] == [10, 11]


def test_places_in_a_line_with_a_mended_tab_are_those_of_the_file():
    tree = parse("a:\n\tb: x\n", Faults("f"))
    assert tree is not None and tree.items[0].items[0].place.column == 5


@pytest.mark.parametrize(("text", "fault"), [
    ("a: 1\na: 2\n", ("duplicate-key", 2, 1)),
    ("b: &x 1\nc: *x\n", ("yaml-anchor", 1, 4)),
    ("a: !!str 1\n", ("yaml-tag", 1, 4)),
    ("a: 1 # one\n", ("yaml-comment", 1, 6)),
    ("# all\na: 1\n", ("yaml-comment", 1, 1)),
    ("a: [1, 2]\n", ("not-block-style", 1, 4)),
    ("a: {b: 1}\n", ("not-block-style", 1, 4)),
    ("a: 1\n---\nb: 1\n", ("several-documents", 2, 1)),
    ("a: b\n   c: d\n", ("not-yaml", 2, 5)),
    ("a: 1\nb\n", ("not-yaml", 3, 1)),
    ("? [a]\n: b\n", ("not-yaml", 1, 3)),
])
def test_what_is_not_of_the_format_is_a_fault_with_its_place(text, fault):
    assert fault in spots(yaml_of(text)[1])


def test_of_two_equal_keys_the_first_is_kept_and_named():
    value, faults = yaml_of("a: 1\nb: x\na:\n  - 2\n")
    assert value == {"a": "1", "b": "x"}
    assert dict(faults[0].values) == {"key": "a", "first": "1"}


def test_empty_brackets_are_accepted():
    assert yaml_of("a: []\nb: {}\n") == ({"a": [], "b": {}}, [])


def test_an_alias_is_never_followed():
    text = "a: &a\n  - x\n" + "".join(f"b{n}: [*a, *a]\n" for n in range(9))
    value, _ = yaml_of(text)
    assert value["b0"] == ["*a", "*a"]


@pytest.mark.parametrize(("inner", "fine"), [(DEPTH, True), (DEPTH + 1, False)])
def test_depth_has_a_limit(inner, fine):
    text = "".join("  " * level + f"- k{level}:\n" for level in range(inner // 2))
    text += "  " * inner + "- x\n" if inner % 2 else ""
    _, faults = yaml_of(text)
    assert ([fault.values["reason"] for fault in faults] == []) is fine


@pytest.mark.parametrize("text", ["[" * 100_000, "{" * 100_000, "- " * 50_000, "a: [" + "[a, " * 30_000])
def test_bombs_of_depth_end_at_once_with_one_fault(text):
    value, faults = yaml_of(text)
    assert value is None
    assert [fault.values["reason"] for fault in faults if fault.name == "not-yaml"] in (["depth"], ["character"])
    assert len(faults) <= 2


def test_a_sound_file_gives_the_same_texts_as_any_yaml_reader():
    import yaml as pyyaml

    from tests.make import facts, yaml
    text = yaml(facts())
    assert yaml_of(text) == (pyyaml.load(text, Loader=pyyaml.BaseLoader), [])
