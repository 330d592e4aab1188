"""Workbooks as somebody uses them: filled in, worked out by LibreOffice, and read back."""

import datetime
import io
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from modemploi.load.library import LoadedGuide
from modemploi.publish.addresses import Links
from modemploi.publish.guide import GuidePage
from modemploi.publish.press import Press
from modemploi.publish.workbook import workbook

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>
"""
"""LibreOffice works out every formula when it opens a file, whatever numbers stand in it."""


def a_page(press: Press, name: str, language: str) -> GuidePage:
    """A guide in one language, as the workbook sees it."""
    loaded: LoadedGuide = press.guides[name]
    return press.view(loaded, press.languages[language], Links(language, name, "folders"))


def opened(content: bytes, values: bool = False) -> Any:
    """A workbook to look at: its formulas, or the numbers that stand in it."""
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def recalculated(soffice: str, folder: Path, files: Mapping[str, bytes]) -> dict[str, Any]:
    """What the formulas of some workbooks come to, worked out anew by LibreOffice, as workbooks to look at."""
    (folder / "user" / "user").mkdir(parents=True)
    (folder / "user" / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    paths = []
    for name, content in files.items():
        paths.append(folder / f"{name}.xlsx")
        paths[-1].write_bytes(content)
    done = subprocess.run(
        [soffice, f"-env:UserInstallation={(folder / 'user').as_uri()}", "--headless", "--convert-to", "xlsx",
         "--outdir", str(folder / "out"), *map(str, paths)], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return {name: openpyxl.load_workbook(folder / "out" / f"{name}.xlsx", data_only=True) for name in files}


class Filled:
    """A workbook in which somebody enters a case, as one does: by what stands beside the cells."""

    def __init__(self, g: GuidePage) -> None:
        self.g = g
        self.content = workbook(g)
        self.say = g.language.plain
        self.book = opened(self.content)
        self.case = self.book[self.say("book-sheet-case")]
        self.assumed = self.book[self.say("book-sheet-assumptions")]
        self.first = {cell.coordinate: cell.value for row in self.case.iter_rows() for cell in row}
        self.first_assumed = {cell.coordinate: cell.value for row in self.assumed.iter_rows() for cell in row}

    def clear(self) -> None:
        """Take back everything that was entered."""
        for sheet, first in ((self.case, self.first), (self.assumed, self.first_assumed)):
            for place, value in first.items():
                if type(sheet[place]).__name__ != "MergedCell":
                    sheet[place] = value

    def enter(self, inputs: Mapping[str, str], start: datetime.date | None) -> None:
        """Enter a case that is written as text."""
        for parameter in self.g.guide.parameters:
            if parameter.id in inputs:
                text, name = inputs[parameter.id], self.g.called(parameter.id)
                if parameter.kind == "rows":
                    self.rows(name, text)
                elif parameter.kind == "choice":
                    shown = self.g.text(f"{parameter.id}.{text}.name") or text
                    self.beside(self.case, name).value = " ".join(shown.split())
                elif parameter.kind == "date":
                    self.beside(self.case, name).value = datetime.date.fromisoformat(text)
                else:
                    self.beside(self.case, name).value = float(text)
        for assumption in self.g.guide.assumptions:
            if assumption.id in inputs:
                self.beside(self.assumed, self.g.called(assumption.id)).value = float(inputs[assumption.id])
        if start:
            self.beside(self.case, self.say("book-start")).value = start

    def beside(self, sheet: Any, name: str) -> Any:
        """The yellow cell beside a name."""
        found = [row[1] for row in sheet.iter_rows(max_col=2) if row[0].value == name and yellow(row[1])]
        assert len(found) == 1, f"{name}: {len(found)} cells"
        return found[0]

    def rows(self, name: str, text: str) -> None:
        """Fill the yellow cells below the name of a table, and empty the others."""
        head = next(row[0].row for row in self.case.iter_rows(max_col=1)
                    if row[0].value == name and row[0].font.b and not yellow(self.case.cell(row[0].row, 2)))
        first = next(row for row in range(head + 1, head + 40) if yellow(self.case.cell(row, 1)))
        lines = [line.split(",") for line in text.split(";")] if text else []
        row = first
        while yellow(self.case.cell(row, 1)):
            column, line = 1, lines[row - first] if row - first < len(lines) else []
            while yellow(self.case.cell(row, column)):
                value = line[column - 1] if column <= len(line) else None
                self.case.cell(row, column).value = value if column == 1 or value is None else float(value)
                column += 1
            row += 1
        assert row - first >= len(lines), "there is no room for so many rows"

    def bytes(self) -> bytes:
        """The workbook as it is saved; nothing that was worked out before is kept."""
        kept = io.BytesIO()
        self.book.save(kept)
        return kept.getvalue()


def yellow(cell: Any) -> bool:
    """Whether one may enter something in a cell."""
    return bool(cell.fill.fgColor.rgb == "FFFFF2B3")
