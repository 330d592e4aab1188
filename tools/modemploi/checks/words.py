"""Words and facts meet: every part that needs words has them, and all words belong to a part."""

from collections.abc import Iterator

from modemploi.checks import nouns
from modemploi.checks.check import Example, Found, Level, Term, check, found
from modemploi.checks.view import View
from modemploi.load.library import Place, Section, Translation


@check(
    level="error",
    message="“{id}” is not a part of this guide",
    why="readers land on a section that no other language has, or never see it",
    fix="use an id of guide.yml, and the field after a point: `visit-site.done`",
    example=Example("en.md", "{#lok.done}", "{#look.done}"),
)
def unknown_section(view: View) -> Iterator[Found]:
    """A section for nothing."""
    for translation in view.translations.values():
        for section in translation.sections:
            if not _known(view, section.id, section=True):
                yield found(section.place, _near(view, section.id), id=section.id)


@check(
    level="error",
    message="the label “{id}” belongs to no part of this guide",
    why="its words are shown nowhere",
    fix="use the id of a part and a field, like `visit-site.name`",
    example=Example("en.md", "  - id: rooms.nam\n", "  - id: rooms.name\n"),
)
def unknown_label(view: View) -> Iterator[Found]:
    """A label for nothing."""
    for translation in view.translations.values():
        for word in translation.words.values():
            if word.form == "label" and not _known(view, word.address):
                yield found(word.place, _near(view, word.address), id=word.address)


def _known(view: View, address: str, section: bool = False) -> bool:
    owner, _, _ = address.rpartition(".")
    if address in view.addresses and view.addresses[address].field.words == "file":
        return False
    if address in view.addresses or section and f"{address}.intro" in view.intros or address in view.intros:
        return True
    if section and (f"{address}.name" in view.addresses or f"{address}.text" in view.addresses):
        return True
    return bool({address, owner, owner.partition(".")[0]} & view.refused)


def _misspelt(view: View, translation: Translation) -> frozenset[str]:
    """What sections and labels for nothing were probably meant to be: it is not told a second time as missing."""
    written = [*(section.id for section in translation.sections), *translation.words]
    meant = {_near(view, own) for own in written if not _known(view, own, section=True)}
    return frozenset(meant | {f"{own}.{field}" for own in meant for field in ("name", "text")})


def _near(view: View, address: str) -> str:
    return view.close(address, view.places_for_words)


@check(
    level="error", draft="gathered",
    message="the section {address} is missing: {doc}",
    why="the page has a place for it, and would be empty there",
    fix="add a section with the id `{{#{section}}}`",
    example=Example("fr.md", "", "## end-of-life {#end-of-life}\n\nLes lampes usées retournent au magasin.\n"),
)
def missing_section(view: View) -> Iterator[Found]:
    """Long words that a published guide needs."""
    yield from _missing(view, "long", "must")


@check(
    level="error", draft="gathered",
    message="words are missing for {address}: {doc}",
    why="the page would show an id in their place, or nothing",
    fix="add them to the labels of the front matter: `- id: {address}`, then `text:`",
    example=Example("en.md", "  - id: rooms.measure\n", """\
  - id: rooms.name
    text: Rooms
  - id: rooms.measure
""", at="""\
  - id: rooms.name
    text: Rooms
  - id: rooms.measure
"""),
)
def missing_label(view: View) -> Iterator[Found]:
    """Short words that a published guide needs."""
    yield from _missing(view, "short", "must")


@check(
    level="warning", draft="gathered",
    message="{address} has no words yet: {doc}",
    why="a reader who wants to follow the guide will look for them",
    fix="add them as a label or a section",
    example=Example("en.md", """\
  - id: rooms.name
    text: Rooms
""", """\
  - id: rooms.name
    text: Rooms
  - id: rooms.measure
    text: One counts them.
""", at="""\
  - id: rooms.name
    text: Rooms
  - id: rooms.measure
    text: One counts them.
"""),
)
def missing_explanation(view: View) -> Iterator[Found]:
    """Words that a guide should have, and those that a translation leaves out of what its source says."""
    for form in ("short", "long"):
        yield from _missing(view, form, "should")
    for form in ("short", "long"):
        yield from _missing(view, form, "may")


