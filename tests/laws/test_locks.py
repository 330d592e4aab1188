"""The lock files install the same packages everywhere, and name no place they come from."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

LOCKS = sorted((ROOT / "tools" / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def packages(lock: str) -> set[str]:
    """The names of the packages that a lock holds."""
    text = (ROOT / "tools" / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9-]+)==", text, re.M))


def named(requirements: list[str]) -> set[str]:
    """The names of the packages in a list of requirements."""
    return {re.split(r"[^a-z0-9-]", requirement.lower().replace("_", "-"))[0] for requirement in requirements}


def test_there_is_a_lock_for_the_site_the_tests_and_refreshing() -> None:
    assert [path.stem for path in LOCKS] == ["lock", "site", "test"]


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_a_lock_names_no_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "://" not in text and "--index" not in text and "--find-links" not in text and "@ " not in text


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_every_package_of_a_lock_has_one_version_and_a_hash(path: Path) -> None:
    entries = re.split(r"^(?=[a-z])", path.read_text(encoding="utf-8"), flags=re.M)[1:]
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==[0-9][^\s;]*", entry) and "--hash=sha256:" in entry, entry


@pytest.mark.parametrize(("lock", "wanted"), [
    ("site", named(PROJECT["project"]["dependencies"]) | named(PROJECT["dependency-groups"]["build"])),
    ("test", named(PROJECT["dependency-groups"]["test"])),
    ("lock", named(PROJECT["dependency-groups"]["lock"])),
])
def test_a_lock_holds_what_the_project_asks_for(lock: str, wanted: set[str]) -> None:
    assert wanted <= packages(lock), "run: python3 run.py lock"


def test_both_locks_agree_where_they_hold_the_same_package() -> None:
    def versions(lock: str) -> dict[str, str]:
        text = (ROOT / "tools" / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
        return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", text, re.M))

    site, test = versions("site"), versions("test")
    assert {name: site[name] for name in site.keys() & test.keys()} == {
        name: test[name] for name in site.keys() & test.keys()}
    assert site.keys() & test.keys(), "they share packages, so this test compares something"


def test_the_build_backend_is_the_one_that_is_locked() -> None:
    assert PROJECT["build-system"]["requires"] == PROJECT["dependency-groups"]["build"]
