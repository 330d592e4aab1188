"""From a tree to a checked tree: every name is known, every kind and unit fits, and conversions are written in.

A checked tree is made of nested tuples like the tree it comes from; it needs no unit and no guide any more:

| kind | after the column |
| --- | --- |
| ``number`` | the number |
| ``value`` | a name: its number, in the unit it is declared in |
| ``cell`` | a table and a column: the number of the row one is at |
| ``scale`` | a number and a tree: the conversion of a unit |
| ``neg abs sqrt ceil floor round`` | a tree |
| ``+ - * / ^ < <= > >= == !=`` | two trees |
| ``min max`` | one tree or more |
| ``if`` | a truth and two trees |
| ``is``, ``is-not`` | the name of a choice and one of its options |
| ``over`` | ``sum``, ``min`` or ``max``, a table and a tree that holds for one row |
| ``lookup`` | a table, its key column, a tree, the column wanted |
| ``next_size`` | a table, its column, a tree |

The cells of budgets and calendars (`modemploi.compute.program`) have three kinds more:

| kind | after the column |
| --- | --- |
| ``add`` | any number of trees |
| ``season``, ``season-back`` | a day, a length, and periods, see `modemploi.compute.seasons` |
"""

from dataclasses import dataclass

from modemploi.compute.faults import Wrong
from modemploi.compute.formulas import COMPARISONS, Tree
from modemploi.compute.measures import TRUTH, Measure, Names, Part, Unsure, plain, scaled
from modemploi.compute.spelling import spelled

MOST_EXPONENT = 100


@dataclass(frozen=True)
class Checked:
    """A formula that fits the guide."""

    tree: Tree
    measure: Measure
    uses: frozenset[str]
    """The parameters, tables, assumptions and quantities it speaks of."""


def check(tree: Tree, names: Names) -> Checked:
    """Check a tree as `parse` gives it. Raises `Wrong` or `Unsure`."""
    checker = _Checker(names)
    checked, measure = checker.part(tree)
    return Checked(checked, measure, frozenset(checker.uses))


def number_in(checked: Checked, wanted: Measure) -> Tree:
    """The tree of a number in the unit `wanted`. Raises `Wrong`: ``wrong-kind``, ``unit-mismatch``."""
    if checked.measure is TRUTH:
        raise Wrong("wrong-kind", 0, found="truth", expected="number", id="")
    return scaled((checked.tree, checked.measure), wanted)


