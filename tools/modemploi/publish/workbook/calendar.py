"""The sheet of the calendar: when each step can begin at the earliest, and what each role gives."""

import dataclasses
import math

from modemploi.compute.cells import number, taken
from modemploi.compute.rounding import tidy
from modemploi.model.kinds import amount_of
from modemploi.model.steps import Step
from modemploi.publish.steps import by_phase
from modemploi.publish.workbook.book import Page
from modemploi.publish.workbook.formulas import EPOCH, Number, noisy
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
    days = _numbers(plan, name)
    tree, counts = taken(plan.program.sheet, step.only, number(1), number(0)), ""
    if tree != number(1):
        counts = plan.taken[step.id] = work.alias(write_tree(work, f"{name}/taken", tree))
        page.greyed(row, page.columns, counts)
    left_out = work.value(tree) == 0

    def show(column: int, formula: str, value: Number | str, style: str = "number") -> None:
        plan.formula(page, row, column, *plan.if_counts(formula, value, counts, left_out), style)

    if step.id in plan.program.calendar.unknown:
        page.text(row, 4, say("unknown-value"), "remark")
    else:
        show(4, f"{end}-{begin}", days.length)
    show(5, *_first(plan, begin, days.begin), "date")
    show(6, *_last(plan, begin, end, days.begin, days.end), "date")
    show(7, f"INT({begin}/7)+1", days.week, "whole")
    show(8, f"MAX(-INT(-{end}/7),INT({begin}/7)+1)", days.last_week, "whole")
    show(9, f"MAX(0,{last}-{begin})", days.slack)


@dataclasses.dataclass(frozen=True)
class _Days:
    """The days of a step in the case that is written first; None where they are refused."""

    begin: Number = None
    end: Number = None
    length: Number = None
    week: Number = None
    last_week: Number = None
    slack: Number = None


def _numbers(plan: Plan, name: str) -> _Days:
    begin, end, last = (plan.work.setting.numbers.get(f"{name}/{side}") for side in ("begin", "end", "last"))
    if begin is None:
        return _Days()
    slack = None if last is None else max(0.0, last - begin)
    if end is None:
        return _Days(begin, week=begin // 7 + 1, slack=slack)
    return _Days(begin, end, end - begin, begin // 7 + 1, max(-(-end // 7), begin // 7 + 1), slack)


def first_day(plan: Plan, page: Page, row: int, column: int, begin: str) -> None:
    """The first day of the whole; a dash without one."""
    plan.formula(page, row, column, *_first(plan, begin, 0.0), "date")


def last_day(plan: Plan, page: Page, row: int, column: int, begin: str, end: str) -> None:
    """The last day of the whole; a dash without a first one."""
    work = plan.work
    plan.formula(page, row, column, *_last(plan, begin, work.out(work.refs[end]), 0.0, work.setting.numbers.get(end)),
                 "date")


def _first(plan: Plan, begin: str, days: Number) -> tuple[str, Number | str]:
    """The date of a day from the beginning."""
    start, none = plan.work.out(plan.work.first_day), plan.words.say("no-limit")
    formula = f'IF({start}="",{plan.word(none)},{start}+{noisy(begin, f"INT({begin})")})'
    return formula, _date(plan, None if days is None else math.floor(tidy(days)))


def _last(plan: Plan, begin: str, end: str, from_: Number, to: Number) -> tuple[str, Number | str]:
    """The date of the last day of something, as the page and the calendar file tell it: a day that is begun counts."""
    start, none = plan.work.out(plan.work.first_day), plan.words.say("no-limit")
    first, last = noisy(begin, f"INT({begin})"), noisy(end, f"(-INT(-{end}))")
    formula = f'IF({start}="",{plan.word(none)},{start}+MAX({first},{last}-1))'
    if from_ is None or to is None:
        return formula, _date(plan, None)
    return formula, _date(plan, max(math.floor(tidy(from_)), math.ceil(tidy(to)) - 1))


def _date(plan: Plan, days: int | None) -> Number | str:
    """So many days after the beginning, as a spreadsheet counts it."""
    start = plan.work.setting.start
    if start is None:
        return plan.words.say("no-limit")
    return None if days is None else start + days - EPOCH


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
    page.head([say("plan-season"), say("plan-season-days")], first=2)
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
    page.head([say("plan-role"), say("plan-unit"), say("plan-once"), say("plan-yearly-effort")], first=2)
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

