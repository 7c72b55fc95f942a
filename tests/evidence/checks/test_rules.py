"""Each rule says where, what and what to do; the sample case breaks none."""

import hashlib

import pytest

from apora.errors import problems_text
from apora.evidence.case import read_case
from apora.evidence.checks import (
    MODEL_RULES,
    RULES,
    evaluated,
    every_problem,
    find_problems,
    good_for,
)
from apora.evidence.checks.bench import bench_of
from apora.evidence.checks.judgements import likelihood_word

CLAIM = (
    "C9,2710,headcount,service,2020-01-01,yearbook,,stock,,,,2,,,hold: counted before the events,,"
)


def claim(**cells):
    """Return the last claim of the sample case with some cells changed."""
    names = [
        "id",
        "says",
        "indicator",
        "where",
        "when",
        "source",
        "at",
        "nature",
        "over",
        "of",
        "origin",
        "credibility",
        "reads",
        "counted",
        "use",
        "statement",
        "note",
    ]
    return ",".join({**dict(zip(names, CLAIM.split(","), strict=True)), **cells}.values())


def used(**cells):
    return claim(**{"use": "calibrate", **cells})


# file, what stands there, what stands there instead, the problem that follows
BROKEN = {
    "unknown_unit": (
        (
            "units.csv",
            "north,North office,Северный отдел,districts",
            "north,North office,,distrikts",
        ),
        (
            'units.csv, north, part_of: "distrikts" is not a unit of units.csv.\n'
            '      Did you mean "districts"?'
        ),
    ),
    "unknown_source": (
        ("drivers.csv", "per week,,yearbook", "per week,,yearbok"),
        (
            'drivers.csv, illness_wave, source: "yearbok" is not a source of sources.csv.\n'
            '      Did you mean "yearbook"?'
        ),
    ),
    "unknown_indicator": (
        ("claims.csv", "C6,23 people,ill_now", "C6,23 people,ill"),
        'claims.csv, C6, indicator: "ill" is not an indicator.\n      Did you mean "ill_now"?',
    ),
    "unknown_denominator": (
        ("claims.csv", CLAIM, claim(of="headcont")),
        (
            'claims.csv, C9, of: "headcont" is not a unit or an indicator.\n'
            '      Did you mean "headcount"?'
        ),
    ),
    "unknown_run": (
        ("claims.csv", CLAIM, claim(over="distrits")),
        (
            'claims.csv, C9, over: "distrits" is not a unit of units.csv or a date.\n'
            '      Did you mean "districts"?'
        ),
    ),
    "unknown_driver": (
        ("drivers.csv", "shock_count,", "shok_count,"),
        'drivers.csv, id: "shok_count" is not a driver.\n      Did you mean "shock_count"?',
    ),
    "unknown_parameter": (
        ("parameters.csv", "willing_calm,", "willing_clam,"),
        (
            'parameters.csv, id: "willing_clam" is not a parameter.\n'
            '      Did you mean "willing_calm"?'
        ),
    ),
    "unknown_household_item": (
        ("households.csv", "savings,", "saving,"),
        'households.csv, id: "saving" is not a household item.\n      Did you mean "savings"?',
    ),
    "unknown_lever": (
        ("measures/grant.toml", 'lever = "grant"', 'lever = "grants"'),
        (
            'measures, grant, changes 2, lever: "grants" is not something that measures can change.\n'
            '      Did you mean "grant"?'
        ),
    ),
    "unknown_measure": (
        ("scenarios.toml", 'reactions = ["tighter"]', 'reactions = ["grant"]'),
        (
            'scenarios.toml, grant, reactions: "grant" is not a reaction (a measure by the employer).\n'
            "      Known: tighter."
        ),
    ),
    "superseded_by_nothing": (
        ("claims.csv", CLAIM, claim(use="superseded by C9")),
        (
            'claims.csv, C9, use: "C9" is not another claim.\n'
            "      Known: C1, C2, C3, C4, C5, C6, C7, C8."
        ),
    ),
    "cyclic_part_of": (
        ("units.csv", "service,Service,Служба,,", "service,Service,Служба,districts,"),
        (
            "units.csv, service, part_of: it is a part of itself: service in districts in service.\n"
            "      Empty part_of of the topmost of them."
        ),
    ),
    "stratum_with_parts": (
        ("units.csv", "Районные отделы,service,,,", "Районные отделы,service,all,9..9..9,"),
        (
            "units.csv, districts, stratum: only a unit without parts is simulated, and this one has "
            "some.\n      Empty stratum here, or give it to a part that holds the rest of the people."
        ),
    ),
    "stratum_without_posts": (
        ("units.csv", "450..600..800", ""),
        (
            "units.csv, north, posts: missing. A simulated unit needs its number of posts.\n"
            "      Write a range low..mid..high, as in 450..600..800."
        ),
    ),
    "points_out_of_order": (
        ("units.csv", "0.4..0.6..0.8", "0.4..0.6..1.8"),
        (
            "units.csv, north, exposure: 1.8 is above 1.\n"
            "      Write low..mid..high, each no less than the one before."
        ),
    ),
    "settings_out_of_order": (
        ("case.toml", "decision_date = 2021-05-31", "decision_date = 2020-05-31"),
        (
            "case.toml, decision_date: 2020-05-31 is before as_of, 2020-11-30.\n"
            "      Correct one of the two dates."
        ),
    ),
    "quote_not_found": (
        ("claims.csv", "more than 120 letters", "over 120 letters"),
        (
            'claims.csv, C2, says: "over 120 letters" does not stand in the text.\n'
            "      Copy the words exactly as they stand there, hedge included."
        ),
    ),
    "quote_found_twice": (
        ("claims.csv", "C6,23 people", "C6,November"),
        (
            'claims.csv, C6, at: missing. "November" stands more than once in the text.\n'
            "      Say which: 167, 289, 336."
        ),
    ),
    "quote_inside_a_word": (
        ("claims.csv", "C6,23 people", "C6,3 people"),
        (
            'claims.csv, C6, says: "3 people" stands in the text only as a part of "23 people".\n'
            "      Copy the whole number as it stands there, hedge included."
        ),
    ),
    "use_not_known": (
        ("claims.csv", CLAIM, claim(use="ignore")),
        (
            'claims.csv, C9, use: "ignore" is not a use.\n'
            "      Write calibrate, context: reason, hold: reason, or superseded by ID."
        ),
    ),
    "set_aside_without_reason": (
        ("claims.csv", CLAIM, claim(use="context")),
        (
            "claims.csv, C9, use: context without a reason.\n"
            "      Say why, as in `context: counts another body`."
        ),
    ),
    "indicator_missing": (
        ("claims.csv", CLAIM, claim(indicator="")),
        (
            "claims.csv, C9, indicator: missing.\n"
            "      Name the quantity that the number is about; `apora indicators` lists them."
        ),
    ),
    "draft_not_looked_at": (
        ("claims.csv", CLAIM, claim(indicator="", use="hold: draft")),
        (
            "claims.csv, use: drafts that nobody has looked at: C9.\n"
            "      Hold each against its text, correct what was guessed, then set use to calibrate "
            "or context: reason; delete what is no statement about the service."
        ),
    ),
    "date_not_read": (
        ("claims.csv", CLAIM, claim(when="1 Jan 2020")),
        (
            'claims.csv, C9, when: "1 Jan 2020" is not a date.\n'
            "      Write 2020-11-01, 2020-08, 2020-08~ (about), 2020-11-02/2020-11-08 or ../2019."
        ),
    ),
    "later_than_published": (
        ("claims.csv", CLAIM, claim(when="2020-06-01")),
        (
            "claims.csv, C9, when: 2020-06-01 is later than the source, published 2020-03.\n"
            "      Correct the date, or name the source that could know it."
        ),
    ),
    "flow_without_period": (
        ("claims.csv", CLAIM, used(indicator="departures", nature="flow")),
        (
            "claims.csv, C9, when: 2020-01-01 is one day, and departures runs over a period.\n"
            "      Give the period, as in 2020-11-02/2020-11-08; or say nature = total."
        ),
    ),
    "confirmed_by_nobody": (
        ("claims.csv", CLAIM, used(indicator="hires", credibility="1")),
        (
            "claims.csv, C9, credibility: 1 means confirmed by others, and no claim of another origin "
            "speaks of it.\n      Add the claim that confirms it, or give 2 or more."
        ),
    ),
    "said_twice": (
        ("claims.csv", CLAIM, f"{used()}\n{used(id='C10', says='2700')}"),
        (
            "claims.csv, C10, use: C9, C10 are one thing said 2 times by one origin (yearbook): "
            "it counts once.\n      Set the others to `superseded by C9`, or correct origin."
        ),
    ),
    "number_not_read": (
        ("claims.csv", CLAIM, used(says="doubled")),
        (
            'claims.csv, C9, says: "doubled" does not read as one number.\n'
            "      Say how to read it in `reads`, as in >300, 60..70% or 245 of 672."
        ),
    ),
    "order_without_other": (
        ("claims.csv", CLAIM, used(nature="order")),
        (
            "claims.csv, C9, reads: reads as 2710, while nature is order.\n"
            "      An order needs nature = order and reads such as `below 2020-09`."
        ),
    ),
    "share_over_one": (
        ("claims.csv", CLAIM, used(indicator="vacancy", says="18.1", nature="share")),
        (
            'claims.csv, C9, says: "18.1" is more than the whole: vacancy is a share.\n'
            "      Write a per cent sign if per cent is meant, or correct the indicator."
        ),
    ),
    "change_without_sign": (
        ("claims.csv", "a decrease of 8.5 percent", "8.5 percent"),
        (
            'claims.csv, C7, reads: "8.5 percent" does not say whether it is a rise or a fall.\n'
            "      Write the sign, as in -18.6% or +5%."
        ),
    ),
    "fall_of_more_than_all": (
        ("claims.csv", "C7,a decrease of 8.5 percent,", "C7,a decrease of 850 percent,"),
        (
            'claims.csv, C7, says: "a decrease of 850 percent" is a fall by more than everything.\n'
            "      Correct the number, or give the level instead of the change."
        ),
    ),
    "total_that_falls": (
        (
            "claims.csv",
            CLAIM,
            used(indicator="dismissals", nature="total", when="2019-12-01", says="50")
            + "\n"
            + used(id="C10", indicator="dismissals", nature="total", when="2020-01-31", says="35"),
        ),
        (
            'claims.csv, C10, says: the total "35" is below "50" of C9, which is earlier. A total only '
            "rises.\n      Correct the date or nature of one, or hold one with a reason."
        ),
    ),
    "part_above_whole": (
        ("claims.csv", CLAIM, f"{used()}\n{used(id='C10', where='north', says='2800 people')}"),
        (
            'claims.csv, C10, says: "2800 people" is more than "2710" of C9, and north is a part of '
            "service.\n      Correct the unit or date of one, or hold one with a reason."
        ),
    ),
    "word_without_share": (
        ("claims.csv", CLAIM, used(says="many")),
        (
            'claims.csv, C9, of: missing. "many" stands for a share, and headcount is none.\n'
            "      Name what it is a share of, or keep the claim as `context: reason`."
        ),
    ),
    "rate_without_denominator": (
        ("claims.csv", CLAIM, used(indicator="departures", says="12 %", nature="share")),
        (
            'claims.csv, C9, of: missing. "12 %" is a share; departures does not say of what.\n'
            "      Name the denominator: a unit (its people in service) or an indicator."
        ),
    ),
    "prior_out_of_order": (
        ("parameters.csv", "willing_calm,,0.05,0.16,0.4,", "willing_calm,,0.05,0.46,0.4,"),
        (
            "parameters.csv, willing_calm, low: 0.05, 0.46, 0.4 do not rise.\n"
            "      Give rising 5, 50 and 95 % points inside the scale."
        ),
    ),
    "prior_of_another_kind": (
        ("parameters.csv", "willing_calm,,", "willing_calm,north,"),
        (
            'parameters.csv, willing_calm / north, stratum: "north", where the model takes one value '
            "for all.\n      Empty the cell."
        ),
    ),
    "household_out_of_order": (
        ("households.csv", "savings,,0.3,1.2,4.5,", "savings,,-0.3,1.2,4.5,"),
        "households.csv, savings, low: -0.3 is below 0.\n      Give rising 5, 50 and 95 % points.",
    ),
    "judgement_without_why": (
        ("drivers.csv", "judgement,The economy is said to be poor.", "judgement,"),
        (
            "drivers.csv, labour_market, why: missing. A number by judgement needs its reason.\n"
            "      Say in a sentence why this range and no other."
        ),
    ),
    "judgement_with_number": (
        ("judgements.toml", "Most of", "Over 70 % of"),
        (
            'judgements.toml, old-shortage, text.en: holds the typed number "70".\n'
            "      Write a placeholder in braces for the estimate it stands for."
        ),
    ),
    "judgement_placeholder_unknown": (
        ("judgements.toml", "shortage of {vacancy north", "shortage of {vacancy nort"),
        (
            'judgements.toml, old-shortage, text.en: "nort" is not a unit of units.csv.\n'
            '      Did you mean "north"?'
        ),
    ),
    "judgement_languages_differ": (
        ("judgements.toml", "некомплекта, {vacancy north 2020-11-01},", "некомплекта"),
        (
            "judgements.toml, old-shortage, text.ru: its placeholders are not those of text.en.\n"
            "      Name the same estimates in every language."
        ),
    ),
    "judgement_not_translated": (
        ("judgements.toml", "ru = ", "be = "),
        (
            "judgements.toml, old-shortage, text: there is no text in ru; the first language will "
            "stand there.\n      Add text.ru, or leave the language out of case.toml."
        ),
    ),
    "judgement_with_likelihood_word": (
        ("judgements.toml", "} is older", "} is probably older"),
        (
            'judgements.toml, old-shortage, text.en: "probably" states a chance, and no estimate '
            "stands behind it.\n      Say what holds, and how sure you are in `confidence`; or name an "
            "estimate."
        ),
    ),
    "outside_is_run": (
        ("scenarios.toml", 'id = "break"', 'id = "break"\nmeasures = ["grant"]'),
        (
            "scenarios.toml, break, measures: a scenario outside the model's ranges is not run, and "
            "this asks for a run.\n      Leave it out, or leave out `outside` and let the model run the "
            "scenario."
        ),
    ),
    "outside_with_chance": (
        ("scenarios.toml", "Whole offices stop", "Whole offices may stop"),
        (
            'scenarios.toml, break, outside.en: "may" gives a number or a chance to what the model '
            "does not compute.\n      Say what would happen and by which signs it would be known."
        ),
    ),
    "outside_not_translated": (
        ("scenarios.toml", ', ru = "Целые отделы перестают подчиняться."', ""),
        (
            "scenarios.toml, break, outside: there is no text in ru; the first language will stand "
            "there.\n      Add outside.ru, or leave the language out of case.toml."
        ),
    ),
    "text_not_translated": (
        ("measures/tighter.toml", ', ru = "Рапорты чаще отклоняют"', ""),
        (
            "measures, title.ru: there is no text for tighter, though there is for others; the "
            "report prints the first language there.\n      Write it, or empty the whole column."
        ),
    ),
    "judgement_without_claim": (
        ("judgements.toml", '"C3"', '"C33"'),
        (
            'judgements.toml, old-shortage, claims: "C33" is not a claim of claims.csv.\n'
            '      Did you mean "C3"?'
        ),
    ),
    "driver_row_wrong": (
        ("drivers.csv", "2020-08-10,1,0.8,1.2,", "2020-08-10,1,1.1,1.2,"),
        (
            "drivers.csv, shock_count 2020-08-09, value: 1 lies outside its own range.\n"
            "      Correct low, value or high."
        ),
    ),
    "driver_gap": (
        ("drivers.csv", "2020-01-01,2020-06-30,", "2020-01-01,2020-05-31,"),
        (
            "drivers.csv, labour_market, from: no row holds from 2020-06-01 to 2020-06-30.\n"
            "      Add one; write 1 if all was as in calm times."
        ),
    ),
    "change_wrong": (
        ("measures/grant.toml", 'currency = "EUR"', 'currency = "USD"'),
        (
            'measures, grant, changes 2, currency: "USD" has no rate in case.toml.\n'
            "      Use LMK or EUR."
        ),
    ),
    "settings_out_of_range": (
        ("case.toml", "household_types = 16", "household_types = 48"),
        (
            "case.toml, household_types: 48 is not a power of two up to 4096.\n"
            "      Give 64 unless a test needs fewer: 16, 32, 64, 128."
        ),
    ),
    "decision_beyond_horizon": (
        ("case.toml", "horizon_weeks = 52", "horizon_weeks = 20"),
        (
            "case.toml, decision_date: 2021-05-31 lies 26 weeks after as_of, and 20 weeks are "
            "projected.\n      Raise horizon_weeks, or give an earlier date."
        ),
    ),
    "range_without_side": (
        ("units.csv", "450..600..800", "450..600..600"),
        (
            "units.csv, north, posts: 450, 600, 600: nearly all of the range lies below its middle.\n"
            "      Give 5, 50 and 95 % points with room on both sides, or one number alone."
        ),
    ),
    "range_from_nothing": (
        ("households.csv", "savings,,0.3,1.2,4.5,", "savings,,0,1.2,4.5,"),
        (
            "households.csv, savings, low: its low end is 0, and it is drawn in ratios, which begin "
            "above 0.\n      Give a small number above 0 as the low end."
        ),
    ),
    "number_beyond_reach": (
        ("units.csv", "450..600..800", "450..600..1e308"),
        (
            "units.csv, north, posts: 1e+308 is more than can be computed with: 10,000,000 at most.\n"
            "      Look at the unit, and at the number of noughts."
        ),
    ),
    "case_limit_too_long": (
        ("parameters.csv", "case_limit_w,,8,8.7,9.5,", "case_limit_w,,8,12,15,"),
        (
            "parameters.csv, case_limit_w, high: limits up to 15 weeks, where the model follows a case "
            "for 16 weeks.\n      Give a limit whose 95 % point stays well below 16 weeks."
        ),
    ),
    "claim_cannot_be_evaluated": (
        ("claims.csv", CLAIM, used(reads="median 2710")),
        (
            "claims.csv, C9, reads: a median needs the units it runs over, and a median cannot be "
            "computed.\n      Name two units or more, or one with units under it, in over; for a "
            "median use `mean`, or hold the claim with its reason."
        ),
    ),
    "small_cell": (
        ("sources.csv", ",https://example.org/brief,", ",,"),
        None,
    ),
    "personal_data": (
        ("units.csv", "Nobody can resign here.", "Ask Colonel Smithers."),
        (
            "units.csv, reserve, note.en: seems to hold a person's name.\n"
            "      Leave people out: name the office, or say it in your own words."
        ),
    ),
}
WITHOUT_CASES = {
    "hash_mismatch", "unusable_text", "text_absent", "date_assumed", "small_unit",
    "parameter_without_prior", "household_item_missing", "small_cell", "too_many_claims",
    "small_cell_in_words", "custody_broken", "ledger_broken", "original_changed", "original_missing",
    "original_without_source", "read_before_published", "headline_not_simulated",
    "settled_otherwise", "none_in_use", "edits_not_read", "superseded_in_circle",
}  # fmt: skip


