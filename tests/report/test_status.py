"""The table of guides and languages."""

import io
from pathlib import Path

from modemploi.checks import check_library
from modemploi.load import load_library
from modemploi.report.status import statuses, write_status
from tests.make import SLUG, a_library


def standing(guides: Path) -> dict[str, tuple[int, int]]:
    """By language: how many texts are missing, and how many parts outdated."""
    library = load_library(guides)
    (status,) = statuses(library, check_library(library))
    return {each.language: (each.missing, each.outdated) for each in status.standings if each.there}


def table(guides: Path) -> str:
    library, out = load_library(guides), io.StringIO()
    write_status(library, check_library(library), "en", out)
    return out.getvalue()


def test_a_complete_guide_is_said_to_be_so(tmp_path: Path) -> None:
    said = table(a_library(tmp_path)).split("\n")
    assert said[0].split() == ["guide", "fr", "en", "proof"]
    assert said[1].split() == [SLUG, "complete", "(source)", "complete", "worked", "examples"]


def test_missing_and_outdated_words_are_counted(tmp_path: Path) -> None:
    guides = a_library(tmp_path, words={"en": {"rooms.name": None, "goal": None}, "fr": {}})
    path = guides / SLUG / "fr.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Elle s'ouvre sans colle.", "Elle s'ouvre."), encoding="utf-8")
    assert standing(guides) == {"fr": (0, 0), "en": (2, 1)}
    assert "2 texts missing, 1 part outdated" in table(guides)


def test_a_language_without_a_file_is_missing(tmp_path: Path) -> None:
    guides = a_library(tmp_path, files={f"{SLUG}/en.md": None, f"{SLUG}/en.stamps.yml": None})
    assert "missing" in table(guides) and set(standing(guides)) == {"fr"}


def test_a_guide_with_an_error_is_not_checked_yet(tmp_path: Path) -> None:
    guides = a_library(tmp_path, cost_categories=None)
    assert table(guides).rstrip().endswith("draft")


def test_facts_that_cannot_be_read_are_said_to_be_so(tmp_path: Path) -> None:
    guides = a_library(tmp_path, files={f"{SLUG}/guide.yml": b"\xff\xfe\x00"})
    assert "not readable" in table(guides)


def test_an_empty_library_says_how_to_begin(tmp_path: Path) -> None:
    guides = a_library(tmp_path)
    for path in sorted((guides / SLUG).rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (guides / SLUG).rmdir()
    assert "modemploi new" in table(guides)
