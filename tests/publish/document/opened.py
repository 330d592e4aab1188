"""Documents as a word processor sees them."""

import io
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn

from modemploi.publish.files import bytes_of
from modemploi.publish.press import Press
from tests.make import SLUG, TEXTS
from tests.publish.street import GUIDE, a_press

NAME = f"{SLUG}/files/lamp-list"
ARABIC = """\
---
format_version: 1
title: إصلاح مصابيح مدرسة
summary: مصابيح تضيء مساءً
labels:
  - id: lamp-list.name
    text: قائمة المصابيح
---
"""


def a_press_with(folder: Path, text: str, language: str = "fr", **given: Any) -> Press:
    """A press whose document holds a text in one language."""
    files = {f"{NAME}.{language}.md": text, **given.pop("files", {})}
    if language == "ar":
        files[f"{SLUG}/ar.md"] = ARABIC
    return a_press(folder, arabic=language == "ar", files=files, **given)


def bytes_in(press: Press, language: str = "fr", of: str = "") -> bytes:
    """The document of the small guide, as the pages of a language link to it."""
    return bytes_of(press.files(language)[f"{GUIDE}/lamp-list.{of or language}.docx"])


def opened(content: bytes) -> Document:
    """A document to look at."""
    return docx.Document(io.BytesIO(content))


def made_of(folder: Path, text: str = TEXTS["fr"], language: str = "fr", **given: Any) -> Document:
    """The document made of a text."""
    return opened(bytes_in(a_press_with(folder, text, language, **given), language))


def told(document: Document) -> list[tuple[str, str]]:
    """The paragraphs outside tables: style and text."""
    return [(paragraph.style.name or "", paragraph.text) for paragraph in document.paragraphs if paragraph.style]


def one(document: Document, text: str) -> Any:
    """The first paragraph with some text, as an element."""
    return next(paragraph._p for paragraph in document.paragraphs if text in paragraph.text)


def letters(element: Any) -> str:
    """All letters of an element."""
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def value(element: Any, way: str, attribute: str = "val") -> str | None:
    """An attribute of what stands at the end of a way of names: ``pPr/bidi``."""
    for name in way.split("/"):
        element = element.find(qn(f"w:{name}"))
        if element is None:
            return None
    return str(element.get(qn(f"w:{attribute}"), ""))


def parts(content: bytes) -> dict[str, str]:
    """The parts of a file, as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def read_by_office(soffice: str, folder: Path, files: Mapping[str, bytes], form: str = "pdf") -> dict[str, bytes]:
    """Some documents as LibreOffice Writer saves them in another form."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    done = subprocess.run(
        [soffice, f"-env:UserInstallation={(folder / 'user').as_uri()}", "--headless", "--convert-to", form, "--outdir",
         str(folder / "out"), *(str(folder / f"{name}.docx") for name in files)],
        capture_output=True, text=True, timeout=300)
    ending = form.partition(":")[0]
    results = {name: folder / "out" / f"{name}.{ending}" for name in files}
    assert all(path.exists() for path in results.values()), done.stdout + done.stderr
    return {name: path.read_bytes() for name, path in results.items()}
