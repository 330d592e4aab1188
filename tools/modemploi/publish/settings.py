"""Who publishes, and what MkDocs is told. The one settings file is ``mkdocs.yml``; the rest is derived."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from modemploi.publish.addresses import ABOUT
from modemploi.publish.language import PageLanguage

UNSET = "TO-BE-SET"
"""What stands in ``mkdocs.yml`` until somebody decides."""
PUBLISHER = ("name", "address", "repository", "contact")


@dataclass(frozen=True)
class Settings:
    """What ``mkdocs.yml`` says that concerns us."""

    path: Path
    publisher: Mapping[str, str] = field(default_factory=dict)
    """``name``, ``address`` of the site, ``repository``, ``contact``; a key is absent until it is set."""
    inherits: str = ""
    """The file from which ``mkdocs.yml`` takes the words of the source language."""
    theme: str = "tools/theme"
    """The folder of the templates, from the root."""
    nav: tuple[str, ...] = ()
    """The pages of the navigation, by name."""
    separator: str = r"\s+"
    """What stands between two words, for search."""

    @property
    def root(self) -> Path:
        """The folder of the settings: the root of the repository."""
        return self.path.parent

    @property
    def unset(self) -> tuple[str, ...]:
        """What publishing for real still needs."""
        return tuple(name for name in PUBLISHER if name not in self.publisher)

    @property
    def base(self) -> str:
        """The path of the site on its server, for pages that are shown at any address: ``/`` or ``/library/``."""
        return f"{urlsplit(self.publisher.get('address', '')).path.rstrip('/')}/"


def read_settings(path: Path) -> Settings:
    """Read ``mkdocs.yml``. Raises OSError or yaml.YAMLError where it cannot be read."""
    data = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    publisher = (data.get("extra") or {}).get("publisher") or {}
    return Settings(
        path,
        {name: str(publisher[name]).rstrip("/") for name in PUBLISHER
         if publisher.get(name) and UNSET not in str(publisher[name])},
        str(data.get("INHERIT") or ""), str((data.get("theme") or {}).get("custom_dir") or "tools/theme"),
        tuple(str(page).removesuffix(".md") for page in data.get("nav") or ()),
        str(((data.get("plugins") or {}).get("search") or {}).get("separator") or r"\s+"))


def words_file(language: PageLanguage, settings: Settings, languages: list[PageLanguage]) -> dict[str, Any]:
    """What the theme needs to know of a language: its words, its direction, the other languages."""
    words = {phrase.removeprefix("ui-"): language.plain(phrase) for phrase in language.ids()
             if phrase.startswith("ui-")}
    return {
        "site_name": language.plain("site-name"),
        "theme": {"language": language.id, "direction": language.direction},
        "plugins": {"search": {"lang": language.id}},
        "extra": {
            "words": {**words, **{name: language.plain(name) for name in ("site-name", "site-line", *ABOUT)}},
            "language": language.id,
            "unread": bool(language.entry.unread),
            "base": f"{settings.base}{language.id}/",
            "languages": [{"id": one.id, "name": one.name, "direction": one.direction} for one in languages],
        },
    }


def mkdocs_file(settings: Settings, words: Mapping[str, Any], mode: str, folder: Path) -> dict[str, Any]:
    """The settings of the build of one language, for a file in `folder`; the site is told on the command line."""
    def way(path: Path) -> str:
        return Path(os.path.relpath(path, folder)).as_posix()

    language = words["extra"]["language"]
    made = {
        "INHERIT": way(settings.path), **words, "docs_dir": f"pages/{language}", "site_dir": f"preview/{language}",
        "use_directory_urls": mode == "folders",
        "theme": {**words["theme"], "custom_dir": way(settings.root / settings.theme)},
    }
    if "address" in settings.publisher:
        made["site_url"] = f"{settings.publisher['address']}/{language}/"
    return made


def as_yaml(data: Mapping[str, Any]) -> bytes:
    """Settings as a file: JSON, which is YAML, so that no text of a phrase can be anything but text."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
