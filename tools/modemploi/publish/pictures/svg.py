"""SVG by hand: elements, and where things stand in a picture that is as wide as there is room.

Across, everything is a share of the width; down, everything is in the size of its letters. So letters keep their size
on a phone, on a screen and on paper while bars grow, and a reader who enlarges letters enlarges the rows with them.
Where one reads from the right, the picture begins on the right. Looks stand in the style sheet of the site.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from modemploi.publish.guide import GuidePage
from modemploi.publish.typography import END, ISOLATE

Share = float
"""A place between the beginning of the line (0) and its end (1)."""


def number(value: float, places: int = 2) -> str:
    """A number in as few characters as say it: ``12.5``, ``3``."""
    return f"{round(value, places) + 0.0:.{places}f}".rstrip("0").rstrip(".")


def em(value: float) -> str:
    """A length, in the size of letters."""
    return f"{number(value)}em"


def element(tag: str, *inside: object, **attributes: object) -> Markup:
    """An element with everything in it escaped. `kind` is its class, `data_of` becomes ``data-of``; an attribute
    without a value is left out."""
    told = Markup().join(
        Markup(' {}="{}"').format("class" if name == "kind" else name.replace("_", "-"), value)
        for name, value in attributes.items() if value is not None and value != "")
    body = Markup().join(Markup("{}").format(one) for one in inside)
    end = Markup("/>") if not body else Markup(">{}</{}>").format(body, Markup(tag))
    return Markup("<{}{}{}").format(Markup(tag), told, end)


@dataclass(frozen=True)
class Across:
    """Where things stand across, and how texts are written there."""

    backwards: bool
    """Whether lines begin on the right."""

    @classmethod
    def of(cls, g: GuidePage) -> "Across":
        """As the language of a page is written."""
        return cls(g.direction == "rtl")

    def at(self, share: Share) -> str:
        """A place."""
        return f"{number(100 * (1 - share if self.backwards else share), 1)}%"

    def ahead(self, ems: float) -> str:
        """So far onward in the direction of reading."""
        return em(-ems if self.backwards else ems) if ems else ""

    def bar(self, start: Share, end: Share, top: float, height: float, kind: str = "", **data: object) -> Markup:
        """A bar from one place to another."""
        return element("rect", kind=kind, **data, x=self.at(end if self.backwards else start), y=em(top),
                       width=f"{number(100 * (end - start), 1)}%", height=em(height))

    def line(self, start: Share, end: Share, top: float, bottom: float, kind: str = "", **data: object) -> Markup:
        """A line from one place to another."""
        return element("line", kind=kind, **data, x1=self.at(start), y1=em(top), x2=self.at(end), y2=em(bottom))

    def text(self, share: Share, base: float, text: object, kind: str = "", ahead: float = 0, lang: str = "") -> Markup:
        """A text that begins, ends or has its middle there, as its class says."""
        inside = text if isinstance(text, Markup) else self.own(str(text))
        return element("text", inside, kind=kind, x=self.at(share), y=em(base), dx=self.ahead(ahead), lang=lang)

    def own(self, text: str) -> str:
        """A text that keeps its own order in a line that is written from the right."""
        return f"{ISOLATE}{text}{END}" if self.backwards and text else text


def drawing(kind: str, height: float, inside: Iterable[Markup], title: str, told: str, **data: object) -> Markup:
    """The picture itself: for eyes, and in words for those who do not see it."""
    name = f"picture-{kind}"
    return element(
        "svg", element("title", title, id=f"{name}-title"), element("desc", told, id=f"{name}-desc"), *inside,
        kind="drawn", role="img", aria_labelledby=f"{name}-title {name}-desc", width="100%", height=em(height), **data)


def figure(kind: str, title: Markup, svg: Markup, key: Iterable[Markup]) -> Markup:
    """A picture below its title and the key to its signs."""
    signs = [element("li", sign) for sign in key]
    said = element("figcaption", element("p", title, kind="picture-title"),
                   element("ul", *signs, kind="picture-key") if signs else "")
    return Markup('<figure class="picture picture-{0}" data-picture="{0}" data-search-exclude>{1}{2}</figure>').format(
        kind, said, svg)


def sign(*inside: Markup) -> Markup:
    """A sign of the key, before the words that say what it means."""
    return element("svg", *inside, kind="sign", aria_hidden="true", width="2em", height="1em")


def cut(text: str, room: float) -> str:
    """A text in the room for so many letters, with three dots where it is longer."""
    text = " ".join(text.split())
    if wide(text) <= room:
        return text
    kept, used = "", 1.0
    for letter in text:
        used += wide(letter)
        if used > room:
            break
        kept += letter
    whole = kept.rpartition(" ")[0]
    return (whole if len(whole) > len(kept) * .6 else kept).rstrip(" ,;:.'’-–") + "…"


def wide(text: str) -> float:
    """How many letters wide a text is, roughly: Chinese counts twice, a sign that sits on a letter not at all."""
    return sum(0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
               for letter in text)
