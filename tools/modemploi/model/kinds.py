"""The vocabulary in which the model is declared: marks on fields, and the kinds of value a field can hold.

Every field of the model is either a **Fact** (it stands in ``guide.yml``) or **Words** (it stands once per
language, in ``fr.md``, ``en.md``…). A field is a fact unless its annotation carries `Words`.
"""

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError


class Part(BaseModel):
    """Anything a guide is made of. Unknown fields are refused, so that a misspelt one is noticed."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, defer_build=True)


# --- marks on fields ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Need:
    """How much a published guide needs the field: ``must`` is an error when absent, ``should`` a warning."""

    level: Literal["must", "should"]


MUST = Need("must")
SHOULD = Need("should")


@dataclass(frozen=True)
class Words:
    """The field is words: ``short`` (a label, one line), ``long`` (a section of the body) or ``file`` (a file of its
    own in each language, see `text_file`)."""

    form: Literal["short", "long", "file"]


@dataclass(frozen=True)
class Ref:
    """The value is the id of something declared elsewhere in the guide (``lists``: names of the guide's lists)."""

    lists: tuple[str, ...]


@dataclass(frozen=True)
class Shared:
    """The value is the id of an entry of a controlled list, ``guides/_shared/<name>.yml``."""

    name: str


@dataclass(frozen=True)
class FileRef:
    """The value is the path of a file inside the guide's folder, below ``folder``."""

    folder: str


ShortWords = Annotated[str | None, Words("short")]
LongWords = Annotated[str | None, Words("long")]
FileWords = Annotated[str | None, Words("file")]


def ref(*lists: str) -> object:
    """The kind "id of an entry of one of these lists of the guide" (``steps``, ``supplies``…)."""
    return Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*([_-][a-z0-9]+)*$", max_length=60), Ref(lists)]


def is_text(file: str) -> bool:
    """Whether a path stands for texts kept in git, one for each language: ``files/survey-form.md``."""
    return file.endswith(".md")


def text_file(file: str, language: str) -> str:
    """The file of such a text in one language: ``files/survey-form.fr.md``."""
    return f"{file.removesuffix('.md')}.{language}.md"


def shared(name: str) -> object:
    """The kind "id of an entry of the controlled list `name`"."""
    return Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$", max_length=60), Shared(name)]


# --- kinds of value ----------------------------------------------------------------------------------------------
# Everything comes in as text (the loader guesses nothing); these kinds say what the text must be.

NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")


def _plain_number(value: object) -> object:
    if isinstance(value, str) and not NUMBER.fullmatch(value):
        raise PydanticCustomError("number_form", "a number is written with digits and a point, like 1250 or 0.72")
    return value


def _true_or_false(value: object) -> object:
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise PydanticCustomError("bool_form", "must be true or false")
        return value == "true"
    return value


def _a_date(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise PydanticCustomError("date_form", "a date is written year-month-day, like 2026-11-22")
    return value


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
"""Lower-case words joined by hyphens: ``visit-site``."""
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=60)]
"""Lower-case words joined by underscores: ``pv_power``. Things a formula speaks of have names."""
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
"""The folder name of a guide."""
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
"""Plain text that is the same in every language: the name of an author, the title of a source in its own language."""
Number = Annotated[float, BeforeValidator(_plain_number), Field(allow_inf_nan=False, ge=-1e15, le=1e15)]
Count = Annotated[int, BeforeValidator(_plain_number), Field(ge=0, le=10**9)]
Share = Annotated[float, BeforeValidator(_plain_number), Field(ge=0, le=100)]
"""A share in per cent, 0 to 100."""
Flag = Annotated[bool, BeforeValidator(_true_or_false)]
Date = Annotated[datetime.date, BeforeValidator(_a_date)]
Year = Annotated[int, BeforeValidator(_plain_number), Field(ge=1800, le=2200)]
DayOfYear = Annotated[str, StringConstraints(
    pattern=r"^((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))$")]
"""A day that comes back every year, month and day: ``07-05``."""
Month = Annotated[int, BeforeValidator(_plain_number), Field(ge=1, le=12)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
"""A BCP 47 primary language tag: ``fr``, ``ar``."""
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""An ISO 3166-1 alpha-2 code: ``FR``, ``MA``; ``EU`` for what holds in the whole European Union."""
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""An ISO 4217 code: ``EUR``, ``MAD``."""
Unit = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9µ°Ω%_²³·*/^() -]+$", max_length=60)]
"""Names of ``guides/_shared/units.yml`` joined by ``*``, ``/`` and ``^``: ``Wh/day``, ``EUR/piece``."""
Formula = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Licence = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9.+-]+$", max_length=60)]
"""An SPDX identifier: ``CC-BY-4.0``."""
Url = Annotated[str, StringConstraints(pattern=r'^https?://[^\s<>"]+$', max_length=500)]
Path = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9._-]*)+$", max_length=120)]

MEASURE = re.compile(r"(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?) (\S.*)")


@dataclass(frozen=True)
class Amount:
    """A number with its unit, written ``2 day`` or ``4.5 kWh``."""

    value: float
    unit: str

    def __str__(self) -> str:
        return f"{self.value:g} {self.unit}"


def amount_of(text: str) -> Amount | None:
    """Read ``"2 day"`` as an `Amount`; None where the text has another form."""
    match = MEASURE.fullmatch(text)
    return Amount(float(match[1]), match[2]) if match else None


def _measure(value: str) -> str:
    if amount_of(value) is None:
        raise PydanticCustomError("measure_form", "a number and its unit are written with a space, like 2 day")
    return value


Measure = Annotated[str, StringConstraints(max_length=60), AfterValidator(_measure)]
"""A number, a space, a unit: ``2 day``. `amount_of` reads it."""

Mark = Literal["found", "computed", "estimate", "needs-check", "proposal", "conflict"]
"""How sure we are: found (a source was opened or its excerpt read), computed (from the other figures), estimate
(judgement of the authors), needs-check (recalled, no source opened), proposal (advice), conflict (sources disagree)."""
Strength = Literal["measured", "evaluated", "documented", "expert", "experience"]
"""What a source rests on, from a measurement to an experience told."""
Phase = Literal["decide", "prepare", "do", "hand-over", "maintain", "close"]
