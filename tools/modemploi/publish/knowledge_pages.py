"""The pages about what is known: the state of knowledge, the bibliography, what somebody could ask."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from urllib.parse import urlsplit

from markupsafe import Markup

from modemploi.model.proof import Source
from modemploi.model.shared import Testimony
from modemploi.publish import ledger
from modemploi.publish.addresses import Links
from modemploi.publish.ask import Asking, way
from modemploi.publish.guide import GuidePage
from modemploi.publish.knowledge import MARKS, READ, STRENGTHS, TO_ASK, Counted, Entry, total
from modemploi.publish.language import PageLanguage
from modemploi.publish.page import Page
from modemploi.publish.templating import render


@dataclass(frozen=True)
class Row:
    """A guide, counted, with what a line about it needs."""

    g: GuidePage
    title: str
    lang: Markup
    """The attributes of a title in another language than the page's."""
    counted: Counted
    maturity: str


WITHIN = {"context": "will-it-work"}
"""Words of a guide that have no heading of their own on its page, and the place where they stand."""


def rows(guides: Iterable[tuple[GuidePage, Counted]]) -> list[Row]:
    """The guides of a page, in the order of their titles."""
    found = [Row(g, g.text("title") or g.slug, foreign(g), one, g.computed.maturity.level) for g, one in guides]
    return sorted(found, key=lambda row: (folded(row.title), row.g.slug))


def foreign(g: GuidePage, address: str = "title") -> Markup:
    """The attributes of an element with some words of a guide, where they are in another language."""
    return tongue(g.language, g.foreign(address))


def tongue(language: PageLanguage, other: str) -> Markup:
    """The attributes of an element in another language; none where it is empty."""
    return Markup(' lang="{}" dir="{}"').format(other, language.directions.get(other, "ltr")) if other else Markup()


def state_of_knowledge(language: PageLanguage, links: Links, guides: Sequence[Row], entries: Sequence[Entry],
                       drafts: int) -> Page:
    """What is evidence, estimate, still to be checked: by guide, and for all of them."""
    page = Page(links.page, language.plain("state-of-knowledge"))
    known = {one for row in guides for one in row.counted.languages}
    tongues = [one for one in language.directions if one in known]
    everything = total([row.counted for row in guides], [entry.source for entry in entries])
    shown: dict[str, object] = {"rows": guides, "sum": everything}
    page.heading(1, "state-of-knowledge", page.title)
    numbers = {"counted-guides": len(guides), "counted-sources": len(entries), "counted-reviews": everything.reviews,
               "counted-replications": everything.replications,
               "counted-precedents": sum(everything.precedents.values()), "open-questions": everything.questions}
    facts = [(language.say(phrase), number) for phrase, number in numbers.items()]
    _part(page, language, links, "counted", facts=facts, drafts=drafts, **shown)
    if not guides:
        return page
    page.heading(2, "claims", language.plain("counted-claims"))
    _part(page, language, links, "claims", marks=MARKS, names=[language.say(f"mark-{one}") for one in MARKS], **shown)
    page.heading(2, "sources", language.plain("sources"))
    _part(page, language, links, "sources", read=READ, read_names=[language.say(f"read-{one}") for one in READ],
          strengths=STRENGTHS, strength_names=[language.say(f"strength-{one}") for one in STRENGTHS], **shown)
    page.heading(2, "proof", language.plain("counted-proof"))
    _part(page, language, links, "proof", **shown)
    page.heading(2, "translations", language.plain("counted-translations"))
    _part(page, language, links, "translations", languages=tongues,
          tongues=[language.figures.tongue(one) for one in tongues], **shown)
    return page


def bibliography(language: PageLanguage, links: Links, entries: Iterable[Entry], guides: Sequence[Row]) -> Page:
    """Every source once, by author or title, with the guides that rest on it."""
    page = Page(links.page, language.plain("bibliography"))
    page.heading(1, "bibliography", page.title)
    ordered = sorted(entries, key=lambda entry: (*map(folded, _called(entry.source)), entry.anchor))
    groups = [(letter, list(found)) for letter, found in groupby(ordered, lambda entry: _letter(entry.source))]
    _part(page, language, links, "bibliography", count=len(ordered),
          letters=[(letter, _anchor(letter)) for letter, _ in groups])
    titles: Mapping[str, Row] = {row.g.slug: row for row in guides}
    for letter, found in groups:
        page.heading(2, _anchor(letter), letter)
        _part(page, language, links, "entries", entries=found, titles=titles, host=_host)
    return page


def open_questions(language: PageLanguage, links: Links, asked: Sequence[Asking]) -> Page:
    """What nobody knows, what waits for a check, and on what sources disagree: for whoever can ask somebody."""
    page = Page(links.page, language.plain("open-questions"))
    page.heading(1, "open-questions-page", page.title)
    _part(page, language, links, "asking", asked=asked)
    for one in asked:
        page.heading(2, one.g.slug, one.title, language=one.g.foreign("title"))
        doubts = [(mark, [doubt for doubt in one.doubts if doubt.mark == mark]) for mark in TO_ASK]
        _part(page, language, links, "asked", one=one, doubts=[(mark, found) for mark, found in doubts if found])
    return page


def testimony(language: PageLanguage, links: Links, told: Testimony | None, guides: Mapping[str, GuidePage]) -> Page:
    """What the interview says that the library grew from, and the places of the guides that carry it."""
    page = Page(links.page, language.plain("testimony"))
    page.heading(1, "testimony", page.title)
    statements = [(statement, language.named(statement.names),
                   [(g, [_carried(g, part) for part in carrier.parts])
                    for carrier in statement.carried_by if (g := guides.get(carrier.guide))])
                  for statement in (told.statements if told else ())]
    _part(page, language, links, "testimony", statements=statements)
    return page


def _carried(g: GuidePage, part: str) -> tuple[str, str]:
    """What a place in a guide is called, and its anchor."""
    for record in ledger.precedents(g):
        if record.anchor == f"record-{part}":
            return record.title, record.anchor
    name = g.text(f"{part}.name") or g.text(f"{part}.question")
    if name:
        return name, g.anchor(part)
    place = WITHIN.get(part, part)
    return g.language.plain(place), place


def _part(page: Page, language: PageLanguage, links: Links, what: str, **values: object) -> None:
    page.html(render("knowledge.html", what=what, say=language.say, language=language, figures=language.figures,
                     links=links, way=partial(way, links), lang=foreign, tongue=partial(tongue, language), **values))


def _called(source: Source) -> tuple[str, str]:
    return source.author or source.title, source.title


def _letter(source: Source) -> str:
    first = next((sign for sign in folded(_called(source)[0]) if sign.isalnum()), "")
    return first.upper() if "a" <= first <= "z" else "0–9" if first.isdigit() else "…"


def _anchor(letter: str) -> str:
    return f"letter-{letter.lower()}" if letter.isalpha() else "letter-digits" if "0" in letter else "letter-other"


def _host(source: Source) -> str:
    """Where a document stands, short enough for a line."""
    return (urlsplit(source.url).hostname or "").removeprefix("www.") if source.url and not source.doi else ""


def folded(text: str) -> str:
    """A text as one looks for it in a list: no capitals, no accents, no signs before its first letter."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(sign))
    return plain.lstrip("«“\"'[( ")
