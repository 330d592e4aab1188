"""What happened elsewhere: attempts to follow the guide, and experiences from before or beside it."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from modemploi.model.record import Precedent, RecordWords, Replication
from modemploi.publish import markdown
from modemploi.publish.guide import GuidePage


@dataclass(frozen=True)
class Told:
    """A record as a page tells it."""

    data: Replication | Precedent
    anchor: str
    title: str
    said: RecordWords | None
    """Its words, in the language of the page where there are any, else in another."""
    story: Markup
    lesson: Markup


def replications(g: GuidePage) -> list[Told]:
    """The attempts to follow this guide."""
    return [_told(g, facts.path, facts.data) for facts in g.loaded.replications if facts.data]


def precedents(g: GuidePage) -> list[Told]:
    """Experiences known from writings; their sources join those of the guide."""
    found = [(facts.path, facts.data) for facts in g.loaded.precedents if facts.data]
    for _, record in found:
        g.citations.add(record.sources)
    return [_told(g, path, record) for path, record in found]


def _told(g: GuidePage, path: str, record: Replication | Precedent) -> Told:
    by_language = {words.language: words for words in record.words}
    said = next((by_language[one] for one in (g.language.id, g.guide.source_language) if one in by_language),
                record.words[0] if record.words else None)
    return Told(record, f"record-{PurePosixPath(path).stem}",
                markdown.plain(said.title, g.typeset) if said else record.place, said,
                markdown.long(said.story, g) if said else Markup(),
                markdown.long(said.lesson, g) if said and said.lesson else Markup())
