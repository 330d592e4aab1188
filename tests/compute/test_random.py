"""Random formulas against Python's own arithmetic, and random text against the promise never to raise."""

import functools
import json
import math
from collections.abc import Callable
from typing import Any

import pint
from hypothesis import given, settings
from hypothesis import strategies as st

from modemploi.compute.case import compute_case
from modemploi.compute.checked import check, number_in
from modemploi.compute.evaluate import MOST_NUMBER, Missing, Setting, evaluate, holds
from modemploi.compute.rounding import equal, tidy
from modemploi.compute.faults import FAULTS, Wrong
from modemploi.compute.formulas import parse
from modemploi.compute.measures import TRUTH, Measure, Names, Unsure
from tests.compute.library import NAMES, a_setting, measure, the_units
from tests.make import a_guide

Pair = tuple[str, Callable[[dict[str, float]], float]]
"""A formula, and the same in Python."""

LETTERS = ("a", "b", "c")
ROWS = [{"x": 1.5, "y": 2.0}, {"x": -3.0, "y": 0.25}, {"x": 8.0, "y": 4.0}]


def binary(sign: str, one: Pair, other: Pair) -> Pair:
    """Two formulas with a sign between them, in brackets."""
    work: dict[str, Callable[[float, float], float]] = {
        "+": lambda x, y: x + y, "-": lambda x, y: x - y, "*": lambda x, y: x * y, "/": lambda x, y: x / y}
    return f"({one[0]} {sign} {other[0]})", lambda env: work[sign](one[1](env), other[1](env))


def call(name: str, *parts: Pair) -> Pair:
    """A function of formulas."""
    work: dict[str, Callable[..., float]] = {
        "min": min, "max": max, "abs": abs, "sqrt": math.sqrt, "ceil": lambda x: math.ceil(tidy(x)),
        "floor": lambda x: math.floor(tidy(x)), "round": lambda x: math.floor(tidy(x) + 0.5)}
    return f"{name}({', '.join(part[0] for part in parts)})", lambda env: work[name](*(part[1](env) for part in parts))


def choose(sign: str, one: Pair, other: Pair, yes: Pair, no: Pair) -> Pair:
    """An if."""
    work: dict[str, Callable[[float, float], bool]] = {
        "<": lambda x, y: x < y and not equal(x, y), ">=": lambda x, y: x > y or equal(x, y)}
    return (f"if({one[0]} {sign} {other[0]}, {yes[0]}, {no[0]})",
            lambda env: yes[1](env) if work[sign](one[1](env), other[1](env)) else no[1](env))


def power(base: Pair, exponent: int) -> Pair:
    """A power."""
    return f"({base[0]})^{exponent}", lambda env: base[1](env) ** exponent


def leaves() -> st.SearchStrategy[Pair]:
    """Numbers, names and sums over rows."""
    numbers = st.integers(0, 4000).map(lambda each: f"{each / 8:g}")
    return st.one_of(
        numbers.map(lambda text: (text, lambda env: float(text))),
        st.sampled_from(LETTERS).map(lambda letter: (letter, lambda env: env[letter])),
        st.just(("sum(t.x * t.y)", lambda env: sum(row["x"] * row["y"] for row in ROWS))),
        st.just(("max(t.x + a)", lambda env: max(row["x"] + env["a"] for row in ROWS))),
    )


def grow(inner: st.SearchStrategy[Pair]) -> st.SearchStrategy[Pair]:
    """Formulas made of smaller ones."""
    return st.one_of(
        st.builds(binary, st.sampled_from("+-*/"), inner, inner),
        st.builds(call, st.sampled_from(["abs", "sqrt", "ceil", "floor", "round"]), inner),
        st.builds(call, st.sampled_from(["min", "max"]), inner, inner),
        st.builds(choose, st.sampled_from(["<", ">="]), inner, inner, inner, inner),
        st.builds(power, inner, st.integers(-3, 4)),
        inner.map(lambda pair: (f"(-{pair[0]})", lambda env: -pair[1](env))),
    )


@given(st.recursive(leaves(), grow, max_leaves=12),
       st.fixed_dictionaries({letter: st.integers(-64, 64).map(lambda each: each / 4) for letter in LETTERS}))
