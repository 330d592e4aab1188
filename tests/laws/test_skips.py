"""A test that did not run is never taken for one that passed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

SKIPS = """
import pytest

def test_that_passes():
    pass

def test_that_needs_a_browser():
    pytest.skip("no Chromium here")

@pytest.mark.xfail
def test_that_is_known_to_fail():
    assert False
"""


def pytest_in(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run pytest on a small project that has our rules about skips."""
    shutil.copy(ROOT / "tests" / "conftest.py", folder)
    inherited = {name: value for name, value in os.environ.items() if name != "CI"}
    return subprocess.run([sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-o", "addopts=-ra", folder],
                          cwd=folder, capture_output=True, text=True, env={**inherited, **environment})


def test_a_skip_is_said_out_loud(tmp_path: Path) -> None:
    (tmp_path / "test_small.py").write_text(SKIPS)
    done = pytest_in(tmp_path)
    assert done.returncode == 0
    assert "TESTS THAT DID NOT RUN" in done.stdout and "1 of the tests did not run here" in done.stdout


@pytest.mark.parametrize("value", ["true", "1"])
def test_under_ci_a_skip_is_a_failure(tmp_path: Path, value: str) -> None:
    (tmp_path / "test_small.py").write_text(SKIPS)
    done = pytest_in(tmp_path, CI=value)
    assert done.returncode == 1
    assert "1 failed, 1 passed, 1 xfailed" in done.stdout and "no Chromium here" in done.stdout


def test_under_ci_a_module_that_skips_itself_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "test_small.py").write_text("import pytest\npytest.importorskip('a_package_nobody_has')\n")
    assert pytest_in(tmp_path, CI="true").returncode != 0
    assert pytest_in(tmp_path).returncode == 5
