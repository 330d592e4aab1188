"""What happened elsewhere: replications of a guide, and precedents from before or beside it."""

from typing import Annotated, Literal

from modemploi.model.kinds import (
    MUST, SHOULD, Count, Country, Currency, Flag, Id, Language, Number, Part, Slug, Text, Unit, Year,
)
from modemploi.model.proof import ExampleInput, Source


class RecordWords(Part):
    """What is told, in one language."""

    language: Annotated[Language, MUST]
    """The language of these words."""
    title: Annotated[Text, MUST]
    """What was tried, where and when, in one line."""
    story: Annotated[Text, MUST]
    """What happened. Citations `[@key]` and marks `[!needs-check]` are understood."""
    lesson: Annotated[Text | None, SHOULD] = None
    """What it teaches someone who follows the guide."""


class RecordChange(Part):
    """Something done differently from the guide."""

    part: Annotated[Text, MUST]
    """The id of the step or supply."""
    kind: Annotated[Literal["added", "removed", "replaced", "reordered", "resized"], MUST]
    """What sort of change."""
    planned: Flag | None = None
    """Whether it was planned, or forced by events."""
    reason: Text | None = None
    """Why."""
    function_kept: Flag | None = None
    """Whether the function was kept."""
    result: Literal["better", "same", "worse"] | None = None
    """How it turned out."""


class Finding(Part):
    """A number that was observed."""

    id: Annotated[Id, MUST]
    """Identifies the finding."""
    value: Annotated[Number, MUST]
    """The number."""
    unit: Annotated[Unit, MUST]
    """Its unit."""
    sources: tuple[Id, ...] = ()
    """Where it is told."""


class Cost(Part):
    """What it cost."""

    amount: Annotated[Number, MUST]
    """The amount."""
    currency: Annotated[Currency, MUST]
    """The currency."""
    year: Annotated[Year, MUST]
    """The year."""


class Record(Part):
    """What replications and precedents have in common."""

    format_version: Annotated[Count, MUST]
    """The version of the format this file is written in."""
    place: Annotated[Text, MUST]
    """Where, in its own language."""
    country: Annotated[Country, MUST]
    """The country; of several, the first."""
    other_countries: tuple[Country, ...] = ()
    """The other countries, where it happened in several."""
    year: Annotated[Year | None, SHOULD] = None
    """When it began."""
    until: Year | None = None
    """When it ended or was last observed."""
    who: Annotated[tuple[Text, ...], SHOULD] = ()
    """Who did it."""
    status: Annotated[Literal["planned", "running", "finished", "stopped", "failed", "mixed", "unknown"], MUST]
    """How it stands."""
    findings: tuple[Finding, ...] = ()
    """Numbers that were observed."""
    cost: Cost | None = None
    """What it cost."""
    changes: tuple[RecordChange, ...] = ()
    """What was done differently."""
    again: Flag | None = None
    """Whether they would do it again."""
    words: Annotated[tuple[RecordWords, ...], MUST] = ()
    """What is told, in one language or more."""


class Replication(Record):
    """One attempt by somebody to follow this guide, finished, stopped or failed."""

    guide: Annotated[Slug, MUST]
    """The guide that was followed."""
    guide_version: Annotated[Text, MUST]
    """The version that was followed."""
    inputs: tuple[ExampleInput, ...] = ()
    """What they entered for their case."""
    told_by: Annotated[Text, MUST]
    """Who tells it: the name of the doer."""
    checked_by: Text | None = None
    """Who checked the record."""
    independent: Flag | None = None
    """Whether the doers are other people than the authors of the guide."""


class Precedent(Record):
    """An experience from before or beside the guide, told in literature. It teaches; it never raises maturity."""

    sources: Annotated[tuple[Source, ...], SHOULD] = ()
    """Where it is told. What several guides rest on stands in `_shared/sources.yml`, and is cited from there."""