def texts(folder):
    return [problem.text().strip() for problem in find_problems(read_case(folder))]


def rule_names():
    return [rule.__name__ for rule in RULES]


def test_the_sample_case_breaks_no_rule(lowmere):
    assert problems_text(find_problems(read_case(lowmere))) == ""


def test_every_rule_has_a_test():
    assert set(rule_names()) == set(BROKEN) | WITHOUT_CASES


@pytest.mark.parametrize("rule", sorted(set(BROKEN) - WITHOUT_CASES))
def test_a_broken_rule_says_where_what_and_what_to_do(lowmere, edit, rule):
    change, text = BROKEN[rule]
    edit(*change)

    found = {problem.text().strip(): problem.rule for problem in find_problems(read_case(lowmere))}

    assert text in found
    assert found[text] == rule


@pytest.mark.parametrize("rule", RULES, ids=rule_names())
def test_a_problem_carries_the_name_of_its_rule(lowmere, edit, rule):
    if rule.__name__ in BROKEN:
        edit(*BROKEN[rule.__name__][0])

    assert {problem.rule for problem in rule(bench_of(read_case(lowmere)))} <= {rule.__name__}


def test_a_text_that_was_changed_is_named_with_its_new_hash(lowmere):
    raw = b"another text"
    (lowmere / "texts" / "brief.txt").write_bytes(raw)

    assert texts(lowmere) == [
        (
            "sources.csv, brief, sha256: the text in texts/brief.txt has another SHA-256: "
            f"{hashlib.sha256(raw).hexdigest()}.\n"
            "      Put the text back as it was; if another edition is meant, add a source."
        )
    ]


