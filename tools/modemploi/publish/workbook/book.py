"""A workbook and its sheets: how cells look, and that text stays text."""

import datetime
import io
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from modemploi.publish.figures import Figures

MOST_LETTERS = 32_000
"""The longest text of a cell."""
ERROR = "#N/A"
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")

LINE, INK = "#C9CFD6", "#1F4E5F"
_CELL = {"valign": "top", "border": 1, "border_color": LINE}
STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": INK},
    "heading": {"bold": True, "font_size": 13, "font_color": INK, "valign": "bottom"},
    "lead": {"text_wrap": True, "valign": "top"},
    "notice": {"text_wrap": True, "valign": "top", "bold": True, "font_color": "#7A2E00", "bg_color": "#FDEBDD"},
    "head": {**_CELL, "bold": True, "text_wrap": True, "font_color": "#FFFFFF", "bg_color": INK},
    "band": {**_CELL, "bold": True, "bg_color": "#E4ECEF", "text_wrap": True},
    "text": {**_CELL, "text_wrap": True},
    "strong": {**_CELL, "text_wrap": True, "bold": True},
    "remark": {**_CELL, "text_wrap": True, "font_color": "#7A2E00"},
    "remark-line": {"text_wrap": True, "valign": "top", "italic": True, "font_color": "#7A2E00"},
    "number": {**_CELL, "align": "right", "num_format": "#,##0.00_)"},
    "bold-number": {**_CELL, "align": "right", "num_format": "#,##0.00_)", "bold": True},
    "whole": {**_CELL, "align": "center", "num_format": "0"},
    "date": {**_CELL, "num_format": 14, "align": "center"},
    "box": {**_CELL, "align": "center", "font_size": 14},
    "input": {**_CELL, "num_format": "#,##0.######_)", "bg_color": "#FFF2B3", "locked": False},
    "input-text": {**_CELL, "text_wrap": True, "bg_color": "#FFF2B3", "locked": False},
    "input-date": {**_CELL, "num_format": 14, "align": "center", "bg_color": "#FFF2B3", "locked": False},
    "plain": {"num_format": "0.##########"},
}
"""How cells look, by name. Format 14 is the short date of whoever opens the file."""

DIGITS = (
    ("OR({0}=ROUND({0},0),ABS({0})>=100)", "#,##0_)"), ("ABS({0})>=10", "#,##0.0_)"), ("ABS({0})>=1", "#,##0.00_)"),
    ("ABS({0})>=0.1", "#,##0.000_)"), ("ABS({0})>=0.01", "#,##0.0000_)"), ("ABS({0})>=0.001", "#,##0.00000_)"),
    ("ABS({0})>0", "#,##0.000000_)"),
)
"""How many digits a number shows: those of `modemploi.publish.figures.rounded`."""


class Book:
    """One workbook in memory."""

    def __init__(self, figures: Figures, right_to_left: bool, properties: Mapping[str, Any]) -> None:
        self.figures = figures
        self._bytes = io.BytesIO()
        self.file = Workbook(self._bytes, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False,
                                           "strings_to_numbers": False})
        self.file.set_properties(dict(properties))
        self.right_to_left = right_to_left
        reading = {"reading_order": 2} if right_to_left else {}
        self._styles = {name: self.file.add_format({**style, **reading}) for name, style in STYLES.items()}
        self._names: set[str] = set()
        self._pages: list[Page] = []

    def style(self, name: str) -> Any:
        """How cells look, by its name in `STYLES`."""
        return self._styles[name]

    def form(self, num_format: str) -> Any:
        """How numbers look."""
        if num_format not in self._styles:
            self._styles[num_format] = self.file.add_format({"num_format": num_format})
        return self._styles[num_format]

    def grey(self) -> Any:
        """How a row looks that does not count in the case."""
        if "grey" not in self._styles:
            self._styles["grey"] = self.file.add_format({"font_color": "#9AA3AB"})
        return self._styles["grey"]

    def name_of(self, wanted: str) -> str:
        """A name for a sheet: short, of its own, without what programs refuse."""
        name = _NOT_IN_NAMES.sub(" ", wanted).strip().strip("'")[:31].strip("' ") or "-"
        number = 1
        while name.casefold() in self._names or name.casefold() == "history":
            number += 1
            name = f"{name.rpartition(' ')[0] if number > 2 else name[:27]} {number}"
        self._names.add(name.casefold())
        return name

    def sheet(self, name: str, widths: Sequence[float], landscape: bool = True) -> "Page":
        """A new sheet, printed on A4 as wide as the paper."""
        page = Page(self, self.name_of(name))
        self._pages.append(page)
        page.widths = tuple(widths)
        for column, width in enumerate(widths):
            page.sheet.set_column(column, column, width)
        page.sheet.set_paper(9)
        page.sheet.fit_to_pages(1, 0)
        page.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.sheet.set_footer("&L&A&R&P / &N")
        if landscape:
            page.sheet.set_landscape()
        page.sheet.hide_gridlines(2)
        if self.right_to_left:
            page.sheet.right_to_left()
        return page

    def bytes(self) -> bytes:
        """The finished file."""
        for page in self._pages:
            page.stretch()
        self.file.close()
        return self._bytes.getvalue()


