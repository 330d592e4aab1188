"""The testimony the library grew from: each part of it is carried by a guide, in a place that exists."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from modemploi.checks.check import Example, Found, check, close, found
from modemploi.checks.view import View
from modemploi.load.library import Library
from modemploi.load.words import own_words


def _file(carried: str) -> str:
    return f"""\
format_version: 2
source: lamp-report
statements:
  - id: s1
    names:
      - language: fr
        text: On a réparé des lampes.
      - language: en
        text: Lamps were mended.
{carried}"""


_CARRIED = """\
    carried_by:
      - guide: mend-lamps
        parts:
          - mend
"""


@check(
    level="error", over="library",
    message="no guide carries “{id}”",
    why="what somebody told us would be lost, and nobody would notice",
    fix="name in `carried_by` the guide that carries it, and where",
    example=Example("_shared/testimony.yml", _file(""), _file(_CARRIED), at=""),
)
def statement_not_carried(library: Library) -> Iterator[Found]:
    """A part of the testimony that no guide carries."""
    for index, statement in enumerate(library.testimony.data.statements if library.testimony.data else ()):
        if not statement.carried_by:
            yield found(library.testimony.at(("statements", index)), id=statement.id)


@check(
    level="error", over="library",
    message="“{id}” is carried by the guide “{guide}”, and there is no such guide",
    why="readers would follow a link into nothing",
    fix="use the folder name of a guide",
    example=Example("_shared/testimony.yml", _file(_CARRIED.replace("mend-lamps", "mend-lampz")), _file(_CARRIED),
                    at=""),
)
def carried_by_nobody(library: Library) -> Iterator[Found]:
    """A part of the testimony that is carried by a guide the library does not have."""
    for index, statement in enumerate(library.testimony.data.statements if library.testimony.data else ()):
        for inner, carrier in enumerate(statement.carried_by):
            if carrier.guide not in library.slugs:
                yield found(library.testimony.at(("statements", index, "carried_by", inner, "guide")),
                            close(carrier.guide, library.slugs), id=statement.id, guide=carrier.guide)


@check(
    level="error",
    message="“{id}” is carried by “{part}”, and the guide {guide} has no such part",
    why="readers would look for it in vain",
    fix="use the id of a part of the guide, one of its own sections like `problem`, or the file name of a precedent",
    example=Example("_shared/testimony.yml", _file(_CARRIED.replace("- mend\n", "- mond\n")), _file(_CARRIED), at=""),
)
def not_carried_there(view: View) -> Iterator[Found]:
    """A part of the testimony that is carried in a place the guide does not have."""
    testimony = view.library.testimony
    records = {PurePosixPath(facts.path).stem for facts in view.loaded.precedents}
    known = {*view.by_id, *own_words(), *records}
    for index, statement in enumerate(testimony.data.statements if testimony.data else ()):
        for inner, carrier in enumerate(statement.carried_by):
            for last, part in enumerate(carrier.parts):
                if carrier.guide == view.loaded.slug and part not in known:
                    yield found(testimony.at(("statements", index, "carried_by", inner, "parts", last)),
                                close(part, known), id=statement.id, part=part, guide=carrier.guide)