def test_a_text_that_was_left_out_is_a_warning_that_names_what_was_not_verified(lowmere):
    (lowmere / "texts" / "brief.txt").unlink()

    assert problems_text(find_problems(read_case(lowmere))) == (
        "1 warning\n\n"
        "  sources.csv, brief, text: texts/brief.txt is not in the folder: 8 claims could not be "
        "verified (C1, C2, C3, C4, C5, C6, C7, C8).\n"
        "      Put the frozen text there to have every quotation checked."
    )


def test_a_path_out_of_the_folder_is_refused(lowmere, edit):
    edit("sources.csv", "texts/brief.txt", "../brief.txt")

    assert texts(lowmere) == [
        (
            'sources.csv, brief, text: "../brief.txt" leads out of the case folder.\n'
            "      Give a path below it, as in texts/brief.txt."
        )
    ]


def test_a_quotation_at_the_wrong_place_is_told_the_right_one(lowmere, edit):
    edit("claims.csv", "2020-08-09/2020-08-31,brief,,", "2020-08-09/2020-08-31,brief,7,")

    assert texts(lowmere) == [
        'claims.csv, C2, at: "more than 120 letters" does not stand at 7.\n      It stands at 136.'
    ]


@pytest.mark.parametrize("at", [7, 0, -7, 10**9])
def test_a_quotation_is_never_moved_to_another_place(lowmere, edit, at):
    """The words stand at 136; any other place is refused, and the file keeps what it says."""
    edit("claims.csv", "2020-08-09/2020-08-31,brief,,", f"2020-08-09/2020-08-31,brief,{at},")
    before = (lowmere / "claims.csv").read_bytes()

    assert [one.rule for one in find_problems(read_case(lowmere))] == ["quote_not_found"]
    assert (lowmere / "claims.csv").read_bytes() == before


