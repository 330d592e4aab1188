"""The sheet to print and tick: for every step, how anyone can see that it is done, and room for a name and a date."""

from modemploi.publish.steps import by_phase
from modemploi.publish.workbook.book import Page
from modemploi.publish.workbook.plan import Plan

BOX = "☐"


def write(plan: Plan, page: Page) -> None:
    """Phases, steps, and the ticks of each."""
    say, words = plan.words.say, plan.words
    page.line(say("plan-sheet-checklist"), "title")
    page.line(plan.g.text("title"))
    page.head(["", say("done-when"), say("plan-who"), say("plan-name"), say("plan-date")])
    page.freeze(page.row, 0)
    for phase, steps in by_phase(plan.g):
        page.line(say(f"phase-{phase}"), "band")
        for number, step in steps:
            only = words.only(step.only)
            page.number(page.row, 0, number, "whole")
            page.text(page.row, 1, f"{words.name(step.id)} ({only})" if only else words.name(step.id), "strong")
            page.text(page.row, 2, words.name(step.roles[0]) if step.roles else "")
            page.text(page.row, 3, "", "text")
            page.text(page.row, 4, "", "text")
            first = page.row
            page.row += 1
            for tick in words.long(f"{step.id}.done"):
                page.text(page.row, 0, BOX, "box")
                plan.text(page, page.row, 1, tick.removeprefix("• "))
                page.text(page.row, 2, "")
                page.text(page.row, 3, "", "text")
                page.text(page.row, 4, "", "text")
                page.row += 1
            counts = plan.taken.get(step.id)
            if counts:
                for row in range(first, page.row):
                    page.greyed(row, page.columns, counts)
