"""What the evaluator of formulas found, as faults of checks with a place in the file."""

from collections.abc import Iterator

from modemploi.checks.view import View
from modemploi.compute import FormulaFault, compute_budget, compute_calendar
from modemploi.compute.faults import Wrong
from modemploi.load.library import Fault, Place
from modemploi.model import fields_of
from modemploi.model.kinds import amount_of


def faults(view: View) -> Iterator[Fault]:
    """The faults of the reference case, its budget, its calendar, and of the worked examples, each told once."""
    met = [*view.case.faults, *compute_budget(view.guide, view.case).faults,
           *compute_calendar(view.guide, view.case).faults, *(fault for run in view.runs for fault in run.faults),
           *_units(view)]
    told = set()
    for fault in _first_causes(view, met):
        key = (fault.path, fault.name, fault.values.get("id"))
        if key not in told:
            told.add(key)
            place = view.at(*fault.path)
            yield Fault(fault.name, Place(place.path, place.line, place.column + fault.offset), fault.values)


def _first_causes(view: View, met: list[FormulaFault]) -> Iterator[FormulaFault]:
    """Without what only follows from another fault, or has a check of its own."""
    causes = any(fault.name not in ("not-computed", "example-differs") for fault in met)
    quantities, units = view.lists["quantities"], {entry.id for entry in view.units.units}
    for fault in met:
        follows = fault.name == "not-computed" and causes and fault.values["id"] in quantities
        defined_badly = fault.name == "unknown-unit" and {fault.values.get("id"), fault.values.get("unit")} & units
        of_other_kind = fault.name == "unit-mismatch" and (
            fault.path[0] in ("steps", "roles") or _of_nothing(view, fault))
        if not (follows or defined_badly or of_other_kind):
            yield fault


def _of_nothing(view: View, fault: FormulaFault) -> bool:
    """Whether the fault is of an expectation for a quantity that does not exist."""
    if len(fault.path) < 4 or fault.path[2] != "expect":
        return False
    example, place = view.guide.examples[int(fault.path[1])], int(fault.path[3])
    return example.expect[place].id not in view.lists["quantities"]


def _units(view: View) -> Iterator[FormulaFault]:
    """Units that nothing has to convert, and that are shown to readers all the same."""
    for path, part in view.parts:
        for field in fields_of(type(part)):
            value = vars(part)[field.name]
            if isinstance(value, str) and not field.words and not field.ref:
                amount = amount_of(value) if field.name in MEASURES else None
                unit = value if field.name == "unit" else amount.unit if amount else None
                try:
                    view.book.read(unit)
                except Wrong as wrong:
                    yield FormulaFault((*path, field.name), value.rfind(unit or ""), wrong.name, wrong.values)


MEASURES = frozenset({"duration", "wait", "lifetime", "head_count", "amount", "quantity"})
"""Fields that hold an amount with its unit."""
