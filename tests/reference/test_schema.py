"""Schemas for editors: what is right is left alone, what is wrong is underlined."""

import functools
import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from modemploi import FORMAT_VERSION
from modemploi.model import classes, fields_of
from modemploi.reference.index import editor_settings
from modemploi.reference.samples import sample
from modemploi.reference.schema import SCHEMAS, schema
from modemploi.reference.words import LANGUAGES, speaker
from tests import make
from tests.conftest import ROOT
from tests.reference.editor import read

FILES = [(name, path) for name, (_, globs) in SCHEMAS.items() for glob in globs for path in sorted(ROOT.glob(glob))]
GUIDES = [path for name, path in FILES if name == "guide"]


def complaints(name: str, data: Any) -> list[str]:
    """What an editor would underline: the path of each value, and the rule it breaks."""
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.validator}"
            for error in validator(name).iter_errors(data)]


@functools.cache
def validator(name: str) -> Draft7Validator:
    """One schema, ready to use."""
    return Draft7Validator(schema(name, str))


def small() -> dict[str, Any]:
    """The small guide, as an editor reads it."""
    return read(make.yaml(make.FACTS))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_draft_7_schema(name: str, language: str) -> None:
    Draft7Validator.check_schema(schema(name, speaker(language)))


@pytest.mark.parametrize(("name", "path"), FILES, ids=lambda value: value.stem if isinstance(value, Path) else value)
def test_nothing_in_our_own_files_is_underlined(name: str, path: Path) -> None:
    assert complaints(name, read(path)) == []


def test_there_are_files_of_the_main_kinds_to_try() -> None:
    assert len(GUIDES) >= 3
    assert {"guide", "stamps", "precedent", "languages", "list", "units", "phrases", "glossary"} <= {
        name for name, _ in FILES}


def test_nothing_in_the_small_guide_is_underlined_even_with_every_value_in_quotes() -> None:
    assert complaints("guide", small()) == []
    assert complaints("guide", make.FACTS) == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_samples_of_the_reference_are_not_underlined(name: str) -> None:
    assert complaints(name, sample(SCHEMAS[name][0], whole=name != "guide")) == []


STEP = {"id": "look", "phase": "do"}
WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown field": ({"titel": "…"}, ": additionalProperties"),
    "words among the facts": ({"title": "…"}, ": additionalProperties"),
    "a choice that is not one": ({"state": "finished"}, "state: enum"),
    "a language that is not a code": ({"source_language": "français"}, "source_language: pattern"),
    "a text where a list belongs": ({"themes": "energy"}, "themes: type"),
    "a list where a text belongs": ({"licence": ["CC-BY-4.0"]}, "licence: type"),
    "a single thing where a list belongs": ({"steps": {"id": "look", "phase": "do"}}, "steps: type"),
    "a thing without its id": ({"functions": [{"essential": True}]}, "functions/0: required"),
    "an id with capitals": ({"functions": [{"id": "Light"}]}, "functions/0/id: pattern"),
    "a name with a hyphen": ({"quantities": [{"id": "pv-power", "formula": "1"}]}, "quantities/0/id: pattern"),
    "a number in letters": ({"outcomes": [{"id": "lit", "target": "many"}]}, "outcomes/0/target: pattern"),
    "a number with a comma": ({"outcomes": [{"id": "lit", "target": "4,5"}]}, "outcomes/0/target: pattern"),
    "a number where a yes or no belongs": ({"functions": [{"id": "lit", "essential": 1}]},
                                           "functions/0/essential: type"),
    "a month that is not one": ({"steps": [{**STEP, "months": [13]}]}, "steps/0/months/0: maximum"),
    "a half month": ({"steps": [{**STEP, "months": [1.5]}]}, "steps/0/months/0: type"),
    "a duration without unit": ({"steps": [{**STEP, "duration": "2"}]}, "steps/0/duration: pattern"),
    "a duration that is a number": ({"steps": [{**STEP, "duration": 2}]}, "steps/0/duration: type"),
    "a date the other way round": ({"changelog": [{"id": "a", "version": "1", "date": "22/11/2026"}]},
                                   "changelog/0/date: pattern"),
    "a share above 100": ({"cost_lines": [{"id": "a", "when": "yearly", "category": "a", "mark": "found",
                                           "borne_by": [{"partner": "a", "share": 120}]}]},
                          "cost_lines/0/borne_by/0/share: maximum"),
    "a format of the future": ({"format_version": FORMAT_VERSION + 1}, "format_version: maximum"),
    "an address that is not one": ({"sources": [{"id": "a", "type": "book", "title": "…", "read": "none",
                                                 "strength": "expert", "url": "www.example.org"}]},
                                   "sources/0/url: pattern"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_underlined_where_it_is(what: str) -> None:
    change, complaint = WRONG[what]
    assert complaints("guide", {**small(), **change}) == [complaint]


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.parent.name)
def test_a_real_guide_with_a_misspelt_field_is_underlined(path: Path) -> None:
    data = read(path)
    step = data["steps"][0]
    step["phaze"] = step.pop("phase")
    assert sorted(complaints("guide", data)) == ["steps/0: additionalProperties", "steps/0: required"]


def test_only_a_published_guide_needs_what_publishing_needs() -> None:
    without = {key: value for key, value in small().items() if key != "steps"}
    assert complaints("guide", without) == [": required"]
    assert complaints("guide", {**without, "state": "draft"}) == []


def test_a_place_that_describes_a_thing_still_checks_it() -> None:
    data = deepcopy(small())
    data["origin"]["contry"] = "MA"
    assert complaints("guide", data) == ["origin: additionalProperties"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_fact_and_no_word_of_the_model_is_in_its_schema(name: str) -> None:
    cls = SCHEMAS[name][0]
    made = schema(name, str)
    for part in classes(cls):
        told = made if part is cls else made["definitions"][part.__name__]
        assert list(told["properties"]) == [field.name for field in fields_of(part) if not field.words]
        assert told["additionalProperties"] is False


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_described_and_every_choice_explained(language: str) -> None:
    def look(part: Any) -> None:
        for name, told in part["properties"].items():
            assert len(told["description"]) > 10, name
            values = told.get("items", told)
            assert len(values.get("enum", [])) == len(values.get("enumDescriptions", [])), name

    made = schema("guide", speaker(language))
    look(made)
    for part in made["definitions"].values():
        look(part)


def test_descriptions_are_in_the_language_of_the_schema() -> None:
    said = {language: schema("guide", speaker(language))["definitions"]["Step"]["properties"]["duration"]["description"]
            for language in LANGUAGES}
    assert said["fr"].startswith("Combien de temps elle dure") and "Conseillé." in said["fr"]
    assert said["en"].startswith("How long it lasts") and "Recommended." in said["en"]


def test_vs_code_finds_the_schemas_and_every_file_they_are_for() -> None:
    settings = (ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8")
    assert settings.replace("/schema/en/", "/schema/fr/") == editor_settings("fr"), (
        "copy what modemploi.reference.index.editor_settings gives into .vscode/settings.json")
    covered = set()
    for file, globs in json.loads(settings)["yaml.schemas"].items():
        assert (ROOT / file).is_file(), file
        covered |= {path for glob in globs for path in ROOT.glob(glob)}
    assert covered == set((ROOT / "guides").rglob("*.yml"))
    assert json.loads((ROOT / ".vscode" / "extensions.json").read_text())["recommendations"] == ["redhat.vscode-yaml"]
