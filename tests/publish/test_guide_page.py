"""The page of a guide: its ten parts in their order, each saying what the facts say."""

import datetime
from pathlib import Path

import pytest
import yaml

from modemploi.load import load_library
from modemploi.publish.guide import SECTIONS
from modemploi.publish.press import Press
from tests.make import FACTS, SLUG
from tests.publish.street import AS_OF, FRENCH_ONLY, GUIDE, a_press, main, shown

ORDER = ("problem", "when-not", "functions", "will-it-work", "your-case", "who", "decisions", "steps",
         "budget", "risks", "law", "end-of-life", "results", "ledger", "again", "sources", "history", "improve")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """The small guide as it is."""
    return a_press(tmp_path_factory.mktemp("street"))


def test_the_parts_stand_in_the_order_in_which_a_reader_asks(plain: Press) -> None:
    page = main(plain)
    assert tuple(heading["id"] for heading in page.all("h2")) == ORDER


def test_a_choice_says_how_others_made_it_apart_from_our_advice_and_the_step_leads_to_it(plain: Press) -> None:
    page = main(plain)
    assert page.one(id="mend-or-buy").text == "Réparer, ou acheter ?"
    others, advice = page.one(kind="others").text, page.one(kind="advice").text
    assert "Ailleurs, on a réparé" in others and "On compte ce que coûte la pièce" not in others
    assert "On compte ce que coûte la pièce" in advice
    assert [len(card.all("a", href="#mend-or-buy")) for card in page.all(kind="step-card")] == [1, 0]


def test_a_drawing_that_stands_after_the_steps_is_not_shown_before_them_too(tmp_path: Path) -> None:
    words = {"mend.text": "> [!WARNING]\n> On coupe.\n\nOn ouvre.",
             "again": "![](images/lamp.svg)\n\n![](images/lamp.svg)"}
    page = main(a_press(tmp_path, words={"fr": words}))
    figures = page.all("figure", "drawing")
    assert len(figures) == 2 and [figure.attributes.get("id") for figure in figures] == ["lamp-drawing", None]
    assert not page.all("h3", id="drawings")


def test_what_nobody_knows_says_whom_to_ask(plain: Press) -> None:
    question = main(plain).one("ul", "questions").text
    assert "Combien de temps tiennent-elles" in question and "La corporation, au bout d'un an" in question


def test_every_anchor_of_the_page_is_known_so_that_no_part_of_a_guide_takes_it(tmp_path: Path) -> None:
    assert set(ORDER) <= set(SECTIONS)
    page = main(a_press(tmp_path, tools=[{"id": "budget", "count": "1"}], steps=[
        {**step, "uses": ["lamp"]} for step in FACTS["steps"]], words={
            language: {"budget.name": "X", "budget.specification": "X"} for language in ("fr", "en")}))
    ids = [element["id"] for element in page.walk() if "id" in element.attributes]
    assert len(ids) == len(set(ids)) and "budget-part" in ids


def test_a_guide_nobody_has_reviewed_says_so_at_its_top(plain: Press) -> None:
    notice = main(plain).one("div", "notice-unreviewed")
    assert notice.text.startswith("Aucun praticien n'a encore relu ce guide.")


def test_a_reviewed_guide_does_not_say_that_nobody_reviewed_it(tmp_path: Path) -> None:
    review = {"id": "amina", "name": "Amina", "competence": "électricienne", "part": "technical", "date": "2026-10-01",
              "version": "2026.1"}
    page = main(a_press(tmp_path, reviews=[review]))
    assert not page.all("div", "notice-unreviewed")
    assert "Amina (électricienne)" in page.text and "1er octobre 2026" in page.one("div", "fact-review").text


def test_a_high_risk_guide_says_which_competent_person_comes_first(tmp_path: Path) -> None:
    box = main(a_press(tmp_path, hazards=["battery-current"])).one("div", "notice-hazard")
    assert "Courant de batterie" in box.text and "Une personne du métier" in box.text
    assert box.all("a")[-1]["href"] == "#mender"


