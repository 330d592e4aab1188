"""What can only be told of all guides together: sources that several rest on, and paths from one to the next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import Any, NamedTuple

from modemploi.checks.check import Example, Found, check, found
from modemploi.checks.view import View
from modemploi.load.library import Facts, Library, LoadedGuide, Place
from modemploi.model import Sources
from modemploi.model.proof import Source


class Own(NamedTuple):
    """A source that a guide lists itself."""

    id: str
    addresses: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Rests:
    """What a guide rests on, as much as others need to know of it."""

    own: tuple[Own, ...] = ()
    shared: tuple[str, ...] = ()
    """The keys of the shared sources it names."""
    before: tuple[str, ...] = ()
    """The guides that come before it."""
    after: tuple[str, ...] = ()
    """The guides that come after it."""
    links: Place = field(default=Place(""))
    """Where it says so."""

    def encoded(self) -> list[Any]:
        """As JSON knows it."""
        return [[[one.id, list(one.addresses), list(one.place)] for one in self.own], list(self.shared),
                list(self.before), list(self.after), list(self.links)]

    @classmethod
    def decoded(cls, kept: list[Any]) -> "Rests":
        """What `encoded` gave. Raises ValueError or TypeError where it is something else."""
        own, shared, before, after, links = kept
        return cls(tuple(Own(key, tuple(known), Place(*place)) for key, known, place in own), tuple(shared),
                   tuple(before), tuple(after), Place(*links))


NOTHING = Rests()


@dataclass(frozen=True)
class Shelf:
    """The shared sources, and what each guide rests on."""

    shared: Facts[Sources]
    guides: Mapping[str, Rests]


def rests(loaded: LoadedGuide) -> Rests:
    """What a guide rests on."""
    own = tuple(Own(source.id, addresses(source), place) for source, place in listed(loaded))
    shared = tuple(source.id for source in loaded.shared_sources)
    guide = loaded.facts.data
    if guide is None:
        return Rests(own, shared)
    before = [link.guide for link in guide.links if link.kind == "prerequisite"]
    before += [slug for step in guide.steps for slug in step.after_guides]
    after = [link.guide for link in guide.links if link.kind == "follow-up"]
    return Rests(own, shared, tuple(dict.fromkeys(before)), tuple(dict.fromkeys(after)), loaded.facts.at(("links",)))


def listed(loaded: LoadedGuide) -> Iterator[tuple[Source, Place]]:
    """The sources that a guide and its precedents list themselves, with their places."""
    files: list[Facts[Any]] = [loaded.facts, *loaded.precedents]
    for facts in files:
        for index, source in enumerate(facts.data.sources if facts.data else ()):
            yield source, facts.at(("sources", index))


def shelf(library: Library) -> Shelf:
    """What all guides of a library rest on."""
    return Shelf(library.sources, {loaded.slug: rests(loaded) for loaded in library.guides})


def addresses(source: Source) -> tuple[str, ...]:
    """By what one knows a document again: its address and its identifier, written in one way."""
    url = (source.url or "").removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    doi = (source.doi or url.removeprefix("doi.org/") if url.startswith("doi.org/") else source.doi or "").lower()
    return tuple(filter(None, (url if not url.startswith("doi.org/") else "", f"doi:{doi}" if doi else "")))


def _file(key: str, address: str, more: str = "") -> str:
    return f"""\
format_version: 2
sources:
  - id: {key}
    type: report
    author: Lampes sans frontières
    title: Les lampes
    language: fr
    url: {address}
{more}    read: whole
    strength: documented
"""


_READ = "    accessed: 2026-11-20\n"
_OTHER = """\
format_version: 2
version: "2026.1"
state: draft
source_language: fr
licence: CC-BY-4.0
"""


@check(
    level="error", draft="gathered",
    message="the guide names no source",
    why="a reader cannot tell what is known from what is believed",
    fix="add its `sources`, or cite those of guides/_shared/sources.yml",
    example=Example("guide.yml", "", """\
sources:
  - id: lamp-report
    type: report
    author: Lampes sans frontières
    title: Les lampes
    issued: 2025
    language: fr
    url: https://example.org/lampes
    accessed: 2026-11-20
    read: whole
    strength: documented
