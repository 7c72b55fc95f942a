"""The sampler on distributions that are known, and how often it is compiled."""

from types import SimpleNamespace

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from apora.inference.fit import run_chains
from apora.inference.mode import mode_of
from apora.inference.sampler import Sampler, SamplerSettings

SIZE = 20


class Known:
    """A standard normal prior and a normal likelihood of two sums, counting its traces."""

    problem = SimpleNamespace(size=SIZE)

    def __init__(self):
        self.traced = 0

    def log_density(self, unknowns, *, batch):
        self.traced += 1
        sums = jnp.stack([jnp.sum(unknowns), unknowns[0] - unknowns[1]])
        return -0.5 * jnp.sum(unknowns**2) - 0.5 * jnp.sum(((sums - batch) / 0.1) ** 2)


def exact(said):
    """Conjugate: precision I + A'A / 0.01, mean = covariance A' said / 0.01."""
    sums = np.zeros((2, SIZE))
    sums[0], sums[1, :2] = 1.0, [1.0, -1.0]
    covariance = np.linalg.inv(np.eye(SIZE) + sums.T @ sums / 0.01)
    return covariance @ sums.T @ np.array(said) / 0.01, covariance


@pytest.fixture(scope="module")
def fitted():
    target = Known()
    settings = SamplerSettings(block=150, most_blocks=12)
    sampler = Sampler(target, settings=settings)
    found, told = [], []
    for said in ([3.0, 1.0], [-2.0, 0.5]):
        batch = jnp.asarray(said)
        chains = run_chains(
            sampler,
            batch=batch,
            mode=mode_of(sampler.down(batch), size=SIZE),
            seed=7,
            headlines=lambda unknowns: unknowns[..., :1] * 2.0,
            progress=lambda step, share: told.append((step, share)),
        )
        found.append((said, chains, target.traced))
    return found, told


def test_draws_have_the_moments_of_the_exact_answer(fitted):
    for said, chains, _ in fitted[0]:
        mean, covariance = exact(said)
        flat = chains.unknowns.reshape(-1, SIZE)

        assert chains.gates.passed
        np.testing.assert_allclose(flat.mean(axis=0), mean, atol=0.2)
        np.testing.assert_allclose(np.cov(flat.T), covariance, atol=0.25)
        np.testing.assert_allclose((flat.sum(axis=1)).mean(), said[0] * 2000 / 2001, atol=0.03)


def test_other_numbers_and_another_metric_compile_nothing_anew(fitted):
    (_, _, first), (_, _, second) = fitted[0]

    assert first == second


def test_progress_begins_at_nothing_and_ends_when_every_gate_is_passed(fitted):
    told = fitted[1]

    assert told[0] == ("sampling", 0.0)
    assert told[-1] == ("sampling", 1.0)
    assert {step for step, _ in told} == {"sampling"}


def test_the_same_seed_gives_the_same_bytes(fitted):
    said, chains, _ = fitted[0][0]
    sampler = Sampler(Known(), settings=SamplerSettings(block=150, most_blocks=12))
    batch = jnp.asarray(said)
    again = run_chains(
        sampler,
        batch=batch,
        mode=mode_of(sampler.down(batch), size=SIZE),
        seed=7,
        headlines=lambda unknowns: unknowns[..., :1] * 2.0,
        progress=lambda _step, _share: None,
    )

    assert again.unknowns.tobytes() == chains.unknowns.tobytes()


def test_jax_computes_with_the_devices_it_has():
    """Chains run one after the other where there is one device; the mesh says how many."""
    sampler = Sampler(Known(), settings=SamplerSettings())

    assert sampler._mesh.size == (2 if jax.local_device_count() >= 2 else 1)