class _Checker:
    """Checks the parts of one formula. The depth of its calls is bounded by the size of a formula."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.uses: set[str] = set()
        self.table: str | None = None
        """Inside a sum over rows: the table, or an empty text as long as no column was met."""

    def part(self, tree: Tree) -> Part:
        kind, at = tree[0], tree[1]
        if kind == "number":
            return tree, Measure(zero=tree[2] == 0)
        if kind == "name":
            return self.name(tree)
        if kind == "dot":
            return self.cell(tree)
        if kind == "neg":
            inner, measure = self.number(tree[2])
            return ("neg", at, inner), measure
        if kind == "call":
            return self.call(tree)
        if kind in COMPARISONS:
            return self.comparison(tree)
        left, right = self.number(tree[2]), self.number(tree[3])
        if kind in ("+", "-"):
            (first, second), measure = self.alike([left, right])
            return (kind, at, first, second), measure
        if kind == "^":
            return self.power(tree, left, right)
        (first, one), (second, other) = left, right
        if kind == "*":
            measure = Measure(one.unit * other.unit, one.parts + other.parts)
        else:
            measure = Measure(one.unit / other.unit, one.parts + tuple((name, -power) for name, power in other.parts))
        return (kind, at, first, second), measure

    def number(self, tree: Tree) -> Part:
        part = self.part(tree)
        if part[1] is TRUTH:
            raise Wrong("wrong-kind", tree[1], found="truth", expected="number", id="")
        return part

    def alike(self, parts: list[Part]) -> tuple[list[Tree], Measure]:
        """Bring numbers to the unit of the first that has one."""
        wanted = next((measure for _, measure in parts if not measure.zero), Measure())
        return [scaled(part, wanted) for part in parts], wanted

    def name(self, tree: Tree) -> Part:
        _, at, name = tree
        if name not in self.names.numbers:
            raise self.not_a_number(name, at)
        measure = self.names.numbers[name]
        if measure is None:
            raise Unsure
        self.uses.add(name)
        return ("value", at, name), measure

    def not_a_number(self, name: str, at: int) -> Wrong:
        if kind := self.names.kind(name):
            return Wrong("wrong-kind", at, found=kind, expected="number", id=name)
        return Wrong("unknown-name", at, of="", id=name, close=self.names.hints.close(name, self.names))

    def column(self, table: str, column: str, at: int, column_at: int) -> Measure:
        """The unit of a column."""
        if table not in self.names.tables:
            if kind := self.names.kind(table):
                raise Wrong("wrong-kind", at, found=kind, expected="table", id=table)
            raise Wrong("unknown-name", at, of="", id=table, close=self.names.hints.close(table, self.names.tables))
        columns = self.names.tables[table]
        if column not in columns:
            raise Wrong("unknown-name", column_at, of=table, id=column, close=self.names.hints.close(column, columns))
        measure = columns[column]
        if measure is None:
            raise Unsure
        self.uses.add(table)
        return measure

    def cell(self, tree: Tree) -> Part:
        _, at, table, column = tree
        measure = self.column(table, column, at, at + len(table) + 1)
        if self.table is None:
            raise Wrong("wrong-kind", at, found="column", expected="number", id=f"{table}.{column}")
        if self.table and self.table != table:
            raise Wrong("wrong-kind", at, found="column", expected="column", id=f"{table}.{column}",
                        table=self.table)
        self.table = table
        return ("cell", at, table, column), measure

    def comparison(self, tree: Tree) -> Part:
        kind, at, left, right = tree
        for choice, option in ((left, right), (right, left)):
            if choice[0] == "name" and choice[2] in self.names.choices:
                if kind not in ("==", "!=") or option[0] != "name":
                    raise Wrong("wrong-kind", choice[1], found="choice", expected="number", id=choice[2])
                options = self.names.choices[choice[2]]
                if option[2] not in options:
                    raise Wrong("unknown-option", option[1], parameter=choice[2], id=option[2],
                                options=", ".join(options), close=self.names.hints.close(option[2], options))
                self.uses.add(choice[2])
                return ("is" if kind == "==" else "is-not", at, choice[2], option[2]), TRUTH
        (first, second), _ = self.alike([self.number(left), self.number(right)])
        return (kind, at, first, second), TRUTH

    def power(self, tree: Tree, left: Part, right: Part) -> Part:
        """A fixed whole exponent fits any unit; a computed one needs a base and an exponent without a unit."""
        at, exponent = tree[1], tree[3]
        fixed = exponent[2][2] if exponent[0] == "neg" and exponent[2][0] == "number" else None
        fixed = -fixed if fixed is not None else exponent[2] if exponent[0] == "number" else None
        if fixed is not None and (fixed != int(fixed) or abs(fixed) > MOST_EXPONENT):
            raise Wrong("exponent-form", exponent[1], number=f"{fixed:g}", most=str(MOST_EXPONENT))
        if fixed is not None and left[1].unit.dimension:
            try:
                measure = Measure(left[1].unit ** int(fixed),
                                  tuple((name, power * int(fixed)) for name, power in left[1].parts))
            except Wrong as wrong:
                raise Wrong(wrong.name, exponent[1], **wrong.values) from None
            return ("^", at, left[0], right[0]), measure
        return ("^", at, scaled(left, Measure()), scaled(right, Measure())), Measure()

    def call(self, tree: Tree) -> Part:
        _, at, function, *arguments = tree
        if function == "sum" or function in ("min", "max") and len(arguments) == 1:
            return self.over(tree)
        if function == "if":
            truth, measure = self.part(arguments[0])
            if measure is not TRUTH:
                raise Wrong("wrong-kind", arguments[0][1], found="number", expected="truth", id="")
            (first, second), measure = self.alike([self.number(argument) for argument in arguments[1:]])
            return ("if", at, truth, first, second), measure
        if function in ("lookup", "next_size"):
            return self.look_up(tree)
        parts = [self.number(argument) for argument in arguments]
        if function in ("min", "max"):
            trees, measure = self.alike(parts)
            return (function, at, *trees), measure
        inner, measure = parts[0]
        if function == "abs":
            return ("abs", at, inner), measure
        inner, measure = plain(parts[0])
        if function == "sqrt":
            root = measure.unit.root()
            if root is None:
                raise Wrong("unit-mismatch", inner[1], found=spelled(parts[0][1].parts), expected="1")
            return ("sqrt", at, inner), Measure(root, tuple((base, power) for base, power in root.dimension))
        if not measure.unit.counted:
            raise Wrong("unit-mismatch", inner[1], found=spelled(parts[0][1].parts), expected="1")
        return (function, at, inner), measure

    def over(self, tree: Tree) -> Part:
        _, at, function, body = tree
        if self.table is not None:
            raise Wrong("wrong-kind", at, found="rows", expected="number", id=function)
        self.table = ""
        try:
            inner, measure = self.number(body)
            if not self.table:
                raise Wrong("wrong-kind", body[1], found="number", expected="column", id=function)
            return ("over", at, function, self.table, inner), measure
        finally:
            self.table = None

    def kind(self, tree: Tree) -> str:
        """What stands where a table or a column is due."""
        if tree[0] == "name":
            return self.names.kind(tree[2]) or "number"
        return "column" if tree[0] == "dot" else "truth" if tree[0] in COMPARISONS else "number"

    def look_up(self, tree: Tree) -> Part:
        """``next_size(table.column, value)``, ``lookup(table, key_column, value, column)``."""
        _, at, function, *arguments = tree
        if function == "next_size":
            place, value = arguments
            if place[0] != "dot":
                raise Wrong("wrong-kind", place[1], found=self.kind(place), expected="column", id=_id(place))
            table, column = place[2], place[3]
            measure = self.column(table, column, place[1], place[1] + len(table) + 1)
            return (function, at, table, column, scaled(self.number(value), measure)), measure
        place, key, value, wanted = arguments
        if place[0] != "name":
            raise Wrong("wrong-kind", place[1], found=self.kind(place), expected="table", id=_id(place))
        table = place[2]
        columns = []
        for each in (key, wanted):
            named = each[0] == "name" or each[0] == "dot" and each[2] == table
            if not named:
                raise Wrong("wrong-kind", each[1], found=self.kind(each), expected="column", id=_id(each), table=table)
            columns.append((each[-1], self.column(table, each[-1], place[1], each[1])))
        (key_column, key_measure), (column, measure) = columns
        return (function, at, table, key_column, scaled(self.number(value), key_measure), column), measure


def _id(tree: Tree) -> str:
    return ".".join(tree[2:]) if tree[0] in ("name", "dot") else ""
