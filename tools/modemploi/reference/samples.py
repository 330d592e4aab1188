"""A small sample of every class of the model, as it stands in a file: what must be there and what should.

Nothing in it is content: ids are those of the guides' own vocabulary, free text is `…`. Tests give each sample to the
model.
"""

import re
from typing import Any

import yaml

from modemploi import FORMAT_VERSION
from modemploi.load.refusals import kind_of
from modemploi.model import Field, Guide, classes, fields_of
from modemploi.model.fields import INNER
from modemploi.model.kinds import Part

IDS = {
    "changelog": "first-version", "functions": "light-at-dusk", "outcomes": "rooms-lit", "conditions": "someone-mends",
    "legal_topics": "waste-law", "parameters": "classrooms", "tables": "battery_sizes",
    "assumptions": "lamps_per_room", "quantities": "lamps", "rules": "enough-light", "supply_categories": "lighting",
    "supplies": "lamp", "tools": "screwdriver", "documents": "agreement-form", "roles": "electrician",
    "partners": "training-school", "decisions": "mend-or-replace",
    "questions": "how-long-lamps-last", "seasons": "school-holidays", "steps": "visit-site",
    "cost_categories": "material", "cost_lines": "buy-lamps", "exchange_rates": "euro-in-dirham",
    "exchanges": "guild-teaches", "reciprocity_rules": "both-give",
    "risks": "electric-shock", "weaknesses": "no-spares", "side_effects": "evening-classes",
    "images": "wiring-drawing", "examples": "three-rooms", "reviews": "review-by-electrician",
    "sources": "lamp-report",
}
"""By list of the guide, the id that samples use, as own id and where something refers to it."""
GIVEN: dict[tuple[str, str], Any] = {
    ("Only", "parameter"): "battery", ("Only", "option"): "lfp", ("Option", "id"): "lfp",
    ("Parameter", "unit"): "room", ("Parameter", "typical"): "3",
    ("Column", "id"): "power", ("Column", "unit"): "W", ("Row", "id"): "classroom-lamps", ("TableRow", "id"): "small",
    ("Cell", "column"): "power", ("Cell", "value"): "5", ("LegalNote", "id"): "waste-law-morocco",
    ("LegalNote", "as_of"): "2026-11-01", ("Condition", "answer"): "yes-no", ("Condition", "expected"): "yes",
    ("Assumption", "value"): "2", ("Assumption", "unit"): "piece/room",
    ("Assumption", "mark"): "estimate", ("Quantity", "unit"): "piece",
    ("Quantity", "formula"): "classrooms * lamps_per_room", ("Rule", "formula"): "lamps >= classrooms",
    ("Supply", "quantity"): "lamps", ("Supply", "unit"): "piece", ("Substitute", "id"): "candle-lamp",
    ("Document", "file"): "files/agreement.odt", ("Image", "file"): "images/wiring.svg",
    ("Trouble", "id"): "stays-dark",
    ("CostLine", "quantity"): "lamps", ("CostLine", "unit"): "piece", ("CostLine", "mark"): "estimate",
    ("CostLine", "supply"): "lamp", ("Price", "low"): "4.50", ("Price", "high"): "6",
    ("ExchangeRate", "quote"): "MAD", ("ExchangeRate", "rate"): "10",
    ("Exchange", "giver"): "electricians-guild", ("Exchange", "kind"): "skill", ("Exchange", "phase"): "do",
    ("ReciprocityRule", "partners"): ["electricians-guild", "training-school"],
    ("ExampleInput", "value"): "3", ("Expectation", "value"): "6 piece", ("Expectation", "tolerance"): "0 %",
    ("Finding", "id"): "lamps-still-lit", ("Finding", "unit"): "piece", ("RecordChange", "part"): "lamp",
    ("RecordChange", "kind"): "replaced", ("Record", "until"): "2027", ("Guide", "source_language"): "fr",
    ("Label", "id"): "visit-site.name", ("Stamp", "id"): "visit-site", ("Stamp", "source"): "h1a2b3c4d",
    ("LanguageEntry", "name"): "Français", ("LanguageEntry", "published"): "true", ("RecordWords", "story"): "…",
    ("Phrase", "text"): "…", ("Change", "version"): "2026.1", ("Review", "version"): "2026.1",
    ("Replication", "guide"): "seed-swap", ("Replication", "guide_version"): "2026.1", ("Record", "status"): "finished",
    ("Step", "phase"): "prepare", ("Step", "form"): "adapt", ("Condition", "kind"): "people",
    ("LegalNote", "mark"): "needs-check", ("Risk", "severity"): "high", ("Outcome", "unit"): "room",
    ("Example", "kind"): "illustrative", ("Author", "language"): "fr", ("Price", "basis"): "published",
    ("ListEntry", "id"): "energy", ("UnitEntry", "id"): "kWh", ("UnitEntry", "definition"): "1000 * watt_hour",
    ("UnitNames", "one"): "kWh", ("Phrase", "id"): "done-when", ("Term", "id"): "guide", ("Link", "guide"): "seed-swap",
}
"""Where neither the description of the field nor its kind gives the best sample."""
BY_KIND = {
    "number": "3", "whole-number": "3", "date": "2026-11-22", "flag": "true", "id": "visit-site", "name": "pv_power",
    "language": "fr", "country": "MA", "currency": "EUR", "unit": "piece", "licence": "CC-BY-4.0",
    "address": "https://example.org/lamps", "path": "images/roof.svg", "measure": "2 day", "text": "…",
}
SHARED = {"themes": "energy", "settings": "school", "scales": "building", "sdg-targets": "4.a",
          "partner-kinds": "training"}


