"""Writing the reference: the same bytes each time, and nothing stale is overlooked."""

from pathlib import Path

import pytest

from modemploi.cli.arguments import build
from modemploi.reference import reference_is_current, write_reference
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reference")
    write_reference(folder, build)
    return folder


def test_what_is_committed_is_what_the_code_says() -> None:
    assert reference_is_current(ROOT / "docs" / "reference", build), "run: python3 run.py reference"


def test_writing_again_changes_nothing(written: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in written.rglob("*")}
    assert write_reference(written, build) == []
    assert reference_is_current(written, build)
    assert {path: path.stat().st_mtime_ns for path in written.rglob("*")} == before


@pytest.mark.parametrize("name", ["fr/fields/steps.md", "schema/en/guide.schema.json"])
def test_a_file_that_was_changed_is_noticed_and_written_anew(written: Path, name: str) -> None:
    right = (written / name).read_bytes()
    (written / name).write_bytes(right + b"\n")
    assert not reference_is_current(written, build)
    assert write_reference(written, build) == [written / name]
    assert (written / name).read_bytes() == right


def test_a_file_that_is_missing_is_noticed(written: Path) -> None:
    (written / "en" / "checks.md").unlink()
    assert not reference_is_current(written, build)
    assert write_reference(written, build) == [written / "en" / "checks.md"]


def test_a_page_that_is_no_longer_one_is_taken_away(written: Path) -> None:
    old = written / "fr" / "checks" / "old.md"
    old.write_text("…")
    assert not reference_is_current(written, build)
    assert write_reference(written, build) == [old] and not old.exists()


def test_pages_and_schemas_are_text_that_every_editor_likes(written: Path) -> None:
    for path in written.rglob("*.*"):
        content = path.read_text(encoding="utf-8")
        assert content.endswith("\n") and not content.endswith("\n\n") and "\r" not in content and "\t" not in content
        assert path.suffix != ".md" or not set("\u00a0\u202f") & set(content), path
