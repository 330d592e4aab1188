import pytest

from tests.load.test_words import FRONT, body_of, words_of


def mentions_of(text):
    translation, faults = body_of("## P {#problem}\n" + text)
    return [(m.kind, m.target, m.detail, m.place.line - 6, m.place.column)
            for m in translation.words["problem"].mentions], faults


@pytest.mark.parametrize(("text", "expected"), [
    ("Vu [@a-b].", ("citation", "a-b", "", 1, 4)),
    ("Vu [@a, p. 12].", ("citation", "a", "p. 12", 1, 4)),
    ("Été [!needs-check]", ("mark", "needs-check", "", 1, 5)),
    ("🙂 {{ pv_power }} !", ("number", "pv_power", "", 1, 3)),
    ("un\nd'eux {{x}}", ("number", "x", "", 2, 7)),
    ("[le *lien*](https://example.org/é \"t\")", ("link", "https://example.org/é", "le *lien*", 1, 1)),
    ("vers [ici](javascript:alert(1))", ("link", "javascript:alert(1)", "ici", 1, 6)),
    ("voir <https://example.org>", ("link", "https://example.org", "https://example.org", 1, 6)),
    ("voir https://example.org/a.", ("link", "https://example.org/a", "https://example.org/a", 1, 6)),
    ("![Un toit](images/toit.svg)", ("image", "images/toit.svg", "Un toit", 1, 1)),
    ("> > - {{ x }}", ("number", "x", "", 1, 7)),
    ("- [ ] fait [@a]", ("citation", "a", "", 1, 12)),
    ("1. un\n   - deux [@a]", ("citation", "a", "", 2, 11)),
    ("[ici][r]\n\n[r]: https://example.org", ("link", "https://example.org", "ici", 1, 1)),
])
def test_a_mention_is_found_at_its_exact_place(text, expected):
    assert mentions_of(text) == ([expected], [])


@pytest.mark.parametrize("text", ["`[@a] {{ x }}`", "    [@a]", "```\n[!estimate]\n```", "\\[@a] \\{{ x }}",
    "~~~ [@a]\n~~~"])
def test_code_and_escaped_signs_mention_nothing(text):
    assert mentions_of(text) == ([], [])


def test_equal_mentions_in_one_line_of_a_table_have_each_their_place():
    found, _ = mentions_of("| a | b |\n|---|---|\n| [@x] | [@x] |\n| `[@x]` | é [@x] |")
    assert [(line, column) for *_, line, column in found] == [(3, 3), (3, 10), (4, 14)]


def test_an_alert_is_no_mark_and_a_misspelt_one_is():
    assert mentions_of("> [!WARNING]\n> Attention [@a]")[0] == [("citation", "a", "", 2, 13)]
    assert mentions_of("> [!DANGER]\n> Attention")[0] == [("mark", "DANGER", "", 1, 3)]


def test_a_link_may_begin_like_a_citation():
    assert mentions_of("[@ville](https://example.org)")[0] == [("link", "https://example.org", "@ville", 1, 1)]


@pytest.mark.parametrize("text", ["{{ Pv Power }}", "{{ 1 }}", "{{ a.b }}", "{{ x", "[@ a]", "[@A B]"])
def test_a_reference_of_another_form_is_told(text):
    found, (fault,) = mentions_of("Soit " + text)
    assert found == [] and (fault.name, fault.place.line, fault.place.column) == ("bad-reference", 7, 6)


@pytest.mark.parametrize(("text", "html", "column"), [
    ("un <script>x</script>", "<script>", 4),
    ("<div onclick='x'>\n</div>", "<div onclick='x'>", 1),
    ("<!-- mot -->", "<!", 1),
    ("un <br onload=x>", "<br onload=x>", 4),
    ("<details ontoggle=x>\n</details>", "<details ontoggle=x>", 1),
    ("<iframe", "<iframe", 1),
    ("> <img src=x\n> onerror=y>", "<img src=x onerror=y>", 3),
])
def test_html_that_pages_do_not_show_is_told(text, html, column):
    faults = mentions_of(text)[1]
    assert [(fault.name, fault.values["found"], fault.place.line, fault.place.column) for fault in faults] == [
        ("raw-html", html, 7, column)]


@pytest.mark.parametrize("text", ["H<sub>2</sub>O", "a<br>b", "<kbd>x</kbd>", "<bdi dir=\"rtl\">x</bdi>",
    "<details open>\n<summary>x</summary>\n</details>",
                                  "1 < 2 et 3 > 2", "`<script>`"])
def test_html_that_pages_show_is_no_fault(text):
    assert mentions_of(text)[1] == []


def test_headings_and_labels_mention_too():
    text = FRONT.replace("summary: S", "summary: \"S [!estimate]\"") + "### Voir {{ rooms }} {#look}\n"
    words = words_of(text)[0].words
    assert [(m.target, m.place.line, m.place.column) for m in words["summary"].mentions] == [("estimate", 4, 13)]
    assert [(m.target, m.place.line, m.place.column) for m in words["look.name"].mentions] == [("rooms", 6, 10)]


def test_a_mention_on_a_later_line_of_a_label_is_found_there():
    words = words_of(FRONT.replace("summary: S", "summary: |\n  un [@a]\n  deux [@a]"))[0].words
    assert [(m.place.line, m.place.column) for m in words["summary"].mentions] == [(5, 6), (6, 8)]


def test_a_link_definition_counts_for_its_own_section_only():
    translation, _ = body_of("### A {#look}\n[ici][r]\n\n### B {#mend}\n[r]: https://example.org\n\n[ici][r]\n")
    assert translation.words["look.text"].mentions == ()
    assert [m.target for m in translation.words["mend.text"].mentions] == ["https://example.org"]
