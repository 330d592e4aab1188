"""Documents made of texts: there in the source language, counted in a translation, compared like all words."""

from pathlib import Path

from modemploi.checks import Problem, check_library
from modemploi.load import load_library
from tests.make import FACTS, TEXTS, a_library

FRENCH, ENGLISH = (f"mend-lamps/files/lamp-list.{language}.md" for language in TEXTS)


def problems(folder: Path, **changes: object) -> list[Problem]:
    """All but what any change of the source says of its translation."""
    found = check_library(load_library(a_library(folder, **changes)))  # type: ignore[arg-type]
    return [problem for problem in found if problem.check.name != "outdated-part"]


def told(found: list[Problem]) -> dict[str, str]:
    return {problem.check.name: problem.level for problem in found}


def test_a_text_missing_in_the_source_language_is_an_error_at_the_document(tmp_path: Path) -> None:
    (missing,) = problems(tmp_path, files={FRENCH: None})
    assert (missing.check.name, missing.level) == ("missing-document", "error")
    assert missing.place.path.endswith("guide.yml")


def test_a_text_missing_in_a_translation_is_a_warning(tmp_path: Path) -> None:
    (missing,) = problems(tmp_path, files={ENGLISH: None})
    assert (missing.check.name, missing.level) == ("missing-document", "warning")
    assert missing.place.path.endswith("en.md") and missing.values["file"] == "files/lamp-list.en.md"


def test_many_missing_texts_of_a_translation_are_counted_with_its_words(tmp_path: Path) -> None:
    more = [{"id": f"list-{one}", "file": f"files/list-{one}.md"} for one in range(9)]
    found = problems(tmp_path, documents=[*FACTS["documents"], *more],
                     files={f"mend-lamps/files/list-{one}.fr.md": f"## Liste {one}\n" for one in range(9)})
    assert "unfinished-translation" in told(found) and "missing-document" not in told(found)


def test_in_a_draft_a_missing_text_is_counted(tmp_path: Path) -> None:
    assert told(problems(tmp_path, state="draft", files={FRENCH: None})) == {"unfinished-draft": "warning"}


def test_a_text_in_a_language_the_guide_does_not_have_is_an_unused_file(tmp_path: Path) -> None:
    assert told(problems(tmp_path, files={"mend-lamps/files/lamp-list.ar.md": "نص\n"})) == {"unused-file": "warning"}


def test_a_misspelt_file_is_told_once_with_what_was_meant(tmp_path: Path) -> None:
    (missing,) = problems(tmp_path, files={FRENCH: None, "mend-lamps/files/lamp-lst.fr.md": TEXTS["fr"]})
    assert (missing.check.name, missing.near) == ("missing-document", "files/lamp-lst.fr.md")


def test_a_translation_of_an_older_text_is_outdated(tmp_path: Path) -> None:
    folder = a_library(tmp_path, files={FRENCH: TEXTS["fr"].replace("regardé", "cherché")})
    (old,) = check_library(load_library(folder))
    assert (old.check.name, old.values["part"]) == ("outdated-part", "lamp-list")


def test_the_text_of_a_document_is_compared_with_its_source(tmp_path: Path) -> None:
    found = problems(tmp_path, files={ENGLISH: TEXTS["en"].replace("- [ ] every room was seen.", "In 3 rooms.")})
    assert told(found) == {"numbers-differ": "error", "ticks-differ": "error"}


def test_harmful_addresses_and_secrets_are_found_in_documents_too(tmp_path: Path) -> None:
    found = problems(tmp_path, files={ENGLISH: TEXTS["en"] + "\n[Look](javascript:alert(1)), " + "ghp_" + "a" * 36})
    assert told(found) == {"unsafe-address": "error", "secret-in-text": "error"}


def test_a_link_to_the_text_is_a_link_to_the_document(tmp_path: Path) -> None:
    linked = {"fr": {"agreement": "[La liste](files/lamp-list.md)."},
              "en": {"agreement": "[The list](files/lamp-list.md)."}}
    assert told(problems(tmp_path, words=linked)) == {}


def test_a_section_cannot_stand_for_the_text(tmp_path: Path) -> None:
    folder = a_library(tmp_path, files={FRENCH: None})
    path = folder / "mend-lamps/fr.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n## Liste {#lamp-list.content}\n\nSalles.\n", encoding="utf-8")
    assert {"missing-document", "unknown-section"} <= set(told(check_library(load_library(folder))))


def test_a_text_needs_no_language_and_another_file_does(tmp_path: Path) -> None:
    other = [{"id": "lamp-list", "file": "files/list.odt"}]
    found = problems(tmp_path, documents=other, files={FRENCH: None, ENGLISH: None, "mend-lamps/files/list.odt": b"x"})
    assert told(found) == {"missing-detail": "warning"}


def test_the_title_and_the_summary_need_no_source_for_their_figures(tmp_path: Path) -> None:
    figures = {"fr": {"title": "Réparer des lampes de 40 W", "summary": "Une lampe de 40 W, réparée en un soir"},
               "en": {"title": "Mend 40 W lamps", "summary": "One lamp of 40 W, mended in an evening"}}
    assert "figure-without-source" not in told(problems(tmp_path, words=figures))
    goal = {"fr": {"goal": "On lit le soir dans {{ rooms }} avec 40 W."},
            "en": {"goal": "People read at dusk in {{ rooms }} with 40 W."}}
    assert "figure-without-source" in told(problems(tmp_path / "goal", words=goal))
