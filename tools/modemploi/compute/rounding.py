"""Rounding, equality and limits that forgive the noise of 64-bit floats, the same way in every machine."""

import math
from typing import Literal

NOISE = 1e-9


def nearest(number: float) -> int:
    """The nearest whole number. Halves go up, and so does what is a half but for the last bits of a float:
    102.49999999999999 is 1.025 in per cent."""
    return math.floor(number + 0.5 + abs(number) / 1e12)


def tidy(number: float) -> float:
    """The whole number that a number is but for `NOISE`; otherwise the number itself."""
    whole = nearest(number)
    return float(whole) if abs(number - whole) <= NOISE * max(1.0, abs(number), abs(whole)) else number


def equal(one: float, other: float) -> bool:
    """Whether two numbers are the same but for `NOISE`."""
    return abs(one - other) <= NOISE * max(abs(one), abs(other))


def passed(number: float, least: float | None, most: float | None) -> Literal["", "min", "max"]:
    """The limit that a number passes by more than `NOISE`; empty where it is within its range."""
    if least is not None and number < least and not equal(number, least):
        return "min"
    return "max" if most is not None and number > most and not equal(number, most) else ""


def rounded(number: float, how: str | None, step: float = 1.0) -> float:
    """Round up, down or to the nearest multiple of a step above zero; None leaves the number as it is."""
    if how is None:
        return number
    count = tidy(number / step)
    whole = math.ceil(count) if how == "up" else math.floor(count) if how == "down" else nearest(count)
    return float(whole) * step
