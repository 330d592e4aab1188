"""What a reader may enter, and what then goes wrong: told with a case that shows it, never on suspicion."""

from collections.abc import Iterator

from modemploi.checks.check import Example, Found, check, found, said
from modemploi.checks.view import View
from modemploi.compute.witnesses import Witness
from modemploi.load.library import Place

_LAMPS = "rooms * lamps_per_room"
_GROWTH = """\
assumptions:
  - id: growth
    value: 0
    min: 0
    max: 1
    sensitivity: low
    mark: estimate
"""
_GROWS = (("guide.yml", "assumptions:\n", _GROWTH), *said("growth.name"))
_SIZE = """\
tables:
  - id: sizes
    columns:
      - id: power
        unit: piece
    rows:
      - id: large
        cells:
          - column: power
            value: {most}
    mark: estimate
quantities:
  - id: size
    unit: piece
    formula: next_size(sizes.power, lamps)
"""


def _formula(wrong: str, right: str) -> Example:
    return Example("guide.yml", f"    formula: {wrong}\n", f"    formula: {right}\n",
                   at=f"    formula: {_LAMPS}\n", around=_GROWS)


def _met(view: View, *names: str) -> Iterator[Witness]:
    for witness in view.witnesses:
        if witness.name in names:
            yield witness


def _place(view: View, witness: Witness) -> Place:
    """The column of the formula, or the limit that is passed."""
    sheet = view.case.sheet
    path = (sheet.quantities.get(witness.of) or sheet.rules[witness.of]).path
    if witness.side:
        return view.at(*path[:-1], witness.side)
    place = view.at(*path)
    return Place(place.path, place.line, place.column + witness.offset)


def _case(witness: Witness) -> tuple[str, ...]:
    return tuple(f"{name} = {value or '–'}" for name, value in witness.entered.items())


def _number(witness: Witness) -> str:
    return f"{witness.values['number']} {witness.values['unit']}".rstrip()


@check(
    level="error",
    message="{divisor} is zero with {case}, which the guide allows, and nothing can be divided by it",
    why="a reader with that case sees no result, and did nothing wrong",
    fix="narrow the range of what is entered, or use if(…)",
    example=Example("guide.yml", "    min: 0\n    max: 12\n", "    min: 1\n    max: 12\n", around=(
        ("guide.yml", f"    formula: {_LAMPS}\n", "    formula: lamps_per_room * rooms * rooms / rooms\n"),)),
    terms={"divisor": {"": "the divisor"}},
)
def divisor_may_be_zero(view: View) -> Iterator[Found]:
    """A division by something that is zero for an input the guide allows."""
    for witness in _met(view, "division-by-zero"):
        yield found(_place(view, witness), divisor=witness.values.get("divisor", ""), case=_case(witness))


@check(
    level="error",
    message="the number under the root is {number} with {case}, which the guide allows",
    why="a reader with that case sees no result, and did nothing wrong",
    fix="narrow the range of what is entered, or write max(…, 0) under the root",
    example=Example("guide.yml", _GROWTH.replace("min: 0", "min: -2"), _GROWTH, at="assumptions:\n", around=(
        ("guide.yml", f"    formula: {_LAMPS}\n", f"    formula: {_LAMPS} * sqrt(1 + growth)\n"),
        *said("growth.name"))),
)
def root_may_be_negative(view: View) -> Iterator[Found]:
    """The root of something that is below zero for an input the guide allows."""
    for witness in _met(view, "root-of-negative"):
        yield found(_place(view, witness), number=witness.values["number"], case=_case(witness))


@check(
    level="warning",
    message="the exponent is {number} with {case}, which the guide allows, and must be a whole number up to {most}",
    why="a reader with that case sees no result, and did nothing wrong",
    fix="write round(…) around the exponent, or narrow the range of what is entered",
    example=_formula(f"{_LAMPS} * 2 ^ growth", f"{_LAMPS} * 2 ^ round(growth)"),
)
def exponent_may_not_be_whole(view: View) -> Iterator[Found]:
    """An exponent that is no whole number, or a very large one, for an input the guide allows."""
    for witness in _met(view, "exponent-form"):
        yield found(_place(view, witness), number=witness.values["number"], most=witness.values["most"],
                    case=_case(witness))


