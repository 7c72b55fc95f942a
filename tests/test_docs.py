"""The documentation agrees with the code: pages made from it, links, commands, Python."""

import ast
import importlib.util
import re
import shlex
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

import apora
from apora.cli.main import app

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
TEST = re.compile(r"`(test_[a-z0-9_]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
COMMANDS = typer.main.get_command(app).commands


def named(path):
    return path.relative_to(ROOT).as_posix()


def blocks(language):
    return [
        pytest.param(text, id=f"{named(path)}-{number}")
        for path in PAGES
        for number, (kind, text) in enumerate(BLOCK.findall(path.read_text(encoding="utf-8")))
        if kind == language
    ]


def apora_lines(text):
    words = [shlex.split(line, comments=True) for line in text.splitlines()]
    return [line[1:] for line in words if line[:1] == ["apora"]]


@pytest.fixture(scope="module")
def reference_pages():
    path = ROOT / "scripts" / "reference_pages.py"
    spec = importlib.util.spec_from_file_location("reference_pages", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_pages_are_those_that_the_code_makes(reference_pages, capsys):
    code = reference_pages.main(["--check"])

    assert (code, capsys.readouterr().err) == (0, "")


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_every_link_leads_to_a_file(path):
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    files = [one.partition("#")[0] for one in targets if ":" not in one and one[0] != "#"]

    assert [one for one in files if not (path.parent / one).exists()] == []


def test_every_test_that_a_page_names_exists():
    tests = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests").rglob("test_*.py"))
    )
    named_tests = {
        name for path in PAGES for name in TEST.findall(path.read_text(encoding="utf-8"))
    }

    assert "test_half_the_step_gives_nearly_the_same_result" in named_tests
    assert {name for name in named_tests if f"def {name}(" not in tests} == set()


@pytest.mark.parametrize("text", blocks("sh"))
def test_every_command_in_the_documentation_exists_with_its_options(text):
    for line in apora_lines(text):
        if not line or line[0].startswith("-"):
            continue
        command = COMMANDS[line[0]]
        known = {option for one in command.params for option in getattr(one, "opts", ())}
        used = [word for word in line[1:] if word.startswith("--")]
        assert not set(used) - known, line
        command.make_context(line[0], line[1:])


@pytest.mark.parametrize("text", blocks("python"))
def test_every_python_block_parses_and_uses_public_names(text):
    names = [
        node.attr
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "apora"
    ]

    assert set(names) <= set(apora.__all__)


def test_the_readme_begins_with_the_sample_report_and_keeps_its_order():
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()

    assert "](docs/sample/report.html)" in lines[0]
    assert [line[3:] for line in lines if line.startswith("## ")] == [
        "Two commands",
        "What you get",
        "Your own case",
        "What it will not do",
    ]
    picture = lines.index(
        "![The head and the first main points of the report on belarus-2020]"
        "(docs/images/report-main-points.png)"
    )
    assert picture < lines.index("## Two commands")


def test_the_tutorial_runs_up_to_the_model(tmp_path, monkeypatch):
    """Steps 2 and 3 of the tutorial, as typed; the steps with a model are slow."""
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "docs" / "tutorial" / "first-report.md").read_text(encoding="utf-8")
    typed = [line for _, block in BLOCK.findall(text) for line in apora_lines(block)]
    quick = [line for line in typed if line[0] in {"start", "check", "indicators"}]

    assert len(quick) == 3
    for line in quick:
        done = CliRunner().invoke(app, line)
        assert done.exit_code == 0, (line, done.output)
