"""What loading yields: everything that was read, with the place of every value, and the faults that were met.

Nothing here judges and nothing here speaks: checks judge, reports speak.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, NamedTuple, TypeVar

from modemploi.model import (
    Glossary, Guide, Languages, Phrases, Precedent, Replication, SharedList, Sources, Stamps, Testimony, Units,
)
from modemploi.model.fields import Path
from modemploi.model.kinds import Part
from modemploi.model.proof import Source
from modemploi.model.text import FrontMatter

Model = TypeVar("Model", bound=Part)


class Place(NamedTuple):
    """A place in a file, as an editor counts: the first line and the first column are 1."""

    path: str
    """The path from the folder the command was started in, with ``/``."""
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Fault:
    """Something the loader met that is not as the format says. `name` is the name of a check, `values` fill its message
    (`modemploi.load.faults` lists both)."""

    name: str
    place: Place
    values: Mapping[str, str] = field(default_factory=dict)


class Node(NamedTuple):
    """A piece of YAML as it was written: a text, a list or a map, and where it stands."""

    kind: Literal["text", "list", "map"]
    place: Place
    text: str = ""
    items: tuple["Node", ...] = ()
    """The entries of a list, or the values of a map."""
    keys: tuple["Node", ...] = ()
    """The keys of a map, one for each of `items`."""

    def get(self, key: str) -> "Node | None":
        """The value of a key of a map, None where there is none."""
        return next((item for name, item in zip(self.keys, self.items, strict=False) if name.text == key), None)

    def key(self, key: str) -> "Node | None":
        """The key itself, for its place."""
        return next((name for name in self.keys if name.text == key), None)


@dataclass(frozen=True)
class Facts(Generic[Model]):
    """One YAML file (or front matter): as written, and as the model understands it."""

    path: str
    tree: Node | None
    """The file as written; None where it could not be read as YAML at all."""
    data: Model | None
    """The model's view. Entries that the model refuses are left out (each is a fault), the rest is kept;
    None where nothing could be kept."""
    moved: Mapping[Path, Path] = field(default_factory=dict)
    """Where entries were left out of `data` or fields were misspelt: the path in the tree for each path in the model
    that moved."""

    def at(self, path: Path = (), key: bool = False) -> Place:
        """Where the value (or, with `key`, the key) at a path of `data` stands; the nearest that exists."""
        for cut in range(len(path), 0, -1):
            if path[:cut] in self.moved:
                return self.place((*self.moved[path[:cut]], *path[cut:]), key)
        return self.place(path, key)

    def place(self, path: Path = (), key: bool = False) -> Place:
        """Where the value (or, with `key`, the key) at a path of the **tree** stands; the nearest that exists."""
        node, best = self.tree, Place(self.path)
        if node is None:
            return best
        best = node.place
        for step in path:
            if isinstance(step, int):
                if node.kind != "list" or step >= len(node.items):
                    return best
                node = node.items[step]
                best = node.place
            else:
                inner = node.get(step) if node.kind == "map" else None
                if inner is None:
                    return best
                name = node.key(step)
                best = name.place if key and name else inner.place
                node = inner
        return best


@dataclass(frozen=True)
class Mention:
    """Something a text speaks of by a key: a citation, a mark of doubt, a number by reference, a link, an image."""

    kind: Literal["citation", "mark", "number", "link", "image"]
    target: str
    """The source's key, the mark, the name of the quantity, the address, the file."""
    place: Place
    detail: str = ""
    """A citation's locator (``p. 12``), a link's text, an image's alternative text."""


@dataclass(frozen=True)
class Word:
    """The words at one address, in one language."""

    address: str
    markdown: str
    place: Place
    """Where the words begin."""
    form: Literal["label", "heading", "section", "front", "file"]
    """Where they stand: a label of the front matter, the heading of a section, its body, title and summary, or a file
    of their own."""
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading with an id, and the text up to the next heading with an id."""

    id: str
    """As written between ``{#`` and ``}``: ``visit-site``, ``visit-site.done``, ``steps``."""
    level: int
    heading: str
    markdown: str
    place: Place
    """Where the id stands."""
    body: Place
    """Where the text begins."""


@dataclass(frozen=True)
class Translation:
    """One guide in one language."""

    language: str
    path: str
    front: Facts[FrontMatter]
    sections: tuple[Section, ...]
    words: Mapping[str, Word]
    """Every address for which this file has words. `{#visit-site}` gives `visit-site.name` (its heading) and
    `visit-site.text` (its body); `{#problem}` gives `problem`; `{#steps}` gives `steps.intro`."""
    stamps: Facts[Stamps] | None = None


@dataclass(frozen=True)
class GuideFile:
    """A file in the guide's folder that is neither facts nor words: an image, an attachment, a stray."""

    path: str
    """From the guide's folder, with ``/``."""
    size: int
    """In bytes."""
    content: bytes = b""
    """The bytes of an image of at most 1 MB; empty for other files."""


@dataclass(frozen=True)
class LoadedGuide:
    """One folder of ``guides/``."""

    slug: str
    folder: str
    """As a path from the folder the command was started in."""
    facts: Facts[Guide]
    translations: Mapping[str, Translation] = field(default_factory=dict)
    replications: tuple[Facts[Replication], ...] = ()
    precedents: tuple[Facts[Precedent], ...] = ()
    files: tuple[GuideFile, ...] = ()
    faults: tuple[Fault, ...] = ()
    shared_sources: tuple[Source, ...] = ()
    """Those of the shared sources that the guide, its words or its records name, in the order of their file."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """Everything the guide rests on: its own sources, then the shared ones it names."""
        return (*(self.facts.data.sources if self.facts.data else ()), *self.shared_sources)

    @property
    def recalled(self) -> frozenset[str]:
        """The keys of those that nobody read."""
        return frozenset(source.id for source in self.sources if source.read == "none")

    def place(self, path: Path = (), key: bool = False) -> Place:
        """Where something of ``facts.data`` stands in ``guide.yml``; `path` as `modemploi.model.parts` gives it."""
        return self.facts.at(path, key)

    @property
    def tree_paths(self) -> Mapping[Path, Path]:
        """The path in the tree for each path in the model that moved."""
        return self.facts.moved


@dataclass(frozen=True)
class Library:
    """All guides, languages and shared lists together."""

    root: str
    languages: Facts[Languages]
    units: Facts[Units]
    glossary: Facts[Glossary]
    sources: Facts[Sources]
    """Sources that every guide may cite."""
    testimony: Facts[Testimony]
    """What the library grew from, and which guide carries each part of it."""
    lists: Mapping[str, Facts[SharedList]] = field(default_factory=dict)
    """By name: ``themes``, ``settings``, ``scales``, ``partner-kinds``, ``sdg-targets``, ``dac-sectors``,
    ``hazards``."""
    phrases: Mapping[str, Facts[Phrases]] = field(default_factory=dict)
    """By language."""
    guides: tuple[LoadedGuide, ...] = ()
    slugs: frozenset[str] = frozenset()
    """The folder names of all guides, also of those that were not asked for."""
    faults: tuple[Fault, ...] = ()
    """Faults of the shared files; each guide holds its own."""
