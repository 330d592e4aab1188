"""Hostile guides: an end, and a known fault."""

import ast
import subprocess
import sys
from typing import Any

import pytest

import modemploi.compute
from modemploi.compute import FAULTS, compute_budget, compute_calendar, compute_case, run_examples
from modemploi.compute.evaluate import MOST_WORK
from modemploi.compute.faults import Hints
from tests.compute.library import the_units
from tests.conftest import ROOT
from tests.hostile import BOMBS, entered
from tests.limits import within_limits
from tests.make import FACTS, a_guide


def faults(**changes: Any) -> set[str]:
    """The names of everything that is wrong with the small guide, changed."""
    guide = a_guide(**changes)
    case = compute_case(guide, the_units())
    runs = run_examples(guide, the_units())
    found = (case.faults, compute_budget(guide, case).faults, compute_calendar(guide, case).faults,
             *(run.faults for run in runs))
    return {fault.name for some in found for fault in some}


@pytest.mark.parametrize(("formula", "name"), [
    ("2^9999", "exponent-form"), ("9^99^99", "formula-form"), ("9^9^9", "formula-form"),
    ("(1000000000000000^100)^100", "formula-form"), ("(100000000000000^100)^100", "number-too-large"),
    ("9^(9^9)", "exponent-form"), ("(0-9)^(0-9^9)", "exponent-form"), ("0^(0-1)", "division-by-zero"),
    ("1 / 0.0000000001 / 0.0000000001", "number-too-large"), ("9999999999999999", "formula-form"),
    ("((9^99)^99)^99", "number-too-large"), ("(" * 200 + "1" + ")" * 200, "formula-too-large"),
    ("__import__('os').system('id')", "formula-form"), ("__import__(rooms)", "unknown-function"),
    ("rooms.__class__", "wrong-kind"), ("lambda: rooms", "formula-form"), ("[x for x in rooms]", "formula-form"),
    ("rooms if rooms else rooms", "formula-form"), ("eval(rooms)", "unknown-function"), ("rooms[0]", "formula-form"),
    ("rooms; rooms", "formula-form"), ("rооms * 1", "formula-form"), ("r\u00f3oms * 1", "formula-form"),
    ("ｒooms * 1", "formula-form"), ("１ + １", "formula-form"), ("٣ + 1", "formula-form"), ("2²", "formula-form"),
    ("½ + 1", "formula-form"), ("1 ∕ 2", "formula-form"), ("1 ∗ 2", "formula-form"), ("1 ＋ 2", "formula-form"),
    ("√ 4", "formula-form"), ("1 +\u200b 1", "formula-form"), ("1\u0300 + 1", "formula-form"),
    ("1\x00", "formula-form"), ("rooms.rooms", "wrong-kind"), ("loads.__class__", "unknown-name"),
    ("loads.power.real", "formula-form"), ("().__class__", "formula-form"),
    ("rooms.__init__.__globals__", "formula-form"), ("sum(x for x in loads)", "formula-form"),
    ("exec(1)", "unknown-function"), ("open(1)", "unknown-function"), ("sqrt.__call__(4)", "formula-form"),
    ("'rooms'", "formula-form"), ('f"{rooms}"', "formula-form"), ("`rooms`", "formula-form"),
    ("rooms := 1", "formula-form"), ("rooms = 1", "formula-form"), ("=1+1", "formula-form"),
    ("@sum(1)", "formula-form"), ("rooms!", "formula-form"), ("1 and 1", "formula-form"), ("not 1", "formula-form"),
    ("rooms and rooms", "formula-form"), ("-(-(-(1/0)))", "division-by-zero"), ("--1", "formula-form"),
    ("1---1", "formula-form"), ("min()", "wrong-argument-count"), ("if(1, 2, 3)", "wrong-kind"),
    ("1 < 2 < 3", "formula-form"), ("1 < 2", "wrong-kind"), ("sqrt(-1)", "root-of-negative"),
    ("next_size(loads.power, 1)", "unit-mismatch"), ("lookup(loads, power, 1, __class__)", "unknown-name"),
    ("1e400", "formula-form"), ("inf", "unknown-name"), ("nan", "unknown-name"), ("True", "unknown-name"),
    ("{{ rooms }}", "formula-form"), ("\u202erooms", "formula-form"), ("0x10", "formula-form"),
    ("1_000", "formula-form"), ("rooms // 2", "formula-form"), ("rooms % 2", "formula-form"),
    ("-" * 400 + "1", "formula-form"), ("1/0", "division-by-zero"), ("result", "formula-cycle"),
    ("sum(sum(loads.power))", "wrong-kind"),
])
def test_a_hostile_formula_is_a_known_fault(formula: str, name: str) -> None:
    quantities = [{"id": "result", "formula": formula}]
    assert faults(quantities=quantities, examples=None, cost_lines=None, supplies=None) == {name}


