"""The measuring itself: what is made, what is weighed. No times: they are nobody's law."""

import gzip
import sys
from pathlib import Path

import pytest

from benchmarks.library import MODEL, make_library
from benchmarks.measure import run, weigh
from modemploi.load import load_library


def test_a_library_has_as_many_guides_as_asked_for_and_each_is_whole(tmp_path: Path) -> None:
    library = load_library(make_library(tmp_path, 2))
    assert [loaded.slug for loaded in library.guides] == [f"{MODEL}-0001", f"{MODEL}-0002"]
    assert all(loaded.facts.data and not loaded.faults for loaded in library.guides)


def test_a_page_weighs_what_a_browser_fetches_before_anybody_touches_it(tmp_path: Path) -> None:
    page = tmp_path / "fr" / "guides" / "lamps" / "index.html"
    page.parent.mkdir(parents=True)
    (tmp_path / "look.css").write_text("body {}" * 100)
    (tmp_path / "now.svg").write_text("<svg/>")
    (tmp_path / "later.svg").write_text("<svg/>" * 500)
    page.write_text('<link rel="stylesheet" href="../../../look.css?v=1"><link rel="canonical" href="/later.svg">'
                    '<img src="../../../now.svg" alt=""><img loading="lazy" src="/later.svg" alt="">'
                    '<script src="https://example.org/x.js"></script>')
    weight = weigh(page, tmp_path)
    sizes = [len(gzip.compress(path.read_bytes(), mtime=0)) for path in (page, tmp_path / "look.css",
                                                                         tmp_path / "now.svg")]
    assert (weight.page, weight.first_view, weight.requests) == (sizes[0], sum(sizes), 3)


def test_a_command_that_ends_badly_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ended with 2"):
        run("check", "no-such-guide", folder=tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell")
def test_work_and_memory_are_told(tmp_path: Path) -> None:
    measured = run("explain", folder=tmp_path)
    assert measured.wall > 0 and measured.cpu > 0 and measured.memory > 10
