"""A check explained: what it says, why, what to do, and an example wrong and right."""

import textwrap
from string import Formatter

from modemploi.checks import Check
from modemploi.report.sentences import sentence
from modemploi.report.words import translate


def explain(check: Check, language: str) -> str:
    """The explanation of a check, for a terminal."""
    def say(text: str) -> str:
        return translate(text, language)

    parts = [
        f"{check.name} ({say(check.level)})",
        _told(say("It says: "), gaps(say(check.message))),
        _told(say("Why: "), sentence(say(check.why))),
        _told(say("Fix: "), sentence(gaps(say(check.fix)))),
    ]
    if check.draft != "same":
        parts.append(_told("", say("In a draft it is counted with what is still missing, and stops nothing.")
                           if check.draft == "gathered" else say("In a draft it is a warning, and stops nothing.")))
    example = check.example
    nothing = say("(nothing)") if example.wrong is not None else say("(the file is not there)")
    parts.append(f"{say('Wrong')} ({example.file})\n\n{textwrap.indent(example.shown_wrong or nothing, '    ')}")
    if example.shown_right:
        parts.append(f"{say('Right')}\n\n{textwrap.indent(example.shown_right, '    ')}")
    return "\n\n".join(parts)


def gaps(template: str) -> str:
    """A message with its gaps shown: `{step}` becomes ‹step›."""
    return "".join(said + (f"‹{name}›" if name else "") for said, name, _, _ in Formatter().parse(template))


def _told(label: str, text: str) -> str:
    return textwrap.fill(label + text, width=100, break_long_words=False, break_on_hyphens=False)
