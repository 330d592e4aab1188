"""From a library to plain pages and the settings of one build a language."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from modemploi.checks.check import Problem
from modemploi.load.library import Library
from modemploi.publish.addresses import Mode
from modemploi.publish.clock import day_of, epoch
from modemploi.publish.files import sync
from modemploi.publish.press import Press
from modemploi.publish.settings import as_yaml, mkdocs_file, read_settings, words_file


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
    press = Press(library, told, as_of or day_of(epoch(told.root)), mode, tuple(problems))
    changed, count = {}, 0
    for place, (language, speaks) in enumerate(press.languages.items()):
        if languages and language not in languages:
            continue
        pages = {f"{name}.md": press.page(language, name).markdown().encode() for name in press.names()}
        count += len(pages)
        changed[language] = sync(folder / "pages" / language, {**pages, **press.files(language)})
        words = words_file(speaks, told, list(press.languages.values()))
        _write(folder / f"mkdocs.{language}.yml", as_yaml(mkdocs_file(told, words, mode, folder)))
        if told.inherits and place == 0:
            _write(told.root / told.inherits, as_yaml(words))
    return Written(folder, tuple(changed), count, changed)


def _write(path: Path, data: bytes) -> None:
    if not path.exists() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
