"""The sheet of what is computed, each result with its rounding, its range, and what it rests on."""

from modemploi.model.case import Quantity
from modemploi.publish.workbook.book import Page
from modemploi.publish.workbook.cells import BRACES, write_quantity, write_rule
from modemploi.publish.workbook.writing import Writing


def write(w: Writing, page: Page) -> None:
    """Results, then the author's own rules."""
    say, words, guide = w.words.say, w.words, w.g.guide
    page.line(say("quantities"), "title")
    page.line(say("book-quantities"))
    page.head([say("result"), say("value"), say("book-unit"), say("book-remark"), say("rounding"), say("valid-range"),
               say("book-explained"), say("formula"), say("proof"), say("sources")])
    page.freeze(page.row)
    for cell in w.program.quantities:
        write_quantity(w.work, cell)
    first = page.row
    seen: set[str] = set()
    for quantity in guide.quantities:
        if quantity.id not in seen:
            seen.add(quantity.id)
            _one(w, page, quantity)
            page.row += 1
    page.digits(first, page.row - 1, 1)
    if guide.rules:
        page.row += 1
        page.line(say("rules"), "heading")
        page.line(say("rules-intro"))
        page.head([say("formula"), say("book-rule"), "", "", "", "", "", "", say("proof"), say("sources")])
        page.over(page.row - 1, 2, 7, say("book-rule-text"), "head")
    for rule in guide.rules:
        row = page.row
        page.row += 1
        page.text(row, 0, rule.formula)
        tree = w.program.sheet.rules.get(rule.id)
        if tree is None:
            page.text(row, 1, say("book-refused"), "remark")
        else:
            holds, held = write_rule(w.work, rule.id, tree.tree)
            yes, no = say("holds"), say("holds-not")
            w.formula(page, row, 1, f"IF({w.work.out(holds)},{w.word(yes)},{w.word(no)})",
                      None if held is None else yes if held else no, "strong")
        w.text(page, row, 2, words.short(f"{rule.id}.text"), to=7)
        page.text(row, 8, words.mark(rule.mark))
        page.text(row, 9, words.cites(rule.sources))


def _one(w: Writing, page: Page, quantity: Quantity) -> None:
    words, row, name = w.words, page.row, quantity.id
    page.text(row, 0, words.name(name), "strong")
    w.result(page, row, 1, name, "bold-number" if quantity.key else "number")
    page.text(row, 2, words.unit(quantity.unit))
    _remark(w, page, row, quantity)
    step = w.g.figures.said(quantity.step or 1, quantity.unit)
    page.text(row, 4, words.say(f"rounding-{quantity.rounding}", step=step) if quantity.rounding
              else words.say("rounding-none"))
    page.text(row, 5, words.span(quantity.min, quantity.max, quantity.unit))
    w.text(page, row, 6, words.short(f"{name}.explanation"))
    page.text(row, 7, quantity.formula)
    page.text(row, 8, words.mark(quantity.mark))
    page.text(row, 9, words.cites(quantity.sources))


def _remark(w: Writing, page: Page, row: int, quantity: Quantity) -> None:
    """Why a result is refused: it is outside the range in which the guide holds, or needs something that is refused."""
    words, work, name = w.words, w.work, quantity.id
    if name not in work.raws:
        page.text(row, 3, words.say("book-needs"), "remark")
        return
    needs = words.say("book-needs")
    span = words.span(quantity.min, quantity.max, quantity.unit)
    limit = BRACES.sub(lambda found: words.name(found[1]), words.short(f"{name}.limit"))
    out = " ".join(filter(None, (words.say("book-outside", range=span) if span else needs, limit)))
    page.reserve(row, 3, out, "remark")
    (raw, number), value = work.raws[name], work.refs[name]
    raw = work.out(raw)
    told = "" if name in work.setting.numbers else needs if number is None else out
    w.remarks[name] = page.at(row, 3), told
    page.formula(row, 3, f'IF(ISNUMBER({value}),"",IF(ISNUMBER({raw}),{w.word(out)},{w.word(needs)}))', told,
                 "remark")
