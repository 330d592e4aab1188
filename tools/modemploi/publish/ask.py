"""What somebody could ask: the open questions of the guides, and every figure and passage that waits for a check."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from modemploi.model.fields import Path
from modemploi.model.guide import Question
from modemploi.publish import markdown
from modemploi.publish.addresses import Links
from modemploi.publish.guide import SECTIONS, GuidePage, has_words
from modemploi.publish.knowledge import TO_ASK, figures, passages, texts
from modemploi.publish.plan.files import safe, sheet

SECTION = {"context": "will-it-work", "cost-lines": "budget", "legal-topics": "law", "outcomes": "results",
           "conditions": "will-it-work", "seasons": "parameters", "origin": "history", "changelog": "history"}
"""Where on the page things stand whose name is not that of a section."""
LONGEST = 180
"""So many letters of a passage are shown."""
_APART = re.compile(r"\[![A-Za-z-]+\]|\[@[^\]\n]{0,300}\]")
_NUMBER = re.compile(r"\{\{\s*(\w+)\s*\}\}")


@dataclass(frozen=True)
class Doubt:
    """A figure or a passage that somebody could clear up."""

    mark: str
    name: str
    """What it is about: the name of the part or section it stands in."""
    text: str
    """The passage, shortened; the value or country of a figure."""
    anchor: str
    """Where it stands on the page of the guide; empty for the top."""
    foreign: str = ""
    """The language of name and passage, where it is not that of the page."""


def home(g: GuidePage) -> str:
    """The language in which one reads a guide: that of the page, or else one that it has; empty where it has none."""
    return next((one for one in (g.language.id, g.guide.source_language, *g.published)
                 if one in g.published and has_words(g.loaded, one)), "")


def way(links: Links, g: GuidePage, anchor: str = "") -> str:
    """A link to a guide, in a language in which it can be read."""
    return links.to(g.links.page, anchor if home(g) else "", home(g))


class Asking:
    """What a guide asks, in one language. `places` are the anchors of its page there."""

    def __init__(self, g: GuidePage, places: frozenset[str]) -> None:
        self.g, self._places = g, places
        self.title, self.draft = g.text("title") or g.slug, g.guide.state == "draft"

    @cached_property
    def questions(self) -> list[tuple[Question, str, str]]:
        """Its open questions, each with its words and whom to ask."""
        return [(one, self.g.called(one.id), self.g.text(f"{one.id}.ask")) for one in self.g.guide.questions]

    @cached_property
    def before(self) -> list[str]:
        """What it says before its questions."""
        return [self._plain(line) for line in self.g.lines("questions.intro")]

    @cached_property
    def doubts(self) -> list[Doubt]:
        """What waits for a check, and on what sources disagree: figures first, then passages, as the files say them."""
        found = [self._figure(one.path, one.mark) for one in figures(self.g.loaded) if one.mark in TO_ASK]
        here = ((address, self.g.markdown(address) or text) for address, text in texts(self.g.loaded))
        return found + [self._passage(*one) for one in passages(here) if one.mark in TO_ASK]

    def _figure(self, path: Path, mark: str) -> Doubt:
        part: Any = self.g.guide
        owners = []
        for step in path:
            part = part[step] if isinstance(step, int) else getattr(part, step)
            owners.append(getattr(part, "id", ""))
        value = self.g.number(vars(part).get("id", ""))
        country = vars(part).get("country", None)
        text = value.striptags() if value else self.g.figures.country(country) if country else ""
        return self._doubt(mark, [one for one in reversed(owners) if one], str(path[0]).replace("_", "-"), text)

    def _passage(self, address: str, text: str, mark: str) -> Doubt:
        owner = address.partition(".")[0]
        if address.startswith("record-"):
            other = self.g.guide.source_language
            return Doubt(mark, self._heading("precedents"), self._short(text), self._there(address),
                         other if other != self.g.language.id else "")
        return self._doubt(mark, [owner], owner, self._short(text), address)

    def _doubt(self, mark: str, owners: list[str], name: str, text: str, address: str = "") -> Doubt:
        """Named after the nearest part that has a name, and found at the nearest that has a place."""
        section = SECTION.get(name, name if name in SECTIONS - {"title"} else "")
        named = next((f"{one}.{field}" for field in ("name", "question") for one in owners
                      if self.g.has(f"{one}.{field}")), "")
        if not named and owners and not text:
            address = f"{owners[0]}.text"
            text = self._short(self.g.markdown(address))
        places = [self._there(self.g.anchor(one)) for one in owners]
        return Doubt(mark, self.g.text(named) or self._heading(section), text,
                     next(filter(None, [*places, self._there(section)]), ""), self.g.foreign(address or named))

    def _there(self, anchor: str) -> str:
        return anchor if anchor in self._places else ""

    def _heading(self, section: str) -> str:
        return self.g.say(section).striptags() if section else self.title

    def _short(self, text: str) -> str:
        """A passage as plain text without its citations and marks, as long as one reads at a glance."""
        said = self._plain(" ".join(markdown.lines(_APART.sub("", text), self.g.typeset)))
        return said if len(said) <= LONGEST else said[:LONGEST].rsplit(" ", 1)[0] + "…"

    def _plain(self, text: str) -> str:
        """Numbers in place of their names, and no space that a citation left behind."""
        said = _NUMBER.sub(lambda name: (self.g.number(name[1]) or self.g.say("unknown-value")).striptags(), text)
        return re.sub(r" +([.,)])", r"\1", " ".join(said.replace("|", " ").split(" ")).strip())


def as_csv(guides: list[Asking]) -> bytes:
    """Questions and doubts of all guides, a line each, for whoever works through them in a spreadsheet."""
    rows: list[list[str]] = []
    for one in guides:
        g, page = one.g, one.g.links.page
        if not rows:
            rows.append([g.say(f"asked-{name}").striptags() for name in ("guide", "kind", "what", "whom", "place")])
        rows += [[one.title, g.say("asked-question").striptags(), name, whom, f"{page}#{g.anchor(question.id)}"]
                 for question, name, whom in one.questions]
        rows += [[one.title, g.say(f"mark-{doubt.mark}").striptags(), ": ".join(filter(None, (doubt.name, doubt.text))),
                  "", f"{page}#{doubt.anchor}".removesuffix("#")] for doubt in one.doubts]
    return sheet([[safe(cell) for cell in row] for row in rows], guides[0].g.figures.signs()[1] == ",") \
        if guides else b""
