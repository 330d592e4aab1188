"""The sheet of what is assumed, which a reader may change, and of the tables that formulas look things up in."""

from modemploi.model.case import Table
from modemploi.publish.workbook import entries
from modemploi.publish.workbook.book import Page
from modemploi.publish.workbook.workings import Rows
from modemploi.publish.workbook.writing import Writing


def write(w: Writing, page: Page) -> None:
    """Assumptions, then tables."""
    say, words, guide = w.words.say, w.words, w.g.guide
    page.line(say("book-sheet-assumptions"), "title")
    page.line(say("assumptions-intro"))
    page.head([say("assumption"), say("value"), say("book-unit"), say("reasonable-range"), say("reference-value"),
               say("book-remark"), say("sensitivity"), say("book-why"), say("proof"), say("sources")])
    page.freeze(page.row)
    seen = {parameter.id for parameter in guide.parameters} | {table.id for table in guide.tables}
    for each in guide.assumptions:
        if each.id in seen:
            continue
        seen.add(each.id)
        row = page.row
        page.row += 1
        entered = w.inputs.get(each.id, f"{each.value:.15g}")
        page.text(row, 0, words.name(each.id), "strong")
        entries.enter_number(w, page, row, 1, each, entered if isinstance(entered, str) else "")
        page.text(row, 2, words.unit(each.unit))
        page.text(row, 3, words.span(each.min, each.max))
        page.text(row, 4, w.g.figures.number(each.value))
        entries.remark(w, page, row, 5, each.id, words.span(each.min, each.max, each.unit))
        page.text(row, 6, say(f"level-{each.sensitivity}") if each.sensitivity else "")
        w.text(page, row, 7, words.short(f"{each.id}.reason"))
        page.text(row, 8, words.mark(each.mark))
        page.text(row, 9, words.cites(each.sources))
    for table in guide.tables:
        if table.id not in w.work.rows:
            _table(w, page, table)


def _table(w: Writing, page: Page, table: Table) -> None:
    """The rows of a table; formulas read them where they stand."""
    words = w.words
    page.row += 1
    page.line(words.name(table.id), "heading")
    sure = " ".join(filter(None, (words.mark(table.mark), words.cites(table.sources))))
    if sure:
        page.line(sure)
    columns = [column.id for column in {column.id: column for column in reversed(table.columns)}.values()][::-1]
    units = {column.id: words.unit(column.unit) for column in reversed(table.columns)}
    page.head([words.say("book-row"), *(
        words.name(f"{table.id}.{each}") + (f" ({units[each]})" if units[each] else "") for each in columns)])
    first = page.row
    numbers = [{cell.column: cell.value for cell in reversed(row.cells)} for row in table.rows]
    for place, (row, found) in enumerate(zip(table.rows, numbers, strict=True), 1):
        page.text(page.row, 0, words.short(f"{row.id}.name") or str(place))
        for column, name in enumerate(columns, 1):
            if name in found:
                page.number(page.row, column, found[name])
            else:
                page.text(page.row, column, words.say("no-limit"))
        page.row += 1
    page.digits(first, page.row - 1, 1, len(columns))
    if table.id in w.work.setting.rows and numbers:
        places = {name: column for column, name in enumerate(columns, 1)}
        rows = Rows(page, first, len(numbers), places, numbers, [1] * len(numbers))
        rows.keys = {name: page.range(first, page.row - 1, column) for name, column in places.items()
                     if all(name in each for each in numbers)}
        w.work.rows[table.id] = rows
