"""What is committed is whole: guides without errors, in their one form, and documentation as the code says it."""

import subprocess
import sys

from tests.conftest import ROOT


def modemploi(*arguments: str) -> None:
    """Run a command as a person does; what it says is the reason of the failure."""
    done = subprocess.run([sys.executable, "-P", "-m", "modemploi", *arguments, "--language", "en"], cwd=ROOT,
                          capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_guides_have_no_error() -> None:
    modemploi("check", "--quiet")


def test_the_guides_are_in_their_one_form() -> None:
    modemploi("format", "--check")


def test_the_reference_says_what_the_code_says() -> None:
    modemploi("reference", "--check")


def test_the_whole_site_can_be_built_strictly(site) -> None:
    assert (site / "index.html").is_file()
    slugs = [folder.name for folder in (ROOT / "guides").iterdir() if (folder / "guide.yml").is_file()]
    missing = [slug for slug in slugs if not list(site.glob(f"*/guides/{slug}/index.html"))
               and not list(site.glob(f"*/drafts/{slug}/index.html"))]
    assert slugs and not missing, f"on no page: {missing}"
