"""Built HTML, looked at once more: every link, anchor and image leads somewhere, and no id stands twice on a page."""

import html
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

_TAG = re.compile(r"<([a-z][a-z0-9-]*)((?:\s+[^\s=>/]+(?:=\"[^\"]*\")?)*)\s*/?>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\s([a-z-]+)=\"([^\"]*)\"", re.IGNORECASE)
_LEADS = {"href", "src", "data-index", "data-script"}
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


@dataclass(frozen=True)
class Broken:
    """Something on a page that leads nowhere."""

    page: str
    """The file, from the root of the site."""
    kind: str
    """``link``, ``anchor`` or ``twice`` (an id that stands twice)."""
    target: str
    """As it stands on the page."""


def check_site(site: Path, base: str = "/") -> list[Broken]:
    """Look at every page below `site`; links that begin with `base` are counted from there."""
    pages = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    ids: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    broken = []
    for name, path in pages.items():
        found: Counter[str] = Counter()
        for attribute, value in _attributes(path.read_text(encoding="utf-8")):
            if attribute == "id":
                found[value] += 1
            elif attribute in _LEADS:
                links.append((name, value))
        ids[name] = set(found)
        broken += [Broken(name, "twice", value) for value, count in found.items() if count > 1]
    known: dict[str, str | None] = {}
    for name, link in links:
        if _ELSEWHERE.match(link) or not link:
            continue
        parts = urlsplit(link)
        goal = _goal(name, unquote(parts.path), base)
        if goal not in known:
            known[goal] = _file(site, goal)
        file = known[goal]
        if file is None:
            broken.append(Broken(name, "link", link))
        elif parts.fragment and file in ids and unquote(parts.fragment) not in ids[file]:
            broken.append(Broken(name, "anchor", link))
    return sorted(broken, key=lambda one: (one.page, one.kind, one.target))


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    for tag in _TAG.finditer(text):
        for attribute, value in _ATTRIBUTE.findall(tag[2]):
            yield attribute.lower(), html.unescape(value)


def _goal(page: str, path: str, base: str) -> str:
    """The path a link leads to, from the root of the site; a folder ends with ``/``."""
    if not path:
        return page
    if path.startswith("/"):
        goal = path.removeprefix(base) if path.startswith(base) else f"/{path}"
    else:
        goal = posixpath.join(posixpath.dirname(page), path)
    folder = goal.endswith(("/", "/.", "/..")) or goal in (".", "..", "")
    goal = posixpath.normpath(goal) if goal else "."
    return f"{goal}/" if folder else goal


def _file(site: Path, goal: str) -> str | None:
    """The file that is served for a path; None where there is none."""
    name = posixpath.normpath(f"{goal}index.html") if goal.endswith("/") else goal
    if name.startswith(("../", "/")):
        return None
    return name if (site / name).is_file() else None
