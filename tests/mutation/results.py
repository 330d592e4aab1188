"""What a reader sees computed: results to their last shown digit, refusals at the limits, verdicts, budget, calendar.

A changed number or unit of a guide that no check objects to must change something here, or have a reason not to.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from modemploi.compute import Sum, compute_budget, compute_calendar, judge, run_examples
from modemploi.compute.case import case_of
from modemploi.compute.sheet import Sheet, sheet_of
from modemploi.model import Guide, Units
from modemploi.model.kinds import amount_of
from modemploi.publish.figures import rounded

START = datetime.date(2027, 1, 15)
Results = Mapping[str, object]


@dataclass(frozen=True)
class Probes:
    """What is tried: taken from the guide as it was, so that a changed guide is asked the same."""

    cases: tuple[Mapping[str, str], ...]
    """Every option of every choice, everything else as in the reference case."""
    limits: Mapping[str, tuple[float, ...]]
    """Numbers just inside and just outside the limits of whatever has limits."""


def probes_of(guide: Guide) -> Probes:
    """The probes of a guide."""
    cases = [{parameter.id: option.id} for parameter in guide.parameters for option in parameter.options]
    limits = {name: tuple(_around(low)) + tuple(_around(high)) for name, low, high in _limited(guide)}
    return Probes(tuple(cases or [{}]), limits)


def _around(limit: float | None) -> Iterator[float]:
    if limit is not None:
        near = 1e-3 * (abs(limit) or 1)
        yield from (limit - near, limit + near)


def _limited(guide: Guide) -> Iterator[tuple[str, float | None, float | None]]:
    for each in (*guide.parameters, *guide.assumptions, *guide.quantities):
        yield each.id, each.min, each.max
        for column in getattr(each, "columns", ()):
            yield f"{each.id}.{column.id}", column.min, column.max


def results(guide: Guide, units: Units, probes: Probes) -> Results:
    """Everything computed, by name."""
    sheet = sheet_of(guide, units)
    found: dict[str, object] = {}
    for inputs in probes.cases:
        found |= {f"{inputs} {name}": each for name, each in _case(guide, sheet, inputs).items()}
    for run in run_examples(guide, units):
        found |= {f"{run.example.id} {name}": (rounded(each.number), each.unit)
                  for name, each in run.case.values.items()}
    ranges = {name: (low, high) for name, low, high in _limited(guide)}
    for name, tried in probes.limits.items():
        low, high = ranges.get(name, (None, None))
        found[f"allowed {name}"] = [(low is None or number >= low) and (high is None or number <= high)
                                    for number in tried]
    for condition in guide.conditions:
        for limit in (condition.min, condition.max):
            for number in _around(limit):
                says = judge(guide, {condition.id: f"{number:.9f}"}).says
                found[f"{condition.id} {number:g}"] = (says, condition.unit)
    found["people"] = [amount_of(role.head_count) for role in guide.roles if role.head_count]
    return found


def _case(guide: Guide, sheet: Sheet, inputs: Mapping[str, str]) -> dict[str, object]:
    case = case_of(sheet, inputs)
    found: dict[str, object] = {name: (rounded(each.number), each.unit) for name, each in case.values.items()}
    found |= {f"rule {name}": holds for name, holds in case.rules.items()}
    found |= {f"rows {name}": rows for name, rows in case.rows.items()}
    budget = compute_budget(guide, case)
    for line in budget.lines:
        found[f"line {line.line.id}"] = (_shown(line.sum), line.count and rounded(line.count), line.line.unit)
    for total in budget.totals:
        key = f"{total.currency} {total.when} {total.in_kind}"
        found[key] = (_shown(total.sum), total.years, [(_shown(one.sum), one.currency) for one in total.converted])
        found[f"{key} by partner"] = {name: _shown(part) for name, part in total.by_partner.items()}
    for supply in guide.supplies:
        if case.takes(supply.only):
            value = case.values.get(supply.quantity or "")
            count = supply.count if value is None else value.number
            found[f"supply {supply.id}"] = (None if count is None else rounded(count), supply.unit)
    for start in (None, START):
        calendar = compute_calendar(guide, case, start)
        found[f"calendar {start}"] = (rounded(calendar.days), calendar.critical, calendar.effort,
                                      calendar.yearly_effort)
        for step in calendar.steps:
            found[f"step {step.step.id} {start}"] = (
                rounded(step.start), rounded(step.end), rounded(step.slack), rounded(step.duration))
    return found


def _shown(amount: Sum) -> tuple[int, int]:
    return round(amount.low), round(amount.high)
