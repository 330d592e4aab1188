"""Cases that are tried: the reference case with other options and some inputs changed, worked out as far as needed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from modemploi.compute.case import case_of, whole
from modemploi.compute.evaluate import Meter, Missing, Setting, evaluate, holds
from modemploi.compute.faults import Wrong
from modemploi.compute.ranges import Suspect
from modemploi.compute.rounding import passed
from modemploi.compute.sheet import Sheet
from modemploi.model.case import Assumption, Parameter

Rows = tuple[Mapping[str, float], ...]
Changes = Mapping[str, float | Rows]


@dataclass
class Trial:
    """One case, as far as it was worked out."""

    setting: Setting
    wrong: dict[str, Wrong] = field(default_factory=dict)
    """What went wrong with a formula; ``outside-range`` with its `side`."""
    reached: dict[str, float] = field(default_factory=dict)
    """What a quantity came to, also where it is refused."""

    def shows(self, suspect: Suspect) -> bool:
        """Whether this case shows what is suspected."""
        if suspect.name == "below-zero":
            return self.setting.numbers.get(suspect.of, 0.0) < 0
        wrong = self.wrong.get(suspect.of)
        return wrong is not None and (wrong.name, wrong.offset, wrong.values.get("side", "")) == (
            suspect.name, suspect.offset, suspect.side)

    def looked_at(self, suspect: Suspect) -> float | None:
        """The number that decides."""
        if suspect.name in ("outside-range", "below-zero"):
            return self.reached.get(suspect.of)
        if suspect.probe is None:
            return None
        try:
            return evaluate(suspect.probe, self.setting)
        except (Wrong, Missing):
            return None


class Trials:
    """The cases of one guide."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.meter = Meter()
        self.typical = case_of(sheet, {})
        guide = sheet.guide
        self.declared = {each.id: each for each in reversed(guide.quantities)}
        self.inputs: dict[str, Parameter | Assumption] = {}
        for parameter in guide.parameters:
            self.inputs.setdefault(parameter.id, parameter)
        for assumption in guide.assumptions:
            self.inputs.setdefault(assumption.id, assumption)
        self.place = {name: 1 << number for number, name in enumerate(self.inputs)}
        self.needs: dict[str, int] = {}
        """By formula, in the order in which they are worked out: the inputs it depends on, a bit for each."""
        for name in sheet.order:
            self.needs[name] = self._needed(sheet.quantities[name].uses)
        self.needs |= {name: self._needed(rule.uses) for name, rule in sheet.rules.items()}

    def _needed(self, uses: frozenset[str]) -> int:
        found = 0
        for name in uses:
            found |= self.needs.get(name, 0) if name in self.sheet.quantities else self.place.get(name, 0)
        return found

    def needed(self, formulas: Iterable[str]) -> list[str]:
        """The inputs that some formulas depend on, in the order of the guide."""
        wanted = 0
        for name in formulas:
            wanted |= self.needs[name]
        return [name for name, bit in self.place.items() if wanted & bit]

    def base(self, other: Mapping[str, str]) -> Trial:
        """The reference case, with other options."""
        numbers = {name: each.number for name, each in self.typical.values.items()}
        choices = {**self.typical.choices, **other}
        trial = Trial(Setting(numbers, choices, self.typical.rows, meter=self.meter))
        for name in (*self.sheet.order, *self.sheet.rules):
            self._work_out(name, trial)
        return trial

    def _work_out(self, name: str, trial: Trial) -> None:
        for found in (trial.setting.numbers, trial.reached):
            found.pop(name, None)
        try:
            if name in self.sheet.rules:
                holds(self.sheet.rules[name].tree, trial.setting)
                return
            quantity = self.declared[name]
            number = whole(evaluate(self.sheet.quantities[name].tree, trial.setting), quantity)
            trial.reached[name] = number
            if side := passed(number, quantity.min, quantity.max):
                raise Wrong("outside-range", side=side)
            trial.setting.numbers[name] = number
        except Wrong as wrong:
            trial.wrong[name] = wrong
        except Missing:
            pass

    def change(self, base: Trial, changes: Changes) -> Trial:
        """The case with some inputs changed: what depends on them is worked out again."""
        changed = sum(self.place[name] for name in changes)
        numbers = {**base.setting.numbers, **{name: each for name, each in changes.items() if isinstance(each, float)}}
        rows = {**base.setting.rows, **{name: each for name, each in changes.items() if isinstance(each, tuple)}}
        wrong = {name: each for name, each in base.wrong.items() if not self.needs[name] & changed}
        trial = Trial(Setting(numbers, base.setting.choices, rows, meter=self.meter), wrong, dict(base.reached))
        self.meter.work += len(self.needs) // 4
        for name, needed in self.needs.items():
            if needed & changed:
                self._work_out(name, trial)
        return trial
