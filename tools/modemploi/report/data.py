"""For programs: JSON as docs/reference describes it, and GitLab's code quality."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from typing import TextIO

from modemploi.checks import Problem
from modemploi.load.library import Library
from modemploi.report.sentences import fix, message

JSON_VERSION = 1
"""Grows when a field of the JSON report is renamed or removed; new fields may come without it."""


def write_json(problems: Sequence[Problem], library: Library, language: str, stream: TextIO) -> None:
    """Write the report that programs read."""
    levels = Counter(problem.level for problem in problems)
    told = {
        "version": JSON_VERSION,
        "language": language,
        "guides": [loaded.slug for loaded in library.guides],
        "languages": sorted({name for loaded in library.guides for name in loaded.translations}),
        "errors": levels["error"],
        "warnings": levels["warning"],
        "problems": [{
            "path": problem.place.path, "line": problem.place.line, "column": problem.place.column,
            "check": problem.check.name, "level": problem.level, "message": message(problem, language),
            "fix": fix(problem, language),
        } for problem in problems],
    }
    stream.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")


def write_gitlab(problems: Sequence[Problem], library: Library, language: str, stream: TextIO) -> None:
    """Write GitLab's code quality report. A fingerprint holds no line, so that a problem stays itself when text moves,
    and counts repeats, so that none is lost."""
    seen: Counter[str] = Counter()
    told = []
    for problem in problems:
        said = message(problem, language)
        own = f"{problem.check.name}\0{problem.place.path}\0{said}"
        seen[own] += 1
        told.append({
            "description": f"{said}. {fix(problem, language)}",
            "check_name": problem.check.name,
            "fingerprint": hashlib.sha256(f"{own}\0{seen[own]}".encode()).hexdigest()[:32],
            "severity": "major" if problem.level == "error" else "minor",
            "location": {"path": problem.place.path, "lines": {"begin": problem.place.line}},
        })
    stream.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
