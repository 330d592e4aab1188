"""Wrong changes of language files: sections, labels, numbers, citations, marks, warnings, links, HTML."""

import re
from collections.abc import Iterator

from tests.mutation.mutation import Mutation

HEADING = re.compile(r"^(#{2,6}) (.*) \{#([^}]+)\}[ \t]*$", re.MULTILINE)
LABEL = re.compile(r"^  - id: (\S+)\n    text: (.*)\n", re.MULTILINE)
NAMES_OF_GROUPS = "a text about a group of parts, which the format does not ask for"
OPTIONAL = "the format does not ask for these words"


def mutations(file: str, text: str, source: bool, needed: frozenset[str]) -> Iterator[Mutation]:
    """Every wrong change of one language file; `needed` are the addresses that the format asks for."""
    def put(what: str, where: str, start: int, end: int, instead: str, reason: str = "") -> Mutation:
        return Mutation(what, file, where, lambda: (text[:start] + instead + text[end:]).encode(), reason)

    body = text.find("\n---", 4) + 4
    yield from _sections(text, body, put, needed)
    for label in LABEL.finditer(text, 0, body):
        start, end, own = label.start(), label.end(), label[1]
        optional = "" if own in needed or not source else OPTIONAL
        yield put("label dropped", own, start, end, "", optional)
        yield put("label renamed", own, label.start(1), label.end(1), f"{own}x", "")
        yield put("label doubled", own, start, end, label[0] * 2)
        yield put("label emptied", own, label.start(2), label.end(2), "")
        yield put("HTML injected", own, label.start(2), label.end(2), '"<img src=x onerror=alert(1)>"')
    for what, pattern, instead in SMALL:
        for found in re.finditer(pattern, text[body:], re.MULTILINE):
            near = text[:body + found.start()].rpartition("{#")[2].partition("}")[0]
            yield put(what, near, body + found.start(), body + found.end(), found.expand(instead))


SMALL = (
    ("citation renamed", r"\[@([a-z0-9-]+)", r"[@\1x"),
    ("citation cut", r" ?\[@[^\]]+\]", ""),
    ("mark misspelt", r"\[!([a-z][a-z-]+)\]", r"[!\1x]"),
    ("mark cut", r" ?\[![a-z][a-z-]+\]", ""),
    ("number by reference renamed", r"\{\{ (\w+) \}\}", r"{{ \1x }}"),
    ("number by reference cut", r"\{\{ \w+ \}\}", ""),
    ("number by reference typed", r"\{\{ \w+ \}\}", "12"),
    ("number changed", r"(?<![\w@{#.,-])(\d)(?=[ \u00a0\u202f]?(?:%|[a-zA-Zµ°€Ω]))", r"\g<1>7"),
    ("warning made a note", r"\[!(?:WARNING|CAUTION)\]", "[!NOTE]"),
    ("warning made a quotation", r"\[!(?:WARNING|CAUTION)\]\n", "\n"),
    ("warning misspelt", r"\[!(?:WARNING|CAUTION)\]", "[!DANGERE]"),
    ("tick cut", r"^- \[ \] .*\n", ""),
    ("tick made an entry", r"^- \[ \] ", "- "),
    ("image renamed", r"!\[\]\(images/(\S+)\)", r"![](images/x\1)"),
    ("image cut", r"!\[\]\(\S+\)", ""),
    ("link cut", r"(?<!!)\[[^\]@!]+\]\(#[^)]+\)", "[x](#no-such-part)"),
    ("HTML injected", r"^(?=[A-ZÀÉÈ][a-zàéè])", "<script>alert(1)</script>"),
    ("attribute injected", r"^(?=[A-ZÀÉÈ][a-zàéè])", '<b onmouseover="alert(1)">x</b> '),
    ("script linked", r"^(?=[A-ZÀÉÈ][a-zàéè])", "[x](javascript:alert(1)) "),
    ("script linked in disguise", r"^(?=[A-ZÀÉÈ][a-zàéè])", "[x](jav&#x09;ascript:alert(1)) "),
    ("data linked", r"^(?=[A-ZÀÉÈ][a-zàéè])", "![](data:text/html;base64,PHNjcmlwdD4=) "),
    ("link that leads out", r"^(?=[A-ZÀÉÈ][a-zàéè])", "[x](../../../etc/passwd) "),
    ("secret typed", r"^(?=[A-ZÀÉÈ][a-zàéè])", "ghp_" + "a" * 36 + " "),
    ("text turned around", r"^(?=[A-ZÀÉÈ][a-zàéè])", "\u202e"),
)


def _sections(text: str, body: int, put: object, needed: frozenset[str]) -> Iterator[Mutation]:
    found = list(HEADING.finditer(text, body))
    for index, heading in enumerate(found):
        start = heading.start()
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        own, inner = heading[3], heading.end()
        group = own not in needed and f"{own}.text" not in needed and f"{own}.name" not in needed
        yield put("section dropped", own, start, end, "", NAMES_OF_GROUPS if group else "")  # type: ignore[operator]
        yield put("section renamed", own, heading.start(3), heading.end(3), f"{own}x")  # type: ignore[operator]
        yield put("section doubled", own, start, end, text[start:end] * 2)  # type: ignore[operator]
        yield put("section emptied", own, inner, end, "\n\n", NAMES_OF_GROUPS if group else "")  # type: ignore[operator]
        yield put("id of a section cut", own, heading.start(3) - 2, heading.end(3) + 1, "")  # type: ignore[operator]
        level = heading[1]
        if WARNING.search(text, inner, end) and level == "###":
            alert = WARNING.search(text, inner, end)
            assert alert
            moved = text[inner:alert.start()] + text[alert.end():end].rstrip() + "\n\n" + alert[0] + "\n"
            yield put("warning moved to the end", own, inner, end, moved)  # type: ignore[operator]


WARNING = re.compile(r"^> \[!(?:WARNING|CAUTION)\]\n(?:>.*\n)+", re.MULTILINE)
