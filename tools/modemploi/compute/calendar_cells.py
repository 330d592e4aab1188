"""The calendar of a guide as cells: first and last days, and what each role gives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from modemploi.compute.cells import Cell, add, greatest, number, taken, times, value
from modemploi.compute.faults import FormulaFault, Wrong
from modemploi.compute.formulas import Tree
from modemploi.compute.order import in_order
from modemploi.compute.seasons import Periods, periods_of
from modemploi.compute.sheet import Sheet, entries
from modemploi.model.fields import Path
from modemploi.model.steps import Step

YEAR = 365.25
"""The days of a year."""


@dataclass(frozen=True)
class CalendarCells:
    """The calendar of a guide for any case: cells, and what could not be read."""

    cells: tuple[Cell, ...]
    order: tuple[str, ...]
    """Ids of the steps that have days, each after those it waits for; none that stands in a ring or behind one."""
    waits: Mapping[str, float]
    """How many days each step waits once those before it are done."""
    returns: Mapping[str, float]
    """After how many days the steps that come back do so."""
    unknown: frozenset[str]
    """Ids of steps whose duration the guide does not say, or says in a way that cannot be read."""
    faults: tuple[FormulaFault, ...]


def calendar_cells(sheet: Sheet) -> CalendarCells:
    """The calendar of a guide as cells; what they are called is told by `modemploi.compute.cells`.

    A step begins, once the steps before it are done and its wait is over, on the first day that its season allows.
    Where it is left out in a case, those that wait for it wait for what it waited for.
    """
    faults: list[FormulaFault] = []
    steps: dict[str, tuple[int, Step]] = {}
    for index, step in enumerate(sheet.guide.steps):
        steps.setdefault(step.id, (index, step))
    order, rings = in_order({name: step.after for name, (_, step) in steps.items()})
    for ring in rings:
        index, step = steps[ring[0]]
        faults.append(FormulaFault(("steps", index, "after", step.after.index(ring[1])), 0, "step-cycle",
                                   {"cycle": ", ".join(ring)}))
    cells: list[Cell] = []
    waits: dict[str, float] = {}
    returns: dict[str, float] = {}
    lengths: dict[str, Tree] = {}
    unknown: set[str] = set()
    periods: dict[str, Periods] = {}
    for name in order:
        index, step = steps[name]
        path: Path = ("steps", index)
        waits[name] = _days(sheet, step.wait, step.id, (*path, "wait"), faults) or 0.0
        if every := _days(sheet, step.every, step.id, (*path, "every"), faults):
            returns[name] = every
        length = _length(sheet, step, path, faults)
        if length is None:
            unknown.add(name)
        lengths[name] = number(0) if length is None else length
        periods[name] = periods_of(sheet.guide, step)
        before = [value(f"step/{each}/end") for each in step.after if each in lengths]
        ready = add([number(waits[name]), greatest(before)]) if before else number(waits[name])
        if periods[name]:
            ready = ("season", 0, ready, lengths[name], periods[name])
        passed = greatest(before) if before else number(0)
        cells.append(Cell(f"step/{name}/begin", taken(sheet, step.only, ready, passed), path))
        cells.append(Cell(f"step/{name}/end", taken(
            sheet, step.only, add([value(f"step/{name}/begin"), lengths[name]]), value(f"step/{name}/begin")), path))
    done = {name: taken(sheet, steps[name][1].only, value(f"step/{name}/end"), number(0)) for name in order}
    cells.append(Cell("calendar/days", greatest(done.values()), ("steps",)))
    for phase in dict.fromkeys(step.phase for _, step in steps.values()):
        some = [done[name] for name in order if steps[name][1].phase == phase]
        cells.append(Cell(f"phase-end/{phase}", greatest(some), ("steps",)))
    cells += _last(sheet, order, {name: steps[name][1] for name in order}, waits, lengths, periods)
    cells += _effort(sheet, returns, faults)
    cells += _people(sheet, faults)
    return CalendarCells(tuple(cells), order, waits, returns, frozenset(unknown), tuple(faults))


def _last(sheet: Sheet, order: tuple[str, ...], steps: Mapping[str, Step], waits: Mapping[str, float],
          lengths: Mapping[str, Tree], periods: Mapping[str, Periods]) -> Iterator[Cell]:
    """When each step may begin at the latest, last step first."""
    after: dict[str, list[str]] = {name: [] for name in order}
    for name in order:
        for each in steps[name].after:
            if each in after:
                after[each].append(name)
    for name in reversed(order):
        limits = []
        for each in after[name]:
            last = value(f"step/{each}/last")
            waited = ("-", 0, last, number(waits[each])) if waits[each] else last
            limits.append(taken(sheet, steps[each].only, waited, last))
        end: Tree = ("min", 0, value("calendar/days"), *limits)
        begin: Tree = ("-", 0, end, lengths[name])
        if periods[name]:
            begin = ("season-back", 0, begin, lengths[name], periods[name])
        yield Cell(f"step/{name}/last", taken(sheet, steps[name].only, begin, end), ("steps",))


def _days(sheet: Sheet, text: str | None, name: str, path: Path, faults: list[FormulaFault]) -> float | None:
    """An amount of time in days; None where there is none, or it cannot be read or is below zero (a fault)."""
    if text is None:
        return None
    try:
        days = sheet.book.amount(text, "day")
        if days < 0:
            raise Wrong("negative-duration", id=name, value=text)
        return days
    except Wrong as wrong:
        faults.append(wrong.at(*path))
        return None


def _amount(sheet: Sheet, name: str, unit: str) -> Tree | None:
    """A number of the case in a unit, not below zero; None where it is unknown. Raises `Wrong`: ``unit-mismatch``."""
    declared = next((each for each, _ in entries(sheet.guide) if each.id == name), None)
    if declared is None or name not in sheet.names.numbers:
        return None
    return greatest([times(value(name), sheet.book.factor(getattr(declared, "unit", None) or "", unit))])


def _length(sheet: Sheet, step: Step, path: Path, faults: list[FormulaFault]) -> Tree | None:
    """How long a step lasts, in days."""
    if step.duration_quantity is None:
        days = _days(sheet, step.duration, step.id, (*path, "duration"), faults)
        return None if days is None else number(days)
    try:
        return _amount(sheet, step.duration_quantity, "day")
    except Wrong as wrong:
        faults.append(wrong.at(*path, "duration_quantity"))
        return None


def _people(sheet: Sheet, faults: list[FormulaFault]) -> Iterator[Cell]:
    """How many people there are in all; none where no role depends on the case: then it is told as it is."""
    trees = []
    for index, role in enumerate(sheet.guide.roles):
        try:
            if role.head_count_quantity is not None:
                trees.append(_amount(sheet, role.head_count_quantity, "person"))
            elif role.head_count is not None:
                trees.append(number(sheet.book.amount(role.head_count, "person")))
        except Wrong as wrong:
            if role.head_count_quantity is not None:
                faults.append(wrong.at("roles", index, "head_count_quantity"))
    if any(role.head_count_quantity for role in sheet.guide.roles):
        yield Cell("people/all", add(tree for tree in trees if tree), ("roles",))


def _effort(sheet: Sheet, returns: Mapping[str, float], faults: list[FormulaFault]) -> Iterator[Cell]:
    """Person-days by role: of the steps that are done once, and a year of those that come back."""
    given: dict[tuple[str, str], list[Tree]] = {}
    for index, step in enumerate(sheet.guide.steps):
        path: Path = ("steps", index)
        every = returns.get(step.id)
        for place, effort in enumerate(step.effort):
            tree = None
            try:
                if effort.quantity is not None:
                    tree = _amount(sheet, effort.quantity, "person_day")
                elif effort.amount is not None:
                    days = sheet.book.amount(effort.amount, "person_day")
                    if days < 0:
                        raise Wrong("negative-duration", id=step.id, value=effort.amount)
                    tree = number(days)
            except Wrong as wrong:
                faults.append(wrong.at(*path, "effort", place, "quantity" if effort.quantity else "amount"))
            if tree is not None:
                tree = taken(sheet, step.only, times(tree, YEAR / every if every else 1.0), number(0))
                given.setdefault(("yearly-effort" if every else "effort", effort.role), []).append(tree)
    roles = dict.fromkeys([*(role.id for role in sheet.guide.roles), *(role for _, role in given)])
    for kind in ("effort", "yearly-effort"):
        for role in roles:
            if trees := given.get((kind, role)):
                yield Cell(f"{kind}/{role}", add(trees), ("steps",))
