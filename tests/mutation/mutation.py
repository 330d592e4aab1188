"""One wrong change of one file."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Mutation:
    """A file as it would be after a wrong change."""

    what: str
    """The kind of change: ``key dropped``."""
    file: str
    """The file, from the guide's folder."""
    where: str
    content: Callable[[], bytes]
    reason: str = ""
    """Why it is all right that nothing notices it; empty where something must."""
