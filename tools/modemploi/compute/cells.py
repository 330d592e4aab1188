"""A cell: one number of a plan with the tree it comes from. Cells are worked out in order, each once.

Quantities, budget and calendar all become cells, so that this program, a browser and a spreadsheet work out the same
list and need to know nothing of guides. Names with a slash are those of budgets and calendars:

| name | what it is |
| --- | --- |
| ``pv_power`` | a quantity, in its unit |
| ``line/cost-modules/count``, ``…/low``, ``…/high`` | a cost line; 0 where it does not count in this case |
| ``total/EUR/set-up/paid/low`` | a total; ``yearly`` for ``set-up``, ``kind`` for ``paid``, ``high`` for ``low`` |
| ``total/EUR/set-up/paid/low/MAD`` | the same, converted by the latest rate the guide declares |
| ``category/wiring/EUR/set-up/paid/low`` | its part by category; also ``phase/…`` and ``partner/…`` |
| ``step/visit/begin``, ``…/end`` | the first day of a step and the day after its last, from the beginning of the work |
| ``step/visit/last`` | the last day on which it may begin so that the whole takes no longer |
| ``phase-end/do`` | when the last step of a phase ends |
| ``calendar/days`` | from the first beginning to the last end |
| ``people/all`` | how many people there are in all roles, where that depends on the case |
| ``effort/designer``, ``yearly-effort/designer`` | person-days of a role, once and a year |
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from modemploi.compute.evaluate import Missing, Setting, evaluate
from modemploi.compute.faults import FormulaFault, Wrong
from modemploi.compute.formulas import Tree
from modemploi.compute.rounding import rounded
from modemploi.compute.sheet import Sheet
from modemploi.model.fields import Path
from modemploi.model.means import Only


@dataclass(frozen=True)
class Cell:
    """One number to be worked out."""

    name: str
    tree: Tree
    """As `modemploi.compute.checked` describes it."""
    path: Path
    """What it comes from: ``("quantities", 3, "formula")``, ``("cost_lines", 2)``."""
    rounding: str | None = None
    step: float = 1.0
    min: float | None = None
    max: float | None = None


def number(value: float) -> Tree:
    """The tree of a number."""
    return ("number", 0, float(value))


def value(name: str) -> Tree:
    """The tree of the number a name stands for."""
    return ("value", 0, name)


def add(trees: Iterable[Tree]) -> Tree:
    """The tree of a sum; of nothing, 0."""
    listed = tuple(trees)
    return listed[0] if len(listed) == 1 else ("add", 0, *listed)


def greatest(trees: Iterable[Tree]) -> Tree:
    """The tree of the greatest of some numbers and 0."""
    return ("max", 0, number(0), *trees)


def times(tree: Tree, factor: float) -> Tree:
    """The tree of a product with a fixed number."""
    return tree if factor == 1 else ("scale", 0, float(factor), tree)


def taken(sheet: Sheet, only: Only | None, tree: Tree, otherwise: Tree) -> Tree:
    """A tree where a part counts in the case, and another one where it does not."""
    if only is None or tree == otherwise:
        return tree
    options = sheet.names.choices.get(only.parameter, ())
    for option in reversed([each for each in dict.fromkeys((only.option, *only.also)) if each in options]):
        otherwise = ("if", 0, ("is", 0, only.parameter, option), tree, otherwise)
    return otherwise


def work_out(cells: Iterable[Cell], setting: Setting) -> Iterator[FormulaFault]:
    """Put the number of every cell into the setting, and tell what cannot be worked out. A cell that needs a number
    that is absent is absent too, without a fault of its own."""
    for cell in cells:
        try:
            raw = evaluate(cell.tree, setting)
        except Wrong as wrong:
            yield wrong.at(*cell.path)
        except Missing:
            pass
        else:
            setting.numbers[cell.name] = rounded(raw, cell.rounding, cell.step) + 0.0


def as_json(tree: Tree) -> Any:
    """A tree as JSON: a number is a number, a name is a text, anything else a list that begins with its kind.

    A machine that reads it needs fewer kinds: ``scale`` becomes ``*``; ``>`` and ``>=`` become ``<`` and ``<=`` the
    other way round; ``!=`` and ``is-not`` become an ``if``; a period of a season is one number, ``7050901`` for 5 July
    until the day before 1 September.
    """
    kind, _, *rest = tree
    if kind == "number":
        return short(rest[0])
    if kind == "value":
        return rest[0]
    if kind in ("season", "season-back"):
        day, length, periods = rest
        return [kind, as_json(day), as_json(length), *(((a * 100 + b) * 100 + c) * 100 + d for a, b, c, d in periods)]
    parts = [as_json(each) if _is_tree(each) else short(each) for each in rest]
    if kind in (">", ">="):
        return [kind.replace(">", "<"), *reversed(parts)]
    if kind in ("!=", "is-not"):
        return ["if", ["==" if kind == "!=" else "is", *parts], 0, 1]
    return ["*" if kind == "scale" else kind, *parts]


def short(each: Any) -> Any:
    """Whole numbers without a point."""
    return int(each) if isinstance(each, float) and each.is_integer() else each


def _is_tree(each: object) -> bool:
    return isinstance(each, tuple) and len(each) > 1 and isinstance(each[0], str)


