"""YAML as a tree of texts with places. Nothing is guessed and nothing is expanded; PyYAML only gives the events."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

from modemploi.load.library import Node, Place
from modemploi.load.source import Faults
from modemploi.load.traps import Mended, mend

DEPTH = 12
"""How deeply lists and maps may stand inside each other."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REASONS = (
    ("depth", ("nesting depth",)),
    ("quote", ("quoted scalar",)),
    ("colon", ("mapping values are not allowed", "could not find expected ':'", "simple key")),
    ("indentation", ("did not find expected key", "did not find expected '-' indicator", "block end", "indentation",
                     "tab character", "block sequence entries are not allowed", "block mapping keys")),
    ("character", ("cannot start any token", "control characters", "escape", "did not find expected",)),
)


@dataclass
class _Open:
    """A list or map whose end has not been met."""

    kind: Literal["list", "map"]
    place: Place
    items: list[Node] = field(default_factory=list)
    keys: list[Node] = field(default_factory=list)
    key: Node | None = None
    seen: dict[str, int] = field(default_factory=dict)
    keep: bool = True
    """False while the value of a key that came twice is read: it is not kept."""

    def node(self) -> Node:
        return Node(self.kind, self.place, "", tuple(self.items), tuple(self.keys))


def parse(text: str, faults: Faults, first_line: int = 1) -> Node | None:
    """Take a YAML text apart (line feeds only); None where that cannot be done or nothing is there.
    `first_line` is the line of the file on which the text begins."""
    mended = mend(text)
    for trap in mended.traps:
        faults.add(trap.name, Place(faults.path, trap.line + first_line - 1, trap.column), **trap.values)
    return _Reader(mended, faults, first_line).read()


class _Reader:
    def __init__(self, mended: Mended, faults: Faults, first_line: int) -> None:
        self.mended, self.faults, self.first_line = mended, faults, first_line
        self.last_line = len(mended.lines) - 1
        self.open: list[_Open] = []
        self.root: Node | None = None
        self.flow = 0

    def place(self, mark: Any) -> Place:
        """Where a mark of PyYAML stands in the file."""
        line, column = mark.line, mark.column + 1
        if self.mended.shifts:
            column = max(column - self.mended.shifts.get(line + 1, 0), 1)
        return Place(self.faults.path, min(line, self.last_line) + self.first_line, column)

    def read(self) -> Node | None:
        try:
            for event in self._events():
                if type(event) is yaml.DocumentStartEvent and self.root is not None:
                    self.faults.add("several-documents", self.place(event.start_mark))
                    break
                if not self._take(event):
                    return None
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self.fail(_reason(error.problem or ""), mark)
            return None
        except (yaml.YAMLError, ValueError, OverflowError, RecursionError):
            self.fail("other", None)
            return None
        return self.root

    def _events(self) -> Iterator[Any]:
        return yaml.parse(self.mended.text, Loader=_LOADER)

    def fail(self, reason: str, mark: Any) -> None:
        place = self.place(mark) if mark is not None else Place(self.faults.path, self.first_line)
        number = place.line - self.first_line
        found = self.mended.lines[number].strip()[:80] if 0 <= number < len(self.mended.lines) else ""
        self.faults.add("not-yaml", place, reason=reason, found=found)

    def _take(self, event: Any) -> bool:
        """Take one event; False where reading ends."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._anchor(event)
            if event.tag:
                self.faults.add("yaml-tag", self.place(event.start_mark), found=str(event.tag))
            empty = event.implicit[0] and not event.style and event.value in ("~", "null", "Null", "NULL")
            return self._put(Node("text", self.place(event.start_mark), "" if empty else event.value))
        if kind is yaml.AliasEvent:
            self.faults.add("yaml-anchor", self.place(event.start_mark), found=f"*{event.anchor}")
            return self._put(Node("text", self.place(event.start_mark), f"*{event.anchor}"))
        if kind in (yaml.SequenceStartEvent, yaml.MappingStartEvent):
            return self._begin(event, "list" if kind is yaml.SequenceStartEvent else "map")
        if kind in (yaml.SequenceEndEvent, yaml.MappingEndEvent):
            if self.flow:
                self.flow -= 1
            return self._put(self.open.pop().node())
        return True

    def _anchor(self, event: Any) -> None:
        if event.anchor:
            self.faults.add("yaml-anchor", self.place(event.start_mark), found=f"&{event.anchor}")

    def _begin(self, event: Any, kind: Literal["list", "map"]) -> bool:
        self._anchor(event)
        place = self.place(event.start_mark)
        if event.tag:
            self.faults.add("yaml-tag", place, found=str(event.tag))
        if len(self.open) == DEPTH:
            self.fail("depth", event.start_mark)
            return False
        if event.flow_style or self.flow:
            self.flow += 1
        if self.flow == 1:
            self._flow(event, place)
        parent = self.open[-1] if self.open else None
        if parent and parent.kind == "map" and parent.key is None:
            self.fail("character", event.start_mark)  # a list or map as a key
            return False
        self.open.append(_Open(kind, place))
        return True

    def _flow(self, event: Any, place: Place) -> None:
        line = self.mended.lines[min(event.start_mark.line, len(self.mended.lines) - 1)]
        found = line[event.start_mark.column:].strip()
        if found not in ("[]", "{}"):
            self.faults.add("not-block-style", place, found=found[:80])

    def _put(self, node: Node) -> bool:
        """Put a finished node where it belongs."""
        if not self.open:
            self.root = node
            return True
        parent = self.open[-1]
        if parent.kind == "list":
            parent.items.append(node)
        elif parent.key is None:
            parent.keep = node.text not in parent.seen
            if not parent.keep:
                self.faults.add("duplicate-key", node.place, key=node.text, first=str(parent.seen[node.text]))
            parent.seen.setdefault(node.text, node.place.line)
            parent.key = node
        else:
            if parent.keep:
                parent.keys.append(parent.key)
                parent.items.append(node)
            parent.key = None
        return True


def _reason(problem: str) -> str:
    return next((reason for reason, words in _REASONS if any(word in problem for word in words)), "other")
