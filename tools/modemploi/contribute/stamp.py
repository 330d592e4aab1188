"""`modemploi stamp`: a translator says "this says what the source says today". Written beside the translation."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from modemploi import FORMAT_VERSION
from modemploi.contribute import refusal
from modemploi.contribute.canonical import canonical, node_of
from modemploi.contribute.files import write_beside
from modemploi.contribute.refusal import Refusal
from modemploi.load import load_library
from modemploi.load.freshness import part_of, parts_of, source_hash
from modemploi.load.library import LoadedGuide, Translation
from modemploi.load.source import shown
from modemploi.model import Stamps


@dataclass(frozen=True)
class Stamped:
    """What was stamped."""

    path: str
    parts: tuple[str, ...]
    """The parts that were stamped now, in the order of the source."""
    missing: tuple[str, ...]
    """Parts of the source that the translation does not speak about: they have no stamp."""
    changed: bool
    """Whether the file says something else than before."""


def stamp_translation(guides: Path, slug: str, language: str, parts: Collection[str] = ()) -> Stamped:
    """Note for each part of a translation (or for `parts` alone) what its source says today.
    Raises `Refusal` where there is no such translation, or source and translation cannot be compared."""
    source, translation = _texts(guides, slug, language)
    spoken, said = parts_of(source), {part_of(address) for address in translation.words}
    both = [part for part in spoken if part in said]
    for part in parts:
        if part not in both:
            raise Refusal(refusal.NO_PART, part=part, source=source.path, path=translation.path)
    before = translation.stamps.data if translation.stamps else None
    old = {stamp.id: stamp.source for stamp in before.stamps} if before else {}
    now = {part: source_hash(source, part) for part in both if not parts or part in parts}
    stamps = [{"id": part, "source": hashed} for part in both if (hashed := now.get(part) or old.get(part))]
    text = canonical(node_of({"format_version": str(FORMAT_VERSION), "stamps": stamps}), Stamps)
    path = guides / slug / f"{language}.stamps.yml"
    changed = not path.exists() or path.read_bytes() != text.encode()
    if changed:
        write_beside(path, text)
    return Stamped(shown(path), tuple(now), tuple(part for part in spoken if part not in said), changed)


def _texts(guides: Path, slug: str, language: str) -> tuple[Translation, Translation]:
    """The source and the translation."""
    found: LoadedGuide | None = next(iter(load_library(guides, [slug]).guides), None)
    if found is None:
        raise Refusal(refusal.NO_GUIDE, slug=slug, folder=shown(guides))
    if found.facts.data is None:
        raise Refusal(refusal.UNREADABLE, path=found.facts.path, slug=slug)
    origin = found.facts.data.source_language
    if language == origin:
        raise Refusal(refusal.IS_SOURCE, language=language)
    for tongue in (origin, language):
        if tongue not in found.translations:
            raise Refusal(refusal.NO_LANGUAGE_FILE, path=f"{found.folder}/{tongue}.md")
        if found.translations[tongue].front.tree is None:
            raise Refusal(refusal.UNREADABLE, path=found.translations[tongue].path, slug=slug)
    return found.translations[origin], found.translations[language]
