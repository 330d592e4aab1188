"""Rounding and equality that forgive the noise of 64-bit floats, the same way in every machine."""

import math

NOISE = 1e-9


def tidy(number: float) -> float:
    """The whole number that a number is but for `NOISE`; otherwise the number itself."""
    whole = math.floor(number + 0.5)
    return float(whole) if abs(number - whole) <= NOISE * max(1.0, abs(number), abs(whole)) else number


def equal(one: float, other: float) -> bool:
    """Whether two numbers are the same but for `NOISE`."""
    return abs(one - other) <= NOISE * max(abs(one), abs(other))


def rounded(number: float, how: str | None, step: float = 1.0) -> float:
    """Round up, down or to the nearest multiple of a step above zero; None leaves the number as it is."""
    if how is None:
        return number
    count = tidy(number / step)
    whole = {"up": math.ceil, "down": math.floor, "nearest": lambda each: math.floor(each + 0.5)}[how](count)
    return float(whole) * step
