"""A contributor's Markdown as finished, cleaned HTML.

GitHub's dialect, plus what guides add: citations ``[@key, p. 12]``, marks of doubt ``[!estimate]``, numbers by
reference ``{{ pv_power }}``. What these become is asked of the page they stand on (`Surroundings`).
"""

import re
from collections.abc import Callable, Iterable, MutableMapping
from functools import cache
from typing import Any, Protocol

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup, escape
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

from modemploi.publish.clean import clean
from modemploi.publish.typography import NBSP

CITATION = re.compile(r"\[@([a-z0-9][a-z0-9-]*)(?:, *([^\[\]\n]{1,80}))?\]")
MARK = re.compile(r"\[!(estimate|needs-check|proposal|conflict|computed)\]")
NUMBER = re.compile(r"\{\{ *([a-z][a-z0-9_]*) *\}\}")
_KINDS = (("citation", CITATION), ("doubt", MARK), ("figure", NUMBER))
_HEADING_ID = re.compile(r"\s*\{#[^{}]*\}\s*$")
_TICK = re.compile(r"^\[[ xX]\] +")
_DANGER = frozenset({"WARNING", "CAUTION"})


Finder = Callable[[str], Iterable[tuple[int, int, Markup]]]
"""Finds the terms of the glossary in a text: where each begins and ends, and the link that takes its place."""


class Surroundings(Protocol):
    """What a text needs to know of the page it stands on. Every answer is finished HTML."""

    def typeset(self, text: str) -> str: ...
    def say(self, phrase: str, **values: object) -> Markup: ...
    def cite(self, key: str, locator: str = "") -> Markup: ...
    def mark(self, mark: str | None) -> Markup: ...
    def number(self, name: str) -> Markup | None: ...
    def href(self, target: str) -> str | None: ...
    def picture(self, target: str, alternative: str, block: bool) -> Markup: ...


def long(text: str, page: Surroundings, danger_first: bool = False, terms: Finder | None = None) -> Markup:
    """Blocks of text. With `danger_first`, warnings come before everything else; `terms` finds those to explain."""
    parser = _parser()
    env: MutableMapping[str, Any] = {"page": page, "terms": terms}
    tokens = parser.parse(text, env)
    return render(_warnings_first(tokens) if danger_first else tokens, page)


def render(tokens: list[Token], page: Surroundings) -> Markup:
    """Parsed blocks as cleaned HTML."""
    parser = _parser()
    return Markup(clean(parser.renderer.render(tokens, parser.options, {"page": page})))  # noqa: S704


def short(text: str, page: Surroundings) -> Markup:
    """One line of text."""
    return Markup(clean(_parser().renderInline(" ".join(text.split()), {"page": page})).strip())  # noqa: S704


def plain(text: str, typeset: Any = str) -> str:
    """One line without any markup: citations and marks left out, for titles and attributes."""
    for _, pattern in _KINDS[:2]:
        text = re.sub(rf"\s*{pattern.pattern}", "", text)
    html = _bare_parser().renderInline(" ".join(text.split()))
    return str(typeset(Markup(html).striptags()))  # noqa: S704


def lines(text: str, typeset: Any = str) -> list[str]:
    """The entries of lists and the paragraphs of a text, each as one line without any markup."""
    return [plain(_TICK.sub("", token.content), typeset) for token in _bare_parser().parse(text)
            if token.type == "inline"]


def parse(text: str, page: Surroundings) -> list[Token]:
    """The blocks of a text, for those who take it apart by headings."""
    return _parser().parse(text, {"page": page})


@cache
def _bare_parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "tasklists": True, "alerts": True})
    parser.enable(["table", "strikethrough"])
    parser.use(gfm_autolink_plugin)
    parser.inline.ruler.before("link", "modemploi", _inline)
    parser.core.ruler.push("modemploi", _core)
    for name in ("citation", "doubt", "figure", "term", "image", "picture", "task_open", "task_close", "list_item_open",
                 "table_open", "table_close", "th_open", "td_open", "alert_open", "alert_title_open", "heading_open",
                 "heading_close"):
        parser.add_render_rule(name, globals()[f"_{name}"])
    return parser


# --- reading -----------------------------------------------------------------------------------------------------


def _inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "[{":
        return False
    for kind, pattern in _KINDS:
        match = pattern.match(state.src, state.pos)
        if match:
            if not silent:
                if kind != "figure" and state.pending.endswith(" "):
                    state.pending = state.pending.rstrip(" ") + NBSP
                token = state.push(kind, "", 0)
                token.content = match[0]
                token.meta = {"key": match[1], "detail": (match[2] or "") if kind == "citation" else ""}
            state.pos = match.end()
            return True
    return False


