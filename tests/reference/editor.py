"""YAML as an editor reads it: version 1.2, where `3` is a number and `yes` is a text."""

import re
from pathlib import Path
from typing import Any

import yaml


class EditorLoader(yaml.SafeLoader):
    """The core schema of YAML 1.2."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|false", "tf"), ("null", r"null|~|", ["n", "~", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first))


def read(source: Path | str) -> Any:
    """What an editor makes of a file, or of a text."""
    return yaml.load(source if isinstance(source, str) else source.read_text(encoding="utf-8"), Loader=EditorLoader)  # noqa: S506
