"""How long computing takes: one case, the whole library, and guides of more and more quantities.

Every time is the best of several rounds in one process, in milliseconds; what counts is how they compare.
"""

import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from modemploi.compute import compute_budget, compute_calendar, program_of, run_examples, sheet_of
from modemploi.compute.case import case_of
from modemploi.load import load_library
from modemploi.model import Guide, Units
from modemploi.model.case import Parameter, Quantity

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 7
SIZES = (50, 100, 200, 400, 800)


def best(action: Callable[[], object]) -> float:
    """The shortest of several rounds, in milliseconds."""
    def once() -> float:
        start = time.perf_counter()
        action()
        return (time.perf_counter() - start) * 1000

    return min(once() for _ in range(ROUNDS))


def one_case() -> Iterator[str]:
    """Lines of a table: the parts of computing one case of every guide, and of all guides together."""
    library = load_library(ROOT / "guides")
    units = library.units.data
    assert units is not None
    guides = {loaded.slug: guide for loaded in library.guides if (guide := loaded.facts.data)}
    whole = [0.0] * 5
    for slug, guide in guides.items():
        times = list(_parts(guide, units))
        whole = [before + now for before, now in zip(whole, times, strict=True)]
        yield _line(f"{slug} ({len(guide.quantities)} quantities)", times)
    yield _line(f"all {len(guides)} guides", whole)


def _parts(guide: Guide, units: Units) -> Iterator[float]:
    sheet = sheet_of(guide, units)
    case = case_of(sheet, {})
    yield best(lambda: sheet_of(guide, units))
    yield best(lambda: case_of(sheet, {}))
    yield best(lambda: (compute_budget(guide, case), compute_calendar(guide, case)))
    yield best(lambda: run_examples(guide, units))
    yield best(lambda: program_of(sheet))


def growth() -> Iterator[str]:
    """Lines of a table: guides of more and more quantities, each of which needs up to three before it."""
    library = load_library(ROOT / "guides", ["_none"])
    units = library.units.data
    assert units is not None
    before = [0.0, 0.0]
    for size in SIZES:
        guide = chain(size)
        sheet = sheet_of(guide, units)
        times = [best(partial(sheet_of, guide, units)), best(partial(case_of, sheet, {}))]
        ratios = [f"× {now / then:.2f}" if then else "" for now, then in zip(times, before, strict=True)]
        yield f"| {size} | {times[0]:.2f} | {ratios[0]} | {times[1]:.2f} | {ratios[1]} |"
        before = times


def chain(size: int) -> Guide:
    """A guide with so many quantities, and nothing else."""
    chance = random.Random(size)
    names = ["first"]
    quantities = []
    for place in range(size):
        some = [chance.choice(names[-20:]) for _ in range(3)]
        quantities.append(Quantity(id=f"q{place}", formula=f"({some[0]} + {some[1]}) / 2 + if({some[2]} > 1, 0.5, 1)"))
        names.append(f"q{place}")
    return Guide.model_construct(**{
        **{name: field.default for name, field in Guide.model_fields.items()},
        "parameters": (Parameter(id="first", kind="number", typical="1", min=0, max=10),),
        "quantities": tuple(quantities)})


def _line(name: str, times: list[float]) -> str:
    return f"| {name} | " + " | ".join(f"{each:.2f}" for each in times) + " |"
