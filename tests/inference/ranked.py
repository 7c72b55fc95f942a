"""A target small enough to be calibrated by simulation within a test: four unknowns, real words."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array

from apora.inference.auxiliary import Auxiliary
from apora.inference.fit import run_chains
from apora.inference.hedges import HedgeBatch, as_said, compile_hedges, log_likelihood
from apora.inference.hedges.batch import padded
from apora.inference.sampler import Sampler, SamplerSettings
from simulation_based_calibration import ranks, thinned
from small_case import claim, observed

SETTINGS = SamplerSettings(block=25, far=2, most_blocks=1, lesson=5, least_rounds=2, most_rounds=2)
OBSERVATIONS = observed(
    claim("A", says="about 170 people", reads="~170"),
    claim("B", says="at least 100", reads=">=100", credibility=3),
    claim("C", says="140 people", reads="140", when="2020-10-06", credibility=3),
)
RANGES = [(30.0, 700.0)] * len(OBSERVATIONS)
KNOTS = 90
"""Room for what any number said needs, so that nothing is compiled twice."""
OUTSIDE = Auxiliary(id="level", title="", unit="persons", low=100, mid=150, high=300, source="")
NAMES = ("u0", "u1", "u2", "u3", "log likelihood", "log weight of outside evidence")


RIGHT = {"prior": 1.0, "claims": 1.0}


class Counted(NamedTuple):
    """What was said, and for how much the log density counts each of its terms."""

    batch: HedgeBatch
    prior: Array
    claims: Array


class Small:
    """Levels that unknowns move, outside evidence on the first, claims about each."""

    size = read = 4
    components = 3

    def lookup(self, _heard):
        """Return no tables: the exact chances are quick here."""

    def gist(self, unknowns):
        first = jnp.log(150.0) + 0.6 * unknowns[0]
        second = first + 0.4 * unknowns[1] + 0.2 * jnp.tanh(unknowns[2])
        return jnp.stack([first, second, second + 0.3 * unknowns[2] * unknowns[3]])

    def parts(self, gist, *, batch):
        claims = jnp.sum(log_likelihood(batch, jnp.exp(gist)))
        return claims, OUTSIDE.log_weight(jnp.exp(gist[0]))

    def log_density(self, unknowns, *, gist, batch, **_no_tables):
        claims, outside = self.parts(gist, batch=batch.batch)
        prior = -0.5 * jnp.sum(unknowns**2)
        return batch.prior * prior + outside + batch.claims * claims


_gist = jax.jit(Small().gist)
_outside = jax.jit(lambda unknowns: OUTSIDE.log_weight(jnp.exp(Small().gist(unknowns)[0])))


@jax.jit
def _parts(unknowns, batch):
    model = Small()
    return jax.vmap(lambda one: model.parts(model.gist(one), batch=batch))(unknowns)


def truth_of(rng):
    """Return a draw from the prior as outside evidence leaves it."""
    while True:
        drawn = rng.standard_normal(Small.size)
        if np.log(rng.uniform()) < float(_outside(drawn)):
            return drawn


def said_of(truth, *, rng):
    levels = np.exp(np.asarray(_gist(truth)))
    return [
        as_said(one, theta=[level], prior_range=ends, rng=rng)
        for one, level, ends in zip(OBSERVATIONS, levels, RANGES, strict=True)
    ]


def told_of(unknowns, *, batch):
    """Return everything that is ranked, draw by quantity."""
    return np.concatenate([unknowns, np.stack(_parts(unknowns, batch), axis=1)], axis=1)


SAMPLER = Sampler(Small(), settings=SETTINGS)


def ranks_of(*, replications, seed, **wrong):
    """Return the ranks of truths among what is drawn, replication first.

    `wrong` names terms of the log density and for how much each is counted instead of once.
    """
    counts, found = {name: jnp.asarray(x) for name, x in (RIGHT | wrong).items()}, []
    for number in range(replications):
        rng = np.random.default_rng([seed, number])
        truth = truth_of(rng)
        heard = compile_hedges(OBSERVATIONS, RANGES, said=said_of(truth, rng=rng))
        batch = padded(heard, knots=KNOTS)
        fit = run_chains(
            SAMPLER,
            batch=Counted(batch, **counts),
            seed=seed + number,
            headlines=lambda unknowns: unknowns[..., :1],
            progress=lambda _step, _share: None,
        )
        told = told_of(np.stack([truth, *thinned(fit.unknowns)]), batch=batch)
        found.append(ranks(told[0], draws=told[1:], rng=rng))
    return np.array(found)