def test_a_place_that_is_given_need_not_be_the_only_one(lowmere, edit):
    edit("claims.csv", "C6,23 people,ill_now,service,2020-11-06,brief,,",
         "C6,November,ill_now,service,2020-11-06,brief,289,")  # fmt: skip

    assert [one.rule for one in find_problems(read_case(lowmere))] == ["number_not_read"]


def test_a_source_read_before_it_was_published_is_named(lowmere, edit):
    edit("sources.csv", "text,sha256\n", "text,sha256,read\n")
    path = lowmere / "sources.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[0], f"{lines[1]},2020-10", f"{lines[2]},soon"]) + "\n")

    assert texts(lowmere) == [
        (
            "sources.csv, brief, read: 2020-10 is before it was published, 2020-11-30.\n"
            "      Give the day it was read, or empty the cell: it then prints as not stated."
        ),
        (
            'sources.csv, yearbook, read: "soon" is not a date.\n'
            "      Give the day it was read, or empty the cell: it then prints as not stated."
        ),
    ]


COPY = {"origin": "the ministry", "source": "yearbook", "says": "2,700 people", "note": ""}


@pytest.mark.parametrize(
    ("second", "copies"),
    [
        ({"id": "C10", "origin": "The  Ministry"}, True),
        ({"id": "C10", "when": "2020-01"}, True),
        ({"id": "C10", "says": "2700"}, True),
        ({"id": "C10", "when": "2020-01", "says": "2650"}, False),
        ({"id": "C10", "when": "2020-02-01", "says": "2700 people"}, False),
        ({"id": "C10", "origin": "own count"}, False),
    ],
)
def test_a_copy_of_one_origin_is_not_a_second_voice(lowmere, edit, second, copies):
    """Another spelling of the origin, a wider date or another publication is still a copy."""
    first = used(**COPY).replace("2,700 people", '"2,700 people"')
    other = used(**{**COPY, "says": "2700 people", **second})
    edit("claims.csv", CLAIM, f"{first}\n{other}")

    found = [one.rule for one in find_problems(read_case(lowmere))]

    assert found == (["said_twice"] if copies else [])


