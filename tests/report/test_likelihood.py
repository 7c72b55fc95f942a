import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from apora.report.likelihood import LEXICONS, judged
from apora.report.results_schema import validate
from apora.report.view import View
from apora.report.words import catalogue
from report.example_results import example_results

NAMES = sorted(LEXICONS)
CHANCE = st.floats(0.0, 1.0)


@pytest.mark.parametrize("lexicon", NAMES)
@given(p=CHANCE)
def test_every_chance_has_a_word_whose_band_holds_it(lexicon, p):
    found = judged(p, lexicon=lexicon)

    assert found.low <= p <= found.high
    assert f"likelihood.{found.word}" in catalogue("en")


@pytest.mark.parametrize("lexicon", NAMES)
@given(p=CHANCE, q=CHANCE)
def test_a_greater_chance_never_gets_a_lesser_word(lexicon, p, q):
    order = [step.word for step in LEXICONS[lexicon]]
    low, high = sorted((p, q))

    assert order.index(judged(low, lexicon=lexicon).word) <= order.index(
        judged(high, lexicon=lexicon).word
    )


def view(lexicon):
    results = example_results()
    results["case"]["lexicon"] = lexicon
    return View(results=validate(results), language="en", restricted=False)


@pytest.mark.parametrize(
    ("lexicon", "chance", "text"),
    [
        ("icd203", 0.72, "likely (55–80\u00a0%)"),
        ("icd203", 0.03, "almost no chance (1–5\u00a0%)"),
        ("icd203", 0.96, "almost certain (95–99\u00a0%)"),
        ("icd203", 0.0, "almost no chance (less than 1\u00a0%)"),
        ("icd203", 0.999, "almost certain (more than 99\u00a0%)"),
        ("phia", 0.08, "highly unlikely (7.5–22.5\u00a0%)"),
        ("ipcc", 0.5, "about as likely as not (33–66\u00a0%)"),
        ("ipcc", 0.995, "virtually certain (more than 99\u00a0%)"),
    ],
)
def test_the_band_stands_beside_the_word(lexicon, chance, text):
    assert str(view(lexicon).chance(chance).striptags()) == text.replace("\u00a0", " ") + "e"


@pytest.mark.parametrize(
    ("lexicon", "k", "draws", "text"),
    [
        ("icd203", 0, 24, "very unlikely (less than 20\u00a0%)"),  # 11.7 % at most
        ("icd203", 24, 24, "very likely (more than 80\u00a0%)"),
        ("icd203", 0, 64, "almost no chance (less than 5\u00a0%)"),  # 4.6 %
        ("icd203", 0, 256, "almost no chance (less than 5\u00a0%)"),  # 1.2 %
        ("icd203", 256, 256, "almost certain (more than 95\u00a0%)"),
        ("icd203", 0, 512, "almost no chance (less than 1\u00a0%)"),  # 0.6 %
        ("icd203", 0, 8, "unlikely (less than 45\u00a0%)"),  # 31 %
        ("icd203", 6, 200, "very unlikely (1\u201320\u00a0%)"),  # 1.3 to 5.8 %
        ("icd203", 12, 24, "roughly even chance (31\u201369\u00a0%)"),
        ("icd203", 14, 24, "roughly even chance (39\u201376\u00a0%)"),
        ("icd203", 213, 256, "likely (55\u201387\u00a0%)"),  # 78.9 to 86.9 %
        ("phia", 0, 24, "highly unlikely (less than 22.5\u00a0%)"),
        ("ipcc", 0, 24, "unlikely (less than 33\u00a0%)"),
        ("ipcc", 0, 64, "extremely unlikely (less than 5\u00a0%)"),
    ],
)
def test_few_draws_say_no_more_than_they_can(lexicon, k, draws, text):
    shown = str(view(lexicon).chance(k / draws, draws=draws).striptags())

    assert shown == text.replace("\u00a0", " ") + "e"


@pytest.mark.parametrize("lexicon", NAMES)
@pytest.mark.parametrize("n", [1, 8, 24, 64, 256])
def test_a_word_and_its_band_hold_for_the_exact_limits_of_the_draws(lexicon, n):
    order = [step.word for step in LEXICONS[lexicon]]
    middle = order.index(judged(0.5, lexicon=lexicon).word)
    for k in range(n + 1):
        ends = binomtest(k, n).proportion_ci(confidence_level=0.9, method="exact")
        found = judged(k / n, lexicon=lexicon, draws=n)
        place = order.index(found.word)

        assert found.low <= ends.low + 1e-9
        assert ends.high - 1e-9 <= found.high
        for end in ends:
            allowed = order.index(judged(end, lexicon=lexicon).word)
            assert min(allowed, middle) <= place <= max(allowed, middle)


@pytest.mark.parametrize("lexicon", NAMES)
def test_more_hits_among_as_many_draws_never_get_a_lesser_word(lexicon):
    order = [step.word for step in LEXICONS[lexicon]]
    places = [order.index(judged(k / 64, lexicon=lexicon, draws=64).word) for k in range(65)]

    assert places == sorted(places)


def test_what_is_no_chance_is_refused():
    with pytest.raises(ValueError, match=r"^a probability lies between 0 and 1, not 1\.2$"):
        judged(1.2, lexicon="icd203")
