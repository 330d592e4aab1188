"""Pictures on a phone, on a large screen and on paper: letters keep their size, and nothing leaves the frame."""

from collections.abc import Callable
from typing import Any

import pytest

PAGES = ["guides/electrify-isolated-school/", "guides/exchange-summer-jobs/", "guides/deurbanise-flood-plain/"]
Open = Callable[..., Any]

LOOK = """() => {
  const room = document.documentElement.clientWidth, small = [], out = [];
  const texts = [...document.querySelectorAll('figure.picture text')].filter(one => one.getClientRects().length);
  for (const one of texts) {
    const size = parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a;
    if (size < 10) small.push(size + ' ' + one.textContent);
  }
  for (const one of document.querySelectorAll('figure.picture, figure.picture *')) {
    const box = one.getBoundingClientRect(), figure = one.closest('figure').getBoundingClientRect();
    const left = Math.max(figure.left, 0), right = Math.min(figure.right, room);
    if (box.width && one.getClientRects().length && (box.left < left - 1 || box.right > right + 1))
      out.push(one.outerHTML.slice(0, 120));
  }
  return {count: texts.length, small, out};
}"""


def looked_at(page: Any) -> int:
    """Look at every picture of a page; how many texts there are in them."""
    found = page.evaluate(LOOK)
    assert (found["small"], found["out"]) == ([], [])
    return int(found["count"])


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_picture_is_legible_and_fits_on_every_screen_and_on_paper(real: str, visit: Open, language: str, name: str,
                                                                    ) -> None:
    page = visit(f"{real}/{language}/{name}", width=360).page
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (360, 320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert looked_at(page) > 10
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 1000})
    assert looked_at(page) > 10


def test_names_of_steps_stand_in_the_picture_only_where_there_is_room(real: str, visit: Open) -> None:
    page = visit(f"{real}/fr/{PAGES[0]}", width=360).page
    name = page.locator("figure[data-picture=calendar] text.name").first
    assert not name.is_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    assert name.is_visible() and name.text_content() == "Recevoir la demande"


def test_pictures_follow_the_colours_of_the_page(real: str, visit: Open) -> None:
    page = visit(f"{real}/fr/{PAGES[0]}", width=360).page

    def colours() -> list[str]:
        told = "getComputedStyle(document.querySelector('figure.picture {}')).fill"
        return [page.evaluate(told.format(one)) for one in (".span.chain", ".low", "text.strong")]

    light = colours()
    page.emulate_media(color_scheme="dark")
    assert all(one != other for one, other in zip(light, colours(), strict=True))


def test_on_paper_a_picture_is_black_on_white_also_for_who_reads_in_the_dark(real: str, visit: Open) -> None:
    page = visit(f"{real}/fr/{PAGES[0]}", width=688, dark=True).page
    page.emulate_media(media="print", color_scheme="dark")
    style = "getComputedStyle(document.querySelector('figure[data-picture=calendar]{}')).{}"
    assert page.evaluate(style.format(" .name", "fill")) == "rgb(0, 0, 0)"
    assert page.evaluate(style.format("", "backgroundColor")) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_hostile_names_and_the_other_direction_fit_too(small: str, visit: Open, language: str) -> None:
    seen = visit(f"{small}/{language}/guides/mend-lamps/", width=360)
    assert looked_at(seen.page) > 5
    assert not seen.dialogs
    step, next_step = (seen.page.locator("figure[data-picture=calendar] rect[data-of]").nth(index).bounding_box()["x"]
                       for index in (0, 1))
    assert step < next_step if language == "fr" else step > next_step
