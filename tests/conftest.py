"""What all tests share: a browser, the built site, and the law that a test which did not run is said out loud."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent

IN_CI = os.environ.get("CI", "").lower() in ("1", "true")
"""Under CI every skip is a failure: a green run has run everything."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)

OFFICES = ("soffice", "libreoffice")
OFFICES_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)


def found(what: str, variable: str, names: tuple[str, ...], elsewhere: tuple[str, ...] = ()) -> str:
    """The path of a program: what a variable says, else one that is installed. The test is skipped, loudly, where there
    is none."""
    path = os.environ.get(variable) or next(filter(None, map(shutil.which, names)), None) \
        or next(filter(os.path.exists, elsewhere), None)
    if not path:
        pytest.skip(f"no {what} here: install it, or give its path in {variable}")
    return path


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium or Chrome."""
    return found("Chromium", "MODEMPLOI_CHROMIUM", BROWSERS, ELSEWHERE)


@pytest.fixture(scope="session")
def soffice() -> str:
    """The path of LibreOffice."""
    return found("LibreOffice Calc", "MODEMPLOI_SOFFICE", OFFICES, OFFICES_ELSEWHERE)


@pytest.fixture(scope="session")
def writer(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a LibreOffice that has Writer: it may be installed without."""
    folder = tmp_path_factory.mktemp("writer")
    (folder / "small.txt").write_text("Writer", encoding="utf-8")
    subprocess.run([soffice, f"-env:UserInstallation={(folder / 'user').as_uri()}", "--headless", "--convert-to", "pdf",
                    "--outdir", str(folder), str(folder / "small.txt")], capture_output=True, timeout=300)
    if not (folder / "small.pdf").exists():
        pytest.skip("no LibreOffice Writer here: install it, or give the path of one in MODEMPLOI_SOFFICE")
    return soffice


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    """A running Chromium, for all tests of the session. Open a fresh context for each test."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=[
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, built once and strictly, as the command does it. Look at it, do not change it."""
    built = tmp_path_factory.mktemp("built")
    folder = built / "site"
    done = subprocess.run([sys.executable, "-P", "-m", "modemploi", "site", "--quiet", "--to", str(folder), "--work",
                           str(built / "work")], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def _not_run(report: Any) -> Any:
    """Under CI, a skip becomes a failure that gives its reason."""
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"under CI every test runs, and this one did not. {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """See `_not_run`."""
    return _not_run((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Any:
    """See `_not_run`; this one is for modules that skip themselves."""
    return _not_run((yield))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say what did not run, so that nobody takes silence for success."""
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.section("TESTS THAT DID NOT RUN", sep="!", yellow=True, bold=True)
        terminalreporter.line(f"{len(skipped)} of the tests did not run here; the reasons stand above. "
                              "With CI=true each of them is a failure.")
