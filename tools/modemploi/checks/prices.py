"""Prices and rates: of a year, a currency and a country, from somewhere, and the right way round."""

import datetime
from collections.abc import Iterator

from modemploi.checks.check import Example, Found, check, found
from modemploi.checks.view import View
from modemploi.model.case import LegalNote
from modemploi.model.money import ExchangeRate, Price

_RATE = """\
  - id: {id}
    base: EUR
    quote: MAD
    rate: {rate}
    date: 2026-11-20
    mark: estimate
    sources:
      - lamp-report
"""
_RATES = "exchange_rates:\n" + _RATE.format(id="today", rate="10.8")
_PRICE = "      low: 4.50\n      high: 6\n      currency: EUR\n      year: 2026\n      country: FR\n"


@check(
    level="error", draft="gathered",
    message="the price of {id} has no {field}",
    why="a price without its year, currency and country means nothing a year later or a border further",
    fix="add {field} to `unit_price`",
    example=Example("guide.yml", """\
      currency: EUR
      country: FR
""", """\
      currency: EUR
      year: 2026
      country: FR
"""),
    terms={"field": {"currency": "currency", "year": "year", "country": "country"}},
)
def price_without_origin(view: View) -> Iterator[Found]:
    """A price that is not said to be of a year, a currency and a country."""
    for index, line in enumerate(view.guide.cost_lines):
        for name in ("currency", "year", "country") if line.unit_price and not line.share_of_others else ():
            if getattr(line.unit_price, name) is None:
                yield found(view.at("cost_lines", index, "unit_price"), id=line.id, field=name)


@check(
    level="error", draft="gathered",
    message="the cost line {id} has no price",
    why="the budget is too low by this line, and nobody notices",
    fix="add `unit_price` (an estimate says that it is one); "
        "or, if `quantity` is itself a sum of money, its currency as `unit`",
    example=Example("guide.yml", """\
    unit: piece
    borne_by:""", "    unit: piece\n    unit_price:\n" + _PRICE + "      basis: published\n    borne_by:"),
)
def line_without_price(view: View) -> Iterator[Found]:
    """A cost line without a price."""
    for index, line in enumerate(view.guide.cost_lines):
        if line.unit_price is None and not line.is_amount and not view.written("cost_lines", index, "unit_price"):
            yield found(view.at("cost_lines", index), id=line.id)


@check(
    level="error",
    message="{low} ({low_value}) is above {high} ({high_value})",
    why="a range whose ends are exchanged lets every number through, or none",
    fix="exchange the two numbers, or correct one of them",
    example=Example("guide.yml", """\
      low: 9.50
      high: 6
""", """\
      low: 4.50
      high: 6
"""),
)
def low_above_high(view: View) -> Iterator[Found]:
    """A range that is upside down."""
    for path, part in view.parts:
        for low, high in (("low", "high"), ("min", "max")):
            least, most = vars(part).get(low, None), vars(part).get(high, None)
            if least is not None and most is not None and least > most:
                yield found(view.at(*path, low), low=low, high=high, low_value=f"{least:g}", high_value=f"{most:g}")


@check(
    level="warning", draft="gathered",
    message="the parameter {id} does not say from what to what the guide holds",
    why="a reader could enter a hospital where the guide is made for three classrooms",
    fix="add `min` and `max`",
    example=Example("guide.yml", "    min: 1\n    sources:", "    min: 1\n    max: 12\n    sources:"),
)
def parameter_without_range(view: View) -> Iterator[Found]:
    """A number one enters, without a least or a most."""
    for index, parameter in enumerate(view.guide.parameters):
        if parameter.kind == "number" and None in (parameter.min, parameter.max):
            yield found(view.at("parameters", index), id=parameter.id)


@check(
    level="error",
    message="{field} of {id} is {value}, and must {bound}",
    why="the budget would earn money by spending it",
    fix="correct the number",
    example=Example("guide.yml", "      low: -4.50\n", "      low: 4.50\n"),
    terms={"bound": {"price": "not be below zero", "rate": "be above zero"}},
)
def below_zero(view: View) -> Iterator[Found]:
    """A price, count or rate below zero."""
    for index, line in enumerate(view.guide.cost_lines):
        if line.unit_price and line.unit_price.low < 0:
            place = view.at("cost_lines", index, "unit_price", "low")
            yield found(place, id=line.id, field="low", value=f"{line.unit_price.low:g}", bound="price")
    for name in ("supplies", "cost_lines"):
        for index, part in enumerate(getattr(view.guide, name)):
            if part.count is not None and part.count < 0:
                yield found(view.at(name, index, "count"), id=part.id, field="count", value=f"{part.count:g}",
                            bound="price")
    for index, rate in enumerate(view.guide.exchange_rates):
        if rate.rate <= 0:
            yield found(view.at("exchange_rates", index, "rate"), id=rate.id, field="rate", value=f"{rate.rate:g}",
                        bound="rate")


