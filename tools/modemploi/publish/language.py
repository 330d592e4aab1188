"""One language of the site, with the words of its pages."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from modemploi.load.library import Library
from modemploi.model.shared import LanguageEntry, Named, SharedList
from modemploi.publish.figures import SIGNS, Figures
from modemploi.publish.glossary import Terms
from modemploi.publish.typography import NBSP, typeset

_SIGN_SPACE = re.compile("(?<=[≥≤…]) | (?=…)")
_HOLE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Said:
    """Words, and the language they are in."""

    text: str
    language: str


class PageLanguage:
    """What a template needs to speak one language."""

    def __init__(self, library: Library, entry: LanguageEntry) -> None:
        self.entry = entry
        self.id, self.name, self.direction = entry.id, entry.name, entry.direction
        own = dict(phrases_of(library, entry.id))
        ranges = {name: _SIGN_SPACE.sub(NBSP, own.get(name, sign)) for name, sign in SIGNS.items()}
        self.figures = Figures(entry.id, library.units.data, ranges)
        self._symbols = self.figures.symbols()
        self._lists = {name: facts.data for name, facts in library.lists.items() if facts.data}
        self.directions = {one.id: one.direction for one in languages(library)}
        self.terms = Terms(entry.id, library.glossary.data)
        self._phrases: dict[str, Said] = {}
        self._plain: dict[str, Markup] = {}
        for language in dict.fromkeys([*[one.id for one in languages(library)], self.id]):
            for phrase in phrases_of(library, language):
                if phrase[0] not in self._phrases or language == self.id:
                    self._phrases[phrase[0]] = Said(phrase[1], language)

    def typeset(self, text: str) -> str:
        """The text with this language's spaces."""
        return typeset(text, self.id, self._symbols)

    def ids(self) -> list[str]:
        """The ids of all phrases."""
        return list(self._phrases)

    def say(self, phrase: str, **values: object) -> Markup:
        """A phrase of the page. A value stands in for its ``{name}``; a phrase that only another language has is
        marked as such; one that no language has shows its id."""
        if not values and phrase in self._plain:
            return self._plain[phrase]
        said = self._phrases.get(phrase, Said(phrase, self.id))
        text = typeset(said.text, said.language, self._symbols)
        parts = _HOLE.split(text)
        html = Markup().join(
            escape(part) if index % 2 == 0 else escape(values.get(part, "{" + part + "}"))
            for index, part in enumerate(parts))
        if said.language != self.id:
            html = self.foreign(html, said.language)
        if not values:
            self._plain[phrase] = html
        return html

    def plain(self, phrase: str, **values: object) -> str:
        """A phrase as text without markup, for an attribute or a title."""
        return self.say(phrase, **values).striptags()

    def foreign(self, html: Markup, language: str, tag: str = "span") -> Markup:
        """The same, marked as being in another language."""
        return Markup('<{0} lang="{1}" dir="{2}">{3}</{0}>').format(
            Markup(tag), language, self.directions.get(language, "ltr"), html)

    def listed(self, name: str, entry: str) -> Markup:
        """The name of an entry of a controlled list."""
        return self._named(_names(self._lists.get(name), entry)) or escape(entry)

    def named(self, names: Iterable[Named]) -> Markup:
        """A name in the language of the page; where it has none, in another, marked as such."""
        return self._named({name.language: name.text for name in names})

    def _named(self, names: Mapping[str, str]) -> Markup:
        if self.id in names:
            return escape(self.typeset(names[self.id]))
        for language, text in names.items():
            return self.foreign(escape(text), language)
        return Markup("")

    def list_ids(self, name: str) -> list[str]:
        """The ids of a controlled list, in its order."""
        entries = self._lists.get(name)
        return [entry.id for entry in entries.entries] if entries else []


def _names(entries: SharedList | None, wanted: str) -> Mapping[str, str]:
    for entry in entries.entries if entries else ():
        if entry.id == wanted:
            return {name.language: name.text for name in entry.names}
    return {}


def languages(library: Library) -> tuple[LanguageEntry, ...]:
    """The languages the library knows, in order; the first is the source language of the site."""
    return library.languages.data.languages if library.languages.data else ()


def published(library: Library) -> tuple[LanguageEntry, ...]:
    """The languages the site is built in."""
    return tuple(entry for entry in languages(library) if entry.published)


def phrases_of(library: Library, language: str) -> list[tuple[str, str]]:
    """The phrases of one language, as id and text."""
    facts = library.phrases.get(language)
    return [(phrase.id, phrase.text) for phrase in facts.data.phrases] if facts and facts.data else []
