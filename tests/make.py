"""A small guide that is complete, and libraries made of it, for tests that change one thing and look.

`a_library(tmp_path)` writes a library without any problem and gives its folder. Every test then changes what it
is about: facts by name (``state="draft"``, ``steps=None``), words by address, files by path.
"""

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from modemploi.load.freshness import hash_of, part_of
from modemploi.model import Guide, Units
from modemploi.model.fields import addresses

SLUG = "mend-lamps"

FACTS: dict[str, Any] = {
    "format_version": "2", "version": "2026.1", "state": "published", "source_language": "fr",
    "licence": "CC-BY-4.0", "themes": ["energy"], "settings": ["rural-school"], "scales": ["building"],
    "sdg_targets": ["4.a"], "hazards": ["battery-current"], "authors": [{"name": "Amina Test", "part": "author"}],
    "participation": ["outside"],
    "origin": {"place": "Azrou", "country": "MA", "since": "2024", "sources": ["lamp-report"]},
    "changelog": [{"id": "first-edition", "version": "2026.1", "date": "2026-11-22"}],
    "functions": [{"id": "light-at-dusk", "essential": "true"}],
    "outcomes": [{"id": "rooms-lit", "unit": "room", "baseline": "0", "target": "3", "mark": "proposal",
                  "sources": ["lamp-report"]}],
    "conditions": [{"id": "someone-mends", "kind": "people", "answer": "yes-no", "expected": "yes", "effect": "stop"}],
    "legal_topics": [{"id": "waste-law", "notes": [
        {"id": "waste-law-france", "country": "FR", "as_of": "2026-11-01", "mark": "needs-check",
         "sources": ["lamp-report"]}]}],
    "parameters": [
        {"id": "rooms", "kind": "number", "unit": "room", "typical": "3", "min": "1", "max": "12",
         "sources": ["lamp-report"]},
        {"id": "battery", "kind": "choice", "typical": "lfp", "options": [{"id": "lfp"}, {"id": "lead"}]},
        {"id": "loads", "kind": "rows", "columns": [
            {"id": "power", "unit": "W", "min": "0", "max": "500"},
            {"id": "hours", "unit": "h/day", "min": "0", "max": "24"}],
         "rows": [{"id": "radio", "cells": [{"column": "power", "value": "5"}, {"column": "hours", "value": "2"}]}],
         "mark": "estimate"},
    ],
    "assumptions": [{"id": "lamps_per_room", "value": "2", "unit": "piece/room", "sensitivity": "low",
                     "mark": "estimate", "sources": ["lamp-report"]}],
    "quantities": [
        {"id": "lamps", "unit": "piece", "formula": "rooms * lamps_per_room", "rounding": "up", "key": "true"},
        {"id": "radio_energy", "unit": "Wh/day", "formula": "sum(loads.power * loads.hours)"},
    ],
    "supply_categories": [{"id": "lighting"}],
    "supplies": [{"id": "lamp", "category": "lighting", "quantity": "lamps", "unit": "piece",
                  "only": {"parameter": "battery", "option": "lfp", "also": ["lead"]}, "mark": "estimate",
                  "sources": ["lamp-report"]}],
    "tools": [{"id": "screwdriver", "count": "1"}],
    "documents": [{"id": "lamp-list", "file": "files/lamp-list.md"}],
    "roles": [{"id": "mender", "partner": "guild", "head_count": "1 person", "competent": "true",
               "adults_only": "true"}],
    "partners": [{"id": "guild", "kind": "craft", "decides": "co-decides"},
                 {"id": "school", "kind": "school", "decides": "decides"}],
    "steps": [
        {"id": "look", "phase": "prepare", "form": "adapt", "roles": ["mender"],
         "effort": [{"role": "mender", "amount": "1 person_day"}], "duration": "1 day", "mark": "estimate",
         "uses": ["lamp-list"]},
        {"id": "mend", "phase": "do", "functions": ["light-at-dusk"], "form": "fixed", "after": ["look"],
         "roles": ["mender"],
         "effort": [{"role": "mender", "amount": "2 person_day"}], "duration": "2 day",
         "uses": ["lamp", "screwdriver"], "dangers": ["shock"], "mark": "estimate",
         "troubles": [{"id": "stays-dark"}]},
    ],
    "cost_categories": [{"id": "material"}],
    "cost_lines": [
        {"id": "buy-lamps", "when": "set-up", "phase": "do", "category": "material", "supply": "lamp",
         "quantity": "lamps", "unit": "piece",
         "unit_price": {"low": "4.50", "high": "6", "currency": "EUR", "year": "2026", "country": "FR",
                        "basis": "published"},
         "borne_by": [{"partner": "school", "share": "100"}], "mark": "estimate", "sources": ["lamp-report"]},
        {"id": "renew-lamps", "when": "yearly", "phase": "maintain", "category": "material", "supply": "lamp",
         "count": "1", "unit": "piece",
         "unit_price": {"low": "4.50", "high": "6", "currency": "EUR", "year": "2026", "country": "FR",
                        "basis": "published"},
         "borne_by": [{"partner": "school", "share": "100"}], "mark": "estimate", "sources": ["lamp-report"]},
    ],
    "exchanges": [
        {"id": "guild-mends", "giver": "guild", "receiver": "school", "phase": "do", "kind": "skill"},
        {"id": "school-hosts", "giver": "school", "receiver": "guild", "phase": "do", "kind": "hosting"},
    ],
    "reciprocity_rules": [{"id": "both-give", "kind": "everyone-gives-and-receives", "partners": ["guild", "school"]}],
    "risks": [{"id": "shock", "kind": "safety", "likelihood": "low", "severity": "high", "owner": "mender",
               "sources": ["lamp-report"]}],
    "decisions": [{"id": "mend-or-buy", "steps": ["look"], "mark": "estimate", "sources": ["lamp-report"]}],
    "weaknesses": [{"id": "no-spares", "steps": ["mend"], "sources": ["lamp-report"]}],
    "images": [{"id": "lamp-drawing", "file": "images/lamp.svg", "kind": "drawing", "credit": "Amina Test",
                "licence": "CC-BY-4.0"}],
    "examples": [{"id": "two-rooms", "kind": "illustrative", "inputs": [{"id": "rooms", "value": "2"}],
                  "expect": [{"id": "lamps", "value": "4 piece", "tolerance": "0 %"},
                             {"id": "radio_energy", "value": "10 Wh/day", "tolerance": "0 %"}],
                  "mark": "computed"}],
    "questions": [{"id": "how-long-they-last", "steps": ["mend"]}],
    "sources": [{"id": "lamp-report", "type": "report", "author": "Lampes sans frontières", "title": "Les lampes",
                 "issued": "2025", "language": "fr", "url": "https://example.org/lampes", "accessed": "2026-11-20",
                 "read": "whole", "strength": "documented"}],
}
"""The facts of the small guide. Every value is a text, as it stands in the file."""

