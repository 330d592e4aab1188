"""Problems as sentences: what is so, what to do about it, and why."""

from collections import defaultdict
from collections.abc import Mapping

from modemploi.checks import Check, Problem, Term, Value
from modemploi.report.words import translate

LONGEST = 100
"""So many letters of an author's own text are quoted."""
MOST_NAMES = 5
"""So many of several names are told."""


def message(problem: Problem, language: str) -> str:
    """What is so, in one line."""
    return fill(problem.check, problem.check.message, problem.values, language)


def fix(problem: Problem, language: str) -> str:
    """What to do now, as a sentence; with what was probably meant, where there is a close candidate."""
    said = sentence(fill(problem.check, problem.check.fix, problem.values, language))
    if problem.near:
        said += " " + translate("Did you mean “{name}”?", language).format(name=quoted(problem.near))
    return said


def why(check: Check, language: str) -> str:
    """The reason of a check, as a sentence without its beginning capital."""
    return sentence(translate(check.why, language))


def fill(check: Check, template: str, values: Mapping[str, Value], language: str) -> str:
    """A text of a check in a language, with its gaps filled."""
    told: dict[str, str] = defaultdict(lambda: "…")
    told.update({name: _said(value, language) for name, value in values.items()})
    for name, terms in check.terms.items():
        if name in values:
            own = str(values[name])
            told[name] = translate(terms[own], language).format_map(told) if own in terms else told[name]
    return translate(template, language).format_map(told)


def _said(value: Value, language: str) -> str:
    if isinstance(value, Term):
        return translate(value, language).rstrip(".")
    if isinstance(value, str):
        return quoted(value)
    said = ", ".join(quoted(each) for each in value[:MOST_NAMES])
    more = len(value) - MOST_NAMES
    return said if more <= 0 else translate("{names} and {count} others", language).format(names=said, count=more)


def quoted(text: str) -> str:
    """An author's own text on one line: not too long, and nothing in it that a terminal would obey."""
    plain = "".join(letter if letter.isprintable() else f"\\u{{{ord(letter):x}}}" if letter not in "\n\t" else " "
                    for letter in text[:LONGEST + 1])
    return plain if len(text) <= LONGEST else plain[:LONGEST] + "…"


def sentence(text: str) -> str:
    """A text with the point that ends it."""
    return text if text.endswith((".", "?", "!", "…")) else text + "."


def count(number: int, one: str, many: str, language: str) -> str:
    """A number of things: `one` is said of one, `many` of others, with {count} for the number."""
    few = number == 1 or (number == 0 and language == "fr")
    return translate(one if few else many, language).format(count=number)
