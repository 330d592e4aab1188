"""The form of language files: front matter, sections, ids, references. The loader meets these faults."""

from functools import partial

from modemploi.checks.check import Example, fault

_fault = partial(fault, subject="sections")

no_front_matter = _fault(
    "no-front-matter", level="error",
    message="the file does not begin with a line `---`",
    why="between two lines `---` at the top stand the title, the summary and the labels",
    fix="begin the file with `---`, the title, the summary, and `---` again",
    example=Example("en.md", """\
format_version: 2
title: Mend""", """\
---
format_version: 2
title: Mend""", also=("text-before-sections",)),
)

front_matter_not_closed = _fault(
    "front-matter-not-closed", level="error",
    message="the front matter begins with `---`, and no second `---` ends it",
    why="everything that follows is taken for front matter",
    fix="put a line `---` after the last label",
    example=Example("en.md", """\

## problem {#problem}
""", """\
---

## problem {#problem}
"""),
)

text_before_sections = _fault(
    "text-before-sections", level="error",
    message="this text stands before the first heading with an id: {found}",
    why="no page shows it, because it belongs to no part of the guide",
    fix="move it below a heading like `## The problem {{#problem}}`",
    example=Example("en.md", "---\n\nWelcome to all.\n\n##", "---\n\n##", at="---\n\n##"),
)

heading_without_id = _fault(
    "heading-without-id", level="error",
    message="the heading “{found}” has no id",
    why="a section finds its place on the page by its id, in every language",
    fix="add the id of the part it speaks of, like `{{#visit-site}}`, or make it a deeper heading inside its section",
    example=Example("en.md", "## The steps\n\nTwo", "## The steps {#steps}\n\nTwo", at="## intro {#steps}\n\nTwo"),
)

bad_id = _fault(
    "bad-id", level="error",
    message="“{found}” has not the form of an id",
    why="an id is the same in every language and stands in web addresses",
    fix="write lower-case words joined by hyphens, and the field after a point: `visit-site.done`",
    example=Example("en.md", "{#Look.Done}", "{#look.done}"),
)

duplicate_section = _fault(
    "duplicate-section", level="error",
    message="a second section has the id “{id}”; the first stands on line {first}",
    why="readers would see one of the two, and nobody would know which",
    fix="join the two sections, or correct one of the ids",
    example=Example("en.md", """\
## again {#again}

Earlier.

## again {#again}
""", "## again {#again}\n"),
)

words_twice = _fault(
    "words-twice", level="error",
    message="the words of {address} are given twice; first on line {first}",
    why="readers would see one of the two, and nobody would know which",
    fix="keep the label or the section, not both",
    example=Example("en.md", """\
  - id: look.name
    text: Look around
  - id: rooms.name
""", "  - id: rooms.name\n"),
)

raw_html = _fault(
    "raw-html", level="error",
    message="HTML is not shown to readers: {found}",
    why="HTML can carry programs, breaks in print and offline, and cannot be translated with care",
    fix="write it in Markdown, or delete it",
    example=Example("en.md", "At <b>dusk</b> nobody", "At dusk nobody"),
)

bad_reference = _fault(
    "bad-reference", level="error",
    message="this reference cannot be read: {found}",
    why="readers would see the brackets instead of the number or the source",
    fix="write `{{{{ pv_power }}}}` for a number, `[@key]` or `[@key, p. 12]` for a source",
    example=Example("en.md", "One signed page {{ rooms + lamps }}.", "One signed page."),
)

text_too_deep = _fault(
    "text-too-deep", level="error",
    message="quotes or lists stand inside each other more than {limit} deep",
    why="pages cannot show such depth, and nobody can follow it",
    fix="end the inner lists, and begin a new paragraph",
    example=Example("en.md", "> " * 60 + "One signed page.", "One signed page."),
)

text_too_heavy = _fault(
    "text-too-heavy", level="error",
    message="the text has more {what} than any text needs (more than {limit}), and is not read",
    why="such a text can keep a computer busy for hours",
    fix="delete the {what} that are not needed",
    example=Example("en.md", "[" * 40_000, "At dusk", at="At dusk nobody"),
    terms={"what": {"brackets": "brackets", "lines": "lines", "cells": "cells"}},
)
