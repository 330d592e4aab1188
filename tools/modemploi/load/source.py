"""Reading one file as text, whatever is in it: size, kind and encoding are looked at before anything else sees it."""

import os
import re
import stat
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from modemploi.load.library import Fault, Place

YAML_LIMIT = 256 * 1024
"""The largest YAML file, in bytes."""
MARKDOWN_LIMIT = 256 * 1024
"""The largest Markdown file, in bytes."""
LINES_LIMIT = 15_000
"""The most lines of either."""
MOST = 100
"""How many faults of one name are kept for one file: more of them help nobody."""

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffd-\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Faults:
    """The faults of one file, as they are met; see `MOST`. `path` is how the file is shown."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.met: list[Fault] = []
        self._count: dict[str, int] = {}

    def add(self, name: str, place: Place | None = None, **values: str) -> None:
        """Keep a fault; without a place it is the file's first line."""
        self._count[name] = self._count.get(name, 0) + 1
        if self._count[name] <= MOST:
            self.met.append(Fault(name, place or Place(self.path), values))


@dataclass
class Source:
    """One file as text: no byte order mark, line feeds only. `text` is None where it could not be read."""

    path: str
    text: str | None
    faults: Faults
    lines: list[str] = field(default_factory=list)


def shown(path: Path) -> str:
    """A path as people see it: from the working folder where it lies inside, with ``/``, always printable."""
    text = os.path.relpath(path) if path.is_absolute() and path.is_relative_to(Path.cwd()) else str(path)
    return text.replace(os.sep, "/").encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read(path: Path, limit: int, within: Path) -> Source:
    """Read a file of at most `limit` bytes that really lies in the folder `within`."""
    faults = Faults(shown(path))
    raw = _bytes(path, limit, within, faults)
    text = None if raw is None else decode(raw, faults)
    return Source(faults.path, text, faults, [] if text is None else text.split("\n"))


def _bytes(path: Path, limit: int, within: Path, faults: Faults) -> bytes | None:
    name = faults.path.rpartition("/")[2]
    try:
        if not inside(path, within):
            faults.add("unreadable-file", file=name, reason="outside")
            return None
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            faults.add("unreadable-file", file=name, reason="not-a-file")
            return None
        if about.st_size <= limit:
            with path.open("rb") as file:
                raw = file.read(limit + 1)
            if len(raw) <= limit:
                return raw
        faults.add("file-too-large", size=str(-(-about.st_size // 1024)), limit=str(limit // 1024))
    except FileNotFoundError:
        faults.add("missing-file", file=name)
    except PermissionError:
        faults.add("unreadable-file", file=name, reason="no-permission")
    except OSError:
        faults.add("unreadable-file", file=name, reason="other")
    return None


def inside(path: Path, within: Path) -> bool:
    """Whether a path, links followed, lies in a folder. Raises FileNotFoundError where a link leads nowhere."""
    try:
        return path.resolve(strict=True).is_relative_to(within.resolve())
    except RuntimeError as circle:  # links that go round in a circle
        raise OSError from circle


def decode(raw: bytes, faults: Faults) -> str | None:
    """The text of the bytes; hidden characters are faults, and those YAML cannot bear become spaces."""
    text = _text(raw, faults)
    if text is None:
        return None
    text = line_feeds(text.removeprefix("\ufeff"))
    if text.count("\n") > LINES_LIMIT:
        faults.add("text-too-heavy", what="lines", limit=str(LINES_LIMIT))
        return None
    if not _HIDDEN.search(text):
        return text
    line, start = 1, 0
    for found in islice(_HIDDEN.finditer(text), MOST):
        line += text.count("\n", start, found.start())
        start = found.start()
        column = start - text.rfind("\n", 0, start)
        faults.add("hidden-character", Place(faults.path, line, column), character=f"U+{ord(found[0]):04X}")
    return _HIDDEN.sub(lambda found: found[0] if _BIDI.match(found[0]) else " ", text)


def line_feeds(text: str) -> str:
    """The text with one line feed at the end of each line."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(raw: bytes, faults: Faults) -> str | None:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        faults.add("wrong-encoding", encoding="UTF-16")
        return raw.decode("utf-16", "replace")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = line_feeds(raw[:error.start].decode("utf-8", "replace"))
        place = Place(faults.path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        odd = sum(byte < 32 and byte not in b"\t\n\r" for byte in raw[:4096])
        faults.add("wrong-encoding", place, encoding="binary" if odd else "Windows-1252")
        return None
    if text.count("\0") > len(text) // 8:
        faults.add("wrong-encoding", encoding="binary")
        return None
    return text
