"""The pages about what is known: counted from the guides, each document once, each doubt with its place."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from modemploi.load import load_library
from modemploi.load.library import LoadedGuide
from modemploi.publish.check_site import check_site
from modemploi.publish.files import bytes_of
from modemploi.publish.knowledge import bibliography, counted, sources_of, total
from modemploi.publish.press import Press
from modemploi.publish.shell import Shell
from tests.load.test_shared_sources import shared, source
from tests.make import FACTS, SLUG, WORDS, a_library, facts, yaml
from tests.publish.dom import Element
from tests.publish.street import FRENCH_ONLY, GUIDE, a_press, main, shown

RECORD = {"format_version": facts()["format_version"], "place": "Fès", "country": "MA", "year": "2019",
          "who": ["Idriss"], "status": "stopped", "sources": [source("story")],
          "findings": [{"id": "mended", "value": "12", "unit": "piece", "sources": ["story"]}],
          "words": [{"language": "fr", "title": "Fès", "story": "Douze lampes [@story]. [!conflict]",
                     "lesson": "Tôt."}]}
PRECEDENT = {f"{SLUG}/precedents/2019-fes.yml": yaml(RECORD)}

TESTIMONY = {"format_version": facts()["format_version"], "source": "interview", "statements": [
    {"id": "s1", "names": [{"language": "fr", "text": "On a réparé des lampes"}],
     "carried_by": [{"guide": SLUG, "parts": ["mend", "context", "problem", "2019-fes"]}]}]}


def the_guide(folder: Path, **given: Any) -> LoadedGuide:
    (loaded,) = load_library(a_library(folder, **given)).guides
    return loaded


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """The small guide with a shared source and a precedent."""
    words = {language: {"problem": WORDS[language]["problem"] + " [@interview]."} for language in ("fr", "en")}
    given = {**shared("interview", "unused"), "testimony": TESTIMONY}
    return a_press(tmp_path_factory.mktemp("street"), shared=given, words=words, files=PRECEDENT)


def rows(page: Element, number: int) -> dict[str, list[str]]:
    """A table of a page: what stands in the cells of each row, by its heading."""
    lines = page.all("table")[number].all("tr")[1:]
    return {row.one("th").text: [cell.text for cell in row.all("td")] for row in lines}


# --- counting ---------------------------------------------------------------------------------------------------------


def test_marks_sources_and_formulas_say_what_a_figure_rests_on(tmp_path: Path) -> None:
    before = counted(the_guide(tmp_path / "before")).claims
    risks = [{**FACTS["risks"][0], "mark": "needs-check"}]
    after = counted(the_guide(tmp_path / "after", risks=risks)).claims
    assert before["computed"] >= len(FACTS["quantities"])
    assert after - before == {"needs-check": 1} and before - after == {"found": 1}


def test_a_passage_counts_by_its_marks_or_else_by_its_citation(tmp_path: Path) -> None:
    before = counted(the_guide(tmp_path / "before")).claims
    more = "\n\nOn le dit [@lamp-report] [!estimate].\n\n- a [!conflict]\n- b [@lamp-report]\n- c"
    said = WORDS["fr"]["problem"] + more
    after = counted(the_guide(tmp_path / "after", words={"fr": {"problem": said}})).claims
    assert after - before == {"estimate": 1, "conflict": 1, "found": 1}


def test_precedents_are_counted_by_how_they_ended_with_what_they_rest_on(tmp_path: Path) -> None:
    loaded = the_guide(tmp_path, files=PRECEDENT)
    one = counted(loaded)
    assert one.precedents == {"stopped": 1} and one.claims["conflict"] == 1
    assert [each.id for each in sources_of(loaded)] == ["lamp-report", "story"]
    assert one.read == {"whole": 1, "excerpt": 1} and one.reviews == one.replications == 0


@pytest.mark.parametrize(("changes", "state", "count"), [
    ({}, "complete", 0),
    ({"fr": {"goal": "On lit le matin dans {{ rooms }}."}}, "complete", 0),
    ({"en": {"goal": None, "exit": None}}, "unfinished", 2),
])
def test_a_translation_says_what_it_lacks(tmp_path: Path, changes: dict[str, Any], state: str, count: int) -> None:
    told = counted(the_guide(tmp_path, words=changes)).languages
    assert told["fr"].state == "source" and (told["en"].state, told["en"].count) == (state, count)


def test_a_translation_whose_source_changed_is_outdated_until_somebody_looks(tmp_path: Path) -> None:
    guides = a_library(tmp_path)
    path = guides / SLUG / "fr.md"
    path.write_text(path.read_text(encoding="utf-8").replace("On lit le soir", "On lit la nuit"), encoding="utf-8")
    (loaded,) = load_library(guides).guides
    assert (counted(loaded).languages["en"].state, counted(loaded).languages["en"].count) == ("outdated", 1)


def test_a_review_of_its_language_makes_a_translation_read(tmp_path: Path) -> None:
    review = {"id": "read", "name": "Jane", "competence": "teacher", "part": "language", "language": "en",
              "date": "2026-11-23", "version": "2026.1"}
    told = counted(the_guide(tmp_path, reviews=[review]))
    assert told.languages["en"].read and told.reviews == 1
    assert not counted(the_guide(tmp_path / "other", reviews=[{**review, "part": "technical"}])).languages["en"].read


# --- the bibliography -------------------------------------------------------------------------------------------------


def test_a_document_stands_once_however_guides_call_it(tmp_path: Path) -> None:
    a_library(tmp_path, slug="light-a-street", shared=shared("law"),
              sources=[*FACTS["sources"], source("same", url="http://www.example.org/law/")],
              origin={"place": "Azrou", "country": "MA", "sources": ["same"]})
    library = load_library(a_library(tmp_path, shared=shared("law"),
                                     origin={"place": "Azrou", "country": "MA", "sources": ["law"]}))
    entries = bibliography(library.guides, library.sources.data.sources if library.sources.data else ())
    assert [(one.anchor, one.guides) for one in entries] == [
        ("source-law", ["light-a-street", SLUG]), ("source-lamp-report", ["light-a-street", SLUG])]
    assert total(map(counted, library.guides), [one.source for one in entries]).read == {"excerpt": 1, "whole": 1}


def test_two_documents_with_one_key_are_two(tmp_path: Path) -> None:
    a_library(tmp_path, slug="light-a-street",
              sources=[{**FACTS["sources"][0], "url": "https://example.org/autres", "title": "Autres lampes"}])
    entries = bibliography(load_library(a_library(tmp_path)).guides, ())
    assert [one.anchor for one in entries] == ["source-lamp-report", "source-lamp-report-2"]


def test_the_bibliography_holds_what_guides_cite_and_leads_to_them(press: Press) -> None:
    page = main(press, "bibliography")
    entries = {entry["id"]: entry for part in page.all("ul", "sources") for entry in part.all("li")}
    assert set(entries) == {"source-interview", "source-lamp-report", "source-story"}
    assert [heading.text for heading in page.all("h2")] == ["L", "U"]
    lamp = entries["source-lamp-report"]
    assert "rapport" in lamp.text and "lu en entier" in lamp.text and "documenté" in lamp.text
    assert "example.org" in lamp.text and lamp.one("small").one("a")["href"] == f"../{GUIDE}/#sources"


def test_a_guide_lists_only_the_shared_sources_it_cites_with_how_much_was_read(press: Press) -> None:
    listed = main(press).one("ol", "sources").all("li")
    assert {entry["id"] for entry in listed} == {"source-interview", "source-lamp-report", "source-story"}
    (interview,) = [entry for entry in listed if entry["id"] == "source-interview"]
    assert "lu par extraits" in interview.text and interview.one("cite").one("a")["href"].endswith("/interview")


# --- the state of knowledge -------------------------------------------------------------------------------------------


def test_the_state_of_knowledge_is_that_of_the_facts(press: Press) -> None:
    page = main(press, "state-of-knowledge")
    one = counted(press.library.guides[0])
    title = "Réparer les lampes d'une école"
    assert rows(page, 0)[title] == [str(one.claims[mark]) for mark in (
        "found", "computed", "estimate", "needs-check", "proposal", "conflict")]
    assert rows(page, 1)[title] == ["1", "2", "0"]
    assert rows(page, 3)[title][1:] == ["0", "0", "1 arrêté"]
    assert rows(page, 4)[title] == ["langue d'origine", "complète pas encore relue"]
    assert "Aucune personne du métier n'a encore relu un guide." in page.text
    assert "Tous les guides" not in page.text, "a sum of one guide says nothing"


def test_every_mark_is_explained_and_leads_to_the_method(press: Press) -> None:
    page = main(press, "state-of-knowledge", "en")
    meanings = page.one("dl", "glossary")
    assert [term.text for term in meanings.all("dt")] == [
        "found", "computed", "estimate", "to be checked", "proposal", "sources disagree"]
    assert {link["href"] for link in meanings.all("a")} == {f"../method/#mark-{mark}" for mark in (
        "computed", "estimate", "needs-check", "proposal", "conflict")}


def test_guides_under_way_are_told_and_not_counted(tmp_path: Path) -> None:
    page = main(a_press(tmp_path, state="draft"), "state-of-knowledge")
    assert not page.all("table") and "non comptés ici : 1" in page.text


# --- what somebody could ask ------------------------------------------------------------------------------------------


def test_questions_say_whom_to_ask_and_doubts_where_they_stand(press: Press) -> None:
    page = main(press, "open-questions")
    (question,) = page.one("ul", "questions").all("li")
    own = facts()["questions"][0]["id"]
    assert WORDS["fr"][f"{own}.name"] in question.text and WORDS["fr"][f"{own}.ask"] in question.text
    assert question.one("a")["href"] == f"../{GUIDE}/#{own}"
    check, conflict = page.all("details")
    assert [link["href"] for link in check.all("a")] == [f"../{GUIDE}/#waste-law-france"] * 2
    assert "France" in check.text and "On les rapporte." in check.text and "[!" not in check.text
    assert conflict.one("a")["href"] == f"../{GUIDE}/#record-2019-fes" and "Douze lampes" in conflict.text


def test_the_same_stands_in_a_file_for_a_spreadsheet(press: Press) -> None:
    page = main(press, "open-questions")
    assert [link["href"] for link in page.all("a") if "download" in link.attributes] == ["../open-questions.csv"]
    text = bytes_of(press.files("fr")["open-questions.csv"]).decode("utf-8-sig")
    told = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["Nature"] for row in told] == ["question ouverte", "à vérifier", "à vérifier", "sources en désaccord"]
    assert told[0]["À qui demander"] == WORDS["fr"][f"{facts()['questions'][0]['id']}.ask"]
    assert told[1]["Page et passage"] == f"{GUIDE}#waste-law-france"
    english = bytes_of(press.files("en")["open-questions.csv"]).decode("utf-8-sig")
    assert english.splitlines()[0] == "Guide,Kind,Question or point to check,Whom to ask,Page and place"


def test_a_cell_never_begins_like_a_formula(tmp_path: Path) -> None:
    own = facts()["questions"][0]["id"]
    press = a_press(tmp_path, words={"fr": {f"{own}.ask": "=HYPERLINK(1)"}})
    assert ";'=HYPERLINK(1);" in bytes_of(press.files("fr")["open-questions.csv"]).decode()


def test_guides_under_way_ask_too(tmp_path: Path) -> None:
    page = main(a_press(tmp_path, state="draft"), "open-questions")
    assert "brouillon" in page.text and page.one("ul", "questions").one("a")["href"].startswith(f"../drafts/{SLUG}/#")


def test_a_guide_in_another_language_is_read_there(tmp_path: Path) -> None:
    press = a_press(tmp_path, files=FRENCH_ONLY)
    link = main(press, "open-questions", "en").one("ul", "questions").one("a")
    assert link["href"].startswith(f"../../fr/{GUIDE}/#") and link.one("strong")["lang"] == "fr"
    doubts = main(press, "open-questions", "en").one("details")
    assert {one["lang"] for one in (*doubts.all("a"), *doubts.all("span"))} == {"fr"}
    assert main(press, "state-of-knowledge", "en").all("table")[0].one("a")["lang"] == "fr"


def test_what_the_interview_says_leads_to_the_places_that_carry_it(press: Press) -> None:
    statement = main(press, "testimony").one(id="s1")
    assert statement.one("dt").text == "On a réparé des lampes S1"
    places = {link.text: link["href"] for link in statement.all("a")}
    assert places == {
        "Réparer les lampes d'une école": f"../{GUIDE}/", "Réparer": f"../{GUIDE}/#mend",
        "Est-ce que cela marchera ici ?": f"../{GUIDE}/#will-it-work", "Le problème": f"../{GUIDE}/#problem",
        "Fès": f"../{GUIDE}/#record-2019-fes"}
    foreign = main(press, "testimony", "en").one(id="s1").one("dt")
    assert foreign.one("span")["lang"] == "fr" and "On a réparé des lampes" in foreign.text


def test_every_page_leads_to_them_and_no_link_of_theirs_leads_nowhere(press: Press, tmp_path: Path) -> None:
    names = ("state-of-knowledge", "bibliography", "open-questions", "testimony")
    footer = shown(press, "about").one("footer")
    assert {f"../{name}/" for name in names} <= {link["href"] for link in footer.all("a")}
    for language in ("fr", "en"):
        for name in press.names():
            path = tmp_path / language / ("" if name == "index" else name) / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(Shell(press, language).page(name), encoding="utf-8")
        for name, content in press.files(language).items():
            (tmp_path / language / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / language / name).write_bytes(bytes_of(content))
    broken = [one for one in check_site(tmp_path, "/") if any(name in one.page for name in names)]
    assert [one for one in broken if "look/" not in one.target and "search/" not in one.target] == []
