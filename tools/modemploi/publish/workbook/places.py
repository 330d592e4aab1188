"""Where formulas are written: in a cell of the workings, or beside every row of a table."""

from modemploi.compute.formulas import Tree
from modemploi.compute.rounding import equal
from modemploi.publish.workbook.formulas import REFUSED, Number, formula
from modemploi.publish.workbook.seasons import seasonal
from modemploi.publish.workbook.workings import TOP, Workings


class InCell:
    """A formula of one cell; its helpers stand above it."""

    def __init__(self, work: Workings, owner: str) -> None:
        self.work, self.owner = work, owner

    def ref(self, name: str) -> str:
        """The cell of a name; an error where it has none."""
        return self.work.refs.get(name, REFUSED)

    def choice(self, name: str) -> str:
        """The cell that holds the option taken."""
        return self.work.choices.get(name, REFUSED)

    def cell(self, table: str, column: str) -> str:
        """There is no row here."""
        return REFUSED

    def over(self, table: str, body: Tree) -> str:
        """The range with what the body gives for every row that counts."""
        return over(self.work, table, body)

    def keys(self, table: str, column: str) -> str:
        """The range of a column one looks something up in."""
        rows = self.work.rows.get(table)
        return rows.keys.get(column, REFUSED) if rows else REFUSED

    def has_gaps(self, table: str) -> bool:
        """Whether a row of a table may lack a number."""
        rows = self.work.rows.get(table)
        return rows is not None and rows.gaps

    def start(self) -> str:
        """The cell of the first day; empty where none is given."""
        return self.work.first_day

    def day(self) -> int | None:
        """The first day as an ordinal, as the case is written first."""
        return self.work.setting.start

    def season(self, tree: Tree, days: str, long: str) -> str:
        """The formula of a `season` or `season-back`, from the cells of its day and its length."""
        return seasonal(tree, self, days, long)

    def value(self, tree: Tree) -> Number:
        """What a tree gives in the case that is written first."""
        return self.work.value(tree)

    def place(self, tree: Tree) -> Number:
        """For a `lookup`: the place of the row that is found, counted from the end; 0 for none."""
        table, key, sought = tree[2], tree[3], self.value(tree[4])
        rows = self.work.rows[table]
        if sought is None or None in rows.states:
            return None
        found = (place for place, each in enumerate(rows.numbers) if key in each and equal(each[key], sought))
        place = next(found, None)
        return 0 if place is None else rows.count - place

    def keep(self, formula: str, value: Number) -> str:
        """Keep a formula in a cell of its own, and give that cell."""
        return self.work.keep(formula, value, f"({self.owner})")


class InRow(InCell):
    """A formula beside one row of a table; its helpers stand beside the same row."""

    def __init__(self, work: Workings, table: str, row: int, columns: list[int]) -> None:
        super().__init__(work, table)
        self.table, self.row, self.columns = table, row, columns
        self.used = 0

    def cell(self, table: str, column: str) -> str:
        """The cell of the row one is at."""
        rows = self.work.rows[self.table]
        place = rows.columns.get(column)
        return REFUSED if table != self.table or place is None else rows.page.at(rows.first + self.row, place)

    def value(self, tree: Tree) -> Number:
        """What a tree gives for this row in the case that is written first."""
        return self.work.value(tree, self.table, self.row)

    def keep(self, formula: str, value: Number) -> str:
        """Keep a formula beside the row, and give its cell."""
        if self.used == len(self.columns):
            self.columns.append(self.work.free_column(f"({self.table})"))
        column = self.columns[self.used]
        self.used += 1
        beside(self.work, self.table, self.row, column, formula, value)
        return self.work.page.here(TOP + self.row, column)


def over(work: Workings, table: str, body: Tree) -> str:
    """The range with what a tree gives for every row of a table; a row that is empty has an empty text there."""
    rows = work.rows.get(table)
    if rows is None:
        return REFUSED
    if (table, body) not in work.columns:
        helpers: list[int] = []
        column = work.free_column(table)
        for row in range(rows.count):
            at = InRow(work, table, row, helpers)
            beside(work, table, row, column, formula(body, at), at.value(body))
        work.columns[table, body] = f"{work.page.here(TOP, column)}:{work.page.here(TOP + rows.count - 1, column)}"
    return work.columns[table, body]


def beside(work: Workings, table: str, row: int, column: int, text: str, value: Number) -> None:
    """Write a formula beside a row of a table; an empty text where the row is empty."""
    rows = work.rows[table]
    state = rows.states[row] if row < len(rows.states) else 0
    if rows.state_cells:
        text = f'IF({rows.state_cells[row]}=0,"",{text})'
    work.page.formula(TOP + row, column, text, "" if state == 0 else value if state else None, "plain")
