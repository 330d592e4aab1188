"""One guide in one language, as the templates of its page see it."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from markupsafe import Markup

from modemploi.load.freshness import part_of
from modemploi.load.library import LoadedGuide, Translation, Word
from modemploi.model import Guide
from modemploi.model.fields import addresses, parts
from modemploi.model.kinds import is_text
from modemploi.model.means import Document, Only
from modemploi.publish import markdown
from modemploi.publish.addresses import Links
from modemploi.publish.citations import Citations
from modemploi.publish.computed import Computed, outdated
from modemploi.publish.images import Size
from modemploi.publish.language import PageLanguage

SECTIONS = frozenset("""
    title main problem goal rationale when-not functions will-it-work your-case parameters quantities assumptions tables
    rules examples who roles partners exchanges agreement exit decisions steps calendar drawings budget supplies tools
    documents running replacement-fund risks weaknesses side-effects law end-of-life results ledger replications
    precedents again questions links sources history cite improve pages search-query search-results take-along verdict
    """.split())
"""The anchors of the page itself; a part of the guide with such an id gets another anchor."""
OWN = ("phase-", "record-", "source-", "cite-", "case-", "take-", "picture-")
"""What its other anchors begin with."""


class GuidePage:
    """Everything a template may ask about a guide; it also answers for the texts on the page (`Surroundings`)."""

    def __init__(self, loaded: LoadedGuide, language: PageLanguage, links: Links, computed: Computed,
                 slugs: frozenset[str], pictures: Mapping[str, Size], published: tuple[str, ...],
                 address: str = "") -> None:
        assert loaded.facts.data is not None
        self.published, self.address = published, address
        self.loaded, self.slug, self.guide = loaded, loaded.slug, loaded.facts.data
        self.language, self.figures, self.links, self.computed = language, language.figures, links, computed
        self.say, self.typeset = language.say, language.typeset
        self.direction = language.direction
        self._slugs, self._pictures = slugs, pictures
        self.citations = Citations({source.id: source for source in loaded.sources}, self)
        self.shown: set[str] = set()
        self._texts: dict[str, str] = {}
        self._explained: set[str] = set()
        self.translation = loaded.translations.get(language.id)
        self.source = loaded.translations.get(self.guide.source_language)
        self._forms = {address.text: address.field.words for address in addresses(self.guide)}
        self._ids = {own for _, part in parts(self.guide) if (own := getattr(part, "id", None))}

    # --- words ---------------------------------------------------------------------------------------------------

    def _word(self, address: str) -> tuple[Word, str] | None:
        for translation in (self.translation, self.source):
            word = translation.words.get(address) if translation else None
            if translation and word and word.markdown.strip():
                return word, translation.language
        return None

    def has(self, address: str) -> bool:
        """Whether any words stand at an address."""
        return self._word(address) is not None

    def words(self, address: str, danger_first: bool = False) -> Markup:
        """The words at an address as HTML; in the source language, marked so, where the translation lacks them."""
        found = self._word(address)
        if not found:
            return Markup()
        word, language = found
        block = self._forms.get(address) == "long" or address.endswith(".intro")
        terms = self.terms if language == self.language.id else None
        html = markdown.long(word.markdown, self, danger_first, terms) if block else markdown.short(word.markdown, self)
        if language == self.language.id:
            return self._outdated_note(address, block) + html
        tag = "div" if block else "span"
        return Markup('<{0} class="untranslated" lang="{1}" dir="{2}">{3}</{0}>').format(
            Markup(tag), language, self.language.directions.get(language, "ltr"), html)

    def text(self, address: str) -> str:
        """The words at an address as plain text: for a heading, a title, an attribute."""
        if address not in self._texts:
            found = self._word(address)
            self._texts[address] = markdown.plain(found[0].markdown, self.typeset) if found else ""
        return self._texts[address]

    def called(self, part: str) -> str:
        """What a part is called, as plain text; its id where it has no name."""
        return self.text(f"{part}.name") or part

    def lines(self, address: str) -> list[str]:
        """The entries and paragraphs of long words, each as plain text; names of numbers stay as they are written."""
        found = self._word(address)
        return markdown.lines(found[0].markdown, self.typeset) if found else []

    def markdown(self, address: str) -> str:
        """The words at an address as they are written, for those who make something else than HTML of them."""
        found = self._word(address)
        return found[0].markdown if found else ""

    def foreign(self, address: str) -> str:
        """The language in which the words at an address are found, where it is not the page's; else empty."""
        found = self._word(address)
        return found[1] if found and found[1] != self.language.id else ""

    def name(self, part: str, field: str = "name") -> Markup:
        """The short words of a part as HTML; its id where it has none."""
        return self.words(f"{part}.{field}") or Markup("{}").format(part)

    @cached_property
    def outdated(self) -> frozenset[str]:
        """The parts of this translation whose source changed since they were translated."""
        return outdated(self.loaded, self.language.id)

    @property
    def untranslated(self) -> int:
        """How many words this page shows in another language."""
        if not self.translation or self.translation is self.source:
            return 0
        return sum(1 for address in addresses(self.guide) if self.foreign(address.text))

    def _outdated_note(self, address: str, block: bool) -> Markup:
        if not block or part_of(address) not in self.outdated:
            return Markup()
        return Markup('<p class="outdated"><a href="{}">{}</a></p>').format(
            self.links.to("method", "outdated"), self.say("outdated-part"))

    # --- numbers -------------------------------------------------------------------------------------------------

    def number(self, name: str) -> Markup | None:
        """The value of a parameter, assumption or quantity of the reference case, as a text refers to it."""
        value = self.computed.value(name)
        if value is not None:
            html = self.figures.measure(value.number, value.unit)
        elif (choice := self.choice(name)) is not None:
            html = choice
        else:
            return None
        return Markup('<bdi class="number" data-name="{}">{}</bdi>').format(name, html.striptags())

    def choice(self, name: str) -> Markup | None:
        """The answer of the reference case to a parameter that is a choice or a date."""
        for parameter in self.guide.parameters:
            if parameter.id == name and parameter.typical and parameter.kind == "choice":
                return self.name(f"{name}.{parameter.typical}")
            if parameter.id == name and parameter.typical and parameter.kind == "date":
                return Markup("{}").format(self.figures.issued(parameter.typical))
        return None

    def only(self, only: Only | None) -> Markup:
        """A label for a part that is meant for some answers of a choice; empty for any other."""
        if not only:
            return Markup()
        names = self.listed(self.name(f"{only.parameter}.{option}") for option in (only.option, *only.also))
        return Markup('<span class="tag only">{}</span>').format(self.say("only-for", options=names))

    def held_back(self, only: Only | None) -> Markup:
        """An attribute with the choice and the options for which a part counts, for the script of the page."""
        told = " ".join((only.parameter, only.option, *only.also)) if only else ""
        return Markup(' data-only="{}"').format(told) if told else Markup()

    # --- sources, marks, links, images -----------------------------------------------------------------------------

    def cite(self, key: str, locator: str = "") -> Markup:
        """A numbered link to the list of sources."""
        return self.citations.cite(key, locator)

    def cites(self, keys: Iterable[str]) -> Markup:
        """Links to several sources."""
        cited = Markup(" ").join(self.cite(key) for key in keys)
        return Markup('<span class="cites">{}</span>').format(cited) if cited else cited

    def mark(self, mark: str | None) -> Markup:
        """A small label that says how sure we are, linked to what it means."""
        if not mark or mark == "found":
            return Markup()
        return Markup('<a class="mark mark-{0}" href="{1}">{2}</a>').format(
            mark, self.links.to("method", f"mark-{mark}"), self.say(f"mark-{mark}"))

    def listed(self, items: Iterable[object]) -> Markup:
        """Items one after the other, with the comma of the language."""
        return (self.say("comma") + " ").join(Markup("{}").format(item) for item in items)

    def proof(self, part: Any) -> Markup:
        """The mark and the sources of any part that has them."""
        return Markup(" ").join(
            html for html in (self.mark(getattr(part, "mark", None)), self.cites(getattr(part, "sources", ()))) if html)

    def proof_beside(self, part: Any, address: str) -> Markup:
        """The mark of a part, and those of its sources that its words at an address do not cite themselves."""
        word = self._word(address)
        cited = {mention.target for mention in word[0].mentions if mention.kind == "citation"} if word else set()
        rest = tuple(source for source in part.sources if source not in cited)
        return Markup(" ").join(html for html in (self.mark(part.mark), self.cites(rest)) if html)

    def anchor(self, part: str) -> str:
        """The anchor of a part of the guide."""
        return f"{part}-part" if part in SECTIONS or part.startswith(OWN) else part

    def link(self, part: str) -> Markup:
        """The name of a part as a link to where it stands on the page."""
        foreign = self.foreign(f"{part}.name")
        told = Markup(' lang="{}" dir="{}"').format(
            foreign, self.language.directions.get(foreign, "ltr")) if foreign else ""
        return Markup('<a href="#{}"{}>{}</a>').format(self.anchor(part), told, self.called(part))

    def href(self, target: str) -> str | None:
        """Where a link of a text leads; None where it leads nowhere."""
        page, _, anchor = target.partition("#")
        if not page:
            return f"#{self.anchor(anchor)}" if anchor in self._ids or anchor in SECTIONS else None
        if target.startswith(("https://", "http://", "mailto:", "tel:")):
            return target
        if page.startswith("files/"):
            return self.file(page)
        steps = [step for step in page.split("/") if step not in ("..", ".")]
        if page.startswith("../") and steps and steps[0] in self._slugs:
            return self.links.guide(steps[0], anchor)
        return None

    def file(self, path: str) -> str | None:
        """A link to a file of the guide's folder; None where it is not published."""
        known = {document.file: self.document(document)[0] for document in reversed(self.guide.documents)}
        name = known.get(path) or (path if path in self._pictures else "")
        return self.links.file(f"{self.links.page}/{name}") if name else None

    def document(self, document: Document) -> tuple[str, str]:
        """Where a document lies beside the page, and its language. A text is a document of the page's language, or of
        the source language where the translation lacks it; both are empty where no language has it."""
        if not is_text(document.file):
            return document.file, document.language or ""
        found = self._word(f"{document.id}.content")
        return (f"{document.id}.{found[1]}.docx", found[1]) if found else ("", "")

    def terms(self, text: str) -> Iterable[tuple[int, int, Markup]]:
        """The terms of the glossary that a text uses for the first time in its section, each as a link to what it
        means."""
        for start, end, term, words in self.language.terms.find(text, self._explained):
            told = Markup(' title="{}"').format(self.typeset(words.definition)) if words.definition else ""
            yield start, end, Markup('<a class="term" href="{}"{}>{}</a>').format(
                self.links.to("glossary", term.id), told, self.typeset(text[start:end]))

    def new_section(self) -> None:
        """From here on terms are explained once more: one reads a guide by its sections."""
        self._explained.clear()

    def picture(self, target: str, alternative: str, block: bool = True) -> Markup:
        """An image of the guide with its alternative text; its caption, credit and legend below."""
        image = next((image for image in self.guide.images if image.file == target), None)
        size = self._pictures.get(target)
        if not image:
            return Markup("<em>{}</em>").format(alternative)
        alt = self.text(f"{image.id}.alternative") or alternative
        if not size:
            return Markup("<em>{}</em>").format(alt)
        html = Markup('<img src="{}" alt="{}" width="{}" height="{}" loading="lazy">').format(
            self.file(target), alt, size.width, size.height)
        if not block:
            return html
        anchor = Markup("") if image.id in self.shown else Markup(' id="{}"').format(self.anchor(image.id))
        self.shown.add(image.id)
        credit = self.say("credit", name=image.credit, licence=image.licence)
        caption = Markup('<figcaption>{}<p class="credit">{} {}</p></figcaption>').format(
            self.words(f"{image.id}.caption"), credit, self.cites(image.sources))
        return Markup('<figure class="drawing"{}>{}{}{}</figure>').format(
            anchor, html, caption, self.words(f"{image.id}.legend"))

    def unshown(self) -> list[Markup]:
        """The images that no text shows, neither above nor further down."""
        told = {mention.target for translation in (self.translation, self.source) if translation
                for word in translation.words.values() for mention in word.mentions if mention.kind == "image"}
        return [self.picture(image.file, "") for image in self.guide.images
                if image.id not in self.shown and image.file not in told]


def has_words(loaded: LoadedGuide, language: str) -> bool:
    """Whether a guide can be shown in a language: it has a title there."""
    translation: Translation | None = loaded.translations.get(language)
    return bool(translation and translation.words.get("title"))


def shown(guide: Guide) -> bool:
    """Whether the guide stands among the guides: published, or kept for its address."""
    return guide.state != "draft"