OWN = ("competent", "retired-reason")
"""Words that checks of their own ask for, where they are needed."""


def _missing(view: View, form: str, need: str) -> Iterator[Found]:
    """Addresses without words. A translation may be behind its source: there it is a warning, and only what the
    source says is missing, if it is no must."""
    for translation in view.translations.values():
        is_source = translation is view.source
        level: Level | None = None if is_source or need != "must" else "warning"
        places = {section.id: section.place for section in reversed(translation.sections)}
        told = _misspelt(view, translation) | {section.id for section in _empty(translation)}
        for address, place in view.addresses.items():
            wanted = place.field.words == form and place.field.need == need
            if address.endswith(".alternative") or address in told or (address in OWN and need == "may"):
                continue
            asked = need == "must" or view.said(address) or (is_source and need == "should")
            if wanted and asked and address not in translation.words:
                yield found(places.get(place.owner, Place(translation.path)), level=level, address=address,
                            section=address.removesuffix(".text"), doc=Term(place.field.doc))


@check(
    level="error",
    message="{address} is there, and says nothing",
    why="readers would see an empty place",
    fix="write the words, or delete the heading or label",
    example=Example("en.md", """\
## goal {#goal}

## """, """\
## goal {#goal}

People read at dusk in {{ rooms }}.

## """),
)
def empty_words(view: View) -> Iterator[Found]:
    """A section without a word."""
    for translation in view.translations.values():
        for section in _empty(translation):
            if section.id in view.addresses:
                yield found(section.place, address=section.id)


def _empty(translation: Translation) -> Iterator[Section]:
    for section in translation.sections:
        if not section.markdown.strip():
            yield section


@check(
    level="error",
    message="“{name}” is not a number of this guide",
    why="readers would see the brackets instead of a number",
    fix="use the name of a parameter, an assumption or a quantity",
    example=Example("en.md", "{{ romos }}", "{{ rooms }}"),
)
def unknown_number(view: View) -> Iterator[Found]:
    """A number by reference that no fact gives."""
    known = [own for name in ("parameters", "assumptions", "quantities") for own in view.lists[name]]
    for _, _, mention in view.mentions:
        if mention.kind == "number" and mention.target not in known:
            yield found(mention.place, view.close(mention.target, known), name=mention.target)


@check(
    level="error",
    message="{{{{ {name} }}}} stands for {kind}, not for one number",
    why="rows cannot be shown inside a sentence",
    fix="use the name of a number, or make a quantity that sums the rows up",
    example=Example("en.md", "{{ loads }}", "{{ rooms }}", also=("references-differ",)),
    terms={"kind": nouns.KINDS},
)
def not_one_number(view: View) -> Iterator[Found]:
    """A reference to rows or to a date in a place for a number."""
    kinds = {parameter.id: parameter.kind for parameter in view.guide.parameters}
    for _, _, mention in view.mentions:
        if mention.kind == "number" and kinds.get(mention.target) == "rows":
            yield found(mention.place, name=mention.target, kind=kinds[mention.target])


@check(
    level="error", draft="gathered",
    message="the guide is written in “{language}” first, and {file} is not there",
    why="the source language is what others are translated from; without it nobody knows what the guide says",
    fix="add {file}, or correct `source_language`",
    example=Example("guide.yml", "source_language: ar\n", "source_language: fr\n"),
)
def no_source_text(view: View) -> Iterator[Found]:
    """A guide without words in its own language."""
    language = view.guide.source_language
    if language not in view.loaded.translations:
        yield found(view.at("source_language"), language=language, file=f"{language}.md")
