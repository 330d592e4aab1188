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
    ("2^9999", "exponent-form"), ("9^99^99", "formula-form"), ("((9^99)^99)^99", "number-too-large"),
    ("(" * 200 + "1" + ")" * 200, "formula-too-large"),
    ("__import__('os').system('id')", "formula-form"), ("__import__(rooms)", "unknown-function"),
    ("rooms.__class__", "wrong-kind"),
    ("lambda: rooms", "formula-form"), ("[x for x in rooms]", "formula-form"),
    ("rooms if rooms else rooms", "formula-form"),
    ("eval(rooms)", "unknown-function"), ("rooms[0]", "formula-form"), ("rooms; rooms", "formula-form"),
    ("rооms * 1", "formula-form"),
    ("1e400", "formula-form"), ("inf", "unknown-name"), ("nan", "unknown-name"), ("True", "unknown-name"),
    ("{{ rooms }}", "formula-form"),
    ("\u202erooms", "formula-form"), ("0x10", "formula-form"), ("1_000", "formula-form"),
    ("rooms // 2", "formula-form"), ("rooms % 2", "formula-form"),
    ("-" * 400 + "1", "formula-form"), ("1/0", "division-by-zero"), ("result", "formula-cycle"),
    ("sum(sum(loads.power))", "wrong-kind"),
])
def test_a_hostile_formula_is_a_known_fault(formula: str, name: str) -> None:
    quantities = [{"id": "result", "formula": formula}]
    assert faults(quantities=quantities, examples=None, cost_lines=None, supplies=None) == {name}


MANY = 1500


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
    loads = {**FACTS["parameters"][2], "rows": rows}
    guide = a_guide(
        parameters=[*FACTS["parameters"][:2], loads],
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
