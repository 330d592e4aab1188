"""The key facts at the top of a guide, and on its card in the catalogue. All of them are computed or declared."""

from dataclasses import dataclass

from markupsafe import Markup

from modemploi.model.kinds import amount_of
from modemploi.publish import money, steps
from modemploi.publish.figures import half_up
from modemploi.publish.guide import GuidePage, has_words, shown


@dataclass(frozen=True)
class Fact:
    """One key fact."""

    kind: str
    label: Markup
    value: Markup
    note: Markup | str = ""


def key_facts(g: GuidePage) -> list[Fact]:
    """Cost, time, people, maturity, replications, review, languages."""
    return [fact for fact in (_cost(g), _time(g), _people(g), _maturity(g), _replications(g), _review(g), _languages(g),
                              _themes(g)) if fact]


def card_facts(g: GuidePage) -> list[Fact]:
    """The few facts a card of the catalogue shows."""
    return [fact for fact in (_cost(g), _time(g), _maturity(g), _replications(g)) if fact]


def _cost(g: GuidePage) -> Fact | None:
    cost = money.cost(g)
    return Fact("cost", g.say("fact-cost"), cost[0], cost[1]) if cost else None


def _time(g: GuidePage) -> Fact | None:
    """Until hand-over, where the guide has one: what comes after is follow-up."""
    laid = g.computed.calendar
    whole = steps.lasting(g, laid.days, "calendar/days")
    if not whole:
        return None
    until = steps.lasting(g, laid.phases.get("hand-over", (0.0, 0.0))[1], "phase-end/hand-over")
    if not until or until.striptags() == whole.striptags():
        return Fact("time", g.say("fact-time"), whole, g.say("fact-time-note"))
    return Fact("time", g.say("fact-time-hand-over"), until, g.say("fact-time-follow-up", whole=whole))


def _people(g: GuidePage) -> Fact | None:
    counts = [amount.value for role in g.guide.roles if role.head_count and (amount := amount_of(role.head_count))]
    told, people = g.figures.measure(sum(counts), "person"), g.computed.calendar.people
    if people is not None:
        said = g.figures.said(people, "person")
        told = Markup('<bdi data-name="people/all" data-unit="person">{}</bdi>').format(said)
    elif not counts:
        return None
    effort = sum(g.computed.calendar.effort.values())
    given = Markup("<bdi data-effort>{}</bdi>").format(g.figures.said(float(half_up(effort, 0)), "person_day"))
    note = g.say("fact-people-note", effort=given) if effort else Markup()
    return Fact("people", g.say("fact-people"), told, note)


def _maturity(g: GuidePage) -> Fact:
    level = g.computed.maturity.level
    link = Markup('<a href="{}">{}</a>').format(g.links.to("method", "maturity"), g.say(f"maturity-{level}"))
    flags = g.listed(g.say(f"flag-{flag}") for flag in g.computed.maturity.flags if flag != "retired")
    return Fact("maturity", g.say("fact-maturity"), link, flags)


def _replications(g: GuidePage) -> Fact:
    count = sum(1 for facts in g.loaded.replications if facts.data)
    return Fact("replications", g.say("fact-replications"),
                Markup("{}").format(g.figures.whole(count)) if count else g.say("none-yet"))


def _review(g: GuidePage) -> Fact:
    latest = max((review.date for review in g.guide.reviews), default=None)
    told = Markup("{}").format(g.figures.date(latest)) if latest else g.say("none-yet")
    return Fact("review", g.say("fact-review"), told)


def _languages(g: GuidePage) -> Fact:
    names = [g.figures.tongue(language) for language in g.published if has_words(g.loaded, language)]
    return Fact("languages", g.say("fact-languages"), g.listed(names))


def _themes(g: GuidePage) -> Fact | None:
    names = [g.language.listed("themes", theme) for theme in g.guide.themes]
    if shown(g.guide):
        names = [Markup('<a href="{}">{}</a>').format(g.links.to(f"themes/{theme}"), name)
                 for theme, name in zip(g.guide.themes, names, strict=True)]
    return Fact("themes", g.say("fact-themes"), g.listed(names)) if names else None
