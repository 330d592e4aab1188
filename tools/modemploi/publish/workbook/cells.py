"""The cells of a program as formulas: quantities, budget, calendar, rules, and numbers inside sentences."""

from collections.abc import Callable, Iterable

from modemploi.compute import rounding
from modemploi.compute.cells import Cell, work_out
from modemploi.compute.cells import number as number_tree
from modemploi.compute.evaluate import MOST_NUMBER
from modemploi.compute.formulas import Tree
from modemploi.publish import figures, markdown
from modemploi.publish.typography import END, ISOLATE
from modemploi.publish.workbook.formulas import REFUSED, formula, number, outside, rounded, truth
from modemploi.publish.workbook.places import InCell
from modemploi.publish.workbook.workings import NAME, RAW, ROUNDED, VALUE, Workings

BRACES = markdown.NUMBER
"""A number that a text refers to."""


def write_quantity(work: Workings, cell: Cell) -> None:
    """A quantity: worked out, rounded, and an error outside its range."""
    text, raw = formula(cell.tree, InCell(work, cell.name)), work.value(cell.tree)
    row = work.next_row()
    work.page.text(row, NAME, cell.name, "plain")
    work.page.formula(row, RAW, text, raw, "plain")
    before, value = work.page.here(row, RAW), raw
    if cell.rounding and cell.step > 0:
        step = number(cell.step)
        count = before if cell.step == 1 else f"({before}/{step})"
        text = rounded(count, cell.rounding)
        value = None if raw is None else rounding.rounded(raw, cell.rounding, cell.step)
        work.page.formula(row, ROUNDED, text if cell.step == 1 else f"{text}*{step}", value, "plain")
        before = work.page.here(row, ROUNDED)
    if value is not None and abs(value) <= MOST_NUMBER and not rounding.passed(value, cell.min, cell.max):
        work.setting.numbers[cell.name] = value + 0.0
    limits = ",".join(filter(None, (f"ABS({before})>{number(MOST_NUMBER)}", outside(before, cell.min, cell.max))))
    work.page.formula(row, VALUE, f"IF(OR({limits}),{REFUSED},{before})", work.setting.numbers.get(cell.name), "plain")
    work.raws[cell.name] = before, value
    work.name(cell.name, work.page.here(row, VALUE))


def write_cells(work: Workings, cells: Iterable[Cell], instead: Callable[[Cell], Tree] = lambda each: each.tree,
                ) -> None:
    """Cells of a budget or a calendar; `instead` gives the tree of a cell in which a fixed number became an entry."""
    cells = list(cells)
    for _ in work_out(cells, work.setting):
        pass
    for cell in cells:
        text = formula(instead(cell), InCell(work, cell.name))
        work.refs[cell.name] = work.keep(text, work.setting.numbers.get(cell.name), cell.name)


def write_tree(work: Workings, name: str, tree: Tree) -> str:
    """The cell of a tree that is not among the cells of the program."""
    return work.keep(formula(tree, InCell(work, name)), work.value(tree), f"({name})")


def write_rule(work: Workings, name: str, tree: Tree) -> tuple[str, bool | None]:
    """The cell that says whether a comparison holds, and whether it does at first; None where nobody can tell."""
    held = work.value(("if", 0, tree, number_tree(1), number_tree(0)))
    holds = None if held is None else held == 1
    return work.keep(truth(tree, InCell(work, name)), holds, name), holds


def shown(work: Workings, name: str) -> str:
    """The cell with a number as text, with as many digits as a reader needs, as whoever opens the file writes it."""
    cell, value = work.refs[name], work.setting.numbers.get(name)
    first = None if value is None else work.book.figures.number(value)
    text = f"FIXED({cell},{_places(cell)})"
    if work.book.right_to_left:  # else its sign would stand behind it
        text = f'IF({cell}<0,"{ISOLATE}"&{text}&"{END}",{text})'
    return work.keep(text, first, f"({name})")


def whole(work: Workings, name: str) -> str:
    """The cell with a number as it is shown, without its sign: what the form of its unit depends on."""
    cell, value = work.refs[name], work.setting.numbers.get(name)
    return work.keep(f"ABS(ROUND({cell},{_places(cell)}))", None if value is None else abs(figures.rounded(value)),
                     f"({name})")


def _places(cell: str) -> str:
    return f"IF({cell}=ROUND({cell},0),0,MAX(0,MIN(6,2-INT(LOG10(ABS({cell}))))))"
