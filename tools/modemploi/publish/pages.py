"""From a library to plain pages and the settings of one build a language."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from modemploi.checks.check import Problem
from modemploi.load.library import Library, LoadedGuide
from modemploi.model import Units
from modemploi.publish import site_pages
from modemploi.publish.addresses import HOME, Links, Mode, page_address, relative
from modemploi.publish.cards import cards
from modemploi.publish.clock import day_of, epoch
from modemploi.publish.computed import Computed
from modemploi.publish.files import Content, sync
from modemploi.publish.guide import GuidePage, has_words, shown
from modemploi.publish.guide_page import Writer
from modemploi.publish.hand_written import Plain, hand_written, read_pages
from modemploi.publish.images import Size, size_of
from modemploi.publish.language import PageLanguage, languages, published
from modemploi.publish.page import Page
from modemploi.publish.settings import Settings, as_yaml, mkdocs_file, read_settings, words_file

FILES = {".pdf", ".csv", ".txt", ".ods", ".odt", ".odp", ".docx", ".xlsx", ".pptx", ".ics", ".zip", ".dxf"}
"""What may be attached: nothing that a browser runs."""


@dataclass(frozen=True)
class Written:
    """What `write_pages` made."""

    folder: Path
    languages: tuple[str, ...]
    pages: int
    """How many pages, over all languages."""
    changed: dict[str, tuple[str, ...]]
    """By language, the files that are not as they were before."""


def write_pages(library: Library, problems: Iterable[Problem] = (), folder: Path = Path("build"),
                languages: Collection[str] = (), *, settings: Path = Path("mkdocs.yml"), mode: Mode = "folders",
                as_of: datetime.date | None = None) -> Written:
    """Write ``pages/<language>/`` and ``mkdocs.<language>.yml`` below `folder`, and the words ``mkdocs.yml`` inherits.

    `languages` are those to write, all published ones when empty. A guide without facts has no page, a draft has one
    below ``drafts/``. Raises OSError where something cannot be written.
    """
    told = read_settings(settings)
    press = Press(library, tuple(problems), told, mode, as_of or day_of(epoch(told.root)))
    changed, count = {}, 0
    for language in press.languages:
        if languages and language.id not in languages:
            continue
        files = press.files(language)
        count += sum(name.endswith(".md") for name in files)
        changed[language.id] = sync(folder / "pages" / language.id, files)
        words = words_file(language, told, press.languages)
        _write(folder / f"mkdocs.{language.id}.yml", as_yaml(mkdocs_file(told, words, mode, folder)))
        if told.inherits and language is press.languages[0]:
            _write(told.root / told.inherits, as_yaml(words))
    return Written(folder, tuple(changed), count, changed)


def _write(path: Path, data: bytes) -> None:
    if not path.exists() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@dataclass
class Press:
    """Everything that the pages of one library share."""

    library: Library
    problems: tuple[Problem, ...]
    settings: Settings
    mode: Mode
    as_of: datetime.date
    _computed: dict[str, Computed] = field(default_factory=dict)

    @cached_property
    def languages(self) -> list[PageLanguage]:
        """The published languages."""
        return [PageLanguage(self.library, entry) for entry in published(self.library)]

    @cached_property
    def guides(self) -> list[LoadedGuide]:
        """The guides whose facts could be read and that have a title in some language."""
        return [loaded for loaded in self.library.guides if loaded.facts.data
                and any(has_words(loaded, one) for one in loaded.translations)]

    @cached_property
    def _hand_written(self) -> dict[str, dict[str, str]]:
        return read_pages(self.settings.root / "docs", [entry.id for entry in languages(self.library)])

    def pictures(self, loaded: LoadedGuide) -> dict[str, Size]:
        """The images of a guide that may be published, with their size."""
        return {image.file: size for image in loaded.facts.data.images
                if (size := size_of(Path(loaded.folder, image.file)))} if loaded.facts.data else {}

    def attached(self, loaded: LoadedGuide) -> dict[str, int]:
        """The attachments of a guide that may be published, with their size in bytes."""
        found = {}
        for document in loaded.facts.data.documents if loaded.facts.data else ():
            path = Path(loaded.folder, document.file)
            if path.suffix.lower() in FILES and path.is_file():
                found[document.file] = path.stat().st_size
        return found

    def computed(self, loaded: LoadedGuide) -> Computed:
        """What is computed of a guide, once for all languages."""
        if loaded.slug not in self._computed:
            levels = [one.level for one in self.problems if one.place.path.startswith(f"{loaded.folder}/")]
            self._computed[loaded.slug] = Computed(loaded, self.library.units.data or Units(format_version=1),
                                                   self.as_of, len(levels), "error" not in levels)
        return self._computed[loaded.slug]

    def view(self, loaded: LoadedGuide, language: PageLanguage, page: str) -> GuidePage:
        """A guide as one page in one language sees it."""
        slugs = frozenset(one.slug for one in self.guides if one.facts.data and shown(one.facts.data))
        return GuidePage(loaded, language, Links(language.id, page, self.mode), self.computed(loaded), slugs,
                         self.pictures(loaded), frozenset(one.id for one in self.languages))

    # --- one language --------------------------------------------------------------------------------------------

    def files(self, language: PageLanguage) -> dict[str, Content]:
        """All files of one language, by path below its folder."""
        files: dict[str, Content] = {}
        for page in [*self.site_pages(language), *(self.guide(language, loaded) for loaded in self.guides)]:
            files[f"{page.name}.md"] = page.markdown().encode()
        for loaded in self.guides:
            if has_words(loaded, language.id):
                below = _place(loaded)
                for file in [*self.pictures(loaded), *self.attached(loaded)]:
                    files[f"{below}/{file}"] = Path(loaded.folder, file)
        return files

    def guide(self, language: PageLanguage, loaded: LoadedGuide) -> Page:
        """The page of a guide; where it is not in this language, a page that says so."""
        name = _place(loaded)
        here = [one.id for one in self.languages if has_words(loaded, one.id)]
        draft = loaded.facts.data is not None and not shown(loaded.facts.data)
        if not has_words(loaded, language.id):
            source = loaded.facts.data.source_language if loaded.facts.data else here[0]
            links = Links(language.id, name, self.mode)
            title = next(loaded.translations[one].words["title"].markdown
                         for one in (source, *loaded.translations) if has_words(loaded, one))
            page = site_pages.elsewhere(language, links, title, source,
                                        [(one, links.to(name, language=one)) for one in here])
            return self.finish(page, language, "elsewhere", here, hidden=True)
        titles = {one.slug: self.view(one, language, name).text("title") for one in self.guides
                  if one.facts.data and shown(one.facts.data)}
        g = self.view(loaded, language, name)
        page = Writer(g, titles, self.attached(loaded), self.settings.publisher.get("repository", "")).write()
        retired = loaded.facts.data is not None and loaded.facts.data.state == "retired"
        page.meta["description"] = g.text("summary")
        return self.finish(page, language, "draft" if draft else "guide", here, hidden=draft or retired)

    def site_pages(self, language: PageLanguage) -> list[Page]:
        """The pages that are not guides."""
        everyone = [one.id for one in self.languages]
        shown_guides = [one for one in self.guides if one.facts.data and shown(one.facts.data)]
        draft_guides = [one for one in self.guides if one not in shown_guides]

        def made(name: str, make: object, *values: object) -> Page:
            links = Links(language.id, name, self.mode)
            found = cards(shown_guides, lambda one: self.view(one, language, name))
            return make(language, links, *(found if value is cards else value for value in values))  # type: ignore[operator,no-any-return]

        pages = [self.finish(page, language, kind, everyone) for kind, page in (
            ("home", made(HOME, site_pages.home, cards)),
            ("catalogue", made("catalogue", site_pages.catalogue, cards, len(draft_guides))),
            ("themes", made("themes", site_pages.themes, cards)),
            ("glossary", made("glossary", site_pages.glossary, self.library.glossary.data,
                              [entry.id for entry in languages(self.library)])))]
        for theme in language.list_ids("themes"):
            if any(one.facts.data and theme in one.facts.data.themes for one in shown_guides):
                page = made(f"themes/{theme}", site_pages.theme, theme, cards)
                pages.append(self.finish(page, language, "theme", everyone))
        links = Links(language.id, "drafts", self.mode)
        page = site_pages.drafts(language, links, cards(draft_guides, lambda one: self.view(one, language, "drafts")))
        pages.append(self.finish(page, language, "drafts", everyone, hidden=True))
        for name, texts in self._hand_written.items():
            written_in = language.id if language.id in texts else next(iter(texts))
            plain = Plain(language, Links(language.id, name, self.mode), frozenset(self._hand_written) | {"catalogue",
                          "glossary", "themes", "drafts", HOME}, self.settings.publisher)
            pages.append(self.finish(hand_written(texts[written_in], written_in, plain, name), language, name, everyone))
        return pages

    def finish(self, page: Page, language: PageLanguage, kind: str, here: list[str], hidden: bool = False) -> Page:
        """Tell the theme about a page: what it is, the languages it exists in, whether it is for search."""
        start = page_address(language.id, page.name, self.mode)
        page.meta.update({"kind": kind, "languages": [
            {"id": one.id, "name": one.name, "direction": one.direction, "here": one.id == language.id,
             "url": relative(start, page_address(one.id, page.name, self.mode)), "missing": one.id not in here}
            for one in self.languages]})
        if hidden:
            page.meta.update({"robots": "noindex", "search": {"exclude": True}})
        return page


def _place(loaded: LoadedGuide) -> str:
    assert loaded.facts.data is not None
    return f"{'guides' if shown(loaded.facts.data) else 'drafts'}/{loaded.slug}"
