"""A reader with a phone, a large screen, a keyboard, paper, or the other direction of writing."""

from collections.abc import Callable
from typing import Any

import pytest

GUIDE = "guides/electrify-isolated-school/"
PAGES = ["", "catalogue/", "themes/", "method/", "glossary/", "about/", "contribute/", "drafts/", GUIDE]
Open = Callable[..., Any]

OVERFLOW = """() => {
  const room = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll('body *')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && (box.right > room + 1 || box.left < -1) && !one.closest('.scroll') && !one.closest('thead')
      && !one.matches('.skip') && getComputedStyle(one).visibility !== 'hidden';
  });
  return [document.documentElement.scrollWidth - room, ...wide.slice(0, 5).map(one => one.outerHTML.slice(0, 200))];
}"""

CONTRAST = """() => {
  const rgb = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const linear = v => v / 255 <= .04045 ? v / 255 / 12.92 : ((v / 255 + .055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => [r, g, b].map(linear).reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const ground = one => {
    for (; one; one = one.parentElement) {
      const colour = rgb(getComputedStyle(one).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const poor = new Map();
  for (const one of document.querySelectorAll('body *')) {
    const own = [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    const style = getComputedStyle(one);
    if (!own || !one.getClientRects().length || style.visibility === 'hidden' || one.closest('.hidden')) continue;
    const a = light(rgb(style.color)), b = light(ground(one));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
    const told = ratio.toFixed(2) + ' ' + one.textContent.slice(0, 40);
    if (ratio < (large ? 3 : 4.5)) poor.set(one.tagName + '.' + one.className, told);
  }
  return [...poor].map(([name, told]) => name + ' ' + told);
}"""


@pytest.mark.parametrize("language", ["fr", "en", "ar", "vi"])
def test_no_page_is_wider_than_a_phone(real: str, visit: Open, language: str) -> None:
    for name in PAGES:
        page = visit(f"{real}/{language}/{name}", width=360).page
        for width in (360, 320):
            page.set_viewport_size({"width": width, "height": 800})
            overflow = page.evaluate(OVERFLOW)
            assert overflow == [0], f"{language}/{name} at {width}: {overflow}"


def test_nothing_is_wider_than_a_phone_when_everything_is_unfolded(real: str, visit: Open) -> None:
    seen = visit(f"{real}/fr/{GUIDE}", width=320)
    seen.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert seen.page.evaluate(OVERFLOW) == [0]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("page", ["", GUIDE, "method/", "catalogue/"])
def test_text_stands_out_enough_from_its_ground(real: str, visit: Open, page: str, dark: bool) -> None:
    assert visit(f"{real}/fr/{page}", dark=dark).page.evaluate(CONTRAST) == []


def test_no_page_asks_anything_of_another_site_or_fails(real: str, visit: Open) -> None:
    for page in ["", *(f"{language}/{page}" for language in ("fr", "en") for page in PAGES)]:
        seen = visit(f"{real}/{page}")
        assert not [url for url in seen.asked if not url.startswith(real)], page
        assert not seen.errors and not seen.dialogs, (page, seen.errors)


def test_the_first_view_of_a_guide_is_light(real: str, visit: Open) -> None:
    import gzip
    import urllib.request
    seen = visit(f"{real}/fr/{GUIDE}", width=360)
    seen.page.wait_for_load_state("networkidle")
    weights = {}
    for url in seen.asked:
        with urllib.request.urlopen(url) as answer:
            data = answer.read()
        weights[url] = len(data if url.endswith((".png", ".jpg", ".webp", ".avif")) else gzip.compress(data))
    assert len(seen.asked) <= 10 and sum(weights.values()) <= 250_000, weights
    assert not any("search" in url for url in seen.asked), "nothing for search before the reader searches"


def test_a_guide_is_readable_without_scripts(real: str, visit: Open) -> None:
    page = visit(f"{real}/fr/{GUIDE}", width=360, scripts=False).page
    assert page.locator("nav.pages a").first.is_visible()
    assert page.locator(".step-card").first.is_visible() and not page.locator("form.search").is_visible()
    assert page.evaluate(OVERFLOW) == [0]


