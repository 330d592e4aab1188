"""Worked examples, run again."""

from typing import Any

import pytest

from modemploi.compute import ExampleRun, run_examples
from tests.compute.library import the_units
from tests.make import FACTS, a_guide


def run(example: dict[str, Any] | None = None, **changes: Any) -> ExampleRun:
    """The example of the small guide, with changes to it and to the guide."""
    (found,) = run_examples(a_guide(examples=[{**FACTS["examples"][0], **(example or {})}], **changes), the_units())
    return found


def expect(name: str, value: str, tolerance: str) -> dict[str, Any]:
    """An example that expects one number."""
    return {"expect": [{"id": name, "value": value, "tolerance": tolerance}]}


def test_an_example_that_comes_out_passes() -> None:
    found = run()
    assert found.passes
    assert [(result.expected, result.found, result.unit) for result in found.results] == [
        (4.0, 4.0, "piece"), (10.0, 10.0, "Wh/day")]


@pytest.mark.parametrize(("value", "tolerance", "passes"), [
    ("4 piece", "0 piece", True), ("5 piece", "0 %", False), ("5 piece", "20 %", True), ("5 piece", "19.9 %", False),
    ("5 piece", "1 piece", True),
    ("5 piece", "0.9 piece", False), ("5 piece", "20%", True), ("5 piece", "20\u00a0%", True),
])
def test_a_number_may_be_off_by_its_tolerance(value: str, tolerance: str, passes: bool) -> None:
    found = run(expect("lamps", value, tolerance))
    assert found.passes is passes
    if not passes:
        (fault,) = found.faults
        assert (fault.name, fault.path) == ("example-differs", ("examples", 0, "expect", 0, "value"))
        assert fault.values == {"id": "lamps", "expected": value, "found": "4 piece", "tolerance": tolerance}


def test_an_expected_number_may_be_in_another_unit_of_its_kind() -> None:
    assert run(expect("radio_energy", "0.0101 kWh/day", "0.1 Wh/day")).passes
    assert not run(expect("radio_energy", "0.0101 kWh/day", "0.09 Wh/day")).passes


def test_a_quantity_without_unit_is_expected_as_a_bare_number() -> None:
    quantities = [{"id": "ratio", "formula": "1 / 3"}]
    assert run(expect("ratio", "0.333", "0.2 %"), quantities=quantities).passes
    assert run(expect("ratio", "0.3", "0.04"), quantities=quantities).passes
    assert run(expect("ratio", "33.3 %", "0.2 %"), quantities=quantities).passes


@pytest.mark.parametrize(("value", "tolerance", "name", "key"), [
    ("4", "0 %", "expectation-form", "value"), ("four piece", "0 %", "expectation-form", "value"),
    ("4 room", "0 %", "unit-mismatch", "value"),
    ("4 pieces", "0 %", "unknown-unit", "value"), ("4 piece", "small", "tolerance-form", "tolerance"),
    ("4 piece", "-1 piece", "tolerance-form", "tolerance"),
    ("4 piece", "1 room", "unit-mismatch", "tolerance"), ("4 piece", "1", "tolerance-form", "tolerance"),
])
def test_an_expectation_that_cannot_be_read_is_located(value: str, tolerance: str, name: str, key: str) -> None:
    found = run(expect("lamps", value, tolerance))
    assert [(fault.name, fault.path) for fault in found.faults] == [(name, ("examples", 0, "expect", 0, key))]
    assert not found.passes


def test_an_input_that_does_not_fit_is_located_in_the_example() -> None:
    found = run({"inputs": [{"id": "rooms", "value": "13"}]})
    assert [(fault.name, fault.path) for fault in found.faults] == [
        ("outside-range", ("examples", 0, "inputs", 0, "value")), ("not-computed", ("examples", 0, "expect", 0, "id"))]
    found = run({"inputs": [{"id": "romos", "value": "3"}], **expect("lamps", "6 piece", "0 %")})
    assert [(fault.name, fault.path)
            for fault in found.faults] == [("unknown-input", ("examples", 0, "inputs", 0, "id"))]


def test_a_fault_of_the_guide_itself_is_not_told_again_by_each_example() -> None:
    found = run(quantities=[*FACTS["quantities"], {"id": "odd", "formula": "1 +"}])
    assert found.passes
    assert "formula-form" in {fault.name for fault in found.case.faults}


def test_a_fault_that_only_the_example_meets_is_told() -> None:
    found = run(quantities=[*FACTS["quantities"], {"id": "odd", "unit": "piece", "formula": "lamps", "min": "5"}])
    assert [(fault.name, fault.path) for fault in found.faults] == [("outside-range", ("examples", 0))]


def test_an_example_tells_what_it_touches() -> None:
    quantities = [*FACTS["quantities"], {"id": "boxes", "unit": "piece", "formula": "lamps / 2"},
                  {"id": "aside", "unit": "piece", "formula": "lamps"}]
    lines = [{**FACTS["cost_lines"][0], "id": name, **more} for name, more in {
        "by-lamp": {}, "by-aside": {"quantity": "aside"}, "fixed": {"quantity": None, "count": "1"},
        "by-room": {"quantity": "rooms", "unit": "room"},
        "other-choice": {"only": {"parameter": "battery", "option": "lead"}}}.items()]
    found = run(expect("boxes", "2 piece", "0 %"), quantities=quantities, cost_lines=lines)
    assert found.quantities == {"boxes", "lamps"}
    assert found.cost_lines == {"by-lamp", "fixed", "by-room"}


def test_an_example_that_expects_nothing_proves_nothing() -> None:
    assert not run({"expect": []}).passes
