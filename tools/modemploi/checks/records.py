"""Records of attempts: replications of this guide, and precedents from literature."""

from collections.abc import Iterator

from modemploi.checks.check import Example, Found, check, found
from modemploi.checks.text import CITATION
from modemploi.checks.tree import written
from modemploi.checks.view import View
from modemploi.load.named import keys_of
from modemploi.model import Precedent, Replication

_RECORD = """\
format_version: 2
place: Fès
country: MA
year: 2027
who:
  - Idriss
status: finished
{more}words:
  - language: fr
    title: Des lampes à Fès, 2027
    story: On a réparé douze lampes{story}.
    lesson: Commencer tôt.
"""
_SOURCES = """\
sources:
  - id: story
    type: report
    title: Fès
    language: fr
    url: https://example.org/fes
    accessed: 2026-11-20
    read: whole
    strength: documented
"""
_FINDING = "findings:\n  - id: lamps-mended\n    value: 12\n    unit: piece\n"


def _replication(guide: str = "mend-lamps", version: str = "2026.1", more: str = "", story: str = "") -> str:
    return _RECORD.format(more=more, story=story) + f"guide: {guide}\nguide_version: {version}\ntold_by: Idriss\n"


def _precedent(more: str) -> str:
    return _RECORD.format(more=more, story="") + _SOURCES


def _example(wrong: str, right: str = "") -> Example:
    return Example("replications/2027-fes.yml", wrong, right or _replication(), at="")


@check(
    level="error",
    message="this record is of the guide “{guide}”, and lies in the folder of “{slug}”",
    why="it would be counted for a guide that nobody followed",
    fix="move the file, or correct `guide`",
    example=_example(_replication(guide="light-a-street")),
)
def record_of_other_guide(view: View) -> Iterator[Found]:
    """A replication of another guide."""
    for facts in view.loaded.replications:
        if facts.data and facts.data.guide != view.loaded.slug:
            yield found(facts.at(("guide",)), guide=facts.data.guide, slug=view.loaded.slug)


@check(
    level="error",
    message="the guide never had a version {version}",
    why="nobody can tell what was followed",
    fix="use a version of the changelog: {known}",
    example=_example(_replication(version="1999.1")),
)
def unknown_version(view: View) -> Iterator[Found]:
    """A replication of a version that is not in the history."""
    known = tuple(dict.fromkeys([view.guide.version, *(change.version for change in view.guide.changelog)]))
    for facts in view.loaded.replications:
        if facts.data and facts.data.guide_version not in known:
            yield found(facts.at(("guide_version",)), view.close(facts.data.guide_version, known),
                        version=facts.data.guide_version, known=known)


@check(
    level="error",
    message="“{part}” is not a part of this guide",
    why="a change must be told next to what was changed",
    fix="use the id of a step or supply",
    example=_example(_replication(more="changes:\n  - part: lok\n    kind: removed\n"),
                     _replication(more="changes:\n  - part: look\n    kind: removed\n")),
)
def unknown_change(view: View) -> Iterator[Found]:
    """A change to something the guide does not have."""
    for facts, data in view.records:
        for index, change in enumerate(data.changes):
            if isinstance(data, Replication) and change.kind != "added" and change.part not in view.declared:
                near = view.close(change.part, view.declared)
                yield found(facts.at(("changes", index, "part")), near, part=change.part)


@check(
    level="error",
    message="the record cites “{source}”, which is none of its sources",
    why="readers would follow a note that does not exist",
    fix="use the id of a source of the same file, in a replication of the guide, or of guides/_shared/sources.yml",
    example=_example(_replication(story=" [@nobody]"), _replication(story=" [@lamp-report]")),
)
def unknown_record_source(view: View) -> Iterator[Found]:
    """A citation in a record that leads nowhere."""
    for facts, data in view.records:
        own = getattr(data, "sources", ())
        listed = [*(source.id for source in own), *view.shared_sources]
        known = listed if isinstance(data, Precedent) else view.lists["sources"]
        for index, words in enumerate(data.words):
            for name in ("story", "lesson"):
                for citation in CITATION.finditer(getattr(words, name) or ""):
                    key = citation[0][2:-1].partition(",")[0].strip()
                    if key not in known:
                        yield found(facts.at(("words", index, name)), view.close(key, known), source=key)
        for index, finding in enumerate(data.findings):
            for inner, key in enumerate(finding.sources):
                if key not in known:
                    yield found(facts.at(("findings", index, "sources", inner)), view.close(key, known), source=key)


@check(
    level="error",
    message="the precedent names no source",
    why="it is told from literature; a reader wants to look there",
    fix="add its `sources`, or cite those of guides/_shared/sources.yml",
    example=Example("precedents/fes.yml", _RECORD.format(more="", story=""), _precedent(""), at=""),
)
def precedent_without_source(view: View) -> Iterator[Found]:
    """A precedent that rests on nothing: no source of its own, and none that all guides share."""
    for facts in view.loaded.precedents:
        if facts.data and not facts.data.sources and not written(facts.tree, ("sources",)) \
                and not set(keys_of(facts.data)) & set(view.shared_sources):
            yield found(facts.at())


@check(
    level="warning",
    message="the finding “{id}” names no source",
    why="a precedent is told from literature; a figure of it must be found there",
    fix="name in `sources` where it is told",
    example=Example("precedents/fes.yml", _precedent(_FINDING), _precedent(_FINDING + "    sources:\n      - story\n"),
                    at=""),
)
def finding_without_source(view: View) -> Iterator[Found]:
    """A number in a precedent that rests on nothing."""
    for facts in view.loaded.precedents:
        for index, finding in enumerate(facts.data.findings if facts.data else ()):
            if not finding.sources:
                yield found(facts.at(("findings", index)), id=finding.id)


@check(
    level="error",
    message="the record ends in {until}, before it began in {year}",
    why="nobody can tell how long it lasted",
    fix="correct one of the two years",
    example=_example(_replication(more="until: 2019\n"), _replication(more="until: 2028\n")),
)
def ends_before_beginning(view: View) -> Iterator[Found]:
    """A record whose years are the wrong way round."""
    for facts, data in view.records:
        if data.year and data.until and data.until < data.year:
            yield found(facts.at(("until",)), until=str(data.until), year=str(data.year))


@check(
    level="error",
    message="the record is said to be independent, and {name} is an author of the guide",
    why="a guide is proven by those who did not write it",
    fix="set `independent: false`, or correct who tells it",
    example=_example(_replication(more="independent: true\n").replace("told_by: Idriss", "told_by: Amina Test"),
                     _replication(more="independent: true\n")),
)
def independent_by_author(view: View) -> Iterator[Found]:
    """An independent replication by an author."""
    authors = {author.name.casefold() for author in view.guide.authors}
    for facts in view.loaded.replications:
        if facts.data and facts.data.independent:
            for name in (facts.data.told_by, *facts.data.who):
                if name.casefold() in authors:
                    yield found(facts.at(("told_by",)), name=name)
