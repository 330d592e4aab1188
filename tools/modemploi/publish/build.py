"""One build a language, side by side; a look at what came out; one swap into ``site/``."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from modemploi.checks.check import Problem
from modemploi.load.library import Library
from modemploi.publish.addresses import Mode
from modemploi.publish.check_site import Broken, check_site
from modemploi.publish.clock import day_of, epoch
from modemploi.publish.language import PageLanguage, published
from modemploi.publish.pages import write_pages
from modemploi.publish.files import bytes_of
from modemploi.publish.root import root_files
from modemploi.publish.settings import read_settings
from modemploi.publish.swap import beside, swap

Progress = Callable[[str, int, int], None]
"""Told what was done last, how much is done, and how much there is to do."""

UNUSED = ("assets", "sitemap.xml.gz")
"""What the theme brings along and no page of ours asks for."""


@dataclass(frozen=True)
class Site:
    """What `build_site` made, or why it did not. The old site stands untouched unless `made`."""

    made: bool
    folder: Path
    pages: int = 0
    languages: tuple[str, ...] = ()
    unset: tuple[str, ...] = ()
    """Settings that publishing for real still needs."""
    broken: tuple[Broken, ...] = ()
    """Links, anchors and images that lead nowhere."""
    said: Mapping[str, str] = field(default_factory=dict)
    """What MkDocs said, by language, where it refused."""


def build_site(library: Library, problems: Iterable[Problem] = (), site: Path = Path("site"), *,
               settings: Path = Path("mkdocs.yml"), work: Path = Path("build"), mode: Mode = "folders",
               for_real: bool = False, progress: Progress | None = None) -> Site:
    """Build every published language into `site`, which changes only when everything is well.

    `work` is for the pages in between. `for_real` refuses while it is not set who publishes. Whether the guides have
    errors is for the caller to ask first. Raises OSError where something cannot be written.
    """
    told = read_settings(settings)
    if for_real and told.unset:
        return Site(False, site, unset=told.unset)
    languages = [PageLanguage(library, entry) for entry in published(library)]
    now = epoch(told.root)
    new = beside(site)
    steps = len(languages) + 3

    def done(what: str, count: int) -> None:
        if progress:
            progress(what, count, steps)

    try:
        folder = work if mode == "folders" else work / mode
        written = write_pages(library, problems, folder, settings=settings, mode=mode, as_of=day_of(now))
        done("pages", 1)
        said = _run(folder, new, [one.id for one in languages], now, lambda one, count: done(one, count + 1))
        if said:
            return Site(False, site, said=said)
        _shorten(new, [one.id for one in languages])
        _tidy(new, [one.id for one in languages], mode, "address" in told.publisher)
        for name, content in root_files(languages, told, mode).items():
            (new / name).write_bytes(bytes_of(content))
        broken = check_site(new, told.base)
        done("links", steps - 1)
        if broken:
            return Site(False, site, broken=tuple(broken))
        swap(new, site)
        done("site", steps)
        return Site(True, site, written.pages, written.languages)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _run(folder: Path, new: Path, languages: list[str], now: int, done: Callable[[str, int], None]) -> dict[str, str]:
    """Run MkDocs once a language, side by side. Gives what it said where it failed."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(now), "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0",
                   "NO_COLOR": "1", "PYTHONUTF8": "1"}
    running = {}
    try:
        for language in languages:
            running[language] = subprocess.Popen(
                # not --quiet: what it does not say it does not count, and strict would let everything through
                [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean",
                 "--config-file", str(folder / f"mkdocs.{language}.yml"),
                 "--site-dir", str((new / language).resolve())],
                env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")
        failed = {}
        for count, (language, process) in enumerate(running.items(), 1):
            said, _ = process.communicate()
            if process.returncode:
                failed[language] = _heard(said)
            done(language, count)
        return failed
    finally:
        for process in running.values():
            if process.poll() is None:
                process.kill()
                process.wait()


def _heard(said: str) -> str:
    """What MkDocs complained about, without what it only told."""
    lines = re.sub(r"\x1b\[[0-9;]*m", "", said).strip().splitlines()
    return "\n".join(line for line in lines if not line.startswith("INFO")).strip()


def _shorten(new: Path, languages: list[str]) -> None:
    """Take remarks and indents out of our own scripts: a slow line carries a seventh less."""
    from rjsmin import jsmin

    for language in languages:
        for path in (new / language / "look").glob("*.js"):
            path.write_text(str(jsmin(path.read_text(encoding="utf-8"))), encoding="utf-8")


def _tidy(new: Path, languages: list[str], mode: Mode, addressed: bool) -> None:
    """Take away what nobody asks for: without an address a site map is empty, and a disk never says "not found"."""
    names = [*UNUSED, *([] if addressed and mode == "folders" else ["sitemap.xml"]),
             *(["404.html"] if mode == "files" else [])]
    for language in languages:
        for name in names:
            path = new / language / name
            if path.is_dir():
                shutil.rmtree(path)
            elif path.exists():
                path.unlink()
