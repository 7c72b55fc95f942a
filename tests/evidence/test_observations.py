"""Claims to observations: grades, origins, mixtures, and refusals by name."""

from math import hypot

import pytest

from apora.errors import CaseProblems
from apora.evidence.calendar import calendar_of
from apora.evidence.grades import STANDARD
from apora.evidence.observations import number_of_bias_groups, observations_of, refused_claims
from apora.evidence.organisation import organisation_of
from small_case import SOURCES, case, claim, observed


def test_only_what_is_used_or_held_out_is_observed():
    found = observed(
        claim("C1"),
        claim("C2", use="hold: out, to be scored"),
        claim("C3", use="hold: not understood"),
        claim("C4", use="context: says nothing new"),
        claim("C5", use="superseded by C1"),
    )

    assert [(one.claim, one.held_out) for one in found] == [("C1", False), ("C2", True)]


def test_letter_and_digit_give_error_and_chance_of_being_off_topic():
    """C is 0.15, joined with the bias of an origin that stands alone; 2 is 7 %."""
    (found,) = observed(claim())

    assert found.letter_sd == pytest.approx(hypot(0.15, 0.15))
    assert found.off_topic == pytest.approx(0.07)
    assert found.bias_group == -1


def test_claims_of_one_origin_about_one_indicator_share_a_bias():
    found = observed(
        claim("C1", origin="unnamed"),
        claim("C2", origin="unnamed", where="north"),
        claim("C3", origin="ministry"),
        claim("C4", origin="unnamed", indicator="vacancy", reads="18.1%"),
        claim("C5", origin="unnamed", use="hold: out"),
    )

    assert [one.bias_group for one in found] == [0, 0, -1, -1, 0]
    assert found[0].letter_sd == pytest.approx(0.15)
    assert number_of_bias_groups(found) == 1


def test_one_number_about_two_indicators_is_one_piece_of_evidence():
    found = observed(claim(reads="40", indicator="identifications+dismissals", nature="total"))

    assert [one.power for one in found] == [0.5, 0.5]
    assert [one.claim for one in found] == ["C1", "C1"]


def test_the_term_for_definition_holds_inside_the_simulated_span_only():
    found = observed(
        claim("C1", indicator="detection_share", reads="43.7%", when="2020-01-01/2020-11-09"),
        claim("C2", indicator="detection_share", reads="60..70%", when="../2019"),
        claim(
            "C3",
            indicator="detection_share",
            reads="-5% change",
            nature="change",
            when="2020-01/2020-10",
        ),
    )

    assert [one.discrepancy for one in found] == ["detection_definition", None, None]


def test_an_undated_stock_is_a_mixture_over_13_weeks():
    (found,) = observed(claim(when=""))

    assert found.date_assumed
    assert len(found.alternatives) == 13
    assert sum(one.weight for one in found.alternatives) == pytest.approx(1.0)


def test_an_undated_flow_holds_from_the_onset_to_publication():
    (found,) = observed(claim(when="", indicator="departures", nature="flow"))

    (alternative,) = found.alternatives
    weight = alternative.quantity.parts[0].numerator.weight
    assert weight.sum() * 7 / 3 == pytest.approx(114)  # 9 August to 30 November


def test_scales_follow_the_nature():
    found = observed(
        claim("C1"),
        claim("C2", indicator="vacancy", reads="18.1%"),
        claim(
            "C3",
            indicator="registered_offences",
            reads="-14.1% change",
            when="2020-01/2020-10",
        ),
    )

    assert [one.scale for one in found] == ["log", "logit", "log_ratio"]
    assert found[2].heard.value == pytest.approx(-0.141)


def test_a_halved_set_halves_errors_and_odds():
    half = STANDARD.scaled(0.5)

    assert half.letter_sd["C"] == pytest.approx(0.075)
    assert half.off_topic[4] == pytest.approx(0.55 * 0.5 / (0.45 + 0.55 * 0.5))
    assert half.bias_sd == pytest.approx(0.075)
    assert half.name == "standard x 0.5"
    assert max(STANDARD.scaled(2.0).off_topic.values()) < 0.9
    assert STANDARD.scaled(1.0).off_topic == pytest.approx(dict(STANDARD.off_topic))


