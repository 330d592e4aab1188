"""Reading words: the numbers typed in them, what stands in their paragraphs, the language they are in."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

CITATION = re.compile(r"\[@[^\]\n]{0,300}\]")
MARK = re.compile(r"\[!([a-z][a-z-]*)\]")
MARKS = ("estimate", "needs-check", "proposal", "conflict", "computed", "found")
REFERENCE = re.compile(r"\{\{[^{}\n]{0,100}\}\}")
_APART = re.compile(
    r"```.*?(?:```|\Z)|`[^`\n]{0,500}`|" + "|".join((CITATION.pattern, r"\[![A-Za-z-]+\]", REFERENCE.pattern))
    + r"|\]\([^)\n]{0,1000}\)|<[^>\n]{0,500}>|https?://\S+|^[ \t>]*\d+[.)](?=[ ])", re.DOTALL | re.MULTILINE)
_NUMBER = re.compile(
    r"(?<![\w.,])[-−]?(?:\d{1,3}(?:[ \u00a0\u202f']\d{3})+(?!\d)|\d+(?:[.,]\d{3})*)(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
COMMA = frozenset({"fr", "vi", "ar", "es", "de", "it", "pt"})
"""Languages that write a comma before decimals."""


@lru_cache(maxsize=20_000)
def plain(markdown: str) -> str:
    """The words alone: citations, marks, references, code, links and list numbers become spaces of the same length."""
    return _APART.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), markdown)


@dataclass(frozen=True)
class Typed:
    """A number as it was typed."""

    text: str
    value: float
    start: int
    end: int


def numbers(markdown: str, language: str) -> Iterator[Typed]:
    """The numbers typed in some words, read as the language writes them."""
    words = plain(markdown)
    for found in _NUMBER.finditer(words):
        value = _value(found[0], language)
        if value is not None:
            yield Typed(found[0].strip(), value, found.start(), found.end())


def _value(text: str, language: str) -> float | None:
    digits = "".join(str(unicodedata.digit(letter, letter)) for letter in text)
    digits = re.sub(r"[ \u00a0\u202f']", "", digits).lstrip("-−")
    point, thousands = (",", ".") if language in COMMA else (".", ",")
    if re.fullmatch(rf"\d{{1,3}}(?:\{thousands}\d{{3}})+(?:\{point}\d+)?", digits):
        digits = digits.replace(thousands, "")
    try:
        return float(digits.replace(",", "."))
    except ValueError:
        return None


def blocks(markdown: str) -> Iterator[tuple[int, str]]:
    """The paragraphs, list entries and table rows, each with where it begins."""
    start = 0
    for line_start, line in _lines(markdown):
        if not line.strip() or re.match(r"[ \t>]*(?:[-*+]|\d+[.)]) ", line):
            if markdown[start:line_start].strip():
                yield start, markdown[start:line_start]
            start = line_start
    if markdown[start:].strip():
        yield start, markdown[start:]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, line
        start += len(line)


SMALL_WORDS = {
    "fr": frozenset("le la les des une un est et dans pour que qui sur avec par ne pas ce cette il elle on du au aux "
                    "ou se sont plus chaque".split()),
    "en": frozenset("the of and to is in that it for on with as are this be by not or from at an which when every each "
                    "who one".split()),
    "es": frozenset("el los las una del que en por para con es no se su como más".split()),
    "vi": frozenset("và của là có các những được trong cho không một với".split()),
}
"""Words so frequent that a few of them tell a language."""
ARABIC = re.compile("[\u0600-\u06ff]")


def language_of(markdown: str) -> str | None:
    """The language of some words, where they are enough to tell; None where they are not."""
    if len(markdown) < 40:
        return None
    words = re.findall(r"[^\W\d_]+", plain(markdown).lower())
    if len(words) < 12:
        return None
    if sum(bool(ARABIC.match(word)) for word in words) > len(words) / 2:
        return "ar"
    often = Counter(words)
    score = {language: sum(often[word] for word in small) for language, small in SMALL_WORDS.items()}
    best, second = sorted(score, key=lambda language: (-score[language], language))[:2]
    return best if score[best] >= 4 and score[best] > 2.5 * score[second] else None
