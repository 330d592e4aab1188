"""What it costs, who pays, and with what the parts are replaced one day. Totals are computed, never typed."""

import re
from typing import Annotated, Literal

from modemploi.model.kinds import (
    MUST, SHOULD, Country, Currency, Date, Flag, Id, Mark, Number, Part, Phase, Share, ShortWords, Unit, Year, ref,
)
from modemploi.model.means import Only


MONEY = {"set-up": re.compile("([A-Z]{3})"), "yearly": re.compile("([A-Z]{3})(/year)?")}
"""By when a line is paid, the units that are money."""


class Price(Part):
    """A price per unit, low and high, at a place and in a year."""

    low: Annotated[Number, MUST]
    """The lowest that was seen or is expected."""
    high: Annotated[Number, MUST]
    """The highest."""
    currency: Annotated[Currency | None, MUST] = None
    """The currency (ISO 4217)."""
    year: Annotated[Year | None, MUST] = None
    """The year of the price."""
    country: Annotated[Country | None, MUST] = None
    """The country of the price."""
    basis: Annotated[Literal["quote", "invoice", "published", "estimate"], MUST]
    """Where the price comes from: a quotation, an invoice, a publication, or an estimate of the authors."""


class Bearer(Part):
    """Who pays which share of a line."""

    partner: Annotated[ref("partners"), MUST]
    """The partner."""
    share: Annotated[Share, MUST]
    """Its share in per cent; the shares of a line add up to 100."""


class CostLine(Part):
    """One line of the budget."""

    id: Annotated[Id, MUST]
    """Identifies the line."""
    when: Annotated[Literal["set-up", "yearly"], MUST]
    """Once, or every year."""
    phase: Phase | None = None
    """The phase it belongs to."""
    category: Annotated[ref("cost_categories"), MUST]
    """The category it is counted under."""
    supply: ref("supplies") | None = None
    """The supply it pays for."""
    covers: tuple[ref("supplies"), ...] = ()
    """Other supplies that the same price pays for: a lot of cables, boards and earthing."""
    quantity: ref("quantities", "assumptions", "parameters") | None = None
    """How many units: the name of a quantity, assumption or parameter."""
    count: Number | None = None
    """How many units, where the number is always the same."""
    unit: Annotated[Unit | None, SHOULD] = None
    """The unit that is priced; a currency, `EUR`, where `quantity` is itself the amount of money, and in a yearly line
    `EUR/year` too."""
    unit_price: Annotated[Price | None, MUST] = None
    """The price of one unit. Left out where `quantity` is itself the amount of money: a sum that the reader enters or
    the guide computes."""
    share_of_others: Flag | None = None
    """For a line like contingencies: its unit price is a share in per cent (unit `%`) of all other lines that are paid
    at the same time in its currency, gifts in kind left out."""
    in_kind: Flag | None = None
    """Whether it is given rather than paid."""
    borne_by: Annotated[tuple[Bearer, ...], MUST] = ()
    """Who pays or gives it."""
    only: Only | None = None
    """The choice for which it is needed."""
    mark: Annotated[Mark, MUST]
    """How sure we are of the price, or of the amount."""
    sources: tuple[ref("sources"), ...] = ()
    """Where the price comes from."""
    name: Annotated[ShortWords, MUST] = None
    """What is paid."""

    @property
    def money(self) -> str | None:
        """The currency of its unit; None where it counts something else than money."""
        found = MONEY[self.when].fullmatch(self.unit or "")
        return found[1] if found else None

    @property
    def is_amount(self) -> bool:
        """Whether its quantity is itself the amount, so that nothing is left to be priced."""
        return self.unit_price is None and None not in (self.quantity, self.money) and not self.share_of_others

    @property
    def currency(self) -> str | None:
        """The currency of its price, or of its amount."""
        if self.unit_price is not None:
            return self.unit_price.currency
        return self.money if self.is_amount else None


class ExchangeRate(Part):
    """What one unit of a currency is worth in another, at a date."""

    id: Annotated[Id, MUST]
    """Identifies the rate."""
    base: Annotated[Currency, MUST]
    """The currency of which one unit is exchanged."""
    quote: Annotated[Currency, MUST]
    """The currency one gets."""
    rate: Annotated[Number, MUST]
    """How much of it."""
    date: Annotated[Date, MUST]
    """The day of the rate."""
    mark: Annotated[Mark, MUST]
    """How sure we are."""
    sources: Annotated[tuple[ref("sources"), ...], SHOULD] = ()
    """Where the rate comes from."""


