import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    ("lexicon", "chance", "draws", "text"),
    [
        ("icd203", 0.0, 24, "almost no chance (less than 5\u00a0%)"),  # 0.5 / 25 = 2 %
        ("icd203", 1.0, 24, "almost certain (more than 95\u00a0%)"),
        ("icd203", 0.0, 8, "very unlikely (less than 20\u00a0%)"),  # 0.5 / 9 = 5.6 %
        ("icd203", 0.0, 200, "almost no chance (less than 1\u00a0%)"),  # 0.5 / 201 = 0.2 %
        ("icd203", 0.03, 200, "almost no chance (1\u20135\u00a0%)"),
        ("icd203", 0.5, 24, "roughly even chance (45\u201355\u00a0%)"),
        ("ipcc", 0.0, 64, "exceptionally unlikely (less than 2\u00a0%)"),  # 0.8 ± 0.8 %
        ("icd203", 0.5, 8, "roughly even chance (43\u201357\u00a0%)"),  # 50 ± 6.25 %
    ],
)
def test_few_draws_say_no_more_than_they_can(lexicon, chance, draws, text):
    shown = str(view(lexicon).chance(chance, draws=draws).striptags())

    assert shown == text.replace("\u00a0", " ") + "e"


@pytest.mark.parametrize("lexicon", NAMES)
@given(k=st.integers(0, 24), n=st.just(24))
def test_a_band_from_draws_is_never_finer_than_one_of_them(lexicon, k, n):
    found = judged(k / n, lexicon=lexicon, draws=n)

    assert found.high - found.low >= 1.0 / n - 1e-12
    assert found.low <= (k + 0.5) / (n + 1) <= found.high


def test_what_is_no_chance_is_refused():
    with pytest.raises(ValueError, match=r"^a probability lies between 0 and 1, not 1\.2$"):
        judged(1.2, lexicon="icd203")
