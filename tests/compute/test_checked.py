"""Formulas against what a guide declares: names, kinds and units."""

import json
from fractions import Fraction

import pytest

from modemploi.compute.checked import number_in
from modemploi.compute.evaluate import evaluate
from modemploi.compute.faults import Wrong
from modemploi.compute.measures import TRUTH, Unsure
from tests.compute.library import a_setting, checked, measure, the_book, unit_of, value


@pytest.mark.parametrize(("formula", "unit"), [
    ("power", "W"), ("power + big_power", "W"), ("big_power + power", "kW"), ("rooms * lamps_per_room", "piece"),
    ("sum(loads.power * loads.count * loads.hours)", "Wh/day"),
    ("energy / lookup(months, month, 12, sun)", "Wh/kWh*m^2"),
    ("next_size(sections.size, area)", "mm^2"), ("rooms * lamps_per_room * price", "EUR"), ("sqrt(area)", "m"),
    ("area ^ 2", "m^4"), ("power ^ -1", "1/W"), ("ratio ^ 2", ""), ("max(power, 0)", "W"), ("0 + power", "W"),
    ("if(power > 0, power, 0)", "W"), ("if(battery == lfp, 0, fare)", "MAD"), ("abs(-power)", "W"),
    ("growth * power", "percent*W"),
    ("1 + growth", ""), ("growth + 1", "percent"), ("ceil(rooms * lamps_per_room)", "piece"),
    ("max(loads.hours)", "h/day"),
    ("2 ^ 3", ""), ("0 * power", "W"), ("round(power / big_power)", ""),
])
def test_a_formula_comes_out_in_the_unit_its_parts_give(formula: str, unit: str) -> None:
    wanted = the_book().read(unit)
    assert unit_of(formula) == (wanted.dimension, wanted.factor)


@pytest.mark.parametrize(("formula", "offset", "found", "expected"), [
    ("power + energy * 24 * rooms", 8, "Wh*room/day", "W"), ("power + rooms", 8, "room", "W"),
    ("power + 1", 8, "1", "W"),
    ("fare + lamps_per_room * rooms * price", 7, "EUR", "MAD"), ("if(power > 1, power, 0)", 11, "1", "W"),
    ("if(ratio > 1, power, rooms)", 21, "room", "W"), ("min(power, power * energy, 1)", 11, "W*Wh/day", "W"),
    ("ceil(power)", 5, "W", "1"), ("round(price)", 6, "EUR/piece", "1"), ("sqrt(power / rooms)", 5, "W/room", "1"),
    ("2 ^ rooms", 4, "room", "1"), ("power ^ ratio", 0, "W", "1"), ("next_size(sections.size, power)", 25, "W", "mm^2"),
    ("lookup(months, month, power, sun)", 22, "W", "1"),
])
def test_units_that_do_not_go_together_are_told_where_they_meet(
        formula: str, offset: int, found: str, expected: str) -> None:
    with pytest.raises(Wrong) as wrong:
        checked(formula)
    assert (wrong.value.name, wrong.value.offset) == ("unit-mismatch", offset)
    assert wrong.value.values == {"found": found, "expected": expected}


