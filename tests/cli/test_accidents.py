"""What nobody foresaw: never a traceback, always what to do next."""

import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from modemploi.cli import commands, main
from tests.conftest import ROOT


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder, in English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MODEMPLOI_LANGUAGE", "en")
    monkeypatch.delenv("MODEMPLOI_DEBUG", raising=False)


def falls(with_what: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the command `check` end so."""
    def fall(given: Namespace) -> int:
        raise with_what

    monkeypatch.setattr(commands, "check", fall)


@pytest.mark.parametrize("accident", [KeyError("x"), RecursionError(), MemoryError(), ValueError("é")])
def test_an_accident_is_told_kindly_and_its_details_are_kept(monkeypatch: pytest.MonkeyPatch, accident: Exception,
                                                             capsys: pytest.CaptureFixture[str]) -> None:
    falls(accident, monkeypatch)
    assert main(["check"]) == 1
    streams = capsys.readouterr()
    assert "Traceback" not in streams.err + streams.out and "not your doing" in streams.err
    kept = Path(streams.err.split("send us this file: ")[1].splitlines()[0])
    assert type(accident).__name__ in kept.read_text(encoding="utf-8")


def test_a_refusal_of_the_system_names_the_file(monkeypatch: pytest.MonkeyPatch,
                                                capsys: pytest.CaptureFixture[str]) -> None:
    falls(PermissionError(13, "Permission denied", "guides/lamps/fr.md"), monkeypatch)
    assert main(["check"]) == 1
    assert "guides/lamps/fr.md: Permission denied." in capsys.readouterr().err


def test_a_port_that_is_taken_is_said_with_another_to_try(capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--guides", str(ROOT / "guides"), "--port", str(port)]) == 2
    assert f"Port {port} is taken" in capsys.readouterr().err


def test_a_person_who_stops_it_is_obeyed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    falls(KeyboardInterrupt(), monkeypatch)
    assert main(["check"]) == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_those_who_want_the_traceback_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    falls(KeyError("x"), monkeypatch)
    monkeypatch.setenv("MODEMPLOI_DEBUG", "1")
    with pytest.raises(KeyError):
        main(["check"])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_nobody_reading_the_output_is_no_accident() -> None:
    """`modemploi explain | head -1`"""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed:
        done = subprocess.run([sys.executable, "-P", "-m", "modemploi", "explain"], cwd=ROOT, stdout=closed,
                              stderr=subprocess.PIPE, text=True)
    assert done.returncode == 141 and done.stderr == ""


def test_the_help_does_not_wait_for_what_it_does_not_use() -> None:
    script = ("import sys; from modemploi.cli import main; main(['--help']); "
              "print(sorted({'pydantic', 'pint', 'babel', 'jinja2', 'markdown_it', 'nh3', 'tqdm', 'yaml'} "
              "& set(sys.modules)), file=sys.stderr)")
    done = subprocess.run([sys.executable, "-P", "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.stderr.strip() == "[]"


def test_progress_is_lines_where_there_is_no_terminal_and_nothing_when_quiet(
        capsys: pytest.CaptureFixture[str]) -> None:
    from modemploi.cli.terminal import progress

    for quiet in (False, True):
        with progress(quiet, str.upper) as tell:
            tell("pages", 1, 2)
            tell("links", 2, 2)
        assert capsys.readouterr().err == ("" if quiet else "1/2 PAGES\n2/2 LINKS\n")
