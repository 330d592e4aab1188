"""Random cases of any guide, as a reader might enter them: within what is allowed, at its edges, and beyond."""

import datetime
import random
from collections.abc import Iterator

from modemploi.model import Guide
from modemploi.model.case import Assumption, Column, Parameter


def random_cases(guide: Guide, count: int, seed: int = 1) -> Iterator[tuple[dict[str, str], datetime.date | None]]:
    """Inputs and a first day. The first case is the reference case; every option of every choice comes up."""
    chance = random.Random(seed)
    yield {}, None
    for place in range(count - 1):
        inputs: dict[str, str] = {}
        for parameter in guide.parameters:
            if parameter.kind == "choice":
                inputs[parameter.id] = parameter.options[(place + len(inputs)) % len(parameter.options)].id
            elif chance.random() < 0.7:
                inputs[parameter.id] = _entered(parameter, chance)
        for assumption in guide.assumptions:
            if chance.random() < 0.2:
                inputs[assumption.id] = _number(assumption, chance, assumption.value)
        start = datetime.date(2027, 1, 1) + datetime.timedelta(days=chance.randrange(1500))
        yield inputs, start if chance.random() < 0.8 else None


def _entered(parameter: Parameter, chance: random.Random) -> str:
    if parameter.kind == "number":
        return _number(parameter, chance, float(parameter.typical or 1))
    if parameter.kind == "date":
        return (datetime.date(2027, 1, 1) + datetime.timedelta(days=chance.randrange(1500))).isoformat()
    rows = []
    for place in range(chance.randrange(5)):
        own = parameter.rows[place].id if place < len(parameter.rows) and chance.random() < 0.5 else f"Chose {place}"
        rows.append(",".join([own, *(_number(column, chance, 10) for column in parameter.columns)]))
    return ";".join(rows)


def _number(each: Parameter | Assumption | Column, chance: random.Random, typical: float) -> str:
    """Mostly within the range; sometimes one of its ends; rarely outside."""
    low = each.min if each.min is not None else min(0.0, typical)
    high = each.max if each.max is not None else max(typical * 3, low + 1)
    kind = chance.random()
    if kind < 0.1:
        return f"{low:.15g}"
    if kind < 0.2:
        return f"{high:.15g}"
    if kind < 0.22:
        return f"{high + 1:.15g}"
    if kind < 0.6 and high - low >= 1:
        return str(chance.randint(int(-(-low // 1)), int(high // 1)))
    return f"{chance.uniform(low, high):.6f}".rstrip("0").rstrip(".")
