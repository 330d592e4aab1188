"""Formulas as text."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modemploi.compute.faults import FAULTS, Wrong
from modemploi.compute.formulas import FUNCTIONS, Tree, parse


def bare(tree: Tree) -> Any:
    """A tree without its columns, easy to compare."""
    return (tree[0], *(bare(each) if isinstance(each, tuple) else each for each in tree[2:]))


def name(text: str) -> Any:
    """A name in a bare tree."""
    return ("name", text)


A, B, C = name("a"), name("b"), name("c")
TWO = ("number", 2.0)


@pytest.mark.parametrize(("text", "tree"), [
    ("a + b * c", ("+", A, ("*", B, C))),
    ("a - b - c", ("-", ("-", A, B), C)),
    ("a / b * c", ("*", ("/", A, B), C)),
    ("a * b ^ 2", ("*", A, ("^", B, TWO))),
    ("-a^2", ("neg", ("^", A, TWO))),
    ("a^-2", ("^", A, ("neg", TWO))),
    ("a - -b", ("-", A, ("neg", B))),
    ("(a + b) * c", ("*", ("+", A, B), C)),
    ("a × b ÷ c − 2", ("-", ("/", ("*", A, B), C), TWO)),
    ("a ≤ b", ("<=", A, B)),
    ("if(a == b, 2, c)", ("call", "if", ("==", A, B), TWO, C)),
    ("min(a,b , c)", ("call", "min", A, B, C)),
    ("sum(t.a*t.b)", ("call", "sum", ("*", ("dot", "t", "a"), ("dot", "t", "b")))),
    ("\u00a0a\u202f* 2\n", ("*", A, TWO)),
    ("0.72", ("number", 0.72)),
])
def test_a_formula_is_read_as_one_would_read_it(text: str, tree: Any) -> None:
    assert bare(parse(text)) == tree


@pytest.mark.parametrize(("text", "offset", "found", "expected"), [
    ("", 0, "", "value"), ("a +", 3, "", "value"), ("a b", 2, "b", "operator"), ("2a", 1, "a", "operator"),
    ("a * * b", 4, "*", "value"),
    ("(a + b", 6, "", "closing-bracket"), ("a + b)", 5, ")", "operator"), ("a < b < c", 6, "<", "one-comparison"),
    ("2^3^2", 3, "^", "powers-in-brackets"), ("a = b", 2, "=", "double-equals"), ("0,72 * a", 1, ",", "decimal-point"),
    ("a, b", 1, ",", "operator"), ("min", 3, "", "opening-bracket"), ("if a", 2, "a", "opening-bracket"),
    ("a & b", 2, "&", "sign"),
    ("a.b.c", 3, ".", "operator"), ("a.", 2, "", "value"), (".5", 0, ".", "value"), ("007", 0, "007", "value"),
    ("--a", 1, "-", "value"),
    ("min(a, )", 7, ")", "value"), ("min(a b)", 6, "b", "operator"), ("a\u0430", 1, "\u0430", "sign"),
    ("'a'", 0, "'", "sign"),
    ("a[0]", 1, "[", "sign"), ("lambda: 1", 6, ":", "sign"),
    ("1234567890123456", 0, "1234567890123456", "shorter-number"),
    ("a if b else c", 2, "if", "operator"), ("min(a,, b)", 6, ",", "value"), ("a ** b", 3, "*", "value"),
    ("٣", 0, "٣", "sign"),
])
def test_a_formula_that_cannot_be_read_says_where_and_what_is_missing(
        text: str, offset: int, found: str, expected: str) -> None:
    with pytest.raises(Wrong) as wrong:
        parse(text)
    assert (wrong.value.name, wrong.value.offset) == ("formula-form", offset)
    assert wrong.value.values == {"found": found, "expected": expected}


@pytest.mark.parametrize(("text", "offset", "values"), [
    ("maximum(a)", 0, {"function": "maximum", "close": "max"}),
    ("1 + rond(a)", 4, {"function": "rond", "close": "round"}),
    ("__import__(a)", 0, {"function": "__import__", "close": ""}),
    ("MIN(a, b)", 0, {"function": "MIN", "close": ""}),
])
def test_an_unknown_function_is_named(text: str, offset: int, values: dict[str, str]) -> None:
    with pytest.raises(Wrong) as wrong:
        parse(text)
    assert (wrong.value.name, wrong.value.offset, wrong.value.values) == ("unknown-function", offset, values)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_takes_as_many_arguments_as_it_says(function: str) -> None:
    least, most = FUNCTIONS[function]
    for count in {least, most}:
        parse(f"{function}({', '.join(['a'] * count)})")
    for count in (least - 1, most + 1):
        with pytest.raises(Wrong) as wrong:
            parse(f"{function}({', '.join(['a'] * count)})")
        assert wrong.value.name == "wrong-argument-count"
        assert wrong.value.values["found"] == str(count)


@pytest.mark.parametrize(("text", "limit"), [
    ("a+" * 250 + "a", "characters"), ("a" * 501, "characters"), ("(" * 249 + "a" + ")" * 249, "depth"),
    ("min(1," * 40 + "1" + ")" * 40, "depth"), ("+".join("a" * 110), "parts"), ("-(" * 31 + "a" + ")" * 31, "depth"),
])
def test_a_formula_beyond_measure_is_refused(text: str, limit: str) -> None:
    with pytest.raises(Wrong) as wrong:
        parse(text)
    assert wrong.value.name == "formula-too-large"
    assert wrong.value.values["limit"] == limit


def test_columns_tell_where_each_part_begins() -> None:
    tree = parse("aa + min(b, cc) * 2")
    assert tree[1] == 0
    assert tree[3][1] == 5
    assert tree[3][2][4][1] == 12
    assert tree[3][3][1] == 18


WORDS = st.sampled_from([*"abc0129.,()+-*/^<>=!×÷− \t_é[]{}:;'\"\\@#\u202f\u0000", "if(", "min(", "sum(", "t.a", "==",
                         "<=", "1.5",
                         "__class__", "lambda", "lookup(", "next_size("])


@settings(deadline=None)
@given(st.lists(WORDS, max_size=60).map("".join) | st.text(max_size=600))
def test_reading_any_text_ends_in_a_tree_or_a_known_fault(text: str) -> None:
    try:
        tree = parse(text)
    except Wrong as wrong:
        assert wrong.name in FAULTS
        assert 0 <= wrong.offset <= len(text)
    else:
        assert tree[0] in {"number", "name", "dot", "neg", "call", *"+-*/^<>", "<=", ">=", "==", "!="}
