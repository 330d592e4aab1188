"""The report for a person: the voice of the house, place first, reason once."""

import io
from pathlib import Path

import pytest

from modemploi.checks import check_library
from modemploi.load import load_library
from modemploi.report import write_report
from tests.make import SLUG, a_library


def told(folder: Path, language: str = "en", stream: io.StringIO | None = None) -> str:
    """What the report says of a library."""
    out = stream or io.StringIO()
    library = load_library(folder)
    write_report(check_library(library), library, "text", language, out)
    return out.getvalue()


@pytest.fixture
def guides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small library seen from the folder that holds it."""
    a_library(tmp_path)
    monkeypatch.chdir(tmp_path)
    return Path("guides")


def change(guides: Path, file: str, text: str, instead: str) -> None:
    path = guides / SLUG / file
    before = path.read_text(encoding="utf-8")
    assert text in before
    path.write_text(before.replace(text, instead), encoding="utf-8")


def test_a_problem_is_told_as_the_house_says(guides: Path) -> None:
    change(guides, "en.md", "{#look.done}", "{#lok.done}")
    assert told(guides) == """\
guides/mend-lamps/en.md:150:11: error: “lok.done” is not a part of this guide (unknown-section)
  150 | #### done {#lok.done}
  fix: use an id of guide.yml, and the field after a point: `visit-site.done`. Did you mean “look.done”?

1 problem in 1 guide, 2 languages: 1 error
unknown-section: readers land on a section that no other language has, or never see it. \
More: modemploi explain unknown-section
""".replace("150:11", place(guides)).replace("  150 |", f"  {place(guides).partition(':')[0]} |")


def place(guides: Path) -> str:
    """Where the section stands, as an editor counts."""
    lines = (guides / SLUG / "en.md").read_text(encoding="utf-8").split("\n")
    line = next(index for index, text in enumerate(lines) if "{#lok.done}" in text)
    return f"{line + 1}:{lines[line].index('lok') + 1}"


def test_success_is_a_sentence(guides: Path) -> None:
    assert told(guides) == "No problem in 1 guide, 2 languages.\n"


def test_warnings_alone_stop_nothing(guides: Path) -> None:
    change(guides, "guide.yml", "    read: whole\n", "    read: whole\n    note: ''\n")
    assert "1 warning. Nothing stops publishing." in told(guides)


def test_a_reason_is_told_once_for_all_problems_of_a_check(guides: Path) -> None:
    change(guides, "en.md", "{{ rooms }}", "{{ romos }}")
    said = told(guides)
    assert said.count("(unknown-number)") == 2
    assert said.count("\nunknown-number: ") == 1


def test_there_is_no_colour_but_on_a_terminal_that_wants_it(guides: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\033[" not in told(guides)
    assert "\033[" in told(guides, stream=Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\033[" not in told(guides, stream=Terminal())


def test_nothing_an_author_writes_reaches_the_terminal_as_a_command(guides: Path) -> None:
    change(guides, "en.md", "text: One counts them.", "text: One \x1b[31mcounts\x07 them.\u202e")
    change(guides, "guide.yml", "- look\n", "- l\u0435k\n")
    said = told(guides)
    assert said.replace("\n", "").isprintable()


def test_long_lines_are_cut_around_the_place(guides: Path) -> None:
    change(guides, "en.md", "At dusk nobody", "word " * 100 + "<script> " + "word " * 100 + "At dusk nobody")
    excerpt = next(line for line in told(guides).split("\n") if line.lstrip()[:1].isdigit() and "<script>" in line)
    assert len(excerpt) < 130 and excerpt.count("…") == 2


def test_a_file_that_is_gone_has_no_excerpt(guides: Path) -> None:
    library = load_library(guides)
    change(guides, "guide.yml", "- look\n", "- lok\n")
    problems = check_library(load_library(guides))
    (guides / SLUG / "guide.yml").unlink()
    out = io.StringIO()
    write_report(problems, library, "text", "en", out)
    assert "lok" in out.getvalue() and " | " not in out.getvalue()
