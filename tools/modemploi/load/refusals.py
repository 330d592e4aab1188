"""What the model expected where it refused a value, in a few codes that reports know words for."""

import datetime
from typing import Any, get_args

from pydantic import AfterValidator, StringConstraints
from pydantic_core import ErrorDetails

from modemploi.model import Field, kinds


def _pattern(kind: Any) -> str | None:
    found = [mark.pattern for mark in get_args(kind) if isinstance(mark, StringConstraints)]
    return str(found[0]) if found else None


_PATTERNS = {_pattern(kind): name for name, kind in {
    "id": kinds.Id, "name": kinds.Name,
    "language": kinds.Language, "country": kinds.Country, "currency": kinds.Currency, "unit": kinds.Unit,
    "licence": kinds.Licence, "address": kinds.Url, "path": kinds.Path, "day-of-year": kinds.DayOfYear,
}.items()} | dict.fromkeys(map(_pattern, (kinds.ref(), kinds.shared(""))), "id")
_TYPES = {
    "number_form": "number", "float_parsing": "number", "finite_number": "number", "int_parsing": "whole-number",
    "int_from_float": "whole-number", "int_parsing_size": "whole-number", "bool_form": "flag", "date_form": "date",
    "date_from_datetime_parsing": "date", "date_parsing": "date", "measure_form": "measure", "literal_error": "choice",
}
_LIMITS = {"greater_than_equal": ("≥", "ge"), "less_than_equal": ("≤", "le")}
_LENGTHS = {"string_too_long": ("≤", "max_length"), "string_too_short": ("≥", "min_length")}

KINDS = frozenset(name for name in _PATTERNS.values()) | frozenset(_TYPES.values()) | {"range", "length", "text"}
"""Every code `expectation` can give."""


def expectation(error: ErrorDetails, field: Field) -> tuple[str, str]:
    """The kind of value a field expects, and its choices or limits in one line."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "literal_error":
        return "choice", ", ".join(field.choices)
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(str(context["pattern"]), "text"), ""
    for name, limits in (("range", _LIMITS), ("length", _LENGTHS)):
        if kind in limits:
            sign, key = limits[kind]
            return name, f"{sign} {context[key]:g}"
    return _TYPES.get(kind, "text"), ""


_SIMPLE = {bool: "flag", int: "whole-number", float: "number", datetime.date: "date"}


def kind_of(field: Field) -> str:
    """The same code for a field before anything was refused: what one value of it must be. Empty for a part."""
    if field.part:
        return ""
    if field.choices:
        return "choice"
    marks = list(field.marks)
    if any(isinstance(mark, AfterValidator) for mark in marks):
        return "measure"
    pattern = next((mark.pattern for mark in marks if isinstance(mark, StringConstraints) and mark.pattern), None)
    return _SIMPLE.get(field.bare) or _PATTERNS.get(str(pattern), "text")
