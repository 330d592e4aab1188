"""The pages that are not guides."""

from pathlib import Path

import pytest

from modemploi.publish.addresses import page_address
from modemploi.publish.press import Press
from tests.make import SLUG
from tests.publish.street import FRENCH_ONLY, GUIDE, a_press, main, shown


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """The small guide as it is."""
    return a_press(tmp_path_factory.mktemp("street"))


def test_home_says_what_this_is_and_lets_the_reader_search_and_choose(plain: Press) -> None:
    page = main(plain, "index")
    assert page.one("form", "search")["role"] == "search"
    assert [theme.text for theme in page.one("ul", "themes").all("li")] == ["Énergie 1 guide"]
    assert page.one("li", "guide-card").one("a")["href"] == f"{GUIDE}/"


def test_the_catalogue_holds_every_guide_with_its_key_facts(plain: Press) -> None:
    card = main(plain, "catalogue").one("li", "guide-card")
    assert card.one("a")["href"] == f"../{GUIDE}/"
    assert "27–36 €" in card.text and "non relu par un praticien" in card.text


def test_the_catalogue_names_what_is_not_in_this_language_apart(tmp_path: Path) -> None:
    page = main(a_press(tmp_path, files=FRENCH_ONLY), "catalogue", "en")
    assert not page.all("li", "guide-card")
    link = page.one("ul", "plain").one("a")
    assert link["lang"] == "fr" and link["href"] == f"../{GUIDE}/"


def test_a_theme_has_a_page_when_a_guide_is_about_it(plain: Press) -> None:
    assert "themes/energy" in plain.names() and "themes/education" not in plain.names()
    assert main(plain, "themes/energy").one("li", "guide-card")
    assert "pas encore de guide" in main(plain, "themes").text


def test_the_glossary_gives_the_other_languages_with_their_direction(tmp_path: Path) -> None:
    words = [{"language": "fr", "term": "corporation", "definition": "Des gens du même métier."},
             {"language": "en", "term": "guild"}, {"language": "ar", "term": "حنطة", "check": "true"}]
    page = main(a_press(tmp_path, shared={"glossary": {"format_version": "2", "terms": [
        {"id": "guild", "words": words}]}}), "glossary")
    assert page.one("dt").text == "corporation" and "Des gens du même métier." in page.text
    arabic = page.one("span", lang="ar")
    assert arabic["dir"] == "rtl" and "à vérifier" in page.text


def test_drafts_have_a_list_of_their_own(tmp_path: Path) -> None:
    press = a_press(tmp_path, state="draft")
    assert main(press, "drafts").one("ul", "plain").one("a")["href"] == f"{SLUG}/"
    assert main(press, "catalogue").one("p", "drafts-link").one("a")["href"] == "../drafts/"


@pytest.mark.parametrize("name", ["index", "catalogue", "themes", "method", "about", "contribute", "glossary", GUIDE])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_says_its_language_and_leads_to_the_same_page_in_the_others(plain: Press, name: str,
                                                                               language: str) -> None:
    html = shown(plain, name, language)
    assert (html.one("html")["lang"], html.one("html")["dir"]) == (language, "ltr")
    links = {link["hreflang"]: link for link in html.one("nav", "languages").all("a")}
    other = "en" if language == "fr" else "fr"
    here = page_address(language, name).count("/")
    assert links[other]["href"] == "../" * here + page_address(other, name)
    assert links[language].attributes.get("aria-current") == "true" and "aria-current" not in links[other].attributes
    assert {link["hreflang"] for link in html.all("link", rel="alternate")} == {"fr", "en"}


def test_a_missing_translation_is_named_in_the_switch_and_is_no_alternate(tmp_path: Path) -> None:
    html = shown(a_press(tmp_path, files=FRENCH_ONLY))
    assert "pas encore traduit" in html.one("nav", "languages").text
    assert [link["hreflang"] for link in html.all("link", rel="alternate")] == ["fr"]


def test_addresses_are_whole_when_the_site_has_one(tmp_path: Path) -> None:
    html = shown(a_press(tmp_path, address="https://guides.example.org/lib"))
    assert {link["href"] for link in html.all("link", rel="alternate")} == {
        f"https://guides.example.org/lib/{language}/{GUIDE}/" for language in ("fr", "en")}


def test_a_page_by_hand_that_is_not_translated_says_so_and_is_marked(tmp_path: Path) -> None:
    page = main(a_press(tmp_path, arabic=True), "method", "ar")
    assert page.one("h1")["lang"] == "fr" and page.all("div", lang="fr")[0]["dir"] == "ltr"
    assert page.one("div", "notice")


def test_an_arabic_page_runs_from_right_to_left(tmp_path: Path) -> None:
    html = shown(a_press(tmp_path, arabic=True, files={f"{SLUG}/ar.md": (
        "---\nformat_version: 2\ntitle: إصلاح المصابيح\nsummary: ثلاث قاعات مضاءة\n---\n")}), language="ar")
    assert (html.one("html")["lang"], html.one("html")["dir"]) == ("ar", "rtl")
    block = html.one("main").all("div", "untranslated")[0]
    assert (block["lang"], block["dir"]) == ("fr", "ltr")


def test_who_publishes_is_never_made_up(tmp_path: Path) -> None:
    assert "Publié par : (à préciser)" in main(a_press(tmp_path / "a"), "about").text
    assert "Publié par : Une ville" in main(a_press(tmp_path / "b", address="https://a.example"), "about").text


def test_nothing_on_any_page_comes_from_elsewhere_or_runs_inline(plain: Press) -> None:
    for name in plain.names():
        html = shown(plain, name)
        for element in html.walk():
            assert not any(attribute.startswith("on") or attribute == "style" for attribute in element.attributes)
            if element.tag in ("script", "img", "iframe") or (element.tag == "link" and element["rel"] != "alternate"):
                source = element.attributes.get("src") or element.attributes.get("href", "")
                assert source and "//" not in source, element.attributes
        assert "default-src 'none'" in html.one("meta", **{"http-equiv": "Content-Security-Policy"})["content"]


def test_the_menu_is_a_button_and_so_are_all_switches(plain: Press) -> None:
    html = shown(plain)
    assert html.one("button", "menu")["aria-controls"] == html.one("nav", "pages")["id"]
    assert html.one("button", "menu")["aria-expanded"] == "false" and html.one("button", "scheme")["aria-label"]
    labels = {label["for"] for label in html.all("label") if "for" in label.attributes}
    assert {label for label in labels if not label.startswith("case-")} == {"search-query"}


def test_every_control_of_the_form_has_a_label_and_says_where_its_hint_and_its_error_stand(plain: Press) -> None:
    html = shown(plain)
    labels = {label["for"] for label in html.all("label") if "for" in label.attributes}
    known = {element["id"] for element in html.walk() if "id" in element.attributes}
    controls = [one for tag in ("input", "select") for one in html.all(tag)
                if one.attributes.get("id", "").startswith("case-")]
    assert len(controls) > 2
    for one in controls:
        assert one["id"] in labels or one["aria-label"]
        assert not set(one["aria-describedby"].split()) - known


def test_no_id_stands_twice_on_any_page(plain: Press) -> None:
    for name in plain.names():
        ids = [element["id"] for element in shown(plain, name).walk() if "id" in element.attributes]
        assert len(ids) == len(set(ids)), name
