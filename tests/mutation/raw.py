"""Wrong changes of bytes: cut, flipped, in another encoding, with the traps of keyboards and editors."""

import random
from collections.abc import Callable, Iterator
from functools import partial

from tests.mutation.mutation import Mutation

REPAIRED = "the loader reads it as if it were written properly"


def mutations(file: str, content: bytes, chance: random.Random, count: int) -> Iterator[Mutation]:
    """A number of wrong changes of the bytes of one file, by chance, and every change of the whole file."""
    def made(what: str, raw: Callable[[], bytes], reason: str = "") -> Mutation:
        return Mutation(what, file, "", raw, reason)

    text = content.decode()
    yield made("file emptied", lambda: b"")
    yield made("file of blanks", lambda: b" \n\n")
    yield made("file in UTF-16", lambda: text.encode("utf-16"))
    yield made("file in Windows-1252", lambda: text.encode("cp1252", "replace"))
    yield made("byte order mark", lambda: b"\xef\xbb\xbf" + content, REPAIRED)
    yield made("line ends of Windows", lambda: content.replace(b"\n", b"\r\n"), REPAIRED)
    yield made("file of zeros", lambda: bytes(5000))
    yield made("file of brackets", lambda: b"[" * 200_000)
    yield made("file of colons", lambda: b"1:" * 100_000)
    for _ in range(count):
        start, length = chance.randrange(len(content)), chance.randrange(1, 400)
        for what, change in CHANGES.items():
            yield made(what, partial(change, content, start, length), "" if what == "zero typed" else CHANCE)


def _typed(sign: str) -> Callable[[bytes, int, int], bytes]:
    """With a sign put in."""
    return lambda content, start, length: content[:start] + sign.encode() + content[start:]


def _indented(sign: str) -> Callable[[bytes, int, int], bytes]:
    """With a sign at the beginning of the line that holds a byte."""
    def change(content: bytes, start: int, length: int) -> bytes:
        line = content.rfind(b"\n", 0, start) + 1
        return content[:line] + sign.encode() + content[line:]

    return change


def _line(content: bytes, start: int, times: int) -> bytes:
    """With the line that holds a byte so many times."""
    lines = content.split(b"\n")
    at = content.count(b"\n", 0, start)
    return b"\n".join([*lines[:at], *lines[at:at + 1] * times, *lines[at + 1:]])


CHANGES: dict[str, Callable[[bytes, int, int], bytes]] = {
    "bytes cut": lambda content, start, length: content[:start] + content[start + length:],
    "file cut short": lambda content, start, length: content[:start],
    "byte flipped": lambda content, start, length: b"".join(
        (content[:start], bytes([content[start] ^ 0x80]), content[start + 1:])),
    "zero typed": _typed("\0"), "tab typed": _indented("\t"), "hard space typed": _indented("\u00a0"),
    "colon typed": _typed(" : "), "hash typed": _typed(" # "), "quote typed": _typed('"'),
    "line dropped": lambda content, start, length: _line(content, start, 0),
    "line doubled": lambda content, start, length: _line(content, start, 2),
}
"""Changes by chance: of the content, a byte and a length."""
CHANCE = "by chance the words changed and nothing else: only a reader can tell"