def test_the_keyboard_reaches_the_menu_and_opens_it(real: str, visit: Open) -> None:
    page = visit(f"{real}/fr/{GUIDE}", width=360).page
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('button.menu')"):
            break
    else:
        raise AssertionError("Tab does not reach the menu")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert not page.locator("nav.pages").is_visible()
    page.keyboard.press("Enter")
    assert page.locator("nav.pages").is_visible()
    assert page.locator("button.menu").get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert not page.locator("nav.pages").is_visible() and page.evaluate("document.activeElement.matches('button.menu')")


def test_the_first_stop_of_the_keyboard_skips_to_the_text(real: str, visit: Open) -> None:
    page = visit(f"{real}/fr/{GUIDE}").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a.skip')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_no_single_letter_does_anything(real: str, visit: Open) -> None:
    page = visit(f"{real}/fr/{GUIDE}").page
    before = page.url, page.evaluate("document.activeElement.tagName")
    for key in "sf/pn,.ghk?":
        page.keyboard.press(key)
    assert (page.url, page.evaluate("document.activeElement.tagName")) == before


def test_every_stop_of_the_keyboard_can_be_seen(real: str, visit: Open) -> None:
    page = visit(f"{real}/fr/").page
    hidden = []
    for _ in range(40):
        page.keyboard.press("Tab")
        told = page.evaluate("""() => { const one = document.activeElement, style = getComputedStyle(one);
            const ring = (one.matches('input') ? getComputedStyle(one.closest('.search-box')) : style).outlineStyle;
            const box = one.getBoundingClientRect();
            return one !== document.body && (ring === 'none' || !box.width) ? one.outerHTML.slice(0, 120) : ''; }""")
        hidden += [told] if told else []
    assert not hidden


def test_light_or_dark_is_the_readers_choice_and_kept(real: str, visit: Open) -> None:
    page = visit(f"{real}/fr/").page
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("button.scheme")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert light != dark
    page.goto(f"{real}/fr/catalogue/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_a_tick_is_kept_on_the_device(real: str, visit: Open) -> None:
    page = visit(f"{real}/fr/{GUIDE}").page
    page.locator(".tasks input").first.check()
    page.reload()
    assert page.locator(".tasks input").first.is_checked() and not page.locator(".tasks input").nth(1).is_checked()


def test_a_link_to_something_folded_away_opens_it(real: str, visit: Open) -> None:
    page = visit(f"{real}/fr/{GUIDE}").page
    folded = page.evaluate("""() => [...document.querySelectorAll('details.fold tbody [id]')].map(one => one.id)[0]""")
    page.evaluate(f"location.hash = '#{folded}'")
    page.wait_for_function("id => document.getElementById(id).closest('details').open", arg=folded)


def test_on_paper_nothing_is_folded_away_and_the_frame_is_gone(real: str, visit: Open) -> None:
    page = visit(f"{real}/fr/{GUIDE}").page
    page.emulate_media(media="print")
    assert not page.locator("header.top").is_visible() and not page.locator("nav.contents").is_visible()
    assert page.evaluate("document.querySelector('details.fold table').getBoundingClientRect().height") > 0
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_the_switch_of_language_stays_on_the_page(real: str, visit: Open) -> None:
    for page_name in PAGES:
        page = visit(f"{real}/fr/{page_name}").page
        page.click("nav.languages a[hreflang=en]")
        assert page.url == f"{real}/en/{page_name}"
        assert page.locator("html").get_attribute("lang") == "en"


def test_an_arabic_page_is_laid_out_from_right_to_left(small: str, visit: Open) -> None:
    page = visit(f"{small}/ar/guides/mend-lamps/", width=360).page
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert page.evaluate(OVERFLOW) == [0]
    brand = page.locator(".brand").bounding_box()
    menu = page.locator("button.menu").bounding_box()
    assert brand["x"] > menu["x"], "the name of the site begins at the right"
    assert "\u2068220 V\u2069" in page.locator("main").inner_text()
    wide = visit(f"{small}/ar/guides/mend-lamps/").page
    assert wide.locator("nav.contents").bounding_box()["x"] > wide.locator("main").bounding_box()["x"]


def test_letters_twice_as_large_lose_nothing(real: str, visit: Open) -> None:
    page = visit(f"{real}/fr/{GUIDE}", width=640).page
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(OVERFLOW) == [0]
