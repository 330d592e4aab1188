"""Dangers: named, told before the action, kept from minors, watched over by somebody competent."""

import re
from collections.abc import Iterator

from modemploi.checks.check import Example, Found, check, found
from modemploi.checks.view import View, inside
from modemploi.load.library import Place

ALERT = re.compile(r"^[ ]{0,3}>[ ]?\[!(\w+)\][ \t]*$", re.MULTILINE)
ALERTS = ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION")
DANGERS = ("WARNING", "CAUTION")


@check(
    level="error",
    message="this warning comes after the action it warns of",
    why="who works with a guide in hand acts on a line before reading the next one",
    fix="put the warning at the beginning of the step, before everything one does",
    example=Example("en.md", """\
Open the lamp.

Look inside.

> [!WARNING]
> Cut the current first.
""", """\
> [!WARNING]
> Cut the current first.

Open the lamp.

Look inside.
""", at="""\
> [!WARNING]
> Cut the current first.

Then open the lamp.
"""),
)
def danger_after_action(view: View) -> Iterator[Found]:
    """A warning in a step with anything but other alerts or a picture above it."""
    for _, word in view.words:
        owner, _, field = word.address.rpartition(".")
        if field == "text" and owner in view.lists["steps"]:
            for alert in ALERT.finditer(word.markdown):
                if alert[1] in DANGERS and _actions(word.markdown[:alert.start()]):
                    yield found(inside(word, alert.start()))


def _actions(before: str) -> bool:
    """Whether a text says something to do: anything but alerts, headings and pictures."""
    blocks = [block.lstrip() for block in re.split(r"\n[ \t]*\n", before) if block.strip()]
    return any(not block.startswith((">", "#", "![")) for block in blocks)


@check(
    level="warning",
    message="the step “{step}” warns of a danger, and its facts name none",
    why="the list of risks, the check-list to print and the rule for minors know only the dangers that facts name",
    fix="name the risk in the `dangers` of the step, or write the text as a [!NOTE]",
    example=Example("guide.yml", """\
    duration: 1 day
    mark:""", """\
    duration: 1 day
    dangers:
      - shock
    mark:""", at="    duration: 1 day\n    mark:", around=tuple(
                        (file, f"### {name} {{#look}}\n", f"### {name} {{#look}}\n\n> [!CAUTION]\n> {text}\n")
                        for file, name, text in (("fr.md", "Regarder", "Le courant passe."),
                                                 ("en.md", "Look", "There is current.")))),
)
def danger_not_named(view: View) -> Iterator[Found]:
    """A step that warns in its text alone."""
    calm = {step.id for step in view.guide.steps if not step.dangers}
    for translation, word in view.words:
        owner, _, field = word.address.rpartition(".")
        if field == "text" and owner in calm and translation is view.source:
            if alert := next((each for each in ALERT.finditer(word.markdown) if each[1] in DANGERS), None):
                yield found(inside(word, alert.start()), step=owner)


@check(
    level="error",
    message="“{alert}” is not a kind of alert",
    why="the text would be shown as a quotation, and a warning would be missed",
    fix="write one of [!NOTE], [!TIP], [!IMPORTANT], [!WARNING], [!CAUTION]",
    example=Example("en.md", "> [!DANGER]\n", "> [!WARNING]\n"),
)
def unknown_alert(view: View) -> Iterator[Found]:
    """An alert that pages do not know."""
    for _, word in view.words:
        for alert in ALERT.finditer(word.markdown):
            if alert[1] not in ALERTS:
                yield found(inside(word, alert.start(1)), _like(alert[1]), alert=alert[1])


def _like(alert: str) -> str:
    return alert.upper() if alert.upper() in ALERTS else ""


@check(
    level="error",
    message="the step “{step}” is dangerous ({risk}), and the role “{role}” is not closed to minors",
    why="trainees and pupils are often under age, and the law of most countries keeps them from such work",
    fix="set `adults_only: true` for the role, or give the step to another role",
    example=Example("guide.yml", "    adults_only: false\n", "    adults_only: true\n"),
)
def minor_in_danger(view: View) -> Iterator[Found]:
    """A step with a grave danger to which a role comes that is said to be open to minors."""
    grave = {risk.id for risk in view.guide.risks if risk.kind == "safety" and risk.severity == "high"}
    open_roles = {role.id for role in view.guide.roles if role.adults_only is False}
    for index, step in enumerate(view.guide.steps):
        risk = next((danger for danger in step.dangers if danger in grave), None)
        for inner, role in enumerate(step.roles):
            if risk and role in open_roles:
                yield found(view.at("steps", index, "roles", inner), step=step.id, risk=risk, role=role)


