"""What goes wrong for an input that a guide allows: found where it is so, with few words, and never where it is not."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modemploi.compute import compute_case, inputs_of
from modemploi.compute.ranges import MOST_COMBINATIONS, allowed, bounds_of, combinations
from modemploi.compute.sheet import Sheet, sheet_of
from modemploi.compute.witnesses import MOST_TRIED, Witness, _Search, witnesses
from modemploi.model.proof import ExampleInput
from tests.compute.library import the_units
from tests.compute.test_random import LETTERS, Pair, grow, leaves
from tests.make import a_guide


def number(name: str, low: str | None, high: str | None, typical: str = "2", unit: str | None = None) -> dict[str, Any]:
    """A parameter; None where it has no end."""
    given = {"id": name, "kind": "number", "typical": typical, "min": low, "max": high, "unit": unit}
    return {key: value for key, value in given.items() if value is not None}


CHOICE = {"id": "battery", "kind": "choice", "typical": "lfp", "options": [{"id": "lfp"}, {"id": "lead"}]}
ROWS = {"id": "t", "kind": "rows", "columns": [{"id": "x", "min": "0", "max": "10"}, {"id": "y", "min": "0"}],
        "rows": [{"id": "radio", "cells": [{"column": "x", "value": "5"}, {"column": "y", "value": "2"}]}]}


def a_sheet(formula: str, *parameters: dict[str, Any], rules: list[dict[str, Any]] | None = None, **changes: Any,
            ) -> Sheet:
    """A guide that computes one thing."""
    quantity = {"id": "result", "formula": formula, **changes}
    return sheet_of(a_guide(parameters=list(parameters), assumptions=None, quantities=[quantity], rules=rules,
                            supplies=None, cost_lines=None, examples=None), the_units())


def met(formula: str, *parameters: dict[str, Any], **changes: Any) -> list[tuple[str, dict[str, str]]]:
    """What goes wrong, and with what."""
    return [(each.name, dict(each.entered)) for each in witnesses(a_sheet(formula, *parameters, **changes))]


A, B = number("a", "1", "12"), number("b", "0", "5")


def test_a_divisor_that_is_zero_at_the_end_of_a_range_is_told_with_that_end() -> None:
    assert met("a / b", A, B) == [("division-by-zero", {"b": "0"})]


def test_a_divisor_that_is_never_zero_is_not_told() -> None:
    assert met("b / a", A, B) == []


def test_a_name_that_stands_twice_makes_a_doubt_and_no_message() -> None:
    formula = "1 / (a * a - 2 * a + 2)"
    assert [each.name for each in bounds_of(a_sheet(formula, A)).suspects] == ["division-by-zero", "number-too-large"]
    assert met(formula, A) == []


def test_an_if_that_keeps_zero_away_is_understood() -> None:
    assert met("if(b == 0, 1, a / b)", A, B) == []


def test_a_divisor_that_changes_its_sign_is_zero_in_between() -> None:
    assert met("1 / (a - 7)", A) == [("division-by-zero", {"a": "7"})]
    assert met("1 / (2 * a - 7)", A) == [("division-by-zero", {"a": "3.5"})]


def test_two_changes_are_told_where_one_is_not_enough() -> None:
    assert met("1 / (a - 1 + b)", A, B) == [("division-by-zero", {"a": "1", "b": "0"})]


def test_an_absent_limit_allows_zero_and_nothing_absurd() -> None:
    assert met("1 / c", number("c", None, None)) == [("division-by-zero", {"c": "0"})]
    assert met("c * c", number("c", None, None)) == []


def test_no_rows_and_rows_at_the_ends_of_their_columns_are_tried() -> None:
    assert met("1 / sum(t.x)", ROWS) == [("division-by-zero", {"t": ""})]
    assert met("sum(t.x / t.y)", ROWS) == [("division-by-zero", {"t": "radio,0,0"})]
    assert met("max(t.x)", ROWS) == [("not-in-table", {"t": ""})]
    assert met("sum(t.x)", ROWS, max="9") == [("outside-range", {"t": "radio,10,2"})]


def test_numbers_are_told_before_rows() -> None:
    assert met("sum(t.x) * b", B, ROWS, max="20") == [("outside-range", {"b": "5"})]


def test_another_option_is_told_with_what_it_takes() -> None:
    assert met("if(battery == lead, a / b, 1)", A, B, CHOICE) == [("division-by-zero", {"b": "0", "battery": "lead"})]
    assert met("if(battery == lead, sqrt(0 - 1), 1)", CHOICE) == [("root-of-negative", {"battery": "lead"})]


def test_both_ends_of_a_range_are_looked_at() -> None:
    found = witnesses(a_sheet("a * 10", A, min="15", max="100"))
    assert [(each.side, dict(each.entered), each.values["number"], each.values["limit"]) for each in found] == [
        ("min", {"a": "1"}, "10", "15"), ("max", {"a": "12"}, "120", "100")]


def test_what_is_refused_before_is_not_told_again_behind() -> None:
    quantities = [{"id": "first", "formula": "a", "min": "2"}, {"id": "second", "formula": "1 / (first - 1)"}]
    sheet = sheet_of(a_guide(parameters=[A], assumptions=None, supplies=None, cost_lines=None, examples=None,
                             quantities=quantities), the_units())
    assert [(each.of, each.name) for each in witnesses(sheet)] == [("first", "outside-range")]


def test_a_root_an_exponent_and_a_size_are_told_too() -> None:
    assert met("sqrt(b - 1)", B) == [("root-of-negative", {"b": "0"})]
    assert met("2^b", B) == [("exponent-form", {"b": "2.5"})]
    assert met("2^round(b)", B) == []
    assert met("(b * 30000)^3", B) == [("number-too-large", {"b": "5"})]


def test_a_rule_is_a_formula_too() -> None:
    assert met("1", A, B, rules=[{"id": "enough", "formula": "a / b > 1"}]) == [("division-by-zero", {"b": "0"})]


def test_a_count_below_zero_is_told_and_another_number_is_not() -> None:
    guide = a_guide(parameters=[A], assumptions=None, examples=None, quantities=[
        {"id": "lamps", "unit": "piece", "formula": "(a - 2) * one_piece"},
        {"id": "other", "unit": "piece", "formula": "(a - 3) * one_piece"}])
    guide = guide.model_copy(update={"assumptions": a_guide(assumptions=[
        {"id": "one_piece", "value": "1", "unit": "piece", "mark": "estimate"}]).assumptions})
    found = witnesses(sheet_of(guide, the_units()))
    assert [(each.name, each.of, dict(each.entered)) for each in found] == [("below-zero", "lamps", {"a": "1"})]


def test_what_the_reference_case_shows_itself_is_not_told_twice() -> None:
    assert met("1 / (a - 2)", number("a", "1", "12")) == []


@pytest.mark.parametrize(("formula", "changes", "refused"), [
    ("a * (1 + b)", {"max": "8"}, [("a", "12")]), ("a", {"min": "2"}, [("a", "1")]),
    ("a * b", {"max": "8"}, []), ("if(battery == lead, a + 100, a)", {"max": "50"}, [("battery", "lead")]),
])
def test_an_end_is_told_that_nothing_else_can_save(
    formula: str, changes: dict[str, str], refused: list[tuple[str, str]],
) -> None:
    found = bounds_of(a_sheet(formula, A, B, CHOICE, **changes)).refusals
    assert [(each.parameter, each.value) for each in found] == refused


def test_the_combination_of_the_reference_case_comes_first_and_too_many_are_not_told_apart() -> None:
    some = [{**CHOICE, "id": name, "typical": "lead"} for name in "cde"]
    sheet = a_sheet("if(c == lfp, 1, 2) + if(d == lfp, 1, 2)", *some)
    assert combinations(sheet)[0] == {"c": "lead", "d": "lead"} and len(combinations(sheet)) == 4
    names = [f"c{place}" for place in range(7)]
    choices = [{**CHOICE, "id": name} for name in names]
    many = a_sheet(" + ".join(f"if({name} == lfp, 1, 2)" for name in names), *choices)
    assert combinations(many) == () and MOST_COMBINATIONS < 2**7
    assert bounds_of(many).reached["result"] == (7, 14, True)
    formula = " + ".join(f"if({name} == lead, 1 / b, 2)" for name in names)
    assert met(formula, B, *choices)[0] == ("division-by-zero", {"b": "0", "c0": "lead"})


LIMITS = st.tuples(st.integers(-8, 8), st.integers(0, 12), st.floats(0, 1))


def shown(witness: Witness, sheet: Sheet) -> bool:
    """Whether a case really shows what is told."""
    case = compute_case(sheet.guide, the_units(), witness.entered)
    names = [fault.name for fault in case.faults if fault.path[:1] == ("quantities",)]
    return names == [witness.name]


@given(st.recursive(leaves(), grow, max_leaves=10), st.fixed_dictionaries(dict.fromkeys(LETTERS, LIMITS)),
       st.none() | st.integers(-5, 0), st.none() | st.integers(1, 50))
@settings(max_examples=300, deadline=None)
def test_every_case_that_is_told_is_allowed_and_shows_it(
    pair: Pair, limits: dict[str, tuple[int, int, float]], least: int | None, most: int | None,
) -> None:
    changes = {"min": least, "max": most}
    parameters = [number(name, str(low), str(low + more), str(low + int(more * share)))
                  for name, (low, more, share) in limits.items()]
    sheet = a_sheet(pair[0][:500], *parameters, ROWS,
                    **{key: str(limit) for key, limit in changes.items() if limit is not None})
    for witness in witnesses(sheet):
        for name, value in witness.entered.items():
            each = next(each for each in sheet.guide.parameters if each.id == name)
            found = allowed(each)
            assert each.kind == "rows" or found is not None and found.low <= float(value) <= found.high
        assert witness.entered and shown(witness, sheet)


def test_what_an_example_enters_is_what_a_witness_tells() -> None:
    """A case that is told can be put into an example as it stands."""
    (witness,) = witnesses(a_sheet("a / b", A, B))
    inputs = inputs_of(ExampleInput(id=name, value=value) for name, value in witness.entered.items())
    case = compute_case(a_sheet("a / b", A, B).guide, the_units(), inputs)
    assert [fault.name for fault in case.faults] == ["division-by-zero"]


def test_there_is_an_end_to_trying() -> None:
    parameters = [number(f"p{place}", "0", "9") for place in range(100)]
    formula = " + ".join(f"p{place}" for place in range(80))
    quantities = [{"id": f"q{place}", "formula": f"sqrt({formula} - {place})" + f" + q{place - 1}" * (place > 0)}
                  for place in range(200)]
    sheet = sheet_of(a_guide(parameters=parameters, assumptions=None, supplies=None, cost_lines=None, examples=None,
                             quantities=quantities), the_units())
    search = _Search(sheet, bounds_of(sheet))
    list(search.run())
    assert MOST_TRIED < search.trials.meter.work < 3 * MOST_TRIED
