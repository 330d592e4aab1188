"""The line of a file that a problem is about, as a person sees it."""

from functools import lru_cache
from pathlib import Path

from modemploi.load.library import Place
from modemploi.report.sentences import quoted

LARGEST = 2**20
"""Larger files are not opened again, in bytes."""
WIDTH = 100


@lru_cache(maxsize=64)
def _lines(path: str) -> tuple[str, ...]:
    file = Path(path)
    try:
        if not file.is_file() or file.stat().st_size > LARGEST:
            return ()
        return tuple(file.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
                     .replace("\r", "\n").split("\n"))
    except OSError:
        return ()


def forget() -> None:
    """Forget the files that were read: they may have changed."""
    _lines.cache_clear()


def excerpt(place: Place) -> str:
    """The line at a place, cut around its column where it is long; "" where there is none to show."""
    lines = _lines(place.path)
    if not 1 <= place.line <= len(lines):
        return ""
    line = lines[place.line - 1]
    start = max(0, place.column - WIDTH // 2) if len(line) > WIDTH else 0
    cut = line[start:start + WIDTH]
    return ("…" if start else "") + quoted(cut).rstrip() + ("…" if start + WIDTH < len(line) else "")
