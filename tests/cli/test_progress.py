"""Progress is a bar in a terminal, a plain line a step elsewhere, or nothing."""

import pytest

from apora.cli.progress import progress
from apora.settings import read_settings


def told(capsys, setting):
    with progress(read_settings({"APORA_PROGRESS": setting, "APORA_COLOR": "off"})) as tell:
        for share in (0.0, 0.5, 1.0):
            tell("calibrating", share)
        tell("projecting", 1.0)
    return capsys.readouterr()


def test_elsewhere_each_step_is_a_plain_line_and_each_quarter_another(capsys):
    got = told(capsys, "auto")

    assert (got.out, got.err) == (
        "",
        "calibrating\ncalibrating (50 %)\ncalibrating (100 %)\nprojecting (100 %)\n",
    )


def test_it_can_be_switched_off(capsys):
    got = told(capsys, "off")

    assert (got.out, got.err) == ("", "")


@pytest.mark.parametrize("terminal", [True, False])
def test_a_bar_is_drawn_on_the_error_stream(capsys, monkeypatch, terminal):
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
    got = told(capsys, "on")

    assert got.out == ""
    assert "calibrating" in got.err
    assert "projecting" in got.err
