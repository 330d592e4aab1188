"""Numbers, money and dates in the reader's language."""

import datetime

import pytest

from modemploi.model import Units
from modemploi.publish.figures import Figures, half_up
from tests.make import SHARED, some_units


def plain(html: object) -> str:
    """Without markup, and with ordinary spaces."""
    return str(html).replace("<bdi>", "").replace("</bdi>", "").replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(("number", "french", "english"), [
    (1816.4, "1 816", "1,816"), (0.72, "0,72", "0.72"), (0.0234567, "0,0235", "0.0235"), (12.34, "12,3", "12.3"),
    (3, "3", "3"), (1234.5, "1 235", "1,235"),
    (0.0625, "0,0625", "0.0625"), (-2.0625, "-2,06", "-2.06"),
    (150000, "150 000", "150,000"), (0, "0", "0"), (-4.5, "-4,5", "-4.5"),
])
def test_a_number_has_the_digits_a_reader_needs(number: float, french: str, english: str) -> None:
    assert plain(Figures("fr", None).number(number)) == french
    assert plain(Figures("en", None).number(number)) == english


def test_a_rate_of_exchange_keeps_all_its_digits() -> None:
    assert plain(Figures("fr", None).rate(10.9608)) == "10,9608"
    assert plain(Figures("en", None).rate(10.9608)) == "10.9608"


def test_digits_are_latin_in_arabic() -> None:
    assert any(sign in "0123456789" for sign in Figures("ar", None).number(1816))
    assert not any(sign in "٠١٢٣٤٥٦٧٨٩" for sign in Figures("ar", None).number(1816))


@pytest.mark.parametrize("value", [-0.0, -1e-15])
def test_nothing_is_minus_zero(value: float) -> None:
    assert Figures("fr", None).number(value) == "0" and str(half_up(value, 2)) == "0.00"


def test_a_number_and_its_unit_are_isolated_for_lines_that_run_the_other_way() -> None:
    assert Figures("ar", some_units()).measure(30, "W").startswith("<bdi>")


def test_a_unit_agrees_with_its_number() -> None:
    units = Units.model_validate({"format_version": "2", "units": [{"id": "room", "definition": "[room]", "names": [
        {"language": "fr", "one": "salle", "many": "salles"}, {"language": "en", "one": "room", "many": "rooms"}]}]})
    french, english = Figures("fr", units), Figures("en", units)
    assert [plain(french.measure(n, "room")) for n in (0, 1, 1.5, 2)] == ["0 salle", "1 salle", "1,5 salle", "2 salles"]
    assert [plain(english.measure(n, "room")) for n in (0, 1, 1.5, 2)] == ["0 rooms", "1 room", "1.5 rooms", "2 rooms"]


def test_a_unit_made_of_others_is_written_part_by_part() -> None:
    figures = Figures("fr", Units.model_validate(SHARED["units"]))
    assert plain(figures.measure(4, "Wh/day")) == "4 Wh/jour"
    assert plain(figures.measure(4, "W^2")) == "4 W²"


@pytest.mark.parametrize(("low", "high", "french", "english"), [
    (8000, 12000, "8 000–12 000 €", "€8,000–12,000"), (900, 900, "900 €", "€900"),
    (4.5, 6, "4,50–6,00 €", "€4.50–6.00"), (4.5, 1200, "5–1 200 €", "€5–1,200"),
])
def test_money_is_a_range_in_its_currency(low: float, high: float, french: str, english: str) -> None:
    assert plain(Figures("fr", None).money(low, high, "EUR")) == french
    assert plain(Figures("en", None).money(low, high, "EUR")) == english


def test_a_range_may_be_open_on_one_side() -> None:
    figures = Figures("fr", some_units())
    assert plain(figures.span(5, None, "W")) == "≥ 5 W" and plain(figures.span(None, 9, "W")) == "≤ 9 W"
    assert plain(figures.span(1, 12, "W")) == "1–12 W" and plain(figures.span(None, None, "W")) == ""
    assert plain(figures.span(-35, 20, "W")) == "-35 … 20 W"


