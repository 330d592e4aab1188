"""The page of reports: what programs find in the JSON report, and what the other kinds are for."""

import io
import json
from typing import Any

from modemploi.checks import CHECKS, Problem
from modemploi.load.library import Facts, Library, Place
from modemploi.reference.markdown import crumbs, fence, heading, page, table, text
from modemploi.reference.schema import WRITTEN
from modemploi.reference.words import Say
from modemploi.report import REPORTS, write_report
from modemploi.report.data import JSON_VERSION

INTRO = "`modemploi check --report KIND` tells the same problems to different readers:"
KINDS = {
    "text": "For a person at a terminal: each problem with its place, its line and its cure, then the count, then the "
            "reasons.",
    "github": "For a pull request on GitHub: annotations beside the lines, and a summary in words.",
    "gitlab": "For a merge request on GitLab: a code quality report.",
    "json": "For any other program: the report described here.",
}
"""What each kind of `REPORTS` is for."""
TOP = {
    "version": "A whole number. It grows when a field is renamed or removed; new fields may come without it.",
    "language": "The language of messages: `fr` or `en`.",
    "guides": "The guides that were looked at, by slug.",
    "languages": "The languages in which they have words.",
    "errors": "How many problems are errors.",
    "warnings": "How many problems are warnings.",
    "problems": "The problems, file by file and from top to bottom.",
}
PROBLEM = {
    "path": "The file, from the folder in which the command was started, with `/` between folders.",
    "line": "The line; the first one is 1.",
    "column": "The column, counted in characters; the first one is 1.",
    "check": "The name of the check, for ever: programs may rely on it.",
    "level": "`error` or `warning`.",
    "message": "What is so, in one sentence without a point at its end.",
    "fix": "What to do now, in one or two sentences.",
}
ENDS = ("The report is one JSON object in UTF-8. The command ends with 0 where there is no error, with 1 where there "
        "is one; where the command itself was not understood it ends with 2 and writes no report.")


def report_schema(say: Say) -> dict[str, Any]:
    """The JSON Schema of the report. Fields that it does not name may come."""
    text_, whole = {"type": "string"}, {"type": "integer", "minimum": 0}
    place, texts = {"type": "integer", "minimum": 1}, {"type": "array", "items": {"type": "string"}}

    def told(fields: dict[str, str], forms: dict[str, Any]) -> dict[str, Any]:
        return {"type": "object", "required": list(fields), "properties": {
            name: {"description": say(what), **forms.get(name, text_)} for name, what in fields.items()}}

    problem = told(PROBLEM, {"line": place, "column": place, "level": {"enum": ["error", "warning"]}})
    return {"$schema": "http://json-schema.org/draft-07/schema#", "$comment": say(WRITTEN), **told(TOP, {
        "version": {"const": JSON_VERSION}, "language": {"enum": ["fr", "en"]}, "guides": texts, "languages": texts,
        "errors": whole, "warnings": whole, "problems": {"type": "array", "items": problem}})}


def pages(say: Say, language: str) -> dict[str, str]:
    """The one page: path and Markdown."""
    return {"report.md": page(
        heading(1, text(say("Reports")), "top"), crumbs((say("Reference"), "index.md")), text(say(INTRO)),
        table([say("Kind"), say("For whom")], [[f"`{kind}`", text(say(KINDS[kind]))] for kind in REPORTS]),
        heading(2, text(say("The JSON report")), "json"), text(say(ENDS)),
        table([say("Field"), say("What it says")], [[f"`{name}`", text(say(what))] for name, what in TOP.items()]),
        text(say("Each problem says:")),
        table([say("Field"), say("What it says")], [[f"`{name}`", text(say(what))] for name, what in PROBLEM.items()]),
        text(say("The same as a JSON Schema: {file}.")).format(
            file=f"`docs/reference/schema/{language}/report.schema.json`"),
        heading(2, text(say("An example")), "example"), fence(example(language), "json"),
    )}


def example(language: str) -> str:
    """A report as the command writes it, of one guide with one problem."""
    check = CHECKS["unknown-reference"]
    place = Place("guides/seed-swap/guide.yml", 214, 9)
    problem = Problem(check, check.level, place, {"id": "sort-seed", "list": "steps"}, "sort-seeds")
    nothing: Facts[Any] = Facts("", None, None)
    told = io.StringIO()
    write_report([problem], Library("guides", nothing, nothing, nothing, nothing, nothing), "json", language, told)
    report = json.loads(told.getvalue()) | {"guides": ["seed-swap"], "languages": ["en", "fr"]}
    return json.dumps(report, ensure_ascii=False, indent=2)
