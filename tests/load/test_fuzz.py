"""Whatever stands in a file: faults that are declared, at places that exist, and never an exception."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from modemploi.load.faults import FAULTS
from modemploi.load.library import Fault
from modemploi.load.source import Faults, Source, decode
from modemploi.load.typed import typed
from modemploi.load.words import read_words
from modemploi.load.yaml import parse
from modemploi.model import Guide
from modemploi.model.fields import addresses

from tests.conftest import ROOT
from tests.make import a_guide, a_translation, facts, yaml

KNOWN = frozenset(address.text for address in addresses(a_guide()))
FACTS, WORDS = yaml(facts()), a_translation("fr")
REAL: list[Path] = sorted((ROOT / "guides").glob("*/guide.yml"))
PIECES = [
    "\t", "\u00a0", " : ", ": ", ":", " #3", "- ", "'", '"', "|", "> ", "&a ", "*a", "[", "]", "{", "}", "{{ ", " }}",
        "!x ", "@",
    "%", "\n", "\n\n", "---\n", "...\n", "  ", "é", "\u202e", "\0", "#", "## X {#y}\n", "[@k]", "[!estimate]", "<b>",
        "<script>", "`",
    "```\n", "> [!WARNING]\n", "![](x)", "null", "~", "? ", "\\", "\ufeff", "\r",
]


def sound(faults: list[Fault], text: str) -> None:
    """Every fault is declared, carries what it declares, and stands inside the file."""
    lines = text.split("\n")
    for fault in faults:
        assert set(fault.values) <= set(FAULTS[fault.name][1]), fault
        assert all(isinstance(value, str) for value in fault.values.values()), fault
        place = fault.place
        assert 1 <= place.line <= len(lines) + 1 and place.column >= 1, fault
        if place.line <= len(lines):
            assert place.column <= len(lines[place.line - 1]) + 2, (fault, lines[place.line - 1])


def read_all(text: str) -> None:
    faults = Faults("guide.yml")
    typed(parse(text, faults), Guide, faults, words_apart=True)
    sound(faults.met, text)
    faults = Faults("fr.md")
    words = read_words(Source("fr.md", text, faults, text.split("\n")), "fr", KNOWN)
    sound(faults.met, text)
    for word in words.words.values():
        for mention in word.mentions:
            line = text.split("\n")[mention.place.line - 1]
            assert 1 <= mention.place.column <= len(line) + 1, (mention, line)


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_are_read(raw):
    faults = Faults("f")
    text = decode(raw, faults)
    sound(faults.met, raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n"))
    if text is not None:
        read_all(text)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=25))
@settings(max_examples=300, deadline=None)
def test_any_pieces_of_the_notation_are_read(pieces):
    text = decode("".join(pieces).encode("utf-8", "surrogatepass"), Faults("f"))
    if text is not None:
        read_all(text)
        read_all("---\n" + text + "\n---\n" + text)


CUTS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(PIECES) | st.text(max_size=3)),
    min_size=1, max_size=4)


def cut(text: str, cuts: list[tuple[float, int, str]]) -> str:
    """A text with pieces taken out and others put in."""
    for where, length, piece in cuts:
        at = int(where * len(text))
        text = text[:at] + piece + text[at + length:]
    return decode(text.encode("utf-8", "surrogatepass"), Faults("f")) or ""


@given(CUTS)
@settings(max_examples=150, deadline=None)
def test_the_small_guide_is_read_whatever_is_cut_out_of_it_and_put_in(cuts):
    read_all(cut(FACTS, cuts))
    read_all(cut(WORDS, cuts))


def test_every_published_guide_is_read_with_places_inside_its_files():
    assert REAL
    for path in REAL:
        read_all(path.read_text(encoding="utf-8"))


@given(st.integers(0, FACTS.count("\n") - 1), st.sampled_from(["drop", "double", "empty", "list"]))
@settings(max_examples=150, deadline=None)
def test_every_harmful_change_of_a_line_is_told_or_leaves_other_facts(number, change):
    lines = FACTS.split("\n")
    line = lines[number]
    lines[number:number + 1] = {
        "drop": [], "double": [line, line], "empty": [line.partition(":")[0] + ":"],
        "list": [line.partition(":")[0] + ": [a, b]"]}[change]
    text = "\n".join(lines)
    faults = Faults("guide.yml")
    made = typed(parse(text, faults), Guide, faults, words_apart=True)
    assert faults.met or made.data != a_guide() or text == FACTS
