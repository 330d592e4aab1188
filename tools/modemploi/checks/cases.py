"""The reader's case, the budget, the calendar and the worked examples, computed. The evaluator meets these faults."""

from collections.abc import Iterator
from functools import partial

from modemploi.checks.check import Example, Found, check, fault, found
from modemploi.checks.view import View

_fault = partial(fault, subject="cases")


outside_range = _fault(
    "outside-range", level="error",
    message="{id} is {number} {unit} in this case, outside the range in which the guide holds ({min} to {max})",
    why="outside its range a guide gives numbers that nobody has tried",
    fix="mend the number, or widen the range if the guide really holds there",
    example=Example("guide.yml", "    typical: 30\n", "    typical: 3\n"),
)

value_form = _fault(
    "value-form", level="error",
    message="{id} must be {kind}, not “{value}”",
    why="the case cannot be computed with it",
    fix="write the value in that form",
    example=Example("guide.yml", "    typical: three\n", "    typical: 3\n"),
    terms={"kind": {"number": "a number of digits with a point, like 1250 or 0.72",
                    "date": "a date written year-month-day, like 2026-11-22", "yes-no": "`yes` or `no`"}},
)

no_typical_value = _fault(
    "no-typical-value", level="error", draft="gathered",
    message="{id} has no typical value, so that there is no reference case",
    why="a reader who enters nothing sees the reference case, and so does whoever prints the page",
    fix="add `typical` to {id}",
    example=Example("guide.yml", """\
    unit: room
    min: 1
""", """\
    unit: room
    typical: 3
    min: 1
"""),
)

unknown_input = _fault(
    "unknown-input", level="error",
    message="“{id}” is not a parameter one can enter",
    why="the example would be computed with the typical value, and nobody would notice",
    fix="use the id of a parameter",
    example=Example("guide.yml", """\
    inputs:
      - id: lamps
""", """\
    inputs:
      - id: rooms
""", also=("example-differs",)),
)

rows_form = _fault(
    "rows-form", level="error",
    message="a row of {id} cannot be read from “{value}”",
    why="with a number too few or too many nobody knows which column is meant",
    fix="write for each row, separated by commas: {columns}; and a semicolon between two rows",
    example=Example("guide.yml", """\
      - id: rooms
        value: 2
      - id: loads
        value: radio,5
""", """\
      - id: rooms
        value: 2
      - id: loads
        value: radio,5,2
""", at="""\
      - id: rooms
        value: 2
"""),
)

too_many_rows = _fault(
    "too-many-rows", level="error",
    message="{id} has more rows in this case than a case may have (at most {most})",
    why="a case is worked out while a reader types, on a telephone too",
    fix="put rows that are alike together: one row with a larger count",
    example=Example("guide.yml", f"""\
      - id: rooms
        value: 2
      - id: loads
        value: {"radio,5,2;" * 100}radio,5,2
""", """\
      - id: rooms
        value: 2
      - id: loads
        value: radio,5,2
""", at="""\
      - id: rooms
        value: 2
"""),
)

cell_missing = _fault(
    "cell-missing", level="error",
    message="the row {row} of {table} has no number for the column {column}",
    why="nothing can be computed with a row that has a gap",
    fix="add the number",
    example=Example("guide.yml", """\
        cells:
          - column: power
            value: 5
""", """\
        cells:
          - column: power
            value: 5
          - column: hours
            value: 2
"""),
)

cell_unknown = _fault(
    "cell-unknown", level="error",
    message="the row {row} has a number for {column}, which {table} does not have",
    why="the number is used nowhere",
    fix="use a column of {table}",
    example=Example("guide.yml", """\
          - column: hours
            value: 2
          - column: weight
            value: 1
""", """\
          - column: hours
            value: 2
"""),
)

rounding_step = _fault(
    "rounding-step", level="error",
    message="the step of the rounding of {id} must be a number above zero, next to a `rounding`",
    why="a result cannot be rounded to a multiple of it",
    fix="set `rounding` and a `step` above zero, or delete both",
    example=Example("guide.yml", """\
    rounding: up
    step: 0
""", """\
    rounding: up
    step: 2
""", at="    rounding: up\n"),
)

line_without_count = _fault(
    "line-without-count", level="error",
    message="the cost line {id} does not say how many",
    why="a price without a number cannot be added up",
    fix="add `quantity` (the name of a quantity) or `count` (a number that is always the same)",
    example=Example("guide.yml", """\
    category: material
    unit: piece
""", """\
    category: material
    count: 1
    unit: piece
""", at="""\
    category: material
    supply: lamp
    count: 1
    unit: piece
"""),
)

negative_duration = _fault(
    "negative-duration", level="error",
    message="{id} takes {value}, and nothing takes less than no time",
    why="the calendar would run backwards",
    fix="write a duration above zero",
    example=Example("guide.yml", "    duration: -1 day\n", "    duration: 1 day\n"),
)

step_cycle = _fault(
    "step-cycle", level="error",
    message="these steps wait for each other: {cycle}",
    why="nobody could begin any of them",
    fix="take one of them out of the `after` of another",
    example=Example("guide.yml", """\
    form: adapt
    after:
      - look
""", "    form: adapt\n"),
)

example_differs = _fault(
    "example-differs", level="error",
    message="the example expects {expected} for {id}, and the formulas give {found} (tolerance {tolerance})",
    why="either the example or a formula is wrong, and a reader may build on it",
    fix="recompute by hand, then mend whichever is wrong",
    example=Example("guide.yml", "        value: 5 piece\n", "        value: 4 piece\n"),
)

tolerance_form = _fault(
    "tolerance-form", level="error",
    message="a tolerance must be a share like `2 %` or an amount with its unit, not “{value}”",
    why="without it nobody can tell whether the example still holds",
    fix="write the tolerance in that form",
    example=Example("guide.yml", """\
        value: 4 piece
        tolerance: small
""", """\
        value: 4 piece
        tolerance: 0 %
"""),
)

expectation_form = _fault(
    "expectation-form", level="error",
    message="an expected value must be a number with its unit, like `1816 W`, not “{value}”",
    why="the result cannot be compared with it",
    fix="write the number, a space and the unit",
    example=Example("guide.yml", "        value: four\n", "        value: 4 piece\n"),
)

not_computed = _fault(
    "not-computed", level="error",
    message="the example expects {id}, which could not be computed",
    why="the example proves nothing",
    fix="mend the formula of {id} first, or the inputs of the example",
    example=Example("guide.yml", """\
    expect:
      - id: lampes
""", """\
    expect:
      - id: lamps
""", also=("formula-not-tried",)),
)


@check(
    level="error",
    message="the input {id} gives both `value` and `rows`",
    why="only the value would be reckoned with, and the rows be there for nothing",
    fix="keep `rows` for a list of rows, `value` for anything else",
    example=Example("guide.yml", """\
      - id: rooms
        value: 2
        rows:
          - id: cassette-player
            name: Zigzag
            cells:
              - column: power
                value: 5
              - column: hours
                value: 2
""", "      - id: rooms\n        value: 2\n"),
)
def entered_twice(view: View) -> Iterator[Found]:
    """An example that enters one thing in two ways."""
    for index, example in enumerate(view.guide.examples):
        for inner, given in enumerate(example.inputs):
            if given.value is not None and given.rows:
                yield found(view.at("examples", index, "inputs", inner, "rows"), id=given.id)
