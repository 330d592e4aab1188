"""What the worked examples touch, for the person who keeps a guide."""

import io
from pathlib import Path
from typing import Any

import pytest

from modemploi.compute import compute_maturity, run_examples
from modemploi.load import load_library
from modemploi.report.examples import Touched, touched_by, write_touched
from tests.compute.library import the_units
from tests.conftest import ROOT
from tests.make import FACTS, SLUG, a_guide, a_library, some_units


def told(guides: Path, language: str = "en") -> str:
    (loaded,) = load_library(guides).guides
    out = io.StringIO()
    write_touched(loaded, some_units(), language, out)
    return out.getvalue()


def test_everything_stands_in_it_with_the_examples_that_touch_it(tmp_path: Path) -> None:
    said = told(a_library(tmp_path))
    for name in ("lamps", "radio_energy", "buy-lamps", "renew-lamps", "look", "mend"):
        (line,) = [line for line in said.split("\n") if line.split()[:1] == [name]]
        assert line.split()[1:] == ["1"]
    assert "  1 two-rooms  comes out\n" in said
    assert said.endswith("Everything is touched by an example.\n")


def test_what_no_example_touches_is_named_at_the_end(tmp_path: Path) -> None:
    only = {"parameter": "battery", "option": "lead"}
    steps = [*FACTS["steps"], {**FACTS["steps"][1], "id": "mend-lead", "troubles": None, "only": only}]
    steps[-1].pop("troubles")
    lines = [*FACTS["cost_lines"], {**FACTS["cost_lines"][0], "id": "buy-lead", "only": only}]
    quantities = [*FACTS["quantities"], {"id": "aside", "formula": "2"}]
    said = told(a_library(tmp_path, steps=steps, cost_lines=lines, quantities=quantities))
    assert said.endswith("Touched by no example: aside, buy-lead, mend-lead\n")


def test_examples_are_told_apart_by_their_number(tmp_path: Path) -> None:
    lead = {**FACTS["examples"][0], "id": "with-lead", "inputs": [{"id": "battery", "value": "lead"}],
            "expect": [{"id": "lamps", "value": "7 piece", "tolerance": "0 %"}]}
    said = told(a_library(tmp_path, examples=[FACTS["examples"][0], lead]))
    assert "  2 with-lead  does not come out\n" in said
    assert "  lamps         1 2\n  radio_energy  1 ·\n" in said


def test_a_guide_without_examples_touches_nothing(tmp_path: Path) -> None:
    said = told(a_library(tmp_path, examples=None), "fr")
    assert said.startswith("\n0 exemple calculé\u00a0:\n") and "aucun exemple" in said


def test_facts_that_cannot_be_read_say_so(tmp_path: Path) -> None:
    assert told(a_library(tmp_path, files={f"{SLUG}/guide.yml": b"\xff\xfe\x00"})) == (
        f"The facts of {SLUG} cannot be read yet: modemploi check {SLUG}\n")


def test_the_electrification_guide_touches_every_formula_line_and_step() -> None:
    library = load_library(ROOT / "guides", ["electrify-isolated-school"])
    guide = library.guides[0].facts.data
    assert guide is not None and library.units.data is not None
    found = touched_by(guide, run_examples(guide, library.units.data))
    assert len(found) == len(guide.quantities) + len(guide.cost_lines) + len(guide.steps)
    assert [each.id for each in found if not each.examples] == []


@pytest.mark.parametrize("changes", [{"examples": None}, {"quantities": [*FACTS["quantities"], {
    "id": "aside", "formula": "2"}]}])
def test_what_the_report_names_keeps_a_guide_from_being_worked(changes: dict[str, Any]) -> None:
    guide = a_guide(**changes)
    runs = run_examples(guide, the_units())
    day = guide.changelog[0].date
    assert Touched("quantities", guide.quantities[-1].id, ()) in touched_by(guide, runs)
    assert compute_maturity(guide, runs, clean=True, as_of=day).level == "checked"
