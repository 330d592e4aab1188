"""Intervals of numbers, and what becomes of them where numbers are added, multiplied, divided or rounded.

The ends are worked out with the same operations and in the same order as one number is (`modemploi.compute.evaluate`),
and these are monotone where it matters: no number that the evaluator gives lies outside.
"""

import math
from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from modemploi.compute.evaluate import MOST_NUMBER, added
from modemploi.compute.rounding import NOISE, nearest, rounded, tidy


class Interval(NamedTuple):
    """All numbers from `low` to `high`; only whole ones where `whole` says so."""

    low: float
    high: float
    whole: bool = False


EVERYTHING = Interval(-MOST_NUMBER, MOST_NUMBER)


def point(number: float) -> Interval:
    """One number."""
    return Interval(number, number, number == math.floor(number))


def hull(some: Iterable[Interval | None]) -> Interval | None:
    """The least interval that holds all of some; None where none of them holds anything."""
    there = [each for each in some if each is not None]
    if not there:
        return None
    low, high = min(each.low for each in there), max(each.high for each in there)
    return Interval(low, high, all(each.whole for each in there))


def rounded_ends(found: Interval, how: str | None, step: float) -> Interval:
    """An interval of numbers that are rounded, as `rounded` does."""
    if how is None or step <= 0:
        return found
    low, high = (rounded(min(max(end, -step * MOST_NUMBER), step * MOST_NUMBER), how, step) for end in found[:2])
    return Interval(low, high, step == math.floor(step))


def within(found: Interval, least: float | None, most: float | None) -> Interval | None:
    """What is left of an interval between two limits, with the noise that a limit forgives."""
    low = found.low if least is None else max(found.low, least - NOISE * abs(least))
    high = found.high if most is None else min(found.high, most + NOISE * abs(most))
    return Interval(low, high, found.whole) if low <= high else None


def together(how: Callable[[Iterable[float]], float], *some: Interval) -> Interval:
    """A sum, a least or a greatest: with every number it grows, or stays."""
    return Interval(how(each.low for each in some), how(each.high for each in some), all(each.whole for each in some))


def product(one: Interval, other: Interval) -> Interval:
    """One number times another."""
    ends = [one.low * other.low, one.low * other.high, one.high * other.low, one.high * other.high]
    return Interval(min(ends), max(ends), one.whole and other.whole)


def _absolute(one: Interval) -> Interval:
    ends = (abs(one.low), abs(one.high))
    return Interval(0.0 if one.low <= 0 <= one.high else min(ends), max(ends), one.whole)


def _stepped(how: Callable[[float], int]) -> Callable[[Interval], Interval]:
    return lambda one: Interval(float(how(tidy(one.low))), float(how(tidy(one.high))), True)


SIMPLE: dict[str, Callable[..., Interval]] = {
    "+": partial(together, added), "*": product, "abs": _absolute,
    "-": lambda one, other: Interval(one.low - other.high, one.high - other.low, one.whole and other.whole),
    "neg": lambda one: Interval(-one.high, -one.low, one.whole),
    "ceil": _stepped(math.ceil), "floor": _stepped(math.floor), "round": _stepped(nearest),
    "min": partial(together, min), "max": partial(together, max),
}
"""What needs nothing but intervals, by the kind of a tree."""


def quotient(one: Interval, other: Interval) -> Interval | None:
    """One number divided by another; None where that is zero and nothing else."""
    parts = []
    if other.high > 0:
        parts.append((max(other.low, 5e-324), other.high))
    if other.low < 0:
        parts.append((other.low, min(other.high, -5e-324)))
    ends = [above / below for low, high in parts for above in one[:2] for below in (low, high)]
    return Interval(min(ends), max(ends)) if ends else None


def power(base: Interval, least: int, most: int) -> Interval:
    """Powers with whole exponents: all of them lie between those of the ends. What may be zero has none below zero."""
    near = 0.0 if base.low <= 0 <= base.high else min(abs(base.low), abs(base.high))
    far = max(abs(base.low), abs(base.high))
    ends = [_times(size, times) for size in (near, far) for times in {least, most}]
    smallest, largest = min(ends), max(ends)
    whole = base.whole and least >= 0
    if base.low >= 0 or least == most and least % 2 == 0:
        return Interval(smallest, largest, whole)
    if least == most:
        signed = sorted(math.copysign(_times(abs(end), least), end) for end in base[:2])
        return Interval(signed[0], signed[1], whole)
    return Interval(-largest, largest, whole)


def _times(base: float, exponent: int) -> float:
    result = 1.0
    for _ in range(abs(exponent)):
        result *= base
    return result if exponent >= 0 else 1 / result if result else math.inf
