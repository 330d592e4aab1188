"""A small guide that uses everything a guide can compute with."""

import random
from typing import Any

from tests.make import FACTS, SHARED

UNITS = [{"id": name, "definition": definition, "names": [{"language": "fr", "one": name},
                                                          {"language": "en", "one": name}]}
         for name, definition in (("MAD", "[currency_MAD]"), ("USD", "[currency_USD]"), ("year", "year"))]

PRICE = {"low": "4.50", "high": "6", "currency": "EUR", "year": "2026", "country": "FR", "basis": "published"}
EVERYONE = [{"partner": "school", "share": "70"}, {"partner": "guild", "share": "30"}]
LEAD = {"parameter": "battery", "option": "lead"}


def _rows(*rows: tuple[str, dict[str, str]]) -> list[dict[str, Any]]:
    return [{"id": name, "cells": [{"column": column, "value": value} for column, value in cells.items()]}
            for name, cells in rows]


def _quantity(name: str, formula: str, unit: str | None = None, **more: str) -> dict[str, Any]:
    return {"id": name, "formula": formula, **({"unit": unit} if unit else {}), **more}


def _line(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "when": "set-up", "category": "material", "quantity": "lamps", "unit": "piece",
            "unit_price": PRICE, "borne_by": EVERYONE, "mark": "estimate", **more}


def _amount(name: str, quantity: str, unit: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "when": "set-up", "category": "material", "quantity": quantity, "unit": unit,
            "borne_by": EVERYONE, "mark": "estimate", **more}


def _step(name: str, after: list[str], **more: Any) -> dict[str, Any]:
    return {"id": name, "phase": "do", "roles": ["mender"], "after": after, "duration": "3 day", **more}


CHANGES: dict[str, Any] = {
    "shared": {"units": {**SHARED["units"], "units": [*SHARED["units"]["units"], *UNITS]}},
    "parameters": [
        *FACTS["parameters"][:1],
        {"id": "battery", "kind": "choice", "typical": "lfp", "options": [{"id": "lfp"}, {"id": "lead"}]},
        {**FACTS["parameters"][2], "rows": [
            *FACTS["parameters"][2]["rows"],
            *_rows(("fan", {"power": "60", "hours": "3"}), ("lamp-row", {"power": "7.5", "hours": "4"}))]},
        {"id": "month", "kind": "number", "typical": "3", "min": "1", "max": "4"},
        {"id": "pupils", "kind": "number", "unit": "person", "typical": "40", "min": "0"},
        {"id": "opening", "kind": "date", "typical": "2027-01-15"},
        {"id": "grant", "kind": "number", "unit": "EUR", "typical": "1500", "min": "0", "max": "20000"},
    ],
    "tables": [
        {"id": "sizes", "columns": [{"id": "size", "unit": "W"}, {"id": "price", "unit": "EUR"}],
         "rows": _rows(("big", {"size": "400", "price": "90"}), ("small", {"size": "50", "price": "20"}),
                       ("middle", {"size": "150", "price": "45"}))},
        {"id": "months", "columns": [{"id": "number"}, {"id": "sun"}],
         "rows": _rows(("first", {"number": "1", "sun": "2"}), ("second", {"number": "2", "sun": "3.25"}),
                       ("third", {"number": "3", "sun": "4.5"}))},
    ],
    "assumptions": [
        {**FACTS["assumptions"][0], "min": "1", "max": "4"},
        {"id": "growth", "value": "0.03", "min": "0", "max": "0.1", "mark": "estimate"},
        {"id": "years", "value": "8", "min": "0", "max": "12", "mark": "estimate"},
        {"id": "spent", "value": "300.5", "unit": "MAD", "min": "0", "max": "900", "mark": "estimate"},
        {"id": "saved", "value": "42", "unit": "EUR/year", "min": "0", "max": "900", "mark": "estimate"},
        {"id": "days_a_room", "value": "1.5", "unit": "day/room", "min": "0", "max": "9", "mark": "estimate"},
    ],
    "quantities": [
        *FACTS["quantities"],
        _quantity("all_power", "sum(loads.power)", "W", max="520"),
        _quantity("most_power", "max(loads.power)", "W"),
        _quantity("least_hours", "min(loads.hours)", "h/day"),
        _quantity("inverter", "next_size(sizes.size, all_power * 1.25)", "W"),
        _quantity("inverter_price", "lookup(sizes, size, inverter, price)", "EUR"),
        _quantity("row_sizes", "sum(next_size(sizes.size, loads.power))", "W"),
        _quantity("row_at", "next_size(loads.power, inverter / 8)", "W"),
        _quantity("sun", "lookup(months, number, month, sun)"),
        _quantity("worth", "100 * (1 + growth) ^ years", rounding="nearest", step="0.5"),
        _quantity("square", "-(sun - 3) ^ 2 + 2 ^ (-2) + 0 ^ (years - years)"),
        _quantity("lead_only", "if(battery != lfp, 10 / (years - 8), 4)", min="0"),
        _quantity("boxes", "lamps / (4 * 1)", "piece", rounding="down", step="0.25"),
        _quantity("mixed", "abs(sqrt(sun) - max(sun, 2, years / 4)) * round(sun) - ceil(growth * 100) + floor(sun)"),
        _quantity("truth", "if(sun <= 3.25, if(years == 8, 1, 2), if(years > 8, 3, 4))"),
        _quantity("wiring", "rooms * days_a_room", "day"),
        _quantity("kept", "saved * (1 + growth) ^ 2", "EUR/year"),
        _quantity("limited", "grant - 2 * inverter_price", "EUR", min="0"),
        _quantity("helpers", "pupils / 15", "person", rounding="up"),
        _quantity("given", "wiring * pupils / 20", "person_day"),
    ],
    "rules": [{"id": "enough", "formula": "inverter >= all_power"}, {"id": "sunny", "formula": "sun > 3"}],
    "seasons": [
        {"id": "holidays", "country": "MA", "mark": "needs-check",
         "periods": [{"first": "07-05", "last": "08-31"}, {"first": "12-20", "last": "01-03"}]},
        {"id": "winter", "mark": "needs-check", "periods": [{"first": "11-15", "last": "02-29"}]},
    ],
    "roles": [*FACTS["roles"], {"id": "helper", "head_count_quantity": "helpers"}],
    "steps": [
        *FACTS["steps"][:1],
        _step("mend", ["look"], duration=None, duration_quantity="wiring", season="holidays", wait="1 week",
              effort=[{"role": "mender", "quantity": "given"}]),
        _step("charge", ["mend"], only=LEAD, duration="2 week", season="winter"),
        _step("paint", ["look", "charge"], months=["3", "4", "10"], duration="1 month"),
        _step("glance", ["paint"], every="1 year", effort=[{"role": "mender", "amount": "2 person_day"}]),
    ],
    "cost_lines": [
        *FACTS["cost_lines"],
        _line("lead-line", only=LEAD),
        _line("rest", quantity=None, unit="%", share_of_others="true",
              unit_price={**PRICE, "low": "5", "high": "10"}),
        _line("rest-lead", quantity=None, unit="%", share_of_others="true", only=LEAD,
              unit_price={**PRICE, "low": "3", "high": "4"}),
        _line("meals", quantity="pupils", unit="person", in_kind="true", borne_by=EVERYONE[:1], phase="do"),
        _line("transport", quantity=None, count="3", unit="day", unit_price={**PRICE, "currency": "MAD"}),
        _line("import", quantity="inverter_price", unit=None, when="yearly",
              unit_price={**PRICE, "low": "1", "high": "1", "currency": "USD"}),
        _amount("entered", "grant", "EUR"),
        _amount("computed", "limited", "EUR", when="yearly", borne_by=EVERYONE[:1]),
        _amount("assumed", "spent", "MAD", in_kind="true"),
        _amount("lead-amount", "inverter_price", "EUR", only=LEAD, supply="lamp", phase="do"),
        _amount("kept-aside", "kept", "EUR/year", when="yearly"),
    ],
    "exchange_rates": [
        {"id": "eur-mad", "base": "EUR", "quote": "MAD", "rate": "10.8", "date": "2026-11-20", "mark": "found"},
        {"id": "usd-eur", "base": "USD", "quote": "EUR", "rate": "0.92", "date": "2026-11-20", "mark": "found"},
    ],
}
"""What is changed in the small guide of the tests."""

