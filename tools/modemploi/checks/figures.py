"""Figures and claims: where they come from, and how sure we are of them."""

import re
from collections.abc import Iterator

from modemploi.checks.check import Example, Found, check, found
from modemploi.checks.text import CITATION, MARK, blocks, numbers
from modemploi.checks.view import View, inside


FIGURES = {
    "Parameter": ("typical", "rows"), "Table": ("rows",), "Condition": ("min", "max"), "Outcome": ("target",),
    "Supply": ("lifetime", "count"), "Exchange": ("quantity",), "Step": ("duration", "effort"),
}
"""Facts with a number that should say how sure we are of it, or where it comes from."""


@check(
    level="error", draft="warning",
    message="a limit of safety that is only recalled decides here ({id})",
    why="a wrong limit of safety hurts people; only a standard, a data sheet or a competent person may set it",
    fix="name the standard or data sheet the limit is taken from and who decides, or cite a source that was read",
    example=Example("en.md", """\
- [ ] the voltage is below 60 V [!needs-check].
""", """\
- [ ] the voltage is below the limit of the data sheet; the mender decides.
""", at="- [ ] every lamp of the list gives light.\n", also=("marks-differ", "numbers-differ")),
)
def recalled_limit(view: View) -> Iterator[Found]:
    """A condition of safety, or the end of a dangerous step, that rests on something only recalled."""
    for index, condition in enumerate(view.guide.conditions):
        limited = (condition.min, condition.max) != (None, None)
        if limited and condition.kind == "safety" and condition.mark == "needs-check":
            yield found(view.at("conditions", index), id=condition.id)
    dangerous = {step.id for step in view.guide.steps if step.dangers}
    for translation, word in view.words:
        owner, _, field = word.address.rpartition(".")
        if field == "done" and owner in dangerous:
            for start, block in blocks(word.markdown):
                doubt = next((mark for mark in MARK.finditer(block) if mark[1] == "needs-check"), None)
                if doubt and any(numbers(block, translation.language)):
                    yield found(inside(word, start + doubt.start()), id=word.address)


@check(
    level="warning", draft="gathered",
    message="{field} of {id} says neither where it comes from nor how sure we are",
    why="a number without an origin is taken for a fact",
    fix="add `sources`, or a `mark`: estimate, computed, proposal, needs-check",
    example=Example("guide.yml", """\
    answer: number
    unit: person
    min: 2
""", """\
    answer: number
    unit: person
    min: 2
    mark: estimate
""", at="""\
    answer: yes-no
    expected: yes
"""),
)
def figure_without_origin(view: View) -> Iterator[Found]:
    """A fact with a number, without a source and without a mark."""
    for path, part in view.parts:
        for name in FIGURES.get(type(part).__name__, ()):
            unsure = not vars(part).get("sources", ()) and vars(part).get("mark", None) is None
            if unsure and getattr(part, name) not in (None, ()) and not _without_number(part):
                yield found(view.key(*path, name), id=vars(part).get("id", ""), field=name)
                break


def _without_number(part: object) -> bool:
    return vars(part).get("kind", None) in ("choice", "date") or vars(part).get("answer", None) == "yes-no"


UNIT = re.compile(
    r"[ \u00a0\u202f]?(?:%|°C|€|MAD|EUR|[kMG]?W(?:h|c|p)?\b|[kMm]?V\b|[km]?A(?:h)?\b|m[²³]?\b|mm[²]?\b|cm[²]?\b|km\b"
    r"|kg\b|L\b|lx\b|Ω|[kM]Ω)")


@check(
    level="warning", draft="gathered",
    message="the figure {figure} has neither a source nor a mark in its paragraph",
    why="a number without an origin is taken for a fact",
    fix="put `[@source]` after it, or a mark: [!estimate], [!computed], [!proposal], [!needs-check]",
    example=Example("fr.md", "Une page signée, et 40 % d'avance.",
                    "Une page signée, et 40 % d'avance [!proposal].", at="Une page signée.",
                    around=(("en.md", "One signed page.", "One signed page, and 40 % in advance."),)),
)
def figure_without_source(view: View) -> Iterator[Found]:
    """A typed number with a unit in a paragraph that cites nothing. The source language answers for all. The title and
    the summary cannot cite; the sections that say the same at length do."""
    for translation, word in view.words:
        if translation is view.source and word.address not in ("title", "summary"):
            for start, block in blocks(word.markdown):
                if not (CITATION.search(block) or MARK.search(block)):
                    for typed in numbers(block, translation.language):
                        if unit := UNIT.match(block, typed.end):
                            yield found(inside(word, start + typed.start), figure=typed.text + unit[0])
                            break


@check(
    level="warning", draft="gathered",
    message="{address} makes claims, and cites no source",
    why="why something should work is what a reader doubts first",
    fix="cite what the claim rests on, `[@source]`, or mark it as [!estimate] or [!proposal]",
    example=Example("fr.md", "Une lampe réparée sur place le reste.",
                    "Une lampe réparée sur place le reste [@lamp-report, p. 12].",
                    around=(("en.md", " [@lamp-report, p. 12]", ""),)),
)
def claim_without_source(view: View) -> Iterator[Found]:
    """A problem or a rationale that rests on nothing."""
    for translation, word in view.words:
        if translation is view.source and word.address in ("problem", "rationale"):
            if not (CITATION.search(word.markdown) or MARK.search(word.markdown)):
                yield found(word.place, address=word.address)


