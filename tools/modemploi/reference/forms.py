"""How one value of a field is written: in words for people, in limits for programs."""

from dataclasses import dataclass
from typing import Any

from pydantic.fields import FieldInfo

from modemploi.checks import CHECKS
from modemploi.load.refusals import kind_of
from modemploi.model import Field
from modemploi.reference.words import Say

KINDS = CHECKS["wrong-value"].terms["kind"]
"""What messages say of each kind of value, in English."""
OF_GUIDE = "the id of one of the guide's {lists}"
LISTED = "the id of an entry of {list}"


@dataclass(frozen=True)
class Limits:
    """What one value may be, as pydantic checks it; None where there is no limit."""

    least: float | None = None
    most: float | None = None
    shortest: int | None = None
    longest: int | None = None
    pattern: str | None = None


_NAMES = {"ge": "least", "le": "most", "min_length": "shortest", "max_length": "longest", "pattern": "pattern"}


def limits(field: Field) -> Limits:
    """The limits of one value."""
    found: dict[str, Any] = {}
    for mark in field.marks:
        for limit in mark.metadata if isinstance(mark, FieldInfo) else [mark]:
            found |= {ours: value for theirs, ours in _NAMES.items()
                      if (value := getattr(limit, theirs, None)) is not None}
    return Limits(**found)


def form(field: Field, say: Say) -> str:
    """What one value of the field is, as a sentence begins: `a number, a space and a unit, like 2 day`. Empty for a
    part, whose fields stand elsewhere, and for words."""
    if field.part or field.words:
        return ""
    if field.ref:
        return say(OF_GUIDE).format(lists=say(" or ").join(f"`{name}`" for name in field.ref))
    if field.shared:
        return say(LISTED).format(list=f"`guides/_shared/{field.shared}.yml`")
    kind = kind_of(field)
    if kind == "choice":
        return say("one of {names}").format(names=", ".join(f"`{name}`" for name in field.choices))
    said = say(KINDS[kind])
    limit = limits(field)
    if limit.least is not None and limit.most is not None and limit.most < 10**6:
        said += say(", from {least} to {most}").format(least=f"{limit.least:g}", most=f"{limit.most:g}")
    return said
