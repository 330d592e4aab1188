"""Writing the reference: the same code, the same bytes."""

import json
from pathlib import Path

from modemploi.reference import checks, commands, fields, index, report
from modemploi.reference.commands import Build
from modemploi.reference.schema import SCHEMAS, schema
from modemploi.reference.words import LANGUAGES, Say, plain_spaces, speaker


def write_reference(folder: Path, build: Build) -> list[Path]:
    """Write every file of the reference into `folder` (docs/reference), and take away what is no longer one; the files
    that changed. `build` makes the parser of the command. Raises OSError where something cannot be written."""
    files = reference(build)
    changed = [folder / name for name in stale(folder, files)]
    for path in changed:
        content = files.get(path.relative_to(folder).as_posix())
        if content is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return changed


def reference_is_current(folder: Path, build: Build) -> bool:
    """Whether `write_reference` would change nothing."""
    return not stale(folder, reference(build))


def stale(folder: Path, files: dict[str, bytes]) -> list[str]:
    """The files below `folder` that are missing, say something else, or should not be there."""
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return sorted([name for name, content in files.items()
                   if name not in found or (folder / name).read_bytes() != content] + list(found - files.keys()))


def reference(build: Build) -> dict[str, bytes]:
    """Every file of the reference, by path."""
    files: dict[str, bytes] = {}
    for language in LANGUAGES:
        say = speaker(language)
        files |= {f"schema/{language}/{name}.schema.json": _json(schema(name, say)) for name in SCHEMAS}
        files[f"schema/{language}/report.schema.json"] = _json(report.report_schema(say))

        def plain(text: str, say: Say = say) -> str:
            return plain_spaces(say(text))

        pages = {**index.pages(plain, language), **dict(fields.pages(plain)), **dict(checks.pages(plain)),
                 **commands.pages(build, plain), **report.pages(plain, language)}
        files |= {f"{language}/{name}": plain_spaces(text).encode() for name, text in pages.items()}
    return files


def _json(data: dict[str, object]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
