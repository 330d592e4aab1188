"""The reader's own case: whether it will work there, what is entered, assumed and computed."""

from typing import Annotated, Literal

from modemploi.model.kinds import (
    MUST, SHOULD, Country, Date, Flag, Formula, Id, LongWords, Mark, Name, Number, Part, ShortWords, Text, Unit, ref,
)


class Condition(Part):
    """A question a reader can answer that decides "will it work here"."""

    id: Annotated[Id, MUST]
    """Identifies the condition."""
    kind: Annotated[Literal["need", "place", "people", "law", "money", "safety", "time"], MUST]
    """What the question is about."""
    answer: Annotated[Literal["yes-no", "number"], MUST]
    """How one answers."""
    expected: Literal["yes", "no"] | None = None
    """For yes-no: the answer with which one can go on."""
    unit: Unit | None = None
    """For a number: its unit."""
    min: Number | None = None
    """For a number: the least with which one can go on."""
    max: Number | None = None
    """For a number: the most with which one can go on."""
    effect: Annotated[Literal["stop", "adapt", "note"], MUST]
    """What follows from another answer: stop, adapt the named steps, or take note."""
    steps: tuple[ref("steps"), ...] = ()
    """The steps to adapt."""
    mark: Mark | None = None
    """How sure we are of the limit."""
    sources: tuple[ref("sources"), ...] = ()
    """Where the limit comes from."""
    question: Annotated[ShortWords, MUST] = None
    """The question, as one asks it."""
    otherwise: Annotated[ShortWords, MUST] = None
    """Why to stop, or how to adapt, after another answer."""


class LegalNote(Part):
    """What the law of one country says on a topic, at a date."""

    id: Annotated[Id, MUST]
    """Identifies the note."""
    country: Annotated[Country, MUST]
    """The country."""
    as_of: Annotated[Date | None, MUST] = None
    """The day up to which the note is known to hold; a draft may not know it yet."""
    mark: Annotated[Mark, MUST]
    """How sure we are."""
    sources: Annotated[tuple[ref("sources"), ...], SHOULD] = ()
    """Where it is written."""
    text: Annotated[LongWords, MUST] = None
    """What the law says, in plain words."""


class LegalTopic(Part):
    """Something to ask the law about, in any country."""

    id: Annotated[Id, MUST]
    """Identifies the topic."""
    name: Annotated[ShortWords, MUST] = None
    """What the topic is called."""
    look_for: Annotated[ShortWords, MUST] = None
    """What to look for."""
    ask: Annotated[ShortWords, MUST] = None
    """Who to ask."""
    notes: tuple[LegalNote, ...] = ()
    """What is known per country."""


class Column(Part):
    """One column of a table or of the rows a reader enters."""

    id: Annotated[Name, MUST]
    """The name a formula uses, after the name of the table: `loads.power`."""
    unit: Annotated[Unit | None, SHOULD] = None
    """The unit of its numbers."""
    min: Number | None = None
    """The least one may enter."""
    max: Number | None = None
    """The most one may enter."""
    name: Annotated[ShortWords, MUST] = None
    """The heading of the column; its address is `table.column.name`."""


class Cell(Part):
    """One number of a row."""

    column: Annotated[Name, MUST]
    """The column."""
    value: Annotated[Number, MUST]
    """The number."""


class Row(Part):
    """One row."""

    id: Annotated[Id, MUST]
    """Identifies the row."""
    cells: Annotated[tuple[Cell, ...], MUST] = ()
    """Its numbers, one for each column."""
    name: Annotated[ShortWords, MUST] = None
    """What the row is called."""


class TableRow(Row):
    """One row of a table; a standard size is its own name."""

    name: ShortWords = None
    """What the row is called, where its numbers do not say it: a month."""


class Option(Part):
    """One answer to a choice."""

    id: Annotated[Name, MUST]
    """The name a formula compares with: `battery == lfp`."""
    name: Annotated[ShortWords, MUST] = None
    """What the option is called."""


