"""Parts of pages that are made from committed results say what the results say."""

import pytest

import replications
import result_tables as script

RANKS = "simulation_based_calibration.json"
AFTER = {
    "draws": 1800,
    "effective": 1634.4,
    "pareto_shape": 0.46,
    "shifts": {"a": [0.001, 0.03, -0.01], "b": [0.0, -0.01, 0.05], "c": [0.002, 0.0, 0.0]},
    "standard_errors": {"a": [0.01, 0.02, 0.004], "b": [0.09, 0.01, 0.02], "c": [0.001, 0.1, 0.1]},
    "shifts_same_draws": {"a": [0.5, 0.02, 0.5], "b": [0.5, 0.5, 0.04], "c": [0.0, 0.0, 0.0]},
}


def test_the_error_shown_is_that_of_the_end_shown():
    """Not the largest error of the three, nor the largest shift of the same draws."""
    lines = script.after_table(AFTER).splitlines()[2:]

    assert lines == [
        "| b | 95 % | 4.0 % | 5.0 % | 2.0 % |",
        "| a | median | 2.0 % | 3.0 % | 2.0 % |",
        "| c | 5 % | 0.0 % | 0.2 % | 0.1 % |",
    ]


def test_shifts_above_two_standard_errors_are_counted_over_all():
    """Of nine: the upper ends of a and b; the lower end of c is two errors, and not above."""
    told = script.above_error_text(AFTER)

    assert "Of 9 shifts of the fit with more types 2 are above two standard errors" in told
    assert "The largest of them is 5.0 %, of b, 95 %." in told


@pytest.mark.parametrize("same", [True, False])
def test_the_page_says_whether_ranks_are_of_the_code_as_it_stands(same, tmp_path, monkeypatch):
    code = script.code_as_run() if same else "another"
    for name, rows in {"simulation_based_calibration-real.json": 2, RANKS: 3}.items():
        head = {"commit": "abc", "code": code}
        replications.keep(tmp_path / name, head=head, rows=[{"number": 0}] * rows)
    monkeypatch.setattr(script, "REFERENCES", tmp_path)

    small, real = script.ranks_text().splitlines()

    assert small.startswith(f"- `{RANKS}`: 3 replications, ")
    assert real.startswith("- `simulation_based_calibration-real.json`: 2 replications, ")
    assert ("commit abc" in small, "has changed since" in real) == (not same, not same)
