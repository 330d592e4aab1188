"""Tables of a document: lines one can see, a head that comes again on every page, room to write by hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.shared import Cm

from modemploi.publish.document.elements import Run, legal, made, twips
from modemploi.publish.document.look import HEAD, LINE, WIDTH

ROW = Cm(0.9)
"""The least height of a row: high enough to write in by hand."""
PADDING = 90
"""Beside the text of a cell, in twentieths of a point."""
LETTER = 130
"""About the width of a letter of a heading, in twentieths of a point."""
WIDEST, WRITTEN = 32, 60
"""So many letters of a text count for the width of its column; so many stand beside each other in free columns."""
TOGETHER = 9
"""A table of so few rows stands on one page."""
_SIDES = ("top", "left", "bottom", "right")


@dataclass(frozen=True)
class Cell:
    """One cell of a table."""

    runs: Sequence[Run]
    align: str = ""
    """``right`` (where lines end), ``center``, or where they begin."""


def table(rows: Sequence[Sequence[Cell]], caption: str, paragraph: Callable[[Cell, bool, bool], Any], style: str,
          right_to_left: bool) -> Any:
    """A table whose first row is its head. `paragraph` writes a cell; cells of dots alone are left free."""
    rows = [[replace(cell, runs=()) if _blank(cell) else cell for cell in row] for row in rows]
    widths = _widths(rows)
    about = made("w:tblPr", made("w:tblStyle", val=style))
    if right_to_left:
        about.append(made("w:bidiVisual"))
    about.append(made("w:tblW", type="dxa", w=sum(widths)))
    about.append(made("w:tblBorders", *(made(f"w:{side}", val="single", sz=6, space=0, color=LINE)
                                        for side in (*_SIDES, "insideH", "insideV"))))
    about.append(made("w:tblLayout", type="fixed"))
    about.append(made("w:tblCellMar", *(made(f"w:{side}", w=PADDING if side in ("left", "right") else 40, type="dxa")
                                        for side in _SIDES)))
    about.append(made("w:tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1,
                      noVBand=1))
    if caption:
        about.append(made("w:tblCaption", val=legal(caption)[:250]))
    whole = made("w:tbl", about, made("w:tblGrid", *(made("w:gridCol", w=width) for width in widths)))
    for number, row in enumerate(rows):
        kept = number == 0 or len(rows) <= TOGETHER  # with the row below it
        high = made("w:trHeight", val=twips(ROW), hRule="atLeast") if number else made("w:tblHeader")
        kept = kept and number < len(rows) - 1
        cells = [made("w:tc", _about_cell(width, number == 0), paragraph(cell, number == 0, kept))
                 for cell, width in zip(row, widths, strict=True)]
        whole.append(made("w:tr", made("w:trPr", made("w:cantSplit"), high), *cells))
    return whole


def _about_cell(width: int, head: bool) -> Any:
    shade = [made("w:shd", val="clear", color="auto", fill=HEAD)] if head else []
    return made("w:tcPr", made("w:tcW", w=width, type="dxa"), *shade, made("w:vAlign", val="center"))


def _blank(cell: Cell) -> bool:
    """Whether a cell holds nothing but dots: it is there to be written in."""
    text = "".join(run.text for run in cell.runs).strip()
    return bool(text) and not text.strip("…. _")


def _widths(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """The width of every column, in twentieths of a point: none breaks a word, and what is to be filled in has room."""
    columns = [["".join(run.text for run in row[number].runs) for row in rows] for number in range(len(rows[0]))]
    least = [2 * PADDING + LETTER * max((len(word) for text in told for word in text.split()), default=1)
             for told in columns]
    total = twips(WIDTH)
    left = total - sum(least)
    if left < 0:  # more words than the paper is wide: they break
        least, left = [total // len(columns)] * len(columns), 0
    wanted = [max(4.0, min(WIDEST, max(map(len, told))), 0 if any(told[1:]) else WRITTEN / len(columns))
              for told in columns]
    more = [max(0.0, one - size / LETTER) for one, size in zip(wanted, least, strict=True)]
    share = left / (sum(more) or 1) if sum(more) else 0
    widths = [int(size + share * one) for size, one in zip(least, more, strict=True)]
    widths[-1] += total - sum(widths) if sum(more) else 0
    if not sum(more):
        widths = [int(total * size / sum(widths)) for size in widths]
        widths[-1] += total - sum(widths)
    return widths
