"""What all guides share: controlled lists, units, phrases, glossary, in every language that is published."""

import re
from collections.abc import Iterator
from typing import Any

from modemploi.checks.check import Example, Found, check, close, found
from modemploi.load.library import Facts, Library
from modemploi.model.kinds import Part


def _entries(library: Library) -> Iterator[tuple[Facts[Any], str, int, Any]]:
    """Every entry of a shared file that has an id: its file, the name of the list in it, its index, itself."""
    files: list[Facts[Any]] = [library.languages, library.units, library.glossary, library.sources,
                               library.testimony]
    files += [facts for _, facts in sorted(library.lists.items())]
    files += [facts for _, facts in sorted(library.phrases.items())]
    for facts in files:
        for name in ("entries", "units", "terms", "phrases", "languages", "sources", "statements"):
            for index, entry in enumerate(getattr(facts.data, name, ()) if facts.data else ()):
                yield facts, name, index, entry


def _published(library: Library) -> list[str]:
    languages = library.languages.data.languages if library.languages.data else ()
    return [entry.id for entry in languages if entry.published]


def _read(library: Library) -> list[str]:
    """The published languages that people write in. What one that no native speaker has read yet lacks is shown in the
    first language, marked: whoever adds a word need not know them all."""
    languages = library.languages.data.languages if library.languages.data else ()
    return [entry.id for entry in languages if entry.published and not entry.unread]


@check(
    level="error", over="library",
    message="“{id}” has no name in {language}",
    why="readers of that language would see its code",
    fix="add its name in that language",
    example=Example("_shared/themes.yml", """\
      - language: fr
        text: Énergie
""", """\
      - language: fr
        text: Énergie
      - language: en
        text: Energy
"""),
)
def missing_name(library: Library) -> Iterator[Found]:
    """An entry without a name in a published language."""
    for facts, name, index, entry in _entries(library):
        names: tuple[Part, ...] | None = getattr(entry, "names", getattr(entry, "words", None))
        if names is not None:
            told = {each.language for each in names}  # type: ignore[attr-defined]
            for language in _read(library):
                if language not in told:
                    yield found(facts.at((name, index)), id=entry.id, language=language)


@check(
    level="error", over="library",
    message="“{id}” stands in this list a second time",
    why="only one of the two can be used, and nobody knows which",
    fix="delete one of the two",
    example=Example("_shared/themes.yml", """\
  - id: energy
    names:
      - language: fr
        text: Éducation
""", """\
  - id: education
    names:
      - language: fr
        text: Éducation
"""),
)
def entry_twice(library: Library) -> Iterator[Found]:
    """An entry of a shared list that is there twice."""
    seen: set[tuple[str, str]] = set()
    for facts, name, index, entry in _entries(library):
        if (facts.path, entry.id) in seen:
            yield found(facts.at((name, index, "id")), id=entry.id)
        seen.add((facts.path, entry.id))


@check(
    level="error", over="library",
    message="the phrase “{id}” is missing in {language}",
    why="pages of that language would show an empty place",
    fix="add it to phrases/{language}.yml",
    example=Example("_shared/phrases/en.yml", "phrases: []\n", """\
phrases:
  - id: done-when
    text: Done when
"""),
)
def missing_phrase(library: Library) -> Iterator[Found]:
    """A phrase that one published language has and another has not."""
    said = {language: {phrase.id: index for index, phrase in enumerate(facts.data.phrases)}
            for language, facts in sorted(library.phrases.items()) if facts.data}
    known = {name for language in _published(library) for name in said.get(language, {})}
    for language in _read(library):
        if language in said:
            for name in sorted(known - said[language].keys()):
                yield found(library.phrases[language].at(("phrases",)), id=name, language=language)


@check(
    level="error", over="library",
    message="the phrase “{id}” has other gaps than in {language}: {gaps}",
    why="the page fills the gaps in; one that is missing loses a number, one too many is shown as it stands",
    fix="write the same gaps, like {{count}}",
    example=Example("_shared/phrases/en.yml", "    text: Done when {count}\n", "    text: Done when\n"),
)
def gaps_differ(library: Library) -> Iterator[Found]:
    """A phrase whose gaps are not those of the first published language."""
    published = [language for language in _published(library) if language in library.phrases]
    first = library.phrases[published[0]].data if published else None
    expected = {phrase.id: _gaps(phrase.text) for phrase in first.phrases} if first else {}
    for _, facts in sorted(library.phrases.items()):
        for index, phrase in enumerate(facts.data.phrases if facts.data else ()):
            gaps = _gaps(phrase.text)
            if phrase.id in expected and gaps != expected[phrase.id]:
                yield found(facts.at(("phrases", index, "text")), id=phrase.id, language=published[0],
                            gaps=tuple(f"{{{gap}}}" for gap in sorted(gaps ^ expected[phrase.id])))


def _gaps(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\{(\w+)\}", text))


@check(
    level="error", over="library",
    message="the definition of the unit “{id}” cannot be read",
    why="nothing can be converted into it",
    fix="write it with units of pint or of this file, like `1000 * watt_hour`, or `[room]` for things that are counted",
    example=Example("_shared/units.yml", "    definition: wattt\n", "    definition: watt\n"),
)
def unit_not_defined(library: Library) -> Iterator[Found]:
    """A unit without a meaning."""
    from modemploi.compute import UnitBook
    units = library.units.data
    if units:
        places = {entry.id: index for index, entry in enumerate(units.units)}
        for name in UnitBook(units).unreadable():
            yield found(library.units.at(("units", places[name], "definition")), id=name)


@check(
    level="error", over="library",
    message="no language is published",
    why="a site without a language has no page",
    fix="set `published: true` for the languages of the site",
    example=Example("_shared/languages.yml", """\
    direction: ltr
    published: false
  - id: en
    name: English
    direction: ltr
    published: false
""", """\
    direction: ltr
    published: true
  - id: en
    name: English
    direction: ltr
    published: true
"""),
)
def nothing_published(library: Library) -> Iterator[Found]:
    """Languages, none of which is published."""
    if library.languages.data and not _published(library):
        yield found(library.languages.at(("languages",)))


@check(
    level="error", over="library",
    message="“{language}” is not a language of guides/_shared/languages.yml",
    why="the name is shown to nobody",
    fix="correct the language, or add it to that list",
    example=Example("_shared/themes.yml", """\
      - language: xx
        text: Edu
      - language: fr
        text: Éducation
""", """\
      - language: fr
        text: Éducation
"""),
)
def name_in_no_language(library: Library) -> Iterator[Found]:
    """A name in a language that the library does not know."""
    known = [entry.id for entry in library.languages.data.languages] if library.languages.data else []
    for facts, name, index, entry in _entries(library):
        for inner, each in enumerate(getattr(entry, "names", getattr(entry, "words", None)) or ()):
            if known and each.language not in known:
                attribute = "names" if hasattr(entry, "names") else "words"
                yield found(facts.at((name, index, attribute, inner, "language")), close(each.language, known),
                            language=each.language)