@pytest.mark.parametrize(
    ("note", "few"),
    [
        ("Only 3 people left the office.", True),
        ("Seven senior officers left.", True),
        ("Уволились двое сотрудников.", True),
        ("Сышлі тры супрацоўнікі.", True),
        ("From 2 to 8 November people left.", False),
        ("About 1 003 people.", False),
        ("In 2013 people left.", False),
        ("Section 4 officers of the law.", False),
        ("23 people, 15 officers and 130 employees.", False),
        ("5 per cent of officers.", False),
        ("Три района, пять отделов.", False),
    ],
)
def test_few_people_in_a_note_are_refused(lowmere, edit, note, few):
    edit("units.csv", "Nobody can resign here.", f'"{note}"')

    found = [one for one in find_problems(read_case(lowmere)) if one.rule == "small_cell_in_words"]

    assert [one.text().strip().split(":")[0] for one in found] == (
        ["units.csv, reserve, note"] if few else []
    )


def test_what_a_public_source_says_of_few_may_be_cited_in_words(lowmere, edit):
    edit("claims.csv", "The service has about three thousand people.,",
         "Only 3 people stayed.,")  # fmt: skip

    assert texts(lowmere) == []


def test_undated_claims_are_warned_of_together(lowmere, edit):
    edit("claims.csv", 'C1,"about 3,000 people",headcount,service,2020-11,',
         'C1,"about 3,000 people",headcount,service,,')  # fmt: skip

    assert problems_text(find_problems(read_case(lowmere))) == (
        "1 warning\n\n"
        "  claims.csv, when: date assumed, from the onset of the events to publication: C1.\n"
        "      Give the date or interval each source speaks of, if it can be known."
    )


