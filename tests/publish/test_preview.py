"""The preview: pages when they are asked for, and news when a file is saved."""

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from modemploi.publish import serve
from modemploi.publish.preview import Preview, seen, slugs_of
from tests.make import SLUG
from tests.publish.street import GUIDE, a_street


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """A preview of a street, read once."""
    folder = tmp_path_factory.mktemp("preview")
    settings = a_street(folder)
    made = Preview(folder / "guides", settings)
    made.read()
    return made


@pytest.mark.parametrize(("path", "kind", "says"), [
    ("/", "text/html", "Français"), (f"/fr/{GUIDE}/", "text/html", "Réparer les lampes"),
    ("/en/", "text/html", "What do you want to do?"),
    ("/fr/look/site.css", "text/css", "--paper"), (f"/fr/{GUIDE}/images/lamp.svg", "image/svg+xml", "<svg"),
    ("/fr/search/search_index.json", "application/json", "lampes"), ("/_reload.js", "text/javascript", "_changes"),
])
def test_every_address_of_the_site_is_answered(preview: Preview, path: str, kind: str, says: str) -> None:
    status, told, data = preview.answer(path)
    assert (status, told) == (200, kind) and says in data.decode()


@pytest.mark.parametrize("path", ["/fr/nowhere/", "/xx/", "/fr/look/../main.html", "/fr/look/%2e%2e/main.html",
                                  "/fr/guides/../../../etc/passwd", "/fr/look/../../../../mkdocs.yml"])
def test_what_is_not_there_is_not_answered(preview: Preview, path: str) -> None:
    assert preview.answer(path)[0] == 404


def test_a_page_listens_for_news(preview: Preview) -> None:
    assert b'<script src="/_reload.js" data-version="' in preview.answer(f"/fr/{GUIDE}/")[2]


def test_only_the_guides_that_changed_are_read_again(tmp_path: Path) -> None:
    guides = tmp_path / "guides"
    assert slugs_of({f"{guides}/a/fr.md", f"{guides}/a/guide.yml", f"{guides}/b/en.md"}, guides) == {"a", "b"}
    assert slugs_of({f"{guides}/a/fr.md", f"{guides}/_shared/units.yml"}, guides) == frozenset()
    assert slugs_of({f"{guides}/a/fr.md", f"{tmp_path}/mkdocs.yml"}, guides) == frozenset()


def test_what_editors_leave_behind_is_no_news(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name in ("a/fr.md", "a/.fr.md.swp", "a/fr.md~", "a/#fr.md#"):
        (tmp_path / name).write_text("x")
    assert [Path(path).name for path in seen([tmp_path])] == ["fr.md"]


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[Path, http.client.HTTPConnection]]:
    """A preview that runs, and a connection to it."""
    settings = a_street(tmp_path)
    told: list[str] = []
    there, stop = threading.Event(), threading.Event()

    def tell(text: str) -> None:
        told.append(text)
        there.set()

    thread = threading.Thread(target=serve, args=(tmp_path / "guides",), kwargs={
        "settings": settings, "port": 0, "say": lambda text, **values: text.format(**values), "tell": tell,
        "stop": stop})
    thread.start()
    assert there.wait(60)
    connection = http.client.HTTPConnection(told[0].partition("//")[2].partition("/")[0], timeout=60)
    yield tmp_path, connection
    connection.close()
    stop.set()
    thread.join(60)
    assert not thread.is_alive()


def ask(connection: http.client.HTTPConnection, path: str) -> str:
    """What stands at a path."""
    connection.request("GET", path)
    return connection.getresponse().read().decode()


def test_an_edited_guide_is_shown_as_soon_as_it_is_saved(running: tuple[Path, http.client.HTTPConnection]) -> None:
    folder, connection = running
    before = int(ask(connection, "/_changes?after=0"))
    assert "Une autre école" not in ask(connection, f"/fr/{GUIDE}/")
    path = folder / "guides" / SLUG / "fr.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Réparer les lampes d'une école", "Une autre école"),
                    encoding="utf-8")
    assert int(ask(connection, f"/_changes?after={before}")) > before
    assert "Une autre école" in ask(connection, f"/fr/{GUIDE}/")


def test_a_guide_that_breaks_does_not_stop_the_preview(running: tuple[Path, http.client.HTTPConnection]) -> None:
    folder, connection = running
    before = int(ask(connection, "/_changes?after=0"))
    (folder / "guides" / SLUG / "guide.yml").write_bytes(b"[[[[\xff")
    after = int(ask(connection, f"/_changes?after={before}"))
    assert after > before and "404" not in ask(connection, "/fr/catalogue/")
