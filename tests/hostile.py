"""Guides and cases made to hurt, by name; each says what came of it. They run apart, see `tests.limits`."""

import math
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from modemploi.compute import compute_budget, compute_calendar, compute_case, program_of, run_examples, sheet_of
from modemploi.compute.ranges import bounds_of
from modemploi.compute.witnesses import witnesses
from tests.compute.library import the_units
from tests.make import FACTS, a_guide, a_library

MANY = 1500
FEW = 400
NAMES = [f"q{place}" for place in range(MANY)]


def _computing(*quantities: tuple[str, str], parameters: list[dict[str, Any]] | None = None, **changes: Any,
               ) -> dict[str, Any]:
    """The facts of a guide that computes these things and nothing else."""
    return {"quantities": [{"id": name, "formula": formula} for name, formula in quantities],
            "parameters": parameters, "assumptions": None, "supplies": None, "cost_lines": None, "examples": None,
            **changes}


def _number(name: str) -> dict[str, Any]:
    return {"id": name, "kind": "number", "typical": "1", "min": "0", "max": "9"}


def _choice(name: str, options: int = 2) -> dict[str, Any]:
    return {"id": name, "kind": "choice", "typical": "o0", "options": [{"id": f"o{place}"} for place in range(options)]}


def _rows(count: int) -> dict[str, Any]:
    return {"id": "t", "kind": "rows", "columns": [{"id": "x", "min": "0", "max": "9"}], "rows": [
        {"id": f"r{place}", "cells": [{"column": "x", "value": "1"}]} for place in range(count)]}


BOMBS: dict[str, Callable[[], dict[str, Any]]] = {
    "each uses all before": lambda: _computing(*(
        (name, "1" + "".join(f"+{other}" for other in NAMES[max(0, place - 80):place])[:490].rpartition("+")[0])
        for place, name in enumerate(NAMES[:FEW]))),
    "each doubles the one before": lambda: _computing(("q0", "1"), *(
        (name, f"{NAMES[place]} + {NAMES[place]}") for place, name in enumerate(NAMES[1:]))),
    "each divides by all inputs": lambda: _computing(*(
        (name, f"1 / (p{place} * p{place} - 2 * p{place} + 2)") for place, name in enumerate(NAMES)),
        parameters=[_number(f"p{place}") for place in range(MANY)]),
    "roots of everything": lambda: _computing(*(
        (name, "sqrt(" + " + ".join(f"p{each}" for each in range(60)) + f" - {place})") for place, name
        in enumerate(NAMES[:FEW])), parameters=[_number(f"p{place}") for place in range(60)]),
    "powers of powers": lambda: _computing(*(
        (name, "+".join(["(p0-4)^99"] * 38)) for name in NAMES[:FEW]), parameters=[_number("p0")]),
    "powers nobody knows": lambda: _computing(*(
        (name, "+".join(["p0^p0"] * 60)) for name in NAMES[:FEW]), parameters=[_number("p0")]),
    "a long chain": lambda: _computing(("q0", "+".join(["1"] * 100)), ("q1", "-".join(["p0"] * 100)),
                                       parameters=[_number("p0")]),
    "deep ifs": lambda: _computing(("q0", "if(p0 > 1, 1, " * 28 + "1" + ")" * 28), parameters=[_number("p0")]),
    "brackets at the limit": lambda: _computing(("q0", "(" * 29 + "1/p0" + ")" * 29), parameters=[_number("p0")]),
    "a hundred choices": lambda: _computing(*(
        (f"q{place}", f"if(c{place} == o1, 1 / p0, 1)") for place in range(100)), parameters=[
            _number("p0"), *(_choice(f"c{place}") for place in range(100))]),
    "a choice of a thousand": lambda: _computing(*(
        (name, "if(c0 == o1, 1 / p0, 1)") for name in NAMES), parameters=[_number("p0"), _choice("c0", 1000)]),
    "sixty-four ways": lambda: _computing(*(
        (name, " + ".join(f"if(c{each} == o1, p0, 1)" for each in range(6))) for name in NAMES[:FEW]), parameters=[
            _number("p0"), *(_choice(f"c{place}") for place in range(6))]),
    "thousands of rows": lambda: _computing(("q0", "sum(t.x)"), parameters=[_rows(2500)]),
    "rows in every formula": lambda: _computing(*((name, "sum(t.x / t.x)") for name in NAMES), parameters=[_rows(100)]),
    "sizes in a table of thousands": lambda: _computing(*((name, "next_size(t.x, p0)") for name in NAMES), parameters=[
        _number("p0")], tables=[{key: value for key, value in _rows(2000).items() if key not in ("kind",)}]),
    "a ring of all": lambda: _computing(*((name, NAMES[(place + 1) % MANY]) for place, name in enumerate(NAMES))),
    "rules without end": lambda: _computing(("q0", "p0"), parameters=[_number("p0")], rules=[
        {"id": f"r{place}", "formula": f"1 / (q0 - {place}) > 0"} for place in range(MANY)]),
    "steps that all wait": lambda: {"steps": [
        {"id": f"s{place}", "phase": "do", "roles": ["mender"], "duration": "1 day",
         "after": [f"s{each}" for each in range(max(0, place - 60), place)]} for place in range(300)]},
    "lines and partners": lambda: {"cost_lines": [
        {**FACTS["cost_lines"][0], "id": f"l{place}", "category": f"c{place}"} for place in range(FEW)]},
}


