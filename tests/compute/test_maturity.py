"""How far a guide is proven."""

import datetime
from typing import Any

import pytest

from modemploi.compute import LEVELS, Maturity, compute_maturity, run_examples
from modemploi.model import Replication
from tests.compute.library import the_units
from tests.make import FACTS, a_guide

REVIEW = {"id": "read-by-amina", "name": "Amina Test", "competence": "electrician", "part": "technical",
          "date": "2026-12-01",
          "version": "2026.1"}
DAY = datetime.date(2026, 12, 24)


def replication(**changes: str) -> Replication:
    """A finished attempt by the authors."""
    return Replication.model_validate({
        "format_version": "2", "place": "Azrou", "country": "MA", "status": "finished", "guide": "mend-lamps",
        "guide_version": "2026.1", "told_by": "Amina Test", **changes})


def maturity(*replications: Replication, clean: bool = True, as_of: datetime.date = DAY, outdated: tuple[str, ...] = (),
             **changes: Any) -> Maturity:
    """The maturity of the small guide, with changes."""
    guide = a_guide(**changes)
    return compute_maturity(guide, run_examples(guide, the_units()), replications, clean=clean, as_of=as_of,
                            outdated=outdated)


@pytest.mark.parametrize(("level", "missing", "given"), [
    ("draft", "published", {"state": "draft"}),
    ("draft", "problems", {"clean": False}),
    ("checked", "examples", {"examples": []}),
    ("checked", "example-passes", {"examples": [{**FACTS["examples"][0], "inputs": [{"id": "rooms", "value": "3"}]}]}),
    ("checked", "untouched", {"quantities": [*FACTS["quantities"], {"id": "aside", "formula": "2"}]}),
    ("worked", "review", {}),
    ("worked", "review", {"reviews": [{**REVIEW, "version": "2025.3"}]}),
    ("worked", "review", {"reviews": [{**REVIEW, "part": "language"}]}),
    ("reviewed", "made", {"reviews": [REVIEW]}),
])
def test_each_level_needs_what_it_says(level: str, missing: str, given: dict[str, Any]) -> None:
    found = maturity(**given)
    assert (found.level, found.missing[0]) == (level, missing)


def test_made_by_its_authors_then_replicated_by_others() -> None:
    made = maturity(replication(), reviews=[REVIEW])
    assert (made.level, made.missing, made.made, made.replicated) == ("made", ("replication",), 1, 0)
    replicated = maturity(replication(independent="true"), reviews=[REVIEW])
    assert (replicated.level, replicated.missing, replicated.made, replicated.replicated) == ("replicated", (), 0, 1)


@pytest.mark.parametrize("status", ["planned", "running", "stopped", "failed", "mixed", "unknown"])
def test_only_a_finished_replication_raises_maturity(status: str) -> None:
    assert maturity(replication(status=status, independent="true"), reviews=[REVIEW]).level == "reviewed"


def test_a_change_to_the_version_takes_the_review_away_but_not_what_was_made() -> None:
    found = maturity(replication(), reviews=[REVIEW], version="2027.1")
    assert (found.level, found.missing, found.made) == ("worked", ("review",), 1)
    assert "older-version" in found.flags


def test_what_no_example_touches_is_named() -> None:
    lines = [*FACTS["cost_lines"],
             {**FACTS["cost_lines"][0], "id": "acid", "only": {"parameter": "battery", "option": "lead"}}]
    assert maturity(cost_lines=lines).untouched == ("acid",)


@pytest.mark.parametrize(("flag", "before", "after"), [
    ("stale-prices", datetime.date(2029, 12, 31), datetime.date(2030, 1, 1)),
    ("stale-law", datetime.date(2028, 11, 30), datetime.date(2028, 12, 1)),
])
def test_prices_and_law_grow_stale_at_the_as_of_day(flag: str, before: datetime.date, after: datetime.date) -> None:
    assert flag not in maturity(as_of=before).flags
    assert flag in maturity(as_of=after).flags


def test_an_exchange_rate_grows_stale() -> None:
    rates = [{"id": "r", "base": "EUR", "quote": "MAD", "rate": "10", "date": "2024-12-25", "mark": "found"}]
    assert "stale-rates" not in maturity(exchange_rates=rates).flags
    assert "stale-rates" in maturity(exchange_rates=rates, as_of=datetime.date(2027, 1, 25)).flags


def test_disputed_retired_and_outdated_are_flags_beside_the_level() -> None:
    risks = [{**FACTS["risks"][0], "mark": "conflict"}]
    found = maturity(state="retired", risks=risks, outdated=("en",))
    assert found.flags == ("disputed", "outdated-translation", "retired")
    assert found.level == "worked"
    assert maturity().flags == ()


def test_the_levels_stand_in_their_order() -> None:
    assert LEVELS == ("draft", "checked", "worked", "reviewed", "made", "replicated")
