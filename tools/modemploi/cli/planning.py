"""`modemploi plan`: one case of a guide, taken along as a file."""

import datetime
import re
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from modemploi.cli.arguments import Usage, nearest
from modemploi.cli.judged import CLEAN, ERRORS, judged, root_of, speaker, told_errors
from modemploi.cli.places import near

if TYPE_CHECKING:
    from modemploi.checks import Problem
    from modemploi.compute import FormulaFault, Verdict
    from modemploi.load.library import Library
    from modemploi.model import Guide
    from modemploi.publish.guide import GuidePage
    from modemploi.publish.plan import Planned

Say = Callable[..., str]
MOST_NAMES = 12
"""So many names are told in a message."""
_ANSWERS = {"oui": "yes", "non": "no"}
_COMMA = re.compile(r"-?[0-9]+,[0-9]+")


def entered(given: Sequence[str], guide: "Guide", say: Say) -> dict[str, str]:
    """What ``--set name=value`` enters, and answers to conditions. Raises `Usage`."""
    kinds: dict[str, str] = {each.id: each.kind for each in guide.parameters}
    kinds |= {each.id: "number" for each in guide.assumptions}
    kinds |= {each.id: each.answer for each in guide.conditions}
    inputs: dict[str, str] = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign:
            raise Usage(say("“{value}” enters nothing: write --set NAME=VALUE, like --set classrooms=4.", value=text))
        name = name.strip()
        if name not in kinds:
            some = ", ".join([*kinds][:MOST_NAMES]) + ("…" if len(kinds) > MOST_NAMES else ".")
            raise Usage(say("“{name}” is not something one enters in this guide. What one enters: {names}", name=name,
                            names=some) + nearest(name, tuple(kinds), say))
        if name in inputs:
            raise Usage(say("“{name}” is entered twice.", name=name))
        value = value.strip()
        if kinds[name] == "number" and _COMMA.fullmatch(value):
            value = value.replace(",", ".")
        inputs[name] = _ANSWERS.get(value, value) if kinds[name] == "yes-no" else value
    return inputs


def first_day(text: str | None, say: Say) -> datetime.date | None:
    """The day of ``--start``. Raises `Usage`."""
    if text is None:
        return None
    try:
        day = datetime.date.fromisoformat(text)
        if len(text) != 10 or not 1900 <= day.year <= 2200:
            raise ValueError
    except ValueError:
        raise Usage(say("--start must be a day that exists, written year-month-day, like 2027-03-01, not “{value}”.",
                        value=text)) from None
    return day


def refusals(planned: "Planned", verdict: "Verdict", language: str) -> Iterator[str]:
    """What cannot be computed for this case, and why, in sentences."""
    from modemploi.checks import CHECKS
    from modemploi.publish.plan.data import limit
    from modemploi.report.sentences import fill, sentence

    for fault in (*planned.faults, *verdict.faults):
        check = CHECKS[fault.name]
        told = _outside(planned, fault) if fault.name == "outside-range" else sentence(
            fill(check, check.message, fault.values, language))
        if fault.path[0] == "inputs":
            told = f"--set {fault.path[1]}: {told}"
        yield f"{told} {limit(planned.g, fault.values.get('id', ''))}".strip()


def _outside(planned: "Planned", fault: "FormulaFault") -> str:
    """What is outside its range, in the words of the page."""
    figures, names, values = planned.g.figures, planned.data["names"], fault.values
    least, most = (float(values[end]) if values[end] else None for end in ("min", "max"))
    return planned.g.language.plain(
        "refused-outside-range", name=names.get(values["id"], values["id"]),
        number=figures.said(float(values["number"]), values["unit"]),
        range=figures.ranged(least, most, values["unit"] or None))


def reasons(g: "GuidePage", verdict: "Verdict") -> Iterator[str]:
    """Will it work here? What follows from the answers, in the words of the page."""
    yield g.language.plain(f"verdict-{verdict.says}")
    for name in verdict.stops or (*verdict.adapts, *verdict.notes):
        yield f"  {g.text(f'{name}.question')} → {g.text(f'{name}.otherwise')}"


def plan(given: Namespace) -> int:
    """Make the file; ends with 1 where the guide does not hold for the case, and then nothing is written."""
    from modemploi.compute import judge
    from modemploi.contribute.files import write_beside
    from modemploi.publish.plan import FORMS, NoStart, Planned

    say = speaker(given)
    form = Path(given.output).suffix[1:].lower() if given.output else "md"
    if form not in FORMS:
        raise Usage(say("--output must end in one of {forms}, not “{value}”.", value=given.output,
                        forms=", ".join(f".{one}" for one in FORMS)))
    if given.output and not Path(given.output).absolute().parent.is_dir():
        raise Usage(say("There is no folder {path}.", path=Path(given.output).parent))
    start = first_day(given.start, say)
    library, problems = judged(given, [given.slug])
    if len(library.guides) != 1:
        raise Usage(say("Name one guide."))
    if told_errors(library, problems, given):
        print(say("Nothing is written: the guide has errors."), file=sys.stderr)
        return ERRORS
    g = view(library, problems, given.language, say)
    questions = {each.id for each in g.guide.conditions}
    told_of = entered(given.set, g.guide, say)
    answers = {name: value for name, value in told_of.items() if name in questions}
    planned = Planned(g, {name: value for name, value in told_of.items() if name not in questions}, start)
    verdict = judge(g.guide, answers)
    if told := list(refusals(planned, verdict, given.language)):
        print(*told, say("Nothing is written: the guide does not hold for this case."), sep="\n", file=sys.stderr)
        return ERRORS
    try:
        content = FORMS[form](planned)
    except NoStart:
        raise Usage(say("A calendar needs the day on which the work begins: add --start 2027-03-01.")) from None
    if answers:
        print(*reasons(g, verdict), sep="\n", file=sys.stderr)
    if not given.output:
        print(content.decode(), end="")
        return CLEAN
    write_beside(Path(given.output), content)
    print(say("{path} is written.", path=near(Path(given.output))))
    return CLEAN


def view(library: "Library", problems: "Sequence[Problem]", language: str, say: Say) -> "GuidePage":
    """The one guide of a library, in a language. Raises `Usage` where it cannot be told in it."""
    from modemploi.publish.addresses import Links
    from modemploi.publish.clock import day_of, epoch
    from modemploi.publish.guide import has_words
    from modemploi.publish.press import Press
    from modemploi.publish.settings import read_settings

    root = root_of(Path(library.root))
    press = Press(library, read_settings(root / "mkdocs.yml"), day_of(epoch(root)), problems=problems)
    for name, loaded in press.guides.items():
        known = [one for one in press.languages if has_words(loaded, one)]
        if language not in known:
            raise Usage(say("{guide} is told in {languages}, not in “{language}”: add --language.", guide=loaded.slug,
                            languages=", ".join(known) or "–", language=language))
        return press.view(loaded, press.languages[language], Links(language, name))
    raise Usage(say("{guide} cannot be read as it is. See: modemploi check {guide}", guide=library.guides[0].slug))
