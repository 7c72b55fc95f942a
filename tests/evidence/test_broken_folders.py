"""However a case folder is broken, check says where, what and what to do, and nothing falls over."""

import shutil

import pytest

from apora.evidence.case import inspect_folder
from apora.evidence.checks import good_for, problems_of
from apora.report.results_schema import validate
from apora.results.edition import public_edition
from apora.results.whole import evidence_only_results
from apora.standards.checklist import checklist, checklist_text
from evidence.broken_folders import break_folder
from evidence.sample_case import write_sample_case


def copies(tmp_path, *, numbers):
    sound = write_sample_case(tmp_path / "sound")
    for number in numbers:
        folder = tmp_path / "broken"
        shutil.copytree(sound, folder)
        break_folder(folder, number=number)
        yield number, folder
        shutil.rmtree(folder)


def check(folder):
    """Return the problems of a folder, after everything else that is made of it without a model."""
    reading = inspect_folder(folder)
    problems = problems_of(reading)
    if reading.case is not None:
        dossier, outcomes = checklist(reading.case, problems=problems)
        assert checklist_text(dossier, outcomes=outcomes)
        if not reading.problems and good_for(problems) != "nothing":
            made = evidence_only_results(reading.case, digest="", version="0", problems=problems)
            validate(public_edition(made))
    return problems


def refuse_silence(tmp_path, *, numbers):
    named = 0
    for number, folder in copies(tmp_path, numbers=numbers):
        try:
            problems = check(folder)
        except Exception as fault:  # every kind is a failure here
            raise AssertionError(f"broken folder {number}") from fault
        for one in problems:
            assert one.where.strip(), (number, one)
            assert one.what.strip(), (number, one)
            assert one.remedy.strip().endswith((".", "?", "!")), (number, one)
            assert str(tmp_path) not in one.text(), (number, one)
        named += bool(problems)
    return named


def test_broken_folders_are_named_and_nothing_falls_over(tmp_path):
    """Some breakages leave a sound case; most are named."""
    assert refuse_silence(tmp_path, numbers=range(250)) > 150


@pytest.mark.slow
def test_ten_thousand_broken_folders_are_named_and_nothing_falls_over(tmp_path):
    assert refuse_silence(tmp_path, numbers=range(10_000)) > 6_000
