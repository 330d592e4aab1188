"""The report for a pull request on GitHub."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from modemploi.checks import CHECKS, Problem, check_library
from modemploi.load import load_library
from modemploi.load.library import Library, Place
from modemploi.report import write_report
from tests.make import a_library

UNKNOWN = CHECKS["unknown-section"]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A small library."""
    return load_library(a_library(tmp_path))


@pytest.fixture
def tell(library: Library) -> Callable[..., str]:
    """What the log says of some problems."""
    def tell(problems: list[Problem], language: str = "en") -> str:
        out = io.StringIO()
        write_report(problems, library, "github", language, out)
        return out.getvalue()

    return tell


def a_problem(identity: str = "lok", path: str = "guides/seed-swap/en.md", line: int = 14,
              level: str = "error") -> Problem:
    """A section for nothing."""
    return Problem(UNKNOWN, level, Place(path, line, 3), {"id": identity})  # type: ignore[arg-type]


def test_a_problem_is_an_annotation_beside_its_line(tell: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    first = tell([a_problem()]).split("\n")[0]
    assert first == ("::error file=guides/seed-swap/en.md,line=14,col=3,title=unknown-section::“lok” is not a part of "
                     "this guide%0Afix: use an id of guide.yml, and the field after a point: `visit-site.done`.")


def test_an_author_cannot_write_commands_of_the_runner(tell: Callable[..., str]) -> None:
    said = tell([a_problem("x\n::add-mask::y%0A::z", path="guides/a,b:c%/en\n.md")])
    assert [line[:7] for line in said.split("\n") if line.startswith("::")] == ["::error"]
    assert "file=guides/a%2Cb%3Ac%25/en%0A.md,line=14" in said


def test_more_than_ten_of_a_level_are_counted_not_lost(tell: Callable[..., str]) -> None:
    said = tell([a_problem(line=line) for line in range(25)] + [a_problem(level="warning")])
    assert said.count("::error file") == 9 and said.count("::error title") == 1 and said.count("::warning file") == 1
    assert "and 16 others" in said


def test_ten_of_a_level_are_all_shown(tell: Callable[..., str]) -> None:
    assert tell([a_problem(line=line) for line in range(10)]).count("::error file") == 10


def test_the_summary_is_in_words_french_first(tell: Callable[..., str], tmp_path: Path,
                                              monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "summary.md"
    file.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    tell([a_problem("<script>alert(1)</script> [x](javascript:y) @amina")])
    said = file.read_text(encoding="utf-8")
    french, english = said.split("\n---\n")
    assert said.startswith("before\n") and "unknown" not in french.split("| ---")[0]
    assert "1 problem in 1 guide" in english and "1 problem in 1 guide" not in french
    assert "<script" not in said and "](javascript" not in said and "@amina" not in said


def test_the_summary_links_to_the_line_of_the_proposal(tell: Callable[..., str], tmp_path: Path,
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    for name, value in (("SERVER_URL", "https://github.example"), ("REPOSITORY", "a/b"), ("SHA", "c0ffee")):
        monkeypatch.setenv(f"GITHUB_{name}", value)
    tell([a_problem()])
    assert "https://github.example/a/b/blob/c0ffee/guides/seed-swap/en.md#L14" in (tmp_path / "summary.md").read_text()


def test_the_summary_stays_below_what_github_takes(tell: Callable[..., str], tmp_path: Path,
                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    tell([a_problem("é" * 5000, path="g/" + "é" * 3000, line=line) for line in range(3000)])
    assert (tmp_path / "summary.md").stat().st_size < 2**20


def test_success_is_told_to_the_contributor(library: Library, tell: Callable[..., str], tmp_path: Path,
                                            monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert check_library(library) == []
    assert tell([]) == "No problem in 1 guide, 2 languages.\n"
    assert "Thank you!" in (tmp_path / "summary.md").read_text(encoding="utf-8")
