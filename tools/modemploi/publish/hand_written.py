"""The pages people write by hand, ``docs/<language>/*.md``: about, method, contribute; and the reference, which is
written from the code and read in the same way."""

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

from markdown_it.token import Token
from markupsafe import Markup

from modemploi.publish import markdown
from modemploi.publish.addresses import Links
from modemploi.publish.language import PageLanguage
from modemploi.publish.page import Page

REFERENCE = "reference"
"""The folder below ``docs`` that is written from the code, and its first page."""
_ID = re.compile(r"\s*\{#([a-z][a-z0-9-]*)\}\s*$")


class Plain:
    """The surroundings of a text that belongs to no guide."""

    def __init__(self, language: PageLanguage, links: Links, pages: frozenset[str], values: Mapping[str, str]) -> None:
        self.language, self._links, self._pages, self._values = language, links, pages, values
        self.say, self.typeset = language.say, language.typeset

    def cite(self, key: str, locator: str = "") -> Markup:
        """There are no sources here."""
        return Markup('<code class="unknown">[@{}]</code>').format(key)

    def mark(self, mark: str | None) -> Markup:
        """A mark of doubt, as a guide shows it."""
        return Markup('<a class="mark mark-{0}" href="{1}">{2}</a>').format(
            mark, self._links.to("method", f"mark-{mark}"), self.say(f"mark-{mark}"))

    def number(self, name: str) -> Markup | None:
        """What the settings say of the publisher: ``{{ publisher_name }}``; words where it is not set."""
        key = name.removeprefix("publisher_")
        value = self._values.get(key)
        if value and value.startswith("https://"):
            return Markup('<a href="{0}">{0}</a>').format(value)
        return Markup("{}").format(value) if value else self.say("not-set-yet")

    def href(self, target: str) -> str | None:
        """A link to another page by its file, ``method.md#marks``, or outward."""
        file, _, anchor = target.partition("#")
        if not file:
            return f"#{anchor}"
        page = page_of(file, self._links.page)
        if page in self._pages:
            return self._links.to(page, anchor)
        return target if target.startswith(("https://", "http://", "mailto:")) else None

    def picture(self, target: str, alternative: str, block: bool) -> Markup:
        """There are no pictures here yet; the alternative text stands for one."""
        return Markup("<em>{}</em>").format(alternative)


def hand_written(text: str, written_in: str, surroundings: Plain, name: str) -> Page:
    """A page from its Markdown; marked as being in another language where it is."""
    tokens = markdown.parse(text, surroundings)
    language = surroundings.language
    foreign = written_in if written_in != language.id else ""
    page = Page(name, name)
    block: list[Token] = []

    def flush() -> None:
        html = markdown.render(block, surroundings)
        page.html(language.foreign(html, foreign, "div") if foreign and html.strip() else html)
        block.clear()

    index, first = 0, True
    while index < len(tokens):
        token = tokens[index]
        if token.type == "heading_open" and token.level == 0 and token.tag in ("h1", "h2", "h3"):
            flush()
            source = tokens[index + 1].content
            anchor = _ID.search(source)
            title = markdown.plain(_ID.sub("", source), language.typeset)
            page.heading(int(token.tag[1]), anchor[1] if anchor else f"part-{index}", title, language=foreign)
            if first:
                page.title, first = title, False
                if foreign:
                    page.html(Markup('<div class="notice" role="note"><p>{}</p></div>').format(
                        language.say("page-not-translated", language=language.figures.tongue(foreign))))
            index += 3
        else:
            block.append(token)
            index += 1
    flush()
    return page


def title_of(text: str, language: PageLanguage) -> str:
    """The title of such a page: its first line."""
    return markdown.plain(_ID.sub("", text.partition("\n")[0].lstrip("# ")), language.typeset)


def page_of(file: str, start: str) -> str:
    """The name of the page that a link to a file means, as it is written on the page `start`: ``../fields.md``, and
    ``../reference/fr/fields.md`` on a page of ``docs/fr``."""
    folder = REFERENCE if start == REFERENCE else posixpath.dirname(start)
    page = posixpath.normpath(posixpath.join(folder, file.removesuffix(".md")))
    return re.sub(rf"^\.\./{REFERENCE}/[a-z]+/", f"{REFERENCE}/", page).removesuffix("/index")


def read_pages(folder: Path, languages: list[str]) -> dict[str, dict[str, str]]:
    """The texts, by page name and language; every language that misses a page falls back on the first that has it."""
    found: dict[str, dict[str, str]] = {}
    for language in languages:
        for path in sorted((folder / language).glob("*.md")):
            found.setdefault(path.stem, {})[language] = path.read_text(encoding="utf-8")
        below = folder / REFERENCE / language
        for path in sorted(below.rglob("*.md")):
            name = f"{REFERENCE}/{path.relative_to(below).with_suffix('').as_posix()}".removesuffix("/index")
            found.setdefault(name, {})[language] = path.read_text(encoding="utf-8")
    return found
