"""Steps: who, when, in which order, until what."""

import re
from collections.abc import Iterator
from typing import get_args

from modemploi.checks.check import Example, Found, check, found, said
from modemploi.checks.view import View
from modemploi.model.kinds import Phase
from modemploi.model.means import Role

_ROLE = """\
roles:
  - id: helper
    partner: school
    head_count: 1 person
    adults_only: true
"""
_HELPER = (("guide.yml", "roles:\n  - id", _ROLE + "  - id"),
           ("guide.yml", "    owner: mender\n", "    owner: helper\n"), *said("helper.name", "helper.skills"))
_TELL = """\
  - id: tell
    phase: close
    form: free
    after:
      - look
      - mend
    roles:
      - mender
    effort:
      - role: mender
        amount: 1 person_day
    duration: 1 day
    mark: estimate
cost_categories:
"""
_THIRD = (("guide.yml", "cost_categories:\n", _TELL), *said("tell.name", "tell.text"),
          *((file, "## context {#context}", "#### end {#tell.done}\n\n- [ ] Zigzag\n\n## context {#context}")
            for file in ("fr.md", "en.md")))
PHASES = get_args(Phase)
TICK = re.compile(r"^[ \t]*[-*+] \[[ xX]\] ", re.MULTILINE)


@check(
    level="error", draft="gathered",
    message="the step “{step}” names nobody who does it",
    why="a step without a doer is left to somebody else",
    fix="name its roles, the one who answers for it first",
    example=Example("guide.yml", """\
    form: adapt
    effort:
""", """\
    form: adapt
    roles:
      - mender
    effort:
"""),
)
def step_without_doer(view: View) -> Iterator[Found]:
    """A step without a role."""
    for index, step in enumerate(view.guide.steps):
        if not step.roles:
            yield found(view.at("steps", index), step=step.id)


@check(
    level="warning",
    message="“done when” of the step “{step}” has nothing to tick",
    why="a reader ticks it on the phone or on paper, and sees at once what is still to do",
    fix="write what anyone can see when the step is done, one line each: `- [ ] the switch is labelled`",
    example=Example("fr.md", "Chaque lampe est sur la liste.", "- [ ] chaque lampe est sur la liste.", around=(
        ("en.md", "- [ ] every lamp is on the list.", "Every lamp is on the list."),)),
)
def end_without_tick(view: View) -> Iterator[Found]:
    """An end of a step that cannot be ticked."""
    for translation, word in view.words:
        owner, _, field = word.address.rpartition(".")
        ends = translation is view.source and field == "done" and owner in view.lists["steps"]
        if ends and not TICK.search(word.markdown):
            yield found(word.place, step=owner)


@check(
    level="warning",
    message="the step “{step}” stands alone: it comes after no other, and no other comes after it",
    why="the calendar cannot place it, and a reader does not know when its turn comes",
    fix="say in `after` which steps must be done before it, or name it in the `after` of those that follow",
    example=Example("guide.yml", """\
    form: fixed
    roles:""", """\
    form: fixed
    after:
      - look
    roles:"""),
)
def unconnected_step(view: View) -> Iterator[Found]:
    """A step that nothing connects with the others."""
    followed = {before for step in view.guide.steps for before in step.after}
    for index, step in enumerate(view.guide.steps):
        if len(view.guide.steps) > 1 and not step.after and step.id not in followed:
            yield found(view.at("steps", index), step=step.id)


def _phases(view: View) -> dict[str, str]:
    """The phases of the steps, but for those the loader put in the place of a word that is no phase."""
    return {step.id: step.phase for index, step in enumerate(view.guide.steps)
            if view.text("steps", index, "phase") == step.phase}


@check(
    level="warning",
    message="the step “{step}” of the phase {phase} waits for no other",
    why="the calendar would begin it on the first day, before anybody decided anything",
    fix="say in `after` which steps must be done before it",
    example=Example("guide.yml", "    form: fixed\n    roles:", "    form: fixed\n    after:\n      - look\n    roles:",
                    around=_THIRD),
)
def begins_from_nothing(view: View) -> Iterator[Found]:
    """A step after the first phase of the guide that could begin on the first day."""
    phases = _phases(view)
    first = min(map(PHASES.index, phases.values()), default=0)
    followed = {before for step in view.guide.steps for before in step.after}
    for index, step in enumerate(view.guide.steps):
        if not step.after and step.id in followed and PHASES.index(phases.get(step.id, PHASES[0])) > first:
            yield found(view.at("steps", index), step=step.id, phase=step.phase)


