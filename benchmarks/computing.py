"""How long computing takes: one case, the whole library, guides of more and more quantities, and what is taken along.

Every time is the best of several rounds in one process, in milliseconds; what counts is how they compare.
"""

import datetime
import gzip
import random
import time
from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import Path

from modemploi.compute import compute_budget, compute_calendar, program_of, run_examples, sheet_of
from modemploi.compute.case import case_of
from modemploi.compute.witnesses import witnesses
from modemploi.load import load_library
from modemploi.model import Guide, Units
from modemploi.model.case import Parameter, Quantity
from modemploi.publish.files import Content
from modemploi.publish.press import Press, guide_of
from modemploi.publish.settings import read_settings

ROOT = Path(__file__).resolve().parent.parent
AS_OF = datetime.date(2026, 11, 26)
ROUNDS = 7
SIZES = (50, 100, 200, 400, 800)


def best(action: Callable[[], object]) -> float:
    """The shortest of several rounds, in milliseconds."""
    def once() -> float:
        start = time.perf_counter()
        action()
        return (time.perf_counter() - start) * 1000

    return min(once() for _ in range(ROUNDS))


def one_case(only: Collection[str] = ()) -> Iterator[str]:
    """Lines of a table: the parts of computing one case of every guide (or of some), and of all of these together."""
    library = load_library(ROOT / "guides", only)
    units = library.units.data
    assert units is not None
    guides = {loaded.slug: guide for loaded in library.guides if (guide := loaded.facts.data)}
    whole = [0.0] * 6
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
    yield best(lambda: witnesses(sheet))


def growth() -> Iterator[str]:
    """Lines of a table: guides of more and more quantities, each of which needs up to three before it."""
    library = load_library(ROOT / "guides", ["_none"])
    units = library.units.data
    assert units is not None
    before = [0.0, 0.0, 0.0]
    for size in SIZES:
        guide = chain(size)
        sheet = sheet_of(guide, units)
        times = [best(partial(sheet_of, guide, units)), best(partial(case_of, sheet, {})),
                 best(partial(witnesses, sheet))]
        ratios = [f"× {now / then:.2f}" if then else "" for now, then in zip(times, before, strict=True)]
        told = (f"{now:.2f} | {ratio}" for now, ratio in zip(times, ratios, strict=True))
        yield f"| {size} | {' | '.join(told)} |"
        before = times


def taken_along(only: Collection[str] = ()) -> Iterator[str]:
    """Lines of a table: what the page of every guide (or of some) is given to compute with, and the workbook beside
    it."""
    library = load_library(ROOT / "guides", only)
    press = Press(library, read_settings(ROOT / "mkdocs.yml"), AS_OF)
    assert library.units.data is not None
    for name, loaded in press.guides.items():
        guide = guide_of(loaded)
        sheet, files = sheet_of(guide, library.units.data), press.files(guide.source_language)
        given, book = (_made(files[f"{name}/{file}"]) for file in ("data.js", f"{loaded.slug}.xlsx"))
        cells, small = len(program_of(sheet).cells), len(gzip.compress(given()))
        took = best(book)
        yield (f"| {loaded.slug} | {cells} | {len(given()) / 1000:.1f} | {small / 1000:.1f} | {small / cells:.0f} "
               f"| {len(book()) / 1000:.1f} | {took:.0f} | {took / cells:.2f} |")


def _made(content: Content) -> Callable[[], bytes]:
    assert callable(content), "it is made, not copied"
    return content


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