@pytest.mark.parametrize(("formula", "number"), [
    ("2 × 3 ÷ 4 − 1", 0.5), ("7 – 2", 5.0), ("if(2 ≤ 3, 1, 0)", 1.0), ("2\u00a0·\u202f3", 6.0), ("-2^2", -4.0),
    ("2^-2", 0.25),
])
def test_the_signs_people_type_are_understood(formula: str, number: float) -> None:
    guide = a_guide(quantities=[{"id": "result", "formula": formula}], examples=None, cost_lines=None, supplies=None)
    case = compute_case(guide, the_units())
    assert (case.faults, case.values["result"].number) == ((), number)


MANY = 1500


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are those of Linux")
def test_bombs_end_within_the_limits_with_known_faults() -> None:
    found = dict(zip(BOMBS, within_limits("bomb", *BOMBS), strict=True))
    assert {fault for some in found.values() for fault in some} - WITNESSED <= FAULTS.keys()
    assert "witness:division-by-zero" in found["brackets at the limit"]
    assert "formula-cycle" in found["a ring of all"]


WITNESSED = {f"witness:{name}" for name in (*FAULTS, "below-zero")}

STRANGE = (
    "", " ", "0", "-0", "-0.0", "1e308", "1e-308", "999999999999999", "9999999999999999", "-999999999999999",
    "9" * 400, "0." + "9" * 300, "NaN", "nan", "inf", "-inf", "Infinity", "١٢", "１２", "1_000", "0x10", "+3", "03",
    " 3", "3\n", "3\x00", "3,5", "3.", ".5", "1/0", "=1+1", "rooms", "lfp", "lfp ", "__class__", "{0}", "%s",
    "<script>alert(1)</script>", "2027-02-30", "2027-02-29", "2028-02-29", "2027-13-01", "0000-00-00", "9999-12-31",
    "2027-3-1", "2027-03-01T00:00", "radio,5,2", "radio,5,2;" * 10_000, "radio,5", ";", ",", ",,",
    "a,1,1;" * 99 + "a,1,1", "a," * 5000, "\u202e3", "\ud800", "radio,-1,2", "radio,1e9,2",
    "radio,999999999999999,24", "true", "null", "[]", "{}",
)


@pytest.mark.parametrize("text", STRANGE, ids=lambda text: ascii(text)[:20])
def test_what_a_stranger_enters_is_a_number_a_refusal_or_nothing(text: str) -> None:
    """Never a number that is none, and never an end by accident."""
    found = entered(text)
    refused = {fault.partition(":")[0] for fault in found["faults"]}
    for name in ("rooms", "battery", "lamps_per_room"):
        assert (name in refused) or text in ("lfp", "0", "999999999999999", "-999999999999999", "-0", "-0.0")
    assert found["dates"].get("day", text) == text and ("day" in refused) is (text not in ("2028-02-29", "9999-12-31"))


