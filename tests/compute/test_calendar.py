"""Days, and what waits for what."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modemploi.compute import Calendar, compute_calendar, compute_case
from tests.compute.library import the_units
from tests.make import FACTS, a_guide


def step(name: str, days: str | None = None, *after: str, **more: Any) -> dict[str, Any]:
    """A step that lasts so many days."""
    return {"id": name, "phase": "do", "roles": ["mender"], "after": list(after),
            **({"duration": f"{days} day"} if days else {}), **more}


def calendar(*steps: dict[str, Any], inputs: dict[str, str] | None = None) -> Calendar:
    """The calendar of the small guide with these steps."""
    guide = a_guide(steps=list(steps))
    return compute_calendar(guide, compute_case(guide, the_units(), inputs or {}))


def times(found: Calendar) -> dict[str, tuple[float, float, float]]:
    """Start, end and slack by step."""
    return {each.step.id: (each.start, each.end, each.slack) for each in found.steps}


def test_a_step_begins_when_all_before_it_are_done() -> None:
    found = calendar(step("end", "1", "long", "short"), step("long", "5", "begin"), step("short", "2", "begin"),
                     step("begin", "3"))
    assert times(found) == {"end": (8, 9, 0), "long": (3, 8, 0), "short": (3, 5, 3), "begin": (0, 3, 0)}
    assert found.days == 9
    assert found.critical == ("begin", "long", "end")


def test_a_wait_comes_before_the_step() -> None:
    found = calendar(step("ask", "1"), step("build", "2", "ask", wait="2 week"))
    assert times(found) == {"ask": (0, 1, 0), "build": (15, 17, 0)}
    assert (found.steps[1].wait, found.critical) == (14.0, ("ask", "build"))


def test_durations_may_be_in_hours_weeks_months_or_years() -> None:
    lengths = {"h": 0.5, "week": 84, "month": 365.25, "year": 4383}
    found = calendar(*[step(unit, duration=f"12 {unit}") for unit in lengths])
    assert {each.step.id: each.duration for each in found.steps} == pytest.approx(lengths)


def test_a_step_for_another_choice_is_passed_over() -> None:
    lead = {"parameter": "battery", "option": "lead"}
    steps = [step("order", "4"), step("acid", "3", "order", only=lead), step("air", "2", "acid", only=lead),
             step("connect", "1", "air")]
    found = calendar(*steps)
    assert (found.left_out, times(found)) == (("acid", "air"), {"order": (0, 4, 0), "connect": (4, 5, 0)})
    assert found.steps[1].after == ("order",)
    assert calendar(*steps, inputs={"battery": "lead"}).days == 10


def test_steps_that_wait_for_each_other_are_told_and_the_others_laid_out() -> None:
    found = calendar(step("free", "2"), step("b", "1", "free", "a"), step("a", "1", "b"), step("behind", "1", "a"))
    assert times(found) == {"free": (0, 2, 0)}
    assert [(fault.name, fault.path, fault.values) for fault in found.faults] == [
        ("step-cycle", ("steps", 1, "after", 1), {"cycle": "b, a, b"})]


@pytest.mark.parametrize(("key", "text", "name"), [
    ("duration", "-1 day", "negative-duration"), ("wait", "-2 week", "negative-duration"),
    ("duration", "2 days", "unknown-unit"),
    ("duration", "2 m", "unit-mismatch"), ("wait", "3 person_day", "unit-mismatch"),
])
def test_a_time_that_cannot_be_is_a_fault(key: str, text: str, name: str) -> None:
    found = calendar(step("odd", **{key: text}))
    assert [(fault.name, fault.path) for fault in found.faults] == [(name, ("steps", 0, key))]
    assert found.days == 0


def test_a_step_without_duration_takes_no_time_and_is_named() -> None:
    found = calendar(step("a", "2"), step("b", None, "a"), step("c", "1", "b"))
    assert (found.unknown, found.days) == (("b",), 3)


def test_effort_adds_up_by_role() -> None:
    found = calendar(
        step("a", "2",
             effort=[{"role": "mender", "amount": "1.5 person_day"}, {"role": "head", "amount": "4 person*h"}]),
        step("b", "2", effort=[{"role": "mender", "amount": "2 person_day"}]),
        step("c", "2", effort=[{"role": "mender", "amount": "9 person_day"}],
             only={"parameter": "battery", "option": "lead"}),
        step("d", "2", effort=[{"role": "mender", "amount": "9 day"}]))
    assert found.effort == pytest.approx({"mender": 3.5, "head": 4 / 24})
    assert [(fault.name, fault.path) for fault in found.faults] == [
        ("unit-mismatch", ("steps", 3, "effort", 0, "amount"))]


def test_the_effort_of_what_comes_back_is_counted_by_the_year() -> None:
    found = calendar(step("build", "2", effort=[{"role": "mender", "amount": "3 person_day"}]),
                     step("visit", "1", "build", every="1 year", effort=[{"role": "mender", "amount": "2 person_day"}]),
                     step("glance", "1", "build", every="1 month",
                          effort=[{"role": "mender", "amount": "0.5 person_day"}]))
    assert found.effort == {"mender": 3}
    assert found.yearly_effort == pytest.approx({"mender": 8})
    assert found.days == 3


@pytest.mark.parametrize(("every", "name"), [("-1 year", "negative-duration"), ("1 room", "unit-mismatch")])
def test_a_rhythm_that_cannot_be_is_a_fault(every: str, name: str) -> None:
    found = calendar(step("visit", "1", every=every))
    assert [(fault.name, fault.path) for fault in found.faults] == [(name, ("steps", 0, "every"))]


def test_phases_tell_from_when_to_when() -> None:
    found = calendar(step("a", "2", phase="prepare"), step("b", "3", "a"), step("c", "1", "a"),
                     step("d", "9", "b", phase="maintain"))
    assert found.phases == {"prepare": (0, 2), "do": (2, 5), "maintain": (5, 14)}


MONTHS_OF_WORK = {"months": ["4", "5", "6", "11"]}
HOLIDAYS = {"season": "holidays"}
SEASONS = [{"id": "holidays", "country": "FR", "mark": "estimate", "periods": [
    {"first": "07-05", "last": "08-31"}, {"first": "12-20", "last": "01-03"}]}]


@pytest.mark.parametrize(("begins", "days", "more", "first"), [
    ("2027-01-10", "10", MONTHS_OF_WORK, "2027-04-01"),
    ("2027-04-01", "30", MONTHS_OF_WORK, "2027-04-01"),
    ("2027-06-20", "11", MONTHS_OF_WORK, "2027-06-20"),
    ("2027-06-20", "12", MONTHS_OF_WORK, "2027-11-01"),
    ("2027-12-01", "1", MONTHS_OF_WORK, "2028-04-01"),
    ("2027-06-20", "200", MONTHS_OF_WORK, "2027-06-20"),
    ("2027-07-01", "200", MONTHS_OF_WORK, "2027-11-01"),
    ("2027-02-01", "1", HOLIDAYS, "2027-07-05"),
    ("2027-08-25", "7", HOLIDAYS, "2027-08-25"),
    ("2027-08-26", "7", HOLIDAYS, "2027-12-20"),
    ("2028-01-03", "1", HOLIDAYS, "2028-01-03"),
    ("2028-01-03", "2", HOLIDAYS, "2028-07-05"),
    ("2028-02-29", "1", {"months": ["2"]}, "2028-02-29"),
    ("2028-02-29", "2", {"months": ["2"]}, "2029-02-01"),
])
def test_a_step_begins_when_its_season_has_room_for_all_of_it(
        begins: str, days: str, more: dict[str, Any], first: str) -> None:
    start = datetime.date.fromisoformat(begins)
    guide = a_guide(steps=[step("roof", days, **more)], seasons=SEASONS)
    found = compute_calendar(guide, compute_case(guide, the_units()), start)
    assert str(found.day(found.steps[0].start)) == first
    assert found.steps[0].slack == 0


def test_a_step_with_a_season_can_be_put_off_within_it_and_no_further() -> None:
    guide = a_guide(steps=[step("long", "300"), step("roof", "2", months=["4", "5", "6"])])
    found = compute_calendar(guide, compute_case(guide, the_units()), datetime.date(2027, 4, 1))
    assert [each.slack for each in found.steps] == [0, 89]
    assert found.critical == ("long",)


def test_without_a_first_day_seasons_do_not_count() -> None:
    assert calendar(step("roof", "1", months=["5", "6"])).steps[0].start == 0


def test_times_that_depend_on_the_case_follow_it() -> None:
    guide = a_guide(
        steps=[{"id": "wire", "phase": "do", "duration_quantity": "wiring_time",
                "effort": [{"role": "mender", "quantity": "wiring_work"}]}],
        quantities=[{"id": "wiring_time", "unit": "week", "formula": "rooms * pace"},
                    {"id": "wiring_work", "unit": "person_day", "formula": "rooms * pace * hands"}],
        assumptions=[{"id": "pace", "value": "0.5", "unit": "day/room", "mark": "estimate"},
                     {"id": "hands", "value": "2", "unit": "person", "mark": "estimate"}])
    found = compute_calendar(guide, compute_case(guide, the_units(), {"rooms": "6"}))
    assert (found.days, found.effort, found.unknown, found.faults) == (pytest.approx(3), {"mender": 6}, (), ())


def test_what_a_step_waits_for_and_nobody_knows_is_passed_over() -> None:
    assert calendar(step("a", "1", "nowhere")).days == 1


def test_no_steps_take_no_time() -> None:
    found = calendar()
    assert (found.days, found.critical, found.steps) == (0, (), ())


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5), st.sets(st.integers(0, 7))), max_size=8))
def test_a_calendar_keeps_its_promises(made: list[tuple[int, int, set[int]]]) -> None:
    found = calendar(*[
        step(f"s{place}", str(days), *[f"s{each}" for each in sorted(after) if each < place], wait=f"{wait} day")
        for place, (days, wait, after) in enumerate(made)])
    by_name = {each.step.id: each for each in found.steps}
    assert len(by_name) == len(made)
    for each in found.steps:
        assert each.end == each.start + each.duration
        assert each.start == each.wait + max((by_name[name].end for name in each.after), default=0)
        assert each.end + each.slack <= found.days
    chain = [by_name[name] for name in found.critical]
    assert all(each.slack == 0 for each in chain)
    assert sum(each.wait + each.duration for each in chain) == found.days


def people(*roles: dict[str, str], inputs: dict[str, str] | None = None) -> float | None:
    """How many people there are in all, with these roles."""
    helpers = {"id": "helpers", "kind": "number", "unit": "person", "typical": "3", "min": "0", "max": "9"}
    guide = a_guide(roles=[*FACTS["roles"], *roles], parameters=[*FACTS["parameters"], helpers])
    return compute_calendar(guide, compute_case(guide, the_units(), inputs or {})).people


def test_people_are_counted_where_their_number_follows_the_case() -> None:
    helper = {"id": "helper", "head_count_quantity": "helpers"}
    assert people() is None
    assert people(helper, {"id": "other", "head_count": "2 person"}, {"id": "nobody-knows"}) == 6
    assert people(helper, inputs={"helpers": "5"}) == 6
    assert people(helper, inputs={"helpers": "99"}) is None
    assert people(helper, {"id": "odd", "head_count_quantity": "rooms"}) == 4
