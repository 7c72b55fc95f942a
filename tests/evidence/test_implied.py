"""Arithmetic that claims imply together, each figure worked by hand."""

import pytest

from apora.evidence.implied import implied_by
from small_case import UNITS, case, claim, unit

CITY = (
    *UNITS,
    unit("east", "districts", stratum="district"),
)


def found(rule, *claims, **changes):
    """Return what one rule finds."""
    return [one for one in implied_by(case(*claims, **changes)) if one.rule == rule]


def test_a_mean_and_a_largest_give_the_mean_of_the_others():
    """(3 x 18.1 - 28.9) / 2 = 12.7."""
    mean = claim("C1", indicator="vacancy", reads="mean 18.1%", over="districts")
    top = claim("C2", indicator="vacancy", reads="max 28.9%", over="districts", where="north")

    (one,) = found("mean_and_largest", mean, top, units=CITY)

    (value,) = one.values
    assert value.value == pytest.approx(0.127)
    assert value.label == "mean of the other 2"
    assert one.claims == ("C1", "C2")


def test_a_total_is_a_share_of_every_number_of_staff():
    """300 of 1,000 people, of 550 posts at the least and 660 at the most."""
    total = claim("C1", indicator="applications", nature="total", reads=">300")
    staff = claim("C2", indicator="headcount", reads="~1000", nature="stock")

    (one,) = found("total_over_staff", total, staff)

    assert [value.value for value in one.values] == pytest.approx([0.3, 300 / 550, 300 / 660])
    assert [value.label for value in one.values] == [
        "of 1,000 people (C2)",
        "of 550 posts, the fewest",
        "of 660 posts, the most",
    ]


def test_the_average_over_the_year_needs_less_than_nothing_since_the_shock():
    """(314 x 43.7 - 221 x 60) / 93 = 5.0 %; with 65 % it is below zero."""
    level = claim("C1", indicator="detection_share", reads="43.7%", when="2020-01-01/2020-11-09")
    earlier = claim("C2", indicator="detection_share", reads="60..70%", when="../2019")

    (one,) = found("year_to_date_needs", level, earlier)

    assert [value.value for value in one.values] == pytest.approx(
        [0.049656, -0.069161, -0.187978], abs=1e-6
    )
    assert "221 of them before 2020-08-09" in one.text


def test_two_changes_imply_that_of_their_ratio():
    """0.814 / 0.859 = 0.9476; over 84 of 305 days that is a fall of 19 %."""
    above = claim(
        "C1", indicator="investigated_offences", reads="-18.6% change", when="2020-01/2020-10"
    )
    below = claim(
        "C2", indicator="registered_offences", reads="-14.1% change", when="2020-01/2020-10"
    )

    (one,) = found("pair_of_changes", above, below)

    assert [value.value for value in one.values] == pytest.approx([-0.05239, -0.19021], abs=1e-5)


def test_a_part_that_fell_more_leaves_the_rest_to_fall_less():
    """(14.1 - 0.2 x 30) / 0.8 = 10.1; the rest did not change at a weight of 47 %."""
    part = claim(
        "C1",
        indicator="registered_offences",
        reads="<=-30% change",
        when="2020-01/2020-10",
        where="districts",
    )
    whole = claim(
        "C2", indicator="registered_offences", reads="-14.1% change", when="2020-01/2020-10"
    )

    (one,) = found("part_against_whole", part, whole)

    assert one.values[1].value == pytest.approx(-0.10125)
    assert one.values[3].value == pytest.approx(0.47)


def test_two_claims_of_one_origin_do_not_confirm_each_other():
    third = claim("C1", indicator="fines_recovered", reads="1/3", origin="unnamed")
    count = claim(
        "C2", indicator="fines_recovered", reads="245 of 672", origin="unnamed", where="north"
    )
    other = count.model_copy(update={"id": "C3", "origin": {"en": "ministry"}})

    (one,) = found("agreement_of_one_origin", third, count, other)

    assert one.claims == ("C1", "C2")
    assert one.text == (
        "'171 people' and '171 people' agree, and both come from one origin (unnamed): "
        "they count as one voice."
    )


def test_a_case_without_such_claims_implies_nothing():
    assert implied_by(case(claim())) == ()