def test_a_case_without_priors_is_good_for_the_evidence_report(lowmere):
    (lowmere / "parameters.csv").unlink()
    (lowmere / "households.csv").unlink()

    problems = find_problems(read_case(lowmere))

    assert good_for(problems) == "evidence"
    assert {problem.rule for problem in problems} == {
        "parameter_without_prior",
        "household_item_missing",
    }
    assert problems[0].text() == (
        "  parameters.csv, willing_calm: missing. The model needs a range for it: share who would "
        "leave in calm times [share].\n"
        "      Add a row with low, mid and high (5, 50, 95 %), scale logit, and why."
    )


def test_rules_of_the_model_are_rules():
    assert set(rule_names()) >= MODEL_RULES


@pytest.mark.parametrize(
    ("says", "few"),
    [("7 people", True), ("9", True), ("10 people", False), ("2 of 8", True), ("41 of 96", False)],
)
def test_a_number_of_fewer_than_ten_people_needs_a_public_source(lowmere, edit, says, few):
    edit("sources.csv", ",https://example.org/yearbook,", ",,")
    edit("claims.csv", CLAIM, used(says=says))

    found = [one for one in find_problems(read_case(lowmere)) if one.rule == "small_cell"]

    assert bool(found) == few


def test_the_same_number_from_a_public_source_may_be_cited(lowmere, edit):
    edit("claims.csv", CLAIM, used(says="7 people"))

    assert texts(lowmere) == []


