"""The sheet of the calendar: when each step can begin at the earliest, and what each role gives."""

import math

from modemploi.compute.cells import number, taken
from modemploi.compute.rounding import tidy
from modemploi.model.kinds import amount_of
from modemploi.model.steps import Step
from modemploi.publish.steps import by_phase
from modemploi.publish.workbook.book import Page
from modemploi.publish.workbook.formulas import EPOCH, noisy
from modemploi.publish.workbook.plan import Plan
from modemploi.publish.workbook.planned import write_cells, write_tree


def write(plan: Plan, page: Page) -> None:
    """Steps in the order one reads them, then how long it all takes, seasons and effort."""
    say, words = plan.words.say, plan.words
    page.line(say("calendar"), "title")
    page.line(say("plan-calendar"))
    page.head([say("plan-number"), say("plan-phase"), say("plan-step"), say("plan-who"), say("plan-days"),
               say("plan-first-day"), say("plan-last-day"), say("plan-from-week"), say("plan-to-week"),
               say("plan-slack"), say("plan-after"), say("plan-season"), say("plan-every"), say("proof")])
    page.freeze(page.row, 3)
    write_cells(plan.work, plan.program.calendar.cells)
    first = page.row
    numbers = {step.id: place for _, steps in by_phase(plan.g) for place, step in steps}
    for phase, steps in by_phase(plan.g):
        for place, step in steps:
            row = page.row
            page.row += 1
            page.number(row, 0, place, "whole")
            page.text(row, 1, say(f"phase-{phase}"))
            only = words.only(step.only)
            page.text(row, 2, f"{words.name(step.id)} ({only})" if only else words.name(step.id), "strong")
            page.text(row, 3, words.listed(map(words.name, step.roles)))
            _days(plan, page, row, step)
            page.text(row, 10, ", ".join(str(numbers[each]) for each in step.after if each in numbers))
            page.text(row, 11, _season(plan, step))
            every = amount_of(step.every) if step.every else None
            page.text(row, 12, plan.g.figures.measure(every.value, every.unit).striptags() if every else "")
            page.text(row, 13, words.mark(step.mark))
    page.digits(first, page.row - 1, 4)
    page.digits(first, page.row - 1, 9)
    page.row += 1
    page.line(say("plan-in-all"), "heading")
    row = page.row
    page.row += 1
    page.text(row, 2, say("plan-days"), "strong")
    page.text(row, 3, "")
    plan.result(page, row, 4, "calendar/days", "bold-number")
    first_day(plan, page, row, 5, "0")
    last_day(plan, page, row, 6, "0", "calendar/days")
    page.digits(row, row, 4)
    _seasons(plan, page)
    _effort(plan, page)


