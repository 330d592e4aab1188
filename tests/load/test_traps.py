import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st
from modemploi.load.traps import mend

from tests.load.reading import spots, yaml_of


def only_fault(text):
    (fault,) = yaml_of(text)[1]
    return fault


@pytest.mark.parametrize(("text", "value", "fix"), [
    ("title: Réparer : mode d'emploi", "Réparer : mode d'emploi", "title: \"Réparer : mode d'emploi\""),
    ("title: دليل: الطاقة", "دليل: الطاقة", 'title: "دليل: الطاقة"'),
    ("title: Il faut :", "Il faut :", 'title: "Il faut :"'),
    ("title: 'L'eau'", "L'eau", 'title: "L\'eau"'),
    ("title: \"Eau\" et \"feu\"", '"Eau" et "feu"', "title: '\"Eau\" et \"feu\"'"),
    ("title: \"sans fin", "sans fin", 'title: "sans fin"'),
    ("title: @eau", "@eau", 'title: "@eau"'),
    ("title: *gras*", "*gras*", 'title: "*gras*"'),
    ("title: %20", "%20", 'title: "%20"'),
    ("title: - eau", "- eau", 'title: "- eau"'),
    ("title: {{ eau }}", "{{ eau }}", 'title: "{{ eau }}"'),
    ("title: > eau", "> eau", 'title: "> eau"'),
    ("title: | eau", "| eau", 'title: "| eau"'),
    ("title: ? eau", "? eau", 'title: "? eau"'),
    ("title: !eau", "!eau", 'title: "!eau"'),
    ("title: &eau", "&eau", 'title: "&eau"'),
    ("title: `eau`", "`eau`", 'title: "`eau`"'),
    ("title: [@source] dit", "[@source] dit", 'title: "[@source] dit"'),
    ("title: [!estimate]", "[!estimate]", 'title: "[!estimate]"'),
    ("title: [eau](https://example.org)", "[eau](https://example.org)", 'title: "[eau](https://example.org)"'),
])
def test_a_text_that_needs_quotes_is_understood_and_the_fix_told(text, value, fix):
    assert yaml_of(text + "\nsummary: x\n")[0] == {"title": value, "summary": "x"}
    fault = only_fault(text + "\nsummary: x\n")
    assert (fault.name, fault.place.line, fault.place.column) == ("needs-quotes", 1, 8)
    assert fault.values["fix"] == fix
    assert pyyaml.safe_load(fix) == {"title": value}


@pytest.mark.parametrize("item", ["Association : la source", "Noël: fête", "Deux mots: trois"])
def test_a_text_of_a_list_with_a_colon_is_a_text_and_not_a_field(item):
    value, faults = yaml_of(f"partners:\n  - {item}\n")
    assert value == {"partners": [item]}
    assert spots(faults) == [("needs-quotes", 2, 5)]


def test_an_entry_that_begins_with_a_field_stays_an_entry():
    assert yaml_of("- id: a\n- titel: b\n")[0] == [{"id": "a"}, {"titel": "b"}]


def test_a_text_that_would_be_cut_is_kept_and_the_loss_told():
    fault = only_fault("title: Atelier #3 du mois\n")
    assert (fault.name, fault.values["lost"], fault.values["fix"]) == (
        "text-cut", "#3 du mois", 'title: "Atelier #3 du mois"')
    assert yaml_of("title: #3 du mois\n")[0] == {"title": "#3 du mois"}


@pytest.mark.parametrize("line", ["count: 3 # three", "unit: Wh/day # per day", "duration: 2 day # at most",
    "id: a  # x"])
def test_a_comment_after_a_fact_is_a_comment(line):
    assert only_fault(line + "\n").name == "yaml-comment"


@pytest.mark.parametrize(("text", "value"), [("“Réparer”", "Réparer"), ("‘Réparer’", "Réparer"), ("„Reparieren“",
    "Reparieren")])
def test_curly_quotes_around_a_whole_value_are_told(text, value):
    assert yaml_of(f"title: {text}\n")[0] == {"title": value}
    assert only_fault(f"title: {text}\n").name == "curly-quotes"


@pytest.mark.parametrize("text", ["« Réparer »", "“Un” et “deux”", "l’eau", "d'eau", "12:30", "a, b [c] {d}",
    "https://example.org/#a"])
def test_ordinary_french_is_no_trap(text):
    assert yaml_of(f"title: {text}\n") == ({"title": text}, [])


@pytest.mark.parametrize(("text", "name", "value"), [
    ("origin:\n\u00a0\u00a0place: Azrou\n", "hard-space", {"origin": {"place": "Azrou"}}),
    ("title\u00a0: Azrou\n", "hard-space", {"title": "Azrou"}),
    ("title:\u202fAzrou\n", "hard-space", {"title": "Azrou"}),
    ("origin:\n\tplace: Azrou\n", "tab-indentation", {"origin": {"place": "Azrou"}}),
    ("title:Azrou\n", "no-space-after-colon", {"title": "Azrou"}),
])
def test_wrong_spaces_are_told_and_read_as_meant(text, name, value):
    assert yaml_of(text)[0] == value
    assert only_fault(text).name == name


def test_what_stands_in_blocks_and_quotes_of_several_lines_is_left_alone():
    text = "a: |\n  Il faut : #3\n  - @x\nb: \"un\n  deux : trois\"\nc: >-\n  x: y\nd: 'l''eau : x'\n"
    assert yaml_of(text) == ({"a": "Il faut : #3\n- @x\n", "b": "un deux : trois", "c": "x: y", "d": "l'eau : x"}, [])


def test_a_plain_text_of_several_lines_is_quoted_as_a_whole():
    value, faults = yaml_of("note: Il faut\n  réparer : vite #3\n\n  fin\ntitle: x\n")
    assert value == {"note": "Il faut réparer : vite #3\nfin", "title": "x"}
    assert spots(faults) == [("needs-quotes", 1, 7)]


def test_an_alias_that_is_used_is_no_text():
    assert [fault.name for fault in yaml_of("a: &x 1\nb: *x\n")[1]] == ["yaml-anchor", "yaml-anchor"]


@given(st.text(st.sampled_from("ab é:#-'\"[]{}&*!|>@%\n\t\u00a0"), max_size=60))
def test_mending_keeps_the_number_of_lines(text):
    assert len(mend(text).lines) == text.count("\n") + 1


@given(st.lists(st.text(st.sampled_from("ab é-'.,?\u00a0"), min_size=1, max_size=20), min_size=1, max_size=5))
def test_what_has_no_trap_is_not_touched(values):
    text = "".join(f"- k{value}\n" for value in values)
    mended = mend(text)
    assert mended.traps == [] and mended.text == text


@given(st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "), max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.from_regex("[a-z_]{1,8}", fullmatch=True), inner,
        max_size=4),
    max_leaves=15))
def test_what_another_program_writes_is_read_as_it_was_meant(value):
    value = {"a": value}
    text = pyyaml.safe_dump(value, allow_unicode=True, default_flow_style=False, sort_keys=False, width=10**9)
    read, faults = yaml_of(text)
    assert {fault.name for fault in faults} <= {"duplicate-key"}
    assert read == value
