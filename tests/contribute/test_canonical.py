import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from modemploi.contribute.canonical import canonical, node_of, plain, scalar, trimmed
from modemploi.load.source import Faults
from modemploi.load.yaml import parse
from modemploi.model import Guide, fields_of
from tests.make import facts


def written(value):
    return canonical(node_of(value), Guide)


@pytest.mark.parametrize("text", [
    "no", "yes", "on", "Off", "NO", "y", "null", "~", "true", "1:30", "010", "1e3", "0x1F", "0o17", "1_000", "1.10",
        "3", "-5", ".5",
    ".inf", "=", "<<", "a: b", "a:", "Réparer : tout", "Atelier #3", "'L'eau'", '"x"', "@a", "*a", "&a", "!a", "%a",
        "- a", "? a",
    "| a", "> a", "{a", "[a", "]", ", a", "`a`", " a", "a ", "a\tb", "{{ x }}", "[@a] b", "“a”", "note:\u00a0x",
        "text:x", "# a",
    "2026-01-15T10:00:00", "\u00a0a",
])
def test_a_text_that_yaml_would_read_otherwise_stands_in_quotes(text):
    faults = Faults("f")
    said = scalar(text, str)
    assert said[0] in "'\""
    assert plain(parse(f"a:\n  - {said}\nb: {said}\n", faults)) == {"a": [text], "b": text}
    assert faults.met == []
    assert pyyaml.safe_load(f"a: {said}") == {"a": text}


@pytest.mark.parametrize("text", [
    "Réparer", "l'eau", "a, b", "visit-site", "https://example.org/a#b", "kWh/m²/day", "CC-BY-4.0", "2 day", "50 %",
        "12h30",
    "الطاقة", "« oui »", "2026-01-15", "rooms * 2 + 1", "a[0]", "6, 12, 24",
])
def test_a_text_that_every_reader_understands_stands_plain(text):
    assert scalar(text, str) == text


@pytest.mark.parametrize(("text", "bare"), [("4.50", float), ("3", int), ("-2.0", float), ("true", bool)])
def test_numbers_and_flags_keep_their_spelling_without_quotes(text, bare):
    assert scalar(text, bare) == text


def test_a_flag_that_is_a_text_stands_in_quotes():
    assert scalar("true", str) == '"true"'


def test_fields_stand_in_the_order_of_the_model_and_unknown_ones_last():
    text = written({"xyz": "1", "steps": [{"phase": "do", "id": "a"}], "state": "draft", "version": "2026.1"})
    assert text == 'version: "2026.1"\nstate: draft\nsteps:\n  - id: a\n    phase: do\nxyz: "1"\n'


def test_what_is_empty_is_left_out():
    assert written({"state": "draft", "note": "", "steps": [], "origin": {"place": ""}, "themes": ["a", " "]}) == (
        "state: draft\nthemes:\n  - a\n")


@pytest.mark.parametrize(("text", "lines"), [
    ("un\ndeux", "note: |-\n  un\n  deux\n"),
    ("un\n\ndeux\n", "note: |\n  un\n\n  deux\n"),
    ("- [ ] a : b\n# c", "note: |-\n  - [ ] a : b\n  # c\n"),
    (" un\ndeux", 'note: " un\\ndeux"\n'),
    ("un\n \ndeux", 'note: "un\\n \\ndeux"\n'),
    ("un\n\n", 'note: "un\\n\\n"\n'),
])
def test_a_text_of_several_lines_stands_as_a_block_where_that_keeps_it(text, lines):
    assert written({"note": text}) == lines
    assert plain(parse(lines, Faults("f"))) == {"note": text}


def test_the_small_guide_says_the_same_in_its_one_form():
    text = written(facts())
    assert plain(parse(text, Faults("f"))) == facts()
    assert list(plain(parse(text, Faults("f")))) == [field.name for field in fields_of(Guide) if field.name in facts()]


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl",
    "Zp"]) | st.sampled_from("\n :#-'\""),
                max_size=25)
KEYS = st.sampled_from(["note", "steps", "themes", "origin", "id", "phase", "version",
    "x"]) | st.from_regex("[a-z_]{1,6}", fullmatch=True)
TREES = st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=15)


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
def test_any_facts_are_read_back_as_they_were_and_written_the_same_again(value):
    tree = node_of(value)
    text = canonical(tree, Guide)
    faults = Faults("f")
    read = parse(text, faults)
    assert faults.met == []
    assert plain(read) == plain(trimmed(tree))
    if read:
        assert canonical(read, Guide) == text
