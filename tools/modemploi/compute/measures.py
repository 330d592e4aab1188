"""What formulas can speak of, and the units of their parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from modemploi.compute.faults import Hints, Wrong
from modemploi.compute.formulas import Tree
from modemploi.compute.spelling import Parts, spelled
from modemploi.compute.units import NUMBER, Unit


class Unsure(Exception):
    """A formula speaks of something that has a fault of its own, told elsewhere."""


@dataclass(frozen=True)
class Measure:
    """The unit of a part of a formula."""

    unit: Unit = NUMBER
    parts: Parts = ()
    """The unit in the author's own terms, for messages."""
    zero: bool = False
    """Whether the part is the number 0, which fits any unit."""


TRUTH = Measure(parts=(("truth", 1),))
"""What a comparison is, instead of a number."""


@dataclass(frozen=True)
class Names:
    """What formulas can speak of. None stands for something that is declared, but with a fault of its own."""

    numbers: Mapping[str, Measure | None] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tables: Mapping[str, Mapping[str, Measure | None]] = field(default_factory=dict)
    dates: frozenset[str] = frozenset()
    hints: Hints = field(default_factory=Hints, compare=False)

    def kind(self, name: str) -> str:
        """What a name stands for: ``number``, ``choice``, ``table``, ``date``; an empty text for an unknown one."""
        kinds = {"number": self.numbers, "choice": self.choices, "table": self.tables, "date": self.dates}
        return next((kind for kind, known in kinds.items() if name in known), "")

    def __iter__(self) -> Iterator[str]:
        return iter([*self.numbers, *self.choices, *self.tables, *self.dates])


Part = tuple[Tree, Measure]


def scaled(part: Part, wanted: Measure) -> Tree:
    """The tree, in the unit wanted."""
    tree, measure = part
    if measure.zero or measure.unit is wanted.unit:
        return tree
    if measure.unit.dimension != wanted.unit.dimension:
        raise Wrong("unit-mismatch", tree[1], found=spelled(measure.parts), expected=spelled(wanted.parts))
    factor = measure.unit.factor / wanted.unit.factor
    return tree if factor == 1 else ("scale", tree[1], float(factor), tree)


def plain(part: Part) -> Part:
    """The part in the coherent unit of its dimension."""
    measure = part[1]
    parts = measure.parts if measure.unit.factor == 1 else tuple(
        (base.removeprefix("currency_"), power) for base, power in measure.unit.dimension)
    coherent = Measure(Unit(measure.unit.dimension), parts, measure.zero)
    return scaled(part, coherent), coherent
