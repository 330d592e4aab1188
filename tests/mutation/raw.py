"""Wrong changes of bytes: cut, flipped, in another encoding, with the traps of keyboards and editors."""

import random
from collections.abc import Iterator

from tests.mutation.mutation import Mutation

REPAIRED = "the loader reads it as if it were written properly"


def mutations(file: str, content: bytes, chance: random.Random, count: int) -> Iterator[Mutation]:
    """A number of wrong changes of the bytes of one file, by chance, and every change of the whole file."""
    def made(what: str, raw: bytes, reason: str = "") -> Mutation:
        return Mutation(what, file, "", lambda: raw, reason)

    text = content.decode()
    yield made("file emptied", b"")
    yield made("file of blanks", b" \n\n")
    yield made("file in UTF-16", text.encode("utf-16"))
    yield made("file in Windows-1252", text.encode("cp1252", "replace"))
    yield made("byte order mark", b"\xef\xbb\xbf" + content, REPAIRED)
    yield made("line ends of Windows", content.replace(b"\n", b"\r\n"), REPAIRED)
    yield made("file of zeros", bytes(5000))
    yield made("file of brackets", b"[" * 200_000)
    yield made("file of colons", b"1:" * 100_000)
    for _ in range(count):
        start = chance.randrange(len(content))
        length = chance.randrange(1, 400)
        yield made("bytes cut", content[:start] + content[start + length:], CHANCE)
        yield made("file cut short", content[:start], CHANCE)
        yield made("byte flipped", content[:start] + bytes([content[start] ^ 0x80]) + content[start + 1:], CHANCE)
        yield made("zero typed", content[:start] + b"\0" + content[start:])
        yield made("tab typed", _typed(content, start, b"\t"), CHANCE)
        yield made("hard space typed", _typed(content, start, "\u00a0".encode()), CHANCE)
        yield made("colon typed", content[:start] + b" : " + content[start:], CHANCE)
        yield made("hash typed", content[:start] + b" # " + content[start:], CHANCE)
        yield made("quote typed", content[:start] + b'"' + content[start:], CHANCE)
        lines = content.split(b"\n")
        at = chance.randrange(len(lines))
        yield made("line dropped", b"\n".join(lines[:at] + lines[at + 1:]), CHANCE)
        yield made("line doubled", b"\n".join(lines[:at + 1] + lines[at:]), CHANCE)


def _typed(content: bytes, start: int, sign: bytes) -> bytes:
    """With a sign at the beginning of the line that holds a byte."""
    line = content.rfind(b"\n", 0, start) + 1
    return content[:line] + sign + content[line:]


CHANCE = "by chance the words changed and nothing else: only a reader can tell"
