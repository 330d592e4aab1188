"""The files a reader can take along: each with its kind, its size and its language, before it is fetched."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from modemploi.publish.guide import GuidePage


@dataclass(frozen=True)
class Attachment:
    """A document of the guide that is published."""

    anchor: str
    html: Markup
    """Its name as a link, and what to know of it."""


def attachments(g: GuidePage, sizes: Mapping[str, int]) -> dict[str, Attachment]:
    """The documents that are published, by id; `sizes` in bytes, by id. There is never a dead link."""
    found = {}
    for document in g.guide.documents:
        name, tongue = g.document(document)
        if document.id in sizes:
            facts = [PurePosixPath(name).suffix.lstrip(".").upper(),
                     g.say("kilobytes", size=g.figures.number(max(1, round(sizes[document.id] / 1000))))]
            facts += [g.say("in-language", language=g.figures.tongue(tongue))] if tongue else []
            found[document.id] = Attachment(
                g.anchor(document.id), Markup('<a href="{}"{}>{}</a> <small>{}</small>').format(
                    g.links.file(f"{g.links.page}/{name}"), Markup(' hreflang="{}"').format(tongue) if tongue else "",
                    g.text(f"{document.id}.name"), g.listed(facts)))
    return found
