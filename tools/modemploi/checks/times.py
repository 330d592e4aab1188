"""Times: how long, how often, in which season, and how much work."""

import datetime
from collections.abc import Iterator

from modemploi.checks.check import Example, Found, check, found, said
from modemploi.checks.view import View
from modemploi.compute.seasons import Periods, periods_of
from modemploi.model.means import Role
from modemploi.model.steps import Effort, Step

_SEASON = """\
seasons:
  - id: holidays
    country: FR
    periods:
      - first: 07-05
        last: 08-31
    mark: estimate
"""
_HOLIDAYS = (("guide.yml", "steps:\n", f"{_SEASON}steps:\n"), *said("holidays.name"))
_YEAR = 2000
"""A year with a 29 February, in which periods are laid."""


@check(
    level="warning",
    message="the step “{step}” lasts {duration}, longer than the season in which it can be done",
    why="nobody could end it in time",
    fix="correct the duration, the months or the season",
    example=Example("guide.yml", """\
    duration: 40 day
    months:
      - 5
""", """\
    duration: 20 day
    months:
      - 5
""", at="    duration: 2 day\n"),
)
def season_too_short(view: View) -> Iterator[Found]:
    """A step that does not fit into its longest run of months, or into the longest period of its season."""
    for index, step in enumerate(view.guide.steps):
        periods = periods_of(view.guide, step)
        name = "duration" if step.duration_quantity is None else "duration_quantity"
        days, shown = _lasts(view, step)
        if periods and days is not None and days > max(end - first for first, end in _days(periods)):
            yield found(view.at("steps", index, name), step=step.id, duration=shown)


def _lasts(view: View, step: Step) -> tuple[float | None, str]:
    """How many days a step lasts in the reference case, and how that is written."""
    if step.duration_quantity is None:
        return view.amount(step.duration, "day"), str(step.duration)
    value = view.case.values.get(step.duration_quantity)
    shown = "" if value is None else f"{value.number:g} {value.unit}"
    return view.amount(shown, "day"), shown


def _days(periods: Periods) -> Iterator[tuple[int, int]]:
    """Periods as the ordinals of the first day and of the day after the last one."""
    for month, day, end_month, end_day in periods:
        later = (end_month, end_day) <= (month, day)
        first = datetime.date(_YEAR, month, 1).toordinal() + day - 1
        yield first, datetime.date(_YEAR + later, end_month, 1).toordinal() + end_day - 1


@check(
    level="warning",
    message="two periods of the season “{season}” have days in common: {one} and {other}",
    why="one of the four days is wrong, or the two are one period",
    fix="correct the days, or write one period in place of the two",
    example=Example("guide.yml", """\
      - first: 07-05
        last: 08-31
      - first: 08-20
        last: 09-10
""", """\
      - first: 07-05
        last: 08-31
      - first: 12-20
        last: 01-05
""", at="      - first: 07-05\n        last: 08-31\n", around=(
        *_HOLIDAYS, ("guide.yml", "    duration: 2 day\n", "    duration: 2 day\n    season: holidays\n"))),
)
def periods_overlap(view: View) -> Iterator[Found]:
    """Two periods of one season that share days."""
    for index, season in enumerate(view.guide.seasons):
        for earlier, later in _shared(tuple((*_day(each.first), *_day(each.last)) for each in season.periods)):
            one, other = (season.periods[place] for place in sorted((earlier, later)))
            yield found(view.at("seasons", index, "periods", max(earlier, later)), season=season.id,
                        one=f"{one.first} – {one.last}", other=f"{other.first} – {other.last}")


def _shared(periods: Periods) -> Iterator[tuple[int, int]]:
    """Pairs of periods, given with their last day, that share days; of very many, each with the longest before it."""
    pieces = []
    for place, (month, day, end_month, end_day) in enumerate(periods):
        first, last = (month, day), (end_month, end_day)
        pieces += [(first, last, place)] if first <= last else [(first, (12, 31), place), ((1, 1), last, place)]
    until, owner = (0, 0), -1
    for first, last, place in sorted(pieces):
        if first <= until and place != owner:
            yield owner, place
        if last > until:
            until, owner = last, place


def _day(text: str) -> tuple[int, int]:
    return int(text[:2]), int(text[3:])


@check(
    level="error",
    message="the step “{step}” names both `months` and a `season`",
    why="the calendar follows the season, and the months would be shown to no effect",
    fix="keep one of the two: the season where months are too coarse",
    example=Example("guide.yml", """\
    duration: 2 day
    months:
      - 7
    season: holidays
""", """\
    duration: 2 day
    season: holidays
""", at="    duration: 2 day\n", around=_HOLIDAYS),
)
def season_and_months(view: View) -> Iterator[Found]:
    """A step that says when it can be done in two ways."""
    for index, step in enumerate(view.guide.steps):
        if step.season is not None and step.months:
            yield found(view.at("steps", index, "season"), step=step.id)


