import pytest

from modemploi import FORMAT_VERSION
from modemploi.contribute.canonical import node_of, plain
from modemploi.contribute.migrate import MIGRATIONS, migrate_guides
from modemploi.load import load_library
from modemploi.load.library import Node
from modemploi.model import Guide
from tests.make import SLUG, a_guide, a_library, a_translation, facts, write, yaml

GUIDE = f"{SLUG}/guide.yml"


def test_there_is_a_step_from_every_version_to_the_next():
    assert sorted(MIGRATIONS) == list(range(FORMAT_VERSION))


def test_files_of_todays_format_are_not_touched(tmp_path):
    guides = a_library(tmp_path)
    before = {path: path.read_bytes() for path in guides.rglob("*") if path.is_file()}
    assert not any(one.changed or one.kept for one in migrate_guides(guides))
    assert {path: path.read_bytes() for path in guides.rglob("*") if path.is_file()} == before


def test_a_file_that_says_no_version_is_brought_to_the_first(tmp_path):
    guides = a_library(tmp_path, format_version=None, files={
        f"{SLUG}/fr.md": a_translation().replace("format_version: 2\n", "")})
    changed = [one for one in migrate_guides(guides) if one.changed]
    assert [(one.path.rpartition("/")[2], one.found) for one in changed] == [("fr.md", 0), ("guide.yml", 0)]
    (guide,) = load_library(guides).guides
    assert guide.faults == () and guide.facts.data == a_guide()


def test_what_nobody_knew_in_one_text_stays_before_the_list_of_questions(tmp_path):
    english = a_translation("en") + "\n## What nobody knows {#open-questions}\n\nWho pays?\n"
    old = {"format_version": "1", "stamps": [{"id": "title", "source": "h12345678"},
                                              {"id": "open-questions", "source": "h87654321"}]}
    guides = a_library(tmp_path, files={f"{SLUG}/en.md": english.replace("format_version: 2", "format_version: 1"),
                                        f"{SLUG}/en.stamps.yml": yaml(old)})
    assert {one.path.rpartition("/")[2] for one in migrate_guides(guides) if one.changed} == {"en.md", "en.stamps.yml"}
    (guide,) = load_library(guides).guides
    words = guide.translations["en"]
    assert words.words["questions.intro"].markdown.strip() == "Who pays?"
    assert [stamp.id for stamp in words.stamps.data.stamps] == ["title", "questions"]


def test_one_only_asks_and_nothing_is_written(tmp_path):
    guides = write(tmp_path / "guides", {GUIDE: "note: a\n"})
    (one,) = migrate_guides(guides, write=False)
    assert one.changed and (guides / GUIDE).read_text() == "note: a\n"


def test_steps_follow_one_another_and_the_body_stays(tmp_path):
    def loud(document):
        values = plain(document.tree)
        key = "note" if document.cls is Guide else "title"
        return document.with_tree(node_of({**values, key: values[key] + "!"}))

    guides = write(tmp_path / "guides", {
        GUIDE: "format_version: 1\nnote: a\n", f"{SLUG}/fr.md": "---\nformat_version: 2\ntitle: b\n---\nun  \n"})
    said = migrate_guides(guides, steps={1: loud, 2: loud}, version=3)
    assert [(one.found, one.changed) for one in said] == [(2, True), (1, True)]
    assert (guides / GUIDE).read_text() == "format_version: 3\nnote: a!!\n"
    assert (guides / f"{SLUG}/fr.md").read_text() == "---\nformat_version: 3\ntitle: b!\n---\nun  \n"


@pytest.mark.parametrize(("text", "fault"), [
    ("format_version: 3\nnote: a\n", "newer-format"),
    ("format_version: x\nnote: a\n", "wrong-value"),
    ("format_version: -1\nnote: a\n", "wrong-value"),
    ("note: a # b\n", "yaml-comment"),
    ("note: a\n   b: c\n", "not-yaml"),
])
def test_a_file_that_cannot_be_migrated_is_left_with_the_reason(tmp_path, text, fault):
    guides = write(tmp_path / "guides", {GUIDE: text})
    (one,) = migrate_guides(guides)
    assert [kept.name for kept in one.kept] == [fault] and not one.changed
    assert (guides / GUIDE).read_text() == text


def test_a_version_from_which_no_step_leads_on_is_left(tmp_path):
    guides = write(tmp_path / "guides", {GUIDE: "note: a\n"})
    (one,) = migrate_guides(guides, steps={})
    assert [(kept.name, kept.values["found"]) for kept in one.kept] == [("older-format", "0")]


def test_only_the_guides_that_are_asked_for_are_migrated(tmp_path):
    guides = write(tmp_path / "guides", {GUIDE: "note: a\n", "other/guide.yml": "note: a\n"})
    assert len(migrate_guides(guides, ["other"])) == 1
    assert (guides / GUIDE).read_text() == "note: a\n"


def test_a_step_may_rename_a_field_and_keep_every_value(tmp_path):
    def rename(document):
        keys = tuple(node_of("note") if key.text == "remark" else key for key in document.tree.keys)
        return document.with_tree(Node("map", document.tree.place, "", document.tree.items, keys))

    old = {("remark" if key == "note" else key): value for key, value in {**facts(), "note": "a"}.items()}
    guides = a_library(tmp_path, files={GUIDE: yaml({**old, "format_version": "0"})})
    migrate_guides(guides, steps={**MIGRATIONS, 0: rename})
    (guide,) = load_library(guides).guides
    assert guide.facts.data == a_guide(note="a")
