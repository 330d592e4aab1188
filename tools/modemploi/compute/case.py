"""A case: what is entered, assumed and computed, in the units in which it is declared."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from modemploi.compute.entered import MOST_ROWS, NUMBER, Inputs, read_rows
from modemploi.compute.evaluate import MOST_NUMBER, Meter, Missing, Setting, evaluate, holds
from modemploi.compute.faults import FormulaFault, Wrong
from modemploi.compute.rounding import passed, rounded
from modemploi.compute.sheet import Sheet, sheet_of
from modemploi.model import Guide, Units
from modemploi.model.case import Assumption, Parameter, Quantity, Row, Table
from modemploi.model.fields import Path
from modemploi.model.means import Only
from modemploi.model.proof import EnteredRow

NOTHING: Inputs = MappingProxyType({})
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Value:
    """A number of the case."""

    number: float
    """What holds: entered, assumed, or computed and rounded."""
    unit: str
    """The unit as the facts write it; empty for a bare number."""
    raw: float
    """What was computed, before it was rounded; otherwise the same as `number`."""


@dataclass(frozen=True)
class Case:
    """One case of a guide. What could not be computed, or is outside the range in which the guide holds, is absent."""

    values: Mapping[str, Value]
    """Parameters that are numbers, assumptions and quantities, by name."""
    choices: Mapping[str, str]
    """The option taken of every choice."""
    dates: Mapping[str, str]
    """The dates entered, year-month-day."""
    rows: Mapping[str, tuple[Mapping[str, float], ...]]
    """The numbers of every row, by column, in the units of the columns: of rows that are entered and of tables."""
    held: Mapping[str, Sequence[Row | EnteredRow]]
    """The rows of every parameter of kind rows, as they were entered."""
    rules: Mapping[str, bool]
    """Whether the author's own rules hold."""
    sheet: Sheet
    """What the case was computed from."""
    faults: tuple[FormulaFault, ...]

    def takes(self, only: Only | None) -> bool:
        """Whether a part that is held back to one answer of a choice, or to several, counts in this case."""
        return only is None or self.choices.get(only.parameter) in (only.option, *only.also)


def compute_case(guide: Guide, units: Units, inputs: Inputs = NOTHING) -> Case:
    """Compute a guide for what a reader enters (see `modemploi.compute.entered`); what is typical or assumed stands
    for the rest. Raises nothing: what is wrong with the guide or the inputs is among the faults."""
    return case_of(sheet_of(guide, units), inputs)


def case_of(sheet: Sheet, inputs: Inputs, meter: Meter | None = None) -> Case:
    """Compute one case of a sheet; see `compute_case`. Several cases may share a meter of the work that is done."""
    work = _Work(sheet, inputs, meter or Meter())
    work.enter()
    work.assume()
    work.compute()
    rules = work.rules()
    faults = (*sheet.faults, *work.faults)
    return Case(work.values, work.choices, work.dates, work.rows, work.held, rules, sheet, faults)


def shown(number: float) -> str:
    """A number for a message: at most ten digits, no exponent for everyday sizes."""
    return f"{number:.10g}"


def whole(raw: float, quantity: Quantity) -> float:
    """A computed number, rounded as its quantity says. Raises `Wrong` (``number-too-large``)."""
    step = 1.0 if quantity.step is None else quantity.step
    if quantity.rounding is None or step <= 0:
        return raw
    if abs(raw) > step * MOST_NUMBER:
        raise Wrong("number-too-large", most=shown(MOST_NUMBER))
    return rounded(raw, quantity.rounding, step)


