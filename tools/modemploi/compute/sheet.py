"""Everything of a guide that can be computed, checked once: names, units, formulas, and the order they come in.

A sheet depends on the guide and the units alone, not on a reader's case. Its trees are what a browser or a
spreadsheet would be given.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from modemploi.compute.checked import check, number_in
from modemploi.compute.faults import FormulaFault, Wrong
from modemploi.compute.formulas import Tree, parse
from modemploi.compute.measures import TRUTH, Measure, Names, Unsure
from modemploi.compute.order import in_order
from modemploi.compute.spelling import parts_of
from modemploi.compute.units import UnitBook
from modemploi.model import Guide, Units
from modemploi.model.case import Column, Parameter, Quantity, Table
from modemploi.model.fields import Path


@dataclass(frozen=True)
class Formula:
    """The formula of a quantity, or of a rule, that fits the guide."""

    path: Path
    """Where it stands: ``("quantities", 3, "formula")``."""
    tree: Tree
    """As `modemploi.compute.checked` describes it; for a quantity, a number in the quantity's unit."""
    uses: frozenset[str]
    """The parameters, tables, assumptions and quantities it speaks of."""


@dataclass(frozen=True)
class Sheet:
    """What can be computed."""

    guide: Guide
    book: UnitBook
    names: Names
    quantities: Mapping[str, Formula]
    """The formulas that hold, by quantity."""
    rules: Mapping[str, Formula]
    """The comparisons that can be made, by rule."""
    order: tuple[str, ...]
    """Names of quantities, each after those it uses."""
    faults: tuple[FormulaFault, ...]

    def used_by(self, names: Iterable[str]) -> frozenset[str]:
        """These names and everything their formulas use, however far."""
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                formula = self.quantities.get(name)
                waiting += formula.uses if formula else ()
        return frozenset(found)


def sheet_of(guide: Guide, units: Units) -> Sheet:
    """Check every name, unit and formula of a guide. Raises nothing: what is wrong is among the faults."""
    book = UnitBook(units)
    faults: list[FormulaFault] = []
    names = _names(guide, book, faults)
    quantities: dict[str, Formula] = {}
    for index, quantity in enumerate(guide.quantities):
        if quantity.id not in quantities:
            found = _formula(quantity.formula, ("quantities", index, "formula"), names, faults,
                             names.numbers.get(quantity.id), quantity)
            if found:
                quantities[quantity.id] = found
    rules: dict[str, Formula] = {}
    for index, rule in enumerate(guide.rules):
        found = _formula(rule.formula, ("rules", index, "formula"), names, faults, TRUTH, None)
        if found:
            rules.setdefault(rule.id, found)
    needs = {name: sorted(formula.uses) for name, formula in quantities.items()}
    order, rings = in_order(needs)
    texts = {quantity.id: quantity.formula for quantity in reversed(guide.quantities)}
    for ring in rings:
        place = re.search(rf"\b{ring[1]}\b", texts[ring[0]])
        faults.append(FormulaFault(quantities[ring[0]].path, place.start() if place else 0, "formula-cycle",
                                   {"cycle": ", ".join(ring)}))
    return Sheet(guide, book, names, quantities, rules, order, tuple(faults))


def _formula(text: str, path: Path, names: Names, faults: list[FormulaFault], wanted: Measure | None,
             quantity: Quantity | None) -> Formula | None:
    """Read and check one formula; what is wrong goes to `faults`. `wanted` None: the unit has a fault of its own."""
    try:
        checked = check(parse(text), names)
        if quantity is None:
            if checked.measure is not TRUTH:
                raise Wrong("wrong-kind", found="number", expected="truth", id="")
            return Formula(path, checked.tree, checked.uses)
        return None if wanted is None else Formula(path, number_in(checked, wanted), checked.uses)
    except Wrong as wrong:
        faults.append(wrong.at(*path))
    except Unsure:
        pass
    return None


def _names(guide: Guide, book: UnitBook, faults: list[FormulaFault]) -> Names:
    """What formulas can speak of. Where an id is declared twice, the first holds."""
    numbers: dict[str, Measure | None] = {}
    choices: dict[str, tuple[str, ...]] = {}
    tables: dict[str, Mapping[str, Measure | None]] = {}
    dates: set[str] = set()

    def measure(unit: str | None, *path: str | int) -> Measure | None:
        try:
            return Measure(book.read(unit), parts_of(unit) if unit else ())
        except Wrong as wrong:
            faults.append(wrong.at(*path, "unit"))
            return None

    def columns(declared: tuple[Column, ...], *path: str | int) -> dict[str, Measure | None]:
        found: dict[str, Measure | None] = {}
        for index, column in enumerate(declared):
            found.setdefault(column.id, measure(column.unit, *path, "columns", index))
        return found

    for each, path in entries(guide):
        if each.id in numbers or each.id in choices or each.id in tables or each.id in dates:
            continue
        kind = each.kind if isinstance(each, Parameter) else "rows" if isinstance(each, Table) else "number"
        if kind == "number":
            assert not isinstance(each, Table)
            numbers[each.id] = measure(each.unit, *path)
        elif kind == "rows":
            assert isinstance(each, (Parameter, Table))
            tables[each.id] = columns(each.columns, *path)
        elif kind == "choice":
            assert isinstance(each, Parameter)
            choices[each.id] = tuple(option.id for option in each.options)
        else:
            dates.add(each.id)
    return Names(numbers, choices, tables, frozenset(dates))


def entries(guide: Guide) -> Iterable[tuple[Parameter | Table | Quantity, Path]]:
    """Everything a formula can speak of, with its path."""
    for name in ("parameters", "tables", "assumptions", "quantities"):
        for index, each in enumerate(getattr(guide, name)):
            yield each, (name, index)
