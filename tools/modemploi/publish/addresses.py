"""Where a page lives: one function, two modes.

``folders`` is for the web (``fr/guides/<slug>/``), ``files`` for a USB key or a ZIM file (``fr/guides/<slug>.html``).
A page is named as its source file below ``build/pages/<language>/``, without ``.md``: ``index``, ``guides/<slug>``.
"""

import posixpath
from typing import Literal

Mode = Literal["folders", "files"]

HOME = "index"
"""The name of the first page of a language."""
ABOUT = ("state-of-knowledge", "bibliography", "open-questions", "testimony")
"""The names of the pages about what is known."""


def address(language: str, slug: str, mode: Mode = "folders") -> str:
    """The address of a guide, from the root of the site."""
    return page_address(language, f"guides/{slug}", mode)


def page_address(language: str, page: str, mode: Mode = "folders") -> str:
    """The address of any page, from the root of the site."""
    if mode == "files":
        return f"{language}/{page}.html"
    return f"{language}/" if page == HOME else f"{language}/{page}/"


def relative(start: str, goal: str) -> str:
    """The way from one address of the site to another, as a link writes it; both from the root of the site.

    >>> relative("fr/guides/seed-swap/", "en/method/")
    '../../../en/method/'
    """
    folder = start if start.endswith("/") else posixpath.dirname(start)
    way = posixpath.relpath(goal.rstrip("/") or ".", folder.rstrip("/") or ".")
    return f"{way}/" if goal.endswith("/") or not goal else way


class Links:
    """The links that stand on one page."""

    def __init__(self, language: str, page: str, mode: Mode = "folders") -> None:
        self.language, self.page, self.mode = language, page, mode
        self.here = page_address(language, page, mode)

    def to(self, page: str, anchor: str = "", language: str = "") -> str:
        """A link to a page by its name, in this language unless another is given."""
        goal = page_address(language or self.language, page, self.mode)
        if anchor and goal == self.here:
            return f"#{anchor}"
        return relative(self.here, goal) + (f"#{anchor}" if anchor else "")

    def guide(self, slug: str, anchor: str = "", language: str = "") -> str:
        """A link to a guide."""
        return self.to(f"guides/{slug}", anchor, language)

    def file(self, path: str) -> str:
        """A link to a file of this language, by its path below ``build/pages/<language>/``."""
        return relative(self.here, f"{self.language}/{path}")
