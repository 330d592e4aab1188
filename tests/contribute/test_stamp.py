import pytest

from modemploi.contribute import Refusal, stamp_translation
from modemploi.contribute.format import is_canonical
from modemploi.load import load_library
from modemploi.load.freshness import hash_of, source_hash
from modemploi.model import Stamps
from tests.make import SLUG, WORDS, a_library

STAMPS = f"{SLUG}/en.stamps.yml"


def stamps_of(guides):
    (guide,) = load_library(guides, [SLUG]).guides
    assert guide.faults == ()
    return {stamp.id: stamp.source for stamp in guide.translations["en"].stamps.data.stamps}


def test_every_part_that_source_and_translation_speak_about_is_stamped(tmp_path):
    guides = a_library(tmp_path, files={STAMPS: None})
    said = stamp_translation(guides, SLUG, "en")
    stamps = stamps_of(guides)
    assert list(stamps) == list(said.parts) and said.missing == () and said.changed
    assert stamps["mend"] == hash_of({key: text for key, text in WORDS["fr"].items() if key.startswith("mend.")})
    assert {"title", "problem", "battery.lfp", "steps"} <= set(stamps)
    assert is_canonical(guides / STAMPS, Stamps, guides)


def test_stamping_again_changes_nothing(tmp_path):
    guides = a_library(tmp_path)
    stamp_translation(guides, SLUG, "en")
    assert not stamp_translation(guides, SLUG, "en").changed


def test_only_the_parts_that_are_named_are_stamped_anew(tmp_path):
    guides = a_library(tmp_path)
    before = stamps_of(guides)
    a_library(tmp_path, words={"fr": {"mend.text": "Autre chose.", "look.text": "Autre chose."}}, files={
        STAMPS: (guides / STAMPS).read_text()})
    said = stamp_translation(guides, SLUG, "en", ["mend"])
    after = stamps_of(guides)
    assert said.parts == ("mend",)
    assert {part for part in before if before[part] != after[part]} == {"mend"}


def test_a_part_without_translation_has_no_stamp_and_is_named(tmp_path):
    guides = a_library(tmp_path, words={"en": {"problem": None}})
    said = stamp_translation(guides, SLUG, "en")
    assert said.missing == ("problem",) and "problem" not in stamps_of(guides)


def test_the_stamp_of_a_part_that_is_gone_goes_too(tmp_path):
    guides = a_library(tmp_path, words={"fr": {"exit": None}})
    stamp_translation(guides, SLUG, "en")
    assert "exit" not in stamps_of(guides)


@pytest.mark.parametrize(("slug", "language", "parts", "said"), [
    ("nothing", "en", (), "no guide"), (SLUG, "fr", (), "written in"), (SLUG, "ar", (), "no "), (SLUG, "en", ("x",),
        "“x”"),
])
def test_where_nothing_can_be_compared_nothing_is_written(tmp_path, slug, language, parts, said):
    guides = a_library(tmp_path)
    before = (guides / STAMPS).read_bytes()
    with pytest.raises(Refusal, match=said):
        stamp_translation(guides, slug, language, parts)
    assert (guides / STAMPS).read_bytes() == before


@pytest.mark.parametrize(("file", "text"), [("guide.yml", "- a\n"), ("fr.md", "x\n"), ("en.md",
    "---\ntitle: a\n  b: c\n---\n")])
def test_a_file_that_cannot_be_read_is_named(tmp_path, file, text):
    guides = a_library(tmp_path, files={f"{SLUG}/{file}": text})
    with pytest.raises(Refusal, match=file):
        stamp_translation(guides, SLUG, "en")


def test_a_hash_is_of_the_words_and_not_of_their_lines(tmp_path):
    assert hash_of({"a.b": "un  deux\ntrois"}) == hash_of({"a.b": "un deux trois"})
    assert len({hash_of(words) for words in ({"a.b": "un"}, {"a.b": "deux"}, {"a.c": "un"}, {"a.b": "un",
        "a.c": "un"})}) == 4
    assert hash_of({"a": "x", "b": "y"}) == hash_of({"b": "y", "a": "x"})


def test_the_hash_of_a_part_leaves_other_parts_out(tmp_path):
    (guide,) = load_library(a_library(tmp_path)).guides
    source = guide.translations["fr"]
    assert source_hash(source, "battery") == hash_of({
        "battery.name": WORDS["fr"]["battery.name"], "battery.measure": WORDS["fr"]["battery.measure"]})
    assert source_hash(source, "problem") == hash_of({"problem": WORDS["fr"]["problem"]})
