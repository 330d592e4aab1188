"""Templates of pages: Jinja2, everything escaped unless it is finished HTML."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True,
                       undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False)


def render(template: str, **values: Any) -> str:
    """A template filled in."""
    environment = _environment()
    macros = environment.get_template("macros.html").module
    if "say" in values:
        values["comma"] = values["say"]("comma") + " "
    return environment.get_template(template).render(m=macros, **values)
