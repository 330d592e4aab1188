import os

import pytest
from modemploi.load.source import LINES_LIMIT, MOST, Faults, decode, read, shown

from tests.load.reading import spots


def decoded(raw):
    faults = Faults("f")
    return decode(raw, faults), faults.met


def reasons(path, folder, limit=1000):
    source = read(path, limit, folder)
    assert source.text is None
    return [(fault.name, fault.values.get("reason")) for fault in source.faults.met]


def test_a_byte_order_mark_and_other_line_ends_are_read_silently():
    assert decoded("\ufeffa: é\r\nb: 2\rc\n".encode()) == ("a: é\nb: 2\nc\n", [])


def test_bytes_that_are_not_utf_8_are_told_where_they_stand():
    text, faults = decoded("é\nun été".encode() + "é".encode("latin-1"))
    assert text is None
    assert spots(faults) == [("wrong-encoding", 2, 7)]
    assert faults[0].values["encoding"] == "Windows-1252"


def test_utf_16_is_told_and_read():
    text, faults = decoded("a: é\n".encode("utf-16"))
    assert text == "a: é\n" and faults[0].values["encoding"] == "UTF-16"


@pytest.mark.parametrize("raw", [b"\x00" * 50, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff",
    b"PK\x03\x04\x14\x00\x08\xf0"])
def test_binary_is_told(raw):
    text, faults = decoded(raw)
    assert text is None and faults[0].values["encoding"] == "binary"


@pytest.mark.parametrize("code", [0x00, 0x07, 0x1B, 0x7F, 0x85, 0x2028, 0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF, 0xFFFD,
    0xE0041])
def test_hidden_characters_are_told_where_they_stand(code):
    _, faults = decoded(f"a: b\nc: é{chr(code)}x\n".encode())
    assert spots(faults) == [("hidden-character", 2, 5)]
    assert faults[0].values["character"] == f"U+{code:04X}"


@pytest.mark.parametrize("text", ["نص\u200fعربي\u200c", "50\u00a0%", "12\u202f500", "a\tb", "\u00ad", "👩\u200d🔧"])
def test_characters_that_languages_need_are_not_hidden_ones(text):
    assert decoded(text.encode()) == (text, [])


def test_faults_of_one_name_are_counted_to_a_limit():
    _, faults = decoded(b"\x07" * 1000 + b"a" * 8000)
    assert len(faults) == MOST


def test_more_lines_than_any_text_needs_are_not_read():
    text, faults = decoded(b"\n" * (LINES_LIMIT + 1))
    assert text is None and [fault.name for fault in faults] == ["text-too-heavy"]


def test_a_file_that_is_too_large_is_never_opened(tmp_path):
    path = tmp_path / "guide.yml"
    with path.open("wb") as file:
        file.truncate(2**30)
    source = read(path, 1000, tmp_path)
    assert source.text is None
    assert [dict(fault.values) for fault in source.faults.met] == [{"size": str(2**20), "limit": "0"}]


def test_a_file_that_is_not_there_is_told(tmp_path):
    assert reasons(tmp_path / "guide.yml", tmp_path) == [("missing-file", None)]


def test_a_folder_or_a_pipe_in_place_of_a_file_is_told(tmp_path):
    (tmp_path / "guide.yml").mkdir()
    os.mkfifo(tmp_path / "fr.md")
    assert reasons(tmp_path / "guide.yml", tmp_path) == [("unreadable-file", "not-a-file")]
    assert reasons(tmp_path / "fr.md", tmp_path) == [("unreadable-file", "not-a-file")]


def test_links_are_followed_inside_the_folder_and_never_out_of_it(tmp_path):
    folder = tmp_path / "guide"
    folder.mkdir()
    (tmp_path / "secret").write_text("a: 1\n")
    (folder / "own").write_text("a: 2\n")
    (folder / "out.yml").symlink_to(tmp_path / "secret")
    (folder / "in.yml").symlink_to("own")
    (folder / "circle.yml").symlink_to("circle.yml")
    (folder / "broken.yml").symlink_to("nothing")
    assert reasons(folder / "out.yml", folder) == [("unreadable-file", "outside")]
    assert read(folder / "in.yml", 1000, folder).text == "a: 2\n"
    assert reasons(folder / "circle.yml", folder) == [("unreadable-file", "other")]
    assert reasons(folder / "broken.yml", folder) == [("missing-file", None)]


def test_paths_are_shown_from_the_working_folder_and_can_always_be_printed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "guides" / "a") == "guides/a"
    assert shown((tmp_path / os.fsdecode(b"caf\xe9")).relative_to(tmp_path)) == "caf\ufffd"
