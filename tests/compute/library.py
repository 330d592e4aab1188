"""The shared units and some formulas' surroundings, for the tests of this floor."""

import functools
from fractions import Fraction

import yaml

from modemploi.compute.checked import Checked, check
from modemploi.compute.evaluate import Setting, evaluate
from modemploi.compute.formulas import parse
from modemploi.compute.measures import Measure, Names
from modemploi.compute.spelling import parts_of
from modemploi.compute.units import UnitBook
from modemploi.model import Units
from tests.conftest import ROOT


@functools.cache
def the_units() -> Units:
    """The units of the library, as they are published."""
    text = (ROOT / "guides/_shared/units.yml").read_text(encoding="utf-8")
    return Units.model_validate(yaml.load(text, yaml.BaseLoader))


@functools.cache
def the_book() -> UnitBook:
    """The units of the library, ready to convert."""
    return UnitBook(the_units())


def measure(unit: str) -> Measure:
    """The unit of a name; an empty text for a bare number."""
    return Measure(the_book().read(unit), parts_of(unit) if unit else ())


NAMES = Names(
    numbers={"power": measure("W"), "big_power": measure("kW"), "energy": measure("Wh/day"), "rooms": measure("room"),
             "lamps_per_room": measure("piece/room"), "ratio": measure(""), "growth": measure("percent"),
             "price": measure("EUR/piece"), "fare": measure("MAD"), "area": measure("m^2"), "unsure": None},
    choices={"battery": ("lfp", "lead")},
    tables={
        "loads": {"power": measure("W/piece"), "count": measure("piece"), "hours": measure("h/day")},
        "sections": {"size": measure("mm^2"), "current": measure("A")},
        "months": {"month": measure(""), "sun": measure("kWh/m²/day")},
    },
    dates=frozenset({"start"}),
)
"""What the formulas of these tests can speak of."""


def a_setting() -> Setting:
    """Numbers for `NAMES`."""
    return Setting(
        numbers={"power": 100.0, "big_power": 2.0, "energy": 3000.0, "rooms": 3.0, "lamps_per_room": 8.0, "ratio": 0.72,
                 "growth": 20.0, "price": 4.5, "fare": 10.0, "area": 9.0},
        choices={"battery": "lfp"},
        rows={
            "loads": [{"power": 18.0, "count": 24.0, "hours": 2.0}, {"power": 45.0, "count": 4.0, "hours": 4.0}],
            "sections": [{"size": 1.5, "current": 10.0}, {"size": 4.0, "current": 25.0},
                         {"size": 2.5, "current": 16.0}],
            "months": [{"month": 1.0, "sun": 4.0}, {"month": 12.0, "sun": 3.5}],
        },
    )


def checked(formula: str) -> Checked:
    """A formula, read and checked."""
    return check(parse(formula), NAMES)


def value(formula: str) -> float:
    """What a formula gives, in the unit it comes out in."""
    return evaluate(checked(formula).tree, a_setting())


def unit_of(formula: str) -> tuple[tuple[tuple[str, int], ...], Fraction]:
    """The dimension and the factor a formula comes out in."""
    unit = checked(formula).measure.unit
    return unit.dimension, unit.factor
