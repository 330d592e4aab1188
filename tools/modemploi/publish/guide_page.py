"""The page of a guide, in the order in which a reader asks.

Is there a guide for my problem? Will it work here? What does it take for my case? What do I do next?
"""

from collections.abc import Mapping
from markupsafe import Markup

from modemploi.model.case import Parameter, Table
from modemploi.publish import case, ledger, money, pictures, steps, who
from modemploi.publish.attachments import attachments
from modemploi.publish.facts import key_facts
from modemploi.publish.guide import GuidePage
from modemploi.publish.page import Page
from modemploi.publish.plan import FORMS, READY
from modemploi.publish.templating import render
from modemploi.publish.writer import PageWriter


MOST_KEYS = 3
"""How many results stay in sight while one fills in the form."""


class Writer(PageWriter):
    """Writes the page of one guide in one language."""

    def __init__(self, g: GuidePage, titles: Mapping[str, str], sizes: Mapping[str, int], repository: str) -> None:
        super().__init__(g)
        self.titles, self.repository = titles, repository
        self.documents = attachments(g, sizes)

    def write(self) -> Page:
        """The whole page."""
        self.page.heading(1, "title", self.g.text("title"))
        self.head()
        self.why()
        self.will_it_work()
        self.your_case()
        self.who()
        self.decisions()
        self.steps()
        self.means()
        self.risks()
        self.results()
        self.proof()
        return self.page

    # --- the ten parts -------------------------------------------------------------------------------------------

    def head(self) -> None:
        """1. The promise, what must be known first, key facts, downloads."""
        g = self.g
        self.part("head.html", "head", facts=key_facts(g), missing=g.computed.problems,
                  untranslated=g.untranslated, competent=[role for role in g.guide.roles if role.competent],
                  documents=list(self.documents.values()))

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
            self.part("conditions.html", what="conditions", expected=lambda one: case.expected(g, one))

    def your_case(self) -> None:
        """4. The reference case: what is entered, assumed, computed, each with what it rests on."""
        g = self.g
        self.heading(2, "your-case", "your-case")
        self.part("case.html", what="intro")
        if g.guide.parameters:
            self.heading(3, "parameters", "parameters")
            self.intro("parameters")
            self.part("case.html", what="parameters", value=lambda name: case.value(g, name),
                      tables=[self._table(one, folded=False, entered=True)
                              for one in g.guide.parameters if one.kind == "rows"],
                      key=case.results(g, key=True)[:MOST_KEYS], costs=money.costs(g), starts=bool(g.guide.steps),
                      seasons=[steps.told_season(g, one) for one in g.guide.seasons])
        if g.guide.quantities:
            self.heading(3, "quantities", "quantities")
            self.intro("quantities")
            self.part("case.html", what="key", key=case.results(g, key=True))
            self.part("case.html", what="results", rows=case.results(g))
        self.section(3, "assumptions", g.guide.assumptions, "case.html", what="assumptions")
        if g.guide.tables:
            self.heading(3, "tables", "tables")
            self.intro("tables")
            for table in g.guide.tables:
                self.page.html(self._table(table, folded=len(table.rows) > 6))
        self.section(3, "rules", g.guide.rules, "case.html", what="rules")
        self.heading(3, "take-along", "take-along")
        self.part("take.html", files=[(form, g.links.file(f"{g.links.page}/{g.slug}.{form}")) for form in READY],
                  made_here=[form for form in FORMS if form not in READY])
        if g.guide.examples:
            self.heading(3, "examples", "examples")
            self.intro("examples")
            for example in g.guide.examples:
                rows = case.example(g, example)
                self.part("case.html", what="example", example=example, rows=rows, held=sum(row.holds for row in rows),
                          load=case.load(g, example))

    def who(self) -> None:
        """5. Roles, partners, who gives and who receives."""
        g = self.g
        self.heading(2, "who", "who")
        self.section(3, "roles", g.guide.roles, "who.html", what="roles",
                     people=lambda role: steps.people(g, role))
        self.section(3, "partners", g.guide.partners, "who.html", what="partners")
        self.section(3, "exchanges", g.guide.exchanges, "who.html", what="exchanges", pairs=who.pairs(g.guide),
                     balance=who.balance(g.guide), picture=pictures.exchange(g))
        self.told(3, "agreement", "agreement", "agreement")
        self.told(3, "exit", "exit", "exit")

    def decisions(self) -> None:
        """The choices this practice raises, and how others made them, before the steps in which they are made."""
        g = self.g
        if g.guide.decisions:
            self.heading(2, "decisions", "decisions")
            self.intro("decisions")
            for decision in g.guide.decisions:
                self.page.heading(3, g.anchor(decision.id), g.called(decision.id), "decision",
                                  g.foreign(f"{decision.id}.name"))
                self.part("decision.html", "decision-card", decision=decision)

    def steps(self) -> None:
        """6. The calendar, then each step: danger before the action."""
        g = self.g
        self.heading(2, "steps", "steps")
        self.intro("steps")
        if g.guide.steps:
            self.heading(3, "calendar", "calendar")
            total = steps.lasting(g, g.computed.calendar.days, "calendar/days") or g.say("unknown-value")
            self.part("calendar.html", rows=steps.calendar(g), total=total,
                      effort=steps.effort_by_role(g), picture=pictures.calendar(g))
        for phase, found in steps.by_phase(g):
            g.new_section()
            self.page.heading(3, f"phase-{phase}", g.say(f"phase-{phase}").striptags(), "phase")
            for number, step in found:
                self.page.heading(4, g.anchor(step.id), g.called(step.id), "step",
                                  g.foreign(f"{step.id}.name"), number=number)
                self.part("step.html", "step-card", step=step, doers=steps.doers(g, step),
                          lasting=steps.duration(g, step), season=steps.season(g, step),
                          decisions=[one for one in g.guide.decisions if step.id in one.steps],
                          documents=self.documents,
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
            for sums, title, heading, picture in (
                    (money.variants(g), "by-variant", "variant", ""),
                    (money.shares(g, "category"), "by-category", "category", pictures.budget(g, "category")),
                    (money.shares(g, "partner"), "by-partner", "partner", pictures.budget(g, "partner"))):
                if sums:
                    self.part("money.html", what="shares", title=g.say(title), heading=g.say(heading), picture=picture,
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
        self.section(3, "tools", g.guide.tools, "money.html", what="tools")
        documents = list(self.documents.values())
        self.section(3, "documents", documents, "money.html", what="documents", documents=documents)

    def risks(self) -> None:
        """8. Risks and safeguards; law per country, dated; end of life."""
        g = self.g
        weight = {"high": 0, "medium": 1, "low": 2}
        ordered = sorted(g.guide.risks, key=lambda risk: (weight[risk.severity], weight[risk.likelihood]))
        self.section(2, "risks", ordered, "risks.html", what="risks", risks=ordered)
        self.section(3, "weaknesses", g.guide.weaknesses, "risks.html", what="weaknesses")
        self.section(3, "side-effects", g.guide.side_effects, "risks.html", what="side-effects")
        self.section(2, "law", g.guide.legal_topics, "risks.html", "legal-topics", what="law")
        self.told(2, "end-of-life", "end-of-life", "end-of-life")

    def results(self) -> None:
        """9. Indicators; the ledger: attempts to follow this guide, and, apart, experiences from elsewhere."""
        g = self.g
        self.section(2, "results", g.guide.outcomes, "results.html", "outcomes", what="outcomes")
        self.heading(2, "ledger", "ledger")
        self.heading(3, "replications", "replications")
        replications = ledger.replications(g)
        if not replications:
            self.page.html(Markup("<p><strong>{}</strong> {}</p>").format(
                g.say("no-replication"), g.say("no-replication-why")), "empty")
        for told in replications:
            self._record(told)
        if precedents := ledger.precedents(g):
            self.heading(3, "precedents", "precedents")
            self.page.html(Markup("<p>{}</p>").format(g.say("precedents-intro")))
            for told in precedents:
                self._record(told)

    def proof(self) -> None:
        """10. If we did it again; sources; history; how to cite; how to improve."""
        g = self.g
        self.told(2, "again", "again", "again")
        self.section(3, "questions", g.guide.questions or g.has("questions.intro"), "proof.html", what="questions")
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

    def _table(self, table: Parameter | Table, folded: bool, entered: bool = False) -> Markup:
        g = self.g
        return Markup(render("case.html", g=g, say=g.say, what="rows", table=table, folded=folded,  # noqa: S704
                             entered=entered, cell=lambda row, column: case.cell(g, row, column),
                             named=any(g.has(f"{row.id}.name") for row in table.rows)))

    def _record(self, told: ledger.Told) -> None:
        foreign = told.said.language if told.said and told.said.language != self.g.language.id else ""
        self.page.heading(4, told.anchor, told.title, "record", foreign)
        self.part("results.html", "record-card", what="record", record=told)

    def _citation(self) -> Markup:
        g = self.g
        names = [author.name for author in g.guide.authors if author.part == "author"]
        authors = g.listed(names) if names else g.say("authors-many")
        return g.say("citation", authors=authors, title=g.text("title"), version=g.guide.version,
                     site=g.say("site-name"), licence=g.guide.licence)
