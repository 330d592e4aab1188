"""The files to take along: what a stranger wrote stays text, and other programs can read them."""

import csv
import datetime
import json
from pathlib import Path

import pytest
from icalendar import Calendar

from modemploi.publish.plan import FORMS, Planned
from tests.publish.plan.node import in_node
from tests.publish.plan.test_machines import IN_PAGE
from tests.publish.street import GUIDE, a_press
from tests.publish.workbook.office import a_page

START = datetime.date(2027, 3, 1)
WICKED = '=HYPERLINK("http://example.org";"x")'
WORDS = {"fr": {"lamp.name": WICKED, "lamp.specification": "+cmd|' /C calc'!A0", "look.name": "Voir; \\, BEGIN:VEVENT",
                "mend.done": "- [ ] @SUM(A1)\n- [ ] deux\n", "mender.name": "É" * 90}}


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Planned:
    """A guide whose words try to be more than words, in French."""
    return Planned(a_page(a_press(tmp_path_factory.mktemp("wicked"), words=WORDS), GUIDE, "fr"), {"rooms": "5"}, START)


def test_no_cell_of_a_purchase_list_is_a_formula(planned: Planned) -> None:
    rows = list(csv.reader(FORMS["csv"](planned).decode("utf-8-sig").splitlines(), delimiter=";"))
    assert rows[1][0].startswith("'=HYPERLINK") and rows[1][1].startswith("'+cmd")
    assert rows[1][2] == "10" and not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_a_calendar_has_no_entry_that_somebody_wrote_into_a_name(planned: Planned) -> None:
    entries = Calendar.from_ical(FORMS["ics"](planned).decode()).walk("VEVENT")
    assert [str(one["SUMMARY"]) for one in entries] == ["1. Voir\u202f; , BEGIN:VEVENT", "2. Réparer"]
    assert str(entries[1]["DESCRIPTION"]).splitlines()[1:] == ["☐ @SUM(A1)", "☐ deux"]
    assert "É" * 90 in str(entries[0]["DESCRIPTION"])


def test_a_checklist_has_a_box_for_every_tick(planned: Planned) -> None:
    lines = FORMS["md"](planned).decode().splitlines()
    assert "- [ ] @SUM(A1)" in lines and "- [ ] deux" in lines and "### 1. Voir\u202f; , BEGIN:VEVENT" in lines


def test_data_can_be_read_by_a_program_and_hold_what_the_case_gives(planned: Planned) -> None:
    plan = json.loads(FORMS["json"](planned))
    assert plan["case"] == {"rooms": "5"} and plan["start"] == "2027-03-01"
    assert {one["id"]: one["value"] for one in plan["quantities"]}["lamps"] == 10
    assert plan["supplies"][0]["name"] == planned.g.text("lamp.name")


def test_the_page_writes_the_same_of_a_stranger(planned: Planned, tmp_path: Path) -> None:
    asked = [{"inputs": dict(planned.inputs), "start": START.isoformat()}]
    files = in_node(planned.data, asked, tmp_path)[0]["files"]
    assert {form: files[form].encode() for form in IN_PAGE} == {form: FORMS[form](planned) for form in IN_PAGE}


def test_the_same_case_gives_the_same_bytes(planned: Planned) -> None:
    again = Planned(planned.g, planned.inputs, planned.start)
    assert {form: make(planned) for form, make in FORMS.items()} == {form: make(again) for form, make in FORMS.items()}
