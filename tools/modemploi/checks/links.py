"""Links in words: to parts of the guide, to its files, to other guides, to the web."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from modemploi.checks.check import Example, Found, check, found
from modemploi.checks.view import View
from modemploi.load.library import Mention

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
SAFE = ("https:", "http:", "mailto:", "tel:")
GUIDE = re.compile(r"\.\./([a-z0-9-]+)/(?:[a-z]{2,3}\.md)?(?:#.*)?")
EMPTY = ("", "ici", "là", "cliquez ici", "lien", "here", "click here", "link", "this", "هنا")
"""Texts of links that say nothing of where these lead."""
_AT = "People read at dusk in {{ rooms }}."


def _link(wrong: str, right: str) -> Example:
    return Example("en.md", f"{_AT} See [there]({wrong}).", f"{_AT} See [there]({right}).", at=_AT)


def bare(target: str) -> str:
    """An address as a browser understands it: entities and percent signs read, invisible signs left out."""
    import html
    return re.sub(r"[\x00-\x20\u200b-\u200f\u2060]", "", html.unescape(unquote(target)))


def scheme(target: str) -> str:
    """The scheme of an address in small letters, "" where it has none."""
    match = SCHEME.match(bare(target))
    return match[0].lower() if match else ""


def links(view: View) -> Iterator[Mention]:
    """The links and images of all words."""
    for _, _, mention in view.mentions:
        if mention.kind in ("link", "image"):
            yield mention


@check(
    level="error",
    message="the link leads to “{target}”, which is no part of this guide",
    why="a reader who follows it stays where they are",
    fix="use the id of a part or section: `#visit-site`",
    example=_link("#lok", "#look"),
)
def unknown_anchor(view: View) -> Iterator[Found]:
    """A link to a part that does not exist."""
    known = {place.owner for place in view.addresses.values()} | view.declared
    known |= {address for address, place in view.addresses.items() if place.field.words == "long"}
    known |= {intro.removesuffix(".intro") for intro in view.intros}
    for mention in links(view):
        if mention.target.startswith("#") and mention.target[1:] not in known:
            yield found(mention.place, view.close(mention.target[1:], known), target=mention.target)


@check(
    level="error",
    message="the link leads to the guide “{target}”, which does not exist",
    why="readers would follow a link into nothing",
    fix="write `../` and the folder name of a guide: `../electrify-isolated-school/`",
    example=_link("../mend-lmps/", "../mend-lamps/"),
)
def link_to_no_guide(view: View) -> Iterator[Found]:
    """A link to a guide that the library does not have."""
    for mention in links(view):
        match = GUIDE.fullmatch(mention.target)
        if match and match[1] not in view.library.slugs:
            yield found(mention.place, view.close(match[1], view.library.slugs), target=match[1])


@check(
    level="error",
    message="the link “{target}” leads nowhere that a page could reach",
    why="only parts of the guide, its files, other guides and the web have an address on every copy of the site",
    fix="write `#part`, `files/name.pdf`, `../other-guide/` or `https://…`",
    example=_link("../../etc/passwd", "#look"),
)
def link_outside(view: View) -> Iterator[Found]:
    """A link to something that is neither a part, a file, a guide nor the web."""
    for mention in links(view):
        target = bare(mention.target)
        inside = target.startswith(("#", "files/", "images/")) or GUIDE.fullmatch(target)
        if (not inside and not scheme(mention.target)) or ".." in target.removeprefix("../").split("/"):
            yield found(mention.place, target=mention.target)


@check(
    level="error",
    message="an address that begins with “{scheme}” is not shown to readers",
    why="such an address can run a program in the reader's browser, or reach into the reader's own machine",
    fix="use an address that begins with https://",
    example=_link("javascript:alert(1)", "https://example.org/"),
)
def unsafe_address(view: View) -> Iterator[Found]:
    """A link whose scheme is none of the harmless ones."""
    for mention in links(view):
        if (own := scheme(mention.target)) and own not in SAFE:
            yield found(mention.place, scheme=own)


@check(
    level="warning",
    message="the address {target} is not encrypted",
    why="on the way, anybody can read it or put another page in its place",
    fix="write https:// if the site answers to it",
    example=_link("http://example.org/", "https://example.org/"),
)
def address_not_encrypted(view: View) -> Iterator[Found]:
    """A link to the web without https."""
    for mention in links(view):
        if scheme(mention.target) == "http:":
            yield found(mention.place, target=mention.target)


@check(
    level="warning",
    message="the text of the link, “{text}”, does not say where it leads",
    why="who listens to a page jumps from link to link, and hears only their texts",
    fix="let the text of the link name what one finds there",
    example=Example("en.md", f"{_AT} [Here](#look).", f"{_AT} [How to look](#look).", at=_AT),
)
def link_says_nothing(view: View) -> Iterator[Found]:
    """A link called “here”, or nothing at all."""
    for _, _, mention in view.mentions:
        text = " ".join(mention.detail.lower().split()).strip(" .:»«")
        if mention.kind == "link" and text in EMPTY:
            yield found(mention.place, text=mention.detail)
