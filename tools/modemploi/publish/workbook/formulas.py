"""Checked trees as formulas of a spreadsheet; `modemploi.compute.evaluate` is their law.

Only what every spreadsheet since 2010 knows is used. What is needed more than once, or grows too long, is kept in a
cell of its own. What cannot be worked out is an error, and what needs it becomes one too; `IF` takes only one branch.
"""

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from modemploi.compute.checked import MOST_EXPONENT
from modemploi.compute.formulas import Tree
from modemploi.compute.rounding import tidy

NOISE = "1E-9"
REFUSED = "NA()"
NOT_A_SIZE = 1e300
"""What stands in a column of sizes or keys for a row that has none."""
LONGEST, DEEPEST, MOST_TERMS = 1500, 16, 60
EPOCH = 693594
"""The ordinal of day 0 of a spreadsheet."""

Number = float | None
"""A number of the case as it is written first; None for an error."""
_ATOM = re.compile(r"[$A-Za-z_][$A-Za-z_0-9]*|'[^']+'!\$[A-Z]+\$[0-9]+|\(-[0-9.E+-]+\)|[0-9][0-9.E+-]*")


class Place(Protocol):
    """Where a formula is written: what names mean there, and where its helpers are kept."""

    def ref(self, name: str) -> str:
        """The cell of a name; an error where it has none."""

    def choice(self, name: str) -> str:
        """The cell that holds the option taken."""

    def cell(self, table: str, column: str) -> str:
        """The cell of the row one is at."""

    def over(self, table: str, body: Tree) -> str:
        """The range with what the body gives for every row that counts."""

    def keys(self, table: str, column: str) -> str:
        """The range of a column one looks something up in; a row that has no number there holds `NOT_A_SIZE`."""

    def has_gaps(self, table: str) -> bool:
        """Whether a row of a table may lack a number."""

    def place(self, tree: Tree) -> Number:
        """For a `lookup`: the place of the row that is found, counted from the end; 0 for none."""

    def start(self) -> str:
        """The cell of the first day; empty where none is given."""

    def day(self) -> int | None:
        """The first day as an ordinal, as the case is written first."""

    def season(self, tree: Tree, days: str, long: str) -> str:
        """The formula of a `season` or `season-back`, from the cells of its day and its length."""

    def value(self, tree: Tree) -> Number:
        """What a tree gives in the case that is written first."""

    def keep(self, formula: str, value: Number) -> str:
        """Keep a formula in a cell of its own, and give that cell."""


def formula(tree: Tree, at: Place) -> str:
    """The formula of a number, without the sign it begins with."""
    text = _KINDS.get(tree[0], _plain)(tree, at)
    return at.keep(text, at.value(tree)) if len(text) > LONGEST or _depth(text) > DEEPEST else text


def number(value: float) -> str:
    """A number as every spreadsheet reads it."""
    text = repr(int(value) if float(value).is_integer() and abs(value) < 1e15 else float(value)).upper()
    return f"({text})" if value < 0 else text


def whole(text: str) -> str:
    """The nearest whole number to a cell, halves up; see `modemploi.compute.rounding.nearest`."""
    return f"INT({text}+0.5+ABS({text})/1E+12)"


def noisy(text: str, otherwise: str) -> str:
    """The whole number that a cell is but for noise, else another formula; see `modemploi.compute.rounding.tidy`."""
    return f"IF(ABS({text}-{whole(text)})<={NOISE}*MAX(1,ABS({text})),{whole(text)},{otherwise})"


def rounded(text: str, how: str) -> str:
    """A cell rounded up, down or to the nearest."""
    return {"up": noisy(text, f"(-INT(-{text}))"), "down": noisy(text, f"INT({text})"), "nearest": whole(text)}[how]


def outside(text: str, least: float | None, most: float | None) -> str:
    """Whether a cell is outside a range; an empty text where there is no range."""
    limits = [f"{first}-{second}>{NOISE}*MAX(ABS({text}),ABS({number(limit)}))"
              for limit, first, second in ((least, number(least or 0), text), (most, text, number(most or 0)))
              if limit is not None]
    return f"OR({','.join(limits)})" if limits else ""


def truth(tree: Tree, at: Place) -> str:
    """The formula of a comparison."""
    kind = tree[0]
    if kind in ("is", "is-not"):
        return f"({at.choice(tree[2])}{'=' if kind == 'is' else '<>'}\"{tree[3]}\")"
    one, other = _atom(tree[2], at), _atom(tree[3], at)
    noise = f"{NOISE}*MAX(ABS({one}),ABS({other}))"
    return {
        "==": f"(ABS({one}-{other})<={noise})", "!=": f"(ABS({one}-{other})>{noise})",
        "<=": f"({one}-{other}<={noise})", ">=": f"({other}-{one}<={noise})",
        "<": f"({other}-{one}>{noise})", ">": f"({one}-{other}>{noise})",
    }[kind]


def _depth(text: str) -> int:
    deep = deepest = 0
    for letter in text:
        deep += (letter == "(") - (letter == ")")
        deepest = max(deepest, deep)
    return deepest


def _atom(tree: Tree, at: Place) -> str:
    """A formula that may be written more than once: a number, or one cell."""
    text = formula(tree, at)
    return text if _ATOM.fullmatch(text) else at.keep(text, at.value(tree))


