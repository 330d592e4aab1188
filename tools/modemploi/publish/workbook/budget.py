"""The sheet of the budget: lines with prices one may change, totals, rates, and the fund for what wears out."""

from modemploi.compute.budget_cells import SIDES, other, rates_of
from modemploi.compute.cells import Cell, number, taken, value
from modemploi.compute.formulas import Tree
from modemploi.model.money import CostLine, ExchangeRate, Price
from modemploi.publish.money import origin, when_paid
from modemploi.publish.workbook import entries
from modemploi.publish.workbook.book import Page
from modemploi.publish.workbook.cells import BRACES, write_cells, write_tree
from modemploi.publish.workbook.writing import Writing

LOW, HIGH = 5, 6
"""The columns of sums."""
WORDS = 9
"""The last column over which sentences go."""


def write(w: Writing, page: Page) -> None:
    """Lines, totals, parts, rates, and how it is kept alive."""
    say, lines = w.words.say, w.g.guide.cost_lines
    page.line(say("book-sheet-budget"), "title")
    page.line(say("book-budget"))
    page.head([say("line"), say("how-many"), say("book-unit"), _side(w, "unit-price", "low"),
               _side(w, "unit-price", "high"), _side(w, "line-total", "low"), _side(w, "line-total", "high"),
               say("book-currency"), say("book-when"), say("book-paid"), say("category"), say("book-phase"),
               say("paid-by"), say("book-basis"), say("proof"), say("sources")])
    page.freeze(page.row, repeat=False)
    first, places = page.row, {}
    for row, line in enumerate(lines, first):
        places[line.id] = row
        _words(w, page, row, line)
    page.row += len(lines)
    rates = list({rate.id: rate for currency in dict.fromkeys(_currencies(lines))
                  for rate in rates_of(currency, w.g.guide.exchange_rates)}.values())
    if rates:
        page.row += 1
        page.line(say("rates-intro"), "heading")
        page.head([say("book-rate"), say("value"), say("book-currency"), say("book-date"), say("proof"),
                   say("sources")])
        for rate in rates:
            _rate(w, page, page.row, rate)
            page.row += 1
    write_cells(w.work, w.program.budget.cells, lambda cell: _entered(w, cell))
    for line in lines:
        _sums(w, page, places[line.id], line)
    page.digits(first, first + len(lines) - 1, 1)
    page.digits(first, first + len(lines) - 1, LOW, HIGH)
    page.row += 1
    _totals(w, page)
    _running(w, page)


def _side(w: Writing, name: str, side: str) -> str:
    return w.words.say("book-side", name=w.words.say(name), side=w.words.say(f"book-{side}"))


def _currencies(lines: tuple[CostLine, ...]) -> list[str]:
    return [line.currency for line in lines if line.currency]


# --- lines ---------------------------------------------------------------------------------------------------------


def _words(w: Writing, page: Page, row: int, line: CostLine) -> None:
    """What is known of a line before anything is worked out, and its prices."""
    words, price = w.words, line.unit_price
    page.text(row, 0, words.named(line.id, line.only), "strong")
    page.text(row, 2, words.unit(line.unit))
    for column, side in zip((3, 4), SIDES, strict=True):
        if price is None:
            page.text(row, column, words.say("no-limit" if line.is_amount else "unknown-value"),
                      "text" if line.is_amount else "remark")
        else:
            page.number(row, column, getattr(price, side), "input")
            cell = page.at(row, column)
            w.work.refs[f"price/{line.id}/{side}"] = w.work.keep(
                f"IF(ISNUMBER({cell}),{cell},NA())", getattr(price, side), f"price/{line.id}/{side}")
            w.work.setting.numbers[f"price/{line.id}/{side}"] = getattr(price, side)
            entries.allow_number(w, page, row, row, column, 0, None, None)
    page.text(row, 7, words.unit(line.currency))
    page.text(row, 8, words.say(f"book-{line.when}"))
    page.text(row, 9, words.say("in-kind" if line.in_kind else "book-in-money"))
    page.text(row, 10, words.name(line.category))
    page.text(row, 11, words.say(f"phase-{line.phase}") if line.phase else "")
    page.text(row, 12, words.listed(
        f"{words.name(bearer.partner)} {w.g.figures.said(bearer.share, '%')}"
        for bearer in line.borne_by) or words.say("nobody-yet"))
    if line.is_amount:
        page.text(row, 13, words.say(origin(w.g.guide, line), name=words.name(str(line.quantity))))
    else:
        page.text(row, 13, _basis(w, price) if price else "")
    page.text(row, 14, words.mark(line.mark))
    page.text(row, 15, words.cites(line.sources))


