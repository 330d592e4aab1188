"""The site while somebody writes: every page is made when it is asked for, and shown anew when a file is saved."""

import http.server
import json
import mimetypes
import stat
import threading
import time
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

from modemploi.checks import check_library
from modemploi.load import load_library
from modemploi.load.library import Library
from modemploi.publish.addresses import HOME
from modemploi.publish.clock import day_of, epoch
from modemploi.publish.press import Press
from modemploi.publish.files import bytes_of
from modemploi.publish.root import root_files
from modemploi.publish.settings import read_settings
from modemploi.publish.shell import Shell, search_index

LOOK = 0.2
"""Seconds between two looks at the files."""
QUIET = 3.0
"""Seconds without a change before the guides are judged: showing goes first."""
PATIENCE = 25.0
"""Seconds a page waits for news before it asks again."""
RELOAD = b"""(function ask(version) {
  fetch("/_changes?after=" + version).then(function (answer) { return answer.json(); }).then(function (now) {
    if (version && now !== version) location.reload(); else ask(now);
  }).catch(function () { setTimeout(function () { ask(version); }, 1000); });
})(Number(document.currentScript.dataset.version));
"""


@dataclass
class Preview:
    """What is shown, and which version of it."""

    guides: Path
    settings: Path
    version: int = 1
    library: Library | None = None
    press: Press | None = None
    shells: dict[str, Shell] = field(default_factory=dict)
    news: threading.Condition = field(default_factory=threading.Condition)

    def read(self, only: frozenset[str] = frozenset()) -> None:
        """Read everything, or the guides that changed, and tell the pages that wait."""
        library = load_library(self.guides, only)
        if only and self.library:
            fresh = {loaded.slug: loaded for loaded in library.guides}
            library = replace(self.library, guides=tuple(
                fresh.get(loaded.slug, loaded) for loaded in self.library.guides))
        self._show(library, ())
        with self.news:
            self.version += 1
            self.news.notify_all()

    def judge(self) -> None:
        """Run the checks, for what a page says of proof and of drafts; it shows at the next view."""
        if self.library:
            self._show(self.library, tuple(check_library(self.library)))

    def _show(self, library: Library, problems: tuple[Any, ...]) -> None:
        settings = read_settings(self.settings)
        press = Press(library, settings, day_of(epoch(settings.root)), problems=problems)
        self.library, self.press, self.shells = library, press, {one: Shell(press, one) for one in press.languages}

    def answer(self, path: str) -> tuple[HTTPStatus, str, bytes]:
        """What stands at a path: its status, its type and its bytes."""
        press, shells = self.press, self.shells
        assert press is not None
        language, _, rest = path.lstrip("/").partition("/")
        if path == "/_reload.js":
            return HTTPStatus.OK, "text/javascript", RELOAD
        if path in ("/", "/index.html"):
            content = root_files(list(press.languages.values()), press.settings, "folders")["index.html"]
            return HTTPStatus.OK, "text/html", self._live(bytes_of(content))
        if language not in shells:
            return HTTPStatus.NOT_FOUND, "text/plain", b"404"
        if rest == "search/search_index.json":
            return HTTPStatus.OK, "application/json", json.dumps(search_index(press, language)).encode()
        if rest.startswith("look/"):
            return self._file(press.settings.root / press.settings.theme / "look", rest.removeprefix("look/"))
        name = rest.removesuffix("index.html").rstrip("/") or HOME
        if name in press.names():
            return HTTPStatus.OK, "text/html", self._live(shells[language].page(name).encode())
        if rest in (files := press.files(language)):
            return HTTPStatus.OK, _kind(rest), bytes_of(files[rest])
        return HTTPStatus.NOT_FOUND, "text/html", self._live(shells[language].not_found().encode())

    @staticmethod
    def _file(folder: Path, path: str) -> tuple[HTTPStatus, str, bytes]:
        file = (folder / path).resolve()
        if not file.is_relative_to(folder.resolve()) or not file.is_file():
            return HTTPStatus.NOT_FOUND, "text/plain", b"404"
        return HTTPStatus.OK, _kind(path), file.read_bytes()

    def _live(self, html: bytes) -> bytes:
        script = f'<script src="/_reload.js" data-version="{self.version}"></script>\n</body>'
        return html.replace(b"</body>", script.encode())

    def wait(self, after: int) -> int:
        """The version, as soon as it is another than `after`, or after a while."""
        with self.news:
            self.news.wait_for(lambda: self.version != after, PATIENCE)
            return self.version


