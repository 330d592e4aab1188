"""The writing of one workbook: what its sheets share, and how a result or a sentence is put into a cell."""

import dataclasses
import datetime

from modemploi.compute import Inputs, Program
from modemploi.compute.sheet import entries
from modemploi.model.case import Parameter
from modemploi.publish.figures import SEVERAL
from modemploi.publish.guide import GuidePage
from modemploi.publish.typography import NBSP
from modemploi.publish.workbook.book import Book, Page
from modemploi.publish.workbook.cells import BRACES, shown, whole
from modemploi.publish.workbook.formulas import Number
from modemploi.publish.workbook.words import Words
from modemploi.publish.workbook.workings import Workings


@dataclasses.dataclass
class Writing:
    """One guide in one language for one case."""

    g: GuidePage
    words: Words
    book: Book
    work: Workings
    program: Program
    inputs: Inputs
    start: datetime.date | None
    answers: dict[str, tuple[str, str]] = dataclasses.field(default_factory=dict)
    """The cell in which a choice or a date is entered, and what stands in it first."""
    remarks: dict[str, tuple[str, str]] = dataclasses.field(default_factory=dict)
    """The cell that says why a quantity is refused, and what it says first."""
    taken: dict[str, str] = dataclasses.field(default_factory=dict)
    """For a step that is left out in some cases: the cell that says whether it counts, 1 or 0."""

    def word(self, text: str) -> str:
        """The cell of a text, as visible sheets name it."""
        return self.work.out(self.work.word(text))

    def result(self, page: Page, row: int, column: int, name: str, style: str = "number", counts: str = "",
               left_out: bool = False) -> None:
        """A number of the case; a word where it is refused. `counts` is the cell that says whether it is for this
        case: a dash stands where it is not, as at first where it is `left_out`."""
        cell = self.work.refs.get(name)
        if cell is None:
            page.text(row, column, self.words.say("book-refused"), "remark")
            return
        told, value = self.work.out(cell), self.work.setting.numbers.get(name)
        self.formula(page, row, column, *self.if_counts(told, value, counts, left_out), style)

    def if_counts(self, formula: str, value: Number | str, counts: str, left_out: bool) -> tuple[str, Number | str]:
        """A formula, or a dash where a cell says that it is not for this case; and what it gives at first."""
        none = self.words.say("no-limit")
        return (f"IF({counts}=0,{self.word(none)},{formula})", none if left_out else value) if counts else (
            formula, value)

    def formula(self, page: Page, row: int, column: int, formula: str, value: Number | str, style: str = "number",
                ) -> None:
        """A formula; a word where it is an error."""
        refused = self.words.say("book-refused")
        page.formula(row, column, f"IFERROR({formula},{self.word(refused)})", refused if value is None else value,
                     style)

    def text(self, page: Page, row: int, column: int, text: str, style: str = "text", to: int | None = None) -> None:
        """A text, over several columns where `to` is the last; the numbers it refers to follow the case."""
        told = self._live(text)
        if to is not None:
            page.over(row, column, to, text, style)
        elif told is None:
            page.text(row, column, text, style)
        if told is not None:
            page.formula(row, column, told[0], told[1], style, reserve=to is None)

    def line(self, page: Page, text: str, to: int) -> None:
        """A text over several columns, in the next free row; the numbers it refers to follow the case."""
        row, page.row = page.row, page.row + 1
        self.text(page, row, 0, text, "lead", to)

    def _live(self, text: str) -> tuple[str, str] | None:
        """A text as a formula that joins its words and its numbers, and what it says first."""
        parts = BRACES.split(text)
        joined, said = [], []
        for place, part in enumerate(parts):
            if place % 2 == 0:
                if part:
                    joined.append(self.word(part))
                    said.append(part)
            elif part in self.work.refs:
                cell, value = shown(self.work, part), self.work.setting.numbers.get(part)
                unit = self.unit(part)
                refused = self.words.say("book-refused")
                joined.append(f"IFERROR({self._counted(part, self.work.out(cell), unit)},{self.word(refused)})")
                said.append(refused if value is None else self._said(value, unit))
            elif part in self.answers:
                joined.append(self.answers[part][0])
                said.append(self.answers[part][1])
            else:
                joined.append(self.word(part))
                said.append(part)
        return ("&".join(joined), "".join(said)) if len(parts) > 1 and joined else None

    def _said(self, value: Number, unit: str | None) -> str:
        if unit and self.g.figures.pair(unit) and self.g.figures.form(value or 0) == 4:
            return self.g.figures.pair(unit)
        name = self.words.unit(unit, value or 0)
        return self.g.figures.number(value or 0) + (f"{NBSP}{name}" if name else "")

    def _counted(self, name: str, shown: str, unit: str | None) -> str:
        """A number and its unit as a formula. Where the language has more than two forms of it, the form follows the
        number too."""
        figures, value = self.g.figures, self.work.setting.numbers.get(name)
        forms = figures.forms(unit)[1:] if unit else []
        tails = [self.word(f"{NBSP}{each}") for each in forms if each]
        if len(set(forms)) < 3 or not unit:
            own = self.words.unit(unit, SEVERAL if value is None else value)
            return shown + (f"&{self.word(f'{NBSP}{own}')}" if own else "")
        cell = self.work.out(whole(self.work, name))
        last = f"MOD({cell},100)"
        tail = f"IF(OR({last}<3,{last}<>INT({last})),{tails[0]},IF({last}<=10,{tails[1]},{tails[2]}))"
        pair = figures.pair(unit)
        return f"IF({cell}=2,{self.word(pair)},{shown}&{tail})" if pair else f"{shown}&{tail}"

    def unit(self, name: str) -> str | None:
        """The unit of a parameter, assumption or quantity."""
        found = next((each for each, _ in entries(self.g.guide) if each.id == name), None)
        return found.unit if isinstance(found, Parameter) else getattr(found, "unit", None)
