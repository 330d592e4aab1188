"""The budget of a case: cost lines × quantities. Currencies are kept apart, and so is what is given in kind."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from modemploi.compute.case import Case
from modemploi.compute.budget_cells import (
    SIDES, BudgetCells, budget_cells, factor, groups_of, key_of, other, rates_of, total_key,
)
from modemploi.compute.cells import work_out
from modemploi.compute.evaluate import Setting
from modemploi.compute.faults import FormulaFault
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
    """How many units, in the unit of the line; None for a share of the other lines, and for an amount of money."""
    sum: Sum
    currency: str


@dataclass(frozen=True)
class Totals:
    """What the lines of one currency, one `when`, paid or in kind, add up to."""

    currency: str
    when: When
    in_kind: bool
    sum: Sum
    converted: tuple["Converted", ...]
    """The sum in every other currency for which the guide declares a rate."""
    years: tuple[int, ...]
    """The years of the prices, oldest first."""
    by_category: Mapping[str, Sum]
    by_phase: Mapping[str, Sum]
    """By phase; an empty text for lines without one."""
    by_partner: Mapping[str, Sum]
    """By who bears it; an empty text for shares that nobody bears."""

    @property
    def key(self) -> str:
        """The middle of the names of its cells: ``EUR/set-up/paid``."""
        return total_key(self.currency, self.when, self.in_kind)


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

    def total(self, currency: str, when: When = "set-up") -> Sum:
        """What is to be paid in a currency; 0 to 0 where there is nothing."""
        key = total_key(currency, when, in_kind=False)
        return next((each.sum for each in self.totals if each.key == key), Sum(0.0, 0.0))


@dataclass(frozen=True)
class Converted:
    """A sum in another currency, and the rate by which it came about: never shown without its date."""

    sum: Sum
    currency: str
    rate: ExchangeRate | None
    """None where nothing had to be converted."""


def compute_budget(guide: Guide, case: Case) -> Budget:
    """Multiply, choose and add up. `case` is a case of `guide`."""
    planned = budget_cells(case.sheet)
    setting = Setting({name: each.number for name, each in case.values.items()}, case.choices, case.rows)
    faults = (*planned.faults, *work_out(planned.cells, setting))
    lines: list[BudgetLine] = []
    missing = list(planned.missing)
    for index, line in enumerate(guide.cost_lines):
        if not case.takes(line.only) or line.id in planned.missing:
            continue
        found = _sum(setting, f"line/{line.id}")
        if found is None or line.currency is None:
            missing.append(line.id)
        else:
            lines.append(BudgetLine(line, index, setting.numbers.get(f"line/{line.id}/count"), found, line.currency))
    left_out = tuple(line.id for line in guide.cost_lines if not case.takes(line.only))
    return Budget(tuple(lines), left_out, tuple(name for name in missing if name not in left_out),
                  tuple(_totals(planned, setting, lines, guide.exchange_rates)), faults)


def _sum(setting: Setting, name: str, after: str = "") -> Sum | None:
    low, high = (setting.numbers.get(f"{name}/{side}{after}") for side in SIDES)
    return None if low is None or high is None else Sum(low, high)


def _totals(planned: BudgetCells, setting: Setting, lines: list[BudgetLine], rates: Iterable[ExchangeRate],
            ) -> Iterator[Totals]:
    """The totals of the lines that count; a total that lacks a line is absent, because it would be too low."""
    currencies = list(dict.fromkeys(line.currency for line in lines))
    for currency in currencies:
        for when in WHENS:
            for in_kind in (False, True):
                key = total_key(currency, when, in_kind)
                some = [each for each in lines if key_of(each.line) == key]
                total = _sum(setting, f"total/{key}")
                if some and total is not None:
                    used = {group for each in some for group, _ in groups_of(each.line)}
                    sums = {group: found for group in planned.groups[key] if group in used
                            if (found := _sum(setting, f"{group}/{key}")) is not None}
                    converted = tuple(
                        Converted(found, other(currency, rate), rate) for rate in rates_of(currency, rates)
                        if (found := _sum(setting, f"total/{key}", f"/{other(currency, rate)}")))
                    yield Totals(currency, when, in_kind, total, converted,
                                 tuple(sorted({each.line.unit_price.year for each in some
                                               if each.line.unit_price and each.line.unit_price.year})),
                                 *({name.partition("/")[2]: each for name, each in sums.items()
                                    if name.startswith(group)} for group in ("category/", "phase/", "partner/")))


def convert(amount: Sum, currency: str, wanted: str, rates: Iterable[ExchangeRate]) -> Converted | None:
    """A sum in another currency by the latest rate that the guide declares between the two, read either way.
    None where there is none: no rate is ever taken for granted, and none is made up of two others."""
    if currency == wanted:
        return Converted(amount, wanted, None)
    for rate in rates_of(currency, rates):
        if other(currency, rate) == wanted:
            worth = factor(currency, rate)
            return Converted(Sum(amount.low * worth, amount.high * worth), wanted, rate)
    return None
