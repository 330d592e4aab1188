"""Units, with pint as the judge."""

import pint
import pytest

from modemploi.compute.faults import Wrong
from modemploi.compute.spelling import parts_of, spelled
from modemploi.compute.units import UnitBook
from modemploi.model import Units
from tests.compute.library import the_book, the_units
from tests.make import some_units

PLAIN = {"L": "liter", "degC": "delta_degree_Celsius", "t": "metric_ton", "h": "hour", "min": "minute", "g": "gram",
         "Wp": "watt", "kWp": "kilowatt", "VA": "watt",
         "kVA": "kilowatt", "percent": "percent"}
"""Names of units.yml that pint writes in another way; where a name is not here, pint knows it as it is."""


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry:
    """Pint, with the things that are counted and the currencies."""
    registry: pint.UnitRegistry = pint.UnitRegistry()
    for entry in the_units().units:
        if entry.definition.startswith(("[", "person")):
            registry.define(f"{entry.id} = {entry.definition}")
    return registry


@pytest.mark.parametrize("name", [entry.id for entry in the_units().units])
def test_a_definition_says_what_pint_understands_by_the_name(name: str, registry: pint.UnitRegistry) -> None:
    definition = next(entry.definition for entry in the_units().units if entry.id == name)
    if not definition.startswith("["):
        defined = registry.parse_expression(definition)
        assert registry.Quantity(1, PLAIN.get(name, name)).to(defined.units).magnitude == pytest.approx(
            defined.magnitude, rel=1e-12)


PAIRS = [("kWh/m²/day", "Wh/m^2/h"), ("Ah*V", "kWh"), ("ohm*mm^2/m", "ohm*m"), ("lm/m^2", "lx"), ("m³/h", "L/s"),
         ("person*day", "person_month"), ("EUR/kWh", "EUR/MJ"), ("kN/m²", "kPa"), ("mA/Ah", "1/s"), ("week", "month"),
         ("piece/room", "piece/room"), ("ha", "m^2"), ("N*m/s", "W"), ("V/A", "kohm"), ("km/h", "m/s")]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_conversion_is_the_one_of_pint(one: str, other: str, registry: pint.UnitRegistry) -> None:
    there = registry.Quantity(1, one.replace("²", "^2").replace("³", "^3")).to(other).magnitude
    assert the_book().factor(one, other) == pytest.approx(there, rel=1e-12)


@pytest.mark.parametrize(("one", "other"), [
    ("W", "Wh"), ("EUR", "MAD"), ("L", "kg"), ("piece", "room"), ("person_day", "day"), ("Wh/day", "Wh"),
    ("piece", None)])
def test_what_pint_refuses_is_a_mismatch(one: str, other: str | None, registry: pint.UnitRegistry) -> None:
    with pytest.raises(pint.DimensionalityError):
        registry.Quantity(1, one).to(other or "")
    with pytest.raises(Wrong) as wrong:
        the_book().factor(one, other)
    assert wrong.value.name == "unit-mismatch"
    assert wrong.value.values == {"found": one, "expected": other or "1"}


def test_factors_between_units_of_the_same_size_are_exactly_one() -> None:
    assert the_book().factor("Wh/day*day", "Wh") == 1.0
    assert the_book().factor("Ah*V", "Wh") == 1.0
    assert the_book().factor("Wp", "W") == 1.0


def test_every_unit_can_be_read_and_is_written_in_four_languages() -> None:
    assert list(the_book().unreadable()) == []
    for entry in the_units().units:
        assert [names.language for names in entry.names] == ["fr", "en", "ar", "vi"], entry.id
    ids = [entry.id for entry in the_units().units]
    assert len(ids) == len(set(ids))


def test_signs_stand_for_their_names() -> None:
    assert the_book().factor("%", "percent") == 1.0
    assert the_book().factor("Ω*mm²/m", "ohm*mm^2/m") == 1.0
    assert the_book().factor("1/°C", "1/degC") == 1.0


@pytest.mark.parametrize(("text", "part", "close"), [
    ("kWhh", "kWhh", "kWh"), ("Wh//day", "/", ""), ("days", "days", "day"), ("W h", "h", ""), ("(m", "(m", ""),
    ("m)", ")", ""),
    ("2*m", "2", ""), ("m^99", "m^99", ""), ("m^", "^", ""), ("²", "²", ""), ("*", "*", ""), ("((((((m))))))", "(", ""),
    ("m^12*m^12", "m^12*m^12", ""), ("meter", "meter", ""), ("__import__", "__import__", "")])
def test_an_unknown_unit_says_which_part_is_not_known(text: str, part: str, close: str) -> None:
    with pytest.raises(Wrong) as wrong:
        the_book().read(text)
    assert wrong.value.name == "unknown-unit"
    assert wrong.value.values == {"unit": text, "id": part, "close": close}


def test_an_amount_is_read_in_the_unit_wanted() -> None:
    assert the_book().amount("2 week", "day") == 14.0
    assert the_book().amount("1.5 kWh", "Wh") == 1500.0


def test_a_unit_is_taken_apart_and_put_together_in_the_authors_terms() -> None:
    assert parts_of("kWh/m²/day") == (("kWh", 1), ("m", -2), ("day", -1))
    assert spelled(parts_of("W*h/day*day")) == "W*h"
    assert spelled(parts_of("Wh/(m^2*day)")) == "Wh/m^2/day"
    assert spelled(()) == "1"


def test_the_small_library_of_the_tests_has_the_same_units() -> None:
    book = UnitBook(some_units())
    assert book.factor("Wh/day", "W") == the_book().factor("Wh/day", "W")
    assert book.amount("2 person_day", "person_day") == 2.0


def units(**definitions: str) -> UnitBook:
    """Units with these definitions."""
    return UnitBook(Units.model_validate({"format_version": "2", "units": [
        {"id": key, "definition": text, "names": []} for key, text in definitions.items()]}))


def test_definitions_that_go_round_in_circles_cannot_be_read() -> None:
    assert list(units(a="b * meter", b="a / meter", c="meter").unreadable()) == ["a", "b"]


def test_definitions_that_grow_beyond_measure_cannot_be_read() -> None:
    book = units(a="1000000000000 * meter", b="a^12", c="b^2", d="c^12", e="0 * meter", f="e^-1")
    assert list(book.unreadable()) == ["c", "d", "e", "f"]


def test_a_chain_of_many_definitions_ends() -> None:
    book = units(**{f"u{'x' * number}": f"2 * u{'x' * (number + 1)}" for number in range(60)})
    assert len(list(book.unreadable())) == 60
