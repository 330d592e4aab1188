"""What can go wrong for an input that a guide allows: found by intervals, and told only with a case that shows it.

What is allowed: every parameter from its `min` to its `max`, every option of a choice, rows within the limits of their
columns or no row at all, and an assumption as far as its own `min` and `max` say; without them it stays what it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from modemploi.compute.evaluate import Meter
from modemploi.compute.formulas import Tree
from modemploi.compute.intervals import EVERYTHING, Interval, hull, point, rounded_ends, within
from modemploi.compute.reach import Domain, Doubt, TooMuch, reach, truths
from modemploi.compute.rounding import passed
from modemploi.compute.sheet import Sheet
from modemploi.model.case import Assumption, Column, Parameter, Quantity

MOST_COMBINATIONS = 64
"""So many combinations of options are thought of apart; where there are more, all options at once."""

Entered = Mapping[str, str]
"""What is entered, as a case is written: ``{"classrooms": "8", "battery": "lfp"}``."""


@dataclass(frozen=True, eq=False)
class Suspect:
    """Something of one formula that may go wrong, and the choices with which it may."""

    name: str
    """The name of the fault; ``below-zero`` for a count below zero."""
    of: str
    """The quantity or rule."""
    offset: int
    side: str
    """For ``outside-range``: ``min`` or ``max``."""
    probe: Tree | None
    """The number that decides; None where it is another one in each row."""
    choices: tuple[int, ...]
    """The combinations of options with which it may, by their place in `Bounds.combinations`."""


@dataclass(frozen=True)
class Refusal:
    """An end of a parameter, or an option, with which a quantity is outside its range whatever else is entered."""

    parameter: str
    value: str
    quantity: str


@dataclass(frozen=True)
class Bounds:
    """What intervals say of a guide."""

    reached: Mapping[str, Interval | None]
    """What each quantity can come to before anything is refused; None where it never has a number."""
    suspects: tuple[Suspect, ...]
    refusals: tuple[Refusal, ...]
    combinations: tuple[Mapping[str, str], ...]
    """The combinations of options to try; where there are too many, the typical one, and some with one other option."""


def bounds_of(sheet: Sheet) -> Bounds:
    """Look at a guide with intervals. Raises nothing; where there is too much to look at, the rest is not said."""
    bounds = _Bounds(sheet)
    try:
        bounds.look()
        bounds.refuse()
    except TooMuch:
        pass
    tried = bounds.combinations or ({}, *bounds.single_options())[:MOST_COMBINATIONS]
    every = () if bounds.combinations else range(len(tried))
    suspects = tuple(Suspect(*key, probe, tuple(every or choices)) for key, (probe, choices) in bounds.suspects.items())
    return Bounds(bounds.reached, suspects, tuple(bounds.refusals), tried)


def allowed(each: Parameter | Assumption | Column) -> Interval | None:
    """What may be entered for a number; None where its ends are the wrong way round."""
    far = point(each.value) if isinstance(each, Assumption) else EVERYTHING
    low, high = far.low if each.min is None else each.min, far.high if each.max is None else each.max
    if low > high:
        return None
    return point(low) if low == high else Interval(low, high)


def counts(sheet: Sheet) -> frozenset[str]:
    """The quantities that say how many, how long or how much work: below zero they mean nothing."""
    guide = sheet.guide
    return frozenset(name for name in (
        *(supply.quantity for supply in guide.supplies), *(line.quantity for line in guide.cost_lines),
        *(step.duration_quantity for step in guide.steps), *(role.head_count_quantity for role in guide.roles),
        *(effort.quantity for step in guide.steps for effort in step.effort)) if name)


def combinations(sheet: Sheet) -> tuple[Mapping[str, str], ...]:
    """The combinations of options, that of the reference case first and those near it next; none where there are too
    many."""
    formulas = (*sheet.quantities.values(), *sheet.rules.values())
    asked = {tree[2] for formula in formulas for tree in _inside(formula.tree) if tree[0] in ("is", "is-not")}
    choices = {each.id: each for each in reversed(sheet.guide.parameters) if each.id in asked and each.kind == "choice"}
    number = 1
    for each in choices.values():
        number *= max(len(each.options), 1)
        if number > MOST_COMBINATIONS:
            return ()
    typical = {each.id: each.typical for each in choices.values()}
    options = [[(each.id, option.id) for option in each.options] for each in choices.values()]
    found = [dict(pairs) for pairs in product(*options)]
    return tuple(sorted(found, key=lambda taken: sum(taken[name] != typical[name] for name in taken)))


def _inside(tree: Tree) -> Iterator[Tree]:
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += [each for each in one[2:] if isinstance(each, tuple) and each and isinstance(each[0], str)]


class _Bounds:
    """The looking at one guide."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        guide = sheet.guide
        self.declared: dict[str, Quantity] = {each.id: each for each in reversed(guide.quantities)}
        self.parameters = {each.id: each for each in reversed(guide.parameters)}
        numbers: list[Parameter | Assumption] = [each for each in guide.parameters if each.kind == "number"]
        numbers += guide.assumptions
        self.numbers = {each.id: allowed(each) for each in reversed(numbers) if each.id in sheet.names.numbers}
        self.tables = {table.id: tuple({cell.column: point(cell.value) for cell in reversed(row.cells)}
                                       for row in table.rows) for table in reversed(guide.tables)}
        self.rows = {each.id: {column.id: found for column in reversed(each.columns)
                               if (found := allowed(column))}
                     for each in reversed(guide.parameters) if each.kind == "rows"}
        self.options = {each.id: tuple(option.id for option in each.options) for each in reversed(guide.parameters)
                        if each.kind == "choice"}
        self.counts = counts(sheet)
        self.combinations = combinations(sheet)
        self.meter = Meter()
        self.reached: dict[str, Interval | None] = {}
        self.suspects: dict[tuple[str, str, int, str], tuple[Tree | None, list[int]]] = {}
        self.refusals: list[Refusal] = []

    def single_options(self) -> Iterator[Mapping[str, str]]:
        """Every option but the typical ones, alone."""
        for name, options in self.options.items():
            yield from ({name: option} for option in options if option != self.parameters[name].typical)

    def domain(self, taken: Mapping[str, str]) -> Domain:
        choices = {**self.options, **{name: (option,) for name, option in taken.items()}}
        return Domain(dict(self.numbers), choices, self.tables, self.rows, meter=self.meter)

    def look(self) -> None:
        """Every formula, in every combination of options."""
        for number, taken in enumerate(self.combinations or ({},)):
            domain = self.domain(taken)
            for name in self.sheet.order:
                found = self.raw(name, domain)
                for doubt in domain.doubts:
                    self.suspect(doubt, name, number)
                domain.doubts.clear()
                self.reached[name] = hull((self.reached.get(name), found))
                if found is not None:
                    self.outside(name, found, number)
                domain.numbers[name] = None if found is None else self.kept(name, found)
            for name, rule in self.sheet.rules.items():
                truths(rule.tree, domain)
                for doubt in domain.doubts:
                    self.suspect(doubt, name, number)
                domain.doubts.clear()

    def raw(self, name: str, domain: Domain) -> Interval | None:
        """What a quantity can come to, before it is refused."""
        quantity = self.declared[name]
        found = reach(self.sheet.quantities[name].tree, domain)
        return found and rounded_ends(found, quantity.rounding, 1.0 if quantity.step is None else quantity.step)

    def kept(self, name: str, found: Interval) -> Interval | None:
        return within(found, self.declared[name].min, self.declared[name].max)

    def outside(self, name: str, found: Interval, number: int) -> None:
        """Suspect what may be refused, and counts that may be below zero."""
        least, most = self.declared[name].min, self.declared[name].max
        value: Tree = ("value", 0, name)
        if passed(found.low, least, None):
            self.suspect(Doubt("outside-range", 0, value), name, number, "min")
        elif found.low < 0 and name in self.counts and (least is None or least < 0):
            self.suspect(Doubt("below-zero", 0, value), name, number)
        if passed(found.high, None, most):
            self.suspect(Doubt("outside-range", 0, value), name, number, "max")

    def suspect(self, doubt: Doubt, name: str, number: int, side: str = "") -> None:
        _, met = self.suspects.setdefault((doubt.name, name, doubt.offset, side), (doubt.probe, []))
        if met[-1:] != [number]:
            met.append(number)

    def refuse(self) -> None:
        """Ends of parameters, and options, with which nothing else that is entered helps."""
        ranged = [name for name in self.sheet.order
                  if (self.declared[name].min, self.declared[name].max) != (None, None)]
        needed = self.sheet.used_by(ranged)
        order = [name for name in self.sheet.order if name in needed]
        if not ranged or any(self.refused_by(order, taken, {}) for taken in self.combinations[:1] or ({},)):
            return
        for name, options in self.options.items():
            for option in options if name in needed else ():
                self.tell(order, name, option, [taken for taken in self.combinations if taken.get(name) == option], {})
        for name, found in self.numbers.items():
            if name in needed and name in self.parameters and found is not None:
                for end in dict.fromkeys(found[:2]):
                    if abs(end) < EVERYTHING.high:
                        self.tell(order, name, f"{end:.10g}", self.combinations or ({},), {name: point(end)})

    def tell(self, order: Sequence[str], name: str, value: str, some: Sequence[Mapping[str, str]],
             fixed: Mapping[str, Interval]) -> None:
        met = [self.refused_by(order, taken, fixed) for taken in some]
        if met and all(met):
            self.refusals.append(Refusal(name, value, met[0]))

    def refused_by(self, order: Sequence[str], taken: Mapping[str, str], fixed: Mapping[str, Interval]) -> str:
        """The first quantity that is outside its range whatever is entered; "" where there is none."""
        domain = self.domain(taken)
        domain.numbers.update(fixed)
        for name in order:
            found = self.raw(name, domain)
            domain.numbers[name] = None if found is None else self.kept(name, found)
            if found is not None and domain.numbers[name] is None:
                return name
        return ""
