"""What the command writes: how far long work is, and commands as the person types them.

Progress is a bar on a terminal, plain lines elsewhere, nothing with `--quiet`.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from modemploi.cli.arguments import COMMANDS

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


_COMMAND = re.compile(rf"\bmodemploi (?=(?:{'|'.join(COMMANDS)})\b)")


def as_typed(text: str) -> str:
    """A text in which ``modemploi check`` is what the person can type here: who came in by `run.py` has no command
    `modemploi` at hand, and is told ``python3 run.py check``."""
    door = os.environ.get("MODEMPLOI_DOOR")
    return _COMMAND.sub(lambda _: f"{door} ", text) if door else text


class AsTyped:
    """A stream through which every text passes `as_typed`."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        """Write a text."""
        return self.stream.write(as_typed(text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)