WORDS: dict[str, dict[str, str]] = {
    "fr": {
        "title": "Réparer les lampes d'une école",
        "summary": "Trois salles éclairées le soir, et quelqu'un qui sait les réparer.",
        "first-edition.text": "Première édition.",
        "problem": "Le soir, on ne voit plus rien dans les salles [@lamp-report].",
        "goal": "On lit le soir dans {{ rooms }}.",
        "rationale": "Une lampe réparée sur place le reste [@lamp-report, p. 12].",
        "when-not": "S'il n'y a personne pour réparer.",
        "light-at-dusk.name": "On voit clair le soir",
        "rooms-lit.name": "Salles éclairées", "rooms-lit.measure": "On compte les salles où l'on peut lire.",
        "context": "Pour une école de campagne.",
        "competent": "Une personne du métier, avant d'ouvrir une lampe.",
        "someone-mends.question": "Quelqu'un peut-il réparer ?",
        "someone-mends.otherwise": "Trouver d'abord cette personne.",
        "waste-law.name": "Les déchets", "waste-law.look-for": "Où l'on rapporte les lampes usées",
        "waste-law.ask": "La mairie", "waste-law-france.text": "On les rapporte [!needs-check].",
        "rooms.name": "Salles", "rooms.measure": "On les compte.",
        "battery.name": "Batterie", "battery.measure": "On lit l'étiquette.",
        "battery.lfp.name": "Lithium", "battery.lead.name": "Plomb",
        "loads.name": "Appareils", "loads.measure": "On lit l'étiquette.",
        "loads.power.name": "Puissance", "loads.hours.name": "Heures par jour", "radio.name": "Radio",
        "lamps_per_room.name": "Lampes par salle", "lamps_per_room.reason": "Une de chaque côté.",
        "lamps.name": "Lampes", "radio_energy.name": "Énergie de la radio",
        "lighting.name": "Éclairage",
        "lamp.name": "Lampe", "lamp.specification": "Elle s'ouvre sans colle.",
        "screwdriver.name": "Tournevis", "screwdriver.specification": "Il est isolé.",
        "lamp-list.name": "Liste des lampes",
        "mender.name": "Réparatrice ou réparateur", "mender.skills": "Sait couper le courant et le vérifier.",
        "guild.name": "La corporation", "guild.text": "Elle apporte le métier.",
        "school.name": "L'école", "school.text": "Elle accueille.",
        "steps.intro": "Deux pas, dans cet ordre.",
        "look.name": "Regarder", "look.text": "On fait le tour des {{ rooms }}.",
        "look.done": "- [ ] chaque lampe est sur la liste.",
        "mend.name": "Réparer",
        "mend.text": "> [!WARNING]\n> On coupe le courant d'abord.\n\nPuis on ouvre la lampe.\n\n"
                                             "![](images/lamp.svg)",
        "mend.done": "- [ ] chaque lampe de la liste éclaire.",
        "stays-dark.sign": "La lampe reste éteinte", "stays-dark.cause": "Le fil est coupé.",
        "stays-dark.fix": "On le remplace.",
        "material.name": "Matériel", "buy-lamps.name": "Acheter les lampes", "renew-lamps.name": "Remplacer une lampe",
        "running": "Une lampe par an, payée par l'école.",
        "guild-mends.name": "La réparation", "school-hosts.name": "Le repas et le toit",
        "both-give.text": "Chacun donne et reçoit.", "agreement": "Une page signée.",
        "exit": "On prévient un mois avant.",
        "shock.name": "Choc électrique", "shock.prevention": "On coupe le courant et on vérifie.",
        "shock.response": "On appelle les secours.",
        "shock.stop-rule": "On arrête dès qu'un fil est à nu.",
        "mend-or-buy.name": "Réparer, ou acheter ?",
        "mend-or-buy.text": "Ailleurs, on a réparé tant que les pièces se trouvaient [@lamp-report].",
        "mend-or-buy.advice": "On compte ce que coûte la pièce, et le chemin [!proposal].",
        "how-long-they-last.name": "Combien de temps tiennent-elles ?",
        "how-long-they-last.ask": "La corporation, au bout d'un an.",
        "no-spares.name": "Pas de pièces", "no-spares.remedy": "On en garde deux.",
        "end-of-life": "Les lampes usées retournent au magasin.",
        "lamp-drawing.alternative": "Une lampe ouverte, le fil à gauche.",
        "two-rooms.name": "Deux salles", "again": "On commencerait plus tôt.",
    },
    "en": {
        "title": "Mend the lamps of a school",
        "summary": "Three rooms lit at dusk, and someone who knows how to mend them.",
        "first-edition.text": "First edition.",
        "problem": "At dusk nobody sees anything in the rooms [@lamp-report].",
        "goal": "People read at dusk in {{ rooms }}.",
        "rationale": "A lamp that is mended on the spot stays mended [@lamp-report, p. 12].",
        "when-not": "When there is nobody to mend.",
        "light-at-dusk.name": "One sees well at dusk",
        "rooms-lit.name": "Rooms lit", "rooms-lit.measure": "One counts the rooms where one can read.",
        "context": "For a school in the country.",
        "competent": "Someone of the trade, before a lamp is opened.",
        "someone-mends.question": "Is there someone to mend?", "someone-mends.otherwise": "Find that person first.",
        "waste-law.name": "Waste", "waste-law.look-for": "Where used lamps are brought back",
        "waste-law.ask": "The town hall", "waste-law-france.text": "One brings them back [!needs-check].",
        "rooms.name": "Rooms", "rooms.measure": "One counts them.",
        "battery.name": "Battery", "battery.measure": "One reads the label.",
        "battery.lfp.name": "Lithium", "battery.lead.name": "Lead",
        "loads.name": "Appliances", "loads.measure": "One reads the label.",
        "loads.power.name": "Power", "loads.hours.name": "Hours a day", "radio.name": "Radio",
        "lamps_per_room.name": "Lamps in a room", "lamps_per_room.reason": "One on each side.",
        "lamps.name": "Lamps", "radio_energy.name": "Energy of the radio",
        "lighting.name": "Lighting",
        "lamp.name": "Lamp", "lamp.specification": "It opens without glue.",
        "screwdriver.name": "Screwdriver", "screwdriver.specification": "It is insulated.",
        "lamp-list.name": "List of lamps",
        "mender.name": "Mender", "mender.skills": "Can cut the current and verify it.",
        "guild.name": "The guild", "guild.text": "It brings the craft.",
        "school.name": "The school", "school.text": "It hosts.",
        "steps.intro": "Two steps, in this order.",
        "look.name": "Look", "look.text": "One walks through {{ rooms }}.",
        "look.done": "- [ ] every lamp is on the list.",
        "mend.name": "Mend", "mend.text": "> [!WARNING]\n> Cut the current first.\n\nThen open the lamp.\n\n"
                                          "![](images/lamp.svg)",
        "mend.done": "- [ ] every lamp of the list gives light.",
        "stays-dark.sign": "The lamp stays dark", "stays-dark.cause": "The wire is cut.",
        "stays-dark.fix": "Replace it.",
        "material.name": "Material", "buy-lamps.name": "Buy the lamps", "renew-lamps.name": "Replace a lamp",
        "running": "One lamp a year, paid by the school.",
        "guild-mends.name": "The mending", "school-hosts.name": "A meal and a roof",
        "both-give.text": "Everyone gives and receives.", "agreement": "One signed page.",
        "exit": "One month's notice.",
        "shock.name": "Electric shock", "shock.prevention": "Cut the current and verify.",
        "shock.response": "Call for help.",
        "shock.stop-rule": "Stop as soon as a wire is bare.",
        "mend-or-buy.name": "Mend, or buy?",
        "mend-or-buy.text": "Elsewhere lamps were mended as long as spares were found [@lamp-report].",
        "mend-or-buy.advice": "Count what the spare costs, and the way [!proposal].",
        "how-long-they-last.name": "How long do they last?",
        "how-long-they-last.ask": "The guild, after a year.",
        "no-spares.name": "No spares", "no-spares.remedy": "Keep two.",
        "end-of-life": "Used lamps go back to the shop.",
        "lamp-drawing.alternative": "An open lamp, the wire on the left.",
        "two-rooms.name": "Two rooms", "again": "We would begin earlier.",
    },
}
"""Its words, by language and address."""

