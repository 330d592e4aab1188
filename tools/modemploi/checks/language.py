"""Languages side by side: translations that are up to date and say the same."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator

from modemploi.checks.check import Example, Found, check, found
from modemploi.checks.safety import ALERT, ALERTS, DANGERS
from modemploi.checks.steps import TICK
from modemploi.checks.text import MARK, MARKS, language_of, numbers
from modemploi.checks.view import View, inside
from modemploi.load.freshness import part_of, parts_of, source_hashes
from modemploi.load.library import Place, Word
from modemploi.model.record import RecordWords


@check(
    level="error",
    message="{file} is written in a language that guides/_shared/languages.yml does not know (“{language}”)",
    why="nobody could find or read the page: its direction and its words are not known",
    fix="name the file after a language of that list, or add the language there",
    example=Example("xx.md", """\
---
format_version: 2
title: Lamps
summary: Lamps
---
""", "", at=""),
)
def unknown_language(view: View) -> Iterator[Found]:
    """A language file in no known language."""
    known = [entry.id for entry in view.library.languages.data.languages] if view.library.languages.data else []
    for language, translation in sorted(view.loaded.translations.items()):
        if known and language not in known:
            yield found(Place(translation.path), view.close(language, known), language=language,
                        file=translation.path.rpartition("/")[2])
    for part, at in view.everything:
        spoken = vars(part).get("language", None)
        if known and isinstance(part, RecordWords) and spoken not in known:
            file = at().path.rpartition("/")[2]
            yield found(at("language"), view.close(str(spoken), known), language=str(spoken), file=file)
    if known and view.guide.source_language not in known:
        yield found(view.at("source_language"), language=view.guide.source_language, file="guide.yml")


@check(
    level="warning",
    message="the part “{part}” was translated from an older text of {source}",
    why="readers of this language follow what is no longer said",
    fix="compare it with {source}, then run `modemploi stamp {slug} {language}`",
    example=Example("fr.md", "Elle s'ouvre avec deux vis.", "Elle s'ouvre sans colle."),
)
def outdated_part(view: View) -> Iterator[Found]:
    """A part whose source changed since it was translated."""
    for source, translation in view.pairs:
        if translation.stamps and translation.stamps.data:
            hashes = source_hashes(source)
            first = {part_of(word.address): word for word in reversed(list(translation.words.values()))}
            for stamp in translation.stamps.data.stamps:
                if stamp.id in first and stamp.source != hashes.get(stamp.id, stamp.source):
                    yield found(first[stamp.id].place, part=stamp.id, source=f"{source.language}.md",
                                slug=view.loaded.slug, language=translation.language)


@check(
    level="warning",
    message="nothing tells from which text {count} parts were translated, “{part}” first",
    why="without a stamp nobody notices when the source changes",
    fix="compare them with the source, then run `modemploi stamp {slug} {language}`",
    example=Example("en.stamps.yml", "  - id: the-title\n", "  - id: title\n"),
)
def unstamped_part(view: View) -> Iterator[Found]:
    """Parts of a translation that have no stamp, told once a file."""
    for source, translation in view.pairs:
        stamps = translation.stamps.data if translation.stamps else None
        stamped = {stamp.id for stamp in stamps.stamps} if stamps else set()
        said = {part_of(word.address) for word in translation.words.values()}
        bare = [part for part in parts_of(source) if part in said and part not in stamped]
        if bare and not (view.draft and not stamped):
            yield found(Place(translation.path), count=str(len(bare)), part=bare[0], slug=view.loaded.slug,
                        language=translation.language)


@check(
    level="warning",
    message="this text is the same as in {source}, word for word",
    why="readers who do not know that language cannot read it, and the page says it is translated",
    fix="translate it, or leave it out until somebody can: the page then says that it is missing",
    example=Example("en.md", "Quelqu'un peut-il réparer ?", "Is there someone to mend?"),
)
def left_untranslated(view: View) -> Iterator[Found]:
    """Words of at least three words that a translation repeats."""
    for source, translation in view.pairs:
        for address, word in translation.words.items():
            original = source.words.get(address)
            if original and len(re.findall(r"[^\W\d_]{2,}", word.markdown)) >= 3:
                if " ".join(original.markdown.split()) == " ".join(word.markdown.split()):
                    yield found(word.place, source=f"{source.language}.md")


@check(
    level="warning",
    message="this text seems to be written in {other}, in a file for {language}",
    why="readers who do not know that language cannot read it",
    fix="translate it, or move it into the file of its language",
    example=Example("en.md", "Le soir, on ne voit rien dans les salles et personne ne sait les réparer [@lamp-report].",
                    "At dusk nobody sees anything in the rooms [@lamp-report]."),
    terms={side: {"fr": "French", "en": "English", "ar": "Arabic", "es": "Spanish", "vi": "Vietnamese"}
           for side in ("other", "language")},
)
def other_language(view: View) -> Iterator[Found]:
    """Words in another language than that of their file, told by its most frequent small words."""
    for translation, word in view.words:
        other = language_of(word.markdown)
        if other and other != translation.language:
            yield found(word.place, other=other, language=translation.language)


Spots = Callable[[Word, str], Iterable[tuple[str, Place]]]
"""What is compared in some words of a language: each thing with its place."""


def _differing(view: View, spots: Spots, known: Collection[str] | None = None) -> Iterator[Found]:
    """Where a translation and its source do not have the same things. What is not among the `known` has a check of its
    own. The place is that of the first thing too many, else the beginning of the words."""
    for source, translation in view.pairs:
        for address, word in translation.words.items():
            original = source.words.get(address)
            if original:
                there = Counter(thing for thing, _ in spots(original, source.language))
                own = list(spots(word, translation.language))
                here = Counter(thing for thing, _ in own)
                if there != here and (known is None or here.keys() | there.keys() <= set(known)):
                    missing, more = tuple((there - here).elements()), tuple((here - there).elements())
                    place = next((place for thing, place in own if thing in more), word.place)
                    yield found(place, missing=missing or ("–",), more=more or ("–",))


@check(
    level="error",
    message="the numbers are not those of the source: {missing} stands there, {more} stands here",
    why="a number that drifts in translation hurts people: a span, a dose, a date",
    fix="write the same numbers, in digits in both languages",
    example=Example("en.md", "At dusk 40 people see nothing in the rooms", "At dusk nobody sees anything in the rooms"),
)
def numbers_differ(view: View) -> Iterator[Found]:
    """Typed numbers that a translation changes."""
    def typed(word: Word, language: str) -> Iterator[tuple[str, Place]]:
        for number in numbers(word.markdown, language):
            yield f"{number.value:g}", inside(word, number.start)

    yield from _differing(view, typed)


def _named(kind: str) -> Spots:
    return lambda word, _: [(mention.target, mention.place) for mention in word.mentions if mention.kind == kind]


@check(
    level="error",
    message="the numbers by reference are not those of the source: {missing} stands there, {more} stands here",
    why="readers of one language would miss a computed number, or see another one",
    fix="write the same references, like `{{{{ pv_power }}}}`, as in the source",
    example=Example("en.md", "in {{ lamps }}", "in {{ rooms }}", at="in {{ rooms }}"),
)
def references_differ(view: View) -> Iterator[Found]:
    """Numbers by reference that a translation changes."""
    known = [own for name in ("parameters", "assumptions", "quantities") for own in view.lists[name]]
    yield from _differing(view, _named("number"), known)


@check(
    level="warning",
    message="the citations are not those of the source: {missing} stands there, {more} stands here",
    why="a claim rests on the same sources in every language",
    fix="cite the same sources as the source language",
    example=Example("en.md", "stays mended.", "stays mended [@lamp-report, p. 12]."),
)
def citations_differ(view: View) -> Iterator[Found]:
    """Citations that a translation drops or adds."""
    yield from _differing(view, _named("citation"), view.lists["sources"])


@check(
    level="warning",
    message="the images are not those of the source: {missing} stands there, {more} stands here",
    why="readers of one language would miss what only the image shows",
    fix="show the same images as the source language",
    example=Example("en.md", "Then open the lamp.\n", """\
