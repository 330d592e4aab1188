"""One language file: front matter, sections, and the words at every address, with what they mention."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any, Literal

from markdown_it.token import Token

from modemploi.load.library import Facts, Mention, Node, Place, Section, Translation, Word
from modemploi.load.markdown import DEPTH, blocks
from modemploi.load.mentions import Finder, html, mentions
from modemploi.load.source import YAML_LIMIT, Source
from modemploi.load.typed import near, typed
from modemploi.load.yaml import parse
from modemploi.model import FrontMatter, Guide, Stamps, fields_of

HEAVY = 8000
"""How many brackets a language file may hold. A full guide has some hundreds; nested ones cost time to take apart."""
CELLS = 5000
"""How many cells the tables of a document may have. A form of thirty pages has some hundreds."""

_HEADING_ID = re.compile(r"(.*?)[ \t]*\{#([^{}]*)\}[ \t]*", re.DOTALL)
_ID = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*(\.[a-z][a-z0-9]*([-_][a-z0-9]+)*)*")


@cache
def own_words() -> frozenset[str]:
    """The addresses of the guide itself: `problem`, `when-not`."""
    return frozenset(field.address for field in fields_of(Guide) if field.words)


@cache
def groups() -> frozenset[str]:
    """The headings of groups: `steps`, `cost-lines`."""
    return frozenset(field.address for field in fields_of(Guide) if field.part and field.many)


def read_words(
    source: Source, language: str, known: Collection[str] | None, stamps: Facts[Stamps] | None = None,
) -> Translation:
    """Take a language file apart. `known` are the addresses the facts open, None where they could not be read."""
    return _Reader(source, known).run(language, stamps)


def read_text(source: Source, address: str) -> Word | None:
    """The text of a document, a file of its own. None where nothing could be read."""
    return _Reader(source, None).whole(address)


class _Reader:
    def __init__(self, source: Source, known: Collection[str] | None) -> None:
        self.source, self.faults, self.known = source, source.faults, known
        self.path, self.lines = source.path, source.lines
        self.owners = {address[:dot] for address in known or () for dot, sign in enumerate(address) if sign == "."}
        self.words: dict[str, Word] = {}
        self.sections: list[Section] = []

    def run(self, language: str, stamps: Facts[Stamps] | None) -> Translation:
        front, begin = Facts[FrontMatter](self.path, None, None), 0
        text = self.source.text
        if text is not None and text.strip():
            if not self._heavy(text):
                front, begin = self._front()
                self._body(begin)
        elif text is not None:
            self.faults.add("empty-file")
        return Translation(language, self.path, front, tuple(self.sections), self.words, stamps)

    def whole(self, address: str) -> Word | None:
        """A file that is one text from its first line to its last."""
        text = self.source.text
        if text is None or not text.strip():
            if text is not None:
                self.faults.add("empty-file")
            return None
        if self._heavy(text):
            return None
        tokens, env = blocks(text)
        if sum(token.type in ("th_open", "td_open") for token in tokens) > CELLS:
            self.faults.add("text-too-heavy", what="cells", limit=str(CELLS))
            return None
        self._deep(tokens, 0)
        head = _Head("", "", 0, -1, 0, len(self.lines), True)
        self._mentions(tokens, env, 0, [head])
        return Word(address, text, self.at(0), "file", tuple(head.body))

    def _heavy(self, text: str) -> bool:
        heavy = text.count("[") + text.count("<") + text.count("{") > HEAVY
        if heavy:
            self.faults.add("text-too-heavy", what="brackets", limit=str(HEAVY))
        return heavy

    def at(self, line: int, column: int = 1) -> Place:
        """A place; `line` counts from 0."""
        return Place(self.path, line + 1, column)

    # --- front matter ---------------------------------------------------------------------------------------------

    def _front(self) -> tuple[Facts[FrontMatter], int]:
        """The front matter, and the line on which the body begins."""
        nothing = Facts[FrontMatter](self.path, None, None)
        if not re.fullmatch(r"---[ \t]*", self.lines[0]):
            self.faults.add("no-front-matter")
            return nothing, 0
        end = next((number for number, line in enumerate(self.lines) if number and re.fullmatch(r"---[ \t]*", line)), 0)
        if not end:
            self.faults.add("front-matter-not-closed")
            return nothing, len(self.lines)
        text = "\n".join(self.lines[1:end])
        if len(text) > YAML_LIMIT:
            self.faults.add("file-too-large", size=str(len(text) // 1024 + 1), limit=str(YAML_LIMIT // 1024))
            return nothing, end + 1
        tree = parse(text, self.faults, first_line=2)
        if tree is None or tree.kind != "map":
            tree = self._no_fields(tree)
        made = typed(tree, FrontMatter, self.faults)
        if tree:
            self._labels(tree)
        return Facts(self.path, tree, made.data), end + 1

    def _no_fields(self, tree: Node | None) -> Node | None:
        """A front matter without any field is an empty map, so that what is missing is told."""
        if tree is None and not any(fault.name == "not-yaml" for fault in self.faults.met):
            return Node("map", self.at(0))
        return tree

    def _labels(self, tree: Node) -> None:
        for name in ("title", "summary"):
            node = tree.get(name)
            if node and node.kind == "text" and node.text.strip():
                self._short(name, node, "front")
        labels = tree.get("labels")
        for entry in labels.items if labels and labels.kind == "list" else ():
            own, text = entry.get("id"), entry.get("text")
            if own and text and own.kind == text.kind == "text" and own.text.strip() and text.text.strip():
                self._short(own.text, text, "label")

    def _short(self, address: str, node: Node, form: Literal["label", "front"]) -> None:
        first = node.place.line - 1
        finder = Finder(self.lines, first, first + 60, node.place.column - 1, laid=False)
        self._add(Word(address, node.text, node.place, form, mentions(node.text, {}, finder, self.faults)))

    def _add(self, word: Word) -> None:
        before = self.words.setdefault(word.address, word)
        if before is not word:
            self.faults.add("words-twice", word.place, address=word.address, first=str(before.place.line))

    # --- body -----------------------------------------------------------------------------------------------------

    def _body(self, begin: int) -> None:
        tokens, env = blocks("\n".join(self.lines[begin:]))
        heads = list(self._heads(tokens, begin))
        stop = heads[0].start if heads else len(self.lines)
        stray = [number for number in range(begin, stop) if self.lines[number].strip()]
        if stray:
            self.faults.add("text-before-sections", self.at(stray[0]), found=self.lines[stray[0]].strip()[:60])
        self._deep(tokens, begin)
        self._mentions(tokens, env, begin, heads)
        for head in heads:
            self._section(head)

    def _deep(self, tokens: list[Token], begin: int) -> None:
        deep = [token.map[0] for token in tokens if token.level >= DEPTH - 1 and token.map]
        if deep:
            self.faults.add("text-too-deep", self.at(deep[0] + begin), limit=str(DEPTH))

    def _mentions(self, tokens: list[Token], env: dict[str, Any], begin: int, heads: list["_Head"]) -> None:
        """What each section mentions, and the HTML in it."""
        starts = [head.start for head in heads]
        finder = Finder(self.lines, 0, 0)
        for before, token in pairwise([Token("", "", 0), *tokens]):
            if token.map is None:
                continue
            first, stop = token.map[0] + begin, token.map[1] + begin
            head = heads[bisect_right(starts, first) - 1] if starts and starts[0] <= first else None
            if token.type == "html_block":
                html(token.content, self.lines, first, self.faults)
            elif token.type == "inline":
                if before.type == "heading_open":
                    self._heading(before, token, first, head)
                if before.type not in ("th_open", "td_open"):
                    finder = Finder(self.lines, first, stop)
                elif finder.laid or finder.stop != stop:
                    finder = Finder(self.lines, first, stop, laid=False)
                found = mentions(token.content, self._references(env, head, begin), finder, self.faults)
                finder.passed(token.content)
                if head:
                    (head.title if head.start == first else head.body).extend(found)

    def _heads(self, tokens: list[Token], begin: int) -> Iterator["_Head"]:
        """Headings with an id."""
        found = [(opening, text, match) for opening, text in pairwise(tokens)
                 if opening.type == "heading_open" and not opening.level and opening.map
                 and (match := _HEADING_ID.fullmatch(text.content))]
        written = {match[2].strip() for _, _, match in found}
        seen: dict[str, int] = {}
        stops = [opening.map[0] + begin for opening, _, _ in found if opening.map]
        for (opening, _, match), stop in zip(found, [*stops[1:], len(self.lines)], strict=False):
            start, end = (line + begin for line in opening.map or ())
            own = match[2].strip()
            place, speaks = self._id_place(start, own), True
            if not _ID.fullmatch(own):
                close = near(re.sub(r"[^a-z0-9_.-]+", "-", own.lower()).strip("-"), sorted(self._ids()))[:1]
                self.faults.add("bad-id", place, found=own[:60], close=", ".join(close))
                own, speaks = (close[0], True) if close and close[0] not in written else (own, False)
            elif own in seen:
                self.faults.add("duplicate-section", place, id=own, first=str(seen[own] + 1))
                speaks = False
            seen.setdefault(own, start)
            yield _Head(own, match[1].strip(), int(opening.tag[1]), start, end, stop, speaks)

    def _ids(self) -> set[str]:
        known = set(self.known or ())
        return known | own_words() | groups() | self.owners

    def _id_place(self, line: int, own: str) -> Place:
        column = self.lines[line].rfind("{#" + own)
        return self.at(line, column + 3 if column >= 0 else 1)

    def _heading(self, opening: Token, text: Token, line: int, head: "_Head | None") -> None:
        """A heading that is no section: deeper than its section it is a part of the text."""
        if head and head.start == line:
            return
        found = _HEADING_ID.fullmatch(text.content)
        if found:  # inside a list or a quote
            self.faults.add("bad-id", self._id_place(line, found[2]), found=found[2][:60], close="")
        elif head and not opening.level and int(opening.tag[1]) <= head.level:
            self.faults.add("heading-without-id", self.at(line), found=text.content[:60])

    def _section(self, head: "_Head") -> None:
        begin, stop = head.end, head.stop
        while begin < stop and not self.lines[begin].strip():
            begin += 1
        while stop > begin and not self.lines[stop - 1].strip():
            stop -= 1
        text = "\n".join(self.lines[begin:stop])
        place = self.at(begin if text else head.start)
        self.sections.append(
            Section(head.id, head.level, head.heading, text, self._id_place(head.start, head.id), place))
        for address, form in self._addresses(head.id) if head.speaks else ():
            if form == "heading" and head.heading:
                self._add(Word(address, head.heading, self.at(head.start), form, tuple(head.title)))
            elif form == "section" and text:
                self._add(Word(address, text, place, form, tuple(head.body)))

    def _addresses(self, own: str) -> Iterator[tuple[str, Literal["heading", "section"]]]:
        """The addresses a section gives words for, by its heading and by its body."""
        known = self.known
        owner = own in self.owners
        if own in own_words():
            yield own, "section"
        elif own in groups() and not owner:
            yield f"{own}.intro", "section"
        elif "." in own and not (owner and own not in (known or ())):
            yield own, "section"
        else:
            if known is None or not owner or f"{own}.name" in known:
                yield f"{own}.name", "heading"
            yield f"{own}.text", "section"

    def _references(self, env: dict[str, Any], head: "_Head | None", begin: int) -> dict[str, Any]:
        """References of the same section only: pages show each section by itself."""
        if not head or not env.get("references"):
            return {}
        lines = range(head.start - begin, head.stop - begin)
        return {"references": {name: about for name, about in env["references"].items() if about["map"][0] in lines}}


@dataclass
class _Head:
    """A heading with an id, and what its lines mention; lines count from 0."""

    id: str
    heading: str
    level: int
    start: int
    end: int
    """The line after the heading."""
    stop: int
    """The line of the next heading with an id."""
    speaks: bool
    """Whether it gives words: false for the second of two, and where the id has not the form of one."""
    title: list[Mention] = field(default_factory=list)
    body: list[Mention] = field(default_factory=list)
