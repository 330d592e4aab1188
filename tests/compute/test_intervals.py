"""Intervals: nothing that a formula can give lies outside, and nothing can go wrong that was not doubted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modemploi.compute.checked import check
from modemploi.compute.entered import MOST_ROWS
from modemploi.compute.evaluate import Setting, evaluate
from modemploi.compute.faults import Wrong
from modemploi.compute.formulas import parse
from modemploi.compute.intervals import Interval, point, rounded_ends, within
from modemploi.compute.reach import Domain, TooMuch, reach
from modemploi.compute.measures import Measure, Names
from modemploi.compute.rounding import rounded
from tests.compute.test_random import LETTERS, ROWS, Pair, grow, leaves

NAMES = Names(dict.fromkeys(LETTERS, Measure()), {"battery": ("lfp", "lead")}, {"t": {"x": Measure(), "y": Measure()}})
TABLE = tuple({name: point(number) for name, number in row.items()} for row in ROWS)
COLUMNS = {"x": Interval(-4, 9), "y": Interval(0, 4)}


def a_domain(entered: bool = False, **numbers: Interval) -> Domain:
    """Letters with their intervals, a choice, and three rows, of a table or entered."""
    tables, rows = ({}, {"t": COLUMNS}) if entered else ({"t": TABLE}, {})
    return Domain(dict(numbers), {"battery": ("lfp", "lead")}, tables, rows)


def comes_to(formula: str, entered: bool = False, **numbers: Interval) -> tuple[Interval | None, list[str]]:
    """What a formula can come to, and what may go wrong."""
    domain = a_domain(entered, **numbers)
    return reach(check(parse(formula), NAMES).tree, domain), [doubt.name for doubt in domain.doubts]


def some_tree(pair: Pair) -> str:
    return pair[0]


BOX = st.tuples(st.integers(-64, 64), st.integers(0, 40), st.floats(0, 1)).map(
    lambda each: (Interval(each[0] / 4, (each[0] + each[1]) / 4), each[0] / 4 + each[1] / 4 * each[2]))
"""An interval, and a number in it."""


@given(st.recursive(leaves(), grow, max_leaves=12).map(some_tree).filter(lambda text: len(text) <= 500),
       st.fixed_dictionaries(dict.fromkeys(LETTERS, BOX)), st.booleans())
@settings(max_examples=600, deadline=None)
def test_no_number_lies_outside_and_no_fault_was_not_doubted(
    text: str, boxes: dict[str, tuple[Interval, float]], entered: bool,
) -> None:
    tree = check(parse(text), NAMES).tree
    domain = a_domain(entered, **{letter: box for letter, (box, _) in boxes.items()})
    found = reach(tree, domain)
    doubts = {(doubt.name, doubt.offset) for doubt in domain.doubts}
    try:
        number = evaluate(tree, Setting({letter: each for letter, (_, each) in boxes.items()}, {}, {"t": ROWS}))
    except Wrong as wrong:
        assert (wrong.name, wrong.offset) in doubts
    else:
        assert found is not None
        slack = 1e-12 * max(1.0, abs(number))
        assert found.low - slack <= number <= found.high + slack
        assert not found.whole or number == int(number)


@pytest.mark.parametrize(("formula", "low", "high", "doubts"), [
    ("a + b", 0, 13, []), ("a - b", -11, 2, []), ("a * b", -10, 30, []), ("-a", -3, 1, []), ("abs(a)", 0, 3, []),
    ("b / 2", 0.5, 5, []), ("1 / b", 0.1, 1, []), ("a^2", 0, 9, []), ("a^3", -1, 27, []), ("b^-1", 0.1, 1, []),
    ("sqrt(b - 1)", 0, 3, []), ("min(a, b)", -1, 3, []), ("max(a, b)", 1, 10, []), ("ceil(b / 4)", 1, 3, []),
    ("if(b > 20, a, b)", 1, 10, []), ("if(b > 5, 1, 2)", 1, 2, []), ("if(battery == lfp, 3, 4)", 3, 4, []),
    ("sum(t.x)", 6.5, 6.5, []), ("next_size(t.y, b / 4)", 0.25, 4, []), ("lookup(t, x, 8, y)", 4, 4, []),
    ("sqrt(a)", 0, 3**0.5, ["root-of-negative"]), ("sqrt(b - 2)", 0, 8**0.5, ["root-of-negative"]),
])
def test_the_ends_are_those_one_reckons_by_hand(formula: str, low: float, high: float, doubts: list[str]) -> None:
    found, met = comes_to(formula, a=Interval(-1, 3), b=Interval(1, 10))
    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high))
    assert met == doubts


@pytest.mark.parametrize(("formula", "doubts"), [
    ("1 / a", ["division-by-zero", "number-too-large"]), ("a^-1", ["division-by-zero", "number-too-large"]),
    ("2^(a + 200)", ["exponent-form"]),
    ("2^(b / 2)", ["exponent-form"]), ("2^round(b / 2)", []), ("next_size(t.y, b)", ["not-in-table"]),
    ("lookup(t, x, b, y)", ["not-in-table"]), ("(b * 1000000000)^2", ["number-too-large"]),
    ("if(a == 0, 1, 1 / a)", ["division-by-zero", "number-too-large"]), ("if(b == 0, 1, 1 / b)", []),
])
def test_what_may_go_wrong_is_doubted(formula: str, doubts: list[str]) -> None:
    assert list(dict.fromkeys(comes_to(formula, a=Interval(-1, 3), b=Interval(1, 10))[1])) == doubts


@pytest.mark.parametrize("formula", ["sqrt(a - 20)", "1 / (a - a * 0 - 3 * 1)", "next_size(t.y, 5)",
                                     "lookup(t, x, 7, y)", "2^(1 / 2)", "missing_letter"])
def test_what_never_has_a_number_has_none(formula: str) -> None:
    names = Names({**NAMES.numbers, "missing_letter": Measure()}, NAMES.choices, NAMES.tables)
    domain = a_domain(a=Interval(3, 3))
    assert reach(check(parse(formula), names).tree, domain) is None


def test_rows_that_a_reader_enters_may_be_none_or_a_hundred() -> None:
    found, _ = comes_to("sum(t.x * t.y)", entered=True)
    assert found is not None and found.high == pytest.approx(MOST_ROWS * 36) and found.low == pytest.approx(-1600)
    assert comes_to("min(t.x)", entered=True) == (COLUMNS["x"], ["not-in-table"])
    assert comes_to("sum(sqrt(t.x - 20))", entered=True)[0] == point(0)


@given(st.floats(-1e6, 1e6), st.sampled_from(["up", "down", "nearest"]), st.sampled_from([0.1, 1.0, 25.0]),
       st.floats(0, 1e3))
def test_rounding_of_an_interval_is_that_of_its_numbers(low: float, how: str, step: float, more: float) -> None:
    found = rounded_ends(Interval(low, low + more), how, step)
    assert found.low <= rounded(low + more / 2, how, step) <= found.high


def test_what_is_left_between_two_limits_forgives_noise() -> None:
    assert within(Interval(0, 10), 2, None) == pytest.approx(Interval(2, 10))
    assert within(Interval(0, 10), 11, None) is None
    assert within(Interval(0, 10), None, -1) is None
    assert within(Interval(1 + 1e-12, 10), None, 1) is not None


def test_there_is_an_end_to_looking() -> None:
    domain = a_domain(a=Interval(0, 1))
    domain.meter.work = 10**9
    with pytest.raises(TooMuch):
        reach(check(parse("a + 1"), NAMES).tree, domain)
