"""Numbers, units, money, dates and names of countries, as readers of one language write them.

Digits are Latin in every language; every number is isolated (``<bdi>``) so that it stays whole in a right-to-left line.
"""

import datetime
import math
import re
from collections.abc import Iterable

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from markupsafe import Markup

from modemploi.model import Units
from modemploi.model.kinds import amount_of
from modemploi.publish.typography import NBSP

_TOKEN = re.compile(r"\^-?\d+|[A-Za-zµ°Ω%_²³][A-Za-z0-9µ°Ω%_²³-]*|[*/()·]|\d+|\s+")
_POWERS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_CURRENCY = re.compile(r"[A-Z]{3}")
_REGION = {"en": "en_GB"}
"""Where a language writes dates in more than one way, the way of the partners: `22 November 2026`."""


def rounded(value: float) -> float:
    """The number with as many digits as a reader needs: three or so, whole numbers kept whole."""
    if value == 0 or not math.isfinite(value) or value == round(value):
        return value
    digits = 2 - math.floor(math.log10(abs(value)))
    return round(value, max(0, min(digits, 6)))


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
        return format_decimal(rounded(value), format="#,##0.######", locale=self._locale, numbering_system="latn")

    def whole(self, value: float) -> str:
        """A year or a count, without groups of digits."""
        return format_decimal(value, format="0", locale=self._locale, numbering_system="latn")

    def unit(self, unit: str, value: float = 2) -> str:
        """A unit in this language, in the number that `value` asks for: `kWh/m²/jour`."""
        many = abs(value) >= 2 if self.language == "fr" else value != 1
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
        if unit and _CURRENCY.fullmatch(unit) and unit in self._locale.currencies:
            return self.money(value, value, unit)
        text = self.number(value)
        if unit:
            name = self.unit(unit, value)
            text += ("" if name in ("°", "%") and self.language == "en" else NBSP) + name
        return Markup("<bdi>{}</bdi>").format(text)

    def amount(self, text: str) -> Markup:
        """A number and its unit as facts write them: ``2 day`` gives `2 jours`."""
        amount = amount_of(text)
        return self.measure(amount.value, amount.unit) if amount else Markup("{}").format(text)

    def span(self, low: float | None, high: float | None, unit: str | None = None) -> Markup:
        """A range, open on one side or closed: `1–12 salles`, `≥ 2,5 kWh`."""
        if low is not None and high is not None:
            tail = f"{NBSP}{self.unit(unit)}" if unit else ""
            return Markup("<bdi>{}–{}{}</bdi>").format(self.number(low), self.number(high), tail)
        if low is not None:
            return Markup("<bdi>≥{}{}</bdi>").format(NBSP, self.measure(low, unit).striptags())
        if high is not None:
            return Markup("<bdi>≤{}{}</bdi>").format(NBSP, self.measure(high, unit).striptags())
        return Markup()

    def money(self, low: float, high: float, currency: str) -> Markup:
        """An amount, or a range of amounts, in a currency: `8 000–12 000 €`."""
        exact = high < 100 and any(value != round(value) for value in (low, high))
        form = None if exact else "¤#,##0" if self._symbol_first() else "#,##0\u00a0¤"

        def one(value: float) -> str:
            return format_currency(value, currency, form, locale=self._locale, currency_digits=exact,
                                   numbering_system="latn")

        def bare(value: float) -> str:
            return format_decimal(value, format="#,##0.00" if exact else "#,##0", locale=self._locale,
                                  numbering_system="latn")

        text = one(high) if bare(low) == bare(high) else one(high).replace(bare(high), f"{bare(low)}–{bare(high)}")
        return Markup("<bdi>{}</bdi>").format(text)

    def _symbol_first(self) -> bool:
        return bool(self._locale.currency_formats["standard"].pattern.startswith("¤"))

    def date(self, day: datetime.date) -> str:
        """A date in words: `22 novembre 2026`."""
        return format_date(day, "long", locale=self._locale)

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

    def country(self, code: str) -> str:
        """The name of a country: `Maroc` for ``MA``."""
        return str(self._locale.territories.get(code, code))

    def tongue(self, code: str) -> str:
        """The name of a language in this language: `anglais` for ``en``."""
        return str(self._locale.languages.get(code, code))
