"""Images: what may be published, and how large it is."""

import struct
from pathlib import Path

import pytest

from modemploi.publish.images import MOST_BYTES, Size, size_of

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 30 20">'


def file(folder: Path, name: str, data: bytes | str) -> Path:
    """A file with these contents."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_drawing_has_the_size_of_its_view(tmp_path: Path) -> None:
    assert size_of(file(tmp_path, "a.svg", f"{HEAD}<rect width='9' height='9'/></svg>")) == Size(30, 20)


@pytest.mark.parametrize("inside", [
    "<script>alert(1)</script>", "<rect onclick='alert(1)'/>", "<a href='https://a.example'><rect/></a>",
    "<image href='https://a.example/x.png'/>", "<use href='https://a.example/x.svg#a'/>", "<use xlink:href='data:x'/>",
    "<foreignObject><p>x</p></foreignObject>", "<style>@import 'x'</style>",
    "<rect style='fill:url(https://a.example)'/>",
    "<animate attributeName='href' to='javascript:alert(1)'/>", "<set attributeName='onload' to='x'/>",
    "<style>rect{fill:url(//a.example)}</style>", "<rect fill='url(https://a.example/x)'/>",
])
def test_a_drawing_that_does_or_fetches_anything_is_refused(tmp_path: Path, inside: str) -> None:
    assert size_of(file(tmp_path, "a.svg", f"{HEAD}{inside}</svg>")) is None


def test_a_drawing_may_refer_to_its_own_parts(tmp_path: Path) -> None:
    inside = "<defs><pattern id='p'/></defs><rect fill='url(#p)'/><use href='#p'/>"
    assert size_of(file(tmp_path, "a.svg", f"{HEAD}{inside}</svg>")) == Size(30, 20)


def test_entities_are_refused_before_they_are_read(tmp_path: Path) -> None:
    assert size_of(file(tmp_path, "a.svg", f'<!DOCTYPE svg [<!ENTITY a "b">]>{HEAD}</svg>')) is None


def test_a_photograph_has_the_size_it_declares(tmp_path: Path) -> None:
    png = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480) + bytes(9)
    jpeg = b"\xff\xd8\xff\xe0" + struct.pack(">H", 4) + b"ab" + b"\xff\xc0" + struct.pack(">HBHH", 11, 8, 480,
                                                                                          640) + bytes(9)
    webp = b"RIFF" + bytes(4) + b"WEBPVP8X" + bytes(8) + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")
    for name, data in (("a.png", png), ("a.jpg", jpeg), ("a.webp", webp)):
        assert size_of(file(tmp_path, name, data)) == Size(640, 480), name


@pytest.mark.parametrize(("name", "data"), [
    ("a.png", b"GIF89a"), ("a.svg", b"not xml"), ("a.svg", b""), ("a.html", b"<p>x</p>"), ("a.jpg", b"\xff\xd8"),
    ("a.svg", b" " * (MOST_BYTES + 1)), ("a.webp", b"RIFF"),
])
def test_what_is_not_what_it_says_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    assert size_of(file(tmp_path, name, data)) is None


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert size_of(tmp_path / "a.svg") is None
