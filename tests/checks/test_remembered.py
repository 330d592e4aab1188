"""What is remembered is what would be found anew; whatever could change it makes it be found anew."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from modemploi.checks import check_library, remembered
from modemploi.checks.remembered import check_folder
from modemploi.load import load_library
from modemploi.load.library import Facts, LoadedGuide
from modemploi.model import Sources
from tests.conftest import ROOT
from tests.make import SLUG, a_library


@pytest.fixture
def guides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small library with several problems, as seen from its clone."""
    folder = a_library(tmp_path, steps=[{"id": "look", "phase": "prepare", "after": ["lok"], "duraton": "1 day"}])
    monkeypatch.chdir(tmp_path)
    remembered._nobody.cache_clear()
    return folder.relative_to(tmp_path)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The slugs of the guides that are really read."""
    slugs: list[str] = []
    inner = remembered.read_guide

    def noted(folder: Path, sources: Facts[Sources]) -> LoadedGuide:
        slugs.append(folder.name)
        return inner(folder, sources)

    monkeypatch.setattr(remembered, "read_guide", noted)
    return slugs


def test_what_is_remembered_is_what_was_found(guides: Path, tmp_path: Path) -> None:
    anew = check_library(load_library(guides))
    _, first = check_folder(guides, memory=tmp_path / "memory")
    _, second = check_folder(guides, memory=tmp_path / "memory")
    assert first == anew == second and len(anew) > 2
    assert [repr(problem.values) for problem in second] == [repr(problem.values) for problem in anew]


def test_the_guides_of_this_repository_are_remembered_rightly(tmp_path: Path,
                                                              monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    remembered._nobody.cache_clear()
    anew = check_library(load_library(Path("guides")))
    check_folder(Path("guides"), memory=tmp_path)
    assert check_folder(Path("guides"), memory=tmp_path)[1] == anew


def test_a_guide_that_has_not_changed_is_not_read_again(guides: Path, tmp_path: Path, read: list[str]) -> None:
    check_folder(guides, memory=tmp_path / "memory")
    check_folder(guides, memory=tmp_path / "memory")
    check_folder(guides, [SLUG], memory=tmp_path / "memory")
    assert read == [SLUG]


def test_without_a_memory_everything_is_read_each_time(guides: Path, read: list[str]) -> None:
    check_folder(guides)
    check_folder(guides)
    assert read == [SLUG, SLUG]


def grow(path: Path) -> None:
    """Change a file without changing what it says."""
    path.write_bytes(path.read_bytes() + b"\n")


@pytest.mark.parametrize("change", [
    lambda guides: grow(guides / SLUG / "fr.md"),
    lambda guides: grow(guides / SLUG / "guide.yml"),
    lambda guides: (guides / SLUG / "notes.txt").write_text("x"),
    lambda guides: grow(guides / "_shared" / "themes.yml"),
    lambda guides: grow(guides / "_shared" / "phrases" / "fr.yml"),
    lambda guides: (guides / "another-guide").mkdir(),
], ids=["words", "facts", "a new file", "a shared list", "a phrase", "another guide"])
def test_whatever_could_matter_makes_it_be_read_again(guides: Path, tmp_path: Path, read: list[str],
                                                      change: Callable[[Path], object]) -> None:
    check_folder(guides, [SLUG], memory=tmp_path / "memory")
    change(guides)
    remembered._nobody.cache_clear()
    check_folder(guides, [SLUG], memory=tmp_path / "memory")
    assert read == [SLUG, SLUG]


def test_other_code_makes_it_be_read_again(guides: Path, tmp_path: Path, read: list[str],
                                           monkeypatch: pytest.MonkeyPatch) -> None:
    code = tmp_path / "package" / "checks" / "remembered.py"
    code.parent.mkdir(parents=True)
    monkeypatch.setattr(remembered, "__file__", str(code))
    for text in ("one", "one", "other code"):
        if not code.exists() or code.read_text() != text:
            code.write_text(text)
        check_folder(guides, memory=tmp_path / "memory")
    assert read == [SLUG, SLUG]


@pytest.mark.parametrize("damage", [b"", b"\xff", b"[]", b"{}", b'{"key": 1, "judged": 2}', b"null"])
def test_a_damaged_memory_is_no_memory(guides: Path, tmp_path: Path, damage: bytes) -> None:
    memory = tmp_path / "memory"
    _, first = check_folder(guides, memory=memory)
    for kept in memory.iterdir():
        kept.write_bytes(damage)
    assert check_folder(guides, memory=memory)[1] == first


def test_a_check_that_no_longer_exists_is_not_remembered(guides: Path, tmp_path: Path) -> None:
    memory = tmp_path / "memory"
    _, first = check_folder(guides, memory=memory)
    kept = json.loads((memory / f"{SLUG}.json").read_text())
    kept["judged"]["problems"][0][0] = "a-check-of-old"
    (memory / f"{SLUG}.json").write_text(json.dumps(kept))
    assert check_folder(guides, memory=memory)[1] == first


def test_a_memory_that_cannot_be_written_stops_nothing(guides: Path, tmp_path: Path) -> None:
    (tmp_path / "memory").write_text("a file, not a folder")
    assert check_folder(guides, memory=tmp_path / "memory")[1]


def test_links_and_pipes_are_never_remembered(guides: Path, tmp_path: Path, read: list[str]) -> None:
    (guides / SLUG / "elsewhere.md").symlink_to(tmp_path)
    for _ in range(2):
        check_folder(guides, memory=tmp_path / "memory")
    assert read == [SLUG, SLUG]


def test_many_guides_side_by_side_give_what_one_after_the_other_gives(guides: Path,
                                                                      monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    for number in range(5):
        shutil.copytree(guides / SLUG, guides / f"{SLUG}-{number}")
    remembered._nobody.cache_clear()
    together = check_folder(guides)[1]
    monkeypatch.setattr(remembered, "WORTH", 1000)
    assert together == check_folder(guides)[1] == check_library(load_library(guides))


def test_the_outline_has_what_reports_need(guides: Path) -> None:
    library, _ = check_folder(guides)
    whole = load_library(guides)
    assert library.root == whole.root
    assert [(one.slug, one.folder, set(one.translations)) for one in library.guides] == [
        (one.slug, one.folder, set(one.translations)) for one in whole.guides]
