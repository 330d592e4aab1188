"""Numbers, units, money, dates and names of countries, as readers of one language write them.

Digits are Latin in every language; every number is isolated (``<bdi>``) so that it stays whole in a right-to-left line.
"""

import datetime
import math
import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, get_currency_symbol, get_decimal_symbol, get_group_symbol
from markupsafe import Markup

from modemploi.model import Units
from modemploi.model.kinds import amount_of
from modemploi.publish.typography import NBSP

_TOKEN = re.compile(r"\^-?\d+|[A-Za-zµ°Ω%_²³][A-Za-z0-9µ°Ω%_²³-]*|[*/()·]|\d+|\s+")
_POWERS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_CURRENCY = re.compile(r"[A-Z]{3}")
_REGION = {"en": "en_GB"}
"""Where a language writes dates in more than one way, the way of the partners: `22 November 2026`."""


MOST_DIGITS = 6
"""How many digits after the point a number is shown with at most."""


def rounded(value: float) -> float:
    """The number with as many digits as a reader needs: three or so, whole numbers kept whole."""
    if value == 0 or not math.isfinite(value) or value == round(value):
        return value
    digits = 2 - Decimal(f"{value:.{SURE}g}").adjusted()
    return float(half_up(value, max(0, min(digits, MOST_DIGITS))))


SURE = 12
"""How many digits of a number are sure: what comes after them is the noise of 64-bit floats."""


def half_up(value: float, digits: int) -> Decimal:
    """A number with so many digits after the point, halves away from zero. Only its first `SURE` digits count, so
    that a browser and a spreadsheet, which each reach 1.575 in their own way, show the same."""
    return Decimal(f"{value:.{SURE}g}").quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


