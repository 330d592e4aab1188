"""Looking at HTML as a tree, for tests: only what they need."""

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
        "path", "circle", "rect"}


class Element:
    """An element: its tag, its attributes, and what is in it."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.children: list[Element | str] = []

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """All text in it, on one line; spaces that do not break count as spaces."""
        return " ".join(self._said.replace("\u00a0", " ").replace("\u202f", " ").split())

    @property
    def _said(self) -> str:
        return "".join(child if isinstance(child, str) else child._said for child in self.children)

    def walk(self) -> Iterator["Element"]:
        """Everything in it, from top to bottom."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    def all(self, tag: str = "", kind: str = "", **attributes: str) -> list["Element"]:
        """The elements in it of a tag, a class, with attributes."""
        return [one for one in self.walk() if (not tag or one.tag == tag) and (not kind or kind in one.classes)
                and all(one.attributes.get(name) == value for name, value in attributes.items())]

    def one(self, tag: str = "", kind: str = "", **attributes: str) -> "Element":
        """The only such element."""
        found = self.all(tag, kind, **attributes)
        assert len(found) == 1, f"{len(found)} × {tag}.{kind} {attributes}"
        return found[0]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def tree(html: str) -> Element:
    """HTML as a tree. An element that is not closed, or closed twice, is a failure."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert len(builder.open) == 1, f"not closed: {[element.tag for element in builder.open[1:]]}"
    return builder.root