def test_every_claim_that_cannot_be_evaluated_is_refused_by_name():
    wrong = (
        claim("W1", indicator="morale"),
        claim("W2", where="moon"),
        claim("W3", when="2022-01-01"),
        claim("W4", indicator="vacancy", reads="median 18.1%"),
        claim("W5", indicator="departures", nature="change", reads="-5% change"),
        claim("W6", indicator="departures", nature="share", reads="5%"),
        claim("W7", indicator="vacancy", reads="181"),
        claim("W8", reads="245 of 672"),
        claim("W9", indicator="separations", nature="total?"),
        claim("W10", nature="order"),
        claim("W11", over="years"),
        claim("W12", of="morale", nature="share", reads="5%"),
    )

    with pytest.raises(CaseProblems) as error:
        observed(claim(), *wrong)

    assert (
        str(error.value)
        == """12 errors

  claims.csv, W1, indicator: 'morale' is not an indicator.
      `apora indicators` lists them; join two with | if one of them, with + if both.
  claims.csv, W2, where: 'moon' is not a unit.
      Add it to units.csv, or correct the name.
  claims.csv, W3, when: 2022-01-01 lies after the last week simulated, which ends on 2021-06-06.
      Correct the date: claims end by the week of as_of, questions horizon_weeks after it.
  claims.csv, W4, reads: a median needs the units it runs over, and a median cannot be computed.
      Name two units or more, or one with units under it, in over; for a median use `mean`, or hold the claim with its reason.
  claims.csv, W5, when: a change of a flow needs the period it was counted over.
      Write an interval, for example 2020-01/2020-10.
  claims.csv, W6, of: missing. A share needs what it is a share of.
      Name a unit (its people in service) or an indicator in of.
  claims.csv, W7, reads: 181 is not a share between 0 and 1.
      Write a per cent sign where one is meant, or correct the indicator.
  claims.csv, W8, of: a fraction, a count of a count or a word stands for a share.
      Name an indicator that is a share, or say `share` in nature and what it is a share of in of.
  claims.csv, W9, nature: 'separations' has no stock that its total could be mistaken for.
      Name both in indicator, as ill_now|ill_total, letters_on_file|applications, or say stock or total.
  claims.csv, W10, reads: '171' is not an order.
      Write below, well below or above, then a date or units, for example `well below 2020-09`.
  claims.csv, W11, over: 'years' is neither a unit nor a date.
      Name units of units.csv (a+b), or a date or interval such as 2020-08-09/.. .
  claims.csv, W12, of: 'morale' is no unit, no indicator and no series.
      Name what the number is counted against: a unit of units.csv (its people in service), or an indicator such as posts or registered_offences."""
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"indicator": "departures", "nature": "share", "of": "headcount", "when": "2020-10"},
        {"indicator": "ill_now"},
        {"indicator": "vacancy"},
    ],
)
def test_a_tally_of_what_does_not_happen_is_refused(changes):
    with pytest.raises(CaseProblems) as error:
        observed(claim("W1", **({"reads": "tally 1"} | changes)))

    assert (
        str(error.value)
        == """1 error

  claims.csv, W1, reads: a tally counts what happened, and this is a state, a share or a change.
      Ask for the total of a flow, or leave out `tally`."""
    )


def test_a_tally_of_a_flow_is_heard_as_it_was_counted():
    (found,) = observed(
        claim(indicator="departures", nature="flow", when="2020-10", reads="tally 3")
    )

    assert (found.heard.form, found.heard.value, found.scale) == ("tally", 3.0, "log")


def test_refusals_can_be_listed_without_failing():
    small = case(claim(), claim("W1", indicator="morale"))

    found = refused_claims(
        small, calendar=calendar_of(small.settings), organisation=organisation_of(small)
    )

    assert [one.where for one in found] == ["claims.csv, W1, indicator"]


def test_a_better_source_is_heard_more_sharply():
    better = (SOURCES[0].model_copy(update={"grade": "A"}),)
    small = case(claim(credibility=1), sources=better)

    (found,) = observations_of(
        small, calendar=calendar_of(small.settings), organisation=organisation_of(small)
    )

    assert found.letter_sd == pytest.approx(hypot(0.02, 0.15))
    assert found.off_topic == pytest.approx(0.02)