@check(
    level="error",
    message="the step “{step}” of the phase {phase} waits for “{before}”, which belongs to the later phase {later}",
    why="phases follow each other; the page and the calendar would contradict each other",
    fix="correct the phase of one of the two, or take “{before}” out of `after`",
    example=Example("guide.yml", """\
    phase: decide
    functions:
""", """\
    phase: do
    functions:
""", also=("begins-from-nothing",)),
)
def after_later_phase(view: View) -> Iterator[Found]:
    """A step that waits for one of a later phase. Maintenance comes back, so that it may feed any phase after it."""
    phases = _phases(view)
    for index, step in enumerate(view.guide.steps):
        for inner, before in enumerate(step.after):
            known = before in phases and step.id in phases
            if known and PHASES.index(phases[before]) > PHASES.index(step.phase):
                yield found(view.at("steps", index, "after", inner), step=step.id, phase=step.phase, before=before,
                            later=phases[before])


@check(
    level="error",
    message="“{role}” gives time to the step “{step}”, and has no part in it",
    why="the time would be counted for somebody who does not come",
    fix="add “{role}” to the `roles` of the step, or correct the role of the effort",
    example=Example("guide.yml", """\
        amount: 2 person_day
      - role: helper
        amount: 1 person_day
""",
                    "        amount: 2 person_day\n", around=_HELPER),
)
def effort_without_part(view: View) -> Iterator[Found]:
    """An effort of a role that does not do the step."""
    for index, step in enumerate(view.guide.steps):
        for inner, effort in enumerate(step.effort):
            if step.roles and effort.role in view.lists["roles"] and effort.role not in step.roles:
                yield found(view.at("steps", index, "effort", inner, "role"), step=step.id, role=effort.role)


@check(
    level="warning", draft="gathered",
    message="the step “{step}” does not say how much time “{role}” gives",
    why="people plan their days by it, and volunteers most of all",
    fix="add an entry for “{role}” to `effort`",
    example=Example("guide.yml", """\
    roles:
      - mender
      - helper
""", """\
    roles:
      - mender
""", around=_HELPER),
)
def role_without_effort(view: View) -> Iterator[Found]:
    """A doer whose time is not counted, in a step where that of others is."""
    for index, step in enumerate(view.guide.steps):
        given = {effort.role for effort in step.effort}
        for inner, role in enumerate(step.roles):
            if given and role not in given:
                yield found(view.at("steps", index, "roles", inner), step=step.id, role=role)


def _people(view: View, role: Role) -> str | None:
    """How many people a role is in the reference case, as an amount."""
    value = view.case.values.get(role.head_count_quantity or "")
    return f"{value.number:g} {value.unit}" if value else role.head_count


@check(
    level="warning",
    message="the step “{step}” asks {role} for {effort} in {duration}: more than {people} can give",
    why="the calendar and the people cannot both be right",
    fix="correct the effort, the duration or the head-count",
    example=Example("guide.yml", "        amount: 9 person_day\n", "        amount: 2 person_day\n"),
)
def effort_exceeds_time(view: View) -> Iterator[Found]:
    """More work than the people of a role have days."""
    roles = {role.id: role for role in view.guide.roles}
    for index, step in enumerate(view.guide.steps):
        for inner, effort in enumerate(step.effort):
            people = _people(view, roles[effort.role]) if effort.role in roles else None
            needed, days = view.amount(effort.amount, "person_day"), view.amount(step.duration, "day")
            heads = view.amount(people, "person")
            if needed and days and days > 0 and heads and needed > heads * days * 1.01:
                yield found(view.at("steps", index, "effort", inner, "amount"), step=step.id, role=effort.role,
                            effort=str(effort.amount), duration=str(step.duration), people=str(people))
