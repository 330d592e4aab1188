"""The steps in the order in which one reads them, and their calendar."""

import math
from dataclasses import dataclass
from typing import get_args

from markupsafe import Markup

from modemploi.compute.rounding import tidy
from modemploi.model.kinds import Phase
from modemploi.model.means import Role
from modemploi.model.steps import Season, Step
from modemploi.publish.figures import half_up
from modemploi.publish.guide import GuidePage

PHASES: tuple[str, ...] = get_args(Phase)


@dataclass(frozen=True)
class Row:
    """One line of the calendar, with the number its step has on the page."""

    step: Step
    number: int
    when: Markup
    critical: bool
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
    """When each step of the reference case can begin at the earliest, and when it ends, in the order of the page; steps
    of other cases are hidden."""
    laid = {one.step.id: one for one in g.computed.calendar.steps}
    rows = []
    for step, number in ((step, number) for _, found in by_phase(g) for number, step in found):
        if one := laid.get(step.id):
            rows.append(Row(step, number, when(g, one.start, one.end), step.id in g.computed.calendar.critical))
        elif step.id in g.computed.calendar.left_out:
            rows.append(Row(step, number, Markup(), False, True))
    return rows


def weeks(begin: float, end: float) -> tuple[int, int]:
    """The first and the last week of something, counted from 1."""
    first = math.floor(tidy(begin / 7)) + 1
    return first, max(math.ceil(tidy(end / 7)), first)


def when(g: GuidePage, start: float, end: float) -> Markup:
    """In which weeks, counted from the beginning."""
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
    for unit, length, least in (("year", 365.25, 4), ("month", 365.25 / 12, 2), ("week", 7.0, 2)):
        if days >= least * length:
            told = g.say("about", amount=g.figures.measure(float(half_up(days / length, 0)), unit))
            break
    return Markup('<span data-days="{}">{}</span>').format(cell, told) if cell else told


def doers(g: GuidePage, step: Step) -> list[tuple[str, Markup]]:
    """The roles of a step, the one who answers for it first, each with the time it gives."""
    given = {effort.role: _amount(g, effort.amount, effort.quantity) for effort in step.effort}
    return [(role, given.get(role, Markup())) for role in dict.fromkeys((*step.roles, *given))]


def duration(g: GuidePage, step: Step) -> Markup:
    """How long a step lasts in the reference case; empty where the guide does not say."""
    return _amount(g, step.duration, step.duration_quantity)


def people(g: GuidePage, role: Role) -> Markup:
    """How many people a role is in the reference case; empty where the guide does not say."""
    return _amount(g, role.head_count, role.head_count_quantity)


def _amount(g: GuidePage, amount: str | None, quantity: str | None) -> Markup:
    """What facts say, or what the reference case gives."""
    if amount:
        return g.figures.amount(amount)
    return (g.number(quantity) if quantity else None) or Markup()


def season(g: GuidePage, step: Step) -> Markup:
    """The season of a step with its days of every year; empty where it has none."""
    return next((told_season(g, one) for one in g.guide.seasons if one.id == step.season), Markup())


def told_season(g: GuidePage, found: Season) -> Markup:
    """A season with its days of every year, its country, and how sure one is of it."""
    days = g.listed(g.figures.days(period.first, period.last) for period in found.periods)
    where = [days, Markup("{}").format(g.figures.country(found.country))] if found.country else [days]
    return Markup("{} ({}) {}").format(g.name(found.id), g.listed(where), g.proof(found))


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