@check(
    level="warning",
    message="prices are in {currencies}, and no exchange rate leads from one to the other",
    why="without a dated rate nobody can add them up",
    fix="add a rate to `exchange_rates`, with its day and its source",
    example=Example("guide.yml", _PRICE.replace("EUR", "MAD"), _PRICE),
)
def currency_without_rate(view: View) -> Iterator[Found]:
    """Currencies that cannot be compared."""
    used = [line.currency for line in view.guide.cost_lines if line.currency]
    reached = set(used[:1])
    pairs = {(rate.base, rate.quote) for rate in view.guide.exchange_rates}
    while near := {code for pair in pairs if reached & set(pair) for code in pair} - reached:
        reached |= near
    for index, line in enumerate(view.guide.cost_lines):
        if line.currency and line.currency not in reached:
            place = ("unit",) if line.is_amount else ("unit_price", "currency")
            yield found(view.at("cost_lines", index, *place),
                        currencies=tuple(dict.fromkeys((used[0], line.currency))))
            break


@check(
    level="error",
    message="the exchange rate {id} exchanges {currency} for itself",
    why="such a rate hides that another one is missing",
    fix="correct `base` or `quote`",
    example=Example("guide.yml", """\
exchange_rates:
  - id: today
    base: EUR
    quote: EUR
    rate: 10.8
    date: 2026-11-20
    mark: estimate
    sources:
      - lamp-report
""", """\
exchange_rates:
  - id: today
    base: EUR
    quote: MAD
    rate: 10.8
    date: 2026-11-20
    mark: estimate
    sources:
      - lamp-report
""", at=""),
)
def rate_to_itself(view: View) -> Iterator[Found]:
    """A rate between a currency and itself."""
    for index, rate in enumerate(view.guide.exchange_rates):
        if rate.base == rate.quote:
            yield found(view.at("exchange_rates", index), id=rate.id, currency=rate.base)


@check(
    level="warning",
    message="two exchange rates between {base} and {quote} of the same day differ: {one} and {other}",
    why="only one of them is reckoned with, and nobody chose it",
    fix="delete one of them, or correct a day",
    example=Example("guide.yml", _RATES + _RATE.format(id="other", rate="9.1"),
                    _RATES + _RATE.format(id="other", rate="10.8"), at=""),
)
def rates_contradict(view: View) -> Iterator[Found]:
    """Two rates for the same day."""
    met: dict[tuple[object, ...], float] = {}
    for index, rate in enumerate(view.guide.exchange_rates):
        turned = rate.base > rate.quote and rate.rate > 0
        pair = (rate.date, *sorted((rate.base, rate.quote)))
        worth = 1 / rate.rate if turned else rate.rate
        first = met.setdefault(pair, worth)
        if abs(first - worth) > 0.01 * abs(first):
            yield found(view.at("exchange_rates", index, "rate"), base=str(pair[1]), quote=str(pair[2]),
                        one=f"{first:.6g}", other=f"{worth:.6g}")


@check(
    level="warning",
    message="{value} lies after the last entry of the changelog ({newest})",
    why="what a guide knows is as old as its last change; a day of the future is a slip, or the change is not told",
    fix="correct the year or the day, or add the change to `changelog`",
    example=Example("guide.yml", _RATES.replace("2026-11-20", "2062-11-20"), _RATES, at=""),
)
def from_the_future(view: View) -> Iterator[Found]:
    """A rate, a price or a legal note of a day that had not come when the guide was last changed."""
    newest = max((change.date for change in view.guide.changelog), default=None)
    for path, part in view.parts:
        for name in ("date", "as_of", "year") if newest and isinstance(part, ExchangeRate | LegalNote | Price) else ():
            value = vars(part).get(name, None)
            if newest and (isinstance(value, datetime.date) and value > newest
                           or isinstance(value, int) and value > newest.year):
                yield found(view.at(*path, name), value=str(value), newest=str(newest))


@check(
    level="warning",
    message="the price of {id} is said to be {basis}, and names no source",
    why="a quotation or publication that nobody can see is an estimate",
    fix="name the source in `sources`, or set `basis: estimate`",
    example=Example("guide.yml", """\
        share: 100
    mark: estimate
exchanges:""", """\
        share: 100
    mark: estimate
    sources:
      - lamp-report
exchanges:"""),
    terms={"basis": {"quote": "a quotation", "invoice": "an invoice", "published": "published"}},
)
def price_without_source(view: View) -> Iterator[Found]:
    """A price from a paper that is not named."""
    for index, line in enumerate(view.guide.cost_lines):
        if line.unit_price and line.unit_price.basis != "estimate" and not line.sources:
            yield found(view.at("cost_lines", index, "unit_price", "basis"), id=line.id, basis=line.unit_price.basis)
