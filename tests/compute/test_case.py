"""The case of a reader."""

from typing import Any

import pytest

from modemploi.compute import Case, compute_case
from modemploi.compute.faults import FormulaFault
from tests.compute.library import the_units
from tests.make import FACTS, a_guide


def case(inputs: dict[str, str] | None = None, **changes: Any) -> Case:
    """The case of the small guide, with changes."""
    return compute_case(a_guide(**changes), the_units(), inputs or {})


def quantity(formula: str, **more: str) -> dict[str, str]:
    """A quantity named `result`, in pieces."""
    return {"id": "result", "unit": "piece", "formula": formula, **more}


def only_fault(found: Case) -> FormulaFault:
    """The one fault of a case."""
    assert len(found.faults) == 1, found.faults
    return found.faults[0]


def test_typical_values_give_the_reference_case() -> None:
    found = case()
    assert found.faults == ()
    assert (found.values["rooms"].number, found.values["rooms"].unit) == (3.0, "room")
    assert (found.values["lamps"].number, found.values["lamps"].unit) == (6.0, "piece")
    assert found.values["radio_energy"].number == 10.0
    assert found.choices == {"battery": "lfp"}
    assert found.rows["loads"] == ({"power": 5.0, "hours": 2.0},)


def test_what_is_entered_takes_the_place_of_what_is_typical() -> None:
    found = case({"rooms": "4", "battery": "lead"})
    assert found.values["lamps"].number == 8.0
    assert found.choices == {"battery": "lead"}


def test_a_quantity_builds_on_the_rounded_number_of_another() -> None:
    quantities = [{"id": "total", "unit": "piece", "formula": "result * 2"},
                  quantity("rooms * lamps_per_room / 4", rounding="up", step="5")]
    found = case(quantities=quantities, examples=None)
    assert (found.values["result"].number, found.values["result"].raw) == (5.0, 1.5)
    assert found.values["total"].number == 10.0


@pytest.mark.parametrize(("rounding", "number"), [("up", 2.0), ("down", 1.0), ("nearest", 2.0)])
def test_a_result_is_rounded_as_its_quantity_says(rounding: str, number: float) -> None:
    assert case(quantities=[quantity("rooms * lamps_per_room / 4",
                                     rounding=rounding)]).values["result"].number == number


@pytest.mark.parametrize("more", [{"rounding": "up", "step": "0"}, {"rounding": "up", "step": "-1"}, {"step": "2"}])
def test_a_step_of_no_use_is_a_fault(more: dict[str, str]) -> None:
    fault = only_fault(case(quantities=[quantity("lamps_per_room * rooms", **more)]))
    assert (fault.name, fault.path) == ("rounding-step", ("quantities", 0, "step"))


@pytest.mark.parametrize(("limits", "key"), [({"min": "7"}, "min"), ({"max": "5.5"}, "max")])
def test_a_result_outside_its_range_is_refused_and_so_is_what_needs_it(limits: dict[str, str], key: str) -> None:
    quantities = [quantity("rooms * lamps_per_room", **limits),
                  {"id": "more", "unit": "piece", "formula": "result * 2"}]
    found = case(quantities=quantities)
    fault = only_fault(found)
    assert (fault.name, fault.path, fault.values["number"]) == ("outside-range", ("quantities", 0, key), "6")
    assert "result" not in found.values
    assert "more" not in found.values


def test_a_result_on_the_edge_of_its_range_is_kept() -> None:
    assert case(quantities=[quantity("(0.1 + 0.2) * rooms * lamps_per_room", max="1.8")]).values["result"].number > 1.8


