"""What all guides share: languages, lists, units, phrases of the page, glossary, sources, the testimony."""

from typing import Annotated, Literal

from modemploi.model.kinds import MUST, SHOULD, Count, Flag, Id, Language, Part, Slug, Text
from modemploi.model.proof import Source


class LanguageEntry(Part):
    """One language the library knows."""

    id: Annotated[Language, MUST]
    """Its tag: `fr`."""
    name: Annotated[Text, MUST]
    """Its own name: `Français`."""
    direction: Annotated[Literal["ltr", "rtl"], MUST]
    """The direction it is written in."""
    published: Annotated[Flag, MUST]
    """Whether the site is built in it; the others can be drafted and checked."""
    unread: Flag | None = None
    """Whether no native speaker has read its words yet: every page in it says so, and what it lacks is shown in the
    first language."""


class Languages(Part):
    """The languages the library knows: `languages.yml`."""

    format_version: Annotated[Count, MUST]
    """The version of the format."""
    languages: Annotated[tuple[LanguageEntry, ...], MUST] = ()
    """The languages, in the order of the language switch; the first is the site's source language."""


class Named(Part):
    """A name in one language."""

    language: Annotated[Language, MUST]
    """The language."""
    text: Annotated[Text, MUST]
    """The name."""
    check: Flag | None = None
    """Whether a native speaker still has to check it."""


class ListEntry(Part):
    """One entry of a controlled list."""

    id: Annotated[Text, MUST]
    """Identifies the entry."""
    names: Annotated[tuple[Named, ...], MUST] = ()
    """What it is called."""
    note: Text | None = None
    """A remark for those who keep the list."""


class SharedList(Part):
    """A controlled list: themes, settings, scales, partner kinds, SDG targets, DAC sectors, hazards."""

    format_version: Annotated[Count, MUST]
    """The version of the format."""
    source: Text | None = None
    """Where the list comes from."""
    entries: Annotated[tuple[ListEntry, ...], MUST] = ()
    """The entries, in order."""


class UnitNames(Part):
    """How a unit is written in one language."""

    language: Annotated[Language, MUST]
    """The language."""
    one: Annotated[Text, MUST]
    """With one, or the symbol."""
    many: Text | None = None
    """With several, where it differs; in Arabic with three to ten."""
    beyond_ten: Text | None = None
    """In Arabic: with eleven to ninety-nine, where it differs from one: `27 شخصا`."""
    two: Text | None = None
    """In Arabic: two of it in one word, which is said without a number: `شخصان`."""
    check: Flag | None = None
    """Whether a native speaker still has to check them."""


class UnitEntry(Part):
    """A unit that facts may use."""

    id: Annotated[Text, MUST]
    """How facts write it: `kWh`, `person_day`."""
    definition: Annotated[Text, MUST]
    """What it is, in the notation of pint: `1000 * watt_hour`, or `[room]` for a thing that is counted."""
    names: Annotated[tuple[UnitNames, ...], MUST] = ()
    """How readers see it."""


class Units(Part):
    """The units that facts may use: `units.yml`."""

    format_version: Annotated[Count, MUST]
    """The version of the format."""
    units: Annotated[tuple[UnitEntry, ...], MUST] = ()
    """The units."""


class Phrase(Part):
    """A word of the page that is not a guide's."""

    id: Annotated[Text, MUST]
    """Identifies the phrase."""
    text: Annotated[Text, MUST]
    """The phrase; `{name}` stands for what the page fills in."""


class Phrases(Part):
    """Every word of the page that is not a guide's, in one language: `phrases/fr.yml`."""

    format_version: Annotated[Count, MUST]
    """The version of the format."""
    note: Text | None = None
    """A remark for those who keep the phrases: who reviewed them, what is missing."""
    phrases: Annotated[tuple[Phrase, ...], MUST] = ()
    """The phrases."""


class TermWords(Part):
    """A term in one language."""

    language: Annotated[Language, MUST]
    """The language."""
    term: Annotated[Text, MUST]
    """The term."""
    definition: Annotated[Text | None, SHOULD] = None
    """What it means, in one sentence."""
    forms: tuple[Text, ...] = ()
    """How texts write it, where that is not the term as it stands; plurals need not be told."""
    everyday: Flag | None = None
    """Whether it is also an everyday word: texts do not link to it."""
    check: Flag | None = None
    """Whether a native speaker of the trade still has to check it."""


class Term(Part):
    """A term of the glossary."""

    id: Annotated[Text, MUST]
    """Identifies the term."""
    words: Annotated[tuple[TermWords, ...], MUST] = ()
    """The term in each language."""


class Glossary(Part):
    """The words of the trades, in every language: `glossary.yml`."""

    format_version: Annotated[Count, MUST]
    """The version of the format."""
    terms: tuple[Term, ...] = ()
    """The terms."""


class Sources(Part):
    """The sources that several guides rest on: `sources.yml`. A guide cites them by their key like its own."""

    format_version: Annotated[Count, MUST]
    """The version of the format."""
    sources: Annotated[tuple[Source, ...], MUST] = ()
    """The sources, each once."""


class Carrier(Part):
    """A guide that carries what somebody told, and where in it."""

    guide: Annotated[Slug, MUST]
    """The slug of the guide."""
    parts: Annotated[tuple[Text, ...], MUST] = ()
    """Where: ids of its parts, its own sections (`problem`), file names of its precedents."""


class Statement(Part):
    """One thing the testimony says: a practice, a claim, an idea."""

    id: Annotated[Id, MUST]
    """Identifies the statement: `s21`."""
    names: Annotated[tuple[Named, ...], MUST] = ()
    """What it says, in a few words of our own."""
    carried_by: Annotated[tuple[Carrier, ...], SHOULD] = ()
    """The guides that carry it."""


class Testimony(Part):
    """What the library grew from, and which guide carries each part of it: `testimony.yml`."""

    format_version: Annotated[Count, MUST]
    """The version of the format."""
    source: Annotated[Id, MUST]
    """The key of the shared source in which it stands."""
    statements: Annotated[tuple[Statement, ...], MUST] = ()
    """What it says, in its own order."""
