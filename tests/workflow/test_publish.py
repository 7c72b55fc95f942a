"""A report leaves its folder only after the questions about harm are answered."""

import json
import tomllib
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from apora import workflow
from apora.cli.main import app
from apora.errors import CaseProblems
from apora.standards.findings import SIX
from thin_case import write_thin_case

ANSWERS = {
    "infer": "No: offices of some hundred people at least.",
    "punish": "No.",
    "cleared": 'Every number is printed in a "publication".',
    "benefit": "The fund can be ready.",
    "hostile_reader": "Learn what the bulletin says.",
    "reviewed": "An auditor.",
}


@pytest.fixture
def thin(tmp_path):
    folder = write_thin_case(tmp_path / "thin")
    workflow.assess(workflow.open_case(folder))
    return folder


def answer_file(tmp_path, **changes):
    path = tmp_path / "answers.toml"
    lines = [f"{key} = '''{text}'''" for key, text in {**ANSWERS, **changes}.items()]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def run(*words, typed=""):
    return CliRunner().invoke(app, ["publish", *map(str, words)], input=typed)


def test_the_questions_are_those_that_the_checklist_asks_for():
    assert tuple(workflow.QUESTIONS) == SIX


def test_without_answers_and_without_a_terminal_it_refuses_each_question(thin, tmp_path):
    done = run(thin, tmp_path / "public")

    assert done.exit_code == 3
    for key, question in workflow.QUESTIONS.items():
        assert f"publication.toml, harm.{key}" in done.stderr
        assert question in done.stderr
    assert not (tmp_path / "public").exists()
    assert not (thin / "publication.toml").exists()


def test_with_a_file_of_answers_it_publishes_and_prints_the_checklist(thin, tmp_path):
    done = run(thin, tmp_path / "public", "--answers", answer_file(tmp_path))
    kept = tomllib.loads((thin / "publication.toml").read_text(encoding="utf-8"))

    assert done.exit_code == 0
    assert kept == {"harm": ANSWERS}
    assert "SFF-5" in done.stdout
    line = next(one for one in done.stdout.splitlines() if "SFF-5" in one)
    assert "pass" in line
    assert {"report.html", "report.pdf", "results.json", "publication.toml"} <= {
        one.name for one in (tmp_path / "public").iterdir()
    }
    before, after = (
        json.loads((folder / "results.json").read_text(encoding="utf-8"))
        for folder in (thin / "out", tmp_path / "public")
    )
    # What is published is what was assessed, with the checklist held anew after the answers.
    differing = [
        (one["id"], one["verdict"], two["verdict"])
        for one, two in zip(before.pop("standards"), after.pop("standards"), strict=True)
        if one != two
    ]
    assert differing == [("SFF-5", "fail", "pass")]
    assert before == after
    assert "SFF-5" in (tmp_path / "public" / "report.html").read_text(encoding="utf-8")


def test_answers_given_once_are_not_asked_again(thin, tmp_path):
    first = run(thin, tmp_path / "public", "--answers", answer_file(tmp_path))
    again = run(thin, tmp_path / "public")

    assert (first.exit_code, again.exit_code) == (0, 0)


def test_a_terminal_is_asked_what_is_missing(thin, tmp_path, monkeypatch):
    terminal = SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("apora.cli.publish.sys", terminal)
    typed = "\n".join(ANSWERS.values()) + "\n"
    done = run(thin, tmp_path / "public", typed=typed)
    kept = tomllib.loads((thin / "publication.toml").read_text(encoding="utf-8"))

    assert done.exit_code == 0
    assert kept == {"harm": ANSWERS}


def test_a_yes_to_punish_keeps_offices_out(thin, tmp_path):
    path = answer_file(tmp_path, punish="Yes, two of them.")
    made = workflow.publish(
        workflow.open_case(thin), tmp_path / "public", answers=workflow.answers_in(path)
    )
    text = (tmp_path / "public" / "results.json").read_text(encoding="utf-8")

    assert not made.offices_shown
    assert '"offices_shown": false' in text
    assert '"offices_shown": true' in (thin / "out" / "results.json").read_text(encoding="utf-8")


def test_outputs_of_another_state_of_the_case_are_refused(thin, tmp_path):
    table = thin / "claims.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("300", "400"), encoding="utf-8")
    done = run(thin, tmp_path / "public", "--answers", answer_file(tmp_path))

    assert done.exit_code == 3
    assert (
        "out: the outputs are missing, or were made from another state of the case." in done.stderr
    )


def test_a_folder_with_something_else_in_it_is_left_alone(thin, tmp_path):
    public = tmp_path / "public"
    public.mkdir()
    (public / "mine.txt").write_text("mine")
    done = run(thin, public, "--answers", answer_file(tmp_path))

    assert done.exit_code == 3
    assert done.stderr == (
        "1 error\n\n"
        "  public: holds mine.txt, which is not of an earlier publication. Nothing in it was "
        "changed.\n      Name a new folder, or one that `apora publish` wrote.\n"
    )
    assert [one.name for one in public.iterdir()] == ["mine.txt"]


def test_a_case_folder_is_never_published_into(thin, tmp_path):
    run(thin, tmp_path / "public", "--answers", answer_file(tmp_path))
    # The answers, which mark a publication, lie in the case folder now.
    assert (thin / "publication.toml").is_file()
    before = {one: one.read_bytes() for one in thin.rglob("*") if one.is_file()}
    for folder in (thin, thin.parent):
        done = run(thin, folder)
        assert done.exit_code == 3
        assert "which is not of an earlier publication." in done.stderr

    assert {one: one.read_bytes() for one in thin.rglob("*") if one.is_file()} == before


def test_an_earlier_publication_stays_where_a_new_one_fails(thin, tmp_path, monkeypatch):
    public = tmp_path / "public"
    run(thin, public, "--answers", answer_file(tmp_path))
    before = {one.name: one.read_bytes() for one in public.iterdir() if one.is_file()}

    def fail(*_, **__):
        raise OSError(5, "Input/output error", "results.json")

    monkeypatch.setattr("apora.workflow.publishing._held_anew", fail)
    done = run(thin, public)

    assert done.exit_code == 7
    assert done.stderr.startswith("results.json: input/output error.\n")
    assert {one.name: one.read_bytes() for one in public.iterdir() if one.is_file()} == before
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".apora-")] == []


def test_a_publication_into_which_something_was_laid_is_left_alone(thin, tmp_path):
    public = tmp_path / "public"
    run(thin, public, "--answers", answer_file(tmp_path))
    (public / "tables" / "mine.csv").write_text("mine")
    done = run(thin, public)

    assert done.exit_code == 3
    assert "public: holds tables/mine.csv, which is not" in done.stderr
    assert (public / "tables" / "mine.csv").read_text() == "mine"


def test_a_file_with_another_key_is_refused(tmp_path):
    path = tmp_path / "answers.toml"
    path.write_text('who = "me"\n')

    with pytest.raises(CaseProblems) as refused:
        workflow.answers_in(path)

    assert "answers.toml: not an answer in words to one of the six questions: who." in str(
        refused.value
    )
