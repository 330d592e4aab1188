"""`python3 run.py benchmark`: measure with 5, 10 and 20 guides, or as many as `--guides` says, and print tables.

Times on one machine say little about another: look at how they grow. Twice the guides should take at most about
twice the work; what starting costs makes it less. "Again" is the same command once more, with what it remembers.
"""

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.computing import growth, one_case, taken_along
from benchmarks.library import make_library
from benchmarks.measure import Run, run, weigh

MEMORY = Path(".cache")
"""Where a command keeps what it found, from the folder it is started in."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python3 run.py benchmark", description=__doc__)
    parser.add_argument("--guides", type=int, default=5, metavar="N", help="the smallest number of guides (5)")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="how often each is measured (3)")
    parser.add_argument("--no-site", action="store_true", help="only the checks")
    parser.add_argument("--computing", action="store_true", help="only how long computing takes (a few seconds)")
    given = parser.parse_args()
    computing()
    if given.computing:
        return
    sizes = (given.guides, 2 * given.guides, 4 * given.guides)
    with tempfile.TemporaryDirectory() as folder:
        clones = {size: make_library(Path(folder) / str(size), size).parent for size in sizes}
        smallest = {sizes[0]: clones[sizes[0]]}
        one = next(path.name for path in sorted((clones[sizes[0]] / "guides").iterdir()) if path.name[0] != "_")
        print("| what | guides | wall s | work s | memory MB | work, against half as many |")
        print("| --- | --- | --- | --- | --- | --- |")
        show(table("check one guide", smallest, given.runs, "check", one, fresh=True))
        show(table("check one guide again", smallest, given.runs, "check", one))
        show(table("check", clones, given.runs, "check", fresh=True))
        show(table("check again", clones, given.runs, "check"))
        if not given.no_site:
            show(table("site", clones, given.runs, "site"))
            print("\n| guides | a guide's page kB gz | first view kB gz | requests | whole site MB |")
            print("| --- | --- | --- | --- | --- |")
            show(map(weights, clones.values()))


def computing() -> None:
    """How long computing takes, in milliseconds, and what is taken along."""
    print("| computing, ms | names, units, formulas | one case | budget and calendar | all examples | program "
          "| what allowed inputs can do |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    show(one_case())
    print("\n| quantities | reading them, ms | against half as many | one case, ms | against half as many "
          "| what allowed inputs can do, ms | against half as many |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    show(growth())
    print("\n| taken along | cells | the page is given, kB | kB gz | bytes gz a cell | workbook, kB | ms | ms a cell |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    show(taken_along())
    print()


def show(lines: Iterator[str]) -> None:
    """Print lines as they come."""
    for line in lines:
        print(line, flush=True)


def table(what: str, clones: dict[int, Path], runs: int, *command: str, fresh: bool = False) -> Iterator[str]:
    """The lines for one command. Sizes take turns, so that a busy minute of the machine disturbs them all alike.
    With `fresh`, nothing is remembered from before."""
    taken: dict[int, list[Run]] = {size: [] for size in clones}
    for _ in range(runs):
        for size, clone in clones.items():
            if fresh:
                shutil.rmtree(clone / MEMORY, ignore_errors=True)
            taken[size].append(run(*command, folder=clone))
    before = 0.0
    for size, measured in taken.items():
        wall, work = (statistics.median(getattr(one, name) for one in measured) for name in ("wall", "cpu"))
        growth = f"× {work / before:.2f}" if before else ""
        yield (f"| {what} | {size} | {wall:.2f} | {work:.2f} | {max(one.memory for one in measured):.0f} | {growth} |")
        before = work


def weights(clone: Path) -> str:
    """The line for the pages of one site."""
    site = clone / "site"
    weight = weigh(next(site.glob("fr/guides/*-0001/index.html")), site)
    whole = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    return (f"| {sum(1 for _ in site.glob('fr/guides/*/index.html'))} | {weight.page / 1000:.1f} "
            f"| {weight.first_view / 1000:.1f} | {weight.requests} | {whole / 1e6:.1f} |")


if __name__ == "__main__":  # not in the processes that a command starts
    main()
