"""The new site takes the place of the old one whole, or not at all."""

from pathlib import Path

import pytest

from modemploi.publish import swap as swapping
from modemploi.publish.swap import beside, mend, swap
from tests.make import write


def test_the_new_site_takes_the_place_of_the_old(tmp_path: Path) -> None:
    site = write(tmp_path / "site", {"old.html": "old"})
    new = write(beside(site), {"new.html": "new"})
    swap(new, site)
    assert [path.name for path in site.iterdir()] == ["new.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_first_site_needs_no_old_one(tmp_path: Path) -> None:
    swap(write(beside(tmp_path / "site"), {"new.html": "new"}), tmp_path / "site")
    assert (tmp_path / "site" / "new.html").read_text() == "new"


def test_a_swap_that_fails_puts_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = write(tmp_path / "site", {"old.html": "old"})
    with pytest.raises(FileNotFoundError):
        swap(tmp_path / "nowhere", site)
    assert (site / "old.html").read_text() == "old"


def test_an_interruption_between_the_two_renames_is_mended(tmp_path: Path) -> None:
    write(tmp_path / ".site.old", {"old.html": "old"})
    mend(tmp_path / "site")
    assert (tmp_path / "site" / "old.html").read_text() == "old" and not (tmp_path / ".site.old").exists()


def test_what_a_dead_run_left_is_cleared_and_what_a_live_one_makes_is_not(tmp_path: Path,
                                                                         monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swapping, "_alive", lambda process: process == "2")
    dead, alive = write(tmp_path / ".site.new-1", {"a": "a"}), write(tmp_path / ".site.new-2", {"a": "a"})
    mend(tmp_path / "site")
    assert not dead.exists() and alive.exists()
