"""The same numbers in a spreadsheet as in Python: every cell of every guide, for random cases, after LibreOffice."""

import datetime
import math
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from modemploi.compute import compute_calendar
from modemploi.compute.program import program_of
from modemploi.load import load_library
from modemploi.publish.press import Press
from modemploi.publish.settings import read_settings
from tests.conftest import ROOT
from tests.publish.street import AS_OF
from tests.publish.workbook.cases import a_case, by_python
from tests.publish.workbook.office import Filled, a_page, recalculated

CASES, OUTSIDE = 8, 2


@pytest.fixture(scope="module")
def press() -> Press:
    """The library of this repository."""
    return Press(load_library(ROOT / "guides"), read_settings(ROOT / "mkdocs.yml"), AS_OF)


def worked_out(book: Any, say: Any) -> dict[str, Any]:
    """What stands beside every name of the workings."""
    sheet = book[say("plan-sheet-workings")]
    return {row[0].value: row[3].value for row in sheet.iter_rows(min_row=3, max_col=4) if row[0].value}


def differences(found: dict[str, Any], numbers: dict[str, float], names: list[str], figures: Any) -> Iterator[str]:
    """Where a spreadsheet and Python do not agree; what is refused in one is refused in the other."""
    for name in names:
        number = numbers.get(name)
        one = found[name]
        if number is None or isinstance(one, str) or one is None:
            if not (number is None and isinstance(one, str) and one.startswith("#")):
                yield f"{name}: {one!r} in the spreadsheet, {number} in Python"
        elif not math.isclose(one, number, rel_tol=1e-9, abs_tol=1e-9):
            yield f"{name}: {one} in the spreadsheet, {number} in Python"
        elif figures.number(one) != figures.number(number):
            yield f"{name}: shown as {figures.number(one)} and {figures.number(number)}"
