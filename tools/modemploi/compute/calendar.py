"""The calendar of a case: when each step can begin at the earliest, and which steps decide how long it all takes.

Times are days from the beginning, as numbers; a week is 7 days, a month 365.25 / 12.
"""

import datetime
import math
from collections.abc import Mapping
from dataclasses import dataclass

from modemploi.compute.calendar_cells import calendar_cells
from modemploi.compute.case import Case
from modemploi.compute.cells import work_out
from modemploi.compute.evaluate import Setting
from modemploi.compute.faults import FormulaFault
from modemploi.compute.rounding import tidy
from modemploi.model import Guide
from modemploi.model.steps import Step


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
    people: float | None
    """How many people there are in all roles; None where that does not depend on the case, or is not known."""
    start: datetime.date | None
    """The day on which it starts; None where none was given, and then seasons do not count."""
    faults: tuple[FormulaFault, ...]

    def day(self, days: float) -> datetime.date | None:
        """The date so many days from the beginning; None without a start, or beyond all calendars."""
        if self.start is None or not 0 <= days < 366 * 1000:
            return None
        return self.start + datetime.timedelta(days=math.floor(tidy(days)))

    def last_day(self, begin: float, end: float) -> datetime.date | None:
        """The date of the last day of something: a day that is begun counts, and what takes no time has one."""
        first, last = whole_days(begin, end)
        begun = self.day(begin)
        return None if begun is None else begun + datetime.timedelta(days=last - first)


def whole_days(begin: float, end: float) -> tuple[int, int]:
    """The first and the last day of something, counted from 0: what takes no time has one."""
    first = math.floor(tidy(begin))
    return first, max(first, math.ceil(tidy(end)) - 1)


def compute_calendar(guide: Guide, case: Case, start: datetime.date | None = None) -> Calendar:
    """Lay out the steps of a case. `case` is a case of `guide`. Seasons count only from a day on which it starts."""
    planned = calendar_cells(case.sheet)
    setting = Setting({name: each.number for name, each in case.values.items()}, case.choices, case.rows,
                      start.toordinal() if start else None)
    faults = (*planned.faults, *work_out(planned.cells, setting))
    steps: dict[str, tuple[int, Step]] = {}
    for index, step in enumerate(guide.steps):
        steps.setdefault(step.id, (index, step))
    left_out = tuple(name for name, (_, step) in steps.items() if not case.takes(step.only))
    before = _before(planned.order, {name: step.after for name, (_, step) in steps.items()}, frozenset(left_out))
    laid = []
    for name, (index, step) in steps.items():
        begin, end, last = (setting.numbers.get(f"step/{name}/{side}") for side in ("begin", "end", "last"))
        if name in before and name not in left_out and begin is not None and end is not None and last is not None:
            laid.append(CalendarStep(step, index, before[name], planned.waits[name], end - begin, begin, end,
                                     max(0.0, last - begin)))
    phases: dict[str, tuple[float, float]] = {}
    for each in laid:
        start_day, end = phases.get(each.step.phase, (each.start, each.end))
        phases[each.step.phase] = (min(start_day, each.start), max(end, each.end))
    days = setting.numbers.get("calendar/days", 0.0)
    once, yearly = ({name.removeprefix(kind): given for name, given in setting.numbers.items()
                     if name.startswith(kind) and given} for kind in ("effort/", "yearly-effort/"))
    unknown = tuple(each.step.id for each in laid if each.step.id in planned.unknown)
    return Calendar(tuple(laid), left_out, unknown, _critical(laid, days), days, phases, once, yearly,
                    setting.numbers.get("people/all"), start, faults)


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
