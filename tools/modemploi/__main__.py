"""`python -m modemploi` is the command `modemploi`."""

from modemploi.cli import run

if __name__ == "__main__":  # not in the processes that check guides side by side
    run()
