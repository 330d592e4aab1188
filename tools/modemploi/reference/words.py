"""The words of the reference in a language: of the model, of checks and commands, and of these pages."""

from collections.abc import Callable

from modemploi.report.words import catalogue, french_spaces, translate

Say = Callable[[str], str]
LANGUAGES = ("fr", "en")
"""The languages of the reference; the first is the one editors show where nobody chose."""


def speaker(language: str) -> Say:
    """A function that says an English text of ours in a language. What the model says goes before what commands say."""
    own = catalogue(language, "model")

    def say(text: str) -> str:
        said = own.get(text)
        if said is None:
            return translate(text, language)
        return french_spaces(said) if language == "fr" else said
    return say


def plain_spaces(text: str) -> str:
    """The same text with ordinary spaces only: in pages the right ones are set when they are published."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
