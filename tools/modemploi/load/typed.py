"""From a tree of texts to the model. What the model refuses becomes a fault and is left out; the rest is kept.

Two kindnesses keep one mistake from becoming ten messages: a misspelt field counts as the field it is near to, and a
choice that is not one of the list is replaced by the nearest, or a harmless one.
"""

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Generic

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from modemploi import FORMAT_VERSION
from modemploi.load.library import Model, Node, Place
from modemploi.load.refusals import expectation
from modemploi.load.source import MOST, Faults
from modemploi.model import Field, fields_of
from modemploi.model.fields import INNER, Path
from modemploi.model.kinds import Part

ROUNDS = 16
"""How often what is left is looked at again; each round goes up at least one level of the tree."""
MOST_REFUSALS = 2000
"""Beyond this many refusals only the first entries of each list are looked at."""
STAND_INS = {"format_version": str(FORMAT_VERSION), "version": "0", "source_language": "fr", "licence": "CC-BY-4.0",
             "title": "…", "summary": "…"}
"""What stands in for a missing or refused field at the top of a file, so that the rest is still looked at."""
HARMLESS = ("published", "estimate", "unknown", "note", "number", "documented", "none")
"""Choices that stand in, in this order, where no choice of the list is near."""

@dataclass
class Typed(Generic[Model]):
    """What the model made of a tree."""

    data: Model | None
    moved: dict[Path, Path] = field(default_factory=dict)
    """Paths in the model whose place in the tree is another one, with that place."""


def typed(tree: Node | None, cls: type[Model], faults: Faults, words_apart: bool = False) -> Typed[Model]:
    """Give a tree the types of a class. With `words_apart`, fields of words are faults: they stand elsewhere."""
    if tree is None:
        return Typed(None)
    if tree.kind != "map":
        faults.add("not-a-map", tree.place, field="", found=_what(tree))
        return Typed(None)
    version = tree.get("format_version")
    if version and version.kind == "text" and version.text.isdecimal() and version.text.isascii():
        found = int(version.text[:9])
        if found != FORMAT_VERSION:
            name = "newer-format" if found > FORMAT_VERSION else "older-format"
            faults.add(name, version.place, found=version.text[:9], known=str(FORMAT_VERSION))
            return Typed(None)
    return _Typer(tree, cls, faults, words_apart).run()


