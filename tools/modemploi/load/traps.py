"""What people type, in French above all, that YAML reads otherwise: found line by line before YAML sees the text.

`mend` gives the text as it was meant, line for line, and says what was changed. The loader goes on with the mended
text, so that one colon does not hide everything else; `modemploi format` writes it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from modemploi import model
from modemploi.load.scalars import closing, colon, cut, escaped, quoted, sign_of

_HARD = "\u00a0\u2007\u202f\u2000-\u2006\u2008-\u200a\u3000"
_LINE = re.compile(rf"(?P<indent>[ \t{_HARD}]*)(?P<dashes>(?:-(?:[ \t{_HARD}]+|$))*)(?P<rest>.*)")
_KEY = re.compile(
    rf"(?P<key>[^\s:#\"'\[\]{{}},&*!|>%@`?-][^:]*?)(?P<before>[ {_HARD}]*):(?P<gap>[ \t{_HARD}]+|$)(?P<value>.*)")
_TIGHT = re.compile(r"(?P<key>[a-z_]+)(?P<before>):(?P<gap>)(?P<value>[^\s/].*)")
_SAFE = re.compile(r" *(?:(?:- )*[a-z_]+:(?: [^\W_][^:#]*(?::[^\s:#][^:#]*)*)?|(?:- )+[^\W_][^:#]*)")
"""Lines in which nothing can go wrong: most of them."""
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_BLOCK = re.compile(r"[|>][0-9+-]{0,2}(?:\s+#.*)?")
_ANCHOR = re.compile(r"[:-] +&([^\s\[\]{},]+)")
_ALIAS = re.compile(r"[\s\[,]\*([^\s\[\]{},*]+)")
_ODD_SPACE = re.compile(rf"[{_HARD}]")
_CURLY = {"“": "”“", "”": "”", "„": "“”", "‘": "’", "‟": "”"}


@dataclass(frozen=True)
class Trap:
    """One trap: `name` and `values` are those of the fault, `line` and `column` count from 1 in the given text."""

    name: str
    line: int
    column: int
    values: dict[str, str]


@dataclass
class Mended:
    """The text as it was meant."""

    lines: list[str]
    traps: list[Trap] = field(default_factory=list)
    shifts: dict[int, int] = field(default_factory=dict)
    """By line: how many columns its content moved to the right."""

    @property
    def text(self) -> str:
        """The lines, joined."""
        return "\n".join(self.lines)


@cache
def known_fields() -> frozenset[str]:
    """Every name a field has anywhere in the format."""
    roots = (model.Guide, model.FrontMatter, model.Stamps, model.Replication, model.Precedent, model.Languages,
             model.SharedList, model.Units, model.Phrases, model.Glossary)
    return frozenset(field.name for root in roots for cls in model.classes(root) for field in model.fields_of(cls))


def mend(text: str) -> Mended:
    """Find the traps of a YAML text (line feeds only) and give it as it was meant, with as many lines."""
    return _Mender(text.split("\n")).run()


class _Mender:
    """One walk over the lines; `at` is the line it stands on, counted from 0."""

    def __init__(self, lines: list[str]) -> None:
        text = "\n".join(lines)
        self.lines = lines
        self.out = Mended(list(lines))
        self.anchors, self.aliases = set(_ANCHOR.findall(text)), set(_ALIAS.findall(text))
        self.at = 0

    def run(self) -> Mended:
        safe = [_SAFE.fullmatch(line) for line in self.lines]
        safe.append(safe[-1])
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if safe[self.at] and safe[self.at + 1]:
                pass
            elif line and not line.isspace():
                self.at = self._line(line)
            elif _ODD_SPACE.search(line):
                self.out.lines[self.at] = ""
            self.at += 1
        return self.out

    def trap(self, name: str, column: int, **values: str) -> None:
        """Record a trap of this line; `column` counts from 0."""
        self.out.traps.append(Trap(name, self.at + 1, column + 1, values))

    def _line(self, line: str) -> int:
        """Mend what begins on this line; gives the last line that belongs to it."""
        parts = _LINE.fullmatch(line)
        if parts is None or re.match(r"(---|\.\.\.)(\s|$)", line):
            return self.at
        head, rest, item = parts["indent"] + parts["dashes"], parts["rest"], bool(parts["dashes"])
        if rest.startswith("#"):
            self.trap("yaml-comment", len(head), found=rest.strip())
            return self.at
        key = self._key(rest, item)
        start = spaces(parts["indent"], "  ") + spaces(parts["dashes"], " ")
        if len(start) != len(head):
            self.out.shifts[self.at + 1] = len(start) - len(head)
        before = start + (f"{key['key']}: " if key else "")
        value, column = (key["value"], len(head) + key.start("value")) if key else (rest, len(head))
        spacing = (before + value).strip()
        if "\t" in head:
            self.trap("tab-indentation", head.index("\t"), fix=spacing)
        odd = _ODD_SPACE.search(line[:column])
        if odd:
            self.trap("hard-space", odd.start(), fix=spacing)
        if key and value and not key["gap"]:
            self.trap("no-space-after-colon", column - 1, field=key["key"], fix=spacing)
        self.out.lines[self.at] = before + value
        if not key and not item:
            return self.at
        return self._value(value, before, len(start) if key else start.rindex("-"), column)

    def _key(self, rest: str, item: bool) -> re.Match[str] | None:
        """The key with which the rest of a line begins, None where the whole is a text."""
        match = _KEY.fullmatch(rest)
        if match:
            word = _WORD.fullmatch(match["key"])
            if item and match["key"] not in known_fields() and (match["before"] or not word):
                return None
            return match
        match = _TIGHT.fullmatch(rest)
        return match if match and match["key"] in known_fields() else None

    def _value(self, value: str, before: str, indent: int, column: int) -> int:
        """Mend a value that stands after `before`; what belongs to it stands deeper than `indent`."""
        text = value.rstrip()
        if not text:
            return self.at
        if text[0] == "#":
            if cut(" " + text):
                self._fix("text-cut", text, before, column, found=text, lost=text)
            else:
                self.trap("yaml-comment", column, found=text)
            return self.at
        follow = list(self._deeper(indent))
        if _BLOCK.fullmatch(text):
            return follow[-1] if follow else self.at
        if text[0] in "'\"":
            return self._quote(text, before, follow, column)
        while follow and not self.lines[follow[-1]].strip():
            follow.pop()
        if text[-1] in "[{," and text[0] in "[{":
            return follow[-1] if follow else self.at  # a list or map between brackets, on several lines
        if follow and all(self._goes_on(line) for line in follow):
            return self._paragraph(text, before, follow, column)
        self._single(text, before, column)
        return self.at

    def _deeper(self, indent: int) -> Iterator[int]:
        for number in range(self.at + 1, len(self.lines)):
            line = self.lines[number]
            if line.strip() and len(line) - len(line.lstrip()) <= indent:
                return
            yield number

    def _goes_on(self, number: int) -> bool:
        """Whether a deeper line can only be the rest of a plain text."""
        parts = _LINE.fullmatch(self.lines[number])
        if parts and parts["rest"].startswith("#"):
            return False
        key = _KEY.fullmatch(parts["rest"]) if parts else None
        return bool(parts) and not parts["dashes"] and not (key and _WORD.fullmatch(key["key"]))  # type: ignore[index]

    def _quote(self, text: str, before: str, follow: list[int], column: int) -> int:
        """A value that begins with a quote."""
        mark = text[0]
        end = closing(text, 1, mark)
        if end is None:
            for number in follow:
                end = closing(self.lines[number], 0, mark)
                if end is not None:
                    return number
            inner = text[1:] if mark == '"' else text
            self._fix("needs-quotes", inner, before, column, found=text, sign=mark)
            return self.at
        tail = text[end + 1:].strip()
        if tail.startswith("#") and text[end + 1] in " \t":
            self.trap("yaml-comment", column + text.index(tail, end), found=tail)
        elif tail and not (text[end + 1] == ":" and _WORD.fullmatch(text[1:end])):
            inside = text.endswith(mark) and (text.count(mark) % 2 or text.endswith(mark * 2))
            self._fix("needs-quotes", text[1:-1] if inside else text, before, column, found=text, sign=mark)
        return self.at

    def _single(self, text: str, before: str, column: int) -> None:
        """A plain value of one line."""
        sign, lost, close = sign_of(text, self.anchors, self.aliases), cut(text), _CURLY.get(text[0], "")
        if close and len(text) > 1 and text[-1] in close and not any(quote in text[1:-1] for quote in "“”„"):
            self._fix("curly-quotes", text[1:-1], before, column, found=text)
        elif sign:
            self._fix("needs-quotes", text, before, column, found=text, sign=sign)
        elif lost:
            self._fix("text-cut", text, before, column, found=text, lost=lost)
        elif comment := re.search(r"[ \t]#", text):
            self.trap("yaml-comment", column + comment.end() - 1, found=text[comment.end() - 1:])

    def _paragraph(self, text: str, before: str, more: list[int], column: int) -> int:
        """A plain value of several lines: quoted as a whole where one of them needs it."""
        lines = [text, *(self.lines[number].strip() for number in more)]
        first = sign_of(text, self.anchors, self.aliases)
        sign = first or next((found for line in lines[1:] if (found := colon(line))), "")
        lost = next((found for line in lines if (found := cut(line))), "")
        if not sign and not lost:
            return more[-1]
        values = {"sign": sign} if sign else {"lost": lost}
        whole = quoted(" ".join(line for line in lines if line))
        self.trap("needs-quotes" if sign else "text-cut", column, found=text, fix=(before + whole).strip(), **values)
        begin, *others = map(escaped, lines)
        self.out.lines[self.at] = before + '"' + begin
        for number, line in zip(more, others, strict=True):
            self.out.lines[number] = " " * (len(before) + 2) + line if line else ""
        self.out.lines[more[-1]] += '"'
        return more[-1]

    def _fix(self, name: str, text: str, before: str, column: int, **values: str) -> None:
        """Quote the text, and record it."""
        self.out.lines[self.at] = before + quoted(text)
        self.trap(name, column, fix=self.out.lines[self.at].strip(), **values)


def spaces(text: str, tab: str) -> str:
    """Ordinary spaces in place of no-break ones, and `tab` in place of a tab."""
    return _ODD_SPACE.sub(" ", text.replace("\t", tab))
