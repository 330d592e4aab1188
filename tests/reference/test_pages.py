"""The pages of the reference: everything is on them, every link leads somewhere, every example is right."""

import posixpath
import re
from typing import Any

import pytest

from modemploi.checks import CHECKS
from modemploi.checks.nouns import PARTS
from modemploi.cli.arguments import COMMANDS, build
from modemploi.load.refusals import KINDS, kind_of
from modemploi.model import Guide, classes, fields_of
from modemploi.reference import fields
from modemploi.reference.checks import SUBJECTS
from modemploi.reference.forms import form, limits
from modemploi.reference.markdown import fence, table, text
from modemploi.reference.samples import address, sample, scalar, shown
from modemploi.reference.schema import SCHEMAS
from modemploi.reference.words import LANGUAGES
from modemploi.reference.write import reference
from tests.reference.editor import read

FILES = {name: content.decode() for name, content in reference(build).items()}
PAGES = {name: content for name, content in FILES.items() if name.endswith(".md")}
CLASSES = list(dict.fromkeys(cls for root, _ in SCHEMAS.values() for cls in classes(root)))
CODE = re.compile(r"(`+)[^\n]*?\1")
FENCE = re.compile(r"^(```+)\w*\n.*?^\1$", re.MULTILINE | re.DOTALL)


def anchors(page: str) -> list[str]:
    return re.findall(r"^#+ .* \{#([a-z0-9-]+)\}$", FENCE.sub("", page), re.MULTILINE)


@pytest.mark.parametrize("name", PAGES)
def test_every_link_of_a_page_leads_to_a_page_and_a_place(name: str) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", CODE.sub("…", FENCE.sub("", PAGES[name]))):
        file, _, anchor = target.partition("#")
        goal = posixpath.normpath(posixpath.join(posixpath.dirname(name), file)) if file else name
        assert goal in PAGES, target
        assert not anchor or anchor in anchors(PAGES[goal]), target


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_title_and_no_place_twice(name: str) -> None:
    assert len(re.findall(r"^# ", FENCE.sub("", PAGES[name]), re.MULTILINE)) == 1
    assert len(anchors(PAGES[name])) == len(set(anchors(PAGES[name])))


def test_both_languages_have_the_same_pages() -> None:
    first, second = ({name.partition("/")[2] for name in PAGES if name.startswith(f"{one}/")} for one in LANGUAGES)
    assert first == second and len(first) > 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_and_every_words_address_of_every_class_is_on_a_page(language: str) -> None:
    for cls in CLASSES:
        page = PAGES[f"{language}/fields/{cls.__module__.rpartition('.')[2]}.md"]
        section = page.partition(f"{{#{re.sub('(?<=[a-z])(?=[A-Z])', '-', cls.__name__).lower()}}}\n")[2]
        section = section.partition("\n## ")[0]
        for field in fields_of(cls):
            name = address(cls, field) if field.words else field.name
            assert f"| `{name}` |" in section, f"{cls.__name__}.{field.name}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_is_on_the_page_of_its_subject_and_in_the_list(language: str) -> None:
    for check in CHECKS.values():
        assert check.name in anchors(PAGES[f"{language}/checks/{check.subject}.md"])
        assert f"(checks/{check.subject}.md#{check.name})" in PAGES[f"{language}/checks.md"]
    assert {check.subject for check in CHECKS.values()} == set(SUBJECTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_option_is_told(language: str) -> None:
    page = PAGES[f"{language}/commands.md"]
    assert {f"command-{name}" for name in COMMANDS} <= set(anchors(page))
    for option in ("--report text|github|gitlab|json", "--guides", "--check", "--publish", "--quiet"):
        assert option in page


def test_every_class_has_a_noun_and_every_chapter_something_to_tell() -> None:
    assert {cls.__name__ for cls in CLASSES} <= PARTS.keys()
    assert {cls.__module__.rpartition(".")[2] for cls in CLASSES} == fields.CHAPTERS.keys()


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_the_sample_of_a_class_is_what_the_model_accepts(cls: Any) -> None:
    cls.model_validate(sample(cls, whole=cls is not Guide))


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_the_sample_on_the_page_says_what_the_sample_says(cls: Any) -> None:
    def texts(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: texts(inner) for name, inner in value.items()}
        return [texts(inner) for inner in value] if isinstance(value, list) else str(value).lower()

    told = texts(read(re.sub(r": ([\d.]+)$", r": '\1'", shown(cls), flags=re.MULTILINE)))
    expected = texts(sample(cls, whole=cls is not Guide))
    assert told == expected or next(iter(told.values())) in (expected, [expected])


@pytest.mark.parametrize("value", ["2 %", "%", "a: b", "#1", "'", "- a", "[room]", "{name}", "…", "@key", "yes", "",
                                   "*"])
def test_a_value_is_written_so_that_yaml_reads_it_back(value: str) -> None:
    assert read(f"a: {scalar(value)}") == {"a": value}


def test_every_fact_has_a_form_in_words() -> None:
    for cls in CLASSES:
        for field in fields_of(cls):
            assert bool(form(field, str)) != bool(field.part or field.words), f"{cls.__name__}.{field.name}"
            assert kind_of(field) in KINDS | {""}


def test_forms_tell_limits_that_a_person_can_meet() -> None:
    step = {field.name: field for cls in CLASSES if cls.__name__ == "Step" for field in fields_of(cls)}
    assert form(step["months"], str).endswith(", from 1 to 12")
    assert form(step["uses"], str) == "the id of one of the guide's `supplies` or `tools` or `documents`"
    assert (limits(step["months"]).least, limits(step["id"]).longest) == (1, 60)


def test_text_between_backticks_is_code_and_nothing_else_means_anything() -> None:
    assert text("a * of `b_*` | <i> [c] {{ d }}") == r"a \* of `b_*` \| \<i\> \[c\] \{{ d }}"


def test_a_fence_is_longer_than_what_it_holds() -> None:
    assert fence("```\na\n```", "yaml") == "````yaml\n```\na\n```\n````"


def test_a_bar_in_a_cell_does_not_end_it() -> None:
    assert table(["a"], [["b | c"], [r"d \| e"]]).splitlines()[2:] == [r"| b \| c |", r"| d \| e |"]
    assert table(["a"], []) == ""
