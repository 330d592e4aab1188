"""A case as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modemploi.compute import compute_case, inputs_of, read_rows, run_examples, write_rows
from modemploi.compute.entered import MOST_ROWS
from modemploi.compute.faults import Wrong
from modemploi.model.case import Cell, Parameter
from modemploi.model.proof import EnteredRow
from tests.compute.library import the_units
from tests.make import FACTS, a_guide

LOADS = Parameter.model_validate(FACTS["parameters"][2])


def test_rows_keep_the_name_of_the_reference_case_or_bring_their_own() -> None:
    rows = read_rows(LOADS, "radio,5,2; Machine à coudre , 80, 1.5 ;radio,7,1")
    assert [(row.id, row.name, [cell.value for cell in row.cells]) for row in rows] == [
        ("radio", None, [5, 2]), ("row-2", "Machine à coudre", [80, 1.5]), ("row-3", "radio", [7, 1])]


def test_no_text_is_no_rows() -> None:
    case = compute_case(a_guide(), the_units(), {"loads": ""})
    assert case.rows["loads"] == ()
    assert case.values["radio_energy"].number == 0


@pytest.mark.parametrize("text", ["radio", "radio,5", "radio,5,2,1", "radio,5,many", ",5,2", "radio,5,2;",
                                  "radio,5,1e3", f"{'x' * 61},5,2", "radio,5,nan"])
def test_rows_of_another_form_are_refused(text: str) -> None:
    with pytest.raises(Wrong, match="rows-form"):
        read_rows(LOADS, text)


@given(st.lists(st.tuples(st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=80),
                          st.decimals(0, 500, places=3), st.decimals(0, 24, places=2)), max_size=6))
def test_what_is_written_is_read_again(lines: list[tuple[str, float, float]]) -> None:
    rows = [EnteredRow(id=f"row-{place}", name=name, cells=(
        Cell(column="power", value=float(power)), Cell(column="hours", value=float(hours))))
        for place, (name, power, hours) in enumerate(lines, 1) if name.strip(" ,;\u00a0\u2003") and name.split()]
    text = write_rows(LOADS, rows)
    again = read_rows(LOADS, text)
    assert [[cell.value for cell in row.cells] for row in again] == [[cell.value for cell in row.cells] for row in rows]
    assert write_rows(LOADS, again) == text


def test_a_row_outside_its_limits_refuses_all_of_them() -> None:
    case = compute_case(a_guide(), the_units(), {"loads": "radio,5,25"})
    assert [(fault.name, fault.path[:2]) for fault in case.faults] == [("outside-range", ("inputs", "loads"))]
    assert "radio_energy" not in case.values


def test_so_many_rows_and_no_more() -> None:
    def faults(count: int) -> list[str]:
        text = ";".join(f"n{place},1,1" for place in range(count))
        return [fault.name for fault in compute_case(a_guide(), the_units(), {"loads": text}).faults]

    assert faults(MOST_ROWS) == []
    assert faults(MOST_ROWS + 1) == ["too-many-rows"]


def test_an_assumption_can_be_entered_within_its_limits() -> None:
    assumed = [{**FACTS["assumptions"][0], "min": "1", "max": "4"}]
    guide = a_guide(assumptions=assumed)
    assert compute_case(guide, the_units(), {"lamps_per_room": "3"}).values["lamps"].number == 9
    refused = compute_case(guide, the_units(), {"lamps_per_room": "5"})
    assert [fault.name for fault in refused.faults] == ["outside-range"]
    assert "lamps" not in refused.values


def test_an_example_enters_rows_of_its_own() -> None:
    example = {"id": "two", "kind": "illustrative", "inputs": [{"id": "loads", "rows": [
        {"id": "radio", "cells": [{"column": "power", "value": "10"}, {"column": "hours", "value": "3"}]},
        {"id": "press", "name": "Presse", "cells": [{"column": "power", "value": "100"},
                                                     {"column": "hours", "value": "1"}]}]}],
               "expect": [{"id": "radio_energy", "value": "130 Wh/day", "tolerance": "0 %"}]}
    run = run_examples(a_guide(examples=[example]), the_units())[0]
    assert run.passes
    assert inputs_of(run.example.inputs)["loads"] == run.case.held["loads"]
    assert run.steps == {"look", "mend"}
