"""The same numbers in a spreadsheet as in Python: every cell of every guide, for random cases, after LibreOffice."""

import datetime
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from modemploi.compute import compute_budget, compute_calendar
from modemploi.compute.calendar import Calendar
from modemploi.compute.case import Case, case_of
from modemploi.compute.program import program_of
from modemploi.publish.guide import GuidePage
from modemploi.publish.workbook import workbook
from tests.compute.cases import a_case, by_python
from tests.conftest import ROOT
from tests.make import SHARED
from tests.publish.street import GUIDE, a_press, the_press
from tests.publish.workbook.office import Filled, a_page, opened, recalculated
from tests.publish.workbook.rich import CHANGES, formulas

CASES = {"electrify-isolated-school": 5, "rich": 7}
FEW = 3
SLUGS = sorted(path.parent.name for path in (ROOT / "guides").glob("*/guide.yml"))


@dataclass(frozen=True)
class Worked:
    """One case in a spreadsheet and in Python."""

    g: GuidePage
    case: Case
    numbers: dict[str, float]
    calendar: Calendar
    book: Any

    def sheet(self, name: str) -> Any:
        """A sheet, by what its phrase is called."""
        return self.book[self.g.language.plain(f"book-sheet-{name}")]

    def found(self) -> dict[str, Any]:
        """What stands beside every name of the workings."""
        return {row[0].value: row[3].value for row in self.sheet("workings").iter_rows(min_row=3, max_col=4)
                if row[0].value}


@pytest.fixture(scope="module")
def worked(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Worked]]:
    """Random cases of every guide, of one that uses everything, and of one with random formulas. Each is entered in a
    workbook as somebody does, and everything is worked out by LibreOffice at once."""
    folder, chance = tmp_path_factory.mktemp("worked"), random.Random(20261123)
    press = the_press()
    pages = {name.rpartition("/")[2]: a_page(press, name, "fr") for name in press.guides}
    pages["rich"] = a_page(a_press(folder / "rich", **CHANGES), GUIDE, "en")
    pages["formulas"] = a_page(a_press(folder / "formulas", **formulas(chance, 60)), GUIDE, "en")
    files: dict[str, bytes] = {}
    entered = {}
    for slug, g in pages.items():
        filled = Filled(g)
        for number in range(CASES.get(slug, FEW)):
            inputs, start = a_case(chance, g.guide, outside=number % 3 == 2, dated=number % 3 != 1)
            filled.clear()
            filled.enter(inputs, start)
            files[f"{slug}-{number}"], entered[f"{slug}-{number}"] = filled.bytes(), (g, inputs, start)
    found: dict[str, list[Worked]] = {slug: [] for slug in pages}
    for name, book in recalculated(soffice, folder / "office", files).items():
        g, inputs, start = entered[name]
        case, numbers = by_python(g.computed.case.sheet, inputs, start)
        calendar = compute_calendar(g.guide, case, start)
        found[name.rpartition("-")[0]].append(Worked(g, case, numbers, calendar, book))
    return found


def differences(one: Worked) -> Iterator[str]:
    """Where a spreadsheet and Python do not agree; what is refused in one is refused in the other."""
    found, figures = one.found(), one.g.figures
    sheet = one.case.sheet
    for name in dict.fromkeys([*sheet.names.numbers, *(cell.name for cell in program_of(sheet).cells)]):
        number, cell = one.numbers.get(name), found.get(name)
        if number is None or not isinstance(cell, int | float):
            if number is not None or not str(cell).startswith("#"):
                yield f"{name}: {cell!r} in the spreadsheet, {number} in Python"
        elif not math.isclose(cell, number, rel_tol=1e-9, abs_tol=1e-9):
            yield f"{name}: {cell} in the spreadsheet, {number} in Python"
        elif figures.number(cell) != figures.number(number):
            yield f"{name}: shown as {figures.number(cell)} and {figures.number(number)}"
    for name in sheet.rules:
        held = one.case.rules.get(name)
        refused = str(found.get(name)).startswith("#")
        if refused is not (held is None) or not refused and bool(found.get(name)) is not held:
            yield f"{name}: {found.get(name)} in the spreadsheet, {held} in Python"
    for name in sheet.names.choices:
        cell = found.get(name)
        if (None if str(cell).startswith("#") else cell) != one.case.choices.get(name):
            yield f"{name}: {found.get(name)} in the spreadsheet, {one.case.choices.get(name)} in Python"


