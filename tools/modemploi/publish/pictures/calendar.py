"""The calendar: a row a step, from its earliest beginning to its end, and what waits for what."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from modemploi.compute import CalendarStep
from modemploi.publish import steps
from modemploi.publish.guide import GuidePage
from modemploi.publish.pictures.svg import Across, cut, drawing, element, em, figure, number, sign

AXES = (("day", 1.0, 14.0), ("week", 7.0, 126.0), ("month", 365.25 / 12, 1096.0), ("year", 365.25, math.inf))
"""Units of the axis with their days, and up to how many days each is used."""
TICKS = 7
"""So many marks are legible on a phone."""
NICE = {"day": (1, 2, 5), "week": (1, 2, 4, 8), "month": (1, 2, 3, 6)}
TOP, ROW, LOW_ROW, MANY, HEAD = 3.1, 1.5, 1.25, 40, 1.7
"""Heights: of the axis, of a row, of a row where there are many, how many that is, of the name of a phase."""
LETTERS = 34
"""So much of a name stands beside its row; the whole of it stands in the list."""
NAMED = 8
"""So many steps are named in the text alternative."""


@dataclass(frozen=True)
class _Row:
    number: int
    laid: CalendarStep
    middle: float
    """How far down its middle is."""


@dataclass(frozen=True)
class _Phase:
    id: str
    top: float
    bottom: float
    rows: tuple[_Row, ...]


def calendar(g: GuidePage) -> Markup:
    """The picture of the calendar; empty where nothing takes any time."""
    laid = g.computed.calendar
    if not laid.steps or not 0 < laid.days < math.inf:
        return Markup()
    phases, height = _layout(g)
    rows = [row for phase in phases for row in phase.rows]
    across = Across.of(g)
    bottom = height + (1.5 if len(rows) > 12 else .4)
    title = g.say("picture-calendar", duration=steps.lasting(g, laid.days))
    lines = [*(across.line(0, 1, phase.top, phase.top, "edge") for phase in phases),
             *(across.line(0, 1, between, between, "row") for phase in phases
               for between in ((one.middle + two.middle) / 2 for one, two in pairwise(phase.rows)))]
    plot = drawing("calendar", bottom, [*lines, *_plot(g, across, phases, rows, height)], title.striptags(),
                   _told(g, phases, rows), data_days=number(laid.days, 4))
    names = element("svg", *lines, *_names(g, across, phases), kind="drawn names", aria_hidden="true", width="100%",
                    height=em(bottom))
    return figure("calendar", title, element("div", plot, names, kind="rows"), _key(g, rows))


def _layout(g: GuidePage) -> tuple[list[_Phase], float]:
    """The rows in the order and with the numbers of the page, and how far down they go."""
    laid = {one.step.id: one for one in g.computed.calendar.steps}
    step = ROW if len(laid) <= MANY else LOW_ROW
    phases, down = [], TOP
    for phase, found in steps.by_phase(g):
        top, rows = down, []
        down += HEAD
        for place, one in found:
            if one.id in laid:
                rows.append(_Row(place, laid.pop(one.id), down + step / 2))
                down += step
        if rows:
            phases.append(_Phase(phase, top, down, tuple(rows)))
        else:
            down = top
    return phases, down


# --- drawing -------------------------------------------------------------------------------------------------------


def _plot(g: GuidePage, across: Across, phases: list[_Phase], rows: list[_Row], height: float) -> Iterator[Markup]:
    laid = g.computed.calendar
    for phase in phases:
        start, end = laid.phases[phase.id]
        yield across.bar(start / laid.days, end / laid.days, phase.top, phase.bottom - phase.top, "band")
    _, length, ticks = _axis(laid.days)
    for tick in ticks:
        share = tick * length / laid.days
        kind = "tick" if share < .97 else "tick last"
        yield across.line(share, share, TOP - .5, height, "grid")
        yield across.text(share, TOP - .8, g.figures.whole(tick), kind)
        if len(rows) > 12:
            yield across.text(share, height + 1.2, g.figures.whole(tick), kind)
    yield element("g", *_links(across, rows, laid.days, laid.critical), kind="links")
    for row in rows:
        one, chain = row.laid, row.laid.step.id in laid.critical
        start, end, last = (days / laid.days for days in (one.start, one.end, one.end + one.slack))
        if one.slack:
            yield across.line(end, last, row.middle, row.middle, "slack", data_of=one.step.id)
        thick = .9 if chain else .5
        yield across.bar(start, end, row.middle - thick / 2, thick, "span chain" if chain else "span",
                         data_of=one.step.id)
        if one.step.every:
            late = last > .9
            yield across.text(start if late else last, row.middle + .35, "↻", "again end" if late else "again",
                              -.4 if late else .4)


def _links(across: Across, rows: list[_Row], days: float, critical: tuple[str, ...]) -> Iterator[Markup]:
    """Down from the end of a step to what waits for it, and on to where that begins: two lines a step, however many
    depend on it; then the chain that decides, drawn over them."""
    by_id = {row.laid.step.id: row for row in rows}
    down: dict[str, list[float]] = {}
    for row in rows:
        before = [by_id[name] for name in row.laid.after if name in by_id]
        for each in before:
            down.setdefault(each.laid.step.id, [each.middle]).append(row.middle)
        first = min((each.laid.end for each in before), default=row.laid.start)
        if first < row.laid.start:
            yield across.line(first / days, row.laid.start / days, row.middle, row.middle)
    for name, middles in down.items():
        end = by_id[name].laid.end / days
        yield across.line(end, end, min(middles), max(middles))
    for one, other in pairwise(critical):
        if one in by_id and other in by_id:
            end, start = by_id[one].laid.end / days, by_id[other].laid.start / days
            yield across.line(end, end, by_id[one].middle, by_id[other].middle, "chain")
            if end < start:
                yield across.line(end, start, by_id[other].middle, by_id[other].middle, "chain")


def _names(g: GuidePage, across: Across, phases: list[_Phase]) -> Iterator[Markup]:
    """What stands at the beginning of the rows: numbers, and names where there is room for them."""
    yield across.text(0, 1.1, g.language.plain("picture-axis", unit=g.figures.unit(_axis(g.computed.calendar.days)[0])),
                      "soft")
    for phase in phases:
        yield across.text(0, phase.top + 1.25, g.language.plain(f"phase-{phase.id}"), "phase-name")
        for row in phase.rows:
            name = row.laid.step.id
            strong = " strong" if name in g.computed.calendar.critical else ""
            yield across.text(0, row.middle + .35, g.figures.whole(row.number), f"end{strong}", 1.5)
            short = cut(g.called(name), LETTERS if strong else LETTERS + 4)
            yield across.text(0, row.middle + .35, short, f"name{strong}", 2.2, g.foreign(f"{name}.name"))


def _axis(days: float) -> tuple[str, float, list[int]]:
    """The unit of the axis, its days, and which of its numbers are written."""
    unit, length = next((unit, length) for unit, length, most in AXES if days <= most)
    sizes = NICE.get(unit) or tuple(digit * 10 ** power for power in range(300) for digit in (1, 2, 5))
    step = next((one for one in sizes if days / length / one <= TICKS), sizes[-1])
    return unit, length, list(range(0, int(days / length) + 1, step))


# --- in words ------------------------------------------------------------------------------------------------------


def _told(g: GuidePage, phases: list[_Phase], rows: list[_Row]) -> str:
    laid, plain = g.computed.calendar, g.language.plain
    name = {row.laid.step.id: g.called(row.laid.step.id) for row in rows}
    parts = g.listed(f"{plain(f'phase-{phase.id}')} ({steps.when(g, *laid.phases[phase.id]).striptags()})"
                     for phase in phases)
    told = [plain("picture-calendar-told", count=len(rows), phases=parts)]
    if laid.critical:
        told.append(plain("picture-calendar-chain", chain=len(laid.critical), first=name[laid.critical[0]],
                          last=name[laid.critical[-1]]))
    for phrase, found in (("picture-calendar-slack", [row for row in rows if row.laid.slack]),
                          ("picture-calendar-again", [row for row in rows if row.laid.step.every])):
        if found:
            names = [name[row.laid.step.id] for row in found[:NAMED]] + ["…"] * (len(found) > NAMED)
            told.append(plain(phrase, steps=g.listed(names)))
    return " ".join(told)


def _key(g: GuidePage, rows: list[_Row]) -> Iterator[Markup]:
    """The signs that are in this picture, and what they mean."""
    across, chain = Across.of(g), g.computed.calendar.critical

    def said(drawn: Markup, phrase: str) -> Markup:
        return Markup("{} {}").format(drawn, g.say(phrase))

    yield said(sign(across.bar(0, 1, .05, .9, "span chain")), "critical")
    if any(row.laid.step.id not in chain for row in rows):
        yield said(sign(across.bar(0, 1, .25, .5, "span")), "picture-other-step")
    if any(row.laid.slack for row in rows):
        yield said(sign(across.line(0, 1, .5, .5, "slack")), "picture-slack")
    if any(row.laid.after for row in rows):
        yield said(sign(element("g", across.line(.2, .2, 0, .6), across.line(.2, 1, .6, .6), kind="links")),
                   "picture-link")
    if any(row.laid.step.every for row in rows):
        yield said(Markup('<span class="sign" aria-hidden="true">↻</span>'), "picture-again")