def test_dates_countries_and_languages_have_names() -> None:
    french, english = Figures("fr", None), Figures("en", None)
    day = datetime.date(2026, 11, 22)
    assert french.date(day) == "22 novembre 2026" and english.date(day) == "22 November 2026"
    assert french.country("MA") == "Maroc" and english.country("MA") == "Morocco"
    assert french.tongue("en") == "anglais" and english.tongue("ar") == "Arabic"


@pytest.mark.parametrize(("written", "shown"), [("2019", "2019"), ("2019-03", "mars 2019"),
                                                ("2019-03-01", "1er mars 2019"),
                                                ("spring", "spring")])
def test_when_a_source_was_published_is_as_exact_as_it_is_known(written: str, shown: str) -> None:
    assert Figures("fr", None).issued(written) == shown


ARABIC = Units.model_validate({"format_version": "2", "units": [
    {"id": "day", "definition": "day", "names": [
        {"language": "ar", "one": "يوم", "many": "أيام", "beyond_ten": "يوما", "two": "يومان"},
        {"language": "fr", "one": "jour", "many": "jours"}]},
    {"id": "room", "definition": "[room]", "names": [
        {"language": "ar", "one": "قاعة", "many": "قاعات", "two": "قاعتان"}]},
    {"id": "W", "definition": "watt", "names": [{"language": "ar", "one": "واط"}, {"language": "fr", "one": "W"}]}]})
WORDS = {"range": "من {low} إلى {high}", "range-signed": "من {low} إلى {high}", "range-days": "من {low} إلى {high}",
         "at-least": "{number} على الأقل", "at-most": "{number} على الأكثر"}


@pytest.mark.parametrize(("number", "said"), [
    (0, "0 يوم"), (1, "1 يوم"), (2, "يومان"), (3, "3 أيام"), (10, "10 أيام"), (11, "11 يوما"), (27, "27 يوما"),
    (99, "99 يوما"), (100, "100 يوم"), (102, "102 يوم"), (103, "103 أيام"), (302, "302 يوم"), (111, "111 يوما"),
    (1.5, "1,5 يوم"), (2.0000000000001, "يومان"), (27.04, "27 يوما"), (11500, "11 500 يوم"),
])
def test_arabic_counts_as_grammar_wants_from_the_number_that_is_shown(number: float, said: str) -> None:
    assert plain(Figures("ar", ARABIC).measure(number, "day")) == said


def test_what_has_no_form_of_its_own_takes_the_next() -> None:
    figures = Figures("ar", ARABIC)
    assert [plain(figures.measure(n, "room")) for n in (2, 5, 12)] == ["قاعتان", "5 قاعات", "12 قاعة"]
    assert [plain(figures.measure(n, "W")) for n in (1, 2, 5, 12)] == ["1 واط", "2 واط", "5 واط", "12 واط"]
    assert plain(figures.measure(2, "day/room")) == "2 أيام/قاعة" and figures.unit("day") == "أيام"


def test_arabic_says_ranges_in_words() -> None:
    figures = Figures("ar", ARABIC, WORDS)
    assert plain(figures.span(5, None, "W")) == "5 واط على الأقل"
    assert plain(figures.span(None, 4800, "W")) == "4 800 واط على الأكثر"
    assert plain(figures.span(1, 12, "room")) == "من 1 إلى 12 قاعة"
    assert plain(figures.span(1, 2, "room")) == "من 1 إلى 2 قاعات"
    assert plain(figures.money(8000, 12000, "EUR")) == "من 8 000 إلى 12 000 €"
    assert plain(figures.days("07-05", "08-31")) == "من 5 يوليوز إلى 31 غشت"


def test_a_number_below_zero_is_isolated_with_its_sign_where_lines_run_the_other_way() -> None:
    assert Figures("ar", ARABIC).number(-24.5) == "\u2068-24,5\u2069"
    assert Figures("ar", ARABIC, WORDS).ranged(-35, 20, "day") == "من \u2068-35\u2069 إلى 20\u00a0يوما"
    assert Figures("fr", None).number(-24.5) == "-24,5"


def test_arabic_is_written_as_in_morocco() -> None:
    figures = Figures("ar", None)
    assert figures.date(datetime.date(2026, 11, 22)) == "22 نونبر 2026"
    assert plain(figures.number(11500.0)) == "11 500" and figures.number(0.72) == "0,72"
    assert figures.signs()[:3] == ["\u202f", ",", 2]
