"""Single values of YAML as people write them: what YAML would trip over, and how a text is put in quotes."""

import re
from collections.abc import Set


def escaped(text: str) -> str:
    """A text of one line as it stands between double quotes."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")


def quoted(text: str) -> str:
    """A text of one line in quotes: double ones, or single ones where that needs no escape."""
    if '"' in text and "'" not in text:
        return f"'{text}'"
    return '"' + escaped(text) + '"'


def sign_of(text: str, anchors: Set[str], aliases: Set[str]) -> str:
    """What YAML stumbles over in a plain text, empty where it does not. A name of `anchors` after ``*``, or of
    `aliases` after ``&``, is left to YAML: it is used in the file."""
    first, two = text[0], text[:2]
    if two in ("{{", "[@", "[!"):
        return two
    if first in "@`%],}|>" or re.match(r"[-?:](\s|$)", text):
        return first
    if first in "{[":
        return "" if text.endswith(("}" if first == "{" else "]", first, ",")) else first
    if first == "&":
        return "" if text[1:].partition(" ")[0] in aliases else first
    if first == "*":
        return "" if text[1:] in anchors else first
    if first == "!":
        return "" if text.startswith(("!!", "!<")) else first
    return colon(text)


def colon(text: str) -> str:
    """``:`` where YAML would take a plain text for a key and its value."""
    return ":" if re.search(r":([ \t]|$)", text) else ""


def cut(text: str) -> str:
    """What YAML would cut off a text; empty where it cuts nothing, or where a comment seems to be meant."""
    found = re.search(r"[ \t](#.*)", text)
    if not found:
        return ""
    kept = text[:found.start()].strip()
    short = not kept or re.fullmatch(r"[\w.:/^²³%°-]+( [a-z_/]+)?", kept)
    return "" if short and re.match(r"#+(\s|$)", found[1]) else found[1]


def closing(text: str, start: int, mark: str) -> int | None:
    """Where the quote closes that `mark` opened before `start`, None where it does not."""
    at = start
    while at < len(text):
        if mark == '"' and text[at] == "\\":
            at += 1
        elif text[at] == mark:
            if mark == "'" and text[at + 1:at + 2] == "'":
                at += 1
            else:
                return at
        at += 1
    return None
