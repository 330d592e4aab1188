"""What must not be published: programs, secrets, addresses of persons."""

import re
from collections.abc import Iterator

from modemploi.checks.check import Example, Found, check, found
from modemploi.checks.view import View, inside
from modemploi.model import fields_of

HTML = re.compile(r"<\s*[/!?]?\s*[a-zA-Z][^>\n]{0,60}>?|&#?\w{1,8};|(?:java|vb)script\s*:", re.IGNORECASE)
SECRET = re.compile(
    r"\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}|AKIA[0-9A-Z]{16}|xox[abprs]-[\w-]{10,}"
    r"|sk-[A-Za-z0-9_-]{24,}|AIza[\w-]{30,}|eyJ[\w-]{10,400}\.eyJ[\w-]{10})|-----BEGIN [A-Z ]*PRIVATE KEY")
EMAIL = re.compile(r"(?<=\w)@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)
PHONE = re.compile(r"(?<![\w+])(?:\+|00)\d{1,3}(?:[ .()\u00a0\u202f-]*\d){8,12}(?!\d)")


@check(
    level="error",
    message="HTML has no place in facts: {found}",
    why="facts are shown as they stand; HTML can carry programs",
    fix="write the text without signs of HTML",
    example=Example("guide.yml", "    title: Les lampes<img src=x onerror=alert(1)>\n", "    title: Les lampes\n"),
)
def html_in_facts(view: View) -> Iterator[Found]:
    """A fact with a tag, an entity or a script in it."""
    for part, at in view.everything:
        for field in fields_of(type(part)):
            value = vars(part)[field.name]
            if isinstance(value, str) and field.name != "formula" and (tag := HTML.search(value)):
                yield Found(at(field.name), {"found": tag[0]})


@check(
    level="error",
    message="this looks like a key or a password: {start}…",
    why="whoever reads it can use it, and the history of the guide keeps it for ever",
    fix="revoke it today where it was given out, then delete it here",
    example=Example("en.md", "One signed page, ghp_" + 36 * "a" + ".", "One signed page."),
)
def secret_in_text(view: View) -> Iterator[Found]:
    """A token or a private key."""
    for _, word in view.words:
        if secret := SECRET.search(word.markdown):
            yield found(inside(word, secret.start()), start=secret[0][:8])
    for part, at in view.everything:
        for field in fields_of(type(part)):
            value = vars(part)[field.name]
            if isinstance(value, str) and (secret := SECRET.search(value)):
                yield found(at(field.name), start=secret[0][:8])


@check(
    level="warning",
    message="this looks like the address or telephone number of a person: {found}",
    why="it stays public for ever, and is collected by machines; offices move and people leave",
    fix="name the office and its website, or a role; keep a person's address only with their consent",
    example=Example("en.md", "Ask amina@example.org.", "One month's notice."),
)
def person_in_text(view: View) -> Iterator[Found]:
    """An e-mail address or a telephone number."""
    for _, word in view.words:
        for pattern in (EMAIL, PHONE):
            if contact := pattern.search(word.markdown):
                yield Found(inside(word, contact.start()), {"found": contact[0]})
