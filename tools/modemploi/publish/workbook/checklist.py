"""The sheet to print and tick: for every step, how anyone can see that it is done, and room for a name and a date."""

from modemploi.publish.steps import by_phase
from modemploi.publish.workbook.book import Page
from modemploi.publish.workbook.writing import Writing

BOX = "☐"


def write(w: Writing, page: Page) -> None:
    """Phases, steps, and the ticks of each."""
    say, words = w.words.say, w.words
    page.line(say("book-sheet-checklist"), "title")
    page.line(w.g.text("title"))
    page.head(["", say("done-when"), say("book-who"), say("book-name"), say("book-date")])
    page.freeze(page.row, 0)
    for phase, steps in by_phase(w.g):
        page.line(say(f"phase-{phase}"), "band")
        for number, step in steps:
            page.number(page.row, 0, number, "whole")
            page.text(page.row, 1, words.named(step.id, step.only), "strong")
            page.text(page.row, 2, words.name(step.roles[0]) if step.roles else "")
            page.text(page.row, 3, "", "text")
            page.text(page.row, 4, "", "text")
            first = page.row
            page.row += 1
            for tick in w.g.lines(f"{step.id}.done"):
                page.text(page.row, 0, BOX, "box")
                w.text(page, page.row, 1, tick)
                page.text(page.row, 2, "")
                page.text(page.row, 3, "", "text")
                page.text(page.row, 4, "", "text")
                page.row += 1
            counts = w.taken.get(step.id)
            if counts:
                for row in range(first, page.row):
                    page.greyed(row, page.columns, counts)
