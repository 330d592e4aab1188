"""A guide: one how-to, in all its languages."""

from typing import Annotated, Literal

from modemploi.model.case import Assumption, Condition, LegalTopic, Parameter, Quantity, Rule, Table
from modemploi.model.kinds import (
    MUST, SHOULD, Count, Flag, Id, Language, Licence, LongWords, Mark, Number, Part, ShortWords, Slug, Text, Unit, ref,
    shared,
)
from modemploi.model.means import Category, Document, Exchange, Partner, ReciprocityRule, Role, Supply, Tool
from modemploi.model.money import CostLine, ExchangeRate
from modemploi.model.proof import Author, Change, Example, Image, Origin, Review, Source
from modemploi.model.steps import Decision, Risk, Season, SideEffect, Step, Weakness


class Function(Part):
    """Something the practice must achieve, whatever form it takes."""

    id: Annotated[Id, MUST]
    """Identifies the function."""
    essential: Flag | None = None
    """Whether the practice is no longer itself without it."""
    name: Annotated[ShortWords, MUST] = None
    """What must be kept, and what may change."""


class Outcome(Part):
    """A result one can measure."""

    id: Annotated[Id, MUST]
    """Identifies the outcome."""
    unit: Unit | None = None
    """The unit it is measured in."""
    baseline: Number | None = None
    """Where one starts."""
    target: Number | None = None
    """Where one wants to be."""
    when: Text | None = None
    """When it is measured, in months after hand-over: `6, 12, 24`."""
    sdg_indicator: Text | None = None
    """The indicator of the Sustainable Development Goals it speaks to: `4.a.1`."""
    mark: Mark | None = None
    """How sure we are of the target."""
    sources: tuple[ref("sources"), ...] = ()
    """Where the indicator comes from."""
    name: Annotated[ShortWords, MUST] = None
    """What is measured."""
    measure: Annotated[ShortWords, SHOULD] = None
    """How it is measured."""


class Question(Part):
    """Something nobody knows yet, and whom one could ask."""

    id: Annotated[Id, MUST]
    """Identifies the question."""
    steps: tuple[ref("steps"), ...] = ()
    """The steps that would change with the answer."""
    sources: tuple[ref("sources"), ...] = ()
    """Where one has already looked."""
    name: Annotated[ShortWords, MUST] = None
    """The question."""
    ask: Annotated[ShortWords, MUST] = None
    """Whom to ask: a service or an organisation."""


class Link(Part):
    """Another guide that goes with this one."""

    kind: Annotated[Literal["prerequisite", "follow-up", "alternative", "part-of"], MUST]
    """How it goes with this one."""
    guide: Annotated[Slug, MUST]
    """The slug of the other guide."""


