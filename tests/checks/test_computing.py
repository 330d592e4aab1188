"""What the checks say about everything that computes, where one example of each check is not enough."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from modemploi.checks import Problem, check_library
from modemploi.load import load_library
from modemploi.report.sentences import fix, message
from tests.make import FACTS, SHARED, a_library

STEPS: list[dict[str, Any]] = FACTS["steps"]
QUANTITIES: list[dict[str, Any]] = FACTS["quantities"]
SOURCES = ["lamp-report"]


def problems(folder: Path, **changes: Any) -> list[Problem]:
    """What is said of the small guide, changed; words of things that are new are not looked at."""
    wordless = ("missing-label", "missing-section", "missing-explanation", "unfinished-translation",
                "formula-not-tried", "unstamped-part")
    return [each for each in check_library(load_library(a_library(folder, **changes)))
            if each.check.name not in wordless]


def names(folder: Path, **changes: Any) -> list[str]:
    return [each.check.name for each in problems(folder, **changes)]


def line(problem: Problem) -> str:
    """The line on which a problem is told."""
    return Path(problem.place.path).read_text(encoding="utf-8").split("\n")[problem.place.line - 1]


def mended(**changes: Any) -> list[dict[str, Any]]:
    """The steps, the second one with changes; None leaves a field out."""
    last = {key: value for key, value in {**STEPS[1], **changes}.items() if value is not None}
    return [STEPS[0], last]


def season(*periods: tuple[str, str]) -> list[dict[str, Any]]:
    days = [{"first": first, "last": last} for first, last in periods]
    return [{"id": "holidays", "country": "FR", "mark": "estimate", **({"periods": days} if days else {})}]


def quantity(formula: str, unit: str | None = None) -> list[dict[str, Any]]:
    """The quantities, with one more."""
    one = {"id": "extra", "formula": formula, **({"unit": unit} if unit else {})}
    return [*QUANTITIES, one]


@pytest.mark.parametrize(("changes", "said"), [
    ({"duration": None, "duration_quantity": "lamps"}, "other-kind-of-unit"),
    ({"duration": None, "duration_quantity": "lamps_per_room"}, "other-kind-of-unit"),
    ({"effort": [{"role": "mender", "quantity": "rooms"}]}, "other-kind-of-unit"),
    ({"every": "2 piece"}, "other-kind-of-unit"),
    ({"every": "0 day"}, "nothing-at-all"),
    ({"every": "-1 day"}, "negative-duration"),
    ({"wait": "-1 day"}, "negative-duration"),
    ({"effort": [{"role": "mender", "amount": "-1 person_day"}]}, "negative-duration"),
    ({"duration_quantity": "lamps"}, "time-said-twice"),
    ({"effort": [{"role": "mender"}]}, "effort-without-amount"),
    ({"season": "holidaze"}, "unknown-reference"),
    ({"duration_quantity": "nothing", "duration": None}, "unknown-reference"),
])
def test_a_time_that_cannot_be_is_told(changes: dict[str, Any], said: str, tmp_path: Path) -> None:
    assert said in names(tmp_path, steps=mended(**changes))


def test_people_who_follow_the_case_are_people_and_said_once(tmp_path: Path) -> None:
    people = {"id": "people", "value": "1", "unit": "person", "sensitivity": "low", "mark": "estimate",
              "sources": SOURCES}

    def said(name: str, number: str = "1", **changes: str | None) -> list[str]:
        role = {key: value for key, value in {**FACTS["roles"][0], **changes}.items() if value is not None}
        given = [{**people, "value": number}] if "people" in changes.values() else []
        return names(tmp_path / name, roles=[role], assumptions=[*FACTS["assumptions"], *given])

    assert said("right", head_count=None, head_count_quantity="people") == []
    assert said("things", head_count=None, head_count_quantity="lamps") == ["other-kind-of-unit"]
    assert said("twice", head_count_quantity="people") == ["counted-twice"]
    assert said("too-few", "0.1", head_count=None, head_count_quantity="people") == ["effort-exceeds-time"] * 2


def test_a_time_that_follows_the_case_is_no_problem(tmp_path: Path) -> None:
    days = {"id": "days", "value": "2", "unit": "day", "sensitivity": "low", "mark": "estimate", "sources": SOURCES}
    work = {**days, "id": "work", "unit": "person_day"}
    steps = mended(duration=None, duration_quantity="days", effort=[{"role": "mender", "quantity": "work"}])
    found = names(tmp_path, steps=steps, assumptions=[*FACTS["assumptions"], days, work])
    assert set(found) <= {"missing-detail"}  # of `duration`: another field stands for it


@pytest.mark.parametrize(("periods", "duration", "said"), [
    ([("07-05", "07-20")], "17 day", ["season-too-short"]),
    ([("07-05", "07-20")], "16 day", []),
    ([("12-20", "01-05")], "17 day", []),
    ([("12-20", "01-05")], "18 day", ["season-too-short"]),
    ([("07-05", "08-31"), ("08-31", "09-02")], "2 day", ["periods-overlap"]),
    ([("12-20", "01-05"), ("01-01", "01-03")], "2 day", ["periods-overlap"]),
    ([("12-20", "01-05"), ("01-06", "01-08")], "2 day", []),
    ([("02-27", "02-29"), ("03-01", "03-02")], "2 day", []),
])
def test_a_season_is_reckoned_in_days(
    periods: list[tuple[str, str]], duration: str, said: list[str], tmp_path: Path,
) -> None:
    found = names(tmp_path, seasons=season(*periods), steps=mended(duration=duration, season="holidays"))
    assert found == said


def test_a_season_without_days_and_one_that_no_step_names_are_told(tmp_path: Path) -> None:
    assert "missing-field" in names(tmp_path / "one", seasons=season(), steps=mended(season="holidays"))
    assert names(tmp_path / "two", seasons=season(("07-05", "08-31"))) == ["used-nowhere"]


@pytest.mark.parametrize("day", ["02-30", "13-01", "00-10", "7-5", "07-32", "2027-02-30", "-1-01"])
def test_a_day_that_no_year_has_is_not_a_day_of_a_season(day: str, tmp_path: Path) -> None:
    assert "wrong-value" in names(tmp_path, seasons=season((day, "08-31")), steps=mended(season="holidays"))


@pytest.mark.parametrize(("part", "changes"), [
    ("parameters", [{**FACTS["parameters"][0], "min": "12", "max": "1"}, *FACTS["parameters"][1:]]),
    ("parameters", [*FACTS["parameters"][:2], {**FACTS["parameters"][2], "columns": [
        {"id": "power", "unit": "W", "min": "500", "max": "0"}, FACTS["parameters"][2]["columns"][1]]}]),
    ("assumptions", [{**FACTS["assumptions"][0], "min": "3", "max": "1"}]),
    ("quantities", [{**QUANTITIES[0], "min": "30", "max": "1"}, QUANTITIES[1]]),
    ("conditions", [{"id": "someone-mends", "kind": "people", "answer": "number", "unit": "person", "min": "9",
                     "max": "1", "mark": "estimate", "effect": "stop"}]),
])
def test_an_empty_range_is_told_wherever_it_stands(part: str, changes: list[dict[str, Any]], tmp_path: Path) -> None:
    assert "low-above-high" in names(tmp_path, **{part: changes})


def test_the_message_of_a_range_names_the_case_and_the_limit(tmp_path: Path) -> None:
    limited = [{**QUANTITIES[0], "max": "20"}, QUANTITIES[1]]
    assumptions = [{**FACTS["assumptions"][0], "min": "1", "max": "2"}]
    (problem,) = problems(tmp_path, quantities=limited, assumptions=assumptions)
    assert message(problem, "en") == (
        "lamps is 24 piece with rooms = 12, which the guide allows, and above 20: it will be refused")
    assert "`lamps.limit`" in fix(problem, "en")
    assert "au-dessus de 20" in message(problem, "fr")
    assert line(problem) == "    max: 20"


def test_a_range_whose_end_is_explained_is_no_problem(tmp_path: Path) -> None:
    limited = [{**QUANTITIES[0], "max": "20"}, QUANTITIES[1]]
    assumptions = [{**FACTS["assumptions"][0], "min": "1", "max": "2"}]
    words = {"fr": {"lamps.limit": "Au-delà, autre chose."}, "en": {"lamps.limit": "Above, something else."}}
    assert names(tmp_path, quantities=limited, assumptions=assumptions, words=words) == []


def test_a_doubtful_formula_is_told_at_its_column(tmp_path: Path) -> None:
    parameters = deepcopy(FACTS["parameters"])
    parameters[0]["min"] = "0"
    (problem,) = problems(tmp_path, parameters=parameters, quantities=quantity("1 + 2 * lamps / lamps"))
    assert problem.check.name == "divisor-may-be-zero"
    assert line(problem)[problem.place.column - 1:] == "lamps"


@pytest.mark.parametrize(("rates", "said"), [
    ([("EUR", "MAD", "10.8", "2026-11-20"), ("MAD", "EUR", "0.0926", "2026-11-20")], []),
    ([("EUR", "MAD", "10.8", "2026-11-20"), ("MAD", "EUR", "0.5", "2026-11-20")], ["rates-contradict"]),
    ([("EUR", "MAD", "10.8", "2026-11-20"), ("EUR", "MAD", "9", "2026-11-19")], []),
    ([("EUR", "MAD", "10.8", "2026-11-23")], ["from-the-future"]),
    ([("EUR", "MAD", "0", "2026-11-20")], ["below-zero"]),
    ([("EUR", "EUR", "1", "2026-11-20")], ["rate-to-itself"]),
])
def test_rates_are_looked_at_from_both_sides(rates: list[tuple[str, ...]], said: list[str], tmp_path: Path) -> None:
    given = [{"id": f"rate{place}", "base": base, "quote": quote, "rate": rate, "date": date, "mark": "estimate",
              "sources": SOURCES} for place, (base, quote, rate, date) in enumerate(rates)]
    assert names(tmp_path, exchange_rates=given) == said


def test_an_amount_of_money_needs_no_price_but_its_currency_and_a_quantity(tmp_path: Path) -> None:
    grant = {"id": "grant", "kind": "number", "unit": "EUR", "typical": "500", "min": "0", "max": "900",
             "sources": SOURCES}
    bare = {key: value for key, value in FACTS["cost_lines"][0].items() if key not in ("unit_price", "supply")}
    one = {**bare, "id": "give", "quantity": "grant", "unit": "EUR"}

    def said(name: str, **changes: Any) -> list[str]:
        line = {key: value for key, value in {**one, **changes}.items() if value is not None}
        return names(tmp_path / name, parameters=[*FACTS["parameters"], grant],
                     cost_lines=[*FACTS["cost_lines"], line])

    assert said("right") == []
    assert said("typed", quantity=None, count="500") == ["used-nowhere", "line-without-price"]
    assert said("no-unit", unit=None) == ["line-without-price", "missing-detail"]
    assert said("things", quantity="lamps") == ["used-nowhere", "unit-mismatch"]


def test_an_amount_in_a_currency_without_a_rate_is_told_at_its_unit(tmp_path: Path) -> None:
    units = {**SHARED["units"], "units": [*SHARED["units"]["units"], {
        "id": "MAD", "definition": "[currency_MAD]", "names": [{"language": "fr", "one": "MAD"},
                                                               {"language": "en", "one": "MAD"}]}]}
    grant = {"id": "grant", "kind": "number", "unit": "MAD", "typical": "500", "min": "0", "max": "900",
             "sources": SOURCES}
    one = {"id": "give", "when": "set-up", "category": "material", "quantity": "grant", "unit": "MAD",
           "borne_by": FACTS["cost_lines"][0]["borne_by"], "mark": "estimate"}
    found = problems(tmp_path, parameters=[*FACTS["parameters"], grant], cost_lines=[*FACTS["cost_lines"], one],
                     shared={"units": units})
    assert [(each.check.name, line(each).strip()) for each in found] == [("currency-without-rate", "unit: MAD")]


def test_a_price_and_a_law_of_the_future_are_told(tmp_path: Path) -> None:
    lines = deepcopy(FACTS["cost_lines"])
    lines[0]["unit_price"]["year"] = "2027"
    topics = deepcopy(FACTS["legal_topics"])
    topics[0]["notes"][0]["as_of"] = "2062-11-01"
    assert names(tmp_path, cost_lines=lines, legal_topics=topics) == ["from-the-future"] * 2


def test_a_step_and_a_line_for_another_option_need_an_example_of_their_own(tmp_path: Path) -> None:
    only = {"parameter": "battery", "option": "lead"}
    steps = mended(only=only)
    assert names(tmp_path / "one", steps=steps) == ["not-in-an-example"]
    lead = {**FACTS["examples"][0], "id": "with-lead", "inputs": [{"id": "battery", "value": "lead"}],
            "expect": [{"id": "lamps", "value": "6 piece", "tolerance": "0 %"}]}
    assert names(tmp_path / "two", steps=steps, examples=[FACTS["examples"][0], lead]) == []


@pytest.mark.parametrize(("value", "said"), [
    ("radio,5,2;lamp,40,3", []), ("radio,5,2;lamp,40", ["rows-form"]), ("radio,5,1e3", ["rows-form"]),
    ("radio,nan,2", ["rows-form"]), ("radio,900,2", ["outside-range"]), ("radio,-5,2", ["outside-range"]),
])
def test_rows_that_an_example_enters_are_read_as_a_reader_enters_them(
    value: str, said: list[str], tmp_path: Path,
) -> None:
    inputs = [{"id": "rooms", "value": "2"}, {"id": "loads", "value": value}]
    examples = [{**FACTS["examples"][0], "inputs": inputs, "expect": FACTS["examples"][0]["expect"][:1]}]
    assert names(tmp_path, examples=examples) == said


def test_an_id_that_two_things_share_breaks_nothing(tmp_path: Path) -> None:
    """The step has the id of the parameter: every place is still found."""
    timed = {key: value for key, value in STEPS[1].items() if key != "duration"}
    steps = [{**STEPS[0], "id": "rooms"}, {**timed, "after": ["rooms"], "duration_quantity": "rooms"}]
    found = names(tmp_path, steps=steps, quantities=[{**QUANTITIES[0], "max": "20"}, QUANTITIES[1]])
    assert {"duplicate-id", "always-refused", "other-kind-of-unit"} <= set(found)
