"""The ceilings and the promises about files that no linter knows."""

import ast
import re
import shutil
import subprocess
import tomllib
from functools import lru_cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src" / "apora").rglob("*.py"))
MOST_LINES_A_MODULE = 400
MOST_LINES_A_FUNCTION = 40
MOST_ARGUMENTS = 8

# Written in parts, so that this file does not break its own rule.
INDEX_OPTION = re.compile("--" + "(extra-)?index-url|--" + "find-links|--" + "trusted-host")
MACHINE_PATH = re.compile(r"(?<![\w.~:/<>])/" + r"(work|opt|root|home|tmp)/\w")
ADDRESS = re.compile("[a-z]+:" + "//")


@lru_cache(maxsize=1)
def tracked():
    """Return the files of the repository that hold text."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: which files are tracked cannot be known")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:4096]]


def found(pattern, paths):
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in paths
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1
        )
        if pattern.search(line)
    ]


def functions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def body_lines(function):
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return 0 if not body else function.end_lineno - body[0].lineno + 1


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_is_one_thing_small_enough_to_read(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES_A_MODULE
    for function in functions(path):
        given = function.args
        count = len([*given.posonlyargs, *given.args, *given.kwonlyargs])
        method = bool(given.args) and given.args[0].arg in {"self", "cls"}
        assert body_lines(function) <= MOST_LINES_A_FUNCTION, function.name
        assert count - method <= MOST_ARGUMENTS, function.name


def test_no_file_names_where_packages_come_from():
    assert found(INDEX_OPTION, [path for path in tracked() if path.suffix != ".md"]) == [
        one for one in found(INDEX_OPTION, [ROOT / "Makefile"]) if "--no-" + "emit-index-url" in one
    ]


def test_the_locked_requirements_hold_hashes_and_no_address():
    locked = sorted((ROOT / "requirements").glob("*.txt"))

    assert [path.stem for path in locked] == ["bench", "build", "dev", "forecasts", "run"]
    assert found(ADDRESS, locked) == []
    for path in locked:
        text = path.read_text(encoding="utf-8")
        for pinned in re.findall(r"^[\w.\[\]-]+==.*(?:\n .*)*", text, flags=re.MULTILINE):
            assert "--hash=sha256:" in pinned, pinned.partition("=")[0]


def pinned_in(path):
    """Return the version of each package that a lock file pins."""
    pattern = r"^([\w.-]+)(?:\[[\w,]+\])?==([\w.]+)"
    return dict(re.findall(pattern, path.read_text(encoding="utf-8"), flags=re.MULTILINE))


def test_one_environment_can_hold_all_that_is_locked():
    locked = [pinned_in(path) for path in sorted((ROOT / "requirements").glob("*.txt"))]
    versions = {name: {one[name] for one in locked if name in one} for name in set().union(*locked)}

    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_every_dependency_is_locked_in_a_version_that_the_project_allows():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {
        "run": project["dependencies"],
        "dev": [*project["dependencies"], *project["optional-dependencies"]["test"]],
        "bench": [*project["dependencies"], *project["optional-dependencies"]["bench"]],
        "forecasts": [*project["dependencies"], *project["optional-dependencies"]["forecasts"]],
    }
    for name, dependencies in asked.items():
        pinned = pinned_in(ROOT / "requirements" / f"{name}.txt")
        for one in map(Requirement, dependencies):
            assert one.specifier.contains(pinned[one.name]), f"{one} in {name}.txt: run `make lock`"


def test_no_file_knows_the_machine_it_was_made_on():
    assert found(MACHINE_PATH, tracked()) == []


def test_every_ignored_rule_gives_a_reason():
    code = [path for path in tracked() if path.suffix == ".py" and "src" in path.parts]
    bare = re.compile(r"#\s*(noqa(:[ A-Z0-9,]+)?|type: ignore(\[[\w, -]+\])?)\s*$")

    assert found(bare, code) == []


def test_tests_and_the_package_do_not_read_what_lies_outside_the_repository():
    outside = re.compile("/" + "shared/(?!object)")

    assert found(outside, SOURCES) == []
