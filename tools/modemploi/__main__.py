"""`python -m modemploi` is the command `modemploi`."""

from modemploi.cli import run

run()
