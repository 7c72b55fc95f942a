"""The notation of readings: every form, its canonical text, and what is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apora.evidence.reading import Unreadable, parse_reads

FORMS = {
    "171": ("exact", 171.0, "171"),
    "300": ("round", 300.0, "300"),
    "18.1%": ("exact", 0.181, "18.1%"),
    "18.0%": ("exact", 0.18, "18.0%"),
    ">300": ("more", 300.0, ">300"),
    "> 300": ("more", 300.0, ">300"),
    ">=15": ("at_least", 15.0, ">=15"),
    "≥15": ("at_least", 15.0, ">=15"),
    "<40": ("less", 40.0, "<40"),
    "<=80%": ("up_to", 0.8, "<=80%"),
    "<=!10k": ("at_most", 10000.0, "<=!10k"),
    "~130k": ("about", 130000.0, "~130k"),
    "≈130 000": ("about", 130000.0, "~130000"),
    "~<90%": ("almost", 0.9, "~<90%"),
    "1.5M": ("round", 1500000.0, "1.5M"),
    "130'000": ("round", 130000.0, "130000"),
    "1/3": ("fraction", 1 / 3, "1/3"),
    ">1/3": ("more", 1 / 3, ">1/3"),
    "tally 7": ("tally", 7.0, "tally 7"),
    "tally 1 200": ("tally", 1200.0, "tally 1200"),
    "245 of 672": ("count_of", 245 / 672, "245 of 672"),
    "1 122 of 2 000": ("count_of", 0.561, "1122 of 2000"),
    "-18.6%": ("exact", -0.186, "-18.6%"),
    "−18.6% change": ("exact", -0.186, "-18.6%"),
    "+5%": ("exact", 0.05, "+5%"),
    "<=-30%": ("up_to", -0.3, "<=-30%"),
    "3 months": ("duration", 3.0, "3 months"),
    ">1 year": ("duration", 1.0, ">1 years"),
    "405 per 100k": ("exact", 405.0, "405 per 100k"),
}


@pytest.mark.parametrize("text", FORMS)
def test_each_form_reads_as_its_value_and_has_one_spelling(text):
    form, value, canonical = FORMS[text]

    reading = parse_reads(text)

    assert (reading.form, reading.value, reading.text) == (form, pytest.approx(value), canonical)


def test_a_range_keeps_both_ends():
    reading = parse_reads("60 .. 70 %")

    assert (reading.form, reading.low, reading.high, reading.text) == (
        "range",
        pytest.approx(0.6),
        pytest.approx(0.7),
        "60..70%",
    )


def test_orders_of_magnitude_run_to_the_next_power_of_ten():
    assert [(r.low, r.high) for r in map(parse_reads, ("mag 10k", "mag 10k..100k"))] == [
        (1e4, 1e5),
        (1e4, 1e6),
    ]


def test_a_word_is_a_wide_range():
    reading = parse_reads("practically none")

    assert (reading.form, reading.word, reading.low, reading.high) == (
        "word",
        "practically none",
        0.002,
        0.12,
    )


def test_an_order_keeps_what_it_compares_with():
    reading = parse_reads("well below minsk_rest-2")

    assert (reading.form, reading.op, reading.target) == ("order", "well below", "minsk_rest-2")


def test_the_statistic_and_the_period_stand_around_the_number():
    reading = parse_reads("mean 18.1% per month")

    assert (reading.stat, reading.per, reading.text) == ("mean", "month", "mean 18.1% per month")


def test_each_of_several_has_at_least_one():
    reading = parse_reads("each exists")

    assert (reading.stat, reading.form) == ("each", "exists")


@pytest.mark.parametrize(
    "text",
    ["", "many thousands", "300 people", "9 of 8", "0/3", "4/3", "70..60%", "mag 30k", "-30",
     "10% change", "more than 300", "above", "1..2..3", "5% of 10", "0x10", "nan", "1e5"],
)  # fmt: skip
def test_what_is_not_in_the_notation_is_refused(text):
    with pytest.raises(Unreadable) as caught:
        parse_reads(text)

    assert str(caught.value) == (
        f'"{text}" is not a number that can be read.\n'
        "      Write one such as 300, >300, ~130k, 60..70%, 245 of 672, tally 7, 1/3 or -18.6%."
    )


def test_a_comma_is_refused_since_it_is_read_differently_in_different_languages():
    with pytest.raises(Unreadable) as caught:
        parse_reads("1,122")

    assert str(caught.value) == (
        '"1,122" holds a comma, which may mean thousands or decimals.\n'
        "      Write 1122 for the one and 1.122 for the other."
    )


def test_a_long_text_is_refused_at_once():
    with pytest.raises(Unreadable) as caught:
        parse_reads("9" * 100_000)

    assert str(caught.value) == (
        "is longer than 160 characters.\n      Write the number alone, as in >300."
    )


DIGITS = st.integers(0, 10**9).map(str)
NUMBERS = st.one_of(
    DIGITS,
    st.tuples(DIGITS, st.integers(0, 99)).map(lambda p: f"{p[0]}.{p[1]}"),
    DIGITS.map(lambda d: f"{d}k"),
    st.integers(1, 999).map(lambda d: f"{d}M"),
)
OPS = st.sampled_from(["", ">", ">=", "<", "<=", "<=!", "~", "~<"])
PERCENT = st.sampled_from(["", "%"])
COUNTS = st.integers(1, 10**6).flatmap(lambda n: st.integers(0, n).map(lambda k: f"{k} of {n}"))
FRACTIONS = st.integers(1, 99).flatmap(lambda n: st.integers(1, n).map(lambda k: f"{k}/{n}"))
RANGES = st.tuples(st.integers(0, 500), st.integers(0, 500), PERCENT).map(
    lambda t: f"{min(t[:2])}..{max(t[:2])}{t[2]}"
)
WORDS = st.sampled_from(["none", "practically none", "few", "many", "most", "nearly all"])
BODIES = st.one_of(
    st.tuples(OPS, NUMBERS, PERCENT).map("".join),
    st.tuples(OPS, st.sampled_from("+-"), DIGITS, st.just("%")).map("".join),
    st.tuples(OPS, FRACTIONS).map("".join),
    st.tuples(OPS, NUMBERS, st.sampled_from([" days", " weeks", " months", " year"])).map("".join),
    COUNTS,
    RANGES,
    WORDS,
    st.sampled_from(["mag 100", "mag 1k..1M", "exists", "above 2020-09", "well below unit_1"]),
)
STATS = st.sampled_from(["", "mean ", "median ", "max ", "min ", "each "])
PERS = st.sampled_from(["", " per week", " per 100k"])


@settings(deadline=None)
@given(stat=STATS, body=BODIES, per=PERS)
def test_reading_the_canonical_text_gives_the_same_reading(stat, body, per):
    reading = parse_reads(f"{stat}{body}{per}")

    assert parse_reads(reading.text) == reading


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    try:
        reading = parse_reads(text)
    except Unreadable:
        return

    assert parse_reads(reading.text) == reading
