"""Numbers that somebody could go and get, as a table beside the case."""

import pytest

from apora.errors import CaseProblems
from apora.evidence.wishes import Wish, wishes_in


def written(tmp_path, text):
    path = tmp_path / "wanted.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_may_name_its_precision_and_its_cost(tmp_path):
    path = written(
        tmp_path,
        "indicator,where,when,precision,cost,note\n"
        "headcount,service,2020-11-30,,,\n"
        "applications,service,2020-08-09/2020-11-30,rounded,40.5,two days in the archive\n",
    )

    assert wishes_in(path) == (
        Wish(indicator="headcount", where="service", when="2020-11-30"),
        Wish(
            indicator="applications",
            where="service",
            when="2020-08-09/2020-11-30",
            precision="rounded",
            cost=40.5,
            note="two days in the archive",
        ),
    )


def test_a_table_without_rows_is_refused(tmp_path):
    with pytest.raises(CaseProblems) as caught:
        wishes_in(written(tmp_path, "indicator,where,when\n"))

    assert str(caught.value) == (
        "1 error\n\n"
        "  wanted.csv: holds no row.\n"
        "      Write a row for each number that could be asked for."
    )


def test_every_row_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(CaseProblems) as caught:
        wishes_in(
            written(
                tmp_path,
                "indicator,where,when,precision,cost\n"
                "headcount,service,2020-11-30,exactly,\n"
                "headcount,service,2020-11-30,count,dear\n",
            )
        )

    assert str(caught.value) == (
        "2 errors\n\n"
        '  wanted.csv, row 2, precision: "exactly" is not one of the choices.\n'
        "      Known: about, count, rounded.\n"
        '  wanted.csv, row 3, cost: "dear" is not a number.\n'
        "      Write digits with a point before decimals, as in 0.25."
    )
