"""A small street with one guide on it: everything that publishing needs, in a folder of its own."""

import datetime
import functools
import re
import shutil
from pathlib import Path
from typing import Any

from modemploi.load import load_library
from modemploi.publish.press import Press
from modemploi.publish.settings import read_settings
from modemploi.publish.shell import Shell
from tests.conftest import ROOT
from tests.library import the_library
from tests.make import SLUG, a_library
from tests.publish.dom import Element, tree

AS_OF = datetime.date(2026, 11, 22)
GUIDE = f"guides/{SLUG}"
FRENCH_ONLY = {f"{SLUG}/en.md": None, f"{SLUG}/en.stamps.yml": None}


def a_street(folder: Path, *, arabic: bool = False, address: str = "", **given: Any) -> Path:
    """Write guides, hand-written pages and settings below `folder`; gives the path of the settings."""
    phrases = ROOT / "guides" / "_shared" / "phrases"
    files = {f"_shared/phrases/{path.name}": path.read_bytes() for path in phrases.glob("*.yml")}
    if arabic:
        given["shared"] = {**given.get("shared", {}), "languages": {"format_version": "2", "languages": [
            {"id": "fr", "name": "Français", "direction": "ltr", "published": "true"},
            {"id": "ar", "name": "العربية", "direction": "rtl", "published": "true"}]}}
    a_library(folder, **{**given, "files": {**files, **given.get("files", {})}})
    shutil.copytree(ROOT / "docs" / "fr", folder / "docs" / "fr")
    shutil.copytree(ROOT / "docs" / "en", folder / "docs" / "en")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("tools/theme", (ROOT / "tools" / "theme").as_posix())
    if address:
        for name, value in (("name", "Une ville"), ("address", address),
                            ("repository", "https://forge.example.org/a/b"),
                            ("contact", "contact@example.org")):
            settings = re.sub(rf"    {name}: TO-BE-SET.*", f"    {name}: {value}", settings)
    path = folder / "mkdocs.yml"
    path.write_text(settings, encoding="utf-8")
    return path


def a_press(folder: Path, **given: Any) -> Press:
    """A press for such a street."""
    settings = a_street(folder, **given)
    return Press(load_library(folder / "guides"), read_settings(settings), AS_OF)


@functools.cache
def the_press() -> Press:
    """A press for the library of this repository."""
    return Press(the_library(), read_settings(ROOT / "mkdocs.yml"), AS_OF)


def shown(press: Press, name: str = GUIDE, language: str = "fr") -> Element:
    """A page as a browser gets it."""
    return tree(Shell(press, language).page(name))


def main(press: Press, name: str = GUIDE, language: str = "fr") -> Element:
    """What a page says, without what is round it."""
    return shown(press, name, language).one("main")