@check(
    level="warning",
    message="{id} is marked as a conflict, and names fewer than two sources",
    why="a reader should see both sides",
    fix="name the sources that disagree, or mark it as needs-check",
    example=Example("guide.yml", "    mark: conflict\n", "    mark: proposal\n", at="    mark: proposal\n"),
)
def conflict_without_sides(view: View) -> Iterator[Found]:
    """A conflict of one."""
    for path, part in view.parts:
        if vars(part).get("mark", None) == "conflict" and len(vars(part).get("sources", ())) < 2:
            yield found(view.at(*path, "mark"), id=vars(part).get("id", str(path[0])))


UNSURE = ("needs-check", "estimate", "proposal", "conflict")


@check(
    level="error", draft="warning",
    message="{id} rests on “{source}” alone, which nobody read, and carries no mark of doubt",
    why="readers would take what is only recalled for what is known",
    fix="set `mark: needs-check`, or name a source that was read",
    example=Example("guide.yml", "    read: none\n", "    read: whole\n", around=(
        ("guide.yml", "    mark: proposal\n", ""),), also=("recalled-citation",)),
)
def recalled_without_mark(view: View) -> Iterator[Found]:
    """A fact whose sources are all recalled, and that says nothing of it."""
    recalled = view.loaded.recalled
    for path, part in view.parts:
        sources = vars(part).get("sources", ())
        silent = "mark" in vars(part) and vars(part)["mark"] not in (*UNSURE, "found")
        if silent and sources and set(sources) <= recalled:
            yield found(view.at(*path), id=vars(part).get("id", str(path[0])), source=sources[0])


@check(
    level="warning", draft="gathered",
    message="this rests on “{source}” alone, which nobody read, and carries no mark of doubt",
    why="readers would take what is only recalled for what is known",
    fix="put [!needs-check] after it, or cite a source that was read",
    example=Example("guide.yml", "    read: none\n", "    read: whole\n", also=("recalled-without-mark",)),
)
def recalled_citation(view: View) -> Iterator[Found]:
    """A paragraph that cites nothing but recalled sources, without a mark. The source language answers for all."""
    recalled = view.loaded.recalled
    for translation, word in view.words:
        if translation is view.source and recalled:
            for start, block in blocks(word.markdown):
                cited = [citation[0][2:-1].partition(",")[0].strip() for citation in CITATION.finditer(block)]
                if cited and set(cited) <= recalled and not MARK.search(block):
                    yield found(inside(word, start), source=cited[0])


@check(
    level="warning", draft="gathered",
    message="“{typed}” is typed, and is the fact {name} of this guide",
    why="when the fact changes, or a reader enters another case, this number stays what it was",
    fix="write `{{{{ {name} }}}}`, which shows the number with its unit",
    example=Example("fr.md", "On fait le tour des 3 salles.", "On fait le tour des {{ rooms }}.", around=(
        ("en.md", "One walks through {{ rooms }}.", "One walks through 3 rooms."),
        ("_shared/units.yml", "        one: salle\n", "        one: salle\n        many: salles\n"))),
)
def number_not_referenced(view: View) -> Iterator[Found]:
    """A typed number with the value and the unit of a fact that can change: a parameter, a quantity, an assumption with
    a range. Figures that cite a source or carry a mark are told of another place, and stay."""
    facts = _facts(view)
    source = view.source
    units = _units(view, source.language) if source else {}
    if source and facts and units:
        unit = re.compile("[ \u00a0\u202f]?(" + "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
                          + r")(?![\w/²³])")
        for word in source.words.values():
            owner, _, field = word.address.rpartition(".")
            if field not in ("reason", "explanation", "measure") and owner not in view.lists["examples"]:
                for start, block in blocks(word.markdown):
                    if not (CITATION.search(block) or MARK.search(block)):
                        for typed in numbers(block, source.language):
                            near = unit.match(block, typed.end)
                            name = facts.get((units[near[1]], round(typed.value, 6))) if near else None
                            if near and name and name != owner:
                                yield found(inside(word, start + typed.start), typed=typed.text + near[0], name=name)


def _facts(view: View) -> dict[tuple[str, float], str]:
    """The numbers that can change, by unit and value; of equal ones the first."""
    fixed = {each.id for each in view.guide.assumptions if each.min is None and each.max is None}
    return {(value.unit, round(value.number, 6)): name for name, value in reversed(list(view.case.values.items()))
            if value.unit and name not in fixed}


def _units(view: View, language: str) -> dict[str, str]:
    """What units are called in a language, with their ids."""
    told = {}
    for unit in view.units.units:
        names = [text for each in unit.names if each.language == language for text in (each.one, each.many) if text]
        told.update(dict.fromkeys([unit.id, *names], unit.id))
    return told
