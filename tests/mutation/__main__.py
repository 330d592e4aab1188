"""``python -m tests.mutation [GUIDE] [--count N] [--seed N]``: mutate a real guide and list what nothing notices."""

import argparse
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.mutation.runner import Laboratory, Tried, attempt_all

ROOT = Path(__file__).parents[2]


def say(text: str) -> None:
    """One line."""
    sys.stdout.write(f"{text}\n")


def main() -> int:
    """Run; ends with 1 where a change crashed the checks, or a harmful one was noticed by nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("guide", nargs="?", default="electrify-isolated-school")
    parser.add_argument("--guides", type=Path, default=ROOT / "guides")
    parser.add_argument("--count", type=int, default=1000, help="how many changes, by chance; 0 for all (hours)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="only changes of this kind, like “key dropped”")
    parser.add_argument("--where", default="", help="only changes there, like “guide.yml steps”")
    parser.add_argument("--explained", action="store_true", help="list those that are not noticed for a reason, too")
    given = parser.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as folder:
        laboratory = Laboratory(given.guides, given.guide, Path(folder))
        mutations = [each for each in laboratory.mutations(chance, 20)
                     if given.only in each.what and given.where in f"{each.file} {each.where}"]
        say(f"{len(mutations)} possible changes")
        if 0 < given.count < len(mutations):
            mutations = chance.sample(mutations, given.count)
        tried = []
        for done, result in enumerate(attempt_all(laboratory, mutations), 1):
            tried.append(result)
            if done % 100 == 0:
                sys.stderr.write(f"{done}/{len(mutations)}\n")
    tell(tried, given.explained)
    return int(any(result.crash or result.harmful for result in tried))


def tell(tried: list[Tried], explained_too: bool) -> None:
    """Say what came out, the worst first."""
    for result in tried if explained_too else ():
        if result.survives and result.mutation.reason:
            say(f"explained {result.mutation.what}: {result.mutation.file} {result.mutation.where}")
    for result in tried:
        if result.crash:
            say(f"CRASH     {result.mutation.what}: {result.mutation.file} {result.mutation.where}: {result.crash}")
    for result in tried:
        if result.harmful:
            say(f"SURVIVES  {result.mutation.what}: {result.mutation.file} {result.mutation.where}")
    explained = Counter((result.mutation.what, result.mutation.reason) for result in tried if result.survives
                        and result.mutation.reason)
    for (what, reason), count in sorted(explained.items()):
        say(f"explained {count:5} × {what}: {reason}")
    say(f"{len(tried)} changes: {sum(bool(result.noticed) for result in tried)} noticed, "
        f"{sum(explained.values())} not noticed for a reason, {sum(result.harmful for result in tried)} without, "
        f"{sum(bool(result.crash) for result in tried)} crashes")


if __name__ == "__main__":
    sys.exit(main())
