"""Every page of a library, made by name: all of them for a build, one of them for a preview."""

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from modemploi.checks.check import Problem
from modemploi.load.library import Library, LoadedGuide
from modemploi.model import Guide, Units
from modemploi.model.kinds import is_text
from modemploi.model.means import Document
from modemploi.publish import markdown, site_pages
from modemploi.publish.about import About
from modemploi.publish.addresses import ABOUT, HOME, Links, Mode, page_address, relative
from modemploi.publish.cards import Card, cards
from modemploi.publish.computed import Computed
from modemploi.publish.files import Content, bytes_of
from modemploi.publish.guide import GuidePage, has_words, shown
from modemploi.publish.guide_page import Writer
from modemploi.publish.hand_written import REFERENCE, Plain, hand_written, read_pages, title_of
from modemploi.publish.images import Size, size_of
from modemploi.publish.language import PageLanguage, languages, published
from modemploi.publish.page import Page
from modemploi.publish.plan import FORMS, READY, Planned
from modemploi.publish.settings import Settings

FILES = {".pdf", ".csv", ".txt", ".ods", ".odt", ".odp", ".docx", ".xlsx", ".pptx", ".ics", ".zip", ".dxf"}
"""What may be attached: nothing that a browser runs."""
OWN = (HOME, "catalogue", "themes", "glossary", "drafts", *ABOUT)
"""The pages that are made of the library as a whole."""


