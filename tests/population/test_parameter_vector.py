"""From scores to natural values, on the sample case."""

import jax.numpy as jnp
import numpy as np
import pytest

from apora.evidence.case import read_case
from apora.evidence.organisation import organisation_of
from apora.population.households import household_points, household_table, households
from apora.population.parameter_vector import parameter_vector
from apora.population.quantiles import Z95
from apora.population.rows import points_by_stratum
from apora.registry.parameters import PARAMETERS
from evidence.sample_case import write_sample_case


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    found = read_case(write_sample_case(tmp_path_factory.mktemp("lowmere") / "lowmere"))
    return found, organisation_of(found)


@pytest.fixture(scope="module")
def vector(sample):
    return parameter_vector(case=sample[0], organisation=sample[1])


def points_of(sample, name):
    return points_by_stratum(sample[0].parameters, item=name, organisation=sample[1])


def weights_of(organisation):
    """Return the weight of the pooled and of the own score of each stratum."""
    labels = list(organisation.labels)
    return np.array([np.sqrt(0.5) if labels.count(one) > 1 else 1.0 for one in labels])


@pytest.mark.parametrize("score", [-1, 0, 1])
def test_the_three_points_of_every_row_are_met(sample, vector, score):
    """Alike strata meet theirs where the pooled and the own score are √½ of the point's."""
    organisation = sample[1]
    whole = vector.natural(jnp.full(vector.size, score * Z95))
    in_part = vector.natural(jnp.full(vector.size, score * Z95 * np.sqrt(0.5)))

    for one in PARAMETERS:
        wanted, found = points_of(sample, one.id)[score + 1], whole[one.id]
        if one.per == "stratum":
            alone = weights_of(organisation) == 1.0
            found = np.where(alone, found, in_part[one.id])
        wanted = wanted[0] if one.per == "case" else wanted
        np.testing.assert_allclose(found, wanted, rtol=1e-6, err_msg=one.id)


def test_what_no_claim_reads_stays_at_its_median_unless_drawn(vector):
    short = vector.natural(jnp.zeros(vector.sampled))
    whole = vector.natural(jnp.zeros(vector.size).at[vector.sampled :].set(1.0))

    differ = {name for name in short if not np.allclose(short[name], whole[name])}
    assert differ == {one.id for one in PARAMETERS if not one.sampled}


def test_every_score_moves_something(vector):
    moved = vector.natural(jnp.zeros(vector.size))
    for place in range(vector.size):
        one = vector.natural(jnp.zeros(vector.size).at[place].set(1.0))
        assert any(not np.allclose(one[name], moved[name], rtol=1e-9) for name in one), place


def test_alike_strata_share_half_of_the_variance_and_a_stratum_alone_keeps_all(sample, vector):
    """On the log scale of posts: alike strata move by √½ with each of two scores."""
    at_zero = jnp.zeros(vector.size)
    entry = next(one for one in vector.entries if one.id == "posts")
    slopes = np.stack(
        [
            (
                np.log(vector.natural(at_zero.at[entry.start + i].set(1e-4))["posts"])
                - np.log(vector.natural(at_zero)["posts"])
            )
            / 1e-4
            for i in range(entry.size)
        ]
    )

    shared = np.sum(np.square(slopes), axis=0)
    own = np.max(np.square(slopes), axis=0)
    np.testing.assert_allclose(own / shared, np.square(weights_of(sample[1])), rtol=1e-3)
    assert set(weights_of(sample[1])) == {1.0, np.sqrt(0.5)}


def test_households_of_the_sample_are_whole(sample, vector):
    case, organisation = sample
    points = household_points(types=64)
    table = household_table(case=case, organisation=organisation, points=points)

    got = households(table=table, parameters=vector.natural(jnp.zeros(vector.size)))

    for name, values in got._asdict().items():
        assert values.shape == (len(organisation.strata), 64), name
        assert bool(jnp.all(jnp.isfinite(values))), name
    assert float(jnp.min(got.savings)) > 0.0
    assert 0.02 <= float(jnp.min(got.contract_left)) <= float(jnp.max(got.contract_left)) <= 1.0
    assert float(jnp.mean(got.contract_left)) == pytest.approx(0.5, abs=0.02)
