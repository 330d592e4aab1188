"""A case of a guide to take along: a list of purchases, a calendar, a checklist, everything as data.

The page of a guide makes the same files in the reader's browser (``tools/theme/look/plan.js``), from the words and
numbers that `page_data` gives it; a test holds both to the same bytes.
"""

from modemploi.publish.plan.data import page_data
from modemploi.publish.plan.files import FORMS, READY, NoStart
from modemploi.publish.plan.numbers import Planned, plan_of

__all__ = ["FORMS", "READY", "NoStart", "Planned", "page_data", "plan_of"]
