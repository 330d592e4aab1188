"""The time of the last commit stands for "now": the clock is never asked, so the same input gives the same bytes."""

import datetime
import os
import subprocess
from pathlib import Path

BEGINNING = 1_767_225_600
"""The first of January 2026, where there is neither a setting nor a history."""


def epoch(folder: Path) -> int:
    """Seconds since 1970: ``SOURCE_DATE_EPOCH``, else the last commit of `folder`, else when the project began."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told.isdigit():
        return int(told)
    try:
        done = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=folder, capture_output=True, text=True,
                              timeout=20)
    except (OSError, subprocess.SubprocessError):
        return BEGINNING
    text = done.stdout.strip()
    return int(text) if done.returncode == 0 and text.isdigit() else BEGINNING


def day_of(seconds: int) -> datetime.date:
    """The day of a time, in Universal Time."""
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()
