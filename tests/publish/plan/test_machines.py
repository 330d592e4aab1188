"""The reader's browser and this program give the same numbers, the same words and the same files."""

import datetime
import random
from pathlib import Path
from typing import Any

import pytest

from modemploi.compute import Calendar, judge
from modemploi.publish.addresses import Links
from modemploi.publish.guide import GuidePage
from modemploi.publish.plan import FORMS, NoStart, Planned, page_data
from tests.compute.cases import by_python, random_cases
from tests.conftest import ROOT
from tests.publish.plan.node import in_node
from tests.publish.street import GUIDE, a_press, the_press
from tests.publish.workbook.office import a_page
from tests.publish.workbook.rich import CHANGES, formulas

CASES = 60
"""Random cases of the guide that says most; of the others, `FEW`."""
FEW = 24
IN_PAGE = ("json", "csv", "md", "ics")
"""The files that the page makes itself; a spreadsheet goes on computing and needs not be made anew."""
SLUGS = sorted(path.parent.name for path in (ROOT / "guides").glob("[a-z]*/guide.yml"))


def view(slug: str, language: str) -> GuidePage:
    """A guide of this repository as a page."""
    press = the_press()
    name, loaded = next((name, loaded) for name, loaded in press.guides.items() if loaded.slug == slug)
    return press.view(loaded, press.languages[language], Links(language, name))


def file(planned: Planned, form: str) -> str | None:
    """A file as this program makes it; None where it needs a first day."""
    try:
        return FORMS[form](planned).decode()
    except NoStart:
        return None


def laid(calendar: Calendar) -> list[tuple[Any, ...]]:
    """The steps of a calendar, as the browser tells them."""
    return [(each.step.id, each.start, each.end, each.slack, each.step.id in calendar.critical)
            for each in sorted(calendar.steps, key=lambda step: step.index)]


def compare(g: GuidePage, seed: int, folder: Path, count: int = CASES) -> int:
    """Random cases of a guide in both machines: every number, every rule, every day, every word, every file. Gives how
    many of the cases are refused."""
    cases = list(random_cases(g.guide, count, seed))
    answers = in_node(page_data(g), [{"inputs": inputs, "start": start.isoformat() if start else None}
                                     for inputs, start in cases], folder)
    refused, units = 0, page_data(g)["of"]
    for (inputs, start), answer in zip(cases, answers, strict=True):
        planned = Planned(g, inputs, start)
        told = f"{g.slug} {inputs} {start}"
        numbers = by_python(g.computed.case.sheet, inputs, start)[1]
        assert answer["numbers"] == numbers, told
        assert answer["rules"] == dict(planned.case.rules), told
        assert [tuple(step[key] for key in ("id", "begin", "end", "slack", "critical"))
                for step in answer["calendar"]] == laid(planned.calendar), told
        assert answer["shown"] == {name: g.figures.said(number, units[name])
                                   for name, number in numbers.items() if name in units}, told
        assert answer["files"] == {form: file(planned, form) for form in IN_PAGE}, told
        refused += bool(answer["faults"])
    return refused


@pytest.mark.parametrize("slug", SLUGS)
def test_the_browser_computes_says_and_writes_what_this_program_does(slug: str, tmp_path: Path) -> None:
    language = "en" if SLUGS.index(slug) % 4 == 3 else "fr"
    assert 0 < compare(view(slug, language), len(slug) + len(language), tmp_path, FEW) < FEW


@pytest.mark.parametrize("language", ["fr", "en"])
def test_so_it_does_in_many_more_cases_of_the_longest_guide(language: str, tmp_path: Path) -> None:
    assert 0 < compare(view("electrify-isolated-school", language), len(language), tmp_path) < CASES


def test_so_it_does_where_units_have_five_forms_and_lines_run_the_other_way(tmp_path: Path) -> None:
    assert 0 < compare(view("electrify-isolated-school", "ar"), 11, tmp_path) < CASES


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_so_it_does_with_everything_a_guide_can_hold(language: str, tmp_path: Path) -> None:
    rich = a_page(a_press(tmp_path, arabic=language == "ar", **CHANGES), GUIDE, language)
    assert 0 < compare(rich, 7, tmp_path) < CASES


@pytest.mark.parametrize("seed", range(3))
def test_so_it_does_with_random_formulas(seed: int, tmp_path: Path) -> None:
    compare(a_page(a_press(tmp_path, **formulas(random.Random(seed), 80)), GUIDE, "fr"), seed, tmp_path)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_browser_judges_as_this_program_does(slug: str, tmp_path: Path) -> None:
    g = view(slug, "fr")
    said = ("yes", "no", "1", "1000000", "", "maybe")
    asked = [{each.id: said[(place + number) % len(said)] for number, each in enumerate(g.guide.conditions)}
             for place in range(len(said))]
    asked += [{}, {each.id: each.expected or str(each.min if each.min is not None else each.max)
                   for each in g.guide.conditions}]
    answers = in_node(page_data(g), [{"inputs": {}, "start": None, "answers": one} for one in asked], tmp_path)
    verdicts = [judge(g.guide, one) for one in asked]
    assert [answer["verdict"] for answer in answers] == [
        {"stop": list(one.stops), "adapt": list(one.adapts), "note": list(one.notes), "open": list(one.open),
         "says": one.says} for one in verdicts]
    assert verdicts[-1].says == "go" and verdicts[-2].says == "open"


def test_a_calendar_without_a_first_day_is_refused() -> None:
    with pytest.raises(NoStart):
        FORMS["ics"](Planned(view(SLUGS[0], "fr"), {}))
    assert FORMS["ics"](Planned(view(SLUGS[0], "fr"), {}, datetime.date(2027, 3, 1)))