@check(
    level="warning",
    message="a number on the way is beyond all reason with {case}, which the guide allows (more than {most})",
    why="a reader with that case sees no result, and did nothing wrong",
    fix="narrow the range of what is entered, and look at the exponents",
    example=_formula(f"{_LAMPS} * (1 + growth) ^ 60", f"{_LAMPS} * (1 + growth) ^ 6"),
)
def number_may_be_too_large(view: View) -> Iterator[Found]:
    """A number that is far too large for an input the guide allows."""
    for witness in _met(view, "number-too-large"):
        yield found(_place(view, witness), most=witness.values["most"], case=_case(witness))


@check(
    level="warning",
    message="the table {table} has no row for {number}, which comes about with {case}",
    why="a reader with that case sees no result, and is not told what to do",
    fix="add rows or narrow the range of what is entered; or write in the words `{id}.limit` what to do then",
    example=Example("guide.yml", _SIZE.format(most=20), _SIZE.format(most=30), at="quantities:\n", also=(
        "formula-not-tried",), around=said("sizes.name", "sizes.power.name", "size.name")),
    terms={"number": {"": "anything"}},
)
def table_may_be_too_small(view: View) -> Iterator[Found]:
    """A table that ends before the inputs do; where the words `limit` say what to do then, all is well."""
    for witness in _met(view, "not-in-table"):
        if not view.said(f"{witness.of}.limit"):
            yield found(_place(view, witness), table=witness.values["table"], number=witness.values["number"],
                        id=witness.of, case=_case(witness))


@check(
    level="warning",
    message="{id} is {number} with {case}, which the guide allows, and {side} {limit}: it will be refused",
    why="a reader with that case is sent away, and is not told why",
    fix="narrow the range of what is entered; or write in the words `{id}.limit` why it ends there and what to do",
    example=Example("guide.yml", "    rounding: up\n    max: 40\n", "    rounding: up\n    max: 60\n",
                    at="    rounding: up\n", around=(
        ("guide.yml", f"    formula: {_LAMPS}\n", f"    formula: {_LAMPS} * (1 + growth)\n"), *_GROWS)),
    terms={"side": {"min": "below", "max": "above"}},
)
def range_may_be_left(view: View) -> Iterator[Found]:
    """A result outside its range for an input the guide allows; where `limit` says why, all is well."""
    always = [(refusal.quantity, {refusal.parameter: refusal.value}) for refusal in view.bounds.refusals]
    for witness in _met(view, "outside-range"):
        if not view.said(f"{witness.of}.limit") and (witness.of, witness.entered) not in always:
            yield found(_place(view, witness), id=witness.of, number=_number(witness), side=witness.side,
                        limit=witness.values["limit"], case=_case(witness))


@check(
    level="warning",
    message="{id} says how many or how long, and is {number} with {case}, which the guide allows",
    why="the budget would earn money by spending it, and the calendar run backwards",
    fix="write max(…, 0), or give {id} a `min`",
    example=_formula(f"{_LAMPS} * (1 - 2 * growth)", f"max({_LAMPS} * (1 - 2 * growth), 0)"),
)
def count_may_be_below_zero(view: View) -> Iterator[Found]:
    """A count, a duration or an effort below zero for an input the guide allows."""
    for witness in _met(view, "below-zero"):
        yield found(_place(view, witness), id=witness.of, number=_number(witness), case=_case(witness))


@check(
    level="warning",
    message="with {parameter} = {value}, {id} is outside its range whatever else is entered",
    why="the form offers something that no reader can ever use",
    fix="let {parameter} end where the guide ends, or widen the range of {id}",
    example=Example("guide.yml", "    rounding: up\n    max: 20\n", "    rounding: up\n    max: 24\n",
                    at="    rounding: up\n"),
)
def always_refused(view: View) -> Iterator[Found]:
    """An end of a parameter, or an option, with which there is no result at all."""
    parameters = {each.id: (index, each) for index, each in reversed(list(enumerate(view.guide.parameters)))}
    for refusal in view.bounds.refusals:
        index, parameter = parameters[refusal.parameter]
        options = [option.id for option in parameter.options]
        if refusal.value in options:
            place = view.at("parameters", index, "options", options.index(refusal.value))
        else:
            high = parameter.max is not None and f"{parameter.max:.10g}" == refusal.value
            place = view.at("parameters", index, "max" if high else "min")
        yield found(place, parameter=refusal.parameter, value=refusal.value, id=refusal.quantity)
