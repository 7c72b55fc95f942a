"""Time operators and what is read over units, each worked by hand."""

from datetime import date

import numpy as np
import pytest

from apora.evidence import week_weights
from apora.evidence.calendar import Calendar
from apora.registry.series import SERIES
from small_case import claim, observed, weights_of

CALENDAR = Calendar(first_monday=date(2019, 12, 30), weeks=60)
WEEKS = 75  # from 30 December 2019 to 6 June 2021, the small case


def only(*claims):
    """Return the quantity of the only alternative of the only observation."""
    (observation,) = observed(*claims)
    (alternative,) = observation.alternatives
    return alternative.quantity


def by_week(terms, *, series, stratum=0):
    """Return {week position: weight} of one series and stratum."""
    return {
        week: weight
        for (name, week, place), weight in weights_of(terms, weeks=WEEKS).items()
        if (name, place) == (series, stratum)
    }


def test_a_stock_is_read_between_the_ends_of_two_weeks():
    """Noon on Friday 10 January, 11.5 days on: 5/14 of the end of week 0, 9/14 of week 1."""
    got = week_weights.stock_at(date(2020, 1, 10), calendar=CALENDAR)

    position = 11.5 / 7
    np.testing.assert_allclose(got[1:3], [2 - position, position - 1])
    assert got.sum() == pytest.approx(1.0)


def test_a_stock_in_the_first_week_starts_from_the_calm_one():
    got = week_weights.stock_at(date(2019, 12, 30), calendar=CALENDAR)

    np.testing.assert_allclose(got[:2], [1 - 0.5 / 7, 0.5 / 7])


def test_a_stock_before_the_calendar_is_the_calm_one():
    got = week_weights.stock_at(date(2016, 5, 1), calendar=CALENDAR)

    np.testing.assert_allclose(got[0], 1.0)


def test_the_mean_of_a_stock_that_rises_by_one_a_week_is_its_middle():
    """Three whole weeks from week 2 on: the straight line's mean is 3.5 weeks on."""
    weights = week_weights.mean_over(
        date(2020, 1, 13), date(2020, 2, 2), kind="stock", calendar=CALENDAR
    )

    assert weights @ np.arange(61.0) == pytest.approx(3.5)


def test_a_total_pro_rates_the_weeks_it_cuts_and_reads_the_calm_week_before():
    """From Saturday 28 December 2019 to Wednesday 8 January: 2 days, a week, 3 days."""
    got = week_weights.total_over(date(2019, 12, 28), date(2020, 1, 8), calendar=CALENDAR)

    np.testing.assert_allclose(got[:3], [2 / 7, 1.0, 3 / 7])
    assert got.sum() * 7 == pytest.approx(12)


def test_a_given_weekend_reads_all_the_hours_of_its_week_for_the_weekend():
    """28 and 29 November 2020 are Saturday and Sunday; two sevenths of the week would be wrong."""
    weekend = only(
        claim(indicator="hours_weekend", nature="total", when="2020-11-28/2020-11-29", reads="900")
    )
    saturday = only(
        claim(indicator="hours_weekend", nature="total", when="2020-11-28/2020-11-28", reads="450")
    )

    week = (date(2020, 11, 28) - CALENDAR.first_monday).days // 7 + 1
    of_weekend, of_day = (
        by_week(one.parts[0].numerator, series="hours_weekend") for one in (weekend, saturday)
    )
    assert (of_weekend, of_day) == ({week: 1.0}, {week: 0.5})


def test_weekends_count_by_their_days_and_before_the_calendar_too():
    """From Sunday 22 December 2019: a half and a whole weekend before, then one, then a half."""
    got = week_weights.total_over(
        date(2019, 12, 22), date(2020, 1, 11), calendar=CALENDAR, falls="weekend"
    )

    np.testing.assert_allclose(got[:3], [1.5, 1.0, 0.5])
    assert got.sum() == pytest.approx(3.0)


def test_a_mean_weekend_is_the_mean_over_weekends_not_over_days():
    """Friday to the Saturday after: a weekend and a half, so two thirds and one third."""
    got = week_weights.mean_over(
        date(2020, 1, 3), date(2020, 1, 11), kind="flow", calendar=CALENDAR, falls="weekend"
    )

    np.testing.assert_allclose(got[:3], [0.0, 2 / 3, 1 / 3])


@pytest.mark.parametrize("kind", ["stock", "flow", "level"])
@pytest.mark.parametrize(
    ("lower", "upper"),
    [
        (date(2016, 1, 1), date(2016, 12, 31)),
        (date(2019, 12, 1), date(2020, 1, 15)),
        (date(2020, 3, 4), date(2020, 3, 4)),
    ],
)
def test_a_mean_of_a_constant_is_the_constant(kind, lower, upper):
    got = week_weights.mean_over(lower, upper, kind=kind, calendar=CALENDAR)

    assert got.sum() == pytest.approx(1.0)
    assert np.all(got >= 0.0)


