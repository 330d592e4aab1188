"""Problems remembered by content: a guide that has not changed since it was last checked is not read again.

A guide's problems depend on its own folder, the shared lists and sources, the names of the other guides and the code,
and on nothing else. What was found is kept beside a hash of all of these; where the hash is another, or the file that
keeps it cannot be read, the guide is checked anew. Several guides are checked side by side. What a guide rests on is
kept too: what only all guides together can tell is told from that, each time.
"""

import hashlib
import json
import os
import signal
import stat
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from modemploi.checks import CHECKS, Problem, Term, check_guide, check_library, check_shelf
from modemploi.checks.shelf import NOTHING, Rests, Shelf, rests
from modemploi.load import load_library
from modemploi.load.guides import SHARED, listed, read_guide
from modemploi.load.library import Facts, Library, LoadedGuide, Place, Translation
from modemploi.load.source import shown

Tell = Callable[[str, int, int], None]

WHOLE = 2**20
"""Up to so many bytes the content of a file is hashed; of larger ones the size and the time of change."""
MOST_FILES = 2000
"""A folder with more files is checked anew each time."""
WORTH = 4
"""From so many guides on it is worth starting further processes."""
NOBODY = "-"
"""A slug that no folder has: the library without guides."""


@dataclass(frozen=True)
class Judged:
    """What is known of one guide (or of the shared lists) without reading it."""

    problems: tuple[Problem, ...]
    languages: tuple[str, ...] = ()
    rests: Rests = NOTHING


def check_folder(guides: Path, only: Collection[str] = (), memory: Path | None = None,
                 tell: Tell | None = None) -> tuple[Library, list[Problem]]:
    """The problems of a folder of guides; with `only`, of the guides with these slugs and of the shared lists.

    `memory` is a folder to keep what is found; `tell` hears how far long work is. The library that comes with the
    problems holds slugs, folders and languages only, which is what reports need.
    """
    folders = [path for path in listed(guides) if path.name != SHARED and path.is_dir()]
    wanted = {path.name: path for path in folders if not only or path.name in only}
    base = _base(guides, [path.name for path in folders]) if memory else None
    keys = {name: _key(base, path) for name, path in wanted.items()} if base else {}
    known = {name: found for name, key in keys.items() if (found := _recall(memory, name, key))}
    shared = _recall(memory, SHARED, base)
    if shared is None:
        shared = Judged(tuple(check_library(_nobody(guides))))
        _keep(memory, SHARED, base, shared)
    missing = [name for name in wanted if name not in known]
    for name, found in _judge(guides, missing):
        known[name] = found
        _keep(memory, name, keys.get(name), found)
        if tell and len(missing) >= WORTH:
            tell(name, len(known), len(wanted))
    problems = [*shared.problems, *(problem for found in known.values() for problem in found.problems)]
    if len(known) == len(folders):
        problems += check_shelf(Shelf(_nobody(guides).sources, {name: found.rests for name, found in known.items()}))
    looked = tuple(_outline(guides, path, known[name]) for name, path in wanted.items())
    return _library(guides, looked), sorted(problems, key=lambda problem: problem.order)


# --- checking anew ----------------------------------------------------------------------------------------------------


