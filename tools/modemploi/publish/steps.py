"""The steps in the order in which one reads them, and their calendar."""

import math
from dataclasses import dataclass
from typing import get_args

from markupsafe import Markup

from modemploi.compute.rounding import tidy
from modemploi.model.kinds import Phase
from modemploi.model.steps import Step
from modemploi.publish.figures import half_up
from modemploi.publish.guide import GuidePage

PHASES: tuple[str, ...] = get_args(Phase)


@dataclass(frozen=True)
class Row:
    """One line of the calendar; `start` and `width` are in per cent of the whole."""

    step: Step
    when: Markup
    critical: bool
    start: str
    width: str
    hidden: bool = False
    """Whether it is not done in the reference case."""


def by_phase(g: GuidePage) -> list[tuple[str, list[tuple[int, Step]]]]:
    """The steps of every phase, numbered through."""
    number, found = 0, []
    for phase in PHASES:
        steps = []
        for step in g.guide.steps:
            if step.phase == phase:
                number += 1
                steps.append((number, step))
        if steps:
            found.append((phase, steps))
    return found


def calendar(g: GuidePage) -> list[Row]:
    """When each step of the reference case can begin at the earliest, and when it ends."""
    laid, rows = g.computed.calendar, []
    for one in sorted(laid.steps, key=lambda each: (each.start, each.index)):
        width = one.duration / laid.days * 100 if laid.days else 0
        rows.append(Row(one.step, _when(g, one.start, one.end), one.step.id in laid.critical,
                        f"{one.start / laid.days * 100 if laid.days else 0:.1f}", f"{max(width, 0.8):.1f}"))
    rows += [Row(step, Markup(), False, "0", "0", True) for step in g.guide.steps if step.id in laid.left_out]
    return rows


def weeks(begin: float, end: float) -> tuple[int, int]:
    """The first and the last week of something, counted from 1."""
    first = math.floor(tidy(begin / 7)) + 1
    return first, max(math.ceil(tidy(end / 7)), first)


def _when(g: GuidePage, start: float, end: float) -> Markup:
    first, last = weeks(start, end)
    if first == last:
        return g.say("week-one", week=first)
    return g.say("weeks", start=first, end=last)


def lasting(g: GuidePage, days: float, cell: str = "") -> Markup:
    """So many days, in the unit one would say them in; empty for none. With the name of its cell, the script of the
    page keeps it up to date."""
    if not days:
        return Markup()
    told = g.figures.measure(float(half_up(days, 0)), "day")
    for unit, length in (("month", 365.25 / 12), ("week", 7.0)):
        if days >= 2 * length:
            told = g.say("about", amount=g.figures.measure(float(half_up(days / length, 0)), unit))
            break
    return Markup('<span data-days="{}">{}</span>').format(cell, told) if cell else told


def doers(g: GuidePage, step: Step) -> list[tuple[str, Markup]]:
    """The roles of a step, the one who answers for it first, each with the time it gives."""
    given = {effort.role: g.figures.amount(effort.amount) for effort in step.effort if effort.amount}
    roles = (*step.roles, *(effort.role for effort in step.effort))
    return [(role, given.get(role, Markup())) for role in dict.fromkeys(roles)]


def effort_by_role(g: GuidePage) -> list[tuple[str, Markup, Markup]]:
    """Person-days of every role that gives some: once, and a year."""
    laid, cells = g.computed.calendar, {cell.name for cell in g.computed.program.calendar.cells}

    def told(kind: str, role: str, given: float | None) -> Markup:
        name = f"{kind}/{role}"
        return Markup('<bdi data-name="{}" data-unit="person_day">{}</bdi>').format(
            name, g.figures.said(given or 0, "person_day")) if name in cells else Markup("–")

    return [(role.id, told("effort", role.id, laid.effort.get(role.id)),
             told("yearly-effort", role.id, laid.yearly_effort.get(role.id))) for role in g.guide.roles
            if f"effort/{role.id}" in cells or f"yearly-effort/{role.id}" in cells]
