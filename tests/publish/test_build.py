"""The whole way: pages, MkDocs, one swap. MkDocs and the preview must agree."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from modemploi.load import load_library
from modemploi.publish import build_site, write_pages
from modemploi.publish.settings import read_settings
from modemploi.publish.shell import Shell
from tests.conftest import ROOT
from tests.make import SLUG, write
from tests.publish.dom import Element, tree
from tests.publish.street import AS_OF, FRENCH_ONLY, GUIDE, Press, a_street


def build(folder: Path, **options: object) -> object:
    """Build the site of a street."""
    return build_site(load_library(folder / "guides"), (), folder / "site", settings=folder / "mkdocs.yml",
                      work=folder / "build", **options)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A street with its site; the guide exists in French only."""
    folder = tmp_path_factory.mktemp("built")
    a_street(folder, files=FRENCH_ONLY)
    made = build(folder)
    assert made.made, made  # type: ignore[attr-defined]
    return folder


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file and its hash."""
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_site_has_a_root_a_home_and_a_404_for_every_language(built: Path) -> None:
    for name in ("index.html", "404.html", "fr/index.html", "fr/404.html", "en/index.html", "en/404.html",
                 f"fr/{GUIDE}/index.html"):
        assert (built / "site" / name).is_file(), name


def test_the_root_offers_the_languages_without_any_script(built: Path) -> None:
    html = tree((built / "site" / "index.html").read_text(encoding="utf-8").removeprefix("<!doctype html>"))
    assert not html.all("script")
    assert [(link["href"], link["hreflang"]) for link in html.all("a")] == [("fr/", "fr"), ("en/", "en")]
    assert [section["lang"] for section in html.all("section")] == ["fr", "en"]


def test_the_theme_brings_nothing_along_that_no_page_asks_for(built: Path) -> None:
    look = [path for path in (built / "site" / "fr" / "look").iterdir() if path.is_file()]
    assert not (built / "site" / "fr" / "assets").exists()
    assert {path.name for path in look} == {path.name for path in (ROOT / "tools" / "theme" / "look").iterdir()}


def test_search_knows_the_guide_by_its_title_in_its_language_only(built: Path) -> None:
    titles = {language: {doc["title"] for doc in json.loads(
        (built / "site" / language / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]}
        for language in ("fr", "en")}
    assert "Réparer les lampes d'une école" in titles["fr"] and "Réparer les lampes d'une école" not in titles["en"]


def test_a_draft_is_not_in_the_index(tmp_path: Path) -> None:
    a_street(tmp_path, state="draft")
    assert build(tmp_path).made  # type: ignore[attr-defined]
    assert SLUG not in (tmp_path / "site" / "fr" / "search" / "search_index.json").read_text(encoding="utf-8")
    assert (tmp_path / "site" / "fr" / "drafts" / SLUG / "index.html").is_file()


def simple(element: Element) -> list[object]:
    """An element without what may differ: white space between elements."""
    return [element.tag, {name: value.rstrip("/") or "." for name, value in sorted(element.attributes.items())},
            [simple(child) if isinstance(child, Element) else " ".join(child.split())
             for child in element.children if isinstance(child, Element) or child.strip()]]


@pytest.mark.parametrize("name", ["index", GUIDE, "method", "glossary", "themes/energy"])
def test_the_preview_shows_what_mkdocs_builds(built: Path, name: str) -> None:
    press = Press(load_library(built / "guides"), read_settings(built / "mkdocs.yml"), AS_OF)
    path = built / "site" / "fr" / ("" if name == "index" else name) / "index.html"
    mkdocs = tree(path.read_text(encoding="utf-8").removeprefix("<!doctype html>"))
    preview = tree(Shell(press, "fr").page(name).removeprefix("<!doctype html>"))
    assert simple(mkdocs) == simple(preview)


def test_the_same_input_gives_the_same_bytes_elsewhere_too(built: Path, tmp_path: Path,
                                                           monkeypatch: pytest.MonkeyPatch) -> None:
    a_street(tmp_path / "another place", files=FRENCH_ONLY)
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    assert build(tmp_path / "another place").made  # type: ignore[attr-defined]
    assert fingerprint(tmp_path / "another place" / "site") == fingerprint(built / "site")


def test_a_build_for_a_usb_key_has_files_instead_of_folders(tmp_path: Path) -> None:
    a_street(tmp_path)
    assert build(tmp_path, mode="files").made  # type: ignore[attr-defined]
    assert (tmp_path / "site" / "fr" / f"{GUIDE}.html").is_file()
    text = (tmp_path / "site" / "fr" / f"{GUIDE}.html").read_text(encoding="utf-8")
    html = tree(text.removeprefix("<!doctype html>"))
    assert html.one("figure", "drawing").one("img")["src"] == f"{SLUG}/images/lamp.svg"
    assert not html.all("meta", **{"http-equiv": "Content-Security-Policy"})


def test_publishing_for_real_refuses_until_it_is_known_who_publishes(tmp_path: Path) -> None:
    a_street(tmp_path)
    made = build(tmp_path, for_real=True)
    assert (made.made, made.unset) == (False, ("name", "address", "repository",
                                               "contact"))  # type: ignore[attr-defined]
    assert not (tmp_path / "site").exists()


def test_a_site_with_an_address_has_canonical_addresses_and_a_site_map(tmp_path: Path) -> None:
    a_street(tmp_path, address="https://guides.example.org/lib")
    assert build(tmp_path, for_real=True).made  # type: ignore[attr-defined]
    html = (tmp_path / "site" / "fr" / GUIDE / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="https://guides.example.org/lib/fr/{GUIDE}/">' in html
    assert "https://guides.example.org/lib/fr/sitemap.xml" in (tmp_path / "site" / "sitemap.xml").read_text()
    assert 'href="/lib/fr/"' in (tmp_path / "site" / "404.html").read_text(encoding="utf-8")
    assert 'href="/lib/fr/look/site.css"' in (tmp_path / "site" / "fr" / "404.html").read_text(encoding="utf-8")


def test_a_site_without_an_address_claims_none(built: Path) -> None:
    for path in (built / "site").rglob("*.html"):
        assert "canonical" not in path.read_text(encoding="utf-8")
    assert not list((built / "site").rglob("sitemap.xml*"))


def test_a_build_that_fails_leaves_the_last_good_site(tmp_path: Path) -> None:
    settings = a_street(tmp_path)
    write(tmp_path / "site", {"index.html": "the last good site"})
    settings.write_text(settings.read_text(encoding="utf-8").replace("- about.md", "- nowhere.md"), encoding="utf-8")
    made = build(tmp_path)
    assert not made.made and "nowhere.md" in made.said["fr"]  # type: ignore[attr-defined]
    assert (tmp_path / "site" / "index.html").read_text() == "the last good site"
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".site")) == []


def test_a_link_that_leads_nowhere_stops_the_swap(tmp_path: Path) -> None:
    a_street(tmp_path)
    about = tmp_path / "docs" / "fr" / "about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\n[x](method.md#nowhere)\n", encoding="utf-8")
    made = build(tmp_path)
    assert [(one.page, one.kind) for one in made.broken] == [("fr/about/index.html",
                                                              "anchor")]  # type: ignore[attr-defined]
    assert not (tmp_path / "site").exists()


def test_someone_who_knows_mkdocs_can_build_the_source_language(tmp_path: Path) -> None:
    settings = a_street(tmp_path)
    write_pages(load_library(tmp_path / "guides"), (), tmp_path / "build", settings=settings)
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=tmp_path, capture_output=True,
                          text=True,
                          env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    assert done.returncode == 0, done.stdout + done.stderr
    html = (tmp_path / "build" / "preview" / "fr" / GUIDE / "index.html").read_text(encoding="utf-8")
    assert '<html lang="fr" dir="ltr">' in html and "Terminé quand" in html


def test_pages_written_twice_change_nothing(tmp_path: Path) -> None:
    settings = a_street(tmp_path)
    library = load_library(tmp_path / "guides")
    first = write_pages(library, (), tmp_path / "build", settings=settings)
    again = write_pages(library, (), tmp_path / "build", settings=settings)
    assert first.changed["fr"] and again.changed == {"fr": (), "en": ()}


def test_progress_is_told_from_the_first_step_to_the_last(tmp_path: Path) -> None:
    a_street(tmp_path)
    told: list[tuple[str, int, int]] = []
    build(tmp_path, progress=lambda what, count, most: told.append((what, count, most)))
    assert [count for _, count, _ in told] == [1, 2, 3, 4, 5] and {most for _, _, most in told} == {5}
