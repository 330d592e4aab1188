"""What is known and how well: counted from the facts and words of the guides, the same in every language."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal, NamedTuple, get_args

from modemploi.checks.shelf import addresses as addresses_of
from modemploi.checks.text import CITATION, MARK, blocks
from modemploi.load.library import LoadedGuide
from modemploi.model import parts
from modemploi.model.case import Quantity
from modemploi.model.fields import Path, addresses
from modemploi.model.kinds import Mark, Part, Strength
from modemploi.model.proof import Source
from modemploi.model.record import Precedent, RecordWords
from modemploi.publish.computed import outdated

MARKS: tuple[str, ...] = get_args(Mark)
STRENGTHS: tuple[str, ...] = get_args(Strength)
READ = ("whole", "excerpt", "none")
TO_ASK = ("needs-check", "conflict")
"""The marks somebody could clear up by asking."""


class Marked(NamedTuple):
    """A figure of the facts, with how sure we are of it."""

    path: Path
    part: Part
    mark: str


class Passage(NamedTuple):
    """A paragraph, list entry or table row that cites a source or carries a mark."""

    address: str
    """Where it stands: an address of words, or ``record-2013-annecy`` for what a precedent tells."""
    markdown: str
    mark: str


def figures(loaded: LoadedGuide) -> Iterator[Marked]:
    """Every fact that says how sure we are of it: by its mark, by its sources, or because a formula gives it."""
    for path, part in parts(loaded.facts.data) if loaded.facts.data else ():
        if "mark" in vars(part):
            mark = vars(part)["mark"] or ("found" if vars(part).get("sources") else "")
            if mark or isinstance(part, Quantity):
                yield Marked(path, part, mark or "computed")
    for facts in loaded.precedents:
        for index, finding in enumerate(facts.data.findings if facts.data else ()):
            if finding.sources:
                yield Marked(("precedents", index), finding, "found")


def passages(texts: Iterable[tuple[str, str]]) -> Iterator[Passage]:
    """What texts, given as address and Markdown, claim: each mark of a passage once, or its citation."""
    for address, markdown in texts:
        for _, block in blocks(markdown):
            marks = [mark for mark in dict.fromkeys(MARK.findall(block)) if mark in MARKS]
            for mark in marks or (["found"] if CITATION.search(block) else []):
                yield Passage(address, block, mark)


def texts(loaded: LoadedGuide) -> Iterator[tuple[str, str]]:
    """The words of a guide in its source language, and what its precedents tell."""
    guide = loaded.facts.data
    source = loaded.translations.get(guide.source_language) if guide else None
    for address, word in source.words.items() if source else ():
        yield address, word.markdown
    for facts in loaded.precedents:
        if facts.data and guide:
            for text in told(facts.data, guide.source_language):
                yield f"record-{PurePosixPath(facts.path).stem}", text


def told(record: Precedent, language: str) -> Iterator[str]:
    """What a precedent tells, in this language where it can."""
    words: Mapping[str, RecordWords] = {one.language: one for one in record.words}
    if words:
        said = words.get(language, record.words[0])
        yield from filter(None, (said.story, said.lesson))


def sources_of(loaded: LoadedGuide) -> tuple[Source, ...]:
    """Everything a guide and its precedents rest on, each source once."""
    found = {source.id: source for source in loaded.sources}
    for facts in loaded.precedents:
        for source in facts.data.sources if facts.data else ():
            found.setdefault(source.id, source)
    return tuple(found.values())


# --- one guide, counted -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Translated:
    """How far a guide is in one language."""

    state: Literal["source", "complete", "outdated", "unfinished"]
    count: int = 0
    """So many passages are outdated, or so many texts missing."""
    read: bool = False
    """Whether a native reader has reviewed it."""


@dataclass(frozen=True)
class Counted:
    """What is known of one guide; or, added up, of all."""

    claims: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    strengths: Counter[str] = field(default_factory=Counter)
    precedents: Counter[str] = field(default_factory=Counter)
    reviews: int = 0
    replications: int = 0
    questions: int = 0
    languages: Mapping[str, Translated] = field(default_factory=dict)


def counted(loaded: LoadedGuide) -> Counted:
    """Count one guide."""
    guide = loaded.facts.data
    assert guide is not None, "a guide without facts has no page"
    claims = Counter(one.mark for one in figures(loaded))
    claims.update(one.mark for one in passages(texts(loaded)))
    sources = sources_of(loaded)
    return Counted(
        claims, Counter(source.read for source in sources), Counter(source.strength for source in sources),
        Counter(facts.data.status for facts in loaded.precedents if facts.data),
        len(guide.reviews), sum(1 for facts in loaded.replications if facts.data), len(guide.questions),
        {language: _translated(loaded, language) for language in sorted(loaded.translations)})


def total(several: Iterable[Counted], sources: Iterable[Source]) -> Counted:
    """What is known of all guides together; a source that several guides cite counts once."""
    all_of_them, once = list(several), list(sources)
    return Counted(
        sum((one.claims for one in all_of_them), Counter()), Counter(source.read for source in once),
        Counter(source.strength for source in once), sum((one.precedents for one in all_of_them), Counter()),
        sum(one.reviews for one in all_of_them), sum(one.replications for one in all_of_them),
        sum(one.questions for one in all_of_them))


def _translated(loaded: LoadedGuide, language: str) -> Translated:
    guide, words = loaded.facts.data, loaded.translations[language].words
    assert guide is not None
    if language == guide.source_language:
        return Translated("source")
    source = loaded.translations.get(guide.source_language)
    missing = sum(1 for address in addresses(guide) if source and address.text in source.words
                  and source.words[address.text].markdown.strip()
                  and not (address.text in words and words[address.text].markdown.strip()))
    old = len(outdated(loaded, language))
    read = any(review.language == language and review.part in ("language", "whole") for review in guide.reviews)
    state: Literal["complete", "outdated", "unfinished"]
    state = "unfinished" if missing else "outdated" if old else "complete"
    return Translated(state, missing or old, read)


# --- the bibliography -------------------------------------------------------------------------------------------------


@dataclass
class Entry:
    """A document, and the guides that rest on it."""

    source: Source
    anchor: str
    guides: list[str] = field(default_factory=list)


def bibliography(guides: Iterable[LoadedGuide], shared: Iterable[Source]) -> list[Entry]:
    """Every source that a guide rests on, once: two with one address are one document."""
    entries: list[Entry] = []
    known: dict[str, Entry] = {}
    taken: set[str] = set()

    def entry_of(source: Source) -> Entry:
        names = addresses_of(source) or (f"{source.author} {source.publisher} {source.title}".casefold(),)
        entry = next((known[name] for name in names if name in known), None)
        if entry is None:
            anchor, number = f"source-{source.id}", 2
            while anchor in taken:
                anchor, number = f"source-{source.id}-{number}", number + 1
            taken.add(anchor)
            entries.append(entry := Entry(source, anchor))
        for name in names:
            known.setdefault(name, entry)
        return entry

    for source in shared:
        entry_of(source)
    for loaded in guides:
        for source in sources_of(loaded):
            entry = entry_of(source)
            if loaded.slug not in entry.guides:
                entry.guides.append(loaded.slug)
    return [entry for entry in entries if entry.guides]
