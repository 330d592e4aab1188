"""With what and with whom: supplies, tools, documents, roles, partners, and what these give each other."""

from typing import Annotated, Literal

from modemploi.model.kinds import (
    MUST, SHOULD, Count, Country, FileRef, FileWords, Flag, Id, Language, Mark, Measure, Name, Number, Part, Path,
    Phase, Share, ShortWords, Text, Unit, ref, shared,
)


class Only(Part):
    """Holds a part back to one answer of a choice: lead-acid only, or lithium only."""

    parameter: Annotated[ref("parameters"), MUST]
    """The choice."""
    option: Annotated[Name, MUST]
    """The option for which the part is meant."""
    also: tuple[Name, ...] = ()
    """Other options of the same choice for which it is meant too: vented and sealed lead-acid."""


class Substitute(Part):
    """Something else that does the same."""

    id: Annotated[Id, MUST]
    """Identifies the substitute."""
    country: Country | None = None
    """Where it can be had."""
    sources: tuple[ref("sources"), ...] = ()
    """Where this is told."""
    name: Annotated[ShortWords, MUST] = None
    """What can replace it, and what changes then."""


class Supply(Part):
    """Something that is built in or used up."""

    id: Annotated[Id, MUST]
    """Identifies the supply."""
    category: Annotated[ref("supply_categories") | None, SHOULD] = None
    """The group it is listed under; one of the guide's supply categories."""
    functions: tuple[ref("functions"), ...] = ()
    """The functions it serves."""
    quantity: ref("quantities", "assumptions", "parameters") | None = None
    """How many: the name of a quantity, assumption or parameter."""
    count: Number | None = None
    """How many, where the number is always the same."""
    unit: Annotated[Unit | None, SHOULD] = None
    """What is counted: `piece`, `m`."""
    critical: Flag | None = None
    """Whether the guide stops working without it."""
    lifetime: Measure | None = None
    """How long it lasts: `10 year`."""
    only: Only | None = None
    """The choice for which it is needed."""
    substitutes: tuple[Substitute, ...] = ()
    """What can replace it."""
    mark: Mark | None = None
    """How sure we are."""
    sources: tuple[ref("sources"), ...] = ()
    """Where the specification comes from."""
    name: Annotated[ShortWords, MUST] = None
    """What it is called."""
    specification: Annotated[ShortWords, MUST] = None
    """The least it must be able to do."""


class Category(Part):
    """A group under which supplies or costs are listed."""

    id: Annotated[Id, MUST]
    """Identifies the group."""
    name: Annotated[ShortWords, MUST] = None
    """What the group is called."""


class Tool(Part):
    """Something used but not used up."""

    id: Annotated[Id, MUST]
    """Identifies the tool."""
    count: Count | None = None
    """How many are needed."""
    sources: tuple[ref("sources"), ...] = ()
    """Where the specification comes from."""
    name: Annotated[ShortWords, MUST] = None
    """What it is called."""
    specification: ShortWords = None
    """The least it must be able to do."""


class Document(Part):
    """A file a reader needs, attached to the guide: a model agreement, a form, a checklist."""

    id: Annotated[Id, MUST]
    """Identifies the document."""
    file: Annotated[Path, FileRef("files"), MUST]
    """The file, below `files/`. One that ends in `.md` is a text with a file of its own in each language:
    `files/survey-form.md` stands for `files/survey-form.fr.md`, `files/survey-form.en.md`. Readers get it as a
    document for a word processor, to fill in or change."""
    language: Annotated[Language | None, SHOULD] = None
    """The language it is written in; left out for a text, which has a file in each language."""
    licence: Text | None = None
    """Its licence, where it is not the guide's."""
    name: Annotated[ShortWords, MUST] = None
    """What it is called."""
    content: Annotated[FileWords, MUST] = None
    """What stands in it, where it is a text; its title is its name."""


class Role(Part):
    """A person's part."""

    id: Annotated[Id, MUST]
    """Identifies the role."""
    partner: ref("partners") | None = None
    """The partner the person belongs to."""
    head_count: Annotated[Measure | None, SHOULD] = None
    """How many people: `2 person`."""
    head_count_quantity: ref("quantities", "assumptions", "parameters") | None = None
    """How many people, where that depends on the case: the name of a number of people; `head_count` is then left
    out."""
    competent: Flag | None = None
    """Whether this is the competent person who must be involved before a high-risk guide is begun."""
    adults_only: Flag | None = None
    """Whether the role is closed to minors."""
    sources: tuple[ref("sources"), ...] = ()
    """Where the requirement comes from."""
    name: Annotated[ShortWords, MUST] = None
    """What the role is called."""
    skills: Annotated[ShortWords, MUST] = None
    """What the person must be able to do."""
    training: ShortWords = None
    """Where one learns it."""


class Partner(Part):
    """An organisation that gives and receives."""

    id: Annotated[Id, MUST]
    """Identifies the partner."""
    kind: Annotated[shared("partner-kinds"), MUST]
    """What sort of organisation it is."""
    place: Text | None = None
    """Where it is, for a real one."""
    country: Country | None = None
    """Its country, for a real one."""
    decides: Annotated[Literal["decides", "co-decides", "consulted", "informed"], MUST]
    """Its part in the decisions."""
    sources: tuple[ref("sources"), ...] = ()
    """Where this is told."""
    name: Annotated[ShortWords, MUST] = None
    """What the partner is called in this guide."""
    text: ShortWords = None
    """What it brings and what it needs."""


class Exchange(Part):
    """Something one partner gives another."""

    id: Annotated[Id, MUST]
    """Identifies the exchange."""
    giver: Annotated[ref("partners"), MUST]
    """Who gives."""
    receiver: Annotated[ref("partners"), MUST]
    """Who receives."""
    phase: Annotated[Phase, MUST]
    """When."""
    kind: Annotated[Literal["money", "time", "skill", "material", "hosting", "place", "knowledge", "network",
                            "recognition"], MUST]
    """What sort of thing is given."""
    quantity: Measure | None = None
    """How much, with its unit: `10 person_day`."""
    mark: Mark | None = None
    """How sure we are."""
    sources: tuple[ref("sources"), ...] = ()
    """Where this is told."""
    name: Annotated[ShortWords, MUST] = None
    """What is given."""


class ReciprocityRule(Part):
    """A rule of balance that the guide claims, and that is checked."""

    id: Annotated[Id, MUST]
    """Identifies the rule."""
    kind: Annotated[Literal["everyone-gives-and-receives", "return-visit", "minimum-share", "equal-decision",
                            "two-way-learning", "as-much-back"], MUST]
    """What is claimed."""
    partners: Annotated[tuple[ref("partners"), ...], MUST] = ()
    """Between whom."""
    share: Share | None = None
    """For a minimum share: how much each gives at least, in per cent of the exchanges."""
    given: ref("quantities") | None = None
    """For as much back: how much goes out over the years counted."""
    returned: ref("quantities") | None = None
    """For as much back: how much comes back over the same years."""
    text: Annotated[ShortWords, MUST] = None
    """The rule in words."""


