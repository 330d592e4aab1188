"""What a person may type after `modemploi`, and how she is told what was not understood, in French or English."""

import argparse
import difflib
import os
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from typing import NoReturn

from modemploi.report.words import translate

LANGUAGES = ("fr", "en")
REPORTS = ("text", "github", "gitlab", "json")
Translate = Callable[[str], str]

COMMANDS = {
    "new": "start a guide: its folder, with a template to fill in",
    "check": "say what is to mend in the guides, and where",
    "explain": "say why a check exists and how to mend what it finds",
    "format": "write guides in their one form (order, spaces, quotes)",
    "status": "show which guide is complete, outdated or missing in which language",
    "stamp": "note that a translation is up to date with its source",
    "migrate": "bring guides to the newest version of the format",
    "plan": "compute a guide for your own case, and take it along as a file",
    "pages": "write the pages that MkDocs builds",
    "site": "make the site",
    "serve": "show the site, and every change as you save it",
    "reference": "write docs/reference anew from the code",
}
"""Every command, in the order in which one meets them, with what it does."""


class Usage(Exception):
    """The command was not understood; the text says why and what to type instead."""


def chosen_language(arguments: Sequence[str]) -> str:
    """`fr` or `en`: what `--language` says, else what the environment says, else French."""
    for index, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--language":
            value = value or (arguments[index + 1] if index + 1 < len(arguments) else "")
            if value in LANGUAGES:
                return value
    for name in ("MODEMPLOI_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name, "")[:2] in LANGUAGES:
            return os.environ[name][:2]
    return "fr"


class Parser(ArgumentParser):
    """A parser that raises `Usage` instead of ending the process."""

    def error(self, message: str) -> NoReturn:
        raise Usage(f"{message}\n{self.format_usage().rstrip()}")


def one_of(names: Sequence[str], say: Translate) -> Callable[[str], str]:
    """A type of argument: one of the names, with the nearest when it is another."""
    def read(text: str) -> str:
        if text in names:
            return text
        raise argparse.ArgumentTypeError(
            say("must be one of {names}, not “{text}”.").format(names=", ".join(names), text=text)
            + nearest(text, names, say))
    return read


def port(say: Translate) -> Callable[[str], int]:
    """A type of argument: the number of a port."""
    def read(text: str) -> int:
        if text.isascii() and text.isdecimal() and 0 < int(text) < 65536:
            return int(text)
        raise argparse.ArgumentTypeError(
            say("must be a number between 1 and 65535, not “{text}”.").format(text=text))
    return read


def nearest(text: str, names: Sequence[str], say: Translate) -> str:
    """A question with the name that was probably meant, or nothing."""
    near = difflib.get_close_matches(text, names, 1, 0.6)
    return " " + say("Did you mean “{name}”?").format(name=near[0]) if near else ""


def read_arguments(arguments: Sequence[str], language: str) -> Namespace | None:
    """The command and its options; None when help was asked for and given. Raises `Usage`."""
    def say(text: str) -> str:
        return translate(text, language)

    vars(argparse)["_"] = say  # argparse speaks through this function alone; it has no other place for a translation
    parser = build(say)
    if not arguments:
        raise Usage(parser.format_help().rstrip())
    first = arguments[0]
    if not first.startswith("-") and first not in COMMANDS:
        raise Usage(say("“{name}” is not a command.").format(name=first) + nearest(first, tuple(COMMANDS), say)
                    + "\n" + parser.format_usage().rstrip())
    try:
        given, rest = parser.parse_known_args(arguments)
    except SystemExit:  # help or version were asked for, and are printed
        return None
    if rest and not given.command:
        raise Usage(say("“{name}” is not a command.").format(name=rest[0]) + "\n" + parser.format_usage().rstrip())
    if rest:
        raise Usage(say("“{name}” is not something “modemploi {command}” knows. What it knows: "
                        "modemploi {command} --help").format(name=rest[0], command=given.command))
    if not given.command:
        raise Usage(parser.format_help().rstrip())
    given.language = language
    return given


def build(say: Translate) -> Parser:
    """The whole of what can be typed."""
    parser = Parser(prog="modemploi", description=say("Guides: write them, check them, publish them."),
                    epilog=say("More about a command: modemploi COMMAND --help"), allow_abbrev=False)
    inner = parser.add_subparsers(dest="command", metavar=say("COMMAND"), title=say("commands"))
    add = {}
    for name, what in COMMANDS.items():
        command = inner.add_parser(name, help=say(what), description=say(what).capitalize() + ".", allow_abbrev=False)
        common = command.add_argument_group(say("everywhere"))
        common.add_argument("--language", metavar="fr|en", type=one_of(LANGUAGES, say),
                            help=say("the language of messages"))
        common.add_argument("--quiet", action="store_true", help=say("no progress, results only"))
        if name not in ("explain", "reference"):
            common.add_argument("--guides", metavar=say("FOLDER"),
                                help=say("the folder of the guides (found by itself in a clone)"))
        add[name] = command.add_argument
    paths = say("a guide's folder, a file in it, or its name; all guides when absent")
    for name in ("check", "format", "migrate"):
        add[name]("paths", nargs="*", metavar=say("PATH"), help=paths)
    add["check"]("--report", metavar="|".join(REPORTS), type=one_of(REPORTS, say), default="text",
                 help=say("for whom: a person, GitHub, GitLab, a program"))
    add["status"]("paths", nargs="*", metavar=say("PATH"),
                  help=say("guides of which to tell what their worked examples touch; without, only the table"))
    add["explain"]("name", nargs="?", metavar=say("NAME"), help=say("the name of a check; all checks when absent"))
    add["format"]("--check", action="store_true", help=say("change nothing, end with 1 where something would change"))
    add["stamp"]("slug", metavar=say("GUIDE"), help=say("the name of the guide's folder"))
    add["stamp"]("target", metavar=say("LANGUAGE"), help=say("the language of the translation"))
    add["stamp"]("parts", nargs="*", metavar=say("PART"), help=say("only these parts, by id; all when absent"))
    add["new"]("slug", metavar=say("GUIDE"), help=say("the name of its folder, for ever: words-with-hyphens"))
    add["new"]("--source", metavar=say("LANGUAGE"), default="fr", help=say("the language you write it in (fr)"))
    add["plan"]("slug", metavar=say("GUIDE"), help=say("the name of the guide's folder"))
    add["plan"]("--set", metavar=say("NAME=VALUE"), action="append", default=[],
                help=say("a value of your own case, like classrooms=4; once for each"))
    add["plan"]("--start", metavar=say("DAY"), help=say("the day on which the work begins, like 2027-03-01"))
    add["plan"]("--output", metavar=say("FILE"),
                help=say("where: a file that ends in .xlsx, .csv, .json, .ics or .md; the checklist is shown when "
                         "absent"))
    add["pages"]("--to", metavar=say("FOLDER"), help=say("where (build)"))
    add["site"]("--to", metavar=say("FOLDER"), help=say("where (site)"))
    add["site"]("--work", metavar=say("FOLDER"), help=say("where the pages in between are written (build)"))
    add["site"]("--publish", action="store_true", help=say("for real: only when it is set who publishes"))
    add["serve"]("--port", metavar=say("NUMBER"), type=port(say), default=8000,
                 help=say("the port of this machine (8000)"))
    add["reference"]("--check", action="store_true",
                     help=say("change nothing, end with 1 where something would change"))
    return parser