LETTERS = ("a", "b", "c")


def a_formula(chance: random.Random, deep: int = 4) -> str:
    """A formula as anybody might write one."""
    if deep == 0 or chance.random() < 0.15:
        return chance.choice([*LETTERS, *LETTERS, f"{chance.randrange(400) / 8:g}", "sum(t.x * t.y)", "max(t.x + a)",
                              "min(t.y - t.x)", "sum(if(t.x > b, t.x, -t.y))", "next_size(s.size, c)",
                              "lookup(s, size, 4, other)"])

    def part() -> str:
        return a_formula(chance, deep - 1)

    kind = chance.choice(["sign", "sign", "sign", "call", "many", "if", "power", "neg"])
    if kind == "sign":
        return f"({part()} {chance.choice('+-*/')} {part()})"
    if kind == "call":
        return f"{chance.choice(['abs', 'sqrt', 'ceil', 'floor', 'round'])}({part()})"
    if kind == "many":
        return f"{chance.choice(['min', 'max'])}({part()}, {part()})"
    if kind == "if":
        return f"if({part()} {chance.choice(['<', '<=', '>', '>=', '==', '!='])} {part()}, {part()}, {part()})"
    if kind == "power":
        exponent = chance.choice(["2", "3", "(-1)", "(-2)", "0", "(a - a)", "round(b / 8)"])
        return f"({a_formula(chance, min(1, deep - 1))}) ^ {exponent}"
    return f"(-{part()})"


def formulas(chance: random.Random, count: int) -> dict[str, Any]:
    """What is changed in the small guide so that it works out random formulas."""
    found: list[str] = []
    while len(found) < count:
        formula = a_formula(chance)
        if len(formula) <= 400:
            found.append(formula)
    return {
        "parameters": [
            *({"id": letter, "kind": "number", "typical": "1", "min": "-16", "max": "16"} for letter in LETTERS),
            {"id": "t", "kind": "rows", "columns": [{"id": "x", "min": "-20", "max": "20"}, {"id": "y"}],
             "rows": _rows(("t-1", {"x": "1.5", "y": "2"}), ("t-2", {"x": "-3", "y": "0.25"}),
                           ("t-3", {"x": "8", "y": "4"}))}],
        "assumptions": None, "examples": None, "supplies": None, "cost_lines": None, "rules": None,
        "tables": [{"id": "s", "columns": [{"id": "size"}, {"id": "other"}],
                    "rows": _rows(("s-1", {"size": "4", "other": "7"}), ("s-2", {"size": "-2", "other": "1.25"}),
                                  ("s-3", {"size": "12", "other": "0"}))}],
        "quantities": [_quantity(f"q_{number}", formula, **chance.choice(
            [{}, {}, {"rounding": "up"}, {"rounding": "nearest", "step": "0.25"}, {"rounding": "down", "step": "5"},
             {"min": "-50", "max": "50"}])) for number, formula in enumerate(found)],
    }
