"""Random cases of a guide, and what Python makes of them."""

import datetime
import random
from typing import Any

from modemploi.compute.case import Case, case_of
from modemploi.compute.cells import work_out
from modemploi.compute.evaluate import Setting
from modemploi.compute.program import program_of
from modemploi.compute.sheet import Sheet
from modemploi.model import Guide
from modemploi.model.case import Column, Parameter


def written(number: float) -> str:
    """A number as a case writes it."""
    return f"{number:.4f}".rstrip("0").rstrip(".") if abs(number) >= 0.01 else f"{number:.12f}"


def between(chance: random.Random, least: float | None, most: float | None, near: float | None) -> str:
    """A number within a range, often near another one, sometimes at one of its ends."""
    low = least if least is not None else (near or 0) - 5
    high = most if most is not None else max(low, near or 0) + 5
    kind = chance.random()
    if kind < 0.05:
        return written(chance.choice([low, high]))
    if near is not None and kind < 0.9:
        low, high = max(low, near - 0.06 * (high - low)), min(high, near + 0.06 * (high - low))
    number = chance.uniform(low, high)
    return written(float(round(number)) if low <= round(number) <= high and chance.random() < 0.6 else number)


def rows(chance: random.Random, parameter: Parameter) -> str:
    """Some of the rows of the reference case, and some new ones."""
    lines = []
    for row in parameter.rows:
        if chance.random() < 0.85:
            numbers = {cell.column: cell.value for cell in row.cells}
            lines.append([row.id, *(between(chance, column.min, column.max, numbers[column.id])
                                    if chance.random() < 0.05 else written(numbers[column.id])
                                    for column in parameter.columns)])
    for number in range(chance.choice([0, 0, 1, 2])):
        lines.append([f"new {number}", *(_little(chance, column) for column in parameter.columns)])
    chance.shuffle(lines)
    return ";".join(",".join(line) for line in lines)


def _little(chance: random.Random, column: Column) -> str:
    low = column.min if column.min is not None else 0
    high = column.max if column.max is not None else low + 20
    return written(chance.uniform(low, low + 0.05 * (high - low)))


def a_case(chance: random.Random, guide: Guide, *, outside: bool, dated: bool,
           ) -> tuple[dict[str, str], datetime.date | None]:
    """Everything one can enter, within its range, or one thing beyond it; with a first day or without."""
    inputs: dict[str, str] = {}
    numbers: list[Any] = []
    for parameter in guide.parameters:
        if parameter.kind == "choice":
            inputs[parameter.id] = chance.choice(parameter.options).id
        elif parameter.kind == "rows":
            inputs[parameter.id] = rows(chance, parameter)
        elif parameter.kind == "number":
            numbers.append(parameter)
            if chance.random() < 0.3:
                near = float(parameter.typical) if parameter.typical else None
                inputs[parameter.id] = between(chance, parameter.min, parameter.max, near)
    for assumption in guide.assumptions:
        if assumption.min is not None or assumption.max is not None:
            numbers.append(assumption)
            if chance.random() < 0.15:
                inputs[assumption.id] = between(chance, assumption.min, assumption.max, assumption.value)
    limited = [each for each in numbers if each.max is not None]
    if outside and limited:
        beyond = chance.choice(limited)
        inputs[beyond.id] = written(beyond.max + 1)
    days = chance.randrange(0, 365 * 20)
    start = datetime.date(2024, 1, 1) + datetime.timedelta(days=days) if dated else None
    return inputs, start


def by_python(sheet: Sheet, inputs: dict[str, str], start: datetime.date | None) -> tuple[Case, Setting]:
    """A case, and the numbers of all cells of its program."""
    case, program = case_of(sheet, inputs), program_of(sheet)
    setting = Setting({name: each.number for name, each in case.values.items()}, case.choices, case.rows,
                      start.toordinal() if start else None)
    for _ in work_out((*program.budget.cells, *program.calendar.cells), setting):
        pass
    return case, setting
