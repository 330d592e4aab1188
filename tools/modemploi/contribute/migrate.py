"""`modemploi migrate`: files of older formats become files of today's, one version after another."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from modemploi import FORMAT_VERSION
from modemploi.contribute.canonical import node_of, plain
from modemploi.contribute.files import Document, documents, faithful, opened, write_beside
from modemploi.load.library import Fault, Node, Place
from modemploi.load.source import shown
from modemploi.model import Stamps

Step = Callable[[Document], Document]
"""Brings one file from a version of the format to the next. `format_version` is set afterwards."""


def _begin(document: Document) -> Document:
    """Files that say no version were written by hand from an early page of the documentation: nothing else changed."""
    return document


def _questions(document: Document) -> Document:
    """What nobody knows yet became a list, each question with whom to ask. What a guide said in one text stays, as the
    words before the list."""
    body = document.body and _OPEN_QUESTIONS.sub(r"\1{#questions}", document.body)
    return replace(document, body=body, tree=_renamed_stamp(document) if document.cls is Stamps else document.tree)


def _renamed_stamp(document: Document) -> Node:
    values = plain(document.tree)
    stamps = [{**stamp, "id": "questions"} if stamp.get("id") == "open-questions" else stamp
              for stamp in values.get("stamps") or ()]
    return node_of({**values, "stamps": stamps})


_OPEN_QUESTIONS = re.compile(r"^(#{1,6} [^\n]*)\{#open-questions\}(?=[ \t]*$)", re.MULTILINE)

MIGRATIONS: dict[int, Step] = {
    0: _begin,
    1: _questions,
}
"""From which version, by which step. A file without `format_version` has version 0."""


@dataclass(frozen=True)
class Migrated:
    """What became of one file."""

    path: str
    found: int
    """The version it was written in."""
    changed: bool
    kept: tuple[Fault, ...] = ()
    """Why it was left as it is."""


def migrate_guides(
    guides: Path, only: Collection[str] = (), write: bool = True,
    steps: Mapping[int, Step] = MIGRATIONS, version: int = FORMAT_VERSION,
) -> tuple[Migrated, ...]:
    """Bring every file with facts to a version of the format; with `only`, those of these guides.
    Files that are up to date are not touched; files of a newer format are left, and so are broken ones."""
    return tuple(
        _migrate(path, opened(path, cls, guides / path.relative_to(guides).parts[0]), write, steps, version)
        for path, cls in documents(guides, only))


def _migrate(
    path: Path, taken: tuple[Document | None, tuple[Fault, ...]], write: bool, steps: Mapping[int, Step], version: int,
) -> Migrated:
    document, kept = taken
    if document is None:
        return Migrated(shown(path), version, False, kept)
    node = document.tree.get("format_version")
    said = node.text if node else "0"
    place = Place(shown(path), node.place.line, node.place.column) if node else Place(shown(path))
    if not (said.isascii() and said.isdecimal()) or len(said) > 9:
        values = {"field": "format_version", "found": said[:80], "kind": "whole-number", "expected": "", "close": ""}
        return Migrated(shown(path), version, False, (Fault("wrong-value", place, values),))
    found = int(said)
    if found > version or any(number not in steps for number in range(found, version)):
        name = "newer-format" if found > version else "older-format"
        return Migrated(shown(path), found, False, (Fault(name, place, {"found": said, "known": str(version)}),))
    for number in range(found, version):
        document = _with_version(steps[number](document), number + 1)
    changed = found != version
    if changed and write:
        text = document.written()
        if not faithful(document, text):
            return Migrated(shown(path), found, False, (Fault("not-yaml", place, {"reason": "other", "found": ""}),))
        write_beside(path, text)
    return Migrated(shown(path), found, changed)


def _with_version(document: Document, version: int) -> Document:
    pairs = [(key, item) for key, item in zip(document.tree.keys, document.tree.items, strict=True)
             if key.text != "format_version"]
    pairs.insert(0, (node_of("format_version"), node_of(version)))
    keys, items = zip(*pairs, strict=True)
    return document.with_tree(Node("map", document.tree.place, "", items, keys))
