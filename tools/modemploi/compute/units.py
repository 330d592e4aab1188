"""Units: what ``guides/_shared/units.yml`` says, and what one unit is in another.

A unit is a dimension (whole powers of base dimensions) and an exact factor to the coherent unit of that dimension.
Definitions are written in the notation of pint, and the tests compare every one with pint; the program itself needs
no more than this page of arithmetic, and starts without pint's 0.2 to 0.5 s (docs/decisions/0011-units.md).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from modemploi.compute.faults import Hints, Wrong
from modemploi.compute.spelling import Parts, parts_of, unknown
from modemploi.model import Units
from modemploi.model.kinds import amount_of

MOST_POWER = 12
"""The highest power of a unit."""
MOST_BITS = 512
"""The longest numerator or denominator of a factor."""
SPELLINGS = {"%": "percent", "°C": "degC", "Ω": "ohm", "kΩ": "kohm", "MΩ": "Mohm", "°": "deg"}
"""Signs that facts may write instead of a name of units.yml."""


@dataclass(frozen=True)
class Unit:
    """A dimension and the factor from this unit to the coherent unit of that dimension."""

    dimension: tuple[tuple[str, int], ...] = ()
    """Base dimensions with their powers, in alphabetical order; empty for a bare number."""
    factor: Fraction = Fraction(1)

    def __mul__(self, other: "Unit") -> "Unit":
        if other is NUMBER:
            return self
        powers = dict(self.dimension)
        for base, power in other.dimension:
            powers[base] = powers.get(base, 0) + power
        return _unit(powers, self.factor * other.factor)

    def __truediv__(self, other: "Unit") -> "Unit":
        return self if other is NUMBER else self * other**-1

    def __pow__(self, power: int) -> "Unit":
        if not self.factor:
            raise Wrong("number-too-large", most="0")
        size = max(self.factor.numerator.bit_length(), self.factor.denominator.bit_length())
        if abs(power) * size > 2 * MOST_BITS:
            raise Wrong("number-too-large", most=f"2^{MOST_BITS}")
        return _unit({base: own * power for base, own in self.dimension}, self.factor**power)

    def root(self) -> "Unit | None":
        """The unit whose square has this dimension, with factor 1; None where the powers are odd."""
        if any(power % 2 for _, power in self.dimension):
            return None
        return Unit(tuple((base, power // 2) for base, power in self.dimension))

    @property
    def counted(self) -> bool:
        """Whether it is a bare number or counts things (pieces, rooms, people…): such numbers can be rounded."""
        return not any(base in NATURE or base.startswith("currency_") for base, _ in self.dimension)


def _unit(powers: dict[str, int], factor: Fraction) -> Unit:
    if max(factor.numerator.bit_length(), factor.denominator.bit_length()) > MOST_BITS:
        raise Wrong("number-too-large", most=f"2^{MOST_BITS}")
    if any(abs(power) > MOST_POWER for power in powers.values()):
        raise Wrong("number-too-large", most=f"^{MOST_POWER}")
    return Unit(tuple(sorted((base, power) for base, power in powers.items() if power)), factor)


NUMBER = Unit()
"""The unit of a bare number."""

NATURE = frozenset({"length", "mass", "time", "current", "temperature", "luminosity", "angle"})
"""The dimensions that are measured, not counted."""


def _builtin() -> dict[str, Unit]:
    """The units a definition may build on, by their name in pint."""
    def base(name: str) -> Unit:
        return Unit(((name, 1),))

    metre, second, ampere, gram = base("length"), base("time"), base("current"), base("mass")

    def times(number: int | str, unit: Unit) -> Unit:
        return Unit(unit.dimension, unit.factor * Fraction(number))

    newton = times(1000, gram) * metre / second**2
    joule, hour, day = newton * metre, times(3600, second), times(86400, second)
    watt = joule / second
    volt = watt / ampere
    lumen = base("luminosity")
    return {
        "meter": metre, "second": second, "ampere": ampere, "gram": gram, "delta_degree_Celsius": base("temperature"),
        "lumen": lumen, "lux": lumen / metre**2, "newton": newton, "joule": joule, "watt": watt, "volt": volt,
        "ohm": volt / ampere, "hertz": second**-1, "pascal": newton / metre**2, "minute": times(60, second),
        "hour": hour, "day": day, "week": times(7, day), "year": times("365.25", day),
        "month": times(Fraction("365.25") / 12, day),  # type: ignore[arg-type]
        "watt_hour": watt * hour, "hectare": times(10_000, metre**2), "liter": times("0.001", metre**3),
    }


BUILTIN = _builtin()
"""Names of pint on which definitions build. Degrees Celsius are differences: there is no other temperature scale."""

class UnitBook:
    """The units of one ``units.yml``, ready to read units from facts and to convert."""

    def __init__(self, units: Units) -> None:
        self._entries = {entry.id: entry.definition for entry in reversed(units.units)}
        self._known: dict[str, Unit | Wrong] = {}
        self._open: set[str] = set()
        self._hints = Hints()

    @property
    def ids(self) -> tuple[str, ...]:
        """The names that facts may use."""
        return tuple(self._entries)

    def unreadable(self) -> Iterator[str]:
        """The ids of units.yml whose definition cannot be read."""
        for name in sorted(self._entries):
            try:
                self._entry(name)
            except Wrong:
                yield name

    def read(self, text: str | None) -> Unit:
        """The unit that a text of the facts names; a bare number for None. Raises `Wrong` (``unknown-unit``)."""
        if not text:
            return NUMBER
        if text not in self._known:
            try:
                self._known[text] = self._product(parts_of(text), self._named)
            except Wrong as wrong:
                self._known[text] = wrong if wrong.name == "unknown-unit" else unknown(text, text)
        known = self._known[text]
        if isinstance(known, Wrong):
            raise Wrong(known.name, **{**known.values, "unit": text})
        return known

    def factor(self, found: str | None, wanted: str | None) -> float:
        """What a number in the unit `found` is multiplied by to be in the unit `wanted`.
        Raises `Wrong`: ``unknown-unit``, or ``unit-mismatch`` where the dimensions differ."""
        one, other = self.read(found), self.read(wanted)
        if one.dimension != other.dimension:
            raise Wrong("unit-mismatch", found=found or "1", expected=wanted or "1")
        return float(one.factor / other.factor)

    def amount(self, text: str, wanted: str) -> float:
        """The number of an amount like ``2 week`` in the unit `wanted`. Raises `Wrong` as `factor` does."""
        amount = amount_of(text)
        if amount is None:
            raise unknown(text, text)
        return amount.value * self.factor(amount.unit, wanted)

    def _named(self, name: str) -> Unit:
        if name == "1":
            return NUMBER
        known = SPELLINGS.get(name, name)
        if known not in self._entries:
            raise Wrong("unknown-unit", unit=name, id=name, close=self._hints.close(name, self._entries))
        return self._entry(known)

    def _entry(self, name: str) -> Unit:
        """The unit of one entry of units.yml; each is read once."""
        key = f"= {name}"
        if key not in self._known:
            if name in self._open or len(self._open) > 20:
                raise unknown(name, name)
            self._open.add(name)
            try:
                self._known[key] = self._define(self._entries[name])
            except Wrong as wrong:
                self._known[key] = wrong
            finally:
                self._open.discard(name)
        known = self._known[key]
        if isinstance(known, Wrong):
            raise Wrong(known.name, **known.values)
        return known

    def _define(self, definition: str) -> Unit:
        base = re.fullmatch(r"\[([A-Za-z_]{1,60})\]", definition)
        if base:
            return Unit(((base[1], 1),))
        return self._product(parts_of(definition), self._builtin)

    def _builtin(self, name: str) -> Unit:
        if name[0].isdigit():
            return Unit((), Fraction(name))
        return BUILTIN[name] if name in BUILTIN else self._named(name)

    @staticmethod
    def _product(parts: Parts, look_up: Callable[[str], Unit]) -> Unit:
        result = NUMBER
        for name, power in parts:
            result *= look_up(name) ** power
        return result