class Parameter(Part):
    """What the reader enters for their own case."""

    id: Annotated[Name, MUST]
    """The name a formula uses."""
    kind: Annotated[Literal["number", "choice", "date", "rows"], MUST]
    """What one enters: a number, one of several options, a date, or rows one can add to."""
    unit: Unit | None = None
    """For a number: its unit."""
    typical: Text | None = None
    """The value of the reference case: a number, the name of an option, a date."""
    min: Number | None = None
    """For a number: the least one may enter."""
    max: Number | None = None
    """For a number: the most one may enter."""
    options: tuple[Option, ...] = ()
    """For a choice: the options."""
    columns: tuple[Column, ...] = ()
    """For rows: the columns."""
    rows: tuple[Row, ...] = ()
    """For rows: the rows of the reference case."""
    mark: Mark | None = None
    """How sure we are of the typical value."""
    sources: tuple[ref("sources"), ...] = ()
    """Where the typical value comes from."""
    note: Text | None = None
    """A remark for those who keep the guide."""
    name: Annotated[ShortWords, MUST] = None
    """What it is called on the form."""
    measure: Annotated[ShortWords, SHOULD] = None
    """How to find the value for one's own case."""


class Table(Part):
    """Numbers that formulas look up: standard sizes, monthly sunshine."""

    id: Annotated[Name, MUST]
    """The name a formula uses."""
    columns: Annotated[tuple[Column, ...], MUST] = ()
    """Its columns."""
    rows: Annotated[tuple[TableRow, ...], MUST] = ()
    """Its rows."""
    mark: Mark | None = None
    """How sure we are of the numbers."""
    sources: tuple[ref("sources"), ...] = ()
    """Where the numbers come from."""
    name: Annotated[ShortWords, MUST] = None
    """The title of the table."""


class Assumption(Part):
    """A visible hypothesis: a number the guide takes and the reader may change."""

    id: Annotated[Name, MUST]
    """The name a formula uses."""
    value: Annotated[Number, MUST]
    """The number."""
    unit: Unit | None = None
    """Its unit; a bare number has none."""
    min: Number | None = None
    """The least that is reasonable."""
    max: Number | None = None
    """The most that is reasonable."""
    sensitivity: Annotated[Literal["low", "medium", "high"] | None, SHOULD] = None
    """How much the results depend on it."""
    mark: Annotated[Mark, MUST]
    """How sure we are of the number."""
    sources: tuple[ref("sources"), ...] = ()
    """Where it comes from."""
    name: Annotated[ShortWords, MUST] = None
    """What is assumed."""
    reason: ShortWords = None
    """Why this number."""


class Quantity(Part):
    """Something computed from the parameters and assumptions."""

    id: Annotated[Name, MUST]
    """The name formulas use."""
    unit: Unit | None = None
    """The unit of the result; a bare number has none."""
    formula: Annotated[Formula, MUST]
    """How it is computed: names, numbers, `+ - * / ^`, comparisons, `if`, `min max ceil floor round abs sqrt sum`,
    `lookup`, `next_size`."""
    rounding: Literal["up", "down", "nearest"] | None = None
    """How the result is rounded, to a multiple of `step`."""
    step: Number | None = None
    """What the result is rounded to a multiple of; 1 when absent."""
    min: Number | None = None
    """The least for which the guide is meant: below it, the page refuses and says why."""
    max: Number | None = None
    """The most for which the guide is meant."""
    key: Flag | None = None
    """Whether it belongs to the few results a reader looks at first."""
    mark: Mark | None = None
    """How sure we are of the formula."""
    sources: tuple[ref("sources"), ...] = ()
    """Where the formula comes from."""
    name: Annotated[ShortWords, MUST] = None
    """What is computed."""
    explanation: ShortWords = None
    """The formula in words, and what to mind."""
    limit: ShortWords = None
    """Why the guide does not hold outside `min` and `max`, and what to do then: what a refused reader is told."""


class Rule(Part):
    """A check on the reader's case that the author knows from practice."""

    id: Annotated[Id, MUST]
    """Identifies the rule."""
    formula: Annotated[Formula, MUST]
    """A comparison that holds when all is well."""
    mark: Mark | None = None
    """How sure we are."""
    sources: tuple[ref("sources"), ...] = ()
    """Where it comes from."""
    text: Annotated[ShortWords, MUST] = None
    """What to do when it does not hold."""
