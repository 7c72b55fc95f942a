import csv
import io

import pytest

from apora.report.build import write_report
from apora.report.tables import csv_text, guarded
from report.example_results import example_results


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-2", "@SUM(A1)", "\tx", "\rx", " =HYPERLINK()", "\n=1"]
)
def test_text_that_a_spreadsheet_would_run_is_led_by_an_apostrophe(cell):
    assert guarded(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["more than 300", "", -18.6, None, True, 0])
def test_other_cells_stay_as_they_are(cell):
    assert guarded(cell) is cell


def test_a_cell_with_a_comma_and_a_quote_comes_back():
    text = csv_text(["a"], [['say "so", twice']])

    assert list(csv.reader(text.splitlines())) == [["a"], ['say "so", twice']]


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("out")
    paths = write_report(example_results(), folder)
    texts = {path.name: path.read_text(encoding="utf-8") for path in paths[1:]}
    return {name: list(csv.DictReader(io.StringIO(text))) for name, text in texts.items()}


def test_every_table_is_written(tables):
    assert sorted(tables) == [
        "changes.csv",
        "claims.csv",
        "estimates.csv",
        "influence.csv",
        "money.csv",
        "parameters.csv",
        "scenarios.csv",
        "series.csv",
    ]


def test_every_claim_has_a_row_and_keeps_its_words(tables):
    results = example_results()

    assert [row["id"] for row in tables["claims.csv"]] == [one["id"] for one in results["claims"]]
    assert tables["claims.csv"][1]["says"] == "more than 300 letters"


def test_the_public_tables_leave_out_willingness_by_office(tables):
    seen = {row["where"] for row in tables["estimates.csv"] if row["indicator"] == "willing_share"}

    assert seen == {"service", "police", "inquiry"}


def test_every_week_of_every_path_has_a_row(tables):
    assert len(tables["series.csv"]) == sum(
        len(row["weeks"]) for row in example_results()["series"]
    )
