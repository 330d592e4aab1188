"""Documents whose text is kept in git: one file a language, read as words of the guide."""

from pathlib import Path

import pytest

from modemploi.load import load_library
from modemploi.load.freshness import part_of
from modemploi.load.guides import TEXT_LIMIT, TEXTS_LIMIT
from modemploi.load.library import LoadedGuide
from tests.make import FACTS, TEXTS, a_library

ADDRESS = "lamp-list.content"
NAME = "mend-lamps/files/lamp-list.fr.md"


def loaded(folder: Path, **changes: object) -> LoadedGuide:
    (guide,) = load_library(a_library(folder, **changes)).guides  # type: ignore[arg-type]
    return guide


def faults(guide: LoadedGuide) -> dict[str, str]:
    return {fault.name: fault.place.path.rpartition("/")[2] for fault in guide.faults}


def test_a_text_is_a_word_of_its_language_from_the_first_line_of_its_file(tmp_path: Path) -> None:
    guide = loaded(tmp_path)
    for language, text in TEXTS.items():
        word = guide.translations[language].words[ADDRESS]
        assert (word.markdown, word.form, word.place.line) == (text, "file", 1)
        assert word.place.path.endswith(f"files/lamp-list.{language}.md")


def test_its_part_is_the_document_so_that_one_stamp_is_enough() -> None:
    assert part_of(ADDRESS) == "lamp-list" == part_of("lamp-list.name")


def test_the_files_of_texts_are_not_among_the_other_files(tmp_path: Path) -> None:
    guide = loaded(tmp_path, files={"mend-lamps/files/lamp-list.ar.md": "نص\n"})
    assert [file.path for file in guide.files] == ["files/lamp-list.ar.md", "images/lamp.svg"]


def test_what_a_text_mentions_has_a_place_in_its_own_file(tmp_path: Path) -> None:
    guide = loaded(tmp_path, files={NAME: "## Salles\n\nIl y a {{ rooms }} [@lamp-report].\n"})
    number, citation = guide.translations["fr"].words[ADDRESS].mentions
    assert (number.target, number.place.line, number.place.column) == ("rooms", 3, 8)
    assert citation.place.path.endswith(NAME)


def test_a_document_that_is_no_text_opens_no_words(tmp_path: Path) -> None:
    guide = loaded(tmp_path, documents=[{"id": "lamp-list", "file": "files/lamp-list.odt"}])
    assert ADDRESS not in guide.translations["fr"].words
    assert len(guide.files) == 3


def test_two_documents_may_be_made_of_one_text(tmp_path: Path) -> None:
    guide = loaded(tmp_path, documents=[*FACTS["documents"], {"id": "again-list", "file": "files/lamp-list.md"}])
    words = guide.translations["fr"].words
    assert words["again-list.content"].markdown == words[ADDRESS].markdown


@pytest.mark.parametrize(("text", "fault"), [
    ("<script>alert(1)</script>\n", "raw-html"), ("{{ rooms + 1 }}\n", "bad-reference"), (" \n", "empty-file"),
    ("> " * 60 + "x\n", "text-too-deep"), ("[" * 9000, "text-too-heavy"), ("x" * (TEXT_LIMIT + 1), "file-too-large"),
    ("|a" * 60 + "|\n" + "|-" * 60 + "|\n" + ("|" * 61 + "\n") * 100, "text-too-heavy"),
    ("x\u202ey\n", "hidden-character"),
])
def test_hostile_text_is_a_fault_of_its_own_file(text: str, fault: str, tmp_path: Path) -> None:
    assert faults(loaded(tmp_path, files={NAME: text})) == {fault: "lamp-list.fr.md"}


def test_a_link_that_leaves_the_folder_is_not_read(tmp_path: Path) -> None:
    folder = a_library(tmp_path)
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    path = folder / NAME
    path.unlink()
    path.symlink_to(secret)
    (guide,) = load_library(folder).guides
    assert faults(guide) == {"unreadable-file": "lamp-list.fr.md"}
    assert ADDRESS not in guide.translations["fr"].words


def test_the_texts_of_one_guide_have_a_limit_together(tmp_path: Path) -> None:
    count = TEXTS_LIMIT // TEXT_LIMIT + 1
    guide = loaded(tmp_path, documents=[{"id": f"list-{one}", "file": f"files/list-{one}.md"} for one in range(count)],
                   files={f"mend-lamps/files/list-{one}.fr.md": "x" * TEXT_LIMIT for one in range(count)})
    assert faults(guide) == {"file-too-large": f"list-{count - 1}.fr.md"}
