"""The pages of checks: one page a subject, and the list of them all."""

from collections.abc import Iterator

from modemploi.checks import CHECKS, Check
from modemploi.reference.markdown import crumbs, fence, heading, page, table, text
from modemploi.reference.words import Say
from modemploi.report.explain import gaps
from modemploi.report.sentences import sentence

SUBJECTS = {
    "files": "The files themselves",
    "writing": "Writing YAML",
    "form": "The fields of a file",
    "sections": "Language files",
    "words": "Words and facts together",
    "references": "What facts name",
    "use": "Declared and used nowhere",
    "steps": "Steps",
    "times": "Times and seasons",
    "safety": "Dangers",
    "proof": "Reviews, history, conditions",
    "formulas": "Formulas and units",
    "cases": "The computed case",
    "ranges": "What a reader may enter",
    "sources": "Sources",
    "shelf": "All guides together",
    "testimony": "The testimony",
    "figures": "Figures and claims",
    "language": "Languages side by side",
    "reciprocity": "Reciprocity",
    "money": "Budget",
    "prices": "Prices and rates",
    "images": "Images and attachments",
    "drawings": "Drawings",
    "links": "Links",
    "security": "What must not be published",
    "records": "Attempts and precedents",
    "shared": "What all guides share",
    "drafts": "Drafts",
}
"""The modules of checks, in the order of reading, with the titles of their pages."""
LEVELS = {"error": "error", "warning": "warning"}
INTRO = ("A check looks for one fault and says where it is and how to mend it. An error keeps a guide from being "
         "published; a warning does not. All of them run with `modemploi check`; `modemploi explain NAME` shows one of "
         "them on the screen.")
DRAFT = {
    "gathered": "In a draft it is counted with what is still missing, and stops nothing.",
    "warning": "In a draft it is a warning, and stops nothing.",
    "same": "",
}


def pages(say: Say) -> Iterator[tuple[str, str]]:
    """The page of every subject and the list of them: path and Markdown."""
    parts = []
    for subject, title in SUBJECTS.items():
        mine = [check for check in CHECKS.values() if check.subject == subject]
        yield f"checks/{subject}.md", page(
            heading(1, text(say(title)), "top"),
            crumbs((say("Reference"), "../index.md"), (say("Checks"), "../checks.md")),
            *(_check(check, say) for check in mine))
        parts += [
            heading(2, text(say(title)), subject),
            table([say("Check"), say("It says")],
                  [[f"[`{check.name}`](checks/{subject}.md#{check.name})",
                    f"**{text(_capital(say(LEVELS[check.level])))}.** {sentence(_says(check, say))}"]
                   for check in mine])]
    yield "checks.md", page(heading(1, text(say("Checks")), "top"), crumbs((say("Reference"), "index.md")),
                            text(say(INTRO)), *parts)


def _check(check: Check, say: Say) -> str:
    example = check.example
    wrong = say("(nothing)") if example.wrong is not None else say("(the file is not there)")
    kind = "markdown" if example.file.endswith(".md") else "yaml" if example.file.endswith(".yml") else ""
    return "\n\n".join(block for block in (
        heading(2, check.name, check.name),
        f"**{text(_capital(say(LEVELS[check.level])))}** · {sentence(_says(check, say))}",
        f"{_label('Why: ', say)} {text(sentence(say(check.why)))}",
        f"{_label('Fix: ', say)} {text(sentence(gaps(say(check.fix))))}",
        text(say(DRAFT[check.draft])) if DRAFT[check.draft] else "",
        f"{text(say('Wrong'))} (`{example.file}`)",
        fence(example.shown_wrong or wrong, kind),
        text(say("Right")) if example.shown_right else "",
        fence(example.shown_right, kind) if example.shown_right else "",
    ) if block)


def _says(check: Check, say: Say) -> str:
    return text(_capital(gaps(say(check.message))))


def _label(label: str, say: Say) -> str:
    return f"**{text(say(label).strip())}**"


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