@dataclass
class Press:
    """One library, its settings, and what its pages share."""

    library: Library
    settings: Settings
    as_of: datetime.date
    """The day for which maturity is told."""
    mode: Mode = "folders"
    problems: Sequence[Problem] = ()
    _computed: dict[str, Computed] = field(default_factory=dict)
    _cards: dict[tuple[str, bool], list[Card]] = field(default_factory=dict)
    _titles: dict[str, dict[str, str]] = field(default_factory=dict)
    _pictures: dict[str, dict[str, Size]] = field(default_factory=dict)
    _documents: dict[tuple[str, str, str], bytes] = field(default_factory=dict)

    @cached_property
    def languages(self) -> dict[str, PageLanguage]:
        """The published languages."""
        return {entry.id: PageLanguage(self.library, entry) for entry in published(self.library)}

    @cached_property
    def guides(self) -> dict[str, LoadedGuide]:
        """The guides that have a page, by its name: their facts could be read, and they have a title somewhere."""
        return {f"{'guides' if shown(guide) else 'drafts'}/{loaded.slug}": loaded for loaded in self.library.guides
                if (guide := loaded.facts.data) and any(has_words(loaded, one) for one in loaded.translations)}

    @cached_property
    def hand_written(self) -> dict[str, dict[str, str]]:
        """The texts of the pages people write by hand, by page and language."""
        return read_pages(self.settings.root / "docs", [entry.id for entry in languages(self.library)])

    @cached_property
    def _slugs(self) -> frozenset[str]:
        return frozenset(loaded.slug for name, loaded in self.guides.items() if name.startswith("guides/"))

    @cached_property
    def _themes(self) -> frozenset[str]:
        return frozenset(theme for loaded in self.listed(drafts=False) for theme in guide_of(loaded).themes)

    def listed(self, drafts: bool) -> list[LoadedGuide]:
        """The guides that are published, or those under way."""
        state = "draft" if drafts else "published"
        return [loaded for loaded in self.guides.values() if guide_of(loaded).state == state]

    @cached_property
    def about(self) -> About:
        """The pages about what is known."""
        return About(self)

    # --- pages by name -------------------------------------------------------------------------------------------

    def names(self) -> list[str]:
        """The names of all pages; they are the same in every language."""
        ordered = [theme for theme in next(iter(self.languages.values())).list_ids("themes") if theme in self._themes] \
            if self.languages else []
        return [*(name for name in OWN if name not in ABOUT), *(f"themes/{theme}" for theme in ordered),
                *self.hand_written, *self.guides, *ABOUT]

    def page(self, language: str, name: str) -> Page:
        """One page, by its name. Raises KeyError where there is no such page."""
        speaks = self.languages[language]
        links = Links(language, name, self.mode)
        everyone = list(self.languages)
        if name in self.guides:
            made = self._guide(speaks, links, self.guides[name])
            self.about.anchors[language, name] = made.anchors
            return made
        if name.startswith("themes/") and name.removeprefix("themes/") in self._themes:
            made = site_pages.theme(speaks, links, name.removeprefix("themes/"), self._cards_of(speaks))
            return self._finish(made, speaks, "theme", everyone)
        if name in ABOUT:  # readers search guides: these pages would repeat their words
            made = self.about.page(speaks, links, name)
            made.meta["search"] = {"exclude": True}
            return self._finish(made, speaks, "about-guides", everyone)
        if name in OWN:
            return self._finish(self._own(speaks, links, name), speaks, "home" if name == HOME else name, everyone,
                                hidden=name == "drafts")
        texts = self.hand_written[name]
        if name.partition("/")[0] == REFERENCE and language not in texts and not texts.keys().isdisjoint(everyone):
            return self._reference_elsewhere(speaks, links, texts)
        written_in = language if language in texts else next(iter(texts))
        plain = Plain(speaks, links, frozenset((*OWN, *self.hand_written)), self.settings.publisher)
        made = hand_written(texts[written_in], written_in, plain, name)
        kind = name.partition("/")[0]
        if kind == REFERENCE:  # readers search guides; those who write them find the reference through "contribute"
            made.meta["search"] = {"exclude": True}
        return self._finish(made, speaks, kind, everyone)

    def _reference_elsewhere(self, speaks: PageLanguage, links: Links, texts: Mapping[str, str]) -> Page:
        """A page of the reference that is not in this language. It is long, and for those who write guides: in another
        language they choose for themselves."""
        here = [one for one in self.languages if one in texts]
        made = site_pages.elsewhere(speaks, links, title_of(texts[here[0]], speaks), here[0],
                                    [(one, links.to(links.page, language=one)) for one in here], "page-not-here-yet")
        return self._finish(made, speaks, "elsewhere", here, hidden=True)

    def _own(self, speaks: PageLanguage, links: Links, name: str) -> Page:
        if name == HOME:
            return site_pages.home(speaks, links, self._cards_of(speaks))
        if name == "catalogue":
            return site_pages.catalogue(speaks, links, self._cards_of(speaks), len(self.listed(drafts=True)))
        if name == "themes":
            return site_pages.themes(speaks, links, self._cards_of(speaks))
        if name == "drafts":
            return site_pages.drafts(speaks, links, self._cards_of(speaks, drafts=True))
        known = [entry.id for entry in languages(self.library)]
        return site_pages.glossary(speaks, links, self.library.glossary.data, known)

    def _guide(self, speaks: PageLanguage, links: Links, loaded: LoadedGuide) -> Page:
        """The page of a guide; where it is not in this language, a page that says so."""
        guide = guide_of(loaded)
        here = [one for one in self.languages if has_words(loaded, one)]
        if speaks.id not in here:
            told = next(one for one in (guide.source_language, *loaded.translations) if has_words(loaded, one))
            made = site_pages.elsewhere(speaks, links, loaded.translations[told].words["title"].markdown, told,
                                        [(one, links.to(links.page, language=one)) for one in here])
            return self._finish(made, speaks, "elsewhere", here, hidden=True)
        g = self.view(loaded, speaks, links)
        repository = self.settings.publisher.get("repository", "")
        sizes = {own: content.stat().st_size if isinstance(content, Path) else len(bytes_of(content))
                 for own, content in self.attached(g).items()}
        made = Writer(g, self._titles_in(speaks), sizes, repository).write()
        made.meta["description"] = g.text("summary")
        made.meta["case"] = g.links.file(f"{links.page}/data.js")
        return self._finish(made, speaks, "draft" if guide.state == "draft" else "guide", here,
                            hidden=guide.state != "published")

    def _finish(self, page: Page, speaks: PageLanguage, kind: str, here: list[str], hidden: bool = False) -> Page:
        """Tell the theme about a page: what it is, the languages it exists in, whether it is for search."""
        start, address = page_address(speaks.id, page.name, self.mode), self.settings.publisher.get("address", "")
        told = []
        for one in self.languages.values():
            goal = page_address(one.id, page.name, self.mode)
            told.append({"id": one.id, "name": one.name, "direction": one.direction, "here": one.id == speaks.id,
                         "missing": one.id not in here, "url": relative(start, goal),
                         "address": f"{address}/{goal}" if address else ""})
        page.meta.update({"kind": kind, "languages": told})
        if speaks.entry.unread:
            page.meta["unread"] = Links(speaks.id, page.name, self.mode).to("method", "unread")
        if hidden:
            page.meta.update({"robots": "noindex", "search": {"exclude": True}})
        return page

    # --- what pages share ----------------------------------------------------------------------------------------

    def view(self, loaded: LoadedGuide, speaks: PageLanguage, links: Links) -> GuidePage:
        """A guide as one page in one language sees it."""
        site = self.settings.publisher.get("address", "")
        return GuidePage(loaded, speaks, links, self.computed(loaded), self._slugs, self.pictures(loaded),
                         tuple(self.languages), f"{site}/{links.here}" if site else "")

    def computed(self, loaded: LoadedGuide) -> Computed:
        """What is computed of a guide, once for all languages."""
        if loaded.slug not in self._computed:
            levels = [one.level for one in self.problems if one.place.path.startswith(f"{loaded.folder}/")]
            units = self.library.units.data or Units(format_version=1)
            self._computed[loaded.slug] = Computed(loaded, units, self.as_of, len(levels), "error" not in levels)
        return self._computed[loaded.slug]

    def _cards_of(self, speaks: PageLanguage, drafts: bool = False) -> list[Card]:
        if (speaks.id, drafts) not in self._cards:
            links = Links(speaks.id, HOME, self.mode)
            self._cards[speaks.id, drafts] = cards(self.listed(drafts), lambda one: self.view(one, speaks, links))
        return self._cards[speaks.id, drafts]

    def _titles_in(self, speaks: PageLanguage) -> dict[str, str]:
        """The titles of the guides, in this language where they have one."""
        if speaks.id not in self._titles:
            self._titles[speaks.id] = {
                loaded.slug: markdown.plain(next(loaded.translations[one].words["title"].markdown for one in (
                    speaks.id, guide_of(loaded).source_language, *loaded.translations) if has_words(loaded, one)),
                    speaks.typeset)
                for loaded in self.listed(drafts=False)}
        return self._titles[speaks.id]

    def title(self, language: str, name: str) -> str:
        """The title of a page of the navigation. Raises KeyError where there is no such page."""
        if name in OWN:
            return self.languages[language].plain("home-title" if name == HOME else name)
        return self.page(language, name).title

    def pictures(self, loaded: LoadedGuide) -> dict[str, Size]:
        """The images of a guide that may be published, with their size."""
        if loaded.slug not in self._pictures:
            self._pictures[loaded.slug] = {image.file: size for image in guide_of(loaded).images
                                           if (size := size_of(Path(loaded.folder, image.file)))}
        return self._pictures[loaded.slug]

    def attached(self, g: GuidePage) -> dict[str, Content]:
        """What the documents of a page hold, by their id: those that may be published."""
        found: dict[str, Content] = {}
        for document in g.guide.documents:
            name, language = g.document(document)
            path = Path(g.loaded.folder, name)
            if is_text(document.file):
                if name:
                    found[document.id] = partial(self._document, g.loaded, document, language)
            elif path.suffix.lower() in FILES and path.is_file():
                found[document.id] = path
        return found

    def _document(self, loaded: LoadedGuide, document: Document, language: str) -> bytes:
        """A text as a document, once for all pages that link to it."""
        key = loaded.slug, document.id, language
        if key not in self._documents:
            from modemploi.publish.document import document as made
            entry = next(one for one in languages(self.library) if one.id == language)
            name = next(name for name, one in self.guides.items() if one is loaded)
            speaks = self.languages.get(language) or PageLanguage(self.library, entry)
            self._documents[key] = made(self.view(loaded, speaks, Links(language, name, self.mode)), document)
        return self._documents[key]

    def files(self, language: str) -> dict[str, Content]:
        """The images and attachments of one language, and what goes with the case of each guide, by path below its
        folder."""
        files: dict[str, Content] = {"open-questions.csv": partial(self.about.csv, self.languages[language])}
        for name, loaded in self.guides.items():
            if has_words(loaded, language):
                g = self.view(loaded, self.languages[language], Links(language, name, self.mode))
                kept = {document.id: g.document(document)[0] for document in g.guide.documents}
                files |= {f"{name}/{file}": Path(loaded.folder, file) for file in self.pictures(loaded)}
                files |= {f"{name}/{kept[own]}": content for own, content in self.attached(g).items()}
                files[f"{name}/data.js"] = partial(self._case_script, language, name)
                files |= {f"{name}/{loaded.slug}.{form}": partial(self._ready, language, name, form) for form in READY}
        return files

    def _planned(self, language: str, name: str) -> Planned:
        """The reference case of a guide, to take along."""
        return Planned(self.view(self.guides[name], self.languages[language], Links(language, name, self.mode)), {})

    def _ready(self, language: str, name: str, form: str) -> bytes:
        return FORMS[form](self._planned(language, name))

    def _case_script(self, language: str, name: str) -> bytes:
        """What the scripts of a page know of its guide. It is a script itself, because a page that is read from a disk
        may load nothing else."""
        data = json.dumps(self._planned(language, name).data, ensure_ascii=False, separators=(",", ":"))
        return f"modemploi.data = {data};\n".encode()


def guide_of(loaded: LoadedGuide) -> Guide:
    """The facts of a guide that has a page."""
    assert loaded.facts.data is not None, "a guide without facts has no page"
    return loaded.facts.data
