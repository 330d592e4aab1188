"""From where to where a checked tree can come, when what it speaks of goes from somewhere to somewhere.

No number that the evaluator gives lies outside, and nothing goes wrong there that is not doubted here. The other way
round there is no promise: where a name stands twice in a formula, the interval is larger than what can happen. So an
interval may acquit (this divisor is never zero) and it may prove that something never holds; it never accuses alone.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from modemploi.compute.checked import MOST_EXPONENT
from modemploi.compute.entered import MOST_ROWS
from modemploi.compute.evaluate import MOST_NUMBER, Meter, added
from modemploi.compute.formulas import Tree
from modemploi.compute.intervals import (
    EVERYTHING, SIMPLE, Interval, hull, point, power, product, quotient, together, within,
)
from modemploi.compute.rounding import NOISE, equal, tidy

MOST_LOOKS = 150_000
"""How many parts of trees may be looked at for one guide; beyond, nothing more is said."""


class Doubt(NamedTuple):
    """Something that may be wrong for some numbers: the name of its fault, its column, and the number to look at."""

    name: str
    offset: int
    probe: Tree | None
    """The tree whose number decides; None inside a sum over rows, where it is another one for each row."""


class TooMuch(Exception):
    """There is an end to looking; it never leaves this floor."""


@dataclass
class Domain:
    """What can be entered, and what quantities can come to. None stands for what never has a number."""

    numbers: dict[str, Interval | None]
    choices: Mapping[str, Sequence[str]]
    """The options of each choice that are thought of."""
    tables: Mapping[str, Sequence[Mapping[str, Interval]]]
    """The rows of tables."""
    rows: Mapping[str, Mapping[str, Interval]]
    """For rows that a reader enters: the columns. There may be no row, and at most `MOST_ROWS`."""
    doubts: list[Doubt] = field(default_factory=list)
    meter: Meter = field(default_factory=Meter)
    """Counts the parts that are looked at; shared by the domains of one guide."""

    def look(self, much: int = 1) -> None:
        """Count the work. Raises `TooMuch`."""
        self.meter.work += much
        if self.meter.work > MOST_LOOKS:
            raise TooMuch


Row = Mapping[str, Interval] | None


def reach(tree: Tree, domain: Domain) -> Interval | None:
    """The numbers a tree can come to; what may go wrong on the way is added to the doubts. Raises `TooMuch`."""
    return _number(tree, domain, None)


def truths(tree: Tree, domain: Domain) -> frozenset[bool]:
    """What a checked comparison can be: true, false, both, or nothing where it can never be told."""
    return _truths(tree, domain, None)


def _doubt(domain: Domain, name: str, tree: Tree, probe: Tree, row: Row) -> None:
    domain.doubts.append(Doubt(name, tree[1], probe if row is None else None))


def _number(tree: Tree, domain: Domain, row: Row) -> Interval | None:
    domain.look()
    found = _found(tree, domain, row)
    if found is None or found.low >= -MOST_NUMBER and found.high <= MOST_NUMBER:
        return found
    _doubt(domain, "number-too-large", tree, tree, row)
    return within(found, *EVERYTHING[:2])


def _found(tree: Tree, domain: Domain, row: Row) -> Interval | None:
    kind = tree[0]
    if kind == "number":
        return point(tree[2])
    if kind == "value":
        return domain.numbers.get(tree[2])
    if kind == "cell":
        return row.get(tree[3]) if row is not None else None
    if kind == "scale":
        inner = _number(tree[3], domain, row)
        return None if inner is None else product(point(tree[2]), inner)
    if kind == "if":
        can = _truths(tree[2], domain, row)
        return hull(_number(branch, domain, row) for truth, branch in ((True, tree[3]), (False, tree[4]))
                    if truth in can)
    if kind == "over":
        return _over(tree, domain)
    if kind in ("lookup", "next_size"):
        return _looked_up(tree, domain, row)
    parts = [_number(inner, domain, row) for inner in tree[2:]]
    some = [each for each in parts if each is not None]
    if len(some) < len(parts):
        return None
    if kind == "/":
        if some[1].low <= 0 <= some[1].high:
            _doubt(domain, "division-by-zero", tree[3], tree[3], row)
        return quotient(*some)
    if kind == "^":
        return _power(tree, some[0], some[1], domain, row)
    if kind == "sqrt":
        if some[0].low < 0:
            _doubt(domain, "root-of-negative", tree, tree[2], row)
        return None if some[0].high < 0 else Interval(math.sqrt(max(some[0].low, 0.0)), math.sqrt(some[0].high))
    return SIMPLE[kind](*some)


def _power(tree: Tree, base: Interval, exponent: Interval, domain: Domain, row: Row) -> Interval | None:
    low, high = tidy(exponent.low), tidy(exponent.high)
    if not exponent.whole and not low == high == math.floor(low) or low < -MOST_EXPONENT or high > MOST_EXPONENT:
        _doubt(domain, "exponent-form", tree[3], tree[3], row)
    least, most = max(math.ceil(low), -MOST_EXPONENT), min(math.floor(high), MOST_EXPONENT)
    domain.look((abs(least) + abs(most)) // 4)
    if least > most:
        return None
    if least < 0 and base.low <= 0 <= base.high:
        _doubt(domain, "division-by-zero", tree, tree[2], row)
        _doubt(domain, "number-too-large", tree, tree, row)
        return Interval(0.0, MOST_NUMBER) if base.low >= 0 else EVERYTHING
    return power(base, least, most)


def _over(tree: Tree, domain: Domain) -> Interval | None:
    _, _, how, table, body = tree
    if table in domain.rows:
        inner = _number(body, domain, domain.rows[table])
        if how != "sum":
            _doubt(domain, "not-in-table", tree, tree, None)
            return inner
        if inner is None:
            return point(0.0)
        most = MOST_ROWS * (1 + NOISE)
        return Interval(min(0.0, most * inner.low), max(0.0, most * inner.high), inner.whole)
    parts = [_number(body, domain, row) for row in domain.tables.get(table, ())]
    some = [each for each in parts if each is not None]
    if len(some) < len(parts) or not some and how != "sum":
        return None
    return together(added, *some) if how == "sum" else SIMPLE[how](*some)


def _looked_up(tree: Tree, domain: Domain, row: Row) -> Interval | None:
    kind, _, table, key, inner, *wanted = tree
    number = _number(inner, domain, row)
    if table in domain.rows:
        _doubt(domain, "not-in-table", tree, tree, None)
        return None if number is None else domain.rows[table].get(wanted[0] if wanted else key)
    rows = [each for each in domain.tables.get(table, ()) if key in each]
    domain.look(len(rows))
    if number is None or not rows:
        return None
    if kind == "next_size":
        sizes = sorted(each[key].low for each in rows)
        fitting = [[size for size in sizes if size >= end or equal(size, end)] for end in number[:2]]
        if not fitting[1]:
            _doubt(domain, "not-in-table", tree, inner, row)
        if not fitting[0]:
            return None
        return Interval(fitting[0][0], fitting[1][0] if fitting[1] else sizes[-1],
                        all(size == math.floor(size) for size in sizes))
    met = [each for each in rows if number.low <= each[key].low <= number.high
           or any(equal(each[key].low, end) for end in number[:2])]
    if not met or number.low != number.high and not _all_whole(number, [each[key].low for each in met]):
        _doubt(domain, "not-in-table", tree, inner, row)
    return hull(each.get(wanted[0]) for each in met)


def _all_whole(number: Interval, keys: Sequence[float]) -> bool:
    """Whether a number that is whole finds a key wherever it lies."""
    low, high = math.ceil(tidy(number.low)), math.floor(tidy(number.high))
    return number.whole and high - low < len(keys) and {float(each) for each in range(low, high + 1)} <= set(keys)


def _truths(tree: Tree, domain: Domain, row: Row) -> frozenset[bool]:
    domain.look()
    kind = tree[0]
    if kind in ("is", "is-not"):
        options = domain.choices.get(tree[2], ())
        return frozenset((option == tree[3]) is (kind == "is") for option in options)
    one, other = _number(tree[2], domain, row), _number(tree[3], domain, row)
    if one is None or other is None:
        return frozenset()
    if kind in (">", ">="):
        one, other, kind = other, one, {">": "<", ">=": "<="}[kind]
    below = one.low < other.high and not equal(one.low, other.high)
    above = one.high > other.low and not equal(one.high, other.low)
    same = not (one.high < other.low or other.high < one.low) \
        or equal(one.high, other.low) or equal(other.high, one.low)
    can = {"<": {True: below, False: same or above}, "<=": {True: same or below, False: above},
           "==": {True: same, False: below or above}, "!=": {True: below or above, False: same}}[kind]
    return frozenset(truth for truth, possible in can.items() if possible)
