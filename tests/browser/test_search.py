"""Search: in the language of the page, forgiving, and silent until it is asked."""

from collections.abc import Callable
from typing import Any

import pytest

Open = Callable[..., Any]
SLUG = "electrify-isolated-school"


def found(page: Any, query: str) -> list[tuple[str, str]]:
    """What search finds: titles and addresses of pages."""
    page.fill("#search-query", query)
    page.wait_for_function("query => document.querySelector('.search-said').dataset.query === query", arg=query)
    return [(link.inner_text(), link.get_attribute("href")) for link in page.locator(".search-results .hit").all()]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_guide_is_found_by_its_title(real: str, visit: Open, guides: dict[str, dict[str, str]],
                                           language: str) -> None:
    page = visit(f"{real}/{language}/").page
    for slug, titles in guides.items():
        if language in titles:
            first = found(page, titles[language])[0]
            assert f"guides/{slug}/" in first[1], (slug, first)


@pytest.mark.parametrize("query", ["école isolée", "ecole isolee", "ECOLE", "l'école", "école", "l’école",
                                   "écoles isolées",
                                   "électrifer", "electrifier"])
def test_search_forgives_accents_elisions_endings_and_a_slip(real: str, visit: Open, query: str) -> None:
    page = visit(f"{real}/fr/catalogue/").page
    assert any(f"guides/{SLUG}/" in address for _, address in found(page, query)), query


def test_what_is_found_can_be_opened_at_the_right_place(real: str, visit: Open) -> None:
    page = visit(f"{real}/fr/method/").page
    found(page, "école isolée")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.search-results a')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/fr/guides/{SLUG}/**")
    assert page.locator("h1").is_visible()


def test_nothing_found_is_said_with_a_way_on(real: str, visit: Open) -> None:
    page = visit(f"{real}/fr/").page
    assert found(page, "zzzzqqq") == []
    assert "Rien trouvé" in page.locator(".search-said").inner_text()


def test_another_language_is_not_found(real: str, visit: Open) -> None:
    page = visit(f"{real}/en/").page
    assert not [title for title, _ in found(page, "isolée") if "Électrifier" in title]


def test_nothing_is_fetched_for_search_before_the_reader_turns_to_it(real: str, visit: Open) -> None:
    seen = visit(f"{real}/fr/")
    assert not [url for url in seen.asked if "search" in url]
    seen.page.focus("#search-query")
    seen.page.wait_for_function(
        "() => performance.getEntriesByType('resource').some(one => one.name.includes('search_index.json'))")


def test_escape_closes_what_was_found(real: str, visit: Open) -> None:
    page = visit(f"{real}/fr/catalogue/").page
    found(page, "école")
    assert page.locator(".search-results").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".search-results").is_visible()
    assert page.evaluate("document.activeElement.id") == "search-query"


def test_drafts_are_not_found(real: str, visit: Open) -> None:
    page = visit(f"{real}/fr/").page
    assert not [address for _, address in found(page, "jobs d'été") if "drafts" in address]


def test_arabic_is_found_without_its_marks(small: str, visit: Open) -> None:
    page = visit(f"{small}/ar/").page
    assert any("mend-lamps" in address for _, address in found(page, "اصلاح مصابيح"))