@check(
    level="error",
    message="the step “{step}” gives both `{one}` and `{other}`",
    why="of two times one is not meant, and only the second would be reckoned with",
    fix="keep `{one}` where it is always the same, `{other}` where it follows from the case",
    example=Example("guide.yml", """\
      - role: mender
        amount: 2 person_day
        quantity: work
""", """\
      - role: mender
        quantity: work
""", at="      - role: mender\n        amount: 2 person_day\n", around=(
        ("guide.yml", "assumptions:\n", """\
assumptions:
  - id: work
    value: 2
    unit: person_day
    sensitivity: low
    mark: estimate
"""), *said("work.name"))),
)
def time_said_twice(view: View) -> Iterator[Found]:
    """A duration or an effort that is said as a number and as a name."""
    for index, step in enumerate(view.guide.steps):
        if step.duration is not None and step.duration_quantity is not None:
            yield found(view.at("steps", index, "duration_quantity"), step=step.id, one="duration",
                        other="duration_quantity")
        for inner, effort in enumerate(step.effort):
            if effort.amount is not None and effort.quantity is not None:
                yield found(view.at("steps", index, "effort", inner, "quantity"), step=step.id, one="amount",
                            other="quantity")


@check(
    level="warning", draft="gathered",
    message="the step “{step}” names the effort of “{role}”, and not how much it is",
    why="people plan their days by it, and volunteers most of all",
    fix="add `amount`, or `quantity` where it follows from the case",
    example=Example("guide.yml", "      - role: mender\n    duration: 2 day\n",
                    "      - role: mender\n        amount: 2 person_day\n    duration: 2 day\n"),
)
def effort_without_amount(view: View) -> Iterator[Found]:
    """An effort without a number."""
    for index, step in enumerate(view.guide.steps):
        for inner, effort in enumerate(step.effort):
            path = ("steps", index, "effort", inner)
            if effort.amount is None and effort.quantity is None and not view.written(*path, "amount"):
                yield found(view.at(*path), step=step.id, role=effort.role)


@check(
    level="error",
    message="{amount} does not measure {kind}",
    why="time cannot be counted in pieces; the calendar and the budget would be wrong",
    fix="use a unit of {kind}, like {like}",
    example=Example("guide.yml", "    duration: 1 piece\n", "    duration: 1 day\n"),
    terms={"kind": {"time": "time", "work": "working time", "people": "people"}},
)
def other_kind_of_unit(view: View) -> Iterator[Found]:
    """An amount whose unit measures something else than its field, or the name of such an amount."""
    for path, part in view.parts:
        for name, unit, kind in (("duration", "day", "time"), ("wait", "day", "time"), ("lifetime", "day", "time"),
                                 ("every", "day", "time"), ("head_count", "person", "people")):
            yield from _measured(view, (*path, name), vars(part).get(name, None), unit, kind)
        if isinstance(part, Effort):
            yield from _measured(view, (*path, "amount"), part.amount, "person_day", "work")
            yield from _named(view, (*path, "quantity"), part.quantity, "person_day", "work")
        if isinstance(part, Step):
            yield from _named(view, (*path, "duration_quantity"), part.duration_quantity, "day", "time")
        if isinstance(part, Role):
            yield from _named(view, (*path, "head_count_quantity"), part.head_count_quantity, "person", "people")


def _measured(view: View, path: tuple[str | int, ...], text: str | None, unit: str, kind: str) -> Iterator[Found]:
    if text and view.known(text) and view.known(f"1 {unit}") and view.amount(text, unit) is None:
        yield found(view.at(*path), amount=text, kind=kind, like=f"2 {unit}")


def _named(view: View, path: tuple[str | int, ...], name: str | None, unit: str, kind: str) -> Iterator[Found]:
    """The same for something that is named."""
    names = view.case.sheet.names
    if name and names.numbers.get(name) is not None and view.known(f"1 {unit}"):
        own = vars(view.by_id[name][1]).get("unit") or ""
        if view.amount(f"1 {own}", unit) is None:
            yield found(view.at(*path), amount=f"{name} ({own})" if own else name, kind=kind, like=f"2 {unit}")


@check(
    level="error",
    message="{field} of {id} is {value}, and must be above zero",
    why="what lasts no time is replaced without end, and what comes back without a pause never ends",
    fix="correct the number",
    example=Example("guide.yml", "    head_count: 0 person\n", "    head_count: 1 person\n"),
)
def nothing_at_all(view: View) -> Iterator[Found]:
    """A lifetime, a rhythm or a number of people that is nothing, or less."""
    for path, part in view.parts:
        for name in ("lifetime", "every", "head_count"):
            text = vars(part).get(name, None)
            amount = float(text.partition(" ")[0]) if isinstance(text, str) else 1.0
            if amount == 0 or amount < 0 and name != "every":  # below zero, a rhythm has a fault of its own
                yield found(view.at(*path, name), field=name, id=str(vars(part).get("id", "")), value=str(text))
