"""What a newcomer finds where she expects it."""

import re

import pytest

from tests.conftest import ROOT

DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))

REQUIRED = (
    "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "Makefile", "run.py", "pyproject.toml", "mkdocs.yml",
    ".editorconfig", ".gitattributes", ".gitignore", ".ci/run", ".gitlab-ci.yml", ".github/workflows/check.yml",
    ".github/workflows/publish.yml", ".github/PULL_REQUEST_TEMPLATE.md", "benchmarks/README.md",
    "docs/decisions/README.md", "guides/_shared/languages.yml",
)


@pytest.mark.parametrize("path", REQUIRED)
def test_what_a_newcomer_looks_for_is_there(path: str) -> None:
    assert (ROOT / path).is_file(), f"{path} is missing"


def test_the_changelog_says_what_is_new() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## .*(Unreleased|\d{4}-\d{2}-\d{2})", text, re.M)


def test_every_picture_and_file_the_readme_points_to_exists() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
            assert (ROOT / target).exists(), f"{name} points to {target}, which is not there"


def test_every_make_target_is_a_command_of_run_py() -> None:
    targets = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.M)
    assert targets
    from modemploi.cli.arguments import COMMANDS
    known = {*COMMANDS, "test", "benchmark", "lock", "clean"}
    assert set(targets[1].split()) <= known


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_a_number_a_title_a_date_and_one_page(path) -> None:
    assert re.fullmatch(r"\d{4}-[a-z0-9]+(-[a-z0-9]+)*", path.stem), "its name is four digits and words with hyphens"
    lines = path.read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(rf"# {path.stem[:4]}\. \S.*", lines[0]), "its first line is “# 0001. Title”"
    assert re.match(r"\d{4}-\d{2}-\d{2}", lines[2]), "its third line begins with the date"
    assert len(lines) <= 60, "a decision is one page"


def test_no_two_decisions_share_a_number_and_all_are_listed() -> None:
    numbers = [path.stem[:4] for path in DECISIONS]
    assert len(numbers) == len(set(numbers)) and numbers
    index = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    missing = [path.name for path in DECISIONS if f"]({path.name})" not in index]
    assert not missing, f"docs/decisions/README.md does not list {missing}"
