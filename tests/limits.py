"""Running hostile things apart, with so much memory and so many seconds of the processor for each, and no more.

Time on the wall says nothing on a busy machine; seconds of the processor and bytes do.
"""

import json
import os
import subprocess
import sys
from typing import Any

from tests.conftest import ROOT

MEGABYTES = 300
SECONDS = 8
"""Of the processor, for each. What is promised is 2 on an ordinary machine; machines that test are slow."""

_RUN = f"""
import json, resource, sys
import modemploi.checks, modemploi.compute, modemploi.report
from tests import hostile
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + {MEGABYTES} * 1024 * 1024,) * 2)
for line in sys.stdin:
    print(line, file=sys.stderr, flush=True)
    spent = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(spent.ru_utime + spent.ru_stime) + {SECONDS}, resource.RLIM_INFINITY))
    print(json.dumps(getattr(hostile, sys.argv[1])(json.loads(line))), flush=True)
"""


def within_limits(function: str, *arguments: str) -> list[Any]:
    """What a function of `tests.hostile` gives for each of some texts, in a process of its own. An end by a limit is a
    failure that names the text."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, function], input="".join(json.dumps(text) + "\n" for text in arguments),
        capture_output=True, text=True, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'tools'}{os.pathsep}{ROOT}"})
    assert done.returncode == 0, f"{function} ended with {done.returncode}: {done.stderr[-2000:]}"
    return [json.loads(line) for line in done.stdout.splitlines()]
