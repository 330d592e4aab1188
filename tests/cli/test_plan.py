"""`modemploi plan`: a case of a guide as a file, or a reason why not."""

import csv
import json
from pathlib import Path

import pytest
from icalendar import Calendar

from modemploi.cli import main
from tests.make import SLUG, a_library
from tests.publish.street import a_street


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small clone with one guide, from inside."""
    a_street(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MODEMPLOI_LANGUAGE", "en")
    monkeypatch.delenv("MODEMPLOI_DOOR", raising=False)
    return tmp_path


def test_the_checklist_of_the_own_case_is_shown(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", SLUG, "--set", "rooms=5", "--start", "2027-03-01"]) == 0
    told = capsys.readouterr().out
    assert "= 5\u00a0room" in told and "1 March 2027" in told and "- [ ] " in told


def test_the_checklist_tells_rows_by_their_names(clone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", SLUG, "--set", "loads=radio,1,2.5;Kettle,9,1"]) == 0
    told = capsys.readouterr().out
    assert "; Kettle · 9 · 1" in told and "radio,1" not in told and " · 1 · 2.5" in told


def test_a_file_holds_the_numbers_of_the_own_case(clone: Path) -> None:
    assert main(["plan", SLUG, "--set", "rooms=5", "--output", "plan.json"]) == 0
    plan = json.loads(Path("plan.json").read_text(encoding="utf-8"))
    lamps = next(one for one in plan["quantities"] if one["id"] == "lamps")
    assert (plan["case"], lamps["value"], lamps["unit"]) == ({"rooms": "5"}, 10, "piece")


def test_purchases_open_in_a_spreadsheet(clone: Path) -> None:
    assert main(["plan", SLUG, "--set", "rooms=5", "--output", "plan.csv"]) == 0
    rows = list(csv.reader(Path("plan.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[1][2] == "10" and len(rows[0]) == len(rows[1])


def test_a_calendar_can_be_read_by_a_diary_and_has_one_entry_a_step(clone: Path) -> None:
    assert main(["plan", SLUG, "--start", "2027-03-01", "--output", "plan.ics"]) == 0
    data = Path("plan.ics").read_bytes()
    entries = Calendar.from_ical(data.decode()).walk("VEVENT")
    assert [str(one["DTSTART"].dt) for one in entries][:2] == ["2027-03-01", "2027-03-02"]
    assert len({str(one["UID"]) for one in entries}) == len(entries) == 2
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


@pytest.mark.parametrize(("given", "code", "told"), [
    (["--set", "rooms=40"], 1, "--set rooms: "),
    (["--set", "rooms=40"], 1, "(1–12 room)"),
    (["--set", "rooms=three"], 1, "three"),
    (["--set", "battery=nickel"], 1, "nickel"),
    (["--set", "loads=radio,1"], 1, "loads"),
    (["--set", "loads=radio,501,2"], 1, "501"),
    (["--set", "romms=3"], 2, "Did you mean “rooms”"),
    (["--set", "rooms"], 2, "NAME=VALUE"),
    (["--set", "rooms=3", "--set", "rooms=4"], 2, "twice"),
    (["--start", "2027-02-30"], 2, "2027-02-30"),
    (["--start", "20270301"], 2, "year-month-day"),
    (["--output", "plan.doc"], 2, ".json"),
    (["--output", "nowhere/plan.json"], 2, "There is no folder nowhere."),
    (["--set", "someone-mends=maybe"], 1, "`yes` or `no`"),
    (["--output", "plan.ics"], 2, "--start"),
    (["--output", "plan.json", "--set", "rooms=-1"], 1, "-1"),
])
def test_what_cannot_be_planned_is_explained_and_nothing_is_written(
        clone: Path, capsys: pytest.CaptureFixture[str], given: list[str], code: int, told: str) -> None:
    before = sorted(clone.iterdir())
    assert main(["plan", SLUG, *given]) == code
    said = capsys.readouterr()
    assert told in said.err and "Traceback" not in said.err and not said.out
    assert sorted(one for one in clone.iterdir() if one.name != ".cache") == before


@pytest.mark.parametrize(("answer", "told"), [
    ("yes", "Nothing in your answers stands against it."), ("no", "Find that person first."),
    ("oui", "Nothing in your answers stands against it.")])
def test_the_answers_to_the_conditions_are_judged_beside_the_file(
        clone: Path, capsys: pytest.CaptureFixture[str], answer: str, told: str) -> None:
    assert main(["plan", SLUG, "--set", f"someone-mends={answer}", "--output", "plan.json"]) == 0
    assert told in capsys.readouterr().err and Path("plan.json").is_file()


def test_a_decimal_comma_is_a_point(clone: Path) -> None:
    assert main(["plan", SLUG, "--set", "lamps_per_room=2,5", "--output", "plan.json"]) == 0
    assert json.loads(Path("plan.json").read_text(encoding="utf-8"))["case"] == {"lamps_per_room": "2.5"}


def test_a_guide_with_errors_gives_no_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                           capsys: pytest.CaptureFixture[str]) -> None:
    a_street(tmp_path)
    a_library(tmp_path, quantities=[{"id": "lamps", "unit": "piece", "formula": "rooms * W"}])
    monkeypatch.chdir(tmp_path)
    assert main(["plan", SLUG, "--language", "en"]) == 1
    said = capsys.readouterr()
    assert "Nothing is written: the guide has errors." in said.err and "guide.yml:" in said.out
