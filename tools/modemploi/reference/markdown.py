"""Markdown as the pages of the reference write it: GitHub's dialect, which the site reads too."""

import re
from collections.abc import Iterable, Sequence

_CODE = re.compile(r"(`+)(.+?)\1", re.DOTALL)
_SPECIAL = re.compile(r"[\\*_\[\]<>|`]|\{(?=\{)")


def text(said: str) -> str:
    """A sentence of ours: what stands between backticks is code, nothing else means anything to Markdown."""
    parts, last = [], 0
    for found in _CODE.finditer(said):
        parts += [_plain(said[last:found.start()]), found[0]]
        last = found.end()
    return "".join([*parts, _plain(said[last:])])


def _plain(said: str) -> str:
    return _SPECIAL.sub(lambda sign: "\\" + sign[0], said)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are finished Markdown on one line. Empty without rows."""
    lines = [_row(row) for row in rows]
    return "\n".join([_row(heads), _row(["---"] * len(heads)), *lines]) if lines else ""


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(re.sub(r"(?<!\\)\|", r"\\|", " ".join(cell.split())) for cell in cells) + " |"


def fence(code: str, kind: str = "") -> str:
    """A block of code, as it stands."""
    longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
    marks = "`" * (longest + 1)
    return f"{marks}{kind}\n{code.strip(chr(10))}\n{marks}"


def page(*blocks: str) -> str:
    """The blocks of a page, empty ones left out."""
    return "\n\n".join(block for block in blocks if block) + "\n"


def crumbs(*links: tuple[str, str]) -> str:
    """The way to a page from the first page of the reference: titles and files."""
    return " › ".join(f"[{title}]({file})" for title, file in links)


def heading(level: int, title: str, anchor: str) -> str:
    """A heading with its anchor."""
    return f"{'#' * level} {title} {{#{anchor}}}"
