"""The library of this repository, read once for all tests that look at it."""

import functools

from modemploi.load import load_library
from modemploi.load.library import Library
from tests.conftest import ROOT


@functools.cache
def the_library() -> Library:
    """All its guides, languages and shared lists. Nothing of it can be changed."""
    return load_library(ROOT / "guides")
