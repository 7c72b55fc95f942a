"""What the likelihood hears of a reading: values, roundness, bounds."""

import math

import pytest

from apora.evidence.reading import heard_of, parse_reads, reading_of

HEARD = {
    "171": ("exact", 171.0, 1.0),
    "300": ("round", 300.0, 100.0),
    "130000": ("round", 130000.0, 10000.0),
    "~130k": ("about", 130000.0, 10000.0),
    "18.1%": ("exact", 0.181, 0.001),
    "18.0%": ("exact", 0.18, 0.001),
    "60%": ("round", 0.6, 0.1),
    "<=80%": ("up_to", 0.8, 0.1),
    "-18.6%": ("exact", -0.186, 0.001),
    "<=-30%": ("up_to", -0.3, 0.1),
    "0": ("exact", 0.0, 1.0),
    "1.5M": ("round", 1.5e6, 1e5),
    "1/3": ("fraction", 1 / 3, 2 / 5 - 1 / 3),
    "1/2": ("fraction", 0.5, 0.1),
    ">1/3": ("more", 1 / 3, 2 / 5 - 1 / 3),
    "2 weeks": ("exact", 2.0, 1.0),
    "above 2020-09": ("more", 1.0, 1.0),
    "below 2020-09": ("less", 1.0, 1.0),
    "well below 2020-09": ("less", 2 / 3, 1.0),
}


@pytest.mark.parametrize("text", HEARD)
def test_a_number_is_heard_on_its_natural_scale_with_its_roundness(text):
    form, value, grain = HEARD[text]

    heard = heard_of(parse_reads(text))

    assert heard.form == form
    assert (heard.value, heard.grain) == (pytest.approx(value), pytest.approx(grain))


def test_per_cent_and_share_are_the_same_number():
    percent, share = (heard_of(parse_reads(text)) for text in ("18.1%", "0.181"))

    assert (percent.value, percent.grain) == (
        pytest.approx(share.value),
        pytest.approx(share.grain),
    )


def test_a_count_of_a_count_keeps_both():
    heard = heard_of(parse_reads("245 of 672"))

    assert (heard.form, heard.k, heard.n, heard.value) == ("count_of", 245, 672, 245 / 672)


def test_a_third_and_a_count_near_a_third_are_not_the_same_evidence():
    assert heard_of(parse_reads("1/3")).form != heard_of(parse_reads("224 of 672")).form


def test_a_range_has_its_ends_and_its_middle():
    heard = heard_of(parse_reads("60..70%"))

    assert (heard.form, heard.low, heard.high) == ("range", pytest.approx(0.6), pytest.approx(0.7))
    assert heard.value == pytest.approx(0.65)


def test_the_ends_of_a_fall_stay_in_order():
    heard = heard_of(parse_reads("-20..-10%"))

    assert (heard.low, heard.high) == (pytest.approx(-0.2), pytest.approx(-0.1))


def test_an_order_of_magnitude_has_its_middle_on_the_log_scale():
    heard = heard_of(parse_reads("mag 10k..100k"))

    assert (heard.low, heard.high, heard.value) == (1e4, 1e6, pytest.approx(1e5))


def test_a_word_has_the_range_of_its_table():
    heard = heard_of(parse_reads("many"))

    assert (heard.form, heard.low, heard.high) == ("word", 0.15, 0.8)


def test_at_least_one_is_one_hit_in_one_try():
    heard = heard_of(parse_reads("exists"))

    assert (heard.form, heard.k, heard.n) == ("count_of", 1, 1)


def test_a_point_has_no_ends():
    heard = heard_of(parse_reads("300"))

    assert math.isnan(heard.low)
    assert math.isnan(heard.high)


@pytest.mark.parametrize(
    "said",
    [
        ("more than 300", "более 300", "больш за 300"),
        ("at least 15", "не менее 15", "не менш за 15"),
        ("up to 80%", "до 80%", "да 80%"),
        ("about 700", "около 700", "каля 700"),
        ("almost 220", "почти 220", "амаль 220"),
        ("60-70 percent", "60–70 процентов", "60–70 працэнтаў"),
        ("a third", "треть", "траціна"),
        ("245 of 672", "245 из 672", "245 з 672"),
    ],
)
def test_the_same_words_are_heard_the_same_in_every_language(said):
    """The likelihood takes no word of a language, only what was heard."""
    heard = [
        heard_of(reading_of(says=words, reads="", language=language))
        for words, language in zip(said, ("en", "ru", "be"), strict=True)
    ]

    assert repr(heard[1]) == repr(heard[0])
    assert repr(heard[2]) == repr(heard[0])