def _basis(w: Writing, price: Price) -> str:
    figures = w.g.figures
    return w.words.listed(filter(None, (
        w.words.say(f"basis-{price.basis}"), figures.whole(price.year) if price.year else "",
        figures.country(price.country) if price.country else "")))


def _sums(w: Writing, page: Page, row: int, line: CostLine) -> None:
    """How many, and what it comes to; a line for another choice is grey, with dashes."""
    say = w.words.say
    if line.id in w.program.budget.missing:
        for column in (1, LOW, HIGH):
            page.text(row, column, say("unknown-value"), "remark")
        return
    tree, counts = taken(w.program.sheet, line.only, number(1), number(0)), ""
    if tree != number(1):
        counts = w.work.alias(write_tree(w.work, f"line/{line.id}/taken", tree))
        page.greyed(row, page.columns, counts)
    left_out = w.work.value(tree) == 0
    if line.share_of_others or line.is_amount:
        page.text(row, 1, say("no-limit" if line.is_amount else "of-the-others"))
    else:
        w.result(page, row, 1, f"line/{line.id}/count", counts=counts, left_out=left_out)
    for column, side in zip((LOW, HIGH), SIDES, strict=True):
        w.result(page, row, column, f"line/{line.id}/{side}", counts=counts, left_out=left_out)


def _entered(w: Writing, cell: Cell) -> Tree:
    """The tree of a cell in which prices and rates are those that stand on the sheet."""
    kind, *rest = cell.name.split("/")
    if kind == "line" and rest[-1] in SIDES:
        line = w.g.guide.cost_lines[int(cell.path[1])]
        if line.unit_price is None:
            return cell.tree
        price = value(f"price/{line.id}/{rest[-1]}")
        given = getattr(line.unit_price, rest[-1])
        if line.share_of_others:
            return _swapped(cell.tree, given / 100, ("scale", 0, 0.01, price))
        return ("*", 0, price, value(f"line/{line.id}/count"))
    if cell.path == ("exchange_rates",):
        currency, total = rest[0], "/".join((kind, *rest[:-1]))
        rate = next(each for each in rates_of(currency, w.g.guide.exchange_rates)
                    if other(currency, each) == rest[-1])
        return ("*" if rate.base == currency else "/", 0, value(total), value(f"rate/{rate.id}"))
    return cell.tree


def _swapped(tree: Tree, given: float, entered: Tree) -> Tree:
    """A tree in which what is multiplied by a fixed number is multiplied by an entry."""
    if tree[0] == "scale" and tree[2] == given:
        return ("*", 0, entered, tree[3])
    return tuple(_swapped(each, given, entered) if isinstance(each, tuple) and each and isinstance(each[0], str)
                 else each for each in tree)


# --- totals --------------------------------------------------------------------------------------------------------