def test_a_unit_of_fewer_than_ten_posts_needs_a_public_claim(lowmere, edit):
    edit("units.csv", "700..900..1200", "5..7..9")

    assert texts(lowmere) == [
        (
            "units.csv, south, posts: at most 9 posts: people in it can be told apart.\n"
            "      Count them in the unit above, unless a public source speaks of this one."
        )
    ]


def test_what_follows_from_an_unread_row_is_not_reported_twice(lowmere, edit):
    edit("units.csv", "450..600..800", "many")

    assert [problem.rule for problem in every_problem(lowmere)] == ["bad_value_model"]


def test_unread_rows_and_broken_rules_are_listed_together(lowmere, edit):
    edit("drivers.csv", "shock_count,2020-08-09", "shock_count,tomorrow")
    edit("claims.csv", CLAIM, claim(use="context"))

    assert [problem.rule for problem in every_problem(lowmere)] == [
        "bad_value_date",
        "set_aside_without_reason",
    ]


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("vacancy", '"vacancy" names no estimate.'),
        ("vacancy north yesterday", '"yesterday" is not a date or a closed interval.'),
        ("vacancy north 2020-11-01/..", '"2020-11-01/.." is not a date or a closed interval.'),
        ("vacancy north 2020-11-01 grants", '"grants" is not a scenario.'),
        ("vacancies north 2020-11-01", '"vacancies" is not an indicator.'),
    ],
)
def test_a_placeholder_names_an_indicator_a_unit_and_a_date(lowmere, edit, written, what):
    edit("judgements.toml", "shortage of {vacancy north 2020-11-01}", f"shortage of {{{written}}}")

    assert what in texts(lowmere)[0]


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("They may leave", "en", "may"),
        ("It cannot be ruled out", "en", "cannot be ruled out"),
        ("In May they left", "fr", ""),
        ("Возможно, уйдут", "ru", "Возможно"),
        ("Хутчэй за ўсё сыдуць", "be", "Хутчэй за ўсё"),
        ("They stay", "en", ""),
    ],
)
def test_words_for_a_chance_are_known_in_each_language(text, language, word):
    assert likelihood_word(text, language=language) == word


def test_a_leading_unit_without_simulated_parts_keeps_the_model_out(lowmere, edit):
    edit("units.csv", "\nreserve,Reserve", "\nmuseum,Museum,,service,,,,true,,\nreserve,Reserve")
    edit("case.toml", 'headline_unit = "service"', 'headline_unit = "museum"')
    problems = find_problems(read_case(lowmere))

    assert [one.text().strip() for one in problems] == [
        (
            "case.toml, headline_unit: no unit with a stratum is at or under museum, so nothing is "
            "simulated there.\n"
            "      Name a unit that holds some, or give its lowest units a stratum."
        )
    ]
    assert good_for(problems) == "evidence"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("as_of = 2020-11-30", "as_of = 9999-12-31", "as_of: 9999-12-31 is no date of a case."),
        ("start = 2020-01-01", "start = 0001-01-01", "start: 0001-01-01 is no date of a case."),
        ("start = 2020-01-01", "start = 1990-01-01", "start: 1990-01-01 lies more than 20 years"),
        ("onset = 2020-08-09", "onset = 2020-12-09", "onset: 2020-12-09 is after as_of"),
        (
            "horizon_weeks = 52",
            "horizon_weeks = 1000000000",
            "horizon_weeks: 1e+09 is more than 520.",
        ),
        (
            "household_types = 16",
            "household_types = 8192",
            "household_types: 8192 is not a power of",
        ),
        ("rate = 2.0", "rate = 1e-320", "rate: 9.99989e-321 is no rate of exchange."),
        ('["en", "ru"]', '["en", "Russian"]', 'languages: "Russian" is not a language code.'),
    ],
)
def test_a_head_that_no_calendar_or_machine_could_follow_is_refused(lowmere, edit, old, new, what):
    edit("case.toml", old, new)

    assert any(one.startswith(f"case.toml, {what}") for one in texts(lowmere))


def test_a_claim_held_out_about_days_after_the_assessment_is_refused_before_the_model(
    lowmere, edit
):
    edit("sources.csv", "Statistics Office,2020-03,", "Statistics Office,2021-03,")
    edit("claims.csv", CLAIM, used(use="hold: out", when="2020-12-20"))

    problems = find_problems(read_case(lowmere))

    assert [problem.text().strip() for problem in problems] == [
        (
            "claims.csv, C9, when: 2020-12-20 lies after the last week simulated, which ends on "
            "2020-12-06.\n      Correct the date: claims end by the week of as_of, questions horizon_weeks after it."
        )
    ]
    assert good_for(problems) == "evidence"


