"""A document for a word processor, and the few kinds of blocks that texts are made of.

Nothing of a contributor is opened here: python-docx only writes. The same calls give the same bytes.
"""

import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from modemploi.publish.document.elements import Run, in_order, isolated, legal, made, twips
from modemploi.publish.document.look import DEEPEST, FIXED, INDENT, WIDTH, empty
from modemploi.publish.document.tables import Cell, table
from modemploi.publish.typography import END, ISOLATE

BOXES = ("☐", "☒")
"""To tick, and ticked."""
MARK = "\u200e"
"""Runs from left to right: what stands between two of these keeps its order in a line of Arabic."""
_SPANS = re.compile(f"{ISOLATE}([^{ISOLATE}{END}]*){END}")
_BLANK = re.compile(r"…{2,}\s*$")
_DATE = (1980, 1, 1, 0, 0, 0)
"""The first that a zip can tell: the time of everything in a file."""


class Paper:
    """One document on A4, in one language, with its title."""

    def __init__(self, language: str, right_to_left: bool, title: str) -> None:
        self.language, self.rtl = language, right_to_left
        self.file = empty(language, right_to_left)
        self._ids = {style.name: style.style_id for style in self.file.styles}
        self._last = self.file.sections[0]._sectPr
        self._lists, self._begun = 0, False
        self._page = self._apart = self._tight = False
        self.block([Run(title)], "Title")

    def told(self, title: str, author: str, subject: str, comments: str, made_on: datetime.date) -> None:
        """What the file says of itself to those who keep it."""
        about = self.file.core_properties
        about.title, about.author, about.subject, about.comments = (
            legal(text)[:255] for text in (title, author, subject, comments))
        about.language, about.keywords, about.last_modified_by, about.revision = self.language, "", about.author, 1
        about.created = about.modified = datetime.datetime.combine(made_on, datetime.time())

    def footer(self, text: str, link: str = "") -> None:
        """A small line at the foot of every page, with the number of the page."""
        foot = self.file.sections[0].footer
        foot.is_linked_to_previous = False
        line = foot.paragraphs[0]._p
        about = line.get_or_add_pPr()
        in_order(about, made("w:pStyle", val=self._ids["Footer"]))
        if self.rtl:
            in_order(about, made("w:bidi"))
        address = [Run(" · "), Run(isolated(link), link=link)] if link else []
        self._add(line, [Run(text), *address, Run("\t")], foot.part)
        line.append(made("w:fldSimple", made("w:r", made("w:t", text="1")), instr="PAGE"))
        self._add(line, [Run(" / ")], foot.part)
        line.append(made("w:fldSimple", made("w:r", made("w:t", text="1")), instr="NUMPAGES"))

    def bytes(self) -> bytes:
        """The finished file. The time of everything in it is fixed."""
        if self._apart:
            self.block([], "Small")
        first, last = io.BytesIO(), io.BytesIO()
        self.file.save(first)
        with zipfile.ZipFile(first) as given, zipfile.ZipFile(last, "w", zipfile.ZIP_DEFLATED) as taken:
            for entry in given.infolist():
                fixed = zipfile.ZipInfo(entry.filename, _DATE)
                fixed.compress_type, fixed.external_attr, fixed.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
                taken.writestr(fixed, given.read(entry))
        return last.getvalue()

    # --- blocks --------------------------------------------------------------------------------------------------

    def heading(self, level: int, runs: Sequence[Run]) -> None:
        """A heading that the word processor knows as one."""
        self.block(runs, f"Heading {level}")

    def block(self, runs: Sequence[Run], style: str = "Normal", *, depth: int = 0, list_: int = 0, tight: bool = False,
              sign: str = "") -> None:
        """One paragraph; `depth` is how far it is set in. With `list_` it is an entry of that list; with `sign` it
        begins with a sign of its own, like a box to tick."""
        line = made("w:p")
        about = line.get_or_add_pPr()
        about.append(made("w:pStyle", val=self._ids[style]))
        depth = min(depth, DEEPEST)
        if runs and runs[-1].text.endswith(":"):  # what it announces stands on the same page
            about.append(made("w:keepNext"))
        if self._page:
            about.append(made("w:pageBreakBefore"))
        if list_:
            about.append(made("w:numPr", made("w:ilvl", val=depth - 1), made("w:numId", val=list_)))
        if runs and _BLANK.search(runs[-1].text) and not runs[-1].link:  # one writes on it: dots up to the margin
            runs = [*runs[:-1], replace(runs[-1], text=_BLANK.sub("", runs[-1].text)), Run("\t")]
            about.append(made("w:tabs", made("w:tab", val="right", leader="dot", pos=twips(WIDTH))))
        if self.rtl:
            about.append(made("w:bidi"))
        before = 160 if self._apart else 80 if self._tight and not tight else 0
        spacing: dict[str, Any] = {"before": before} if before and not style.startswith("Heading") else {}
        spacing |= {"after": 40} if tight else {}
        if spacing:
            about.append(made("w:spacing", **spacing))
        if depth and not list_:
            about.append(made("w:ind", left=twips(INDENT) * depth, hanging=twips(INDENT) if sign else 0))
        self._add(line, [Run(f"{sign}\t"), *runs] if sign else runs, self.file.part)
        self._last.addprevious(line)
        self._page, self._apart, self._tight = False, False, tight
        self._begun = self._begun or style != "Title"

    def new_page(self) -> None:
        """What follows begins a page."""
        self._page = self._begun

    def new_list(self, ordered: bool, start: int = 1) -> int:
        """The number of a new list, which counts from `start`."""
        self._lists += 1
        number = made("w:num", made("w:abstractNumId", val=int(ordered)), numId=self._lists)
        for level in range(DEEPEST + 1) if ordered else ():
            number.append(made("w:lvlOverride", made("w:startOverride", val=1 if level else start), ilvl=level))
        self.file.part.numbering_part.element.append(number)
        return self._lists

    def table(self, rows: Sequence[Sequence[Cell]], caption: str = "") -> None:
        """A table whose first row is its head."""
        if self._page or self._apart or self._tight:
            self.block([], "Small")
        self._last.addprevious(table(rows, caption, self._cell, self._ids["Table Grid"], self.rtl))
        self._apart = self._begun = True

    def _cell(self, cell: Cell, head: bool, kept: bool) -> Any:
        line = made("w:p")
        about = line.get_or_add_pPr()
        about.append(made("w:pStyle", val=self._ids["Table Head" if head else "Table Text"]))
        if kept:
            about.append(made("w:keepNext"))
        if self.rtl:
            about.append(made("w:bidi"))
        box = len(cell.runs) == 1 and cell.runs[0].text in BOXES
        if cell.align or box:
            about.append(made("w:jc", val=cell.align or "center"))
        self._add(line, cell.runs, self.file.part)
        return line

    # --- letters -------------------------------------------------------------------------------------------------

    def _add(self, line: Any, runs: Iterable[Run], part: Any) -> None:
        for run in runs:
            goal = line
            if run.link:
                goal = OxmlElement("w:hyperlink")
                goal.set(qn("r:id"), part.relate_to(legal(run.link), RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
                line.append(goal)
            for text, rtl in self._directed(legal(run.text)):
                goal.append(_letters(run, text, rtl))

    def _directed(self, text: str) -> Iterable[tuple[str, bool]]:
        """A text in pieces, each with whether it runs from right to left: "220 V" inside Arabic does not."""
        if not self.rtl:
            yield text.replace(ISOLATE, "").replace(END, ""), False
            return
        for number, piece in enumerate(_SPANS.split(text)):
            if piece:
                yield (f"{MARK}{piece}{MARK}", False) if number % 2 else (piece, True)


def _letters(run: Run, text: str, rtl: bool) -> Any:
    """Some letters in one direction."""
    about = made("w:rPr")
    if run.link:
        about.append(made("w:rStyle", val="Hyperlink"))
    if run.fixed:
        about.append(made("w:rFonts", ascii=FIXED, hAnsi=FIXED, cs=FIXED))
    for wanted, names in ((run.bold, ("b", "bCs")), (run.italic, ("i", "iCs")), (run.struck, ("strike",)),
                          (rtl, ("rtl",))):
        about.extend(made(f"w:{name}") for name in names if wanted)
    letters = made("w:r", *([about] if len(about) else []))
    for number, line in enumerate(text.split("\n")):
        if number:
            letters.append(OxmlElement("w:br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                letters.append(OxmlElement("w:tab"))
            if piece:
                letters.append(made("w:t", text=piece))
    return letters
