"""The allow-list through which every text of a contributor passes before it reaches a page.

Raw HTML is never rendered in the first place; this is the second wall. It also bounds what our own passes may write.
"""

import nh3

TAGS = {
    "a", "abbr", "bdi", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "figcaption", "figure", "h5",
    "h6", "hr", "img", "input", "label", "li", "ol", "p", "pre", "s", "span", "strong", "sub", "sup", "table", "tbody",
    "td", "th", "thead", "tr", "ul",
}
ATTRIBUTES = {
    "a": {"href", "id", "title"}, "bdi": {"data-name"}, "figure": {"id"}, "img": {"src", "alt", "width", "height"},
    "ol": {"start"}, "span": {"lang"}, "div": {"lang", "aria-label"},
}
CLASSES = {
    "a": {"cite", "term", "mark", "from-measured", "from-evaluated", "from-documented", "from-expert",
          "from-experience", "mark-estimate", "mark-needs-check", "mark-proposal", "mark-conflict", "mark-computed"},
    "bdi": {"number"}, "code": {"unknown"},
    "div": {"alert", "alert-note", "alert-tip", "alert-important", "alert-warning", "alert-caution", "scroll",
            "untranslated"},
    "figure": {"drawing"}, "li": {"task"}, "ol": {"legend"}, "p": {"alert-title", "credit"},
    "span": {"untranslated", "cites"}, "td": {"end", "centre"}, "th": {"end", "centre"}, "ul": {"tasks"},
}
VALUES = {
    "input": {"type": {"checkbox"}}, "a": {"rel": {"noopener"}}, "img": {"loading": {"lazy"}},
    "span": {"dir": {"ltr", "rtl"}}, "div": {"dir": {"ltr", "rtl"}, "role": {"region", "note"}, "tabindex": {"0"}},
    "th": {"scope": {"col", "row"}},
}
SCHEMES = {"http", "https", "mailto", "tel"}


def clean(html: str) -> str:
    """The same HTML with nothing in it that is not on the lists above."""
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, allowed_classes=CLASSES, tag_attribute_values=VALUES,
                     url_schemes=SCHEMES, link_rel=None, strip_comments=True)