""", also=("unknown-reference", "unknown-source")),
)
def guide_without_source(view: View) -> Iterator[Found]:
    """A guide that rests on nothing: no source of its own, and none that all guides share."""
    if not view.loaded.sources and not view.written("sources"):
        yield found(view.at())


@check(
    level="warning",
    message="the source “{source}” stands in guides/_shared/sources.yml already, as “{shared}”",
    why="what is said twice is corrected once, and the same document would be counted as two proofs",
    fix="delete it here, and cite [@{shared}] as before",
    example=Example("_shared/sources.yml", _file("lamps", "https://example.org/lampes", _READ),
                    _file("seeds", "https://example.org/graines", _READ), at="", also=("shared-source-not-cited",)),
)
def source_also_shared(view: View) -> Iterator[Found]:
    """A source of the guide, or of one of its precedents, with the key or the address of a shared one."""
    shared = view.library.sources.data.sources if view.library.sources.data else ()
    known = {address: source.id for source in reversed(shared) for address in addresses(source)}
    keys = {source.id for source in shared}
    for source, place in listed(view.loaded):
        same = source.id if source.id in keys else next((known[one] for one in addresses(source) if one in known), "")
        if same:
            yield found(place, source=source.id, shared=same)


@check(
    level="warning", over="shelf",
    message="several guides list this document among their sources: {guides}",
    why="what is said in two places is corrected in one, and the bibliography counts it twice",
    fix="move it to guides/_shared/sources.yml; the guides cite it by its key as before",
    example=Example("../light-a-street/guide.yml", _OTHER + """\
sources:
  - id: lamps
    type: report
    author: Lampes sans frontières
    title: Les lampes
    language: fr
    url: https://example.org/lampes
    accessed: 2026-11-20
    read: whole
    strength: documented
""", "", at="", also=("source-not-cited", "unfinished-draft")),
)
def source_in_two_guides(shelf: Shelf) -> Iterator[Found]:
    """One document in the lists of two guides or more; told once, at the first."""
    places: dict[str, dict[str, Place]] = {}
    shared = {address for source in (shelf.shared.data.sources if shelf.shared.data else ())
              for address in addresses(source)}
    for slug, one in sorted(shelf.guides.items()):
        for source in one.own:
            for address in source.addresses:
                if address not in shared:
                    places.setdefault(address, {}).setdefault(slug, source.place)
    told: set[Place] = set()
    for found_in in places.values():
        first = next(iter(found_in.values()))
        if len(found_in) > 1 and first not in told:
            told.add(first)
            yield found(first, guides=tuple(found_in))


@check(
    level="warning", over="shelf",
    message="no guide cites some of the shared sources ({count}): {sources}",
    why="nobody can tell whether they are still needed; until a guide cites them, no page shows them",
    fix="leave those that a coming guide will cite, delete the others",
    example=Example("_shared/sources.yml", _file("seeds", "https://example.org/graines", _READ),
                    "format_version: 2\nsources: []\n", at=""),
)
def shared_source_not_cited(shelf: Shelf) -> Iterator[Found]:
    """Shared sources that no guide names; told once for all of them."""
    named = {key for one in shelf.guides.values() for key in one.shared}
    waiting = tuple(source.id for source in (shelf.shared.data.sources if shelf.shared.data else ())
                    if source.id not in named)
    if waiting and shelf.guides:
        yield found(shelf.shared.at(("sources",), key=True), count=str(len(waiting)), sources=waiting)


@check(
    level="warning", over="library",
    message="some web pages do not say when they were read ({count}): {sources}",
    why="pages change; the day tells which one was meant",
    fix="add `accessed: ` with the day when you open one of them again",
    example=Example("_shared/sources.yml", _file("seeds", "https://example.org/graines"),
                    _file("seeds", "https://example.org/graines", _READ), at="", also=("shared-source-not-cited",)),
)
def shared_pages_without_date(library: Library) -> Iterator[Found]:
    """Shared web pages that somebody read, on unknown days; told once for all of them."""
    undated = tuple(source.id for source in (library.sources.data.sources if library.sources.data else ())
                    if source.url and source.read != "none" and not source.accessed)
    if undated:
        yield found(library.sources.at(("sources",), key=True), count=str(len(undated)), sources=undated)


@check(
    level="error", over="shelf",
    message="each of these guides comes before the next, and the last before the first: {guides}",
    why="whoever follows the path never begins: each guide asks for another to be done first",
    fix="take one of the links back, or make it an `alternative`",
    example=Example("../light-a-street/guide.yml", _OTHER + """\
links:
  - kind: prerequisite
    guide: mend-lamps
  - kind: follow-up
    guide: mend-lamps
""", "", at="", also=("named-twice", "unfinished-draft")),
)
def circle_of_guides(shelf: Shelf) -> Iterator[Found]:
    """Prerequisites and follow-ups that lead back to where they began."""
    paths: dict[str, set[str]] = {slug: set(one.before) - {slug} for slug, one in shelf.guides.items()}
    for slug, one in shelf.guides.items():
        for later in one.after:
            if later != slug:
                paths.setdefault(later, set()).add(slug)
    try:
        TopologicalSorter(paths).prepare()
    except CycleError as circle:
        round_trip = tuple(circle.args[1])
        first = min(slug for slug in round_trip if slug in shelf.guides)
        yield found(shelf.guides[first].links, guides=round_trip)
