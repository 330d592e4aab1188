"""Pictures of a guide: what is drawn is what was computed, in words too, from either side, and never without end."""

from pathlib import Path
from typing import Any

import pytest

from modemploi.compute import compute_calendar, compute_case
from modemploi.publish.pictures.svg import cut, number
from modemploi.publish.press import Press
from modemploi.publish.shell import Shell
from tests.conftest import ROOT
from tests.make import FACTS, a_guide, some_units
from tests.publish.dom import Element
from tests.publish.street import FRENCH_ONLY, GUIDE, a_press, main

WICKED = "</text></svg><script>alert(1)</script><img src=x onerror=\"alert(2)\"> & 'mots'"
ARABIC = {"mend-lamps/ar.md": "---\nformat_version: 2\ntitle: إصلاح المصابيح\nsummary: ثلاث قاعات\n---\n"}

UNITS = {"_shared/units.yml": (ROOT / "guides" / "_shared" / "units.yml").read_bytes()}


def a_step(name: str, *after: str, **given: Any) -> dict[str, Any]:
    """A step of ten days."""
    return {"id": name, "phase": "do", "after": list(after), "roles": ["mender"], "duration": "10 day",
            "mark": "estimate", **given}


def words(*parts: str) -> dict[str, dict[str, str]]:
    """A name for each part, in both languages."""
    return {language: {f"{part}.name": part.capitalize() for part in parts} for language in ("fr", "en")}


def a_line(name: str, category: str, low: str, high: str, currency: str = "EUR", payer: str = "school", **given: Any,
           ) -> dict[str, Any]:
    """A cost line of one piece."""
    price = {**FACTS["cost_lines"][0]["unit_price"], "low": low, "high": high, "currency": currency}
    return {"id": name, "when": "set-up", "phase": "do", "category": category, "count": "1", "unit": "piece",
            "unit_price": price, "borne_by": [{"partner": payer, "share": "100"}], "mark": "estimate",
            "sources": ["lamp-report"], **given}


def figure(page: Element, kind: str) -> Element:
    """The picture of a kind on a page."""
    return page.one("figure", **{"data-picture": kind})


def spans(picture: Element) -> dict[str, tuple[float, float]]:
    """Where every bar begins and how wide it is, in per cent, by what it stands for."""
    return {f"{bar['data-of']}{' high' if 'high' in bar.classes else ''}":
            (float(bar["x"].rstrip("%")), float(bar["width"].rstrip("%")))
            for bar in picture.all("rect") if "data-of" in bar.attributes}


def told(picture: Element) -> str:
    """What the picture says to those who do not see it: its title and its description, as a browser finds them."""
    drawn = picture.one("svg", role="img")
    return " ".join(picture.one(id=name).text for name in drawn["aria-labelledby"].split())


STEPS = [a_step("first"), a_step("second", "first", duration="20 day"), a_step("aside", "first", every="1 year"),
         a_step("last", "second", "aside", wait="10 day")]
LINES = [a_line("a", "material", "100", "200"), a_line("b", "work", "300", "400", payer="guild"),
         a_line("c", "material", "50", "50", in_kind="true"), a_line("d", "work", "10", "90", "MAD"),
         a_line("e", "work", "7", "7", when="yearly")]
MONEY: dict[str, Any] = {"cost_lines": LINES, "cost_categories": [{"id": "material"}, {"id": "work"}]}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """A guide of four steps and five cost lines."""
    return a_press(tmp_path_factory.mktemp("street"), steps=STEPS, **MONEY, files=UNITS,
                   words=words("first", "second", "aside", "last", "work", "a", "b", "c", "d", "e"))


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """The same, also in Arabic."""
    return a_press(tmp_path_factory.mktemp("arabic"), steps=STEPS, **MONEY, arabic=True,
                   files={**ARABIC, **FRENCH_ONLY},
                   words=words("first", "second", "aside", "last", "work", "a", "b", "c", "d", "e"))


# --- the calendar --------------------------------------------------------------------------------------------------


def test_every_step_has_a_bar_where_it_was_computed(plain: Press) -> None:
    guide = a_guide(steps=STEPS)
    laid = compute_calendar(guide, compute_case(guide, some_units()))
    drawn = figure(main(plain), "calendar")
    assert float(drawn.one("svg", role="img")["data-days"]) == laid.days == 50
    assert spans(drawn) == {one.step.id: (one.start / laid.days * 100, one.duration / laid.days * 100)
                            for one in laid.steps}


