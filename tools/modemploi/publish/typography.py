"""Spaces that must not break: French punctuation, groups of digits, a number and its unit.

Authors type ordinary spaces; pages show the right ones.
"""

import re
from functools import cache

NBSP = "\u00a0"
NARROW = "\u202f"
ISOLATE, END = "\u2068", "\u2069"
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ary"})

_DIGIT_SPACE = re.compile(r"\d ")
_FRENCH = re.compile(r"[;:!?«»]")
_GROUPS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_SPACED_HIGH = re.compile(r"(?<=\S)[ \u00a0\u202f]+(?=[;!?](?:[\s»)\]]|$))")
_START_HIGH = re.compile(r"^[ \u00a0\u202f]+(?=[;!?](?:[\s»)\]]|$))")
_TIGHT_HIGH = re.compile(r"(?<=[\w»)\]])(?=[;!?](?:[\s»)\]]|$))")
_SPACED_COLON = re.compile(r"[ \u00a0\u202f]+(?=:(?:\s|$))")
_TIGHT_COLON = re.compile(r"(?<=[^\W\d_])(?=:(?:\s|$))|(?<=[»)\]])(?=:(?:\s|$))")
_IN_RTL = re.compile(
    r"(?<![A-Za-z0-9_.,:/\u00c0-\u024f\u2013\u2068-])(?<![A-Za-z0-9][ \u00a0])(?:[≥≤<>][\u00a0 ]?|[-−+±×])?"
    r"\d(?:[\d.,\u202f\u00a0 –-]*\d)?(?:[\u00a0 ]?[A-Za-zµ°Ω%][A-Za-z0-9µ°Ω²³/·%]*)?")
_NUMBER_ALONE = re.compile(r"[\d.,\u202f\u00a0 ]+")
_OPEN = re.compile(r"«[ \u00a0\u202f]*")
_CLOSE = re.compile(r"[ \u00a0\u202f]*»")


@cache
def _before_units(symbols: tuple[str, ...]) -> re.Pattern[str]:
    known = sorted({*symbols, "%", "€", "°C", "m", "cm", "mm", "km", "kg", "h", "min"}, key=len, reverse=True)
    return re.compile(rf"(?<=\d) (?=(?:{'|'.join(map(re.escape, known))})(?![\w]))")


def typeset(text: str, language: str, symbols: tuple[str, ...] = ()) -> str:
    """The same text with the spaces of good typography; `symbols` are the unit symbols of the language."""
    if _DIGIT_SPACE.search(text):
        text = _GROUPS.sub(NARROW, text)
        text = _before_units(symbols).sub(NBSP, text)
    if language == "fr" and _FRENCH.search(text):
        text = _SPACED_HIGH.sub(NARROW, text)
        text = _START_HIGH.sub(NARROW, text)
        text = _TIGHT_HIGH.sub(NARROW, text)
        text = _SPACED_COLON.sub(NBSP, text)
        text = _TIGHT_COLON.sub(NBSP, text)
        text = _OPEN.sub(f"«{NBSP}", text)
        text = _CLOSE.sub(f"{NBSP}»", text)
    if language in RIGHT_TO_LEFT:  # "220 V" would come out as "V 220", "≥ 5" as "≤ 5", "-24" as "24-"
        text = _IN_RTL.sub(lambda match: match[0] if _NUMBER_ALONE.fullmatch(match[0]) else f"{ISOLATE}{match[0]}{END}",
                           text)
    return text
