"""The cells in which a reader enters something: coloured, with what may be entered, and a remark where it is not."""

import datetime
from collections.abc import Sequence
from typing import Any

from modemploi.compute.entered import MOST_ROWS, NUMBER, Entered, read_rows
from modemploi.compute.faults import Wrong
from modemploi.model.case import Assumption, Parameter, Row
from modemploi.model.proof import EnteredRow
from modemploi.publish.workbook.book import MOST_LETTERS, Page
from modemploi.publish.workbook.workings import FIRST_DAYS, Rows, within
from modemploi.publish.workbook.writing import Writing

LEAST_ROWS, MORE_ROWS = 30, 10
"""How many rows there are at least, and how many empty ones."""


def enter_number(w: Writing, page: Page, row: int, column: int, each: Parameter | Assumption, text: str | None) -> None:
    """A number of the case; `text` is what stands there first."""
    put_number(page, row, column, text)
    w.work.enter_number(each.id, page.at(row, column), each.min, each.max)
    allow_number(w, page, row, row, column, each.min, each.max, each.unit)


def put_number(page: Page, row: int, column: int, text: str | None) -> None:
    """What is entered: a number where it is one, otherwise the text itself, which is refused then."""
    if text is not None and NUMBER.fullmatch(text):
        page.number(row, column, float(text), "input")
    else:
        page.text(row, column, (text or "")[:MOST_LETTERS], "input")


def allow_number(w: Writing, page: Page, row: int, to: int, column: int, least: float | None, most: float | None,
                 unit: str | None) -> None:
    """Let a number within a range be entered."""
    span = w.words.span(least, most, unit)
    rule: dict[str, Any] = {"validate": "decimal"}
    if least is not None and most is not None:
        rule |= {"criteria": "between", "minimum": least, "maximum": most}
    elif least is not None:
        rule |= {"criteria": ">=", "value": least}
    elif most is not None:
        rule |= {"criteria": "<=", "value": most}
    else:
        rule |= {"criteria": "between", "minimum": -1e15, "maximum": 1e15}
    message = w.words.say("book-enter-number", range=span) if span else w.words.say("book-enter-any")
    page.valid(row, column, to, rule, w.words.say("book-enter"), message)


def remark(w: Writing, page: Page, row: int, column: int, name: str, range_: str) -> None:
    """Why a number is refused, beside the cell in which it is entered."""
    said = w.words.say("book-enter-number", range=range_) if range_ else w.words.say("book-enter-any")
    good = name in w.work.setting.numbers
    page.reserve(row, column, said, "remark")
    page.formula(row, column, f'IF(ISNUMBER({w.work.refs[name]}),"",{w.word(said)})', "" if good else said,
                 "remark")


def enter_choice(w: Writing, page: Page, row: int, parameter: Parameter, text: str | None) -> None:
    """One of several options, by its name in the language of the workbook."""
    options: list[tuple[str, str]] = []
    for option in parameter.options:
        shown = _plain(w.words.name(f"{parameter.id}.{option.id}"))
        taken = any(shown.casefold() == other.casefold() for _, other in options)
        options.append((option.id, f"{shown} ({option.id})" if taken else shown))
    said = dict(options).get(text or "", text or "")
    page.text(row, 1, said, "input-text")
    w.answers[parameter.id] = page.at(row, 1), said
    if not options:
        return
    names = w.work.enter_choice(parameter.id, page.at(row, 1), options)
    page.valid(row, 1, row, {"validate": "list", "source": f"={w.work.alias(names)}"},
               w.words.say("book-enter"), w.words.say("book-enter-choice"))
    wrong = w.words.say("book-enter-choice")
    cell = w.work.out(w.work.choices[parameter.id])
    page.formula(row, 5, f'IF(ISERROR({cell}),{w.word(wrong)},"")',
                 "" if parameter.id in w.work.setting.choices else wrong, "remark")


def _plain(text: str) -> str:
    """A name that stays text when it is chosen from a list: programs would read it as if it were typed."""
    text = " ".join(text.split())[:200]
    return f"· {text}" if text[:1] in "=+-@'" or NUMBER.match(text) else text