def test_zero_with_a_sign_is_zero() -> None:
    case = compute_case(a_guide(), the_units(), {"lamps_per_room": "-0"})
    assert str(case.values["lamps_per_room"].number) == str(case.values["lamps"].number) == "0.0"


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are those of Linux")
def test_a_text_without_end_is_read_within_the_limits() -> None:
    texts = ["radio,5,2;" * 100_000, "9" * 1_000_000, "a," * 500_000, "(" * 100_000]
    assert all(found["faults"] for found in within_limits("entered", *texts))


def test_many_quantities_in_a_row_are_worked_out() -> None:
    quantities = [{"id": f"q{place}", "formula": f"q{place + 1} + 1"} for place in range(MANY)]
    guide = a_guide(quantities=[*quantities, {"id": f"q{MANY}", "formula": "1"}])
    case = compute_case(guide, the_units())
    assert case.faults == ()
    assert case.values["q0"].number == MANY + 1


def test_many_unknown_names_are_told_with_hints_for_the_first_only() -> None:
    quantities = [{"id": f"quantity_{place}", "formula": f"quantity_x{place}"} for place in range(MANY)]
    found = compute_case(a_guide(quantities=quantities), the_units()).faults
    assert len(found) == MANY
    assert found[0].values["close"] != ""
    assert found[-1].values["close"] == ""


def test_many_rings_are_told_in_part() -> None:
    quantities = [{"id": f"q{place}", "formula": f"q{place ^ 1}"} for place in range(MANY)]
    assert "formula-cycle" in faults(quantities=quantities)


def test_many_rows_and_many_examples_come_to_an_end() -> None:
    rows = [{"id": f"r{place}", "cells": [{"column": "power", "value": "5"}, {"column": "hours", "value": "2"}]}
            for place in range(MANY)]
    guide = a_guide(
        parameters=FACTS["parameters"][:2],
        tables=[{"id": "loads", "rows": rows,
                 "columns": [{"id": "power", "unit": "W"}, {"id": "hours", "unit": "h/day"}]}],
        quantities=[{"id": f"q{place}", "unit": "W",
                     "formula": "sum(next_size(loads.power, loads.power) * loads.power / loads.power)"}
                     for place in range(50)],
        examples=[{**FACTS["examples"][0], "id": f"e{place}"} for place in range(200)])
    assert {fault.name for fault in compute_case(guide, the_units()).faults} == {"formula-too-large"}
    runs = run_examples(guide, the_units())
    assert len(runs) == 200
    assert not any(run.passes for run in runs)
    assert MOST_WORK > 2000


def test_many_steps_that_all_wait_for_each_other_come_to_an_end() -> None:
    steps = [{"id": f"s{place}", "phase": "do", "roles": ["mender"],
              "after": [f"s{each}" for each in range(100) if each != place]}
             for place in range(100)]
    assert faults(steps=steps) == {"step-cycle"}


def test_hints_come_to_an_end() -> None:
    hints = Hints(5)
    assert hints.close("rooom", ["room", "lamp"]) == "room"
    assert hints.close("rooom", ["room", "lamp", "mast"]) == "room"
    assert hints.close("rooom", ["room"]) == ""


def test_every_fault_in_the_code_is_in_the_list_and_every_one_in_the_list_in_the_code() -> None:
    """A name that is raised and not listed would have no check; a listed one that nobody raises would never be seen."""
    place = {"Wrong": 0, "fault": 1, "FormulaFault": 2}
    raised = set()
    for path in sorted((ROOT / "tools/modemploi/compute").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                named = node.args[place[called]:][:1] if called in place else []
                raised |= {each.value for each in named if isinstance(each, ast.Constant)}
    assert raised == FAULTS.keys()


def test_the_package_does_not_wait_for_pint() -> None:
    asked = "import sys, modemploi.compute; print([name for name in ('pint', 'numpy') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, cwd=ROOT / "tools")
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
    assert "compute_case" in modemploi.compute.__all__
