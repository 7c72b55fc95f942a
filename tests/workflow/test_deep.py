"""`apora calibrate --deep`: every fit is a step that is kept; a killed run goes on."""

from types import SimpleNamespace

import numpy as np
import pytest
from typer.testing import CliRunner

from apora.cli.faults import INTERRUPTED
from apora.cli.main import app
from apora.evidence.case import read_case
from apora.inference import exact
from apora.inference.headlines import HEADLINES
from apora.results import changed_rows
from apora.store.steps import Store
from apora.workflow import deep_step
from evidence.sample_case import write_sample_case

ONLY = ("--only", "C3", "--only", "c4", "--only", "C6")
IDS = [one.id for one in HEADLINES]


@pytest.fixture
def folder(tmp_path):
    return write_sample_case(tmp_path / "lowmere")


class Fits:
    """Fits that cost nothing; `dies_at` is the number of the one in which Ctrl-C is pressed."""

    def __init__(self):
        self.done, self.dies_at = [], None

    def __call__(self, made):
        self.calibration = made
        return self

    def fit(self, change, *, progress):
        progress("sampling", 0.5)
        if len(self.done) + 1 == self.dies_at:
            raise KeyboardInterrupt
        self.done.append(change.name)
        return change.name


def kept_row(_made, change, *, fit):
    """C4 moves the second headline; C6 is not accepted."""
    accepted = fit != "C6"
    return {
        "row": {
            "what": change.what, "name": change.name, "claims": list(change.claims), "by": "fit",
            "reliable": accepted, "reasons": [] if accepted else ["R-hat of x is 1.1."],
            "headlines": [],
        },
        "standard": {one: -0.8 if i == 1 and fit == "C4" else 0.1 for i, one in enumerate(IDS)},
        "others": {},
        "apart": ["C4"] if fit == "C4" else [],
    }  # fmt: skip


@pytest.fixture
def fits(monkeypatch, folder):
    """Have a calibration of 200 draws at hand in which C6 bears most."""
    found, case = Fits(), read_case(folder)
    names = ["C3", "C4", "C6"]
    x = np.random.default_rng(1).normal(0.0, 0.5, 400)
    made = SimpleNamespace(
        problem=SimpleNamespace(case=case, observations=[SimpleNamespace(claim=n) for n in names]),
        log_likelihood=np.stack([0.0 * x, 0.2 * x, 60.0 * x], axis=1)[None],
        posterior=SimpleNamespace(
            headlines=np.repeat(1 / (1 + np.exp(-x))[:, None], len(IDS), axis=1)[None]
        ),
        accepted=True,
        reasons=(),
    )
    monkeypatch.setattr(deep_step, "calibrated", lambda *_, **__: (made, None))
    monkeypatch.setattr(exact, "ExactFits", found)
    monkeypatch.setattr(changed_rows, "fit_row", kept_row)
    found.made = made
    return found


def run(folder, *words):
    return CliRunner().invoke(app, ["calibrate", str(folder), *words])


def kept(folder):
    return {
        path.relative_to(folder): path.read_bytes()
        for path in sorted((folder / "out" / ".store" / "deep").rglob("*.json"))
    }


def test_those_whose_weights_failed_come_first_then_what_moves_most(folder, fits):
    run(folder, "--deep", *ONLY)

    assert fits.done == ["C6", "C4", "C3"]


def test_a_killed_run_goes_on_after_the_last_finished_fit_with_the_same_bytes(folder, fits):
    fits.dies_at = 2
    killed = run(folder, "--deep", *ONLY)
    first = kept(folder)
    fits.dies_at = None
    again = run(folder, "--deep", *ONLY)

    assert (killed.exit_code, again.exit_code) == (INTERRUPTED, 0), again.output
    assert fits.done == ["C6", "C4", "C3"]
    assert len(first) == 2
    assert first.items() <= kept(folder).items()
    assert "3 fits of their own, 1 of them kept from before." in again.stderr

    whole = kept(folder)
    for path in (folder / "out" / ".store" / "deep").rglob("fit.json"):
        path.unlink()
    run(folder, "--deep", *ONLY)
    assert kept(folder) == whole
    assert len(fits.done) == 6


@pytest.mark.usefixtures("fits")
def test_the_command_says_what_each_fit_moves_and_which_was_not_accepted(folder):
    done = run(folder, "--deep", *ONLY)

    title = HEADLINES[1].title
    lines = [line.split("  ") for line in done.stdout.splitlines()]
    cells = [[one.strip() for one in line if one.strip()] for line in lines]
    assert cells == [
        ["fit", "accepted", "moves most", "by sd", "apart"],
        ["without claim C6", "no", "-", "-", "-"],
        ["without claim C4", "yes", title, "-0.8", "yes"],
        ["without claim C3", "yes", HEADLINES[0].title, "0.1", "no"],
        [],
        ["3 fits done, 1 not accepted."],
        ["without claim C6: R-hat of x is 1.1."],
        ["`apora report` shows them in the place of weights."],
    ]
    assert done.stderr.splitlines()[0] == (
        "3 fits of their own. Each takes most of the time of a calibration; Ctrl-C ends it, and "
        "the same command goes on after the last finished fit."
    )


@pytest.mark.usefixtures("fits")
def test_a_later_report_picks_up_the_fits_of_this_calibration_alone(folder):
    run(folder, "--deep", *ONLY)
    case, store = read_case(folder), Store(case=folder)

    found = deep_step.kept_fits(case, store=store)
    (folder / "claims.csv").write_text(
        (folder / "claims.csv").read_text(encoding="utf-8").replace("23 people", "24 people"),
        encoding="utf-8",
    )

    assert [one["row"]["name"] for one in found] == ["C3", "C4", "C6"]
    assert deep_step.kept_fits(read_case(folder), store=store) == []


@pytest.mark.usefixtures("fits")
def test_a_name_that_is_no_claim_is_refused_with_the_nearest(folder):
    done = run(folder, "--deep", "--only", "unoficial")

    assert done.exit_code == 4
    assert done.stderr == (
        "refused by the rule 'only a claim in use, an origin of several claims, halved or "
        "doubled': unoficial is none of these.\n"
        '      Did you mean "unofficial"?\n'
    )


def test_nothing_is_fitted_beside_a_calibration_that_was_not_accepted(folder, fits):
    fits.made.accepted, fits.made.reasons = False, ("R-hat of y is 1.2.",)

    done = run(folder, "--deep")

    assert (done.exit_code, fits.done) == (5, [])
    assert done.stderr.splitlines()[-2:] == [
        "  R-hat of y is 1.2.",
        "  Fits after a change would be compared with nothing: settle these first.",
    ]


def test_only_without_deep_is_refused(folder):
    done = run(folder, "--only", "C3")

    assert done.exit_code == 2
    assert done.stderr == (
        "--only: says which fits --deep makes, and --deep was not given.\n"
        "      Give --deep too, or leave it out.\n"
    )
