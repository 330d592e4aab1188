"""Reviews, history, examples, conditions: what a reader may build on."""

from collections.abc import Iterator

from modemploi.checks.check import Example, Found, check, found, said
from modemploi.checks.use import NAMES
from modemploi.checks.view import View


def _review(name: str = "Karim Essai", version: str = "2026.1") -> str:
    return (f"reviews:\n  - id: karim-read\n    name: {name}\n    competence: electrician\n    part: whole\n"
            f"    date: 2026-11-21\n    version: {version}\n")


@check(
    level="warning",
    message="{name} reviewed version {reviewed}; the guide is at version {version}",
    why="what changed since has been seen by no practitioner",
    fix="ask for a new review; the old one may stay for the record",
    example=Example("guide.yml", _review(version="2025.3"), _review(), at=""),
)
def older_version_reviewed(view: View) -> Iterator[Found]:
    """A review of an older version, where this one has none."""
    versions = {review.version for review in view.guide.reviews}
    for index, review in enumerate(view.guide.reviews):
        if view.guide.version not in versions:
            place = view.at("reviews", index, "version")
            yield found(place, name=review.name, reviewed=review.version, version=view.guide.version)


@check(
    level="error",
    message="{name} reviewed the guide, and is one of its authors",
    why="nobody sees the faults of one's own text; a review is a second pair of eyes",
    fix="ask somebody else, or delete the review",
    example=Example("guide.yml", _review(name="Amina Test"), _review(), at=""),
)
def reviewer_is_author(view: View) -> Iterator[Found]:
    """A review by an author."""
    authors = {author.name.casefold() for author in view.guide.authors}
    for index, review in enumerate(view.guide.reviews):
        if review.name.casefold() in authors:
            yield found(view.at("reviews", index, "name"), name=review.name)


@check(
    level="warning", draft="gathered",
    message="the changelog does not speak of version {version}",
    why="who knows an older version wants to see what changed",
    fix="add an entry to `changelog` for this version",
    example=Example("guide.yml", "version: 2026.2\nstate:", "version: 2026.1\nstate:"),
)
def version_not_in_changelog(view: View) -> Iterator[Found]:
    """A version without history."""
    if view.guide.changelog and view.guide.version not in {change.version for change in view.guide.changelog}:
        yield found(view.at("version"), version=view.guide.version)


@check(
    level="error",
    message="a version is a year and a number, like 2026.1, not “{version}”",
    why="records and reviews name a version; readers must see at once which is the newer",
    fix="write the year, a point and a number",
    example=Example("guide.yml", "version: final\nstate:", "version: 2026.1\nstate:", around=(
        ("guide.yml", "    version: 2026.1\n", "    version: final\n"),)),
)
def version_form(view: View) -> Iterator[Found]:
    """A version one cannot compare."""
    year, _, number = view.guide.version.partition(".")
    if not (len(year) == 4 and year.isdigit() and number.isdigit()):
        yield found(view.at("version"), version=view.guide.version)


@check(
    level="error", draft="warning",
    message="the guide is retired, and {language} does not say why",
    why="a reader who had it bookmarked must learn what to read instead",
    fix="add the words `retired-reason`",
    example=Example("guide.yml", "state: retired\n", "state: published\n"),
)
def retired_without_reason(view: View) -> Iterator[Found]:
    """A retired guide without a reason."""
    for language, translation in view.translations.items():
        if view.guide.state == "retired" and "retired-reason" not in translation.words:
            yield found(view.at("state"), language=language)


@check(
    level="error", draft="gathered",
    message="the condition {id} does not say with which answer one can go on",
    why="a reader answers, and the page cannot tell whether it will work there",
    fix="add `expected: yes` or `expected: no` for a yes-no, `min` or `max` with `unit` for a number",
    example=Example("guide.yml", """\
    answer: number
    effect:""", """\
    answer: number
    unit: person
    min: 1
    mark: estimate
    effect:""", at="    answer: yes-no\n    expected: yes\n    effect:"),
)
def condition_without_limit(view: View) -> Iterator[Found]:
    """A question whose answer decides nothing."""
    for index, condition in enumerate(view.guide.conditions):
        limited = condition.expected if condition.answer == "yes-no" else (condition.min, condition.max) != (None, None)
        if not limited:
            yield found(view.at("conditions", index), id=condition.id)


@check(
    level="error",
    message="the condition {id} asks for {answer}, and {field} belongs to the other kind of question",
    why="of two rules one is not meant, and the page would follow only one",
    fix="delete {field}, or correct `answer`",
    example=Example("guide.yml", """\
    answer: yes-no
    expected: yes
    min: 2
""", """\
    answer: yes-no
    expected: yes
"""),
    terms={"answer": {"yes-no": "yes or no", "number": "a number"}},
)
def condition_of_two_kinds(view: View) -> Iterator[Found]:
    """A yes-no with a limit, or a number with an expected yes."""
    for index, condition in enumerate(view.guide.conditions):
        foreign = ("min", "max", "unit") if condition.answer == "yes-no" else ("expected",)
        for name in foreign:
            if getattr(condition, name) is not None:
                yield found(view.at("conditions", index, name), id=condition.id, answer=condition.answer, field=name)
                break


