"""What a person sees of each command, and the exit code it ends with."""

import json
import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

import apora
from apora import workflow
from apora.cli import faults
from apora.cli.main import WHERE_TO_BEGIN, app
from apora.errors import AporaError, Problem, StoreBusy
from thin_case import write_thin_case

COMMANDS = (
    "start", "check", "keep", "remove", "settle", "assess", "calibrate", "project", "report", "publish", "estimate",
    "compare", "gates", "diff", "export", "indicators", "measures",
)  # fmt: skip


@pytest.fixture
def run():
    def invoke(*arguments):
        return CliRunner().invoke(app, [str(one) for one in arguments])

    return invoke


def loaded_by(code):
    """Return the packages that a fresh Python has loaded after running some code."""
    script = f"import sys\n{code}\nprint(' '.join({{m.partition('.')[0] for m in sys.modules}}))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return set(done.stdout.splitlines()[-1].split())


def test_alone_it_says_where_to_begin(run):
    done = run()

    assert (done.exit_code, done.stdout) == (0, WHERE_TO_BEGIN)


def test_the_version_is_printed(run):
    assert run("--version").stdout == f"apora {apora.__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(run, command):
    done = run(command, "--help")

    assert done.exit_code == 0
    assert f"apora {command}" in done.stdout.replace("root ", "apora ")


def test_an_unknown_command_ends_with_2(run):
    done = run("chek")

    assert done.exit_code == 2
    assert "No such command 'chek'" in done.stderr


def test_help_loads_nothing_heavy():
    code = (
        "from typer.testing import CliRunner\nfrom apora.cli.main import app\n"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0"
    )

    assert not loaded_by(code) & {"jax", "numpy", "scipy", "xarray", "altair"}


def test_the_package_and_a_check_load_no_jax(tmp_path):
    code = f"import apora\nfrom apora import workflow\nworkflow.check({str(tmp_path)!r})"

    assert not loaded_by(code) & {"jax", "xarray", "altair"}


def test_a_deliberate_error_is_text_and_its_own_exit_code(run, monkeypatch):
    def busy(_folder):
        raise StoreBusy(where="demo/out", what="another run.", remedy="Wait.")

    monkeypatch.setattr(workflow, "check", busy)
    done = run("check", "demo")

    assert (done.exit_code, done.stdout) == (6, "")
    assert done.stderr == "demo/out: another run.\n      Wait.\n"


def test_a_run_that_is_interrupted_says_that_it_can_go_on(run, monkeypatch):
    def interrupted(_folder):
        raise KeyboardInterrupt

    monkeypatch.setattr(workflow, "check", interrupted)
    done = run("check", "demo")

    assert done.exit_code == 130
    assert done.stderr == (
        "\nEnded before it was done. Finished steps are kept: the same command goes on from "
        "there.\n"
    )


def test_every_error_of_the_tree_ends_with_a_code_of_the_table():
    def below(error):
        return {error} | {one for child in error.__subclasses__() for one in below(child)}

    codes = [one.code for one in faults.EXIT_CODES]

    assert {one.exit_code for one in below(AporaError)} <= set(codes)
    assert len(set(codes)) == len(codes)
    assert all(
        getattr(apora, one.error).exit_code == one.code for one in faults.EXIT_CODES if one.error
    )


PROBLEM = Problem(where="claims.csv, row 3", what="has no date.", remedy="Add one.", rule="date")


@pytest.mark.parametrize(
    ("good_for", "code", "last"),
    [
        ("model", 0, "The case can carry a model: apora assess demo\n"),
        (
            "evidence",
            9,
            (
                "The case is good for the evidence report; it cannot carry a model yet.\n"
                "      The problems marked above say what is missing.\n"
            ),
        ),
        ("nothing", 3, "The case cannot be used yet. Nothing in it was changed.\n"),
    ],
)
def test_check_lists_every_problem_and_says_what_the_case_is_good_for(
    run, monkeypatch, good_for, code, last
):
    found = workflow.CaseCheck(problems=(PROBLEM,), good_for=good_for)
    monkeypatch.setattr(workflow, "check", lambda _folder: found)
    done = run("check", "demo")

    assert done.exit_code == code
    assert done.stdout == f"1 error\n\n  claims.csv, row 3: has no date.\n      Add one.\n\n{last}"


def test_check_says_what_it_could_not_look_at_without_case_toml(run, monkeypatch):
    found = workflow.CaseCheck(problems=(PROBLEM,), good_for="nothing", is_whole=False)
    monkeypatch.setattr(workflow, "check", lambda _folder: found)

    assert run("check", "demo").stdout.endswith(
        "The case cannot be used yet. Nothing in it was changed.\n"
        "      Names, dates and numbers of the tables are checked once case.toml can be read.\n"
    )


def test_a_case_whose_head_cannot_be_read_was_not_checked_as_a_whole(tmp_path):
    folder = write_thin_case(tmp_path / "thin")
    whole = workflow.check(folder)
    (folder / "case.toml").write_text("rat = 3.0\n", encoding="utf-8")

    assert (whole.is_whole, workflow.check(folder).is_whole) == (True, False)


