"""The reader's own case in a real browser: typed, recomputed, kept, shared, taken along; with the network cut."""

import datetime
import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from modemploi.publish.plan import FORMS, Planned
from modemploi.publish.steps import weeks
from tests.browser.conftest import Visit
from tests.compute.cases import by_python, random_cases
from tests.publish.plan.test_machines import view

SLUG = "electrify-isolated-school"
START = datetime.date(2027, 3, 1)
Open = Callable[..., Visit]


def plain(text: str) -> str:
    """Text with ordinary spaces."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", text).strip()


def guide(real: str, language: str, query: str = "") -> str:
    """The address of the guide."""
    return f"{real}/{language}/guides/{SLUG}/{query}"


def shown(visit: Visit, name: str) -> str:
    """A number in the table of results."""
    return plain(visit.page.inner_text(f'table.quantities [data-name="{name}"]'))


def errors(visit: Visit) -> list[str]:
    """What went wrong, but for the icon of the page, which browsers fetch anew with every new address."""
    return [told for told in visit.errors if "ERR_INTERNET_DISCONNECTED" not in told]


def queried(page: Any) -> dict[str, str]:
    """What the address says, once the page has written it."""
    page.wait_for_timeout(400)
    return {name: value[0] for name, value in parse_qs(urlsplit(page.url).query).items()}


def everything_loaded(page: Any) -> None:
    """Wait for the pictures that are only fetched when they come into view."""
    page.evaluate("document.querySelectorAll('img').forEach(one => { one.loading = 'eager'; })")
    page.evaluate("Promise.all([...document.images].map(one => one.decode().catch(() => 0)))")


def check(visit: Visit, planned: Planned) -> None:
    """Everything on the page that can be computed says what this program says."""
    g = planned.g
    for quantity in g.guide.quantities:
        assert shown(visit, quantity.id) == plain(planned.shown(quantity.id)), quantity.id
    for total in planned.budget.totals:
        place = visit.page.locator(f'#budget ~ .part [data-sum="total/{total.key}"]').first
        assert plain(place.inner_text()) == plain(g.figures.priced(total.sum.low, total.sum.high, total.currency))
    rows = visit.page.locator("ol.calendar > li:visible")
    assert rows.count() == len(planned.calendar.steps)
    for step in planned.calendar.steps:
        row = visit.page.locator(f'ol.calendar > li[data-step="{step.step.id}"]')
        assert ("critical" in (row.get_attribute("class") or "")) == (step.step.id in planned.calendar.critical)
        said = plain(row.locator(".when").inner_text())
        if planned.start is None:
            first, last = weeks(step.start, step.end)
            assert said == plain(g.language.plain("week-one", week=first) if first == last
                                 else g.language.plain("weeks", start=first, end=last))
        else:
            assert str((planned.calendar.day(step.start) or START).year) in said
    bars = visit.page.locator('[data-picture="calendar"] rect.span[data-of]')
    assert bars.count() == len(Planned(g, {}).calendar.steps)
    assert visit.page.locator('[data-picture="calendar"] .not-yours').is_visible() == bool(planned.inputs)
    assert "NaN" not in visit.page.inner_text("main") and "undefined" not in visit.page.inner_text("main")
    assert not errors(visit) and not visit.dialogs


@pytest.mark.parametrize(("language", "width"), [("fr", 360), ("en", 1280), ("ar", 360)])
def test_what_one_types_changes_everything_in_place_with_the_network_cut(
        real: str, visit: Open, language: str, width: int) -> None:
    seen = visit(guide(real, language), width=width)
    page = seen.page
    check(seen, Planned(view(SLUG, language), {}))
    everything_loaded(page)
    page.context.set_offline(True)
    asked = len(seen.asked)
    page.fill("#case-classrooms", "5")
    page.select_option("#case-battery", "lfp")
    page.fill("#case-sun_hours", "3.5" if language == "en" else "3,5")
    inputs = {"classrooms": "5", "battery": "lfp", "sun_hours": "3.5"}
    check(seen, Planned(view(SLUG, language), inputs))
    page.fill("#case-start", START.isoformat())
    check(seen, Planned(view(SLUG, language), inputs, START))
    assert queried(page) == {**inputs, "start": START.isoformat()}
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert {address.rpartition("/")[2] for address in seen.asked[asked:]} <= {"icon.svg"}


def test_files_are_those_of_the_own_case_with_the_network_cut(real: str, visit: Open, tmp_path: Path) -> None:
    seen = visit(guide(real, "fr", "?classrooms=5&battery=agm&start=2027-03-01"))
    everything_loaded(seen.page)
    seen.page.context.set_offline(True)
    planned = Planned(view(SLUG, "fr"), {"classrooms": "5", "battery": "agm"}, START)
    for form in ("csv", "json", "md", "ics"):
        with seen.page.expect_download() as coming:
            seen.page.click(f'.take [data-form="{form}"]')
        assert coming.value.suggested_filename == f"{SLUG}.{form}"
        coming.value.save_as(tmp_path / form)
        assert (tmp_path / form).read_bytes() == FORMS[form](planned), form
    assert not errors(seen)


def test_the_calendar_file_asks_for_a_first_day_and_leads_there(real: str, visit: Open) -> None:
    page = visit(guide(real, "fr")).page
    page.click('.take [data-form="ics"]')
    assert page.is_visible("#take-error") and page.evaluate("document.activeElement.hash") == "#case-start"


def test_the_spreadsheet_is_there_to_be_taken(real: str, visit: Open) -> None:
    seen = visit(guide(real, "fr"))
    answer = seen.page.request.get(seen.page.evaluate("document.querySelector('.take a[download$=xlsx]').href"))
    assert answer.ok and answer.body()[:2] == b"PK"


def test_outside_the_range_the_page_refuses_and_says_why(real: str, visit: Open) -> None:
    seen = visit(guide(real, "fr"))
    page = seen.page
    page.fill("#case-classrooms", "40")
    assert page.get_attribute("#case-classrooms", "aria-invalid") == "true"
    told = plain(page.inner_text("#case-classrooms-error"))
    assert "40 salles" in told and "1–8 salles" in told
    assert shown(seen, "pv_power") == "–" and "NaN" not in page.inner_text("main")
    assert page.locator('.case-bar [data-sum]').first.inner_text() == "–"
    page.fill("#case-classrooms", "quatre")
    assert "écrivez un nombre" in page.inner_text("#case-classrooms-error")
    page.fill("#case-classrooms", "4")
    assert not page.is_visible("#case-classrooms-error")
    assert page.get_attribute("#case-classrooms", "aria-invalid") is None
    page.fill("#case-classrooms", "8")
    page.fill("#case-lamps_per_classroom", "24")
    refused = plain(page.inner_text("#case-refused"))
    assert refused and plain(view(SLUG, "fr").text("daily_energy_dc.limit"))[:40] in refused
    assert page.inner_text(".fact [data-effort]") == "–"
    assert not seen.errors


def test_a_refused_case_gives_no_file_and_leads_to_what_is_entered(real: str, visit: Open) -> None:
    page = visit(guide(real, "fr", "?classrooms=40&start=2027-03-01")).page
    for form in ("csv", "json", "md", "ics"):
        page.click(f'.take [data-form="{form}"]')
        assert page.is_visible("#take-refused") and not page.is_visible("#take-error")
        assert page.evaluate("document.activeElement.hash") == "#case-form"
    page.fill("#case-classrooms", "4")
    with page.expect_download():
        page.click('.take [data-form="csv"]')
    assert not page.is_visible("#take-refused")


def test_what_is_refused_is_marked_where_it_stands_and_said(real: str, visit: Open) -> None:
    page = visit(guide(real, "en")).page
    page.fill("#case-sun_hours", "40")
    page.wait_for_timeout(900)
    assert plain(page.inner_text("#case-sun_hours-error")) in plain(page.inner_text("#case-said"))
    sides = [page.evaluate(f"getComputedStyle(document.querySelector('#case-{name}')).borderTopColor")
             for name in ("sun_hours", "lamp_hours")]
    assert sides[0] != sides[1]
    fields = page.locator("table[data-rows=loads] tbody tr").nth(1).locator("input")
    fields.nth(2).fill("many")
    assert [field.get_attribute("aria-invalid") for field in fields.all()] == [None, None, "true", None]
    assert fields.nth(2).get_attribute("aria-describedby") == "case-loads-error"
    page.goto(guide(real, "en", "?start=2027-02-29"))
    assert page.get_attribute("#case-start", "aria-invalid") == "true" and page.is_visible("#case-start-error")


def test_the_verdict_is_said_when_it_changes_and_not_at_every_key(real: str, visit: Open) -> None:
    page = visit(guide(real, "en")).page
    page.evaluate("""window.said = 0;
        new MutationObserver(() => { said += 1; }).observe(document.querySelector('#verdict'),
            { childList: true, characterData: true, attributes: true, subtree: true })""")
    page.fill("#case-classrooms", "5")
    assert page.evaluate("said") == 0
    page.check('[data-condition] input[value="no"] >> nth=0')
    assert page.evaluate("said") > 0


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 740), (320, 256)])
def test_the_bar_of_results_covers_no_field_that_is_used(real: str, visit: Open, width: int, height: int) -> None:
    page = visit(guide(real, "fr", "?classrooms=5&battery=lfp"), width=width, height=height).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("""[...document.querySelectorAll('.case-bar bdi')].every(one =>
        one.getBoundingClientRect().right <= document.querySelector('.case-bar').getBoundingClientRect().right)""")
    page.focus("#case-classrooms")
    while page.evaluate("document.activeElement.id") != "case-reset":
        assert not page.evaluate("""(() => {
            const field = document.activeElement.getBoundingClientRect();
            const bar = document.querySelector('.case-bar').getBoundingClientRect();
            const tall = document.activeElement.matches('[role=region]');  // a whole table, which one can scroll
            return !tall && field.bottom > bar.top && field.top < bar.bottom;
        })()"""), page.evaluate("document.activeElement.outerHTML")
        page.keyboard.press("Tab")


def test_somebody_elses_link_leaves_the_own_case_on_the_device(real: str, visit: Open) -> None:
    page = visit(guide(real, "en")).page
    page.fill("#case-classrooms", "6")
    page.goto(guide(real, "en", "?classrooms=2"))
    assert page.input_value("#case-classrooms") == "2"
    assert plain(page.inner_text("#case-which")) == view(SLUG, "en").language.plain("case-is-lent")
    page.goto(guide(real, "fr"))
    assert page.input_value("#case-classrooms") == "6"
    page.goto(guide(real, "en", "?classrooms=2"))
    page.select_option("#case-battery", "lfp")
    page.goto(guide(real, "fr"))
    assert page.input_value("#case-classrooms") == "2" and page.input_value("#case-battery") == "lfp"


def test_the_case_is_kept_on_the_device_and_given_back(real: str, visit: Open) -> None:
    seen = visit(guide(real, "fr", "?classrooms=5"))
    page = seen.page
    assert page.input_value("#case-classrooms") == "5"
    page.goto(guide(real, "en"))
    assert page.input_value("#case-classrooms") == "5" and queried(page) == {"classrooms": "5"}
    assert "classrooms=5" in page.get_attribute(".languages a[hreflang=fr], .languages a[lang=fr]", "href")
    page.click("#case-reset")
    assert page.input_value("#case-classrooms") == "3" and not queried(page)
    page.reload()
    assert page.input_value("#case-classrooms") == "3"
    check(seen, Planned(view(SLUG, "en"), {}))


def test_it_can_be_used_with_the_keyboard_alone(real: str, visit: Open) -> None:
    page = visit(guide(real, "en")).page
    page.focus("#case-classrooms")
    page.keyboard.press("Control+A")
    page.keyboard.type("6")
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "case-battery":
            break
    page.keyboard.type("Lith")
    assert page.input_value("#case-battery") == "lfp"
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "case-reset":
            break
    page.wait_for_timeout(900)
    assert "Wh/day" in page.inner_text("#case-said") and page.get_attribute("#case-said", "role") == "status"
    page.keyboard.press("Enter")
    assert page.input_value("#case-classrooms") == "3" and page.input_value("#case-battery") == "opzs"


def test_rows_can_be_added_changed_and_removed(real: str, visit: Open) -> None:
    seen = visit(guide(real, "fr"), width=360)
    page = seen.page
    rows = page.locator("table[data-rows=loads] tbody tr")
    count = rows.count()
    page.click('[data-add="loads"]')
    assert rows.count() == count + 1
    page.keyboard.type("Machine, à coudre")
    fields = rows.last.locator("input")
    for place, text in enumerate(("80", "2", "1,5"), 1):
        fields.nth(place).fill(text)
    written = queried(page)["loads"]
    assert written.endswith("Machine à coudre,80,2,1.5")
    check(seen, Planned(view(SLUG, "fr"), {"loads": written}))
    rows.last.locator("button").click()
    assert rows.count() == count and "loads" not in queried(page)
    fields.first.wait_for()
    rows.first.locator("input").nth(1).fill("99999")
    assert page.is_visible("#case-loads-error") and shown(seen, "pv_power") == "–"
    assert queried(page)
    page.reload()
    assert page.locator("table[data-rows=loads] tbody tr").first.locator("input").nth(1).input_value() == "99999"


def test_an_example_can_be_put_into_the_form(real: str, visit: Open) -> None:
    seen = visit(guide(real, "fr"))
    example = next(one for one in view(SLUG, "fr").guide.examples if one.id == "three-classrooms-sahel")
    seen.page.click(f"#{example.id} [data-load]")
    check(seen, Planned(view(SLUG, "fr"), {one.id: one.value or "" for one in example.inputs}))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_answers_to_the_conditions_give_a_verdict(real: str, visit: Open, language: str) -> None:
    page = visit(guide(real, language), width=360).page
    g = view(SLUG, language)
    for condition in g.guide.conditions:
        box = page.locator(f'[data-condition="{condition.id}"]')
        if condition.answer == "yes-no":
            box.locator(f'input[value="{condition.expected or "yes"}"]').check()
        else:
            box.locator("input").fill(f"{condition.min if condition.min is not None else condition.max:g}")
    assert page.locator("#verdict p:visible").inner_text().strip() == g.language.plain("verdict-go")
    stop = next(one for one in g.guide.conditions if one.effect == "stop" and one.answer == "yes-no")
    page.check(f'[data-condition="{stop.id}"] input[value="{"no" if stop.expected != "no" else "yes"}"]')
    assert page.locator('#verdict [data-says="stop"]').is_visible()
    assert plain(g.text(f"{stop.id}.otherwise")) in plain(page.inner_text("#verdict ul"))
    assert queried(page)[stop.id] == ("no" if stop.expected != "no" else "yes")
    page.reload()
    assert page.locator("#verdict.says-stop").is_visible()


def test_without_scripts_the_reference_case_is_there_and_no_control_is(real: str, visit: Open) -> None:
    seen = visit(guide(real, "fr"), scripts=False)
    assert seen.page.locator("main input:visible:not([type=checkbox]), main select:visible").count() == 0
    assert plain(seen.page.inner_text("#classrooms .still")) == "3 salles"
    assert plain(seen.page.inner_text('table.quantities [data-name="pv_power"]')) == "1 816 Wc"


@pytest.mark.parametrize("query", [
    "?classrooms=%3Cimg%20src=x%20onerror=alert(1)%3E", "?classrooms=1e999", "?classrooms=Infinity&sun_hours=NaN",
    "?loads=a,1,2;;;,,,&start=2027-02-31", "?start=9999-12-31&battery=__proto__", "?constructor=1&__proto__=2",
    "?loads=" + "x,1,1,1;" * 900, "?classrooms=" + "9" * 400, "?start=0001-01-01",
])
def test_a_wicked_address_is_refused_field_by_field(real: str, visit: Open, query: str) -> None:
    seen = visit(guide(real, "en", query))
    text = seen.page.inner_text("main")
    assert "NaN" not in text and "Infinity" not in text.replace("∞", "Infinity") and "undefined" not in text
    assert not seen.dialogs and not seen.errors
    assert seen.page.locator(".field-error:visible").count() or shown(seen, "pv_power") == "1,816 Wp"


@pytest.mark.parametrize(("slug", "folder"), [(SLUG, "guides"), ("deurbanise-flood-plain", "guides"),
                                              ("exchange-summer-jobs", "guides")])
def test_random_cases_come_out_as_in_this_program(real: str, visit: Open, slug: str, folder: str) -> None:
    g = view(slug, "fr")
    cases = list(random_cases(g.guide, 30, seed=3))
    answers = visit(f"{real}/fr/{folder}/{slug}/").page.evaluate("""cases => cases.map(([inputs, start]) => {
      const made = modemploi.compute(modemploi.data.program, new Map(Object.entries(inputs)), start);
      const write = modemploi.writer(modemploi.data);
      const names = [...made.numbers.keys()].filter(one => one in modemploi.data.of);
      return [Object.fromEntries(made.numbers), names.map(name => [name, write.shown(made, name)]),
              modemploi.files.json(modemploi.data, made)];
    })""", [[inputs, start.isoformat() if start else None] for inputs, start in cases])
    for (inputs, start), (numbers, said, file) in zip(cases, answers, strict=True):
        planned = Planned(g, inputs, start)
        assert numbers == by_python(g.computed.case.sheet, inputs, start)[1], inputs
        assert file.encode() == FORMS["json"](planned), inputs
        assert all(text == planned.shown(name) for name, text in said if name in planned.case.values), inputs


def test_the_scripts_are_light(site: Path) -> None:
    look = site / "fr" / "look"
    weight = {name: len(gzip.compress((look / f"{name}.js").read_bytes(), 9)) for name in ("evaluate", "plan", "case")}
    assert weight["evaluate"] <= 1024 and sum(weight.values()) <= 12 * 1024, weight


def test_on_paper_the_own_case_is_printed_without_controls(real: str, visit: Open) -> None:
    page: Any = visit(guide(real, "fr", "?classrooms=5")).page
    asked = next(one for one in view(SLUG, "fr").guide.conditions if one.answer == "yes-no")
    page.check(f'[data-condition="{asked.id}"] input[value="yes"]')
    page.emulate_media(media="print")
    assert plain(page.inner_text("#classrooms .entry")) == "5 salles"
    assert [plain(one) for one in page.locator(".answer label:visible").all_inner_texts()] == ["Oui"]
    assert page.locator("main .asked input:visible, main button:visible").count() == 0
    page.emulate_media(media="screen")
    page.fill("#case-classrooms", "40")
    page.check('[data-condition] input[value="no"] >> nth=0')
    page.emulate_media(media="print")
    assert page.is_visible("#case-classrooms-error") and page.is_visible("#verdict")
    assert page.locator("main .asked input:visible, main button:visible").count() == 0
