"""Telling how far long work is: a bar on a terminal, plain lines elsewhere, nothing with `--quiet`."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tell = Callable[[str, int, int], None]
"""What a piece of long work calls: what was done last, how much is done, how much there is."""


@contextmanager
def progress(quiet: bool, say: Callable[[str], str]) -> Iterator[Tell]:
    """Something for long work to call. It writes to the error stream, so that results can be piped."""
    if quiet:
        yield lambda what, done, total: None
    elif sys.stderr.isatty():
        from tqdm import tqdm

        with tqdm(total=1, file=sys.stderr, leave=False, dynamic_ncols=True, bar_format="{desc} |{bar}| {n}/{total}",
                  ascii=None if sys.stderr.encoding.lower().startswith("utf") else True) as bar:
            def tell(what: str, done: int, total: int) -> None:
                bar.total = total
                bar.set_description_str(say(what), refresh=False)
                bar.update(done - bar.n)

            yield tell
    else:
        yield lambda what, done, total: print(f"{done}/{total} {say(what)}", file=sys.stderr, flush=True)
