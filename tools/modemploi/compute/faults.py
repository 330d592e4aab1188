"""What can be wrong with a formula, a case, a budget, a calendar or an example: located, named, without words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from modemploi.model.fields import Path


@dataclass(frozen=True)
class FormulaFault:
    """Something that cannot be computed as it stands. `name` is the name of a check; `values` fill its message."""

    path: Path
    """Where in the facts, as `modemploi.model.fields.parts` counts: ``("quantities", 3, "formula")``;
    ``("inputs", "classrooms")`` for an input of the case."""
    offset: int
    """The column inside the text at `path`, from 0."""
    name: str
    """One of `FAULTS`."""
    values: Mapping[str, str] = field(default_factory=dict)


class Wrong(Exception):
    """A fault on its way up to the function that knows the path; it never leaves this package."""

    def __init__(self, name: str, offset: int = 0, /, **values: str) -> None:
        super().__init__(name)
        self.name, self.offset, self.values = name, offset, values

    def at(self, *path: str | int) -> FormulaFault:
        """The fault, now that the path is known."""
        return FormulaFault(path, self.offset, self.name, self.values)


FAULTS: dict[str, str] = {
    # reading a formula
    "formula-form": "The formula cannot be read at this column. found: what stands there; expected: what is missing.",
    "formula-too-large": "Longer, deeper or more work than a formula may be. limit: which one; most: its size.",
    "unknown-function": "No such function. function: as written; close: the nearest one or empty.",
    "wrong-argument-count": "A function got too few or too many arguments. function; expected; found.",
    # checking it against the guide
    "unknown-name": "No parameter, table, column, assumption or quantity has this name. of: the table, for a column; "
                    "id: as written; close: the nearest one or empty.",
    "unknown-option": "A choice is compared with an option it does not have. parameter; id: as written; options; "
                      "close.",
    "wrong-kind": "A part of the formula is of another kind than its place needs. found, expected: number, truth "
                  "(a comparison), choice, date, table, column, rows (a sum inside a sum); id: the name, or empty; "
                  "table: the table whose column is due, where one is.",
    "formula-cycle": "Quantities need each other. cycle: their names in a ring.",
    "unknown-unit": "Not a unit of units.yml. unit: the whole text; id: the part that is not known; close.",
    "unit-mismatch": "Units that do not go together. found; expected: units as the author writes them; 1: none.",
    # working it out
    "division-by-zero": "A divisor is zero in this case. divisor: the text of the divisor.",
    "root-of-negative": "The square root of a negative number. number.",
    "exponent-form": "An exponent is not a whole number of reasonable size. number; most.",
    "number-too-large": "A number on the way is beyond all reason. most.",
    "not-in-table": "A table has no row for this number. table; column; number; function: lookup or next_size.",
    # the case
    "outside-range": "A number is outside the range in which the guide holds. id; number; min; max; unit "
                     "(min or max empty where there is none).",
    "value-form": "A value of a parameter cannot be read. id; value; kind: number or date.",
    "no-typical-value": "A parameter has no typical value, so that there is no reference case. id.",
    "unknown-input": "The case enters a value for something that is not a parameter one can enter. id; close.",
    "rows-form": "Rows that were entered as text cannot be read. id; value: the row; columns: what a row holds.",
    "too-many-rows": "More rows were entered than a case may have. id; most.",
    "cell-missing": "A row has no number for a column. table; row; column.",
    "cell-unknown": "A row has a number for a column that the table does not have. table; row; column.",
    "rounding-step": "The step of a rounding is not a number above zero, or there is a step without a rounding. id.",
    # budget, calendar, examples
    "line-without-count": "A cost line does not say how many. id.",
    "negative-duration": "A duration or a wait below zero. id; value.",
    "step-cycle": "Steps wait for each other. cycle: their ids in a ring.",
    "example-differs": "A worked example gives another number than expected. id; expected; found; tolerance.",
    "tolerance-form": "A tolerance is neither a share like `2 %` nor an amount with its unit. value.",
    "expectation-form": "An expected value is not a number with a unit. value.",
    "not-computed": "An example expects a quantity that could not be computed. id.",
}
"""Every name a fault of this package can have, with what it means and what its `values` hold."""


class Hints:
    """Finds the known name that was probably meant. Comparing names is slow, so that there is an end to it: a file
    full of unknown names is answered without hints after the first few."""

    def __init__(self, most: int = 3000) -> None:
        self.left = most

    def close(self, name: str, known: Iterable[str]) -> str:
        """The nearest known name, or an empty text."""
        import difflib

        if self.left < 0 or len(name) > 60:
            return ""
        options = [each for each in sorted(set(known)) if abs(len(each) - len(name)) <= 5]
        self.left -= len(options)
        if self.left < 0:
            return ""
        found = difflib.get_close_matches(name, options, n=1, cutoff=0.6)
        return found[0] if found else ""
