"""Working formulas out."""

import math

import pytest

from modemploi.compute.evaluate import MOST_WORK, Missing, Setting, evaluate
from modemploi.compute.rounding import equal, rounded, tidy
from modemploi.compute.faults import Wrong
from tests.compute.library import a_setting, checked, value


@pytest.mark.parametrize(("formula", "result"), [
    ("2 + 3 * 4", 14), ("(2 + 3) * 4", 20), ("2 * 3 ^ 2", 18), ("-3 ^ 2", -9), ("2 ^ -2", 0.25), ("7 - 2 - 1", 4),
    ("8 / 4 / 2", 1),
    ("min(3, 1, 2)", 1), ("max(3, 1, 2)", 3), ("abs(-2.5)", 2.5), ("sqrt(2.25)", 1.5), ("ceil(2.1)", 3),
    ("floor(-2.1)", -3),
    ("round(2.5)", 3), ("round(-2.5)", -2), ("round(0.5)", 1), ("round(1.4)", 1), ("0 ^ 0", 1), ("0 ^ 2", 0),
    ("if(2 > 1, 10, 20)", 10), ("if(2 < 1, 10, 20)", 20), ("if(2 <= 2, 10, 20)", 10), ("if(2 != 2, 10, 20)", 20),
    ("if(battery == lfp, 1, 2)", 1), ("if(lead == battery, 1, 2)", 2), ("if(battery != lead, 1, 2)", 1),
    ("big_power + power", 2.1), ("power + big_power", 2100), ("1 + growth", 1.2), ("growth + 1", 120),
    ("if(big_power > power, 1, 2)", 1), ("min(power, big_power)", 100),
    ("sum(loads.power * loads.count * loads.hours)", 18 * 24 * 2 + 45 * 4 * 4), ("sum(loads.count * 2)", 56),
    ("max(loads.power)", 45), ("min(loads.hours)", 2), ("max(loads.power * loads.count)", 432),
    ("lookup(months, month, 12, sun)", 3.5), ("lookup(months, months.month, 6 * 2, months.sun)", 3.5),
    ("next_size(sections.current, 0)", 10), ("next_size(sections.size, area / 4000000)", 2.5),
])
def test_a_formula_gives_its_number(formula: str, result: float) -> None:
    assert value(formula) == pytest.approx(result, rel=1e-12)


@pytest.mark.parametrize(("formula", "result"), [
    ("ceil(0.1 * 3 / 0.1)", 3), ("floor(0.7 * 10 * 10 / 10)", 7), ("floor(4.35 * 100)", 435), ("ceil(0.0000000001)", 0),
    ("if(0.1 + 0.2 == 0.3, 1, 2)", 1), ("if(0.1 + 0.2 > 0.3, 1, 2)", 2), ("if(0.1 + 0.2 >= 0.3, 1, 2)", 1),
    ("if(0.3 < 0.1 + 0.2, 1, 2)", 2),
    ("next_size(sections.size, 2.5 * (0.1 + 0.2) / 0.3 * area / 9000000)", 2.5), ("2 ^ (0.3 / 0.1)", 8),
    ("ceil(2.000001)", 3), ("if(1 == 1.000001, 1, 2)", 2),
])
def test_the_noise_of_floating_numbers_decides_nothing(formula: str, result: float) -> None:
    assert value(formula) == result


