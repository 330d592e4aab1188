"""What one does: steps, their dangers, and what can go wrong."""

from typing import Annotated, Literal

from modemploi.model.kinds import (
    MUST, SHOULD, Country, DayOfYear, Flag, Id, LongWords, Mark, Measure, Month, Part, Phase, ShortWords, Slug, ref,
)
from modemploi.model.means import Only


class Period(Part):
    """Days of every year, the first and the last included; it may go on into the next year."""

    first: Annotated[DayOfYear, MUST]
    """The first day: `07-05`."""
    last: Annotated[DayOfYear, MUST]
    """The last day: `08-31`."""


class Season(Part):
    """A part of every year: school holidays, the dry season."""

    id: Annotated[Id, MUST]
    """Identifies the season."""
    country: Annotated[Country | None, SHOULD] = None
    """The country for which it holds."""
    periods: Annotated[tuple[Period, ...], MUST] = ()
    """Its days. Where they move from year to year, those that are in it every year."""
    mark: Annotated[Mark, MUST]
    """How sure we are of the days."""
    sources: tuple[ref("sources"), ...] = ()
    """Where the days come from."""
    name: Annotated[ShortWords, MUST] = None
    """What the season is called."""


class Effort(Part):
    """The time one role gives to a step."""

    role: Annotated[ref("roles"), MUST]
    """The role."""
    amount: Measure | None = None
    """How much: `2 person_day`. Where it grows with the case, `quantity` says it instead."""
    quantity: ref("quantities", "assumptions", "parameters") | None = None
    """How much, where it depends on the case: the name of something counted in person-days."""


class Trouble(Part):
    """Something that can go wrong in a step."""

    id: Annotated[Id, MUST]
    """Identifies the trouble."""
    stop: Flag | None = None
    """Whether work stops until it is mended."""
    sources: tuple[ref("sources"), ...] = ()
    """Where this is told."""
    sign: Annotated[ShortWords, MUST] = None
    """How one notices."""
    cause: ShortWords = None
    """What is behind it."""
    fix: Annotated[ShortWords, MUST] = None
    """What to do."""


class Step(Part):
    """One thing to do, by someone, until it is done."""

    id: Annotated[Id, MUST]
    """Identifies the step."""
    phase: Annotated[Phase, MUST]
    """The phase it belongs to."""
    functions: tuple[ref("functions"), ...] = ()
    """The functions it serves."""
    form: Annotated[Literal["fixed", "adapt", "free"] | None, SHOULD] = None
    """How far one may change it: fixed, adapt with care, free."""
    after: tuple[ref("steps"), ...] = ()
    """The steps that must be done before."""
    after_guides: tuple[Slug, ...] = ()
    """Other guides that must be done before."""
    roles: Annotated[tuple[ref("roles"), ...], MUST] = ()
    """Who does it, the one who answers for it first."""
    effort: Annotated[tuple[Effort, ...], SHOULD] = ()
    """The time each role gives."""
    duration: Annotated[Measure | None, SHOULD] = None
    """How long it lasts from beginning to end: `2 day`."""
    duration_quantity: ref("quantities", "assumptions", "parameters") | None = None
    """How long it lasts, where that depends on the case: the name of a time; `duration` is then left out."""
    every: Measure | None = None
    """For what is done again and again: how often, `1 year`."""
    wait: Measure | None = None
    """How long one waits before it can begin once the steps before are done: `4 week`."""
    months: tuple[Month, ...] = ()
    """The months in which it can be done, 1 to 12; any when absent."""
    season: ref("seasons") | None = None
    """The season in which it is done, where months are too coarse."""
    uses: tuple[ref("supplies", "tools", "documents"), ...] = ()
    """What it uses."""
    dangers: tuple[ref("risks"), ...] = ()
    """The risks one must know before acting."""
    only: Only | None = None
    """The choice for which it is meant."""
    mark: Mark | None = None
    """How sure we are of its durations and efforts."""
    sources: tuple[ref("sources"), ...] = ()
    """Where the step comes from."""
    troubles: tuple[Trouble, ...] = ()
    """What can go wrong."""
    name: Annotated[ShortWords, MUST] = None
    """What one does, as a verb: "Visit the site"."""
    text: Annotated[LongWords, MUST] = None
    """How one does it."""
    done: Annotated[LongWords, MUST] = None
    """How anyone can see that it is done: observable ticks."""


class Risk(Part):
    """A danger or a mishap, and what is done about it."""

    id: Annotated[Id, MUST]
    """Identifies the risk."""
    kind: Annotated[Literal["safety", "legal", "financial", "social", "environmental", "safeguarding"], MUST]
    """What sort of risk it is."""
    likelihood: Annotated[Literal["low", "medium", "high"], MUST]
    """How likely it is without prevention."""
    severity: Annotated[Literal["low", "medium", "high"], MUST]
    """How bad it would be."""
    owner: Annotated[ref("roles"), MUST]
    """The role that watches over it."""
    mark: Mark | None = None
    """How sure we are."""
    sources: tuple[ref("sources"), ...] = ()
    """Where this is told."""
    name: Annotated[ShortWords, MUST] = None
    """What can happen."""
    prevention: Annotated[ShortWords, MUST] = None
    """What one does so that it does not happen."""
    response: Annotated[ShortWords, SHOULD] = None
    """What one does when it happens."""
    stop_rule: ShortWords = None
    """When one stops everything."""


class Weakness(Part):
    """Why attempts like this one fail, and what this guide does about it."""

    id: Annotated[Id, MUST]
    """Identifies the weakness."""
    steps: tuple[ref("steps"), ...] = ()
    """The steps that answer it."""
    mark: Mark | None = None
    """How sure we are."""
    sources: Annotated[tuple[ref("sources"), ...], SHOULD] = ()
    """Where it was seen."""
    name: Annotated[ShortWords, MUST] = None
    """What goes wrong."""
    remedy: Annotated[ShortWords, MUST] = None
    """What this guide does about it."""


class Decision(Part):
    """A choice that this practice raises, and how others made it."""

    id: Annotated[Id, MUST]
    """Identifies the decision."""
    steps: tuple[ref("steps"), ...] = ()
    """The steps in which it is made."""
    mark: Mark | None = None
    """How sure we are of how others decided."""
    sources: Annotated[tuple[ref("sources"), ...], SHOULD] = ()
    """Where it is told how others decided."""
    name: Annotated[ShortWords, MUST] = None
    """The choice, as a question."""
    text: Annotated[LongWords, MUST] = None
    """What is at stake, and how others decided."""
    advice: Annotated[LongWords, SHOULD] = None
    """What we would weigh."""


class SideEffect(Part):
    """Something good or bad that comes along."""

    id: Annotated[Id, MUST]
    """Identifies the side effect."""
    sources: tuple[ref("sources"), ...] = ()
    """Where it was seen."""
    text: Annotated[ShortWords, MUST] = None
    """What comes along, and what to do about it."""
