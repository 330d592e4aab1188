"""Sources: named where something rests on them, known, and worth what is said of them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from modemploi.checks.check import Example, Found, check, found
from modemploi.checks.text import MARK, MARKS
from modemploi.checks.view import View, inside
from modemploi.load.library import Place
from modemploi.model.proof import Source


@dataclass(frozen=True)
class Listed:
    """The sources of one list: those of a guide, or those all guides share."""

    sources: tuple[Source, ...]
    at: Callable[..., Place]
    """Where an entry, or a field of it, stands."""
    dated: bool = True
    """Whether pages without a day are told one by one."""


_RECALLED = ("recalled-citation", "recalled-without-mark")
"""What else is said where the only source of the small guide was not read."""


@check(
    level="warning",
    message="nothing cites the source “{source}”",
    why="a reader cannot see what rests on it",
    fix="cite it where it is used, `[@{source}]` or in `sources`, or delete it",
    example=Example("guide.yml", """\
  - id: old-book
    type: book
    author: Idriss Essai
    title: Old lamps
    language: en
    read: none
    strength: expert
    address_note: town library
""", "", at=""),
)
def source_not_cited(view: View) -> Iterator[Found]:
    """A source that nothing names."""
    cited = {mention.target for _, _, mention in view.mentions if mention.kind == "citation"}
    for index, source in enumerate(view.guide.sources):
        if source.id not in cited and source.id not in view.referred:
            yield found(view.at("sources", index), source=source.id)


@check(
    level="error",
    message="“{source}” is not a source of this guide",
    why="readers would follow a note that does not exist",
    fix="use the id of a source, or add the source to guide.yml",
    example=Example("en.md", "[@lamp-reprot]", "[@lamp-report]"),
)
def unknown_source(view: View) -> Iterator[Found]:
    """A citation of nothing."""
    known = view.lists["sources"]
    for _, _, mention in view.mentions:
        if mention.kind == "citation" and mention.target not in known:
            yield found(mention.place, view.close(mention.target, known), source=mention.target)


@check(
    level="error",
    message="“{mark}” is not a mark of doubt",
    why="readers would see the brackets, and not how sure we are",
    fix="write one of [!estimate], [!needs-check], [!proposal], [!conflict], [!computed]",
    example=Example("en.md", "[!need-check]", "[!needs-check]"),
)
def unknown_mark(view: View) -> Iterator[Found]:
    """A mark that nobody knows."""
    for _, word in view.words:
        for mark in MARK.finditer(word.markdown):
            if mark[1] not in MARKS:
                yield found(inside(word, mark.start()), view.close(mark[1], MARKS), mark=mark[1])


@check(
    level="error", draft="warning",
    message="{id} is said to be found, and names no source",
    why="a figure that was found was found somewhere, and a reader wants to look there",
    fix="name the source in `sources`, or mark the figure as an estimate or as needs-check",
    example=Example("guide.yml", "    mark: found\n    troubles:", "    mark: estimate\n    troubles:"),
)
def found_without_source(view: View) -> Iterator[Found]:
    """A fact marked as found, with no source."""
    for path, part in view.parts:
        if vars(part).get("mark", None) == "found" and not vars(part).get("sources", ()):
            yield found(view.at(*path, "mark"), id=vars(part).get("id", str(path[0])))


@check(
    level="error", draft="warning",
    message="{id} is said to be found, and nobody read its source “{source}”",
    why="what is only recalled is marked as such, so that readers check it",
    fix="read the source and say so in `read`, or mark the figure as needs-check",
    example=Example("guide.yml", """\
    read: none
    strength: documented
""", """\
    read: whole
    strength: documented
""", around=(("guide.yml", "    mark: proposal\n", "    mark: found\n"),), also=_RECALLED),
)
def found_but_not_read(view: View) -> Iterator[Found]:
    """A fact marked as found whose sources are all recalled."""
    recalled = view.loaded.recalled
    for path, part in view.parts:
        sources = vars(part).get("sources", ())
        if vars(part).get("mark", None) == "found" and sources and set(sources) <= recalled:
            yield found(view.at(*path, "mark"), id=vars(part).get("id", str(path[0])), source=sources[0])


@check(
    level="error", over="sources", draft="warning",
    message="the source “{source}” is said to have {strength} something, and nobody read it",
    why="what is recalled cannot carry the weight of a measurement",
    fix="read it and say so in `read`, or lower its strength",
    example=Example("guide.yml", """\
    read: none
    strength: measured
