"""The first sheet: what this is, how to use it, what comes out, and what is entered."""

import datetime

from modemploi.compute.budget_cells import SIDES
from modemploi.compute.entered import NUMBER
from modemploi.model.case import Parameter, Quantity
from modemploi.publish.money import when_paid
from modemploi.publish.workbook import calendar, entries
from modemploi.publish.workbook.book import Page
from modemploi.publish.workbook.workings import FIRST_DAYS
from modemploi.publish.workbook.writing import Writing


def write(w: Writing, page: Page) -> int:
    """Everything but the results; gives the row in which these begin."""
    g, say = w.g, w.words.say
    page.line(g.text("title"), "title")
    page.line(say("book-version", version=g.guide.version, language=g.figures.tongue(g.language.id),
                  licence=g.guide.licence))
    for notice in _notices(w):
        page.line(notice, "notice")
    page.line(say("book-how"))
    page.row += 1
    results = page.row
    page.row += 5 + len(_keys(w)) + 2 * len(w.program.budget.groups)
    page.line(say("parameters"), "heading")
    page.head([say("parameter"), say("value"), say("book-unit"), say("allowed-range"), say("reference-value"),
               say("book-remark"), say("how-to-find")])
    seen: set[str] = set()
    page.text(page.row, 0, say("book-start"), "strong")
    for column in (2, 3, 4):
        page.text(page.row, column, "")
    entries.start(w, page, page.row)
    page.text(page.row, 6, say("book-start-why"))
    page.row += 1
    several = []
    for parameter in g.guide.parameters:
        if parameter.id not in seen:
            seen.add(parameter.id)
            if parameter.kind == "rows":
                several.append(parameter)
            else:
                _one(w, page, parameter)
    for parameter in several:
        page.row += 1
        page.line(w.words.name(parameter.id), "heading")
        if found := w.words.short(f"{parameter.id}.measure"):
            page.line(found)
        page.line(say("book-rows"))
        entries.enter_rows(w, page, parameter, w.inputs.get(parameter.id))
    page.sheet.freeze_panes(1, 0)
    return results


def _notices(w: Writing) -> list[str]:
    g, say = w.g, w.words.say
    notices = []
    if g.guide.state == "draft":
        notices.append(f"{say('draft-banner')} {say('draft-banner-why')}")
    if g.guide.state == "retired":
        notices.append(say("retired-banner"))
    if not g.guide.reviews:
        notices.append(say("unreviewed-banner"))
    if g.language.entry.unread:
        notices.append(say("document-unread"))
    if g.guide.hazards:
        notices.append(say("hazard-banner"))
    if missing := w.program.budget.missing:
        notices.append(say("book-missing", names=w.words.listed(map(w.words.name, missing))))
    return notices


def _one(w: Writing, page: Page, parameter: Parameter) -> None:
    """A number, a choice or a date."""
    words, row = w.words, page.row
    page.row += 1
    entered = w.inputs.get(parameter.id, parameter.typical)
    text = entered if isinstance(entered, str) else ""
    page.text(row, 0, words.name(parameter.id), "strong")
    page.text(row, 2, words.unit(parameter.unit))
    page.text(row, 3, words.span(parameter.min, parameter.max))
    page.text(row, 6, words.short(f"{parameter.id}.measure"))
    typical = parameter.typical or ""
    if parameter.kind == "number":
        entries.enter_number(w, page, row, 1, parameter, text)
        entries.remark(w, page, row, 5, parameter.id, words.span(parameter.min, parameter.max, parameter.unit))
        shown = w.g.figures.number(float(typical)) if NUMBER.fullmatch(typical) else typical
    elif parameter.kind == "choice":
        entries.enter_choice(w, page, row, parameter, text)
        shown = words.name(f"{parameter.id}.{typical}") if typical else ""
    else:
        page.text(row, 5, "", "remark")
        day = _day(text)
        if text and day is None:
            page.text(row, 1, text, "input-text")
        else:
            entries.enter_date(w, page, row, day, words.say("book-enter-date"))
        shown = w.g.figures.issued(typical)
        w.answers[parameter.id] = page.at(row, 1), w.g.figures.issued(text)
    page.text(row, 4, shown)


def _day(text: str) -> datetime.date | None:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_DAYS[0] <= day.toordinal() <= FIRST_DAYS[1] else None


def _keys(w: Writing) -> list[Quantity]:
    return [each for each in w.g.guide.quantities if each.key and each.id in w.program.sheet.quantities]


def write_results(w: Writing, page: Page, row: int) -> None:
    """What comes out, in short: the few quantities one looks at first, the totals, and how long it takes."""
    say, kept = w.words.say, page.row
    page.row = row
    page.line(say("book-results"), "heading")
    page.head([say("result"), say("value"), say("book-unit")])
    page.over(page.row - 1, 3, 5, say("book-remark"), "head")
    first = page.row
    for quantity in _keys(w):
        page.text(page.row, 0, w.words.name(quantity.id), "strong")
        w.result(page, page.row, 1, quantity.id, "bold-number")
        page.text(page.row, 2, w.words.unit(quantity.unit))
        _remark(page, page.row, *w.remarks.get(quantity.id, ('""', "")))
        page.row += 1
    for key in w.program.budget.groups:
        name = say(f"total-{when_paid(key)}")
        for side in SIDES:
            page.text(page.row, 0, say("book-side", name=name, side=say(f"book-{side}")), "strong")
            total = f"total/{key}/{side}"
            w.result(page, page.row, 1, total, "bold-number")
            page.text(page.row, 2, w.words.unit(key.partition("/")[0]))
            cell = w.work.out(w.work.refs[total])
            _remark(page, page.row, f'IF(ISNUMBER({cell}),"",{w.word(say("book-needs"))})',
                    "" if total in w.work.setting.numbers else say("book-needs"))
            page.row += 1
    page.text(page.row, 0, say("book-days"), "strong")
    w.result(page, page.row, 1, "calendar/days", "bold-number")
    page.text(page.row, 2, w.words.unit("day"))
    page.digits(first, page.row, 1)
    page.row += 1
    page.text(page.row, 0, say("book-last-day"), "strong")
    calendar.last_day(w, page, page.row, 1, "0", "calendar/days")
    page.text(page.row, 2, "")
    page.row = kept


def _remark(page: Page, row: int, formula: str, told: str) -> None:
    """Why a result is refused, beside it."""
    page.over(row, 3, 5, "", "remark")
    page.formula(row, 3, formula, told, "remark", reserve=False)
