"""Addresses: one function, two modes, and links that find their way from any page."""

import pytest

from modemploi.publish import address
from modemploi.publish.addresses import Links, page_address, relative


def test_a_guide_lives_in_a_folder_on_the_web() -> None:
    assert address("fr", "seed-swap") == "fr/guides/seed-swap/"


def test_a_guide_is_a_file_on_a_usb_key() -> None:
    assert address("fr", "seed-swap", "files") == "fr/guides/seed-swap.html"


def test_the_home_page_of_a_language_is_the_folder_itself() -> None:
    assert page_address("en", "index") == "en/" and page_address("en", "index", "files") == "en/index.html"


@pytest.mark.parametrize(("start", "goal", "way"), [
    ("fr/guides/a/", "fr/guides/b/", "../b/"),
    ("fr/guides/a/", "en/method/", "../../../en/method/"),
    ("fr/guides/a/", "fr/", "../../"),
    ("fr/", "fr/catalogue/", "catalogue/"),
    ("fr/guides/a.html", "fr/guides/b.html", "b.html"),
    ("fr/guides/a.html", "en/index.html", "../../en/index.html"),
    ("fr/guides/a/", "fr/guides/a/images/x.svg", "images/x.svg"),
    ("fr/guides/a.html", "fr/guides/a/images/x.svg", "a/images/x.svg"),
])
def test_a_link_leads_from_one_page_to_another(start: str, goal: str, way: str) -> None:
    assert relative(start, goal) == way


def test_a_link_to_a_place_on_the_same_page_is_only_the_place() -> None:
    assert Links("fr", "method").to("method", "marks") == "#marks"


def test_a_link_to_a_place_elsewhere_keeps_the_place() -> None:
    assert Links("fr", "guides/a", "files").to("method", "marks") == "../method.html#marks"
