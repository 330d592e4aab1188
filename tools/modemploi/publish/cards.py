"""Guides as cards, for the home page, the catalogue and the pages of themes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from modemploi.compute import LEVELS
from modemploi.load.library import LoadedGuide
from modemploi.publish.facts import Fact, card_facts
from modemploi.publish.guide import GuidePage, has_words

@dataclass(frozen=True)
class Card:
    """A guide in a list."""

    slug: str
    title: str
    summary: Markup
    facts: tuple[Fact, ...]
    themes: tuple[str, ...]
    theme_names: tuple[Markup, ...]
    hazards: bool
    reviewed: bool
    translated: bool
    language: str
    """The language in which the title is shown."""
    latest: str
    """The day of the newest entry of its history, for sorting."""
    maturity: int


def cards(guides: Iterable[LoadedGuide], view: Callable[[LoadedGuide], GuidePage]) -> list[Card]:
    """The cards of some guides, in the order of their titles."""
    found = []
    for loaded in guides:
        g = view(loaded)
        here = g.language.id
        found.append(Card(
            loaded.slug, g.text("title") or loaded.slug, g.words("summary"),
            tuple(card_facts(g)), g.guide.themes, tuple(g.language.listed("themes", one) for one in g.guide.themes),
            bool(g.guide.hazards), bool(g.guide.reviews), has_words(loaded, here),
            here if has_words(loaded, here) else g.guide.source_language,
            max((str(change.date) for change in g.guide.changelog), default=""),
            LEVELS.index(g.computed.maturity.level)))
    return sorted(found, key=lambda card: (card.title.casefold(), card.slug))


def newest(found: Iterable[Card], most: int = 4) -> list[Card]:
    """The newest guides first; the best proven among those of one day."""
    return sorted(found, key=lambda card: (card.latest, card.maturity), reverse=True)[:most]


def by_theme(found: Iterable[Card], themes: Iterable[str]) -> Mapping[str, list[Card]]:
    """The cards of every theme, in the order of the themes."""
    listed = list(found)
    return {theme: [card for card in listed if theme in card.themes] for theme in themes}