@pytest.mark.parametrize(("formula", "name", "offset", "values"), [
    ("2 * (1 / (ratio - ratio))", "division-by-zero", 10, {"divisor": ""}),
    ("1 / growth", "division-by-zero", 4, {"divisor": "growth"}),
    ("(ratio - ratio) ^ -1", "division-by-zero", 1, {"divisor": ""}),
    ("sqrt(1 - 3)", "root-of-negative", 0, {"number": "-2"}),
    ("2 ^ ratio", "exponent-form", 4, {"number": "0.72", "most": "100"}),
    ("2 ^ (50 * 3)", "exponent-form", 5, {"number": "150", "most": "100"}),
    ("10 ^ 16", "number-too-large", 0, {"most": "1e+15"}),
    ("1 + 999999999 * 999999999", "number-too-large", 4, {"most": "1e+15"}),
    ("999 ^ 100 * 0", "number-too-large", 0, {"most": "1e+15"}),
    ("lookup(months, month, 5, sun)", "not-in-table", 0,
     {"table": "months", "column": "month", "number": "5", "function": "lookup"}),
    ("next_size(sections.size, area)", "not-in-table", 0,
     {"table": "sections", "column": "size", "number": "9e+06", "function": "next_size"}),
])
def test_a_number_that_does_not_exist_is_named_and_located(
        formula: str, name: str, offset: int, values: dict[str, str]) -> None:
    setting = a_setting()
    setting.numbers["growth"] = 0.0
    with pytest.raises(Wrong) as wrong:
        evaluate(checked(formula).tree, setting)
    assert (wrong.value.name, wrong.value.offset, wrong.value.values) == (name, offset, values)


def test_only_the_answer_that_is_taken_is_worked_out() -> None:
    assert value("if(ratio == 0, 1, 1 / ratio)") == pytest.approx(1 / 0.72)
    assert value("if(ratio > 0, 5, 1 / 0)") == 5.0
    setting = a_setting()
    del setting.numbers["big_power"]
    assert evaluate(checked("if(battery == lfp, power, big_power)").tree, setting) == 100.0
    with pytest.raises(Missing):
        evaluate(checked("if(battery == lead, power, big_power)").tree, setting)


def test_a_sum_over_no_rows_is_nothing_and_the_least_of_none_is_a_fault() -> None:
    setting = Setting(rows={"loads": ()})
    assert evaluate(checked("sum(loads.power)").tree, setting) == 0.0
    with pytest.raises(Wrong) as wrong:
        evaluate(checked("max(loads.power)").tree, setting)
    assert wrong.value.name == "not-in-table"


def test_a_case_does_not_work_for_ever() -> None:
    setting = Setting(rows={"loads": [{"power": 1.0, "count": 1.0, "hours": 1.0}] * 3000})
    tree = checked("sum(loads.power * loads.count * loads.hours)").tree
    with pytest.raises(Wrong) as wrong:
        for _ in range(1000):
            evaluate(tree, setting)
    assert (wrong.value.name, wrong.value.values) == ("formula-too-large", {"limit": "work", "most": str(MOST_WORK)})
    assert setting.meter.work < MOST_WORK + 3010


@pytest.mark.parametrize(("number", "how", "step", "result"), [
    (4.54, "up", 1, 5), (4.54, "down", 1, 4), (4.5, "nearest", 1, 5), (1816, "up", 400, 2000),
    (1816, "nearest", 50, 1800), (1.025 * 100, "nearest", 1, 103), (102.4999, "nearest", 1, 102),
    (-2.5, "nearest", 1, -2), (2351775154.3, "nearest", 1, 2351775154),
    (235177.5154300004, "nearest", 0.0001, 235177.5154),
    (0.3, "up", 0.1, 0.3), (-0.5, "up", 1, 0), (6.000000000001, "up", 1, 6), (7.3, None, 1, 7.3),
])
def test_a_result_is_rounded_to_a_multiple_of_a_step(number: float, how: str | None, step: float,
                                                     result: float) -> None:
    assert rounded(number, how, step) == pytest.approx(result)


def test_tidy_keeps_what_is_not_noise() -> None:
    assert tidy(2.0000001) == 2.0000001
    assert tidy(2.0000000001) == 2.0
    assert tidy(-2.9999999999) == -3.0
    assert equal(0.0, 0.0)
    assert not equal(0.0, 1e-12)
    assert not math.isclose(tidy(1234567.8), 1234568)


def test_a_long_chain_is_worked_out() -> None:
    assert value(" + ".join(["1"] * 100)) == 100.0
    assert value("(" * 29 + "1" + " + 1)" * 29) == 30.0
