"""What floor 2 computes of a guide, once for all its languages."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from modemploi.compute import (
    Budget, Calendar, Case, ExampleRun, Maturity, Program, Value, compute_budget, compute_calendar, compute_case,
    compute_maturity, program_of, run_examples,
)
from modemploi.load.freshness import hash_of, part_of
from modemploi.load.library import LoadedGuide
from modemploi.model import Guide, Units


@dataclass
class Computed:
    """The reference case of a guide and all that follows from it. Nothing is computed before it is asked for."""

    loaded: LoadedGuide
    units: Units
    as_of: datetime.date
    """The day for which maturity is told."""
    problems: int = 0
    """How many problems the checks found in the guide."""
    clean: bool = True
    """Whether none of them is an error."""
    guide: Guide = field(init=False)

    def __post_init__(self) -> None:
        assert self.loaded.facts.data is not None, "a guide without facts has no page"
        self.guide = self.loaded.facts.data

    @cached_property
    def case(self) -> Case:
        """The reference case."""
        return compute_case(self.guide, self.units)

    @cached_property
    def budget(self) -> Budget:
        """What the reference case costs."""
        return compute_budget(self.guide, self.case)

    @cached_property
    def calendar(self) -> Calendar:
        """How long the reference case takes."""
        return compute_calendar(self.guide, self.case)

    @cached_property
    def program(self) -> Program:
        """The guide as a list of cells, for machines that compute other cases."""
        return program_of(self.case.sheet)

    @cached_property
    def runs(self) -> dict[str, ExampleRun]:
        """The worked examples, run, by their id."""
        return {run.example.id: run for run in run_examples(self.guide, self.units)}

    @cached_property
    def maturity(self) -> Maturity:
        """How far the guide is proven."""
        records = [facts.data for facts in self.loaded.replications if facts.data]
        return compute_maturity(self.guide, list(self.runs.values()), records, clean=self.clean, as_of=self.as_of,
                                outdated=[one for one in self.loaded.translations if outdated(self.loaded, one)])

    @cached_property
    def budgets(self) -> Sequence[tuple[str, str, Budget]]:
        """The budget for every answer to the one choice on which costs depend, as (choice, option, budget)."""
        asked = {line.only.parameter for line in self.guide.cost_lines if line.only}
        if len(asked) != 1:
            return []
        return [(parameter.id, option.id,
                 compute_budget(self.guide, compute_case(self.guide, self.units, {parameter.id: option.id})))
                for parameter in self.guide.parameters if parameter.id in asked for option in parameter.options]

    def value(self, name: str) -> Value | None:
        """The value of a parameter, assumption or quantity; None where there is none."""
        return self.case.values.get(name)


def outdated(loaded: LoadedGuide, language: str) -> frozenset[str]:
    """The parts of a translation whose source changed since they were translated."""
    guide, translation = loaded.facts.data, loaded.translations.get(language)
    source = loaded.translations.get(guide.source_language) if guide else None
    stamps = translation.stamps.data if translation and translation.stamps else None
    if stamps is None or source is None or translation is source:
        return frozenset()
    said: dict[str, dict[str, str]] = {}
    for address, word in source.words.items():
        said.setdefault(part_of(address), {})[address] = word.markdown
    return frozenset(stamp.id for stamp in stamps.stamps if stamp.source != hash_of(said.get(stamp.id, {})))
