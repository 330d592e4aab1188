"""Reciprocity: everybody gives and receives, and the rules that a guide claims are kept."""

from collections import Counter
from collections.abc import Iterator
from math import isclose
from typing import TYPE_CHECKING

from modemploi.checks.check import Example, Found, check, found, said
from modemploi.checks.view import View
from modemploi.model.kinds import amount_of
from modemploi.model.means import ReciprocityRule

if TYPE_CHECKING:
    from modemploi.compute.case import Value

LEARNING = frozenset({"skill", "knowledge"})
_RULES = "reciprocity_rules:\n  - id: both-give\n    kind: everyone-gives-and-receives\n"


_UNRULED = (("guide.yml", _RULES, _RULES.replace("everyone-gives-and-receives", "minimum-share") + "    share: 0\n"),)


def _rule(kind: str) -> Example:
    return Example("guide.yml", _RULES.replace("everyone-gives-and-receives", kind), _RULES)


def _givers(view: View) -> frozenset[str]:
    return frozenset(exchange.giver for exchange in view.guide.exchanges)


def _receivers(view: View) -> frozenset[str]:
    return frozenset(exchange.receiver for exchange in view.guide.exchanges)


def _ruled(view: View) -> frozenset[str]:
    """Partners for whom the guide claims that they give and receive: `rule-not-kept` speaks of them."""
    return frozenset(partner for _, rule in _claimed(view, "everyone-gives-and-receives") for partner in rule.partners)


@check(
    level="warning",
    message="“{partner}” gives, and receives nothing",
    why="who only gives leaves one day, and help that goes one way keeps people small",
    fix="add what “{partner}” receives to `exchanges`: skill, knowledge, recognition count too",
    example=Example("guide.yml", """\
  - id: school-hosts
    giver: guild
    receiver: school
""", """\
  - id: school-hosts
    giver: school
    receiver: guild
""", around=_UNRULED, also=("receives-without-giving",)),
)
def gives_without_receiving(view: View) -> Iterator[Found]:
    """A partner who only gives."""
    for index, partner in enumerate(view.guide.partners):
        if partner.id in _givers(view) - _receivers(view) - _ruled(view):
            yield found(view.at("partners", index), partner=partner.id)


@check(
    level="warning",
    message="“{partner}” receives, and gives nothing",
    why="who only receives has no say, and nothing to be proud of",
    fix="add what “{partner}” gives to `exchanges`: time, hosting, knowledge, network count too",
    example=Example("guide.yml", """\
  - id: school-hosts
    giver: guild
    receiver: school
""", """\
  - id: school-hosts
    giver: school
    receiver: guild
""", around=_UNRULED, also=("gives-without-receiving",)),
)
def receives_without_giving(view: View) -> Iterator[Found]:
    """A partner who only receives."""
    for index, partner in enumerate(view.guide.partners):
        if partner.id in _receivers(view) - _givers(view) - _ruled(view):
            yield found(view.at("partners", index), partner=partner.id)


@check(
    level="warning",
    message="“{partner}” is a partner, and neither gives nor receives anything",
    why="a partner without a part is a name on a poster",
    fix="add what “{partner}” gives and receives to `exchanges`, or delete it",
    example=Example("guide.yml", """\
partners:
  - id: friends
    kind: school
    decides: informed
""", "partners:\n", around=said("friends.name")),
)
def partner_without_part(view: View) -> Iterator[Found]:
    """A partner in no exchange."""
    for index, partner in enumerate(view.guide.partners):
        if partner.id not in _receivers(view) | _givers(view) | _ruled(view):
            yield found(view.at("partners", index), partner=partner.id)


@check(
    level="error",
    message="“{partner}” gives to itself",
    why="an exchange has two sides",
    fix="correct the giver or the receiver",
    example=Example("guide.yml", """\
    giver: school
    receiver: school
""", """\
    giver: school
    receiver: guild
""", also=("rule-not-kept",)),
)
def gives_to_itself(view: View) -> Iterator[Found]:
    """An exchange with one side."""
    for index, exchange in enumerate(view.guide.exchanges):
        if exchange.giver == exchange.receiver:
            yield found(view.at("exchanges", index), partner=exchange.giver)


