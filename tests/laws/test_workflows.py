"""The workflows: read-only, pinned, without secrets, and the same work for GitHub and GitLab."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def test_zizmor_finds_nothing() -> None:
    tool = Path(sys.executable).with_name("zizmor.exe" if sys.platform == "win32" else "zizmor")
    done = subprocess.run([tool, "--offline", "--no-progress", "--persona", "pedantic", "."], cwd=ROOT,
                          capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_a_whole_commit_with_its_version_beside(path: Path) -> None:
    uses = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))
    for line in uses:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
    assert uses


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_only_read_and_knows_no_secret(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}
    assert "secrets." not in text and "pull_request_target" not in text and "workflow_run" not in text


def test_only_the_job_that_publishes_may_write_and_it_builds_nothing() -> None:
    for path in WORKFLOWS:
        for name, job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items():
            if job.get("permissions"):
                assert (path.stem, name) == ("publish", "deploy")
                assert not any("run" in step for step in job["steps"])


def test_gitlab_does_the_same_as_github() -> None:
    twin = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    ours = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8"))
    assert set(ours["jobs"]) <= set(twin)
    assert twin["guides"]["artifacts"]["reports"]["codequality"]


def test_what_people_fill_in_is_in_both_languages() -> None:
    for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml"):
        form = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert " · " in form["name"]
        for field in form["body"]:
            label = field["attributes"].get("label", "")
            assert " · " in label or label in ("", "Publication"), f"{path.name}: {label}"
