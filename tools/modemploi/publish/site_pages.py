"""The pages that are not guides: home, catalogue, themes, glossary, drafts, and "not in this language yet"."""

from modemploi.model.shared import Glossary
from modemploi.publish.addresses import Links
from modemploi.publish.cards import Card, by_theme, newest
from modemploi.publish.glossary import entries
from modemploi.publish.language import PageLanguage
from modemploi.publish.page import Page
from modemploi.publish.templating import render


def home(language: PageLanguage, links: Links, cards: list[Card]) -> Page:
    """What this is, the problems one can solve, the newest guides, a way in for contributors."""
    page = Page(links.page, language.plain("home-title"))
    themes = by_theme(cards, language.list_ids("themes"))
    page.heading(1, "home", language.plain("home-title"))
    _part(page, language, links, "home.html", "home-lead", what="lead")
    page.heading(2, "problems", language.plain("home-problems"))
    _part(page, language, links, "home.html", what="themes",
          themes={one: found for one, found in themes.items() if found})
    page.heading(2, "newest", language.plain("home-newest"))
    here = [card for card in cards if card.translated]
    if here or not cards:
        _part(page, language, links, "home.html", what="cards", cards=newest(here))
    else:
        _part(page, language, links, "catalogue.html", what="elsewhere", cards=newest(cards))
    page.heading(2, "take-part", language.plain("home-contribute"))
    _part(page, language, links, "home.html", "home-ways", what="ways")
    return page


def catalogue(language: PageLanguage, links: Links, cards: list[Card], drafts: int) -> Page:
    """Every guide, complete without any script."""
    page = Page(links.page, language.plain("catalogue"))
    page.heading(1, "catalogue", language.plain("catalogue"))
    _both(page, language, links, cards)
    _part(page, language, links, "catalogue.html", what="drafts", drafts=drafts)
    return page


def _both(page: Page, language: PageLanguage, links: Links, cards: list[Card]) -> None:
    """The guides that are in this language, and apart those that are not yet."""
    here, elsewhere = ([card for card in cards if card.translated is told] for told in (True, False))
    if here or not elsewhere:
        _part(page, language, links, "catalogue.html", what="list", cards=here)
    if elsewhere:
        page.heading(2, "not-translated", language.plain("not-translated-list"))
        _part(page, language, links, "catalogue.html", what="elsewhere", cards=elsewhere)


def themes(language: PageLanguage, links: Links, cards: list[Card]) -> Page:
    """All themes, with how many guides each has."""
    page = Page(links.page, language.plain("themes"))
    page.heading(1, "themes", language.plain("themes"))
    _part(page, language, links, "home.html", what="all-themes", themes=by_theme(cards, language.list_ids("themes")))
    return page


def theme(language: PageLanguage, links: Links, one: str, cards: list[Card]) -> Page:
    """The guides of one theme."""
    title = language.listed("themes", one).striptags()
    page = Page(links.page, title)
    page.heading(1, "theme", title)
    _both(page, language, links, [card for card in cards if one in card.themes])
    return page


def drafts(language: PageLanguage, links: Links, cards: list[Card]) -> Page:
    """The guides under way, apart from the others."""
    page = Page(links.page, language.plain("drafts"))
    page.heading(1, "drafts", language.plain("drafts"))
    _part(page, language, links, "catalogue.html", what="draft-list", cards=cards)
    return page


def glossary(language: PageLanguage, links: Links, terms: Glossary | None, shown: list[str]) -> Page:
    """The words of the trade, with what they are called in the other languages."""
    page = Page(links.page, language.plain("glossary"))
    page.heading(1, "glossary", language.plain("glossary"))
    by_letter, elsewhere = entries(terms, language.id, shown)
    letters = [(f"letter-{number}", letter, found) for number, (letter, found) in enumerate(by_letter, 1)]
    _part(page, language, links, "glossary.html", what="letters", letters=letters, elsewhere=len(elsewhere))
    for anchor, letter, found in letters:
        page.heading(2, anchor, letter, "letter")
        _part(page, language, links, "glossary.html", what="terms", entries=found)
    if elsewhere:
        page.heading(2, "not-translated", language.plain("not-translated-list"))
        _part(page, language, links, "glossary.html", what="terms", entries=elsewhere)
    return page


def elsewhere(language: PageLanguage, links: Links, title: str, title_language: str,
              others: list[tuple[str, str]], said: str = "not-here-yet") -> Page:
    """Says honestly that a guide is not in this language yet; `others` are languages that have it, with links."""
    page = Page(links.page, title)
    page.heading(1, "title", title, language=title_language)
    _part(page, language, links, "elsewhere.html", others=others, said=language.say(said))
    return page


def _part(page: Page, language: PageLanguage, links: Links, template: str, kind: str = "", **values: object) -> None:
    html = render(template, say=language.say, language=language, figures=language.figures, links=links, **values)
    page.html(html, kind)

