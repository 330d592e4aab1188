"""Rows that an example enters, and times that follow the case, as checks look at them."""

from pathlib import Path
from typing import Any

from modemploi.checks import check_library
from modemploi.load import load_library
from tests.make import FACTS, a_library

ROW: dict[str, Any] = {"id": "radio", "cells": [{"column": "power", "value": "10"}, {"column": "hours", "value": "2"}]}


def found(tmp_path: Path, name: str, **changes: Any) -> list[int]:
    """The lines on which a check objects."""
    library = load_library(a_library(tmp_path, **changes))
    return [problem.place.line for problem in check_library(library) if problem.check.name == name]


def examples(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    """The examples of the small guide, and one more with its own rows."""
    own = {"id": "louder", "kind": "illustrative", "inputs": [{"id": "loads", "rows": list(rows)}],
           "mark": "estimate", "sources": ["lamp-report"]}
    return [*FACTS["examples"], own]


def test_a_row_that_is_entered_may_keep_the_name_of_a_row_of_the_reference_case(tmp_path: Path) -> None:
    assert not found(tmp_path, "duplicate-id", examples=examples(ROW))


def test_two_rows_of_one_example_may_not_have_the_same_id(tmp_path: Path) -> None:
    assert len(found(tmp_path, "duplicate-id", examples=examples(ROW, ROW))) == 1


def test_a_step_that_lasts_what_the_case_says_needs_no_duration_beside_it(tmp_path: Path) -> None:
    first, *others = FACTS["steps"]
    bare = {key: value for key, value in first.items() if key != "duration"}
    assert len(found(tmp_path / "bare", "missing-detail", steps=[bare, *others])) == 1
    follows = bare | {"duration_quantity": FACTS["assumptions"][0]["id"]}
    assert not found(tmp_path / "follows", "missing-detail", steps=[follows, *others])
