"""The French of everything the tools say: all of it, nothing else, with the same gaps, in the voice of the house."""

import re
from collections.abc import Callable
from string import Formatter

from modemploi.checks import CHECKS
from modemploi.cli.arguments import COMMANDS
from modemploi.report.words import catalogue, french_spaces
from tests.locale.catalogue import path, translations, written
from tests.locale.messages import ELSEWHERE, messages, of_argparse, unknown_calls

FILE = path("modemploi").read_text(encoding="utf-8")
FRENCH = translations(FILE)
SAID = messages()

BANNED = re.compile(r"\b(invalides?|illéga(le?s?|ux)|oubli\w*|s'il (vous|te) plaît|svp|justes?|simplement|échec"
                    r"|désolée?s?|tu|toi|ton|tes|veuillez)\b", re.IGNORECASE)
CODE = re.compile(r"`[^`]*`|https?://|\[![A-Za-z-]+\]|‹[^›]*›|\{\w+\}\.\w+|\bCtrl-C\b|--\w+")


def gaps(text: str) -> set[str]:
    """The {gaps} of a text, and those argparse fills: %(gaps)s."""
    own = {name for _, name, _, _ in Formatter().parse(text) if name}
    return own | set(re.findall(r"%\(\w+\)\w|%[sr]", text))


def test_everything_that_is_said_has_its_french() -> None:
    missing = [f"{places}: {text}" for text, places in SAID.items()
               if not FRENCH.get(text) and not catalogue("fr", "model").get(text)]
    assert not missing, "run python -m tests.locale, then translate:\n" + "\n".join(missing)


def test_the_catalogue_translates_nothing_that_nobody_says() -> None:
    assert not [text for text in FRENCH if text not in SAID], "run python -m tests.locale"


def test_every_call_says_something_that_is_known_or_named_as_open() -> None:
    assert not unknown_calls(), "name it in OPEN of tests/locale/messages.py, with where its texts are collected"


def test_what_argparse_says_is_what_argparse_says_today() -> None:
    own = [text for text in ELSEWHERE if text in FRENCH and ("%" in text or text in ("usage: ", "options"))]
    assert len(own) >= 5 and not set(own) - of_argparse()


def test_the_messages_of_every_check_are_found() -> None:
    assert all({check.message, check.why, check.fix} <= SAID.keys() for check in CHECKS.values())
    assert len(SAID) > 800


def wrong(is_wrong: Callable[[str, str], object]) -> str:
    """The entries, given as English and French, of which something is said."""
    return "\n".join(f"{text!r}: {said!r}" for text, said in FRENCH.items() if said and is_wrong(text, said))


def test_the_french_has_the_gaps_of_the_english() -> None:
    assert not wrong(lambda text, said: gaps(text) != gaps(said))


def test_the_french_names_the_same_commands() -> None:
    names = re.compile(rf"\bmodemploi (?:{'|'.join(COMMANDS)})\b|--[a-z]+\b")
    assert not wrong(lambda text, said: sorted(names.findall(text)) != sorted(names.findall(said)))


def test_the_french_blames_nobody_and_keeps_its_distance() -> None:
    assert not wrong(lambda text, said: BANNED.search(said))


def test_the_french_is_set_as_french() -> None:
    assert not wrong(lambda text, said: set(said) & set("“”\u00a0\u202f")), "« » are the quotes; spaces are set later"
    assert not wrong(lambda text, said: said.count("«") != said.count("»"))
    loose = re.compile(r"[^\u00a0\u202f\s!?](?=[;!?»])|«(?!\u00a0)|\w:(?=\s|$)")
    assert not wrong(lambda text, said: loose.search(CODE.sub("x", french_spaces(said))))


HEADINGS = {"options", "positional arguments", "everywhere", "commands"}
"""argparse sets the colon after them, so that their French ends with the space before it."""


def test_the_french_begins_and_ends_as_the_english() -> None:
    """A sentence stays a sentence, and part of one stays part of one: reports join them."""
    assert not wrong(lambda text, said: text not in {*ELSEWHERE, *HEADINGS} and (
        (text[-1] in ".…?!:") != (said[-1] in ".…?!:") or (text[-1] == " ") != (said[-1] == " ")))


def test_the_file_is_sorted_and_written_in_its_one_form() -> None:
    places = {text: SAID[text] for text in FRENCH if text in SAID}
    assert written(places, FRENCH) == FILE, "run python -m tests.locale"


def test_a_lost_gap_a_banned_word_and_a_stray_quote_would_be_noticed() -> None:
    assert gaps("{a} and {{b}}") == {"a"} and gaps("%(name)s: %r") == {"%(name)s", "%r"}
    assert BANNED.search("Valeur invalide") and BANNED.search("Vous avez oublié") and not BANNED.search("justesse")
