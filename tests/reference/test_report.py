"""The JSON report is what its page and its schema say."""

import io
import json

from jsonschema import Draft7Validator

from modemploi.checks import check_library
from modemploi.load import load_library
from modemploi.reference.report import KINDS, PROBLEM, TOP, example, report_schema
from modemploi.reference.words import LANGUAGES
from modemploi.report import REPORTS, write_report
from tests.make import a_library


def a_report(folder, language: str = "en", **changes) -> dict:
    library = load_library(a_library(folder, **changes))
    told = io.StringIO()
    write_report(check_library(library), library, "json", language, told)
    return json.loads(told.getvalue())


def test_a_report_has_the_fields_that_are_told_and_no_others(tmp_path) -> None:
    report = a_report(tmp_path, themes=["enrgy"])
    assert list(report) == list(TOP)
    assert report["problems"] and all(list(problem) == list(PROBLEM) for problem in report["problems"])


def test_a_report_is_what_its_schema_says(tmp_path) -> None:
    schema = report_schema(str)
    Draft7Validator.check_schema(schema)
    report = a_report(tmp_path, themes=["enrgy"])
    assert list(Draft7Validator(schema).iter_errors(report)) == []
    report["problems"][0]["line"] = 0
    assert [error.validator for error in Draft7Validator(schema).iter_errors(report)] == ["minimum"]


def test_the_example_on_the_page_is_such_a_report() -> None:
    for language in LANGUAGES:
        report = json.loads(example(language))
        assert list(Draft7Validator(report_schema(str)).iter_errors(report)) == []
        assert report["language"] == language and report["errors"] == len(report["problems"]) == 1


def test_every_kind_of_report_is_told() -> None:
    assert set(KINDS) == set(REPORTS)
