"""The sheet of workings: every cell of a program with its formula, and what visible sheets take from it.

The first column holds the names of `modemploi.compute.cells`, the fourth what they come to. Beside them, to the right,
stand what is worked out for every row of a table, and helpers. Words and options are kept here too.
"""

import dataclasses
from collections.abc import Mapping, Sequence

from modemploi.compute.case import Case
from modemploi.compute.evaluate import Meter, Missing, Setting, evaluate
from modemploi.compute.faults import Wrong
from modemploi.compute.formulas import Tree
from modemploi.compute.rounding import passed
from modemploi.model.case import Column
from modemploi.publish.workbook.book import Book, Page
from modemploi.publish.workbook.formulas import EPOCH, NOT_A_SIZE, REFUSED, Number, number, outside

NAME, RAW, ROUNDED, VALUE, FREE = 0, 1, 2, 3, 5
TOP = 2
FIRST_DAYS = (693961, 1095362)
"""The first and the last day on which work may begin, 1 January 1901 and 31 December 2999: spreadsheets disagree on
earlier days."""


@dataclasses.dataclass
class Rows:
    """The rows of a table on some sheet, from which formulas take their numbers."""

    page: Page
    first: int
    count: int
    columns: Mapping[str, int]
    """The place of every column on the sheet."""
    numbers: Sequence[Mapping[str, float]]
    """The numbers of the rows that are filled, as the case is written first."""
    states: Sequence[Number]
    """For every row that is filled: 1, or None where it is refused."""
    state_cells: Sequence[str] = ()
    """For rows one enters: the cells that say whether a row counts: 1, 0 for an empty one, or an error."""
    gaps: bool = False
    """Whether a row may lack a number."""
    keys: dict[str, str] = dataclasses.field(default_factory=dict)
    """The ranges in which one looks something up, by column."""


