"""Pictures of a guide, made at build as SVG in the page: they follow its colours, its letters, its direction and paper.

Each says in words what it shows; the list or the table beside it says everything.
"""

from modemploi.publish.pictures.budget import budget
from modemploi.publish.pictures.calendar import calendar
from modemploi.publish.pictures.exchange import exchange

__all__ = ["budget", "calendar", "exchange"]
