"""How a unit is written: taken apart into names and powers, and put together again."""

import re

from modemploi.compute.faults import Wrong

Parts = tuple[tuple[str, int], ...]
"""A unit taken apart: names (or numbers) with their powers, in the order in which they are written."""

_TOKEN = re.compile(r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[A-Za-zµ°Ω%_][A-Za-z0-9µ°Ω%_]*)"
                    r"|(?P<power>\^-?[0-9]{1,2}|[²³])|(?P<mark>[*·/()]))")
_SUPERSCRIPTS = {"²": 2, "³": 3}


def unknown(text: str, part: str) -> Wrong:
    """The fault of a unit that is not in the list: `part` of the whole `text`."""
    return Wrong("unknown-unit", unit=text, id=part, close="")


def parts_of(text: str) -> Parts:
    """Take a unit apart: ``kWh/m²/day`` is ``(("kWh", 1), ("m", -2), ("day", -1))``, read from left to right.
    Raises `Wrong` (``unknown-unit``) for anything but names, numbers, ``* / ^ ( )`` and ``² ³``."""
    tokens: list[tuple[str, str]] = []
    at = 0
    while text[at:].strip():
        found = _TOKEN.match(text, at)
        if not found or len(tokens) > 40:
            raise unknown(text, text[at:].strip())
        tokens.append((str(found.lastgroup), found[str(found.lastgroup)]))
        at = found.end()
    parts, end = _parts(text, tokens, 0, 0)
    if end < len(tokens):
        raise unknown(text, tokens[end][1])
    return tuple(parts)


def _parts(text: str, tokens: list[tuple[str, str]], at: int, depth: int) -> tuple[list[tuple[str, int]], int]:
    parts: list[tuple[str, int]] = []
    sign = 1
    while True:
        kind, word = tokens[at] if at < len(tokens) else ("end", "")
        if kind in ("name", "number"):
            inner, at = [(word, 1)], at + 1
        elif word == "(" and depth < 4:
            inner, at = _parts(text, tokens, at + 1, depth + 1)
            if at >= len(tokens):
                raise unknown(text, text)
            at += 1
        else:
            raise unknown(text, word or text)
        power = sign
        if at < len(tokens) and tokens[at][0] == "power":
            mark = tokens[at][1]
            power *= _SUPERSCRIPTS.get(mark) or int(mark[1:])
            at += 1
        parts += [(name, own * power) for name, own in inner]
        if at >= len(tokens) or tokens[at][1] == ")" and depth:
            return parts, at
        if tokens[at][1] not in ("*", "·", "/"):
            raise unknown(text, tokens[at][1])
        sign, at = (-1 if tokens[at][1] == "/" else 1), at + 1


def spelled(parts: Parts) -> str:
    """Parts as a unit is written, each name once: ``Wh*m^2/day``; ``1`` for none."""
    powers: dict[str, int] = {}
    for name, power in parts:
        if name != "1":
            powers[name] = powers.get(name, 0) + power
    above = "*".join(name + (f"^{power}" if power > 1 else "") for name, power in powers.items() if power > 0)
    below = "".join(f"/{name}" + (f"^{-power}" if power < -1 else "") for name, power in powers.items() if power < 0)
    return (above or "1") + below