class _Typer(Generic[Model]):
    """Builds plain values from the tree, lets pydantic judge them, leaves out what it refuses, and begins again."""

    def __init__(self, tree: Node, cls: type[Model], faults: Faults, words_apart: bool) -> None:
        self.tree, self.cls, self.faults, self.words_apart = tree, cls, faults, words_apart
        self.dropped: set[Path] = set()
        self.stand_ins: dict[Path, str] = {}
        self.moved: dict[Path, Path] = {}
        self.first, self.unknown, self.longest = True, 0, 10**9

    def run(self) -> Typed[Model]:
        for _ in range(ROUNDS):
            self.moved = {}
            values = self._map(self.tree, self.cls, (), (), "")
            self.first = False
            try:
                return Typed(self.cls.model_validate(values), self.moved)
            except ValidationError as refusal:
                if refusal.error_count() > MOST_REFUSALS and self.longest > MOST:
                    self.longest = MOST
                    continue
                before = len(self.dropped), len(self.stand_ins)
                for error in refusal.errors(include_url=False, include_context=True):
                    self._refuse(error)
                if () in self.dropped or before == (len(self.dropped), len(self.stand_ins)):
                    break
        return Typed(None)

    # --- building -------------------------------------------------------------------------------------------------

    def fault(self, name: str, place: Place, **values: str) -> None:
        """Structure is looked at in every round, and told in the first."""
        if self.first:
            self.faults.add(name, place, **values)

    def _map(self, node: Node, cls: type[Part], path: Path, where: Path, prefix: str) -> dict[str, Any]:
        """The fields of one thing. `path` leads to it in the tree, `where` in the model; `prefix` begins addresses."""
        fields = {field.name: field for field in fields_of(cls)}
        own = node.get("id")
        inside = own.text if own and own.kind == "text" else prefix
        if len(path) > 1 and path[-2] in INNER and prefix:
            inside = f"{prefix}.{inside}"
        said = self.stand_ins
        values: dict[str, Any] = {name: said[*path, name] for name in fields if (*path, name) in said}
        for key, item in zip(node.keys, node.items, strict=True):
            name = key.text
            known = fields.get(name)
            if known is None:
                name = self._near(key, node, cls, list(fields))
                known = fields.get(name)
                if known is None:
                    continue
                self.moved[(*where, name)] = (*path, key.text)
            if (*path, key.text) in self.dropped or name in values:
                continue
            if self.words_apart and known.words:
                address = f"{inside}.{known.address}" if inside else known.address
                self.fault("words-in-facts", key.place, field=name, address=address)
                continue
            value = self._value(item, known, key, (*path, key.text), (*where, name), inside)
            if value is not None:
                values[name] = value
        return values

    def _near(self, key: Node, node: Node, cls: type[Part], names: list[str]) -> str:
        """Record an unknown field; gives the field it is meant to be where that is clear and not there already."""
        self.unknown += self.first
        close = near(key.text.replace("-", "_").lower(), names) if self.unknown <= MOST else []
        self.fault("unknown-field", key.place, field=key.text[:60], part=cls.__name__, close=", ".join(close))
        return close[0] if close and node.get(close[0]) is None else ""

    def _value(self, node: Node, known: Field, key: Node, path: Path, where: Path, prefix: str) -> Any:
        """The value of one field; None where it is left out."""
        if node.kind == "text" and not node.text.strip():
            self.fault("empty-value", key.place, field=known.name)
            return None
        if not known.many:
            return self._one(node, known, path, where, prefix)
        if node.kind != "list":
            self.fault("not-a-list", node.place, field=known.name, found=_what(node))
            return None
        values: list[Any] = []
        for index, item in enumerate(node.items[:self.longest]):
            if (*path, index) in self.dropped:
                continue
            if item.kind == "text" and not item.text.strip():
                self.fault("empty-value", item.place, field=known.name)
                continue
            here = (*where, len(values))
            if here != (*path, index):
                self.moved[here] = (*path, index)
            value = self._one(item, known, (*path, index), here, prefix)
            if value is not None:
                values.append(value)
        return values or None

    def _one(self, node: Node, known: Field, path: Path, where: Path, prefix: str) -> Any:
        if known.part:
            if node.kind != "map":
                self.fault("not-a-map", node.place, field=known.name, found=_what(node))
                return None
            return self._map(node, known.part, path, where, prefix)
        if node.kind != "text":
            self.fault("not-a-text", node.place, field=known.name, found=_what(node))
            return None
        return node.text

    # --- judging --------------------------------------------------------------------------------------------------

    def _refuse(self, error: ErrorDetails) -> None:
        """Record one refusal of pydantic and leave out what it is about."""
        where: Path = tuple(error["loc"])
        path = self._in_tree(where)
        cls, known = self._declared(where)
        if error["type"] == "missing":
            self._missing(path, cls, known)
            return
        node = self._node(path)
        if node is not None and path not in self.dropped:
            kind, expected = expectation(error, known)
            close = near(node.text.strip().lower(), list(known.choices))[:1]
            self.faults.add("wrong-value", node.place, field=known.name, found=node.text[:80], kind=kind,
                            expected=expected, close=", ".join(close))
            if known.choices and known.required and not isinstance(path[-1], int):
                self.stand_ins[*path[:-1], known.name] = _choice(known, close)
        self.dropped.add(path)

    def _missing(self, path: Path, cls: type[Part], known: Field) -> None:
        """A required field is not there, or was left out before."""
        parent, name = path[:-1], path[-1]
        node = self._node(parent) or self.tree
        told = any(key.text == name or ((*parent, key.text) in self.dropped and near(key.text, [str(name)]))
                   for key in node.keys)
        if not told:
            self.faults.add("missing-field", node.place, field=str(name), part=cls.__name__)
        if known.choices:
            self.stand_ins[path] = _choice(known, [])
        elif not parent and name in STAND_INS:
            self.stand_ins[path] = STAND_INS[str(name)]
        else:
            self.dropped.add(parent)

    def _declared(self, where: Path) -> tuple[type[Part], Field]:
        """The class and the field a path in the model ends in."""
        cls: type[Part] = self.cls
        known = None
        for step in where:
            if isinstance(step, str):
                found = next((field for field in fields_of(cls) if field.name == step), None)
                if found is None:
                    break
                known, owner = found, cls
                cls = found.part or cls
        if known is None:
            raise AssertionError(where)
        return owner, known

    def _in_tree(self, where: Path) -> Path:
        for cut in range(len(where), 0, -1):
            if where[:cut] in self.moved:
                return (*self.moved[where[:cut]], *where[cut:])
        return where

    def _node(self, path: Path) -> Node | None:
        node: Node | None = self.tree
        for step in path:
            if node is None:
                return None
            if isinstance(step, int):
                node = node.items[step] if node.kind == "list" and step < len(node.items) else None
            else:
                node = node.get(step)
        return node


def near(text: str, names: list[str]) -> list[str]:
    """The names that are really close to a text, the closest first, at most 4."""
    return get_close_matches(text[:60], names, n=4, cutoff=0.7) if text and names else []


def _choice(known: Field, close: list[str]) -> str:
    return (close or [name for name in HARMLESS if name in known.choices] or list(known.choices))[0]


def _what(node: Node) -> str:
    return "nothing" if node.kind == "text" and not node.text else node.kind
