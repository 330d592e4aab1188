"""What a person types: help, mistakes, languages."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from modemploi import cli
from modemploi.cli import main
from modemploi.cli.arguments import COMMANDS, chosen_language
from modemploi.cli.commands import BROKEN
from modemploi.contribute import refusal
from modemploi.report.words import catalogue


@pytest.fixture(autouse=True)
def no_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment that asks for no language, and a person who has the command at hand."""
    for name in ("MODEMPLOI_DOOR", "MODEMPLOI_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(("arguments", "environment", "language"), [
    ([], {}, "fr"),
    ([], {"LANG": "en_GB.UTF-8"}, "en"),
    ([], {"LANG": "vi_VN.UTF-8"}, "fr"),
    ([], {"LANG": "C.UTF-8"}, "fr"),
    ([], {"LANG": "fr_FR.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
    ([], {"LANG": "en_US.UTF-8", "MODEMPLOI_LANGUAGE": "fr"}, "fr"),
    (["check", "--language", "en"], {"MODEMPLOI_LANGUAGE": "fr"}, "en"),
    (["check", "--language=en"], {}, "en"),
    (["check", "--language"], {"LANG": "en"}, "en"),
    (["check", "--language", "de"], {}, "fr"),
])
def test_the_language_is_the_one_asked_for_else_that_of_the_system_else_french(
        monkeypatch: pytest.MonkeyPatch, arguments: list[str], environment: dict[str, str], language: str) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert chosen_language(arguments) == language


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_in_both_languages(capsys: pytest.CaptureFixture[str], command: str,
                                                  language: str) -> None:
    assert main([command, "--help", "--language", language]) == 0
    told = capsys.readouterr().out
    assert command in told and len(told) > 200


def test_the_help_is_french_in_every_word(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], *([command, "--help"] for command in COMMANDS)):
        assert main([*arguments, "--language", "fr"] if len(arguments) > 1 else arguments) == 0
        told = capsys.readouterr().out
        for english in ("usage:", "show this", "positional", "commands:", "everywhere", " the ", "FOLDER"):
            assert english not in told, (arguments, english, told)


@pytest.mark.parametrize(("arguments", "told"), [
    (["chek"], "Did you mean “check”?"),
    (["--colour"], "“--colour” is not a command"),
    (["check", "--report", "gihub"], "must be one of text, github, gitlab, json, not “gihub”. Did you mean “github”?"),
    (["check", "--fast"], "“--fast” is not something “modemploi check” knows"),
    (["check", "--report"], "--report: expected one argument"),
    (["new"], "required: GUIDE"),
    (["explain", "unknown-stop"], "There is no check “unknown-stop”. Did you mean “unknown-"),
    (["check", "no-such-guide"], "There is no file, folder or guide “no-such-guide”."),
    (["check", "--guides", "nowhere"], "There is no folder “nowhere” here."),
    (["serve", "--port", "many"], "--port: must be a number between 1 and 65535, not “many”"),
    (["serve", "--port", "70000"], "--port"),
    ([], "check"),
])
def test_a_command_that_is_not_understood_ends_with_2_and_says_what_to_type(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str) -> None:
    monkeypatch.setenv("MODEMPLOI_LANGUAGE", "en")
    assert main(arguments) == 2
    streams = capsys.readouterr()
    assert told in streams.err and not streams.out
    assert "invalid" not in streams.err.lower() and "Traceback" not in streams.err


def test_the_same_mistake_is_explained_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chek"]) == 2
    told = " ".join(capsys.readouterr().err.split())
    assert "« chek » n'est pas une commande. Vouliez-vous dire « check » ?" in told


def test_everything_the_command_says_has_its_french() -> None:
    french = catalogue("fr")
    said = [text for path in sorted(Path(cli.__file__).parent.glob("*.py")) for text in sentences(path)]
    said += [*COMMANDS.values(), *BROKEN.values()]
    said += [text for name, text in vars(refusal).items() if name.isupper()]
    assert len(said) > 60
    assert not [text for text in said if text not in french]


def sentences(path: Path) -> Iterator[str]:
    """The texts that a module hands to `say` or `translate`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "translate"):
            if node.args and isinstance(node.args[0], ast.Constant):
                yield node.args[0].value