@pytest.mark.parametrize(("formula", "name", "offset", "values"), [
    ("powr * 2", "unknown-name", 0, {"of": "", "id": "powr", "close": "power"}),
    ("2 * x", "unknown-name", 4, {"of": "", "id": "x", "close": ""}),
    ("sum(load.power)", "unknown-name", 4, {"of": "", "id": "load", "close": "loads"}),
    ("sum(loads.powr)", "unknown-name", 10, {"of": "loads", "id": "powr", "close": "power"}),
    ("lookup(months, moth, 1, sun)", "unknown-name", 15, {"of": "months", "id": "moth", "close": "month"}),
    ("next_size(section.size, area)", "unknown-name", 10, {"of": "", "id": "section", "close": "sections"}),
    ("power.__class__", "wrong-kind", 0, {"found": "number", "expected": "table", "id": "power"}),
    ("if(battery == lpf, 1, 2)", "unknown-option", 14,
     {"parameter": "battery", "id": "lpf", "options": "lfp, lead", "close": "lfp"}),
    ("battery * 2", "wrong-kind", 0, {"found": "choice", "expected": "number", "id": "battery"}),
    ("if(battery < lfp, 1, 2)", "wrong-kind", 3, {"found": "choice", "expected": "number", "id": "battery"}),
    ("if(battery == 1, 1, 2)", "wrong-kind", 3, {"found": "choice", "expected": "number", "id": "battery"}),
    ("loads + 1", "wrong-kind", 0, {"found": "table", "expected": "number", "id": "loads"}),
    ("start + 1", "wrong-kind", 0, {"found": "date", "expected": "number", "id": "start"}),
    ("loads.power * 2", "wrong-kind", 0, {"found": "column", "expected": "number", "id": "loads.power"}),
    ("(power > 0) + 1", "wrong-kind", 1, {"found": "truth", "expected": "number", "id": ""}),
    ("-(power > 0)", "wrong-kind", 2, {"found": "truth", "expected": "number", "id": ""}),
    ("if(power, 1, 2)", "wrong-kind", 3, {"found": "number", "expected": "truth", "id": ""}),
    ("if(power > 0, power > 0, 2)", "wrong-kind", 14, {"found": "truth", "expected": "number", "id": ""}),
    ("sum(power)", "wrong-kind", 4, {"found": "number", "expected": "column", "id": "sum"}),
    ("min(power)", "wrong-kind", 4, {"found": "number", "expected": "column", "id": "min"}),
    ("sum(loads.power * sum(loads.count))", "wrong-kind", 18, {"found": "rows", "expected": "number", "id": "sum"}),
    ("sum(loads.power * months.sun)", "wrong-kind", 18,
     {"found": "column", "expected": "column", "id": "months.sun", "table": "loads"}),
    ("next_size(sections, area)", "wrong-kind", 10, {"found": "table", "expected": "column", "id": "sections"}),
    ("lookup(power, month, 1, sun)", "wrong-kind", 7, {"found": "number", "expected": "table", "id": "power"}),
    ("lookup(months.sun, month, 1, sun)", "wrong-kind", 7,
     {"found": "column", "expected": "table", "id": "months.sun"}),
    ("lookup(months, loads.power, 1, sun)", "wrong-kind", 15,
     {"found": "column", "expected": "column", "id": "loads.power", "table": "months"}),
    ("lookup(months, 1, 1, sun)", "wrong-kind", 15,
     {"found": "number", "expected": "column", "id": "", "table": "months"}),
    ("ratio ^ 0.5", "exponent-form", 8, {"number": "0.5", "most": "100"}),
    ("2 ^ 9999", "exponent-form", 4, {"number": "9999", "most": "100"}),
    ("2 ^ -101", "exponent-form", 4, {"number": "-101", "most": "100"}),
    ("power ^ 50", "number-too-large", 8, {"most": "^12"}),
    ("big_power ^ 90", "number-too-large", 12, {"most": "2^512"}),
])
def test_what_does_not_fit_is_named_and_located(formula: str, name: str, offset: int, values: dict[str, str]) -> None:
    with pytest.raises(Wrong) as wrong:
        checked(formula)
    assert (wrong.value.name, wrong.value.offset, wrong.value.values) == (name, offset, values)


def test_a_formula_that_uses_something_with_a_fault_of_its_own_adds_no_fault() -> None:
    with pytest.raises(Unsure):
        checked("power + unsure")


def test_a_comparison_is_a_truth_and_not_a_number() -> None:
    comparison = checked("power > big_power")
    assert comparison.measure is TRUTH
    with pytest.raises(Wrong) as wrong:
        number_in(comparison, measure("W"))
    assert wrong.value.name == "wrong-kind"


def test_the_result_is_brought_to_the_unit_wanted() -> None:
    tree = number_in(checked("sum(loads.power * loads.count * loads.hours)"), measure("kWh/day"))
    assert evaluate(tree, a_setting()) == pytest.approx(1.584)
    tree = number_in(checked("growth"), measure(""))
    assert evaluate(tree, a_setting()) == pytest.approx(0.2)


def test_a_result_of_another_dimension_than_wanted_is_a_mismatch() -> None:
    with pytest.raises(Wrong) as wrong:
        number_in(checked("power * 2"), measure("kWh"))
    assert wrong.value.values == {"found": "W", "expected": "kWh"}


def test_a_formula_knows_what_it_uses() -> None:
    assert checked("if(battery == lfp, power, big_power) + sum(loads.power * loads.count)").uses == {
        "battery", "power", "big_power", "loads"}


def test_a_checked_tree_survives_json() -> None:
    tree = checked("if(battery == lfp, max(power, big_power), 0) * next_size(sections.current, 0) * sum(loads.count)"
                   " * lookup(months, month, 12, month)^-2").tree
    again = json.loads(json.dumps(tree))
    assert evaluate(again, a_setting()) == evaluate(tree, a_setting()) == pytest.approx(2000 * 10 * 28 / 144)


def test_a_conversion_is_written_into_the_tree() -> None:
    assert checked("power + big_power").tree == (
        "+", 0, ("value", 0, "power"), ("scale", 8, 1000.0, ("value", 8, "big_power")))
    assert Fraction(1000) == the_book().read("kW").factor / the_book().read("W").factor


def test_units_of_the_same_size_need_no_conversion() -> None:
    assert value("power + power * 2") == 300.0
    assert "scale" not in json.dumps(checked("energy * 2 - energy").tree)
