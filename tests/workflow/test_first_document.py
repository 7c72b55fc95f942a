"""The page for a first document of one's own is followed word for word."""

import csv
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from apora.cli.main import app

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "tutorial" / "your-own-document.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
EVIDENCE_ONLY = 9
ENDS = {"start": 0, "assess": EVIDENCE_ONLY, "check": EVIDENCE_ONLY}


def commands(path, *, folder):
    """Return the commands of a page about one case folder, in order."""
    blocks = [
        text for kind, text in BLOCK.findall(path.read_text(encoding="utf-8")) if kind == "sh"
    ]
    lines = [
        shlex.split(line, comments=True)[1:]
        for text in blocks
        for line in text.splitlines()
        if line.startswith("apora ")
    ]
    return [line for line in lines if folder in line]


@pytest.fixture
def followed(tmp_path, monkeypatch):
    """Follow a page in an empty folder with the document that the tutorial gives."""
    monkeypatch.chdir(tmp_path)
    (text,) = [body for kind, body in BLOCK.findall(PAGE.read_text("utf-8")) if kind == "text"]
    (tmp_path / "brief.txt").write_text(text, encoding="utf-8")

    def follow(path):
        told = []
        for line in commands(path, folder="mycase"):
            done = CliRunner().invoke(app, line)
            assert done.exit_code == ENDS[line[0]], (line, done.output)
            told.append(done.stdout)
        return told

    return follow


def test_the_tutorial_leads_from_a_document_to_a_report(followed, tmp_path):
    told = followed(PAGE)
    with (tmp_path / "mycase" / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert told[0].splitlines()[2] == (
        "  brief (en): 5 numbers drafted in claims.csv, 6 look-alikes passed over in skipped.csv"
    )
    assert [(one["says"].replace("\n", " "), one["reads"], one["indicator"]) for one in rows] == [
        ("about 2,900", "~2900", "headcount"),
        ("More than 300", ">300", "applications"),
        ("a third", "1/3", "refusals"),
        ("22.6 percent", "mean 22.6%", "vacancy"),
        ("245 of 672", "245 of 672", "lapsed_of_decided"),
    ]
    page = (tmp_path / "mycase" / "out" / "report.html").read_text(encoding="utf-8")
    assert "More than 300" in page


def test_the_ten_minutes_of_the_readme_are_the_same(followed, tmp_path):
    followed(ROOT / "README.md")

    assert (tmp_path / "mycase" / "out" / "report.html").is_file()
