"""A text kept in git, as a document that people fill in, change and print."""

import io
import re
import time
import zipfile
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from docx.shared import Cm, Mm

from modemploi.publish.document.elements import ORDER, short
from tests.make import TEXTS
from tests.publish.document.opened import (
    a_press_with, bytes_in, letters, made_of, one, opened, parts, read_by_office, told, value,
)
from tests.publish.dom import Element
from tests.publish.street import main

SITE = "https://guides.example.org"


def documents(page: Element) -> list[Element]:
    """The links to documents."""
    return [link for link in page.all("a") if link.attributes.get("href", "").endswith(".docx")]


# --- what a text becomes -----------------------------------------------------------------------------------------


def test_its_title_is_the_name_of_the_document_and_headings_are_headings(tmp_path: Path) -> None:
    found = told(made_of(tmp_path, "## Un\n\nTexte.\n\n### Deux\n\n#### Trois\n\n## Quatre\n"))
    assert found == [("Title", "Liste des lampes"), ("Heading 1", "Un"), ("Normal", "Texte."), ("Heading 2", "Deux"),
                     ("Heading 3", "Trois"), ("Heading 1", "Quatre")]


def test_no_level_of_headings_is_left_out(tmp_path: Path) -> None:
    found = told(made_of(tmp_path, "## Un\n\n#### Trois\n\n### Deux\n\n# Zéro {#zero}\n"))
    assert [style for style, _ in found] == ["Title", "Heading 1", "Heading 2", "Heading 3", "Heading 1"]
    assert found[-1][1] == "Zéro"


def test_bold_italic_struck_and_code_are_seen(tmp_path: Path) -> None:
    runs = made_of(tmp_path, "Un **gras**, *fin*, ~~non~~ et `code`.\n").paragraphs[1].runs
    looks = {run.text: (run.bold, run.italic, run.font.strike, run.font.name) for run in runs}
    assert looks["gras"] == (True, None, None, None) and looks["fin"] == (None, True, None, None)
    assert looks["non"][2] and looks["code"][3] == "Courier New"


def test_lists_are_lists_nested_and_numbered_and_each_counts_for_itself(tmp_path: Path) -> None:
    document = made_of(tmp_path, "1. aaa\n   - bbb\n     1. ccc\n2. ddd\n\nEntre.\n\n5. eee\n")
    levels = {text[0]: (value(one(document, text), "pPr/numPr/ilvl"), value(one(document, text), "pPr/numPr/numId"))
              for text in ("aaa", "bbb", "ccc", "ddd", "eee")}
    assert [levels[text][0] for text in "abcde"] == ["0", "1", "2", "0", "0"]
    assert levels["a"][1] == levels["d"][1] != levels["e"][1]
    numbers = document.part.numbering_part.element
    last = next(num for num in numbers.findall(qn("w:num")) if num.get(qn("w:numId")) == levels["e"][1])
    assert value(last, "lvlOverride/startOverride") == "5"


def test_what_is_ticked_has_a_box(tmp_path: Path) -> None:
    found = told(made_of(tmp_path, "- [ ] à faire\n- [x] fait\n"))
    assert [text for _, text in found[1:]] == ["☐\tà faire", "☒\tfait"]


