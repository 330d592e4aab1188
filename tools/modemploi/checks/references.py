"""What facts name: parts of the guide, entries of shared lists, other guides, countries, currencies, licences."""

from collections.abc import Iterator

from modemploi.checks import codes, nouns
from modemploi.checks.check import Example, Found, check, found
from modemploi.checks.view import View
from modemploi.model import fields_of
from modemploi.model.fields import Path
from modemploi.model.proof import ExampleInput

CODES = (("country", "country", codes.COUNTRIES, "ISO 3166-1"), ("currency", "currency", codes.CURRENCIES, "ISO 4217"),
         ("base", "currency", codes.CURRENCIES, "ISO 4217"), ("quote", "currency", codes.CURRENCIES, "ISO 4217"))


@check(
    level="error",
    message="“{id}” is not one of the {list} of this guide",
    why="what is named and does not exist cannot be shown, linked or counted",
    fix="use the id of one of the {list}, or add “{id}” to them",
    example=Example("guide.yml", """\
    uses:
      - lamps
""", """\
    uses:
      - lamp
"""),
    terms={"list": nouns.LISTS},
)
def unknown_reference(view: View) -> Iterator[Found]:
    """A fact that names nothing. An example's inputs and expectations are looked at when it is computed."""
    lists = {refs: frozenset(own for name in refs for own in view.lists.get(name, ()))
             for refs in {reference.field.ref for reference in view.references}}
    for reference in view.references:
        known = lists[reference.field.ref]
        if reference.target not in known and reference.field.name != "id":
            yield found(view.at(*reference.path), view.close(reference.target, known), id=reference.target,
                        list=reference.field.ref[0])


@check(
    level="error",
    message="the id “{id}” is used a second time; first on line {first}",
    why="an id names one thing in the whole guide: words, links and references would reach only one of the two",
    fix="give one of the two another id, here and wherever it is named",
    example=Example("guide.yml", """\
side_effects:
  - id: look
""", "", at=""),
)
def duplicate_id(view: View) -> Iterator[Found]:
    """Two parts with one id: in the guide, or among the columns, options or entered rows of one part."""
    for path, _, own in view.named:
        if view.by_id[own][0] != path:
            yield found(view.at(*path, "id"), id=own, first=str(view.at(*view.by_id[own][0], "id").line))
    for path, part in view.parts:
        for name in ("columns", "options", *(("rows",) if isinstance(part, ExampleInput) else ())):
            first: dict[str, int] = {}
            for index, entry in enumerate(vars(part).get(name, ())):
                if first.setdefault(entry.id, index) != index:
                    line = view.at(*path, name, first[entry.id], "id").line
                    yield found(view.at(*path, name, index, "id"), id=entry.id, first=str(line))


PAGE = frozenset("copy form refused reset rules said start which".split())
"""What the form of a page calls its own places, and the first day in the address of a case."""


@check(
    level="error",
    message="what one enters cannot be called “{id}”: the page of the guide uses that word itself",
    why="two places of the page would have one id, or one word of the address two meanings, and the reader's number "
        "would reach the wrong one",
    fix="give it another id, like {id}_value, here and wherever it is named",
    example=Example("guide.yml", """\
assumptions:
  - id: form
    value: 2
    unit: person
    mark: estimate
""", """\
assumptions:
  - id: form_value
    value: 2
    unit: person
    mark: estimate
""", at="assumptions:\n", also=("missing-detail", "missing-label", "used-nowhere")),
)
def id_of_the_page(view: View) -> Iterator[Found]:
    """A parameter, an assumption or a condition that is called like a place of the form itself."""
    for path, _, own in view.named:
        if path[0] in ("parameters", "assumptions") and len(path) == 2 and own in PAGE or (
                path[0] == "conditions" and own == "start"):
            yield found(view.at(*path, "id"), id=own)


@check(
    level="error",
    message="“{id}” is not an option of {parameter}",
    why="nobody can ever choose it, so that what depends on it is never shown",
    fix="use an option of {parameter}",
    example=Example("guide.yml", "      option: gel\n", "      option: lfp\n"),
)
def option_not_offered(view: View) -> Iterator[Found]:
    """A part meant for an option that its choice does not have."""
    choices = {choice.id: [option.id for option in choice.options] for choice in view.guide.parameters}
    for path, part in view.parts:
        only = vars(part).get("only", None)
        if only is not None and only.parameter in choices:
            asked = [(only.option, ("option",)), *((own, ("also", index)) for index, own in enumerate(only.also))]
            for own, tail in asked:
                if own not in choices[only.parameter]:
                    yield found(view.at(*path, "only", *tail), view.close(own, choices[only.parameter]), id=own,
                                parameter=only.parameter)