TEXTS: dict[str, str] = {
    "fr": """\
## Où l'on a regardé

| Salle | Lampe | Éclaire |
| --- | --- | --- |
| …… | …… | …… |

- [ ] toutes les salles ont été vues.
""",
    "en": """\
## Where one looked

| Room | Lamp | Gives light |
| --- | --- | --- |
| …… | …… | …… |

- [ ] every room was seen.
""",
}
"""The text of its document, `lamp-list`, by language."""

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></svg>\n'


def _named(*names: tuple[str, str, str]) -> dict[str, Any]:
    return {"format_version": "2", "entries": [
        {"id": key, "names": [{"language": "fr", "text": french}, {"language": "en", "text": english}]}
        for key, french, english in names]}


def _unit(key: str, definition: str, french: str, english: str) -> dict[str, Any]:
    return {"id": key, "definition": definition, "names": [{"language": "fr", "one": french},
                                                           {"language": "en", "one": english}]}


SHARED: dict[str, dict[str, Any]] = {
    "languages": {"format_version": "2", "languages": [
        {"id": "fr", "name": "Français", "direction": "ltr", "published": "true"},
        {"id": "en", "name": "English", "direction": "ltr", "published": "true"},
        {"id": "ar", "name": "العربية", "direction": "rtl", "published": "false"}]},
    "themes": _named(("energy", "Énergie", "Energy"), ("education", "Éducation", "Education")),
    "settings": _named(("rural-school", "École de campagne", "Rural school")),
    "scales": _named(("building", "Un bâtiment", "A building")),
    "partner-kinds": _named(("craft", "Gens de métier", "Craftspeople"), ("school", "École", "School")),
    "sdg-targets": _named(("4.a", "Des écoles adaptées", "Schools that suit")),
    "dac-sectors": _named(("23210", "Énergie renouvelable", "Renewable energy")),
    "hazards": _named(("battery-current", "Courant de batterie", "Battery current")),
    "units": {"format_version": "2", "units": [
        _unit("piece", "[piece]", "pièce", "piece"), _unit("room", "[room]", "salle", "room"),
        _unit("person", "[person]", "personne", "person"),
        _unit("person_day", "person * day", "jour-personne", "person-day"),
        _unit("h", "hour", "h", "h"), _unit("day", "day", "jour", "day"), _unit("W", "watt", "W", "W"),
        _unit("Wh", "watt_hour", "Wh", "Wh"), _unit("EUR", "[currency_EUR]", "€", "€")]},
    "glossary": {"format_version": "2", "terms": [{"id": "guild", "words": [
        {"language": "fr", "term": "corporation", "definition": "Des gens du même métier."},
        {"language": "en", "term": "guild", "definition": "People of the same craft."}]}]},
    "phrases/fr": {"format_version": "2", "phrases": [{"id": "done-when", "text": "Terminé quand"}]},
    "phrases/en": {"format_version": "2", "phrases": [{"id": "done-when", "text": "Done when"}]},
}
"""The shared files of a small library, by path below ``_shared`` without ``.yml``."""


