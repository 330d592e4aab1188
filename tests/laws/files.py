"""The files of the project, as the laws read them."""

import functools
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

MADE = {".git", ".venv", "site", "build", ".cache", "node_modules"}


@functools.cache
def all_files() -> tuple[Path, ...]:
    """What belongs to the project: what git holds or would take; in a download without git, every file."""
    asked = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
                           capture_output=True, text=True, encoding="utf-8")
    if asked.returncode == 0:
        found = (ROOT / name for name in asked.stdout.split("\0") if name)
    else:
        found = (path for path in ROOT.rglob("*") if not MADE & set(path.relative_to(ROOT).parts))
    return tuple(sorted(path for path in found if path.is_file()))


def texts() -> Iterator[tuple[str, str]]:
    """Every file that is text: its path from the root, with `/`, and what it says."""
    for path in all_files():
        content = path.read_bytes()
        if b"\0" not in content[:8000]:
            yield path.relative_to(ROOT).as_posix(), content.decode("utf-8", "replace")