@check(
    level="warning",
    message="the role “{role}” takes part in the dangerous step “{step}”, and does not say whether minors may",
    why="what is not said is decided on the spot, by whoever is in a hurry",
    fix="set `adults_only: true` or `adults_only: false` for the role",
    example=Example("guide.yml", "    competent: true\n", """\
    competent: true
    adults_only: true
"""),
)
def age_not_said(view: View) -> Iterator[Found]:
    """A role in a step with a grave danger that says nothing of age."""
    grave = {risk.id for risk in view.guide.risks if risk.kind == "safety" and risk.severity == "high"}
    for index, role in enumerate(view.guide.roles):
        step = next((step for step in view.guide.steps if role.id in step.roles and grave & set(step.dangers)), None)
        if step and role.adults_only is None:
            yield found(view.at("roles", index), role=role.id, step=step.id)


@check(
    level="error", draft="warning",
    message="the guide touches a high-risk topic ({hazard}), and {language} does not say who must be involved",
    why="the page says so at its top, before anything else",
    fix="add a section `{{#competent}}`: which competent person, from when on, and for what",
    example=Example("en.md", "", """\
## competent {#competent}

Someone of the trade, before a lamp is opened.
"""),
)
def competence_not_said(view: View) -> Iterator[Found]:
    """A high-risk guide whose language file says nothing of the competent person."""
    for language, translation in view.translations.items():
        if view.guide.hazards and "competent" not in translation.words:
            place = view.at("hazards", 0) if translation is view.source else Place(translation.path)
            yield found(place, hazard=view.guide.hazards[0], language=language)


@check(
    level="error", draft="warning",
    message="the guide touches a high-risk topic ({hazard}), and none of its roles is marked as competent",
    why="somebody competent must be involved before one begins, and a reader must see who",
    fix="set `competent: true` for that role",
    example=Example("guide.yml", """\
    head_count: 1 person
    adults_only:""", """\
    head_count: 1 person
    competent: true
    adults_only:"""),
)
def role_not_competent(view: View) -> Iterator[Found]:
    """A high-risk guide without a competent role."""
    if view.guide.hazards and view.guide.roles and not any(role.competent for role in view.guide.roles):
        yield found(view.at("hazards", 0), hazard=view.guide.hazards[0])


@check(
    level="warning",
    message="a grave danger stands among the risks ({risk}), and the guide names no high-risk topic",
    why="the page could not say at its top that a competent person must be involved",
    fix="add the topic to `hazards`",
    example=Example("guide.yml", "licence: CC-BY-4.0\n", """\
licence: CC-BY-4.0
hazards:
  - battery-current
""", at="licence: CC-BY-4.0\n", around=(("guide.yml", """\
hazards:
  - battery-current
""", ""),)),
)
def hazard_not_named(view: View) -> Iterator[Found]:
    """A guide with a grave danger that is not marked as high-risk."""
    for index, risk in enumerate(view.guide.risks):
        if risk.kind == "safety" and risk.severity == "high" and not view.guide.hazards:
            yield found(view.at("risks", index), risk=risk.id)


@check(
    level="warning", draft="gathered",
    message="the danger “{risk}” is grave, and nothing says when to stop everything",
    why="on the spot nobody likes to be the one who stops; a rule that is written down decides",
    fix="add the words `{risk}.stop-rule`",
    example=Example("fr.md", """\
  - id: shock.response
    text: On appelle les secours.
""", """\
  - id: shock.response
    text: On appelle les secours.
  - id: shock.stop-rule
    text: On arrête dès qu'un fil est à nu.
"""),
)
def no_stop_rule(view: View) -> Iterator[Found]:
    """A grave danger without a stop rule."""
    for index, risk in enumerate(view.guide.risks):
        if risk.kind == "safety" and risk.severity == "high" and view.source and not view.said(f"{risk.id}.stop-rule"):
            yield found(view.at("risks", index), risk=risk.id)
