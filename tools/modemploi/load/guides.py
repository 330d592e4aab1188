"""The folder of guides as a library: which file is read as what."""

import os
import re
import stat
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from modemploi import model
from modemploi.load.library import Facts, Fault, GuideFile, Library, LoadedGuide, Model, Place, Translation, Word
from modemploi.load.named import named_sources
from modemploi.load.source import MARKDOWN_LIMIT, YAML_LIMIT, Faults, inside, read, shown
from modemploi.load.typed import typed
from modemploi.load.words import read_text, read_words
from modemploi.load.yaml import parse
from modemploi.model.fields import addresses
from modemploi.model.kinds import is_text, text_file

SHARED = "_shared"
"""The folder of what all guides share."""
LISTS = ("themes", "settings", "scales", "partner-kinds", "sdg-targets", "dac-sectors", "hazards")
"""The controlled lists."""
MOST_FILES = 1000
"""How many files of a guide's folder are looked at."""
MOST_BYTES = 2**20
"""The largest image whose bytes are kept."""
TEXT_LIMIT = 64 * 1024
"""The largest text of a document, in bytes: some thirty pages."""
TEXTS_LIMIT = 16 * TEXT_LIMIT
"""The most that all these texts of one guide may have, in bytes."""

_LANGUAGE = re.compile(r"([a-z]{2,3})\.md")
_IMAGES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"})


def read_library(guides: Path, only: Collection[str] = ()) -> Library:
    """The library below the folder `guides`; with `only`, the guides with these slugs alone."""
    shared, faults = guides / SHARED, list[Fault]()
    folders = [path for path in listed(guides) if path.name != SHARED and path.is_dir()]
    sources = _optional(shared / "sources.yml", model.Sources, faults)
    languages = [path.stem for path in listed(shared / "phrases") if path.suffix == ".yml"]
    return Library(
        root=shown(guides),
        languages=read_facts(shared / "languages.yml", model.Languages, shared, faults),
        units=read_facts(shared / "units.yml", model.Units, shared, faults),
        glossary=read_facts(shared / "glossary.yml", model.Glossary, shared, faults),
        sources=sources,
        testimony=_optional(shared / "testimony.yml", model.Testimony, faults),
        lists={name: read_facts(shared / f"{name}.yml", model.SharedList, shared, faults) for name in LISTS},
        phrases={name: read_facts(shared / "phrases" / f"{name}.yml", model.Phrases, shared, faults)
                 for name in languages},
        guides=tuple(read_guide(path, sources) if _within(path, guides) else _outside(path)
                     for path in folders if not only or path.name in only),
        slugs=frozenset(path.name for path in folders),
        faults=tuple(sorted(faults, key=lambda fault: fault.place)),
    )


def _optional(path: Path, cls: type[Model], faults: list[Fault]) -> Facts[Model]:
    """A shared file that a library need not have: the sources all guides may cite, the testimony."""
    if path.is_symlink() or path.exists():
        return read_facts(path, cls, path.parent, faults)
    return Facts(shown(path), None, None)


def _within(path: Path, guides: Path) -> bool:
    try:
        return inside(path, guides)
    except OSError:
        return False


def _outside(folder: Path) -> LoadedGuide:
    """A folder that is a link to somewhere else: nothing of it is read."""
    name = shown(Path(folder.name))
    fault = Fault("unreadable-file", Place(shown(folder)), {"file": name, "reason": "outside"})
    return LoadedGuide(name, shown(folder), Facts(shown(folder / "guide.yml"), None, None), faults=(fault,))


def read_facts(
    path: Path, cls: type[Model], within: Path, faults: list[Fault], words_apart: bool = False,
) -> Facts[Model]:
    """One YAML file that lies in the folder `within`; what is met goes to `faults`."""
    source = read(path, YAML_LIMIT, within)
    facts = Facts[Model](source.path, None, None)
    if source.text is not None:
        tree = parse(source.text, source.faults)
        if tree is None and all(fault.name != "not-yaml" for fault in source.faults.met):
            source.faults.add("empty-file")
        made = typed(tree, cls, source.faults, words_apart)
        facts = Facts(source.path, tree, made.data, made.moved)
    faults += source.faults.met
    return facts