def _totals(w: Writing, page: Page) -> None:
    """Totals, currency by currency and converted, then their parts by category, phase and partner."""
    say, groups = w.words.say, w.program.budget.groups
    first = page.row
    page.line(say("book-totals"), "heading")
    _head(w, page, say("total"))
    for key in groups:
        currency = key.partition("/")[0]
        _sum(w, page, say(f"total-{when_paid(key)}"), f"total/{key}", currency, key, "strong")
        for rate in rates_of(currency, w.g.guide.exchange_rates):
            told = say("book-converted", date=w.g.figures.date(rate.date))
            _sum(w, page, told, f"total/{key}", other(currency, rate), key, "text", f"/{other(currency, rate)}")
    if missing := w.program.budget.missing:
        page.line(say("book-missing", names=w.words.listed(map(w.words.name, missing))), "notice")
    for kind, title in (("category", "by-category"), ("phase", "book-by-phase"), ("partner", "by-partner")):
        found = [(name, key) for key, names in groups.items() for name in names if name.startswith(f"{kind}/")]
        if found:
            page.row += 1
            page.line(say(title), "heading")
            _head(w, page, say({"phase": "book-phase"}.get(kind, kind)))
            for name, key in sorted(found, key=lambda each: [one for one, _ in found].index(each[0])):
                _sum(w, page, _part_name(w, name), f"{name}/{key}", key.partition("/")[0], key, "text")
    page.digits(first, page.row - 1, 1, 2)


def _head(w: Writing, page: Page, name: str) -> None:
    say = w.words.say
    page.head([name, _side(w, "line-total", "low"), _side(w, "line-total", "high"),
               say("book-currency"), say("book-when"), say("book-paid")])


def _part_name(w: Writing, name: str) -> str:
    kind, _, part = name.partition("/")
    if kind == "phase":
        return w.words.say(f"phase-{part}") if part else w.words.say("unknown-value")
    return w.words.name(part) if part else w.words.say("nobody-yet")


def _sum(w: Writing, page: Page, title: str, name: str, currency: str, key: str, style: str, after: str = "") -> None:
    """One row of totals."""
    say, row, (_, when, paid) = w.words.say, page.row, key.split("/")
    page.row += 1
    page.text(row, 0, title, style)
    for column, side in enumerate(SIDES, 1):
        w.result(page, row, column, f"{name}/{side}{after}", "bold-number" if style == "strong" else "number")
    page.text(row, 3, w.words.unit(currency))
    page.text(row, 4, say(f"book-{when}"))
    page.text(row, 5, say("in-kind" if paid == "kind" else "book-in-money"))


def _rate(w: Writing, page: Page, row: int, rate: ExchangeRate) -> None:
    """What one unit of a currency is worth; a reader may enter the rate of the day."""
    words, cell = w.words, page.at(row, 1)
    page.text(row, 0, words.say("book-one", currency=words.unit(rate.base)), "strong")
    page.number(row, 1, rate.rate, "input")
    entries.allow_number(w, page, row, row, 1, 0, None, None)
    page.text(row, 2, words.unit(rate.quote))
    page.date(row, 3, rate.date)
    page.text(row, 4, words.mark(rate.mark))
    page.text(row, 5, words.cites(rate.sources))
    name = f"rate/{rate.id}"
    w.work.setting.numbers[name] = rate.rate
    w.work.refs[name] = w.work.keep(f"IF(ISNUMBER({cell}),IF({cell}>0,{cell},NA()),NA())", rate.rate, name)


# --- afterwards ----------------------------------------------------------------------------------------------------


def _running(w: Writing, page: Page) -> None:
    """The guide's words on what comes after, with the numbers they speak of."""
    for address in ("running", "replacement-fund"):
        lines = w.words.long(address)
        if lines:
            page.row += 1
            page.line(w.words.say(address), "heading")
            for line in lines:
                w.line(page, line, WORDS)
            if any(BRACES.search(line) for line in lines):
                page.line(w.words.say("book-live"), "remark-line")
            first = page.row
            for name in dict.fromkeys(name for line in lines for name in BRACES.findall(line)):
                if name in w.work.refs:
                    page.text(page.row, 0, w.words.name(name), "strong")
                    w.result(page, page.row, 1, name, "bold-number")
                    page.text(page.row, 2, w.words.unit(w.unit(name)))
                    page.row += 1
            page.digits(first, page.row - 1, 1)

