"""Trying mutations: what is noticed, what is not, what breaks the checks."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from unittest import mock

from modemploi.checks import check_library
from modemploi.load import guides as loading
from modemploi.load import load_library
from modemploi.load.library import Library
from modemploi.model import Precedent
from modemploi.model.fields import addresses
from tests.mutation import facts, raw, words
from tests.mutation.mutation import Mutation
from tests.mutation.results import Results, probes_of, results


RESULT = "another result"


@dataclass(frozen=True)
class Tried:
    """A mutation that was tried."""

    mutation: Mutation
    noticed: tuple[str, ...]
    """The checks that say more than before; `RESULT` where something computed is another than before."""
    crash: str = ""

    @property
    def survives(self) -> bool:
        """Whether nothing noticed it."""
        return not self.noticed and not self.crash

    @property
    def harmful(self) -> bool:
        """Whether nothing noticed it, and there is no reason for that."""
        return self.survives and not self.mutation.reason


class Unchanged:
    """What was read of a file, as long as its bytes and what it is read with stay the same: where one file changed,
    one file is read. Functions of the loader add the faults they meet to a list, which is remembered too."""

    def __init__(self) -> None:
        self.known: dict[object, tuple[object, list[object]]] = {}

    def __call__(self, read: Callable[..., object], path: Path, key: object, faults: list[object],
                 *given: object) -> object:
        """What `read(*given)` gives, remembered for the bytes of the file at `path` and a further key."""
        try:
            own = (read.__name__, path, path.read_bytes(), key)
        except OSError:
            return read(*given)
        if own not in self.known:
            before = len(faults)
            result = read(*given)
            self.known[own] = (result, faults[before:])
            if len(self.known) > 400:
                self.known.pop(next(iter(self.known)))
            return result
        result, met = self.known[own]
        faults += met
        return result


class Laboratory:
    """A copy of one guide that is changed and changed back."""

    def __init__(self, guides: Path, slug: str, folder: Path) -> None:
        shutil.copytree(guides / "_shared", folder / "guides" / "_shared")
        shutil.copytree(guides / slug, folder / "guides" / slug)
        self.folder = folder / "guides" / slug
        self.library = load_library(folder / "guides", [slug])
        self.library = replace(self.library, slugs=frozenset(path.name for path in guides.iterdir() if path.is_dir()))
        self.unchanged = Unchanged()
        self.before = self.problems()
        guide = self.library.guides[0].facts.data
        assert guide is not None
        self.probes = probes_of(guide)
        self.computed = self.results()

    def problems(self) -> Counter[tuple[str, str]]:
        """How often each check speaks of each file."""
        library: Library = replace(self.library, guides=(self.read(),), faults=())
        return Counter((problem.check.name, problem.level + problem.place.path) for problem in check_library(library))

    def results(self) -> Results | None:
        """What is computed of the guide; None where its facts cannot be read."""
        guide, units = self.read().facts.data, self.library.units.data
        return results(guide, units, self.probes) if guide and units else None

    def read(self) -> loading.LoadedGuide:
        """The guide as the loader reads it, with what did not change remembered."""
        facts, words = loading.read_facts, loading._translation

        def read_facts(path: Path, cls: type, within: Path, faults: list, words_apart: bool = False) -> object:
            return self.unchanged(facts, path, cls, faults, path, cls, within, faults, words_apart)

        def read_words(folder: Path, language: str, known: frozenset[str] | None, faults: list) -> object:
            stamps = folder / f"{language}.stamps.yml"
            key = (frozenset(known or ()), known is None, stamps.read_bytes() if stamps.is_file() else b"")
            return self.unchanged(words, folder / f"{language}.md", key, faults, folder, language, known, faults)

        with mock.patch.multiple(loading, read_facts=read_facts, _translation=read_words):
            return loading.read_guide(self.folder, self.library.sources)

    def mutations(self, chance: object, count: int) -> Iterator[Mutation]:
        """Every mutation of every file, with `count` rounds of changes by chance for each file."""
        loaded = self.library.guides[0]
        guide = loaded.facts.data
        assert guide is not None and loaded.facts.tree is not None
        yield from facts.mutations("guide.yml", loaded.facts.tree)
        for record in loaded.precedents:
            if record.tree:
                yield from facts.mutations(f"precedents/{record.path.rpartition('/')[2]}", record.tree, Precedent)
        needed = frozenset(place.text for place in addresses(guide) if place.field.need != "may")
        for language in loaded.translations:
            text = (self.folder / f"{language}.md").read_text(encoding="utf-8")
            yield from words.mutations(f"{language}.md", text, language == guide.source_language, needed)
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and path.suffix in (".yml", ".md"):
                name = path.relative_to(self.folder).as_posix()
                yield from raw.mutations(name, path.read_bytes(), chance, count)  # type: ignore[arg-type]

    def attempt(self, mutation: Mutation) -> Tried:
        """Change the file, look, change it back."""
        path = self.folder / mutation.file
        kept = path.read_bytes()
        content = mutation.content()
        if content == kept:
            return Tried(mutation, ("no change",))
        try:
            path.write_bytes(content)
            if mutation.file == "guide.yml" and (found := self.results()) is not None and found != self.computed:
                return Tried(mutation, (RESULT,))
            more = self.problems() - self.before
            return Tried(mutation, tuple(sorted({name for name, _ in more})))
        except Exception as accident:  # every accident is a finding
            return Tried(mutation, (), f"{type(accident).__name__}: {accident}")
        finally:
            path.write_bytes(kept)


def attempt_all(laboratory: Laboratory, mutations: Iterable[Mutation]) -> Iterator[Tried]:
    """Try mutations one after the other."""
    for mutation in mutations:
        yield laboratory.attempt(mutation)
