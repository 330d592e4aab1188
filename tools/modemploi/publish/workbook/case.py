"""The first sheet: what this is, how to use it, what comes out, and what is entered."""

import datetime

from modemploi.compute.entered import NUMBER
from modemploi.model.case import Parameter, Quantity
from modemploi.compute.budget_cells import SIDES
from modemploi.publish.workbook import calendar, entries
from modemploi.publish.workbook.book import Page
from modemploi.publish.workbook.plan import Plan
from modemploi.publish.workbook.workings import FIRST_DAYS


def write(plan: Plan, page: Page) -> int:
    """Everything but the results; gives the row in which these begin."""
    g, say = plan.g, plan.words.say
    page.line(g.text("title"), "title")
    page.line(say("plan-version", version=g.guide.version, language=g.figures.tongue(g.language.id),
                  licence=g.guide.licence))
    for notice in _notices(plan):
        page.line(notice, "notice")
    page.line(say("plan-how"))
    page.row += 1
    results = page.row
    page.row += 5 + len(_keys(plan)) + 2 * len(plan.program.budget.groups)
    page.line(say("parameters"), "heading")
    page.head([say("parameter"), say("value"), say("plan-unit"), say("allowed-range"), say("reference-value"),
               say("plan-remark"), say("how-to-find")])
    seen: set[str] = set()
    page.text(page.row, 0, say("plan-start"), "strong")
    for column in (2, 3, 4):
        page.text(page.row, column, "")
    entries.start(plan, page, page.row)
    page.text(page.row, 6, say("plan-start-why"))
    page.row += 1
    several = []
    for parameter in g.guide.parameters:
        if parameter.id not in seen:
            seen.add(parameter.id)
            if parameter.kind == "rows":
                several.append(parameter)
            else:
                _one(plan, page, parameter)
    for parameter in several:
        page.row += 1
        page.line(plan.words.name(parameter.id), "heading")
        if found := plan.words.short(f"{parameter.id}.measure"):
            page.line(found)
        page.line(say("plan-rows"))
        entries.enter_rows(plan, page, parameter, plan.inputs.get(parameter.id))
    page.sheet.freeze_panes(1, 0)
    return results


def _notices(plan: Plan) -> list[str]:
    g, say = plan.g, plan.words.say
    notices = []
    if g.guide.state == "draft":
        notices.append(f"{say('draft-banner')} {say('draft-banner-why')}")
    if g.guide.state == "retired":
        notices.append(say("retired-banner"))
    if not g.guide.reviews:
        notices.append(say("unreviewed-banner"))
    if g.guide.hazards:
        notices.append(say("hazard-banner"))
    if missing := plan.program.budget.missing:
        notices.append(say("plan-missing", names=plan.words.listed(map(plan.words.name, missing))))
    return notices


def _one(plan: Plan, page: Page, parameter: Parameter) -> None:
    """A number, a choice or a date."""
    words, row = plan.words, page.row
    page.row += 1
    entered = plan.inputs.get(parameter.id, parameter.typical)
    text = entered if isinstance(entered, str) else ""
    page.text(row, 0, words.name(parameter.id), "strong")
    page.text(row, 2, words.unit(parameter.unit))
    page.text(row, 3, words.span(parameter.min, parameter.max))
    page.text(row, 6, words.short(f"{parameter.id}.measure"))
    typical = parameter.typical or ""
    if parameter.kind == "number":
        entries.enter_number(plan, page, row, 1, parameter, text)
        entries.remark(plan, page, row, 5, parameter.id, words.span(parameter.min, parameter.max, parameter.unit))
        shown = plan.g.figures.number(float(typical)) if NUMBER.fullmatch(typical) else typical
    elif parameter.kind == "choice":
        entries.enter_choice(plan, page, row, parameter, text)
        shown = words.name(f"{parameter.id}.{typical}") if typical else ""
    else:
        page.text(row, 5, "", "remark")
        day = _day(text)
        if text and day is None:
            page.text(row, 1, text, "input-text")
        else:
            entries.enter_date(plan, page, row, day, words.say("plan-enter-date"))
        shown = plan.g.figures.issued(typical)
        plan.answers[parameter.id] = page.at(row, 1), plan.g.figures.issued(text)
    page.text(row, 4, shown)


def _day(text: str) -> datetime.date | None:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_DAYS[0] <= day.toordinal() <= FIRST_DAYS[1] else None


def _keys(plan: Plan) -> list[Quantity]:
    return [each for each in plan.g.guide.quantities if each.key and each.id in plan.program.sheet.quantities]


def write_results(plan: Plan, page: Page, row: int) -> None:
    """What comes out, in short: the few quantities one looks at first, the totals, and how long it takes."""
    say, kept = plan.words.say, page.row
    page.row = row
    page.line(say("plan-results"), "heading")
    page.head([say("result"), say("value"), say("plan-unit")])
    page.over(page.row - 1, 3, 5, say("plan-remark"), "head")
    first = page.row
    for quantity in _keys(plan):
        page.text(page.row, 0, plan.words.name(quantity.id), "strong")
        plan.result(page, page.row, 1, quantity.id, "bold-number")
        page.text(page.row, 2, plan.words.unit(quantity.unit))
        _remark(page, page.row, *plan.remarks.get(quantity.id, ('""', "")))
        page.row += 1
    for key in plan.program.budget.groups:
        currency, when, paid = key.split("/")
        name = say(f"total-{when}{'-in-kind' if paid == 'kind' else ''}")
        for side in SIDES:
            page.text(page.row, 0, say("plan-side", name=name, side=say(f"plan-{side}")), "strong")
            total = f"total/{key}/{side}"
            plan.result(page, page.row, 1, total, "bold-number")
            page.text(page.row, 2, plan.words.unit(currency))
            cell = plan.work.out(plan.work.refs[total])
            _remark(page, page.row, f'IF(ISNUMBER({cell}),"",{plan.word(say("plan-needs"))})',
                    "" if total in plan.work.setting.numbers else say("plan-needs"))
            page.row += 1
    page.text(page.row, 0, say("plan-days"), "strong")
    plan.result(page, page.row, 1, "calendar/days", "bold-number")
    page.text(page.row, 2, plan.words.unit("day"))
    page.digits(first, page.row, 1)
    page.row += 1
    page.text(page.row, 0, say("plan-last-day"), "strong")
    calendar.last_day(plan, page, page.row, 1, "0", "calendar/days")
    page.text(page.row, 2, "")
    page.row = kept


def _remark(page: Page, row: int, formula: str, told: str) -> None:
    """Why a result is refused, beside it."""
    page.over(row, 3, 5, "", "remark")
    page.formula(row, 3, formula, told, "remark", reserve=False)