def test_key_facts_are_computed(plain: Press) -> None:
    facts = {fact.classes[1]: fact.text for fact in main(plain).one("dl", "facts").all("div", "fact")}
    assert facts["fact-cost"] == "Coût de mise en place27–36 € prix 2026"
    assert "3 jour" in facts["fact-time"] and "1 personne" in facts["fact-people"]
    assert "pas encore" in facts["fact-replications"] and "français, anglais" in facts["fact-languages"]


def test_the_cost_follows_the_facts(tmp_path: Path) -> None:
    rooms = [{**FACTS["parameters"][0], "typical": "10"}, *FACTS["parameters"][1:]]
    assert "90–120 €" in main(a_press(tmp_path, parameters=rooms)).one("div", "fact-cost").text


def test_a_condition_says_what_follows_from_each_answer(plain: Press) -> None:
    condition = main(plain).one("li", "condition")
    assert "effect-stop" in condition.classes
    assert condition.text == ("Quelqu'un peut-il réparer ? Oui Non Oui : on continue. "
                              "Sinon : arrêter. Trouver d'abord cette personne.")


def test_every_result_stands_with_its_rounding_range_and_proof(plain: Press) -> None:
    table = main(plain).one("table", "quantities")
    cells = [cell.text for cell in table.all("tr")[1].all("td")]
    assert cells[:3] == ["6 pièce", "vers le haut, par 1 pièce", "–"] and cells[3] == "calculé ici"
    assert "rooms * lamps_per_room" in table.text and table.one("th",
                                                                id="lamps").all("a")[0]["href"] == "#lamps_per_room"


def test_a_number_in_a_sentence_is_the_computed_one(plain: Press) -> None:
    number = main(plain).all("bdi", "number", **{"data-name": "rooms"})[0]
    assert number.text == "3 salle"


def test_giving_and_receiving_face_each_other(plain: Press) -> None:
    sides = main(plain).one("div", "exchange").all("div", "side")
    assert [side.one("p", "side-title").text for side in sides] == ["La corporation donne à L'école",
                                                                   "L'école donne à La corporation"]
    assert "La réparation" in sides[0].text and "Le repas et le toit" in sides[1].text


def test_a_partner_who_gives_nothing_back_is_not_passed_over(tmp_path: Path) -> None:
    page = main(a_press(tmp_path, exchanges=FACTS["exchanges"][:1], reciprocity_rules=None))
    assert "Rien n'est prévu dans ce sens" in page.one("div", "exchange").all("div", "side")[1].text


def test_a_step_tells_its_danger_before_its_action_and_its_end_after(plain: Press) -> None:
    step = main(plain).all("div", "step-card")[1]
    order = [text for text in ("Choc électrique", "On coupe le courant d'abord.", "Puis on ouvre la lampe.",
                               "Terminé quand",
                               "La lampe reste éteinte") if text in step.text]
    places = [step.text.index(text) for text in order]
    assert len(order) == 5 and places == sorted(places)
    assert step.one("div", "done").one("input")["type"] == "checkbox"


def test_steps_are_numbered_through_and_grouped_by_phase(plain: Press) -> None:
    page = main(plain)
    assert [heading.text for heading in page.all("h3", "phase")] == ["Préparer", "Faire"]
    assert [heading["data-number"] for heading in page.all("h4", "step")] == ["1", "2"]


def test_times_that_follow_the_case_are_told_as_the_reference_case_has_them(tmp_path: Path) -> None:
    extra = [{"id": "effort_here", "unit": "person_day", "formula": "rooms * effort_a_room"},
             {"id": "days_here", "unit": "day", "formula": "rooms * days_a_room"}]
    each = [{**FACTS["assumptions"][0], "id": name, "value": value, "unit": unit} for name, value, unit in (
        ("effort_a_room", "2", "person_day/room"), ("days_a_room", "4", "day/room"))]
    first = {**FACTS["steps"][0], "effort": [{"role": "mender", "quantity": "effort_here"}], "duration": None,
             "duration_quantity": "days_here"}
    page = main(a_press(tmp_path, quantities=[*FACTS["quantities"], *extra],
                        assumptions=[*FACTS["assumptions"], *each], steps=[first, FACTS["steps"][1]]))
    facts = page.all("p", "step-facts")[0]
    assert "Qui : Réparatrice ou réparateur (6 jour-personne)" in facts.text and "Durée : 12 jour" in facts.text
    assert [number["data-name"] for number in facts.all("bdi", "number")] == ["effort_here", "days_here"]


