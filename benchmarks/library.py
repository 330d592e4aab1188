"""A library of as many guides as one likes: the real guide, many times, under other names."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODEL = "electrify-isolated-school"


def make_library(folder: Path, count: int) -> Path:
    """Write `count` guides and the shared lists under `folder`; gives the folder of the guides.

    Each is a copy of the real guide whose slug ends in a number: as long, as linked and as illustrated as life.
    """
    guides = folder / "guides"
    shutil.copytree(ROOT / "guides" / "_shared", guides / "_shared")
    for number in range(1, count + 1):
        shutil.copytree(ROOT / "guides" / MODEL, guides / f"{MODEL}-{number:04}")
    for name in ("docs", "tools/theme"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return guides
