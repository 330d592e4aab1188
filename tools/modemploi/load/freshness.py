"""Whether a translation still says what its source says: a short hash of the source words of each part."""

import hashlib
from collections.abc import Mapping

from modemploi.load.library import Translation


def part_of(address: str) -> str:
    """The part an address belongs to: `visit-site` for `visit-site.done`, `problem` for `problem`."""
    return address.rpartition(".")[0] or address


def hash_of(words: Mapping[str, str]) -> str:
    """The hash of words by address: ``h`` and eight hexadecimal digits. Order and white space do not matter."""
    lines = (f"{address}\t{' '.join(text.split())}\n" for address, text in sorted(words.items()))
    return "h" + hashlib.sha256("".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def source_hash(source: Translation, part: str) -> str:
    """The hash of what the source language says today about one part."""
    return hash_of({address: word.markdown for address, word in source.words.items() if part_of(address) == part})


def source_hashes(source: Translation) -> dict[str, str]:
    """The hash of every part of the source language, by part, in the order of the file."""
    parts: dict[str, dict[str, str]] = {}
    for address, word in source.words.items():
        parts.setdefault(part_of(address), {})[address] = word.markdown
    return {part: hash_of(words) for part, words in parts.items()}


def parts_of(source: Translation) -> tuple[str, ...]:
    """The parts a translation speaks about, in the order of the file."""
    return tuple(dict.fromkeys(part_of(address) for address in source.words))