@pytest.mark.parametrize("slug", [*SLUGS, "rich", "formulas"])
def test_a_spreadsheet_gives_the_numbers_of_python_for_random_cases(worked: dict[str, list[Worked]], slug: str) -> None:
    wrong = [f"case {number}: {each}" for number, one in enumerate(worked[slug]) for each in differences(one)]
    assert not wrong, "\n".join(wrong[:20])


@pytest.mark.parametrize("slug", [*SLUGS, "rich", "formulas"])
def test_the_random_cases_are_worth_comparing(worked: dict[str, list[Worked]], slug: str) -> None:
    cells = [len(program_of(one.case.sheet).cells) for one in worked[slug]]
    known = [len(one.numbers) for one in worked[slug]]
    assert max(known) > 0.6 * max(cells), "hardly anything was computed"
    assert min(known) < max(known), "nothing was ever refused"
    assert {one.calendar.start is None for one in worked[slug]} == {True, False}


@pytest.mark.parametrize("slug", [*SLUGS, "rich", "formulas"])
def test_visible_sheets_show_no_error_whatever_is_entered(worked: dict[str, list[Worked]], slug: str) -> None:
    for one in worked[slug]:
        shown = [(sheet.title, cell.coordinate, cell.value) for sheet in one.book if sheet is not one.sheet("workings")
                 for row in sheet.iter_rows() for cell in row if str(cell.value).startswith(("#", "Err:"))]
        assert not shown


@pytest.mark.parametrize("slug", [*SLUGS, "rich"])
def test_visible_results_are_those_of_python_and_a_refused_one_is_a_word(
        worked: dict[str, list[Worked]], slug: str) -> None:
    for one in worked[slug]:
        say = one.g.language.plain
        lines = {row[0].value: row for row in one.sheet("quantities").iter_rows(min_row=4)}
        for quantity in one.g.guide.quantities:
            name = one.g.text(f"{quantity.id}.name") or quantity.id
            value, remark = lines[name][1].value, lines[name][3].value
            if quantity.id in one.numbers:
                assert value == pytest.approx(one.numbers[quantity.id], rel=1e-9) and not remark
            else:
                assert value == say("book-refused") and remark


@pytest.mark.parametrize("slug", [*SLUGS, "rich"])
def test_the_days_of_the_calendar_are_those_of_python(worked: dict[str, list[Worked]], slug: str) -> None:
    dated = 0
    for one in worked[slug]:
        say = one.g.language.plain
        rows = {row[2].value: row for row in one.sheet("calendar").iter_rows(min_row=4) if row[0].value}
        for step in one.g.guide.steps:
            name = one.g.text(f"{step.id}.name") or step.id
            first, last = next((row[5].value, row[6].value) for title, row in rows.items()
                               if title == name or title.startswith(f"{name} ("))
            begin, end = (one.numbers.get(f"step/{step.id}/{side}") for side in ("begin", "end"))
            if not one.case.takes(step.only) or one.calendar.start is None:
                assert first == last == say("no-limit")
            elif begin is None or end is None:
                assert last == say("book-refused")
            else:
                dated += 1
                assert first.date() == one.calendar.day(begin)
                assert last.date() == one.calendar.last_day(begin, end)
    assert dated


