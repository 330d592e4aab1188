"""The budget of a guide as cells: lines, totals, groups and conversions, for any case."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from modemploi.compute.cells import Cell, add, number, taken, times, value
from modemploi.compute.faults import FormulaFault, Wrong
from modemploi.compute.formulas import Tree
from modemploi.compute.sheet import Sheet, entries
from modemploi.model.money import CostLine, ExchangeRate

SIDES: tuple[Literal["low", "high"], ...] = ("low", "high")


@dataclass(frozen=True)
class BudgetCells:
    """The budget of a guide for any case: cells, and what they are about."""

    cells: tuple[Cell, ...]
    groups: Mapping[str, tuple[str, ...]]
    """The keys ``EUR/set-up/paid`` of the totals, each with the names of its groups: ``total``, ``category/wiring``."""
    missing: tuple[str, ...]
    """Ids of lines without a count or a price: no total has them."""
    faults: tuple[FormulaFault, ...]


def budget_cells(sheet: Sheet) -> BudgetCells:
    """The budget of a guide as cells; what they are called is told by `modemploi.compute.cells`."""
    cells: list[Cell] = []
    missing: list[str] = []
    faults: list[FormulaFault] = []
    priced: list[tuple[int, CostLine]] = []
    for index, line in enumerate(sheet.guide.cost_lines):
        try:
            count = None if line.share_of_others else _count(sheet, line)
        except Wrong as wrong:
            key = "unit" if wrong.name in ("unit-mismatch", "unknown-unit") else None
            faults.append(wrong.at("cost_lines", index, *([key] if key else [])))
            count = None
        if line.currency is None or not (count or line.share_of_others):
            missing.append(line.id)
        else:
            priced.append((index, line))
            if count:
                name = f"line/{line.id}/{'low' if line.is_amount else 'count'}"
                cells.append(Cell(name, taken(sheet, line.only, count, number(0)), ("cost_lines", index)))
    for index, line in sorted(priced, key=lambda each: bool(each[1].share_of_others)):
        cells += _line_cells(sheet, index, line, [each for _, each in priced])
    groups: dict[str, dict[str, list[tuple[str, float]]]] = {}
    for _, line in priced:
        total = groups.setdefault(key_of(line), {})
        for group, share in groups_of(line):
            total.setdefault(group, []).append((line.id, share))
    for key, named in groups.items():
        for group, parts in named.items():
            for side in SIDES:
                trees = (times(value(f"line/{line}/{side}"), share / 100) for line, share in parts)
                cells.append(Cell(f"{group}/{key}/{side}", add(trees), ("cost_lines",)))
        currency = key.partition("/")[0]
        for rate in rates_of(currency, sheet.guide.exchange_rates):
            for side in SIDES:
                tree = times(value(f"total/{key}/{side}"), factor(currency, rate))
                cells.append(Cell(f"total/{key}/{side}/{other(currency, rate)}", tree, ("exchange_rates",)))
    return BudgetCells(tuple(cells), {key: tuple(named) for key, named in groups.items()}, tuple(missing),
                       tuple(faults))


def key_of(line: CostLine) -> str:
    """The key of the total a line is added to: ``EUR/set-up/paid``."""
    return total_key(str(line.currency), line.when, bool(line.in_kind))


def total_key(currency: str, when: str, in_kind: bool) -> str:
    """The key of a total, and the middle of the names of its cells: ``EUR/set-up/paid``."""
    return f"{currency}/{when}/{'kind' if in_kind else 'paid'}"


def groups_of(line: CostLine) -> Iterator[tuple[str, float]]:
    """What a line is added to, with the share of it that is, in per cent."""
    yield "total", 100.0
    yield f"category/{line.category}", 100.0
    yield f"phase/{line.phase or ''}", 100.0
    borne = 0.0
    for bearer in line.borne_by:
        borne += bearer.share
        yield f"partner/{bearer.partner}", bearer.share
    if borne < 100:
        yield "partner/", 100 - borne


def _line_cells(sheet: Sheet, index: int, line: CostLine, priced: list[CostLine]) -> Iterator[Cell]:
    price = line.unit_price
    if price is None:
        yield Cell(f"line/{line.id}/high", value(f"line/{line.id}/low"), ("cost_lines", index))
        return
    for side in SIDES:
        tree = times(value(f"line/{line.id}/count"), getattr(price, side))
        if line.share_of_others:
            others = [each for each in priced if key_of(each) == key_of(line) and not each.share_of_others
                      and not each.in_kind]
            tree = times(add(value(f"line/{each.id}/{side}") for each in others), getattr(price, side) / 100)
            tree = taken(sheet, line.only, tree, number(0))
        yield Cell(f"line/{line.id}/{side}", tree, ("cost_lines", index))


def _count(sheet: Sheet, line: CostLine) -> Tree | None:
    """How many units a line counts: its own quantity or count, else those of its supply. None where the quantity is
    unknown; that is told elsewhere. Raises `Wrong`: ``line-without-count``, ``unit-mismatch``, ``unknown-unit``."""
    supply = next((each for each in sheet.guide.supplies if each.id == line.supply), None)
    name, count, unit = line.quantity, line.count, line.unit
    if name is None and count is None and supply is not None:
        name, count = supply.quantity, supply.count
        if name is None and count is not None and supply.unit and unit:
            return times(number(count), sheet.book.factor(supply.unit, unit))
    if name is not None:
        declared = next((each for each, _ in entries(sheet.guide) if each.id == name), None)
        if declared is None or name not in sheet.names.numbers:
            return None
        return times(value(name), sheet.book.factor(getattr(declared, "unit", None), unit) if unit else 1.0)
    if count is None:
        raise Wrong("line-without-count", id=line.id)
    return number(count)


def rates_of(currency: str, rates: Iterable[ExchangeRate]) -> Iterator[ExchangeRate]:
    """The latest rate between a currency and every other one."""
    latest: dict[str, ExchangeRate] = {}
    for rate in sorted(rates, key=lambda each: (each.date, each.id)):
        if rate.rate > 0 and rate.base != rate.quote and currency in (rate.base, rate.quote):
            latest[other(currency, rate)] = rate
    yield from latest.values()


def other(currency: str, rate: ExchangeRate) -> str:
    """The currency on the other side of a rate."""
    return rate.quote if rate.base == currency else rate.base


def factor(currency: str, rate: ExchangeRate) -> float:
    """What an amount in a currency is multiplied by to be in the other one of a rate."""
    return rate.rate if rate.base == currency else 1 / rate.rate
