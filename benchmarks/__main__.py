"""`python3 run.py benchmark`: measure with 10, 20 and 40 guides, or as many as `--guides` says, and print a table.

Times on one machine say little about another: look at how they grow. Twice the guides should take at most about
twice the time; what starting costs makes it less.
"""

import argparse
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.library import make_library
from benchmarks.measure import Run, run, weigh


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python3 run.py benchmark", description=__doc__)
    parser.add_argument("--guides", type=int, default=10, metavar="N", help="the smallest number of guides (10)")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="how often each is measured (3)")
    parser.add_argument("--no-site", action="store_true", help="only the checks")
    given = parser.parse_args()
    sizes = (given.guides, 2 * given.guides, 4 * given.guides)
    with tempfile.TemporaryDirectory() as folder:
        libraries = {size: make_library(Path(folder) / str(size), size) for size in sizes}
        print("| what | guides | wall s | work s | memory MB | wall, against half as many |")
        print("| --- | --- | --- | --- | --- | --- |")
        one = next(path for path in sorted(libraries[sizes[0]].iterdir()) if not path.name.startswith("_"))
        for line in table("check one guide", {sizes[0]: libraries[sizes[0]]}, given.runs, "check", one.name):
            print(line, flush=True)
        for line in table("check", libraries, given.runs, "check"):
            print(line, flush=True)
        if given.no_site:
            return
        for line in table("site", libraries, given.runs, "site"):
            print(line, flush=True)
        print("\n| a guide's page | guides | page kB gz | first view kB gz | requests | whole site MB |")
        print("| --- | --- | --- | --- | --- | --- |")
        for size, guides in libraries.items():
            site = guides.parent / "site"
            page = next(site.glob("fr/guides/*-0001/index.html"))
            weight = weigh(page, site)
            whole = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
            print(f"| | {size} | {weight.page / 1000:.1f} | {weight.first_view / 1000:.1f} | {weight.requests} "
                  f"| {whole / 1e6:.1f} |", flush=True)


def table(what: str, libraries: dict[int, Path], runs: int, *command: str) -> Iterator[str]:
    """The lines for one command. Sizes take turns, so that a busy minute of the machine disturbs them all alike."""
    taken: dict[int, list[Run]] = {size: [] for size in libraries}
    for _ in range(runs):
        for size, guides in libraries.items():
            taken[size].append(run(*command, folder=guides.parent))
    before = None
    for size, measured in taken.items():
        wall = statistics.median(one.wall for one in measured)
        growth = f"× {wall / before:.2f}" if before else ""
        yield (f"| {what} | {size} | {wall:.2f} | {statistics.median(one.cpu for one in measured):.2f} "
               f"| {max(one.memory for one in measured):.0f} | {growth} |")
        before = wall


main()
