"""A guide as a workbook that computes: change what is entered, and quantities, budget and calendar follow."""

import datetime

from modemploi.compute import Inputs, program_of
from modemploi.compute.case import NOTHING, case_of
from modemploi.publish.guide import GuidePage
from modemploi.publish.workbook import assumptions, budget, calendar, case, checklist, quantities, sources
from modemploi.publish.workbook.book import Book
from modemploi.publish.workbook.words import Words
from modemploi.publish.workbook.workings import FIRST_DAYS, Workings
from modemploi.publish.workbook.writing import Writing

EARLIEST = datetime.date(2000, 1, 1)
"""The date of a workbook whose guide tells none of its history."""


def workbook(g: GuidePage, inputs: Inputs = NOTHING, start: datetime.date | None = None) -> bytes:
    """A guide in one language as a workbook (xlsx) in which a reader's case is entered. What is entered wrongly stands
    in it as it was entered, and is refused there; a first day before 1901 or after 2999 is left out. The same case
    gives the same bytes."""
    words = Words(g)
    sheet = g.computed.case.sheet
    made = max((change.date for change in g.guide.changelog), default=EARLIEST)
    book = Book(g.figures, g.direction == "rtl", {
        "title": g.text("title"), "subject": words.say("site-name"), "comments": g.guide.licence,
        "author": words.say("site-name"), "created": datetime.datetime.combine(made, datetime.time())})
    pages = {name: book.sheet(words.say(f"book-sheet-{name}"), widths, landscape)
             for name, widths, landscape in SHEETS}
    start = start if start and FIRST_DAYS[0] <= start.toordinal() <= FIRST_DAYS[1] else None
    work = Workings(pages["workings"], book, case_of(sheet, inputs), start.toordinal() if start else None)
    w = Writing(g, words, book, work, program_of(sheet), inputs, start)
    pages["workings"].text(0, 0, words.say("book-workings"), "plain")
    after = case.write(w, pages["case"])
    assumptions.write(w, pages["assumptions"])
    quantities.write(w, pages["quantities"])
    budget.write(w, pages["budget"])
    calendar.write(w, pages["calendar"])
    checklist.write(w, pages["checklist"])
    sources.write(w, pages["sources"])
    case.write_results(w, pages["case"], after)
    return book.bytes()


SHEETS: tuple[tuple[str, tuple[float, ...], bool], ...] = (
    ("case", (44, 14, 14, 14, 16, 34, 54), True),
    ("quantities", (36, 13, 13, 40, 16, 18, 54, 50, 13, 10), True),
    ("budget", (34, 13, 13, 11, 13, 13, 13, 10, 13, 11, 18, 12, 36, 18, 11, 9), True),
    ("calendar", (5, 13, 36, 50, 10, 13, 13, 10, 10, 10, 10, 24, 15, 13), True),
    ("checklist", (5, 64, 26, 18, 13), False),
    ("assumptions", (38, 12, 16, 18, 12, 30, 12, 44, 14, 10), True),
    ("sources", (6, 76, 70, 18, 20, 14), True),
    ("workings", (38, 16, 12, 24), True),
)
"""The sheets in their order: name, widths of the columns, whether they are printed in landscape."""
