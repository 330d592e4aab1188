"""The look at built HTML: everything that leads nowhere is found, and nothing else."""

from pathlib import Path

import pytest

from modemploi.publish.check_site import Broken, check_site
from tests.make import write


def look(folder: Path, html: str, base: str = "/") -> list[Broken]:
    """What is broken on a page ``fr/a/`` of a small site."""
    write(folder, {"fr/index.html": "<h1 id='x'>", "fr/b/index.html": '<p id="there"></p>', "fr/look/x.css": "",
                   "fr/a/index.html": html})
    return check_site(folder, base)


@pytest.mark.parametrize("link", [
    "../b/", "../b/#there", "../b/index.html", "../", "../look/x.css", "https://a.example/", "mailto:a@b.example",
    "#here",
    "/fr/b/", "../b/?q=1#there", "",
])
def test_a_link_that_leads_somewhere_is_fine(tmp_path: Path, link: str) -> None:
    assert look(tmp_path, f'<a id="here" href="{link}">x</a>') == []


@pytest.mark.parametrize(("tag", "kind"), [
    ('<a href="../c/">', "link"), ('<img src="x.png" alt="">', "link"),
    ('<link rel="stylesheet" href="../look/y.css">', "link"),
    ('<a href="../b/#nowhere">', "anchor"), ('<a href="#nowhere">', "anchor"),
    ('<a href="../../../etc/passwd">', "link"),
    ('<a href="/b/">', "link"), ('<a href="../b">', "link"), ('<p id="a"></p><p id="a"></p>', "twice"),
    ('<form data-index="../search.json">', "link"), ('<a title="x > y" href="../c/">', "link"),
])
def test_what_leads_nowhere_is_found(tmp_path: Path, tag: str, kind: str) -> None:
    assert [broken.kind for broken in look(tmp_path, tag)] == [kind]


def test_text_that_looks_like_a_link_is_text(tmp_path: Path) -> None:
    assert look(tmp_path, "<p>&lt;a href=\"../c/\"&gt; and href=\"../c/\"</p>") == []


def test_a_site_below_a_path_counts_links_from_there(tmp_path: Path) -> None:
    assert look(tmp_path, '<a href="/lib/fr/b/">', "/lib/") == []
    assert [broken.target for broken in look(tmp_path, '<a href="/fr/b/">', "/lib/")] == ["/fr/b/"]
