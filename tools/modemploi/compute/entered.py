"""A case as text: what is entered for a parameter, in one form for links, commands and files.

A number has a point, a choice is the name of its option, a date is year-month-day. Rows are separated by semicolons
and their cells by commas, the name first: ``laptops,45,4,4;Sewing machine,80,1,2``. A name is the id of a row of the
reference case, or free text without commas and semicolons.
"""

import re
from collections.abc import Iterable, Mapping

from modemploi.compute.faults import Wrong
from modemploi.model.case import Cell, Parameter, Row
from modemploi.model.proof import EnteredRow, ExampleInput

Entered = str | tuple[EnteredRow, ...]
"""What is entered for one parameter."""
Inputs = Mapping[str, Entered]
"""What is entered, by parameter or assumption; everything else stays typical."""

NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")
MOST_ROWS = 100
MOST_LETTERS = 60
"""The longest name of a row."""


def inputs_of(entered: Iterable[ExampleInput]) -> dict[str, Entered]:
    """What an example or a replication enters."""
    return {each.id: each.value if each.value is not None else each.rows for each in entered}


def read_rows(parameter: Parameter, text: str) -> tuple[EnteredRow, ...]:
    """Read rows from text. Raises `Wrong`: ``rows-form``, ``too-many-rows``."""
    if text.count(";") >= MOST_ROWS:
        raise Wrong("too-many-rows", id=parameter.id, most=str(MOST_ROWS))
    columns = [column.id for column in parameter.columns]
    known = {row.id for row in parameter.rows}
    rows: list[EnteredRow] = []
    for place, line in enumerate(text.split(";") if text.strip() else [], 1):
        name, *numbers = (each.strip() for each in line.split(","))
        if len(numbers) != len(columns) or not all(map(NUMBER.fullmatch, numbers)) or not 0 < len(name) <= MOST_LETTERS:
            raise Wrong("rows-form", id=parameter.id, value=line.strip()[:60], columns=",".join(("name", *columns)))
        cells = tuple(Cell(column=column, value=float(number)) for column, number in zip(columns, numbers, strict=True))
        own = name in known and name not in {row.id for row in rows}
        rows.append(EnteredRow(id=name if own else f"row-{place}", name=None if own else name, cells=cells))
    return tuple(rows)


def write_rows(parameter: Parameter, rows: Iterable[Row | EnteredRow]) -> str:
    """Rows as text, as `read_rows` reads it."""
    def line(row: Row | EnteredRow) -> str:
        numbers = {cell.column: cell.value for cell in row.cells}
        name = row.name if isinstance(row, EnteredRow) and row.name else row.id
        name = re.sub(r"[,;\s]+", " ", name).strip()[:MOST_LETTERS]
        return ",".join([name, *(f"{numbers.get(column.id, 0):.15g}" for column in parameter.columns)])

    return ";".join(map(line, rows))
