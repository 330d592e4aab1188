"""Every English text that the reference asks a translation for, found by writing it."""

from modemploi.cli.arguments import build
from modemploi.model import classes, fields_of
from modemploi.model.choices import MEANINGS
from modemploi.reference import checks, commands, fields, index, report
from modemploi.reference.schema import SCHEMAS, schema

MODEL = {text: None for root, _ in SCHEMAS.values() for cls in classes(root)
         for text in (" ".join((cls.__doc__ or "").split()), *(field.doc for field in fields_of(cls)))}
"""What the model says of its classes and fields, each once."""
CHOICES = [text for meanings in MEANINGS for text in meanings.values()]


def asked() -> list[str]:
    """The texts, each once."""
    texts: dict[str, None] = {}

    def say(text: str) -> str:
        texts[text] = None
        return text

    for name in SCHEMAS:
        schema(name, say)
    report.report_schema(say)
    for pages in (index.pages(say, "en"), fields.pages(say), checks.pages(say), report.pages(say, "en"),
                  commands.pages(build, say)):
        dict(pages)
    return [text for text in texts if any(letter.isalpha() for letter in text)]
