"""Very much of everything: checks end soon, and tell no more than helps."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from modemploi.checks import CHECKS, MOST, check_library
from modemploi.load import load_library
from tests.hostile import BOMBS
from tests.limits import within_limits
from tests.make import SLUG, a_library

PAGE = "One signed page."


def labels(text: str) -> str:
    return text.replace("labels:\n", "labels:\n" + "".join(f"  - id: zz{i}.name\n    text: a\n" for i in range(4000)))


def columns(text: str) -> str:
    return text.replace("    columns:\n", "    columns:\n" + "".join(f"      - id: z{i}\n" for i in range(4000)))


def rates(text: str) -> str:
    return text + "exchange_rates:\n" + "".join(
        f"  - id: zz{i}\n    base: EUR\n    quote: MAD\n    rate: 1\n    date: 2026-01-01\n    mark: estimate\n"
        for i in range(1500))


def periods(text: str) -> str:
    return text.replace("steps:\n", "seasons:\n  - id: zz\n    mark: estimate\n    periods:\n" + "".join(
        f"      - first: {i % 12 + 1:02}-{i % 28 + 1:02}\n        last: {(i * 7) % 12 + 1:02}-28\n"
        for i in range(3000))
        + "steps:\n", 1)


def page(said: str) -> Callable[[str], str]:
    return lambda text: text.replace(PAGE, said)


MUCH: dict[str, tuple[str, Callable[[str], str]]] = {
    "labels": ("en.md", labels), "columns": ("guide.yml", columns), "rates": ("guide.yml", rates),
    "periods": ("guide.yml", periods),
    "citations": ("en.md", page("[@lamp-reprot] " * 3000)), "open brackets": ("en.md", page("[@" * 3000)),
    "ticks": ("en.md", page("`" * 200_000)), "digits": ("en.md", page("1 " * 40_000)),
    "keys": ("en.md", page("-eyJ" * 50_000)), "telephones": ("en.md", page("+1 " * 60_000)),
    "links": ("en.md", page("[x](#zz) " * 3000)), "comments": ("images/lamp.svg", lambda _: "<!-- -->" * 100_000),
    "texts": ("images/lamp.svg", lambda _: "<svg " + "<text " * 100_000),
}


@pytest.mark.parametrize("much", MUCH)
def test_much_of_one_thing_is_told_in_measure(much: str, tmp_path: Path) -> None:
    """The run itself is the test: what grew with the square would not end in the time all tests have."""
    file, change = MUCH[much]
    path = a_library(tmp_path) / SLUG / file
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    names = [problem.check.name for problem in check_library(load_library(tmp_path / "guides"))]
    assert all(names.count(name) <= MOST for name in set(names))


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are those of Linux")
def test_guides_that_compute_too_much_are_told_within_the_limits() -> None:
    found = within_limits("checked", *BOMBS)
    assert all(some and set(some) <= CHECKS.keys() for some in found)
