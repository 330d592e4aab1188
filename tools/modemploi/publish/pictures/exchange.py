"""Who gives and who receives: two partners face each other; more stand one below the other, each with what comes to it
on one side and what goes from it on the other."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from modemploi.model.means import Exchange
from modemploi.publish import who
from modemploi.publish.guide import GuidePage
from modemploi.publish.pictures.icons import SIGNS, symbols, use
from modemploi.publish.pictures.svg import Across, cut, drawing, element, em, figure, sign

HEAD, NAME, TICKET, GAP = 1.8, 1.5, 2.7, .7
"""Heights: of the heading, of the name of a partner, of a line of tickets, between two partners."""
WIDTH, STEP, IN_LINE = 1.42, 1.5, 7
"""The width of a ticket, from one to the next, and so many of them stand beside each other on a phone."""
MOST = 28
"""So many tickets of one side are drawn; then it says how many more."""
LETTERS, STRONG = 42, 34
"""So much of a name stands in a line of a phone, in thin and in strong letters; the whole of it stands in the lists."""
FLOW = 1.7
"""The height of an arrow between two partners that face each other."""


@dataclass(frozen=True)
class _Ticket:
    kind: str
    other: int
    """The number of the partner from whom it comes or to whom it goes."""
    alone: bool
    """Whether nothing goes the other way between the two."""


def exchange(g: GuidePage) -> Markup:
    """The picture of the exchange; empty where there are not two partners who give each other something."""
    order = {partner.id: place for place, partner in enumerate(g.guide.partners, 1)}
    found = [one for one in g.guide.exchanges if one.giver in order and one.receiver in order]
    if len(order) < 2 or not found:
        return Markup()
    title = g.say("picture-exchange")
    two = len(order) == 2
    height, inside, key = _facing(g, found) if two else _balance(g, order, found)
    return figure("exchange", title, drawing("exchange", height, inside, title.striptags(), _told(g, found)), key)


# --- two partners ----------------------------------------------------------------------------------------------


def _facing(g: GuidePage, found: Sequence[Exchange]) -> tuple[float, list[Markup], list[Markup]]:
    """One on each side, and an arrow for each kind of thing that goes from one to the other."""
    across, (one, other) = Across.of(g), [partner.id for partner in g.guide.partners]
    names = [g.called(partner) for partner in (one, other)]
    second = 1.1 if sum(map(len, names)) <= STRONG else 2.5
    inside = [
        across.text(0, 1.1, cut(names[0], STRONG), "strong", lang=g.foreign(f"{one}.name")),
        across.text(1, second, cut(names[1], STRONG), "strong end", lang=g.foreign(f"{other}.name"))]
    down = second + .8
    top = down
    for giver, receiver, kind in ((one, other, "gives"), (other, one, "receives")):
        count: Counter[str] = Counter(each.kind for each in found if (each.giver, each.receiver) == (giver, receiver))
        for each in SIGNS:
            if times := count[each]:
                many = g.typeset(f" ×{g.figures.whole(times)}") if times > 1 else ""
                word = g.language.plain(f"kind-{each}") + many
                inside.append(_flow(across, word, kind, down))
                down += FLOW
    inside += [across.line(edge, edge, top, down, "side-line") for edge in (0, 1)]
    return down + .2, inside, []


def _flow(across: Across, word: str, kind: str, top: float) -> Markup:
    start, end = (.03, .97) if kind == "gives" else (.97, .03)
    line = top + 1.3
    back = "M-7-4 0 0-7 4" if (kind == "gives") != across.backwards else "M7-4 0 0 7 4"
    head = element("svg", element("path", d=back), x=across.at(end), y=em(line), overflow="visible")
    return element("g", across.line(start, end, line, line), head, across.text(.5, top + 1, word, "middle"),
                   kind=f"flow {kind}")


# --- more partners ---------------------------------------------------------------------------------------------


def _balance(g: GuidePage, order: Mapping[str, int], found: Sequence[Exchange],
             ) -> tuple[float, list[Markup], list[Markup]]:
    """A row a partner: on one side what it receives, on the other what it gives, each with the number of the other."""
    across, ways = Across.of(g), {(one.giver, one.receiver) for one in found}
    inside = [
        symbols([kind for kind in SIGNS if any(one.kind == kind for one in found)], across.backwards),
        across.text(.5, 1, g.language.plain("receives-count"), "soft end", -.8),
        across.text(.5, 1, g.language.plain("gives-count"), "soft", .8)]
    down = HEAD
    for partner, place in order.items():
        gives = _tickets((one.kind, order[one.receiver], (one.receiver, partner) not in ways)
                         for one in found if one.giver == partner)
        receives = _tickets((one.kind, order[one.giver], (partner, one.giver) not in ways)
                            for one in found if one.receiver == partner)
        longest = max(len(gives), len(receives))
        lines = max(1, -(-min(longest, MOST) // IN_LINE)) + (.4 if longest > MOST else 0)
        inside += [
            across.line(0, 1, down - .2, down - .2, "row"),
            across.text(.5, down + 1.05, _numbered(g, across, place, partner), "middle",
                        lang=g.foreign(f"{partner}.name")),
            across.line(.5, .5, down + NAME, down + NAME + TICKET * lines - .1, "edge"),
            element("svg", *_side(g, across, receives, -1), *_side(g, across, gives, 1),
                    x="50%", y=em(down + NAME), overflow="visible")]
        down += NAME + TICKET * lines + GAP
    key = [Markup("{} {}").format(sign(use(kind, "icon", x=".1em", width="1em", height="1em")), g.say(f"kind-{kind}"))
           for kind in SIGNS if any(one.kind == kind for one in found)]
    key.append(g.say("picture-exchange-number"))
    if any((receiver, giver) not in ways for giver, receiver in ways):
        alone = use("arrow", "gives alone", x=".2em", width=".7em", height="1em")
        key.append(Markup("{} {}").format(sign(alone), g.say("picture-exchange-alone")))
    return down - GAP, inside, key


def _numbered(g: GuidePage, across: Across, place: int, partner: str) -> Markup:
    return Markup("{} {}").format(element("tspan", g.figures.whole(place), kind="strong"),
                                  across.own(cut(g.called(partner), LETTERS)))


def _tickets(found: Iterable[tuple[str, int, bool]]) -> list[_Ticket]:
    """The tickets of one side, those of one partner beside each other."""
    return [_Ticket(*one) for one in sorted(found, key=lambda one: one[1])]


def _side(g: GuidePage, across: Across, tickets: Sequence[_Ticket], way: int) -> Iterator[Markup]:
    """Tickets from the middle outward: given ones onward, received ones backward."""
    onward = way * (-1 if across.backwards else 1)
    kind = "gives" if way > 0 else "receives"
    for index, ticket in enumerate(tickets[:MOST]):
        line, place = divmod(index, IN_LINE)
        start = .25 + STEP * place
        left, top = (start if onward > 0 else -start - WIDTH), TICKET * line
        middle = left + WIDTH / 2 + (.08 if across.backwards else -.08)
        yield use("arrow", f"{kind}{' alone' if ticket.alone else ''}", x=em(left), y=em(top), width=em(WIDTH),
                  height=em(TICKET - .2))
        yield use(ticket.kind, "icon", x=em(middle - .5), y=em(top + .2), width="1em", height="1em")
        yield element("text", g.figures.whole(ticket.other), kind="middle", x=em(middle), y=em(top + 2.15))
    if len(tickets) > MOST:
        yield element("text", f"+{g.figures.whole(len(tickets) - MOST)}", kind="middle",
                      x=em(onward * STEP * IN_LINE / 2), y=em(TICKET * MOST / IN_LINE + .8))


def _told(g: GuidePage, found: Sequence[Exchange]) -> str:
    """How often each partner gives and receives, and who only does one of the two."""
    plain = g.language.plain
    balance = who.balance(g.guide)
    told = [plain("picture-exchange-told", count=len(found), partners=len(balance))]
    told += [plain("picture-exchange-partner", partner=g.called(one.partner), gives=one.gives, receives=one.receives)
             for one in balance]
    one_sided = [g.called(one.partner) for one in balance if not (one.gives and one.receives)]
    told.append(plain("picture-exchange-one-sided", partners=g.listed(one_sided)) if one_sided
                else plain("picture-exchange-all"))
    return " ".join(told)
