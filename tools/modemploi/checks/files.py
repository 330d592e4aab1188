"""The files themselves, before anything in them is understood. The loader meets these faults."""

import re
from collections.abc import Iterator
from functools import partial

from modemploi.checks.check import Example, Found, check, fault, found
from modemploi.load.library import Library, Place

_fault = partial(fault, subject="files")

missing_file = _fault(
    "missing-file", level="error", draft="gathered",
    message="the file {file} is not there",
    why="a guide is a folder with facts in guide.yml; what all guides share stands in guides/_shared",
    fix="create {file}, or rename the file that should be it",
    example=Example("_shared/glossary.yml", None, "", at=""),
)

unreadable_file = _fault(
    "unreadable-file", level="error",
    message="{file} cannot be read: {reason}",
    why="what cannot be read cannot be published",
    fix="put an ordinary file in its place",
    example=Example("ar.md/notes.txt", "A folder cannot be a language file.\n", "", at="", also=("unused-file",)),
    terms={"reason": {
        "not-a-file": "it is not a file", "no-permission": "this account has no right to read it",
        "outside": "it is a link that leads out of the folder", "other": "the disk does not give it",
    }},
)

file_too_large = _fault(
    "file-too-large", level="error",
    message="the file has {size} kB, and may have {limit} kB",
    why="a larger file is nearly always a mistake, and it would slow down everybody's checks",
    fix="shorten it, or move a part into an attachment below files/",
    example=Example("guide.yml", "note: " + "very " * 60_000 + "long\n", "note: short\n", at=""),
)

wrong_encoding = _fault(
    "wrong-encoding", level="error",
    message="the file is not written in UTF-8; it looks like {encoding}",
    why="accents and Arabic letters come out wrong, or not at all",
    fix="save the file again, with the encoding UTF-8",
    example=Example("fr.md", "Énergie".encode("cp1252"), "Énergie", at="Énergie"),
    terms={"encoding": {"binary": "something other than text"}},
)

hidden_character = _fault(
    "hidden-character", level="error",
    message="a sign that nobody sees stands here: {character}",
    why="such signs can make a line read otherwise than what it does, and search does not find words that hold them",
    fix="delete the sign and type the text again",
    example=Example("en.md", "text: One counts\u202e them.", "text: One counts them.", at="text: One counts them."),
)

newer_format = _fault(
    "newer-format", level="error",
    message="the file is written in version {found} of the format, and this tool knows versions up to {known}",
    why="a newer format may mean something else by the same field",
    fix="bring the tool up to date, or write format_version: {known}",
    example=Example("guide.yml", "format_version: 99\n", "format_version: 2\n"),
)

older_format = _fault(
    "older-format", level="error",
    message="the file is written in version {found} of the format, and this tool reads version {known}",
    why="the format learns; a field may have got another name or another meaning since",
    fix="run `modemploi migrate`",
    example=Example("guide.yml", "format_version: 0\n", "format_version: 2\n"),
)

empty_file = _fault(
    "empty-file", level="error",
    message="the file is empty",
    why="it looks as if something were there",
    fix="write into it, or delete it",
    example=Example("replications/2027-fes.yml", "\n", "", at=""),
)

SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{digit}" for name in ("com", "lpt") for digit in range(1, 10))})
"""Names that Windows keeps for itself."""


@check(
    level="error", over="library",
    message="“{name}” cannot be the name of a guide's folder",
    why="the name is the guide's address in every language, on every system, for ever",
    fix="rename the folder: lower-case words joined by hyphens, 60 letters at most, like electrify-isolated-school",
    example=Example("../Mend Lamps/guide.yml", "\n", "", at="", also=("empty-file",)),
)
def folder_name(library: Library) -> Iterator[Found]:
    """A guide whose address would not work everywhere."""
    for name in sorted(library.slugs):
        if not SLUG.fullmatch(name) or name in RESERVED or len(name) > 60:
            yield found(Place(f"{library.root}/{name}"), name=name)
