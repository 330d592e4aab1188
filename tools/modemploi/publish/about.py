"""The pages about what is known, made of all guides of a library: each guide is counted once for all languages."""

from functools import cached_property
from typing import TYPE_CHECKING

from modemploi.load.library import LoadedGuide
from modemploi.publish import knowledge_pages
from modemploi.publish.addresses import Links
from modemploi.publish.ask import Asking, as_csv, home
from modemploi.publish.guide import GuidePage
from modemploi.publish.knowledge import Counted, Entry, bibliography, counted
from modemploi.publish.language import PageLanguage
from modemploi.publish.page import Page

if TYPE_CHECKING:
    from modemploi.publish.press import Press


class About:
    """The state of knowledge, the bibliography, what somebody could ask, what became of the testimony."""

    def __init__(self, press: "Press") -> None:
        self._press = press
        self._counted: dict[str, Counted] = {}
        self.anchors: dict[tuple[str, str], frozenset[str]] = {}
        """The places of the pages of guides that have been made, by language and name."""

    def page(self, speaks: PageLanguage, links: Links, name: str) -> Page:
        """A page by its name. Guides under way are not counted; they ask all the same."""
        if name == "open-questions":
            return knowledge_pages.open_questions(speaks, links, self._asking(speaks))
        if name == "testimony":
            guides = {one.slug: self._at_home(one, speaks) for drafts in (False, True)
                      for one in self._press.listed(drafts)}
            return knowledge_pages.testimony(speaks, links, self._press.library.testimony.data, guides)
        published = self._press.listed(drafts=False)
        rows = knowledge_pages.rows([(self._at_home(one, speaks), self._count(one)) for one in published])
        if name == "bibliography":
            return knowledge_pages.bibliography(speaks, links, self._entries, rows)
        drafts = len(self._press.listed(drafts=True))
        return knowledge_pages.state_of_knowledge(speaks, links, rows, self._entries, drafts)

    def csv(self, speaks: PageLanguage) -> bytes:
        """What somebody could ask, as a file for a spreadsheet."""
        return as_csv(self._asking(speaks))

    @cached_property
    def _entries(self) -> list[Entry]:
        shared = self._press.library.sources.data
        return bibliography(self._press.listed(drafts=False), shared.sources if shared else ())

    def _count(self, loaded: LoadedGuide) -> Counted:
        if loaded.slug not in self._counted:
            self._counted[loaded.slug] = counted(loaded)
        return self._counted[loaded.slug]

    def _asking(self, speaks: PageLanguage) -> list[Asking]:
        """What the guides ask, those under way after the others."""
        guides = [self._at_home(one, speaks) for drafts in (False, True) for one in self._press.listed(drafts)]
        guides.sort(key=lambda g: (g.guide.state == "draft", knowledge_pages.folded(g.text("title"))))
        return [Asking(g, self._places(home(g) or speaks.id, g.links.page)) for g in guides]

    def _places(self, language: str, name: str) -> frozenset[str]:
        if (language, name) not in self.anchors:
            self._press.page(language, name)
        return self.anchors[language, name]

    def _at_home(self, loaded: LoadedGuide, speaks: PageLanguage) -> GuidePage:
        """A guide as its own page sees it."""
        assert loaded.facts.data is not None, "a guide without facts has no page"
        folder = "drafts" if loaded.facts.data.state == "draft" else "guides"
        return self._press.view(loaded, speaks, Links(speaks.id, f"{folder}/{loaded.slug}", self._press.mode))
