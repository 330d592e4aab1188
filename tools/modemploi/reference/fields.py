"""The pages of fields: one page a chapter of the model, one section a class."""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import get_args

from modemploi.checks.nouns import PARTS
from modemploi.model import Field, classes, fields_of
from modemploi.model.choices import meanings
from modemploi.model.kinds import Mark, Part
from modemploi.model.steps import Risk
from modemploi.reference.forms import form
from modemploi.reference.markdown import crumbs, fence, heading, page, table, text
from modemploi.reference.samples import address, shown
from modemploi.reference.schema import NEEDS, SCHEMAS, need
from modemploi.reference.words import Say

CHAPTERS = {
    "guide": "The guide itself",
    "case": "Conditions, law, computed case",
    "means": "Supplies, roles, partners, exchanges",
    "steps": "Steps and risks",
    "money": "Money",
    "proof": "Sources, examples, images",
    "text": "Language files",
    "record": "Attempts and precedents",
    "shared": "What all guides share",
}
"""The modules of the model, in the order of reading, with the titles of their pages."""
WORDS_FORM = {"short": "a label in the front matter, one line", "long": "a section", "file": "a file in each language"}


def pages(say: Say) -> Iterator[tuple[str, str]]:
    """The page of every chapter and the list of them: path and Markdown."""
    rows = []
    for chapter, title in CHAPTERS.items():
        mine = [cls for cls in _all() if _chapter(cls) == chapter]
        yield f"fields/{chapter}.md", page(
            heading(1, text(say(title)), "top"),
            crumbs((say("Reference"), "../index.md"), (say("Fields"), "../fields.md")), text(say(_intro(chapter))),
            text(say("What is always needed, needed to publish or recommended is explained on {page}.")).format(
                page=f"[{text(say('the page of all fields'))}](../fields.md#needs)"),
            *(_class(cls, say) for cls in mine))
        links = ", ".join(f"[{text(say(PARTS[cls.__name__]))}](fields/{chapter}.md#{_anchor(cls)})" for cls in mine)
        rows.append([f"[{text(say(title))}](fields/{chapter}.md)", links])
    yield "fields.md", page(
        heading(1, text(say("Fields")), "top"), crumbs((say("Reference"), "index.md")), text(say(FIELDS)),
        table([say("Page"), say("What it tells of")], rows),
        heading(2, text(say("Facts and words")), "facts-and-words"), text(say(FACTS)), fence(FACTS_SAMPLE, "yaml"),
        text(say(WORDS)), fence(WORDS_SAMPLE, "markdown"), text(say(LONG)),
        heading(2, text(say("How much a field is needed")), "needs"),
        table([say("How much"), say("What it means")],
              [[text(say(NEEDS[name])), text(say(what))] for name, what in NEED_MEANINGS.items()]),
        heading(2, text(say("Marks: how sure we are")), "marks"), text(say(MARKS)),
        table([say("Mark"), say("What it means")],
              [[f"`{name}`", text(_capital(say(what)))] for name, what in _marks().items()]))


FIELDS = ("A guide is made of things, and each thing of fields. Here stands every field: what it means, whether it "
          "must be there, how it is written, with an example.")
FACTS = ("Facts stand once, in `guide.yml`: ids, numbers, units, dates, order, links between things. A list of things "
         "is written like this; each thing begins with a hyphen:")
WORDS = ("Words stand once in each language, in `fr.md`, `en.md` and so on. Short words stand at the top, under "
         "`labels`, by their address: the id of the thing, a point, the name of the field.")
LONG = ("Long words are sections. The heading carries the id of the thing; what stands below is its text, and a "
        "further heading with an address begins another field.")
MARKS = ("A mark says how far a fact may be relied on. In words it stands right after what is claimed: "
         "`[!estimate]`.")