def _core(state: StateCore) -> None:
    page: Surroundings = state.env["page"]
    tokens = state.tokens
    quoting = 0
    for index, token in enumerate(tokens):
        if token.type in ("blockquote_open", "blockquote_close"):
            quoting += token.nesting
        if token.type == "inline" and token.children:
            if state.env.get("terms") and not quoting and tokens[index - 1].type in ("paragraph_open", "td_open") and \
                    "checked" not in tokens[index - 2].meta:
                _explain(token, state.env["terms"])
            _inline_children(token, tokens, index, page)
        elif token.type == "bullet_list_open" and "class" in token.attrs:
            token.attrs["class"] = "tasks"


def _explain(token: Token, terms: Finder) -> None:
    """Take the terms of the glossary out of the text, each as a token of its own; none in a link. Nor is this asked of
    what one ticks: who touches it there means the tick."""
    children: list[Token] = []
    linked = 0
    for child in token.children or []:
        if child.type in ("link_open", "link_close"):
            linked += child.nesting
        if child.type != "text" or linked:
            children.append(child)
            continue
        at = 0
        for start, end, html in terms(child.content):
            children += [_token("text", child.content[at:start]), _token("term", str(html))]
            at = end
        children.append(_token("text", child.content[at:]) if at else child)
    token.children = children


def _token(kind: str, content: str) -> Token:
    return Token(kind, "", 0, content=content)


def _inline_children(token: Token, tokens: list[Token], index: int, page: Surroundings) -> None:
    children = token.children or []
    before, after = tokens[index - 1], tokens[index + 1] if index + 1 < len(tokens) else None
    if before.type == "alert_title_open":
        children[0].content = page.say(f"alert-{tokens[index - 2].info.lower()}").striptags()
        return
    if before.type == "heading_open" and children and children[-1].type == "text":
        children[-1].content = _HEADING_ID.sub("", children[-1].content)
    for child in children:
        if child.type == "text":
            child.content = page.typeset(child.content)
        elif child.type == "link_open":
            target = page.href(str(child.attrs.get("href", "")))
            child.attrs = {"href": target} if target else {}
            if target and ":" in target.partition("/")[0]:
                child.attrs["rel"] = "noopener"
    if before.type == "paragraph_open" and len(children) == 1 and children[0].type == "image" and after:
        before.hidden = after.hidden = True
        children[0].type = "picture"
    if before.type == "paragraph_open" and tokens[index - 2].type == "list_item_open" and \
            "checked" in tokens[index - 2].meta:
        token.children = [Token("task_open", "", 0), *children, Token("task_close", "", 0)]


def _warnings_first(tokens: list[Token]) -> list[Token]:
    first: list[Token] = []
    rest: list[Token] = []
    goal = rest
    for token in tokens:
        if token.type == "alert_open" and token.level == 0:
            goal = first if token.info in _DANGER else rest
        goal.append(token)
        if token.type == "alert_close" and token.level == 0:
            goal = rest
    return first + rest


# --- writing -----------------------------------------------------------------------------------------------------


def _citation(renderer: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    return str(env["page"].cite(token.meta["key"], token.meta["detail"]))


def _doubt(renderer: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    return str(env["page"].mark(tokens[index].meta["key"]))


def _term(renderer: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    return tokens[index].content


def _figure(renderer: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    html = env["page"].number(tokens[index].meta["key"])
    return str(html if html is not None else Markup('<code class="unknown">{}</code>').format(tokens[index].content))


def _image(renderer: Any, tokens: list[Token], index: int, options: Any, env: Any, block: bool = False) -> str:
    token = tokens[index]
    return str(env["page"].picture(str(token.attrs.get("src", "")), token.content, block))


def _picture(renderer: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    return _image(renderer, tokens, index, options, env, block=True)


def _task_open(renderer: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    return '<label><input type="checkbox"> '


def _task_close(renderer: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    return "</label>"


def _list_item_open(renderer: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    return '<li class="task">' if "checked" in tokens[index].meta else "<li>"


def _table_open(renderer: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    name = escape(env["page"].say("table").striptags())
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{name}"><table>\n'


def _table_close(renderer: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    return "</table></div>\n"


def _cell(token: Token) -> str:
    align = str(token.attrs.get("style", "")).rpartition(":")[2]
    name = {"right": "end", "center": "centre"}.get(align)
    return f' class="{name}"' if name else ""


def _th_open(renderer: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    return f'<th scope="col"{_cell(tokens[index])}>'


def _td_open(renderer: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    return f"<td{_cell(tokens[index])}>"


def _alert_open(renderer: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    return f'<div class="alert alert-{tokens[index].info.lower()}" role="note">\n'


def _alert_title_open(renderer: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    return '<p class="alert-title">'


def _heading_open(renderer: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    return f"<h{5 if int(tokens[index].tag[1]) < 6 else 6}>"


def _heading_close(renderer: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    return f"</h{5 if int(tokens[index].tag[1]) < 6 else 6}>\n"
