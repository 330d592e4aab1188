"""How YAML is written: the traps of the notation, French ones first. The loader meets these faults."""

from functools import partial

from modemploi.checks.check import Example, fault

_fault = partial(fault, subject="writing")

not_yaml = _fault(
    "not-yaml", level="error",
    message="the file cannot be taken apart here: {reason}",
    why="nothing of a file is read when its form is broken in one place",
    fix="compare it with the lines above: two spaces for each level, `key: value`, `- ` before each entry of a list",
    example=Example("guide.yml", """\
licence: CC-BY-4.0
   themes:
""", """\
licence: CC-BY-4.0
themes:
"""),
    terms={"reason": {
        "indentation": "this line begins too far to the left or to the right",
        "quote": "a quotation mark is opened and not closed",
        "character": "this sign has no place here",
        "colon": "a colon too many or too few",
        "depth": "lists stand inside each other too deeply",
        "other": "the form is broken",
    }},
)

needs_quotes = _fault(
    "needs-quotes", level="error",
    message="{found} needs quotation marks, because of {sign}",
    why="YAML gives some signs a meaning of its own: a colon before a space, and many signs at the beginning of a text",
    fix="write `{fix}`",
    example=Example("fr.md", "title: Réparer : mode d'emploi\n", "title: \"Réparer : mode d'emploi\"\n",
                    at="title: Réparer les lampes d'une école\n"),
)

text_cut = _fault(
    "text-cut", level="error",
    message="YAML cuts this text: “{lost}” would be lost",
    why="after a space, the sign # begins a comment, and nothing says so",
    fix="write `{fix}`",
    example=Example("fr.md", """\
title: Réparer les lampes #maintenant
""", """\
title: "Réparer les lampes #maintenant"
""", at="title: Réparer les lampes d'une école\n"),
)

curly_quotes = _fault(
    "curly-quotes", level="error",
    message="typographic quotation marks do not quote in YAML: {found}",
    why="they would be shown to readers as a part of the text",
    fix="write `{fix}`",
    example=Example("fr.md", "title: “Réparer les lampes”\n", "title: \"Réparer les lampes\"\n",
                    at="title: Réparer les lampes d'une école\n"),
)

hard_space = _fault(
    "hard-space", level="error",
    message="a no-break space stands where YAML needs an ordinary one",
    why="it looks like a space, and YAML takes it for a letter",
    fix="replace it by an ordinary space: `{fix}`",
    example=Example("guide.yml", "licence:\u00a0CC-BY-4.0\n", "licence: CC-BY-4.0\n"),
)

tab_indentation = _fault(
    "tab-indentation", level="error",
    message="a tab indents this line",
    why="YAML does not know how many spaces a tab is worth",
    fix="replace the tab by spaces, two for each level",
    example=Example("guide.yml", "origin:\n\tplace: Azrou\n", """\
origin:
  place: Azrou
"""),
)

no_space_after_colon = _fault(
    "no-space-after-colon", level="error",
    message="a space is missing after the colon of {field}",
    why="without it, YAML sees one word and no field",
    fix="write `{fix}`",
    example=Example("guide.yml", "licence:CC-BY-4.0\n", "licence: CC-BY-4.0\n"),
)

duplicate_key = _fault(
    "duplicate-key", level="error",
    message="{key} stands here a second time, after line {first}",
    why="of two values one would be lost, and nobody would know which",
    fix="keep one of the two",
    example=Example("guide.yml", """\
licence: CC-BY-4.0
licence: CC0-1.0
""", "licence: CC-BY-4.0\n"),
)

yaml_anchor = _fault(
    "yaml-anchor", level="error",
    message="{found} is a reference of YAML, which guides do not use",
    why="form editors and translation tools lose such references, and a few lines of them can stand for millions",
    fix="write the value itself, in quotation marks if it begins with & or *",
    example=Example("guide.yml", """\
licence: &open CC-BY-4.0
note: *open
""", "licence: CC-BY-4.0\n"),
)

yaml_tag = _fault(
    "yaml-tag", level="error",
    message="{found} is a tag of YAML, which guides do not use",
    why="the format itself says of what kind each value is",
    fix="write the value alone, in quotation marks if it begins with !",
    example=Example("guide.yml", "version: !!str 2026.1\n", "version: 2026.1\n"),
)

yaml_comment = _fault(
    "yaml-comment", level="warning",
    message="this comment will not be kept: {found}",
    why="form editors and `modemploi format` write the file again, without comments",
    fix="put the remark into a field `note`, or delete it",
    example=Example("guide.yml", """\
# ask Amina
licence: CC-BY-4.0
""", "licence: CC-BY-4.0\n"),
)

not_block_style = _fault(
    "not-block-style", level="warning",
    message="this list or map is written in brackets: {found}",
    why="one entry a line lets two people change two entries without a conflict",
    fix="run `modemploi format`, or write one entry a line, with `- ` before each entry of a list",
    example=Example("guide.yml", "themes: [energy]\n", """\
themes:
  - energy
"""),
)

several_documents = _fault(
    "several-documents", level="error",
    message="the line `---` or `...` begins another document, which is not read",
    why="everything below would be lost",
    fix="delete the line",
    example=Example("guide.yml", """\
---
note: kept by Amina
""", "note: kept by Amina\n", at=""),
)

empty_value = _fault(
    "empty-value", level="warning",
    message="{field} is named, and nothing follows",
    why="a reader of the file cannot tell whether something was meant to stand here",
    fix="give it a value, or delete the line",
    example=Example("guide.yml", """\
licence: CC-BY-4.0
note:
""", "licence: CC-BY-4.0\n"),
)
