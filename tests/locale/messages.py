"""Everything the tools say to people: the English texts that a catalogue must translate, and where each one is said.

Most are found by reading the source: whatever a call of `translate`, `say` or `count` names, as a text, as a constant
of its module, or as an entry of a table of its module. What no reading can find is named here.
"""

import argparse
import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from modemploi.checks import CHECKS
from modemploi.contribute import refusal
from modemploi.model import Guide, fields_of
from modemploi.model.fields import classes
from tests.conftest import ROOT

TOOLS = ROOT / "tools"
SAYING = {("translate", 2): (0,), ("say", 1): (0,), ("count", 4): (1, 2)}
"""The functions that say something, with how many arguments; and which of these are texts."""

ELSEWHERE = (
    "error", "warning",  # the levels of a check
    "pages", "links", "site",  # progress, from publish/build.py
    "usage: ", "options", "positional arguments", "show this help message and exit", "expected one argument",
    "argument %(argument_name)s: %(message)s", "the following arguments are required: %s",
    "ignored explicit argument %r",
)
"""Said by a function that is handed down, or by argparse."""

OPEN = {
    "check.fix", "check.level", "check.message", "check.why", "LEVELS[check.level]", "DRAFT[check.draft]",
    "template", "terms[own]", "value", "text", "message",  # a text of a check, from CHECKS
    "refusal.message",  # all of contribute/refusal.py
    "problem.level",  # a level of a check
    "what",  # progress
    "one if few else many",  # inside `count`
    "label",  # of a page of checks, the same as those of `explain`
    "field.doc", "address.field.doc", "' '.join((cls.__doc__ or '').split())", "_intro(chapter)", "KINDS[kind]",
}
"""What a call says where it is only known when it runs."""


def messages() -> Mapping[str, list[str]]:
    """Every English text, with the places that say it."""
    found: dict[str, list[str]] = defaultdict(list)
    for place, text in [*_of_checks(), *_of_refusals(), *_of_template(), *_of_sources()]:
        if text not in ("", "…") and place not in found[text]:
            found[text].append(place)
    return {text: found[text] or ["elsewhere"] for text in (*found, *ELSEWHERE)}


def unknown_calls() -> list[str]:
    """Calls that say something which neither reading the source nor `OPEN` accounts for."""
    return [f"{path.relative_to(ROOT).as_posix()}:{node.lineno}: {ast.unparse(node)}"
            for path in _sources() for node, texts in _said(path)
            if texts is None and ast.unparse(node) not in OPEN]


def of_argparse() -> set[str]:
    """Everything argparse can translate, in this version of Python."""
    tree = ast.parse(Path(str(argparse.__file__)).read_text(encoding="utf-8"))
    return {str(node.args[0].value) for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_"
            and isinstance(node.args[0], ast.Constant)}


def _of_checks() -> Iterator[tuple[str, str]]:
    for check in CHECKS.values():
        place = f"checks/{check.subject}.py"
        yield from ((place, text) for text in (check.message, check.why, check.fix))
        yield from ((place, text) for terms in check.terms.values() for text in terms.values())


def _of_refusals() -> Iterator[tuple[str, str]]:
    for name, text in vars(refusal).items():
        if name.isupper() and isinstance(text, str):
            yield "contribute/refusal.py", text


def _of_template() -> Iterator[tuple[str, str]]:
    """The headings of a new guide: the names of the long texts that it must have."""
    for cls in classes(Guide):
        for field in fields_of(cls):
            if field.words == "long" and field.need == "must" and field.name != "text":
                yield "contribute/new.py", field.name.replace("_", " ").capitalize()


def _of_sources() -> Iterator[tuple[str, str]]:
    for path in _sources():
        for _, texts in _said(path):
            yield from ((path.relative_to(TOOLS / "modemploi").as_posix(), text) for text in texts or ())


def _sources() -> list[Path]:
    """The modules that speak English; a workbook says phrases of the page, by their ids."""
    return sorted(path for path in (TOOLS / "modemploi").rglob("*.py") if path.parent.name != "workbook")


def _said(path: Path) -> Iterator[tuple[ast.expr, list[str] | None]]:
    """Each text that a call in a file says: its expression, and what it may be (None where only running it tells)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [(node, SAYING[node.func.id, len(node.args)]) for node in ast.walk(tree)
             if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
             and (node.func.id, len(node.args)) in SAYING]
    if not calls:
        return
    module = import_module(".".join(path.relative_to(TOOLS).with_suffix("").parts).removesuffix(".__init__"))
    loops = _loops(tree, module)
    for call, places in calls:
        yield from ((call.args[place], _texts(call.args[place], module, loops)) for place in places)


def _texts(node: ast.expr, module: ModuleType, loops: Mapping[str, list[str]]) -> list[str] | None:
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=body, orelse=orelse):
            both = [_texts(each, module, loops) for each in (body, orelse)]
            return None if None in both else [text for some in both for text in some or ()]
        case ast.Name(id=name):
            known = vars(module).get(name)
            return [known] if isinstance(known, str) else loops.get(name)
        case ast.Subscript(value=ast.Name(id=name)) if isinstance(table := vars(module).get(name), Mapping):
            return _strings(table.values()) if ast.unparse(node) not in OPEN else None
    return None


def _loops(tree: ast.AST, module: ModuleType) -> dict[str, list[str]]:
    """What the variables of loops over a table of the module stand for: `for name, text in TABLE.items()`."""
    found: dict[str, list[str]] = {}
    for node in ast.walk(tree):
        match node:
            case ast.For(target=target, iter=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="items"))) \
                    | ast.comprehension(target=target, iter=ast.Call(
                        func=ast.Attribute(value=ast.Name(id=name), attr="items"))):
                table = vars(module).get(name)
                if isinstance(table, Mapping) and isinstance(target, ast.Tuple):
                    names = [each.id for each in ast.walk(target.elts[1]) if isinstance(each, ast.Name)]
                    for variable in names:
                        found[variable] = [*found.get(variable, ()), *_strings(table.values())]
    return found


def _strings(values: Any) -> list[str]:
    return [text for value in values for text in ([value] if isinstance(value, str) else
                                                  value if isinstance(value, tuple) else ()) if isinstance(text, str)]
