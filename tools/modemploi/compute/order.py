"""In which order things come that need each other."""

from collections.abc import Collection, Mapping
from graphlib import CycleError, TopologicalSorter

MOST_CYCLES = 20


def in_order(needs: Mapping[str, Collection[str]]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Everything after what it needs, and the rings of those that need each other.

    `needs` maps every name to the names it needs; unknown names are passed over. What stands in a ring, or needs
    something that does, is left out of the order. A ring is told as ``("a", "b", "a")``: a needs b, b needs a; it
    begins with the first of its names in `needs`. At most `MOST_CYCLES` rings are told, no two with a name in common.
    """
    place = {name: number for number, name in enumerate(needs)}
    graph = {name: [need for need in dict.fromkeys(needed) if need in place] for name, needed in needs.items()}
    rings: list[tuple[str, ...]] = []
    order: list[str] = []
    rest = graph
    while rest:
        sorter = TopologicalSorter(rest)
        try:
            sorter.prepare()
            ring: list[str] = []
        except CycleError as error:
            ring = list(reversed(error.args[1][:-1]))
        if not rings:
            while sorter.is_active() and (ready := sorter.get_ready()):
                order += ready
                sorter.done(*ready)
        if not ring:
            break
        first = ring.index(min(ring, key=place.__getitem__))
        ring = ring[first:] + ring[:first]
        rings.append((*ring, ring[0]))
        if len(rings) == MOST_CYCLES:
            break
        gone = {*ring, *order}
        rest = {name: [need for need in needed if need not in gone] for name, needed in rest.items()
                if name not in gone}
    return tuple(order), tuple(sorted(rings, key=lambda ring: place[ring[0]]))