@check(
    level="warning", draft="gathered",
    message="the condition {id} asks to adapt, and names no step to adapt",
    why="“adapt” without a place leaves the reader alone",
    fix="name in `steps` the steps to adapt",
    example=Example("guide.yml", "    effect: adapt\n", """\
    effect: adapt
    steps:
      - look
""", at="    effect: stop\n"),
)
def adapt_without_step(view: View) -> Iterator[Found]:
    """An adaptation without a place."""
    for index, condition in enumerate(view.guide.conditions):
        if condition.effect == "adapt" and not condition.steps:
            yield found(view.at("conditions", index, "effect"), id=condition.id)


@check(
    level="warning", draft="gathered",
    message="no worked example tries the formula of {id}",
    why="a formula that nobody computed by hand is a formula that nobody checked",
    fix="expect {id} in an example, or something that is computed from it",
    example=Example("guide.yml", """\
    expect:
      - id: radio_energy
""", """\
    expect:
      - id: lamps
        value: 4 piece
        tolerance: 0 %
      - id: radio_energy
"""),
)
def formula_not_tried(view: View) -> Iterator[Found]:
    """A formula on which no expectation of an example depends."""
    tried = _tried(view)
    for index, quantity in enumerate(view.guide.quantities):
        if view.guide.examples and quantity.id not in tried:
            yield found(view.at("quantities", index), id=quantity.id)


def _tried(view: View) -> set[str]:
    """What expectations depend on, by name: formulas that cannot be read count too."""
    formulas = {quantity.id: frozenset(NAMES.findall(quantity.formula)) for quantity in view.guide.quantities}
    tried: set[str] = set()
    waiting = [expected.id for example in view.guide.examples for expected in example.expect]
    while waiting:
        name = waiting.pop()
        if name not in tried:
            tried.add(name)
            waiting += formulas.get(name, ())
    return tried


@check(
    level="warning", draft="gathered",
    message="no worked example comes to the {kind} {id}",
    why="what no example reckons with was never compared with a case that somebody knows",
    fix="add an example with the option for which it is meant, and expect what it is reckoned from",
    example=Example("guide.yml", """\
    supply: lamp
    count: 1
    only:
      parameter: battery
      option: lead
""", """\
    supply: lamp
    count: 1
    only:
      parameter: battery
      option: lfp
""", at="    supply: lamp\n    count: 1\n"),
    terms={"kind": {"cost_lines": "cost line", "steps": "step"}},
)
def not_in_an_example(view: View) -> Iterator[Found]:
    """A cost line or a step that counts in no worked example; a line whose formula is not tried is told by that."""
    lines = {name for run in view.runs for name in run.cost_lines}
    steps = {name for run in view.runs for name in run.steps}
    tried = _tried(view)
    for index, line in enumerate(view.guide.cost_lines):
        untried = line.quantity in view.lists["quantities"] and line.quantity not in tried
        if view.runs and line.id not in lines and not untried:
            yield found(view.at("cost_lines", index), id=line.id, kind="cost_lines")
    for index, step in enumerate(view.guide.steps):
        if view.runs and step.id not in steps:
            yield found(view.at("steps", index), id=step.id, kind="steps")


@check(
    level="error",
    message="the rule {id} does not hold in {case}",
    why="the author's own rule says that this case does not work",
    fix="correct the numbers of the case, or the rule",
    example=Example(
        "guide.yml", """\
rules:
  - id: enough
    formula: lamps >= 5 * rooms * lamps_per_room
""", """\
rules:
  - id: enough
    formula: lamps >= rooms * lamps_per_room
""", at="", around=said("enough.text")),
    terms={"case": {"": "the reference case"}},
)
def rule_broken(view: View) -> Iterator[Found]:
    """A rule of the author that the reference case breaks."""
    for index, rule in enumerate(view.guide.rules):
        if view.case.rules.get(rule.id) is False:
            yield found(view.at("rules", index), id=rule.id, case="")


@check(
    level="error", draft="gathered",
    message="{id} is a {kind}, and has no {field}",
    why="a reader would see a question without answers",
    fix="add {field}",
    example=Example("guide.yml", """\
    kind: choice
    typical: lfp
""", """\
    kind: choice
    typical: lfp
    options:
      - id: lfp
      - id: lead
""", also=("option-not-offered", "unknown-label", "unknown-option")),
    terms={"kind": {"choice": "choice", "rows": "list of rows"}, "field": {"options": "options", "columns": "columns"}},
)
def nothing_to_choose(view: View) -> Iterator[Found]:
    """A choice without options, or rows without columns."""
    for index, parameter in enumerate(view.guide.parameters):
        for kind, name in (("choice", "options"), ("rows", "columns")):
            if parameter.kind == kind and not getattr(parameter, name):
                yield found(view.at("parameters", index), id=parameter.id, kind=kind, field=name)


