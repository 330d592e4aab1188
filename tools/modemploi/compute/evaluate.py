"""Working out a checked tree. Python, browser and spreadsheet must do exactly this.

- Numbers are 64-bit floats. A number within `NOISE` of a whole one counts as that whole number before it is rounded,
  and two numbers within `NOISE` of each other are equal, so that 3.0000000000000004 modules are three.
- ``round`` is ``floor(x + 1/2)``, on purpose: Python, JavaScript and spreadsheets each round halves in their own way.
- A power is worked out by multiplying from left to right; a sum by adding from left to right (Python's own `sum` is
  more exact than that, in some versions).
- Of an ``if``, only the answer that is taken is worked out.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NoReturn

from modemploi.compute import seasons
from modemploi.compute.checked import MOST_EXPONENT
from modemploi.compute.faults import Wrong
from modemploi.compute.formulas import Tree
from modemploi.compute.rounding import equal, nearest, tidy

MOST_NUMBER = 1e15
MOST_WORK = 200_000
"""How many parts of trees and rows of tables may be looked at for one guide; a large one needs about 700 a case."""


class Missing(Exception):
    """Something is needed that could not be computed; its own fault is told elsewhere."""


@dataclass
class Meter:
    """Counts the work that is done for a guide, so that there is an end to it."""

    work: int = 0


@dataclass
class Setting:
    """The numbers, choices and rows with which trees are worked out."""

    numbers: dict[str, float] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, Sequence[Mapping[str, float]]] = field(default_factory=dict)
    start: int | None = None
    """The ordinal of the day on which the work begins, for calendars; None where no day is set."""
    meter: Meter = field(default_factory=Meter)

    def worked(self, amount: int, at: int) -> None:
        """Count work. Raises `Wrong` (``formula-too-large``) where it is too much."""
        self.meter.work += amount
        if self.meter.work > MOST_WORK:
            raise Wrong("formula-too-large", at, limit="work", most=str(MOST_WORK))


def evaluate(tree: Tree, setting: Setting) -> float:
    """The number of a checked tree. Raises `Wrong` (``division-by-zero``, ``root-of-negative``, ``exponent-form``,
    ``number-too-large``, ``not-in-table``, ``formula-too-large``) or `Missing`."""
    return _number(tree, setting, None)


def holds(tree: Tree, setting: Setting) -> bool:
    """Whether a checked comparison holds. Raises as `evaluate` does."""
    return _truth(tree, setting, None)


Row = Mapping[str, float] | None


def _number(tree: Tree, setting: Setting, row: Row) -> float:
    setting.worked(1, tree[1])
    number = _worked_out(tree, setting, row)
    if not -MOST_NUMBER <= number <= MOST_NUMBER:
        _too_large(tree)
    return number


def _too_large(tree: Tree) -> NoReturn:
    raise Wrong("number-too-large", tree[1], most=f"{MOST_NUMBER:g}")


def _worked_out(tree: Tree, setting: Setting, row: Row) -> float:
    kind = tree[0]
    if kind == "number":
        return float(tree[2])
    if kind == "value":
        if tree[2] not in setting.numbers:
            raise Missing
        return setting.numbers[tree[2]]
    if kind == "cell":
        if row is None or tree[3] not in row:
            raise Missing
        return row[tree[3]]
    if kind == "scale":
        return float(tree[2]) * _number(tree[3], setting, row)
    if kind == "if":
        return _number(tree[3] if _truth(tree[2], setting, row) else tree[4], setting, row)
    if kind == "over":
        return _over(tree, setting)
    if kind in ("season", "season-back"):
        reckon = seasons.begin if kind == "season" else seasons.begin_back
        return reckon(setting.start, _number(tree[2], setting, row), _number(tree[3], setting, row), tree[4])
    if kind in ("lookup", "next_size"):
        return _looked_up(tree, setting, row)
    numbers = [_number(inner, setting, row) for inner in tree[2:]]
    if kind == "/" and numbers[1] == 0:
        divisor = tree[3]
        raise Wrong("division-by-zero", divisor[1], divisor=divisor[2] if divisor[0] == "value" else "")
    if kind == "sqrt" and numbers[0] < 0:
        raise Wrong("root-of-negative", tree[1], number=f"{numbers[0]:g}")
    if kind == "^":
        return _power(tree, numbers[0], numbers[1])
    return _SIMPLE[kind](*numbers)


def added(numbers: Iterable[float]) -> float:
    """The plain sum from left to right: `sum` has ways of its own, which browsers and spreadsheets have not."""
    total = 0.0
    for number in numbers:
        total += number
    return total


_SIMPLE: dict[str, Callable[..., float]] = {
    "+": lambda one, other: one + other, "-": lambda one, other: one - other, "*": lambda one, other: one * other,
    "/": lambda one, other: one / other, "neg": lambda one: -one, "abs": abs, "sqrt": math.sqrt,
    "ceil": lambda one: float(math.ceil(tidy(one))), "floor": lambda one: float(math.floor(tidy(one))),
    "round": lambda one: float(nearest(tidy(one))),
    "add": lambda *numbers: added(numbers), "min": lambda *numbers: min(numbers),
    "max": lambda *numbers: max(numbers),
}


def _power(tree: Tree, base: float, exponent: float) -> float:
    whole = tidy(exponent)
    if whole != int(whole) or abs(whole) > MOST_EXPONENT:
        raise Wrong("exponent-form", tree[3][1], number=f"{exponent:g}", most=str(MOST_EXPONENT))
    result = 1.0
    for _ in range(abs(int(whole))):
        result *= base
    if whole < 0:
        if result == 0:
            raise Wrong("division-by-zero", tree[1], divisor="")
        result = 1 / result
    return result


def _over(tree: Tree, setting: Setting) -> float:
    """A sum, least or greatest over the rows of a table; over no rows, the sum is 0."""
    _, at, how, table, body = tree
    if table not in setting.rows:
        raise Missing
    numbers = [_number(body, setting, row) for row in setting.rows[table]]
    if how == "sum":
        return added(numbers)
    if not numbers:
        raise Wrong("not-in-table", at, table=table, column="", number="", function=how)
    return min(numbers) if how == "min" else max(numbers)


def _looked_up(tree: Tree, setting: Setting, row: Row) -> float:
    kind, at, table, key, inner, *wanted = tree
    number = _number(inner, setting, row)
    if table not in setting.rows:
        raise Missing
    rows = setting.rows[table]
    setting.worked(len(rows), at)
    keys = [each for each in rows if key in each]
    if kind == "next_size":
        sizes = [each[key] for each in keys if each[key] >= number or equal(each[key], number)]
        if sizes:
            return min(sizes)
    for each in keys if kind == "lookup" else []:
        if equal(each[key], number):
            if wanted[0] not in each:
                raise Missing
            return each[wanted[0]]
    raise Wrong("not-in-table", at, table=table, column=key, number=f"{number:g}", function=kind)


def _truth(tree: Tree, setting: Setting, row: Row) -> bool:
    setting.worked(1, tree[1])
    kind = tree[0]
    if kind in ("is", "is-not"):
        if tree[2] not in setting.choices:
            raise Missing
        return (setting.choices[tree[2]] == tree[3]) is (kind == "is")
    one, other = _number(tree[2], setting, row), _number(tree[3], setting, row)
    same = equal(one, other)
    if kind in ("==", "!="):
        return same is (kind == "==")
    if kind in ("<=", ">="):
        return same or (one < other) is (kind == "<=")
    return not same and (one < other) is (kind == "<")
