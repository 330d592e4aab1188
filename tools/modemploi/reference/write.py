"""Writing the reference: same code, same bytes."""

from pathlib import Path


def write_reference(folder: Path) -> list[Path]:
    """Write every file of the reference into `folder` (docs/reference); the files that changed."""
    raise NotImplementedError


def reference_is_current(folder: Path) -> bool:
    """Whether `write_reference(folder)` would change nothing."""
    raise NotImplementedError
