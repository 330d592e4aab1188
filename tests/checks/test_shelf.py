"""Sources that several guides rest on: named like one's own, said once, and judged in one place."""

from pathlib import Path
from typing import Any

import pytest

from modemploi.checks import check_library, remembered
from modemploi.checks.remembered import check_folder
from modemploi.load import load_library
from tests.load.test_shared_sources import shared, source
from tests.make import FACTS, SLUG, WORDS, a_library, facts, yaml

NAMED = {"place": "Azrou", "country": "MA", "since": "2024", "sources": ["law"]}


def told(guides: Path) -> list[tuple[str, str, dict[str, Any]]]:
    return [(problem.check.name, problem.place.path.rpartition("guides/")[2], dict(problem.values))
            for problem in check_library(load_library(guides)) if problem.check.name != "outdated-part"]


def cited(key: str) -> dict[str, dict[str, str]]:
    return {language: {"problem": WORDS[language]["problem"] + f" [@{key}]."} for language in ("fr", "en")}


def test_a_shared_source_is_named_like_ones_own(tmp_path: Path) -> None:
    guides = a_library(tmp_path, shared=shared("law", "interview"), origin=NAMED, words=cited("interview"))
    assert told(guides) == []


def test_a_misspelt_key_finds_the_shared_one(tmp_path: Path) -> None:
    guides = a_library(tmp_path, shared=shared("interview-2025"), words=cited("interview-2026"))
    problems = [one for one in check_library(load_library(guides)) if one.check.name == "unknown-source"]
    assert len(problems) == 2 and {one.near for one in problems} == {"interview-2025"}


def test_a_shared_source_that_nobody_read_carries_no_fact_alone(tmp_path: Path) -> None:
    given = shared("law")
    given["sources"]["sources"][0] = source("law", read="none")
    outcomes = [{**FACTS["outcomes"][0], "sources": ["law"], "mark": "found"}]
    guides = a_library(tmp_path, shared=given, outcomes=outcomes)
    assert [one[:2] for one in told(guides)] == [("found-but-not-read", f"{SLUG}/guide.yml")]


def test_what_is_wrong_with_a_shared_source_is_told_at_its_file_once(tmp_path: Path) -> None:
    given = shared("law", "interview")
    given["sources"]["sources"][0] = source("law", issued="last winter")
    given["sources"]["sources"].append(source("interview"))
    a_library(tmp_path, slug="light-a-street", shared=given, origin=NAMED, words=cited("interview"),
              sources=[source("own")], files={})
    guides = a_library(tmp_path, shared=given, origin=NAMED, words=cited("interview"))
    found = [one for one in told(guides) if one[1] == "_shared/sources.yml"]
    assert [name for name, _, _ in found] == ["issued-form", "entry-twice"]


@pytest.mark.parametrize("own", [source("law", url="https://example.org/other"),
                                 source("other", url="http://www.example.org/law/"),
                                 source("other", url=None, doi="10.1/LAW", address_note="there")],
                         ids=["the same key", "the same address", "the same identifier"])
def test_a_guide_does_not_list_a_shared_source_again(tmp_path: Path, own: dict[str, Any]) -> None:
    given = shared("law")
    given["sources"]["sources"][0] = source("law", doi="10.1/law")
    own = {key: value for key, value in own.items() if value}
    guides = a_library(tmp_path, shared=given, sources=[*FACTS["sources"], own],
                       origin={**NAMED, "sources": [own["id"]]})
    named = [values for name, _, values in told(guides) if name == "source-also-shared"]
    assert named == [{"source": own["id"], "shared": "law"}]


def test_nor_does_a_precedent(tmp_path: Path) -> None:
    record = {"format_version": facts()["format_version"], "place": "Fès", "country": "MA", "year": "2019",
              "who": ["Idriss"], "status": "finished", "sources": [source("law")],
              "words": [{"language": "fr", "title": "a", "story": "b [@law]", "lesson": "c"}]}
    guides = a_library(tmp_path, shared=shared("law"), files={f"{SLUG}/precedents/fes.yml": yaml(record)})
    assert [one[:2] for one in told(guides)] == [
        ("shared-source-not-cited", "_shared/sources.yml"), ("source-also-shared", f"{SLUG}/precedents/fes.yml")]


