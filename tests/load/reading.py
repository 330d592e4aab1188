"""Small helpers for the tests of loading."""

from typing import Any

from modemploi.contribute.canonical import plain
from modemploi.load.library import Fault
from modemploi.load.source import Faults
from modemploi.load.yaml import parse


def yaml_of(text: str) -> tuple[Any, list[Fault]]:
    """A YAML text as texts, lists and dictionaries, and the faults that were met."""
    faults = Faults("guide.yml")
    return plain(parse(text, faults)), faults.met


def spots(faults: list[Fault] | tuple[Fault, ...]) -> list[tuple[str, int, int]]:
    """The faults as name, line and column."""
    return [(fault.name, fault.place.line, fault.place.column) for fault in faults]