@pytest.mark.parametrize(("entered", "name", "values"), [
    ({"rooms": "13"}, "outside-range", {"id": "rooms", "number": "13", "min": "1", "max": "12", "unit": "room"}),
    ({"rooms": "0"}, "outside-range", {"id": "rooms", "number": "0", "min": "1", "max": "12", "unit": "room"}),
    ({"rooms": "three"}, "value-form", {"id": "rooms", "value": "three", "kind": "number"}),
    ({"rooms": "3,5"}, "value-form", {"id": "rooms", "value": "3,5", "kind": "number"}),
    ({"rooms": "1e9"}, "value-form", {"id": "rooms", "value": "1e9", "kind": "number"}),
    ({"rooms": "nan"}, "value-form", {"id": "rooms", "value": "nan", "kind": "number"}),
    ({"battery": "lpf"}, "unknown-option",
     {"parameter": "battery", "id": "lpf", "options": "lfp, lead", "close": "lfp"}),
    ({"room": "3"}, "unknown-input", {"id": "room", "close": "rooms"}),
    ({"loads": "3"}, "rows-form", {"id": "loads", "value": "3", "columns": "name,power,hours"}),
    ({"loads": "radio,5,x"}, "rows-form", {"id": "loads", "value": "radio,5,x", "columns": "name,power,hours"}),
    ({"loads": ",5,2"}, "rows-form", {"id": "loads", "value": ",5,2", "columns": "name,power,hours"}),
    ({"lamps": "3"}, "unknown-input", {"id": "lamps", "close": "loads"}),
    ({"lamps_per_room": "two"}, "value-form", {"id": "lamps_per_room", "value": "two", "kind": "number"}),
])
def test_an_input_that_does_not_fit_is_told_with_what_would(
        entered: dict[str, str], name: str, values: dict[str, str]) -> None:
    fault = only_fault(case(entered))
    assert (fault.name, fault.path, fault.values) == (name, ("inputs", next(iter(entered))), values)


def test_what_needs_a_refused_input_is_absent_without_a_fault_of_its_own() -> None:
    found = case({"rooms": "13"})
    assert "lamps" not in found.values
    assert found.values["radio_energy"].number == 10.0


@pytest.mark.parametrize(("day", "kept"), [("2027-03-01", True), ("2027-02-30", False), ("1.3.2027", False)])
def test_a_date_is_a_day_that_exists(day: str, kept: bool) -> None:
    parameters = [*FACTS["parameters"], {"id": "start", "kind": "date", "typical": day}]
    found = case(parameters=parameters)
    assert ("start" in found.dates) is kept
    assert [fault.name for fault in found.faults] == ([] if kept else ["value-form"])


def test_a_parameter_without_a_typical_value_leaves_no_reference_case() -> None:
    parameters = [{"id": "rooms", "kind": "number", "unit": "room"}, *FACTS["parameters"][1:]]
    found = case(parameters=parameters)
    assert (only_fault(found).name, only_fault(found).path) == ("no-typical-value", ("parameters", 0))
    assert "lamps" not in found.values
    assert case({"rooms": "3"}, parameters=parameters).values["lamps"].number == 6.0


@pytest.mark.parametrize(("cells", "name", "path", "rows"), [
    ([{"column": "power", "value": "5"}], "cell-missing", ("parameters", 2, "rows", 0), 1),
    ([{"column": "power", "value": "5"}, {"column": "hours", "value": "2"}, {"column": "weight", "value": "1"}],
     "cell-unknown",
     ("parameters", 2, "rows", 0, "cells", 2, "column"), 1),
    ([{"column": "power", "value": "501"}, {"column": "hours", "value": "2"}], "outside-range",
     ("parameters", 2, "rows", 0, "cells", 0, "value"), 0),
])
def test_a_row_has_a_number_in_range_for_every_column(
        cells: list[dict[str, str]], name: str, path: tuple[Any, ...], rows: int) -> None:
    loads = {**FACTS["parameters"][2], "rows": [{"id": "radio", "cells": cells}]}
    found = case(parameters=[*FACTS["parameters"][:2], loads])
    assert (only_fault(found).name, only_fault(found).path) == (name, path)
    assert len(found.rows.get("loads", ())) == rows


def test_an_assumption_outside_its_own_range_is_refused() -> None:
    found = case(assumptions=[{**FACTS["assumptions"][0], "max": "1"}])
    assert (only_fault(found).name, only_fault(found).path) == ("outside-range", ("assumptions", 0, "value"))


def test_a_unit_that_is_not_known_is_told_once_and_not_by_every_formula() -> None:
    found = case(assumptions=[{**FACTS["assumptions"][0], "unit": "piece/romo"}])
    fault = only_fault(found)
    assert (fault.name, fault.path) == ("unknown-unit", ("assumptions", 0, "unit"))
    assert fault.values == {"unit": "piece/romo", "id": "romo", "close": "room"}


def test_quantities_that_need_each_other_are_told_where_the_ring_begins() -> None:
    quantities = [{"id": "one", "formula": "1 + other"}, {"id": "other", "formula": "one * 2"},
                  {"id": "free", "formula": "2"}]
    found = case(quantities=quantities)
    fault = only_fault(found)
    assert (fault.name, fault.path, fault.offset) == ("formula-cycle", ("quantities", 0, "formula"), 4)
    assert fault.values == {"cycle": "one, other, one"}
    assert found.values["free"].number == 2.0


