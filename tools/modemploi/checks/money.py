"""Money: every price has a year, a currency and a place, every line somebody who pays."""

from collections.abc import Iterator

from modemploi.checks.check import Example, Found, check, found
from modemploi.checks.view import View

@check(
    level="error", draft="gathered",
    message="nobody bears the cost line {id}",
    why="what nobody pays is not done",
    fix="name in `borne_by` the partners who pay or give it, with their shares",
    example=Example("guide.yml", """\
    borne_by: []
    mark: estimate
""", """\
    borne_by:
      - partner: school
        share: 100
    mark: estimate
"""),
)
def cost_without_payer(view: View) -> Iterator[Found]:
    """A cost that nobody pays or gives."""
    for index, line in enumerate(view.guide.cost_lines):
        if not line.borne_by:
            yield found(view.at("cost_lines", index), id=line.id)


@check(
    level="error",
    message="the shares of the cost line {id} add up to {sum} %, not 100 %",
    why="a part of the money would be asked of nobody, or asked twice",
    fix="correct the shares in `borne_by`",
    example=Example("guide.yml", """\
      - partner: school
        share: 80
""", """\
      - partner: school
        share: 100
"""),
)
def shares_not_100(view: View) -> Iterator[Found]:
    """Shares that do not make a whole."""
    for index, line in enumerate(view.guide.cost_lines):
        total = sum(bearer.share for bearer in line.borne_by)
        if line.borne_by and abs(total - 100) > 0.05:
            yield found(view.at("cost_lines", index, "borne_by"), id=line.id, sum=f"{total:g}")


@check(
    level="error",
    message="{id} gives both `{one}` and `{other}`",
    why="of two numbers one is wrong, and nobody knows which",
    fix="keep `{one}` where the number follows from the reader's case, `{other}` where it is always the same",
    example=Example("guide.yml", """\
    quantity: lamps
    count: 6
    unit: piece
""", """\
    quantity: lamps
    unit: piece
"""),
)
def counted_twice(view: View) -> Iterator[Found]:
    """Something that says how many in two ways."""
    for name, one, other in (("supplies", "quantity", "count"), ("cost_lines", "quantity", "count"),
                             ("roles", "head_count_quantity", "head_count")):
        for index, part in enumerate(getattr(view.guide, name)):
            if None not in (getattr(part, one), getattr(part, other)):
                yield found(view.at(name, index, other), id=part.id, one=one, other=other)


@check(
    level="warning",
    message="the cost line {id} pays for {own}, and its supply “{supply}” needs {other}",
    why="the budget would be too low, or things would be bought that nobody needs",
    fix="name the same `quantity` in both, or the same `count`",
    example=Example("guide.yml", """\
    supply: lamp
    count: 12
""", """\
    supply: lamp
    quantity: lamps
"""),
)
def priced_otherwise(view: View) -> Iterator[Found]:
    """A set-up line in the unit of its supply, whose number is another one."""
    supplies = {supply.id: supply for supply in view.guide.supplies}
    for index, line in enumerate(view.guide.cost_lines):
        supply = supplies.get(line.supply or "")
        if supply and line.when == "set-up" and line.unit == supply.unit:
            own, other = (part.quantity or (f"{part.count:g}" if part.count else "") for part in (line, supply))
            if own and other and own != other:
                yield found(view.at("cost_lines", index), id=line.id, supply=supply.id, own=own, other=other)


@check(
    level="warning", draft="gathered",
    message="no cost line is yearly",
    why="what is built and not kept up dies within a few years; its price is part of the decision",
    fix="add the lines that come back every year: upkeep, replacement, insurance",
    example=Example("guide.yml", """\
    when: set-up
    phase: maintain
""", """\
    when: yearly
    phase: maintain
""", around=(
        ("guide.yml", """\
    supply: lamp
    count: 1
""", "    count: 1\n"),)),
)
def nothing_yearly(view: View) -> Iterator[Found]:
    """A budget that ends with the inauguration."""
    if view.guide.cost_lines and not any(line.when == "yearly" for line in view.guide.cost_lines):
        yield found(view.key("cost_lines"))


@check(
    level="warning", draft="gathered",
    message="{id} lasts {lifetime} and then has to be replaced, and the guide does not say with what money",
    why="who did not put money aside stands in the dark again on that day",
    fix="write the section `replacement-fund`: how much is put aside, by whom, and where it is kept",
    example=Example("guide.yml", "    quantity: lamps\n    unit: piece\n    lifetime: 900 day\n",
                    "    quantity: lamps\n    unit: piece\n"),
)
def no_replacement_fund(view: View) -> Iterator[Found]:
    """Something that wears out, and no word about the money for the next one; the first one is told."""
    for index, supply in enumerate(view.guide.supplies):
        if supply.lifetime is not None and view.source and not view.said("replacement-fund"):
            yield found(view.at("supplies", index, "lifetime"), id=supply.id, lifetime=supply.lifetime)
            return


@check(
    level="error",
    message="{id} is counted in {unit}, and {quantity} in {other}",
    why="a reader would buy metres of something that is reckoned in pieces",
    fix="use the same unit in both, or another quantity",
    example=Example("guide.yml", "    quantity: lamps\n    unit: room\n", "    quantity: lamps\n    unit: piece\n"),
)
def counted_in_other_unit(view: View) -> Iterator[Found]:
    """A supply whose unit does not go with that of its quantity; cost lines are seen when they are added up."""
    names = view.case.sheet.names
    for index, supply in enumerate(view.guide.supplies):
        name = supply.quantity
        if name and names.numbers.get(name) is not None and supply.unit and view.known(f"1 {supply.unit}"):
            own = vars(view.by_id[name][1]).get("unit") or ""
            if view.amount(f"1 {own}" if own else "1 1", supply.unit) is None:
                yield found(view.at("supplies", index, "unit"), id=supply.id, unit=supply.unit, quantity=name,
                            other=own or "–")
