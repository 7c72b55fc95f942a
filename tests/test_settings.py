"""A setting is read from the environment, or refused with what it may be."""

import pytest

from apora.errors import SettingRefused
from apora.settings import SETTINGS, read_settings


def test_without_an_environment_the_defaults_hold():
    got = read_settings({})

    assert (got.color, got.progress) == ("auto", "auto")
    assert 1 <= got.devices <= 4
    assert got.cache == "on"


def test_an_empty_variable_is_no_setting():
    assert read_settings({"APORA_COLOR": " "}) == read_settings({})


def test_each_variable_is_read():
    got = read_settings(
        {
            "APORA_CACHE": "off",
            "APORA_DEVICES": "3",
            "APORA_COLOR": "OFF",
            "APORA_PROGRESS": "on",
        }
    )

    assert (got.cache, got.devices, got.color, got.progress) == ("off", 3, "off", "on")


def test_compiled_programs_stay_in_the_case_folder_unless_told_otherwise(tmp_path):
    store, elsewhere = tmp_path / "store", tmp_path / "elsewhere"
    kept = {
        value: read_settings({"APORA_CACHE": value}).cache_folder(store)
        for value in ("on", "off", str(elsewhere))
    }

    assert kept == {"on": store / "compiled", "off": None, str(elsewhere): elsewhere}


@pytest.mark.parametrize(
    ("variable", "value", "text"),
    [
        (
            "APORA_DEVICES",
            "0",
            (
                'APORA_DEVICES: "0" cannot be used.\n'
                "      It may be auto, or a whole number from 1 to 64; without it, auto holds."
            ),
        ),
        (
            "APORA_DEVICES",
            "٣",
            (
                'APORA_DEVICES: "٣" cannot be used.\n'
                "      It may be auto, or a whole number from 1 to 64; without it, auto holds."
            ),
        ),
        (
            "APORA_COLOR",
            "red",
            (
                'APORA_COLOR: "red" cannot be used.\n'
                "      It may be auto, on or off; without it, auto holds."
            ),
        ),
        (
            "APORA_PROGRESS",
            "loud",
            (
                'APORA_PROGRESS: "loud" cannot be used.\n'
                "      It may be auto, on or off; without it, auto holds."
            ),
        ),
    ],
)
def test_a_value_that_cannot_be_read_is_refused_with_what_it_may_be(variable, value, text):
    with pytest.raises(SettingRefused) as caught:
        read_settings({variable: value})

    assert str(caught.value) == text
    assert caught.value.variable == variable


def test_every_setting_says_what_it_does():
    assert all(one.help.endswith(".") and one.allowed for one in SETTINGS)
    assert len({one.name for one in SETTINGS}) == len(SETTINGS)
