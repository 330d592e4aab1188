"""Putting a new site in the place of the old one, whole or not at all."""

import os
import shutil
from pathlib import Path

OLD, NEW = ".old", ".new"


def beside(site: Path) -> Path:
    """An empty folder beside the site, on the same disk, for the site to come. What an interrupted run left is mended
    first."""
    mend(site)
    folder = site.with_name(f".{site.name}{NEW}-{os.getpid()}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def mend(site: Path) -> None:
    """After an interruption: put the last good site back where it stands aside, and clear what was never finished."""
    old = site.with_name(f".{site.name}{OLD}")
    if old.exists() and not site.exists():
        old.rename(site)
    for rest in site.parent.glob(f".{site.name}{NEW}-*"):
        if not _alive(rest.name.rpartition("-")[2]):
            shutil.rmtree(rest, ignore_errors=True)


def swap(new: Path, site: Path) -> None:
    """Replace `site` by `new`: two renames, and the old site is cleared only when the new one stands."""
    old = site.with_name(f".{site.name}{OLD}")
    if site.exists():
        shutil.rmtree(old, ignore_errors=True)
        site.rename(old)
    try:
        new.rename(site)
    except BaseException:
        if old.exists() and not site.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _alive(process: str) -> bool:
    """Whether the process that made a folder still runs; in doubt it does not."""
    if not process.isdigit() or os.name == "nt":
        return process == str(os.getpid())
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
