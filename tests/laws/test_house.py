"""How the code is kept: floors, style, types, size, and nothing of anybody's machine in it."""

import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.laws.files import all_files, texts

LONGEST_MODULE = 300

MACHINES = re.compile("|".join((
    r"(?<!\w)/(?:home|Users|root|work|tmp|mnt|opt)" + r"/[\w.~-]+/?", r"[A-Z]:\\+" + r"Users\\",
    "pypi" + r"\.org/simple", "pythonhosted" + r"\.org", "registry" + r"\.npmjs", "deb" + r"\.debian\.org",
)))
"""Paths as they are on one machine, and the hosts of package registries."""


def run(tool: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a tool of this environment on the project."""
    path = Path(sys.executable).with_name(f"{tool}.exe" if sys.platform == "win32" else tool)
    return subprocess.run([path, *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")


def passes(tool: str, *arguments: str) -> None:
    """Run a tool; what it says is the reason of the failure."""
    done = run(tool, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr


def test_imports_only_go_down_and_nothing_imports_mkdocs() -> None:
    passes("lint-imports", "--no-cache")


def test_the_floors_would_notice_an_import_that_goes_up(tmp_path: Path) -> None:
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    top, bottom = '"checks",\n', '"model",\n'
    turned = settings.replace(top, "@").replace(bottom, top).replace("@", bottom)
    (tmp_path / "pyproject.toml").write_text(turned, encoding="utf-8")
    done = run("lint-imports", "--no-cache", "--config", str(tmp_path / "pyproject.toml"))
    assert done.returncode == 1 and "is not allowed to import" in done.stdout, done.stdout + done.stderr


def test_the_style_is_that_of_the_house() -> None:
    passes("ruff", "check", "--no-cache", "--output-format", "concise", ".")


def test_types_agree() -> None:
    passes("mypy")


def test_no_module_is_longer_than_one_idea() -> None:
    long = {str(path.relative_to(ROOT)): lines for path in all_files()
            if path.suffix == ".py" and path.relative_to(ROOT).parts[0] != "tests"
            if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_MODULE}
    assert not long, f"split them: {long}"


def test_nothing_of_one_machine_is_in_a_file() -> None:
    found = [f"{path}: {match[0]}" for path, text in texts() for match in MACHINES.finditer(text)
             if not path.startswith("tests/laws/")]
    assert not found, "\n".join(found)


def test_a_path_of_one_machine_would_be_noticed() -> None:
    assert MACHINES.search("see /" + "home/amina/notes") and MACHINES.search("C:\\" + "Users\\amina")
    assert not MACHINES.search("guides/home/ and https://example.org/home/page.html")


def test_every_module_and_every_public_function_and_class_says_what_it_is() -> None:
    import ast
    silent = []
    for path in (ROOT / "tools" / "modemploi").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if not ast.get_docstring(tree) and tree.body:
            silent.append(f"{path.relative_to(ROOT)}: the module")
        silent += [f"{path.relative_to(ROOT)}:{node.lineno}: {node.name}" for node in tree.body
                   if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
                   and not ast.get_docstring(node) and not _is_registered(node)]
    assert not silent, "\n".join(silent)


def _is_registered(node: object) -> bool:
    """A function with a decorator is told about by the registry it enters: a check has its reason there."""
    return bool(getattr(node, "decorator_list", ()))
