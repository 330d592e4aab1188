"""`modemploi format`: guides in their one form, so that a change is seen as a change and nothing else."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from modemploi.contribute.files import documents, faithful, opened, write_beside
from modemploi.load.guides import SHARED
from modemploi.load.library import Fault, Place
from modemploi.load.source import shown
from modemploi.model.kinds import Part


@dataclass(frozen=True)
class Formatted:
    """What became of one file."""

    path: str
    changed: bool
    """Whether it had another form (and, when writing, has its one form now)."""
    kept: tuple[Fault, ...] = ()
    """Why it was left as it is: faults that a person mends, because something could be lost."""


def format_guides(guides: Path, only: Collection[str] = (), write: bool = True) -> tuple[Formatted, ...]:
    """Write every file of facts and every front matter in its one form; with `only`, those of these guides.
    Without `write` nothing is changed, and the answer is what would be."""
    return tuple(format_file(path, cls, _within(path, guides), write) for path, cls in documents(guides, only))


def format_file(path: Path, cls: type[Part], within: Path, write: bool = True) -> Formatted:
    """Write one file in its one form. A file that cannot be kept whole is left alone."""
    document, kept = opened(path, cls, within)
    if document is None:
        return Formatted(shown(path), False, kept)
    text = document.written()
    if not faithful(document, text):
        unsaid = Fault("not-yaml", Place(shown(path)), {"reason": "other", "found": ""})
        return Formatted(shown(path), False, (unsaid,))
    changed = text.encode() != path.read_bytes()
    if changed and write:
        write_beside(path, text)
    return Formatted(shown(path), changed)


def is_canonical(path: Path, cls: type[Part], within: Path) -> bool:
    """Whether a file has its one form already."""
    formatted = format_file(path, cls, within, write=False)
    return not formatted.changed and not formatted.kept


def _within(path: Path, guides: Path) -> Path:
    """The folder a file must really lie in: its guide's, or the shared one."""
    return guides / (path.relative_to(guides).parts[0] or SHARED)
