"""The built site in a real browser: served from this machine, and every other host cut off."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from modemploi.load import load_library
from modemploi.publish import build_site
from tests.library import the_library
from tests.make import SLUG
from tests.publish.street import a_street


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *given: object) -> None:
        """Requests are not told."""


def served(folder: Path) -> Iterator[str]:
    """Serve a folder; gives its address."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(scope="session")
def real(site: Path) -> Iterator[str]:
    """The address of the real site, as the command builds it."""
    yield from served(site)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site in French and Arabic, whose guide tries to break out of every field."""
    folder = tmp_path_factory.mktemp("small")
    wicked = ("<img src=x onerror=alert(1)><script>alert(2)</script> \"onfocus='alert(3)' {#x onclick=alert(4)} "
              "[x](javascript:alert(5))")
    words = dict.fromkeys((
        "title", "summary", "look.name", "lamp.name", "lamp.specification", "shock.name", "guild.name", "loads.name",
        "radio.name", "battery.lfp.name", "lamp-drawing.alternative", "problem", "mend.text", "mend.done", "again"),
        f"Attaque {wicked}")
    wicked_source = {"id": "lamp-report", "type": "report", "author": wicked, "title": f"Source {wicked}",
                     "issued": wicked[:60],
                     "language": "fr", "url": "https://example.org/?a=%22onclick=alert(1)", "read": "whole",
                     "strength": "documented", "address_note": wicked}
    arabic = ("---\nformat_version: 2\ntitle: إصلاح مصابيح المدرسة\nsummary: ثلاث قاعات مضاءة في المساء\n---\n\n"
              "## المشكلة {#problem}\n\nفي المساء لا يرى أحد شيئا، 220 V في {{ rooms }}.\n")
    a_street(folder, arabic=True, words={"fr": words}, sources=[wicked_source], files={
        f"{SLUG}/ar.md": arabic, f"{SLUG}/en.md": None, f"{SLUG}/en.stamps.yml": None})
    made = build_site(load_library(folder / "guides"), (), folder / "site", settings=folder / "mkdocs.yml",
                      work=folder / "build")
    assert made.made, made
    yield from served(folder / "site")


@dataclass
class Visit:
    """A page, and everything that happened while it was open."""

    page: Any
    asked: list[str] = field(default_factory=list)
    """Every address that was asked for, also of other hosts (which are never reached)."""
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Visit]]:
    """Open an address: ``visit(address, width=360, dark=True, scripts=False)``."""
    contexts = []

    def open_(address: str, width: int = 1280, height: int = 900, dark: bool = False, scripts: bool = True) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=scripts,
                                      color_scheme="dark" if dark else "light")
        contexts.append(context)
        seen = Visit(context.new_page())
        own = "/".join(address.split("/", 3)[:3]) + "/"
        context.route(lambda url: not url.startswith(own), lambda route: route.abort())
        seen.page.on("request", lambda request: seen.asked.append(request.url))
        seen.page.on("dialog", lambda dialog: (seen.dialogs.append(dialog.message), dialog.dismiss()))
        seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
        seen.page.on("console", lambda told: seen.errors.append(told.text) if told.type == "error" else None)
        seen.page.goto(address, wait_until="load")
        return seen

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def guides() -> dict[str, dict[str, str]]:
    """The titles of the published guides of the repository, by slug and language."""
    library = the_library()
    return {loaded.slug: {language: translation.words["title"].markdown for language,
                          translation in loaded.translations.items()
                          if "title" in translation.words and language in ("fr", "en")}
            for loaded in library.guides if loaded.facts.data and loaded.facts.data.state == "published"}
