"""Numbers as the commands print them: no power of ten where a reader wants a number."""

import pytest

from apora.workflow.spelling import plain_number, signed_number


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (99.7, "100"),
        (1234.5, "1,230"),
        (12.34, "12"),
        (0.123, "0.12"),
        (0.00002, "0.00002"),
        (1e-9, "0"),
        (-99.7, "-100"),
        (-1234.5, "-1,230"),
    ],
)
def test_a_number_is_written_out(value, written):
    assert plain_number(value) == written


def test_a_gain_has_its_sign():
    assert signed_number(99.7) == "+100"
    assert signed_number(-3.14) == "-3.1"
