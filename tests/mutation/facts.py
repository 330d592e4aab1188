"""Wrong changes of facts: keys dropped, renamed, doubled, of another type; ids and references; numbers; HTML."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from modemploi.load.library import Node
from modemploi.model import Field, Guide, fields_of
from modemploi.model.kinds import Part
from tests.make import yaml
from tests.mutation.mutation import Mutation

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
BELOW_ZERO = ("min", "value", "typical", "baseline", "target")
"""Numbers that may be below zero."""
Path = tuple[str | int, ...]
HTML = "<img src=x onerror=alert(1)>"

OPTIONAL = "the format does not ask for it: the guide is whole without it"
READER = "still a possible answer: only somebody who knows the matter can tell"
ORDER = "the order is the author's choice"
ONE_LESS = "one of several: the guide is whole without it"
UNNAMED = "no fact and no word names this row or entry"
UNSEEN = "a remark for those who keep the guide, which no page shows"
TOLD = "shown to readers as it is, and nothing is computed from it"
MASKED = "held, by a limit, a rounding or a standard size, at the same result in every case that is tried"
LOOSER = "the example holds with this tolerance too"


def plain(node: Node) -> Any:
    """A tree as plain values."""
    if node.kind == "map":
        return {key.text: plain(item) for key, item in zip(node.keys, node.items, strict=True)}
    return [plain(item) for item in node.items] if node.kind == "list" else node.text


def mutations(file: str, tree: Node, kind: type[Part] = Guide) -> Iterator[Mutation]:
    """Every wrong change of one file of facts."""
    whole = plain(tree)

    def changed(path: Path, value: Any, what: str, reason: str = "", *, rename: str = "") -> Mutation:
        def content() -> bytes:
            copy = deepcopy(whole)
            holder = copy
            for step in path[:-1]:
                holder = holder[step]
            if rename:
                items = [(rename if key == path[-1] else key, inner) for key, inner in holder.items()]
                holder.clear()
                holder.update(items)
            elif value is DROP:
                del holder[path[-1]]
            else:
                holder[path[-1]] = value
            return yaml(copy).encode()

        return Mutation(what, file, ".".join(map(str, path)), content, reason)

    for path, field, owner, value in walk(whole, kind):
        if isinstance(value, str) and field:
            yield from _figures(path, owner, value, changed)
        yield from _keys(path, field, owner, value, changed)
        if isinstance(value, list):
            yield from _lists(path, field, value, changed)
        elif isinstance(value, str) and field:
            yield from _scalars(path, field, owner, value, whole, changed)


DROP = object()


def walk(value: Any, kind: type[Part] | None, path: Path = ()) -> Iterator[tuple[Path, Field | None, str, Any]]:
    """Every value with its path, its field in the model and the class that field belongs to."""
    fields = {field.name: field for field in fields_of(kind)} if kind else {}
    for key, inner in value.items():
        field = fields.get(key)
        yield (*path, key), field, kind.__name__ if kind else "", inner
        part = field.part if field else None
        if isinstance(inner, list) and part:
            for index, entry in enumerate(inner):
                yield from walk(entry, part, (*path, key, index))
        elif isinstance(inner, dict):
            yield from walk(inner, part, (*path, key))


def _keys(path: Path, field: Field | None, owner: str, value: Any, changed: Any) -> Iterator[Mutation]:
    may = field is None or field.need == "may"
    yield changed(path, DROP, "key dropped", OPTIONAL if may else "")
    yield changed(path, None, "key renamed", rename=f"{path[-1]}x")
    yield changed(path, "", "value emptied")
    if isinstance(value, str):
        yield changed(path, [value], "text made a list")
        yield changed(path, {"value": value}, "text made a map")
    else:
        yield changed(path, "something", "list or map made a text")


def _lists(path: Path, field: Field | None, value: list[Any], changed: Any) -> Iterator[Mutation]:
    for index in range(len(value)):
        yield changed(path, [*value[:index + 1], *value[index:]], "entry doubled")
        alone = len(value) == 1 and field is not None and field.need != "may"
        yield changed(path, value[:index] + value[index + 1:], "entry dropped", "" if alone else ONE_LESS)
    if len(value) > 1:
        yield changed(path, [value[1], value[0], *value[2:]], "entries swapped", ORDER)
    if field and field.ref:
        for index, own in enumerate(value):
            yield changed((*path, index), f"{own}-x", "reference cut")


def _scalars(path: Path, field: Field, owner: str, value: str, whole: Any, changed: Any) -> Iterator[Mutation]:
    name, reason = str(path[-1]), READER if path[-1] != "note" else UNSEEN
    if field.choices:
        yield changed(path, f"{value}x", "choice misspelt")
        for other in field.choices[:3]:
            if other != value:
                yield changed(path, other, "another choice", reason)
    elif field.ref:
        yield changed(path, f"{value}-x", "reference cut")
    elif name == "id":
        unnamed = UNNAMED if owner in ("TableRow", "Finding", "Change") else ""
        yield changed(path, f"{value}-x" if "-" in value else f"{value}x", "id renamed", unnamed)
    elif NUMBER.fullmatch(value) and name != "version":
        yield changed(path, "twelve", "number made a word")
        computed = owner == "Assumption" and name == "value"
        yield changed(path, f"{float(value) * 10:g}", "number times ten", "" if computed else reason)
        if float(value):
            yield changed(path, f"-{value}", "number below zero", reason if name in BELOW_ZERO and not computed else "")
    elif name in ("country", "currency", "language", "unit", "licence", "base", "quote"):
        yield changed(path, {"country": "XX", "currency": "XXY", "language": "xx", "unit": "furlong"}.get(name, "XXY"),
                      "unknown code", "" if name not in ("language",) or owner == "RecordWords" else OPTIONAL)
    elif name == "formula":
        yield changed(path, f"{value} + 1", "formula changed")
        yield changed(path, f"({value}", "formula broken")
        yield changed(path, f"{value} * no_such_name", "formula with an unknown name")
        yield changed(path, "__import__('os')", "formula that is a program")
    else:
        yield changed(path, f"{value}{HTML}", "HTML injected")
        yield changed(path, f"javascript:alert(1)//{value}", "script injected")


DAY = re.compile(r"[0-9]{2}-[0-9]{2}")
AMOUNT = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)( (.+))?")
SAME_KIND = {
    "W": "kW", "Wp": "kW", "Wh": "kWh", "kWh": "Wh", "Wh/day": "kWh/day", "kWh/m^2/day": "Wh/m^2/day", "day": "week",
    "week": "day", "month": "week", "year": "month", "h": "min", "h/day": "min/day", "m": "cm", "cm": "m", "km": "m",
    "m^2": "cm^2", "cm^2": "m^2", "mm^2": "cm^2", "A": "mA", "V": "mV", "EUR": "MAD",
    "person_day": "person_month", "m^3/h": "m^3/day",
}
"""Units that could be taken for each other: the number changes its meaning, and every formula still fits."""
COMPUTED = frozenset("""
    Parameter.typical Parameter.min Parameter.max Parameter.unit Column.unit Column.min Column.max Cell.value
    Assumption.value Assumption.unit Assumption.min Assumption.max Quantity.unit Quantity.min Quantity.max Quantity.step
    Condition.min Condition.max Condition.unit Price.low Price.high Price.year Bearer.share CostLine.count CostLine.unit
    Period.first Period.last Supply.count Supply.unit
    ExchangeRate.rate Effort.amount Step.duration Step.wait Step.every Step.months Expectation.value Role.head_count
    """.split())
"""The numbers and units from which something is computed: a changed one must be noticed."""
MAY_BE_HELD = frozenset("Cell.value Assumption.value Parameter.typical Period.first Period.last".split())
"""Those of them that a standard size, a rounding or a limit may hold at the same result; or another season."""


def _figures(path: Path, owner: str, value: str, changed: Any) -> Iterator[Mutation]:
    """Every number a tenth more and a tenth less, and every unit another of its kind, and of another kind."""
    name = str(path[-1])
    key = f"{owner}.{name}"
    reason = (MASKED if key in MAY_BE_HELD else "" if key in COMPUTED else LOOSER if name == "tolerance" else TOLD)
    amount = AMOUNT.fullmatch(value)
    if name == "unit":
        yield from _units(path, value, "{}", reason, changed)
    elif DAY.fullmatch(value):
        for month in {(int(value[:2]) + turn) % 12 + 1 for turn in (0, 4)}:
            yield changed(path, f"{month:02}-15", "day moved", reason)
    elif amount and name not in ("version", "format_version", "id", "issued"):
        number = float(amount[1])
        for factor, what in ((1.1, "number a tenth more"), (0.9, "number a tenth less")):
            other = number * factor if number else factor - 1
            text = f"{round(other)}" if name == "year" else f"{other:.10g}"
            if text != amount[1]:
                yield changed(path, f"{text}{amount[2] or ''}", what, reason)
        if amount[3]:
            yield from _units(path, amount[3], amount[1] + " {}", reason, changed)


def _units(path: Path, unit: str, form: str, reason: str, changed: Any) -> Iterator[Mutation]:
    if unit in SAME_KIND:
        yield changed(path, form.format(SAME_KIND[unit]), "unit of the same kind", reason)
    yield changed(path, form.format("kg" if unit != "kg" else "m"), "unit of another kind", reason)
