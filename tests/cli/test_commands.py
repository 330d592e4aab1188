"""The commands on a small library: what they do, what they say, how they end."""

import json
from pathlib import Path

import pytest

from modemploi.cli import main
from tests.make import SLUG, a_library


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the guides of a small clone without any problem, from inside that clone."""
    guides = a_library(tmp_path)
    monkeypatch.chdir(guides.parent)
    monkeypatch.setenv("MODEMPLOI_LANGUAGE", "en")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("MODEMPLOI_DOOR", raising=False)
    return guides


def break_it(library: Path) -> Path:
    """Make an error in the guide: a step that is not there. Gives the file."""
    facts = library / SLUG / "guide.yml"
    text = facts.read_text(encoding="utf-8")
    assert "- look\n" in text
    facts.write_text(text.replace("- look\n", "- lok\n", 1), encoding="utf-8")
    return facts


def test_a_library_without_problem_ends_with_0_and_says_so(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out.strip()


def test_an_error_ends_with_1_and_is_told_with_its_place(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_it(library)
    assert main(["check"]) == 1
    told = capsys.readouterr().out
    assert f"guides/{SLUG}/guide.yml:" in told and "lok" in told and "Traceback" not in told


def test_paths_are_told_as_seen_from_where_one_is(library: Path, monkeypatch: pytest.MonkeyPatch,
                                                  capsys: pytest.CaptureFixture[str]) -> None:
    break_it(library)
    monkeypatch.chdir(library / SLUG)
    assert main(["check", "guide.yml"]) == 1
    told = capsys.readouterr().out
    place = next(line for line in told.splitlines() if "guide.yml:" in line).split(":")[0]
    assert Path(place).is_file()


@pytest.mark.parametrize("path", ["guides/{slug}", "guides/{slug}/", "guides/{slug}/guide.yml", "guides/{slug}/fr.md",
                                  "{slug}", "guides", ".", "guides/_shared/units.yml"])
def test_a_guide_is_named_by_its_folder_a_file_in_it_or_its_name(library: Path, path: str) -> None:
    break_it(library)
    assert main(["check", path.format(slug=SLUG)]) == 1


def test_guides_elsewhere_are_found_by_path_or_by_option(library: Path, tmp_path_factory: pytest.TempPathFactory,
                                                         monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("away"))
    assert main(["check"]) == 2
    assert main(["check", "--guides", str(library)]) == 0
    assert main(["check", str(library / SLUG)]) == 0


def test_the_report_for_a_program_is_json(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_it(library)
    assert main(["check", "--report", "json"]) == 1
    assert "lok" in json.dumps(json.loads(capsys.readouterr().out))


def test_the_report_for_github_marks_the_line(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_it(library)
    assert main(["check", "--report", "github"]) == 1
    assert "::error file=" in capsys.readouterr().out


def test_the_report_for_gitlab_has_a_fingerprint_for_each(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_it(library)
    assert main(["check", "--report", "gitlab"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told and len({one["fingerprint"] for one in told}) == len(told)


def test_a_check_explains_itself_and_without_a_name_all_are_listed(library: Path,
                                                                   capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    names = capsys.readouterr().out.split()
    assert "unknown-reference" in names
    assert main(["explain", "unknown-reference"]) == 0
    assert "unknown-reference" in capsys.readouterr().out


def test_format_with_check_changes_nothing_and_ends_with_1(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["format"])
    facts = library / SLUG / "guide.yml"
    good = facts.read_bytes()
    facts.write_bytes(good.replace(b"state: published", b"state:   'published'"))
    odd = facts.read_bytes()
    assert odd != good
    assert main(["format", "--check"]) == 1
    assert facts.read_bytes() == odd and "would change" in capsys.readouterr().out
    assert main(["format"]) == 0
    assert facts.read_bytes() == good
    assert main(["format", "--check"]) == 0


def test_a_new_guide_is_a_draft_that_can_be_checked(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "solar-oven", "--source", "en"]) == 0
    assert "guides/solar-oven/guide.yml" in capsys.readouterr().out
    assert main(["check", "solar-oven"]) == 0
    assert main(["new", "solar-oven"]) == 2
    assert main(["new", "Solar Oven"]) == 2


def test_a_translation_is_stamped(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stamp", SLUG, "en"]) == 0
    assert (library / SLUG / "en.stamps.yml").is_file()
    assert main(["stamp", SLUG, "fr"]) == 2
    assert main(["stamp", "no-such", "en"]) == 2


def test_files_of_today_need_no_migration(library: Path) -> None:
    before = (library / SLUG / "guide.yml").read_bytes()
    assert main(["migrate"]) == 0
    assert (library / SLUG / "guide.yml").read_bytes() == before


def test_status_shows_every_guide_and_language(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status"]) == 0
    told = capsys.readouterr().out
    assert SLUG in told and "fr" in told and "en" in told and "two-rooms" not in told


def test_status_of_a_guide_tells_what_its_examples_touch(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", SLUG, "--language", "fr"]) == 0
    told = capsys.readouterr().out
    assert "1 two-rooms  donne ce qu'il attend" in told and "Tout est essayé par un exemple." in told


def test_a_site_is_not_made_of_guides_with_errors_and_the_old_one_stays(library: Path,
                                                                        capsys: pytest.CaptureFixture[str]) -> None:
    break_it(library)
    (library.parent / "site").mkdir()
    (library.parent / "site" / "index.html").write_text("the last good site")
    assert main(["site", "--quiet"]) == 1
    streams = capsys.readouterr()
    assert "lok" in streams.out and "untouched" in streams.err
    assert (library.parent / "site" / "index.html").read_text() == "the last good site"


def test_who_came_in_by_run_py_is_told_what_she_can_type(library: Path, monkeypatch: pytest.MonkeyPatch,
                                                         capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("MODEMPLOI_DOOR", "python3 run.py")
    break_it(library)
    main(["check"])
    assert "More: python3 run.py explain unknown-reference" in capsys.readouterr().out
    main(["new", "solar-oven"])
    assert "python3 run.py check solar-oven" in capsys.readouterr().out
    main(["explain", "no-such"])
    assert "All of them: python3 run.py explain" in capsys.readouterr().err
    main(["check", "--report", "github"])
    assert "run.py" not in capsys.readouterr().out
