"""Will it work here?"""

from typing import Any

import pytest

from modemploi.compute import Verdict, judge
from tests.make import a_guide


def condition(name: str, effect: str, **more: Any) -> dict[str, Any]:
    """A condition that asks for a yes, where nothing else is said."""
    return {"id": name, "kind": "place", "effect": effect, "answer": "yes-no", "expected": "yes", **more}


ROAD = condition("road", "stop")
FLOOD = condition("flood", "adapt", expected="no", steps=["look"])
GRID = condition("grid", "note", answer="number", unit="km", min="5", max="100")
GRID.pop("expected")


def verdict(**answers: str) -> Verdict:
    """The verdict of a guide with three conditions."""
    return judge(a_guide(conditions=[ROAD, FLOOD, GRID]), answers)


@pytest.mark.parametrize(("answers", "says"), [
    ({}, "open"),
    ({"road": "yes", "flood": "no"}, "open"),
    ({"road": "no"}, "stop"),
    ({"road": "yes", "flood": "no", "grid": "7"}, "go"),
    ({"road": "yes", "flood": "yes", "grid": "7"}, "adapt"),
    ({"road": "yes", "flood": "no", "grid": "4.999"}, "go"),
    ({"road": "no", "flood": "yes", "grid": "4"}, "stop"),
])
def test_one_stop_decides_and_nothing_is_decided_before_all_is_answered(answers: dict[str, str], says: str) -> None:
    assert verdict(**answers).says == says


def test_what_follows_is_told_by_condition() -> None:
    found = verdict(road="no", flood="yes", grid="4")
    assert (found.stops, found.adapts, found.notes, found.open) == (("road",), ("flood",), ("grid",), ())


@pytest.mark.parametrize(("number", "holds"), [("5", True), ("5.0000000001", True), ("4.9999999999", True),
                                               ("4.99", False), ("100", True), ("101", False), ("-7", False)])
def test_a_limit_itself_is_allowed(number: str, holds: bool) -> None:
    assert (verdict(grid=number).notes == ()) is holds


@pytest.mark.parametrize(("name", "answer", "kind"), [
    ("road", "maybe", "yes-no"), ("road", "", "yes-no"), ("grid", "far", "number"), ("grid", "nan", "number"),
    ("grid", "1e3", "number"),
])
def test_an_answer_that_cannot_be_read_is_told_and_leaves_the_question_open(name: str, answer: str, kind: str) -> None:
    found = verdict(**{name: answer})
    assert name in found.open
    assert [(fault.name, fault.path, fault.values["kind"]) for fault in found.faults] == [
        ("value-form", ("inputs", name), kind)]


def test_an_answer_to_no_condition_is_told() -> None:
    assert [fault.name for fault in verdict(river="yes").faults] == ["unknown-input"]
