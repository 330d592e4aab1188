"""The page of a guide, in the order in which a reader asks.

Is there a guide for my problem? Will it work here? What does it take for my case? What do I do next?
"""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from markupsafe import Markup

from modemploi.model.case import Condition, Parameter, Table
from modemploi.model.fields import addresses
from modemploi.model.record import Precedent, RecordWords, Replication
from modemploi.publish import case, markdown, money, steps, who
from modemploi.publish.facts import key_facts
from modemploi.publish.guide import GuidePage
from modemploi.publish.page import Page
from modemploi.publish.templating import render


class Writer:
    """Writes the page of one guide in one language."""

    def __init__(self, g: GuidePage, titles: Mapping[str, str], sizes: Mapping[str, int], repository: str) -> None:
        self.g, self.titles, self.sizes, self.repository = g, titles, sizes, repository
        self.page = Page(g.links.page, g.text("title"))

    def write(self) -> Page:
        """The whole page."""
        self.page.heading(1, "title", self.g.text("title"))
        self.head()
        self.why()
        self.will_it_work()
        self.your_case()
        self.who()
        self.steps()
        self.means()
        self.risks()
        self.results()
        self.proof()
        return self.page

    # --- small helpers -------------------------------------------------------------------------------------------

    def part(self, template: str, kind: str = "", **values: Any) -> None:
        """A template, as a block of the page."""
        self.page.html(render(template, g=self.g, say=self.g.say, **values), kind)

    def heading(self, level: int, anchor: str, phrase: str, **values: object) -> None:
        """A heading in the words of the page."""
        self.page.heading(level, anchor, self.g.say(phrase, **values).striptags())

    def told(self, level: int, anchor: str, phrase: str, address: str, kind: str = "") -> None:
        """A heading and the long words of the guide below it; nothing where the guide has none."""
        if self.g.has(address):
            self.heading(level, anchor, phrase)
            self.page.html(self.g.words(address), kind)

    def intro(self, field: str) -> None:
        """What the guide says before a list."""
        self.page.html(self.g.words(f"{field}.intro"))

    # --- the ten parts -------------------------------------------------------------------------------------------

    def head(self) -> None:
        """1. The promise, what must be known first, key facts, downloads."""
        g = self.g
        self.part("head.html", "head", facts=key_facts(g), missing=g.computed.problems, untranslated=self._untranslated(),
                  competent=[role for role in g.guide.roles if role.competent],
                  documents=[document["html"] for document in self._documents()])

    def why(self) -> None:
        """2. The problem; when not to use this guide; what must be kept and what may change."""
        g = self.g
        self.told(2, "problem", "problem", "problem")
        self.told(3, "goal", "goal", "goal")
        self.told(3, "rationale", "rationale", "rationale")
        self.told(2, "when-not", "when-not", "when-not", "when-not")
        if g.guide.functions:
            self.heading(2, "functions", "functions")
            self.intro("functions")
            by_form = [(form, [step for step in g.guide.steps if step.form == form])
                       for form in ("fixed", "adapt", "free")]
            self.part("functions.html", forms=[(form, found) for form, found in by_form if found],
                      serving=lambda function: [step for step in g.guide.steps if function in step.functions])

    def will_it_work(self) -> None:
        """3. The conditions as questions."""
        g = self.g
        self.heading(2, "will-it-work", "will-it-work")
        entries = [("settings", one) for one in g.guide.settings] + [("scales", one) for one in g.guide.scales]
        if entries:
            self.part("conditions.html", what="made-for", entries=entries)
        self.page.html(g.words("context"))
        if g.guide.conditions:
            self.intro("conditions")
            self.part("conditions.html", what="conditions", expected=self._expected)

    def your_case(self) -> None:
        """4. The reference case: what is entered, assumed, computed, each with what it rests on."""
        g = self.g
        self.heading(2, "your-case", "your-case")
        self.part("case.html", what="key", key=case.results(g, key=True))
        if g.guide.parameters:
            self.heading(3, "parameters", "parameters")
            self.intro("parameters")
            if any(parameter.kind != "rows" for parameter in g.guide.parameters):
                self.part("case.html", what="parameters", value=lambda name: case.value(g, name))
            for parameter in g.guide.parameters:
                if parameter.kind == "rows":
                    self._table(parameter, folded=False)
        if g.guide.quantities:
            self.heading(3, "quantities", "quantities")
            self.intro("quantities")
            self.part("case.html", what="results", rows=case.results(g))
        if g.guide.assumptions:
            self.heading(3, "assumptions", "assumptions")
            self.intro("assumptions")
            self.part("case.html", what="assumptions")
        if g.guide.tables:
            self.heading(3, "tables", "tables")
            self.intro("tables")
            for table in g.guide.tables:
                self._table(table, folded=len(table.rows) > 6)
        if g.guide.rules:
            self.heading(3, "rules", "rules")
            self.intro("rules")
            self.part("case.html", what="rules")
        if g.guide.examples:
            self.heading(3, "examples", "examples")
            self.intro("examples")
            for example in g.guide.examples:
                rows = case.example(g, example)
                self.part("case.html", what="example", example=example, rows=rows, held=sum(row.holds for row in rows))

    def who(self) -> None:
        """5. Roles, partners, who gives and who receives."""
        g = self.g
        self.heading(2, "who", "who")
        for level, field, there in ((3, "roles", g.guide.roles), (3, "partners", g.guide.partners),
                                    (3, "exchanges", g.guide.exchanges)):
            if there:
                self.heading(level, field, field)
                self.intro(field)
                self.part("who.html", what=field, pairs=who.pairs(g.guide), balance=who.balance(g.guide))
        self.told(3, "agreement", "agreement", "agreement")
        self.told(3, "exit", "exit", "exit")

    def steps(self) -> None:
        """6. The calendar, then each step: danger before the action."""
        g = self.g
        self.heading(2, "steps", "steps")
        self.intro("steps")
        if g.guide.steps:
            self.heading(3, "calendar", "calendar")
            self.part("calendar.html", rows=steps.calendar(g), total=steps.lasting(g) or g.say("unknown-value"))
        for phase, found in steps.by_phase(g):
            self.page.heading(3, f"phase-{phase}", g.say(f"phase-{phase}").striptags(), "phase")
            for number, step in found:
                self.page.heading(4, g.anchor(step.id), g.text(f"{step.id}.name") or step.id, "step",
                                  g.foreign(f"{step.id}.name"), number=number)
                self.part("step.html", "step-card", step=step, doers=steps.doers(g, step),
                          other_title=lambda slug: self.titles.get(slug, slug))
        if unshown := g.unshown():
            self.heading(3, "drawings", "drawings")
            for image in unshown:
                self.page.html(image)

    def means(self) -> None:
        """7. Budget, supplies with substitutes, running costs and replacement fund."""
        g = self.g
        self.heading(2, "budget", "budget")
        self.intro("cost-lines")
        if g.guide.cost_lines:
            self.part("money.html", what="totals", totals=money.totals(g))
            for sums, title, heading in ((money.variants(g), "by-variant", "variant"),
                                         (money.shares(g, "by_category"), "by-category", "category"),
                                         (money.shares(g, "by_partner"), "by-partner", "partner")):
                if sums:
                    self.part("money.html", what="shares", title=g.say(title), heading=g.say(heading),
                              totalled=title != "by-variant", columns=sums.columns, rows=sums.rows)
            self.part("money.html", what="lines", lines=money.lines(g))
        if g.guide.exchange_rates:
            self.part("money.html", what="rates")
        self.supplies()
        self.told(3, "running", "running", "running")
        self.told(3, "replacement-fund", "replacement-fund", "replacement-fund")

    def supplies(self) -> None:
        """7. What one needs: supplies by group, tools, documents."""
        g = self.g
        if g.guide.supplies:
            self.heading(3, "supplies", "supplies")
            self.intro("supplies")
            groups = [(group.id, [one for one in g.guide.supplies if one.category == group.id])
                      for group in g.guide.supply_categories]
            known = {group for group, _ in groups}
            groups.append(("", [one for one in g.guide.supplies if one.category not in known]))
            for group, found in groups:
                if found:
                    self.part("money.html", what="supplies", supplies=found, title=g.name(group) if group else "",
                              count=lambda supply: money.count(g, supply))
        if g.guide.tools:
            self.heading(3, "tools", "tools")
            self.intro("tools")
            self.part("money.html", what="tools")
        if documents := self._documents():
            self.heading(3, "documents", "documents")
            self.part("money.html", what="documents", documents=documents)

    def risks(self) -> None:
        """8. Risks and safeguards; law per country, dated; end of life."""
        g = self.g
        if g.guide.risks:
            weight = {"high": 0, "medium": 1, "low": 2}
            ordered = sorted(g.guide.risks, key=lambda risk: (weight[risk.severity], weight[risk.likelihood]))
            self.heading(2, "risks", "risks")
            self.intro("risks")
            self.part("risks.html", what="risks", risks=ordered)
        for what, field, there in (("weaknesses", "weaknesses", g.guide.weaknesses),
                                   ("side-effects", "side-effects", g.guide.side_effects)):
            if there:
                self.heading(3, field, field)
                self.intro(field)
                self.part("risks.html", what=what)
        if g.guide.legal_topics:
            self.heading(2, "law", "law")
            self.intro("legal-topics")
            self.part("risks.html", what="law")
        self.told(2, "end-of-life", "end-of-life", "end-of-life")

    def results(self) -> None:
        """9. Indicators; the ledger: attempts to follow this guide, and, apart, experiences from elsewhere."""
        g = self.g
        if g.guide.outcomes:
            self.heading(2, "results", "results")
            self.intro("outcomes")
            self.part("results.html", what="outcomes")
        self.heading(2, "ledger", "ledger")
        replications = [(facts.path, facts.data) for facts in g.loaded.replications if facts.data]
        self.heading(3, "replications", "replications")
        if not replications:
            self.page.html(Markup("<p><strong>{}</strong> {}</p>").format(
                g.say("no-replication"), g.say("no-replication-why")), "empty")
        for path, replication in replications:
            self._record(path, replication)
        precedents = [(facts.path, facts.data) for facts in g.loaded.precedents if facts.data]
        if precedents:
            self.heading(3, "precedents", "precedents")
            self.page.html(Markup("<p>{}</p>").format(g.say("precedents-intro")))
            for path, precedent in precedents:
                g.citations.add(precedent.sources)
                self._record(path, precedent)

    def proof(self) -> None:
        """10. If we did it again; sources; history; how to cite; how to improve."""
        g = self.g
        self.told(2, "again", "again", "again")
        self.told(3, "open-questions", "open-questions", "open-questions")
        if g.guide.links:
            self.heading(3, "links", "links")
            self.part("proof.html", what="links", links=[
                {"kind": link.kind, "guide": link.guide, "title": self.titles.get(link.guide, link.guide)}
                for link in g.guide.links if link.guide in self.titles])
        # The history may cite; so it is made before the list of sources and stands after it.
        history = render("proof.html", g=g, say=g.say, what="history")
        self.heading(2, "sources", "sources")
        self.part("proof.html", what="sources", sources=g.citations.listed())
        self.heading(2, "history", "history")
        self.page.html(history)
        self.heading(3, "cite", "how-to-cite")
        self.part("proof.html", what="cite", citation=self._citation())
        self.heading(2, "improve", "improve")
        self.part("proof.html", what="improve", repository=self.repository)

    # --- pieces --------------------------------------------------------------------------------------------------

    def _table(self, table: Parameter | Table, folded: bool) -> None:
        g = self.g
        self.part("case.html", what="rows", table=table, folded=folded, cell=lambda row, column: case.cell(g, row, column),
                  named=any(g.has(f"{row.id}.name") for row in table.rows))

    def _expected(self, condition: Condition) -> Markup:
        if condition.answer == "yes-no":
            return self.g.say(f"answer-{condition.expected or 'yes'}")
        return self.g.figures.span(condition.min, condition.max, condition.unit)

    def _untranslated(self) -> int:
        g = self.g
        if not g.translation or g.translation is g.source:
            return 0
        return sum(1 for address in addresses(g.guide) if g.foreign(address.text))

    def _documents(self) -> list[dict[str, Any]]:
        g, found = self.g, []
        for document in g.guide.documents:
            if document.file in self.sizes and (link := g.file(document.file)):
                kind = PurePosixPath(document.file).suffix.lstrip(".").upper()
                size = g.say("kilobytes", size=g.figures.number(max(1, round(self.sizes[document.file] / 1000))))
                language = g.say("in-language", language=g.figures.tongue(document.language)) if document.language else ""
                found.append({"anchor": g.anchor(document.id), "html": Markup(
                    '<a href="{}"{}>{}</a> <small>{}, {}{}</small>').format(
                        link, Markup(' hreflang="{}"').format(document.language) if document.language else "",
                        g.text(f"{document.id}.name"), kind, size, Markup(", {}").format(language) if language else "")})
        return found

    def _record(self, path: str, record: Replication | Precedent) -> None:
        g = self.g
        by_language = {words.language: words for words in record.words}
        said: RecordWords | None = next(
            (by_language[one] for one in (g.language.id, g.guide.source_language) if one in by_language),
            record.words[0] if record.words else None)
        name = PurePosixPath(path).stem
        self.page.heading(4, f"record-{name}", markdown.plain(said.title, g.typeset) if said else record.place, "record")
        self.part("results.html", "record-card", what="record", record={
            "data": record, "said": said, "story": markdown.long(said.story, g) if said else "",
            "lesson": markdown.long(said.lesson, g) if said and said.lesson else ""})

    def _citation(self) -> Markup:
        g = self.g
        authors = ", ".join(author.name for author in g.guide.authors if author.part == "author") or g.say("authors-many")
        return g.say("citation", authors=authors, title=g.text("title"), version=g.guide.version,
                     site=g.say("site-name"), licence=g.guide.licence)
