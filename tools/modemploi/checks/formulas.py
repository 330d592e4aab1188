"""Formulas, units and the computed case. The evaluator meets these faults."""

from functools import partial

from modemploi.checks.check import Example, fault, said

_fault = partial(fault, subject="formulas")
_LAMPS = "rooms * lamps_per_room"


def _instead(formula: str) -> Example:
    return Example("guide.yml", f"    formula: {formula}\n", f"    formula: {_LAMPS}\n")


formula_form = _fault(
    "formula-form", level="error",
    message="the formula needs {expected} here, not “{found}”",
    why="a formula that cannot be read gives no number, and neither do those that need it",
    fix="write names, numbers, + - * / ^, comparisons and the functions of the reference",
    example=_instead("rooms * * lamps_per_room"),
    terms={
        "expected": {
            "value": "a number or a name", "operator": "an operator, like + or <=, or nothing more",
            "closing-bracket": "a closing bracket", "opening-bracket": "an opening bracket",
            "one-comparison": "one comparison and no second one",
            "powers-in-brackets": "brackets around one of the two powers", "double-equals": "== to compare",
            "decimal-point": "a decimal point", "sign": "a sign that formulas know",
            "shorter-number": "a shorter number",
        },
        "found": {"": "the end"},
    },
)

formula_too_large = _fault(
    "formula-too-large", level="error",
    message="the formula is larger than a formula may be ({limit}: at most {most})",
    why="it is worked out in every reader's browser, and a reader should be able to follow it",
    fix="give its parts names of their own, as quantities",
    example=_instead("(" * 60 + "rooms * lamps_per_room" + ")" * 60),
    terms={"limit": {"characters": "characters", "parts": "names, numbers and signs",
                     "depth": "brackets inside brackets", "work": "operations"}},
)

unknown_function = _fault(
    "unknown-function", level="error",
    message="there is no function “{function}”",
    why="formulas know a small list of functions, so that they give the same number everywhere",
    fix="use one of min, max, ceil, floor, round, abs, sqrt, sum, if, lookup, next_size",
    example=_instead("maximum(rooms, 1) * lamps_per_room"),
)

wrong_argument_count = _fault(
    "wrong-argument-count", level="error",
    message="{function} needs {expected} values between its brackets, not {found}",
    why="with too few or too many values nobody knows what is meant",
    fix="separate the values by commas",
    example=_instead("sqrt(rooms, 1) * lamps_per_room"),
)

unknown_name = _fault(
    "unknown-name", level="error",
    message="the formula speaks of “{id}”, which the guide does not have",
    why="a formula reckons with the parameters, assumptions, tables and quantities of its guide",
    fix="use a name of this guide, or add “{id}” to it",
    example=_instead("romos * lamps_per_room"),
)

unknown_option = _fault(
    "unknown-option", level="error",
    message="“{id}” is not one of the options of {parameter}",
    why="nobody can ever choose it, so that what depends on it never holds",
    fix="use an option of {parameter}: {options}",
    example=_instead("if(battery == lpf, 1, 2) * rooms * lamps_per_room"),
)

wrong_kind = _fault(
    "wrong-kind", level="error",
    message="{expected} must stand here, not {found}",
    why="a number cannot be added to an answer, nor a table to a number",
    fix="compare a choice with its options, sum a column, look a table up",
    example=_instead("battery * lamps_per_room"),
    terms={side: {"number": "a number", "truth": "a comparison", "choice": "a choice", "date": "a date",
                  "table": "a table", "column": "a column", "rows": "rows"} for side in ("expected", "found")},
)

formula_cycle = _fault(
    "formula-cycle", level="error",
    message="these quantities need each other: {cycle}",
    why="none of them can be worked out first",
    fix="take one of them out of the formula of another",
    example=_instead("lamps + rooms * lamps_per_room"),
)

unknown_unit = _fault(
    "unknown-unit", level="error",
    message="“{id}” is not a unit of guides/_shared/units.yml",
    why="a unit that nobody defined cannot be converted, and readers would see its code",
    fix="use a unit of that file, or add yours there with its names in each language",
    example=Example("guide.yml", "    duration: 1 moon\n", "    duration: 1 day\n"),
)

unit_mismatch = _fault(
    "unit-mismatch", level="error",
    message="the unit must be {expected}, not {found}",
    why="watts and watt-hours, or euros and dirhams, cannot be added: the number would mean nothing",
    fix="mend the formula or the unit; a number that has a unit belongs among the assumptions, with that unit",
    example=_instead("rooms + lamps_per_room"),
    terms={side: {"1": "none", "": "none"} for side in ("expected", "found")},
)

division_by_zero = _fault(
    "division-by-zero", level="error",
    message="{divisor} is zero in this case, and nothing can be divided by it",
    why="readers with that case would see no result",
    fix="set the least of a parameter above zero, or use if(…)",
    example=_instead("rooms * lamps_per_room / (1 - 1)"),
    terms={"divisor": {"": "the divisor"}},
)

root_of_negative = _fault(
    "root-of-negative", level="error",
    message="the number under the root is {number}, and must not be below zero",
    why="readers with that case would see no result",
    fix="mend the formula, or limit the parameter it comes from",
    example=_instead("sqrt(0 - 4) * rooms * lamps_per_room"),
)

exponent_form = _fault(
    "exponent-form", level="error",
    message="an exponent must be a whole number up to {most}, not {number}",
    why="other powers have no unit, and large ones no end",
    fix="use a small whole number after ^, or sqrt(…)",
    example=_instead("rooms * lamps_per_room * 2^0.5"),
)

number_too_large = _fault(
    "number-too-large", level="error",
    message="a number on the way is beyond all reason (more than {most})",
    why="no quantity of a guide is that large",
    fix="look at the exponents and the factors of the formula",
    example=_instead("rooms * lamps_per_room * 1000000000000^2 * 1000000000000^2"),
)

not_in_table = _fault(
    "not-in-table", level="error",
    message="the table {table} has no row for {number} in the column {column}",
    why="readers with that case would see no result",
    fix="add a row, or limit the parameter it comes from",
    example=Example(
        "guide.yml",
        """\
tables:
  - id: sizes
    columns:
      - id: power
        unit: piece
    rows:
      - id: small
        cells:
          - column: power
            value: 1
    mark: estimate
quantities:
  - id: size
    unit: piece
    formula: next_size(sizes.power, lamps)
""", """\
tables:
  - id: sizes
    columns:
      - id: power
        unit: piece
    rows:
      - id: small
        cells:
          - column: power
            value: 30
    mark: estimate
quantities:
  - id: size
    unit: piece
    formula: next_size(sizes.power, lamps)
""", at="quantities:\n", also=("formula-not-tried",), around=said("sizes.name", "sizes.power.name", "size.name")),
)