def test_a_season_is_told_by_name_with_its_days_of_every_year(tmp_path: Path) -> None:
    season = {"id": "holidays", "country": "MA", "mark": "estimate", "sources": ["lamp-report"], "periods": [
        {"first": "07-05", "last": "08-31"}, {"first": "12-20", "last": "01-02"}]}
    first = {**FACTS["steps"][0], "season": "holidays"}
    press = a_press(tmp_path, seasons=[season], steps=[first, FACTS["steps"][1]], words={
        "fr": {"holidays.name": "Les vacances"}, "en": {"holidays.name": "The holidays"}})
    french, english = (main(press, language=language).all("p", "step-facts")[0].text for language in ("fr", "en"))
    assert "Saison : Les vacances (5 juillet – 31 août, 20 décembre – 2 janvier, Maroc) estimation" in french
    assert "Season: The holidays (5 July – 31 August, 20 December – 2 January, Morocco) estimate" in english
    assert "Les vacances (5 juillet – 31 août, 20 décembre – 2 janvier, Maroc) estimation" in next(
        field.text for field in main(press).all("div", "field") if "Premier jour" in field.text)


def test_the_calendar_lists_every_step_with_its_weeks(plain: Press) -> None:
    calendar = main(plain).one("ol", "calendar")
    assert [row.text for row in calendar.all("li")] == [
        "Regarder (décide de la durée totale) semaine 1", "Réparer (décide de la durée totale) semaine 1"]


def test_the_budget_is_told_line_by_line_with_who_pays(plain: Press) -> None:
    line = main(plain).one("table", "budget").all("tr")[1]
    assert [cell.text for cell in line.all("td")][:4] == ["6 pièce", "4,50–6,00 €", "27–36 €", "L'école"]
    assert "prix publié, 2026, France" in line.text


def test_an_amount_of_money_says_where_it_comes_from_instead_of_a_price(tmp_path: Path) -> None:
    grant = {"id": "grant", "kind": "number", "unit": "EUR", "typical": "500", "min": "0", "max": "900"}
    lines = [{"id": name, "when": "set-up", "category": "material", "quantity": quantity, "unit": "EUR",
              "borne_by": [{"partner": "school", "share": "100"}], "mark": "estimate"}
             for name, quantity in (("entered", "grant"), ("halved", "half"), ("assumed", "spare"))]
    words = {"grant.name": "La bourse", "half.name": "La moitié", "spare.name": "Le reste"}
    table = main(a_press(
        tmp_path, cost_lines=lines, parameters=[*FACTS["parameters"], grant], words={"fr": words},
        assumptions=[*FACTS["assumptions"], {"id": "spare", "value": "12.5", "unit": "EUR", "mark": "estimate"}],
        quantities=[*FACTS["quantities"], {"id": "half", "unit": "EUR", "formula": "grant / 2"}],
    )).one("table", "budget")
    assert [[cell.text for cell in row.all("td")][:3] for row in table.all("tr")[1:]] == [
        ["–", "–", "500 €"], ["–", "–", "250 €"], ["–", "–", "12,50 €"]]
    told = [row.all("td")[-1] for row in table.all("tr")[1:]]
    assert [cell.text for cell in told] == [
        "montant que vous entrez : La bourse estimation", "montant calculé : La moitié estimation",
        "montant supposé : Le reste estimation"]
    assert [cell.all("a")[0]["href"] for cell in told] == ["#grant", "#half", "#spare"]


