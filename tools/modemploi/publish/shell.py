"""A page in the templates of the site without MkDocs: what a preview shows while somebody writes.

The templates are MkDocs templates; this gives them the few things they ask for. A test compares both.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from modemploi.publish.addresses import HOME, page_address, relative
from modemploi.publish.page import Heading, Page, escaped
from modemploi.publish.press import Press
from modemploi.publish.settings import words_file

DEPTH = 4
"""How deep the table of contents goes, as in ``mkdocs.yml``."""


@dataclass
class Entry:
    """An entry of the table of contents."""

    title: str
    id: str
    level: int
    children: list["Entry"] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where it leads."""
        return f"#{self.id}"


class Shell:
    """The templates around the pages of one language."""

    def __init__(self, press: Press, language: str) -> None:
        self.press, self.language = press, language
        words = words_file(press.languages[language], press.settings, list(press.languages.values()))
        self.config = SimpleNamespace(
            extra={**words["extra"], "publisher": press.settings.publisher}, theme=SimpleNamespace(**words["theme"]),
            use_directory_urls=press.mode == "folders")
        self._environment = Environment(loader=FileSystemLoader(press.settings.root / press.settings.theme))
        self._environment.filters["url"] = self._url

    def page(self, name: str) -> str:
        """A page as HTML. Raises KeyError where there is none."""
        made = self.press.page(self.language, name)
        here = page_address(self.language, name, self.press.mode)
        items = [self._item(one, one == name) for one in self.press.settings.nav]
        nav = _Nav(items, next((item for item in items if item.is_homepage), None))
        page = SimpleNamespace(meta={"title": made.title, **made.meta}, content=_content(made), toc=_contents(made),
                               canonical_url=None, is_homepage=name == HOME)
        return self._environment.get_template("main.html").render(config=self.config, page=page, nav=nav, here=here)

    def not_found(self) -> str:
        """The page for an address that leads nowhere."""
        return self._environment.get_template("404.html").render(config=self.config)

    @pass_context
    def _url(self, context: Context, url: str) -> str:
        return relative(context["here"], f"{self.language}/{'' if url == '.' else url}")

    def _item(self, name: str, active: bool) -> SimpleNamespace:
        address = page_address(self.language, name, self.press.mode).removeprefix(f"{self.language}/")
        title = self.press.title(self.language, name)
        return SimpleNamespace(title=title, url=address or ".", active=active, is_page=True, is_homepage=name == HOME)


class _Nav(list[Any]):
    """The navigation, as templates walk it."""

    def __init__(self, items: Iterable[SimpleNamespace], homepage: SimpleNamespace | None) -> None:
        super().__init__(items)
        self.homepage = homepage


def _content(page: Page) -> str:
    """The body of a page: what a Markdown library makes of it."""
    html = []
    for block in page.blocks:
        if isinstance(block, Heading):
            told = "".join(f' {name}="{escape(value)}"' for name, value in block.attributes)
            html.append(f'<h{block.level}{told} id="{block.anchor}">{escaped(block.text)}</h{block.level}>')
        else:
            html.append(block)
    return "\n".join(html)


def _contents(page: Page) -> list[Entry]:
    """The headings as a tree."""
    top: list[Entry] = []
    open_: list[Entry] = []
    for block in page.blocks:
        if isinstance(block, Heading) and block.level <= DEPTH:
            entry = Entry(escaped(block.text), block.anchor, block.level)
            while open_ and open_[-1].level >= entry.level:
                open_.pop()
            (open_[-1].children if open_ else top).append(entry)
            open_.append(entry)
    return top


def search_index(press: Press, language: str) -> dict[str, Any]:
    """What search reads: the sections of every page that is for search."""
    docs = []
    for name in press.names():
        page = press.page(language, name)
        if (page.meta.get("search") or {}).get("exclude"):
            continue
        address = page_address(language, name, press.mode).removeprefix(f"{language}/")
        section = {"location": address, "title": page.title, "text": ""}
        for block in page.blocks:
            if isinstance(block, Heading):
                if section["text"] or block.level > 1:
                    docs.append(section)
                    section = {"location": f"{address}#{block.anchor}", "title": escaped(block.text), "text": ""}
            else:
                section["text"] += str(escape(Markup(block).striptags())) + " "
        docs.append(section)
    return {"config": {"lang": [language], "separator": press.settings.separator}, "docs": docs}
