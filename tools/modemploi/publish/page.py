"""A plain page: front matter, Markdown headings, and finished HTML between them.

Headings are Markdown so that any builder finds the table of contents and the sections for search. Nothing a
contributor wrote reaches them, or the front matter, unescaped.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

_SPECIAL = re.compile(r"[^\w\s,.;:?’'«»–—/°%-]|_|(?<=\S)-(?=-)", re.ASCII)
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def escaped(text: str) -> str:
    """Text for a Markdown heading: every character that could mean something becomes a reference."""
    return "".join(f"&#{ord(sign)};" if sign.isascii() and _SPECIAL.match(sign) else sign
                   for sign in " ".join(text.split()))


@dataclass
class Page:
    """A page under way."""

    name: str
    """Its name: the path below the folder of its language, without ``.md``."""
    title: str
    """Its title, as plain text."""
    meta: dict[str, Any] = field(default_factory=dict)
    """What the theme is told about it."""
    _blocks: list[str] = field(default_factory=list)

    def heading(self, level: int, anchor: str, text: str, kind: str = "", language: str = "", **data: object) -> None:
        """A heading. `text` is plain; `kind` a class; `language` set where it is not the page's; `data` become
        ``data-`` attributes."""
        if not _PLAIN.fullmatch(anchor):
            raise ValueError(f"not an anchor: {anchor}")
        more = [f".{kind}"] if kind else []
        more += [f'lang="{language}"'] if _PLAIN.fullmatch(language) else []
        more += [f'data-{name}="{value}"' for name, value in data.items() if _PLAIN.fullmatch(str(value))]
        self._blocks.append(f"{'#' * level} {escaped(text)} {{{' '.join(['#' + anchor, *more])}}}")

    def html(self, html: str, kind: str = "") -> None:
        """Finished HTML, in a block of its own; nothing when it is empty."""
        if html.strip():
            # Python-Markdown ends a block of HTML at its closing tag; a line of its own keeps both apart.
            self._blocks.append(f'<div class="{kind or "part"}">\n{html.strip()}\n</div>')

    def markdown(self) -> str:
        """The whole page, as it is written to disk."""
        meta = {"title": self.title, **self.meta}
        front = "".join(f"{key}: {_scalar(value)}\n" for key, value in meta.items())
        return f"---\n{front}---\n\n" + "\n\n".join(self._blocks) + "\n"


def _scalar(value: object) -> str:
    """A value in the part of YAML that is JSON, so that no text can end the front matter."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=isinstance(value, Mapping))
    return "".join(sign if sign.isprintable() or ord(sign) > 0xFFFF else f"\\u{ord(sign):04x}" for sign in text)


def text_of(html: Markup) -> str:
    """Finished HTML as one line of text."""
    return " ".join(html.striptags().split())
