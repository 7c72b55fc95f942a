"""A case that cannot be answered ends with a statement, a code of its own and a stamped report."""

import csv
import re

import pytest
from typer.testing import CliRunner

from apora.cli.main import app
from evidence.sample_case import write_sample_case

pytestmark = pytest.mark.slow

MINISTRY = (
    "ministry,Staff list,Ministry,2020-11-20,https://example.org/list,en,statistics,A,"
    "Counts from registers,,,\n"
)
"""A source without a frozen text, so that any claim can be of it."""


@pytest.fixture
def folder(tmp_path):
    """Return the sample case in one language, without measures, few types of household."""
    made = write_sample_case(tmp_path / "lowmere")
    head = made / "case.toml"
    text = head.read_text(encoding="utf-8")
    for old, new in (
        ("household_types = 16", "household_types = 8"),
        ('languages = ["en", "ru"]', 'languages = ["en"]'),
    ):
        text = text.replace(old, new)
    head.write_text(text, encoding="utf-8")
    with (made / "sources.csv").open("a", encoding="utf-8") as file:
        file.write(MINISTRY)
    for path in (
        "judgements.toml",
        "scenarios.toml",
        "measures/grant.toml",
        "measures/tighter.toml",
    ):
        (made / path).unlink()
    return made


def claim(name, says, indicator, *, when="2020-11-15", where="service", **more):
    """Return a row of a claim of the ministry."""
    return {
        "id": name, "says": says, "indicator": indicator, "where": where, "when": when,
        "source": "ministry", "nature": "stock", "origin": name, "credibility": "2",
        "use": "calibrate",
    } | more  # fmt: skip


def keep(folder, *names, add=()):
    """Leave only these claims in the table, and add some."""
    table = folder / "claims.csv"
    columns, *rows = csv.reader(table.read_text(encoding="utf-8").splitlines())
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([columns, *(row for row in rows if row[0] in names)])
        writer.writerows([[one.get(column, "") for column in columns] for one in add])


def prior(folder, name, *, low, mid, high):
    """Say anew what is thought of a parameter before the evidence."""
    table = folder / "parameters.csv"
    columns, *rows = csv.reader(table.read_text(encoding="utf-8").splitlines())
    at = [columns.index(one) for one in ("low", "mid", "high")]
    for row in rows:
        if row[0] == name:
            for place, value in zip(at, (low, mid, high), strict=True):
                row[place] = value
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])


STAMP = re.compile(r'<p class="stamp">(.*?)</p>', re.DOTALL)
HARM = "Not published."
"""How the stamp begins that any report has until somebody answers its questions."""


def assessed(folder):
    """Return how `apora assess` ends, what it says last, and what stamps its page."""
    done = CliRunner().invoke(app, ["assess", str(folder)])
    page = (folder / "out" / "report.html").read_text(encoding="utf-8")
    stamps = [re.sub("<[^>]*>", "", one) for one in STAMP.findall(page)]
    said = [line for line in done.stdout.splitlines() if line.startswith(("The ", "Read "))]
    return done.exit_code, said, [*dict.fromkeys(o for o in stamps if not o.startswith(HARM))]


READ = "Read the main points first; each number shows what kind it is."


def test_claims_that_contradict_each_other(folder):
    few = [claim(f"N{n}", f"{15 + n} percent", "disagree_share", nature="share") for n in range(3)]
    most = claim("N9", "74 percent", "disagree_share", nature="share")
    keep(folder, "C1", add=[*few, most])

    code, said, stamps = assessed(folder)

    assert code == 11
    assert said == [
        READ,
        (
            "The claims contradict each other. Further from what all others imply than chance "
            "allows: N9. Settle it (`apora settle`) before relying on what rests on both."
        ),
    ]
    assert stamps == [
        (
            "Contradictory evidence. Further from what all others imply than chance allows: N9. "
            "Settle it before relying on what rests on both sides."
        )
    ]


def test_a_prior_that_no_claim_can_live_with(folder):
    prior(folder, "vacancy_calm", low=0.001, mid=0.002, high=0.004)
    vacant = claim("N1", "61 percent", "vacancy", where="districts", nature="share")
    keep(folder, "C1", add=[vacant])

    code, said, stamps = assessed(folder)

    assert code == 12
    assert said == [
        READ,
        "The priors leave no room for N1: check how it is read, and the priors.",
    ]
    assert stamps == [
        (
            "No room. What was assumed before the evidence hardly allows what is said here: N1. "
            "Check how it is read, and the assumptions it meets."
        )
    ]


def test_one_claim_only(folder):
    """A hedged share of unknown worth moves nothing beyond luck."""
    keep(folder, "C8")

    code, said, stamps = assessed(folder)

    assert code == 13
    assert said == [
        READ,
        "The evidence moves no headline: the estimates are what was assumed before it.",
    ]
    assert stamps == [
        (
            "Not informed by the evidence. It moves no headline: what stands here is what was "
            "assumed before it."
        )
    ]


def test_no_claim_at_all(folder):
    keep(folder)

    code, said, stamps = assessed(folder)

    assert code == 9
    assert said == ["The case cannot carry a model yet: this is the evidence report."]
    assert stamps == [
        (
            "Evidence only. The case cannot carry a model yet: this page holds what sources said "
            "and what follows from it by arithmetic; it holds no estimate."
        )
    ]
