"""The signs of what partners give each other, drawn on a square of 12."""

from collections.abc import Iterable

from markupsafe import Markup

from modemploi.publish.pictures.svg import element

SIGNS = {
    "money": "M.8 3h10.4v6H.8ZM6 4.6a1.4 1.4 0 1 0 .01 0M2.7 6h.01M9.3 6h.01",
    "time": "M6 1a5 5 0 1 0 .01 0M6 3.2V6l2 1.3",
    "skill": "M1.5 10.5 6 6M4 4.5 7.5 8l1.3-1.3-.6-.6 2.3-2.3-2.3-2.3L5.9 3.8l-.6-.6Z",
    "material": "M6 1 10.8 3.5v5L6 11 1.2 8.5v-5ZM1.2 3.5 6 6l4.8-2.5M6 6v5",
    "hosting": "M.8 6.2 6 1.5l5.2 4.7M2.3 5v5.7h7.4V5M4.8 10.7V7.5h2.4v3.2",
    "place": "M6 11C3.4 8 2.2 6.2 2.2 4.6a3.8 3.8 0 0 1 7.6 0C9.8 6.2 8.6 8 6 11ZM6 3.2a1.4 1.4 0 1 0 .01 0",
    "knowledge": "M6 3C4.7 2 3 1.8.8 2v7.5c2.2-.2 3.9 0 5.2 1 1.3-1 3-1.2 5.2-1V2C9 1.8 7.3 2 6 3ZM6 3v7.5",
    "network": "M6 1a1.5 1.5 0 1 0 .01 0M2.3 8a1.5 1.5 0 1 0 .01 0M9.7 8a1.5 1.5 0 1 0 .01 0"
               "M5.3 3.9 3 8.1M6.7 3.9 9 8.1M3.8 9.5h4.4",
    "recognition": "M6 .8 7.6 4.2l3.7.5-2.7 2.6.7 3.7L6 9.2 2.7 11l.7-3.7L.7 4.7l3.7-.5Z",
}
"""By kind of exchange."""
ARROW = "M.5.5H9.5L13.5 12 9.5 23.5H.5Z"
"""A ticket that points onward, on 14 by 24."""


def symbols(kinds: Iterable[str], backwards: bool) -> Markup:
    """The signs of a picture, drawn once; `use` draws them again where they are wanted."""
    return element(
        "defs",
        element("symbol", element("path", d=ARROW, transform="matrix(-1 0 0 1 14 0)" if backwards else None),
                id="picture-arrow", viewBox="0 0 14 24", preserveAspectRatio="none"),
        *(element("symbol", element("path", d=SIGNS[kind]), id=f"picture-{kind}", viewBox="0 0 12 12")
          for kind in kinds if kind in SIGNS))


def use(name: str, kind: str = "", **place: str) -> Markup:
    """A sign, drawn once more."""
    return element("use", href=f"#picture-{name}", kind=kind, **place)
