"""What calibrate, project and estimate print."""

from pathlib import Path

from apora.workflow.answers import Calibrated, Estimate, Projected

FOLDER = Path("case") / "out" / ".store" / "calibrate"
QUANTILES = {"p5": 1.0, "p25": 2.0, "p50": 3.0, "p75": 4.0, "p95": 5.0}


def test_an_accepted_calibration_says_so_with_its_numbers():
    done = Calibrated(
        folder=FOLDER,
        accepted=True,
        reasons=(),
        diagnostics={"max_rhat": 1.00312345, "min_ess_bulk": 612, "worst": "reach"},
    )

    assert done.text() == (
        "The calibration is accepted.\n\n"
        "  max_rhat      1.003\n"
        "  min_ess_bulk  612\n"
        "  worst         reach\n\n"
        f"Draws: {FOLDER}"
    )


def test_a_calibration_that_is_not_accepted_says_why_first():
    done = Calibrated(
        folder=FOLDER,
        accepted=False,
        reasons=("R-hat of reach is 1.09, above 1.01; B11 and X04 disagree.",),
        diagnostics={},
    )

    assert done.text() == (
        "The calibration is NOT accepted.\n"
        "  R-hat of reach is 1.09, above 1.01; B11 and X04 disagree.\n\n\n"
        f"Draws: {FOLDER}"
    )


def test_projections_name_their_scenarios():
    done = Projected(folder=FOLDER, scenarios=("reference", "help"))

    assert done.text() == f"Projected: reference, help.\n\nDraws: {FOLDER}"


def test_an_estimate_is_two_rows_that_say_what_was_asked():
    answer = Estimate(
        indicator="departures",
        title="Voluntary departures",
        unit="persons",
        where="mia",
        when="2020-08-09/2020-11-30",
        scenario="",
        prior=QUANTILES,
        posterior=QUANTILES,
    )

    rows = answer.rows()

    assert [row["told"] for row in rows] == ["prior", "posterior"]
    assert list(rows[0]) == [
        "told",
        "p5",
        "p25",
        "p50",
        "p75",
        "p95",
        "indicator",
        "where",
        "when",
        "scenario",
        "unit",
    ]