def _claimed(view: View, kind: str) -> Iterator[tuple[int, ReciprocityRule]]:
    for index, rule in enumerate(view.guide.reciprocity_rules):
        if rule.kind == kind:
            yield index, rule


@check(
    level="error",
    message="the guide claims that everyone gives and receives, and “{partner}” does not",
    why="a claim that the guide itself breaks is worth nothing elsewhere",
    fix="add the exchange that is missing, or take the rule back",
    example=Example("guide.yml", """\
    giver: guild
    receiver: school
    phase: do
    kind: hosting
""", """\
    giver: school
    receiver: guild
    phase: do
    kind: hosting
"""),
)
def rule_not_kept(view: View) -> Iterator[Found]:
    """The rule that everyone gives and receives, broken."""
    both = _givers(view) & _receivers(view)
    for index, rule in _claimed(view, "everyone-gives-and-receives"):
        for inner, partner in enumerate(rule.partners):
            if partner in view.lists["partners"] and partner not in both:
                yield found(view.at("reciprocity_rules", index, "partners", inner), partner=partner)


@check(
    level="error", draft="gathered",
    message="the rule {id} names fewer than two partners",
    why="reciprocity needs two sides",
    fix="name in `partners` those between whom it holds",
    example=Example("guide.yml", """\
    kind: everyone-gives-and-receives
    partners:
      - guild
""", """\
    kind: everyone-gives-and-receives
    partners:
      - guild
      - school
"""),
)
def rule_of_one(view: View) -> Iterator[Found]:
    """A rule of reciprocity with one side."""
    for index, rule in enumerate(view.guide.reciprocity_rules):
        if len(rule.partners) == 1:
            yield found(view.at("reciprocity_rules", index), id=rule.id)


@check(
    level="error",
    message="the guide claims a return visit, and “{partner}” hosts nobody",
    why="a visit without a return is tourism, or inspection",
    fix="add an exchange of the kind `hosting` given by “{partner}”, or take the rule back",
    example=_rule("return-visit"),
)
def return_visit_absent(view: View) -> Iterator[Found]:
    """The rule of a return visit, broken."""
    hosts = {exchange.giver for exchange in view.guide.exchanges if exchange.kind == "hosting"}
    for index, rule in _claimed(view, "return-visit"):
        for inner, partner in enumerate(rule.partners):
            if partner not in hosts:
                yield found(view.at("reciprocity_rules", index, "partners", inner), partner=partner)


@check(
    level="error",
    message="the guide claims that each gives at least {least} % of the exchanges, and “{partner}” gives {share} %",
    why="a claim that the guide itself breaks is worth nothing elsewhere",
    fix="add exchanges given by “{partner}”, or correct the share",
    example=Example("guide.yml", _RULES.replace("everyone-gives-and-receives", "minimum-share") + "    share: 60\n",
                    _RULES),
)
def share_not_reached(view: View) -> Iterator[Found]:
    """The rule of a minimum share, broken, or claimed without a share."""
    for index, rule in _claimed(view, "minimum-share"):
        among = [exchange for exchange in view.guide.exchanges if exchange.giver in rule.partners]
        given = Counter(exchange.giver for exchange in among)
        for inner, partner in enumerate(rule.partners):
            share = 100 * given[partner] / len(among) if among else 0
            if rule.share is None or share < rule.share:
                yield found(view.at("reciprocity_rules", index, "partners", inner), partner=partner,
                            least="?" if rule.share is None else f"{rule.share:g}", share=f"{share:.0f}")