def _judge(guides: Path, names: list[str]) -> Iterator[tuple[str, Judged]]:
    """Check guides, each by itself, so that only one is in memory: side by side where there are several."""
    workers = min(os.cpu_count() or 1, len(names) // 2, 8)
    if len(names) < WORTH or workers < 2:
        for name in names:
            yield name, _judge_one(guides, name)
        return
    with ProcessPoolExecutor(workers, initializer=_obey_parent_only) as pool:
        try:
            yield from zip(names, map(_decoded, pool.map(_encoded_one, [guides] * len(names), names)), strict=True)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _obey_parent_only() -> None:
    """A person who stops the command stops the parent, which stops the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _judge_one(guides: Path, name: str) -> Judged:
    folder = guides / name
    library = _nobody(guides)
    if folder.is_symlink():  # perhaps to somewhere else: the loader decides
        (loaded,) = load_library(guides, [name]).guides
    else:
        loaded = read_guide(folder, library.sources)
    problems = check_guide(replace(library, guides=(loaded,)), loaded)
    return Judged(tuple(problems), tuple(loaded.translations), rests(loaded))


def _encoded_one(guides: Path, name: str) -> dict[str, Any]:
    return _encoded(_judge_one(guides, name))


@cache
def _nobody(guides: Path) -> Library:
    """The shared lists, without any guide."""
    return load_library(guides, [NOBODY])


# --- what an answer depends on ----------------------------------------------------------------------------------------


def _base(guides: Path, names: list[str]) -> str | None:
    """A hash of the code, the shared lists and the names of the guides; None where it cannot be told."""
    package = Path(__file__).parent.parent
    code = sorted((path.relative_to(package).as_posix(), status.st_size, status.st_mtime_ns)
                  for path in package.rglob("*.py") for status in [path.stat()])
    return _key(repr((sys.version, shown(guides), names, code)), guides / SHARED)


def _key(base: str, folder: Path) -> str | None:
    """A hash of everything in a folder; None where something there is not a plain file, or there is too much."""
    hashed = hashlib.sha256(base.encode())
    count = 0
    try:
        for path, status in _inside(folder):
            count += 1
            if count > MOST_FILES or not stat.S_ISREG(status.st_mode):
                return None
            about = repr((status.st_size, status.st_mtime_ns)).encode()
            if status.st_size <= WHOLE:
                about = path.read_bytes()
            hashed.update(f"{path.relative_to(folder).as_posix()}\0{len(about)}\0".encode("utf-8", "surrogateescape"))
            hashed.update(about)
    except OSError:
        return None
    return hashed.hexdigest()


def _inside(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Every file below a folder, hidden ones left out; links are not followed."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        status = path.lstat()
        if stat.S_ISDIR(status.st_mode):
            yield from _inside(path)
        else:
            yield path, status


# --- keeping ----------------------------------------------------------------------------------------------------------


def _recall(memory: Path | None, name: str, key: str | None) -> Judged | None:
    """What was kept under this name, if it is about this content."""
    if memory is None or key is None:
        return None
    try:
        kept = json.loads((memory / f"{name}.json").read_text(encoding="utf-8"))
        return _decoded(kept["judged"]) if kept["key"] == key else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(memory: Path | None, name: str, key: str | None, judged: Judged) -> None:
    """Keep it for next time; a memory that cannot be written is none."""
    if memory is None or key is None:
        return
    try:
        memory.mkdir(parents=True, exist_ok=True)
        draft = memory / f"{name}.{os.getpid()}.new"
        draft.write_text(json.dumps({"key": key, "judged": _encoded(judged)}), encoding="utf-8")
        draft.replace(memory / f"{name}.json")
    except (OSError, ValueError):
        pass


def _encoded(judged: Judged) -> dict[str, Any]:
    return {"languages": judged.languages, "rests": judged.rests.encoded(), "problems": [
        [problem.check.name, problem.level, problem.place.path, problem.place.line, problem.place.column,
         {name: _value(value) for name, value in problem.values.items()}, problem.near] for problem in judged.problems]}


def _value(value: Any) -> Any:
    """A value of a problem as JSON knows it: a text, a word of ours (a map), or several (a list)."""
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    return {"term": str(value)} if isinstance(value, Term) else value


def _decoded(kept: Mapping[str, Any]) -> Judged:
    return Judged(tuple(
        Problem(CHECKS[name], level, Place(path, line, column),
                {gap: _as_value(value) for gap, value in values.items()}, near)
        for name, level, path, line, column, values, near in kept["problems"]), tuple(kept["languages"]),
        Rests.decoded(kept["rests"]))


def _as_value(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_as_value(one) for one in value)
    return Term(value["term"]) if isinstance(value, dict) else value


# --- a library in outline ---------------------------------------------------------------------------------------------


def _outline(guides: Path, folder: Path, judged: Judged) -> LoadedGuide:
    own = shown(guides / folder.name)
    translations = {language: Translation(language, f"{own}/{language}.md", Facts(f"{own}/{language}.md", None, None),
                                          (), {}) for language in judged.languages}
    return LoadedGuide(shown(Path(folder.name)), own, Facts(f"{own}/guide.yml", None, None), translations)


def _library(guides: Path, looked: tuple[LoadedGuide, ...]) -> Library:
    def nothing(name: str) -> Facts[Any]:
        return Facts(shown(guides / SHARED / f"{name}.yml"), None, None)

    return Library(shown(guides), nothing("languages"), nothing("units"), nothing("glossary"), nothing("sources"),
                   nothing("testimony"),
                   guides=looked)
