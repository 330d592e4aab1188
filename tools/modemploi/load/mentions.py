"""What a text mentions by a key, and the HTML in it, with exact places."""

import re
from dataclasses import dataclass
from typing import Any, Literal

from modemploi.load.library import Mention, Place
from modemploi.load.markdown import forbidden_html, inside
from modemploi.load.source import Faults

_KINDS: dict[str, tuple[Literal["citation", "mark", "number", "link", "image"], str, str]] = {
    "citation": ("citation", "key", "detail"), "mark": ("mark", "name", ""), "number": ("number", "name", ""),
    "link_open": ("link", "href", ""), "image": ("image", "src", ""),
}


@dataclass
class Finder:
    """Finds where pieces of a text stand in the lines of its file from `first` to before `stop`, counted from 0.
    Where the text cannot be laid on the lines (a cell of a table, a label), pieces are looked for one after another,
    from `column` on."""

    lines: list[str]
    first: int
    stop: int
    column: int = 0
    laid: bool = True
    """Whether each line of the text stands on a line of its own."""

    def find(self, text: str, start: int, end: int) -> tuple[int, int]:
        """The line (from 0) and the column (from 1) of ``text[start:end]``."""
        begin = text.rfind("\n", 0, start) + 1
        line, said = self.first + text.count("\n", 0, begin), text[begin:].partition("\n")[0]
        if self.laid and line < len(self.lines) and self.lines[line].count(said) == 1:
            return line, self.lines[line].index(said) + start - begin + 1
        piece = text[start:end].partition("\n")[0]
        for wanted, offset, moves in ((said, start - begin, False), (piece, 0, True)):
            for number in range(self.first, min(self.stop, len(self.lines))):
                found = self.lines[number].find(wanted, self.column if number == self.first else 0)
                if found >= 0:
                    if moves:
                        self.first, self.column = number, found + len(piece)
                    return number, found + offset + 1
        return min(self.first, len(self.lines) - 1), self.column + 1

    def passed(self, text: str) -> None:
        """Go on after a whole text on the line: a cell of a table."""
        found = self.lines[self.first].find(text, self.column)
        if found >= 0:
            self.column = found + len(text)


def mentions(text: str, references: dict[str, Any], finder: Finder, faults: Faults) -> tuple[Mention, ...]:
    """What the text of one block mentions. `references` as `modemploi.load.markdown.blocks` gives them."""
    found, open_tags = [], set[str]()
    for token in inside(text, references):
        start, end = token.meta["at"], token.meta["end"]
        line, column = finder.find(text, start, end)
        place = Place(faults.path, line + 1, column)
        if token.type == "html_inline":
            tag = forbidden_html(token.content)
            if tag and tag.replace("/", "") not in open_tags:
                open_tags.add(tag.partition(" ")[0].rstrip(">") + ">")
                faults.add("raw-html", place, found=tag)
        elif token.type == "bad_reference":
            faults.add("bad-reference", place, found=token.content[:60])
        elif token.type in _KINDS:
            kind, target, detail = _KINDS[token.type]
            about = {**token.attrs, **token.meta}
            said = token.content if kind == "image" else _label(text[start:end]) if kind == "link" else ""
            found.append(Mention(kind, str(about.get(target, "")), place, str(about.get(detail, "")) or said))
    return tuple(found)


def html(text: str, lines: list[str], first: int, faults: Faults) -> None:
    """Record the first piece of HTML in a block of it that pages do not show. The block begins on line `first`."""
    for number, line in enumerate(text.split("\n"), first):
        if found := forbidden_html(line):
            column = lines[min(number, len(lines) - 1)].find("<") + 1
            faults.add("raw-html", Place(faults.path, number + 1, max(column, 1)), found=found)
            return
    if found := forbidden_html(text):
        faults.add("raw-html", Place(faults.path, first + 1), found=found)


def _label(link: str) -> str:
    """The text of a link as it was written."""
    found = re.match(r"\[(.*)\](\(|\[)", link, re.DOTALL)
    return " ".join(found[1].split()) if found else link.strip("<>")