def _plain(tree: Tree, at: Place) -> str:
    kind = tree[0]
    inner = [formula(each, at) for each in tree[2:]]
    if kind in ("+", "-", "*", "/"):
        return f"({inner[0]}{kind}{inner[1]})"
    return {"neg": "(-{})", "abs": "ABS({})", "sqrt": "SQRT({})"}[kind].format(*inner)


def _number(tree: Tree, at: Place) -> str:
    return number(tree[2])


def _value(tree: Tree, at: Place) -> str:
    return at.ref(tree[2])


def _cell(tree: Tree, at: Place) -> str:
    return at.cell(tree[2], tree[3])


def _scale(tree: Tree, at: Place) -> str:
    return f"({number(tree[2])}*{formula(tree[3], at)})"


def _rounding(tree: Tree, at: Place) -> str:
    return rounded(_atom(tree[2], at), {"ceil": "up", "floor": "down", "round": "nearest"}[tree[0]])


def _if(tree: Tree, at: Place) -> str:
    return f"IF({truth(tree[2], at)},{formula(tree[3], at)},{formula(tree[4], at)})"


def _many(tree: Tree, at: Place) -> str:
    """A sum, least or greatest of any number of trees."""
    kind, where, *trees = tree
    return joined(kind, [formula(each, at) for each in trees], at, lambda some: at.value((kind, where, *trees[:some])))


def joined(kind: str, texts: Sequence[str], at: Place, value: Callable[[int], Number]) -> str:
    """A sum, least or greatest of any number of formulas, some at a time; `value` is that of the first so many."""
    done = MOST_TERMS
    inner = list(texts[:done])
    while done < len(texts):
        kept = at.keep(_together(kind, inner), value(done))
        inner = [kept, *texts[done:done + MOST_TERMS]]
        done += MOST_TERMS
    return _together(kind, inner)


def _together(kind: str, inner: Sequence[str]) -> str:
    if kind == "add":
        return f"({'+'.join(inner)})" if inner else "0"
    return f"{kind.upper()}({','.join(inner)})"


def _power(tree: Tree, at: Place) -> str:
    """`0^0` is 1, and an exponent is a whole number; spreadsheets do not agree on either."""
    base = _atom(tree[2], at)
    if tree[3][0] == "number" and tidy(tree[3][2]) > 0:
        exponent = tidy(tree[3][2])
        fits = exponent.is_integer() and exponent <= MOST_EXPONENT
        return f"POWER({base},{number(exponent)})" if fits else REFUSED
    power = _atom(tree[3], at)
    return (f"IF(OR(ABS({power}-{whole(power)})>{NOISE}*MAX(1,ABS({power})),ABS({whole(power)})>{MOST_EXPONENT}),"
            f"{REFUSED},IF({whole(power)}=0,1+0*{base},POWER({base},{whole(power)})))")


def _over(tree: Tree, at: Place) -> str:
    _, _, how, table, body = tree
    column = at.over(table, body)
    return f"SUM({column})" if how == "sum" else f"IF(COUNT({column})=0,{REFUSED},{how.upper()}({column}))"


def _next_size(tree: Tree, at: Place) -> str:
    """The smallest size after those that are too small; an error where there is none."""
    sizes, least = at.keys(tree[2], tree[3]), _atom(tree[4], at)
    if sizes == REFUSED:
        return REFUSED
    small = f"SUMPRODUCT(({least}-{sizes}>{NOISE}*ABS({least}))*({least}-{sizes}>{NOISE}*ABS({sizes})))"
    return _found(f"SMALL({sizes},1+{small})", tree, at)


def _lookup(tree: Tree, at: Place) -> str:
    """What stands in the first row with such a key: the greatest of the places counted from the end."""
    _, _, table, key, inner, wanted = tree
    keys, values, sought = at.keys(table, key), at.keys(table, wanted), _atom(inner, at)
    if REFUSED in (keys, values):
        return REFUSED
    first = keys.rpartition(":")[0]
    same = f"(((ABS({sought}-{keys})<={NOISE}*ABS({sought}))+(ABS({sought}-{keys})<={NOISE}*ABS({keys})))>0)"
    place = at.keep(f"SUMPRODUCT(MAX({same}*(ROWS({keys})+ROW({first})-ROW({keys}))))", at.place(tree))
    return _found(f"IF({place}=0,{REFUSED},INDEX({values},ROWS({keys})+1-{place}))", tree, at)


def _found(text: str, tree: Tree, at: Place) -> str:
    if not at.has_gaps(tree[2]):
        return text
    found = at.keep(text, at.value(tree))
    return f"IF({found}<{number(NOT_A_SIZE)},{found},{REFUSED})"


def _seasonal(tree: Tree, at: Place) -> str:
    return at.season(tree, _atom(tree[2], at), _atom(tree[3], at))


_KINDS = {
    "number": _number, "value": _value, "cell": _cell, "scale": _scale, "if": _if, "over": _over, "^": _power,
    "ceil": _rounding, "floor": _rounding, "round": _rounding, "add": _many, "min": _many, "max": _many,
    "next_size": _next_size, "lookup": _lookup, "season": _seasonal, "season-back": _seasonal,
}
