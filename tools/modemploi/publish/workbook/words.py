"""The words of a guide as plain text; numbers they refer to stay written as ``{{ name }}``, so that they can follow."""

import re
from collections.abc import Iterable
from functools import cached_property

from markupsafe import Markup

from modemploi.model.means import Only
from modemploi.model.proof import Source
from modemploi.publish import markdown
from modemploi.publish.guide import GuidePage

_BREAK = re.compile(r"\s*<(/?)(p|li|h[1-6]|tr|div|ul|ol|table|blockquote|br|hr)\b[^>]*>\s*")
_LEFT = re.compile(r"[ \u00a0\u202f]+(?=[.,](?:\s|$))")
"""What a citation leaves behind where it is taken out."""
_TASK = re.compile(r"<li class=\"task\">|<li>")


class Words:
    """What a workbook says of one guide in one language."""

    def __init__(self, g: GuidePage) -> None:
        self.g = g

    def say(self, phrase: str, **values: object) -> str:
        """A phrase as text."""
        return self.g.language.plain(phrase, **values)

    def name(self, part: str) -> str:
        """What a part is called."""
        return self.g.called(part)

    def named(self, part: str, only: Only | None) -> str:
        """What a part is called, and for which answers of a choice it is meant."""
        meant = self.only(only)
        return f"{self.name(part)} ({meant})" if meant else self.name(part)

    def short(self, address: str) -> str:
        """The short words at an address."""
        return _LEFT.sub("", self.g.text(address))

    def long(self, address: str) -> list[str]:
        """The long words at an address: a line for every paragraph, and one, with a dot before it, for every item."""
        html = markdown.long(self.g.markdown(address), _Bare(self.g))
        return _lines(_TASK.sub("<br>• ", html))

    def unit(self, unit: str | None, value: float = 1) -> str:
        """A unit: of one where it stands in a column of its own."""
        return self.g.figures.unit(unit, value) if unit else ""

    def span(self, low: float | None, high: float | None, unit: str | None = None) -> str:
        """A range of numbers."""
        return self.g.figures.ranged(low, high, unit)

    def listed(self, items: Iterable[str]) -> str:
        """Items one after the other."""
        return f"{self.say('comma')} ".join(items)

    def only(self, only: Only | None) -> str:
        """For which answers of a choice a part is meant; empty for any."""
        if only is None:
            return ""
        return self.say("only-for", options=self.listed(
            self.name(f"{only.parameter}.{option}") for option in (only.option, *only.also)))

    def mark(self, mark: str | None) -> str:
        """How sure we are; empty for what was found."""
        return self.say(f"mark-{mark}") if mark and mark != "found" else ""

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of every source, in the order of the guide."""
        numbers: dict[str, int] = {}
        for source in self.g.loaded.sources:
            numbers.setdefault(source.id, len(numbers) + 1)
        return numbers

    def cites(self, keys: Iterable[str]) -> str:
        """The numbers of some sources: `[3] [7]`."""
        return " ".join(f"[{self.numbers[key]}]" for key in keys if key in self.numbers)

    def citation(self, source: Source) -> str:
        """Author, title, publisher and time of a source."""
        issued = self.g.figures.issued(source.issued) if source.issued else ""
        publisher = source.publisher if source.publisher != source.author else ""
        return self.listed(filter(None, (source.author, source.title, publisher, issued)))


def _lines(html: str) -> list[str]:
    lines = (_LEFT.sub("", " ".join(Markup(line).striptags().split())) for line in _BREAK.sub("\n", html).split("\n"))  # noqa: S704
    return [line for line in lines if line and line != "•"]


class _Bare:
    """Where long words stand while they become plain text: without citations, pictures and links."""

    def __init__(self, g: GuidePage) -> None:
        self.g = g
        self.typeset, self.say = g.typeset, g.say

    def cite(self, key: str, locator: str = "") -> Markup:
        """No citation: the numbers of the page are not those of the workbook."""
        return Markup()

    def mark(self, mark: str | None) -> Markup:
        """How sure we are, between brackets."""
        return Markup("({})").format(self.say(f"mark-{mark}").striptags())

    def number(self, name: str) -> Markup | None:
        """What a number is written as until it becomes a cell."""
        return Markup("{{{{ {} }}}}").format(name)

    def href(self, target: str) -> str | None:
        """No link."""
        return None

    def picture(self, target: str, alternative: str, block: bool = True) -> Markup:
        """No picture."""
        return Markup()
