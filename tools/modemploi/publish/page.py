"""A plain page: front matter, Markdown headings, and finished HTML between them.

Headings are Markdown so that any builder finds the table of contents and the sections for search. Nothing a
contributor wrote reaches them, or the front matter, unescaped.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_SPECIAL = re.compile(r"[^\w\s,.;:?’'«»–—/°%-]|_|(?<=\S)-(?=-)", re.ASCII)
_ANCHOR = re.compile(r'<[^<>]*\sid="([^"]+)"')
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def escaped(text: str) -> str:
    """Text for a Markdown heading: every character that could mean something becomes a reference."""
    return "".join(f"&#{ord(sign)};" if sign.isascii() and _SPECIAL.match(sign) else sign
                   for sign in " ".join(text.split()))


@dataclass(frozen=True)
class Heading:
    """A heading of a page."""

    level: int
    anchor: str
    text: str
    """Plain text."""
    attributes: tuple[tuple[str, str], ...] = ()
    """``class``, ``lang`` and ``data-`` attributes."""

    def markdown(self) -> str:
        """As it is written to disk."""
        told = [f".{value}" if name == "class" else f'{name}="{value}"' for name, value in self.attributes]
        return f"{'#' * self.level} {escaped(self.text)} {{{' '.join(['#' + self.anchor, *told])}}}"


@dataclass
class Page:
    """A page under way."""

    name: str
    """Its name: the path below the folder of its language, without ``.md``."""
    title: str
    """Its title, as plain text."""
    meta: dict[str, Any] = field(default_factory=dict)
    """What the theme is told about it."""
    blocks: list[Heading | str] = field(default_factory=list)
    """Headings, and finished HTML between them."""

    def heading(self, level: int, anchor: str, text: str, kind: str = "", language: str = "", **data: object) -> None:
        """A heading. `text` is plain; `kind` a class; `language` set where it is not the page's; `data` become
        ``data-`` attributes."""
        told = {"class": kind, "lang": language, **{f"data-{name}": str(value) for name, value in data.items()}}
        told = {name: value for name, value in told.items() if value}
        if not all(map(_PLAIN.fullmatch, [anchor, *told.values()])):
            raise ValueError(f"not an anchor: {anchor} {told}")
        self.blocks.append(Heading(level, anchor, " ".join(text.split()), tuple(told.items())))

    def html(self, html: str, kind: str = "") -> None:
        """Finished HTML, in a block of its own; nothing when it is empty."""
        if html.strip():
            # Python-Markdown ends a block of HTML at its closing tag; a line of its own keeps both apart.
            self.blocks.append(f'<div class="{f"part {kind}".strip()}">\n{html.strip()}\n</div>')

    @property
    def anchors(self) -> frozenset[str]:
        """Every place of the page that a link can lead to."""
        found = {block.anchor for block in self.blocks if isinstance(block, Heading)}
        return frozenset(found.union(*(_ANCHOR.findall(block) for block in self.blocks if isinstance(block, str))))

    def markdown(self) -> str:
        """The whole page, as it is written to disk."""
        meta = {"title": self.title, **self.meta}
        front = "".join(f"{key}: {_scalar(value)}\n" for key, value in meta.items())
        blocks = (block.markdown() if isinstance(block, Heading) else block for block in self.blocks)
        return f"---\n{front}---\n\n" + "\n\n".join(blocks) + "\n"


def _scalar(value: object) -> str:
    """A value in the part of YAML that is JSON, so that no text can end the front matter."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=isinstance(value, Mapping))
    return "".join(sign if sign.isprintable() or ord(sign) > 0xFFFF else f"\\u{ord(sign):04x}" for sign in text)