def test_a_fault_of_a_formula_has_its_path_and_column() -> None:
    fault = only_fault(case(quantities=[quantity("rooms * lamps_per_room + rooms")]))
    assert (fault.path, fault.offset, fault.name) == (("quantities", 0, "formula"), 25, "unit-mismatch")
    fault = only_fault(case(quantities=[quantity("rooms * lamps_per_room / (rooms - rooms) * rooms")]))
    assert (fault.path, fault.offset, fault.name) == (("quantities", 0, "formula"), 26, "division-by-zero")


def test_the_author_s_rules_are_worked_out() -> None:
    rules = [{"id": "enough", "formula": "rooms >= 2 * rooms / 2"},
             {"id": "many", "formula": "rooms * lamps_per_room > 10 * lamps"},
             {"id": "odd", "formula": "rooms * 2"}]
    found = case(rules=rules)
    assert found.rules == {"enough": True, "many": False}
    fault = only_fault(found)
    assert (fault.name, fault.path) == ("wrong-kind", ("rules", 2, "formula"))
    assert fault.values == {"found": "number", "expected": "truth", "id": ""}


def test_a_guide_without_anything_has_an_empty_case() -> None:
    found = case(parameters=None, tables=None, assumptions=None, quantities=None)
    assert (found.values, found.faults) == ({}, ())


def test_where_an_id_is_declared_twice_the_first_holds() -> None:
    quantities = [quantity("rooms * lamps_per_room"), quantity("2 * rooms * lamps_per_room")]
    assert case(quantities=quantities).values["result"].number == 6.0


def test_parts_for_an_option_count_where_it_is_taken() -> None:
    guide = a_guide(tools=None, supplies=[
        {"id": "cell", "only": {"parameter": "battery", "option": "lead"}},
        {"id": "pack", "only": {"parameter": "battery", "option": "lead", "also": ["lfp"]}}, {"id": "lamp"}])
    found = compute_case(guide, the_units())
    assert [found.takes(supply.only) for supply in guide.supplies] == [False, True, True]


def test_the_table_of_the_fact_pack_comes_out() -> None:
    """Stand-alone solar for three classrooms near Azrou: loads, energy, array and batteries."""
    loads = [(18, 24, 2), (18, 8, 2.5), (9, 2, 3), (10, 2, 6), (5, 2, 2), (45, 4, 4), (150, 1, 2), (10, 1, 8),
             (20, 1, 0.5),
             (5, 15, 2), (7, 5, 4), (50, 1, 3), (10, 1, 3)]
    columns = ("power", "count", "hours")
    rows = [{"id": f"load-{place}",
             "cells": [{"column": name, "value": f"{number:g}"} for name, number in zip(columns, load, strict=True)]}
            for place, load in enumerate(loads)]
    assumed = {"growth": ("20", "percent"), "inverter": ("0.9", None), "idle": ("15", "W"), "margin": ("1.2", None),
               "sun": ("4", "kWh/m²/day"),
               "path": ("0.6", None), "round_trip": ("0.8", None), "one_sun": ("1", "kW/m^2"), "nights": ("3", "day"),
               "volts": ("48", "V"),
               "depth": ("80", "%"), "cold": ("0.9", None), "derating": ("0.8279", None)}
    formulas = {
        "daily_ac": ("Wh/day", "sum(loads.power * loads.count * loads.hours)"),
        "daily_dc": ("Wh/day", "daily_ac * (1 + growth) / inverter + idle"),
        "ratio": (None, "derating / ((1 - path) + path / round_trip)"),
        "array": ("Wp", "daily_dc * margin / (sun * ratio) * one_sun"),
        "capacity": ("Ah", "daily_dc * nights / (volts * depth * cold)"),
    }
    found = case(
        parameters=[{"id": "loads", "kind": "rows", "rows": rows, "columns": [
            {"id": "power", "unit": "W/piece"}, {"id": "count", "unit": "piece"}, {"id": "hours", "unit": "h/day"}]}],
        assumptions=[{"id": name, "value": number, "unit": unit, "mark": "estimate"} for name,
                     (number, unit) in assumed.items()],
        quantities=[{"id": name, "unit": unit, "formula": formula} for name,
                    (unit, formula) in reversed(formulas.items())])
    assert found.faults == ()
    numbers = {name: found.values[name].number for name in formulas}
    assert numbers["daily_ac"] == pytest.approx(2998)
    assert numbers["daily_dc"] == pytest.approx(2998 * 1.2 / 0.9 + 15 * 24)
    assert numbers["array"] == pytest.approx(1816, abs=1)
    assert numbers["capacity"] == pytest.approx(378.24, abs=0.01)