def sample(cls: type[Part], whole: bool = True) -> dict[str, Any]:
    """One sample of a class. Without `whole`, lists of other parts are left out."""
    made: dict[str, Any] = {}
    for field in fields_of(cls):
        given = _given(cls, field)
        if field.words or (field.need == "may" and not field.required and given is None) or (field.part and not whole):
            continue
        value = given if given is not None else _value(cls, field)
        made[field.name] = [value] if field.many and not isinstance(value, list) else value
    return made


def _given(cls: type[Part], field: Field) -> Any:
    return next((GIVEN[key] for each in cls.__mro__ if (key := (each.__name__, field.name)) in GIVEN), None)


def _value(cls: type[Part], field: Field) -> Any:
    if field.part:
        return sample(field.part)
    if field.ref:
        return IDS[field.ref[0]]
    if field.shared:
        return SHARED[field.shared]
    if field.choices:
        return field.choices[0]
    if field.name == "id" and (own := _list_of(cls)):
        return IDS[own]
    if field.name == "format_version":
        return str(FORMAT_VERSION)
    if field.bare is int and field.name == "year":
        return "2026"
    if field.name == "share":
        return "100"
    told = re.findall(r"`([^`]+)`", field.doc)
    return told[0] if told and field.bare is str else BY_KIND[kind_of(field)]


def _list_of(cls: type[Part]) -> str:
    """The list of the guide whose entries are of this class; empty for what stands inside other parts."""
    return next((field.name for field in fields_of(Guide) if field.part and issubclass(cls, field.part)), "")


def shown(cls: type[Part]) -> str:
    """A sample as it stands in a file, under the field that holds it."""
    whole = cls is not Guide
    lines = _lines(sample(cls, whole))
    holder = holders().get(cls)
    if not holder:
        return "\n".join(lines) + "\n"
    name, many = holder
    inner = [("  - " if not number else "    ") + line for number, line in enumerate(lines)] if many else [
        "  " + line for line in lines]
    return "\n".join([f"{name}:", *inner]) + "\n"


def holders() -> dict[type[Part], tuple[str, bool]]:
    """By class, the first field that holds such parts, and whether that is a list."""
    found: dict[type[Part], tuple[str, bool]] = {}
    for cls in _everything():
        for field in fields_of(cls):
            if field.part:
                found.setdefault(field.part, (field.name, field.many))
    return found


def _everything() -> list[type[Part]]:
    from modemploi.reference.schema import SCHEMAS
    return list(dict.fromkeys(cls for root, _ in SCHEMAS.values() for cls in classes(root)))


def address(cls: type[Part], field: Field) -> str:
    """The address of words, as a language file writes it for the sample: ``visit-site.done``."""
    if cls is Guide:
        return field.address
    own = sample(cls).get("id", "")
    holder = holders().get(cls, ("", False))[0]
    inside = {"columns": "loads.", "options": "battery."}[holder] if holder in INNER else ""
    return f"{inside}{own}.{field.address}"


def _lines(value: dict[str, Any]) -> list[str]:
    lines: list[str] = []
    for name, item in value.items():
        if isinstance(item, dict):
            lines += [f"{name}:", *("  " + line for line in _lines(item))]
        elif isinstance(item, list):
            lines.append(f"{name}:")
            for entry in item:
                inner = _lines(entry) if isinstance(entry, dict) else [scalar(entry)]
                lines += [("  - " if not number else "    ") + line for number, line in enumerate(inner)]
        else:
            lines.append(f"{name}: {scalar(item)}")
    return lines


def scalar(text: str) -> str:
    """One value as YAML writes it: in quotes only where it must be."""
    try:
        node = yaml.compose(f"a: {text}", Loader=yaml.SafeLoader)
        plain = isinstance(node, yaml.MappingNode) and node.value[0][1].value == text
    except yaml.YAMLError:
        plain = False
    return text if plain and text else "'" + text.replace("'", "''") + "'"