def _kind(path: str) -> str:
    return mimetypes.guess_type(path)[0] or "application/octet-stream"


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers one request."""

    protocol_version = "HTTP/1.1"

    def __init__(self, preview: Preview, *given: Any) -> None:
        self.preview = preview
        super().__init__(*given)

    def do_GET(self) -> None:  # noqa: N802 (the name is http.server's)
        """Answer a page, a file, or the question whether anything changed."""
        url = urllib.parse.urlsplit(self.path)
        if url.path == "/_changes":
            after = urllib.parse.parse_qs(url.query).get("after", ["0"])[0]
            version = self.preview.wait(int(after) if after.isdigit() else 0)
            self._send(HTTPStatus.OK, "application/json", str(version).encode())
        else:
            self._send(*self.preview.answer(urllib.parse.unquote(url.path)))

    do_HEAD = do_GET  # noqa: N815

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, form: str, *values: object) -> None:
        """Requests are not told: the terminal is for what the writer did."""


def seen(folders: list[Path]) -> dict[str, tuple[int, int]]:
    """Every file below some folders, with its time and size; hidden files and what editors leave behind are not."""
    found = {}
    for folder in folders:
        for path in folder.rglob("*") if folder.is_dir() else [folder]:
            if not any(part.startswith((".", "#")) or part.endswith("~") for part in path.parts[len(folder.parts):]):
                try:
                    told = path.stat()
                except OSError:
                    continue
                if stat.S_ISREG(told.st_mode):
                    found[path.as_posix()] = (told.st_mtime_ns, told.st_size)
    return found


def slugs_of(changed: set[str], guides: Path) -> frozenset[str]:
    """The guides to which all changed files belong; none where anything else changed too."""
    slugs = set()
    for path in changed:
        try:
            slug, *rest = Path(path).relative_to(guides).parts
        except ValueError:
            return frozenset()
        if slug == "_shared" or not rest:
            return frozenset()
        slugs.add(slug)
    return frozenset(slugs)


def serve(guides: Path, *, settings: Path = Path("mkdocs.yml"), port: int = 8000, say: Callable[..., str] = str.format,
          tell: Callable[[str], None] = print, stop: threading.Event | None = None) -> None:
    """Show the site at ``http://127.0.0.1:<port>/`` until stopped. Raises OSError where the port is taken."""
    preview = Preview(guides, settings)
    told = read_settings(settings)
    watched = [guides, told.root / "docs", told.root / told.theme, settings]
    state = seen(watched)
    preview.read()
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, preview)) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        tell(say("The site is at {address} and follows what you save. Stop it with Ctrl-C.",
                 address=f"http://127.0.0.1:{server.server_address[1]}/"))
        quiet, judged = 0.0, False
        try:
            while not (stop and stop.is_set()):
                time.sleep(LOOK)
                now = seen(watched)
                if now == state:
                    quiet += LOOK
                    if quiet > QUIET and not judged:
                        preview.judge()
                        judged = True
                    continue
                quiet, judged = 0.0, False
                changed = {path for path in {*now, *state} if now.get(path) != state.get(path)}
                state = now
                preview.read(slugs_of(changed, guides))
                tell(say("Shown anew: {files}", files=", ".join(sorted(Path(path).name for path in changed))))
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
