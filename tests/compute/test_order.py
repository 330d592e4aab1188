"""What needs what."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from modemploi.compute.order import MOST_CYCLES, in_order


def test_everything_comes_after_what_it_needs() -> None:
    order, rings = in_order({"a": ["c"], "b": [], "c": ["b", "elsewhere"]})
    assert order == ("b", "c", "a")
    assert rings == ()


def test_a_ring_is_told_once_from_its_first_name_on() -> None:
    order, rings = in_order({"free": [], "c": ["a"], "a": ["b"], "b": ["c"], "behind": ["b"]})
    assert order == ("free",)
    assert rings == (("c", "a", "b", "c"),)


def test_two_rings_are_both_told() -> None:
    assert in_order({"a": ["a"], "b": ["c"], "c": ["b"]})[1] == (("a", "a"), ("b", "c", "b"))


def test_of_many_rings_only_some_are_told() -> None:
    assert len(in_order({f"n{number}": [f"n{number}"] for number in range(500)})[1]) == MOST_CYCLES


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefghx"), max_size=4), max_size=8))
def test_the_order_is_an_order_and_the_rings_are_rings(needs: dict[str, list[str]]) -> None:
    order, rings = in_order(needs)
    place = {name: number for number, name in enumerate(order)}
    for name in order:
        assert all(need not in needs or place[need] < place[name] for need in needs[name])
    for ring in rings:
        assert ring[0] == ring[-1]
        assert all(other in needs[one] for one, other in pairwise(ring))
        assert not set(ring) & set(order)
    assert bool(rings) is (len(order) < len(needs))
