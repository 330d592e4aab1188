"""The voice of the house, over every check: what messages say and how they say it."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from modemploi import checks
from modemploi.checks import CHECKS, Check, nouns
from modemploi.checks.form import wrong_value
from modemploi.compute.faults import FAULTS as FORMULA_FAULTS
from modemploi.load.faults import FAULTS
from modemploi.load.refusals import KINDS
from modemploi.model import (
    Glossary, Guide, Languages, Phrases, Precedent, Replication, SharedList, Sources, Stamps, Units, fields_of,
)
from modemploi.model.fields import classes
from modemploi.model.text import FrontMatter

BANNED = ("invalid", "illegal", "forgot", "please", "just", "simply", "obviously", "stupid", "fail", "failed", "oops",
          "sorry")
PYTHONS = ("null", "str", "int", "float", "dict", "tuple", "bool", "string", "boolean", "integer", "exception",
           "traceback", "regex", "parse", "parser", "schema", "node", "mapping", "sequence", "token", "instance",
           "object")


def texts(check: Check) -> list[str]:
    return [check.message, check.why, check.fix, *(text for terms in check.terms.values() for text in terms.values())]


@pytest.mark.parametrize("name", CHECKS)
def test_no_message_blames_or_speaks_python(name: str) -> None:
    for text in texts(CHECKS[name]):
        words = re.findall(r"[a-z]+", re.sub(r"`[^`]*`", "", text).lower())
        assert not set(words) & {*BANNED, *PYTHONS} and "None" not in text, text


@pytest.mark.parametrize("name", CHECKS)
def test_what_is_so_the_reason_and_the_cure_are_three_short_sentences(name: str) -> None:
    check = CHECKS[name]
    for text in (check.message, check.why, check.fix):
        assert text == text.strip() and "  " not in text and "\n" not in text
        assert not text.endswith("."), "reports set the point"
        assert len(text) < 140, text
        assert text[0].islower() or text[0] in "“{`" or text.split()[0].rstrip(",.:").isupper() or "GitHub" in text \
            or text.startswith(("HTML", "YAML")), text
    assert len({check.message, check.why, check.fix}) == 3


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_is_named_by_the_fault_in_words(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", name) and CHECKS[name].name == name


@pytest.mark.parametrize("name", FAULTS)
def test_a_message_of_the_loader_asks_for_what_its_fault_carries(name: str) -> None:
    _fits(CHECKS[name], set(FAULTS[name][1]))


@pytest.mark.parametrize("name", FORMULA_FAULTS)
def test_a_message_of_the_evaluator_asks_for_what_its_fault_carries(name: str) -> None:
    _fits(CHECKS[name], set(re.findall(r"[a-z]+", FORMULA_FAULTS[name])))


def _fits(check: Check, values: set[str]) -> None:
    asked = {gap for text in (check.message, check.fix) for gap in _gaps(text)}
    own = {"where"} if check.find else set()
    assert asked <= values | own, f"{check.name} asks for {asked - values}"


def _gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_fault_has_a_check() -> None:
    assert FAULTS.keys() | FORMULA_FAULTS.keys() <= CHECKS.keys()


def test_every_check_that_is_written_is_in_the_list() -> None:
    written = set()
    for path in Path(checks.__file__).parent.glob("*.py"):
        for part in ast.parse(path.read_text(encoding="utf-8")).body:
            made_by = [getattr(each, "func", each) for each in getattr(part, "decorator_list", ())]
            if isinstance(part, ast.FunctionDef) and "check" in [getattr(each, "id", "") for each in made_by]:
                written.add(part.name.replace("_", "-"))
            if isinstance(part, ast.Assign) and isinstance(part.value, ast.Call) \
                    and getattr(part.value.func, "id", "") == "_fault":
                written.add(str(part.value.args[0].value))  # type: ignore[attr-defined]
    assert written == CHECKS.keys()


def test_there_are_many_checks_of_each_subject() -> None:
    assert len(CHECKS) >= 40
    assert {"steps", "sources", "language", "reciprocity", "money", "images", "links", "security", "drafts"} <= {
        check.subject for check in CHECKS.values()}


def test_every_class_and_list_of_the_model_has_a_noun() -> None:
    roots = (Guide, FrontMatter, Stamps, Replication, Precedent, Languages, Units, SharedList, Phrases, Glossary,
             Sources)
    assert {each.__name__ for root in roots for each in classes(root)} <= nouns.PARTS.keys()
    assert {field.name for field in fields_of(Guide) if field.part and field.many} <= nouns.LISTS.keys()


def test_every_kind_of_value_has_words() -> None:
    assert wrong_value.terms["kind"].keys() >= KINDS
