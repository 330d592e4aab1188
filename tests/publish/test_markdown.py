"""What a contributor writes becomes clean HTML; what an attacker writes becomes text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from markupsafe import Markup

from modemploi.publish.markdown import long, plain, short
from tests.publish.dom import tree


class Page:
    """A page that knows one source and one number."""

    def typeset(self, text: str) -> str:
        return text

    def say(self, phrase: str, **values: object) -> Markup:
        return Markup(phrase)

    def cite(self, key: str, locator: str = "") -> Markup:
        return Markup('<a class="cite from-measured" href="#source-{0}" id="cite-{0}">[{1}]</a>').format(key,
                                                                                                         locator or 1)

    def mark(self, mark: str | None) -> Markup:
        return Markup('<a class="mark mark-{0}" href="../method/">{0}</a>').format(mark)

    def number(self, name: str) -> Markup | None:
        return Markup('<bdi class="number" data-name="{}">1 816 W</bdi>').format(name) if name == "pv_power" else None

    def href(self, target: str) -> str | None:
        return target

    def picture(self, target: str, alternative: str, block: bool) -> Markup:
        return Markup('<figure class="drawing"><img src="{}" alt="{}" width="1" height="1"></figure>').format(
            target, alternative)


PAGE = Page()


def test_a_citation_is_a_link_that_stays_with_its_word() -> None:
    html = long("Elle tient [@gsa, p. 12].", PAGE)
    assert '<a class="cite from-measured" href="#source-gsa" id="cite-gsa">[p. 12]</a>.' in html
    assert "tient&nbsp;<a" in html


def test_a_mark_of_doubt_is_a_label_with_a_link() -> None:
    assert '<a class="mark mark-estimate" href="../method/">estimate</a>' in long("12 kg [!estimate]", PAGE)


def test_a_number_by_reference_shows_its_value() -> None:
    assert '<bdi class="number" data-name="pv_power">1 816 W</bdi>' in short("Il faut {{ pv_power }}.", PAGE)


def test_an_unknown_number_stays_visible_as_it_was_written() -> None:
    assert '<code class="unknown">{{ nothing }}</code>' in short("Il faut {{ nothing }}.", PAGE)


def test_inside_code_nothing_is_read() -> None:
    assert "<code>[@gsa] {{ pv_power }}</code>" in short("`[@gsa] {{ pv_power }}`", PAGE)


def test_a_tick_can_be_ticked_and_has_a_label() -> None:
    item = tree(long("- [ ] le **relevé** est signé", PAGE)).one("li", "task")
    box = item.one("label").one("input")
    assert box["type"] == "checkbox" and "disabled" not in box.attributes
    assert item.text == "le relevé est signé"


def test_warnings_come_before_the_action() -> None:
    text = "Montez.\n\n> [!WARNING]\n> Pas seul.\n\nPuis descendez.\n\n> [!NOTE]\n> Rien."
    html = tree(long(text, PAGE, danger_first=True))
    assert next(html.walk()).classes == ["alert", "alert-warning"]
    assert html.text.index("Pas seul.") < html.text.index("Montez.") < html.text.index("Rien.")
    assert tree(long(text, PAGE)).text.startswith("Montez.")


def test_headings_of_a_text_stay_below_those_of_the_page() -> None:
    assert [one.tag for one in tree(long("# A\n\n###### B", PAGE)).walk()] == ["h5", "h6"]


def test_a_wide_table_scrolls_in_its_own_box_and_has_column_headings() -> None:
    html = tree(long("| a | b |\n|---|--:|\n| 1 | 2 |", PAGE))
    box = html.one("div", "scroll")
    assert box["tabindex"] == "0" and box["role"] == "region" and box["aria-label"]
    assert [cell["scope"] for cell in box.all("th")] == ["col", "col"] and "end" in box.all("td")[1].classes


def test_an_image_alone_is_a_figure_of_its_own() -> None:
    html = tree(long("Avant.\n\n![Une lampe](images/lamp.svg)\n\nAprès.", PAGE))
    assert html.one("figure").one("img")["alt"] == "Une lampe" and not html.all("p")[0].all("figure")


@pytest.mark.parametrize("text", [
    "Il faut :\n- une vis\n- un clou", "1. a\n   - b\n\n     c\n2. d",
])
def test_lists_are_what_they_look_like_on_github(text: str) -> None:
    assert len(tree(long(text, PAGE)).all("li")) >= 2


@pytest.mark.parametrize("text", [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:msgbox(1))", "![x](javascript:alert(1))", "<javascript:alert(1)>", "[x]: javascript:alert(1)\n\n[x]",
    "<iframe src=//a.example></iframe>", "<style>*{}</style>", "<form action=//a.example><input></form>",
    "[x](https://a.example \"onmouseover='alert(1)'\")", "`<script>alert(1)</script>`",
    "<details open ontoggle=alert(1)>",
    "| <script>alert(1)</script> |\n|---|\n| <b onclick=alert(1)>x</b> |", "<!-- --><script>alert(1)</script>",
    "[@gsa\"><script>alert(1)</script>]", "{{ pv_power\"><script> }}", "[x](java\tscript:alert(1))",
    "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">", "&lt;script&gt;alert(1)&lt;/script&gt;",
])
def test_nothing_a_contributor_writes_runs(text: str) -> None:
    for html in (long(text, PAGE), short(text, PAGE)):
        for element in tree(html).walk():
            assert element.tag not in {"script", "iframe", "style", "form", "svg", "math", "object", "embed", "details"}
            assert not any(name.startswith("on") or name == "style" for name in element.attributes), html
            for name in ("href", "src"):
                scheme = element.attributes.get(name, "").strip().lower().partition(":")
                assert not (scheme[1] and scheme[0] not in {"http", "https", "mailto", "tel"}), html


@given(some.text(alphabet=some.characters(codec="utf-8", exclude_characters="\x00"), max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_at_all_gives_html_that_is_closed(text: str) -> None:
    tree(long(text, PAGE))
    tree(short(text, PAGE))


def test_plain_text_has_no_marks_no_citations_and_no_markup() -> None:
    assert plain("Le **toit** [@gsa] [!estimate] `x` &amp; <b>") == "Le toit x & <b>"