def read_guide(folder: Path, sources: Facts[model.Sources]) -> LoadedGuide:
    """One guide: its facts, its languages, its records, its other files, and those of the shared sources it names."""
    faults: list[Fault] = []
    facts = read_facts(folder / "guide.yml", model.Guide, folder, faults, words_apart=True)
    known = {address.text for address in addresses(facts.data)} if facts.data else None
    languages = [found[1] for path in listed(folder) if (found := _LANGUAGE.fullmatch(path.name))]
    translations = {language: _translation(folder, language, known, faults) for language in languages}
    taken = {"guide.yml", *(f"{language}{end}" for language in languages for end in (".md", ".stamps.yml"))}
    if facts.data:
        translations, texts = _with_texts(folder, facts.data, translations, faults)
        taken |= texts
    records = {name: [path for path in listed(folder / name) if path.suffix == ".yml"]
               for name in ("replications", "precedents")}
    taken |= {f"{name}/{path.name}" for name, paths in records.items() for path in paths}
    replications = tuple(read_facts(path, model.Replication, folder, faults) for path in records["replications"])
    precedents = tuple(read_facts(path, model.Precedent, folder, faults) for path in records["precedents"])
    named = named_sources(facts.data, translations, (*replications, *precedents))
    return LoadedGuide(
        slug=shown(Path(folder.name)), folder=shown(folder), facts=facts, translations=translations,
        replications=replications, precedents=precedents,
        shared_sources=tuple(source for source in (sources.data.sources if sources.data else ())
                             if source.id in named),
        files=tuple(_files(folder, taken, faults)),
        faults=tuple(sorted(faults, key=lambda fault: fault.place)))


def listed(folder: Path) -> list[Path]:
    """What stands in a folder, by name; hidden files are not looked at. Empty where it cannot be read."""
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return []


def _translation(folder: Path, language: str, known: Collection[str] | None, faults: list[Fault]) -> Translation:
    path, stamps = folder / f"{language}.stamps.yml", None
    if path.is_symlink() or path.exists():
        stamps = read_facts(path, model.Stamps, folder, faults)
    source = read(folder / f"{language}.md", MARKDOWN_LIMIT, folder)
    translation = read_words(source, language, known, stamps)
    faults += source.faults.met
    return translation


def _with_texts(
    folder: Path, guide: model.Guide, translations: Mapping[str, Translation], faults: list[Fault],
) -> tuple[dict[str, Translation], set[str]]:
    """The translations with the texts of documents, and the files these stand in."""
    found, taken, room = {}, set[str](), TEXTS_LIMIT
    files: dict[str, list[str]] = {}
    for document in guide.documents:
        if is_text(document.file):
            files.setdefault(document.file, []).append(f"{document.id}.content")
    for language, translation in translations.items():
        texts: dict[str, Word] = {}
        for file, addresses_of in files.items():
            name = text_file(file, language)
            if os.path.lexists(folder / name):
                source = read(folder / name, min(TEXT_LIMIT, room), folder)
                word = read_text(source, addresses_of[0])
                room -= len((source.text or "").encode("utf-8", "surrogatepass"))
                taken.add(name)
                faults += source.faults.met
                texts |= {address: replace(word, address=address) for address in addresses_of} if word else {}
        found[language] = replace(translation, words={**translation.words, **texts}) if texts else translation
    return found, taken


def _files(folder: Path, taken: Collection[str], faults: list[Fault]) -> Iterator[GuideFile]:
    """The files that are neither facts nor words; links that leave the folder are not followed."""
    waiting, left, room = [folder], MOST_FILES, 64 * MOST_BYTES
    while waiting and left > 0:
        for path in listed(waiting.pop(0))[:left]:
            left -= 1
            name, met = path.relative_to(folder), Faults(shown(path))
            try:
                if not inside(path, folder):
                    met.add("unreadable-file", file=shown(Path(path.name)), reason="outside")
                elif stat.S_ISDIR(path.stat().st_mode):
                    if not path.is_symlink():
                        waiting.append(path)
                elif not stat.S_ISREG(path.stat().st_mode):
                    if str(name) not in taken:
                        met.add("unreadable-file", file=shown(Path(path.name)), reason="not-a-file")
                elif name.as_posix() not in taken:
                    file = _file(path, shown(name), room)
                    room -= len(file.content)
                    yield file
            except OSError:
                met.add("unreadable-file", file=shown(Path(path.name)), reason="other")
            faults += [fault for fault in met.met if name.as_posix() not in taken]


def _file(path: Path, name: str, room: int) -> GuideFile:
    size = path.stat().st_size
    if path.suffix.lower() not in _IMAGES or size > min(MOST_BYTES, room):
        return GuideFile(name, size)
    return GuideFile(name, size, path.read_bytes()[:MOST_BYTES])
