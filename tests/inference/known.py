"""Distributions that are known, for tests of the sampler and of how it is taught."""

import jax
import jax.numpy as jnp
import numpy as np

from apora.inference.fit import run_chains
from apora.inference.sampler import Sampler, SamplerSettings, Seen

SIZE = 20
SETTINGS = SamplerSettings(block=100, most_blocks=30, lesson=5)


class Known:
    """A standard normal prior and a normal likelihood of two sums, counting its traces."""

    size = read = SIZE
    components = 2

    def __init__(self):
        self.traced = 0

    def lookup(self, batch):
        return batch

    def gist(self, unknowns):
        self.traced += 1
        return jnp.stack([jnp.sum(unknowns), unknowns[0] - unknowns[1]])

    def log_density(self, unknowns, *, gist, batch, **_):
        self.traced += 1
        return -0.5 * jnp.sum(unknowns**2) - 0.5 * jnp.sum(((gist - batch) / 0.1) ** 2)


class Folded(Known):
    """One claim of the size of an unknown: two peaks, and waves that no surrogate follows."""

    size = read = 3
    components = 1

    def gist(self, unknowns):
        return jnp.abs(unknowns[:1]) + 0.2 * jnp.sin(9.0 * unknowns[:1])

    def log_density(self, unknowns, *, gist, batch, **_):
        return -0.5 * jnp.sum(unknowns**2) - 0.5 * jnp.sum(((gist - batch) / 0.15) ** 2)


def seen_first(sampler, *, heard):
    """Return the first runs as what a surrogate is fitted to."""
    return Seen(*sampler.first_runs(heard=heard, seed=3)[:2])


def exact(said):
    """Conjugate: precision I + A'A / 0.01, mean = covariance A' said / 0.01."""
    sums = np.zeros((2, SIZE))
    sums[0], sums[1, :2] = 1.0, [1.0, -1.0]
    covariance = np.linalg.inv(np.eye(SIZE) + sums.T @ sums / 0.01)
    return covariance @ sums.T @ np.array(said) / 0.01, covariance


class Walled(Known):
    """Two peaks, ten times as far apart as they are wide, which no walk goes between."""

    size = read = 2
    components = 1

    def gist(self, unknowns):
        return jnp.abs(unknowns[:1])


class Bent(Known):
    """A quarter lies beyond a bend, where hardly a draw of the prior comes to."""

    size = read = 2
    components = 1

    def gist(self, unknowns):
        return jax.nn.softplus(4.0 * (jnp.sum(unknowns) / 2.0**0.5 - 2.5))[None]

    def log_density(self, unknowns, *, gist, batch, **_):
        return -0.5 * jnp.sum(unknowns**2) + batch[0] * gist[0]


class Apart(Known):
    """As known, but runs read one unknown fewer; the last one bears on the density alone."""

    read = SIZE - 1

    def gist(self, unknowns):
        return super().gist(unknowns[: self.read])


def run(target, said, *, sampler=None, told=None):
    sampler = sampler or Sampler(target, settings=SETTINGS)
    return run_chains(
        sampler,
        batch=jnp.asarray(said),
        seed=7,
        headlines=lambda unknowns: unknowns[..., :1] * 2.0,
        progress=lambda step, share: (told if told is not None else []).append((step, share)),
    )
