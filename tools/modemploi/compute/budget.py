"""The budget of a case: cost lines × quantities. Currencies are kept apart, and so is what is given in kind."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from modemploi.compute.case import Case
from modemploi.compute.faults import FormulaFault, Wrong
from modemploi.model import Guide
from modemploi.model.money import CostLine, ExchangeRate

When = Literal["set-up", "yearly"]
WHENS: tuple[When, ...] = ("set-up", "yearly")


@dataclass(frozen=True)
class Sum:
    """An amount of money, from low to high, in a currency told beside it."""

    low: float
    high: float

    def part(self, share: float) -> "Sum":
        """A share of it, in per cent."""
        return Sum(self.low * share / 100, self.high * share / 100)


@dataclass(frozen=True)
class BudgetLine:
    """A cost line that counts in this case."""

    line: CostLine
    index: int
    """Its place in `Guide.cost_lines`."""
    count: float | None
    """How many units, in the unit of the line; None for a share of the other lines."""
    sum: Sum
    currency: str


@dataclass(frozen=True)
class Totals:
    """What the lines of one currency, one `when`, paid or in kind, add up to."""

    currency: str
    when: When
    in_kind: bool
    sum: Sum
    years: tuple[int, ...]
    """The years of the prices, oldest first."""
    by_category: Mapping[str, Sum]
    by_phase: Mapping[str, Sum]
    """By phase; an empty text for lines without one."""
    by_partner: Mapping[str, Sum]
    """By who bears it; an empty text for shares that nobody bears."""


@dataclass(frozen=True)
class Budget:
    """What it costs."""

    lines: tuple[BudgetLine, ...]
    """Lines that count, in the order of the guide."""
    left_out: tuple[str, ...]
    """Ids of lines for another choice than the case takes."""
    missing: tuple[str, ...]
    """Ids of lines that should count, but whose count or price is not known: the totals are too low by them."""
    totals: tuple[Totals, ...]
    """Currencies in the order they are met; set-up before yearly, paid before in kind."""
    faults: tuple[FormulaFault, ...]

    def total(self, currency: str, when: When = "set-up", in_kind: bool = False) -> Sum:
        """One total; 0 to 0 where there is none."""
        found = (each.sum for each in self.totals
                 if (each.currency, each.when, each.in_kind) == (currency, when, in_kind))
        return next(found, Sum(0.0, 0.0))


@dataclass(frozen=True)
class Converted:
    """A sum in another currency, and the rate by which it came about: never shown without its date."""

    sum: Sum
    currency: str
    rate: ExchangeRate | None
    """None where nothing had to be converted."""


def compute_budget(guide: Guide, case: Case) -> Budget:
    """Multiply, choose and add up. `case` is a case of `guide`."""
    lines: list[BudgetLine] = []
    left_out: list[str] = []
    missing: list[str] = []
    faults: list[FormulaFault] = []
    shares: list[tuple[int, CostLine]] = []
    for index, line in enumerate(guide.cost_lines):
        if not case.takes(line.only):
            left_out.append(line.id)
            continue
        if line.share_of_others:
            shares.append((index, line))
            continue
        try:
            count = _count(guide, case, line)
        except Wrong as wrong:
            key = "unit" if wrong.name in ("unit-mismatch", "unknown-unit") else None
            faults.append(wrong.at("cost_lines", index, *([key] if key else [])))
            count = None
        price = line.unit_price
        if count is None or price is None or price.currency is None:
            missing.append(line.id)
        else:
            lines.append(BudgetLine(line, index, count, Sum(count * price.low, count * price.high), price.currency))
    paid = [each for each in lines if not each.line.in_kind]
    for index, line in shares:
        price = line.unit_price
        if price is None or price.currency is None:
            missing.append(line.id)
        else:
            others = _added(each.sum for each in paid
                            if (each.currency, each.line.when) == (price.currency, line.when))
            share = Sum(others.low * price.low / 100, others.high * price.high / 100)
            lines.append(BudgetLine(line, index, None, share, price.currency))
    lines.sort(key=lambda each: each.index)
    return Budget(tuple(lines), tuple(left_out), tuple(missing), tuple(_totals(lines)), tuple(faults))


def _count(guide: Guide, case: Case, line: CostLine) -> float | None:
    """How many units a line counts: its own quantity or count, else those of its supply.
    None where the quantity could not be computed; its fault is told elsewhere.
    Raises `Wrong`: ``line-without-count``, ``unit-mismatch``, ``unknown-unit``."""
    supply = next((each for each in guide.supplies if each.id == line.supply), None)
    name, count, unit = line.quantity, line.count, line.unit
    if name is None and count is None and supply is not None:
        name, count = supply.quantity, supply.count
        if name is None and count is not None:
            return count * (case.sheet.book.factor(supply.unit, unit) if supply.unit and unit else 1.0)
    if name is not None:
        value = case.values.get(name)
        if value is None:
            return None
        return value.number * (case.sheet.book.factor(value.unit, unit) if unit else 1.0)
    if count is None:
        raise Wrong("line-without-count", id=line.id)
    return count


def _totals(lines: list[BudgetLine]) -> Iterable[Totals]:
    currencies = list(dict.fromkeys(line.currency for line in lines))
    for currency in currencies:
        for when in WHENS:
            for in_kind in (False, True):
                some = [each for each in lines if each.currency == currency and each.line.when == when
                        and bool(each.line.in_kind) is in_kind]
                if some:
                    yield Totals(
                        currency, when, in_kind, _added(each.sum for each in some),
                        tuple(sorted({each.line.unit_price.year for each in some
                                      if each.line.unit_price and each.line.unit_price.year})),
                        _grouped((each.line.category, each.sum) for each in some),
                        _grouped((each.line.phase or "", each.sum) for each in some),
                        _grouped(share for each in some for share in _shares(each)),
                    )


def _shares(each: BudgetLine) -> Iterable[tuple[str, Sum]]:
    """Who bears which part of a line."""
    borne = 0.0
    for bearer in each.line.borne_by:
        borne += bearer.share
        yield bearer.partner, each.sum.part(bearer.share)
    if borne < 100:
        yield "", each.sum.part(100 - borne)


def _added(sums: Iterable[Sum]) -> Sum:
    """Exact to the last digit, whatever the order."""
    listed = list(sums)
    return Sum(math.fsum(each.low for each in listed), math.fsum(each.high for each in listed))


def _grouped(pairs: Iterable[tuple[str, Sum]]) -> dict[str, Sum]:
    groups: dict[str, list[Sum]] = {}
    for name, each in pairs:
        groups.setdefault(name, []).append(each)
    return {name: _added(sums) for name, sums in groups.items()}


def convert(amount: Sum, currency: str, wanted: str, rates: Iterable[ExchangeRate]) -> Converted | None:
    """A sum in another currency by the latest rate that the guide declares between the two, read either way.
    None where there is none: no rate is ever taken for granted, and none is made up of two others."""
    if currency == wanted:
        return Converted(amount, wanted, None)
    fitting = [rate for rate in rates if rate.rate > 0 and {rate.base, rate.quote} == {currency, wanted}]
    if not fitting:
        return None
    rate = max(fitting, key=lambda each: (each.date, each.id))
    factor = rate.rate if rate.base == currency else 1 / rate.rate
    return Converted(Sum(amount.low * factor, amount.high * factor), wanted, rate)
