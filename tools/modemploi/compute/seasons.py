"""Parts of the year, and the days on which something that has to fall into them can begin.

A day is counted from the beginning of the work; `start` is the ordinal of that first day. A period is four numbers:
the month and day on which it begins, and the month and day after its last one. It comes back every year.
"""

import datetime
import math
from collections.abc import Iterator

from modemploi.compute.rounding import tidy
from modemploi.model import Guide
from modemploi.model.steps import Step

Period = tuple[int, int, int, int]
Periods = tuple[Period, ...]

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def periods_of(guide: Guide, step: Step) -> Periods:
    """The days of the year in which a step can be done; empty where it can be done at any time."""
    season = next((each for each in guide.seasons if each.id == step.season), None)
    if season:
        return tuple((*_day(each.first), *_after(*_day(each.last))) for each in season.periods)
    months = sorted(set(step.months))
    if len(months) in (0, 12):
        return ()
    return tuple((first, 1, *_after(_last(first, months), 31)) for first in months
                 if (first - 2) % 12 + 1 not in months)


def _day(text: str) -> tuple[int, int]:
    return int(text[:2]), int(text[3:])


def _after(month: int, day: int) -> tuple[int, int]:
    return (month, day + 1) if day < _LENGTHS[month - 1] else (month % 12 + 1, 1)


def _last(first: int, months: list[int]) -> int:
    """The last month of the run that begins with `first`."""
    while first % 12 + 1 in months:
        first = first % 12 + 1
    return first


def begin(start: int | None, earliest: float, length: float, periods: Periods) -> float:
    """The first day, not before `earliest`, on which something that lasts `length` days can begin so that all of it
    falls into one period. Something longer than a period begins within it. Without a start, or without periods, it
    is `earliest`."""
    if start is None or not periods:
        return earliest
    found = math.inf
    for period in periods:
        first, end = around(start + math.floor(tidy(earliest)), period)
        fits = start + tidy(earliest + length) <= end
        inside = length > end - first and start + math.floor(tidy(earliest)) < end
        if fits or inside:
            return earliest
        found = min(found, around(first + 366, period)[0] - start)
    return float(found)


def begin_back(start: int | None, latest: float, length: float, periods: Periods) -> float:
    """The last day, not after `latest`, on which it can begin so that all of it falls into one period; see `begin`."""
    if start is None or not periods:
        return latest

    def candidates() -> Iterator[float]:
        for period in periods:
            first, end = around(start + math.floor(tidy(latest)), period)
            yield min(latest, end - start - (length if length <= end - first else 1.0))

    return max(candidates())


def around(day: int, period: Period) -> tuple[int, int]:
    """The last beginning of a period that is not after a day, and the end that follows it, as ordinals."""
    month, first, end_month, end_day = period
    year = datetime.date.fromordinal(day).year
    if _ordinal(year, month, first) > day:
        year -= 1
    return _ordinal(year, month, first), _ordinal(year + ((end_month, end_day) <= (month, first)), end_month, end_day)


def _ordinal(year: int, month: int, day: int) -> int:
    return datetime.date(year, month, 1).toordinal() + day - 1
