"""The budget as tables a reader can check: low to high, by category and by partner, gifts in kind apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from modemploi.compute import Budget, Sum, Totals
from modemploi.model import Guide
from modemploi.model.means import Supply
from modemploi.model.money import CostLine
from modemploi.publish.guide import GuidePage

FIRST = "EUR"
"""The currency shown first; others follow, converted only by a rate the guide declares."""
By = Literal["category", "partner"]
"""What a total is taken apart by."""


@dataclass(frozen=True)
class Total:
    """One figure of the summary."""

    value: Markup
    name: Markup
    note: Markup


@dataclass(frozen=True)
class Line:
    """One line of the detailed budget."""

    line: CostLine
    count: Markup
    """A dash where the line is itself an amount of money; then it has no price either."""
    price: Markup
    total: Markup
    basis: Markup
    hidden: bool
    """Whether it does not count in the reference case."""


@dataclass(frozen=True)
class Sums:
    """A table of sums: its columns, and its rows as a name and cells."""

    columns: list[Markup]
    rows: list["Named"]


@dataclass(frozen=True)
class Named:
    """One row of a table of sums."""

    name: Markup
    cells: list[Markup]
    chosen: bool = False
    """Whether it is the row of the reference case."""
    case: str = ""
    """What is entered for this row, where it is of another case: ``battery=lfp``."""
    hidden: bool = False
    """Whether it has nothing in the reference case."""
    grouped: bool = False
    """Whether it is a group, which may have nothing in a case."""


def told(g: GuidePage, name: str, total: Sum, currency: str, coarsely: bool = False) -> Markup:
    """An amount, under the name of its cells: the script of the page keeps it up to date."""
    low, high = (coarse(total.low), coarse(total.high)) if coarsely else (total.low, total.high)
    return Markup('<bdi data-sum="{}" data-money="{}"{}>{}</bdi>').format(
        name, currency, Markup(" data-coarse") if coarsely else "", g.figures.priced(low, high, currency))


def amount(g: GuidePage, total: Totals) -> Markup:
    """A total, and what it is in every currency for which the guide declares a rate: never without its date."""
    name = f"total/{total.key}"
    html = told(g, name, total.sum, total.currency)
    for other in total.converted:
        assert other.rate is not None
        html += Markup(" <small>({})</small>").format(g.say(
            "converted", amount=told(g, f"{name}//{other.currency}", other.sum, other.currency, coarsely=True),
            date=g.figures.date(other.rate.date)))
    return html


def cost(g: GuidePage) -> tuple[Markup, Markup] | None:
    """What it costs to set up, for the key facts: the range and its year, no finer than its prices; None where nothing
    is priced. The budget below has every euro."""
    years = sorted({year for total in _set_up(g) for year in total.years})
    return (Markup(" + ").join(costs(g)), _years(g, years)) if costs(g) else None


def costs(g: GuidePage) -> list[Markup]:
    """What it costs to set up, one amount a currency."""
    return [told(g, f"total/{total.key}", total.sum, total.currency, coarsely=True) for total in _set_up(g)]


def _set_up(g: GuidePage) -> list[Totals]:
    return _ordered([total for total in g.computed.budget.totals if total.when == "set-up" and not total.in_kind])


def coarse(value: float) -> float:
    """An amount to three significant digits: `11 524` is `11 500`."""
    return float(f"{value:.3g}")


def _years(g: GuidePage, years: list[int]) -> Markup:
    if not years:
        return Markup()
    first, last = g.figures.whole(years[0]), g.figures.whole(years[-1])
    span = first if first == last else g.figures.between(first, last)
    return g.say("prices-of", years=span)


def _ordered(totals: list[Totals]) -> list[Totals]:
    return sorted(totals, key=lambda total: total.currency != FIRST)


def totals(g: GuidePage) -> list[Total]:
    """The summary: paid and in kind, once and yearly, every currency apart."""
    found = []
    for total in in_order(g.computed.budget.totals):
        found.append(Total(amount(g, total), g.say(f"total-{when_paid(total.key)}"), _years(g, list(total.years))))
    return found


def variants(g: GuidePage) -> Sums | None:
    """What each answer to the choice costs; None where costs depend on no choice."""
    budgets = g.computed.budgets
    if len(budgets) < 2:
        return None
    keys = _keys([total for _, _, budget in budgets for total in budget.totals if not total.in_kind])
    rows = [Named(g.name(f"{choice}.{option}"), [_sum(g, budget, key) for key in keys],
                  g.computed.case.choices.get(choice) == option, f"{choice}={option}")
            for choice, option, budget in budgets]
    return Sums([_column(g, key) for key in keys], rows)


def _keys(found: Iterable[Totals]) -> list[str]:
    return list(dict.fromkeys(total.key for total in in_order(found)))


def in_order(found: Iterable[Totals]) -> list[Totals]:
    """Once before yearly, paid before in kind, the first currency before the others."""
    return sorted(found, key=lambda total: (total.when, total.in_kind, total.currency != FIRST, total.currency))


def when_paid(key: str) -> str:
    """How the phrases of a total end, from its key: ``set-up``, ``yearly-in-kind``."""
    _, when, paid = key.split("/")
    return when if paid == "paid" else f"{when}-in-kind"


def _column(g: GuidePage, key: str) -> Markup:
    return g.say(f"column-{when_paid(key)}", currency=key.partition("/")[0])


def _sum(g: GuidePage, budget: Budget, key: str) -> Markup:
    total = next((one for one in budget.totals if one.key == key), None)
    return told(g, f"total/{key}", total.sum, total.currency) if total else Markup("–")


def parts(total: Totals, by: By) -> Mapping[str, Sum]:
    """The parts of a total, by the id of a category or a partner; an empty text for what nobody bears."""
    return total.by_category if by == "category" else total.by_partner


def shares(g: GuidePage, by: By) -> Sums | None:
    """The sums by category or by partner; None where there is only one. Groups that have nothing in the reference case
    have a row too, for other cases."""
    found = {total.key: total for total in in_order(g.computed.budget.totals)}
    groups = g.computed.program.budget.groups
    names = list(dict.fromkeys(group.removeprefix(f"{by}/") for total in g.computed.budget.totals
                               for group in groups[total.key] if group.startswith(f"{by}/")))
    if len(names) < 2:
        return None
    rows = []
    for name in names:
        cells, hidden = [], True
        for key, total in found.items():
            part = parts(total, by).get(name)
            cells.append(told(g, f"{by}/{name}/{key}", part or Sum(0, 0), total.currency)
                         if f"{by}/{name}" in groups[key] else Markup("–"))
            hidden &= part is None or part.high == 0
        rows.append(Named(g.name(name) if name else g.say("nobody-yet"), cells, hidden=hidden, grouped=True))
    rows.append(Named(g.say("total"), [_sum(g, g.computed.budget, key) for key in found]))
    return Sums([_column(g, key) for key in found], rows)


def lines(g: GuidePage) -> list[Line]:
    """Every line that can be counted; those that do not count in the reference case are hidden."""
    counted = {one.line.id: one for one in g.computed.budget.lines}
    unknown = {*g.computed.program.budget.missing, *g.computed.budget.missing}
    found = []
    for line in g.guide.cost_lines:
        one = counted.get(line.id)
        if line.id in unknown or line.currency is None:
            continue
        count = Markup('<bdi data-name="line/{}/count">{}</bdi>').format(
            line.id, g.figures.said(one.count if one and one.count is not None else 0, line.unit))
        if line.is_amount:
            count = Markup("–")
        found.append(Line(
            line, g.say("of-the-others") if line.share_of_others else count, _price(g, line),
            told(g, f"line/{line.id}", one.sum if one else Sum(0, 0), line.currency), _basis(g, line), one is None))
    return found


def _price(g: GuidePage, line: CostLine) -> Markup:
    """The price of one unit: of money, the share of it; a dash where the line is itself an amount of money."""
    price = line.unit_price
    if price is None or price.currency is None:
        return Markup("–")
    if line.unit == "%":
        return g.figures.span(price.low, price.high, "%")
    if line.money == price.currency:
        return g.figures.span(price.low * 100, price.high * 100, "%")
    return g.figures.money(price.low, price.high, price.currency)


def _basis(g: GuidePage, line: CostLine) -> Markup:
    """Where a price comes from, or the amount."""
    price = line.unit_price
    if price is None:
        return g.say(origin(g.guide, line), name=g.link(str(line.quantity)))
    return g.say("price-basis", basis=g.say(f"basis-{price.basis}"), year=g.figures.whole(price.year or 0),
                 country=g.figures.country(price.country) if price.country else "")


def origin(guide: Guide, line: CostLine) -> str:
    """The phrase that tells where an amount of money comes from: somebody enters it, may change it, or neither."""
    if any(each.id == line.quantity for each in guide.parameters):
        return "amount-entered"
    return "amount-assumed" if any(each.id == line.quantity for each in guide.assumptions) else "amount-computed"


def count(g: GuidePage, supply: Supply) -> Markup:
    """How many of a supply the reference case takes; empty where the guide does not say."""
    if supply.quantity:
        value = g.computed.value(supply.quantity)
        unit = value.unit or supply.unit if value else None
        return Markup('<bdi data-name="{}" data-unit="{}">{}</bdi>').format(
            supply.quantity, unit or "", g.figures.said(value.number, unit)) if value else Markup()
    return g.figures.measure(supply.count, supply.unit) if supply.count is not None else Markup()
