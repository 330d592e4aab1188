"""Drawings: shapes and numbers, no programs and no words."""

import re
from collections.abc import Iterator

from modemploi.checks.check import Example, Found, check, found
from modemploi.checks.images import CIRCLE, SVG, images
from modemploi.checks.view import View
from modemploi.load.library import GuideFile, Place


def _drawing(inside: str) -> Example:
    return Example("images/lamp.svg", SVG.format(inside + CIRCLE), SVG.format(CIRCLE))


@check(
    level="warning",
    message="the drawing “{id}” carries numbers, and nothing says what they mean",
    why="images carry numbers, not words, so that one drawing serves all languages; the legend explains them",
    fix="add a section `{{#{id}.legend}}` with a numbered list",
    example=_drawing('<text x="1" y="1">1</text><text x="2" y="2">2</text>'),
)
def numbers_without_legend(view: View) -> Iterator[Found]:
    """A drawing with numbers and without a legend."""
    contents = {file.path: file.content for file in view.loaded.files}
    for index, image in enumerate(view.guide.images):
        told = re.findall(rb">\s*\d{1,2}\s*<", contents.get(image.file, b""))
        if len(told) > 1 and view.source and not view.said(f"{image.id}.legend"):
            yield found(view.at("images", index), id=image.id)


_ACTIVE = re.compile(
    rb"<\s*(?:script|foreignObject|iframe|object|embed|handler|animate|set|audio|video)\b|<!(?:DOCTYPE|ENTITY)"
    rb"|\bon[a-z]+\s*=|javascript:|@import|(?:href|src)\s*=\s*[\"']\s*(?![\"'#])|url\(\s*[\"']?\s*(?!#|[\"']#)"
    rb"|<\?xml-stylesheet", re.IGNORECASE)


@check(
    level="error",
    message="the drawing holds more than shapes: {found}",
    why="a drawing can carry programs and calls to other sites, which a reader's browser would carry out",
    fix="save it as “plain SVG”, with shapes, numbers and styles only",
    example=_drawing("<script>alert(1)</script>"),
)
def active_drawing(view: View) -> Iterator[Found]:
    """An SVG with a program, foreign content, or an address outside of it."""
    for file, ending in images(view):
        if ending == ".svg" and (active := _ACTIVE.search(file.content)):
            yield Found(_place(view, file, active.start()), {"found": active[0].decode("latin-1").strip()})


@check(
    level="warning",
    message="the drawing holds words: {found}",
    why="words in a drawing cannot be translated, searched or enlarged; numbers with a legend serve all languages",
    fix="replace the words by numbers, and explain them in the section `….legend`",
    example=_drawing('<text x="1" y="1">Onduleur</text>'),
)
def words_in_drawing(view: View) -> Iterator[Found]:
    """An SVG with words."""
    for file, ending in images(view):
        if ending == ".svg":
            for text in re.finditer(rb"<(?:text|tspan)\b[^>]{0,500}>([^<]{0,200})", file.content):
                said = text[1].decode("utf-8", "replace")
                if re.search(r"[^\W\d_]{4}", said):
                    yield Found(_place(view, file, text.start(1)), {"found": said.strip()})
                    break


def _place(view: View, file: GuideFile, offset: int) -> Place:
    before = file.content[:offset]
    return Place(f"{view.loaded.folder}/{file.path}", before.count(b"\n") + 1, offset - before.rfind(b"\n"))
