"""The sheet of the calendar: when each step can begin at the earliest, and what each role gives."""

import dataclasses

from modemploi.compute.calendar import whole_days
from modemploi.compute.cells import number, taken
from modemploi.model.kinds import amount_of
from modemploi.model.steps import Step
from modemploi.publish.steps import by_phase, weeks
from modemploi.publish.workbook.book import Page
from modemploi.publish.workbook.cells import write_cells, write_tree
from modemploi.publish.workbook.formulas import EPOCH, Number, rounded
from modemploi.publish.workbook.writing import Writing


def write(w: Writing, page: Page) -> None:
    """Steps in the order one reads them, then how long it all takes, seasons and effort."""
    say, words = w.words.say, w.words
    page.line(say("calendar"), "title")
    page.line(say("book-calendar"))
    page.head([say("book-number"), say("book-phase"), say("book-step"), say("book-who"), say("book-days"),
               say("book-first-day"), say("book-last-day"), say("book-from-week"), say("book-to-week"),
               say("book-slack"), say("book-after"), say("book-season"), say("book-every"), say("proof")])
    page.freeze(page.row, 3)
    write_cells(w.work, w.program.calendar.cells)
    first = page.row
    numbers = {step.id: place for _, steps in by_phase(w.g) for place, step in steps}
    for phase, steps in by_phase(w.g):
        for place, step in steps:
            row = page.row
            page.row += 1
            page.number(row, 0, place, "whole")
            page.text(row, 1, say(f"phase-{phase}"))
            page.text(row, 2, words.named(step.id, step.only), "strong")
            page.text(row, 3, words.listed(map(words.name, step.roles)))
            _days(w, page, row, step)
            page.text(row, 10, ", ".join(str(numbers[each]) for each in step.after if each in numbers))
            page.text(row, 11, _season(w, step))
            every = amount_of(step.every) if step.every else None
            page.text(row, 12, w.g.figures.said(every.value, every.unit) if every else "")
            page.text(row, 13, words.mark(step.mark))
    page.digits(first, page.row - 1, 4)
    page.digits(first, page.row - 1, 9)
    page.row += 1
    page.line(say("book-in-all"), "heading")
    row = page.row
    page.row += 1
    page.text(row, 2, say("book-days"), "strong")
    page.text(row, 3, "")
    w.result(page, row, 4, "calendar/days", "bold-number")
    first_day(w, page, row, 5, "0")
    last_day(w, page, row, 6, "0", "calendar/days")
    page.digits(row, row, 4)
    _seasons(w, page)
    _effort(w, page)


def _days(w: Writing, page: Page, row: int, step: Step) -> None:
    """Duration, first and last day, weeks and slack of a step; dashes for one that is left out."""
    work, say, name = w.work, w.words.say, f"step/{step.id}"
    if f"{name}/begin" not in work.refs:
        for column in range(4, 10):
            page.text(row, column, say("book-refused"), "remark")
        return
    begin, end, last = (work.out(work.refs[f"{name}/{side}"]) for side in ("begin", "end", "last"))
    days = _numbers(w, name)
    tree, counts = taken(w.program.sheet, step.only, number(1), number(0)), ""
    if tree != number(1):
        counts = w.taken[step.id] = work.alias(write_tree(work, f"{name}/taken", tree))
        page.greyed(row, page.columns, counts)
    left_out = work.value(tree) == 0

    def show(column: int, formula: str, value: Number | str, style: str = "number") -> None:
        w.formula(page, row, column, *w.if_counts(formula, value, counts, left_out), style)

    if step.id in w.program.calendar.unknown:
        page.text(row, 4, say("unknown-value"), "remark")
    else:
        show(4, f"{end}-{begin}", days.length)
    show(5, *_first(w, begin, days.begin), "date")
    show(6, *_last(w, begin, end, days.begin, days.end), "date")
    week = f'{rounded(f"({begin}/7)", "down")}+1'
    show(7, week, days.week, "whole")
    show(8, f'MAX({rounded(f"({end}/7)", "up")},{week})', days.last_week, "whole")
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


