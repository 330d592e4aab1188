"""A language that runs from right to left, as a browser lays it out: where each letter stands."""

from collections.abc import Callable
from typing import Any

import pytest

from modemploi.publish.typography import typeset
from tests.browser.conftest import Visit

SLUG = "electrify-isolated-school"
Open = Callable[..., Visit]
ORDER = """element => {
  const found = [], walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) for (let at = 0; at < node.length; at += 1) {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const box = range.getClientRects()[0];
    if (box && box.width) found.push([Math.round(box.top / 8), box.left, node.data[at]]);
  }
  return found.sort((one, other) => one[0] - other[0] || one[1] - other[1]).map(each => each[2]).join("");
}"""
"""The letters of an element from left to right, line by line, as they are seen."""


def seen_in(page: Any, selector: str) -> str:
    """What an eye meets from left to right, with ordinary spaces."""
    text: str = page.locator(selector).first.evaluate(ORDER)
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(("written", "seen"), [
    ("ينص القانون 82-21 على ذلك", "82-21"), ("المسافة ≥ 5 كم", "≥ 5"), ("الحرارة -24 في الليل", "-24"),
    ("بين 45–55 درجة", "45–55"), ("نسبة 12,35% من القدرة", "12,35%"), ("تيار 220 V هنا", "220 V"),
    ("المعيار IEC 60896-11 هنا", "IEC 60896-11"), ("المعيار IEC 62257-9-8 هنا", "IEC 62257-9-8"),
    ("المرسوم 2-04-682 هنا", "2-04-682"), ("لوح ×3 هنا", "×3"),
])
def test_what_is_typed_with_signs_keeps_its_order(browser: Any, written: str, seen: str) -> None:
    page = browser.new_page()
    page.set_content(f'<html dir="rtl" lang="ar"><p>{typeset(written, "ar").replace("<", "&lt;")}</p>')
    assert seen in seen_in(page, "p")
    page.close()


def test_without_it_signs_turn_round(browser: Any) -> None:
    """Else this file would prove nothing."""
    page = browser.new_page()
    page.set_content('<html dir="rtl" lang="ar"><p>ينص القانون 82-21 على أن الحرارة -24 والمسافة ≥ 5 كم</p>')
    seen = seen_in(page, "p")
    assert "21-82" in seen and "24-" in seen and "5 ≥" in seen
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_limits_are_in_words_and_a_minus_stands_before_its_number(real: str, visit: Open, width: int) -> None:
    seen = visit(f"{real}/ar/guides/{SLUG}/", width=width)
    page = seen.page
    text = page.inner_text("main")
    assert "≥" not in text and "≤" not in text
    assert "على الأقل" in page.inner_text("#grid-distance .go")
    assert "-35" in seen_in(page, "#coldest_temperature .range")
    assert page.evaluate("getComputedStyle(document.querySelector('#case-coldest_temperature')).direction") == "ltr"
    page.fill("#case-coldest_temperature", "-60,5")
    told = seen_in(page, "#case-coldest_temperature-error")
    assert "-60,5" in told and "-35" in told and "≤" not in told
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not seen.errors


def test_units_are_counted_as_arabic_counts_and_months_are_those_of_morocco(real: str, visit: Open) -> None:
    page = visit(f"{real}/ar/guides/{SLUG}/?start=2027-11-02").page
    for typed, said in (("1", "1 قاعة"), ("2", "قاعتان"), ("3", "3 قاعات"), ("8", "8 قاعات")):
        page.fill("#case-classrooms", typed)
        told = page.evaluate("modemploi.writer(modemploi.data).amount(Number(document.querySelector('#case-classrooms')"
                             ".value), 'room')")
        assert told.replace("\u00a0", " ") == said
    assert "27 شخصا" in page.inner_text(".fact-people").replace("\u00a0", " ")
    assert "نونبر" in page.inner_text("ol.calendar") and "نوفمبر" not in page.inner_text("ol.calendar")


def test_the_numbers_of_a_verdict_are_read_from_left_to_right(real: str, visit: Open) -> None:
    page = visit(f"{real}/ar/guides/{SLUG}/").page
    page.locator('[data-condition] input[type="radio"]').first.check()
    assert seen_in(page, '#verdict [data-says="open"] .count').startswith("1 / ")
