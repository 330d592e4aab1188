"""Writing a folder: only what changed, and nothing left behind."""

from pathlib import Path

from modemploi.publish.files import sync
from tests.make import write


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    sync(tmp_path, {"a.md": b"a", "b/c.md": b"c"})
    before = (tmp_path / "a.md").stat().st_mtime_ns
    assert sync(tmp_path, {"a.md": b"a", "b/c.md": b"d"}) == ("b/c.md",)
    assert (tmp_path / "a.md").stat().st_mtime_ns == before


def test_what_is_not_wanted_any_more_goes(tmp_path: Path) -> None:
    write(tmp_path, {"old/x.md": "x", "a.md": "a"})
    assert sync(tmp_path, {"a.md": b"a"}) == ("old/x.md",)
    assert not (tmp_path / "old").exists()


def test_a_file_can_be_a_copy_of_another(tmp_path: Path) -> None:
    write(tmp_path, {"from.svg": "svg"})
    sync(tmp_path / "to", {"images/a.svg": tmp_path / "from.svg"})
    assert (tmp_path / "to" / "images" / "a.svg").read_text() == "svg"