def test_the_calendar_tells_in_words_what_it_shows(plain: Press) -> None:
    said = told(figure(main(plain), "calendar"))
    assert "cas de référence : environ 7 semaines" in said and "Étapes : 4. Phases : Faire (semaines 1 à 8)." in said
    assert "va de « First » à « Last » (étapes de cette chaîne : 3)" in said
    assert "Peuvent commencer plus tard sans retarder la fin : Aside." in said
    assert "Reviennent régulièrement : Aside." in said


def test_the_chain_that_decides_is_thicker_and_not_only_of_another_colour(plain: Press) -> None:
    bars = figure(main(plain), "calendar").one("svg", role="img").all("rect", "span")
    thick = {bar["data-of"] for bar in bars if bar["height"] == "0.9em"}
    assert thick == {"first", "second", "last"} == {bar["data-of"] for bar in bars if "chain" in bar.classes}


def test_slack_is_drawn_as_far_as_a_step_can_wait(plain: Press) -> None:
    tail, = (line for line in figure(main(plain), "calendar").all("line", "slack") if "data-of" in line.attributes)
    assert (tail["data-of"], tail["x1"], tail["x2"]) == ("aside", "40%", "60%")


def test_a_line_leads_from_the_end_of_a_step_to_the_beginning_of_the_next(plain: Press) -> None:
    drawn = figure(main(plain), "calendar").one("svg", role="img")
    links = {(line["x1"], line["x2"]) for line in drawn.one("g", "links").all("line")}
    assert links == {("20%", "20%"), ("40%", "40%"), ("60%", "60%"), ("40%", "80%"), ("60%", "80%")}


def test_the_numbers_in_the_picture_are_those_of_the_steps(plain: Press) -> None:
    page = main(plain)
    numbers = [text.text for text in figure(page, "calendar").one("svg", "names").all("text", "end")]
    assert numbers == [heading["data-number"] for heading in page.all("h4", "step")]
    assert numbers == [row["data-number"] for row in page.one("ol", "calendar").all("li")]


def test_where_one_reads_from_the_right_time_runs_from_the_right(arabic: Press) -> None:
    left, right = (spans(figure(main(arabic, language=language), "calendar")) for language in ("fr", "ar"))
    assert right == {name: (100 - x - width, width) for name, (x, width) in left.items()}


def test_every_amount_is_isolated_where_one_reads_from_the_right(arabic: Press) -> None:
    amounts = figure(main(arabic, language="ar"), "budget-category").all("text", "amount")
    assert amounts and all(one.text[0] == "\u2068" and one.text[-1] == "\u2069" for one in amounts)


def test_words_that_only_another_language_has_are_marked_in_a_picture(arabic: Press) -> None:
    names = figure(main(arabic, language="ar"), "calendar").all("text", "name")
    assert names and all(name["lang"] == "fr" for name in names)


def test_a_hundred_steps_that_all_wait_for_each_other_stay_a_picture(tmp_path: Path) -> None:
    names = [f"s{index}" for index in range(100)]
    steps = [a_step(name, *names[:index]) for index, name in enumerate(names)]
    press = a_press(tmp_path, steps=steps, words=words(*names))
    drawn = figure(main(press), "calendar")
    assert len(spans(drawn)) == 100 and len(drawn.one("svg", role="img").one("g", "links").all("line")) <= 300
    html = Shell(press, "fr").page(GUIDE)
    picture = html[html.index("<figure class=\"picture picture-calendar"):]
    assert len(picture[:picture.index("</figure>")]) < 70_000


def test_steps_of_no_known_length_make_no_picture(tmp_path: Path) -> None:
    page = main(a_press(tmp_path, steps=[{**step, "duration": None} for step in FACTS["steps"]], state="draft"),
                "drafts/mend-lamps")
    assert not page.all("figure", **{"data-picture": "calendar"}) and page.one("ol", "calendar").all("li")


@pytest.mark.parametrize(("duration", "unit", "last"), [
    ("3 day", "jours", "3"), ("8 week", "semaines", "8"), ("2 year", "mois", "24"), ("40 year", "ans", "40"),
    ("4000 year", "ans", "4000")])
