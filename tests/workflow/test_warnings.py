"""What only the model can say is wrong with a case is printed at the end of a run."""

from pathlib import Path

from apora.errors import Problem
from apora.results.warning_rows import warning_rows
from apora.workflow.outputs import Written

DEAD = Problem(
    where="drivers.csv, rest_lost from 2019-01-01",
    what="moves nothing that the model reports, under any scenario.",
    remedy="Check its dates against the weeks simulated, its unit and its value.",
    rule="dead_input",
    severity="warning",
)


def test_a_warning_becomes_a_row_of_the_results():
    assert warning_rows([DEAD]) == [
        {
            "rule": "dead_input",
            "where": "drivers.csv, rest_lost from 2019-01-01",
            "what": "moves nothing that the model reports, under any scenario.",
            "remedy": "Check its dates against the weeks simulated, its unit and its value.",
        }
    ]


def test_warnings_stand_after_what_to_read_first():
    written = Written(
        folder=Path("out"), files=("report.html",), status="accepted", warnings=(DEAD.text(),)
    )

    assert written.text().replace("\\", "/") == (
        "out/report.html\n"
        "out/tables (0 tables)\n"
        "\n"
        "Read the main points first; each number shows what kind it is.\n"
        "\n"
        "1 warning\n"
        "  drivers.csv, rest_lost from 2019-01-01: moves nothing that the model reports, under any "
        "scenario.\n"
        "      Check its dates against the weeks simulated, its unit and its value."
    )


def test_without_warnings_nothing_is_said_of_them():
    written = Written(folder=Path("out"), files=("report.html",), status="accepted")

    assert "warning" not in written.text()
