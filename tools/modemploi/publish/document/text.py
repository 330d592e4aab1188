"""From the text of a document to its blocks: headings, paragraphs, lists, tables, boxes to tick, blanks."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any
from urllib.parse import urljoin

from markdown_it.token import Token
from markupsafe import Markup

from modemploi.publish import markdown
from modemploi.publish.document.elements import Run, isolated
from modemploi.publish.document.paper import BOXES, Paper
from modemploi.publish.document.tables import Cell
from modemploi.publish.guide import GuidePage
from modemploi.publish.workbook.words import Words


def write(paper: Paper, g: GuidePage, part: str) -> None:
    """Write the text of a document, and the sources it cites, on its paper."""
    writer = _Writer(paper, g)
    writer.blocks(markdown.parse(g.markdown(f"{part}.content"), writer))
    writer.sources()


@dataclass
class _List:
    """A list one is inside of; a list of boxes to tick has no number."""

    number: int
    fresh: bool = False
    """Whether its next paragraph begins an entry."""
    sign: str = ""


class _Writer:
    """Goes through the tokens of a text, once. It answers for the text as `Surroundings` do for a page."""

    def __init__(self, paper: Paper, g: GuidePage) -> None:
        self.paper, self.g = paper, g
        self.typeset, self.say = g.typeset, g.say
        self.words = Words(g)
        self.cited: dict[str, int] = {}
        self.lists: list[_List] = []
        self.quotes = 0
        self.alert = False
        self.caption = ""
        self.levels: list[int] = []
        self.level = 0
        """Of the last heading: the next one is at most one deeper."""

    # --- what the text asks --------------------------------------------------------------------------------------

    def cite(self, key: str, locator: str = "") -> Markup:
        """The number of a source in the list at the end."""
        if not any(source.id == key for source in self.g.guide.sources):
            return Markup("[@{}]").format(key)
        number = self.cited.setdefault(key, len(self.cited) + 1)
        return Markup("[{}{}]").format(number, f", {locator}" if locator else "")

    def mark(self, mark: str | None) -> Markup:
        """How sure we are, between brackets."""
        return Markup("({})").format(self.say(f"mark-{mark}").striptags())

    def number(self, name: str) -> Markup | None:
        """A number of the reference case."""
        return self.g.number(name)

    def href(self, target: str) -> str | None:
        """A link that also works away from the site; None where the site has no address yet."""
        found = self.g.href(target)
        if found is None or found.startswith(("https://", "http://", "mailto:", "tel:")):
            return found
        return urljoin(self.g.address, found) if self.g.address else None

    def picture(self, target: str, alternative: str, block: bool = True) -> Markup:
        """What an image shows, in words: the document has none."""
        image = next((image for image in self.g.guide.images if image.file == target), None)
        return Markup("[{}]").format((self.g.text(f"{image.id}.alternative") if image else "") or alternative)

    # --- blocks --------------------------------------------------------------------------------------------------

    def blocks(self, tokens: list[Token]) -> None:
        """Every block of the text."""
        self.levels = sorted({int(token.tag[1]) for token in tokens if token.type == "heading_open"})
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type == "table_open":
                stop = next(at for at in range(index, len(tokens)) if tokens[at].type == "table_close")
                self.table(tokens[index:stop])
                index = stop
            elif token.type == "inline":
                self.inline(token, tokens[index - 1])
            else:
                self.step(token)
            index += 1

    def step(self, token: Token) -> None:
        """A token that only opens or closes something."""
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                tasks = "class" in token.attrs
                start = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else 1
                self.lists.append(_List(0 if tasks else self.paper.new_list(token.type == "ordered_list_open", start)))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.lists[-1].fresh = True
                self.lists[-1].sign = BOXES[int(token.meta["checked"])] if "checked" in token.meta else ""
            case "blockquote_open":
                self.quotes += 1
            case "blockquote_close":
                self.quotes -= 1
            case "alert_open":
                self.alert = True
            case "alert_close":
                self.alert = False
                self.paper.block([], "Small")
            case "hr":
                self.paper.new_page()
            case "fence" | "code_block":
                self.paper.block([Run(token.content.rstrip("\n"), fixed=True)], "Fixed", depth=len(self.lists))

    def inline(self, token: Token, before: Token) -> None:
        """The text of a paragraph or a heading."""
        runs = self.runs(token.children or [])
        if before.type == "heading_open":
            level = min(self.levels.index(int(before.tag[1])), self.level) + 1
            self.caption = "".join(run.text for run in runs)
            if self.lists or self.quotes or self.alert:
                self.paragraph([replace(run, bold=True) for run in runs])
            else:
                self.paper.heading(level, runs)
                self.level = level
        elif before.type == "alert_title_open":
            self.paragraph([replace(run, bold=True) for run in runs])
        elif runs:
            self.paragraph(runs)

    def paragraph(self, runs: list[Run]) -> None:
        """A paragraph where it stands: in a list, a quote, a warning, or by itself."""
        style = "Alert" if self.alert else "Quote" if self.quotes else "Normal"
        depth = len(self.lists)
        if not depth:
            self.paper.block(runs, style)
            return
        entry = self.lists[-1]
        if not entry.fresh:
            self.paper.block(runs, style, depth=depth, tight=True)
        elif entry.sign or not entry.number:
            self.paper.block(runs, style, depth=depth, sign=entry.sign or "•", tight=True)
        else:
            self.paper.block(runs, style, depth=depth, list_=entry.number, tight=True)
        entry.fresh = False

    def table(self, tokens: list[Token]) -> None:
        """A table, with the heading above it as its caption for those who listen to it."""
        rows: list[list[Cell]] = []
        for before, token in pairwise(tokens):
            if before.type == "tr_open":
                rows.append([])
            if token.type == "inline":
                align = str(before.attrs.get("style", "")).rpartition(":")[2]
                rows[-1].append(Cell(self.runs(token.children or []), {"right": "right", "center": "center"}.get(
                    align, "")))
        self.paper.table(rows, self.caption)

    # --- letters -------------------------------------------------------------------------------------------------

    def runs(self, tokens: list[Token]) -> list[Run]:
        """The letters of a block, with how they look."""
        runs: list[Run] = []
        look = Run("")
        for token in tokens:
            match token.type:
                case "strong_open" | "strong_close":
                    look = replace(look, bold=token.nesting > 0)
                case "em_open" | "em_close":
                    look = replace(look, italic=token.nesting > 0)
                case "s_open" | "s_close":
                    look = replace(look, struck=token.nesting > 0)
                case "link_open":
                    look = replace(look, link=str(token.attrs.get("href", "")))
                case "link_close":
                    look = replace(look, link="")
                case "softbreak":
                    _join(runs, replace(look, text=" "))
                case "hardbreak":
                    _join(runs, replace(look, text="\n"))
                case "code_inline":
                    _join(runs, replace(look, text=token.content, fixed=True))
                case _:
                    _join(runs, replace(look, text=self.said(token)))
        return [run for run in runs if run.text]

    def said(self, token: Token) -> str:
        """What a token says, as plain text."""
        about: dict[str, Any] = token.meta
        match token.type:
            case "citation":
                return isolated(self.cite(about["key"], about["detail"]).unescape())
            case "doubt":
                return str(self.mark(about["key"]).unescape())
            case "figure":
                found = self.number(about["key"])
                return isolated(found.striptags()) if found is not None else token.content
            case "image" | "picture":
                return str(self.picture(str(token.attrs.get("src", "")), token.content).unescape())
            case "task_open" | "task_close":
                return ""
            case _:
                return token.content

    def sources(self) -> None:
        """The sources that the text cites, numbered, on their own under a heading."""
        if not self.cited:
            return
        self.paper.heading(1, [Run(self.words.say("sources"))])
        number = self.paper.new_list(ordered=True)
        by_id = {source.id: source for source in reversed(self.g.guide.sources)}
        for key in self.cited:
            source = by_id[key]
            address = source.url or (f"https://doi.org/{source.doi}" if source.doi else "")
            told = [Run(self.typeset(self.words.citation(source)))]
            told += [Run(" "), Run(isolated(address), link=address)] if address else []
            self.paper.block(told, depth=1, list_=number, tight=True)


def _join(runs: list[Run], run: Run) -> None:
    """Add letters; those that look like the last ones join them."""
    if runs and replace(runs[-1], text="") == replace(run, text=""):
        runs[-1] = replace(run, text=runs[-1].text + run.text)
    else:
        runs.append(run)
