"""What is in the workbook of a guide, and what can never be in it."""

import io
import random
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from modemploi.publish.figures import rounded
from modemploi.publish.press import Press
from modemploi.publish.workbook import workbook
from modemploi.publish.workbook.book import DIGITS, Book
from tests.make import FACTS, WORDS
from tests.publish.street import GUIDE, a_press, the_press
from tests.publish.workbook.office import a_page, opened, yellow
from tests.publish.workbook.rich import CHANGES

HOSTILE = ("=HYPERLINK(\"https://example.org\",\"x\")", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1,2)", "\t=1+1", "{=1}",
           "'; DROP", "a_x0041_b", "=1+1\" & A1")
SHEETS = ("case", "quantities", "budget", "calendar", "checklist", "assumptions", "sources", "workings")


@pytest.fixture(scope="module")
def press() -> Press:
    """The library of this repository."""
    return the_press()


def the_page(press: Press, language: str = "fr") -> Any:
    """The guide that computes most."""
    return a_page(press, "guides/electrify-isolated-school", language)


def texts(book: Any) -> list[str]:
    """Every text that stands in a workbook."""
    return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "s"]


def parts(content: bytes) -> dict[str, str]:
    """The files inside a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_there_is_a_sheet_for_everything_in_the_language_of_the_reader(press: Press, language: str) -> None:
    g = the_page(press, language)
    assert opened(workbook(g)).sheetnames == [g.language.plain(f"book-sheet-{name}") for name in SHEETS]


def test_the_first_sheet_says_what_it_is_and_that_nobody_reviewed_it(press: Press) -> None:
    g = the_page(press)
    rows = [row[0].value for row in opened(workbook(g)).worksheets[0].iter_rows(max_row=8)]
    assert rows[0] == g.text("title")
    assert g.guide.version in rows[1] and "français" in rows[1] and g.guide.licence in rows[1]
    assert g.language.plain("unreviewed-banner") in rows and g.language.plain("book-how") in rows


def test_the_same_case_gives_the_same_bytes(tmp_path: Path) -> None:
    one = workbook(a_page(a_press(tmp_path / "one"), GUIDE, "fr"), {"rooms": "4"})
    other = workbook(a_page(a_press(tmp_path / "other"), GUIDE, "fr"), {"rooms": "4"})
    assert one == other
    assert one != workbook(a_page(a_press(tmp_path / "third"), GUIDE, "fr"), {"rooms": "5"})


def test_the_file_is_small(press: Press) -> None:
    assert len(workbook(the_page(press))) < 150_000


def with_words(folder: Path, word: str) -> bytes:
    """The workbook of a guide in which everything is called the same, for a reader who enters that too."""
    given = {language: {address: word for address in words
                        if address.endswith((".name", "title", ".reason", ".measure", ".done", "running"))}
             for language, words in WORDS.items()}
    row = word.replace(",", " ").replace(";", " ").strip()
    return workbook(a_page(a_press(folder, words=given), GUIDE, "fr"), {
        "loads": f"{row},5,2", "rooms": word, "battery": word, "lamps_per_room": word})


@pytest.mark.parametrize("hostile", HOSTILE)
def test_words_are_texts_whatever_they_begin_with(tmp_path: Path, hostile: str) -> None:
    book, plain = (opened(with_words(tmp_path / str(place), word)) for place, word in enumerate((hostile, "mot")))
    cells, others = ([cell for sheet in each for row in sheet.iter_rows() for cell in row if cell.value is not None]
                     for each in (book, plain))
    assert sum(cell.data_type == "s" and hostile.strip() in str(cell.value) for cell in cells) > 10
    formulas, expected = ([cell.value for cell in each if cell.data_type == "f"] for each in (cells, others))
    assert formulas == expected


def test_nothing_outside_the_workbook_is_asked_for(tmp_path: Path) -> None:
    for name, text in parts(with_words(tmp_path, HOSTILE[0])).items():
        assert not re.search(r"externalLink|vbaProject|connections|embeddings|oleObject", name)
        assert "TargetMode" not in text and "<hyperlink " not in text and "dde" not in re.findall(r"<(\w+)", text)


def test_nothing_in_a_list_to_choose_from_begins_like_a_formula(tmp_path: Path) -> None:
    words = {"fr": {"battery.lfp.name": "=1+1", "battery.lead.name": "@SUM(1)"}}
    book = opened(workbook(a_page(a_press(tmp_path, words=words), GUIDE, "fr")))
    listed = next(each for each in book.worksheets[0].data_validations.dataValidation if each.type == "list")
    sheet, cells = next(iter(book.defined_names[listed.formula1].destinations))
    assert [row[0].value for row in book[sheet][cells]] == ["· =1+1", "· @SUM(1)"]


def test_options_of_one_name_can_be_told_apart(tmp_path: Path) -> None:
    words = {"fr": {"battery.lfp.name": "Batterie", "battery.lead.name": "batterie"}}
    book = opened(workbook(a_page(a_press(tmp_path, words=words), GUIDE, "fr")))
    assert {"Batterie", "batterie (lead)"} <= set(texts(book))


def test_addresses_of_sources_are_texts_and_not_links(press: Press) -> None:
    g = the_page(press)
    content = workbook(g)
    sheet = opened(content)[g.language.plain("book-sheet-sources")]
    addresses = {row[2].value for row in sheet.iter_rows(min_row=4)}
    assert {source.url for source in g.guide.sources if source.url} <= addresses
    assert not any("<hyperlink" in text for text in parts(content).values())


def test_formulas_know_only_what_programs_of_2010_know(press: Press, tmp_path: Path) -> None:
    known = set("""ABS AND COUNT COUNTA DATE EXACT FIXED IF IFERROR INDEX INT ISERROR ISNUMBER LOG10 MAX MIN NA OR POWER
                ROUND ROW ROWS SMALL SQRT SUM SUMPRODUCT YEAR""".split())
    for g in (the_page(press), a_page(a_press(tmp_path, **CHANGES), GUIDE, "en")):
        content = workbook(g)
        formulas = [cell.value for sheet in opened(content) for row in sheet.iter_rows() for cell in row
                    if cell.data_type == "f"]
        assert {name for text in formulas for name in re.findall(r"([A-Z][A-Z0-9.]*)\(", text)} <= known
        assert max(map(len, formulas)) < 8192
        assert not any('t="array"' in text or "_xlfn" in text for text in parts(content).values())


def test_a_long_formula_is_worked_out_in_several_cells(tmp_path: Path) -> None:
    steps = [{"id": f"step-{number}", "phase": "do", "roles": ["mender"], "duration": "1 day",
              "effort": [{"role": "mender", "amount": "1 person_day"}]} for number in range(300)]
    deep = "(" * 25 + "rooms" + " / 2 room)" + " + 1)" * 24
    content = workbook(a_page(a_press(tmp_path, steps=steps, quantities=[{"id": "lamps", "formula": deep}]),
                              GUIDE, "fr"))
    formulas = [cell.value for sheet in opened(content) for row in sheet.iter_rows() for cell in row
                if cell.data_type == "f"]
    assert 100 < max(map(len, formulas)) < 2000
    assert max(text.count("(") for text in formulas if "g_rooms" in text) < 64


def test_a_workbook_in_arabic_reads_from_right_to_left(tmp_path: Path) -> None:
    book = opened(workbook(a_page(a_press(tmp_path, arabic=True), GUIDE, "ar")))
    assert all(sheet.sheet_view.rightToLeft for sheet in book)


def test_one_can_enter_what_is_yellow_and_is_told_what_fits(press: Press) -> None:
    g = the_page(press)
    book = opened(workbook(g))
    sheet = book.worksheets[0]
    rules = {str(each.sqref).split(":")[0]: each for each in sheet.data_validations.dataValidation}
    names = {sheet.cell(row, 1).value: f"B{row}" for row in range(1, sheet.max_row + 1) if yellow(sheet.cell(row, 2))}
    rule = rules[names[g.text("classrooms.name")]]
    assert (rule.type, float(rule.formula1), float(rule.formula2)) == ("decimal", 1, 8)
    assert "1–8" in rule.error and "1–8" in rule.prompt
    assert rules[names[g.text("battery.name")]].type == "list"
    assert rules[names[g.language.plain("book-start")]].type == "date"
    assert not any(sheet.protection.sheet for sheet in book)


def test_what_is_entered_wrongly_stands_there_as_it_was_entered(tmp_path: Path) -> None:
    g = a_page(a_press(tmp_path), GUIDE, "fr")
    wrong = {"rooms": "many", "battery": "gas", "loads": "radio,5", "lamps_per_room": "x"}
    book = opened(workbook(g, wrong), values=True)
    said = texts(book)
    assert {"many", "gas", "radio,5", "x"} <= set(said)
    quantities = book[g.language.plain("book-sheet-quantities")]
    values = [row[1].value for row in quantities.iter_rows(min_row=4, max_row=5)]
    assert values == [g.language.plain("book-refused")] * 2


def test_a_refused_result_says_why_in_the_words_of_the_guide(tmp_path: Path) -> None:
    quantities = [{"id": "lamps", "unit": "piece", "formula": "rooms * lamps_per_room", "max": "10"},
                  {"id": "boxes", "formula": "lamps / 2 piece"}]
    words = {"fr": {"lamps.limit": "Au-delà, appelez la corporation."}}
    g = a_page(a_press(tmp_path, quantities=quantities, words=words), GUIDE, "fr")
    sheet = opened(workbook(g, {"rooms": "6"}), values=True)[g.language.plain("book-sheet-quantities")]
    lamps, boxes = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_row=5)]
    assert lamps[1] == boxes[1] == g.language.plain("book-refused")
    assert "≤" in lamps[3] and lamps[3].endswith("Au-delà, appelez la corporation.")
    assert boxes[3] == g.language.plain("book-needs")


def test_there_is_room_for_thirty_rows_and_for_more_than_were_entered(tmp_path: Path) -> None:
    g = a_page(a_press(tmp_path), GUIDE, "fr")

    def room(lines: int) -> int:
        rows = ";".join(f"row {number},5,2" for number in range(lines))
        sheet = opened(workbook(g, {"loads": rows})).worksheets[0]
        return sum(yellow(sheet.cell(row, 1)) for row in range(1, sheet.max_row + 1))

    assert room(2) == 30 and room(60) > 60


def test_totals_that_lack_a_price_are_said_to_be_too_low(tmp_path: Path) -> None:
    lines = [{**FACTS["cost_lines"][0], "unit_price": None}, *FACTS["cost_lines"][1:]]
    g = a_page(a_press(tmp_path, cost_lines=lines), GUIDE, "fr")
    book = opened(workbook(g))
    for sheet in (book.worksheets[0], book[g.language.plain("book-sheet-budget")]):
        assert [text for row in sheet.iter_rows() for text in [row[0].value] if text
                and g.text("buy-lamps.name") in str(text) and "trop bas" in str(text)]


def test_every_tick_of_every_step_has_a_box(press: Press) -> None:
    g = the_page(press)
    sheet = opened(workbook(g))[g.language.plain("book-sheet-checklist")]
    ticks = sum(g.markdown(f"{step.id}.done").count("- [ ]") for step in g.guide.steps)
    assert sum(row[0].value == "☐" for row in sheet.iter_rows()) == ticks > 50
    assert sheet.page_setup.paperSize == 9 and sheet.page_setup.orientation == "portrait"
    assert sheet.print_title_rows == "$3:$3"


BROKEN: dict[str, Any] = {
    "a ring of formulas": {"quantities": [{"id": "lamps", "formula": "boxes", "key": "true"},
                                          {"id": "boxes", "formula": "lamps"}]},
    "a formula that cannot be read": {"quantities": [{"id": "lamps", "formula": "rooms +", "key": "true"}]},
    "no typical value": {"parameters": [{"id": "rooms", "kind": "number", "unit": "room"},
                                        {"id": "battery", "kind": "choice"}]},
    "a unit nobody knows": {"parameters": [{"id": "rooms", "kind": "number", "unit": "roam", "typical": "3"}]},
    "two things of one name": {"assumptions": [{"id": "rooms", "value": "2", "mark": "estimate"}] * 2},
    "a ring of steps": {"steps": [{"id": "look", "phase": "do", "after": ["mend"]},
                                  {"id": "mend", "phase": "do", "after": ["look"]}]},
    "no price, no count, no partner": {"cost_lines": [
        {"id": "buy-lamps", "when": "set-up", "category": "nothing", "mark": "estimate"}]},
    "a row without numbers": {"parameters": [
        {"id": "loads", "kind": "rows", "columns": [{"id": "power", "unit": "W"}, {"id": "hours", "unit": "h/day"}],
         "rows": [{"id": "radio", "cells": [{"column": "power", "value": "5"}]}]}]},
    "nothing at all": dict.fromkeys(["parameters", "assumptions", "quantities", "steps", "cost_lines", "sources",
                                     "roles", "changelog", "rules", "supplies", "examples"]),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_guide_that_is_broken_has_a_workbook_all_the_same(tmp_path: Path, broken: str) -> None:
    g = a_page(a_press(tmp_path, **BROKEN[broken]), GUIDE, "fr")
    assert len(opened(workbook(g)).sheetnames) == len(SHEETS)


def test_names_of_sheets_are_what_every_program_takes() -> None:
    book = Book(None, False, {})  # type: ignore[arg-type]
    names = [book.name_of(wanted) for wanted in ("a/b:c*[d]?", "x" * 40, "X" * 40, "", "''", "History", "=1+1")]
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)
    assert len({name.casefold() for name in names}) == len(names) and "history" not in map(str.casefold, names)


def test_a_number_shows_the_digits_of_the_page() -> None:
    chance = random.Random(1)
    sizes = [chance.uniform(-1, 1) * 10 ** chance.randint(-5, 8) for _ in range(2000)]
    for number in [*sizes, *map(float, range(-20, 20)), 99.96, 9.996, 0.0996, 1816.4]:
        known = {"x": number, "ROUND": round, "ABS": abs, "OR": lambda *truths: any(truths)}
        form = next((form for condition, form in DIGITS
                     if eval(condition.format("x").replace("x=", "x=="), known)), "#,##0.00_)")
        shown = f"{number:,.{form.count('0', form.find('.')) if '.' in form else 0}f}"
        assert float(shown.replace(",", "")) == rounded(number), number