def test_more_claims_than_a_calibration_hears_leave_the_evidence_report(lowmere, monkeypatch):
    monkeypatch.setattr(evaluated, "MOST_CLAIMS", 7)

    problems = find_problems(read_case(lowmere))

    assert [problem.text().strip() for problem in problems] == [
        (
            "claims.csv, use: 8 claims are in use, and a calibration hears 7.\n"
            "      Keep the best claim of each origin and set the others to `context: reason`."
        )
    ]
    assert good_for(problems) == "evidence"


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (
            ("households.csv", "savings,,0.3,1.2,4.5,", "savings,,0.3,1.2,4.5e12,"),
            (
                "households.csv, savings, low: 4.5e+12 is more than can be computed with: "
                "1,000,000,000,000 at most."
            ),
        ),
        (
            ("parameters.csv", "case_limit_w,,8,8.7,9.5,", "case_limit_w,,8,8.7,9.5e12,"),
            (
                "parameters.csv, case_limit_w, high: 9.5e+12 is more than can be computed with: "
                "1,000,000,000,000 at most."
            ),
        ),
        (
            ("measures/grant.toml", "1000..1500..2000", "1000..1500..1e15"),
            (
                "measures, grant, changes 2, value: 1e+15 is more than can be computed with: "
                "1,000,000,000,000 at most."
            ),
        ),
        (
            ("measures/grant.toml", "value = 20000", "value = 1e308"),
            (
                "measures, grant, changes 3, value: 1e+308 is more than can be computed with: "
                "1,000,000,000,000 at most."
            ),
        ),
    ],
)
def test_numbers_that_nothing_can_be_computed_with_are_named(lowmere, edit, change, text):
    edit(*change)
    problems = find_problems(read_case(lowmere))

    assert text in [one.text().strip().partition("\n")[0] for one in problems]
    assert good_for(problems) == "evidence"


def test_claims_that_replace_each_other_are_named_once(lowmere):
    path = lowmere / "claims.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    # 4 leads to the circle of 1, 2 and 3 and is no part of it.
    by = {"C1": "C2", "C2": "C3", "C3": "C1", "C4": "C1"}
    rows = [
        one.replace(",calibrate,", f",superseded by {by[one.partition(',')[0]]},")
        if one.partition(",")[0] in by
        else one
        for one in rows
    ]
    path.write_text("".join([head, *rows]), encoding="utf-8")

    found = [one for one in find_problems(read_case(lowmere)) if one.severity == "error"]

    assert [one.text().strip() for one in found] == [
        (
            "claims.csv, C1, use: claims replace each other: C1, C2, C3.\n"
            "      Set use to calibrate for the one that holds, or to `context: reason`."
        )
    ]


@pytest.mark.parametrize("left", [": not ours", None])
def test_without_a_claim_in_use_a_case_is_good_for_the_evidence_report(lowmere, left):
    path = lowmere / "claims.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [] if left is None else [one.replace(",calibrate,", f",context{left},") for one in rows]
    path.write_text("".join([head, *kept]), encoding="utf-8")

    problems = find_problems(read_case(lowmere))

    assert "claims.csv, use: no claim is in use, so a model has nothing to learn from.\n" in [
        problem.text().strip().partition("      ")[0] for problem in problems
    ]
    assert good_for([one for one in problems if one.rule == "none_in_use"]) == "evidence"


@pytest.mark.parametrize("written", ["1000..1000..2000", "1000..2000..2000"])
def test_a_change_with_nearly_no_width_on_one_side_is_refused(lowmere, edit, written):
    edit("measures/grant.toml", "1000..1500..2000", written)

    assert [one.rule for one in find_problems(read_case(lowmere))] == ["range_without_side"]


def test_a_range_without_any_width_is_a_number(lowmere, edit):
    edit("measures/grant.toml", "1000..1500..2000", "1500..1500..1500")

    assert texts(lowmere) == []


def test_a_third_and_a_count_of_one_origin_about_two_units_may_both_be_used(lowmere, edit):
    """They do not confirm each other, and neither is a copy: digit 1 needs another origin."""
    share = used(id="C10", source="brief", says="About", reads="1/3",
                 indicator="lapsed_of_decided|lapsed_of_in_hand", nature="share", credibility="1",
                 when="2020-11-02/2020-11-08")  # fmt: skip
    edit("claims.csv", CLAIM, share)

    found = [problem.rule for problem in find_problems(read_case(lowmere))]

    assert found == ["quote_not_found", "confirmed_by_nobody"]
