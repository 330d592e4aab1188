"""The library as a whole: no guide repeats another."""

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from tests.library import the_library

LONG = 12
"""From so many words on, the same paragraph in two guides is no accident of language."""


def paragraphs(language: str) -> Iterator[tuple[str, str, str]]:
    """Guide, address and words of every longer paragraph, without its numbers, citations and marks. The history of a
    guide is no part of its substance; two guides may send a reader to the same office, and two forms may leave the
    same blanks."""
    for loaded in the_library().guides:
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
def test_no_two_guides_share_a_paragraph(language: str) -> None:
    told: dict[str, dict[str, str]] = defaultdict(dict)
    for slug, address, text in paragraphs(language):
        told[text].setdefault(slug, address)
    shared = [f"{text[:80]}…: {', '.join(f'{slug} {address}' for slug, address in places.items())}"
              for text, places in told.items() if len(places) > 1]
    assert not shared, "say it in one guide and lead there from the other:\n" + "\n".join(shared)
