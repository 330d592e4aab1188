"""How far a guide is proven: computed from the guide and its records, never declared (guide-format: "Maturity")."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from modemploi.compute.examples import ExampleRun
from modemploi.model import Guide, Replication
from modemploi.model.fields import parts

Level = Literal["draft", "checked", "worked", "reviewed", "made", "replicated"]
LEVELS: tuple[Level, ...] = ("draft", "checked", "worked", "reviewed", "made", "replicated")
"""From the least proven to the most. `replicated` includes `made`: somebody made it."""

Flag = Literal["stale-prices", "stale-law", "stale-rates", "disputed", "outdated-translation", "retired",
               "older-version"]

PRICE_YEARS = 3
"""A price is stale when the as-of year is more than this many years after its own."""
LAW_MONTHS = 24
"""A legal note is stale when it is older than this many months."""
RATE_MONTHS = 24
"""An exchange rate is stale when it is older than this many months."""


@dataclass(frozen=True)
class Maturity:
    """The level of proof of a guide, and what a reader should know beside it."""

    level: Level
    flags: tuple[Flag, ...]
    """In the order of `Flag`: prices, law or exchange rates older than the limit; sources that disagree (a mark
    ``conflict``); a translation behind its source; retired; made or replicated only in an earlier version."""
    missing: tuple[str, ...]
    """What the next level needs: ``published``, ``problems``, ``examples``, ``example-passes``, ``untouched``,
    ``review``, ``made``, ``replication``; empty at the top."""
    untouched: tuple[str, ...]
    """Quantities and cost lines that no worked example touches."""
    made: int
    """How many finished replications by the authors there are."""
    replicated: int
    """How many finished independent replications there are."""


def compute_maturity(
    guide: Guide, runs: Sequence[ExampleRun], replications: Iterable[Replication] = (), *, clean: bool,
    as_of: datetime.date, outdated: Collection[str] = (),
) -> Maturity:
    """How far a guide is proven.

    `runs`: its worked examples, run. `clean`: whether no check found an error. `outdated`: languages whose translation
    is behind. `as_of`: the day for which it is told, by default that of the last commit; the clock is never asked.
    """
    finished = [each for each in replications if each.status == "finished"]
    independent = [each for each in finished if each.independent]
    own = [each for each in finished if not each.independent]
    untouched = untouched_by(guide, runs)
    needs: list[tuple[Level, list[str]]] = [
        ("checked", [name for name, met in (("published", guide.state != "draft"), ("problems", clean)) if not met]),
        ("worked", [name for name, met in (("examples", bool(runs)),
                                           ("example-passes", all(run.passes for run in runs)),
                                           ("untouched", not untouched)) if not met]),
        ("reviewed", [] if reviewed(guide) else ["review"]),
        ("made", [] if finished else ["made"]),
        ("replicated", [] if independent else ["replication"]),
    ]
    level: Level = "draft"
    missing: list[str] = []
    for next_level, lacking in needs:
        if lacking:
            missing = lacking
            break
        level = next_level
    flags = _flags(guide, finished, as_of, outdated)
    return Maturity(level, flags, tuple(missing), untouched, len(own), len(independent))


def reviewed(guide: Guide) -> bool:
    """Whether a practitioner read this version, for more than its language."""
    return any(review.version == guide.version and review.part != "language" for review in guide.reviews)


def untouched_by(guide: Guide, runs: Iterable[ExampleRun]) -> tuple[str, ...]:
    """Quantities and cost lines that no worked example touches, in the order of the guide."""
    touched: set[str] = set()
    for run in runs:
        touched |= run.quantities | run.cost_lines
    names = [quantity.id for quantity in guide.quantities] + [line.id for line in guide.cost_lines]
    return tuple(name for name in names if name not in touched)


def _flags(guide: Guide, finished: Sequence[Replication], as_of: datetime.date, outdated: Collection[str],
           ) -> tuple[Flag, ...]:
    prices = [line.unit_price.year for line in guide.cost_lines if line.unit_price and line.unit_price.year]
    law = [note.as_of for topic in guide.legal_topics for note in topic.notes if note.as_of]
    flags: list[tuple[Flag, bool]] = [
        ("stale-prices", any(as_of.year - year > PRICE_YEARS for year in prices)),
        ("stale-law", any(_months(day, as_of) > LAW_MONTHS for day in law)),
        ("stale-rates", any(_months(rate.date, as_of) > RATE_MONTHS for rate in guide.exchange_rates)),
        ("disputed", any(getattr(part, "mark", None) == "conflict" for _, part in parts(guide))),
        ("outdated-translation", bool(outdated)),
        ("retired", guide.state == "retired"),
        ("older-version", bool(finished) and all(each.guide_version != guide.version for each in finished)),
    ]
    return tuple(name for name, raised in flags if raised)


def _months(day: datetime.date, as_of: datetime.date) -> int:
    """Whole months from a day to the as-of day."""
    months = (as_of.year - day.year) * 12 + as_of.month - day.month
    return months - (as_of.day < day.day)
