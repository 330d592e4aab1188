"""For a pull request on GitHub: annotations beside the lines, and a summary in words, French first, then English.

GitHub shows 10 errors and 10 warnings a step; what is more is counted and stands in the summary.
"""

import html
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from modemploi.checks import Problem
from modemploi.load.library import Library
from modemploi.report.sentences import count, fix, message, why
from modemploi.report.text import level_name, summary
from modemploi.report.words import translate

MOST = 10
"""Annotations of one level that GitHub shows for a step."""
MOST_IN_SUMMARY = 200
LARGEST_SUMMARY = 900_000
"""GitHub refuses summaries above 1 MiB, in bytes."""


def write_github(problems: Sequence[Problem], library: Library, language: str, stream: TextIO) -> None:
    """Write annotations to the log, and the summary to the file that GitHub names, if it does."""
    for level in ("error", "warning"):
        some = [problem for problem in problems if problem.level == level]
        shown = some if len(some) <= MOST else some[:MOST - 1]
        for problem in shown:
            place = problem.place
            told = f"{message(problem, language)}\n{translate('fix: ', language)}{fix(problem, language)}"
            stream.write(f"::{level} file={_property(place.path)},line={place.line},col={place.column},"
                         f"title={_property(problem.check.name)}::{_data(told)}\n")
        if len(some) > len(shown):
            more = count(len(some) - len(shown), "… and {count} other: see the summary",
                         "… and {count} others: see the summary", language)
            stream.write(f"::{level} title={_property(level_name(some[0], language))}::{_data(more)}\n")
    stream.write(_data(summary(problems, library, language)) + "\n")
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(step_summary(problems, library))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def step_summary(problems: Sequence[Problem], library: Library) -> str:
    """The summary of a pull request, in Markdown, for people who never used a checker."""
    told = "\n\n---\n\n".join(_told(problems, library, language) for language in ("fr", "en"))
    raw = told.encode()
    return told + "\n" if len(raw) <= LARGEST_SUMMARY else raw[:LARGEST_SUMMARY].decode("utf-8", "ignore") + "\n"


def _told(problems: Sequence[Problem], library: Library, language: str) -> str:
    def say(text: str, **values: str) -> str:
        return translate(text, language).format(**values)

    lines = [f"## {say('What the check says')}", "", _safe(summary(problems, library, language)), ""]
    if not problems:
        return "\n".join([*lines, say("Thank you! A person will read your proposal now.")])
    errors = any(problem.level == "error" for problem in problems)
    lines += [say("Thank you for your proposal. Errors must be mended before it can be published; ask for help in a "
                  "comment, somebody will answer.") if errors else
              say("Thank you for your proposal. Warnings do not stop it; mend those you can."), ""]
    folders = Counter((_folder(problem, library), problem.level) for problem in problems)
    lines += [f"| {say('Guide')} | {say('Errors')} | {say('Warnings')} |", "| --- | ---: | ---: |"]
    lines += [f"| {_safe(folder)} | {folders[folder, 'error']} | {folders[folder, 'warning']} |"
              for folder in dict.fromkeys(folder for folder, _ in folders)]
    told: set[str] = set()
    for problem in sorted(problems, key=lambda problem: problem.level)[:MOST_IN_SUMMARY]:
        place = _link(problem, _safe(f"{problem.place.path}:{problem.place.line}"))
        lines += ["", f"- **{level_name(problem, language)}** {place} {_safe(message(problem, language))}",
                  f"  <br>→ {_safe(fix(problem, language))}"]
        if problem.check.name not in told:
            lines.append(f"  <br><sub>{say('Why: ')}{_safe(why(problem.check, language))}</sub>")
            told.add(problem.check.name)
    if len(problems) > MOST_IN_SUMMARY:
        lines += ["", count(len(problems) - MOST_IN_SUMMARY, "… and {count} other", "… and {count} others", language)]
    return "\n".join(lines)


def _folder(problem: Problem, library: Library) -> str:
    found = [loaded.slug for loaded in library.guides if problem.place.path.startswith(loaded.folder + "/")]
    return found[0] if found else library.root


def _link(problem: Problem, text: str) -> str:
    """The place as a link to the line of the proposal, where the environment tells which that is."""
    parts = [os.environ.get(name, "") for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")]
    if not all(parts):
        return f"`{text}`"
    path = problem.place.path.replace("%", "%25").replace(" ", "%20").replace("(", "%28").replace(")", "%29")
    return f"[`{text}`]({parts[0]}/{parts[1]}/blob/{parts[2]}/{path}#L{problem.place.line})"


def _safe(text: str) -> str:
    """A text of an author inside Markdown: nothing of it is a link, an image, a mention or HTML."""
    plain = html.escape(text, quote=False)
    for sign in "\\[]!*_|#@<>":
        plain = plain.replace(sign, f"&#{ord(sign)};") if sign not in "#" else plain
    return plain
