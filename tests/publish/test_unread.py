"""A language that is published although no native speaker has read it: what its readers are told."""

from pathlib import Path
from typing import Any

import pytest

from modemploi.checks import check_library
from modemploi.load import load_library
from modemploi.publish.press import Press
from modemploi.publish.root import root_files
from modemploi.publish.shell import Shell
from modemploi.publish.workbook import workbook
from tests.conftest import ROOT
from tests.library import the_library
from tests.make import SLUG, a_library
from tests.publish.document.opened import ARABIC, NAME, bytes_in, made_of, opened, told
from tests.publish.dom import tree
from tests.publish.workbook.office import a_page
from tests.publish.workbook.office import opened as office
from tests.publish.street import GUIDE, a_press, main, shown

LANGUAGES: dict[str, Any] = {"format_version": "2", "languages": [
    {"id": "fr", "name": "Français", "direction": "ltr", "published": "true"},
    {"id": "en", "name": "English", "direction": "ltr", "published": "true"},
    {"id": "ar", "name": "العربية", "direction": "rtl", "published": "true", "unread": "true"}]}
PAGES = ("index", "catalogue", "themes", "themes/energy", "glossary", "drafts", "method", "about", GUIDE)


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return a_press(tmp_path, shared={"languages": LANGUAGES})


@pytest.mark.parametrize("name", PAGES)
def test_every_page_says_so_in_its_own_language_and_no_other_page_does(press: Press, name: str) -> None:
    notice = shown(press, name, "ar").one("div", "notice-unread")
    assert "آلة" in notice.text and notice.one("a")["href"].endswith("#unread")
    assert not shown(press, name, "fr").all("div", "notice-unread")


def test_the_page_for_addresses_that_lead_nowhere_says_so_too(press: Press) -> None:
    assert tree(Shell(press, "ar").not_found()).one("div", "notice-unread")
    assert not tree(Shell(press, "en").not_found()).all("div", "notice-unread")


def test_who_chooses_a_language_is_told_before(press: Press) -> None:
    html = tree(root_files(list(press.languages.values()), press.settings, "folders")["index.html"].decode())
    assert ["آلية" in one.text for one in html.all("section")] == [False, False, True]


def test_a_guide_that_is_not_in_it_is_named_apart_everywhere(press: Press) -> None:
    for name in ("index", "catalogue", "themes/energy"):
        page = main(press, name, "ar")
        assert not page.all("li", "guide-card")
        link = next(one for one in page.all("a") if one["href"].endswith(f"{GUIDE}/"))
        assert (link["lang"], link["dir"]) == ("fr", "ltr"), name


def test_what_it_lacks_keeps_nobody_from_adding_a_word(tmp_path: Path) -> None:
    folder = a_library(tmp_path, shared={"languages": LANGUAGES, "phrases/ar": {
        "format_version": "2", "phrases": []}})
    assert not {one.check.name for one in check_library(load_library(folder))} & {"missing-name", "missing-phrase"}
    read = {**LANGUAGES, "languages": [{**one, "unread": "false"} for one in LANGUAGES["languages"]]}
    folder = a_library(tmp_path / "read", shared={"languages": read, "phrases/ar": {
        "format_version": "2", "phrases": []}})
    assert {one.check.name for one in check_library(load_library(folder))} >= {"missing-name", "missing-phrase"}


def test_the_reference_is_offered_in_the_languages_that_have_it(tmp_path: Path) -> None:
    press = a_press(tmp_path, shared={"languages": LANGUAGES})
    folder = tmp_path / "docs" / "reference" / "fr"
    folder.mkdir(parents=True)
    (folder / "fields.md").write_text("# Les champs {#top}\n\nBeaucoup.\n", encoding="utf-8")
    page = main(press, "reference/fields", "ar")
    assert page.one("h1").text == "Les champs" and "Beaucoup" not in page.text
    assert [link["hreflang"] for link in page.all("a", "button")] == ["fr"]
    assert "Beaucoup" in main(press, "reference/fields", "fr").text


def test_the_library_itself_says_which_languages_nobody_has_read() -> None:
    told = the_library().languages.data
    assert told and [(one.id, bool(one.unread)) for one in told.languages] == [
        ("fr", False), ("en", False), ("ar", True), ("vi", True)]
    for language in ("fr", "en", "ar", "vi"):
        assert "{#unread}" in (ROOT / "docs" / language / "method.md").read_text(encoding="utf-8"), language


def test_a_document_says_so_itself_because_it_travels_without_the_page(tmp_path: Path) -> None:
    arabic = a_press(tmp_path / "ar", shared={"languages": LANGUAGES},
                     files={f"{SLUG}/ar.md": ARABIC, f"{NAME}.ar.md": "نص\n"})
    said = told(opened(bytes_in(arabic, "ar")))
    assert said[1][0] == "Alert" and "آلة" in said[1][1]
    assert "Alert" not in [style for style, _ in told(made_of(tmp_path / "fr", "Texte\n"))]


def test_a_workbook_says_so_too(press: Press) -> None:
    for language, says in (("ar", True), ("en", False)):
        book = workbook(a_page(press, GUIDE, language))
        assert any("آلة" in str(row[0].value) for row in office(book).worksheets[0].iter_rows(max_row=8)) is says


def test_a_document_that_is_still_in_the_source_language_does_not(tmp_path: Path) -> None:
    press = a_press(tmp_path, shared={"languages": LANGUAGES}, files={f"{SLUG}/ar.md": ARABIC})
    assert "Alert" not in [style for style, _ in told(opened(bytes_in(press, "ar", "fr")))]


def test_what_is_counted_in_arabic_has_the_form_of_two_and_says_that_nobody_has_read_it() -> None:
    units = the_library().units.data
    assert units
    counted = {unit.id: name for unit in units.units for name in unit.names if name.language == "ar" and name.many}
    assert len(counted) > 20 and all(name.two and name.check for name in counted.values())
