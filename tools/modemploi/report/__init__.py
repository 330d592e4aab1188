"""Problems, told for one kind of reader (floor 4).

A kind of report is one function ``(problems, library, language, stream)``; `REPORTS` is the list of all of them.
Nothing is loaded before it is used: the command speaks through `modemploi.report.words`, also where it checks nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from modemploi.checks import Problem
    from modemploi.load.library import Library

__all__ = ["REPORTS", "write_report"]

Writer = Callable[["Sequence[Problem]", "Library", str, TextIO], None]


def _writer(module: str, function: str) -> Writer:
    """A function of a module of this package, which is loaded when it is called."""
    def write(problems: "Sequence[Problem]", library: "Library", language: str, stream: TextIO) -> None:
        getattr(import_module(f"modemploi.report.{module}"), function)(problems, library, language, stream)

    return write


REPORTS: Mapping[str, Writer] = {
    "text": _writer("text", "write_text"),
    "github": _writer("github", "write_github"),
    "gitlab": _writer("data", "write_gitlab"),
    "json": _writer("data", "write_json"),
}
"""Every kind of report, by name."""


def write_report(problems: "Sequence[Problem]", library: "Library", kind: str, language: str, stream: TextIO) -> None:
    """Write problems in the language of a person, as `kind` of `REPORTS` does. Raises KeyError for another kind."""
    from modemploi.report.places import forget

    forget()
    REPORTS[kind](problems, library, language, stream)
