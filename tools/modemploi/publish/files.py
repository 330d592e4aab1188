"""Writing a folder so that only what changed is touched, and nothing else stays behind."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

Content = bytes | Path | Callable[[], bytes]
"""What a file holds: its bytes, the file it is a copy of, or what makes it when it is asked for."""


def bytes_of(content: Content) -> bytes:
    """What a file holds, as bytes."""
    if isinstance(content, bytes):
        return content
    return content.read_bytes() if isinstance(content, Path) else content()


def sync(folder: Path, files: Mapping[str, Content]) -> tuple[str, ...]:
    """Make `folder` hold exactly these files, by path with ``/``. Gives the paths that were written or removed.

    A file that already holds the same bytes is left alone, so that a preview sees only what changed.
    """
    changed = []
    for name, content in sorted(files.items()):
        data = bytes_of(content)
        path = folder / name
        try:
            same = path.stat().st_size == len(data) and path.read_bytes() == data
        except OSError:
            same = False
        if not same:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            changed.append(name)
    for where, folders, names in os.walk(folder, topdown=False):
        for name in names:
            path = Path(where, name)
            if path.relative_to(folder).as_posix() not in files:
                path.unlink()
                changed.append(path.relative_to(folder).as_posix())
        for name in folders:
            path = Path(where, name)
            if not any(path.iterdir()):
                path.rmdir()
    return tuple(changed)
