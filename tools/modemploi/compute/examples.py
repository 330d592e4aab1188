"""Worked examples, run again: what was expected, what is computed, and what the example touches."""

import re
from dataclasses import dataclass

from modemploi.compute.case import Case, case_of, shown
from modemploi.compute.entered import inputs_of
from modemploi.compute.evaluate import Meter
from modemploi.compute.faults import FormulaFault, Wrong
from modemploi.compute.rounding import equal
from modemploi.compute.sheet import Sheet, sheet_of
from modemploi.model import Guide, Units
from modemploi.model.fields import Path
from modemploi.model.kinds import amount_of
from modemploi.model.proof import Example, Expectation

_BARE = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")
_SHARE = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)[ \u00a0\u202f]?%")


@dataclass(frozen=True)
class Result:
    """One expectation of an example, and what came out."""

    expectation: Expectation
    expected: float | None
    """In the unit of the quantity; None where it cannot be read."""
    tolerance: float | None
    """The greatest difference, in the unit of the quantity."""
    found: float | None
    """What was computed; None where it could not be."""
    unit: str
    """The unit of the quantity."""

    @property
    def holds(self) -> bool:
        """Whether the computed number is within the tolerance."""
        if self.expected is None or self.tolerance is None or self.found is None:
            return False
        difference = abs(self.found - self.expected)
        return difference <= self.tolerance or equal(difference, self.tolerance) or equal(self.found, self.expected)


@dataclass(frozen=True)
class ExampleRun:
    """One example, run."""

    example: Example
    index: int
    """Its place in `Guide.examples`."""
    case: Case
    results: tuple[Result, ...]
    quantities: frozenset[str]
    """The quantities that lead to a number the example expects, however far back."""
    cost_lines: frozenset[str]
    """The cost lines that count in the example's case, and whose quantity, if any, is among `quantities`."""
    steps: frozenset[str]
    """The steps that are done in the example's case."""
    faults: tuple[FormulaFault, ...]
    """What is wrong with this example; faults that the reference case has too are not repeated."""

    @property
    def passes(self) -> bool:
        """Whether everything it expects comes out."""
        return bool(self.results) and not self.faults and all(result.holds for result in self.results)


def run_examples(guide: Guide, units: Units) -> tuple[ExampleRun, ...]:
    """Run every worked example of a guide. Raises nothing: what is wrong is among the faults."""
    return runs_of(sheet_of(guide, units))


def runs_of(sheet: Sheet) -> tuple[ExampleRun, ...]:
    """The worked examples of a guide whose formulas are read already; see `run_examples`."""
    meter = Meter()
    known = frozenset(_key(fault) for fault in case_of(sheet, {}, meter).faults)
    return tuple(_run(sheet, example, index, known, meter) for index, example in enumerate(sheet.guide.examples))


def _key(fault: FormulaFault) -> tuple[object, ...]:
    return fault.path, fault.offset, fault.name


def _run(sheet: Sheet, example: Example, index: int, known: frozenset[tuple[object, ...]],
         meter: Meter) -> ExampleRun:
    case = case_of(sheet, inputs_of(example.inputs), meter)
    places = {entered.id: place for place, entered in enumerate(example.inputs)}
    faults = []
    for fault in case.faults:
        if fault.path[0] == "inputs":
            key = "id" if fault.name == "unknown-input" else "value"
            path: Path = ("examples", index, "inputs", places[str(fault.path[1])], *(fault.path[2:] or (key,)))
            faults.append(FormulaFault(path, fault.offset, fault.name, fault.values))
        elif _key(fault) not in known:
            faults.append(FormulaFault(("examples", index), 0, fault.name, fault.values))
    results = []
    for place, expectation in enumerate(example.expect):
        result, more = _result(case, expectation, ("examples", index, "expect", place))
        results.append(result)
        faults += more
    touched = sheet.used_by(expectation.id for expectation in example.expect)
    quantities = frozenset(touched & sheet.quantities.keys())
    lines = frozenset(line.id for line in sheet.guide.cost_lines if case.takes(line.only)
                      and (line.quantity is None or line.quantity in touched
                           or line.quantity not in sheet.quantities))
    steps = frozenset(step.id for step in sheet.guide.steps if case.takes(step.only))
    return ExampleRun(example, index, case, tuple(results), quantities, lines, steps, tuple(faults))


def _result(case: Case, expectation: Expectation, path: Path) -> tuple[Result, list[FormulaFault]]:
    """Compare one number."""
    faults: list[FormulaFault] = []
    name = expectation.id
    value = case.values.get(name)
    declared = next((each for each in case.sheet.guide.quantities if each.id == name), None)
    unit = (declared.unit if declared else None) or (value.unit if value else "")
    if value is None:
        faults.append(FormulaFault((*path, "id"), 0, "not-computed", {"id": name}))
    expected = tolerance = None
    try:
        expected = _expected(case, expectation.value, unit)
        tolerance = _tolerance(case, expectation.tolerance, unit, expected)
    except Wrong as wrong:
        faults.append(wrong.at(*path, "value" if expected is None else "tolerance"))
    result = Result(expectation, expected, tolerance, value.number if value else None, unit)
    if not faults and not result.holds and value:
        faults.append(FormulaFault((*path, "value"), 0, "example-differs", {
            "id": name, "expected": expectation.value, "found": f"{shown(value.number)} {unit}".rstrip(),
            "tolerance": expectation.tolerance}))
    return result, faults


def _expected(case: Case, text: str, unit: str) -> float:
    """An expected number in the unit of its quantity."""
    amount = amount_of(text)
    if amount:
        return amount.value * case.sheet.book.factor(amount.unit, unit)
    if _BARE.fullmatch(text) and not unit:
        return float(text)
    raise Wrong("expectation-form", value=text)


def _tolerance(case: Case, text: str, unit: str, expected: float) -> float:
    """The greatest difference: a share of the expected number, or an amount."""
    share = _SHARE.fullmatch(text)
    if share:
        return abs(expected) * float(share[1]) / 100
    amount = amount_of(text)
    if amount and amount.value >= 0:
        return amount.value * case.sheet.book.factor(amount.unit, unit)
    if _BARE.fullmatch(text) and not unit and not text.startswith("-"):
        return float(text)
    raise Wrong("tolerance-form", value=text)
