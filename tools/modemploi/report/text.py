"""For a person at a terminal: each problem with its place, its line and its cure, then the count, then the reasons."""

import os
from collections import Counter
from collections.abc import Sequence
from typing import TextIO

from modemploi.checks import Problem
from modemploi.load.library import Library
from modemploi.report.places import excerpt
from modemploi.report.sentences import count, fix, message, why
from modemploi.report.words import translate

BOLD, RED, YELLOW, GREEN, FAINT, PLAIN = "\033[1m", "\033[31m", "\033[33m", "\033[32m", "\033[2m", "\033[0m"


def write_text(problems: Sequence[Problem], library: Library, language: str, stream: TextIO) -> None:
    """Write problems for a person; in colour on a terminal that has not refused it (NO_COLOR)."""
    coloured = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def paint(text: str, colour: str) -> str:
        return f"{colour}{text}{PLAIN}" if coloured else text

    for problem in problems:
        place, level = problem.place, level_name(problem, language)
        colour = RED if problem.level == "error" else YELLOW
        stream.write(f"{paint(f'{place.path}:{place.line}:{place.column}:', BOLD)} {paint(level, colour)}"
                     f"{translate(': ', language)}{message(problem, language)} ({problem.check.name})\n")
        if line := excerpt(place):
            stream.write(paint(f"  {place.line} | {line}", FAINT) + "\n")
        stream.write(f"  {translate('fix: ', language)}{fix(problem, language)}\n")
    if problems:
        stream.write("\n")
    stream.write(paint(summary(problems, library, language), BOLD if problems else GREEN) + "\n")
    for check in dict.fromkeys(problem.check for problem in problems):
        stream.write(f"{check.name}{translate(': ', language)}{why(check, language)} "
                     + translate("More: {command}", language).format(command=f"modemploi explain {check.name}") + "\n")


def level_name(problem: Problem, language: str) -> str:
    """`error` or `warning`, in the person's language."""
    return translate(problem.level, language)


def summary(problems: Sequence[Problem], library: Library, language: str) -> str:
    """How much there is to mend, in how much that was looked at; a sentence where there is nothing."""
    languages = {name for loaded in library.guides for name in loaded.translations}
    looked = {
        "guides": count(len(library.guides), "{count} guide", "{count} guides", language),
        "languages": count(len(languages), "{count} language", "{count} languages", language),
    }
    if not problems:
        return translate("No problem in {guides}, {languages}.", language).format(**looked)
    levels = Counter(problem.level for problem in problems)
    said = [count(levels["error"], "{count} error", "{count} errors", language)] if levels["error"] else []
    if levels["warning"]:
        said.append(count(levels["warning"], "{count} warning", "{count} warnings", language))
    number = count(len(problems), "{count} problem", "{count} problems", language)
    told = translate("{problems} in {guides}, {languages}: {levels}", language).format(
        problems=number, levels=", ".join(said), **looked)
    return told if levels["error"] else f"{told}. {translate('Nothing stops publishing.', language)}"
