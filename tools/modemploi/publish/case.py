"""The reader's case as tables: every value of the reference case with what it rests on."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from modemploi.compute import inputs_of, write_rows
from modemploi.model.case import Column, Condition, Quantity, Row
from modemploi.model.kinds import amount_of
from modemploi.model.proof import Example
from modemploi.publish.guide import GuidePage

_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Result:
    """One line of the table of results."""

    quantity: Quantity
    value: Markup
    rounding: Markup
    outside: bool
    assumptions: tuple[str, ...]


@dataclass(frozen=True)
class Expected:
    """One line of a worked example."""

    id: str
    expected: Markup
    computed: Markup
    tolerance: Markup
    holds: bool


def value(g: GuidePage, name: str) -> Markup:
    """The value of the reference case; words say so when it could not be computed."""
    known = g.number(name)
    return known if known is not None else g.say("not-computed")


def expected(g: GuidePage, condition: Condition) -> Markup:
    """The answer to a condition with which one can go on."""
    if condition.answer == "yes-no":
        return g.say(f"answer-{condition.expected or 'yes'}")
    return g.figures.span(condition.min, condition.max, condition.unit)


def results(g: GuidePage, key: bool = False) -> list[Result]:
    """The quantities, all or the few one looks at first."""
    assumed = {assumption.id for assumption in g.guide.assumptions}
    rows = []
    for quantity in g.guide.quantities:
        if quantity.key or not key:
            outside = any(fault.name == "outside-range" and fault.values.get("id") == quantity.id
                          for fault in g.computed.case.faults)
            used = dict.fromkeys(name for name in _NAME.findall(quantity.formula) if name in assumed)
            rows.append(Result(quantity, value(g, quantity.id), _rounding(g, quantity), outside, tuple(used)))
    return rows


def _rounding(g: GuidePage, quantity: Quantity) -> Markup:
    if quantity.rounding is None:
        return g.say("rounding-none")
    step = quantity.step or 1
    return g.say(f"rounding-{quantity.rounding}", step=g.figures.measure(step, quantity.unit))


def cell(g: GuidePage, row: Row, column: Column) -> Markup:
    """One number of a table, without its unit (the heading has it)."""
    for one in row.cells:
        if one.column == column.id:
            return Markup("<bdi>{}</bdi>").format(g.figures.number(one.value))
    return Markup()


def example(g: GuidePage, one: Example) -> list[Expected]:
    """What a worked example expects, beside what is computed from its inputs."""
    rows = []
    for result in g.computed.runs[one.id].results:
        tolerance = amount_of(result.expectation.tolerance)
        rows.append(Expected(
            result.expectation.id, g.figures.amount(result.expectation.value),
            g.figures.measure(result.found, result.unit) if result.found is not None else g.say("not-computed"),
            g.figures.amount(result.expectation.tolerance) if tolerance else Markup("{}").format(
                result.expectation.tolerance), result.holds))
    return rows


def load(g: GuidePage, one: Example) -> str:
    """A link that enters what an example enters."""
    rows = {parameter.id: parameter for parameter in g.guide.parameters if parameter.kind == "rows"}
    entered = {name: value if isinstance(value, str) else write_rows(rows[name], value)
               for name, value in inputs_of(one.inputs).items() if isinstance(value, str) or name in rows}
    return f"?{urlencode(entered)}#your-case"
