"""A target small enough to be calibrated by simulation within a test: four unknowns, real words."""

import jax
import jax.numpy as jnp
import numpy as np

from apora.inference.auxiliary import Auxiliary
from apora.inference.fit import run_chains
from apora.inference.hedges import as_said, compile_hedges, log_likelihood
from apora.inference.hedges.batch import padded
from apora.inference.sampler import Sampler, SamplerSettings
from simulation_based_calibration import ranks, thinned
from small_case import claim, observed

SETTINGS = SamplerSettings(block=25, most_blocks=2, lesson=8, most_rounds=4)
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


class Small:
    """Levels that unknowns move, outside evidence on the first, claims about each.

    `prior` is what the log density counts the prior for: 1 where it is right.
    """

    size = 4

    def __init__(self, *, prior=1.0, outside=1.0):
        self.prior, self.outside = prior, outside

    def lookup(self, batch):  # noqa: ARG002 the exact chances are quick here
        return None

    def gist(self, unknowns):
        first = jnp.log(150.0) + 0.6 * unknowns[0]
        second = first + 0.4 * unknowns[1] + 0.2 * jnp.tanh(unknowns[2])
        return jnp.stack([first, second, second + 0.3 * unknowns[2] * unknowns[3]])

    def parts(self, gist, *, batch):
        claims = jnp.sum(log_likelihood(batch, jnp.exp(gist)))
        return claims, OUTSIDE.log_weight(jnp.exp(gist[0]))

    def log_density(self, unknowns, *, gist, batch, lookup=None):  # noqa: ARG002 there is none
        claims, outside = self.parts(gist, batch=batch)
        prior = -0.5 * jnp.sum(unknowns**2)
        return self.prior * prior + self.outside * outside + claims


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


def ranks_of(target, *, replications, seed):
    """Return the ranks of truths among what a target's sampler draws, replication first."""
    sampler, found = Sampler(target, settings=SETTINGS), []
    for number in range(replications):
        rng = np.random.default_rng([seed, number])
        truth = truth_of(rng)
        heard = compile_hedges(OBSERVATIONS, RANGES, said=said_of(truth, rng=rng))
        batch = padded(heard, knots=KNOTS)
        fit = run_chains(
            sampler,
            batch=batch,
            seed=seed + number,
            headlines=lambda unknowns: unknowns[..., :1],
            progress=lambda _step, _share: None,
        )
        told = told_of(np.stack([truth, *thinned(fit.unknowns)]), batch=batch)
        found.append(ranks(told[0], draws=told[1:], rng=rng))
    return np.array(found)
