"""The public names are one list, and it is true."""

import inspect
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import apora
from apora import errors

ROOT = Path(__file__).parents[1]

PUBLIC = [
    "AporaError",
    "BareNumber",
    "CaseProblems",
    "EstimateRefused",
    "FitRejected",
    "PlanRefused",
    "Problem",
    "ReportRefused",
    "SettingRefused",
    "StoreBusy",
    "StoreUnwritable",
    "Unreadable",
    "__version__",
    "ask",
    "assess",
    "calibrate",
    "calibrate_deep",
    "check",
    "compare",
    "diff",
    "estimate",
    "export",
    "gates",
    "indicators",
    "keep",
    "measures",
    "open_case",
    "plan",
    "project",
    "publish",
    "record",
    "remove",
    "score",
    "settle",
    "start_case",
    "take_measures",
    "write_report",
]


def test_the_list_of_public_names_is_this_one():
    assert apora.__all__ == PUBLIC
    assert dir(apora) == sorted(PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_each_public_name_is_there_and_explained(name):
    value = getattr(apora, name)

    assert name == "__version__" or inspect.getdoc(value)


def test_a_name_that_is_not_public_is_refused():
    with pytest.raises(AttributeError) as caught:
        apora.simulate  # noqa: B018 - asking for it is the test

    assert str(caught.value) == "module 'apora' has no attribute 'simulate'"


def test_every_error_is_public():
    tree = {
        name
        for name, value in vars(errors).items()
        if inspect.isclass(value) and issubclass(value, errors.AporaError)
    }

    assert tree <= set(PUBLIC)


def test_the_tree_of_errors_is_drawn_at_the_top_of_its_module():
    for name, value in vars(errors).items():
        if inspect.isclass(value) and issubclass(value, Exception):
            assert name in errors.__doc__


def test_importing_the_package_loads_none_of_its_modules():
    script = "import sys, apora; print([m for m in sys.modules if m.startswith('apora.')])"
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert done.stdout == "[]\n"


def test_the_version_is_the_projects():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert project["project"]["version"] == apora.__version__


@pytest.mark.parametrize(("set_before", "found"), [(None, "1"), ("4", "4")])
def test_linear_algebra_has_one_thread_unless_a_person_says_otherwise(set_before, found):
    kept = {name: one for name, one in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    given = {} if set_before is None else {"OPENBLAS_NUM_THREADS": set_before}
    asked = (
        "import os, sys, apora; print(os.environ['OPENBLAS_NUM_THREADS'], 'numpy' in sys.modules)"
    )

    told = subprocess.run(
        [sys.executable, "-c", asked], env=kept | given, capture_output=True, text=True, check=True
    )

    assert told.stdout == f"{found} False\n"
