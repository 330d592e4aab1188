"""Nothing that a contributor writes runs in a reader's browser."""

from collections.abc import Callable
from typing import Any

Open = Callable[..., Any]
GUIDE = "guides/mend-lamps/"


def test_nothing_in_a_hostile_guide_runs_by_being_read(small: str, visit: Open) -> None:
    for page in (f"fr/{GUIDE}", f"ar/{GUIDE}", "fr/", "fr/catalogue/", "fr/themes/energy/"):
        seen = visit(f"{small}/{page}")
        assert not seen.dialogs and not seen.errors, (page, seen.dialogs, seen.errors)
        assert "Attaque" in seen.page.locator("main").inner_text() or page.startswith("ar/")


def test_nothing_in_a_hostile_guide_runs_by_being_used(small: str, visit: Open) -> None:
    seen = visit(f"{small}/fr/{GUIDE}")
    seen.page.evaluate("""() => document.querySelectorAll('main *').forEach(one => {
      for (const name of ['focus', 'mouseover', 'click']) one.dispatchEvent(new Event(name, { cancelable: true }));
    })""")
    for link in seen.page.locator("main a[href^='javascript' i]").all():
        link.click()
    seen.page.wait_for_timeout(300)
    assert not seen.dialogs and seen.page.locator("main a[href^='javascript' i]").count() == 0


def test_a_hostile_title_found_by_search_is_only_text(small: str, visit: Open) -> None:
    seen = visit(f"{small}/fr/")
    seen.page.fill("#search-query", "attaque")
    seen.page.wait_for_selector(".search-results .hit")
    assert "<img src=x onerror=alert(1)>" in seen.page.locator(".search-results .hit").first.inner_text()
    assert seen.page.locator(".search-results img, .search-results script").count() == 0 and not seen.dialogs


def test_a_hostile_question_to_search_is_only_text(small: str, visit: Open) -> None:
    seen = visit(f"{small}/fr/?q=%3Cimg%20src=x%20onerror=alert(1)%3E")
    seen.page.fill("#search-query", "<img src=x onerror=alert(1)> ((((*+?[")
    seen.page.wait_for_timeout(500)
    assert not seen.dialogs and not seen.errors


def test_the_policy_of_the_page_stops_what_would_still_get_through(small: str, visit: Open) -> None:
    seen = visit(f"{small}/fr/{GUIDE}")
    seen.page.evaluate("""() => {
      const image = document.createElement('img'), script = document.createElement('script');
      image.setAttribute('onerror', 'alert(9)');
      image.src = 'nowhere.png';
      script.textContent = 'alert(8)';
      document.querySelector('main').append(image, script);
    }""")
    seen.page.wait_for_timeout(300)
    assert not seen.dialogs
