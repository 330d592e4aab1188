"""Bodies in Markdown: GitHub's dialect, with citations, marks of doubt and numbers by reference, and their places.

Its own tokens are `citation` (``meta``: key, detail), `mark` and `number` (``meta``: name) and `bad_reference`; every
token of a mention knows in ``meta`` where it begins (`at`) and ends (`end`) in the text of its block.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.gfm import gfm_plugin

DEPTH = 20
"""How deeply quotes and lists may stand inside each other."""
ALLOWED = frozenset({"details", "summary", "bdi", "sub", "sup", "kbd", "br"})
"""The only HTML that pages show; its only attributes are `open`, `dir` and `lang`."""

_CITATION = re.compile(r"\[@([a-z0-9][a-z0-9_-]*)(?:,[ \n]*([^\[\]]{1,200}?))?[ \n]*\](?!\()")
_MARK = re.compile(r"\[!([A-Za-z][A-Za-z-]*)\](?!\()")
_NUMBER = re.compile(r"\{\{[ \u00a0]*([a-z][a-z0-9_]*)[ \u00a0]*\}\}")
_ODD = re.compile(r"\[@[^\[\]\n]{0,80}\](?!\()|\{\{[^{}\n]{0,80}\}\}|\{\{")
_TAG = re.compile(r"<(?:/?([A-Za-z][A-Za-z0-9-]*)([^<>]*)>?|[!?])")
_PLAIN_ATTRIBUTES = re.compile(r"(?:\s+(?:open|dir|lang)(?:\s*=\s*(?:\"[A-Za-z-]*\"|'[A-Za-z-]*'|[A-Za-z-]+))?)*\s*/?")
_PROTOCOL = re.compile(r"(https?|mailto|xmpp)\Z")
_INTERESTING = re.compile(r"[\[{<]|://|www\.|mailto:")

Rule = Callable[[StateInline, bool], bool]


@cache
def parser() -> MarkdownIt:
    """The Markdown of the project. Addresses of links are kept as they were written, harmful ones too."""
    made = MarkdownIt("commonmark", {"maxNesting": DEPTH})
    made.use(gfm_plugin)
    for name in ("link", "image", "autolink", "html_inline", "gfm_autolink_www", "gfm_autolink_protocol"):
        made.inline.ruler.at(name, _placed(_rule_of(made, name)))
    made.inline.ruler.before("link", "number", _number)
    made.inline.ruler.before("link", "citation", _citation)
    made.validateLink = lambda url: True  # type: ignore[method-assign]
    made.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return made


def _rule_of(made: MarkdownIt, name: str) -> Rule:
    found: Rule = next(rule.fn for rule in made.inline.ruler.__rules__ if rule.name == name)
    return found


def _placed(rule: Rule) -> Rule:
    """The rule, leaving in the first token it adds where that begins and ends."""
    def placed(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            before = _PROTOCOL.search(state.src, 0, start) if state.src[start] == ":" else None
            added = next((token for token in state.tokens[count:] if token.type != "text"), None)
            if added:
                added.meta.update(at=before.start() if before else start, end=state.pos)
        return True
    return placed


def _match(state: StateInline, pattern: re.Pattern[str]) -> re.Match[str] | None:
    return pattern.match(state.src, state.pos, state.posMax)


def _add(state: StateInline, silent: bool, kind: str, found: re.Match[str], **meta: Any) -> bool:
    if not silent:
        token = state.push(kind, "", 0)
        token.content = found[0]
        token.meta.update(meta, at=state.pos, end=found.end())
    state.pos = found.end()
    return True


def _citation(state: StateInline, silent: bool) -> bool:
    two = state.src[state.pos:state.pos + 2]
    if two == "[@":
        found = _match(state, _CITATION)
        if found:
            return _add(state, silent, "citation", found, key=found[1], detail=" ".join((found[2] or "").split()))
    elif two == "[!":
        found = _match(state, _MARK)
        if found:
            return _add(state, silent, "mark", found, name=found[1])
        return False
    else:
        return False
    odd = _match(state, _ODD)
    return bool(odd) and _add(state, silent, "bad_reference", odd)  # type: ignore[arg-type]


def _number(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos:state.pos + 2] != "{{":
        return False
    found = _match(state, _NUMBER)
    if found:
        return _add(state, silent, "number", found, name=found[1])
    odd = _match(state, _ODD)
    return bool(odd) and _add(state, silent, "bad_reference", odd)  # type: ignore[arg-type]


def blocks(text: str) -> tuple[list[Token], dict[str, Any]]:
    """The blocks of a body, and what its references and footnotes are; the text inside blocks is not yet parsed."""
    made, env, tokens = parser(), dict[str, Any](), list[Token]()
    made.block.parse(text, made, env, tokens)
    return tokens, env


def inside(text: str, env: dict[str, Any]) -> Iterator[Token]:
    """The tokens of mentions, raw HTML and bad references in the text of one block."""
    if not _INTERESTING.search(text):
        return
    made = parser()
    tokens: list[Token] = []
    made.inline.parse(text, made, env, tokens)
    yield from (token for token in tokens if "at" in token.meta)


def forbidden_html(text: str) -> str:
    """The first piece of HTML that pages do not show; empty where there is none."""
    for tag in _TAG.finditer(text):
        if tag[1] is None or tag[1].lower() not in ALLOWED or not _PLAIN_ATTRIBUTES.fullmatch(tag[2]):
            return " ".join(tag[0].split())[:60]
    return ""
