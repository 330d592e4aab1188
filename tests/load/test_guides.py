import os

import pytest
from modemploi.load import load_library
from modemploi.load.faults import FAULTS

from tests.load.reading import spots
from tests.make import FACTS, SHARED, SLUG, SVG, a_guide, a_library, a_translation, yaml


def faults_of(tmp_path, **changes):
    (guide,) = load_library(a_library(tmp_path, **changes)).guides
    return spots(guide.faults)


def test_the_small_library_is_read_whole_and_without_fault(tmp_path):
    library = load_library(a_library(tmp_path))
    (guide,) = library.guides
    assert library.faults == () and guide.faults == ()
    assert guide.facts.data == a_guide()
    assert list(guide.translations) == ["en", "fr"]
    assert [file.path for file in guide.files] == ["images/lamp.svg"]
    assert set(library.lists) | {"languages", "units", "glossary"} == {name for name in SHARED if "/" not in name}
    assert library.phrases["fr"].data.phrases[0].text == "Terminé quand"
    assert guide.translations["en"].stamps.data.stamps[0].id == "title"


def test_paths_are_those_a_person_would_type(tmp_path, monkeypatch):
    a_library(tmp_path)
    monkeypatch.chdir(tmp_path)
    library = load_library(tmp_path / "guides")
    assert library.root == "guides" and library.units.path == "guides/_shared/units.yml"
    assert library.guides[0].folder == f"guides/{SLUG}"
    assert library.guides[0].translations["fr"].path == f"guides/{SLUG}/fr.md"


def test_only_the_guides_that_are_asked_for_are_read_but_all_are_known(tmp_path):
    guides = a_library(tmp_path)
    a_library(tmp_path, slug="other")
    library = load_library(guides, ["other"])
    assert [guide.slug for guide in library.guides] == ["other"]
    assert library.slugs == {SLUG, "other"}


def test_replications_and_precedents_are_read_in_the_order_of_their_names(tmp_path):
    record = {"format_version": "2", "place": "Azrou", "country": "MA", "status": "finished", "words": [
        {"language": "fr", "title": "a", "story": "b"}]}
    followed = {**record, "guide": SLUG, "guide_version": "2026.1", "told_by": "c"}
    (guide,) = load_library(a_library(tmp_path, files={
        f"{SLUG}/precedents/2020-b.yml": yaml(record), f"{SLUG}/precedents/2019-a.yml": yaml({**record, "year": "x"}),
        f"{SLUG}/replications/2027-c.yml": yaml(followed)})).guides
    assert [facts.path.rpartition("/")[2] for facts in guide.precedents] == ["2019-a.yml", "2020-b.yml"]
    assert guide.precedents[0].data.year is None and guide.precedents[0].data.place == "Azrou"
    assert guide.replications[0].data.guide == SLUG
    assert [(fault.name, fault.place.path.rpartition("/")[2]) for fault in guide.faults] == [("wrong-value",
        "2019-a.yml")]


def test_a_guide_without_facts_keeps_its_words(tmp_path):
    (guide,) = load_library(a_library(tmp_path, files={f"{SLUG}/guide.yml": None})).guides
    assert spots(guide.faults) == [("missing-file", 1, 1)]
    assert guide.facts.data is None and guide.translations["fr"].words["mend.text"].form == "section"


def test_a_missing_shared_file_is_a_fault_of_the_library(tmp_path):
    library = load_library(a_library(tmp_path, files={"_shared/themes.yml": None}))
    assert [(fault.name, fault.values["file"]) for fault in library.faults] == [("missing-file", "themes.yml")]
    assert library.lists["themes"].data is None


def test_a_folder_that_is_not_there_is_a_library_without_guides(tmp_path):
    library = load_library(tmp_path / "nowhere")
    assert library.guides == () and {fault.name for fault in library.faults} == {"missing-file"}


def test_places_in_the_model_are_places_in_the_file_when_an_entry_was_left_out(tmp_path):
    steps = [{**FACTS["steps"][0], "id": "Look"}, FACTS["steps"][1]]
    guides = a_library(tmp_path, steps=steps)
    (guide,) = load_library(guides).guides
    lines = (guides / SLUG / "guide.yml").read_text().split("\n")
    place = guide.place(("steps", 0, "duration"))
    assert guide.facts.data.steps[0].id == "mend"
    assert lines[place.line - 1][place.column - 1:] == "2 day"
    key = guide.place(("steps", 0, "roles"), key=True)
    assert lines[key.line - 1][key.column - 1:] == "roles:" and key.line > lines.index("  - id: mend")


def test_a_place_of_nothing_is_the_nearest_thing_that_is(tmp_path):
    (guide,) = load_library(a_library(tmp_path)).guides
    assert guide.place(("steps", 1, "wait")) == guide.place(("steps", 1))
    assert guide.place(("steps", 99)) == guide.place(("steps",))


def test_faults_stand_in_the_order_of_files_and_lines(tmp_path):
    found = load_library(a_library(tmp_path, state="x", files={
        f"{SLUG}/en.md": a_translation("en").replace("{#goal}", "{#Goal!}").replace("title: ",
            "titel: ")})).guides[0].faults
    assert [fault.place for fault in found] == sorted(fault.place for fault in found) and len(found) >= 3


