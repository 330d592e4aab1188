"""Steps that wait for their season, as formulas; `modemploi.compute.seasons` is their law.

`days` and `long` are the cells of the day from which one waits and of how long the step lasts.
"""

import math

from modemploi.compute.formulas import Tree
from modemploi.compute.rounding import tidy
from modemploi.compute.seasons import Period, Periods, around, begin, begin_back
from modemploi.publish.workbook.formulas import EPOCH, Number, Place, joined, noisy


def seasonal(tree: Tree, at: Place, days: str, long: str) -> str:
    """The first day on which something fits into one of its periods, or the last one going back; see
    `modemploi.compute.seasons`. One period after the other, since what fits into one begins before the others do."""
    kind, _, day, length, periods = tree
    value, lasting = at.value(day), at.value(length)
    start, reckon = at.day(), begin if kind == "season" else begin_back
    now = None if start is None or value is None else start + math.floor(tidy(value))
    on = at.keep(f"{at.start()}+{noisy(days, f'INT({days})')}", _serial(now))

    def known(some: Periods) -> Number:
        return None if value is None or lasting is None else reckon(start, value, lasting, some)

    found = []
    for period in periods:
        first, end = _period(period, on, now, at)
        if kind == "season":
            ended = noisy(f"({days}+{long})", f"({days}+{long})")
            later = at.keep(_begins(f"({first}+366)", period), _next(now, period))
            text = (f"IF(OR({at.start()}+{ended}<={end},AND({long}>{end}-{first},{on}<{end})),{days},"
                    f"{later}-{at.start()})")
        else:
            text = f"MIN({days},{end}-{at.start()}-IF({long}<={end}-{first},{long},1))"
        # without a first day too, something of which nobody knows how long it lasts has no day
        found.append(at.keep(f'IF({at.start()}="",{days}+0*{long},{text})', known((period,))))
    return joined("min" if kind == "season" else "max", found, at, lambda some: known(periods[:some]))


def _period(period: Period, on: str, now: int | None, at: Place) -> tuple[str, str]:
    """The cells of the day on which a period last began, and of the day after its end."""
    month, day, end_month, end_day = period
    began, ended = (None, None) if now is None else around(now, period)
    first = at.keep(_begins(on, period), _serial(began))
    turn = "+1" if (end_month, end_day) <= (month, day) else ""
    return first, at.keep(f"DATE(YEAR({first}){turn},{end_month},{end_day})", _serial(ended))


def _begins(on: str, period: Period) -> str:
    """The last beginning of a period that is not after a day."""
    month, day, _, _ = period
    return f"DATE(YEAR({on})-IF(DATE(YEAR({on}),{month},{day})>{on},1,0),{month},{day})"


def _next(now: int | None, period: Period) -> Number:
    return None if now is None else _serial(around(around(now, period)[0] + 366, period)[0])


def _serial(day: int | None) -> Number:
    return None if day is None else day - EPOCH
