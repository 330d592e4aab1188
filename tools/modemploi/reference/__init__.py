"""Docs written from code: JSON Schemas for editors, and the pages of fields, checks, commands and report (floor 5)."""

from modemploi.reference.write import reference_is_current, write_reference

__all__ = ["reference_is_current", "write_reference"]
