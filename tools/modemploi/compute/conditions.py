"""Will it work here? What follows from the answers to the conditions of a guide."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from modemploi.compute.entered import NUMBER
from modemploi.compute.faults import FormulaFault
from modemploi.compute.rounding import equal
from modemploi.model import Guide
from modemploi.model.case import Condition


@dataclass(frozen=True)
class Verdict:
    """What follows from the answers."""

    stops: tuple[str, ...]
    """Ids of the conditions for which one should stop, in the order of the guide."""
    adapts: tuple[str, ...]
    """Ids of those for which steps are adapted."""
    notes: tuple[str, ...]
    """Ids of those to keep in mind."""
    open: tuple[str, ...]
    """Ids of those that are not answered yet."""
    faults: tuple[FormulaFault, ...]

    @property
    def says(self) -> Literal["stop", "open", "adapt", "go"]:
        """Stop if one condition says so, whatever is still open; else, with everything answered, adapt or go."""
        return "stop" if self.stops else "open" if self.open else "adapt" if self.adapts else "go"


def judge(guide: Guide, answers: Mapping[str, str]) -> Verdict:
    """What follows from answers by condition: ``yes``, ``no``, or a number in the unit of the condition. An answer
    that cannot be read counts as open, and is a fault. Raises nothing."""
    found: dict[str, list[str]] = {"stop": [], "adapt": [], "note": []}
    open_: list[str] = []
    faults = list(_unknown(guide, answers))
    for condition in guide.conditions:
        holds = None
        if condition.id in answers:
            answer = answers[condition.id]
            holds = _holds(condition, answer)
            if holds is None:
                kind = "number" if condition.answer == "number" else "yes-no"
                faults.append(FormulaFault(("inputs", condition.id), 0, "value-form",
                                           {"id": condition.id, "value": answer[:60], "kind": kind}))
        if holds is None:
            open_.append(condition.id)
        elif not holds:
            found[condition.effect].append(condition.id)
    return Verdict(tuple(found["stop"]), tuple(found["adapt"]), tuple(found["note"]), tuple(open_), tuple(faults))


def _unknown(guide: Guide, answers: Mapping[str, str]) -> Iterator[FormulaFault]:
    known = {condition.id for condition in guide.conditions}
    for name in answers:
        if name not in known:
            yield FormulaFault(("inputs", name), 0, "unknown-input", {"id": name, "close": ""})


def _holds(condition: Condition, answer: str) -> bool | None:
    """Whether one can go on after an answer; None where it cannot be read."""
    if condition.answer == "yes-no":
        return answer == (condition.expected or "yes") if answer in ("yes", "no") else None
    if not NUMBER.fullmatch(answer):
        return None
    number = float(answer)
    low = condition.min is not None and number < condition.min and not equal(number, condition.min)
    high = condition.max is not None and number > condition.max and not equal(number, condition.max)
    return not (low or high)
