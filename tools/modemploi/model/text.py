"""The words of one guide in one language: the front matter of ``fr.md``, and the stamps of a translation."""

from typing import Annotated

from modemploi.model.kinds import MUST, Count, Part, Text


class Label(Part):
    """Short words for one address."""

    id: Annotated[Text, MUST]
    """The address: `visit-site.name`, `pv_power.explanation`."""
    text: Annotated[Text, MUST]
    """The words."""


class FrontMatter(Part):
    """What stands between the two lines `---` at the top of a language file."""

    format_version: Annotated[Count, MUST]
    """The version of the format this file is written in."""
    title: Annotated[Text, MUST]
    """The title of the guide."""
    summary: Annotated[Text, MUST]
    """What one gets out of the guide, in one sentence."""
    labels: tuple[Label, ...] = ()
    """Short words, by address."""


class Stamp(Part):
    """The state of the source text from which one part was translated."""

    id: Annotated[Text, MUST]
    """The part: the id before the dot of its addresses."""
    source: Annotated[Text, MUST]
    """A short hash of the source words of that part when it was translated."""


class Stamps(Part):
    """Which text a translation was made from, `en.stamps.yml`; written by `modemploi stamp`, never by hand, so that a
    part whose source changed since is noticed."""

    format_version: Annotated[Count, MUST]
    """The version of the format this file is written in."""
    stamps: tuple[Stamp, ...] = ()
    """One entry a part."""