@check(
    level="error",
    message="the guide claims equal decision, and the part of “{partner}” is “{decides}”",
    why="who decides alone, or is only consulted, does not decide as an equal",
    fix="set `decides: co-decides` for all partners of the rule, or take the rule back",
    example=Example("guide.yml", _RULES.replace("everyone-gives-and-receives", "equal-decision"), _RULES),
)
def decision_not_equal(view: View) -> Iterator[Found]:
    """The rule of equal decision, broken."""
    decides: dict[str, str] = {partner.id: partner.decides for partner in view.guide.partners}
    for index, rule in _claimed(view, "equal-decision"):
        for inner, partner in enumerate(rule.partners):
            if decides.get(partner, "co-decides") != "co-decides":
                yield found(view.at("reciprocity_rules", index, "partners", inner), partner=partner,
                            decides=decides[partner])


@check(
    level="error",
    message="the guide claims learning both ways, and “{partner}” gives neither skill nor knowledge",
    why="who only learns is a pupil, not a partner",
    fix="add an exchange of the kind `skill` or `knowledge` given by “{partner}”, or take the rule back",
    example=_rule("two-way-learning"),
)
def learning_one_way(view: View) -> Iterator[Found]:
    """The rule of learning both ways, broken."""
    teach = {exchange.giver for exchange in view.guide.exchanges if exchange.kind in LEARNING}
    for index, rule in _claimed(view, "two-way-learning"):
        for inner, partner in enumerate(rule.partners):
            if partner not in teach:
                yield found(view.at("reciprocity_rules", index, "partners", inner), partner=partner)


@check(
    level="error",
    message="the guide claims that as much comes back as goes out, and in the reference case {given} is {out}, "
            "{returned} is {back}",
    why="a balance that the guide's own case does not keep will not be kept elsewhere",
    fix="name in `given` and `returned` two quantities that are equal in the reference case, or take the rule back",
    example=Example("guide.yml", _RULES.replace("everyone-gives-and-receives", "as-much-back")
                    + "    given: lamps\n    returned: radio_energy\n", _RULES),
)
def balance_not_kept(view: View) -> Iterator[Found]:
    """The rule that as much comes back as goes out, broken, or claimed without two amounts to compare."""
    for index, rule in _claimed(view, "as-much-back"):
        out, back = (view.case.values.get(name or "") for name in (rule.given, rule.returned))
        if out is None or back is None or out.unit != back.unit or not isclose(out.number, back.number):
            yield found(view.at("reciprocity_rules", index), given=rule.given or "?", returned=rule.returned or "?",
                        out=_told(out), back=_told(back))


def _told(value: "Value | None") -> str:
    return f"{value.number:g} {value.unit}".strip() if value else "?"


_TIME = frozenset({"time", "person", "night"})
MEASURED = {"money": frozenset({"money"}), "time": _TIME, "skill": _TIME, "knowledge": _TIME, "hosting": _TIME}
"""What can be measured by what: the dimensions of the unit, for kinds of which that can be said."""


@check(
    level="warning",
    message="the exchange {id} gives {kind}, and measures it in {unit}",
    why="who gives how much cannot be seen, and the two sides cannot be compared",
    fix="measure time, skill, knowledge and hosting in days or person-days, money in a currency; or correct the kind",
    example=Example("guide.yml", "    kind: skill\n    mark: estimate\n    quantity: 3 piece\n",
                    "    kind: skill\n    mark: estimate\n    quantity: 3 person_day\n", at="    kind: skill\n"),
    terms={"kind": {"money": "an amount of money", "time": "time", "skill": "skill", "knowledge": "knowledge",
                    "hosting": "hosting"}},
)
def exchange_measured_otherwise(view: View) -> Iterator[Found]:
    """Hours of money, or kilograms of skill."""
    for index, exchange in enumerate(view.guide.exchanges):
        amount = amount_of(exchange.quantity) if exchange.quantity and exchange.kind in MEASURED else None
        if amount and view.known(str(amount)):
            bases = {"money" if base.startswith("currency_") else base
                     for base, _ in view.book.read(amount.unit).dimension}
            if not bases or not bases <= MEASURED[exchange.kind]:
                yield found(view.at("exchanges", index, "quantity"), id=exchange.id, kind=exchange.kind,
                            unit=amount.unit)
