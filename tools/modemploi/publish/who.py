"""Who gives and who receives, as two sides that face each other."""

from dataclasses import dataclass

from modemploi.model import Guide
from modemploi.model.means import Exchange


@dataclass(frozen=True)
class Side:
    """What one partner gives another."""

    giver: str
    receiver: str
    exchanges: tuple[Exchange, ...]


@dataclass(frozen=True)
class Balance:
    """How often a partner gives and receives."""

    partner: str
    gives: int
    receives: int


def pairs(guide: Guide) -> list[tuple[Side, Side]]:
    """For every two partners that exchange something: what each gives the other, in the order of the partners."""
    order = [partner.id for partner in guide.partners]

    def given(giver: str, receiver: str) -> Side:
        return Side(giver, receiver, tuple(
            one for one in guide.exchanges if one.giver == giver and one.receiver == receiver))

    found = []
    for index, one in enumerate(order):
        for other in order[index + 1:]:
            sides = given(one, other), given(other, one)
            if any(side.exchanges for side in sides):
                found.append(sides)
    return found


def balance(guide: Guide) -> list[Balance]:
    """For every partner, how many exchanges it gives and receives."""
    return [Balance(partner.id, sum(one.giver == partner.id for one in guide.exchanges),
                    sum(one.receiver == partner.id for one in guide.exchanges)) for partner in guide.partners]