def test_the_standards_checklist_follows_the_problems(run, tmp_path):
    folder = write_thin_case(tmp_path / "thin")
    done = run("check", folder, "--standards")

    assert done.exit_code == 9
    assert "\nStandards checklist\n" in done.stdout
    assert "  S203-5a  pass           Question, reader and decision are given\n" in done.stdout
    assert "Standards checklist" not in run("check", folder).stdout


def test_an_original_is_kept_and_removed_from_the_command_line(run, tmp_path):
    folder = write_thin_case(tmp_path / "thin")
    (tmp_path / "page.html").write_text("<p>more than 300</p>")
    kept = run("keep", folder, tmp_path / "page.html", "--source", "paper", "--from", "a kiosk")
    gone = run("remove", folder, "paper", "--why", "given back")

    assert kept.exit_code == 0
    assert kept.stdout.endswith(", 20 bytes, logged in custody.csv.\n")
    assert gone.exit_code == 0
    assert "its tombstone is row 3 of custody.csv.\n" in gone.stdout
    assert gone.stdout.endswith("Claims that rest on this source: C1.\n")


def test_two_builds_are_compared_and_what_is_no_build_is_named(run, tmp_path):
    build = {"schema": "apora-results/1.0", "status": "accepted", "case": {"seed": 1}}
    for name, seed in (("old", 1), ("new", 2)):
        (tmp_path / name / "out").mkdir(parents=True)
        path = tmp_path / name / "out" / "results.json"
        path.write_text(json.dumps(build | {"case": {"seed": seed}}))

    assert run("diff", tmp_path / "old", tmp_path / "old" / "out").stdout == (
        "Nothing moved, and nothing changed.\n"
    )
    assert run("diff", tmp_path / "old", tmp_path / "new" / "out" / "results.json").stdout == (
        "No main point moved.\n\nWhat changed\n  method seed: 1 → 2\n"
    )
    assert (
        json.loads(run("diff", tmp_path / "old", tmp_path / "new", "--format", "json").stdout)[0][
            "id"
        ]
        == "seed"
    )
    done = run("diff", tmp_path / "old", tmp_path)
    assert (done.exit_code, done.stderr) == (
        3,
        f"1 error\n\n  {tmp_path.name}: holds no results.json.\n      Run `apora assess` first.\n",
    )


def test_a_folder_that_is_not_there_is_named(run, tmp_path):
    done = run("assess", tmp_path / "nowhere")

    assert done.exit_code == 3
    assert done.stderr == (
        "1 error\n\n  nowhere: is not a folder.\n"
        "      Give the path of a case folder; `apora start FOLDER` makes a new one.\n"
    )


def test_the_indicators_are_listed_in_three_forms(run):
    listed = [one.id for one in workflow.indicators()]

    text = run("indicators").stdout.splitlines()
    rows = json.loads(run("indicators", "--format", "json").stdout)
    lines = run("indicators", "--format", "csv").stdout.splitlines()

    assert [line.split()[0] for line in text[1:]] == listed
    assert [row["id"] for row in rows] == listed
    assert [line.partition(",")[0] for line in lines[1:]] == listed


def test_a_new_case_is_blank_and_check_says_what_to_fill_in(run, tmp_path):
    made = run("start", tmp_path / "mine")
    done = run("check", tmp_path / "mine")

    assert made.exit_code == 0
    assert made.stdout == (
        f"{tmp_path / 'mine'} is ready.\n\n"
        f"Fill in case.toml and the tables, then: apora check {tmp_path / 'mine'}\n"
        "docs/how-to/your-own-case.md goes through them one by one.\n"
    )
    assert done.exit_code == 3
    assert "case.toml, start" in done.stdout


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (["--example", "--from", "a.txt"], "--example copies a finished case; leave out --from."),
        (
            ["--url", "https://a.example"],
            "--url and --published are about a document; name it with",
        ),
    ],
)
def test_options_of_start_that_do_not_go_together_are_refused(run, tmp_path, options, what):
    done = run("start", tmp_path / "mine", *options)

    assert done.exit_code == 2
    assert what in " ".join(done.stderr.replace("│", " ").split())
    assert not (tmp_path / "mine").exists()


def test_a_folder_in_use_is_not_written_into(run, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    done = run("start", tmp_path)

    assert done.exit_code == 3
    assert done.stderr == (
        f"1 error\n\n  {tmp_path}: is there already. Nothing in it was changed.\n"
        "      Name a folder that is empty or not there yet.\n"
    )
    assert [one.name for one in tmp_path.iterdir()] == ["notes.txt"]


def test_a_missing_example_is_refused_clearly(run, tmp_path, monkeypatch):
    monkeypatch.setattr(workflow, "EXAMPLE", "not-shipped")
    done = run("start", tmp_path / "demo", "--example")

    assert done.exit_code == 3
    assert done.stderr == (
        "1 error\n\n  the example, not-shipped: is not part of this installation.\n"
        "      Install apora from its source tree or from a wheel that holds cases/.\n"
    )
    assert not (tmp_path / "demo").exists()


def test_python_dash_m_does_what_the_command_does():
    done = subprocess.run(
        [sys.executable, "-m", "apora", "--version"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert done.stdout == f"apora {apora.__version__}\n"
