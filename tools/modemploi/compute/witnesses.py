"""A case that shows what an interval only suspects: few changes of the reference case, each of them allowed.

First one change alone, for every input that the formula depends on; then several together, those that help most first,
and of these only the ones without which it does not happen. A divisor that changes its sign on the way is zero in
between. What no case shows is not told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from modemploi.compute.case import shown
from modemploi.compute.intervals import EVERYTHING
from modemploi.compute.ranges import Bounds, Suspect, allowed, bounds_of
from modemploi.compute.sheet import Sheet
from modemploi.compute.trials import Changes, Rows, Trial, Trials
from modemploi.model.case import Assumption, Parameter

MOST_TRIED = 150_000
"""So much work is done to find cases for one guide, counted as the evaluator counts."""
MOST_TOGETHER = 12
"""So many changes are tried together."""


@dataclass(frozen=True)
class Witness:
    """Something that does go wrong for an input that the guide allows."""

    name: str
    """The name of the fault; ``below-zero`` for a count below zero."""
    of: str
    """The quantity or rule."""
    offset: int
    side: str
    """For ``outside-range``: ``min`` or ``max``."""
    entered: Mapping[str, str]
    """What differs from the reference case, as a case is written."""
    values: Mapping[str, str]
    """What the fault carries; for a number: `number` and `unit`."""


def witnesses(sheet: Sheet, bounds: Bounds | None = None) -> tuple[Witness, ...]:
    """Cases for what may go wrong in a guide, in the order of its formulas; nothing that the reference case shows
    itself, because that is among its faults. Raises nothing."""
    found = bounds or bounds_of(sheet)
    if not found.suspects:
        return ()
    met = dict(_Search(sheet, found).run())
    return tuple(Witness(each.name, each.of, each.offset, each.side, *met[each]) for each in found.suspects
                 if each in met)


class _Search:
    """The looking for cases of one guide."""

    def __init__(self, sheet: Sheet, bounds: Bounds) -> None:
        self.sheet, self.bounds, self.open = sheet, bounds, list(bounds.suspects)
        self.trials = Trials(sheet)
        tried = self.trials.needed(suspect.of for suspect in self.open)
        self.wanted = [[name for name in tried if (name in sheet.names.tables) is rows] for rows in (False, True)]
        """What is tried: numbers, alone and together, and then rows, which are harder to imagine."""

    @property
    def over(self) -> bool:
        """Whether there is nothing more to look for, or was enough of it."""
        return not self.open or self.trials.meter.work > MOST_TRIED

    def run(self) -> Iterator[tuple[Suspect, tuple[dict[str, str], Mapping[str, str]]]]:
        typical = {each.id: each.typical for each in self.sheet.guide.parameters if each.kind == "choice"}
        for number, taken in enumerate(self.bounds.combinations):
            if self.over:
                return
            other = {name: option for name, option in taken.items() if typical[name] != option}
            here = [each for each in self.open if number in each.choices]
            base = self.trials.base(other)
            for suspect, trial, changes in self.found(here, base):
                if other or changes:
                    yield suspect, (self.entered(other, changes), self.told(suspect, trial))
                self.open.remove(suspect)

    def found(self, here: Sequence[Suspect], base: Trial) -> Iterator[tuple[Suspect, Trial, Changes]]:
        """Those that a case shows, each with its case."""
        left = []
        for suspect in here:
            if base.shows(suspect):
                yield suspect, base, {}
            else:
                left.append(suspect)
        singles: list[tuple[str, float | Rows, Trial]] = []
        between = any(suspect.name == "exponent-form" for suspect in here)
        for names in self.wanted:
            for name in names:
                each = self.trials.inputs[name]
                for value in candidates(each, base, between) if left and not self.over else ():
                    trial = self.trials.change(base, {name: value})
                    singles.append((name, value, trial))
                    self.trials.meter.work += len(left) // 4
                    for suspect in [each for each in left if trial.shows(each)]:
                        yield suspect, trial, {name: value}
                        left.remove(suspect)
            for suspect in list(left):
                if suspect.probe is not None and not self.over and (met := self.together(suspect, base, singles)):
                    yield suspect, *met
                    left.remove(suspect)

    def together(self, suspect: Suspect, base: Trial, singles: Sequence[tuple[str, float | Rows, Trial]],
                 ) -> tuple[Trial, Changes] | None:
        """Several changes at once, those that help most first."""
        start = base.looked_at(suspect)
        if start is None:
            return None
        needed = set(self.trials.needed([suspect.of]))
        helps = [(number - start, name, value) for name, value, trial in singles
                 if name in needed and (number := trial.looked_at(suspect)) is not None]
        for sign in _directions(suspect, start):
            changes: dict[str, float | Rows] = {}
            last = start
            for _, name, value in sorted((each for each in helps if each[0] * sign > 0),
                                         key=lambda each: -each[0] * sign)[:MOST_TOGETHER]:
                trial = self.trials.change(base, {**changes, name: value})
                if trial.shows(suspect):
                    return self.fewest(suspect, base, {**changes, name: value}, trial)
                number = trial.looked_at(suspect)
                if number is None or self.over:
                    continue
                if suspect.name == "division-by-zero" and number * last < 0:
                    return self.between(suspect, base, changes, name, value)
                if (number - last) * sign > 0:
                    changes[name], last = value, number
        return None

    def fewest(self, suspect: Suspect, base: Trial, changes: Changes, trial: Trial) -> tuple[Trial, Changes]:
        """Only the changes without which it does not happen."""
        for name in list(changes):
            fewer = {own: value for own, value in changes.items() if own != name}
            other = self.trials.change(base, fewer)
            if fewer and other.shows(suspect):
                changes, trial = fewer, other
        return trial, changes

    def between(self, suspect: Suspect, base: Trial, changes: Changes, name: str, value: float | Rows,
                ) -> tuple[Trial, Changes] | None:
        """Where a divisor is zero that has changed its sign, if it is so for a number one would enter."""
        if not isinstance(value, float):
            return None
        one, other = base.setting.numbers[name], value
        before = self.trials.change(base, changes).looked_at(suspect) if changes else base.looked_at(suspect)
        for _ in range(60):
            middle = (one + other) / 2
            number = self.trials.change(base, {**changes, name: middle}).looked_at(suspect)
            if number is None or before is None:
                return None
            one, other = (middle, other) if number * before > 0 else (one, middle)
        for digits in range(7):
            trial = self.trials.change(base, {**changes, name: round(other, digits)})
            if trial.shows(suspect):
                return self.fewest(suspect, base, {**changes, name: round(other, digits)}, trial)
        return None

    def entered(self, other: Mapping[str, str], changes: Changes) -> dict[str, str]:
        """What differs from the reference case, as text."""
        found = dict(other)
        for name, value in changes.items():
            each = self.trials.inputs[name]
            if isinstance(value, float):
                found[name] = shown(value)
            elif isinstance(each, Parameter):
                row = each.rows[0].id if each.rows else "row-1"
                found[name] = ";".join(",".join([row, *(shown(row_[column.id]) for column in each.columns)])
                                       for row_ in value)
        return {name: found[name] for name in self.trials.inputs if name in found}

    def told(self, suspect: Suspect, trial: Trial) -> dict[str, str]:
        """What a message says of it."""
        if suspect.name not in ("outside-range", "below-zero"):
            return dict(trial.wrong[suspect.of].values)
        each, number = self.trials.declared[suspect.of], trial.reached[suspect.of]
        limit = each.min if suspect.side == "min" else each.max
        return {"number": shown(number), "unit": each.unit or "", "limit": "" if limit is None else shown(limit)}


def _directions(suspect: Suspect, start: float) -> tuple[int, ...]:
    """Where the number that decides has to go: up, down, or perhaps either."""
    if suspect.name == "division-by-zero":
        return (-1,) if start > 0 else (1,)
    if suspect.name in ("root-of-negative", "below-zero") or suspect.side == "min":
        return (-1,)
    return (1,) if suspect.side == "max" else (1, -1)


def candidates(each: Parameter | Assumption, base: Trial, between: bool) -> list[float | Rows]:
    """What is tried for one input: the ends of what is allowed, and zero where it lies between them; a number between
    whole ones where that may matter."""
    if isinstance(each, Parameter) and each.kind == "rows":
        return _some_rows(each)
    found = allowed(each)
    if each.id not in base.setting.numbers or found is None:
        return []
    values = [end for end in found[:2] if abs(end) < EVERYTHING.high]
    if found.low <= 0 <= found.high:
        values.append(0.0)
    typical = base.setting.numbers[each.id]
    if between:
        values += [number for number in (typical + 0.5, typical - 0.5) if found.low <= number <= found.high][:1]
    return [value for value in dict.fromkeys(values) if value != typical]


def _some_rows(each: Parameter) -> list[float | Rows]:
    """No row; one row with the least of every column, and one with the most."""
    least: dict[str, float] = {}
    most: dict[str, float] = {}
    for column in reversed(each.columns):
        if allowed(column) is None:
            return [()]
        met = [cell.value for row in each.rows for cell in row.cells if cell.column == column.id]
        some = [0.0, *met, *(end for end in (column.min, column.max) if end is not None)]
        least[column.id] = min(some) if column.min is None else column.min
        most[column.id] = max(some) if column.max is None else column.max
    return [(), (least,), (most,)]