@check(
    level="error",
    message="“{id}” is not in the list guides/_shared/{list}.yml",
    why="the catalogue finds guides by these lists; an entry of its own is found by nobody",
    fix="use an entry of that list, or propose a new one there with its names in each language",
    example=Example("guide.yml", """\
themes:
  - enrgy
""", """\
themes:
  - energy
"""),
)
def unknown_entry(view: View) -> Iterator[Found]:
    """A value that its controlled list does not have."""
    for path, part in view.parts:
        for field in fields_of(type(part)):
            listed = view.library.lists.get(field.shared) if field.shared else None
            if listed and listed.data:
                known = [entry.id for entry in listed.data.entries]
                value = vars(part)[field.name]
                for index, own in enumerate(value if field.many else (value,)):
                    if own is not None and own not in known:
                        place = view.at(*path, field.name, index) if field.many else view.at(*path, field.name)
                        yield found(place, view.close(own, known), id=own, list=str(field.shared))


@check(
    level="error",
    message="there is no guide “{guide}”",
    why="readers would follow a link into nothing",
    fix="use the folder name of a guide, or delete the line",
    example=Example("guide.yml", """\
links:
  - kind: follow-up
    guide: light-a-street
""", "", at=""),
)
def unknown_guide(view: View) -> Iterator[Found]:
    """A link to a guide that the library does not have."""
    known = view.library.slugs
    links = enumerate(view.guide.links)
    linked: list[tuple[Path, str]] = [(("links", index, "guide"), link.guide) for index, link in links]
    linked += [(("steps", index, "after_guides", inner), slug) for index, step in enumerate(view.guide.steps)
               for inner, slug in enumerate(step.after_guides)]
    for path, slug in linked:
        if slug not in known:
            yield found(view.at(*path), view.close(slug, known), guide=slug)


@check(
    level="error",
    message="the guide names itself as another guide",
    why="readers would go round in a circle",
    fix="name the other guide that was meant, or delete the line",
    example=Example("guide.yml", """\
links:
  - kind: follow-up
    guide: mend-lamps
""", "", at=""),
)
def link_to_itself(view: View) -> Iterator[Found]:
    """A guide that is its own prerequisite."""
    for index, link in enumerate(view.guide.links):
        if link.guide == view.loaded.slug:
            yield found(view.at("links", index, "guide"))
    for index, step in enumerate(view.guide.steps):
        for inner, slug in enumerate(step.after_guides):
            if slug == view.loaded.slug:
                yield found(view.at("steps", index, "after_guides", inner))


@check(
    level="error",
    message="“{code}” is not a {kind} code",
    why="a code that does not exist leads prices and laws to no place",
    fix="use the code of {standard}",
    example=Example("guide.yml", """\
  place: Azrou
  country: XZ
""", """\
  place: Azrou
  country: MA
"""),
    terms={"kind": {"country": "country", "currency": "currency"}},
)
def unknown_code(view: View) -> Iterator[Found]:
    """A country or currency that does not exist."""
    for part, at in view.everything:
        for name, kind, known, standard in CODES:
            own = vars(part).get(name, None)
            if isinstance(own, str) and own not in known:
                yield found(at(name), code=own, kind=kind, standard=standard)


@check(
    level="warning",
    message="“{licence}” is not a licence that lets others copy, change and publish again",
    why="guides are made to be adapted; what may not be changed cannot be",
    fix="use the SPDX code of an open licence, like CC-BY-4.0",
    example=Example("guide.yml", "licence: CC-BY-NC-ND-4.0\n", "licence: CC-BY-4.0\n"),
)
def unknown_licence(view: View) -> Iterator[Found]:
    """A licence that is not known to be open."""
    for path, part in view.parts:
        own = vars(part).get("licence", None)
        if own is not None and own not in codes.LICENCES:
            yield found(view.at(*path, "licence"), view.close(own, codes.LICENCES), licence=own)


KEYS = {"Effort": "role", "ExampleInput": "id", "Expectation": "id", "Cell": "column", "Bearer": "partner",
        "Named": "language", "UnitNames": "language", "TermWords": "language", "RecordWords": "language",
        "Link": "guide"}
"""What an entry without an id of its own is about; a list speaks of it once."""


@check(
    level="error",
    message="“{name}” stands in {field} a second time",
    why="of two entries for the same thing one is not meant, or something is counted twice",
    fix="delete one of the two, or correct what it names",
    example=Example("guide.yml", """\
      - partner: school
        share: 50
      - partner: school
        share: 50
""", """\
      - partner: school
        share: 100
"""),
)
def named_twice(view: View) -> Iterator[Found]:
    """The same thing twice in one list."""
    for part, at in view.everything:
        for field in fields_of(type(part)):
            value = vars(part)[field.name]
            if isinstance(value, tuple):
                key = KEYS.get(field.part.__name__) if field.part else None
                seen = set()
                for index, each in enumerate(value):
                    name = vars(each)[key] if key else each
                    if name in seen and (key or not hasattr(name, "id")):
                        yield found(at(field.name, index), name=_short(name), field=field.name)
                    seen.add(name)


def _short(value: object) -> str:
    return str(vars(value).get("name", "…")) if hasattr(value, "model_fields_set") else str(value)
