"""The faults the loader can meet, by name: each is the name of a check, which gives it a level, words and a cure.

The second line of each entry names the `values` the fault carries. Values are texts of the author, numbers, ids and
codes, never sentences: the words of a message are the report's.
"""

FAULTS: dict[str, tuple[str, tuple[str, ...]]] = {
    # --- the file itself
    "missing-file": (
        "A file that every guide or library has is not there.", ("file",)),
    "unreadable-file": (
        "The file cannot be read; `reason`: not-a-file, no-permission, outside (a link that leaves the folder), other.",
        ("file", "reason")),
    "file-too-large": (
        "The file is larger than a file of its kind may be; sizes in kB.", ("size", "limit")),
    "text-too-heavy": (
        "The file has more lines, brackets or cells (`what`) than any text needs; it is not read.", ("what", "limit")),
    "wrong-encoding": (
        "The bytes are not UTF-8; `encoding` is the likely one: UTF-16, Windows-1252, binary.", ("encoding",)),
    "hidden-character": (
        "A character nobody sees: a control character, a bidirectional override; `character` is like U+202E.",
        ("character",)),
    "newer-format": (
        "The file says it is written in a format this tool does not know yet.", ("found", "known")),
    "older-format": (
        "The file is written in an older format; `modemploi migrate` brings it up to date.", ("found", "known")),
    "empty-file": (
        "Nothing stands in the file.", ()),
    # --- the form of YAML
    "not-yaml": (
        "The file cannot be taken apart; `reason`: indentation, quote, character, colon, depth, other.",
        ("reason", "found")),
    "needs-quotes": (
        ("A text that YAML reads otherwise (a colon, a sign at the beginning, a word after a quote); `sign` is what "
        "YAML stumbles over, `found` the text, `fix` the line as it works."),
        ("sign", "found", "fix")),
    "text-cut": (
        "YAML cuts the text before ` #`; `lost` is what would go.", ("found", "lost", "fix")),
    "curly-quotes": (
        "Typographic quotes around a whole value do not quote in YAML.", ("found", "fix")),
    "hard-space": (
        "A no-break space where YAML needs an ordinary one (indentation, around the colon).", ("fix",)),
    "tab-indentation": (
        "A tab in the indentation.", ("fix",)),
    "no-space-after-colon": (
        "The space after the colon of a known field is missing.", ("field", "fix")),
    "duplicate-key": (
        "A map has the same key twice; `first` is the line of the first.", ("key", "first")),
    "yaml-anchor": (
        "An anchor or an alias (`&a`, `*a`); `found` as written.", ("found",)),
    "yaml-tag": (
        "A tag (`!!str`).", ("found",)),
    "yaml-comment": (
        "A comment, which form editors drop; a `note` field keeps.", ("found",)),
    "not-block-style": (
        "A list or map between brackets.", ("found",)),
    "several-documents": (
        "A line `---` or `...` begins another document, which is not read.", ()),
    "empty-value": (
        "A field is named and nothing follows.", ("field",)),
    # --- what the model says of fields
    "unknown-field": (
        "The field is not one of the format's; `close` are real, near names.", ("field", "part", "close")),
    "missing-field": (
        "A field that everything of its kind has is not there; `part` is the kind, as in the model.",
        ("field", "part")),
    "wrong-value": (
        ("The value has another form than its field; `kind` says which form (choice, number, whole-number, date, flag, "
        "id, name, language, country, currency, unit, address, path, licence, measure, range, "
         "length, text), "
        "`expected` lists the choices or the limits, `close` a near choice."),
        ("field", "found", "kind", "expected", "close")),
    "not-a-list": (
        "The field holds a list; `found` is what stands there: text or map.", ("field", "found")),
    "not-a-map": (
        "Fields are expected; `found` is what stands there: text or list.", ("field", "found")),
    "not-a-text": (
        "One text is expected; `found` is what stands there: list or map.", ("field", "found")),
    "words-in-facts": (
        "Words for readers stand in the facts; they belong into the language files at `address`.",
        ("field", "address")),
    # --- language files
    "no-front-matter": (
        "The file does not begin with a line `---`.", ()),
    "front-matter-not-closed": (
        "The front matter begins with `---` and no second `---` ends it.", ()),
    "text-before-sections": (
        "Text stands before the first heading with an id: no page shows it.", ("found",)),
    "heading-without-id": (
        "A heading no deeper than its section has no `{#id}`.", ("found",)),
    "bad-id": (
        "What stands between `{#` and `}` has not the form of an id.", ("found", "close")),
    "duplicate-section": (
        "Two headings have the same id; `first` is the line of the first.", ("id", "first")),
    "words-twice": (
        "The same words are given in two places; `first` is the line of the first.", ("address", "first")),
    "raw-html": (
        "HTML that pages do not show.", ("found",)),
    "bad-reference": (
        "What stands between `{{` and `}}`, or after `[@`, has not the form of a name or key.", ("found",)),
    "text-too-deep": (
        "Quotes or lists stand inside each other more deeply than pages can show.", ("limit",)),
}
