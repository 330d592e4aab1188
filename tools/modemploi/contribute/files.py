"""The files tools may write: which there are, what each holds, and writing them without ever leaving half a file."""

import os
import re
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from modemploi import model
from modemploi.contribute.canonical import canonical, lost, plain, trimmed
from modemploi.load.guides import LISTS, SHARED, listed
from modemploi.load.library import Fault, Node
from modemploi.load.source import MARKDOWN_LIMIT, YAML_LIMIT, Faults, read
from modemploi.load.yaml import parse
from modemploi.model.kinds import Part

MENDED = frozenset({
    "needs-quotes", "text-cut", "curly-quotes", "hard-space", "tab-indentation", "no-space-after-colon",
    "not-block-style",
})
"""Faults of form that writing a file anew mends. Any other means that something could be lost: the file stays."""

_FRONT = re.compile(r"---[ \t]*\n(?P<front>.*?\n)?---[ \t]*(?:\n(?P<body>.*))?", re.DOTALL)


@dataclass(frozen=True)
class Document:
    """A file taken apart for writing: its facts or front matter, and the body of a language file."""

    path: Path
    cls: type[Part]
    text: str
    """As it is now, line feeds and all."""
    tree: Node
    body: str | None = None
    """What follows the front matter; None for a file of facts."""

    def with_tree(self, tree: Node) -> "Document":
        """The same file with other facts."""
        return replace(self, tree=tree)

    def written(self) -> str:
        """The file in its one form."""
        facts = canonical(self.tree, self.cls)
        if self.body is None:
            return facts
        body = self.body if self.body.endswith("\n") or not self.body else self.body + "\n"
        return f"---\n{facts}---\n{body}"


def documents(guides: Path, only: Collection[str] = ()) -> Iterator[tuple[Path, type[Part]]]:
    """Every file with facts below the folder of guides, and what it holds; with `only`, those of these guides."""
    if not only:
        shared = guides / SHARED
        kinds: dict[str, type[Part]] = {"languages": model.Languages, "units": model.Units, "glossary": model.Glossary,
                                        "sources": model.Sources, "testimony": model.Testimony}
        kinds.update(dict.fromkeys(LISTS, model.SharedList))
        yield from ((path, kinds[path.stem]) for path in listed(shared) if path.suffix == ".yml" and path.stem in kinds)
        yield from ((path, model.Phrases) for path in listed(shared / "phrases") if path.suffix == ".yml")
    for folder in listed(guides):
        if folder.name == SHARED or not folder.is_dir() or (only and folder.name not in only):
            continue
        for path in listed(folder):
            cls = kind_of(path)
            if cls:
                yield path, cls
        for name, record in (("precedents", model.Precedent), ("replications", model.Replication)):
            yield from ((path, record) for path in listed(folder / name) if path.suffix == ".yml")


def kind_of(path: Path) -> type[Part] | None:
    """What a file of a guide's folder holds, by its name."""
    if path.name == "guide.yml":
        return model.Guide
    if re.fullmatch(r"[a-z]{2,3}\.md", path.name):
        return model.FrontMatter
    return model.Stamps if re.fullmatch(r"[a-z]{2,3}\.stamps\.yml", path.name) else None


def opened(path: Path, cls: type[Part], within: Path) -> tuple[Document | None, tuple[Fault, ...]]:
    """Take a file apart; None, and why, where writing it anew could lose something."""
    markdown = cls is model.FrontMatter
    source = read(path, MARKDOWN_LIMIT if markdown else YAML_LIMIT, within)
    text, body, first = source.text, None, 1
    if text is None:
        return None, tuple(source.faults.met)
    if markdown:
        parts = _FRONT.fullmatch(text)
        if parts is None:
            name = "front-matter-not-closed" if text.startswith("---") else "no-front-matter"
            source.faults.add(name)
            return None, tuple(source.faults.met)
        text, body, first = parts["front"] or "", parts["body"] or "", 2
    tree = parse(text, source.faults, first)
    hidden = re.search(r"(^|\s)#", text) is not None  # a comment between brackets is noticed by nobody
    kept = tuple(fault for fault in source.faults.met
                 if (fault.name not in MENDED and fault.values.get("encoding") != "UTF-16")
                 or (fault.name == "not-block-style" and hidden))
    if kept:
        return None, kept
    if tree is None or tree.kind != "map":
        source.faults.add("empty-file" if tree is None else "not-a-map", field="", found="")
        return None, tuple(source.faults.met)
    unknown = [Fault("unknown-field", key.place, {"field": key.text[:60], "part": cls.__name__, "close": ""})
               for key in lost(tree, cls)]
    if unknown:
        return None, tuple(unknown)
    return Document(path, cls, source.text or "", tree, body), ()


def faithful(document: Document, text: str) -> bool:
    """Whether a text says exactly what the document says, and needs no mending."""
    faults = Faults("")
    facts = text
    if document.body is not None:
        facts = text[4:text.index("\n---\n") + 1]
    return plain(parse(facts, faults)) == plain(trimmed(document.tree)) and not faults.met


def write_beside(path: Path, content: str | bytes) -> None:
    """Write a file beside the old one, then put it in its place: nobody ever sees half of it."""
    goal = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{goal.name}.", dir=goal.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        beside.chmod(goal.stat().st_mode & 0o777 if goal.exists() else 0o644)
        beside.replace(goal)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
