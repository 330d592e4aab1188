"""Files become a library: every value with its place, and every fault that was met (floor 2)."""

from collections.abc import Collection
from pathlib import Path

from modemploi.load.library import Library


def load_library(guides: Path, only: Collection[str] = ()) -> Library:
    """Read the folder of guides: all of them, or those whose slugs are in `only`. Never raises on content."""
    from modemploi.load.guides import read_library  # late: Markdown is heavy, and many only need the types
    return read_library(guides, only)
