"""What the benchmark of computing measures is really computed."""

import re

from benchmarks.computing import SIZES, chain, growth, one_case, taken_along
from modemploi.compute import compute_case
from tests.compute.library import the_units

SOME = ("electrify-isolated-school", "exchange-summer-jobs")


def test_every_quantity_of_a_measured_chain_has_a_number() -> None:
    case = compute_case(chain(60), the_units())
    assert case.faults == ()
    assert set(case.values) == {"first", *(f"q{place}" for place in range(60))}


def test_a_table_tells_every_guide_and_every_size() -> None:
    told = list(one_case(SOME))
    assert told[-1].startswith("| all ")
    assert any("electrify-isolated-school" in line for line in told)
    sizes = [int(re.findall(r"\d+", line)[0]) for line in growth()]
    assert sizes == list(SIZES)


def test_a_table_tells_what_every_guide_gives_to_take_along() -> None:
    told = list(taken_along(SOME))
    assert len(told) == len(SOME)
    for line in told:
        cells, given, small, _, book, *_ = (float(each) for each in re.findall(r"(?<=\| )[\d.]+", line))
        assert cells > 0 and 0 < small < given and book > 0