@settings(max_examples=400, deadline=None)
def test_a_formula_gives_what_python_gives(pair: Pair, env: dict[str, float]) -> None:
    text, python = pair
    if len(text) > 500:
        return
    names = Names(dict.fromkeys(LETTERS, Measure()), {}, {"t": {"x": Measure(), "y": Measure()}})
    try:
        tree = check(parse(text), names).tree
        result = evaluate(tree, Setting(dict(env), {}, {"t": ROWS}))
    except Wrong as wrong:
        assert wrong.name in ("division-by-zero", "root-of-negative", "number-too-large")
        return
    expected = python(env)
    assert not math.isnan(result)
    assert abs(result) <= MOST_NUMBER
    assert evaluate(json.loads(json.dumps(tree)), Setting(dict(env), {}, {"t": ROWS})) == result
    assert math.isclose(result, expected, rel_tol=1e-9, abs_tol=1e-9)


UNITS = ("W", "kW", "Wh/day", "h/day", "room", "piece/room", "EUR", "EUR/piece", "m^2", "percent", "kWh/m^2/day", "day")


@given(st.lists(st.tuples(st.sampled_from("*/"), st.sampled_from(UNITS), st.integers(1, 50)), min_size=1, max_size=6),
       st.sampled_from(UNITS))
@settings(deadline=None)
def test_units_come_out_as_in_pint(factors: list[tuple[str, str, int]], wanted: str) -> None:
    registry = _registry()
    names = Names({f"n{place}": measure(unit) for place, (_, unit, _) in enumerate(factors)})
    text = "1" + "".join(f" {sign} n{place}" for place, (sign, _, _) in enumerate(factors))
    quantity = registry.Quantity(1.0, "")
    for sign, unit, number in factors:
        other = registry.Quantity(float(number), unit)
        quantity = quantity * other if sign == "*" else quantity / other
    setting = Setting({f"n{place}": float(number) for place, (_, _, number) in enumerate(factors)})
    try:
        result = evaluate(number_in(check(parse(text), names), measure(wanted)), setting)
    except Wrong as wrong:
        assert wrong.name in ("unit-mismatch", "number-too-large")
        assert wrong.name == "number-too-large" or not quantity.is_compatible_with(wanted)
        return
    assert math.isclose(result, quantity.to(wanted).magnitude, rel_tol=1e-9)


@functools.cache
def _registry() -> Any:
    registry: Any = pint.UnitRegistry()
    for line in ("room = [room]", "piece = [piece]", "EUR = [currency_EUR]"):
        registry.define(line)
    return registry


PIECES = st.sampled_from([
    "power", "big_power", "energy", "rooms", "ratio", "growth", "battery", "lfp", "loads", "loads.power",
    "loads.count", "months.sun",
    "months", "month", "sections.size", "start", "unsure", "0", "1", "2.5", "+", "-", "*", "/", "^", "(", ")", ",",
    "<", ">=", "==",
    "if(", "min(", "sum(", "max(", "ceil(", "sqrt(", "lookup(", "next_size(", "abs("])


@given(st.lists(PIECES, max_size=25).map(" ".join))
@settings(max_examples=500, deadline=None)
def test_any_formula_ends_in_a_number_a_truth_or_a_known_fault(text: str) -> None:
    try:
        found = check(parse(text), NAMES)
        if found.measure is TRUTH:
            holds(found.tree, a_setting())
        else:
            assert math.isfinite(evaluate(found.tree, a_setting()))
    except Wrong as wrong:
        assert wrong.name in FAULTS
        assert 0 <= wrong.offset <= max(1, len(text))
        assert all(isinstance(value, str) for value in wrong.values.values())
    except (Unsure, Missing):
        pass


@given(st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=40), st.text(max_size=40))
@settings(deadline=None)
def test_a_case_never_raises_on_what_is_written_or_entered(formula: str, entered: str, name: str) -> None:
    guide = a_guide(quantities=[{"id": "lamps", "unit": "piece", "formula": formula}])
    case = compute_case(guide, the_units(), {"rooms": entered, "battery": entered, name: entered})
    assert {fault.name for fault in case.faults} <= FAULTS.keys()
