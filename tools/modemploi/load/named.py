"""Which sources a guide names: in its facts, in its words, in its records."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modemploi.load.library import Facts, Translation
from modemploi.model import Guide, Precedent, Replication, fields_of, parts

CITATION = re.compile(r"\[@([^\],\s]+)[^\]]*\]")
"""A citation as the words of a record hold it: these are told only when a page is made, and have no mentions."""


def named_sources(guide: Guide | None, translations: Mapping[str, Translation],
                  records: Sequence[Facts[Any]]) -> frozenset[str]:
    """The keys a guide names that are not those of its own sources; a precedent has its own first."""
    found = {mention.target for translation in translations.values() for word in translation.words.values()
             for mention in word.mentions if mention.kind == "citation"}
    found |= {own for _, part in (parts(guide) if guide else ()) for field in fields_of(type(part))
              if field.ref == ("sources",) for own in vars(part)[field.name]}
    for facts in records:
        if facts.data is not None:
            own = {source.id for source in getattr(facts.data, "sources", ())}
            found |= {key for key in keys_of(facts.data) if key not in own}
    return frozenset(found - {source.id for source in (guide.sources if guide else ())})


def keys_of(record: Replication | Precedent) -> Iterator[str]:
    """The keys a record names, in its findings and in what it tells."""
    for finding in record.findings:
        yield from finding.sources
    for words in record.words:
        for text in (words.story, words.lesson or ""):
            yield from CITATION.findall(text)
