"""Images and attachments: there, declared, shown, light, and carrying nothing that is not meant to be seen."""

import re
import struct
from collections.abc import Iterator

from modemploi.checks.check import Example, Found, check, found
from modemploi.checks.view import View
from modemploi.load.library import GuideFile, Place, Translation
from modemploi.model.kinds import is_text, text_file

HEAVY, TOO_HEAVY = 150, 500
"""In kB."""
KINDS = {
    ".svg": re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<svg\b", re.DOTALL),
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"), ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL), ".avif": re.compile(rb"....ftypavi[fs]", re.DOTALL),
}
"""What the bytes of each type of image begin with."""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{}</svg>\n'
CIRCLE = '<circle cx="5" cy="5" r="4"/>'


def _here(view: View, file: GuideFile) -> Place:
    return Place(f"{view.loaded.folder}/{file.path}")


def images(view: View) -> Iterator[tuple[GuideFile, str]]:
    """The files below ``images/``, each with its ending in lower case: ``.svg``."""
    for file in view.loaded.files:
        if file.path.startswith("images/"):
            yield file, "." + file.path.rpartition(".")[2].lower()


@check(
    level="error",
    message="the file {file} is not there",
    why="readers would see an empty frame, or a link into nothing",
    fix="add the file, or correct its path: from the guide's folder, lower-case, like images/roof.svg",
    example=Example("guide.yml", "    file: images/lampe.svg\n", "    file: images/lamp.svg\n"),
)
def file_not_there(view: View) -> Iterator[Found]:
    """An image or a document that facts or words name and the folder does not have."""
    texts = {document.file for document in view.guide.documents if is_text(document.file)}
    there = {file.path for file in view.loaded.files} | texts
    for name in ("images", "documents"):
        for index, part in enumerate(getattr(view.guide, name)):
            if part.file not in there and not (name == "documents" and is_text(part.file)):
                yield found(view.at(name, index, "file"), view.close(part.file, there), file=part.file)
    for _, _, mention in view.mentions:
        target = mention.target.partition("#")[0]
        if mention.kind == "link" and target.startswith(("files/", "images/")) and target not in there:
            yield found(mention.place, view.close(target, there), file=target)


@check(
    level="error", draft="gathered",
    message="the document “{id}” has no text in this language: the file {file} is not there",
    why="the document is made of its text; without one, readers get nothing to fill in, or another language",
    fix="write {file}, in Markdown, or correct the `file` of the document",
    example=Example("files/lamp-list.fr.md", None, ""),
)
def missing_document(view: View) -> Iterator[Found]:
    """A document whose text is not there: an error in the source language, a warning in a translation."""
    there = [file.path for file in view.loaded.files]
    for index, translation, file in _absent(view):
        source = translation is view.source
        place = view.at("documents", index, "file") if source else Place(translation.path)
        yield found(place, view.close(file, there), level=None if source else "warning",
                    id=view.guide.documents[index].id, file=file)


def _absent(view: View) -> Iterator[tuple[int, Translation, str]]:
    """Texts of documents that are not there: the number of the document, the language, the file."""
    broken = {fault.place.path for fault in view.loaded.faults}
    for index, document in enumerate(view.guide.documents):
        for language, translation in view.translations.items() if is_text(document.file) else ():
            file, word = text_file(document.file, language), translation.words.get(f"{document.id}.content")
            if not (word and word.form == "file") and f"{view.loaded.folder}/{file}" not in broken:
                yield index, translation, file


@check(
    level="warning",
    message="“{id}” is a text with a file in each language, and is said to be in “{language}” alone",
    why="readers of another language would take the document for one they cannot read",
    fix="delete `language`, or name the file of one language that is attached as it is",
    example=Example("guide.yml", """\
    file: files/lamp-list.md
    language: fr
""", """\
    file: files/lamp-list.md
"""),
)
def language_of_text(view: View) -> Iterator[Found]:
    """A text in every language that names one."""
    for index, document in enumerate(view.guide.documents):
        if is_text(document.file) and document.language:
            yield found(view.at("documents", index, "language"), id=document.id, language=document.language)


def _declared(view: View) -> list[str]:
    files = [document.file for document in view.guide.documents if not is_text(document.file)]
    return [image.file for image in view.guide.images] + files


def _misnamed(view: View) -> list[str]:
    """Files that are probably meant where facts name one that is not there: `file-not-there` or `missing-document`
    speaks of them."""
    there = [file.path for file in view.loaded.files]
    absent = [file for file in _declared(view) if file not in there] + [file for _, _, file in _absent(view)]
    return [view.close(file, there) for file in absent]


@check(
    level="warning",
    message="nothing names the file {file}",
    why="no page shows it, and it is copied by everybody who copies the guide",
    fix="declare it among the images or documents of guide.yml, or delete it",
    example=Example("images/old-lamp.svg", SVG.format(CIRCLE), "", at=""),
)
def unused_file(view: View) -> Iterator[Found]:
    """A file that facts do not declare."""
    named = {*_declared(view), *_misnamed(view)}
    for file in view.loaded.files:
        if file.path not in named:
            yield found(_here(view, file), file=file.path)


