"""What things are: the one declaration of a guide. No files, no words to people (floor 1)."""

from modemploi.model.fields import Field, classes, fields_of, parts
from modemploi.model.guide import Guide
from modemploi.model.record import Precedent, Replication
from modemploi.model.shared import Glossary, Languages, Phrases, SharedList, Sources, Testimony, Units
from modemploi.model.text import FrontMatter, Stamps

__all__ = [
    "Field", "FrontMatter", "Glossary", "Guide", "Languages", "Phrases", "Precedent", "Replication", "SharedList",
    "Sources", "Stamps", "Testimony", "Units", "classes", "fields_of", "parts",
]