def _days(plan: Plan, page: Page, row: int, step: Step) -> None:
    """Duration, first and last day, weeks and slack of a step; dashes for one that is left out."""
    work, say, name = plan.work, plan.words.say, f"step/{step.id}"
    if f"{name}/begin" not in work.refs:
        for column in range(4, 10):
            page.text(row, column, say("plan-refused"), "remark")
        return
    begin, end, last = (work.out(work.refs[f"{name}/{side}"]) for side in ("begin", "end", "last"))
    numbers = work.setting.numbers
    start, finish, latest = (numbers.get(f"{name}/{side}") for side in ("begin", "end", "last"))
    tree = taken(plan.program.sheet, step.only, number(1), number(0))
    none = say("no-limit")
    counts = ""
    if tree != number(1):
        counts = work.out(write_tree(work, f"{name}/taken", tree))
        plan.taken[step.id] = counts
        page.greyed(row, page.columns, f"IFERROR({counts}=0,FALSE)")
    left = counts != "" and work.value(tree) == 0

    def show(column: int, formula: str, number_: float | str | None, style: str = "number") -> None:
        if counts:
            formula = f"IF({counts}=0,{plan.word(none)},{formula})"
        plan.formula(page, row, column, formula, none if left else number_, style)

    known = None not in (start, finish, latest)
    if step.id in plan.program.calendar.unknown:
        page.text(row, 4, say("unknown-value"), "remark")
    else:
        show(4, f"{end}-{begin}", finish - start if known else None)
    show(5, *_first(plan, f"{begin}", start if known else None), "date")
    show(6, *_last(plan, f"{begin}", f"{end}", start, finish if known else None), "date")
    show(7, f"INT({begin}/7)+1", start // 7 + 1 if known else None, "whole")
    show(8, f"MAX(-INT(-{end}/7),INT({begin}/7)+1)", max(-(-finish // 7), start // 7 + 1) if known else None, "whole")
    show(9, f"MAX(0,{last}-{begin})", max(0.0, latest - start) if known else None)


def first_day(plan: Plan, page: Page, row: int, column: int, begin: str) -> None:
    """The first day of the whole; a dash without one."""
    plan.formula(page, row, column, *_first(plan, begin, 0.0), "date")


def last_day(plan: Plan, page: Page, row: int, column: int, begin: str, end: str) -> None:
    """The last day of the whole; a dash without a first one."""
    work = plan.work
    plan.formula(page, row, column, *_last(plan, begin, work.out(work.refs[end]), 0.0, work.setting.numbers.get(end)),
                 "date")


def _first(plan: Plan, begin: str, days: float | None) -> tuple[str, float | str | None]:
    """The date of a day from the beginning."""
    start, none = plan.work.out(plan.work.first_day), plan.words.say("no-limit")
    formula = f'IF({start}="",{plan.word(none)},{start}+{noisy(begin, f"INT({begin})")})'
    return formula, _date(plan, None if days is None else math.floor(tidy(days)))


def _last(plan: Plan, begin: str, end: str, from_: float | None, to: float | None) -> tuple[str, float | str | None]:
    """The date of the last day on which something is done that ends on a day."""
    start, none = plan.work.out(plan.work.first_day), plan.words.say("no-limit")
    first, last = noisy(begin, f"INT({begin})"), noisy(end, f"-INT(-{end})")
    formula = f'IF({start}="",{plan.word(none)},{start}+MAX({first},{last}-1))'
    known = from_ is not None and to is not None
    return formula, _date(plan, max(math.floor(tidy(from_)), math.ceil(tidy(to)) - 1) if known else None)


def _date(plan: Plan, days: int | None) -> float | str | None:
    """So many days after the beginning, as a spreadsheet counts it."""
    start = plan.work.setting.start
    if start is None:
        return plan.words.say("no-limit")
    return None if days is None or plan.refused_start else start + days - EPOCH


def _season(plan: Plan, step: Step) -> str:
    """When in the year a step can be done."""
    if step.season:
        return plan.words.name(step.season)
    return plan.g.figures.months(sorted(set(step.months))) if step.months else ""


def _seasons(plan: Plan, page: Page) -> None:
    """The days of the seasons that steps wait for."""
    say, words, guide = plan.words.say, plan.words, plan.g.guide
    if not guide.seasons:
        return
    page.row += 1
    page.line(say("plan-seasons"), "heading")
    page.head(["", "", say("plan-season"), say("plan-season-days")])
    for season in guide.seasons:
        row = page.row
        page.row += 1
        country = plan.g.figures.country(season.country) if season.country else ""
        page.text(row, 2, words.listed(filter(None, (words.name(season.id), country))), "strong")
        sure = " ".join(filter(None, (words.mark(season.mark), words.cites(season.sources))))
        page.text(row, 3, " ".join(filter(None, (words.listed(
            f"{period.first[3:]}/{period.first[:2]}–{period.last[3:]}/{period.last[:2]}" for period in season.periods),
            sure))))


def _effort(plan: Plan, page: Page) -> None:
    """Person-days by role, once and a year."""
    say, cells = plan.words.say, [cell.name for cell in plan.program.calendar.cells]
    roles = dict.fromkeys(name.partition("/")[2] for name in cells if name.startswith(("effort/", "yearly-effort/")))
    if not roles:
        return
    page.row += 1
    page.line(say("plan-effort"), "heading")
    page.head(["", "", say("plan-role"), say("plan-unit"), say("plan-once"), say("plan-yearly-effort")])
    first = page.row
    for role in roles:
        page.text(page.row, 2, plan.words.name(role), "strong")
        page.text(page.row, 3, plan.words.unit("person_day"))
        for column, kind in ((4, "effort"), (5, "yearly-effort")):
            if f"{kind}/{role}" in plan.work.refs:
                plan.result(page, page.row, column, f"{kind}/{role}")
            else:
                page.text(page.row, column, say("no-limit"))
        page.row += 1
    page.digits(first, page.row - 1, 4, 5)