def test_a_table_has_lines_room_to_write_and_a_head_on_every_page(tmp_path: Path) -> None:
    (table,) = made_of(tmp_path, "## Mesures\n\n| Salle | U |\n| --- | ---: |\n| Une | …… |\n| | |\n").tables
    head, *rows = table.rows
    assert value(head._tr, "trPr/tblHeader") == ""
    assert all(value(row._tr, "trPr/cantSplit") == "" for row in table.rows)
    assert [row.height for row in rows] == [Cm(0.9).emu // 635 * 635] * 2
    assert value(table._tbl, "tblPr/tblBorders/insideH") == "single"
    assert value(table._tbl, "tblPr/tblCaption") == "Mesures"
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Salle", "U"], ["Une", ""], ["", ""]]
    assert value(rows[0].cells[1].paragraphs[0]._p, "pPr/jc") == "right"


def test_a_table_is_as_wide_as_the_text_and_no_column_vanishes(tmp_path: Path) -> None:
    (table,) = made_of(tmp_path, "| a | b | c |\n|---|---|---|\n| " + "mot " * 80 + "| | |\n").tables
    widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
    assert abs(sum(widths) * 635 - (Mm(210) - 2 * Cm(2))) < 635
    assert min(widths) > 567, "a centimetre"


def test_no_word_of_a_head_is_broken_and_what_is_to_be_filled_in_has_room(tmp_path: Path) -> None:
    text = "| Question | Réponse |\n| --- | --- |\n| " + "Que fait-on le soir, et avec quoi ? " * 2 + "| |\n"
    wide, = made_of(tmp_path / "a", text).tables
    question, answer = (int(column.get(qn("w:w"))) for column in wide._tbl.tblGrid)
    assert answer > 0.8 * question
    text = "| Jour | État de charge le matin (%) | Consommé (kWh) | Conforme |\n|---|---|---|---|\n| 1 | | | ☐ |\n"
    narrow, = made_of(tmp_path / "b", text).tables
    widths = [int(column.get(qn("w:w"))) for column in narrow._tbl.tblGrid]
    assert widths[0] > 180 + 4 * 120 and widths[2] > 180 + 8 * 120 and widths[3] > 180 + 8 * 120


def test_a_small_table_stands_on_one_page_and_a_long_one_keeps_its_head(tmp_path: Path) -> None:
    small, long = made_of(tmp_path, "|a|\n|-|\n|1|\n|2|\n\nx\n\n|a|\n|-|\n" + "|1|\n" * 20).tables
    kept = [[value(cell._p, "pPr/keepNext") == "" for cell in (row.cells[0].paragraphs[0] for row in table.rows)]
            for table in (small, long)]
    assert kept == [[True, True, False], [True] + [False] * 20]


def test_a_box_alone_in_its_cell_stands_in_the_middle(tmp_path: Path) -> None:
    (table,) = made_of(tmp_path, "| a | b |\n|---|---|\n| ☐ | ☐ oui |\n").tables
    assert [value(cell.paragraphs[0]._p, "pPr/jc") for cell in table.rows[1].cells] == ["center", None]


def test_what_a_line_announces_stands_on_the_same_page(tmp_path: Path) -> None:
    document = made_of(tmp_path, "Débranchez :\n\n- [ ] le régulateur\n")
    assert value(one(document, "Débranchez"), "pPr/keepNext") == ""


def test_a_blank_at_the_end_of_a_line_goes_to_the_margin(tmp_path: Path) -> None:
    line = one(made_of(tmp_path, "Nom : ……\n"), "Nom")
    assert value(line, "pPr/tabs/tab", "leader") == "dot"
    assert letters(line) == "Nom\u00a0: " and line.findall(f".//{qn('w:tab')}")


def test_a_rule_begins_a_page_but_not_before_the_first_text(tmp_path: Path) -> None:
    document = made_of(tmp_path, "---\n\nAvant.\n\n---\n\nAprès.\n\n---\n")
    assert value(one(document, "Avant"), "pPr/pageBreakBefore") is None
    assert value(one(document, "Après"), "pPr/pageBreakBefore") == ""
    assert len(document.paragraphs) == 3


def test_a_warning_is_framed_and_says_that_it_is_one(tmp_path: Path) -> None:
    found = told(made_of(tmp_path, "> [!WARNING]\n> On coupe.\n"))
    assert found[1:3] == [("Alert", "Attention"), ("Alert", "On coupe.")]


def test_numbers_of_the_guide_marks_and_sources_are_shown(tmp_path: Path) -> None:
    found = [text for _, text in told(made_of(tmp_path, "On part de {{ rooms }} [@lamp-report, p. 3] [!estimate].\n"))]
    assert found[1].replace("\u00a0", " ") == "On part de 3 salle [1, p. 3] (estimation)."
    assert found[2] == "Sources" and found[3].startswith("Lampes sans frontières, Les lampes, 2025 https://example.org")


def test_french_has_its_spaces(tmp_path: Path) -> None:
    assert told(made_of(tmp_path, "Prêt ? Oui : « ici ».\n"))[1][1] == "Prêt\u202f? Oui\u00a0: «\u00a0ici\u00a0»."


def test_an_image_is_told_in_words(tmp_path: Path) -> None:
    assert told(made_of(tmp_path, "![](images/lamp.svg)\n"))[1][1] == "[Une lampe ouverte, le fil à gauche.]"


def test_links_lead_out_of_the_document_or_nowhere(tmp_path: Path) -> None:
    text = "[un](https://example.org/a) [deux](#look) [trois](javascript:alert(1)) [quatre](../mend-lamps/)\n"
    content = bytes_in(a_press_with(tmp_path, text, address=SITE))
    links = re.findall(r'Target="([^"]+)" TargetMode="External"', parts(content)["word/_rels/document.xml.rels"])
    assert sorted(links) == ["https://example.org/a", f"{SITE}/fr/guides/mend-lamps/",
                             f"{SITE}/fr/guides/mend-lamps/#look"]
    assert told(opened(content))[1][1] == "un deux [trois](javascript:alert(1)) quatre"


def test_without_an_address_of_the_site_only_links_to_the_web_remain(tmp_path: Path) -> None:
    content = bytes_in(a_press_with(tmp_path, "[un](https://example.org/a) [deux](#look)\n"))
    assert re.findall(r'Target="(http[^"]+)" ', parts(content)["word/_rels/document.xml.rels"]) == [
        "https://example.org/a"]


# --- the paper ---------------------------------------------------------------------------------------------------


def test_it_is_on_a4_with_margins_of_two_centimetres(tmp_path: Path) -> None:
    page = made_of(tmp_path).sections[0]
    assert (round((page.page_width or 0) / 36000), round((page.page_height or 0) / 36000)) == (210, 297)
    assert all(abs((margin or 0) - Cm(2)) < 635 for margin in (
        page.left_margin, page.right_margin, page.top_margin, page.bottom_margin))


def test_the_foot_tells_guide_version_licence_address_and_page(tmp_path: Path) -> None:
    foot = opened(bytes_in(a_press_with(tmp_path, TEXTS["fr"], address=SITE))).sections[0].footer.paragraphs[0]
    assert letters(foot._p) == (
        f"Réparer les lampes d'une école · version 2026.1 · CC BY 4.0 · {SITE}/fr/guides/mend-lamps/1 / 1")
    assert [field.get(qn("w:instr")) for field in foot._p.findall(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_a_licence_of_its_own_stands_at_its_foot(tmp_path: Path) -> None:
    own = [{"id": "lamp-list", "file": "files/lamp-list.md", "licence": "MIT"}]
    assert "· MIT" in made_of(tmp_path, documents=own).sections[0].footer.paragraphs[0].text


@pytest.mark.parametrize(("language", "region"), [("fr", "fr-FR"), ("en", "en-GB"), ("ar", "ar-SA")])
def test_it_says_its_language_to_spell_checkers(language: str, region: str, tmp_path: Path) -> None:
    document = made_of(tmp_path, "Text.\n", language)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert value(defaults, "rPrDefault/rPr/lang") == region == value(defaults, "rPrDefault/rPr/lang", "bidi")
    assert document.core_properties.language == language


def test_arabic_runs_from_right_to_left_and_numbers_do_not(tmp_path: Path) -> None:
    text = "القدرة 220 V و {{ rooms }}.\n\n| قاعة | قياس |\n| --- | --- |\n| واحدة | 12 V |\n"
    document = made_of(tmp_path, text, "ar")
    line = one(document, "القدرة")
    assert value(line, "pPr/bidi") == "" and value(document.tables[0]._tbl, "tblPr/bidiVisual") == ""
    assert document.sections[0]._sectPr.find(qn("w:bidi")) is not None
    runs = {letters(run).strip("\u200e"): value(run, "rPr/rtl") for run in line.findall(qn("w:r"))}
    assert runs["220 V"] is None and runs["القدرة "] == ""
    assert "\u2068" not in letters(document.element)
    assert value(document.styles.element.find(qn("w:docDefaults")), "rPrDefault/rPr/rFonts", "cs") == "Arial"


def test_what_it_says_of_itself_is_ours(tmp_path: Path) -> None:
    about = made_of(tmp_path).core_properties
    assert (about.title, about.subject, about.author) == (
        "Liste des lampes", "Réparer les lampes d'une école", "Modes d'emploi")
    assert str(about.created) == str(about.modified) == "2026-11-22 00:00:00+00:00"
    assert "python-docx" not in str(vars(about))


def test_paragraphs_tell_of_themselves_in_the_order_of_the_standard(tmp_path: Path) -> None:
    text = TEXTS["fr"] + "\n---\n\n> cité\n\n1. un\n\n   deux ……\n\n- [ ] trois\n\n> [!NOTE]\n> quatre\n"
    for language in ("fr", "ar"):
        document = made_of(tmp_path / language, text, language)
        for about in [*document.element.iter(qn("w:pPr")), *document.styles.element.iter(qn("w:pPr"))]:
            places = [ORDER.index(short(child.tag)) for child in about if short(child.tag) in ORDER]
            assert places == sorted(places)


# --- the same bytes, and nothing dangerous -----------------------------------------------------------------------


def test_the_same_text_gives_the_same_bytes_at_another_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = bytes_in(a_press_with(tmp_path / "a", TEXTS["fr"]))
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 10**7)
    assert bytes_in(a_press_with(tmp_path / "b", TEXTS["fr"])) == before
    with zipfile.ZipFile(io.BytesIO(before)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_it_is_light(tmp_path: Path) -> None:
    assert len(bytes_in(a_press_with(tmp_path, TEXTS["fr"]))) < 20_000


def test_html_is_shown_as_the_letters_it_is_made_of(tmp_path: Path) -> None:
    text = "<script>alert(1)</script>\n\nUn <b>mot</b> & <w:p/> ]]>.\n\n| <i>a</i> |\n| --- |\n| &lt; |\n"
    document = made_of(tmp_path, text)
    assert told(document)[1:3] == [("Normal", "<script>alert(1)</script>"), ("Normal", "Un <b>mot</b> & <w:p/> ]]>.")]
    assert [row.cells[0].text for row in document.tables[0].rows] == ["<i>a</i>", "<"]


def test_nothing_in_it_loads_or_runs(tmp_path: Path) -> None:
    content = bytes_in(a_press_with(tmp_path, "![x](https://example.org/x.png)\n\n=HYPERLINK()\n\n{ INCLUDETEXT }\n"))
    names = parts(content)
    assert not [name for name in names if re.search(r"(?i)vba|macro|ole|embed|media|customXml|activeX", name)]
    outward = [line for text in names.values() for line in re.findall(r"<Relationship [^>]*External[^>]*>", text)]
    assert all("/hyperlink" in line for line in outward)
    assert "attachedTemplate" not in names["word/settings.xml"]


@pytest.mark.parametrize("text", [
    "|a" * 50 + "|\n" + "|-" * 50 + "|\n" + ("|" + "x|" * 50 + "\n") * 90,
    "> " * 19 + "profond\n", "- " * 18 + "loin\n",
    "mot " * 16_000, "*a* " * 8_000, "……" * 10_000 + "\n", "\u202b\u2068\u2068x\u2069\n",
    "99999999. loin\n", "1. a\n" * 5000,
])
def test_odd_texts_are_documents_in_a_short_time(text: str, tmp_path: Path) -> None:
    press = a_press_with(tmp_path, text)
    begin = time.perf_counter()
    document = opened(bytes_in(press))
    assert document.paragraphs and time.perf_counter() - begin < 20


# --- on the page -------------------------------------------------------------------------------------------------


def test_the_page_tells_kind_size_and_language_before_one_fetches_it(tmp_path: Path) -> None:
    press = a_press_with(tmp_path, TEXTS["fr"])
    wanted = "at the top, at the step that uses it, in the list of documents"
    assert [link["href"] for link in documents(main(press))] == ["lamp-list.fr.docx"] * 3, wanted
    size = round(len(bytes_in(press)) / 1000)
    text = main(press).text.replace("\u00a0", " ").replace("\u202f", " ")
    assert text.count(f"Liste des lampes DOCX, {size} ko, en français") == 3


def test_a_page_in_a_language_without_the_text_gives_that_of_the_source_and_says_so(tmp_path: Path) -> None:
    press = a_press_with(tmp_path, TEXTS["fr"], files={"mend-lamps/files/lamp-list.en.md": None})
    assert told(opened(bytes_in(press, "en", "fr")))[0] == ("Title", "Liste des lampes")
    assert [link["hreflang"] for link in documents(main(press, language="en"))] == ["fr"] * 3


def test_a_text_that_is_nowhere_has_no_link(tmp_path: Path) -> None:
    press = a_press_with(tmp_path, TEXTS["fr"], files={f"mend-lamps/files/lamp-list.{one}.md": None
                                                       for one in ("fr", "en")})
    assert not [name for name in press.files("fr") if name.endswith(".docx")]
    assert not documents(main(press))


def test_a_link_to_the_text_leads_to_the_document(tmp_path: Path) -> None:
    press = a_press_with(tmp_path, TEXTS["fr"], words={"fr": {"agreement": "[La liste](files/lamp-list.md)."}})
    assert [link["href"] for link in main(press).all("a") if link.text == "La liste"] == ["lamp-list.fr.docx"]


# --- in a word processor -----------------------------------------------------------------------------------------


def test_libreoffice_writer_reads_what_it_says(writer: str, tmp_path: Path) -> None:
    rich = TEXTS["fr"] + "\n1. un\n   - deux\n\n---\n\n- [ ] trois\n\n> [!WARNING]\n> quatre\n"
    files = {"fr": bytes_in(a_press_with(tmp_path / "fr", rich)),
             "ar": bytes_in(a_press_with(tmp_path / "ar", "## عنوان\n\n| قاعة |\n| --- |\n| 12 V |\n", "ar"), "ar")}
    said = read_by_office(writer, tmp_path / "txt", files, "txt:Text (encoded):UTF8")
    assert re.sub(r"\s+", " ", said["fr"].decode("utf-8-sig")).startswith(
        "Liste des lampes Où l'on a regardé Salle Lampe Éclaire ☐ toutes les salles ont été vues. 1. un")
    assert "عنوان" in said["ar"].decode("utf-8-sig")
    printed = read_by_office(writer, tmp_path / "pdf", files)
    assert printed["fr"].count(b"/Type/Page/") == 2, "a rule begins a page"
