"""Numbers, units, money, dates and names of countries, as readers of one language write them.

Digits are Latin in every language; every number is isolated (``<bdi>``) so that it stays whole in a right-to-left line.
"""

import datetime
import math
import re
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, get_currency_symbol, get_decimal_symbol, get_group_symbol
from markupsafe import Markup

from modemploi.model import Units
from modemploi.model.kinds import amount_of
from modemploi.publish.typography import END, ISOLATE, NARROW, NBSP, RIGHT_TO_LEFT

_TOKEN = re.compile(r"\^-?\d+|[A-Za-zµ°Ω%_²³][A-Za-z0-9µ°Ω%_²³-]*|[*/()·]|\d+|\s+")
_POWERS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_CURRENCY = re.compile(r"[A-Z]{3}")
_REGION = {"en": "en_GB", "ar": "ar_MA"}
"""Where a language writes dates and decimals in more than one way, the way of the partners: `22 November 2026`, and in
Morocco `22 نونبر 2026` and a comma before decimals."""
_GROUP = {"ar": NARROW}
"""Between thousands, where some readers of the language would take the point of the region for a decimal sign."""
SEVERAL = 3
"""So many as make a plural in every language: for the name of a unit that stands by itself."""
SIGNS = {"range": "{low}–{high}", "range-signed": "{low}\u00a0…\u00a0{high}", "range-days": "{low} – {high}",
         "at-least": "≥\u00a0{number}", "at-most": "≤\u00a0{number}"}
"""Ranges in signs. A language whose lines run the other way says them in words, by phrases of the same ids: there a
browser turns ``≥`` round, and nobody knows at which end of a dash to begin."""


MOST_DIGITS = 6
"""How many digits after the point a number is shown with at most."""


def rounded(value: float) -> float:
    """The number with as many digits as a reader needs: three or so, whole numbers kept whole."""
    if value == 0 or not math.isfinite(value) or value == round(value):
        return value + 0.0  # no minus zero
    digits = 2 - Decimal(f"{value:.{SURE}g}").adjusted()
    return float(half_up(value, max(0, min(digits, MOST_DIGITS))))


SURE = 12
"""How many digits of a number are sure: what comes after them is the noise of 64-bit floats."""


def half_up(value: float, digits: int) -> Decimal:
    """A number with so many digits after the point, halves away from zero. Only its first `SURE` digits count, so
    that a browser and a spreadsheet, which each reach 1.575 in their own way, show the same. Nothing is minus zero."""
    return Decimal(f"{value:.{SURE}g}").quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) + 0


