"""What a reader's browser is given, to compute other cases of a guide, to write numbers and to make files."""

from collections.abc import Iterator
from typing import Any, get_args

from modemploi.compute import program_json
from modemploi.model.case import Assumption, Parameter, Quantity
from modemploi.model.kinds import Phase
from modemploi.publish import steps
from modemploi.publish.guide import GuidePage
from modemploi.publish.markdown import MARK

Data = dict[str, Any]
"""JSON; its keys are told by `page_data`."""

TIMES = ("day", "week", "month", "year", "person_day")
"""The units of calendars."""
LABELS = (
    "week-one", "weeks", "about", "not-computed", "outside-range", "comma", "case-is-reference", "case-is-own",
    "case-is-lent", "case-added", "case-removed", "remove-row", "row-name", "new-row", "picture-of-reference",
    "file-case", "file-start", "file-who", "file-when", "file-name", "file-specification", "file-count", "file-unit",
    "file-low", "file-high", "file-currency", "file-version", "then",
)
"""The phrases that a browser fills in by itself."""
REFUSALS = (
    "outside-range", "value-form-number", "value-form-date", "unknown-option", "rows-form", "too-many-rows",
    "division-by-zero", "root-of-negative", "exponent-form", "number-too-large", "not-in-table",
)
"""What a reader is told where something is refused; each is a phrase that begins with ``refused-``."""


def page_data(g: GuidePage) -> Data:
    """Everything as JSON.

    | key | what it holds |
    | --- | --- |
    | ``guide``, ``title``, ``version``, ``date``, ``language``, ``licence``, ``address`` | what the guide is |
    | ``program`` | see `modemploi.compute.program.program_json` |
    | ``names`` | by id, what a part is called; of a choice ``battery.lfp``, of a column ``loads.power`` |
    | ``limits`` | by quantity, why the guide does not hold outside its range |
    | ``quantities``, ``numbers`` | their ids in order; the numbers of the steps on the page |
    | ``anchors`` | of the steps whose place on the page is not called like them |
    | ``of`` | by name, the unit of a number |
    | ``units`` | what `Figures.forms` gives; for money, what stands before and after |
    | ``signs`` | what `Figures.signs` gives |
    | ``months``, ``phases``, ``labels``, ``refusals`` | words |
    | ``specifications``, ``counted`` | by supply, its specification and its unit |
    | ``ticks``, ``doers`` | by step, when it is done and by whom |
    """
    guide = g.guide
    named: tuple[Parameter | Assumption | Quantity, ...] = (*guide.parameters, *guide.assumptions, *guide.quantities)
    of = {each.id: each.unit or "" for each in named}
    of |= {f"{each.id}.{column.id}": column.unit or "" for each in guide.parameters for column in each.columns}
    of |= {f"line/{line.id}/count": line.unit or "" for line in guide.cost_lines}
    counted = {each.id: each.unit or "" for each in guide.supplies}
    units = dict.fromkeys(("", *of.values(), *counted.values(), *_currencies(g), *TIMES))
    numbers = {step.id: number for _, found in steps.by_phase(g) for number, step in found}
    return {
        "guide": g.slug, "title": g.text("title"), "version": guide.version,
        "date": max((change.date.isoformat() for change in guide.changelog), default=""),
        "language": g.language.id, "licence": guide.licence, "address": g.address,
        "program": program_json(g.computed.program),
        "quantities": [each.id for each in guide.quantities], "numbers": numbers,
        "names": dict(_names(g)),
        "limits": {each.id: limit(g, each.id) for each in guide.quantities if g.has(f"{each.id}.limit")},
        "anchors": {step.id: g.anchor(step.id) for step in guide.steps if g.anchor(step.id) != step.id},
        "of": of, "units": {unit: _unit(g, unit) for unit in units}, "signs": g.figures.signs(),
        "months": g.figures.month_names(),
        "phases": {phase: g.language.plain(f"phase-{phase}") for phase in get_args(Phase)},
        "labels": {**{label: g.language.plain(label) for label in LABELS}, **g.figures.words},
        "refusals": {name: g.language.plain(f"refused-{name}") for name in REFUSALS},
        "specifications": {each.id: text for each in guide.supplies if (text := g.text(f"{each.id}.specification"))},
        "counted": counted,
        "ticks": {step.id: found for step in guide.steps if (found := g.lines(f"{step.id}.done"))},
        "doers": {step.id: list(dict.fromkeys((*step.roles, *(each.role for each in step.effort))))
                  for step in guide.steps},
    }


def limit(g: GuidePage, name: str) -> str:
    """Why a quantity is refused outside its range, with how sure one is of it; empty where the guide does not say."""
    address = f"{name}.limit"
    marks = [g.language.plain(f"mark-{mark}") for mark in MARK.findall(g.markdown(address))]
    return g.text(address) + (f" ({', '.join(marks)})" if marks else "")


def _names(g: GuidePage) -> Iterator[tuple[str, str]]:
    """What parts of the case are called."""
    guide = g.guide
    lists: tuple[tuple[Any, ...], ...] = (guide.parameters, guide.assumptions, guide.quantities, guide.supplies,
                                          guide.cost_lines, guide.steps, guide.roles)
    for name in (each.id for found in lists for each in found):
        if text := g.text(f"{name}.name"):
            yield name, text
    for parameter in guide.parameters:
        for option in parameter.options:
            yield f"{parameter.id}.{option.id}", g.text(f"{parameter.id}.{option.id}.name") or option.id
        for column in parameter.columns:
            yield f"{parameter.id}.{column.id}", g.text(f"{parameter.id}.{column.id}.name") or column.id
        for row in parameter.rows:
            yield row.id, g.called(row.id)


def _currencies(g: GuidePage) -> list[str]:
    prices = [line.currency for line in g.guide.cost_lines]
    rates = [side for rate in g.guide.exchange_rates for side in (rate.base, rate.quote)]
    return [money for money in dict.fromkeys((*prices, *rates)) if money]


def _unit(g: GuidePage, unit: str) -> list[str]:
    if not unit:
        return [""] * 5
    if g.figures.is_currency(unit):
        return list(g.figures.money_signs(unit))
    return g.figures.forms(unit)