@check(
    level="error",
    message="the image {file} is shown here, and is not declared in guide.yml",
    why="without its declaration it has no author, no licence and no words for those who cannot see it",
    fix="declare it in `images` with credit and licence, and write its words `….alternative`",
    example=Example("en.md", "![](images/lampe.svg)", "![](images/lamp.svg)"),
)
def undeclared_image(view: View) -> Iterator[Found]:
    """An image in the words that facts do not know."""
    declared = [image.file for image in view.guide.images]
    for _, _, mention in view.mentions:
        if mention.kind == "image" and mention.target not in [*declared, *_misnamed(view)]:
            yield found(mention.place, view.close(mention.target, declared), file=mention.target)


@check(
    level="warning", draft="gathered",
    message="the image “{id}” is shown in no text",
    why="an image that nobody sees was drawn for nothing",
    fix="put `![]({file})` where it helps, or delete it",
    example=Example("fr.md", "Puis on ouvre la lampe.\n", """\
Puis on ouvre la lampe.

![](images/lamp.svg)
""", around=(
        ("en.md", "\n\n![](images/lamp.svg)", ""),)),
)
def image_not_shown(view: View) -> Iterator[Found]:
    """A declared image that the source language does not show; a translation is compared with it."""
    shown = {mention.target for translation, _, mention in view.mentions
             if translation is view.source and mention.kind == "image"}
    there = {file.path for file in view.loaded.files}
    for index, image in enumerate(view.guide.images):
        if view.source and image.file in there and image.file not in shown:
            yield found(view.at("images", index), id=image.id, file=image.file)


@check(
    level="error", draft="gathered",
    message="the image “{id}” has no words for those who cannot see it",
    why="a reader who is blind, or whose phone does not load images, misses what the image says",
    fix="add the label `{id}.alternative`: what one needs to know of the image, in a sentence or two",
    example=Example("fr.md", "", """\
  - id: lamp-drawing.alternative
    text: Une lampe ouverte, le fil à gauche.
"""),
)
def image_without_alternative(view: View) -> Iterator[Found]:
    """An image without a text alternative."""
    for translation in view.translations.values():
        for index, image in enumerate(view.guide.images):
            if f"{image.id}.alternative" not in translation.words:
                place = view.at("images", index) if translation is view.source else Place(translation.path)
                yield found(place, id=image.id)


@check(
    level="warning",
    message="{file} has {size} kB",
    why="many readers pay by the megabyte, on a slow network; a page of text has 70 kB",
    fix="make the image smaller: 1200 pixels wide at most, WebP or AVIF for photographs, SVG for drawings",
    example=Example("images/lamp.svg", SVG.format(CIRCLE * 6000), SVG.format(CIRCLE)),
)
def image_too_heavy(view: View) -> Iterator[Found]:
    """An image that weighs too much; above 500 kB it is an error."""
    for file, _ in images(view):
        if file.size > HEAVY * 1024:
            yield found(_here(view, file), level="error" if file.size > TOO_HEAVY * 1024 else None, file=file.path,
                        size=str(file.size // 1024))


@check(
    level="error",
    message="{file} is not what its name says",
    why="browsers refuse such a file, or take it for something else",
    fix="save the image again as SVG, PNG, JPEG, WebP or AVIF, with the ending that belongs to it",
    example=Example("images/lamp.svg", "not a drawing\n", SVG.format(CIRCLE)),
)
def image_of_other_type(view: View) -> Iterator[Found]:
    """An image whose bytes are not those of its ending, or whose ending pages do not know."""
    for file, ending in images(view):
        if ending not in KINDS or (file.content and not KINDS[ending].match(file.content)) or not file.size:
            yield found(_here(view, file), file=file.path)


def has_location(content: bytes) -> bool:
    """Whether an image says where it was taken: EXIF with a GPS table, or XMP with a latitude."""
    if b"GPSLatitude" in content:
        return True
    start = content.find(b"Exif\0\0") + 6
    start = start if start > 5 else next((at for sign in (b"II*\0", b"MM\0*") if (at := content.find(sign)) >= 0), -1)
    order = {b"II": "<", b"MM": ">"}.get(content[start:start + 2]) if start >= 0 else None
    try:
        if order is None:
            return False
        (first,) = struct.unpack_from(order + "I", content, start + 4)
        (count,) = struct.unpack_from(order + "H", content, start + first)
        tags = (struct.unpack_from(order + "H", content, start + first + 2 + 12 * index) for index in range(count))
        return (0x8825,) in tags
    except struct.error:
        return False


@check(
    level="error",
    message="{file} says where it was taken",
    why="a photograph of a school or a house should not tell the whole world where its people live",
    fix="save the image again without its metadata, and replace it in the history too if it was published",
    example=Example(
        "images/lamp.svg", SVG.format("<metadata><exif:GPSLatitude>33.43</exif:GPSLatitude></metadata>" + CIRCLE),
        SVG.format(CIRCLE)),
)
def image_with_location(view: View) -> Iterator[Found]:
    """An image with the place where it was taken."""
    for file, _ in images(view):
        if has_location(file.content):
            yield found(_here(view, file), file=file.path)
