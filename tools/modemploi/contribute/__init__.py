"""What helps a contributor write: starting a guide, its one form, stamps of translations, newer formats (floor 5).

Each function gives what it did, and raises `Refusal` where it does nothing at all.
"""

from modemploi.contribute.format import Formatted, format_guides
from modemploi.contribute.migrate import Migrated, migrate_guides
from modemploi.contribute.new import new_guide
from modemploi.contribute.refusal import Refusal
from modemploi.contribute.stamp import Stamped, stamp_translation

__all__ = [
    "Formatted", "Migrated", "Refusal", "Stamped", "format_guides", "migrate_guides", "new_guide", "stamp_translation",
]
