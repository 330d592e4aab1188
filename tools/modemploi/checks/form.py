"""The fields of a file: known, present, in their place, of the right kind. The loader meets most of these faults."""

from collections.abc import Iterator
from functools import partial

from modemploi.checks import nouns
from modemploi.checks.check import Example, Found, check, fault, found
from modemploi.checks.tree import written
from modemploi.checks.view import View
from modemploi.load.library import Place
from modemploi.model import fields_of, parts
from modemploi.model.kinds import Part, is_text

_fault = partial(fault, subject="form")

unknown_field = _fault(
    "unknown-field", level="error",
    message="{field} is not a field of {part}",
    why="what stands in an unknown field is shown nowhere; most often a letter is missing in its name",
    fix="use a field of the reference (docs/reference), or delete the line",
    example=Example("guide.yml", "    duraton: 1 day\n", "    duration: 1 day\n"),
    terms={"part": nouns.PARTS},
)

wrong_value = _fault(
    "wrong-value", level="error",
    message="{field} must be {kind}, not “{found}”",
    why="each field has one form, so that every program and every reader understands it alike",
    fix="write {field} in that form",
    example=Example("guide.yml", "    phase: first\n", "    phase: prepare\n"),
    terms={"kind": {
        "choice": "one of {expected}",
        "number": "a number of digits with a point, like 1250 or 0.72",
        "whole-number": "a whole number, like 3",
        "date": "a date written year-month-day, like 2026-11-22",
        "day-of-year": "a day of the year written month-day, like 07-05",
        "flag": "true or false",
        "id": "an id: lower-case words joined by hyphens, like visit-site",
        "name": "a name: lower-case words joined by underscores, like pv_power",
        "language": "a language code, like fr",
        "country": "a country code of two capitals, like MA",
        "currency": "a currency code of three capitals, like EUR",
        "unit": "units joined by * / and ^, like Wh/day",
        "address": "a web address that begins with https://",
        "path": "a path of lower-case names without spaces, like images/roof.svg",
        "licence": "a licence code, like CC-BY-4.0",
        "measure": "a number, a space and a unit, like 2 day",
        "text": "a text",
        "range": "a number {expected}",
        "length": "a text of {expected} letters",
    }},
)

not_a_list = _fault(
    "not-a-list", level="error",
    message="{field} must be a list, not {found}",
    why="a list is read entry by entry; without it the entries are lost",
    fix="put `- ` before each entry, below {field}",
    example=Example("guide.yml", "themes: energy\n", """\
themes:
  - energy
"""),
    terms={"found": {"text": "a single text", "map": "fields"}},
)

not_a_map = _fault(
    "not-a-map", level="error",
    message="{field} must be made of fields, not of {found}",
    why="without the names of fields nobody knows what the values mean",
    fix="write `name: value`, one field a line",
    example=Example("guide.yml", "origin: Azrou\n",
                    """\
origin:
  place: Azrou
  country: MA
  since: 2024
  sources:
    - lamp-report
"""),
    terms={"found": {"text": "a single text", "list": "a list"}},
)

not_a_text = _fault(
    "not-a-text", level="error",
    message="{field} must be one text, not {found}",
    why="only one value can be shown",
    fix="write one value on the line of {field}",
    example=Example("guide.yml", """\
licence:
  - CC-BY-4.0
""", "licence: CC-BY-4.0\n"),
    terms={"found": {"list": "a list", "map": "fields"}},
)

words_in_facts = _fault(
    "words-in-facts", level="error",
    message="{field} holds words for readers, and stands among the facts",
    why="words in guide.yml cannot be translated; each language file says them for itself",
    fix="move the text into the language file, at {address}",
    example=Example("guide.yml", """\
  - id: screwdriver
    name: Tournevis
""", "  - id: screwdriver\n"),
)


OWN_CHECKS = frozenset({
    ("Step", "roles"), ("CostLine", "borne_by"), ("CostLine", "unit_price"), ("Price", "currency"), ("Price", "year"),
    ("Price", "country"), ("Source", "url"), ("Guide", "sources"), ("Precedent", "sources"),
})
"""Fields whose absence has a check of its own, with a better message."""

INSTEAD = {("Step", "duration"): "duration_quantity", ("Role", "head_count"): "head_count_quantity"}
"""Fields that another one of the same part may stand for."""


def named(part: Part) -> str:
    """The id of a part in brackets, where it has one."""
    own = vars(part).get("id", "")
    return f" ({own})" if own else ""


def _absent(view: View, need: str) -> Iterator[tuple[Place, str, Part]]:
    """Fields that are not there, in the guide and in its records."""
    for path, part in view.parts:
        for name in _empty(part, need):
            if not view.written(*path, name):
                yield view.at(*path), name, part
    for facts, record in view.records:
        for path, part in parts(record):
            for name in _empty(part, need):
                if not written(facts.tree, (*path, name)):
                    yield facts.at(path), name, part


def _empty(part: Part, need: str) -> Iterator[str]:
    for field in fields_of(type(part)):
        if field.need == need and not field.words and not field.required:
            key = type(part).__name__, field.name
            if key == ("Document", "language") and is_text(vars(part)["file"]):
                continue
            places = (field.name, INSTEAD.get(key, field.name))
            if key not in OWN_CHECKS and all(vars(part)[name] in (None, (), "") for name in places):
                yield field.name


@check(
    level="error", draft="gathered",
    message="{field} is missing in {part}{where}",
    why="the page and the computations need it, and readers find it in every other guide",
    fix="add {field}, or set `state: draft` until you can",
    example=Example("guide.yml", "  - id: look\n    form:", "  - id: look\n    phase: prepare\n    form:"),
    terms={"part": nouns.PARTS},
)
def missing_field(view: View) -> Iterator[Found]:
    """A field that everything of its kind has. The loader notices those without which a part cannot be kept."""
    for place, name, part in _absent(view, "must"):
        yield found(place, field=name, part=type(part).__name__, where=named(part))


@check(
    level="warning", draft="gathered",
    message="{field} is not given for {part}{where}",
    why="a reader who wants to follow the guide will look for it",
    fix="add {field}",
    example=Example("guide.yml", """\
  - id: look
    phase: prepare
""", """\
  - id: look
    phase: prepare
    form: adapt
"""),
    terms={"part": nouns.PARTS},
)
def missing_detail(view: View) -> Iterator[Found]:
    """What a guide should have."""
    for place, name, part in _absent(view, "should"):
        yield found(place, field=name, part=type(part).__name__, where=named(part))
