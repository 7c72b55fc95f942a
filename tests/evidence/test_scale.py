"""Many claims, and many faults, take no more than their number."""

import importlib.util
import time
from pathlib import Path

import pytest

from apora.evidence import nearest
from apora.evidence.case import inspect_folder
from apora.evidence.checks import problems_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def at_scale():
    path = ROOT / "scripts" / "check_at_scale.py"
    spec = importlib.util.spec_from_file_location("check_at_scale", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def seconds(folder):
    start = time.process_time()
    problems_of(inspect_folder(folder))
    return time.process_time() - start


def test_four_times_as_many_claims_take_about_four_times_as_long(at_scale, tmp_path):
    """A quadratic rule would take sixteen times as long; eight leaves room for a busy machine."""
    sizes = (1_500, 6_000)
    for size in sizes:
        at_scale.write_case(tmp_path / str(size), claims=size)
    seconds(tmp_path / str(sizes[0]))  # what is loaded once
    few, many = (min(seconds(tmp_path / str(size)) for _ in range(2)) for size in sizes)

    assert many < 8 * few


BREAK = {
    "units": ("where", lambda number: f"x{number}"),
    "sources": ("source", lambda number: f"t{number}"),
    "indicators": ("indicator", lambda number: f"y{number}"),
    "superseded": ("use", lambda number: f"superseded by Z{number}"),
    "confirmed": ("credibility", lambda _number: "1"),
    "origins": ("origin", lambda number: f"one {number}"),
    "quotes": ("says", lambda number: f"never said {number}"),
    "dates": ("when", lambda number: f"day {number}"),
    "natures": ("nature", lambda number: f"n{number}"),
    "copies": ("counted", lambda _number: ""),
}


@pytest.mark.parametrize("kind", BREAK)
def test_as_many_faults_as_claims_take_about_as_long_as_none(at_scale, tmp_path, kind, monkeypatch):
    """Each fault is named, and what is nearest is looked for a bounded number of times."""
    column, value = BREAK[kind]
    whole = at_scale._claim
    monkeypatch.setattr(
        at_scale, "_claim", lambda number: whole(number) | {"where": "u0", column: value(number)}
    )
    looked, find = [], nearest.get_close_matches
    monkeypatch.setattr(
        nearest,
        "get_close_matches",
        lambda word, choices, **more: looked.append(len(choices)) or find(word, choices, **more),
    )
    at_scale.write_case(tmp_path / "case", claims=3_000)

    found = problems_of(inspect_folder(tmp_path / "case"))

    assert sum(looked) < 200_000
    assert found
    assert all(one.where and one.what and one.remedy for one in found)


@pytest.mark.slow
def test_a_hundred_thousand_claims_are_checked_in_twenty_seconds_and_linear_memory(at_scale):
    assert at_scale.main([]) == 0
