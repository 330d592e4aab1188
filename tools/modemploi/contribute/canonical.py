"""The one form in which facts are written: block style, the model's order of keys, empty fields left out.

Numbers and dates keep the author's spelling (4.50 stays 4.50). A text stands in quotes only where YAML 1.1 or 1.2
would trip over it, or take it for something else: `version: "2026.1"`, `expected: "no"`.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from modemploi.load.library import Node, Place
from modemploi.load.scalars import quoted
from modemploi.model import fields_of
from modemploi.model.kinds import Part

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER_1_2 = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+")
_WORDS = frozenset({"y", "n", "null", "true", "false", ".inf", "+.inf", "-.inf", ".nan"})
_TRIPS = re.compile(r"""[-?:,\[\]{}#&*!|>'"%@`“”„‘‟]|[a-z_]+:[^/]|.*(:\s|\s\#|:$)""")


def canonical(tree: Node, cls: type[Part]) -> str:
    """A map in its one form; ends with a line feed. Fields the model does not know stand last, as they were."""
    kept = trimmed(tree)
    return "".join(f"{line}\n" for line in _map(kept, cls)) if kept else ""


def trimmed(node: Node) -> Node | None:
    """The tree without what is empty; None where nothing is left."""
    if node.kind == "text":
        return node if node.text.strip() else None
    if node.kind == "list":
        items = tuple(kept for item in node.items if (kept := trimmed(item)))
        return Node("list", node.place, "", items) if items else None
    pairs = [(key, kept) for key, item in zip(node.keys, node.items, strict=True) if (kept := trimmed(item))]
    if not pairs:
        return None
    keys, items = zip(*pairs, strict=True)
    return Node("map", node.place, "", items, keys)


def lost(node: Node, cls: type[Part] | None) -> Iterator[Node]:
    """The keys that `trimmed` would drop although they may be an author's words: they are no fields of the model."""
    fields = {field.name: field for field in fields_of(cls)} if cls else {}
    for key, item in zip(node.keys, node.items, strict=False):
        known = fields.get(key.text)
        if known is None and trimmed(item) is None:
            yield key
        yield from lost(item, known.part if known else None)
    if node.kind == "list":
        for item in node.items:
            yield from lost(item, cls)


def plain(node: Node | None) -> Any:
    """A tree as texts, lists and dictionaries, to compare two of them."""
    if node is None:
        return None
    if node.kind == "text":
        return node.text
    if node.kind == "list":
        return [plain(item) for item in node.items]
    return {key.text: plain(item) for key, item in zip(node.keys, node.items, strict=True)}


def node_of(value: Any) -> Node:
    """A tree of texts, lists and dictionaries, without places."""
    nowhere = Place("")
    if isinstance(value, dict):
        return Node("map", nowhere, "", tuple(map(node_of, value.values())), tuple(map(node_of, value)))
    if isinstance(value, list):
        return Node("list", nowhere, "", tuple(map(node_of, value)))
    return Node("text", nowhere, str(value))


def _map(node: Node, cls: type[Part] | None) -> list[str]:
    fields = {field.name: field for field in fields_of(cls)} if cls else {}
    order = {name: number for number, name in enumerate(fields)}
    pairs = sorted(zip(node.keys, node.items, strict=True), key=lambda pair: order.get(pair[0].text, len(order)))
    lines: list[str] = []
    for key, item in pairs:
        field = fields.get(key.text)
        name = scalar(key.text, str)
        if item.kind == "text":
            lines += _text(f"{name}: ", item.text, field.bare if field else str)
        elif item.kind == "map":
            lines += [f"{name}:", *_indented(_map(item, field.part if field else None))]
        else:
            lines += [f"{name}:", *_indented(_list(item, field.part if field else None, field.bare if field else str))]
    return lines


def _list(node: Node, cls: type[Part] | None, bare: Any) -> list[str]:
    lines: list[str] = []
    for item in node.items:
        if item.kind == "text":
            lines += _text("- ", item.text, bare)
            continue
        inner = _map(item, cls) if item.kind == "map" else _list(item, None, str)
        lines += [f"- {inner[0]}", *_indented(inner[1:])]
    return lines


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" if line else line for line in lines]


def _text(before: str, text: str, bare: Any) -> list[str]:
    """A text after its key or dash; one of several lines stands as a block."""
    if "\n" not in text:
        return [before + scalar(text, bare)]
    body = text.rstrip("\n")
    lines, ends = body.split("\n"), len(text) - len(body)
    if ends > 1 or not lines[0].strip() or any(line[:1].isspace() and not line.strip() for line in lines) \
            or lines[0][0].isspace() or "\t" in text:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return [f'{before}"{escaped}"']
    return [before + ("|" if ends else "|-"), *_indented(lines)]


def scalar(text: str, bare: Any) -> str:
    """A text of one line, in quotes where it needs them. `bare` is the kind of its field, see `Field.bare`."""
    if _DATE.fullmatch(text) or (bare is bool and text in ("true", "false")):
        return text
    if bare in (float, int) and _NUMBER.fullmatch(text):
        return text
    return quoted(text) if text != text.strip() or _TRIPS.match(text) or "\t" in text or _guessed(text) else text


def _guessed(text: str) -> bool:
    """Whether YAML 1.1 or 1.2 takes the plain text for anything but a text."""
    if not text or _NUMBER_1_2.fullmatch(text) or text.lower() in _WORDS:
        return True
    resolvers: list[tuple[str, re.Pattern[str]]] = yaml.SafeLoader.yaml_implicit_resolvers.get(text[0], [])
    return any(pattern.match(text) for _, pattern in resolvers)