def test_the_axis_has_few_numbers_in_a_unit_one_would_say(tmp_path: Path, duration: str, unit: str, last: str) -> None:
    step = {**FACTS["steps"][0], "duration": duration}
    drawn = figure(main(a_press(tmp_path, steps=[step], files=UNITS)), "calendar")
    ticks = [tick.text for tick in drawn.all("text", "tick")]
    assert f"({unit})" in drawn.one("svg", "names").all("text", "soft")[0].text
    assert ticks[0] == "0" and ticks[-1] == last and len(ticks) <= 8


def test_many_years_are_not_told_in_months(tmp_path: Path) -> None:
    steps = [{**FACTS["steps"][0], "duration": "13 year"}]
    assert "environ 13 ans" in told(figure(main(a_press(tmp_path, steps=steps, files=UNITS)), "calendar"))


# --- the budget ----------------------------------------------------------------------------------------------------


def test_bars_of_the_budget_go_from_low_to_high_on_one_scale(plain: Press) -> None:
    drawn = figure(main(plain), "budget-category")
    euros, kind = (drawn.one("g", **{"data-total": f"EUR/set-up/{one}"}) for one in ("paid", "kind"))
    assert euros["data-most"] == kind["data-most"]
    share = 100 / float(euros["data-most"])
    found = spans(euros) | {f"kind {name}": where for name, where in spans(kind).items()}
    assert found == {
        "category/work": (0, pytest.approx(300 * share, abs=.06)),
        "category/work high": tuple(pytest.approx(one * share, abs=.06) for one in (300, 100)),
        "category/material": (0, pytest.approx(100 * share, abs=.06)),
        "category/material high": tuple(pytest.approx(one * share, abs=.06) for one in (100, 100)),
        "kind category/material": (0, pytest.approx(50 * share, abs=.06)),
        "kind category/material high": (pytest.approx(50 * share, abs=.06), 0)}


def test_currencies_and_years_have_scales_of_their_own(plain: Press) -> None:
    groups = figure(main(plain), "budget-category").all("g")
    scales = {group["data-total"]: group["data-most"] for group in groups}
    assert list(scales) == ["EUR/set-up/paid", "MAD/set-up/paid", "EUR/set-up/kind", "EUR/yearly/paid"]
    assert len({scales["EUR/set-up/paid"], scales["MAD/set-up/paid"], scales["EUR/yearly/paid"]}) == 3


def test_the_budget_tells_every_amount_in_words(plain: Press) -> None:
    said = told(figure(main(plain), "budget-partner"))
    assert "400–600 € à payer, une fois : La corporation 300–400 €, L'école 100–200 €." in said
    assert "50 € donné en nature, une fois : L'école 50 €." in said


def test_every_category_and_partner_that_bears_something_has_its_bar(plain: Press) -> None:
    page = main(plain)
    assert {"category/material", "category/work"} <= spans(figure(page, "budget-category")).keys()
    assert {"partner/guild", "partner/school"} <= spans(figure(page, "budget-partner")).keys()


def test_one_category_alone_is_no_picture(tmp_path: Path) -> None:
    assert not main(a_press(tmp_path)).all("figure", **{"data-picture": "budget-category"})


def test_amounts_of_nothing_do_not_break_the_picture(tmp_path: Path) -> None:
    lines = [a_line("a", "material", "0", "0"), a_line("b", "work", "0", "0")]
    page = main(a_press(tmp_path, **{**MONEY, "cost_lines": lines}, words=words("a", "b", "work")))
    assert set(spans(figure(page, "budget-category")).values()) == {(0, 0)}


# --- the exchange --------------------------------------------------------------------------------------------------


def test_two_partners_face_each_other_with_an_arrow_each_way(plain: Press) -> None:
    drawn = figure(main(plain), "exchange")
    flows = {group.one("text").text: (group.one("line")["x1"], group.one("line")["x2"])
             for group in drawn.all("g", "flow")}
    assert flows == {"savoir-faire": ("3%", "97%"), "accueil": ("97%", "3%")}
    assert "La corporation : donne 1 fois, reçoit 1 fois." in told(drawn)
    assert "Chacun donne et chacun reçoit." in told(drawn)


