"""How documents look: the paper, the styles, the two kinds of list."""

import io
from functools import cache
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

from modemploi.publish.document.elements import in_order, made, twips

FONT, FIXED = "Arial", "Courier New"
"""Fonts of phones and of computers, with Arabic and Vietnamese letters; a reader without them takes its own."""
REGIONS = {"fr": "fr-FR", "en": "en-GB", "ar": "ar-SA", "vi": "vi-VN", "es": "es-ES"}
"""By language, what a spell checker looks for."""
LINE, HEAD, BOX = "6B7480", "E4ECEF", "FDEBDD"
MARGIN, WIDTH = Cm(2), Mm(210) - 2 * Cm(2)
INDENT = Cm(0.75)
DEEPEST = 8
"""Lists that stand deeper inside each other than this stay where they are."""

_INK, _GREY = RGBColor(0x1F, 0x4E, 0x5F), RGBColor(0x40, 0x46, 0x4D)
_KEPT = frozenset({
    "Normal", "Header", "Header Char", "Footer", "Footer Char", "Title", "Title Char", "Quote", "Quote Char",
    "Default Paragraph Font", "Normal Table", "Table Grid", "No List",
    *(f"Heading {level}{end}" for level in range(1, 7) for end in ("", " Char"))})
_LEFT_OUT = ("/thumbnail", "/stylesWithEffects", "/webSettings", "/customXml")
_LOOKS: tuple[tuple[str, float, bool, float, float, RGBColor | None], ...] = (
    ("Normal", 10.5, False, 0, 6, None), ("Title", 18, True, 0, 10, _INK),
    ("Heading 1", 14, True, 14, 5, _INK), ("Heading 2", 12, True, 11, 4, _INK), ("Heading 3", 11, True, 9, 3, _INK),
    ("Heading 4", 10.5, True, 8, 3, _INK), ("Heading 5", 10.5, True, 8, 3, _GREY),
    ("Heading 6", 10.5, True, 8, 3, _GREY), ("Footer", 8, False, 0, 0, _GREY), ("Quote", 10.5, False, 0, 6, _GREY),
    ("Table Text", 10, False, 0, 0, None), ("Table Head", 10, True, 0, 0, None), ("Small", 4, False, 0, 0, None),
    ("Alert", 10.5, False, 0, 0, None), ("Fixed", 9.5, False, 0, 6, None),
)
"""The styles: name, size in points, whether bold, space before and after, colour."""


def empty(language: str, right_to_left: bool) -> Document:
    """A document with nothing in it yet, on A4, for texts of a language."""
    file = docx.Document(io.BytesIO(_template()))
    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    page.footer_distance = Cm(1)
    if right_to_left:
        grid = page._sectPr.find(qn("w:docGrid"))
        grid.addprevious(made("w:bidi"))
    _language(file, REGIONS.get(language, language))
    _styles(file, right_to_left)
    _lists(file)
    return file


@cache
def _template() -> bytes:
    """python-docx's own empty document, without what no text needs: a picture, a hundred styles, old settings."""
    file = docx.Document()
    for style in list(file.styles):
        if style.name not in _KEPT:
            style.element.getparent().remove(style.element)
    for relations in (file.part.package.rels, file.part.rels):
        for key in [key for key, one in relations.items() if one.reltype.endswith(_LEFT_OUT)]:
            del relations[key]
    settings = file.settings.element
    for name in ("w:zoom", "w:proofState", "w:savePreviewPicture", "w:rsids", "w:themeFontLang", "w:compat"):
        for old in settings.findall(qn(name)):
            settings.remove(old)
    modern = made("w:compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    settings.find(qn("w:characterSpacingControl")).addnext(made("w:compat", modern))
    numbers = file.part.numbering_part.element
    for child in list(numbers):
        numbers.remove(child)
    kept = io.BytesIO()
    file.save(kept)
    return kept.getvalue()


def _language(file: Document, region: str) -> None:
    defaults = file.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in [*defaults.findall(qn("w:lang")), *defaults.findall(qn("w:rFonts"))]:
        defaults.remove(old)
    defaults.insert(0, made("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT))
    defaults.append(made("w:lang", val=region, eastAsia=region, bidi=region))


def _styles(file: Document, right_to_left: bool) -> None:
    known = {style.name for style in file.styles}
    for name, size, bold, before, after, ink in _LOOKS:
        if name not in known:
            file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = file.styles["Normal"]
        _look(file.styles[name], size, bold, before, after, ink, right_to_left)
    begin = "right" if right_to_left else "left"
    for name, sides in (("Alert", ("top", "left", "bottom", "right")), ("Quote", (begin,))):
        about = file.styles[name].element.get_or_add_pPr()
        in_order(about, made("w:pBdr", *(made(f"w:{side}", val="single", sz=8, space=5, color=LINE) for side in sides)))
        in_order(about, made("w:ind", left=200, right=100))
        if name == "Alert":
            in_order(about, made("w:shd", val="clear", color="auto", fill=BOX))
            in_order(about, made("w:keepLines"))
    right = made("w:tabs", made("w:tab", val="right", pos=twips(WIDTH)))
    in_order(file.styles["Footer"].element.get_or_add_pPr(), right)
    link: Any = file.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor(0x0B, 0x4F, 0x9E), True


def _look(style: Any, size: float, bold: bool, before: float, after: float, ink: RGBColor | None, rtl: bool) -> None:
    about = style.element.get_or_add_rPr()
    for child in list(about):
        about.remove(child)
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold or None
    about.rFonts.set(qn("w:cs"), FONT)
    about.find(qn("w:sz")).addnext(made("w:szCs", val=int(size * 2)))
    if bold:
        about.find(qn("w:b")).addnext(made("w:bCs"))
    if ink is not None:
        style.font.color.rgb = ink
    told = style.element.get_or_add_pPr()
    for name in ("w:pBdr", "w:contextualSpacing", "w:jc"):
        for old in told.findall(qn(name)):
            told.remove(old)
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing, form.widow_control = Pt(before), Pt(after), 1.15, True
    if rtl:
        in_order(told, made("w:bidi"))


def _lists(file: Document) -> None:
    """The two kinds of list: 0 with signs, 1 with numbers."""
    for kind, forms in enumerate((
            [("bullet", sign) for sign in "•–•–•–•–•"],
            [(form, f"%{level}.") for level, form in enumerate(("decimal", "lowerLetter", "lowerRoman") * 3, 1)])):
        about = made("w:abstractNum", made("w:multiLevelType", val="hybridMultilevel"), abstractNumId=kind)
        for level, (form, text) in enumerate(forms):
            about.append(made(
                "w:lvl", made("w:start", val=1), made("w:numFmt", val=form), made("w:lvlText", val=text),
                made("w:lvlJc", val="left"),
                made("w:pPr", made("w:ind", left=twips(INDENT) * (level + 1), hanging=twips(INDENT))),
                made("w:rPr", made("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT)), ilvl=level))
        file.part.numbering_part.element.append(about)
