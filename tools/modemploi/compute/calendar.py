"""The calendar of a case: when each step can begin at the earliest, and which steps decide how long it all takes.

Times are days from the beginning, as numbers; a week is 7 days, a month 365.25 / 12.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from modemploi.compute.case import Case
from modemploi.compute.faults import FormulaFault, Wrong
from modemploi.compute.order import in_order
from modemploi.model import Guide
from modemploi.model.fields import Path
from modemploi.model.steps import Step

YEAR = 365.25
"""The days of a year."""


@dataclass(frozen=True)
class CalendarStep:
    """A step of this case, with its days."""

    step: Step
    index: int
    """Its place in `Guide.steps`."""
    after: tuple[str, ...]
    """The steps of this case that must be done before; where one of them is left out, those before it."""
    wait: float
    duration: float
    """In days; 0 where the guide does not say, see `Calendar.unknown`."""
    start: float
    end: float
    slack: float
    """How many days later it could begin without the whole taking longer."""

    @property
    def months(self) -> tuple[int, ...]:
        """The months in which it can be done, 1 to 12; empty for any. They are told, not yet reckoned with."""
        return self.step.months


@dataclass(frozen=True)
class Calendar:
    """When what is done."""

    steps: tuple[CalendarStep, ...]
    """The steps of this case in the order of the guide, but for those that stand in a ring or wait for one."""
    left_out: tuple[str, ...]
    """Ids of steps for another choice than the case takes."""
    unknown: tuple[str, ...]
    """Ids of steps whose duration the guide does not say, or says in a way that cannot be read."""
    critical: tuple[str, ...]
    """The chain of steps that decides how long it all takes, first step first."""
    days: float
    """From the first beginning to the last end."""
    phases: Mapping[str, tuple[float, float]]
    """From when to when each phase lasts, in the order of the guide."""
    effort: Mapping[str, float]
    """Person-days by role, in the order of the guide's roles, of the steps that are done once."""
    yearly_effort: Mapping[str, float]
    """Person-days a year by role, of the steps that come back (`Step.every`)."""
    faults: tuple[FormulaFault, ...]


def compute_calendar(guide: Guide, case: Case) -> Calendar:
    """Lay out the steps of a case. `case` is a case of `guide`."""
    faults: list[FormulaFault] = []
    steps: dict[str, tuple[int, Step]] = {}
    for index, step in enumerate(guide.steps):
        steps.setdefault(step.id, (index, step))
    needs = {name: step.after for name, (_, step) in steps.items()}
    order, rings = in_order(needs)
    for ring in rings:
        index = steps[ring[0]][0]
        place = steps[ring[0]][1].after.index(ring[1])
        faults.append(FormulaFault(("steps", index, "after", place), 0, "step-cycle", {"cycle": ", ".join(ring)}))
    left_out = tuple(name for name, (_, step) in steps.items() if not case.takes(step.only))
    before = _before(order, needs, frozenset(left_out))
    taken = [name for name in order if name in before and name not in left_out]
    unknown: list[str] = []
    waits, lengths = {}, {}
    for name in taken:
        index, step = steps[name]
        waits[name] = _days(case, step.wait, step.id, ("steps", index, "wait"), faults) or 0.0
        length = _days(case, step.duration, step.id, ("steps", index, "duration"), faults)
        lengths[name] = length or 0.0
        if length is None:
            unknown.append(name)
    starts: dict[str, float] = {}
    for name in taken:
        starts[name] = waits[name] + max((starts[each] + lengths[each] for each in before[name]), default=0.0)
    ends = {name: starts[name] + lengths[name] for name in taken}
    days = max(ends.values(), default=0.0)
    latest = _latest_ends(taken, before, waits, lengths, days)
    laid = sorted((CalendarStep(steps[name][1], steps[name][0], before[name], waits[name], lengths[name],
                                starts[name], ends[name], max(0.0, latest[name] - ends[name])) for name in taken),
                  key=lambda each: each.index)
    phases: dict[str, tuple[float, float]] = {}
    for each in laid:
        start, end = phases.get(each.step.phase, (each.start, each.end))
        phases[each.step.phase] = (min(start, each.start), max(end, each.end))
    once, yearly = _effort(guide, case, laid, faults)
    return Calendar(tuple(laid), left_out, tuple(unknown), _critical(laid, days), days, phases, once, yearly,
                    tuple(faults))


def _before(order: tuple[str, ...], needs: Mapping[str, tuple[str, ...]], left_out: frozenset[str],
            ) -> dict[str, tuple[str, ...]]:
    """For each step of the order, the steps before it that are taken: one that is left out passes on its own."""
    before: dict[str, tuple[str, ...]] = {}
    for name in order:
        found: dict[str, None] = {}
        for need in needs[name]:
            if need in left_out:
                found.update(dict.fromkeys(before.get(need, ())))
            elif need in before:
                found[need] = None
        before[name] = tuple(found)
    return before


def _days(case: Case, text: str | None, name: str, path: Path, faults: list[FormulaFault]) -> float | None:
    """An amount of time in days; None where there is none, or it cannot be read or is below zero (a fault)."""
    if text is None:
        return None
    try:
        days = case.sheet.book.amount(text, "day")
        if days < 0:
            raise Wrong("negative-duration", id=name, value=text)
        return days
    except Wrong as wrong:
        faults.append(wrong.at(*path))
        return None


def _latest_ends(taken: list[str], before: Mapping[str, tuple[str, ...]], waits: Mapping[str, float],
                 lengths: Mapping[str, float], days: float) -> dict[str, float]:
    """When each step may end at the latest so that the whole takes no longer."""
    latest = dict.fromkeys(taken, days)
    for name in reversed(taken):
        start = latest[name] - lengths[name] - waits[name]
        for each in before[name]:
            latest[each] = min(latest[each], start)
    return latest


def _critical(laid: list[CalendarStep], days: float) -> tuple[str, ...]:
    """Walk back from the last end; between steps that end together, the first in the guide is named."""
    by_name = {each.step.id: each for each in laid}
    chain: list[str] = []
    current = next((each for each in laid if each.end == days), None)
    while current is not None and current.step.id not in chain:
        chain.append(current.step.id)
        earlier = sorted((by_name[name] for name in current.after), key=lambda each: (-each.end, each.index))
        current = earlier[0] if earlier else None
    return tuple(reversed(chain))


def _effort(guide: Guide, case: Case, laid: list[CalendarStep], faults: list[FormulaFault],
            ) -> tuple[dict[str, float], dict[str, float]]:
    """Person-days by role: of the steps that are done once, and a year of those that come back."""
    once: dict[str, float] = {role.id: 0.0 for role in guide.roles}
    yearly = dict(once)
    for each in laid:
        path: Path = ("steps", each.index)
        every = _days(case, each.step.every, each.step.id, (*path, "every"), faults)
        for place, effort in enumerate(each.step.effort):
            try:
                days = case.sheet.book.amount(effort.amount, "person_day")
                if days < 0:
                    raise Wrong("negative-duration", id=each.step.id, value=effort.amount)
            except Wrong as wrong:
                faults.append(wrong.at(*path, "effort", place, "amount"))
            else:
                found = yearly if every else once
                found[effort.role] = found.get(effort.role, 0.0) + (days * YEAR / every if every else days)
    return ({role: days for role, days in once.items() if days},
            {role: days for role, days in yearly.items() if days})
