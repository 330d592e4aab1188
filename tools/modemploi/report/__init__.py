"""Problems, told for one kind of reader (floor 4).

A kind of report is one function ``(problems, library, language, stream)``; `REPORTS` is the list of all of them.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TextIO

from modemploi.checks import Problem
from modemploi.load.library import Library
from modemploi.report.data import write_gitlab, write_json
from modemploi.report.explain import explain
from modemploi.report.github import write_github
from modemploi.report.places import forget
from modemploi.report.status import write_status
from modemploi.report.text import write_text

__all__ = ["REPORTS", "explain", "write_report", "write_status"]

REPORTS: Mapping[str, Callable[[Sequence[Problem], Library, str, TextIO], None]] = {
    "text": write_text,
    "github": write_github,
    "gitlab": write_gitlab,
    "json": write_json,
}
"""Every kind of report, by name."""


def write_report(problems: Sequence[Problem], library: Library, kind: str, language: str, stream: TextIO) -> None:
    """Write problems in the language of a person, as `kind` of `REPORTS` does. Raises KeyError for another kind."""
    forget()
    REPORTS[kind](problems, library, language, stream)
