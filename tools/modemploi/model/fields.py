"""Reading the declaration: which fields a class has, and which parts and addresses a guide has.

Schema, reference pages, templates, loader and checks all learn of the model through this module alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from modemploi.model.kinds import FileRef, Need, Part, Ref, Shared, Words, is_text

Path = tuple[str | int, ...]
"""Where something stands in a tree of facts: ``("steps", 3, "duration")``."""


@dataclass(frozen=True)
class Field:
    """One field of a class of the model."""

    name: str
    doc: str
    need: Literal["must", "should", "may"]
    required: bool
    words: Literal["short", "long", "file"] | None
    ref: tuple[str, ...]
    shared: str | None
    folder: str | None
    part: type[Part] | None
    many: bool
    choices: tuple[str, ...]
    annotation: Any
    bare: Any
    """The kind of one value: `str`, `float`, `bool`, `datetime.date`, a class of the model, a `Literal`."""
    marks: tuple[Any, ...]
    """What limits one value: pydantic's constraints (pattern, length, least and most) and validators."""

    @property
    def address(self) -> str:
        """The name as it stands in an address: ``look-for``."""
        return self.name.replace("_", "-")


def _unwrap(annotation: Any) -> tuple[Any, list[object], bool]:
    """Take apart ``Annotated``, ``X | None`` and ``tuple[X, ...]``: the bare type, its marks, whether it is many."""
    marks: list[object] = []
    many = False
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation, *more = get_args(annotation)
            marks += more
        elif origin in (Union, UnionType):
            (annotation,) = [kind for kind in get_args(annotation) if kind is not NoneType]
        elif origin is tuple:
            annotation, many = get_args(annotation)[0], True
        else:
            return annotation, marks, many


@cache
def fields_of(cls: type[Part]) -> tuple[Field, ...]:
    """The fields of a class, in the order of its declaration (which is the canonical order of keys)."""
    fields = []
    for name, info in cls.model_fields.items():
        bare, marks, many = _unwrap(Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation)

        def of(kind: type, marks: list[object] = marks) -> Any:
            return next((mark for mark in marks if isinstance(mark, kind)), None)

        need, words, ref, listed, file = of(Need), of(Words), of(Ref), of(Shared), of(FileRef)
        fields.append(Field(
            name=name,
            doc=" ".join((info.description or "").split()),
            need=need.level if need else "may",
            required=info.is_required(),
            words=words.form if words else None,
            ref=ref.lists if ref else (),
            shared=listed.name if listed else None,
            folder=file.folder if file else None,
            part=bare if isinstance(bare, type) and issubclass(bare, Part) else None,
            many=many,
            choices=tuple(get_args(bare)) if get_origin(bare) is Literal else (),
            annotation=info.annotation,
            bare=bare,
            marks=tuple(marks),
        ))
    return tuple(fields)


@cache
def classes(cls: type[Part]) -> tuple[type[Part], ...]:
    """The class and every class it is made of, each once, in the order in which one meets them."""
    found = [cls]
    for field in fields_of(cls):
        if field.part:
            found += [inner for inner in classes(field.part) if inner not in found]
    return tuple(found)


def parts(part: Part, path: Path = ()) -> Iterator[tuple[Path, Part]]:
    """The part itself and every part inside it, with their paths from `part`."""
    yield path, part
    for field in fields_of(type(part)):
        if field.part:
            value = getattr(part, field.name)
            if field.many:
                for index, inner in enumerate(value):
                    yield from parts(inner, (*path, field.name, index))
            elif value is not None:
                yield from parts(value, (*path, field.name))


@dataclass(frozen=True)
class Address:
    """A place for words: what a language file must or may say."""

    text: str
    """As languages files write it: ``visit-site.done``, ``title``, ``loads.power.name``."""
    owner: str
    """The id of the part the words belong to; empty for the guide itself."""
    field: Field
    path: Path
    """The path of the part in the facts."""
    heading: bool
    """Whether a heading with the owner's id alone gives these words (a name), or its body does (a text)."""


def addresses(part: Part, prefix: str = "", path: Path = ()) -> Iterator[Address]:
    """Every place for words that the facts open, in the order of the model."""
    for field in fields_of(type(part)):
        if field.words == "file" and not is_text(vars(part)["file"]):
            continue
        if field.words:
            text = f"{prefix}.{field.address}" if prefix else field.address
            yield Address(text, prefix, field, path, field.name in ("name", "text"))
        elif field.part:
            value = getattr(part, field.name)
            for index, inner in enumerate(value if field.many else [value] if value else []):
                own = getattr(inner, "id", None)
                inside = f"{prefix}.{own}" if own and field.name in INNER else own or prefix
                yield from addresses(inner, inside, (*path, field.name, index) if field.many else (*path, field.name))


INNER = frozenset({"columns", "options"})
"""Lists whose entries have an id of their own only inside what holds them: a column, an option.
Everything else in a guide shares one namespace of ids."""