class Figures:
    """How one language writes what is counted."""

    def __init__(self, language: str, units: Units | None, words: Mapping[str, str] = SIGNS) -> None:
        self.language = language
        self._locale = Locale.parse(_REGION.get(language, language))
        self._group = get_group_symbol(self._locale, numbering_system="latn")
        self.words = dict(words)
        self._units: dict[str, tuple[str, str, str, str]] = {}
        for unit in units.units if units else ():
            for name in unit.names:
                if name.language == language:
                    several = name.many or name.one
                    self._units[unit.id] = (name.one, several, name.beyond_ten or name.one, name.two or "")

    def symbols(self) -> tuple[str, ...]:
        """The unit names a number may stand before, for typography."""
        return tuple(sorted({name for names in self._units.values() for name in names if name}))

    def number(self, value: float) -> str:
        """A bare number: `1 816`."""
        return self._decimal(rounded(value), "#,##0." + "#" * MOST_DIGITS)

    def _decimal(self, value: float | Decimal, form: str) -> str:
        text = format_decimal(value, format=form, locale=self._locale, numbering_system="latn")
        text = text.replace(self._group, _GROUP[self.language]) if self.language in _GROUP else text
        return f"{ISOLATE}{text}{END}" if text.startswith("-") and self.language in RIGHT_TO_LEFT else text

    def rate(self, value: float) -> str:
        """What one unit of a currency is worth in another, as the guide says it: sums are converted by all of it."""
        return self._decimal(value, "#,##0.######")

    def whole(self, value: float) -> str:
        """A year or a count, without groups of digits."""
        return format_decimal(value, format="0", locale=self._locale, numbering_system="latn")

    def form(self, value: float) -> int:
        """Which form of a unit so many ask for: 1 as one has it, 2 as several do, and in Arabic 3 as eleven do and 4
        as two do, which say their number themselves."""
        if self.language != "ar":
            return 2 if (abs(value) >= 2 if self.language == "fr" else value != 1) else 1
        number = abs(rounded(value))
        last = number % 100
        if number == 2:
            return 4
        return 1 if last % 1 or last < 3 else 2 if last <= 10 else 3

    def unit(self, unit: str, value: float = SEVERAL) -> str:
        """A unit in this language, in the number that `value` asks for: `kWh/m²/jour`."""
        form = self.form(value)
        words = []
        for token in _TOKEN.findall(unit):
            if token.startswith("^"):
                words.append(token[1:].translate(_POWERS))
            elif token == "*":
                words.append("·")
            elif _CURRENCY.fullmatch(token) and token not in self._units:
                words.append(token)
            elif token in self._units:
                forms = self._units[token]
                alone = forms[3] if token == unit else ""
                words.append(forms[0] if "/" in words else alone or forms[1] if form == 4 else forms[form - 1])
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
        if unit and (pair := self.pair(unit)) and self.form(value) == 4:
            return pair
        name = self.unit(unit, value) if unit else ""
        return self.number(value) + (self.glue(name) + name if name else "")

    def pair(self, unit: str) -> str:
        """Two of a unit in one word, without a number; empty where the language has none."""
        return self._units[unit][3] if unit in self._units else ""

    def forms(self, unit: str) -> list[str]:
        """For a program that writes numbers: what stands between a number and a unit, then the forms of the unit in
        the order of `form`."""
        several = self.unit(unit)
        more = [self.unit(unit, 11), self.pair(unit)] if self.language == "ar" else []
        return [self.glue(several), self.unit(unit, 1), several, *more]

    def is_currency(self, unit: str) -> bool:
        """Whether a unit is money, and is written as money."""
        return bool(_CURRENCY.fullmatch(unit)) and unit in self._locale.currencies

    def glue(self, name: str) -> str:
        """What stands between a number and the name of its unit."""
        return "" if name in ("°", "%") and self.language in ("en", "ar") else NBSP

    def amount(self, text: str) -> Markup:
        """A number and its unit as facts write them: ``2 day`` gives `2 jours`."""
        amount = amount_of(text)
        return self.measure(amount.value, amount.unit) if amount else Markup("{}").format(text)

    def span(self, low: float | None, high: float | None, unit: str | None = None) -> Markup:
        """A range, open on one side or closed: `1–12 salles`, `≥ 2,5 kWh`, in Arabic `2,5 كيلوواط على الأقل`."""
        told = self.ranged(low, high, unit)
        return Markup("<bdi>{}</bdi>").format(told) if told else Markup()

    def ranged(self, low: float | None, high: float | None, unit: str | None = None) -> str:
        """The same as plain text."""
        if low is not None and low == high:
            return self.said(low, unit)
        if low is not None and high is not None:
            form = self.form(high) if self.language == "ar" else 2
            name = self.unit(unit, SEVERAL if form in (2, 4) else high) if unit else ""
            return self.between(self.number(low), self.number(high), "range-signed" if low < 0 else "range") + (
                self.glue(name) + name if name else "")
        if low is not None:
            return self.words["at-least"].replace("{number}", self.said(low, unit))
        return self.words["at-most"].replace("{number}", self.said(high, unit)) if high is not None else ""

    def between(self, low: str, high: str, how: str = "range") -> str:
        """From one to another: `2019–2023`, in Arabic `من 2019 إلى 2023`."""
        return self.words[how].replace("{low}", low).replace("{high}", high)

    def money(self, low: float, high: float, currency: str) -> Markup:
        """An amount, or a range of amounts, in a currency: `8 000–12 000 €`."""
        return Markup("<bdi>{}</bdi>").format(self.priced(low, high, currency))

    def priced(self, low: float, high: float, currency: str) -> str:
        """The same as plain text."""
        exact = high < 100 and any(value != round(value) for value in (low, high))
        least, most = (self._decimal(half_up(value, 2 if exact else 0), "#,##0.00" if exact else "#,##0")
                       for value in (low, high))
        before, after = self.money_signs(currency)
        return before + (least if least == most else self.between(least, most)) + after

    def money_signs(self, currency: str) -> tuple[str, str]:
        """What stands before and after an amount of money: one of them is empty."""
        symbol = get_currency_symbol(currency, locale=self._locale)
        if not self._locale.currency_formats["standard"].pattern.startswith("¤"):
            return "", NBSP + symbol
        return symbol + (NBSP if symbol[-1:].isalpha() else ""), ""

    def signs(self) -> list[str | int]:
        """For a program that writes numbers: the sign between thousands and the one before decimals, how one counts
        (see `form`; 0: from what is not one, 1: from two, 2: as in Arabic), what stands before a number below
        zero, the first day of a month, and what stands after a number below zero."""
        before, after = self.number(-1).split("-1")
        return [_GROUP.get(self.language, self._group), get_decimal_symbol(self._locale, numbering_system="latn"),
                {"fr": 1, "ar": 2}.get(self.language, 0), before, self._first("1 ").strip(), after]

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
        return Markup("<bdi>{}</bdi>").format(one if one == other else self.between(one, other, "range-days"))

    def country(self, code: str) -> str:
        """The name of a country: `Maroc` for ``MA``."""
        return str(self._locale.territories.get(code, code))

    def tongue(self, code: str) -> str:
        """The name of a language in this language: `anglais` for ``en``."""
        return str(self._locale.languages.get(code, code))
