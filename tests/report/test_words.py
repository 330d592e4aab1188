"""The tool's words in French: catalogues as gettext writes them, spaces as French sets them."""

import io

import pytest
from babel.messages.pofile import read_po

from modemploi.report.words import LOCALE, catalogue, french_spaces, read_catalogue, translate

SOME = '''\
# a remark
msgid ""
msgstr "Language: fr\\n"

#. where it stands
msgid "one {count}"
msgstr ""
"une "
"{count} « \\"fois\\" »"

#, fuzzy
msgid "in doubt"
msgstr "en doute"

msgid "not yet"
msgstr ""
'''


def test_a_catalogue_is_read_as_babel_reads_it() -> None:
    assert read_catalogue(SOME) == {"one {count}": 'une {count} « "fois" »'}


@pytest.mark.parametrize("path", sorted(LOCALE.rglob("*.po")), ids=lambda path: path.stem)
def test_every_catalogue_is_read_as_babel_reads_it(path) -> None:
    text = path.read_text(encoding="utf-8")
    theirs = {str(each.id): str(each.string) for each in read_po(io.BytesIO(text.encode()))
              if each.id and each.string and not each.fuzzy}
    assert read_catalogue(text) == theirs


def test_a_text_without_translation_stays_as_it_is() -> None:
    assert translate("no such text", "fr") == "no such text"
    assert translate("error", "en") == "error"
    assert not catalogue("xx")


@pytest.mark.parametrize(("typed", "shown"), [
    ("« mot » : oui ; non !", "«\u00a0mot\u00a0»\u00a0: oui\u202f; non\u202f!"),
    ("écrire `a : b` : voilà", "écrire `a : b`\u00a0: voilà"),
    ("80 % et 3 kB", "80\u202f% et 3\u202fkB"),
])
def test_french_spaces_are_set_outside_of_code(typed: str, shown: str) -> None:
    assert french_spaces(typed) == shown
