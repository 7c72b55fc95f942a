"""Every form of words: its chances sum to one, its sampler agrees, it is smooth and finite."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.stats import nbinom

from apora.evidence.observation import Alternative, Heard, Observation, Part, Quantity, Terms
from apora.inference.hedges import as_said, compile_hedges, hedge_of, log_likelihood, scale_of
from apora.inference.hedges.forms import spread_of
from apora.inference.hedges.hedge import Said, with_value

NOTHING = Terms(index=np.array([0]), weight=np.array([1.0]))


def observation(heard, *, scale="log", sd=0.15, off=0.07, combine="ratio", readings=1, **changes):
    """Return an observation of one number with so many open readings."""
    quantity = Quantity(combine=combine, parts=(Part(numerator=NOTHING),))
    alternative = Alternative(weight=1.0 / readings, quantity=quantity)
    values = {
        "claim": "C1",
        "heard": heard,
        "scale": scale,
        "letter_sd": sd,
        "off_topic": off,
        "bias_group": -1,
        "discrepancy": None,
        "alternatives": (alternative,) * readings,
    }
    return Observation(**(values | changes))


def heard(form, value, grain=1.0, **changes):
    return Heard(form=form, value=value, grain=grain, **changes)


COUNT = heard("count_of", 245 / 672, 1 / 672, k=245, n=672)
THIRD = heard("fraction", 1 / 3, 1 / 15, k=1, n=3)
FORMS = {
    "exact": (heard("exact", 171.0), "log", (10.0, 5000.0)),
    "exact share": (heard("exact", 0.181, 0.001), "logit", (0.02, 0.5)),
    "exact change": (heard("exact", -0.186, 0.001), "log_ratio", (-0.6, 0.5)),
    "round": (heard("round", 700.0, 100.0), "log", (50.0, 20000.0)),
    "round share": (heard("round", 0.6, 0.1), "logit", (0.1, 0.95)),
    "about": (heard("about", 300.0, 100.0), "log", (20.0, 5000.0)),
    "about share": (heard("about", 0.2, 0.1), "logit", (0.02, 0.9)),
    "almost": (heard("almost", 500.0, 100.0), "log", (20.0, 5000.0)),
    "almost share": (heard("almost", 0.1, 0.01), "logit", (0.02, 0.5)),
    "more": (heard("more", 300.0, 100.0), "log", (20.0, 20000.0)),
    "at_least": (heard("at_least", 15.0, 1.0), "log", (2.0, 500.0)),
    "less": (heard("less", 300.0, 100.0), "log", (20.0, 20000.0)),
    "up_to": (heard("up_to", 0.8, 0.1), "logit", (0.02, 0.95)),
    "up_to a fall": (heard("up_to", -0.3, 0.1), "log_ratio", (-0.6, 0.5)),
    "at_most": (heard("at_most", 300.0, 100.0), "log", (20.0, 20000.0)),
    "range": (heard("range", 0.65, 0.1, low=0.6, high=0.7), "logit", (0.2, 0.95)),
    "magnitude": (heard("magnitude", 3e4, 1e4, low=1e4, high=1e5), "log", (1e3, 1e6)),
    "fraction": (THIRD, "logit", (0.02, 0.9)),
    "count_of": (COUNT, "logit", (0.05, 0.9)),
    "tally": (heard("tally", 7.0), "log", (0.5, 60.0)),
    "tally of none": (heard("tally", 0.0), "log", (0.05, 20.0)),
    "word": (heard("word", 0.5, 0.65, low=0.15, high=0.8), "logit", (0.02, 0.95)),
}
ROWS = pytest.mark.parametrize("name", FORMS)


def chance(name, theta, *, said=None, sd=0.15, off=0.07):
    """Return the chance of what was heard, or said, for each true value."""
    words, scale, (low, high) = FORMS[name]
    one = observation(words, scale=scale, sd=sd, off=off)
    hedge, said = hedge_of(one), said or Said(heard=words)
    table = hedge.likelihood(said.heard)
    heard_at = table.smoothed(scale_of(one).to(theta), spread=spread_of(one, hedge=hedge))
    mixed = (1.0 - off) * heard_at + off * hedge.off_topic(said.heard, low=low, high=high)
    return mixed if said.happened else 1.0 - mixed


def sayable(name):
    """Return every number that the speaker of a point form could say near the truth."""
    words, _, _ = FORMS[name]
    match words.form:
        case "count_of":
            return [
                Said(heard=Heard(form="count_of", value=k / 672, grain=1 / 672, k=k, n=672))
                for k in range(673)
            ]
        case "tally":
            return [with_value(words, value=float(value)) for value in range(400)]
        case "fraction":
            fractions = sorted({k / n for n in (1, 2, 3, 4, 5) for k in range(n + 1)})
            return [with_value(words, value=one) for one in fractions]
        case _:
            finest = words.grain
            if words.form == "round":
                finest = 0.01 if words.value < 1 else 1.0
            top = 1.0 if words.value < 1 else 40 * max(words.value, 1.0)
            low = -1.0 if words.value < 0 else 0.0
            return [
                with_value(words, value=value)
                for value in np.arange(round(low / finest), round(top / finest) + 1) * finest
            ]


@pytest.mark.parametrize(
    ("name", "theta"),
    [
        ("exact share", 0.17),
        ("about", 280.0),
        ("about share", 0.23),
        ("almost", 470.0),
        ("almost share", 0.09),
        ("round share", 0.55),
        ("fraction", 0.37),
        ("count_of", 0.4),
        ("tally", 6.2),
        ("tally of none", 0.7),
    ],
)
def test_the_chances_of_all_numbers_that_could_be_said_sum_to_one(name, theta):
    total = sum(float(chance(name, [theta], said=one)[0]) for one in sayable(name))

    assert total == pytest.approx(1.0, abs=2e-3)


@pytest.mark.parametrize("count", [0, 1, 7, 60, 1200])
def test_a_tally_is_negative_binomial_around_what_was_to_be_expected(count):
    """Its variance is the mean and a tenth of its square."""
    words = heard("tally", float(count))
    table = hedge_of(observation(words)).likelihood(words)
    spread = np.sqrt(1.0 / (count + 0.5) + 0.1)
    expected = (count + 0.5) * np.exp(spread * np.linspace(-4.0, 4.0, 60))

    found = table.smoothed(np.log(expected), spread=1e-3)

    exact = nbinom.pmf(count, 10.0, 10.0 / (10.0 + expected))
    np.testing.assert_allclose(found, exact, atol=0.01 * exact.max())


@pytest.mark.parametrize("expected", [0.7, 6.0, 80.0])
def test_tallies_that_are_said_have_the_mean_and_variance_of_their_chances(expected):
    words = heard("tally", 3.0)
    hedge, rng = hedge_of(observation(words)), np.random.default_rng(4)
    said = np.array(
        [hedge.say(np.log(expected), heard=words, rng=rng).heard.value for _ in range(20_000)]
    )

    assert said.mean() == pytest.approx(expected, rel=0.03)
    assert said.var() == pytest.approx(expected + expected**2 / 10.0, rel=0.06)


def test_the_chances_of_round_counts_sum_to_one_over_every_grid():
    """700 may be good to 1, 10 or 100; the weights of the grids are 1, 1.7, 2.4."""
    words, scale, _ = FORMS["round"]
    hedge = hedge_of(observation(words, scale=scale))
    x = np.log([683.2])

    total = sum(
        float(
            hedge.likelihood(with_value(words, value=float(value)).heard).smoothed(x, spread=0.05)[
                0
            ]
        )
        for value in range(1, 2000)
    )

    assert total == pytest.approx(1.0, abs=1e-6)


def test_the_chances_of_neighbouring_ranges_sum_to_one():
    words, scale, _ = FORMS["range"]
    one = observation(words, scale=scale)
    low, high = (float(x) for x in scale_of(one).to([words.low, words.high]))
    places = np.linspace(low - 0.2, high + 0.2, 9)
    total = np.zeros(9)
    for tile in range(-4, 5):
        ends = scale_of(one).back([low + tile * (high - low), low + (tile + 1) * (high - low)])
        moved = Heard(form="range", value=0.5, grain=0.1, low=float(ends[0]), high=float(ends[1]))
        total += hedge_of(one).likelihood(moved).at(places)

    np.testing.assert_allclose(total, 1.0, atol=0.01)


def test_nine_tenths_of_a_range_lie_inside():
    words, scale, _ = FORMS["range"]
    one = observation(words, scale=scale)
    x = np.linspace(-4.0, 5.0, 90001)
    height = hedge_of(one).likelihood(words).at(x)
    low, high = scale_of(one).to([words.low, words.high])

    assert height[(x > low) & (x < high)].sum() / height.sum() == pytest.approx(0.90, abs=0.005)


def every_form(thetas):
    """Return one batch of every form at several true values, those values, and names.

    Args:
        thetas: True values by scale.
    """
    rows = [(name, theta) for name, (_, scale, _) in FORMS.items() for theta in thetas[scale]]
    batch = compile_hedges(
        [observation(FORMS[name][0], scale=FORMS[name][1]) for name, _ in rows],
        [FORMS[name][2] for name, _ in rows],
    )
    return batch, jnp.array([theta for _, theta in rows]), [name for name, _ in rows]


def test_the_array_form_agrees_with_the_plain_one():
    """One batch of every form against the function of each, at several true values."""
    batch, thetas, names = every_form(
        {"log": [3.0, 170.0, 2e4], "logit": [0.1, 0.4, 0.7], "log_ratio": [-0.4, -0.2, 0.1]}
    )

    got = np.exp(log_likelihood(batch, thetas))

    plain = [float(chance(name, [t])[0]) for name, t in zip(names, thetas.tolist(), strict=True)]
    np.testing.assert_allclose(got, plain, rtol=1e-6, atol=1e-9)


def test_the_likelihood_is_finite_and_has_a_gradient_everywhere():
    """At nil, one, without end and in between, value and gradient are finite."""
    anywhere = [0.0, 1e-300, 1e-9, 1e-3, 0.3, 0.5, 1.0 - 1e-12, 1.0, 300.0, 1e9, np.inf]
    anywhere += [-theta for theta in anywhere[1:]]
    batch, thetas, _ = every_form(dict.fromkeys(("log", "logit", "log_ratio"), anywhere))

    value, gradient = jax.jit(
        lambda t: (log_likelihood(batch, t), jax.grad(lambda u: log_likelihood(batch, u).sum())(t))
    )(thetas)

    assert np.all(np.isfinite(value))
    assert np.all(np.isfinite(gradient))
    assert np.all(np.asarray(value) <= 1e-9)


def test_the_gradient_is_that_of_the_value():
    """Central differences, at three true values of every form."""
    batch, thetas, _ = every_form(
        {"log": [30.0, 290.0, 1500.0], "logit": [0.1, 0.35, 0.7], "log_ratio": [-0.3, -0.2, 0.1]}
    )
    at = jax.jit(lambda t: log_likelihood(batch, t))
    step = 1e-5 * jnp.maximum(jnp.abs(thetas), 0.1)

    gradient = jax.grad(lambda t: log_likelihood(batch, t).sum())(thetas)

    numeric = (at(thetas + step) - at(thetas - step)) / (2 * step)
    np.testing.assert_allclose(gradient, numeric, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(
    ("name", "low", "high", "rises"),
    [
        ("up_to", 0.01, 0.99, False),
        ("at_most", 10.0, 1e5, False),
        ("up_to a fall", -0.95, 1.0, True),
        ("less", 1.0, 180.0, True),
        ("more", 420.0, 1e5, False),
    ],
)
def test_bounds_are_monotone_where_they_claim_to_be(name, low, high, rises):
    heights = chance(name, np.linspace(low, high, 200))

    steps = np.diff(heights) if rises else -np.diff(heights)
    assert np.all(steps >= -1e-9)


@ROWS
def test_the_sampler_says_what_the_likelihood_expects(name):
    """8,000 draws at a true value: every common answer within five standard errors."""
    words, scale, prior = FORMS[name]
    one = observation(words, scale=scale, sd=0.06)
    theta = {"log": 0.96 * words.value, "logit": 0.96 * words.value, "log_ratio": -0.17}[scale]
    rng = np.random.default_rng(20201130)
    draws = 8_000

    said = [as_said(one, theta=[theta], prior_range=prior, rng=rng) for _ in range(draws)]

    hedge = hedge_of(one)
    if hedge.is_event:
        got = {True: float(np.mean([what.happened for what in said]))}
        expected = {True: float(chance(name, [theta], sd=0.06)[0])}
    else:
        values = np.round([what.heard.value for what in said], 9)
        common = [v for v, n in zip(*np.unique(values, return_counts=True), strict=True) if n > 60]
        first = {round(what.heard.value, 9): what for what in said}
        got = {v: float(np.mean(values == v)) for v in common}
        expected = {v: float(chance(name, [theta], said=first[v], sd=0.06)[0]) for v in common}
    assert got
    for key, share in got.items():
        error = np.sqrt(expected[key] * (1 - expected[key]) / draws)
        assert share == pytest.approx(expected[key], abs=5 * error + 0.004), key


def test_a_statement_that_was_not_made_has_the_rest_of_the_chance():
    theta = np.array([100.0, 290.0, 350.0, 2000.0])

    made = chance("more", theta)
    not_made = chance("more", theta, said=Said(heard=FORMS["more"][0], happened=False))

    np.testing.assert_allclose(made + not_made, 1.0)


def test_18_1_per_cent_is_0_181():
    """A share heard in per cent and its natural value are the same number."""
    from apora.evidence.reading import heard_of, parse_reads

    read = heard_of(parse_reads("18.1%"))

    assert (read.form, read.value, read.grain) == (
        "exact",
        pytest.approx(0.181),
        pytest.approx(0.001),
    )


def test_a_thousand_times_the_number_in_a_thousandth_of_the_unit_says_the_same():
    """About 300 persons of a true 280 is about 0.3 thousand of a true 0.28."""
    ratios = [
        float(
            np.diff(
                [
                    float(log_likelihood(compile_hedges([one], [prior]), jnp.array([theta]))[0])
                    for theta in (0.9 * value, value)
                ]
            )[0]
        )
        for value, grain, prior in ((300.0, 100.0, (20.0, 5000.0)), (0.3, 0.1, (0.02, 5.0)))
        for one in [observation(heard("about", value, grain))]
    ]

    assert ratios[0] == pytest.approx(ratios[1])


def test_up_to_80_per_cent_from_an_unnamed_origin_says_almost_nothing():
    """Over the whole prior range the chance of hearing it hardly changes."""
    heights = chance("up_to", np.linspace(0.05, 0.7, 30), sd=0.5, off=0.80)

    assert heights.max() / heights.min() < 1.25


def test_one_wild_report_cannot_dominate():
    """However far off, a claim costs no more than its being off topic."""
    heights = np.log(chance("exact", [171.0, 17100.0, 1.7e6]))

    assert heights[1] - heights[0] > -12.0
    assert heights[2] == pytest.approx(heights[1], abs=1e-6)


def test_a_count_that_speaks_for_others_is_looser():
    own = observation(COUNT, scale="logit")
    others = observation(
        heard("count_of", 245 / 672, 1 / 672, k=245, n=672, speaks_for_others=True), scale="logit"
    )
    theta = jnp.linspace(0.05, 0.8, 400)
    widths = []
    for one in (own, others):
        batch = compile_hedges([one], [(0.02, 0.95)])
        height = np.exp(
            np.asarray(jax.vmap(lambda t, b=batch: log_likelihood(b, t[None])[0])(theta))
        )
        below = np.cumsum(height) / height.sum()
        ends = np.interp([0.05, 0.95], below, np.asarray(theta))
        widths.append(ends[1] - ends[0])

    assert widths[1] > 1.5 * widths[0]


def test_readings_left_open_are_mixed_by_their_weights():
    words, scale, prior = FORMS["exact"]
    both = compile_hedges([observation(words, scale=scale, readings=2)], [prior])
    one = compile_hedges([observation(words, scale=scale)], [prior])

    mixed = float(log_likelihood(both, jnp.array([171.0, 900.0]))[0])

    parts = [float(jnp.exp(log_likelihood(one, jnp.array([v]))[0])) for v in (171.0, 900.0)]
    assert np.exp(mixed) == pytest.approx(np.mean(parts))


def test_one_number_about_two_indicators_counts_once():
    words, scale, prior = FORMS["exact"]
    halves = compile_hedges(
        [observation(words, scale=scale, power=0.5), observation(words, scale=scale, power=0.5)],
        [prior, prior],
    )
    whole = compile_hedges([observation(words, scale=scale)], [prior])

    twice = log_likelihood(halves, jnp.array([180.0, 180.0])).sum()

    assert float(twice) == pytest.approx(float(log_likelihood(whole, jnp.array([180.0]))[0]))


def test_bias_and_discrepancy_add_on_the_scale():
    words, scale, prior = FORMS["exact share"]
    batch = compile_hedges([observation(words, scale=scale, bias_group=0)], [prior])
    shifted = log_likelihood(
        batch, jnp.array([0.15]), bias=jnp.array([0.1]), discrepancy=jnp.array([0.05])
    )
    x = np.log(0.15 / 0.85) + 0.15
    plain = log_likelihood(batch, jnp.array([1 / (1 + np.exp(-x))]), bias=jnp.array([0.0]))

    assert float(shifted[0]) == pytest.approx(float(plain[0]))


def test_at_least_one_is_the_chance_of_at_least_one():
    """With a sharp source and 0.5 expected: 1 - exp(-0.5) = 0.3935."""
    one = observation(heard("at_least", 1.0), combine="exists", sd=0.01, off=0.0)
    batch = compile_hedges([one], [(1e-6, 1 - 1e-6)])

    got = np.exp(float(log_likelihood(batch, jnp.array([-np.expm1(-0.5)]))[0]))

    assert got == pytest.approx(0.3935, abs=0.002)


def test_a_case_without_claims_has_an_empty_likelihood():
    batch = compile_hedges([], [])

    assert log_likelihood(batch, jnp.zeros(0)).shape == (0,)