Then open the lamp.

![](images/lamp.svg)
"""),
)
def images_differ(view: View) -> Iterator[Found]:
    """Images that a translation drops or adds."""
    yield from _differing(view, _named("image"), [image.file for image in view.guide.images])


@check(
    level="error",
    message="the marks of doubt are not those of the source: {missing} stands there, {more} stands here",
    why="what is unsure in one language is unsure in all",
    fix="write the same marks as in the source",
    example=Example("en.md", "One brings them back.", "One brings them back [!needs-check]."),
)
def marks_differ(view: View) -> Iterator[Found]:
    """Marks of doubt that a translation drops or adds."""
    def marks(word: Word, _: str) -> Iterator[tuple[str, Place]]:
        for mark in MARK.finditer(word.markdown):
            yield mark[1], inside(word, mark.start())

    yield from _differing(view, marks, MARKS)


@check(
    level="error",
    message="the source warns {there} times here, this text {here} times",
    why="readers of one language would not be warned",
    fix="translate every [!WARNING] and [!CAUTION]",
    example=Example("en.md", "> Cut the current first.", "> [!WARNING]\n> Cut the current first."),
)
def warnings_differ(view: View) -> Iterator[Found]:
    """Warnings that a translation drops or adds."""
    def warnings(text: str) -> int:
        return sum(alert[1] in DANGERS for alert in ALERT.finditer(text))

    for source, translation in view.pairs:
        for address, word in translation.words.items():
            original = source.words.get(address)
            if original and all(kind in ALERTS for text in (original, word) for kind in ALERT.findall(text.markdown)):
                there, here = warnings(original.markdown), warnings(word.markdown)
                if there != here:
                    yield found(word.place, there=str(there), here=str(here))


@check(
    level="error",
    message="the source has {there} ticks here, this text {here}",
    why="readers of one language would believe to be done before they are",
    fix="translate every line `- [ ]`",
    example=Example("en.md", """\
- [ ] every lamp is on the list.
- [ ] the list is signed.
""", "- [ ] every lamp is on the list.\n"),
)
def ticks_differ(view: View) -> Iterator[Found]:
    """Lines to tick that a translation drops or adds."""
    for source, translation in view.pairs:
        for address, word in translation.words.items():
            there = len(TICK.findall(source.words[address].markdown)) if address in source.words else 0
            here = len(TICK.findall(word.markdown))
            if address in source.words and there != here:
                yield found(word.place, there=str(there), here=str(here))
