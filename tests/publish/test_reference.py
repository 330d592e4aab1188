"""The reference as part of the site: its pages, its links, and that readers' search leaves it alone."""

from pathlib import Path

import pytest

from modemploi.load import load_library
from modemploi.publish.hand_written import page_of, read_pages
from modemploi.publish.pages import write_pages
from tests.make import write
from tests.publish.street import a_street

DOCS = {
    "docs/fr/about.md": "# À propos {#top}\n\n[Référence](../reference/fr/index.md)\n"
                        "[étapes](../reference/fr/fields/steps.md#step)\n",
    "docs/reference/fr/index.md": "# Référence {#top}\n\n[Champs](fields.md)\n",
    "docs/reference/fr/fields.md": "# Champs {#top}\n\n[Étapes](fields/steps.md#step)\n",
    "docs/reference/fr/fields/steps.md": "# Étapes {#top}\n\n[Champs](../fields.md) [Ailleurs](../../secret.md)\n\n"
                                         "## Une étape {#step}\n\n| Champ |\n| --- |\n| `id` |\n",
}


@pytest.mark.parametrize(("file", "start", "page"), [
    ("method.md", "about", "method"),
    ("../reference/fr/index.md", "about", "reference"),
    ("../reference/fr/fields/steps.md", "about", "reference/fields/steps"),
    ("fields.md", "reference", "reference/fields"),
    ("fields/steps.md", "reference/fields", "reference/fields/steps"),
    ("../fields.md", "reference/fields/steps", "reference/fields"),
    ("../index.md", "reference/fields/steps", "reference"),
    ("money.md", "reference/fields/steps", "reference/fields/money"),
])
def test_a_link_to_a_file_means_its_page(file: str, start: str, page: str) -> None:
    assert page_of(file, start) == page


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    a_street(tmp_path)
    write(tmp_path, DOCS)
    write_pages(load_library(tmp_path / "guides"), (), tmp_path / "build", settings=tmp_path / "mkdocs.yml")
    return tmp_path / "build" / "pages"


def test_pages_of_the_reference_are_found_by_name(pages: Path) -> None:
    found = read_pages(pages.parent.parent / "docs", ["fr", "en"])
    assert {"reference", "reference/fields", "reference/fields/steps"} <= set(found)


def test_links_between_the_reference_and_other_pages_lead_there(pages: Path) -> None:
    about = (pages / "fr" / "about.md").read_text(encoding="utf-8")
    steps = (pages / "fr" / "reference" / "fields" / "steps.md").read_text(encoding="utf-8")
    assert 'href="../reference/"' in about and 'href="../reference/fields/steps/#step"' in about
    assert 'href="../"' in steps and "## Une étape {#step}" in steps


def test_a_link_out_of_the_site_is_none(pages: Path) -> None:
    steps = (pages / "fr" / "reference" / "fields" / "steps.md").read_text(encoding="utf-8")
    assert "secret" not in steps and "<a>Ailleurs</a>" in steps


def test_search_leaves_the_reference_out_and_keeps_other_pages(pages: Path) -> None:
    head = '"exclude": true'
    assert head in (pages / "fr" / "reference" / "fields.md").read_text(encoding="utf-8")
    assert head not in (pages / "fr" / "about.md").read_text(encoding="utf-8")


def test_a_language_without_the_reference_says_in_which_language_it_is(pages: Path) -> None:
    text = (pages / "en" / "reference.md").read_text(encoding="utf-8")
    assert 'lang="fr"' in text and "notice" in text
