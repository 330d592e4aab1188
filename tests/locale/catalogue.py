"""The French catalogue as a file: read whole, written sorted by its English, so that two people's entries merge."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from modemploi.report.words import LOCALE

FRENCH = LOCALE / "fr" / "LC_MESSAGES"
HEADER = """\
# The French of everything the tools say to people. The English text of the code is the key; {names} in braces stay.
# Ordinary spaces: the right ones are set later. Sorted; `python -m tests.locale` adds what is new, with an empty
# translation, and takes out what nobody says any more. What the model says of its fields stands in model.po.
msgid ""
msgstr ""
"Project-Id-Version: Modes d'emploi\\n"
"Language: fr\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"""
MOST_PLACES = 4


def path(domain: str) -> Path:
    """The file of a catalogue."""
    return FRENCH / f"{domain}.po"


def translations(text: str) -> dict[str, str]:
    """Every entry of a .po file, those without a translation included, as babel reads them."""
    from io import BytesIO

    from babel.messages.pofile import read_po

    entries = read_po(BytesIO(text.encode()))
    return {str(entry.id): str(entry.string or "") for entry in entries if entry.id}


def written(places: Mapping[str, Sequence[str]], french: Mapping[str, str]) -> str:
    """The catalogue as a file: for each message the places that say it, the English and the French."""
    entries = [HEADER]
    for english in sorted(places):
        told = sorted(set(places[english]))
        shown = ", ".join(told[:MOST_PLACES]) + (" …" if len(told) > MOST_PLACES else "")
        entries.append(f"#. {shown}\nmsgid {_quoted(english)}\nmsgstr {_quoted(french.get(english, ''))}\n")
    return "\n".join(entries)


def _quoted(text: str) -> str:
    """A text between quotes, one line of the file for each of its lines."""
    lines = [line.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
             for line in text.splitlines(keepends=True)] or [""]
    return "\n".join(f'"{line}"' for line in (lines if len(lines) == 1 else ["", *lines]))
