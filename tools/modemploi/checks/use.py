"""What is declared and used nowhere: it costs readers attention and keeps nothing of what it promises."""

import re
from collections.abc import Iterator

from modemploi.checks import nouns
from modemploi.checks.check import Example, Found, check, found, said
from modemploi.checks.view import View
from modemploi.model.means import Only

NAMES = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
DOTTED = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)\s*\.\s*([A-Za-z_][A-Za-z0-9_]*)")
COMPARED = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)\s*[=!≠]=?\s*([A-Za-z_][A-Za-z0-9_]*)")


def _formulas(view: View) -> list[str]:
    return [quantity.formula for quantity in view.guide.quantities] + [rule.formula for rule in view.guide.rules]


def _in_formulas(view: View) -> frozenset[str]:
    return frozenset(name for formula in _formulas(view) for name in NAMES.findall(formula))


@check(
    level="warning",
    message="“{id}” stands among the {list}, and nothing uses it",
    why="readers get ready for it, buy it or enter it for nothing, or a step that needs it does not say so",
    fix="name “{id}” where it is needed, or delete it",
    example=Example("guide.yml", "      - lamp\n    dangers:", "      - lamp\n      - screwdriver\n    dangers:"),
    terms={"list": nouns.LISTS},
)
def used_nowhere(view: View) -> Iterator[Found]:
    """Roles and things that no step names, categories that are empty, numbers that no formula needs."""
    spoken = {mention.target for _, _, mention in view.mentions if mention.kind == "number"}
    shown = {mention.target for _, _, mention in view.mentions if mention.kind == "link"}
    reckoned = _in_formulas(view) | view.referred | spoken
    for name in ("roles", "supplies", "tools", "documents", "supply_categories", "cost_categories", "seasons"):
        for index, part in enumerate(getattr(view.guide, name)):
            if part.id not in view.referred and vars(part).get("file", None) not in shown:
                yield found(view.at(name, index), id=part.id, list=name)
    for name in ("parameters", "tables", "assumptions"):
        for index, part in enumerate(getattr(view.guide, name)):
            if part.id not in reckoned:
                yield found(view.at(name, index), id=part.id, list=name)


@check(
    level="warning",
    message="no step serves the function “{id}”",
    why="a function that no step serves is a promise that nothing keeps",
    fix="name “{id}” in the `functions` of the steps or supplies that serve it",
    example=Example("guide.yml", """\
    phase: do
    form: fixed
""", """\
    phase: do
    functions:
      - light-at-dusk
    form: fixed
"""),
)
def function_without_step(view: View) -> Iterator[Found]:
    """A function that is to be kept, and that nothing serves."""
    for index, function in enumerate(view.guide.functions):
        if function.id not in view.referred:
            yield found(view.at("functions", index), id=function.id)


@check(
    level="warning",
    message="no step warns of the danger “{id}”",
    why="a reader meets a danger in the list of risks, and not where it can strike",
    fix="name “{id}” in the `dangers` of the steps where it can strike",
    example=Example("guide.yml", "    duration: 1 day\n", """\
    duration: 1 day
    dangers:
      - fall
""", at="    duration: 1 day\n", around=(
                        ("guide.yml", "risks:\n", """\
risks:
  - id: fall
    kind: safety
    likelihood: low
    severity: low
    owner: mender
"""), *said("fall.name", "fall.prevention", "fall.response"))),
)
def risk_without_step(view: View) -> Iterator[Found]:
    """A danger to people that no step warns of."""
    warned = {risk for step in view.guide.steps for risk in step.dangers}
    for index, risk in enumerate(view.guide.risks):
        if risk.kind == "safety" and risk.id not in warned:
            yield found(view.at("risks", index), id=risk.id)


@check(
    level="warning", draft="gathered",
    message="the supply “{id}” does not say how many are needed",
    why="nobody can buy or beg an unknown number of things",
    fix="add `quantity` (the name of a quantity) or `count` (a number that is always the same)",
    example=Example("guide.yml", "    category: lighting\n    unit: piece\n",
                    "    category: lighting\n    quantity: lamps\n    unit: piece\n"),
)
def supply_without_count(view: View) -> Iterator[Found]:
    """A supply without a number."""
    for index, supply in enumerate(view.guide.supplies):
        if supply.quantity is None and supply.count is None:
            yield found(view.at("supplies", index), id=supply.id)