""", """\
    read: whole
    strength: documented
""", also=_RECALLED),
    terms={"strength": {"measured": "measured", "evaluated": "evaluated"}},
)
def recalled_but_measured(listed: Listed) -> Iterator[Found]:
    """A source that nobody read, with a strength that only reading can tell."""
    for index, source in enumerate(listed.sources):
        if source.read == "none" and source.strength in ("measured", "evaluated"):
            yield found(listed.at(index, "strength"), source=source.id, strength=source.strength)


@check(
    level="warning", over="sources", draft="gathered",
    message="the source “{source}” cannot be found: no url, doi or address_note",
    why="a reader who doubts wants to look",
    fix="add its `url`, its `doi`, or in `address_note` the place and what to search for",
    example=Example("guide.yml", """\
    language: fr
    accessed:""", """\
    language: fr
    url: https://example.org/lampes
    accessed:"""),
)
def source_without_address(listed: Listed) -> Iterator[Found]:
    """A source one cannot look up."""
    for index, source in enumerate(listed.sources):
        if not (source.url or source.doi or source.address_note or source.type == "interview"):
            yield found(listed.at(index), source=source.id)


@check(
    level="warning", over="sources", draft="gathered",
    message="the web page “{source}” does not say when it was read",
    why="pages change; the day tells which one was meant",
    fix="add `accessed: ` with the day",
    example=Example("guide.yml", """\
    url: https://example.org/lampes
    read:""", """\
    url: https://example.org/lampes
    accessed: 2026-11-20
    read:"""),
)
def page_without_date(listed: Listed) -> Iterator[Found]:
    """A web page that somebody read, on an unknown day."""
    for index, source in enumerate(listed.sources):
        if listed.dated and source.url and source.read != "none" and not source.accessed:
            yield found(listed.at(index), source=source.id)


@check(
    level="warning", over="sources",
    message="the sources “{source}” and “{first}” have the same address",
    why="the same document would be counted as two proofs",
    fix="keep one of them, and cite it with the page: `[@{first}, p. 12]`",
    example=Example("guide.yml", """\
  - id: lamp-page
    type: webpage
    author: Idriss Essai
    title: Les lampes
    language: fr
    url: https://example.org/lampes
    accessed: 2026-11-20
    read: whole
    strength: documented
""", "", at="",
                    around=(("guide.yml", "    mark: computed\n", """\
    mark: computed
    sources:
      - lamp-page
"""),)),
)
def source_twice(listed: Listed) -> Iterator[Found]:
    """Two sources that are one document."""
    seen: dict[str, str] = {}
    for index, source in enumerate(listed.sources):
        for name in ("url", "doi"):
            own = getattr(source, name)
            if own and seen.setdefault(own, source.id) != source.id:
                yield found(listed.at(index, name), source=source.id, first=seen[own])


@check(
    level="warning", over="sources", draft="gathered",
    message="the source “{source}” names neither an author nor a publisher",
    why="who says something is half of what it is worth",
    fix="add `author` or `publisher`",
    example=Example("guide.yml", "    type: report\n    title:", """\
    type: report
    author: Lampes sans frontières
    title:"""),
)
def source_of_nobody(listed: Listed) -> Iterator[Found]:
    """A source, other than a law, that nobody wrote or published."""
    for index, source in enumerate(listed.sources):
        if not (source.author or source.publisher) and source.type != "legislation":
            yield found(listed.at(index), source=source.id)


ISSUED = re.compile(r"(?:1[5-9]|20|21)\d\d(?:-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)?")


@check(
    level="warning", over="sources",
    message="“{issued}” is not a day of publication",
    why="readers weigh a source by its age",
    fix="write a year, a year and month, or a date: 2025, 2025-11, 2025-11-22",
    example=Example("guide.yml", "    issued: last winter\n", "    issued: 2025\n"),
)
def issued_form(listed: Listed) -> Iterator[Found]:
    """A source published on no day one can read."""
    for index, source in enumerate(listed.sources):
        if source.issued and not ISSUED.fullmatch(source.issued):
            yield found(listed.at(index, "issued"), issued=source.issued)
