"""From what a person typed to the folder of the guides and the guides in it."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from modemploi.cli.arguments import Usage, nearest

Translate = Callable[[str], str]


def near(path: Path) -> Path:
    """The path as a person sees it from the folder she is in; as it is where there is no such way."""
    try:
        return Path(os.path.relpath(path))
    except ValueError:  # another drive
        return path


def project() -> Path:
    """The clone the person is in: the nearest folder upwards that holds `guides/_shared`, else the current one."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "guides" / "_shared").is_dir():
            return near(folder)
    return Path()


def guides_folder(given: str | None, say: Translate) -> Path:
    """The folder of the guides: the one that is named, else that of the clone. Raises `Usage`."""
    folder = Path(given) if given else project() / "guides"
    if not folder.is_dir():
        raise Usage(say("There is no folder “{folder}” here. Go to the folder of the project, or name the folder "
                        "of the guides: --guides FOLDER").format(folder=folder))
    return folder


def chosen_guides(paths: Sequence[str], given: str | None, say: Translate) -> tuple[Path, tuple[str, ...]]:
    """The folder of the guides and the slugs of those that were named, each once; none means all. Raises `Usage`."""
    if not paths:
        return guides_folder(given, say), ()
    found = [_guide(path, given, say) for path in paths]
    folders = {folder.resolve(): folder for folder, _ in found}
    if len(folders) > 1:
        raise Usage(say("These paths lie in different folders of guides. Take them one after the other."))
    slugs = dict.fromkeys(slug for _, slug in found if slug)
    everything = any(not slug for _, slug in found)
    return next(iter(folders.values())), () if everything else tuple(slugs)


def _guide(text: str, given: str | None, say: Translate) -> tuple[Path, str]:
    """The folder of the guides and the slug that a path means; no slug when it is the folder of the guides itself."""
    path = Path(text)
    if not path.exists():
        folder = guides_folder(given, say)
        if os.sep not in text and (folder / text).is_dir():
            return folder, text
        known = sorted(entry.name for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("_"))
        raise Usage(say("There is no file, folder or guide “{path}”.").format(path=text)
                    + nearest(path.name, known, say))
    whole = path.resolve()
    root = Path(given).resolve() if given else next(
        (folder for folder in (whole / "guides", whole, *whole.parents) if (folder / "_shared").is_dir()),
        next((folder.parent for folder in (whole, *whole.parents) if (folder / "guide.yml").is_file()), None))
    if root == whole / "guides":
        return near(root), ""
    if root is None or not whole.is_relative_to(root):
        raise Usage(say("“{path}” is not in a folder of guides. Name that folder: --guides FOLDER").format(path=text))
    slug = "".join(whole.relative_to(root).parts[:1])
    return near(root), "" if slug.startswith("_") else slug
