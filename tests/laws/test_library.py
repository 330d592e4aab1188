"""The library as a whole: paths that lead somewhere, and no guide that repeats another."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

import pytest

from modemploi.load import load_library
from modemploi.load.library import Library
from tests.conftest import ROOT

LONG = 12
"""From so many words on, the same paragraph in two guides is no accident of language."""


@pytest.fixture(scope="module")
def library() -> Library:
    """All the guides."""
    return load_library(ROOT / "guides")


def before(library: Library) -> Mapping[str, set[str]]:
    """By guide, the guides that come before it: its prerequisites, those it follows, those its steps wait for."""
    paths: dict[str, set[str]] = defaultdict(set)
    for loaded in library.guides:
        assert loaded.facts.data is not None, loaded.slug
        for link in loaded.facts.data.links:
            if link.kind == "prerequisite":
                paths[loaded.slug].add(link.guide)
            elif link.kind == "follow-up":
                paths[link.guide].add(loaded.slug)
        for step in loaded.facts.data.steps:
            paths[loaded.slug] |= set(step.after_guides)
    return paths


def test_no_path_from_guide_to_guide_goes_round_in_a_circle(library: Library) -> None:
    try:
        TopologicalSorter(before(library)).prepare()
    except CycleError as circle:
        pytest.fail(f"before one can begin one has to be done: {' → '.join(circle.args[1])}")


def paragraphs(library: Library, language: str) -> Iterator[tuple[str, str, str]]:
    """Guide, address and words of every longer paragraph, without its numbers, citations and marks. The history of a
    guide is no part of its substance; two guides may send a reader to the same office, and two forms may leave the
    same blanks."""
    for loaded in library.guides:
        assert loaded.facts.data is not None, loaded.slug
        history = {f"{change.id}.text" for change in loaded.facts.data.changelog}
        translation = loaded.translations.get(language)
        for address, word in (translation.words if translation else {}).items():
            if address in history or address.endswith(".ask"):
                continue
            for text in re.split(r"\n\s*\n|\n(?=[-*] )", word.markdown):
                if "……" in text or text.lstrip().startswith("|"):
                    continue
                words = re.findall(r"\w+", re.sub(r"\{\{.*?\}\}|\[[@!].*?\]|\d+", "", text.lower()))
                if len(words) >= LONG:
                    yield loaded.slug, address, " ".join(words)


@pytest.mark.parametrize("language", ["fr", "en", "ar", "vi"])
def test_no_two_guides_share_a_paragraph(library: Library, language: str) -> None:
    told: dict[str, dict[str, str]] = defaultdict(dict)
    for slug, address, text in paragraphs(library, language):
        told[text].setdefault(slug, address)
    shared = [f"{text[:80]}…: {', '.join(f'{slug} {address}' for slug, address in places.items())}"
              for text, places in told.items() if len(places) > 1]
    assert not shared, "say it in one guide and lead there from the other:\n" + "\n".join(shared)
