"""A text of a guide as a document that people fill in, change and print (docx)."""

import datetime

from modemploi.model.means import Document
from modemploi.publish.document.elements import Run, isolated
from modemploi.publish.document.paper import Paper
from modemploi.publish.document.text import write
from modemploi.publish.guide import GuidePage

EARLIEST = datetime.date(2000, 1, 1)
"""The date of a document whose guide tells none of its history."""


def document(g: GuidePage, part: Document) -> bytes:
    """A document of a guide in the language of `g`. The same text and facts give the same bytes."""
    name, title, site = g.called(part.id), g.text("title"), g.language.plain("site-name")
    licence = shown(part.licence or g.guide.licence)
    version = g.language.plain("of-version", version=g.guide.version)
    paper = Paper(g.language.id, g.direction == "rtl", name)
    if g.language.entry.unread:  # as the page says; a form travels without it
        paper.block([Run(g.language.plain("document-unread"))], "Alert")
        paper.block([], "Small")
    write(paper, g, part.id)
    paper.footer(f"{title} · {isolated(version)} · {isolated(licence)}", g.address)
    made = max((change.date for change in g.guide.changelog), default=EARLIEST)
    paper.told(name, site, title, f"{version}, {licence}", made)
    return paper.bytes()


def shown(licence: str) -> str:
    """A licence as people write it: CC BY 4.0."""
    return licence.replace("CC-", "CC ").replace("-4.0", " 4.0") if licence.startswith("CC-") else licence