def _numbers(w: Writing, name: str) -> _Days:
    begin, end, last = (w.work.setting.numbers.get(f"{name}/{side}") for side in ("begin", "end", "last"))
    if begin is None:
        return _Days()
    slack = None if last is None else max(0.0, last - begin)
    if end is None:
        return _Days(begin, week=weeks(begin, begin)[0], slack=slack)
    return _Days(begin, end, end - begin, *weeks(begin, end), slack)


def first_day(w: Writing, page: Page, row: int, column: int, begin: str) -> None:
    """The first day of the whole; a dash without one."""
    w.formula(page, row, column, *_first(w, begin, 0.0), "date")


def last_day(w: Writing, page: Page, row: int, column: int, begin: str, end: str) -> None:
    """The last day of the whole; a dash without a first one."""
    work = w.work
    w.formula(page, row, column, *_last(w, begin, work.out(work.refs[end]), 0.0, work.setting.numbers.get(end)),
              "date")


def _first(w: Writing, begin: str, days: Number) -> tuple[str, Number | str]:
    """The date of a day from the beginning."""
    start, none = w.work.out(w.work.first_day), w.words.say("no-limit")
    formula = f'IF({start}="",{w.word(none)},{start}+{rounded(begin, "down")})'
    return formula, _date(w, None if days is None else whole_days(days, days)[0])


def _last(w: Writing, begin: str, end: str, from_: Number, to: Number) -> tuple[str, Number | str]:
    """The date of the last day of something, as the page and the calendar file tell it: a day that is begun counts."""
    start, none = w.work.out(w.work.first_day), w.words.say("no-limit")
    last = f'MAX({rounded(begin, "down")},{rounded(end, "up")}-1)'
    days = None if from_ is None or to is None else whole_days(from_, to)[1]
    return f'IF({start}="",{w.word(none)},{start}+{last})', _date(w, days)


def _date(w: Writing, days: int | None) -> Number | str:
    """So many days after the beginning, as a spreadsheet counts it."""
    start = w.work.setting.start
    if start is None:
        return w.words.say("no-limit")
    return None if days is None else start + days - EPOCH


def _season(w: Writing, step: Step) -> str:
    """When in the year a step can be done."""
    if step.season:
        return w.words.name(step.season)
    return w.g.figures.months(sorted(set(step.months))) if step.months else ""


def _seasons(w: Writing, page: Page) -> None:
    """The days of the seasons that steps wait for."""
    say, words, guide = w.words.say, w.words, w.g.guide
    if not guide.seasons:
        return
    page.row += 1
    page.line(say("book-seasons"), "heading")
    page.head([say("book-season"), say("book-season-days")], first=2)
    for season in guide.seasons:
        row = page.row
        page.row += 1
        country = w.g.figures.country(season.country) if season.country else ""
        page.text(row, 2, words.listed(filter(None, (words.name(season.id), country))), "strong")
        sure = " ".join(filter(None, (words.mark(season.mark), words.cites(season.sources))))
        page.text(row, 3, " ".join(filter(None, (words.listed(
            f"{period.first[3:]}/{period.first[:2]}–{period.last[3:]}/{period.last[:2]}" for period in season.periods),
            sure))))


def _effort(w: Writing, page: Page) -> None:
    """Person-days by role, once and a year."""
    say, cells = w.words.say, [cell.name for cell in w.program.calendar.cells]
    roles = dict.fromkeys(name.partition("/")[2] for name in cells if name.startswith(("effort/", "yearly-effort/")))
    if not roles:
        return
    page.row += 1
    page.line(say("book-effort"), "heading")
    page.head([say("book-role"), say("book-unit"), say("book-once"), say("book-yearly-effort")], first=2)
    first = page.row
    for role in roles:
        page.text(page.row, 2, w.words.name(role), "strong")
        page.text(page.row, 3, w.words.unit("person_day"))
        for column, kind in ((4, "effort"), (5, "yearly-effort")):
            if f"{kind}/{role}" in w.work.refs:
                w.result(page, page.row, column, f"{kind}/{role}")
            else:
                page.text(page.row, column, say("no-limit"))
        page.row += 1
    page.digits(first, page.row - 1, 4, 5)

