"""What a check is, and what it says: one function, with its name, level, reason, cure and example."""

import difflib
import textwrap
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from modemploi.load.library import Place

Level = Literal["error", "warning"]
Draft = Literal["same", "warning", "gathered"]
Over = Literal["guide", "sources", "library", "shelf", "fault"]


class Term(str):
    """A word of ours inside a message ("supplies"), which a report translates with the message."""

    __slots__ = ()


Value = str | Term | tuple[str, ...]
"""What fills a gap in a message: the author's own text, a `Term`, or several texts (a report shows the first few)."""


@dataclass(frozen=True)
class Found:
    """What a check found at one place."""

    place: Place
    values: Mapping[str, Value] = field(default_factory=dict)
    near: str = ""
    """What was probably meant, where there is a close candidate."""
    level: Level | None = None
    """Where it is not the level of the check."""


@dataclass(frozen=True)
class Problem:
    """What a check says at one place. Reports turn it into a sentence."""

    check: "Check"
    level: Level
    place: Place
    values: Mapping[str, Value] = field(default_factory=dict)
    near: str = ""

    @property
    def order(self) -> tuple[Place, str, str]:
        """Problems are told file by file and from top to bottom."""
        return self.place, self.check.name, repr(sorted(self.values.items()))


@dataclass(frozen=True)
class Example:
    """The same lines of a small guide, wrong and right.

    With the right lines the guide has no such problem, with the wrong lines in their place it has; tests try both.
    """

    file: str
    """The file of the small guide, or a shared file: ``guide.yml``, ``_shared/units.yml``."""
    wrong: str | bytes | None
    """None where the file is not there."""
    right: str
    at: str | None = None
    """The text of the small guide that both replace, at its first place; the right lines themselves when absent.
    With "" the lines come at the end of the file, or are a new file."""
    around: tuple[tuple[str, str, str], ...] = ()
    """Changes of the small guide without which the example would not stand: file, text, text in its place."""
    also: tuple[str, ...] = ()
    """Other checks that cannot but notice the same wrong lines."""

    @property
    def shown_wrong(self) -> str:
        """The wrong lines as a page shows them."""
        return shown(self.wrong)

    @property
    def shown_right(self) -> str:
        """The right lines as a page shows them."""
        return shown(self.right)


def shown(text: str | bytes | None) -> str:
    """Lines without what indents them all, signs one cannot see written out, and not without end."""
    said = text.decode("latin-1") if isinstance(text, bytes) else text or ""
    said = said if len(said) < SHOWN else said[:SHOWN] + "…"
    said = "".join(letter if letter.isprintable() or letter in "\n " else f"<U+{ord(letter):04X}>" for letter in said)
    return textwrap.dedent(said).strip("\n")


def said(*addresses: str) -> tuple[tuple[str, str, str], ...]:
    """For `Example.around`: some words at these addresses, in both languages of the small guide."""
    labels = "".join(f"  - id: {address}\n    text: Zigzag\n" for address in addresses)
    return tuple((file, "labels:\n", f"labels:\n{labels}") for file in ("fr.md", "en.md"))


SHOWN = 1000
"""So many letters of an example a page shows."""

Finder = Callable[[Any], Iterator[Found]]


@dataclass(frozen=True)
class Check:
    """A named law. Texts are English here; the catalogue of each language holds their translations."""

    name: str
    level: Level
    message: str
    why: str
    fix: str
    example: Example
    subject: str
    """The module it lives in: what it is about."""
    over: Over
    """What `find` is given: a `View` of one guide; its sources, or the shared ones (`Listed`); the whole library; what
    all guides rest on (`Shelf`). A fault is found by the loader."""
    draft: Draft
    """In a draft: as ever, as a warning only, or gathered into `unfinished-draft`, which tells how much is missing."""
    find: Finder | None = None
    terms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """For values that are codes of ours, the words a message says for each; gaps in them are filled too."""

    def __hash__(self) -> int:
        return hash(self.name)


def check(
    *, level: Level, message: str, why: str, fix: str, example: Example, over: Over = "guide",
    draft: Draft = "same", terms: Mapping[str, Mapping[str, str]] | None = None,
) -> Callable[[Finder], Check]:
    """Make a check of a function: its name with hyphens is the name of the check."""
    def make(find: Finder) -> Check:
        return Check(
            find.__name__.replace("_", "-"), level, message, why, fix, example, find.__module__.rpartition(".")[2],
            over, draft, find, terms or {})
    return make


def fault(
    name: str, subject: str, *, level: Level, message: str, why: str, fix: str, example: Example, draft: Draft = "same",
    terms: Mapping[str, Mapping[str, str]] | None = None,
) -> Check:
    """A check whose fault the loader (or the evaluator of formulas) meets by itself."""
    return Check(name, level, message, why, fix, example, subject, "fault", draft, None, terms or {})


def found(place: Place, near: str = "", level: Level | None = None, **values: Value) -> Found:
    """What a check found."""
    return Found(place, values, near, level)


def close(text: str, names: Collection[str]) -> str:
    """The one name that was probably meant, "" where none is close. Of very many names, the first thousand count."""
    about = sorted(name for name in names if abs(len(name) - len(text)) <= max(3, len(text) // 3))
    return next(iter(difflib.get_close_matches(text[:60], about[:1000], n=1, cutoff=0.72)), "")
