"""Formulas: from text to a tree. Nothing is evaluated here, and nothing is ever evaluated as code.

A tree is made of nested tuples ``(kind, column, …)`` with texts and numbers at the ends, so that it can become JSON:

| kind | after the column |
| --- | --- |
| ``number`` | the number |
| ``name`` | the name |
| ``dot`` | a table and a column, or a table and something else: ``loads.power`` |
| ``neg`` | a tree |
| ``+ - * / ^ < <= > >= == !=`` | two trees |
| ``call`` | the name of a function, then one tree for each argument |

The column is where the part begins in the formula, from 0. A formula has at most `MOST_CHARACTERS` characters,
`MOST_PARTS` parts and `MOST_DEPTH` brackets inside brackets.
"""

import re
from typing import Any

from modemploi.compute.faults import Hints, Wrong

MOST_CHARACTERS = 500
MOST_PARTS = 200
MOST_DEPTH = 30
MOST_DIGITS = 15

Tree = tuple[Any, ...]
"""A node of a tree, see above."""

FUNCTIONS: dict[str, tuple[int, int]] = {
    "if": (3, 3), "min": (1, 20), "max": (1, 20), "sum": (1, 1), "abs": (1, 1), "sqrt": (1, 1),
    "ceil": (1, 1), "floor": (1, 1), "round": (1, 1), "lookup": (4, 4), "next_size": (2, 2),
}
"""Every function, with the least and the most arguments."""

COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")
_SIGNS = {"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "≤": "<=", "≥": ">=", "≠": "!="}
_TOKEN = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
                    r"|(?P<sign><=|>=|==|!=|[-+*/^<>(),.×÷·−–≤≥≠])", re.ASCII)
_SPACE = " \t\n\u00a0\u202f"

Token = tuple[str, str, int]
"""Kind (``number``, ``name``, ``sign``, ``end``), text, column."""


def parse(text: str) -> Tree:
    """Read a formula. Raises `Wrong`: ``formula-form``, ``formula-too-large``, ``unknown-function``,
    ``wrong-argument-count``."""
    if len(text) > MOST_CHARACTERS:
        raise Wrong("formula-too-large", MOST_CHARACTERS, limit="characters", most=str(MOST_CHARACTERS))
    return _Reader(_tokens(text)).formula()


def _form(offset: int, found: str, expected: str) -> Wrong:
    """`expected` is one of: value, operator, closing-bracket, opening-bracket, one-comparison, powers-in-brackets,
    double-equals, decimal-point, sign, shorter-number."""
    return Wrong("formula-form", offset, found=found, expected=expected)


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        if text[at] in _SPACE:
            at += 1
            continue
        found = _TOKEN.match(text, at)
        if not found:
            raise _form(at, text[at], "double-equals" if text[at] == "=" else "sign")
        kind, word = str(found.lastgroup), found[0]
        if kind == "number" and len(word) > MOST_DIGITS:
            raise _form(at, word, "shorter-number")
        if kind == "number" and len(word) > 1 and word[0] == "0" and word[1] != ".":
            raise _form(at, word, "value")
        tokens.append((kind, _SIGNS.get(word, word), at))
        at = found.end()
    return [*tokens, ("end", "", len(text))]


class _Reader:
    """Reads tokens from left to right; weaker operators call stronger ones."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens, self.at, self.parts, self.depth = tokens, 0, 0, 0

    def formula(self) -> Tree:
        tree = self.comparison()
        kind, word, at = self.tokens[self.at]
        if kind != "end":
            raise self.unexpected(word, at)
        return tree

    def unexpected(self, word: str, at: int) -> Wrong:
        """Something stands where an operator or the end was due."""
        before, after = self.tokens[self.at - 1][0], self.tokens[self.at + 1:self.at + 2]
        if word == "," and before == "number" and after and after[0][0] == "number":
            return _form(at, word, "decimal-point")
        return _form(at, word, "one-comparison" if word in COMPARISONS else "operator")

    def peek(self) -> str:
        kind, word, _ = self.tokens[self.at]
        return word if kind == "sign" else ""

    def node(self, kind: str, at: int, *rest: Any) -> Tree:
        self.parts += 1
        if self.parts > MOST_PARTS:
            raise Wrong("formula-too-large", at, limit="parts", most=str(MOST_PARTS))
        return (kind, at, *rest)

    def comparison(self) -> Tree:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise Wrong("formula-too-large", self.tokens[self.at][2], limit="depth", most=str(MOST_DEPTH))
        tree = self.terms()
        if self.peek() in COMPARISONS:
            sign = self.next()
            tree = self.node(sign, tree[1], tree, self.terms())
        self.depth -= 1
        return tree

    def next(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1][1]

    def terms(self) -> Tree:
        tree = self.factors()
        while self.peek() in ("+", "-"):
            sign = self.next()
            tree = self.node(sign, tree[1], tree, self.factors())
        return tree

    def factors(self) -> Tree:
        tree = self.signed()
        while self.peek() in ("*", "/"):
            sign = self.next()
            tree = self.node(sign, tree[1], tree, self.signed())
        return tree

    def signed(self) -> Tree:
        """One sign at most: ``-2^2`` is ``-(2^2)``."""
        at = self.tokens[self.at][2]
        sign = self.peek()
        if sign in ("+", "-"):
            self.at += 1
        tree = self.power()
        return self.node("neg", at, tree) if sign == "-" else tree

    def power(self) -> Tree:
        """``a^b`` or ``a^-b``. ``a^b^c`` needs brackets: languages and spreadsheets read it in two ways."""
        tree = self.value()
        if self.peek() != "^":
            return tree
        self.at += 1
        at = self.tokens[self.at][2]
        minus = self.peek() == "-"
        self.at += minus
        exponent = self.value()
        if self.peek() == "^":
            raise _form(self.tokens[self.at][2], "^", "powers-in-brackets")
        return self.node("^", tree[1], tree, self.node("neg", at, exponent) if minus else exponent)

    def value(self) -> Tree:
        kind, word, at = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return self.node("number", at, float(word))
        if kind == "name":
            if self.peek() == "(":
                return self.call(word, at)
            if self.peek() == ".":
                self.at += 1
                kind, column, column_at = self.tokens[self.at]
                if kind != "name":
                    raise _form(column_at, column, "value")
                self.at += 1
                return self.node("dot", at, word, column)
            if word in FUNCTIONS:
                raise _form(at + len(word), self.tokens[self.at][1], "opening-bracket")
            return self.node("name", at, word)
        if word == "(":
            tree = self.comparison()
            self.close()
            return tree
        raise _form(at, word, "value")

    def call(self, word: str, at: int) -> Tree:
        if word not in FUNCTIONS:
            raise Wrong("unknown-function", at, function=word, close=Hints().close(word, FUNCTIONS))
        self.at += 1
        arguments: list[Tree] = []
        if self.peek() != ")":
            arguments.append(self.comparison())
            while self.peek() == ",":
                self.at += 1
                arguments.append(self.comparison())
        self.close()
        least, most = FUNCTIONS[word]
        if not least <= len(arguments) <= most:
            expected = str(least) if least == most else f"{least}-{most}"
            raise Wrong("wrong-argument-count", at, function=word, expected=expected, found=str(len(arguments)))
        return self.node("call", at, word, *arguments)

    def close(self) -> None:
        kind, word, at = self.tokens[self.at]
        if word != ")" or kind != "sign":
            if kind == "end" or word == ",":
                raise _form(at, word, "closing-bracket")
            raise self.unexpected(word, at)
        self.at += 1
