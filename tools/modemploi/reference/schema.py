"""JSON Schemas for editors (draft-07, which all of them know), derived from the model.

They never refuse what the model accepts: an editor that underlines right lines is switched off. They accept more,
because the checks say the rest better. Words stand in other files, so that fields of words are left out.
"""

import re
from typing import Any

from modemploi import FORMAT_VERSION
from modemploi.load.refusals import kind_of
from modemploi.model import (
    Field, FrontMatter, Glossary, Guide, Languages, Phrases, Precedent, Replication, SharedList, Sources, Stamps,
    Testimony, Units, classes, fields_of,
)
from modemploi.model.choices import meanings
from modemploi.model.kinds import MEASURE, NUMBER, Part
from modemploi.reference.forms import form, limits
from modemploi.reference.words import Say

Schema = dict[str, Any]

SCHEMAS: dict[str, tuple[type[Part], tuple[str, ...]]] = {
    "guide": (Guide, ("guides/*/guide.yml",)),
    "front-matter": (FrontMatter, ()),
    "stamps": (Stamps, ("guides/*/*.stamps.yml",)),
    "replication": (Replication, ("guides/*/replications/*.yml",)),
    "precedent": (Precedent, ("guides/*/precedents/*.yml",)),
    "languages": (Languages, ("guides/_shared/languages.yml",)),
    "list": (SharedList, tuple(f"guides/_shared/{name}.yml" for name in sorted(
        {field.shared for cls in classes(Guide) for field in fields_of(cls) if field.shared}))),
    "units": (Units, ("guides/_shared/units.yml",)),
    "phrases": (Phrases, ("guides/_shared/phrases/*.yml",)),
    "glossary": (Glossary, ("guides/_shared/glossary.yml",)),
    "sources": (Sources, ("guides/_shared/sources.yml",)),
    "testimony": (Testimony, ("guides/_shared/testimony.yml",)),
}
"""Every schema: its name, the class it describes, and the files it is for, as editors find them. The front matter
stands in Markdown files, which editors of YAML do not open; its schema is for other programs."""

WRITTEN = "Written by `modemploi reference` from the code: a change by hand is lost."
NEEDS = {
    "required": "Always needed", "must": "Needed to publish", "should": "Recommended", "may": "Optional",
}
"""How much a field is needed, in words."""


def need(field: Field) -> str:
    """How much a field is needed: a key of `NEEDS`."""
    return "required" if field.required else field.need


def schema(name: str, say: Say) -> Schema:
    """The JSON Schema `name` of `SCHEMAS`, told in a language."""
    cls = SCHEMAS[name][0]
    inner = {each.__name__: _part(each, say) for each in classes(cls) if each is not cls}
    made: Schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": say(WRITTEN),
        **_part(cls, say),
    }
    made["properties"]["format_version"]["maximum"] = FORMAT_VERSION
    if "state" in made["properties"]:
        must = [field.name for field in fields_of(cls) if field.need == "must" and not field.words]
        made["if"] = {"properties": {"state": {"const": "published"}}, "required": ["state"]}
        made["then"] = {"required": must}
    return {**made, "definitions": inner} if inner else made


def _part(cls: type[Part], say: Say) -> Schema:
    fields = [field for field in fields_of(cls) if not field.words]
    made: Schema = {
        "type": "object",
        "description": say(" ".join((cls.__doc__ or "").split())),
        "properties": {field.name: _field(field, say) for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }
    return made if made["required"] else {name: value for name, value in made.items() if name != "required"}


def _field(field: Field, say: Say) -> Schema:
    """A field: what it says, how much it is needed, how it is written; and the same for programs."""
    said = f"{say(field.doc)}\n\n{' '.join(_notes(field, say))}"
    told = {"description": said, **({"markdownDescription": said} if "`" in said else {})}
    if field.part:
        one: Schema = {"$ref": f"#/definitions/{field.part.__name__}"}
        return {**told, "type": "array", "items": one} if field.many else {**told, "allOf": [one]}
    one = _value(field, say)
    return {**told, "type": "array", "items": one} if field.many else {**told, **one}


def _notes(field: Field, say: Say) -> list[str]:
    notes = [f"{say(NEEDS[need(field)])}."]
    written = form(field, say)
    if written and not field.choices:
        each = say("Each entry: {form}.") if field.many else say("Form: {form}.")
        notes.append(each.format(form=written))
    return notes


def _value(field: Field, say: Say) -> Schema:
    """One value. Editors read `3` as a number and `2026.1` too, where the model sees text: both are taken."""
    kind, limit = kind_of(field), limits(field)
    if kind == "choice":
        said = meanings(field)
        return {"enum": list(said), "enumDescriptions": [say(text) for text in said.values()]}
    if kind == "flag":
        return {"type": ["boolean", "string"], "pattern": "^(true|false)$"}
    if kind in ("number", "whole-number"):
        return _without_nothing({
            "type": ["integer" if kind == "whole-number" else "number", "string"],
            "minimum": limit.least, "maximum": limit.most,
            "pattern": f"^{NUMBER.pattern}$" if kind == "number" else r"^-?(0|[1-9][0-9]*)(\.0+)?$"})
    if kind == "date":
        return {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    pattern = f"^{MEASURE.pattern}$" if kind == "measure" else limit.pattern
    number = pattern is None or re.match(pattern, "1")
    return _without_nothing({"type": ["string", "number"] if number else "string", "minLength": limit.shortest,
                             "maxLength": limit.longest, "pattern": pattern})


def _without_nothing(made: Schema) -> Schema:
    return {name: value for name, value in made.items() if value is not None}