class Figures:
    """How one language writes what is counted."""

    def __init__(self, language: str, units: Units | None) -> None:
        self.language = language
        self._locale = Locale.parse(_REGION.get(language, language))
        self._units: dict[str, tuple[str, str]] = {}
        for unit in units.units if units else ():
            for name in unit.names:
                if name.language == language:
                    self._units[unit.id] = (name.one, name.many or name.one)

    def symbols(self) -> tuple[str, ...]:
        """The unit names a number may stand before, for typography."""
        return tuple(sorted({name for names in self._units.values() for name in names}))

    def number(self, value: float) -> str:
        """A bare number: `1 816`."""
        return self._decimal(rounded(value), "#,##0." + "#" * MOST_DIGITS)

    def _decimal(self, value: float | Decimal, form: str) -> str:
        return format_decimal(value, format=form, locale=self._locale, numbering_system="latn")

    def rate(self, value: float) -> str:
        """What one unit of a currency is worth in another, as the guide says it: sums are converted by all of it."""
        return format_decimal(value, format="#,##0.######", locale=self._locale, numbering_system="latn")

    def whole(self, value: float) -> str:
        """A year or a count, without groups of digits."""
        return format_decimal(value, format="0", locale=self._locale, numbering_system="latn")

    def many(self, value: float) -> bool:
        """Whether so many are more than one, as this language counts."""
        return abs(value) >= 2 if self.language == "fr" else value != 1

    def unit(self, unit: str, value: float = 2) -> str:
        """A unit in this language, in the number that `value` asks for: `kWh/m²/jour`."""
        many = self.many(value)
        words = []
        for token in _TOKEN.findall(unit):
            if token.startswith("^"):
                words.append(token[1:].translate(_POWERS))
            elif token == "*":
                words.append("·")
            elif _CURRENCY.fullmatch(token) and token not in self._units:
                words.append(token)
            elif token in self._units:
                words.append(self._units[token][1 if many and "/" not in words else 0])
            else:
                words.append(token.replace("_", " ").strip() or " ")
        return "".join(words)

    def measure(self, value: float, unit: str | None = None) -> Markup:
        """A number with its unit: `1 816 W`."""
        return Markup("<bdi>{}</bdi>").format(self.said(value, unit))

    def said(self, value: float, unit: str | None = None) -> str:
        """The same as plain text."""
        if unit and self.is_currency(unit):
            return self.priced(value, value, unit)
        name = self.unit(unit, value) if unit else ""
        return self.number(value) + (self.glue(name) + name if name else "")

    def is_currency(self, unit: str) -> bool:
        """Whether a unit is money, and is written as money."""
        return bool(_CURRENCY.fullmatch(unit)) and unit in self._locale.currencies

    def glue(self, name: str) -> str:
        """What stands between a number and the name of its unit."""
        return "" if name in ("°", "%") and self.language == "en" else NBSP

    def amount(self, text: str) -> Markup:
        """A number and its unit as facts write them: ``2 day`` gives `2 jours`."""
        amount = amount_of(text)
        return self.measure(amount.value, amount.unit) if amount else Markup("{}").format(text)

    def span(self, low: float | None, high: float | None, unit: str | None = None) -> Markup:
        """A range, open on one side or closed: `1–12 salles`, `≥ 2,5 kWh`."""
        told = self.ranged(low, high, unit)
        return Markup("<bdi>{}</bdi>").format(told) if told else Markup()

    def ranged(self, low: float | None, high: float | None, unit: str | None = None) -> str:
        """The same as plain text."""
        if low is not None and low == high:
            return self.said(low, unit)
        if low is not None and high is not None:
            dash = f"{NBSP}…{NBSP}" if low < 0 else "–"
            return f"{self.number(low)}{dash}{self.number(high)}" + (f"{NBSP}{self.unit(unit)}" if unit else "")
        if low is not None:
            return f"≥{NBSP}{self.said(low, unit)}"
        return f"≤{NBSP}{self.said(high, unit)}" if high is not None else ""

    def money(self, low: float, high: float, currency: str) -> Markup:
        """An amount, or a range of amounts, in a currency: `8 000–12 000 €`."""
        return Markup("<bdi>{}</bdi>").format(self.priced(low, high, currency))

    def priced(self, low: float, high: float, currency: str) -> str:
        """The same as plain text."""
        exact = high < 100 and any(value != round(value) for value in (low, high))
        least, most = (self._decimal(half_up(value, 2 if exact else 0), "#,##0.00" if exact else "#,##0")
                       for value in (low, high))
        before, after = self.money_signs(currency)
        return before + (least if least == most else f"{least}–{most}") + after

    def money_signs(self, currency: str) -> tuple[str, str]:
        """What stands before and after an amount of money: one of them is empty."""
        symbol = get_currency_symbol(currency, locale=self._locale)
        if not self._locale.currency_formats["standard"].pattern.startswith("¤"):
            return "", NBSP + symbol
        return symbol + (NBSP if symbol[-1:].isalpha() else ""), ""

    def signs(self) -> list[str | bool]:
        """For a program that writes numbers: the sign between thousands and the one before decimals, whether the plural
        begins at two, the sign before what is below zero, and the first day of a month."""
        return [get_group_symbol(self._locale, numbering_system="latn"),
                get_decimal_symbol(self._locale, numbering_system="latn"), not self.many(1.5),
                self.number(-1).removesuffix("1"), self._first("1 ").strip()]

    def date(self, day: datetime.date) -> str:
        """A date in words: `22 novembre 2026`."""
        return self._first(format_date(day, "long", locale=self._locale))

    def _first(self, date: str) -> str:
        """In French, the first day of a month is an ordinal: `1er mars`."""
        return re.sub(r"^1 ", "1er ", date) if self.language == "fr" else date

    def issued(self, text: str) -> str:
        """When something was published: a year as it is, a date in words."""
        try:
            return self.date(datetime.date.fromisoformat(text))
        except ValueError:
            pass
        try:
            month = datetime.date.fromisoformat(f"{text}-01")
        except ValueError:
            return text
        return format_date(month, "MMMM y", locale=self._locale)

    def months(self, months: Iterable[int]) -> str:
        """Months by name: `avril, mai`."""
        names = self._locale.months["format"]["wide"]
        return ", ".join(names[month] for month in months)

    def month_names(self) -> list[str]:
        """The twelve months, as they stand in a date."""
        return [format_date(datetime.date(2026, month, 1), "MMMM", locale=self._locale) for month in range(1, 13)]

    def days(self, first: str, last: str) -> Markup:
        """Days of every year: `5 juillet – 31 août` for ``07-05`` to ``08-31``."""
        one, other = (self._first(format_skeleton("MMMMd", datetime.date.fromisoformat(f"2000-{day}"),
                                                  locale=self._locale)) for day in (first, last))
        return Markup("<bdi>{}</bdi>").format(one if one == other else f"{one} – {other}")

    def country(self, code: str) -> str:
        """The name of a country: `Maroc` for ``MA``."""
        return str(self._locale.territories.get(code, code))

    def tongue(self, code: str) -> str:
        """The name of a language in this language: `anglais` for ``en``."""
        return str(self._locale.languages.get(code, code))
