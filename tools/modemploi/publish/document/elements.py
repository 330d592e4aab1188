"""Elements of word processing (ECMA-376), and the letters they hold."""

import re
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from modemploi.publish.typography import END, ISOLATE

ORDER = ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:widowControl", "w:numPr", "w:pBdr", "w:shd",
         "w:tabs", "w:bidi", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr")
"""The order in which a paragraph tells of itself (CT_PPr); readers may refuse another."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Run:
    """Some letters that look the same."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    fixed: bool = False
    link: str = ""
    """The address they lead to; it is absolute."""


def made(name: str, /, *children: Any, text: str = "", **attributes: Any) -> Any:
    """An element with its attributes, all of the word processor's own names."""
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    element.extend(children)
    if text:
        element.text = text
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def in_order(about: Any, child: Any) -> None:
    """Put a child where the order of a paragraph wants it, instead of one of the same name."""
    for old in about.findall(child.tag):
        about.remove(old)
    after = ORDER[ORDER.index(short(child.tag)) + 1:]
    place = next((number for number, other in enumerate(about) if short(other.tag) in after), len(about))
    about.insert(place, child)


def short(tag: Any) -> str:
    """The name of an element as `made` takes it."""
    return "w:" + str(tag).rpartition("}")[2]


def twips(length: int) -> int:
    """A length of python-docx in twentieths of a point."""
    return round(length / 635)


def isolated(text: str) -> str:
    """A number or an address that keeps its order inside a text that runs the other way."""
    return ISOLATE + str(text).replace(ISOLATE, "").replace(END, "") + END


def legal(text: str) -> str:
    """A text without the signs that XML does not bear."""
    return _ILLEGAL.sub(" ", text)
