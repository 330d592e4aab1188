"""`modemploi new`: a folder to fill in, made from the model, so that it never lags behind it."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from modemploi import FORMAT_VERSION, model
from modemploi.contribute import refusal
from modemploi.contribute.canonical import canonical, node_of
from modemploi.contribute.files import write_beside
from modemploi.contribute.refusal import Refusal
from modemploi.load import load_library
from modemploi.load.library import Library
from modemploi.load.source import shown
from modemploi.model import Field, Guide, fields_of
from modemploi.model.fields import addresses
from modemploi.model.kinds import Part

Say = Callable[[str], str]

SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
NOTE = "A template: replace what stands here by what is so, take away what you do not need, add entries by copying."
TO_WRITE = "To write: {what}"
HEADINGS = {
    "problem": "The problem", "goal": "The goal", "rationale": "Why it should work", "when_not": "When not to do it",
    "done": "Done when", "running": "Keeping it alive", "end_of_life": "At the end of its life",
}
"""Above the sections of the template."""
WANTED = frozenset({"origin", "changelog"})
"""What only the author knows: no template can say it."""
GIVEN: dict[tuple[str, str], Any] = {
    ("Guide", "state"): "draft", ("Guide", "licence"): "CC-BY-4.0", ("Author", "part"): "author",
    ("Condition", "answer"): "yes-no", ("Condition", "expected"): "yes",
    ("Parameter", "kind"): "number", ("Parameter", "unit"): "piece", ("Parameter", "typical"): "1",
    ("Parameter", "mark"): "proposal",
    ("Quantity", "unit"): "piece", ("Quantity", "formula"): "first_parameter",
    ("Supply", "quantity"): "first_quantity", ("Supply", "unit"): "piece",
    ("Step", "phase"): "do", ("Step", "functions"): ["first-function"], ("Step", "uses"): ["first-supply"],
    ("Step", "dangers"): ["first-risk"],
    ("CostLine", "count"): "1", ("CostLine", "unit"): "piece", ("CostLine", "mark"): "estimate",
    ("Price", "basis"): "estimate", ("Bearer", "share"): "100", ("Exchange", "phase"): "do",
    ("Example", "kind"): "illustrative", ("Expectation", "value"): "1 piece", ("Expectation", "tolerance"): "0 %",
    ("Guide", "sources"): None, ("Source", "read"): "none", ("Source", "strength"): "experience",
}
"""What the template says where the first choice of a list is not the best one to begin with."""


def new_guide(guides: Path, slug: str, language: str = "fr", say: Say = str, year: int = 0) -> tuple[Path, ...]:
    """Write a draft to fill in: ``guide.yml`` and one language file. `say` translates its hints into that language,
    `year` (this year when absent) begins its version. Gives the files. Raises `Refusal` where the name or language
    will not do, or the folder is there already."""
    if not SLUG.fullmatch(slug) or len(slug) > 60:
        raise Refusal(refusal.BAD_SLUG, slug=slug)
    if not guides.is_dir():
        raise Refusal(refusal.NO_FOLDER, path=shown(guides))
    library = load_library(guides, ["-"])
    known = [entry.id for entry in library.languages.data.languages] if library.languages.data else [language]
    if language not in known or not re.fullmatch("[a-z]{2,3}", language):
        raise Refusal(refusal.UNKNOWN_LANGUAGE, language=language, known=", ".join(known))
    folder = guides / slug
    if folder.exists() or folder.is_symlink():
        raise Refusal(refusal.GUIDE_EXISTS, path=shown(folder))
    facts = template(library, language, say, year or datetime.date.today().year)
    folder.mkdir()
    files = {
        folder / "guide.yml": canonical(node_of(facts), Guide),
        folder / f"{language}.md": words(Guide.model_validate(facts), say),
    }
    for path, text in files.items():
        write_beside(path, text)
    return tuple(files)


def template(library: Library, language: str, say: Say, year: int) -> dict[str, Any]:
    """The facts of a new guide: one entry for each list a guide must have, two partners who give and receive."""
    facts = _entry(Guide, "", library)
    (partner,), (exchange,) = facts["partners"], facts["exchanges"]
    second = {**partner, "id": partner["id"].replace("first", "second")}
    back = {**exchange, "id": exchange["id"].replace("first", "second"), "giver": second["id"]}
    return {
        **facts, "partners": [partner, second], "exchanges": [{**exchange, "receiver": second["id"]}, back],
        "format_version": str(FORMAT_VERSION), "version": f"{year}.1", "source_language": language, "note": say(NOTE),
    }


def words(guide: Guide, say: Say = str) -> str:
    """The language file of a new guide: every text it must have, with what belongs there."""
    front: dict[str, Any] = {"format_version": str(FORMAT_VERSION)}
    labels: list[dict[str, str]] = []
    sections: list[str] = []
    for address in addresses(guide):
        hint = say(TO_WRITE).format(what=say(address.field.doc))
        if address.field.need != "must":
            continue
        if address.text in ("title", "summary"):
            front[address.text] = hint
        elif address.field.words == "short":
            labels.append({"id": address.text, "text": hint})
        else:
            own = address.owner if address.field.name == "text" else address.text
            level = "####" if "." in own else "###" if address.owner else "##"
            heading = "…" if own == address.owner else say(HEADINGS[address.field.name])
            tick = "- [ ] " if address.field.name == "done" else ""
            cited = " [@first-source]" if address.text == "rationale" else ""
            sections.append(f"{level} {heading} {{#{own}}}\n\n{tick}{hint}{cited}\n")
    named = {section.partition("{#")[2].partition("}")[0] for section in sections}
    labels = [label for label in labels if label["id"].removesuffix(".name") not in named]
    return f"---\n{canonical(node_of({**front, 'labels': labels}), model.FrontMatter)}---\n\n" + "\n".join(sections)


def _entry(cls: type[Part], key: str, library: Library) -> dict[str, Any]:
    """One entry of a class with what it must say."""
    entry: dict[str, Any] = {}
    for field in fields_of(cls):
        given = (cls.__name__, field.name) in GIVEN
        if field.words or field.name in WANTED or not (field.required or field.need == "must" or given):
            continue
        value = key if field.name == "id" and not field.ref else GIVEN.get((cls.__name__, field.name))
        value = _value(field, library) if value is None else value
        if value is not None:
            entry[field.name] = [value] if field.many and not isinstance(value, list) else value
    return entry


def _value(field: Field, library: Library) -> Any:
    """A first value for a field; None where there is none to give."""
    if field.part:
        return _entry(field.part, first_id(field.part), library)
    if field.ref:
        target = next(other for other in fields_of(Guide) if other.name == field.ref[0])
        return first_id(target.part) if target.part else None
    if field.shared:
        listed = library.lists[field.shared].data
        return listed.entries[0].id if listed and listed.entries else None
    if field.choices:
        return field.choices[0]
    if not field.required:
        return None
    return "1" if field.bare in (int, float) or field.name == "formula" else "…"


def first_id(cls: type[Part]) -> str:
    """The id of the first entry of its kind: `first-step`; things formulas speak of have names: `first_quantity`."""
    kind = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", cls.__name__).lower()
    pattern = cls.model_json_schema()["properties"].get("id", {}).get("pattern", "")
    return f"first_{kind.replace('-', '_')}" if "(_" in pattern else f"first-{kind}"