@check(
    level="warning", draft="gathered",
    message="no step answers the weakness “{id}”",
    why="a remedy that no step carries out is a good intention",
    fix="name in `steps` the steps that answer it",
    example=Example("guide.yml", "  - id: no-spares\n    sources:", """\
  - id: no-spares
    steps:
      - mend
    sources:"""),
)
def weakness_without_step(view: View) -> Iterator[Found]:
    """A weakness that nothing is done about."""
    for index, weakness in enumerate(view.guide.weaknesses):
        if not weakness.steps:
            yield found(view.at("weaknesses", index), id=weakness.id)


@check(
    level="warning",
    message="no cost line pays for the supply “{id}”",
    why="the budget is too low by its price",
    fix="add a cost line with `supply: {id}`, or name it in the `covers` of one; in kind if it is given",
    example=Example("guide.yml", """\
    category: material
    count: 1
""", """\
    category: material
    supply: spare-lamp
    count: 1
""", at="""\
    category: material
    supply: lamp
    count: 1
""", around=(
                        ("guide.yml", "supplies:\n", """\
supplies:
  - id: spare-lamp
    category: lighting
    count: 1
    unit: piece
    mark: estimate
"""),
                        ("guide.yml", "    uses:\n", """\
    uses:
      - spare-lamp
"""),
                        *said("spare-lamp.name", "spare-lamp.specification"))),
)
def supply_without_cost(view: View) -> Iterator[Found]:
    """Something that is used up and that nobody pays."""
    paid = {supply for line in view.guide.cost_lines for supply in (line.supply, *line.covers)}
    if paid - {None}:
        for index, supply in enumerate(view.guide.supplies):
            if supply.id not in paid:
                yield found(view.at("supplies", index), id=supply.id)


@check(
    level="warning",
    message="no formula reckons with the column {column} of {table}",
    why="a reader fills it in for nothing, or a formula forgets it",
    fix="write `{table}.{column}` where it is needed, or delete the column",
    example=Example("guide.yml", "    formula: sum(loads.power * loads.power)\n",
                    "    formula: sum(loads.power * loads.hours)\n", also=("unit-mismatch",)),
)
def column_without_use(view: View) -> Iterator[Found]:
    """A column that a reader fills in, and that nothing needs. Columns of tables may be there to be read."""
    formulas = _formulas(view)
    dotted = {pair for text in formulas for pair in DOTTED.findall(text)}
    looked_up = {name for text in formulas if "lookup" in text for name in NAMES.findall(text)}
    reckoned = _in_formulas(view)
    for index, parameter in enumerate(view.guide.parameters):
        for inner, column in enumerate(parameter.columns):
            used = (parameter.id, column.id) in dotted or {parameter.id, column.id} <= looked_up
            if parameter.id in reckoned and not used:
                yield found(view.at("parameters", index, "columns", inner), column=column.id, table=parameter.id)


@check(
    level="warning",
    message="the options {options} of {parameter} make no difference to anything",
    why="a reader weighs a choice that changes neither a number nor a step",
    fix="name them in formulas or in `only`, or put them together",
    example=Example("guide.yml", """\
      - id: lfp
      - id: lead
      - id: gel
      - id: salt
""", """\
      - id: lfp
      - id: lead
      - id: gel
""", at="      - id: lfp\n      - id: lead\n", around=said("battery.gel.name", "battery.salt.name")),
)
def option_without_effect(view: View) -> Iterator[Found]:
    """Two options or more that nothing tells apart: one may be what remains, two are the same."""
    named = {(part.parameter, option) for _, part in view.parts if isinstance(part, Only)
             for option in (part.option, *part.also)}
    compared = {pair for text in _formulas(view) for one, other in COMPARED.findall(text)
                for pair in ((one, other), (other, one))}
    for index, parameter in enumerate(view.guide.parameters):
        same = [option.id for option in parameter.options if (parameter.id, option.id) not in named | compared]
        if len(same) > 1 and any(each == parameter.id for each, _ in named | compared):
            yield found(view.at("parameters", index), options=tuple(same), parameter=parameter.id)