def bomb(name: str) -> list[str]:
    """The names of what is wrong with a guide of `BOMBS`, computed in every way there is."""
    guide = a_guide(**BOMBS[name]())
    sheet = sheet_of(guide, the_units())
    case = compute_case(guide, the_units())
    program_of(sheet)
    found = [case.faults, compute_budget(guide, case).faults, compute_calendar(guide, case).faults,
             *(run.faults for run in run_examples(guide, the_units()))]
    assert all(math.isfinite(each.number) for each in case.values.values())
    bounds = bounds_of(sheet)
    assert all(reached is None or reached.low <= reached.high for reached in bounds.reached.values())
    told = witnesses(sheet, bounds)
    assert all(each.entered for each in told)
    return sorted({fault.name for some in found for fault in some} | {f"witness:{each.name}" for each in told})


def entered(text: str) -> dict[str, Any]:
    """What comes of a text that a stranger enters wherever one can enter something."""
    names = ("rooms", "battery", "loads", "lamps_per_room", "lamps", "start", text[:40])
    guide = a_guide(parameters=[*FACTS["parameters"], {"id": "day", "kind": "date", "typical": "2027-03-01"}])
    case = compute_case(guide, the_units(), {**dict.fromkeys(names, text), "day": text})
    budget, calendar = compute_budget(guide, case), compute_calendar(guide, case)
    numbers = [each.number for each in case.values.values()] + [calendar.days]
    numbers += [end for total in budget.totals for end in (total.sum.low, total.sum.high)]
    assert all(math.isfinite(number) for number in numbers)
    assert all(re.fullmatch(r"[-+0-9.e]*", fault.values.get(key, "")) for fault in case.faults
               for key in ("number", "min", "max"))
    return {"values": sorted(case.values), "dates": dict(case.dates), "faults": sorted({
        f"{fault.path[1]}:{fault.name}" for fault in case.faults if fault.path[0] == "inputs"})}


def checked(name: str) -> list[str]:
    """The names of what the checks say of a guide of `BOMBS`, written down and read again."""
    from modemploi.checks import check_library
    from modemploi.load import load_library
    from modemploi.report.sentences import fix, message

    with tempfile.TemporaryDirectory() as folder:
        problems = check_library(load_library(a_library(Path(folder), **BOMBS[name]())))
    for problem in problems:
        assert message(problem, "fr") and fix(problem, "en")
    return sorted({problem.check.name for problem in problems})
