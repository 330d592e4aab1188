"""Work under way: what is still missing is counted and told in one place, and does not block."""

from collections.abc import Iterable, Iterator
from functools import partial

from modemploi.checks.check import Check, Example, Problem, Value, fault
from modemploi.checks.view import View
from modemploi.load.library import Place
from modemploi.model import fields_of

FEW = 10
"""So many missing words of a translation are told one by one; more of them together."""

OF_TRANSLATIONS = ("missing-label", "missing-section", "missing-explanation", "missing-document",
                   "image-without-alternative")

_fault = partial(fault, subject="drafts")

unfinished_draft = _fault(
    "unfinished-draft", level="warning",
    message="{missing} of about {total} pieces are still missing: {names}",
    why="a draft is welcome as it is; this tells what it needs to be published",
    fix="add what you can, in any order; the guide is shown among the drafts until `state: published`",
    example=Example("guide.yml", """\
state: draft
source_language: fr
licence: CC-BY-4.0
""", """\
state: draft
source_language: fr
licence: CC-BY-4.0
themes:
  - energy
""", at="""\
state: published
source_language: fr
licence: CC-BY-4.0
themes:
  - energy
"""),
)

unfinished_translation = _fault(
    "unfinished-translation", level="warning",
    message="{missing} of {total} texts are not translated yet: {names}",
    why="a page with gaps says so where they are; readers of this language see them",
    fix="translate what you can, in any order; those of safety first",
    example=Example("ar.md", """\
---
format_version: 2
title: إصلاح مصابيح مدرسة
summary: مصابيح تضيء مساءً
labels:
  - id: competent
    text: شخص من أهل المهنة
---
""", "", at=""),
)


def gathered(view: View, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The same problems, with those of work under way counted and told once a file."""
    translated = {translation.path for _, translation in view.pairs}
    counted = {view.loaded.facts.path, *(translation.path for translation in view.loaded.translations.values())}
    waiting: dict[tuple[Check, str], list[Problem]] = {}
    for problem in problems:
        if view.draft and problem.check.draft == "gathered" and problem.place.path in counted:
            waiting.setdefault((unfinished_draft, problem.place.path), []).append(problem)
        elif problem.check.name in OF_TRANSLATIONS and problem.place.path in translated:
            waiting.setdefault((unfinished_translation, problem.place.path), []).append(problem)
        elif view.draft and problem.check.draft != "same":
            yield Problem(problem.check, "warning", problem.place, problem.values, problem.near)
        else:
            yield problem
    for (kind, path), several in waiting.items():
        if kind is unfinished_translation and len(several) <= FEW:
            yield from several
        else:
            names = tuple(dict.fromkeys(_name(problem) for problem in several))
            values: dict[str, Value] = {"missing": str(len(several)), "total": str(_total(view, path)), "names": names}
            facts = path == view.loaded.facts.path
            yield Problem(kind, "warning", view.at("state") if facts else Place(path), values)


def _name(problem: Problem) -> str:
    """What is missing, in a word or two."""
    values = problem.values
    named = [str(values[key]) for key in ("address", "file", "id", "step", "field") if values.get(key)]
    return named[0] + (str(values["where"]) if "where" in values else "") if named else problem.check.name


def _total(view: View, path: str) -> int:
    """How many pieces a whole file of this kind would have."""
    if path == view.loaded.facts.path:
        return sum(field.need != "may" and not field.words for _, part in view.parts for field in fields_of(type(part)))
    return sum(1 for address in view.addresses.values() if address.field.need != "may")