def test_the_price_of_money_is_told_as_a_share_of_it(tmp_path: Path) -> None:
    grant = {"id": "grant", "kind": "number", "unit": "EUR", "typical": "500", "min": "0", "max": "900"}
    line = {**FACTS["cost_lines"][0], "quantity": "grant", "unit": "EUR"}
    prices = [{**line["unit_price"], "low": low, "high": high}
              for low, high in (("0.01", "0.03"), ("1", "1.1"), ("1", "1"))]
    lines = [{**line, "id": f"line-{place}", "unit_price": price} for place, price in enumerate(prices)]
    table = main(a_press(tmp_path, cost_lines=lines, parameters=[*FACTS["parameters"], grant])).one("table", "budget")
    assert [[cell.text for cell in row.all("td")][:3] for row in table.all("tr")[1:]] == [
        ["500 €", "1–3 %", "5–15 €"], ["500 €", "100–110 %", "500–550 €"], ["500 €", "100 %", "500 €"]]


def test_a_gift_in_kind_is_counted_apart(tmp_path: Path) -> None:
    lines = [{**FACTS["cost_lines"][0], "in_kind": "true"}, FACTS["cost_lines"][1]]
    totals = [total.text for total in main(a_press(tmp_path, cost_lines=lines)).all("ul", "results")[1].all("li")]
    assert any("27–36 € donné en nature, une fois" in total for total in totals)
    assert not any("à payer, une fois" in total for total in totals)


def test_another_currency_is_converted_only_by_a_rate_of_the_guide(tmp_path: Path) -> None:
    price = {**FACTS["cost_lines"][0]["unit_price"], "currency": "MAD", "country": "MA", "low": "45", "high": "60"}
    lines = [{**FACTS["cost_lines"][0], "unit_price": price}, FACTS["cost_lines"][1]]
    without = main(a_press(tmp_path / "a", cost_lines=lines)).text
    assert "270–360 MAD" in without and "au taux" not in without
    rate = {"id": "mad", "base": "EUR", "quote": "MAD", "rate": "10", "date": "2026-01-02", "mark": "found",
            "sources": ["lamp-report"]}
    assert "27–36 € au taux du 2 janvier 2026" in main(a_press(tmp_path / "b", cost_lines=lines,
                                                               exchange_rates=[rate])).text


def test_a_total_is_told_in_the_other_currency_by_a_dated_rate_too(tmp_path: Path) -> None:
    rate = {"id": "mad", "base": "EUR", "quote": "MAD", "rate": "10.9608", "date": "2026-01-02", "mark": "found",
            "sources": ["lamp-report"]}
    text = main(a_press(tmp_path, exchange_rates=[rate])).text
    assert "296–395 MAD au taux du 2 janvier 2026" in text and "1 EUR = 10,9608 MAD" in text


def test_a_guide_nobody_followed_says_so(plain: Press) -> None:
    assert main(plain).one("div", "empty").text.startswith("Personne n'a encore suivi ce guide.")


def record(kind: str, **more: object) -> str:
    """The text of a record."""
    words = "words:\n  - language: fr\n    title: Une école\n    story: Elle éclaire [@paper].\n    lesson: On peut.\n"
    source = ("sources:\n  - id: paper\n    type: report\n    title: A paper\n    language: en\n    read: excerpt\n"
              "    strength: evaluated\n") if kind == "precedent" else ""
    own = f"guide: {SLUG}\nguide_version: '2026.1'\ntold_by: Amina\n" if kind == "replication" else ""
    return f"format_version: 2\nplace: Azrou\ncountry: MA\nyear: 2025\nstatus: failed\n{own}{words}{source}"


def test_attempts_and_precedents_stand_apart(tmp_path: Path) -> None:
    page = main(a_press(tmp_path, files={f"{SLUG}/replications/2025-azrou.yml": record("replication"),
                                         f"{SLUG}/precedents/2020-blois.yml": record("precedent")}))
    headings = [one.text for one in page.all("h3") + page.all("h4") if one.text in (
        "Ceux qui ont suivi ce guide", "Ce qui s'est fait ailleurs")]
    assert headings == ["Ceux qui ont suivi ce guide", "Ce qui s'est fait ailleurs"]
    assert not page.all("div", "empty") and "raconté par Amina" in page.text and "échoué" in page.text
    assert "1" in page.one("div", "fact-replications").text