class Guide(Part):
    """The facts and words of one how-to."""

    # identity
    format_version: Annotated[Count, MUST]
    """The version of the format this file is written in."""
    version: Annotated[Text, MUST]
    """The version of the guide, year and number: `2026.1`."""
    state: Annotated[Literal["draft", "published", "retired"], MUST]
    """Draft (under way), published, or retired (kept for its address)."""
    retired_reason: ShortWords = None
    """For a retired guide: why, and what to read instead."""
    source_language: Annotated[Language, MUST]
    """The language the guide is first written in; others are translated from it."""
    licence: Annotated[Licence, MUST]
    """The licence of its text and images."""
    themes: Annotated[tuple[shared("themes"), ...], MUST] = ()
    """What it is about."""
    settings: Annotated[tuple[shared("settings"), ...], SHOULD] = ()
    """Where it is meant for: a rural school, a river town…"""
    scales: Annotated[tuple[shared("scales"), ...], SHOULD] = ()
    """How large it is: a building, a quarter, a town."""
    sdg_targets: Annotated[tuple[shared("sdg-targets"), ...], SHOULD] = ()
    """Targets of the Sustainable Development Goals it serves."""
    dac_sectors: tuple[shared("dac-sectors"), ...] = ()
    """OECD-DAC purpose codes, for those who report aid."""
    hazards: tuple[shared("hazards"), ...] = ()
    """The high-risk topics it touches: a competent person must be involved before starting."""
    authors: Annotated[tuple[Author, ...], MUST] = ()
    """Who wrote it."""
    participation: Annotated[tuple[Literal["implementer", "local-partner", "beneficiaries", "funder", "outside"], ...],
                             SHOULD] = ()
    """Who took part in writing; `outside` where it was written from literature."""
    origin: Annotated[Origin | None, SHOULD] = None
    """Where the practice comes from."""
    changelog: Annotated[tuple[Change, ...], SHOULD] = ()
    """The guide's history."""
    note: Text | None = None
    """A remark for those who keep the guide."""
    title: Annotated[ShortWords, MUST] = None
    """The title: a verb and its object."""
    summary: Annotated[ShortWords, MUST] = None
    """What one gets out of the guide, in one sentence."""

    # why
    problem: Annotated[LongWords, MUST] = None
    """The problem, as those who live with it would say it."""
    goal: Annotated[LongWords, MUST] = None
    """What is different afterwards."""
    rationale: Annotated[LongWords, MUST] = None
    """Why it should work."""
    when_not: Annotated[LongWords, MUST] = None
    """When not to use this guide, and what to do instead."""
    functions: Annotated[tuple[Function, ...], MUST] = ()
    """What must be kept when the guide is adapted."""
    outcomes: Annotated[tuple[Outcome, ...], MUST] = ()
    """The results one measures."""

    # will it work here
    context: Annotated[LongWords, SHOULD] = None
    """For whom and where it was made."""
    competent: LongWords = None
    """For a high-risk guide: which competent person must be involved before starting."""
    conditions: Annotated[tuple[Condition, ...], MUST] = ()
    """The questions that decide whether it will work here."""
    legal_topics: Annotated[tuple[LegalTopic, ...], MUST] = ()
    """What to ask the law."""

    # your case
    parameters: Annotated[tuple[Parameter, ...], MUST] = ()
    """What the reader enters."""
    tables: tuple[Table, ...] = ()
    """Numbers that formulas look up."""
    assumptions: tuple[Assumption, ...] = ()
    """Visible hypotheses."""
    quantities: Annotated[tuple[Quantity, ...], MUST] = ()
    """What is computed."""
    rules: tuple[Rule, ...] = ()
    """The author's own sanity rules."""

    # with what, with whom
    supply_categories: tuple[Category, ...] = ()
    """The groups supplies are listed under."""
    supplies: Annotated[tuple[Supply, ...], MUST] = ()
    """What is built in or used up."""
    tools: tuple[Tool, ...] = ()
    """What is used but not used up."""
    documents: tuple[Document, ...] = ()
    """Files a reader needs."""
    roles: Annotated[tuple[Role, ...], MUST] = ()
    """Who does what."""
    partners: Annotated[tuple[Partner, ...], MUST] = ()
    """The organisations that give and receive."""

    # steps
    decisions: Annotated[tuple[Decision, ...], SHOULD] = ()
    """The choices that only this practice raises."""
    seasons: tuple[Season, ...] = ()
    """Parts of the year in which steps are done."""
    steps: Annotated[tuple[Step, ...], MUST] = ()
    """What one does."""

    # money
    cost_categories: Annotated[tuple[Category, ...], MUST] = ()
    """What costs are counted under."""
    cost_lines: Annotated[tuple[CostLine, ...], MUST] = ()
    """The budget, line by line."""
    exchange_rates: tuple[ExchangeRate, ...] = ()
    """Rates between the currencies used; there is no default."""
    running: Annotated[LongWords, MUST] = None
    """What it costs to keep it alive, and who pays after."""
    replacement_fund: LongWords = None
    """How money is put aside for what wears out."""

    # reciprocity
    exchanges: Annotated[tuple[Exchange, ...], MUST] = ()
    """What each partner gives and receives."""
    reciprocity_rules: Annotated[tuple[ReciprocityRule, ...], SHOULD] = ()
    """The rules of balance the guide claims."""
    agreement: Annotated[LongWords, SHOULD] = None
    """What the partners put in writing."""
    exit: Annotated[LongWords, SHOULD] = None
    """How a partner can leave, and how it ends well."""

    # risks
    risks: Annotated[tuple[Risk, ...], MUST] = ()
    """Dangers and mishaps, and what is done about them."""
    weaknesses: Annotated[tuple[Weakness, ...], SHOULD] = ()
    """Why attempts fail, and what this guide does about it."""
    side_effects: tuple[SideEffect, ...] = ()
    """What comes along."""
    end_of_life: Annotated[LongWords, MUST] = None
    """What becomes of the things at the end."""

    # proof
    images: tuple[Image, ...] = ()
    """Drawings and photographs."""
    examples: Annotated[tuple[Example, ...], MUST] = ()
    """Worked examples, run again at every check."""
    reviews: tuple[Review, ...] = ()
    """Readings by named practitioners."""
    again: Annotated[LongWords, SHOULD] = None
    """What we would do differently if we did it again."""
    questions: Annotated[tuple[Question, ...], SHOULD] = ()
    """What nobody knows yet."""
    links: tuple[Link, ...] = ()
    """Other guides that go with this one."""
    sources: Annotated[tuple[Source, ...], SHOULD] = ()
    """What this guide alone rests on. What several guides rest on stands in `_shared/sources.yml`, and is cited from
    there."""
