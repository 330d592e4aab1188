"""The reports that programs read."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from modemploi.checks import CHECKS, Problem
from modemploi.load import load_library
from modemploi.load.library import Library, Place
from modemploi.report import REPORTS, write_report
from tests.make import SLUG, a_library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return load_library(a_library(tmp_path))


def told(problems: list[Problem], library: Library, kind: str, language: str = "en") -> Any:
    out = io.StringIO()
    write_report(problems, library, kind, language, out)
    return json.loads(out.getvalue())


def a_problem(line: int = 14, level: str = "error") -> Problem:
    values = {"id": "lok"}
    return Problem(CHECKS["unknown-section"], level, Place("guides/a/en.md", line, 3), values, "look")  # type: ignore[arg-type]


def test_json_holds_what_the_reference_promises(library: Library) -> None:
    said = told([a_problem(), a_problem(level="warning")], library, "json")
    assert said["problems"][0] == {
        "path": "guides/a/en.md", "line": 14, "column": 3, "check": "unknown-section", "level": "error",
        "message": "“lok” is not a part of this guide",
        "fix": "use an id of guide.yml, and the field after a point: `visit-site.done`. Did you mean “look”?",
    }
    assert (said["errors"], said["warnings"], said["guides"], said["languages"]) == (1, 1, [SLUG], ["en", "fr"])


def test_json_is_an_object_also_where_there_is_nothing_to_tell(library: Library) -> None:
    assert told([], library, "json")["problems"] == []


def test_gitlab_tells_repeats_apart_and_keeps_a_problem_when_text_moves(library: Library) -> None:
    first = told([a_problem(14), a_problem(20)], library, "gitlab")
    moved = told([a_problem(15), a_problem(21)], library, "gitlab")
    assert len({each["fingerprint"] for each in first}) == 2
    assert [each["fingerprint"] for each in first] == [each["fingerprint"] for each in moved]


def test_gitlab_gets_the_fields_it_asks_for(library: Library) -> None:
    said = told([a_problem(), a_problem(level="warning")], library, "gitlab")
    assert [each["severity"] for each in said] == ["major", "minor"]
    assert set(said[0]) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert said[0]["location"] == {"path": "guides/a/en.md", "lines": {"begin": 14}}


def test_the_same_problems_give_the_same_bytes(library: Library) -> None:
    for kind in REPORTS:
        first, second = io.StringIO(), io.StringIO()
        write_report([a_problem()], library, kind, "fr", first)
        write_report([a_problem()], library, kind, "fr", second)
        assert first.getvalue() == second.getvalue()


def test_another_kind_of_report_is_refused(library: Library) -> None:
    with pytest.raises(KeyError):
        write_report([], library, "sarif", "en", io.StringIO())
