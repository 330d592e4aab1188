"""The terms of the glossary: where texts use them, and the page that explains them."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from modemploi.model.shared import Glossary, Term, TermWords
from modemploi.publish.typography import RIGHT_TO_LEFT

_WORD = re.compile(r"\w+|%")
_BETWEEN = re.compile(r"[\s\u2010\u2011'’-]?")
"""What may stand between two words of one term: a space of any kind, a hyphen, an apostrophe."""
_QUOTED = re.compile(r"[«»]")
_ASIDE = re.compile(r"\s*\(([^()]*)\)")


@dataclass
class Terms:
    """The terms of one language, found in a text by their words, in any number."""

    language: str
    glossary: Glossary | None
    _forms: dict[str, list[tuple[tuple[str, ...], str, Term, TermWords]]] = field(default_factory=dict)
    """By the stem of the first word: all stems, the form as it is written where case counts, the term."""

    def __post_init__(self) -> None:
        for term in self.glossary.terms if self.glossary else ():
            for words in term.words:
                if words.language == self.language and not words.everyday:
                    for form in forms(words):
                        stems = tuple(self._stem(word) for word in _WORD.findall(form))
                        if stems:
                            exact = form if form.isupper() else ""
                            self._forms.setdefault(stems[0], []).append((stems, exact, term, words))
        for found in self._forms.values():
            found.sort(key=lambda one: -len(one[0]))

    def find(self, text: str, told: set[str]) -> Iterator[tuple[int, int, Term, TermWords]]:
        """Where the text uses a term for the first time: start, end, the term. Those in `told` are left alone, and
        the ones found are added to it. What stands between « and » is somebody else's words and left alone too."""
        found = list(_WORD.finditer(text)) if self._forms else []
        stems = [self._stem(match[0]) for match in found]
        at = 0
        while at < len(found):
            match = self._match(text, found, stems, at)
            if match is None:
                at += 1
                continue
            length, term, words = match
            start, end = found[at].start(), found[at + length - 1].end()
            at += length
            if term.id not in told and not _quoted(text, start):
                told.add(term.id)
                yield start, end, term, words

    def _match(self, text: str, found: list[re.Match[str]], stems: list[str],
               at: int) -> tuple[int, Term, TermWords] | None:
        for wanted, exact, term, words in self._forms.get(stems[at], ()):
            length = len(wanted)
            if tuple(stems[at:at + length]) == wanted and (not exact or found[at][0] == exact) and all(
                    _BETWEEN.fullmatch(text, one.end(), other.start())
                    for one, other in zip(found[at:at + length - 1], found[at + 1:at + length], strict=True)):
                return length, term, words
        return None

    def _stem(self, word: str) -> str:
        return STEMS.get(self.language, _same)(word.casefold())


def _quoted(text: str, place: int) -> bool:
    last = text.rfind("«", 0, place)
    return last > text.rfind("»", 0, place)


def forms(words: TermWords) -> tuple[str, ...]:
    """How texts write a term: as it says itself, or the term without what stands in brackets, and a short form that
    stands there: `plan local d'urbanisme` and `PLU` of `plan local d'urbanisme (PLU)`."""
    if words.forms:
        return words.forms
    asides = [one.strip() for match in _ASIDE.finditer(words.term) for one in match[1].split(",")]
    bare = _ASIDE.sub("", words.term)
    return (*(one.strip() for one in bare.split(",") if one.strip()), *(one for one in asides if one.isupper()))


# --- the singular of a word, roughly: enough that a text and a term meet ------------------------------------------


def _same(word: str) -> str:
    return word


def _french(word: str) -> str:
    if len(word) > 4 and word.endswith("aux") and not word.endswith("eaux"):
        return word[:-3] + "al"
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _english(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _arabic(word: str) -> str:
    bare = "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
    for before in ("وال", "بال", "كال", "ال", "لل"):
        if len(bare) > len(before) + 1 and bare.startswith(before):
            return bare[len(before):]
    return bare


STEMS: dict[str, Callable[[str], str]] = {"fr": _french, "en": _english, "ar": _arabic}
"""How the words of a language lose what only says how many there are; in other languages a word stays as it is."""


# --- the page ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Entry:
    """A term on the page of one language."""

    id: str
    own: TermWords
    """Its words in the language of the page; in the first language that has it where this one does not."""
    explained: TermWords
    """Whose definition is shown."""
    others: tuple[TermWords, ...]
    """What it is called in the other languages."""


def entries(glossary: Glossary | None, language: str,
            shown: list[str]) -> tuple[list[tuple[str, list[Entry]]], list[Entry]]:
    """The terms that have words in a language, by letter in the order of its alphabet, and those that have not."""
    by_letter: dict[str, list[Entry]] = {}
    elsewhere: list[Entry] = []
    for term in glossary.terms if glossary else ():
        words = {one.language: one for one in term.words if one.language in (*shown, language)}
        if not words:
            continue
        own = words.get(language) or next(iter(words.values()))
        explained = own if own.definition else next((one for one in words.values() if one.definition), own)
        entry = Entry(term.id, own, explained, tuple(one for one in words.values() if one is not own))
        if own.language == language:
            by_letter.setdefault(_key(own.term, language)[:1].upper(), []).append(entry)
        else:
            elsewhere.append(entry)
    for found in (*by_letter.values(), elsewhere):
        found.sort(key=lambda entry: _key(entry.own.term, entry.own.language))
    return [(letter, by_letter[letter]) for letter in sorted(by_letter, key=_in_order)], elsewhere


def _key(term: str, language: str) -> str:
    """By what a term is put in order: without case and accents, in Arabic without the article."""
    if language in RIGHT_TO_LEFT:
        term = term.removeprefix("ال")
    text = unicodedata.normalize("NFD", term.casefold().replace("œ", "oe"))
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return text if text[:1].isalpha() else f"#{text}"


def _in_order(letter: str) -> str:
    """The Vietnamese Đ comes after D; without an accent of its own, it would come after Z."""
    return letter.casefold().replace("đ", "d~")
