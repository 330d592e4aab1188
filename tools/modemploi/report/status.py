"""How far the library is: every guide in every language, and how well it is proven."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

from modemploi.checks import Problem
from modemploi.load.freshness import part_of, source_hashes
from modemploi.load.library import Library, LoadedGuide
from modemploi.model.fields import addresses
from modemploi.report.sentences import count
from modemploi.report.words import translate


@dataclass(frozen=True)
class Standing:
    """One guide in one language."""

    language: str
    source: bool
    missing: int
    """Texts that a complete page has and this one has not."""
    outdated: int
    """Parts whose source changed since they were translated."""
    there: bool
    """Whether there is a file at all."""


@dataclass(frozen=True)
class Status:
    """One guide."""

    slug: str
    state: str
    level: str
    """The level of proof, as `modemploi.compute.maturity` computes it; "" where the facts could not be read."""
    standings: tuple[Standing, ...]


def statuses(library: Library, problems: Sequence[Problem]) -> tuple[Status, ...]:
    """How every guide stands, in the order of the library."""
    known = library.languages.data.languages if library.languages.data else ()
    published = [entry.id for entry in known if entry.published]
    others = sorted({name for loaded in library.guides for name in loaded.translations} - set(published))
    broken = {path for problem in problems if problem.level == "error" for path in [problem.place.path]}
    found = []
    for loaded in library.guides:
        clean = not any(path.startswith(loaded.folder + "/") for path in broken)
        languages = [*published, *(name for name in others if name in loaded.translations)]
        found.append(Status(loaded.slug, str(loaded.facts.data.state) if loaded.facts.data else "",
                            _level(library, loaded, clean), tuple(_standing(loaded, name) for name in languages)))
    return tuple(found)


def _standing(loaded: LoadedGuide, language: str) -> Standing:
    translation, guide = loaded.translations.get(language), loaded.facts.data
    source = loaded.translations.get(guide.source_language) if guide else None
    if translation is None or guide is None:
        return Standing(language, False, 0, 0, False)
    wanted = {address.text for address in addresses(guide) if address.field.need == "must"}
    wanted |= set(source.words) if source else set()
    stamped = translation.stamps.data.stamps if translation.stamps and translation.stamps.data else ()
    parts = {part_of(address) for address in translation.words}
    hashes = source_hashes(source) if source and source is not translation else {}
    outdated = sum(stamp.id in parts and stamp.source != hashes.get(stamp.id, stamp.source) for stamp in stamped)
    return Standing(language, translation is source, len(wanted - translation.words.keys()), outdated, True)


def _level(library: Library, loaded: LoadedGuide, clean: bool) -> str:
    from modemploi.compute import compute_maturity, run_examples
    guide = loaded.facts.data
    if guide is None:
        return ""
    runs = run_examples(guide, library.units.data) if library.units.data else ()
    records = [facts.data for facts in loaded.replications if facts.data]
    newest = max((change.date for change in guide.changelog), default=datetime.date.min)
    return compute_maturity(guide, runs, records, clean=clean, as_of=newest).level


LEVELS = {
    "draft": "draft", "checked": "checked", "worked": "worked examples", "reviewed": "reviewed", "made": "made",
    "replicated": "replicated", "": "not readable",
}
"""The levels of proof, in words."""


def write_status(library: Library, problems: Sequence[Problem], language: str, stream: TextIO) -> None:
    """Write the table of guides and languages for a person."""
    found = statuses(library, problems)
    if not found:
        stream.write(translate("There is no guide yet. Begin one: modemploi new", language) + "\n")
        return
    names = list(dict.fromkeys(standing.language for status in found for standing in status.standings))
    rows = [[translate("guide", language), *names, translate("proof", language)]]
    for status in found:
        cells = {standing.language: _cell(standing, language) for standing in status.standings}
        rows.append([status.slug, *(cells.get(name, "–") for name in names), translate(LEVELS[status.level], language)])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        stream.write("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n")


def _cell(standing: Standing, language: str) -> str:
    """How one guide stands in one language, in a few words."""
    if not standing.there:
        return translate("missing", language)
    told = []
    if standing.missing:
        told.append(count(standing.missing, "{count} text missing", "{count} texts missing", language))
    if standing.outdated:
        told.append(count(standing.outdated, "{count} part outdated", "{count} parts outdated", language))
    if not told:
        told.append(translate("complete", language))
    return ", ".join(told) + (translate(" (source)", language) if standing.source else "")
