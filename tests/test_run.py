"""`run.py`: it prepares the environment once, notices when it must do so again, and says kindly what it cannot do."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import run
from tests.conftest import ROOT


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project in a folder with a space in its name, whose installations are only noted down."""
    root = tmp_path / "a clone"
    (root / "tools" / "requirements").mkdir(parents=True)
    (root / "pyproject.toml").write_text("[project]\n")
    for name in ("site", "test", "lock"):
        (root / "tools" / "requirements" / f"{name}.txt").write_text(f"{name}==1 \\\n    --hash=sha256:0\n")
    monkeypatch.setattr(run, "ROOT", root)
    monkeypatch.setattr(run, "VENV", root / ".venv")
    monkeypatch.setattr(run, "PYTHON", root / ".venv" / "bin" / "python")
    return root


@pytest.fixture
def installed(clone: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would have been installed: the last word of each installation."""
    noted: list[str] = []

    def note(arguments: list[str], total: int) -> None:
        run.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        run.PYTHON.touch()
        noted.append(arguments[-1])

    monkeypatch.setattr(run, "install", note)
    monkeypatch.setattr(subprocess, "run", lambda command, **_: Path(command[-1]).mkdir())
    return noted


SITE, TEST = "tools/requirements/site.txt", "tools/requirements/test.txt"


def test_it_needs_nothing_but_python() -> None:
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= sys.stdlib_module_names and imported


def test_an_old_python_can_read_it_and_so_say_that_it_is_too_old() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_a_python_that_is_too_old_says_which_is_needed(monkeypatch: pytest.MonkeyPatch,
                                                       capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(run, "OLDEST", (9, 9))
    monkeypatch.setattr(run, "newer_python", lambda: "")
    monkeypatch.setenv("MODEMPLOI_LANGUAGE", "fr")
    assert run.main(["site"]) == 1
    assert "Il faut Python 9.9 ou plus récent" in capsys.readouterr().err


def test_a_newer_python_beside_the_old_one_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "OLDEST", (9, 9))
    monkeypatch.setattr(run, "newer_python", lambda: "/a/newer/python")
    monkeypatch.setattr(run, "hand_over", lambda command, where: command)
    assert run.main(["site", "--quiet"]) == ["/a/newer/python", str(ROOT / "run.py"), "site", "--quiet"]


@pytest.mark.parametrize(("language", "words"), [("fr", "faire le site"), ("en", "make the site")])
def test_alone_it_lists_the_commands(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
                                     language: str, words: str) -> None:
    monkeypatch.setenv("MODEMPLOI_LANGUAGE", language)
    assert run.main([]) == 2
    assert words in capsys.readouterr().out


def test_the_first_run_installs_and_the_second_does_nothing(installed: list[str]) -> None:
    run.set_up("site")
    assert installed == [SITE, "."]
    run.set_up("site")
    assert installed == [SITE, "."]


def test_the_tests_are_installed_on_top_of_the_site(installed: list[str]) -> None:
    run.set_up("site")
    run.set_up("site", "test")
    assert installed == [SITE, ".", TEST]


def test_a_new_lock_makes_a_new_environment(clone: Path, installed: list[str]) -> None:
    run.set_up("site", "test")
    (run.VENV / "left-over").touch()
    (clone / SITE).write_text("site==2\n")
    run.set_up("site", "test")
    assert installed == [SITE, TEST, "."] * 2
    assert not (run.VENV / "left-over").exists()


def test_an_interrupted_set_up_is_begun_again_from_nothing(installed: list[str],
                                                           monkeypatch: pytest.MonkeyPatch) -> None:
    install = run.install

    def interrupted(arguments: list[str], total: int) -> None:
        install(arguments, total)
        (run.VENV / "half-a-package").touch()
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "install", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run.set_up("site")
    monkeypatch.setattr(run, "install", install)
    run.set_up("site")
    assert installed == [SITE, SITE, "."]
    assert not (run.VENV / "half-a-package").exists()


def test_another_folder_or_another_python_needs_another_environment(clone: Path, installed: list[str],
                                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    run.set_up("site")
    monkeypatch.setattr(sys, "version", "3.99")
    run.set_up("site")
    assert installed == [SITE, "."] * 2


def test_what_pip_said_is_shown_when_it_fails(clone: Path, monkeypatch: pytest.MonkeyPatch,
                                              capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(run, "pip", lambda: [sys.executable, "-c", "print('no such version'); raise SystemExit(1)"])
    monkeypatch.setenv("MODEMPLOI_LANGUAGE", "en")
    with pytest.raises(run.NotReady):
        run.install(["x"], 1)
    said = capsys.readouterr().err
    assert "no such version" in said and "run the same command again" in said


def test_clean_removes_what_was_made_and_nothing_else(clone: Path) -> None:
    for name in ("site", "build", ".venv", "guides"):
        (clone / name).mkdir()
    run.main(["clean"])
    assert sorted(path.name for path in clone.iterdir()) == ["guides", "pyproject.toml", "tools"]