FACTS_SAMPLE = """\
steps:
  - id: visit-site
    phase: prepare
    duration: 2 day
  - id: sign-agreement
    phase: decide
"""
WORDS_SAMPLE = """\
---
format_version: 2
title: …
summary: …
labels:
  - id: electrician.name
    text: …
---

### … {#visit-site}

…

#### … {#visit-site.done}

- [ ] …
"""
NEED_MEANINGS = {
    "required": "Without it the thing cannot be understood, not even in a draft.",
    "must": "A draft may lack it; a published guide may not.",
    "should": "Its absence is told as a warning, and stops nothing.",
    "may": "Only where there is something to say.",
}


def _marks() -> dict[str, str]:
    field = next(field for field in fields_of(Risk) if field.name == "mark")
    return meanings(field)


def _all() -> list[type[Part]]:
    return list(dict.fromkeys(cls for root, _ in SCHEMAS.values() for cls in classes(root)))


def _chapter(cls: type[Part]) -> str:
    return cls.__module__.rpartition(".")[2]


def _intro(chapter: str) -> str:
    return (sys.modules[f"modemploi.model.{chapter}"].__doc__ or "").strip()


def _anchor(cls: type[Part]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", cls.__name__).lower()


def _class(cls: type[Part], say: Say) -> str:
    facts = [field for field in fields_of(cls) if not field.words]
    words = [field for field in fields_of(cls) if field.words]
    return "\n\n".join(block for block in (
        heading(2, text(_capital(say(PARTS[cls.__name__]))), _anchor(cls)),
        text(say(" ".join((cls.__doc__ or "").split()))),
        text(say("Stands in: {places}.")).format(places=" · ".join(_places(cls, say))),
        fence(shown(cls), "yaml"),
        table([say("Field"), say("What it says")],
              [[f"`{field.name}`", f"{_need(field, say)} {_told(field, cls, say)}"] for field in facts]),
        text(say("Words, in each language:")) if words else "",
        table([say("Address"), say("What it says")],
              [[f"`{address(cls, field)}`", _told_of_words(field, say)] for field in words]),
    ) if block)


def _told_of_words(field: Field, say: Say) -> str:
    where = _sentence(text(say(WORDS_FORM[str(field.words)])))
    return f"{_need(field, say)} {text(say(field.doc))} {where}"


def _need(field: Field, say: Say) -> str:
    return f"**{text(say(NEEDS[need(field)]))}.**"


def _told(field: Field, cls: type[Part], say: Say) -> str:
    """What a field says and how it is written, on one line."""
    parts = [text(say(field.doc))]
    if field.part:
        link = _link(field.part, cls, say)
        parts.append(text(say("A list; each entry is {thing}." if field.many else "See {thing}.")).format(thing=link))
    elif field.choices == get_args(Mark):
        parts.append(f"[{text(say('One of the marks'))}](../fields.md#marks).")
    elif field.choices:
        each = "; ".join(f"`{name}` ({text(say(what))})" for name, what in meanings(field).items())
        parts.append(text(say("Several of: {choices}." if field.many else "One of: {choices}.")).format(choices=each))
    else:
        written = text(form(field, say))
        parts.append(text(say("A list; each entry is {thing}.")).format(thing=written) if field.many
                     else _sentence(written))
    return " ".join(parts)


def _places(cls: type[Part], say: Say) -> list[str]:
    """Where parts of a class stand: a file, or a field of another part."""
    found: dict[str, list[str]] = defaultdict(list)
    for root, files in SCHEMAS.values():
        if root is cls:
            return [f"`{file}`" for file in files] or [text(say("the top of `fr.md`, `en.md`…"))]
        for owner in classes(root):
            for field in fields_of(owner):
                if field.part is cls:
                    found[f"`{field.name}`"].append(_link(owner, cls, say))
    return [text(say("{field} of {things}")).format(field=name, things=", ".join(dict.fromkeys(owners)))
            for name, owners in found.items()]


def _link(goal: type[Part], start: type[Part], say: Say) -> str:
    file = "" if _chapter(goal) == _chapter(start) else f"{_chapter(goal)}.md"
    return f"[{text(say(PARTS[goal.__name__]))}]({file}#{_anchor(goal)})"


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def _sentence(said: str) -> str:
    return _capital(said) + "."