def test_people_who_follow_the_case_are_named_by_their_number(tmp_path: Path) -> None:
    helper = {"id": "helper", "head_count_quantity": "helpers"}
    page = main(a_press(tmp_path, roles=[*FACTS["roles"], helper], quantities=[
        *FACTS["quantities"], {"id": "helpers", "unit": "person", "formula": "rooms * one"}],
        assumptions=[*FACTS["assumptions"], {"id": "one", "value": "2", "unit": "person/room", "mark": "estimate"}]))
    card = page.one("li", id="helper")
    assert card.one("bdi")["data-name"] == "helpers" and "6 personne" in card.text
    fact = page.one("div", "fact-people")
    assert "7 personne" in fact.text and len(fact.all("bdi", **{"data-name": "people/all"})) == 1


def test_a_precedent_of_several_countries_names_them_all(tmp_path: Path) -> None:
    told = record("precedent").replace("country: MA\n", "country: PE\nother_countries:\n  - UG\n  - VN\n")
    page = main(a_press(tmp_path, files={f"{SLUG}/precedents/2017-three.yml": told}))
    assert "Azrou, Pérou, Ouganda, Viêt Nam · 2025" in page.text.replace("Vietnam", "Viêt Nam")


def test_a_precedent_brings_its_own_sources_into_the_list(tmp_path: Path) -> None:
    page = main(a_press(tmp_path, files={f"{SLUG}/precedents/2020-blois.yml": record("precedent")}))
    assert "A paper" in page.one("li", id="source-paper").text
    assert page.one("li", id="source-paper").one("cite")["lang"] == "en"


def test_every_citation_leads_to_its_source_and_back(plain: Press) -> None:
    page = main(plain)
    source = page.one("li", id="source-lamp-report")
    uses = {link["href"].removeprefix("#") for link in source.one("span", "back").all("a")}
    cites = {link["id"] for link in page.all("a", "cite")}
    assert uses == cites and len(cites) > 3
    assert all(link["href"] == "#source-lamp-report" and link["title"] == "documenté" for link in page.all("a", "cite"))


def test_a_source_says_what_it_rests_on_and_how_much_was_read(plain: Press) -> None:
    text = main(plain).one("li", id="source-lamp-report").text
    assert text.startswith("documenté lu en entier Lampes sans frontières, Les lampes, 2025, "
                           "consulté le 20 novembre 2026.")


def test_marks_of_doubt_lead_to_what_they_mean(plain: Press) -> None:
    press = plain
    targets = {mark["href"] for mark in main(press).all("a", "mark")}
    assert "../../method/#mark-needs-check" in targets
    anchors = {element.attributes.get("id") for element in main(press, "method").walk()}
    assert {target.partition("#")[2] for target in targets} <= anchors


def test_a_law_note_says_its_country_and_its_date(plain: Press) -> None:
    assert "France · au 1er novembre 2026 à vérifier" in main(plain).one("div", "law").text


def test_an_image_has_its_alternative_its_credit_and_its_size(plain: Press) -> None:
    figure = main(plain).one("figure", "drawing")
    image = figure.one("img")
    assert (image["alt"], image["width"], image["height"]) == ("Une lampe ouverte, le fil à gauche.", "10", "10")
    assert image["src"] == "images/lamp.svg" and "Amina Test, CC-BY-4.0" in figure.text


def test_an_image_that_no_text_shows_is_shown_all_the_same(tmp_path: Path) -> None:
    page = main(a_press(tmp_path, words={"fr": {"mend.text": "On ouvre."}, "en": {"mend.text": "Open."}}))
    assert page.one("h3", id="drawings") and page.one("figure", "drawing")


def test_a_drawing_that_is_a_program_is_not_published(tmp_path: Path) -> None:
    wicked = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>'
    press = a_press(tmp_path, files={f"{SLUG}/images/lamp.svg": wicked})
    assert not main(press).all("img") and "Une lampe ouverte" in main(press).text
    assert not [name for name in press.files("fr") if "images" in name]


def test_a_part_without_translation_is_shown_in_its_language_and_says_so(tmp_path: Path) -> None:
    page = main(a_press(tmp_path, words={"en": {"goal": None}}), language="en")
    block = page.one("div", "untranslated")
    assert block["lang"] == "fr" and block["dir"] == "ltr" and "On lit le soir" in block.text
    assert "1 passages are not translated yet" in page.text


