"""The sheet of the sources, numbered as the other sheets cite them."""

from modemploi.publish.workbook.book import Page
from modemploi.publish.workbook.writing import Writing


def write(w: Writing, page: Page) -> None:
    """Every source of the guide: what it is, where it stands, how much of it was read, and what it rests on."""
    say, words = w.words.say, w.words
    page.line(say("sources"), "title")
    page.line(say("sources-intro"))
    page.head([say("book-number"), say("book-source"), say("book-address"), say("book-read"), say("book-strength"),
               say("book-accessed")])
    page.freeze(page.row)
    seen: set[str] = set()
    for source in w.g.loaded.sources:
        if source.id in seen:
            continue
        seen.add(source.id)
        row = page.row
        page.row += 1
        page.number(row, 0, words.numbers[source.id], "whole")
        page.text(row, 1, words.citation(source))
        address = source.url or (f"https://doi.org/{source.doi}" if source.doi else source.address_note or "")
        page.text(row, 2, address)
        page.reserve(row, 2, address + " " + "…" * (len(address) // 4))
        page.text(row, 3, say(f"read-{source.read}"))
        page.text(row, 4, say(f"strength-{source.strength}"))
        page.date(row, 5, source.accessed)