def changed(values: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """A copy with the changes made; None leaves a key out."""
    return {key: value for key, value in {**deepcopy(dict(values)), **changes}.items() if value is not None}


def yaml(value: Any, indent: int = 0) -> str:
    """Block YAML of texts, lists and maps; every text that needs quotes has them."""
    pad = " " * indent
    if isinstance(value, Mapping):
        lines = []
        for key, inner in value.items():
            if isinstance(inner, (Mapping, list)):
                lines.append(f"{pad}{key}:\n{yaml(inner, indent + 2)}")
            else:
                lines.append(f"{pad}{key}: {scalar(str(inner))}\n")
        return "".join(lines)
    if isinstance(value, list):
        lines = []
        for inner in value:
            text = yaml(inner, indent + 2) if isinstance(inner, (Mapping, list)) else scalar(str(inner)) + "\n"
            lines.append(f"{pad}- {text.lstrip()}")
        return "".join(lines)
    return pad + scalar(str(value)) + "\n"


def scalar(text: str) -> str:
    """A text as YAML writes it."""
    plain = text and text[0].isalnum() and ": " not in text and " #" not in text and not text.endswith(":")
    if plain and "\n" not in text:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def facts(**changes: Any) -> dict[str, Any]:
    """The facts of the small guide, with changes."""
    return changed(FACTS, changes)


def a_guide(**changes: Any) -> Guide:
    """The small guide as the model understands it, with changes to its facts."""
    return Guide.model_validate(facts(**changes))


def some_units() -> Units:
    """The units of the small library."""
    return Units.model_validate(SHARED["units"])


def a_translation(
    language: str = "fr", words: Mapping[str, str | None] | None = None, guide: Guide | None = None,
) -> str:
    """The text of a language file: short words as labels, long ones as sections, a step's name as its heading."""
    said = changed(WORDS[language], words or {})
    places = {address.text: address for address in addresses(guide or a_guide())}
    long = [key for key in said if key in places and places[key].field.words == "long" or key.endswith(".intro")]
    names = {f"{key.removesuffix('.text')}.name" for key in long if key.endswith(".text")}
    front = {"format_version": "2", **{key: said[key] for key in ("title", "summary") if key in said}}
    labels = [{"id": key, "text": text} for key, text in said.items()
              if key not in long and key not in names and key not in ("title", "summary")]
    body = []
    for key in long:
        owner, _, field = key.rpartition(".")
        if field == "text":
            body.append(f"### {said.get(f'{owner}.name', '…')} {{#{owner}}}\n\n{said[key]}\n")
        else:
            level = "##" if not owner or field == "intro" else "####"
            body.append(f"{level} {field} {{#{owner if field == 'intro' else key}}}\n\n{said[key]}\n")
    return "---\n" + yaml({**front, "labels": labels} if labels else front) + "---\n\n" + "\n".join(body)


def stamps(words: Mapping[str, str]) -> dict[str, Any]:
    """The stamps of a translation made today from these source words."""
    parts: dict[str, dict[str, str]] = {}
    for address, text in words.items():
        parts.setdefault(part_of(address), {})[address] = text
    return {"format_version": "2", "stamps": [{"id": part, "source": hash_of(said)} for part, said in parts.items()]}


def write(folder: Path, files: Mapping[str, str | bytes | None]) -> Path:
    """Write files below a folder, by path; None removes one. Gives the folder."""
    for name, content in files.items():
        path = folder / name
        if content is None:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def a_library(
    folder: Path, *, slug: str = SLUG, words: Mapping[str, Mapping[str, str | None]] | None = None,
    files: Mapping[str, str | bytes | None] | None = None, shared: Mapping[str, Any] | None = None, **changes: Any,
) -> Path:
    """Write a library with one small guide below ``folder/guides`` and give that folder.

    `changes` to facts by name, `words` by language and address, `shared` by path (``themes``, ``phrases/fr``),
    `files` by path below ``guides`` (written last, as they are). None leaves something out.
    Facts that the model refuses are written all the same; words are then laid out as for the unchanged guide.
    """
    said = words or {}
    source = changed(WORDS["fr"], said.get("fr", {}))
    written: dict[str, str | bytes | None] = {
        **{f"_shared/{name}.yml": yaml(value) for name, value in changed(SHARED, shared or {}).items()},
        f"{slug}/guide.yml": yaml(facts(**changes)),
        f"{slug}/fr.md": a_translation("fr", said.get("fr")),
        f"{slug}/en.md": a_translation("en", said.get("en")),
        f"{slug}/en.stamps.yml": yaml(stamps({**source, "lamp-list.content": TEXTS["fr"]})),
        **{f"{slug}/files/lamp-list.{language}.md": text for language, text in TEXTS.items()},
        f"{slug}/images/lamp.svg": SVG,
    }
    return write(folder / "guides", {**written, **(files or {})})