def test_what_stands_in_a_workbook_is_what_it_works_out_to(soffice: str, tmp_path: Path) -> None:
    press = the_press()
    rich = a_page(a_press(tmp_path / "rich", **CHANGES), GUIDE, "en")
    start = datetime.date(2027, 3, 1)
    files = {"plain": workbook(rich), "dated": workbook(rich, start=start),
             "refused": workbook(rich, {"rooms": "99", "loads": "fan,60,3;x,1,99", "years": "x", "battery": "lead"},
                                 start),
             "early": workbook(rich, start=datetime.date(1850, 1, 1))}
    files |= {name.rpartition("/")[2]: workbook(a_page(press, name, "en"), start=start) for name in press.guides}
    for name, after in recalculated(soffice, tmp_path / "office", files).items():
        formulas_, before = opened(files[name]), opened(files[name], values=True)
        cells = [(sheet.title, cell.coordinate) for sheet in formulas_ for row in sheet.iter_rows() for cell in row
                 if cell.data_type == "f" and "FIXED(" not in cell.value and "&" not in cell.value]
        assert len(cells) > 100
        wrong = [(name, place, before[place[0]][place[1]].value, after[place[0]][place[1]].value) for place in cells
                 if not _same(before[place[0]][place[1]].value, after[place[0]][place[1]].value)]
        assert not wrong


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    error = str(one).startswith("#") and str(other).startswith("#")
    return error or (one or "") == (other or "")


def test_five_classrooms_instead_of_three_change_the_budget(soffice: str, tmp_path: Path) -> None:
    press = the_press()
    g = a_page(press, "guides/electrify-isolated-school", "fr")
    filled = Filled(g)
    three = filled.bytes()
    filled.enter({"classrooms": "5"}, None)
    books = recalculated(soffice, tmp_path, {"three": three, "five": filled.bytes()})
    shown = {}
    for name, classrooms in (("three", "3"), ("five", "5")):
        case = case_of(g.computed.case.sheet, {"classrooms": classrooms})
        total = compute_budget(g.guide, case).total("EUR")
        budget = books[name][g.language.plain("book-sheet-budget")]
        title = g.language.plain("total-set-up")
        row = next(row for row in budget.iter_rows() if row[0].value == title)
        assert (row[1].value, row[2].value) == (pytest.approx(total.low), pytest.approx(total.high))
        shown[name] = row[1].value
    assert shown["five"] > shown["three"]


def test_prices_and_rates_can_be_entered(soffice: str, tmp_path: Path) -> None:
    g = a_page(a_press(tmp_path / "rich", **CHANGES), GUIDE, "en")
    filled = Filled(g)
    before = filled.bytes()
    budget = filled.book[g.language.plain("book-sheet-budget")]
    rows = {row[0].value: row for row in budget.iter_rows()}
    for row in rows.values():
        for cell in row[3:5]:
            if isinstance(cell.value, int | float) and "Buy" in str(row[0].value):
                cell.value *= 2
    rate = rows[g.language.plain("book-one", currency="€")]
    rate[1].value *= 2
    books = recalculated(soffice, tmp_path / "office", {"before": before, "after": filled.bytes()})
    one, two = ({row[0].value: row[3].value for row in books[name][g.language.plain("book-sheet-workings")].iter_rows(
        max_col=4)} for name in ("before", "after"))
    assert two["line/buy-lamps/low"] == pytest.approx(2 * one["line/buy-lamps/low"])
    key = "total/EUR/yearly/paid/low"
    assert two[key] == pytest.approx(one[key])
    assert two[f"{key}/MAD"] == pytest.approx(2 * one[f"{key}/MAD"])


def test_in_arabic_the_form_of_a_unit_follows_the_number_inside_a_sentence(soffice: str, tmp_path: Path) -> None:
    rooms = {"id": "room", "definition": "[room]", "names": [
        {"language": "fr", "one": "salle", "many": "salles"},
        {"language": "ar", "one": "مكان", "many": "أماكن", "beyond_ten": "مكانا", "two": "مكانان"}]}
    units = [rooms if unit["id"] == "room" else unit for unit in SHARED["units"]["units"]]
    g = a_page(a_press(tmp_path / "guide", arabic=True, words={"fr": {"mend.done": "- [ ] Vu {{ rooms }}."}},
                       shared={"units": {**SHARED["units"], "units": units}}), GUIDE, "ar")
    filled, files = Filled(g), {}
    for number in ("1", "2", "5", "12"):
        filled.clear()
        filled.enter({"rooms": number}, None)
        files[number] = filled.bytes()
    for number, book in recalculated(soffice, tmp_path / "office", files).items():
        said = "".join(str(cell.value) for row in book[g.language.plain("book-sheet-checklist")].iter_rows()
                       for cell in row)
        assert f"Vu {g.figures.said(float(number), 'room')}." in said, said
