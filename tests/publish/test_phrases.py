"""The words of the page: complete in French and English, and none that nobody says."""

import re
from pathlib import Path
from typing import get_args

import pytest
import yaml

from modemploi.compute import LEVELS
from modemploi.compute.maturity import Flag
from modemploi.model.fields import fields_of
from modemploi.model.kinds import Mark, Phase, Strength
from modemploi.model.proof import Source
from modemploi.publish.plan import FORMS
from modemploi.publish.plan.data import REFUSALS
from tests.conftest import ROOT

UNREAD = ("ar", "vi")
FOLDER = ROOT / "tools" / "modemploi" / "publish"
BEGINNINGS = {
    "alert-": ("note", "tip", "important", "warning", "caution"),
    "mark-": get_args(Mark), "meaning-": (*get_args(Mark), "more"),
    "type-": next(field.choices for field in fields_of(Source) if field.name == "type"),
    "translated-": ("source", "complete", "outdated", "unfinished", "read", "unread"),
    "asked-": ("guide", "kind", "what", "whom", "place", "question"),
    "phase-": get_args(Phase), "strength-": get_args(Strength), "maturity-": LEVELS,
    "flag-": [flag for flag in get_args(Flag) if flag != "retired"],
    "kind-": ("money", "time", "skill", "material", "hosting", "place", "knowledge", "network", "recognition"),
    "form-": ("fixed", "adapt", "free"), "effect-": ("stop", "adapt", "note"), "answer-": ("yes", "no"),
    "decides-": ("decides", "co-decides", "consulted", "informed"), "read-": ("whole", "excerpt", "none"),
    "status-": ("planned", "running", "finished", "stopped", "failed", "mixed", "unknown"),
    "basis-": ("quote", "invoice", "published", "estimate"), "rounding-": ("up", "down", "nearest"),
    "level-": ("low", "medium", "high"), "likelihood-": ("low", "medium", "high"),
    "severity-": ("low", "medium", "high"),
    "risk-": ("safety", "legal", "financial", "social", "environmental", "safeguarding"),
    "example-": ("real", "illustrative"), "review-": ("technical", "legal", "safety", "language", "whole"),
    "author-": ("author", "translator", "drawings", "editor"),
    "participation-": ("implementer", "local-partner", "beneficiaries", "funder", "outside"),
    "change-": ("added", "removed", "replaced", "reordered", "resized"), "result-": ("better", "same", "worse"),
    "link-": ("prerequisite", "follow-up", "alternative", "part-of"),
    "total-": ("set-up", "set-up-in-kind", "yearly", "yearly-in-kind"),
    "refused-": REFUSALS, "take-": [one for form in FORMS for one in (form, f"{form}-why")],
    "verdict-": ("open", "stop", "adapt", "go"),
    "column-": ("set-up", "set-up-in-kind", "yearly", "yearly-in-kind"),
    "book-": ("low", "high", "set-up", "yearly"),
    "book-sheet-": ("case", "quantities", "budget", "calendar", "checklist", "assumptions", "sources", "workings"),
}
"""Phrases that are named after a value of the model."""


def phrases(language: str) -> dict[str, str]:
    """The phrases of a language, by id."""
    text = (ROOT / "guides" / "_shared" / "phrases" / f"{language}.yml").read_text(encoding="utf-8")
    return {one["id"]: str(one["text"]) for one in yaml.safe_load(text)["phrases"]}


def asked() -> set[str]:
    """Every phrase that templates and code ask for."""
    said: set[str] = {f"{beginning}{end}" for beginning, ends in BEGINNINGS.items() for end in ends}
    for path in [*FOLDER.rglob("*.py"), *FOLDER.rglob("*.html")]:
        said |= set(re.findall(r"\"([a-z][a-z0-9-]+)\"", path.read_text(encoding="utf-8")))
    for path in (ROOT / "tools" / "theme").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        said |= {f"ui-{name}" for name in re.findall(r"words\.([a-z]+)", text)}
        said |= {f"ui-{name}" for name in re.findall(r"words\[\"([a-z-]+)\"\]", text)}
    return said | {"ui-crumb-catalogue", "ui-crumb-themes", "ui-crumb-drafts"}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_phrase_that_is_asked_for_is_there(language: str) -> None:
    known = phrases(language)
    used: set[str] = {f"{beginning}{end}" for beginning, ends in BEGINNINGS.items() for end in ends}
    for path in [*FOLDER.rglob("*.py"), *FOLDER.rglob("*.html")]:
        text = path.read_text(encoding="utf-8")
        used |= set(re.findall(r"(?:say|plain)\(\"([a-z][a-z0-9-]*[a-z0-9])\"", text))
        used |= set(re.findall(r"self\.heading\(\d, [^,]+, \"([a-z-]+)\"", text))
        used |= set(re.findall(r"self\.section\(\d, \"([a-z-]+)\"", text))
        used |= set(re.findall(r"self\.told\(\d, \"[a-z-]+\", \"([a-z-]+)\"", text))
    assert len(used) > 200 and not used - known.keys()


def test_french_and_english_have_the_same_phrases_with_the_same_gaps() -> None:
    french, english = phrases("fr"), phrases("en")
    assert french.keys() == english.keys()
    for name, text in french.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", english[name])), name


@pytest.mark.parametrize("language", UNREAD)
def test_an_unread_language_has_no_phrase_of_its_own_and_keeps_the_gaps(language: str) -> None:
    french = phrases("fr")
    for name, text in phrases(language).items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", french[name])), name


@pytest.mark.parametrize("language", UNREAD)
def test_an_unread_language_keeps_the_order_and_has_nearly_everything(language: str) -> None:
    """What it lacks is shown in French, marked; a few phrases may wait for somebody, a page of them may not."""
    french, here = list(phrases("fr")), phrases(language)
    assert list(here) == [name for name in french if name in here]
    assert len(here) > 0.95 * len(french)


def test_no_phrase_is_left_over() -> None:
    left = sorted(phrases("fr").keys() - asked())
    assert not left


@pytest.mark.parametrize("language", ["fr", "en"])
def test_phrases_keep_the_voice_of_the_house(language: str) -> None:
    for name, text in phrases(language).items():
        assert not re.search(r"\b(please|just|simply|invalid|veuillez|simplement)\b", text, re.IGNORECASE), name


@pytest.mark.parametrize("language", UNREAD)
def test_the_file_of_an_unread_language_says_that_nobody_has_reviewed_it(language: str) -> None:
    text = Path(ROOT / "guides" / "_shared" / "phrases" / f"{language}.yml").read_text(encoding="utf-8")
    assert "not yet reviewed" in yaml.safe_load(text)["note"]
