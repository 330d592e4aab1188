"""Modes d'emploi: guides as facts and words, checked, computed and published."""

FORMAT_VERSION = 2
"""The version of the guide format that this code reads and writes."""