def test_a_part_whose_source_changed_says_so(tmp_path: Path) -> None:
    path = tmp_path / "guides" / SLUG / "fr.md"
    press = a_press(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("On lit le soir", "On lit tard"), encoding="utf-8")
    page = main(Press(load_library(tmp_path / "guides"), press.settings, AS_OF), language="en")
    assert [note.text for note in page.all("p",
        "outdated")] == ["The source of this passage has changed since it was translated."]


def test_a_guide_that_is_not_in_a_language_says_so_instead_of_showing_another(tmp_path: Path) -> None:
    page = main(a_press(tmp_path, files=FRENCH_ONLY), language="en")
    assert page.one("h1")["lang"] == "fr"
    assert "This guide does not exist in English yet." in page.text
    assert "lampes" not in page.text.replace(page.one("h1").text, "")
    assert page.one("a", "button")["href"] == f"../../../fr/{GUIDE}/"


def test_the_links_to_improve_a_page_appear_when_the_repository_is_known(tmp_path: Path) -> None:
    assert not main(a_press(tmp_path / "a")).all("ul", "improve")
    links = main(a_press(tmp_path / "b", address="https://guides.example.org")).one("ul", "improve").all("a")
    assert links[0]["href"] == f"https://forge.example.org/a/b/edit/main/guides/{SLUG}/fr.md"


def test_a_draft_is_below_drafts_marked_and_kept_from_search_engines(tmp_path: Path) -> None:
    press = a_press(tmp_path, state="draft")
    assert f"drafts/{SLUG}" in press.names() and GUIDE not in press.names()
    html = shown(press, f"drafts/{SLUG}")
    assert html.one("meta", name="robots")["content"] == "noindex"
    assert html.one("div", "notice-draft").text.startswith("Brouillon.")
    assert press.page("fr", f"drafts/{SLUG}").meta["search"] == {"exclude": True}
    assert not main(press, "catalogue").all("li", "guide-card")


def test_a_retired_guide_keeps_its_address_and_leaves_the_catalogue(tmp_path: Path) -> None:
    press = a_press(tmp_path, state="retired", words={"fr": {"retired-reason": "Lisez l'autre."},
                                                      "en": {"retired-reason": "Read."}})
    assert "Ce guide est retiré. Lisez l'autre." in main(press).text
    assert not main(press, "catalogue").all("li", "guide-card")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_phrase_is_missing_on_the_page(plain: Press, language: str) -> None:
    page = main(plain, language=language)
    assert not [element for element in page.walk() if element.attributes.get("lang") not in (None, language)
                and element.tag != "cite" and "hreflang" not in element.attributes]


def test_maturity_is_told_for_a_day_not_for_the_clock(tmp_path: Path) -> None:
    press = a_press(tmp_path)
    assert "prix à revoir" not in main(press).text
    later = Press(press.library, press.settings, datetime.date(2031, 1, 1))
    assert "prix à revoir" in main(later).one("div", "fact-maturity").text


def test_a_contributor_cannot_reach_headings_or_front_matter(tmp_path: Path) -> None:
    wicked = "x</h1><script>alert(1)</script> {#y onclick=z} `a` **b** [c](javascript:d) <!-- \\n---\\n"
    press = a_press(tmp_path, words={"fr": {"title": wicked, "look.name": wicked, "summary": wicked}})
    _, front, body = press.page("fr", GUIDE).markdown().split("---\n", 2)
    assert yaml.safe_load(front)["title"].startswith("x</h1><script>") and len(front.splitlines()) == 5
    headings = [line for line in body.splitlines() if line.startswith("#")]
    assert "<script" not in body and not any("onclick=z}" in line or "<" in line for line in headings)
    html = shown(press)
    assert len(html.all("h1")) == 1 and "alert(1)" in html.one("h1").text
    assert not [script for script in html.all("script") if "src" not in script.attributes]
    assert html.one("h4", id="look").attributes.keys() == {"class", "id", "data-number"}
