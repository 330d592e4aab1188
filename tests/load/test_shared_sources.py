"""Sources all guides share: a guide rests on those it names, wherever it names them, and on no others."""

from pathlib import Path
from typing import Any

from modemploi.load import load_library
from modemploi.load.library import LoadedGuide
from tests.make import SLUG, WORDS, a_library, facts, yaml


def source(key: str, **changes: Any) -> dict[str, Any]:
    """A source with an address of its own."""
    return {"id": key, "type": "report", "author": "Une ville", "title": key, "language": "fr",
            "url": f"https://example.org/{key}", "accessed": "2026-11-20", "read": "excerpt", "strength": "documented",
            **changes}


def shared(*keys: str) -> dict[str, Any]:
    """The file of the shared sources."""
    return {"sources": {"format_version": facts()["format_version"], "sources": [source(key) for key in keys]}}


def the_guide(folder: Path, *keys: str, **given: Any) -> LoadedGuide:
    (loaded,) = load_library(a_library(folder, shared=shared(*keys), **given)).guides
    return loaded


def keys(loaded: LoadedGuide) -> list[str]:
    return [one.id for one in loaded.sources]


def test_a_guide_that_names_none_rests_on_its_own_alone(tmp_path: Path) -> None:
    assert keys(the_guide(tmp_path, "law", "interview")) == ["lamp-report"]


def test_words_facts_and_records_name_them(tmp_path: Path) -> None:
    record = {"format_version": facts()["format_version"], "place": "Fès", "country": "MA", "status": "finished",
              "findings": [{"id": "n", "value": "1", "unit": "piece", "sources": ["found-there"]}],
              "words": [{"language": "fr", "title": "a", "story": "b [@told-there, p. 3]", "lesson": "c [@learnt]"}]}
    followed = {**record, "guide": SLUG, "guide_version": "2026.1", "told_by": "d", "findings": [],
                "words": [{"language": "fr", "title": "a", "story": "b [@tried]"}]}
    loaded = the_guide(
        tmp_path, "tried", "learnt", "told-there", "found-there", "in-facts", "in-words", "unnamed",
        words={"fr": {"problem": WORDS["fr"]["problem"] + " [@in-words]."}},
        origin={"place": "Azrou", "country": "MA", "sources": ["in-facts"]},
        files={f"{SLUG}/precedents/2019-fes.yml": yaml(record), f"{SLUG}/replications/2027-fes.yml": yaml(followed)})
    assert keys(loaded) == ["lamp-report", "tried", "learnt", "told-there", "found-there", "in-facts", "in-words"]


def test_the_sources_of_the_guide_and_of_a_precedent_come_first(tmp_path: Path) -> None:
    record = {"format_version": facts()["format_version"], "place": "Fès", "country": "MA", "status": "finished",
              "words": [{"language": "fr", "title": "a", "story": "b [@story]"}], "sources": [source("story")]}
    loaded = the_guide(tmp_path, "lamp-report", "story", files={f"{SLUG}/precedents/2019-fes.yml": yaml(record)})
    assert [(one.id, one.title) for one in loaded.sources] == [("lamp-report", "Les lampes")]


def test_what_is_told_of_the_facts_stays_what_the_file_says(tmp_path: Path) -> None:
    loaded = the_guide(tmp_path, "law", origin={"place": "Azrou", "country": "MA", "sources": ["law"]})
    assert keys(loaded) == ["lamp-report", "law"]
    assert loaded.facts.data and [one.id for one in loaded.facts.data.sources] == ["lamp-report"]


def test_a_library_need_not_share_any(tmp_path: Path) -> None:
    library = load_library(a_library(tmp_path))
    assert library.sources.data is None and library.faults == ()
    assert library.sources.path.endswith("/guides/_shared/sources.yml")


def test_a_shared_file_that_cannot_be_read_is_a_fault_of_the_library(tmp_path: Path) -> None:
    library = load_library(a_library(tmp_path, files={"_shared/sources.yml": "sources: [\n"}))
    assert {fault.name for fault in library.faults} and keys(library.guides[0]) == ["lamp-report"]
