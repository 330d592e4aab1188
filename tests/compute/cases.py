"""Random cases of any guide, as a reader might enter them, and what Python makes of them."""

import datetime
import random
from collections.abc import Iterator
from typing import Any

from modemploi.compute.case import Case, case_of
from modemploi.compute.cells import work_out
from modemploi.compute.evaluate import Setting
from modemploi.compute.program import program_of
from modemploi.compute.sheet import Sheet
from modemploi.model import Guide
from modemploi.model.case import Column, Parameter

Entered = tuple[dict[str, str], datetime.date | None]
"""Inputs and a first day."""


def random_cases(guide: Guide, count: int, seed: int = 1) -> Iterator[Entered]:
    """The reference case, then random ones: near the reference case and far from it, with something beyond its range
    and without, with a first day and without."""
    chance = random.Random(seed)
    yield {}, None
    for place in range(1, count):
        yield a_case(chance, guide, outside=place % 4 == 0, dated=place % 5 > 0, far=place % 2 == 0)


def a_case(chance: random.Random, guide: Guide, *, outside: bool, dated: bool, far: bool = False) -> Entered:
    """Everything one can enter, within its range, or one thing beyond it; with a first day or without. Near what is
    typical, most things can be computed; `far` from it, many are refused."""
    inputs: dict[str, str] = {}
    numbers: list[Any] = []
    for parameter in guide.parameters:
        if parameter.kind == "choice":
            inputs[parameter.id] = chance.choice(parameter.options).id
        elif parameter.kind == "rows":
            inputs[parameter.id] = rows(chance, parameter)
        elif parameter.kind == "date":
            inputs[parameter.id] = a_day(chance).isoformat()
        else:
            numbers.append(parameter)
            if chance.random() < (0.7 if far else 0.3):
                near = float(parameter.typical) if parameter.typical else None
                inputs[parameter.id] = between(chance, parameter.min, parameter.max, near, far)
    for assumption in guide.assumptions:
        if assumption.min is not None or assumption.max is not None:
            numbers.append(assumption)
            if chance.random() < 0.15:
                inputs[assumption.id] = between(chance, assumption.min, assumption.max, assumption.value, far)
    limited = [each for each in numbers if each.max is not None]
    if outside and limited:
        beyond = chance.choice(limited)
        inputs[beyond.id] = written(beyond.max + 1)
    return inputs, a_day(chance) if dated else None


def a_day(chance: random.Random) -> datetime.date:
    """A day of twenty years."""
    return datetime.date(2024, 1, 1) + datetime.timedelta(days=chance.randrange(0, 365 * 20))


def written(number: float) -> str:
    """A number as a case writes it."""
    return f"{number:.4f}".rstrip("0").rstrip(".") if abs(number) >= 0.01 else f"{number:.12f}"


def between(chance: random.Random, least: float | None, most: float | None, near: float | None,
            far: bool = False) -> str:
    """A number within a range, sometimes at one of its ends; often near another one, unless `far` from it."""
    low = least if least is not None else (near or 0) - 5
    high = most if most is not None else max(low, near or 0) + 5
    kind = chance.random()
    if kind < (0.2 if far else 0.05):
        return written(chance.choice([low, high]))
    if near is not None and kind < 0.9 and not far:
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


def by_python(sheet: Sheet, inputs: dict[str, str], start: datetime.date | None) -> tuple[Case, dict[str, float]]:
    """A case, and the numbers of all cells of its program."""
    case, program = case_of(sheet, inputs), program_of(sheet)
    setting = Setting({name: each.number for name, each in case.values.items()}, case.choices, case.rows,
                      start.toordinal() if start else None)
    for _ in work_out((*program.budget.cells, *program.calendar.cells), setting):
        pass
    return case, setting.numbers
