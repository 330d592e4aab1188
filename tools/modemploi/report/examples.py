"""What the worked examples of a guide touch: each formula, cost line and step, with the examples that reach it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from modemploi.compute import ExampleRun, run_examples
from modemploi.load.library import LoadedGuide
from modemploi.model import Guide, Units
from modemploi.report.sentences import count
from modemploi.report.words import translate


@dataclass(frozen=True)
class Touched:
    """One formula, cost line or step."""

    kind: str
    """One of `KINDS`."""
    id: str
    examples: tuple[str, ...]
    """The examples that touch it, in the order of the guide."""


KINDS = {
    "quantities": "Formulas, touched where an example expects a number that they lead to:",
    "cost_lines": "Cost lines, touched where they count and their formula is touched:",
    "steps": "Steps, touched where they are done in the case of the example:",
}
"""What can be touched, and when it is."""


def touched_by(guide: Guide, runs: Sequence[ExampleRun]) -> tuple[Touched, ...]:
    """Everything examples can touch, in the order of the guide."""
    return tuple(
        Touched(kind, part.id, tuple(run.example.id for run in runs if part.id in getattr(run, kind)))
        for kind in KINDS for part in getattr(guide, kind))


def write_touched(loaded: LoadedGuide, units: Units, language: str, stream: TextIO) -> None:
    """Write for a person which example touches what in one guide."""
    guide = loaded.facts.data
    if guide is None:
        stream.write(translate("The facts of {guide} cannot be read yet: modemploi check {guide}", language).format(
            guide=loaded.slug) + "\n")
        return
    runs = run_examples(guide, units)
    for line in _lines(guide, runs, language):
        stream.write(line.rstrip() + "\n")


def _lines(guide: Guide, runs: Sequence[ExampleRun], language: str) -> Iterator[str]:
    yield ""
    yield count(len(runs), "{count} worked example:", "{count} worked examples:", language)
    said = {True: translate("comes out", language), False: translate("does not come out", language)}
    yield from _table([(f"{place} {run.example.id}", said[run.passes]) for place, run in enumerate(runs, 1)])
    found = touched_by(guide, runs)
    names = [run.example.id for run in runs]
    for kind, what in KINDS.items():
        some = [(each.id, " ".join(str(place) if name in each.examples else "·" * len(str(place))
                                   for place, name in enumerate(names, 1))) for each in found if each.kind == kind]
        if some:
            yield ""
            yield translate(what, language)
            yield from _table(some)
    left = [each.id for each in found if not each.examples]
    yield ""
    if left:
        yield translate("Touched by no example:", language) + " " + ", ".join(left)
    else:
        yield translate("Everything is touched by an example.", language)


def _table(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    width = max((len(name) for name, _ in rows), default=0)
    for name, said in rows:
        yield f"  {name.ljust(width)}  {said}"
