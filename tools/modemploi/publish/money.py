"""The budget as tables a reader can check: low to high, by category and by partner, gifts in kind apart."""

from dataclasses import dataclass
from markupsafe import Markup

from modemploi.compute import Budget, Sum, Totals, convert
from modemploi.model.means import Supply
from modemploi.model.money import CostLine
from modemploi.publish.guide import GuidePage

FIRST = "EUR"
"""The currency shown first; others follow, converted only by a rate the guide declares."""


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
    price: Markup
    total: Markup
    basis: Markup


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


def amount(g: GuidePage, total: Sum, currency: str) -> Markup:
    """A range of money, and what it is in the first currency where the guide declares the rate."""
    html = g.figures.money(total.low, total.high, currency)
    converted = convert(total, currency, FIRST, g.guide.exchange_rates) if currency != FIRST else None
    if converted is None or converted.rate is None:
        return html
    other = g.figures.money(converted.sum.low, converted.sum.high, FIRST)
    return html + Markup(" <small>({})</small>").format(
        g.say("converted", amount=other, date=g.figures.date(converted.rate.date)))


def cost(g: GuidePage) -> tuple[Markup, Markup] | None:
    """What it costs to set up, for the key facts: the range and its year, no finer than its prices; None where nothing
    is priced. The budget below has every euro."""
    paid = [total for total in g.computed.budget.totals if total.when == "set-up" and not total.in_kind]
    if not paid:
        return None
    ranges = [g.figures.money(coarse(total.sum.low), coarse(total.sum.high), total.currency)
              for total in _ordered(paid)]
    years = sorted({year for total in paid for year in total.years})
    return Markup(" + ").join(ranges), _years(g, years)


def coarse(value: float) -> float:
    """An amount to three significant digits: `11 524` is `11 500`."""
    return float(f"{value:.3g}")


def _years(g: GuidePage, years: list[int]) -> Markup:
    if not years:
        return Markup()
    span = "–".join(dict.fromkeys(g.figures.whole(year) for year in (years[0], years[-1])))
    return g.say("prices-of", years=span)


def _ordered(totals: list[Totals]) -> list[Totals]:
    return sorted(totals, key=lambda total: total.currency != FIRST)


def totals(g: GuidePage) -> list[Total]:
    """The summary: paid and in kind, once and yearly, every currency apart."""
    found = []
    for total in sorted(g.computed.budget.totals, key=lambda one: (one.when, one.in_kind, one.currency != FIRST)):
        name = g.say(f"total-{total.when}{'-in-kind' if total.in_kind else ''}")
        found.append(Total(amount(g, total.sum, total.currency), name, _years(g, list(total.years))))
    return found


def variants(g: GuidePage) -> Sums | None:
    """What each answer to the choice costs; None where costs depend on no choice."""
    budgets = g.computed.budgets
    if len(budgets) < 2:
        return None
    keys = _keys([total for _, _, budget in budgets for total in budget.totals if not total.in_kind])
    rows = [Named(g.name(f"{choice}.{option}"), [_sum(g, budget, key) for key in keys],
                  g.computed.case.choices.get(choice) == option)
            for choice, option, budget in budgets]
    return Sums([_column(g, key) for key in keys], rows)


Key = tuple[str, str, bool]
"""What a column of sums holds: a currency, set-up or yearly, in kind or not."""


def _keys(found: list[Totals]) -> list[Key]:
    keys = dict.fromkeys((total.currency, total.when, total.in_kind) for total in found)
    return sorted(keys, key=lambda key: (key[1], key[2], key[0] != FIRST, key[0]))


def _column(g: GuidePage, key: Key) -> Markup:
    return g.say(f"column-{key[1]}{'-in-kind' if key[2] else ''}", currency=key[0])


def _sum(g: GuidePage, budget: Budget, key: Key) -> Markup:
    for total in budget.totals:
        if (total.currency, total.when, total.in_kind) == key:
            return g.figures.money(total.sum.low, total.sum.high, total.currency)
    return Markup("–")


def shares(g: GuidePage, by: str) -> Sums | None:
    """The sums ``by_category`` or ``by_partner``; None where there is only one."""
    found = g.computed.budget.totals
    keys = _keys(list(found))
    names = list(dict.fromkeys(name for total in found for name in getattr(total, by)))
    if len(names) < 2:
        return None
    rows = []
    for name in names:
        cells = []
        for key in keys:
            total = next(one for one in found if (one.currency, one.when, one.in_kind) == key)
            part = getattr(total, by).get(name)
            cells.append(g.figures.money(part.low, part.high, key[0]) if part else Markup("–"))
        rows.append(Named(g.name(name) if name else g.say("nobody-yet"), cells))
    rows.append(Named(g.say("total"), [_sum(g, g.computed.budget, key) for key in keys]))
    return Sums([_column(g, key) for key in keys], rows)


def lines(g: GuidePage) -> list[Line]:
    """The lines that count in the reference case."""
    found = []
    for one in g.computed.budget.lines:
        price = one.line.unit_price
        assert price is not None and price.currency is not None
        unit = one.line.unit
        each = (g.figures.span(price.low, price.high, unit) if unit == "%"
                else g.figures.money(price.low, price.high, price.currency))
        found.append(Line(
            one.line, g.figures.measure(one.count, unit) if one.count is not None else g.say("of-the-others"), each,
            g.figures.money(one.sum.low, one.sum.high, one.currency),
            g.say("price-basis", basis=g.say(f"basis-{price.basis}"), year=g.figures.whole(price.year or 0),
                  country=g.figures.country(price.country) if price.country else "")))
    return found


def count(g: GuidePage, supply: Supply) -> Markup:
    """How many of a supply the reference case takes; empty where the guide does not say."""
    if supply.quantity:
        value = g.computed.value(supply.quantity)
        return g.figures.measure(value.number, value.unit or supply.unit) if value else Markup()
    return g.figures.measure(supply.count, supply.unit) if supply.count is not None else Markup()
