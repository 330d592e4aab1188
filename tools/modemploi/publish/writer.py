"""Writing a page of a guide: headings in the words of the page, parts from templates, long words of the guide."""

from typing import Any

from modemploi.publish.guide import GuidePage
from modemploi.publish.page import Page
from modemploi.publish.templating import render


class PageWriter:
    """A page under way, and the few moves that make it."""

    def __init__(self, g: GuidePage) -> None:
        self.g = g
        self.page = Page(g.links.page, g.text("title"))

    def part(self, template: str, kind: str = "", **values: Any) -> None:
        """A template, as a block of the page."""
        self.page.html(render(template, g=self.g, say=self.g.say, **values), kind)

    def heading(self, level: int, anchor: str, phrase: str, **values: object) -> None:
        """A heading in the words of the page."""
        self.g.new_section()
        self.page.heading(level, anchor, self.g.say(phrase, **values).striptags())

    def told(self, level: int, anchor: str, phrase: str, address: str, kind: str = "") -> None:
        """A heading and the long words of the guide below it; nothing where the guide has none."""
        if self.g.has(address):
            self.heading(level, anchor, phrase)
            self.page.html(self.g.words(address), kind)

    def intro(self, field: str) -> None:
        """What the guide says before a list."""
        self.page.html(self.g.words(f"{field}.intro"))

    def section(self, level: int, field: str, there: object, template: str, intro: str = "", **values: Any) -> None:
        """A heading named after a list of the guide, what the guide says before it, and the list; nothing where it
        is empty."""
        if there:
            self.heading(level, field, field)
            self.intro(intro or field)
            self.part(template, **values)