def test_images_are_kept_with_their_bytes_and_other_files_are_not(tmp_path):
    (guide,) = load_library(a_library(tmp_path, files={
        f"{SLUG}/files/form.pdf": b"%PDF", f"{SLUG}/notes.txt": "x", f"{SLUG}/README.md": "x", f"{SLUG}/.hidden": "x",
        f"{SLUG}/images/large.png": bytes(2**20 + 1)})).guides
    assert {file.path: (file.size, file.content[:4]) for file in guide.files} == {
        "README.md": (1, b""), "files/form.pdf": (4, b""), "images/lamp.svg": (len(SVG), b"<svg"),
        "images/large.png": (2**20 + 1, b""), "notes.txt": (1, b"")}


def test_links_out_of_the_folder_and_pipes_are_faults_and_no_files(tmp_path):
    guides = a_library(tmp_path)
    (tmp_path / "secret.svg").write_text("x")
    (guides / SLUG / "images" / "out.svg").symlink_to(tmp_path / "secret.svg")
    (guides / SLUG / "deep").symlink_to(guides / SLUG)
    os.mkfifo(guides / SLUG / "pipe")
    (guide,) = load_library(guides).guides
    assert [file.path for file in guide.files] == ["images/lamp.svg"]
    assert sorted((fault.values["file"], fault.values["reason"]) for fault in guide.faults) == [
        ("out.svg", "outside"), ("pipe", "not-a-file")]


def test_nothing_is_read_of_a_folder_that_is_a_link_out_of_the_library(tmp_path):
    guides = a_library(tmp_path)
    a_library(tmp_path / "elsewhere", slug="there")
    (guides / "linked").symlink_to(tmp_path / "elsewhere" / "guides" / "there")
    linked, own = load_library(guides).guides
    assert linked.facts.data is None and linked.translations == {} and linked.files == ()
    assert [fault.values["reason"] for fault in linked.faults] == ["outside"]
    assert own.faults == ()


HOSTILE = {
    "empty": b"", "nul": b"\0" * 100, "binary": bytes(range(256)) * 20, "utf-16": "a: b\n".encode("utf-16"),
    "latin-1": "title: été\n".encode("latin-1"), "brackets": b"[" * 200_000, "maps": b"{" * 200_000,
    "dashes": b"- " * 100_000, "quotes": b'"' * 200_000, "sexagesimal": b"a: " + b"1:" * 100_000 + b"1\n",
    "aliases": b"a: &a [x, x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(5000)),
    "keys": b"".join(b"stepp%d: x\n" % n for n in range(14_000)), "one long line": b"a: " + b"x" * 250_000,
    "entries": b"steps:\n" + b"  - id: X\n" * 14_000, "numbers": b"format_version: " + b"9" * 200_000 + b"\n",
    "surrogates": b"title: \xed\xa0\x80\n", "tabs": b"\t" * 200_000, "colons": b": " * 100_000,
    "quote signs": b"---\n---\n## P {#problem}\n" + b"> " * 100_000, "stars": b"---\n---\n" + b"*a **b " * 30_000,
    "lists": b"---\n---\n## P {#problem}\n" + b"- a\n" * 14_000, "tables": b"---\n---\n|a|\n|-|\n" + b"|a|\n" * 14_000,
    "references": b"---\n---\n" + b"[a]: b\n" * 7_000, "markup": b"---\n---\n" + b"<a b='" * 7_000,
    "directives": b"%TAG ! !\n" * 14_000, "documents": b"---\n" * 14_000, "escapes": b'a: "\\ud800\\U00110000"\n',
    "sparse": None,
}


@pytest.mark.parametrize("name", ["guide.yml", "fr.md", "en.stamps.yml", "precedents/a.yml"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_whatever_a_file_holds_it_is_told_and_the_other_guides_are_read(tmp_path, name, hostile):
    content = HOSTILE[hostile]
    guides = a_library(tmp_path, slug="sound")
    a_library(tmp_path, slug="hit", files={f"hit/{name}": content or ""})
    if content is None:
        with (guides / "hit" / name).open("wb") as file:
            file.truncate(2**30)
    hit, sound = load_library(guides).guides
    assert sound.faults == () and sound.facts.data == a_guide()
    assert any(fault.place.path.endswith(f"hit/{name}") for fault in hit.faults)
    for fault in hit.faults:
        assert set(fault.values) <= set(FAULTS[fault.name][1]), fault


@pytest.mark.parametrize("name", ["guide.yml", "fr.md", "en.stamps.yml", "images/lamp.svg", "precedents"])
@pytest.mark.parametrize("kind", ["folder", "pipe", "circle", "broken link", "outside"])
def test_whatever_stands_in_place_of_a_file_the_other_guides_are_read(tmp_path, name, kind):
    guides = a_library(tmp_path, slug="sound")
    a_library(tmp_path, slug="hit")
    path = guides / "hit" / name
    if path.exists():
        path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to({"circle": name.rpartition("/")[2], "broken link": "nothing", "outside": "/etc/hostname"}[kind])
    hit, sound = load_library(guides).guides
    assert sound.faults == ()
    assert hit.slug == "hit"
    if "." in name and not (kind == "folder" and "/" in name):
        assert any(fault.place.path.endswith(f"hit/{name}") for fault in hit.faults)
