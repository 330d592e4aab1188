"""Every check explains itself with an example, and the example is true."""

import shutil
from pathlib import Path

import pytest

from modemploi.checks import CHECKS, Check, check_library
from modemploi.load import load_library
from tests.make import SLUG, a_library

ECHOES = {"outdated-part", "unstamped-part"}
"""What any change of the source says of its translation."""


def problems(folder: Path) -> set[str]:
    return {problem.check.name for problem in check_library(load_library(folder / "guides"))}


def place(check: Check, content: str | bytes | None, folder: Path) -> None:
    """Put the lines of an example where they belong in a copy of the small guide."""
    example = check.example
    for file, text, instead in example.around:
        path = where(file, folder)
        before = path.read_text(encoding="utf-8")
        assert before.count(text), f"{file} of the small guide does not hold {text!r}"
        path.write_text(before.replace(text, instead, 1), encoding="utf-8")
    path = where(example.file, folder)
    if content is None:
        path.unlink()
        return
    raw = content if isinstance(content, bytes) else content.encode()
    if path.exists():
        at = (example.right if example.at is None else example.at).encode()
        before_raw = path.read_bytes()
        assert at in before_raw, f"{example.file} of the small guide does not hold {at.decode()!r}"
        raw = before_raw.replace(at, raw, 1) if at else before_raw + raw
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)


def where(file: str, folder: Path) -> Path:
    """The path of a file of the small guide or of what all guides share."""
    return folder / "guides" / (file if file.startswith("_shared/") else f"{SLUG}/{file}")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_library(tmp_path_factory.mktemp("small")).parent


def test_the_small_guide_has_no_problem(small: Path) -> None:
    assert problems(small) == set()


@pytest.mark.parametrize("name", CHECKS)
def test_the_wrong_example_is_noticed_by_this_check_and_no_other(name: str, small: Path, tmp_path: Path) -> None:
    check = CHECKS[name]
    shutil.copytree(small / "guides", tmp_path / "guides")
    place(check, check.example.wrong, tmp_path)
    found = problems(tmp_path)
    assert name in found
    assert found - ECHOES - {name} == set(check.example.also)


@pytest.mark.parametrize("name", [name for name, check in CHECKS.items() if check.example.at or check.example.around])
def test_the_right_example_has_no_such_problem(name: str, small: Path, tmp_path: Path) -> None:
    """Where the right lines are not those of the small guide itself."""
    check = CHECKS[name]
    shutil.copytree(small / "guides", tmp_path / "guides")
    place(check, check.example.right, tmp_path)
    assert name not in problems(tmp_path)