def test_a_precedent_may_rest_on_shared_sources_alone(tmp_path: Path) -> None:
    record = {"format_version": facts()["format_version"], "place": "Fès", "country": "MA", "year": "2019",
              "who": ["Idriss"], "status": "finished",
              "words": [{"language": "fr", "title": "a", "story": "b [@law]", "lesson": "c"}]}
    path = {f"{SLUG}/precedents/fes.yml": yaml(record)}
    assert told(a_library(tmp_path / "with", shared=shared("law"), files=path)) == []
    assert [one[0] for one in told(a_library(tmp_path / "without", files=path))] == [
        "precedent-without-source", "unknown-record-source"]


def test_a_guide_may_rest_on_shared_sources_alone(tmp_path: Path) -> None:
    guides = a_library(tmp_path, shared=shared("lamp-report"), sources=None)
    assert told(guides) == []


def two_guides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **given: Any) -> Path:
    a_library(tmp_path, slug="light-a-street", **given)
    guides = a_library(tmp_path, **given)
    monkeypatch.chdir(tmp_path)
    remembered._nobody.cache_clear()
    return guides.relative_to(tmp_path)


def test_one_document_in_two_guides_is_told_once_also_from_memory(tmp_path: Path,
                                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    guides, memory = two_guides(tmp_path, monkeypatch, shared=shared("law")), tmp_path / "memory"
    anew = check_library(load_library(guides))
    first, second = (check_folder(guides, memory=memory)[1] for _ in range(2))
    assert first == second == anew
    assert [(one.check.name, one.place.path, dict(one.values)) for one in anew] == [
        ("shared-source-not-cited", "guides/_shared/sources.yml", {"count": "1", "sources": ("law",)}),
        ("source-in-two-guides", "guides/light-a-street/guide.yml", {"guides": ("light-a-street", SLUG)})]


def test_guides_that_come_before_each_other_are_told_in_their_order(tmp_path: Path) -> None:
    path = ["ask-first", "mend-then", "write-last"]
    for slug, later in zip(path, [*path[1:], path[0]], strict=True):
        guides = a_library(tmp_path, slug=slug, links=[{"kind": "follow-up", "guide": later}])
    (circle,) = [one for one in check_library(load_library(guides)) if one.check.name == "circle-of-guides"]
    told = list(circle.values["guides"])
    first = path.index(told[0])
    assert told == [*path[first:], *path[:first], path[first]]


def test_a_path_without_a_circle_is_not_told(tmp_path: Path) -> None:
    a_library(tmp_path, slug="ask-first", links=[{"kind": "follow-up", "guide": "mend-then"}])
    guides = a_library(tmp_path, slug="mend-then", links=[{"kind": "prerequisite", "guide": "ask-first"}])
    assert "circle-of-guides" not in {one.check.name for one in check_library(load_library(guides))}


def test_where_one_guide_is_asked_for_nothing_is_said_of_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    guides = two_guides(tmp_path, monkeypatch, shared=shared("law"))
    assert check_folder(guides, [SLUG])[1] == [] == check_library(load_library(guides, [SLUG]))


def test_another_shared_source_makes_a_guide_be_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    guides, memory = two_guides(tmp_path, monkeypatch, shared=shared("law"), origin=NAMED), tmp_path / "memory"
    assert not [one for one in check_folder(guides, [SLUG], memory=memory)[1] if one.check.name == "unknown-reference"]
    (guides / "_shared" / "sources.yml").write_text(yaml(shared("interview")["sources"]))
    remembered._nobody.cache_clear()
    assert [one.check.name for one in check_folder(guides, [SLUG], memory=memory)[1]] == ["unknown-reference"]
