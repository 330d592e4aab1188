"""A guide as a program: everything a browser or a spreadsheet needs to compute any case of it, and no words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from modemploi.compute.budget_cells import BudgetCells, budget_cells
from modemploi.compute.calendar_cells import CalendarCells, calendar_cells
from modemploi.compute.cells import Cell, as_json, short
from modemploi.compute.sheet import Sheet
from modemploi.model.case import Column, Condition, Parameter, Row
from modemploi.model.means import Only
from modemploi.model.money import CostLine
from modemploi.model.steps import Step


@dataclass(frozen=True)
class Program:
    """The cells of a guide, in the order in which they are worked out."""

    sheet: Sheet
    quantities: tuple[Cell, ...]
    budget: BudgetCells
    calendar: CalendarCells

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All of them."""
        return (*self.quantities, *self.budget.cells, *self.calendar.cells)


def program_of(sheet: Sheet) -> Program:
    """The program of a guide. Raises nothing: what is wrong is left out, and is among the faults of its parts."""
    return Program(sheet, tuple(_quantities(sheet)), budget_cells(sheet), calendar_cells(sheet))


def _quantities(sheet: Sheet) -> Iterator[Cell]:
    declared = {quantity.id: quantity for quantity in reversed(sheet.guide.quantities)}
    for name in sheet.order:
        formula, quantity = sheet.quantities[name], declared[name]
        yield Cell(name, formula.tree, formula.path, quantity.rounding, 1.0 if quantity.step is None else quantity.step,
                   quantity.min, quantity.max)


def program_json(program: Program) -> dict[str, Any]:
    """A program as JSON; absent fields are left out, trees are as `modemploi.compute.cells.as_json` writes them.

    | key | what it holds |
    | --- | --- |
    | ``parameters`` | id, kind, typical, min, max; options; columns (id, min, max) and rows (id and its numbers) |
    | ``assumptions`` | id, value, min, max |
    | ``tables`` | by id, by column, the numbers of the rows |
    | ``cells`` | name, tree, min, max, rounding, step |
    | ``rules`` | id and the tree of its comparison |
    | ``conditions`` | id, answer, expected, min, max, effect, steps |
    | ``supplies`` | id, quantity or count, only |
    | ``lines`` | id, when, currency, supply, only; kind where it is given in kind |
    | ``steps`` | id, phase, after, only, every (days); those that have days, in the order of the guide |
    | ``roles`` | their ids |

    ``only`` is a choice and the options of it for which a part counts.
    """
    guide = program.sheet.guide
    return {
        "parameters": [_parameter(each) for each in guide.parameters],
        "assumptions": [_filled(id=each.id, value=each.value, min=each.min, max=each.max)
                        for each in guide.assumptions],
        "tables": {table.id: {column.id: [_cells(row).get(column.id) for row in table.rows] for column in table.columns}
                   for table in guide.tables},
        "cells": [_filled(name=cell.name, tree=as_json(cell.tree), min=cell.min, max=cell.max, rounding=cell.rounding,
                          step=cell.step if cell.step != 1 else None) for cell in program.cells],
        "rules": [{"id": name, "tree": as_json(formula.tree)} for name, formula in program.sheet.rules.items()],
        "conditions": [_condition(each) for each in guide.conditions],
        "supplies": [_filled(id=each.id, quantity=each.quantity, count=each.count, only=_only(each.only))
                     for each in guide.supplies],
        "lines": [_line(each) for each in guide.cost_lines if each.id not in program.budget.missing],
        "steps": [_step(program, each) for each in guide.steps if each.id in program.calendar.waits],
        "roles": [each.id for each in guide.roles],
    }


def _filled(**values: Any) -> dict[str, Any]:
    """Without what is absent; whole numbers without a point."""
    return {name: short(each) for name, each in values.items() if each is not None and each != ()}


def _only(only: Only | None) -> tuple[str, ...] | None:
    return (only.parameter, only.option, *only.also) if only else None


def _line(line: CostLine) -> dict[str, Any]:
    return _filled(id=line.id, when=line.when, kind=line.in_kind or None, supply=line.supply, only=_only(line.only),
                   currency=line.currency)


def _step(program: Program, step: Step) -> dict[str, Any]:
    return _filled(id=step.id, phase=step.phase, after=step.after, only=_only(step.only),
                   every=program.calendar.returns.get(step.id))


def _cells(row: Row) -> dict[str, Any]:
    return {cell.column: short(cell.value) for cell in reversed(row.cells)}


def _parameter(each: Parameter) -> dict[str, Any]:
    typical = short(float(each.typical)) if each.kind == "number" and each.typical else each.typical
    return _filled(id=each.id, kind=each.kind, typical=typical, min=each.min, max=each.max,
                   options=tuple(option.id for option in each.options),
                   columns=tuple(_column(column) for column in each.columns),
                   rows=tuple([row.id, *(_cells(row).get(column.id) for column in each.columns)] for row in each.rows))


def _column(column: Column) -> dict[str, Any]:
    return _filled(id=column.id, min=column.min, max=column.max)


def _condition(each: Condition) -> dict[str, Any]:
    return _filled(id=each.id, answer=each.answer, expected=each.expected, min=each.min, max=each.max,
                   effect=each.effect, steps=each.steps)
