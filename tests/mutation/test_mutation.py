"""A sample of wrong changes: none breaks the checks, and none that harms goes unnoticed."""

import random
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.make import SLUG, a_library
from tests.mutation.mutation import Mutation
from tests.mutation.runner import Laboratory, attempt_all


def sample(laboratory: Laboratory, count: int, seed: int) -> list[Mutation]:
    """Some mutations, of every kind at least one."""
    chance = random.Random(seed)
    every = list(laboratory.mutations(chance, 2))
    first = {mutation.what: mutation for mutation in chance.sample(every, len(every))}
    return [*first.values(), *chance.sample(every, count)]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Laboratory:
    guides = a_library(tmp_path_factory.mktemp("small"))
    return Laboratory(guides, SLUG, tmp_path_factory.mktemp("laboratory"))


def test_the_small_guide_tells_every_wrong_change_or_has_a_reason(small: Laboratory) -> None:
    tried = list(attempt_all(small, sample(small, 150, seed=20260722)))
    assert [result for result in tried if result.crash] == []
    assert [result.mutation for result in tried if result.harmful] == []
    assert sum(bool(result.noticed) for result in tried) > 0.8 * len(tried)


def test_an_unchanged_guide_tells_nothing(small: Laboratory) -> None:
    assert small.problems() == small.before
    path = small.folder / "guide.yml"
    assert small.attempt(Mutation("nothing", "guide.yml", "", path.read_bytes)).noticed == ("no change",)


def test_a_change_that_nothing_notices_would_be_told(small: Laboratory) -> None:
    path = small.folder / "guide.yml"
    harmless = path.read_bytes().replace(b"title: Les lampes", b"title: Nos lampes")
    assert small.attempt(Mutation("title changed", "guide.yml", "", lambda: harmless)).harmful


def test_the_real_guide_bears_wrong_changes_too(tmp_path: Path) -> None:
    laboratory = Laboratory(ROOT / "guides", "electrify-isolated-school", tmp_path)
    chance = random.Random(7)
    every = list(laboratory.mutations(chance, 1))
    tried = list(attempt_all(laboratory, chance.sample(every, 12)))
    assert [result for result in tried if result.crash] == []
    assert [result.mutation for result in tried if result.harmful] == []
