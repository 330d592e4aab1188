"""What commands share: how they end, how they speak, and the guides one means with what is to mend in them."""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from modemploi.cli.places import chosen_guides, project
from modemploi.cli.terminal import AsTyped, as_typed
from modemploi.report.words import translate

if TYPE_CHECKING:
    from modemploi.checks import Problem
    from modemploi.load.library import Library

CLEAN, ERRORS = 0, 1


def speaker(given: Namespace) -> Callable[..., str]:
    """A function that says a sentence in the person's language, with its gaps filled."""
    def say(text: str, **values: object) -> str:
        said = translate(text, given.language)
        return as_typed(said.format(**values) if values else said)
    return say


def judged(given: Namespace, paths: tuple[str, ...] | list[str]) -> "tuple[Library, list[Problem]]":
    """The library (or the guides that were named) and its problems."""
    from modemploi.checks import check_library
    from modemploi.load import load_library

    folder, slugs = chosen_guides(paths, given.guides, speaker(given))
    library = load_library(folder, slugs)
    return library, check_library(library)


def told_errors(library: "Library", problems: "list[Problem]", given: Namespace) -> bool:
    """Say what is to mend before anything can be made; whether there was something."""
    from modemploi.report import write_report

    found = errors(problems)
    if found:
        write_report(found, library, "text", given.language, stream())
    return bool(found)


def stream() -> TextIO:
    """The output, for a person."""
    return cast(TextIO, AsTyped(sys.stdout))


def errors(problems: "list[Problem]") -> "list[Problem]":
    """Those that stop publishing."""
    return [problem for problem in problems if problem.level == "error"]


def root_of(guides: Path) -> Path:
    """The folder with mkdocs.yml that goes with a folder of guides: the one that holds it, else the clone."""
    return guides.parent if (guides.parent / "mkdocs.yml").is_file() else project()
