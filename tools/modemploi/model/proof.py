"""Where what a guide says comes from: sources, reviews, worked examples, images."""

from typing import Annotated, Literal

from modemploi.model.case import Cell
from modemploi.model.kinds import (
    MUST, SHOULD, Country, Date, FileRef, Id, Language, Licence, LongWords, Mark, Part, Path, ShortWords,
    Strength, Text, Url, Year, ref,
)


class Source(Part):
    """A document, page or person that something in the guide rests on (fields shaped after CSL-JSON)."""

    id: Annotated[Id, MUST]
    """The key of citations: `[@key]` or `[@key, p. 12]`."""
    type: Annotated[Literal["report", "article", "book", "webpage", "standard", "legislation", "dataset", "interview",
                            "manual"], MUST]
    """What kind of document it is."""
    author: Text | None = None
    """Who wrote it, person or organisation, as one line."""
    title: Annotated[Text, MUST]
    """Its title, in its own language."""
    publisher: Text | None = None
    """Who published it."""
    issued: Text | None = None
    """When it was published: a year, a year and month, or a date."""
    language: Annotated[Language | None, SHOULD] = None
    """The language it is written in."""
    url: Annotated[Url | None, SHOULD] = None
    """Its address on the web."""
    address_note: Text | None = None
    """Where to find it when no full address is known: the site and what to search for."""
    doi: Text | None = None
    """Its digital object identifier, without `https://doi.org/`."""
    accessed: Date | None = None
    """The day it was read."""
    archived: Url | None = None
    """The address of an archived copy."""
    read: Annotated[Literal["whole", "excerpt", "none"], MUST]
    """How much of it the authors of the guide read: whole, an excerpt, or none of it (it is only recalled)."""
    strength: Annotated[Strength, MUST]
    """What the source rests on."""
    note: Text | None = None
    """A remark for those who keep the guide."""


class Review(Part):
    """One reading of the guide by a named practitioner."""

    id: Annotated[Id, MUST]
    """Identifies the review."""
    name: Annotated[Text, MUST]
    """The name of the person who reviewed."""
    competence: Annotated[Text, MUST]
    """What the person practises: electrician, head of school…"""
    part: Annotated[Literal["technical", "legal", "safety", "language", "whole"], MUST]
    """The part of the guide that was reviewed."""
    language: Language | None = None
    """The language version that was read."""
    date: Annotated[Date, MUST]
    """The day of the review."""
    version: Annotated[Text, MUST]
    """The version of the guide that was reviewed."""


class EnteredRow(Part):
    """One row of a parameter of kind rows, as somebody entered it."""

    id: Annotated[Id, MUST]
    """A row of the reference case whose name it keeps, or a new one."""
    name: Text | None = None
    """For a new row: what it is called, in the language of whoever entered it."""
    cells: Annotated[tuple[Cell, ...], MUST] = ()
    """Its numbers, one for each column."""


class ExampleInput(Part):
    """What an example enters for one parameter, or takes instead of one assumption."""

    id: Annotated[ref("parameters", "assumptions"), MUST]
    """The parameter or assumption."""
    value: Text | None = None
    """The number, option or date that is entered."""
    rows: tuple[EnteredRow, ...] = ()
    """For rows: all the rows, instead of those of the reference case."""


class Expectation(Part):
    """What an example expects of one quantity."""

    id: Annotated[ref("quantities"), MUST]
    """The quantity."""
    value: Annotated[Text, MUST]
    """The expected number with its unit, like `1816 W`."""
    tolerance: Annotated[Text, MUST]
    """How far the computed value may be: a share like `2 %`, or an amount with its unit."""


class Example(Part):
    """A worked example: inputs and what must come out. It is run again at every check."""

    id: Annotated[Id, MUST]
    """Identifies the example."""
    kind: Annotated[Literal["real", "illustrative"], MUST]
    """Whether it happened somewhere, or only illustrates."""
    name: Annotated[ShortWords, MUST] = None
    """What the example is called."""
    text: LongWords = None
    """What the example shows."""
    inputs: tuple[ExampleInput, ...] = ()
    """What is entered; a parameter that is not named keeps its typical value."""
    expect: Annotated[tuple[Expectation, ...], MUST] = ()
    """What must come out."""
    mark: Mark | None = None
    """How sure we are of the expected values."""
    sources: tuple[ref("sources"), ...] = ()
    """Where the expected values come from."""


class Image(Part):
    """A drawing or photograph of the guide."""

    id: Annotated[Id, MUST]
    """Identifies the image; the body shows it with `![](images/file.svg)`."""
    file: Annotated[Path, FileRef("images"), MUST]
    """The file, below `images/`."""
    kind: Annotated[Literal["drawing", "photo", "map"], MUST]
    """What sort of image it is."""
    credit: Annotated[Text, MUST]
    """Who made it."""
    licence: Annotated[Licence, MUST]
    """The licence it is under (SPDX)."""
    sources: tuple[ref("sources"), ...] = ()
    """What it was drawn from."""
    alternative: Annotated[ShortWords, MUST] = None
    """What someone who cannot see the image needs to know of it."""
    caption: ShortWords = None
    """The line below the image."""
    legend: LongWords = None
    """What the numbers in the image mean, as a numbered list: images carry numbers, not words."""


class Author(Part):
    """Someone who took part in writing the guide."""

    name: Annotated[Text, MUST]
    """The name of the person or group."""
    part: Annotated[Literal["author", "translator", "drawings", "editor"], MUST]
    """What they did."""
    language: Language | None = None
    """For a translator, the language."""


class Origin(Part):
    """Where the practice comes from."""

    place: Annotated[Text, MUST]
    """The place, in its own language."""
    country: Annotated[Country, MUST]
    """The country."""
    since: Year | None = None
    """The year it began."""
    partners: tuple[Text, ...] = ()
    """The organisations that began it."""
    sources: Annotated[tuple[ref("sources"), ...], SHOULD] = ()
    """Where this is told."""


class Change(Part):
    """One entry of the guide's history."""

    id: Annotated[Id, MUST]
    """Identifies the entry."""
    version: Annotated[Text, MUST]
    """The version that brought the change."""
    date: Annotated[Date, MUST]
    """The day of the change."""
    text: Annotated[ShortWords, MUST] = None
    """What changed, for a reader."""