def enter_date(w: Writing, page: Page, row: int, day: datetime.date | None, message: str) -> None:
    """A day."""
    page.date(row, 1, day, "input-date")
    first, last = (datetime.date.fromordinal(each) for each in FIRST_DAYS)
    page.valid(row, 1, row, {"validate": "date", "criteria": "between", "minimum": first, "maximum": last},
               w.words.say("book-enter"), message)


def start(w: Writing, page: Page, row: int) -> None:
    """The first day of the work."""
    message = w.words.say("book-enter-date")
    enter_date(w, page, row, w.start, message)
    w.work.enter_start(page.at(row, 1))
    cell = w.work.out(w.work.first_day)
    page.formula(row, 5, f'IF(ISERROR({cell}),{w.word(message)},"")', "", "remark")


def enter_rows(w: Writing, page: Page, parameter: Parameter, entered: Entered | None) -> None:
    """Rows one can add to, with a remark beside each."""
    filled = _filled(parameter, entered)
    columns = list({column.id: column for column in reversed(parameter.columns)}.values())[::-1]
    names = [w.words.name(f"{parameter.id}.{column.id}") for column in columns]
    units = [w.words.unit(column.unit) for column in columns]
    page.head([w.words.say("book-row"), *(f"{name} ({unit})" if unit else name
                                          for name, unit in zip(names, units, strict=True)),
               w.words.say("book-remark")])
    page.head(["", *(w.words.span(column.min, column.max) for column in columns), ""], style="band")
    if len(columns) < 4:
        for row, style, text in ((page.row - 2, "head", w.words.say("book-remark")), (page.row - 1, "band", "")):
            page.over(row, len(columns) + 1, 5, text, style)
    first = page.row
    count = max(LEAST_ROWS, len(filled) + MORE_ROWS)
    numbers = [{cell.column: cell.value for cell in reversed(row.cells)} for row, _ in filled]
    states = [None if bad else within(each, columns) for each, (_, bad) in zip(numbers, filled, strict=True)]
    rows = Rows(page, first, count, {column.id: place for place, column in enumerate(columns, 1)}, numbers, states)
    for row in range(count):
        given, bad = filled[row] if row < len(filled) else (None, False)
        _write_row(w, page, first + row, given, bad, [column.id for column in columns])
    for place, column in enumerate(columns, 1):
        allow_number(w, page, first, first + count - 1, place, column.min, column.max, column.unit)
    w.work.enter_rows(parameter.id, rows, columns)
    wrong = w.words.say("book-enter-row")
    for row in range(count):
        state = states[row] if row < len(states) else 0
        if len(columns) < 4:
            page.over(first + row, len(columns) + 1, 5, "", "remark")
        page.formula(first + row, len(columns) + 1,
                     f'IF(ISERROR({w.work.out(rows.state_cells[row])}),{w.word(wrong)},"")',
                     wrong if state is None else "", "remark", reserve=False)
    page.row = first + count


def _write_row(w: Writing, page: Page, at: int, given: Row | EnteredRow | None, bad: bool, columns: Sequence[str],
               ) -> None:
    name = ""
    if given is not None:
        name = (given.name if isinstance(given, EnteredRow) else None) or w.words.name(given.id)
    page.text(at, 0, name, "input-text")
    numbers = {cell.column: cell.value for cell in reversed(given.cells)} if given else {}
    for place, column in enumerate(columns, 1):
        if column in numbers:
            page.number(at, place, numbers[column], "input")
        else:
            page.text(at, place, "?" if bad else "", "input")


def _filled(parameter: Parameter, entered: Entered | None) -> list[tuple[Row | EnteredRow, bool]]:
    """The rows of the case, and whether one cannot be read."""
    try:
        rows: Sequence[Row | EnteredRow] = parameter.rows if entered is None else (
            read_rows(parameter, entered) if isinstance(entered, str) else entered)
        if entered is not None and len(rows) > MOST_ROWS:
            raise Wrong("too-many-rows")
    except Wrong:
        text = " ".join(str(entered).split())[:60]
        return [(EnteredRow(id="row-1", name=text or "?", cells=()), True)]
    return [(row, False) for row in rows]