def a_ring(count: int) -> dict[str, Any]:
    """So many partners, each of whom gives to the next, and the first, who is also given knowledge by the second."""
    names = [f"p{index}" for index in range(count)]
    return {"partners": [{"id": name, "kind": "school", "decides": "decides"} for name in names],
            "roles": [{**FACTS["roles"][0], "partner": names[0]}], "reciprocity_rules": None,
            "cost_lines": None, "cost_categories": None,
            "exchanges": [{"id": f"e{index}", "giver": name, "receiver": names[(index + 1) % count], "phase": "do",
                           "kind": "time"} for index, name in enumerate(names)]
            + [{"id": "back", "giver": names[1], "receiver": names[0], "phase": "do", "kind": "knowledge"}],
            "words": words(*names)}


def test_with_more_partners_each_exchange_stands_once_at_who_gives_and_once_at_who_receives(tmp_path: Path) -> None:
    drawn = figure(main(a_press(tmp_path, **a_ring(5))), "exchange").one("svg", role="img")
    arrows = [use for use in drawn.all("use") if use["href"] == "#picture-arrow"]
    assert len(arrows) == 12 and sum("gives" in use.classes for use in arrows) == 6
    assert sum("alone" in use.classes for use in arrows) == 8, "all but those between the first two"
    assert [text.text for text in drawn.all("text") if text.all("tspan")] == [f"{n + 1} P{n}" for n in range(5)]


def test_a_partner_who_only_gives_is_named_in_words(tmp_path: Path) -> None:
    given = a_ring(3)
    given["exchanges"] = [one for one in given["exchanges"] if one["receiver"] != "p0"]
    said = told(figure(main(a_press(tmp_path, **given)), "exchange"))
    assert "P0 : donne 1 fois, reçoit 0 fois." in said and "Chacun donne et chacun reçoit" not in said
    assert said.endswith("ou ni l'un ni l'autre : P0, P2.")


def test_a_partner_in_hundreds_of_exchanges_does_not_fill_the_page(tmp_path: Path) -> None:
    given = a_ring(3)
    given["exchanges"] += [{**given["exchanges"][0], "id": f"more{index}"} for index in range(300)]
    drawn = figure(main(a_press(tmp_path, **given)), "exchange")
    assert len(drawn.all("use")) < 200
    assert [text.text for text in drawn.all("text") if text.text.startswith("+")] == ["+273", "+273"]


# --- all of them ---------------------------------------------------------------------------------------------------


def test_a_hostile_name_is_text_in_every_picture(tmp_path: Path) -> None:
    hostile = dict.fromkeys(("first.name", "second.name", "guild.name", "work.name", "material.name"), WICKED)
    page = main(a_press(tmp_path, steps=STEPS, **MONEY, words={
        language: {**said, **hostile} for language, said in words("aside", "last", "a", "b", "c", "d", "e").items()}))
    for kind in ("calendar", "budget-category", "budget-partner", "exchange"):
        picture = figure(page, kind)
        assert not picture.all("script") and not picture.all("img") and "</text></svg>" in picture.text
        assert "alert(1)" in told(picture) and len(picture.all("figcaption")) == 1


def test_every_picture_says_in_its_caption_what_it_shows_and_names_itself_once(plain: Press) -> None:
    page = main(plain)
    pictures = page.all("figure", "picture")
    assert [one["data-picture"] for one in pictures] == ["exchange", "calendar", "budget-category", "budget-partner"]
    for one in pictures:
        assert one.one("figcaption").one("p", "picture-title").text in told(one)
        assert all(name.startswith("picture-") for name in (each.attributes.get("id", "picture-")
                                                            for each in one.walk()))
        assert not [each for each in one.walk() if "style" in each.attributes]
    assert all("cas de référence" in one.one("figcaption").text for one in pictures[1:])


def test_the_same_guide_gives_the_same_picture(plain: Press, tmp_path: Path) -> None:
    again = a_press(tmp_path, steps=STEPS, **MONEY, files=UNITS,
                    words=words("first", "second", "aside", "last", "work", "a", "b", "c", "d", "e"))
    assert Shell(again, "fr").page(GUIDE) == Shell(plain, "fr").page(GUIDE)


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (-0.001, "0"), (12.5, "12.5"), (10, "10"), (3.14159, "3.14")])
def test_numbers_are_written_in_as_few_characters_as_say_them(value: float, text: str) -> None:
    assert number(value) == text


def test_a_long_name_is_cut_between_words_and_says_so() -> None:
    assert cut("Poser l'onduleur, le tableau et l'éclairage", 34) == "Poser l'onduleur, le tableau et…"
    assert cut("Acheter", 34) == "Acheter" and cut("x" * 99, 10) == "x" * 9 + "…"