def test_a_stock_and_a_total_read_different_series():
    """171 under treatment is a stock on one day; 1,122 recovered is a total since January."""
    stock = only(claim(nature="stock"))
    total = only(
        claim(indicator="recovered", nature="total", when="2020-01-01/2020-11-06", reads="1122")
    )

    ill = weights_of(stock.parts[0].numerator, weeks=WEEKS)
    recovered = by_week(total.parts[0].numerator, series="recoveries")
    assert {series for series, _, _ in ill} == {"ill"}
    assert sum(ill.values()) == pytest.approx(3.0)  # each of three strata once
    assert sum(recovered.values()) * 7 == pytest.approx(311)  # days to 6 November


def test_year_to_date_has_221_of_its_314_days_before_the_election():
    quantity = only(
        claim(
            says="43.7 percent",
            reads="43.7%",
            indicator="detection_share",
            nature="share",
            when="2020-01-01/2020-11-09",
        )
    )

    weights = by_week(quantity.parts[0].denominator, series="registered")
    shock = (date(2020, 8, 9) - CALENDAR.first_monday).days
    days = {week: 7 * weight for week, weight in weights.items()}
    # The week of the election counts six days before it.
    before = sum(count for week, count in days.items() if week - 1 < shock // 7) + 6
    assert before == pytest.approx(221)
    assert sum(days.values()) == pytest.approx(314)


def test_year_to_date_may_start_in_over():
    dated = only(
        claim(reads="43.7%", indicator="detection_share", when="2020-11-09", over="2020-01-01/..")
    )

    weights = by_week(dated.parts[0].numerator, series="investigated")
    assert sum(weights.values()) * 7 == pytest.approx(314)


def test_a_window_before_the_start_reads_the_reference_week():
    """ "Always within 60-70 %" over earlier years is a ratio of calm flows."""
    quantity = only(
        claim(reads="60..70%", indicator="detection_share", when="../2018", nature="share")
    )

    part = quantity.parts[0]
    assert set(by_week(part.numerator, series="investigated")) == {0}
    assert set(by_week(part.denominator, series="registered")) == {0}


def test_a_change_compares_with_as_many_days_of_the_calm_week():
    """Ten months of 2020 against 2019: mean week against the calm week."""
    quantity = only(
        claim(
            reads="-18.6% change",
            indicator="investigated_offences",
            nature="change",
            when="2020-01/2020-10",
        )
    )

    now, then = quantity.parts
    assert quantity.combine == "change"
    assert sum(by_week(now.numerator, series="investigated").values()) == pytest.approx(1.0)
    # The last two days of 2019 fall in the calendar's first week.
    assert by_week(then.numerator, series="investigated")[0] == pytest.approx(1.0, abs=0.01)
    flows_of_305_days = (
        305 / 7 * np.array(list(by_week(now.numerator, series="investigated").values()))
    )
    assert max(flows_of_305_days) == pytest.approx(1.0)


def test_a_mean_over_units_is_read_both_ways_with_equal_weights():
    (observation,) = observed(
        claim(
            reads="mean 18.1%",
            indicator="vacancy",
            nature="share",
            where="districts",
            over="districts",
            when="2020-11-01",
        )
    )

    alike, pooled = observation.alternatives
    assert (alike.weight, pooled.weight) == (0.5, 0.5)
    assert (alike.quantity.combine, len(alike.quantity.parts)) == ("mean", 2)
    assert (pooled.quantity.combine, len(pooled.quantity.parts)) == ("ratio", 1)
    assert alike.label.endswith("units alike")
    assert pooled.label.endswith("all together")


def test_the_largest_runs_over_the_units_named_and_not_the_one_it_names():
    quantity = only(
        claim(
            reads="max 28.9%",
            indicator="vacancy",
            nature="share",
            where="north",
            over="districts",
            when="2020-11-01",
        )
    )

    assert (quantity.combine, len(quantity.parts)) == ("max", 2)


def test_what_the_672_are_is_a_mixture():
    (observation,) = observed(
        claim(
            says="245 of 672",
            reads="245 of 672",
            where="north",
            nature="share",
            indicator="lapsed_of_decided|lapsed_of_in_hand",
            when="2020-11-02/2020-11-08",
        )
    )

    decided, in_hand = observation.alternatives
    assert (decided.weight, in_hand.weight) == (0.5, 0.5)
    assert (observation.heard.k, observation.heard.n) == (245, 672)
    below = [one.quantity.parts[0].denominator for one in (decided, in_hand)]
    names = [{series for series, _, _ in weights_of(one, weeks=WEEKS)} for one in below]
    assert names == [{"cases_decided"}, {"cases_in_hand"}]
    # The flow is the week's total, the stock its mean over the week.
    week = by_week(decided.quantity.parts[0].numerator, series="cases_lapsed")
    assert list(week.values()) == [pytest.approx(1.0)]
    assert sum(by_week(below[1], series="cases_in_hand").values()) == pytest.approx(1.0)


def test_stock_or_total_is_a_mixture():
    (observation,) = observed(
        claim(
            says="at least 15",
            reads=">=15",
            indicator="ill_total",
            nature="total?",
            when="2020-01-01/2020-11-06",
            where="south",
        )
    )

    stock, total = observation.alternatives
    ill = weights_of(stock.quantity.parts[0].numerator, weeks=WEEKS)
    infected = weights_of(total.quantity.parts[0].numerator, weeks=WEEKS)
    assert sum(ill.values()) == pytest.approx(1.0)
    assert {(series, place) for series, _, place in ill} == {("ill", 1)}
    assert sum(infected.values()) * 7 == pytest.approx(311)


def test_a_and_b_count_together_and_a_or_b_is_a_mixture():
    together = only(claim(where="north+staff"))
    (either,) = observed(claim(where="north|staff"))

    strata = {place for _, _, place in weights_of(together.parts[0].numerator, weeks=WEEKS)}
    assert strata == {0, 2}
    assert [one.weight for one in either.alternatives] == [0.5, 0.5]


def test_units_that_overlap_count_once():
    quantity = only(claim(where="districts+north"))

    weights = weights_of(quantity.parts[0].numerator, weeks=WEEKS)
    assert sum(weights.values()) == pytest.approx(2.0)


def test_each_means_at_least_one_in_every_unit():
    quantity = only(
        claim(
            reads="each >=1",
            indicator="letters_on_file",
            nature="exists",
            over="districts",
            where="districts",
        )
    )

    assert (quantity.combine, len(quantity.parts)) == ("exists", 2)


def test_existence_in_a_unit_means_anywhere_in_it():
    quantity = only(claim(reads=">=1", indicator="departures", nature="exists", where="service"))

    assert (quantity.combine, len(quantity.parts)) == ("exists", 1)


def test_an_order_of_two_windows_compares_mean_weeks():
    (observation,) = observed(
        claim(
            reads="well below 2020-09",
            indicator="departures",
            nature="order",
            when="2020-10-01/2020-11-30",
        )
    )

    (alternative,) = observation.alternatives
    later, september = alternative.quantity.parts
    assert alternative.quantity.combine == "compare"
    assert sum(by_week(later.numerator, series="departures").values()) == pytest.approx(1.0)
    assert sum(by_week(september.numerator, series="departures").values()) == pytest.approx(1.0)
    assert (observation.heard.form, observation.heard.value) == ("at_most", pytest.approx(2 / 3))


def test_above_is_below_the_other_way_round():
    below = only(claim(reads="below south", indicator="vacancy", nature="order", where="north"))
    above = only(claim(reads="above north", indicator="vacancy", nature="order", where="south"))

    for one, other in zip(below.parts, above.parts, strict=True):
        np.testing.assert_array_equal(one.numerator.index, other.numerator.index)
        np.testing.assert_array_equal(one.denominator.index, other.denominator.index)


def test_a_rate_is_a_total_over_its_periods():
    quantity = only(
        claim(
            reads="40 per week",
            indicator="applications",
            nature="flow",
            when="2020-09-01/2020-09-30",
        )
    )

    assert sum(by_week(quantity.parts[0].numerator, series="applications").values()) == (
        pytest.approx(1.0)
    )


def test_a_number_over_a_unit_is_a_share_of_its_people():
    (observation,) = observed(
        claim(
            reads="5%",
            indicator="departures",
            nature="share",
            of="districts",
            where="districts",
            when="2020-09",
        )
    )

    part = observation.alternatives[0].quantity.parts[0]
    assert observation.scale == "logit"
    assert {series for series, _, _ in weights_of(part.denominator, weeks=WEEKS)} == {"headcount"}
    assert sum(by_week(part.numerator, series="departures").values()) * 7 == pytest.approx(30)


def test_an_indicator_may_be_the_denominator():
    quantity = only(
        claim(reads="often", indicator="refusals", nature="share", of="decisions", when="2020-09")
    )

    below = weights_of(quantity.parts[0].denominator, weeks=WEEKS)
    assert {series for series, _, _ in below} == {"decisions"}


def test_a_total_on_a_date_runs_from_the_onset_or_from_over():
    onset = only(claim(reads=">300", indicator="applications", nature="total", when="2020-08-31"))
    stated = only(
        claim(
            reads=">300",
            indicator="applications",
            nature="total",
            when="2020-08-31",
            over="2020-05-08/..",
        )
    )

    days = [
        7 * sum(by_week(one.parts[0].numerator, series="applications").values())
        for one in (onset, stated)
    ]
    np.testing.assert_allclose(days, [23, 116])


def test_every_weight_lies_on_a_series_of_the_model():
    observations = observed(claim(), claim("C2", indicator="vacancy", reads="18.1%"))

    size = len(SERIES) * (WEEKS + 1) * 3
    for one in observations:
        for alternative in one.alternatives:
            for part in alternative.quantity.parts:
                assert part.numerator.index.min() >= 0
                assert part.numerator.index.max() < size
