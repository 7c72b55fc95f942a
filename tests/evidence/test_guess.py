"""Numbers as sources say them, in English, Russian and Belarusian."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apora.evidence.guess import reading_of
from apora.evidence.reading import Unreadable, explain, guess_reads, parse_reads

ENGLISH = {
    "130,000 people": "130000",
    "more than 300 applications": ">300",
    "more than 300": ">300",
    "18.1 percent": "18.1%",
    "up to 80%": "<=80%",
    "40 such people": "40",
    "practically without staff": "practically none",
    "700 such employees": "700",
    "171 people": "171",
    "1122 people": "1122",
    "at least 15 people": ">=15",
    "only two judges remain out of 8": "2 of 8",
    "43.7 percent of the total": "43.7%",
    "60-70 percent": "60..70%",
    "a decrease of 18.6 percent": "-18.6%",
    "decreased by up to 30 percent": "<=-30%",
    "fell to 43.7 percent": "43.7%",
    "14.1 percent": "14.1%",
    "three months": "3 months",
    "For three months": "3 months",
    "over 10 months": "10 months",
    "dozens and sometimes hundreds of thousands": "mag 10000..100000",
    "19-20 percent": "19..20%",
    "A third": "1/3",
    "245 of 672": "245 of 672",
    "hundreds of thousands": "mag 100000",
    "tens of thousands": "mag 10000",
    "hundreds or thousands": "mag 100..1000",
    "one hundred and thirty thousand": "130000",
    "two thirds": "2/3",
    "about 1.5 million": "~1.5M",
    "more than a third": ">1/3",
    "between 60 and 70 percent": "60..70%",
    "from 774 to 2,076": None,
    "doubled": None,
    "100 or more": ">=100",
    "300+": ">=300",
    "twenty-five": "25",
    "5 percentage points": None,
    "many employees": "many",
    "Some employees": "some",
    "some 300 people": "~300",
    "1st Deputy Head": None,
    "often": "often",
    "in each division": None,
    "almost 90%": "~<90%",
    "no more than 10,000": "<=!10000",
    "an average of 18.1 percent": "mean 18.1%",
    "one in ten": "1/10",
    "2.77 bn": "2770M",
    "12,5": None,
    "1,122 people": "1122",
    "half": "1/2",
    "one": "1",
    "10 months": "10 months",
    "around $5 million": "~5M",
    "nearly 200": "~<200",
    "300 applications on 9 August": None,
}
RUSSIAN = {
    "130 000 человек": "130000",
    "130 тысяч": "130k",
    "более 300 рапортов": ">300",
    "до 80 %": "<=80%",
    "18,1 процента": "18.1%",
    "в среднем 18,1%": "mean 18.1%",
    "треть": "1/3",
    "две трети": "2/3",
    "245 из 672": "245 of 672",
    "двое судей из 8": "2 of 8",
    "не менее 15 человек": ">=15",
    "60–70 процентов": "60..70%",
    "от 60 до 70 процентов": "60..70%",
    "практически без сотрудников": "practically none",
    "десятки, а иногда и сотни тысяч": "mag 10000..100000",
    "снизилось на 18,6 процента": "-18.6%",
    "снизилась до 43,7 процента": "43.7%",
    "снизилось на величину до 30 процентов": "<=-30%",
    "почти 90%": "~<90%",
    "около 1,5 млн": "~1.5M",
    "33 тысячи": "33k",
    "сто тридцать тысяч": "130000",
    "не более 10 тысяч": "<=!10k",
    "вдвое": None,
    "1-й отдел": None,
    "три месяца": "3 months",
    "более трех месяцев": ">3 months",
    "каждый третий": "1/3",
    "1122 человека": "1122",
    "свыше 300": ">300",
    "многие сотрудники": "many",
    "с 774 до 2076": None,
    "порядка ста человек": "~100",
}
BELARUSIAN = {
    "больш за 300": ">300",
    "каля 130 тысяч": "~130k",
    "траціна": "1/3",
    "да 80 %": "<=80%",
    "245 з 672": "245 of 672",
    "дзясяткі тысяч": "mag 10000",
}


@pytest.mark.parametrize("says", ENGLISH)
def test_english_reads_as_it_is_said(says):
    assert _text(guess_reads(says, language="en")) == ENGLISH[says]


@pytest.mark.parametrize("says", RUSSIAN)
def test_russian_reads_as_it_is_said(says):
    assert _text(guess_reads(says, language="ru")) == RUSSIAN[says]


@pytest.mark.parametrize("says", BELARUSIAN)
def test_belarusian_reads_as_it_is_said(says):
    assert _text(guess_reads(says, language="be")) == BELARUSIAN[says]


def _text(reading):
    return reading and reading.text


def test_a_comma_is_read_in_the_language_of_the_source():
    says = "1,122"

    assert [_text(guess_reads(says, language=one)) for one in ("en", "ru")] == ["1122", "1.122"]


def test_the_analyst_overrides_what_the_words_say():
    reading = reading_of(says="18.1 percent", reads="mean 18.1%", language="en")

    assert (reading.stat, reading.text) == ("mean", "mean 18.1%")


def test_what_does_not_read_as_one_number_is_refused_with_a_remedy():
    with pytest.raises(Unreadable) as caught:
        reading_of(says="doubled since 2019", reads="", language="en")

    assert str(caught.value) == (
        '"doubled since 2019" does not read as one number.\n'
        "      Say how to read it in `reads`, as in >300, 60..70% or 245 of 672."
    )


SENTENCES = {
    ">300": ("More than 300.", "Больше 300."),
    "~130k": ("About 130,000.", "Около 130\u00a0000."),
    "<=80%": ("Up to 80\u00a0%: a soft upper bound.", "До 80\u00a0% — мягкая верхняя граница."),
    "mean 18.1%": (
        "On average 18.1\u00a0%, good to its last digit.",
        "В среднем 18,1\u00a0%, точно до последней цифры.",
    ),
    "60..70%": ("Between 60\u00a0% and 70\u00a0%.", "От 60\u00a0% до 70\u00a0%."),
    "245 of 672": ("245 counted out of 672.", "245 по счёту из 672."),
    "tally 1 200": ("1,200, counted one by one.", "1\u00a0200 по точному счёту."),
    "<=-30%": (
        "A fall of up to 30\u00a0%: a soft upper bound.",
        "Снижение: до 30\u00a0% — мягкая верхняя граница.",
    ),
    "practically none": (
        "“practically none”: somewhere between 0.2\u00a0% and 12\u00a0%.",
        "«практически никто»: где-то между 0,2\u00a0% и 12\u00a0%.",
    ),
    "well below 2020-09": (
        "Much lower than in September 2020.",
        "Намного ниже, чем за сентябрь 2020 года.",
    ),
    "below 2020-08-09": ("Lower than on 9 August 2020.", "Ниже, чем 9 августа 2020 года."),
    "above 2019": ("Higher than in 2019.", "Выше, чем за 2019 год."),
    "above 2019~": (
        "Higher than in 2019, an approximate date.",
        "Выше, чем за 2019 год, дата примерная.",
    ),
    "below 2020-08/2020-09": (
        "Lower than from 1 August 2020 to 30 September 2020.",
        "Ниже, чем за период с 1 августа 2020 года по 30 сентября 2020 года.",
    ),
    "above 2020-08-09/..": (
        "Higher than since 9 August 2020.",
        "Выше, чем за период с 9 августа 2020 года.",
    ),
    "max 28.9%": (
        "The largest of several: 28.9\u00a0%, good to its last digit.",
        "Наибольшее из нескольких: 28,9\u00a0%, точно до последней цифры.",
    ),
    "3 months": ("3 months.", "3 мес."),
}


@pytest.mark.parametrize("reads", SENTENCES)
def test_a_reading_is_explained_in_a_sentence(reads):
    reading = parse_reads(reads)

    assert (explain(reading), explain(reading, language="ru")) == SENTENCES[reads]


def test_an_order_with_another_unit_says_where_that_is():
    reading = parse_reads("above minsk-rest")

    assert (
        explain(reading, language="be", within={"minsk-rest": "у астатніх раёнах Мінска"}),
        explain(reading, language="be"),
    ) == (
        "Вышэй, чым у астатніх раёнах Мінска.",
        "Вышэй, чым у падраздзяленні «minsk-rest».",
    )


def test_a_month_is_named_in_belarusian():
    reading = parse_reads("well below 2020-09")

    assert explain(reading, language="be") == "Значна ніжэй, чым за верасень 2020 года."


def test_a_tally_is_explained_in_belarusian():
    found = explain(parse_reads("tally 1 200"), language="be")

    assert found == "1\u00a0200 паводле дакладнага ліку."


@pytest.mark.parametrize("wrong", ["tally", "tally 3.5", "tally -2", "tally 3%", "tally 3..5"])
def test_a_tally_is_a_whole_number_of_events(wrong):
    with pytest.raises(Unreadable) as error:
        parse_reads(wrong)

    assert error.value.what == f'"{wrong}" is not a number that can be read.'
    assert error.value.remedy == (
        "Write one such as 300, >300, ~130k, 60..70%, 245 of 672, tally 7, 1/3 or -18.6%."
    )


@settings(deadline=None)
@given(says=st.text(max_size=120), language=st.sampled_from(["en", "ru", "be", "xx"]))
def test_any_words_are_read_or_left_alone(says, language):
    reading = guess_reads(says, language=language)

    assert reading is None or parse_reads(reading.text) == reading


def test_a_hostile_expression_is_left_alone():
    assert guess_reads("9," * 200_000) is None
