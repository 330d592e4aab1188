"""The budget as bars from low to high: by category, or by who bears it.

Once and yearly, paid and in kind, and every currency stand apart. What is paid and what is given in kind in the same
currency is drawn to one scale; two currencies never are.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from modemploi.compute import Sum, Totals
from modemploi.publish import money
from modemploi.publish.guide import GuidePage
from modemploi.publish.pictures.svg import Across, cut, drawing, element, figure, number, sign

ROW, HEAD, GAP = 2.5, 2.1, 1.0
"""Heights: of a name with its bar, of a heading, between two totals."""
LETTERS = 42
"""So many letters stand in one line of a phone; the whole name stands in the table."""
LETTER, MOST_ROOM = .024, .6
"""The share of the width that a letter of an amount takes on a phone, after the longest bar; at most so much is kept
free."""
TOLD = 12
"""So many amounts of one total are told in the text alternative; the table tells all."""


@dataclass(frozen=True)
class _Bar:
    id: str
    name: str
    lang: str
    sum: Sum
    amount: str


@dataclass(frozen=True)
class _Panel:
    total: Totals
    amount: str
    name: str
    most: float
    """The amount that would be as wide as the picture; no less than one."""
    bars: list[_Bar]


def budget(g: GuidePage, by: money.By) -> Markup:
    """The picture of the budget; empty where there is nothing to compare."""
    panels = _panels(g, by)
    if len({bar.id for panel in panels for bar in panel.bars}) < 2:
        return Markup()
    title = g.say("picture-budget-category") if by == "category" else g.say("picture-budget-partner")
    height = sum(HEAD + ROW * len(panel.bars) for panel in panels) + GAP * (len(panels) - 1)
    svg = drawing(f"budget-{by}", height, _drawn(g, by, panels), title.striptags(), _told(g, panels))
    across = Across.of(g)
    key = [Markup("{} {}").format(sign(across.bar(0, 1, .1, .8, "low")), g.say("picture-low"))]
    if any(bar.sum.high > bar.sum.low for panel in panels for bar in panel.bars):
        key.append(Markup("{} {}").format(sign(across.bar(0, 1, .1, .8, "high")), g.say("picture-high")))
    return figure(f"budget-{by}", title, svg, key)


def _panels(g: GuidePage, by: money.By) -> list[_Panel]:
    found = money.in_order(g.computed.budget.totals)
    most: dict[tuple[str, str], float] = {}
    for total in found:
        parts = money.parts(total, by).values()
        longest = max((len(_amount(g, part, total.currency)) for part in parts), default=0)
        room = 1 - min(MOST_ROOM, LETTER * (1.5 + longest))
        scale = total.currency, total.when
        most[scale] = max([most.get(scale, 1.0), *(part.high / room for part in parts)])
    panels = []
    for total in found:
        bars = [_Bar(name, g.called(name) if name else g.language.plain("nobody-yet"),
                     g.foreign(f"{name}.name"), part, _amount(g, part, total.currency))
                for name, part in money.parts(total, by).items()]
        kind = g.language.plain(f"total-{money.when_paid(total.key)}")
        panels.append(_Panel(total, _amount(g, total.sum, total.currency), kind, most[total.currency, total.when],
                             sorted(bars, key=lambda bar: (-bar.sum.high, -bar.sum.low))))
    return [panel for panel in panels if panel.bars]


def _amount(g: GuidePage, total: Sum, currency: str) -> str:
    return g.figures.priced(total.low, total.high, currency)


def _drawn(g: GuidePage, by: money.By, panels: list[_Panel]) -> Iterator[Markup]:
    across, down = Across.of(g), 0.0
    for panel in panels:
        heading = Markup("{} {}").format(element("tspan", across.own(panel.amount), kind="strong"),
                                         across.own(panel.name))
        yield across.text(0, down + 1, heading)
        yield across.line(0, 1, down + 1.5, down + 1.5, "edge")
        bars = (_bar(across, by, panel.most, bar, down + HEAD + ROW * row) for row, bar in enumerate(panel.bars))
        yield element("g", *bars, data_most=number(panel.most),
                      data_total=panel.total.key)
        down += HEAD + ROW * len(panel.bars) + GAP


def _bar(across: Across, by: money.By, most: float, bar: _Bar, top: float) -> Markup:
    low, high = bar.sum.low / most, bar.sum.high / most
    own = f"{by}/{bar.id}"
    return Markup().join((
        across.text(0, top + .9, cut(bar.name, LETTERS), lang=bar.lang),
        across.bar(low, high, top + 1.25, .75, "high", data_of=own),
        across.bar(0, low, top + 1.25, .75, "low", data_of=own),
        across.text(high, top + 1.95, bar.amount, "amount", .5)))


def _told(g: GuidePage, panels: list[_Panel]) -> str:
    told = []
    for panel in panels:
        parts = [f"{bar.name} {bar.amount}" for bar in panel.bars[:TOLD]] + ["…"] * (len(panel.bars) > TOLD)
        told.append(g.language.plain("picture-budget-told", amount=panel.amount, name=panel.name,
                                     parts=g.listed(parts)))
    return " ".join(told)
