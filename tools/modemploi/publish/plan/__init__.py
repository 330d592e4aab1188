"""A case of a guide to take along: a workbook, a list of purchases, a calendar, a checklist, everything as data.

The page of a guide makes the same files in the reader's browser (``tools/theme/look/plan.js``), from the words and
numbers that `page_data` gives it; a test holds both to the same bytes. Only the workbook is made here alone: it goes on
computing, so that the one of the reference case serves every reader.
"""

from collections.abc import Callable

from modemploi.publish.plan.data import page_data
from modemploi.publish.plan.files import NoStart, as_calendar, as_checklist, as_csv, as_json
from modemploi.publish.plan.numbers import Planned, plan_of
from modemploi.publish.workbook import workbook

__all__ = ["FORMS", "READY", "NoStart", "Planned", "page_data", "plan_of"]

FORMS: dict[str, Callable[[Planned], bytes]] = {
    "xlsx": lambda planned: workbook(planned.g, planned.inputs, planned.start),
    "csv": as_csv, "json": as_json, "ics": as_calendar, "md": as_checklist,
}
"""By ending, what makes a file of that kind."""

READY = ("xlsx", "csv", "json")
"""The files of the reference case beside the page of a guide. No ``.md``: a builder would make a page of it."""