class _Work:
    """The making of one case."""

    def __init__(self, sheet: Sheet, inputs: Inputs, meter: Meter) -> None:
        self.sheet, self.inputs = sheet, inputs
        self.values: dict[str, Value] = {}
        self.choices: dict[str, str] = {}
        self.dates: dict[str, str] = {}
        self.rows: dict[str, tuple[Mapping[str, float], ...]] = {}
        self.held: dict[str, Sequence[Row | EnteredRow]] = {}
        self.faults: list[FormulaFault] = []
        self.setting = Setting({}, self.choices, self.rows, meter=meter)

    def fault(self, path: Path, name: str, **values: str) -> None:
        self.faults.append(FormulaFault(path, 0, name, values))

    def keep(self, name: str, number: float, unit: str | None, raw: float | None = None) -> None:
        number += 0.0  # no minus zero
        self.values[name] = Value(number, unit or "", number if raw is None else raw)
        self.setting.numbers[name] = number

    def outside(self, number: float, each: object, name: str, path: Path) -> bool:
        """Whether a number is below `min` or above `max`; then it is a fault."""
        least, most = each.min, each.max  # type: ignore[attr-defined]
        side = passed(number, least, most)
        if side:
            path = (*path, side) if path[0] == "quantities" else path
            self.fault(path, "outside-range", id=name, number=shown(number), unit=getattr(each, "unit", None) or "",
                       min="" if least is None else shown(least), max="" if most is None else shown(most))
        return bool(side)

    def enter(self) -> None:
        """Parameters: what is entered, else what is typical."""
        known: set[str] = set()
        for index, parameter in enumerate(self.sheet.guide.parameters):
            if parameter.id in known:
                continue
            known.add(parameter.id)
            entered = self.inputs.get(parameter.id)
            path: Path = ("parameters", index) if entered is None else ("inputs", parameter.id)
            if parameter.kind == "rows":
                self.take_rows(parameter, parameter.rows if entered is None else entered, path)
            elif entered is not None:
                self.take(parameter, entered if isinstance(entered, str) else "", path)
            elif parameter.typical is not None:
                self.take(parameter, parameter.typical, (*path, "typical"))
            else:
                self.fault(path, "no-typical-value", id=parameter.id)
        enterable = known | {assumption.id for assumption in self.sheet.guide.assumptions}
        for name in self.inputs:
            if name not in enterable:
                self.fault(("inputs", name), "unknown-input", id=name,
                           close=self.sheet.names.hints.close(name, enterable))

    def take(self, parameter: Parameter, text: str, path: Path) -> None:
        """Keep the value of one parameter."""
        name = parameter.id
        if parameter.kind == "choice":
            options = [option.id for option in parameter.options]
            if text in options:
                self.choices[name] = text
            else:
                self.fault(path, "unknown-option", parameter=name, id=text, options=", ".join(options),
                           close=self.sheet.names.hints.close(text, options))
        elif parameter.kind == "date":
            if _DATE.fullmatch(text) and _is_date(text):
                self.dates[name] = text
            else:
                self.fault(path, "value-form", id=name, value=text[:60], kind="date")
        else:
            self.take_number(parameter, text, path)

    def take_number(self, each: Parameter | Assumption, text: str, path: Path) -> None:
        """Keep a number that was entered, or is typical."""
        if not NUMBER.fullmatch(text):
            self.fault(path, "value-form", id=each.id, value=text[:60], kind="number")
        elif not self.outside(float(text), each, each.id, path):
            self.keep(each.id, float(text), each.unit)

    def take_rows(self, parameter: Parameter, entered: str | Sequence[Row | EnteredRow], path: Path) -> None:
        """Keep the rows of one parameter."""
        try:
            rows = read_rows(parameter, entered) if isinstance(entered, str) else entered
            if len(rows) > MOST_ROWS:
                raise Wrong("too-many-rows", id=parameter.id, most=str(MOST_ROWS))
        except Wrong as wrong:
            self.faults.append(wrong.at(*path))
        else:
            self.held[parameter.id] = rows
            self.fill(parameter, rows, path)

    def assume(self) -> None:
        """Tables and assumptions."""
        for index, table in enumerate(self.sheet.guide.tables):
            if table.id not in self.rows:
                self.fill(table, table.rows, ("tables", index))
        for index, assumption in enumerate(self.sheet.guide.assumptions):
            if assumption.id in self.setting.numbers or assumption.id not in self.sheet.names.numbers:
                continue
            entered = self.inputs.get(assumption.id)
            if entered is not None:
                self.take_number(assumption, entered if isinstance(entered, str) else "", ("inputs", assumption.id))
            elif not self.outside(assumption.value, assumption, assumption.id, ("assumptions", index, "value")):
                self.keep(assumption.id, assumption.value, assumption.unit)

    def fill(self, table: Parameter | Table, filled: Sequence[Row | EnteredRow], path: Path) -> None:
        """The rows of a table, or of rows that a reader enters."""
        columns = {column.id: column for column in reversed(table.columns)}
        rows: list[Mapping[str, float]] = []
        refused = False
        for index, row in enumerate(filled):
            numbers: dict[str, float] = {}
            for place, cell in enumerate(row.cells):
                at = (*path, "rows", index, "cells", place)
                if cell.column not in columns:
                    self.fault((*at, "column"), "cell-unknown", table=table.id, row=row.id, column=cell.column)
                else:
                    refused |= self.outside(cell.value, columns[cell.column], f"{table.id}.{cell.column}",
                                            (*at, "value"))
                    numbers.setdefault(cell.column, cell.value)
            for column in table.columns:
                if column.id not in numbers:
                    self.fault((*path, "rows", index), "cell-missing", table=table.id, row=row.id, column=column.id)
            rows.append(numbers)
        if not refused:
            self.rows[table.id] = tuple(rows)

    def compute(self) -> None:
        """Quantities, each after those it uses."""
        declared = {quantity.id: (index, quantity) for index, quantity in
                    reversed(list(enumerate(self.sheet.guide.quantities)))}
        for index, quantity in enumerate(self.sheet.guide.quantities):
            steps = quantity.step is not None
            if steps and (quantity.rounding is None or quantity.step <= 0):  # type: ignore[operator]
                self.fault(("quantities", index, "step"), "rounding-step", id=quantity.id)
        for name in self.sheet.order:
            formula, (index, quantity) = self.sheet.quantities[name], declared[name]
            try:
                raw = evaluate(formula.tree, self.setting)
                number = whole(raw, quantity)
            except Wrong as wrong:
                self.faults.append(wrong.at(*formula.path))
            except Missing:
                pass
            else:
                if not self.outside(number, quantity, name, ("quantities", index)):
                    self.keep(name, number, quantity.unit, raw)

    def rules(self) -> dict[str, bool]:
        """Whether the author's own rules hold; those that cannot be told are absent."""
        found: dict[str, bool] = {}
        for name, formula in self.sheet.rules.items():
            try:
                found[name] = holds(formula.tree, self.setting)
            except Wrong as wrong:
                self.faults.append(wrong.at(*formula.path))
            except Missing:
                pass
        return found


def _is_date(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True