class Page:
    """One sheet. Rows and columns count from 0; `row` is the next free row."""

    def __init__(self, book: Book, name: str) -> None:
        self.book, self.name = book, name
        self.sheet = book.file.add_worksheet(name)
        self.row = 0
        self.widths: tuple[float, ...] = ()
        self._lines: dict[int, int] = {}

    @property
    def columns(self) -> int:
        """How many columns are used."""
        return len(self.widths)

    def at(self, row: int, column: int) -> str:
        """A cell, as formulas of any sheet name it."""
        return f"{self.quoted}!${xl_col_to_name(column)}${row + 1}"

    def here(self, row: int, column: int) -> str:
        """A cell, as formulas of this sheet name it."""
        return f"${xl_col_to_name(column)}${row + 1}"

    def range(self, first: int, last: int, column: int) -> str:
        """Some cells below each other, as formulas of any sheet name them."""
        letter = xl_col_to_name(column)
        return f"{self.quoted}!${letter}${first + 1}:${letter}${last + 1}"

    @property
    def quoted(self) -> str:
        """The name of the sheet, as formulas write it."""
        return "'" + self.name.replace("'", "''") + "'"

    def text(self, row: int, column: int, text: str, style: str = "text") -> None:
        """A text, whatever it begins with."""
        self.reserve(row, column, text, style)
        self.sheet.write_string(row, column, text[:MOST_LETTERS], self.book.style(style))

    def number(self, row: int, column: int, number: float, style: str = "number") -> None:
        """A number."""
        self.sheet.write_number(row, column, number, self.book.style(style))

    def date(self, row: int, column: int, day: datetime.date | None, style: str = "date") -> None:
        """A date, or an empty cell."""
        if day is None:
            self.sheet.write_blank(row, column, None, self.book.style(style))
        else:
            self.sheet.write_datetime(row, column, datetime.datetime.combine(day, datetime.time()),
                                      self.book.style(style))

    def formula(self, row: int, column: int, formula: str, value: float | str | bool | None,
                style: str = "number", reserve: bool = True) -> None:
        """A formula and what it gives in the case that is written first; None for an error."""
        if isinstance(value, str) and reserve:
            self.reserve(row, column, value, style)
        self.sheet.write_formula(row, column, f"={formula}", self.book.style(style), ERROR if value is None else value)

    def reserve(self, row: int, column: int, text: str, style: str = "text", to: int | None = None) -> None:
        """Make a row high enough for a text, where programs do not do it; `to` is the last column it takes."""
        if not STYLES[style].get("text_wrap"):
            return
        letter = 0.98 if STYLES[style].get("bold") else 0.88
        width = int((sum(self.widths[column:(column if to is None else to) + 1]) - 1) / letter)
        lines = sum(len(textwrap.wrap(part[:2000], max(4, width))) or 1 for part in text.split("\n"))
        self._lines[row] = max(self._lines.get(row, 1), lines)

    def stretch(self) -> None:
        """Give every row the height that its texts need."""
        for row, lines in self._lines.items():
            if lines > 1:
                self.sheet.set_row(row, min(400, 14.5 * lines + 3))

    def over(self, row: int, column: int, to: int, text: str, style: str = "text") -> None:
        """Make one cell of several beside each other, for a text."""
        self.sheet.merge_range(row, column, row, to, "", self.book.style(style))
        self.reserve(row, column, text, style, to)
        self.sheet.write_string(row, column, text[:MOST_LETTERS], self.book.style(style))

    def line(self, text: str, style: str = "lead") -> None:
        """A text over the whole width, in the next free row."""
        row, self.row = self.row, self.row + 1
        self.over(row, 0, max(self.columns - 1, 1), text, style)
        if style in ("title", "heading"):
            self.sheet.set_row(row, 26 if style == "title" else 22)

    def head(self, texts: Iterable[str], style: str = "head", first: int = 0) -> None:
        """The headings of a table, from a column on."""
        row, self.row = self.row, self.row + 1
        for column, text in enumerate(texts, first):
            self.text(row, column, text, style)

    def freeze(self, rows: int, columns: int = 1, repeat: bool = True) -> None:
        """Keep the first rows and columns in sight, and the last of these rows on every printed page."""
        self.sheet.freeze_panes(rows, columns)
        if repeat:
            self.sheet.repeat_rows(rows - 1)

    def digits(self, first: int, last: int, column: int, to: int | None = None) -> None:
        """Show numbers with as many digits as the pages do."""
        if last < first:
            return
        cell = f"{xl_col_to_name(column)}{first + 1}"
        for condition, form in DIGITS:
            self.sheet.conditional_format(first, column, last, column if to is None else to, {
                "type": "formula", "criteria": f"=AND(ISNUMBER({cell}),{condition.format(cell)})",
                "format": self.book.form(form), "stop_if_true": True})

    def greyed(self, row: int, columns: int, counts: str) -> None:
        """Grey a row where a cell says that it does not count in the case."""
        self.sheet.conditional_format(row, 0, row, columns - 1, {
            "type": "formula", "criteria": f"=IFERROR({counts}=0,FALSE)", "format": self.book.grey()})

    def valid(self, row: int, column: int, to: int, rule: Mapping[str, Any], title: str, message: str) -> None:
        """What may be entered, and what one is told."""
        told = {"input_title": title[:32], "input_message": message[:255], "error_title": title[:32],
                "error_message": message[:255]}
        self.sheet.data_validation(row, column, to, column, {**rule, **told})
