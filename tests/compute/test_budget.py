"""Money."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modemploi.compute import Budget, Sum, compute_budget, compute_case, convert
from modemploi.model.money import ExchangeRate
from tests.compute.library import the_units
from tests.make import FACTS, a_guide


def line(name: str, low: str, high: str, *, currency: str | None = "EUR", year: str = "2026", **more: Any) -> dict[str,
                                                                                                                   Any]:
    """A cost line, borne by the school, counted once where it does not say."""
    counted = {} if {"quantity", "count", "supply", "share_of_others"} & more.keys() else {"count": "1"}
    price = {"low": low, "high": high, "currency": currency, "year": year, "country": "FR", "basis": "estimate"}
    return {"id": name, "when": "set-up", "category": "material", "mark": "estimate", **counted, **more,
            "unit_price": {key: value for key, value in price.items() if value},
            "borne_by": more.get("borne_by", [{"partner": "school", "share": "100"}])}


def budget(*lines: dict[str, Any], inputs: dict[str, str] | None = None, **changes: Any) -> Budget:
    """The budget of the small guide with these lines."""
    guide = a_guide(cost_lines=list(lines), **changes)
    return compute_budget(guide, compute_case(guide, the_units(), inputs or {}))


def test_a_line_is_its_count_times_its_price() -> None:
    found = budget(line("lamps", "4.50", "6", quantity="lamps", unit="piece"))
    assert [(each.line.id, each.count, each.sum) for each in found.lines] == [("lamps", 6.0, Sum(27.0, 36.0))]
    assert found.total("EUR") == Sum(27.0, 36.0)
    assert found.total("MAD") == Sum(0.0, 0.0)


def test_a_line_takes_the_count_of_its_supply_where_it_has_none() -> None:
    found = budget(line("a", "2", "3", supply="lamp", unit="piece"), line("b", "2", "3", supply="pair"),
                   supplies=[{"id": "lamp", "quantity": "lamps"}, {"id": "pair", "count": "2", "unit": "piece"}])
    assert [each.count for each in found.lines] == [6.0, 2.0]


def test_a_quantity_is_brought_to_the_unit_that_is_priced() -> None:
    found = budget(line("energy", "2", "3", quantity="radio_energy", unit="kWh/day"))
    assert found.lines[0].count == pytest.approx(0.01)


def test_a_quantity_in_another_unit_than_the_price_is_a_fault_and_leaves_the_line_out() -> None:
    found = budget(line("lamps", "2", "3", quantity="lamps", unit="m"), line("other", "1", "1"))
    assert [(fault.name, fault.path) for fault in found.faults] == [("unit-mismatch", ("cost_lines", 0, "unit"))]
    assert found.missing == ("lamps",)
    assert found.total("EUR") == Sum(1.0, 1.0)


def test_a_line_that_does_not_say_how_many_is_a_fault() -> None:
    found = budget(line("vague", "2", "3", count=None))
    assert [(fault.name, fault.path, fault.values) for fault in found.faults] == [
        ("line-without-count", ("cost_lines", 0), {"id": "vague"})]


def test_a_line_whose_number_could_not_be_computed_is_missing() -> None:
    found = budget(line("lamps", "2", "3", quantity="lamps"), line("free", "2", "3", currency=None),
                   inputs={"rooms": "99"})
    assert (set(found.missing), found.lines, found.faults) == ({"lamps", "free"}, (), ())


def test_a_line_for_another_choice_does_not_count() -> None:
    lines = [line("lead", "100", "200", only={"parameter": "battery", "option": "lead"}),
             line("lithium", "300", "400", only={"parameter": "battery", "option": "lfp"})]
    assert budget(*lines).total("EUR") == Sum(300.0, 400.0)
    assert budget(*lines).left_out == ("lead",)
    assert budget(*lines, inputs={"battery": "lead"}).total("EUR") == Sum(100.0, 200.0)


def test_currencies_set_up_and_yearly_paid_and_given_are_kept_apart() -> None:
    found = budget(line("a", "1", "2"), line("b", "10", "20", currency="MAD"), line("c", "100", "200", when="yearly"),
                   line("d", "1000", "2000", in_kind="true"), line("e", "5", "6"))
    assert [(each.currency, each.when, each.in_kind, each.sum) for each in found.totals] == [
        ("EUR", "set-up", False, Sum(6.0, 8.0)), ("EUR", "set-up", True, Sum(1000.0, 2000.0)),
        ("EUR", "yearly", False, Sum(100.0, 200.0)), ("MAD", "set-up", False, Sum(10.0, 20.0))]


def test_totals_are_told_by_category_phase_and_partner() -> None:
    shared = [{"partner": "school", "share": "60"}, {"partner": "guild", "share": "40"}]
    found = budget(line("a", "100", "200", phase="do", borne_by=shared), line("b", "10", "20", category="work"),
                   line("c", "1", "2", borne_by=[{"partner": "guild", "share": "50"}], year="2025"))
    total = found.totals[0]
    assert total.by_category == {"material": Sum(101.0, 202.0), "work": Sum(10.0, 20.0)}
    assert total.by_phase == {"do": Sum(100.0, 200.0), "": Sum(11.0, 22.0)}
    assert total.by_partner == {"school": Sum(70.0, 140.0), "guild": Sum(40.5, 81.0), "": Sum(0.5, 1.0)}
    assert total.years == (2025, 2026)


def test_a_share_of_the_others_counts_what_is_paid_at_the_same_time_in_its_currency() -> None:
    found = budget(line("unforeseen", "5", "10", share_of_others="true", unit="%"), line("a", "100", "200"),
                   line("b", "10", "20", currency="MAD"),
                   line("c", "1000", "2000", in_kind="true"), line("d", "100", "200", when="yearly"),
                   line("e", "100", "200"))
    assert found.lines[0].line.id == "unforeseen"
    assert (found.lines[0].count, found.lines[0].sum) == (None, Sum(10.0, 40.0))
    assert found.total("EUR") == Sum(210.0, 440.0)


GRANT = {"id": "grant", "kind": "number", "unit": "EUR", "typical": "500", "min": "0", "max": "9000"}


def amount(name: str, quantity: str | None, unit: str = "EUR", **more: Any) -> dict[str, Any]:
    """A cost line that is itself an amount of money."""
    made = line(name, "1", "1", quantity=quantity, unit=unit, **more)
    return {key: each for key, each in made.items() if key != "unit_price" and each is not None}


def money(*lines: dict[str, Any], inputs: dict[str, str] | None = None, **changes: Any) -> Budget:
    """The budget of the small guide with a grant the reader enters, and what is computed from it."""
    return budget(*lines, inputs=inputs, parameters=[*FACTS["parameters"], GRANT], assumptions=[
        *FACTS["assumptions"], {"id": "upkeep", "value": "50", "unit": "EUR/year", "mark": "estimate"}],
        quantities=[*FACTS["quantities"], {"id": "half", "unit": "EUR", "formula": "grant / 2"}], **changes)


def test_a_quantity_of_money_is_the_amount_and_needs_no_price() -> None:
    lines = [amount("entered", "grant"), amount("computed", "half"), line("lamps", "4.50", "6", quantity="lamps")]
    found = money(*lines)
    assert (found.faults, found.missing) == ((), ())
    assert [(each.count, each.sum, each.currency) for each in found.lines] == [
        (None, Sum(500.0, 500.0), "EUR"), (None, Sum(250.0, 250.0), "EUR"), (6.0, Sum(27.0, 36.0), "EUR")]
    assert found.total("EUR") == Sum(777.0, 786.0)
    assert money(*lines, inputs={"grant": "1000"}).total("EUR") == Sum(1527.0, 1536.0)


def test_an_amount_has_no_year_and_is_shared_and_converted_like_a_price() -> None:
    shared = [{"partner": "school", "share": "60"}, {"partner": "guild", "share": "40"}]
    rates = [{"id": "mad", "base": "EUR", "quote": "MAD", "rate": "10", "date": "2026-01-01", "mark": "found"}]
    found = money(amount("grant-line", "grant", phase="do", borne_by=shared),
                  line("rest", "10", "10", share_of_others="true", unit="%"), exchange_rates=rates)
    total = found.totals[0]
    assert (total.sum, total.years) == (Sum(550.0, 550.0), (2026,))
    assert total.by_partner == {"school": Sum(350.0, 350.0), "guild": Sum(200.0, 200.0)}
    assert [(each.sum, each.currency) for each in total.converted] == [(Sum(5500.0, 5500.0), "MAD")]
    assert money(amount("alone", "grant")).totals[0].years == ()


def test_a_yearly_amount_may_be_so_much_a_year() -> None:
    lines = [amount("kept", "upkeep", "EUR/year", when="yearly"), amount("paid", "half", when="yearly")]
    assert money(*lines).total("EUR", "yearly") == Sum(300.0, 300.0)
    once = money(amount("kept", "upkeep", "EUR/year"))
    assert (once.missing, once.totals) == (("kept",), ())


def test_an_amount_for_another_choice_does_not_count() -> None:
    lines = [amount("lead", "grant", only={"parameter": "battery", "option": "lead"}), amount("any", "half")]
    assert money(*lines).total("EUR") == Sum(250.0, 250.0)
    assert money(*lines, inputs={"battery": "lead"}).total("EUR") == Sum(750.0, 750.0)


def test_an_amount_that_cannot_be_computed_is_missing() -> None:
    found = money(amount("grant-line", "grant"), amount("other", "half"), inputs={"grant": "99999"})
    assert (found.lines, found.totals, set(found.missing)) == ((), (), {"grant-line", "other"})


def test_only_a_quantity_of_that_currency_is_an_amount() -> None:
    found = money(amount("typed", None, count="500"), amount("other-money", "grant", "MAD"),
                  amount("things", "lamps", "EUR"), amount("no-unit", "grant", None),
                  amount("supplied", None, supply="lamp"), amount("share", "grant", share_of_others="true"))
    assert len(found.missing) == 6
    assert [(fault.name, fault.path) for fault in found.faults] == [
        ("unit-mismatch", ("cost_lines", place, "unit")) for place in (1, 2, 4)]


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["EUR", "MAD"]), st.sampled_from(["material", "work"]),
                          st.sampled_from(["do", "close"]),
                          st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 100)), min_size=1, max_size=8))
def test_every_way_of_adding_up_gives_the_same_total(made: list[tuple[str, str, str, int, int, int]]) -> None:
    lines = [line(f"line-{place}", str(low), str(low + more), currency=currency, category=category, phase=phase,
                  borne_by=[{"partner": "school", "share": str(share)}])
             for place, (currency, category, phase, low, more, share) in enumerate(made)]
    found = budget(*lines)
    for total in found.totals:
        expected = sum(low for currency, _, _, low, _, _ in made if currency == total.currency)
        assert total.sum.low == expected
        for groups in (total.by_category, total.by_phase, total.by_partner):
            assert sum(each.low for each in groups.values()) == pytest.approx(total.sum.low)
            assert sum(each.high for each in groups.values()) == pytest.approx(total.sum.high)


def rate(name: str, base: str, quote: str, number: str, day: str = "2026-01-01") -> ExchangeRate:
    """A declared rate."""
    return ExchangeRate.model_validate({"id": name, "base": base, "quote": quote, "rate": number, "date": day,
                                        "mark": "found"})


def test_money_is_converted_by_the_latest_declared_rate_read_either_way() -> None:
    rates = [rate("new", "EUR", "MAD", "10.5", "2026-02-01"), rate("old", "EUR", "MAD", "9", "2025-02-01")]
    there = convert(Sum(10, 20), "EUR", "MAD", rates)
    assert there is not None
    assert (there.sum, there.currency, there.rate) == (Sum(105.0, 210.0), "MAD", rates[0])
    back = convert(Sum(105, 210), "MAD", "EUR", rates)
    assert back is not None
    assert (back.sum.low, back.sum.high) == (pytest.approx(10), pytest.approx(20))


def test_without_a_declared_rate_nothing_is_converted() -> None:
    rates = [rate("a", "EUR", "USD", "1.1"), rate("b", "USD", "MAD", "9"), rate("zero", "EUR", "MAD", "0")]
    assert convert(Sum(1, 2), "EUR", "MAD", rates) is None
    assert convert(Sum(1, 2), "EUR", "XOF", rates) is None
    same = convert(Sum(1, 2), "EUR", "EUR", [])
    assert same is not None
    assert (same.sum, same.rate) == (Sum(1, 2), None)


def test_the_budget_of_the_small_guide_is_whole() -> None:
    found = budget(*FACTS["cost_lines"])
    assert (found.faults, found.missing) == ((), ())
    assert found.total("EUR") == Sum(27.0, 36.0)
    assert found.total("EUR", "yearly") == Sum(4.5, 6.0)
