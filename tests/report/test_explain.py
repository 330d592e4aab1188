"""Every check explains itself."""

import pytest

from modemploi.checks import CHECKS
from modemploi.report.explain import explain, gaps


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", CHECKS)
def test_every_check_explains_itself(name: str, language: str) -> None:
    said = explain(CHECKS[name], language)
    assert said.startswith(name)
    assert CHECKS[name].example.file in said
    assert "{{" not in said.split("\n\n    ")[0] or "reference" in name or name in ("not-one-number", "gaps-differ")
    assert max(map(len, said.split("\n\n    ")[0].split("\n"))) <= 110


def test_gaps_are_shown_as_such() -> None:
    assert gaps("add `{{#{section}}}` to {file}") == "add `{#‹section›}` to ‹file›"
