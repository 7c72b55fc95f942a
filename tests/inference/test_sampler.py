"""The sampler on distributions that are known, and how often it is compiled."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from apora.inference import fit
from apora.inference.fit import run_chains
from apora.inference.sampler import (
    CHAINS,
    DIVERGED,
    Block,
    Moved,
    Place,
    Sampler,
    SamplerSettings,
)
from apora.inference.teaching import Taught, first_gait, share_accepted, taught, turned

SIZE = 20
SETTINGS = SamplerSettings(block=100, most_blocks=30, lesson=32)


class Known:
    """A standard normal prior and a normal likelihood of two sums, counting its traces."""

    size = read = SIZE

    def __init__(self):
        self.traced = 0

    def lookup(self, batch):
        return batch

    def gist(self, unknowns):
        self.traced += 1
        return jnp.stack([jnp.sum(unknowns), unknowns[0] - unknowns[1]])

    def log_density(self, unknowns, *, gist, batch, lookup=None):  # noqa: ARG002 a table of nothing
        return -0.5 * jnp.sum(unknowns**2) - 0.5 * jnp.sum(((gist - batch) / 0.1) ** 2)


class Folded(Known):
    """One claim of the size of an unknown: two peaks, and waves that no surrogate follows."""

    size = read = 3

    def gist(self, unknowns):
        return jnp.abs(unknowns[:1]) + 0.2 * jnp.sin(9.0 * unknowns[:1])

    def log_density(self, unknowns, *, gist, batch, lookup=None):  # noqa: ARG002 a table of nothing
        return -0.5 * jnp.sum(unknowns**2) - 0.5 * jnp.sum(((gist - batch) / 0.15) ** 2)


def exact(said):
    """Conjugate: precision I + A'A / 0.01, mean = covariance A' said / 0.01."""
    sums = np.zeros((2, SIZE))
    sums[0], sums[1, :2] = 1.0, [1.0, -1.0]
    covariance = np.linalg.inv(np.eye(SIZE) + sums.T @ sums / 0.01)
    return covariance @ sums.T @ np.array(said) / 0.01, covariance


def run(target, said, *, sampler=None, told=None):
    sampler = sampler or Sampler(target, settings=SETTINGS)
    return run_chains(
        sampler,
        batch=jnp.asarray(said),
        seed=7,
        headlines=lambda unknowns: unknowns[..., :1] * 2.0,
        progress=lambda step, share: (told if told is not None else []).append((step, share)),
    )


@pytest.fixture(scope="module")
def fitted():
    target = Known()
    sampler = Sampler(target, settings=SETTINGS)
    found, told = [], []
    for said in ([3.0, 1.0], [-2.0, 0.5]):
        chains = run(target, said, sampler=sampler, told=told)
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


def test_the_model_decides_where_the_surrogate_cannot_follow_it():
    """Against integration: a surrogate taken for the model would smooth the waves away."""
    chains = run(Folded(), [1.0])
    found = chains.unknowns[..., 0].ravel()
    grid = np.linspace(-5.0, 5.0, 200_001)
    gist = np.abs(grid) + 0.2 * np.sin(9.0 * grid)
    density = np.exp(-0.5 * grid**2 - 0.5 * ((gist - 1.0) / 0.15) ** 2)
    density /= density.sum()
    edges = np.quantile(found, [0.2, 0.4, 0.6, 0.8])

    assert chains.gates.passed
    assert chains.draws.surrogate_error.std() > 0.5
    np.testing.assert_allclose(
        [density[grid <= edge].sum() for edge in edges], [0.2, 0.4, 0.6, 0.8], atol=0.06
    )


def test_other_numbers_and_another_metric_compile_nothing_anew(fitted):
    (_, _, first), (_, _, second) = fitted[0]

    assert first == second


def test_progress_begins_at_nothing_and_ends_when_every_gate_is_passed(fitted):
    told = fitted[1]

    assert told[0] == ("finding where to sample", 0.0)
    assert told[-1] == ("sampling", 1.0)
    assert {step for step, _ in told} == {"finding where to sample", "sampling"}


def test_the_same_seed_gives_the_same_bytes(fitted):
    said, chains, _ = fitted[0][0]
    again = run(Known(), said)

    assert again.unknowns.tobytes() == chains.unknowns.tobytes()


def test_a_chain_that_cannot_leave_is_seen_by_the_gates():
    """Where nearly no proposal is accepted the fit is refused, not reported."""
    settings = SamplerSettings(block=20, most_blocks=1, lesson=8, least_rounds=1, most_rounds=1)
    chains = run(Known(), [3.0, 1.0], sampler=Sampler(Known(), settings=settings))

    assert not chains.gates.passed


class Stony:
    """A sampler whose trajectories diverge for as long as their steps are long.

    In its first blocks chains are apart instead, and nothing diverges.
    """

    def __init__(self, *, short, first=0, most_blocks=6):
        self.short, self.first, self.steps, self.near = short, first, [], set()
        self.settings = SamplerSettings(block=400, most_blocks=most_blocks)

    def heard(self, batch):
        return batch

    def first_runs(self, *, seed):
        return seed

    def placed(self, start, **_):
        return start

    def block(self, place, *, gait, seed, near, **_):
        self.steps.append(float(gait.strict))
        self.near.add(near)
        drawn = np.random.default_rng(seed).standard_normal((CHAINS, 400, 2)) + len(self.steps)
        if len(self.steps) <= self.first:
            drawn += 9.0 * np.arange(CHAINS)[:, None, None]
        diverging = np.zeros((CHAINS, 400))
        diverging[1, 7] = gait.strict > self.short and len(self.steps) > self.first
        return place, Block(drawn, *(np.zeros((3, CHAINS, 400))), diverging)


@pytest.fixture
def stony(monkeypatch):
    gait = first_gait(np.zeros((2, 2)))._replace(strict=1.0)
    monkeypatch.setattr(fit, "taught", lambda *_, **__: Taught(None, gait, 0, True))
    return Stony


@pytest.mark.parametrize(("well", "near"), [(True, 4), (False, 1)])
def test_trajectories_on_the_model_are_rare_only_where_teaching_ended_well(
    stony, monkeypatch, well, near
):
    learned = fit.taught()._replace(well=well)
    monkeypatch.setattr(fit, "taught", lambda *_, **__: learned)
    sampler = stony(short=1.0)
    run(None, [0.0], sampler=sampler)

    assert sampler.near == {near}


@pytest.mark.parametrize(("near", "trajectories"), [(1, 7), (4, 2)])
def test_before_one_draw_in_so_many_there_is_a_trajectory_on_the_model(
    monkeypatch, near, trajectories
):
    moves = []
    still = Place(np.zeros((CHAINS, 2)), *np.zeros((3, CHAINS)))
    chances = np.full(CHAINS, DIVERGED / 10.0)

    def moved(_sampler, place, **_):
        moves.append("far")
        return Moved(place, np.ones(CHAINS), chances, place)

    def strict(_sampler, place, **_):
        moves.append("near")
        return Moved(place, np.ones(CHAINS), chances, place)

    monkeypatch.setattr(Sampler, "moved", moved)
    monkeypatch.setattr(Sampler, "strict", strict)
    sampler = Sampler(Known(), settings=SamplerSettings(block=7, far=2))
    _, block = sampler.block(still, surrogate=None, gait=None, heard=None, seed=1, near=near)

    assert moves.count("near") == trajectories
    assert moves.count("far") == 7 * 2
    assert moves[0] == "near"
    # Where walks alone were made nothing can have diverged.
    assert block.diverging.sum() == CHAINS * trajectories


def test_draws_beside_a_divergence_are_dropped_and_steps_are_half_as_long(stony):
    sampler = stony(short=0.3)
    chains = run(None, [0.0], sampler=sampler)

    # One block before the first that counts, two that diverged, and the one that did not.
    assert sampler.steps == [1.0, 1.0, 0.5, 0.25]
    assert chains.gates.passed
    assert chains.gates.dropped == 2 * 400
    assert chains.unknowns.shape[1] == 400
    assert round(chains.unknowns.mean()) == 4


def test_divergences_that_no_step_avoids_are_reported(stony):
    sampler = stony(short=0.0)
    chains = run(None, [0.0], sampler=sampler)

    assert len(sampler.steps) == 7
    assert chains.gates.divergences == 1
    assert not chains.gates.passed
    assert chains.gates.reasons(names=["a", "b"])[-2:] == [
        "1 divergences are left.",
        "2000 draws a chain were dropped beside divergences.",
    ]


def test_a_late_divergence_too_drops_draws_and_halves_steps(stony):
    sampler = stony(short=0.5, first=12, most_blocks=14)
    chains = run(None, [0.0], sampler=sampler)

    assert sampler.steps == [1.0] * 13 + [0.5]
    assert chains.gates.passed
    assert chains.gates.dropped == 12 * 400
    assert chains.unknowns.shape[1] == 400


@pytest.mark.parametrize(("good", "well"), [(0.0, True), (1.1, False)])
def test_teaching_ends_well_where_a_good_share_would_be_accepted(good, well):
    settings = SamplerSettings(lesson=4, least_rounds=1, most_rounds=1, good=good)
    sampler = Sampler(Known(), settings=settings)
    learned = taught(
        sampler, sampler.first_runs(seed=7), heard=sampler.heard(jnp.array([3.0, 1.0])), seed=7
    )

    assert learned.well is well


def test_steps_are_taken_in_the_spread_of_the_places_seen():
    rng = np.random.default_rng(4)
    places = rng.standard_normal((5000, 3)) @ np.array(
        [[2.0, 1.0, 0.0], [0.0, 0.5, 0.0], [0, 0, 0]]
    )
    gait = turned(first_gait(rng.standard_normal((50, 3))), places)
    root = np.asarray(gait.root)
    expected = 0.9 * np.cov(places.T)
    expected[np.diag_indices(3)] /= 0.9

    np.testing.assert_allclose(root @ root.T, expected, atol=1e-6)
    assert 0.0 < root[2, 2] < 1e-2
    assert gait.length == first_gait(places).length


def test_the_share_accepted_is_the_mean_over_all_pairs():
    errors = np.array([0.0, 1.0, -2.0, 0.5])
    weights = np.exp(errors)
    pairs = np.minimum(weights[:, None], weights[None, :]).mean()

    assert share_accepted(errors) == pytest.approx(pairs / weights.mean())
    assert share_accepted(np.full(7, 3.0)) == pytest.approx(1.0)


def test_chains_are_shared_out_over_the_devices_there_are():
    assert CHAINS % jax.local_device_count() == 0 or jax.local_device_count() > CHAINS


class Apart(Known):
    """As known, but runs read one unknown fewer; the last one bears on the density alone."""

    read = SIZE - 1

    def gist(self, unknowns):
        return super().gist(unknowns[: self.read])


def test_the_surrogate_is_of_the_unknowns_that_runs_read():
    """Of others it would learn what is not there."""
    sampler = Sampler(Apart(), settings=SETTINGS)
    seen = sampler.first_runs(seed=3)
    surrogate = sampler.fitted(seen, heard=sampler.heard(jnp.asarray([3.0, 1.0])))
    moved = seen.unknowns[0] + 5.0 * (np.arange(SIZE) == SIZE - 1)

    assert surrogate.middle.shape == (SIZE - 1,)
    np.testing.assert_array_equal(surrogate.gist(seen.unknowns[0]), surrogate.gist(moved))
