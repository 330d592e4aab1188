"""One case of a guide, computed and told: everything that the files to take along say, without their form."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from modemploi.compute import (
    Budget, Calendar, Case, FormulaFault, Inputs, compute_budget, compute_calendar, compute_case, write_rows,
)
from modemploi.compute.budget import Sum
from modemploi.publish.figures import half_up
from modemploi.publish.guide import GuidePage
from modemploi.publish.markdown import NUMBER
from modemploi.publish.plan.data import Data, page_data

DIGITS = 4
"""How many digits after the point files have at most."""


@dataclass(frozen=True)
class Planned:
    """A guide in one language, for one case."""

    g: GuidePage
    inputs: Inputs
    start: datetime.date | None = None

    @cached_property
    def case(self) -> Case:
        """The numbers of the case."""
        return compute_case(self.g.guide, self.g.computed.units, self.inputs)

    @cached_property
    def budget(self) -> Budget:
        """What it costs."""
        return compute_budget(self.g.guide, self.case)

    @cached_property
    def calendar(self) -> Calendar:
        """When what is done."""
        return compute_calendar(self.g.guide, self.case, self.start)

    @cached_property
    def data(self) -> Data:
        """The words."""
        return page_data(self.g)

    def told(self, text: str) -> str:
        """A text with the numbers of this case in the place of their names."""
        return NUMBER.sub(lambda found: self.shown(found[1]), text)

    def shown(self, name: str) -> str:
        """A number, or the answer to a choice, as a reader sees it."""
        value = self.case.values.get(name)
        if value is not None:
            return self.g.figures.said(value.number, value.unit)
        if name in self.case.dates:
            return self.g.figures.date(datetime.date.fromisoformat(self.case.dates[name]))
        option = f"{name}.{self.case.choices.get(name)}"
        return str(self.data["names"].get(option) or self.data["labels"]["not-computed"])

    @property
    def faults(self) -> tuple[FormulaFault, ...]:
        """What is wrong with what was entered, and results that are refused; what the guide's own faults are is told
        by the checks."""
        return tuple(each for each in self.case.faults
                     if each.path[0] == "inputs" or each not in self.g.computed.case.faults)


def plan_of(planned: Planned) -> dict[str, Any]:
    """The plan as data, in the order in which it is written down; numbers have at most `DIGITS` digits after the
    point."""
    data, case = planned.data, planned.case
    guide = planned.g.guide
    return {
        **{key: data[key] for key in ("guide", "title", "version", "date", "language", "licence", "address")},
        "case": dict(_entered(planned)),
        "start": planned.start.isoformat() if planned.start else None,
        "quantities": [{"id": each.id, "name": planned.g.called(each.id),
                        "value": number(case.values[each.id].number) if each.id in case.values else None,
                        "unit": each.unit or ""} for each in guide.quantities],
        "supplies": list(_supplies(planned)),
        "budget": list(_lines(planned)),
        "totals": [{"currency": each.currency, "when": each.when, "in_kind": each.in_kind, **_sum(each.sum)}
                   for each in planned.budget.totals],
        "calendar": sorted(_steps(planned), key=lambda step: step["number"]),
        "effort": [{"id": role, "name": planned.g.called(role),
                    "once": number(planned.calendar.effort.get(role)),
                    "yearly": number(planned.calendar.yearly_effort.get(role))}
                   for role in data["program"]["roles"]
                   if role in planned.calendar.effort or role in planned.calendar.yearly_effort],
    }


def number(value: float | None) -> int | float | None:
    """A number as files have it; whole numbers without a point."""
    if value is None:
        return None
    short = float(half_up(value, DIGITS)) + 0.0
    return int(short) if short.is_integer() else short


def _entered(planned: Planned) -> Iterator[tuple[str, str]]:
    """What differs from the reference case, as text, in the order of the guide."""
    parameters = {each.id: each for each in planned.g.guide.parameters}
    for name in (*parameters, *(each.id for each in planned.g.guide.assumptions)):
        if name in planned.inputs:
            value = planned.inputs[name]
            yield name, value if isinstance(value, str) else write_rows(parameters[name], value)


def _supplies(planned: Planned) -> Iterator[dict[str, Any]]:
    for each in planned.g.guide.supplies:
        if planned.case.takes(each.only):
            value = planned.case.values.get(each.quantity or "")
            count = each.count if each.quantity is None else value.number if value else None
            if count != 0:
                yield {"id": each.id, "name": planned.g.called(each.id),
                       "specification": planned.told(planned.data["specifications"].get(each.id, "")),
                       "count": number(count), "unit": planned.data["counted"].get(each.id, "")}


def _lines(planned: Planned) -> Iterator[dict[str, Any]]:
    for each in planned.budget.lines:
        yield {"id": each.line.id, "name": planned.g.called(each.line.id),
               "when": each.line.when, "in_kind": bool(each.line.in_kind), "supply": each.line.supply,
               "count": number(each.count), **_sum(each.sum), "currency": each.currency}


def _sum(found: Sum) -> dict[str, Any]:
    return {"low": number(found.low), "high": number(found.high)}


def _steps(planned: Planned) -> Iterator[dict[str, Any]]:
    laid = planned.calendar
    for each in laid.steps:
        begin, end = number(each.start) or 0, number(each.end) or 0
        first, last = laid.day(begin), laid.last_day(begin, end)
        yield {"id": each.step.id, "name": planned.g.called(each.step.id),
               "number": planned.data["numbers"][each.step.id], "phase": each.step.phase,
               "begin": begin, "end": end,
               "first": first.isoformat() if first else None, "last": last.isoformat() if last else None,
               "slack": number(each.slack), "critical": each.step.id in laid.critical}
