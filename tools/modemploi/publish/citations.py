"""The sources of a page, numbered in the order in which a reader meets them."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from markupsafe import Markup

from modemploi.model.proof import Source


class Speaker(Protocol):
    """Who says the words around a citation."""

    def say(self, phrase: str, **values: object) -> Markup: ...


class Citations:
    """The citations of one page."""

    def __init__(self, sources: Mapping[str, Source], speaker: Speaker) -> None:
        self._sources, self._speaker = dict(sources), speaker
        self._numbers: dict[str, int] = {}
        self._uses: dict[str, list[str]] = {}

    def cite(self, key: str, locator: str = "") -> Markup:
        """A numbered link to the source, which says what the source rests on."""
        source = self._sources.get(key)
        if source is None:
            return Markup('<code class="unknown">[@{}]</code>').format(key)
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        uses = self._uses.setdefault(key, [])
        here = f"cite-{key}-{len(uses) + 1}"
        uses.append(here)
        strength = self._speaker.say(f"strength-{source.strength}").striptags()
        return Markup('<a class="cite from-{0}" href="#source-{1}" id="{2}" title="{3}">[{4}{5}]</a>').format(
            source.strength, key, here, strength, number, f", {locator}" if locator else "")

    def add(self, sources: Iterable[Source]) -> None:
        """Sources of a record told on this page; a key that is already known stays what it is."""
        for source in sources:
            self._sources.setdefault(source.id, source)

    def listed(self) -> list[tuple[int, Source, list[str]]]:
        """Every source with its number and the anchors of its citations: the cited ones in order, then the others."""
        for key in self._sources:
            self._numbers.setdefault(key, len(self._numbers) + 1)
        order = sorted(self._numbers, key=lambda key: self._numbers[key])
        return [(self._numbers[key], self._sources[key], self._uses.get(key, [])) for key in order]
