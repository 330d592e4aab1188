"""One guide as checks look at it: its parts by id, what refers to what, where words stand, what is computed."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Any

from modemploi.checks.check import close
from modemploi.checks.tree import id_of, ids_in, node_at, written
from modemploi.load.library import Facts, Library, LoadedGuide, Mention, Place, Translation, Word
from modemploi.model import Field, Guide, Precedent, Replication, Units, fields_of, parts
from modemploi.model.fields import INNER, Address, Path, addresses
from modemploi.model.kinds import Part
from modemploi.model.proof import EnteredRow

if TYPE_CHECKING:
    from modemploi.compute import Case, ExampleRun
    from modemploi.compute.ranges import Bounds
    from modemploi.compute.units import UnitBook
    from modemploi.compute.witnesses import Witness


BROKEN = frozenset({
    "unreadable-file", "file-too-large", "wrong-encoding", "not-yaml", "no-front-matter", "front-matter-not-closed",
    "newer-format", "older-format", "text-too-heavy", "empty-file",
})
"""Faults after which nobody can say what else a file lacks."""


MOST_HINTS = 40


@dataclass(frozen=True)
class Reference:
    """A fact that names something by its id."""

    field: Field
    path: Path
    owner: Part
    target: str


class View:
    """A guide whose facts could be read, with everything that several checks ask of it, found once."""

    def __init__(self, library: Library, loaded: LoadedGuide, guide: Guide) -> None:
        self.library = library
        self.loaded = loaded
        self.guide = guide

    # --- facts ----------------------------------------------------------------------------------------------------

    @cached_property
    def parts(self) -> list[tuple[Path, Part]]:
        """Every part of the guide with its path."""
        return list(parts(self.guide))

    @cached_property
    def named(self) -> list[tuple[Path, Part, str]]:
        """The parts whose id stands in the guide's one namespace, with that id."""
        return [(path, part, vars(part)["id"]) for path, part in self.parts
                if "id" in vars(part) and not refers(type(part)) and (len(path) < 2 or path[-2] not in INNER)]

    @cached_property
    def by_id(self) -> dict[str, tuple[Path, Part]]:
        """The parts by id; where two have the same, the first."""
        return {own: (path, part) for path, part, own in reversed(self.named)}

    @cached_property
    def lists(self) -> dict[str, tuple[str, ...]]:
        """The ids of each list of the guide, and of the shared sources, entries the model refused included."""
        tree = self.loaded.facts.tree
        found = {}
        for field in fields_of(Guide):
            if field.part and field.many:
                kept = [getattr(entry, "id", "") for entry in getattr(self.guide, field.name)]
                found[field.name] = tuple(dict.fromkeys(filter(None, [*kept, *ids_in(tree, field.name)])))
        return {**found, "sources": tuple(dict.fromkeys([*found["sources"], *self.shared_sources]))}

    @cached_property
    def shared_sources(self) -> tuple[str, ...]:
        """The keys of the sources all guides share, entries the model refused included."""
        return tuple(ids_in(self.library.sources.tree, "sources"))

    @cached_property
    def declared(self) -> frozenset[str]:
        """Every id that stands anywhere in the facts, entries the model refused included."""
        found: set[str] = set(self.by_id)
        waiting = [self.loaded.facts.tree] if self.loaded.facts.tree else []
        while waiting:
            node = waiting.pop()
            found.add(id_of(node))
            waiting += node.items
        return frozenset(found - {""})

    @cached_property
    def refused(self) -> frozenset[str]:
        """Ids that stand in the facts, of entries that the model refused: there is a fault about them already."""
        return self.declared - self.by_id.keys()

    @cached_property
    def references(self) -> list[Reference]:
        """Every fact that names a part of the guide."""
        return [
            Reference(field, (*path, field.name, index) if field.many else (*path, field.name), part, target)
            for path, part in self.parts for field in fields_of(type(part)) if field.ref
            for index, target in enumerate(_texts(vars(part)[field.name]))
        ]

    @cached_property
    def referred(self) -> frozenset[str]:
        """The ids that facts name."""
        return frozenset(reference.target for reference in self.references)

    @cached_property
    def case(self) -> "Case":
        """The reference case, computed."""
        from modemploi.compute import compute_case
        return compute_case(self.guide, self.units)

    @cached_property
    def runs(self) -> "tuple[ExampleRun, ...]":
        """The worked examples, run."""
        from modemploi.compute.examples import runs_of
        return runs_of(self.case.sheet)

    @cached_property
    def bounds(self) -> "Bounds":
        """From where to where the formulas can come for what the guide allows."""
        from modemploi.compute.ranges import bounds_of
        return bounds_of(self.case.sheet)

    @cached_property
    def witnesses(self) -> "tuple[Witness, ...]":
        """Cases that the guide allows, and with which something goes wrong."""
        from modemploi.compute.witnesses import witnesses
        return witnesses(self.case.sheet, self.bounds)

    @cached_property
    def units(self) -> Units:
        """The units of the library; none where their file could not be read."""
        return self.library.units.data or Units(format_version=1)

    @cached_property
    def book(self) -> "UnitBook":
        """The units, ready to convert."""
        from modemploi.compute.units import UnitBook
        return UnitBook(self.units)

    def known(self, amount: str) -> bool:
        """Whether the unit of an amount like ``2 day`` is one of units.yml."""
        from modemploi.compute.faults import Wrong
        try:
            self.book.read(amount.partition(" ")[2])
        except Wrong:
            return False
        return True

    def amount(self, text: str | None, unit: str) -> float | None:
        """The number of an amount in another unit; None where it has none, or the unit measures something else."""
        from modemploi.compute.faults import Wrong
        try:
            return self.book.amount(text, unit) if text else None
        except Wrong:
            return None

    def close(self, text: str, names: Collection[str]) -> str:
        """The one name that was probably meant, "" where none is close. A guide with very many faults gets only so
        many hints: each costs time, and nobody reads a hundred."""
        key = (text, len(names))
        if key not in self._hints:
            self._hints[key] = close(text, names) if len(self._hints) < MOST_HINTS else ""
        return self._hints[key]

    @cached_property
    def _hints(self) -> dict[tuple[str, int], str]:
        return {}

    @property
    def draft(self) -> bool:
        """Whether the guide is under way."""
        return self.guide.state == "draft"

    def at(self, *path: str | int) -> Place:
        """Where a value of the facts stands."""
        return self.loaded.place(path)

    def key(self, *path: str | int) -> Place:
        """Where the name of a field stands."""
        return self.loaded.place(path, key=True)

    def text(self, *path: str | int) -> str:
        """What the file says at a path, right or not; "" where it says nothing or more than one text."""
        node = node_at(self.loaded.facts.tree, self._in_tree(path))
        return node.text if node else ""

    def written(self, *path: str | int) -> bool:
        """Whether the file says something at a path, right or wrong: an empty list says nothing."""
        return written(self.loaded.facts.tree, self._in_tree(path))

    def _in_tree(self, path: Path) -> Path:
        for cut in range(len(path), 0, -1):
            if path[:cut] in self.loaded.tree_paths:
                return (*self.loaded.tree_paths[path[:cut]], *path[cut:])
        return path

    @cached_property
    def everything(self) -> list[tuple[Part, Callable[..., Place]]]:
        """Every part of the guide and of its records, with where a field of it stands."""
        found: list[tuple[Part, Callable[..., Place]]] = [(part, partial(self.at, *path)) for path, part in self.parts]
        for facts, record in self.records:
            found += [(part, partial(_at, facts, path)) for path, part in parts(record)]
        return found

    @property
    def records(self) -> Iterator[tuple[Facts[Any], Replication | Precedent]]:
        """The replications and precedents that could be read, with their files."""
        several: list[Facts[Any]] = [*self.loaded.replications, *self.loaded.precedents]
        yield from ((facts, facts.data) for facts in several if facts.data is not None)

    # --- words ----------------------------------------------------------------------------------------------------

    @cached_property
    def addresses(self) -> dict[str, Address]:
        """The places for words that the facts open."""
        return {address.text: address for address in addresses(self.guide)}

    @cached_property
    def intros(self) -> frozenset[str]:
        """Where a group of parts may have a text of its own: `steps.intro`."""
        return frozenset(f"{field.address}.intro" for field in fields_of(Guide) if field.part and field.many)

    @cached_property
    def places_for_words(self) -> frozenset[str]:
        """Everything a section or a label may be called."""
        headings = {place.owner for place in self.addresses.values() if place.heading and place.owner}
        return frozenset({*self.addresses, *self.intros, *headings})

    @cached_property
    def translations(self) -> Mapping[str, Translation]:
        """The language files that could be read, in known languages, in the order of their codes."""
        broken = {fault.place.path for fault in self.loaded.faults if fault.name in BROKEN}
        known = {entry.id for entry in self.library.languages.data.languages} if self.library.languages.data else None
        return {language: translation for language, translation in sorted(self.loaded.translations.items())
                if translation.path not in broken and (known is None or language in known)}

    @property
    def source(self) -> Translation | None:
        """The language file others are translated from."""
        return self.translations.get(self.guide.source_language)

    @property
    def pairs(self) -> Iterator[tuple[Translation, Translation]]:
        """The source with each of its translations."""
        if source := self.source:
            for language, translation in self.translations.items():
                if language != source.language:
                    yield source, translation

    @property
    def words(self) -> Iterator[tuple[Translation, Word]]:
        """Everything that is said, in each language."""
        for translation in self.translations.values():
            for word in translation.words.values():
                yield translation, word

    @property
    def mentions(self) -> Iterator[tuple[Translation, Word, Mention]]:
        """Everything the words speak of by a key."""
        for translation, word in self.words:
            for mention in word.mentions:
                yield translation, word, mention

    def said(self, address: str) -> bool:
        """Whether the source language has words for an address."""
        return self.source is not None and address in self.source.words


def _at(facts: Facts[Any], path: Path, *tail: str | int) -> Place:
    return facts.at((*path, *tail))


@cache
def refers(kind: type[Part]) -> bool:
    """Whether the id of such parts is that of another one they speak of: the input of an example, a row it enters."""
    return kind is EnteredRow or any(field.name == "id" and field.ref for field in fields_of(kind))


def inside(word: Word, offset: int) -> Place:
    """Where a letter of some words stands."""
    before = word.markdown[:offset]
    line = before.count("\n")
    column = offset - before.rfind("\n") if line else word.place.column + offset
    return Place(word.place.path, word.place.line + line, column)


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return value if isinstance(value, tuple) else ()