class Workings:
    """Keeps what is worked out. It knows the case that is written first, so that every formula has its number."""

    def __init__(self, page: Page, book: Book, case: Case, start: int | None) -> None:
        self.page, self.book = page, book
        entered = {name: each.number for name, each in case.values.items() if name not in case.sheet.quantities}
        columns = case.sheet.names.tables
        whole = {name: rows for name, rows in case.rows.items()
                 if all(row.keys() >= columns.get(name, {}).keys() for row in rows)}
        self.setting = Setting(entered, case.choices, whole, start)
        """What is entered, and whatever was worked out so far. Rows count when all of them are whole."""
        self.refs: dict[str, str] = {}
        """The cell of every name."""
        self.raws: dict[str, tuple[str, Number]] = {}
        """For a quantity, the cell of its number before its range is looked at, and that number."""
        self.choices: dict[str, str] = {}
        self.rows: dict[str, Rows] = {}
        self.columns: dict[tuple[str, Tree], str] = {}
        self.first_day = ""
        self._row, self._free = TOP, FREE
        self._kept: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self._aliases: dict[str, str] = {}

    # --- places --------------------------------------------------------------------------------------------------

    def out(self, cell: str) -> str:
        """A cell of the workings, as formulas of other sheets name it."""
        return f"{self.page.quoted}!{cell}" if cell.startswith("$") else cell

    def next_row(self) -> int:
        """A free row."""
        self._row += 1
        return self._row - 1

    def free_column(self, title: str) -> int:
        """A free column beside the rows, with a title."""
        self._free += 1
        self.page.text(TOP - 1, self._free - 1, title, "plain")
        return self._free - 1

    def keep(self, text: str, value: Number | str | bool, name: str) -> str:
        """Keep a formula in the next row, or where it already is, and give its cell."""
        if text not in self._kept or not name.startswith("("):
            row = self.next_row()
            self.page.text(row, NAME, name, "plain")
            self.page.formula(row, VALUE, text, value, "plain")
            self._kept[text] = self.page.here(row, VALUE)
        return self._kept[text]

    def word(self, text: str) -> str:
        """Keep a text, once, and give its cell: formulas hold no words."""
        if text not in self._words:
            row = self.next_row()
            self.page.text(row, VALUE, text, "plain")
            self._words[text] = self.page.here(row, VALUE)
        return self._words[text]

    def name(self, name: str, cell: str) -> None:
        """Give a cell the name of a parameter, assumption or quantity."""
        self.book.file.define_name(f"g_{name}", f"={self.out(cell)}")
        self.refs[name] = f"g_{name}"

    def alias(self, cells: str) -> str:
        """A name for cells, for rules of other sheets: the oldest programs let them name no cell of another sheet."""
        if cells not in self._aliases:
            self._aliases[cells] = f"w_{len(self._aliases) + 1}"
            self.book.file.define_name(self._aliases[cells], f"={self.out(cells)}")
        return self._aliases[cells]

    # --- what is entered -----------------------------------------------------------------------------------------

    def enter_number(self, name: str, cell: str, least: float | None, most: float | None) -> None:
        """Take the number of a cell one enters something in; an error where it is none, or outside its range."""
        limits = outside(cell, least, most)
        inside = f"IF({limits},{REFUSED},{cell})" if limits else cell
        kept = self.keep(f"IF(ISNUMBER({cell}),{inside},{REFUSED})", self.setting.numbers.get(name), name)
        self.name(name, kept)

    def enter_choice(self, name: str, cell: str, options: Sequence[tuple[str, str]]) -> str:
        """Take the option that a cell names, an error where it names none. Gives the range of their names."""
        rows = [self.next_row() for _ in options]
        for row, (option, shown) in zip(rows, options, strict=True):
            self.page.text(row, RAW, option, "plain")
            self.page.text(row, VALUE, shown, "plain")
        names = f"{self.page.here(rows[0], VALUE)}:{self.page.here(rows[-1], VALUE)}"
        ids = f"{self.page.here(rows[0], RAW)}:{self.page.here(rows[-1], RAW)}"
        taken = self.setting.choices.get(name)
        place = next((place for place, (option, _) in enumerate(options, 1) if option == taken), 0)
        found = self.keep(f"SUMPRODUCT(EXACT({names},{cell})*(ROW({names})-{rows[0]}))", place, f"({name})")
        self.choices[name] = self.keep(f"IF({found}=0,{REFUSED},INDEX({ids},{found}))", taken, name)
        return names

    def enter_start(self, cell: str) -> None:
        """Take the first day of the work; empty where none is given."""
        start = self.setting.start
        first, last = (day - EPOCH for day in FIRST_DAYS)
        value: Number | str = "" if start is None else start - EPOCH
        self.first_day = self.keep(
            f'IF({cell}="","",IF(ISNUMBER({cell}),IF(OR({cell}<{first},{cell}>={last + 1}),{REFUSED},INT({cell})),'
            f"{REFUSED}))", value, "first-day")

    def enter_rows(self, name: str, rows: Rows, columns: Sequence[Column]) -> None:
        """Take rows that one enters: an empty one does not count, one that is not whole or out of range is refused."""
        column = self.free_column(name)
        cells = []
        for row in range(rows.count):
            places = [rows.page.at(rows.first + row, place) for place in rows.columns.values()]
            several = ",".join(places)
            limits = [limit for place, each in zip(places, columns, strict=True)
                      if (limit := outside(place, each.min, each.max))]
            within = f"IF(OR({','.join(limits)}),{REFUSED},1)" if limits else "1"
            text = f"IF(COUNTA({several})=0,0,IF(COUNT({several})<{len(places)},{REFUSED},{within}))"
            value = rows.states[row] if row < len(rows.states) else 0
            self.page.formula(TOP + row, column, text, value, "plain")
            cells.append(self.page.here(TOP + row, column))
        rows.state_cells, rows.gaps = cells, True
        for each in rows.columns:
            rows.keys[each] = self._keys(rows, each)
        self.rows[name] = rows

    def _keys(self, rows: Rows, column: str) -> str:
        place = self.free_column(column)
        for row in range(rows.count):
            cell = rows.page.at(rows.first + row, rows.columns[column])
            text = f"IF({rows.state_cells[row]}=0,{number(NOT_A_SIZE)},{cell})"
            value: Number = NOT_A_SIZE
            if row < len(rows.states):
                value = rows.numbers[row].get(column) if rows.states[row] else None
            self.page.formula(TOP + row, place, text, value, "plain")
        return f"{self.page.here(TOP, place)}:{self.page.here(TOP + rows.count - 1, place)}"

    # --- values --------------------------------------------------------------------------------------------------

    def value(self, tree: Tree, table: str = "", row: int = 0) -> Number:
        """What a tree gives in the case that is written first, for a row of a table where one is named."""
        setting = dataclasses.replace(self.setting, meter=Meter())
        if table:
            numbers = self.rows[table].numbers
            setting.rows = {**self.setting.rows, table: numbers[row:row + 1]}
            tree = ("over", 0, "min", table, tree)
        try:
            return evaluate(tree, setting) + 0.0
        except (Wrong, Missing):
            return None


def within(numbers: Mapping[str, float], columns: Sequence[Column]) -> Number:
    """Whether a row that is filled counts: 1, or None where a number is missing or outside its range."""
    whole = all(column.id in numbers and not passed(numbers[column.id], column.min, column.max) for column in columns)
    return 1 if whole else None
