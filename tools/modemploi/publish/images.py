"""Images as they may be published: their size, and whether a drawing is only a drawing."""

import re
import struct
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

SUFFIXES = {".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif"}
MOST_BYTES = 500_000
_SVG_TAGS = {
    "svg", "g", "defs", "title", "desc", "metadata", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "text", "tspan", "textPath", "marker", "pattern", "clipPath", "mask", "use", "symbol", "linearGradient",
    "radialGradient", "stop", "style",
}
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|@import|javascript:|expression\(|\\", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9.]+)(px)?\s*")


@dataclass(frozen=True)
class Size:
    """Width and height, in pixels."""

    width: int
    height: int


def size_of(path: Path) -> Size | None:
    """The size of an image that may be published; None for a file that is missing, too heavy, or not what it says."""
    try:
        if path.suffix.lower() not in SUFFIXES or not 0 < path.stat().st_size <= MOST_BYTES:
            return None
        data = path.read_bytes()
    except OSError:
        return None
    if path.suffix.lower() == ".svg":
        return _svg(data)
    return _png(data) or _jpeg(data) or _webp(data) or _avif(data)


def _svg(data: bytes) -> Size | None:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"<?xml-stylesheet" in data:
        return None
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, RecursionError):
        return None
    for element in root.iter():
        if not isinstance(element.tag, str) or _local(element.tag) not in _SVG_TAGS:
            return None
        for name, value in element.attrib.items():
            local = _local(name).lower()
            if local.startswith("on") or (local == "href" and not value.startswith("#")) or _OUTSIDE.search(value):
                return None
        if _local(element.tag) == "style" and _OUTSIDE.search("".join(element.itertext())):
            return None
    box = root.get("viewBox", "").replace(",", " ").split()
    width, height = _LENGTH.fullmatch(root.get("width", "")), _LENGTH.fullmatch(root.get("height", ""))
    try:
        if len(box) == 4:
            return Size(round(float(box[2])), round(float(box[3])))
        return Size(round(float(width[1])), round(float(height[1]))) if width and height else None
    except ValueError:
        return None


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _png(data: bytes) -> Size | None:
    if data[:8] != b"\x89PNG\r\n\x1a\n" or len(data) < 24:
        return None
    return Size(*struct.unpack(">II", data[16:24]))


def _jpeg(data: bytes) -> Size | None:
    if data[:2] != b"\xff\xd8":
        return None
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], int.from_bytes(data[at + 2:at + 4], "big")
        if kind in range(0xC0, 0xD0) and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5:at + 9])
            return Size(width, height)
        at += 2 + length
    return None


def _webp(data: bytes) -> Size | None:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or len(data) < 30:
        return None
    if data[12:16] == b"VP8X":
        return Size(int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1)
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return Size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    width, height = struct.unpack("<HH", data[26:30])
    return Size(width & 0x3FFF, height & 0x3FFF)


def _avif(data: bytes) -> Size | None:
    at = data.find(b"ispe", 0, 4096)
    if data[4:12] != b"ftypavif" or at < 0 or len(data) < at + 16:
        return None
    return Size(*struct.unpack(">II", data[at + 8:at + 16]))
