"""The sampler on distributions that are known, and how often it is compiled."""

import itertools
import subprocess
import sys
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from apora.inference.fit import joined_chains
from apora.inference.gait import first_gait
from apora.inference.jumps import Jumps
from apora.inference.move import FAR, NEAR, Asked, Moved, Place
from apora.inference.sampler import CHAINS, Sampler, SamplerSettings
from apora.inference.teaching import taught
from apora.inference.walk import walked_far
from inference.known import SETTINGS, SIZE, Folded, Known, Walled, exact, run, seen_first

TESTS = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def fitted():
    target = Known()
    sampler = Sampler(target, settings=SETTINGS)
    found, told = [], []
    for said in ([3.0, 1.0], [-2.0, 0.5]):
        chains = run(target, said, sampler=sampler, told=told)
        found.append((said, chains, target.traced))
    return found, told, sampler


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
    # What is placed elsewhere than before would be compiled anew and not traced.
    assert fitted[2]._move._cache_size() == 1


def test_progress_begins_at_nothing_and_ends_when_every_gate_is_passed(fitted):
    told = fitted[1]

    assert told[0] == ("finding where to sample", 0.0)
    assert told[-1] == ("sampling", 1.0)
    assert {step for step, _ in told} == {"finding where to sample", "sampling"}


def test_the_same_seed_gives_the_same_bytes(fitted):
    said, chains, _ = fitted[0][0]
    again = run(Known(), said)

    assert again.unknowns.tobytes() == chains.unknowns.tobytes()


def test_chains_that_cannot_leave_are_seen_by_the_gates():
    """Where a gait cannot cross from peak to peak the fit is refused, not reported."""
    sampler = Sampler(Walled(), settings=SamplerSettings(block=150, again=0))
    heard = sampler.heard(jnp.asarray([1.0]))
    seen = seen_first(sampler, heard=heard)
    # The one unknown that jumps is not that of the peaks.
    jumps = Jumps(jnp.asarray([1]), jnp.asarray([0.0]), jnp.asarray([1.0]))
    gait = first_gait(0.05 * seen.unknowns)._replace(jumps=jumps)
    way = sampler.way(sampler.fitted(seen, heard=heard), gait, heard=heard)
    start = np.array([[1.0, 0.0], [-1.0, 0.0], [1.0, 0.0], [-1.0, 0.0]])
    _, block = sampler.block(sampler.placed(start, way=way), way=way, luck=np.random.default_rng(5))
    gates = joined_chains([block], headlines=[block.unknowns[..., :0]]).gates

    assert gates.max_rhat > 1.2
    assert not gates.passed


class Coin:
    """Luck that falls one way."""

    def __init__(self, falls):
        self.falls = falls

    def uniform(self, size=None):
        return self.falls if size is None else np.full(size, self.falls)

    def integers(self, *_, size, dtype):
        return np.zeros(size, dtype)


@pytest.mark.parametrize(("coin", "first"), [(0.2, True), (0.8, False)])
def test_a_stretch_is_a_near_walk_and_then_far_ones_with_jumps_first_as_the_coin_falls(
    monkeypatch, coin, first
):
    asked = []
    sampler = Sampler(Known(), settings=SamplerSettings(far=2))

    def move(place, one, _way):
        asked.append(one)
        return Moved(place, place, jnp.ones(CHAINS, bool), jnp.ones(CHAINS))

    monkeypatch.setattr(sampler, "_moved", move)
    still = Place(*(jnp.zeros((CHAINS, *one)) for one in ((SIZE,), (2,), (), ())))
    sampler.stretch(still, way=None, luck=Coin(coin))

    assert [one.kind for one in asked] == [NEAR, FAR, FAR]
    assert [one.jump_first for one in asked] == [first] * 3
    np.testing.assert_allclose(np.exp([one.accepting for one in asked]), coin)


@pytest.mark.parametrize("first", [True, False])
def test_jumps_come_before_a_far_walk_or_after_it_as_is_asked(fitted, first):
    sampler = fitted[2]
    heard = sampler.heard(jnp.asarray([3.0, 1.0]))
    seen = seen_first(sampler, heard=heard)
    way = sampler.way(sampler.fitted(seen, heard=heard), first_gait(seen.unknowns), heard=heard)
    place = sampler.placed(seen.unknowns[:CHAINS], way=way)
    luck = np.arange(2 * CHAINS, dtype=np.uint32).reshape(CHAINS, 2)
    asked = Asked(place.unknowns, luck, np.zeros(CHAINS), kind=FAR, jump_first=first)
    found = sampler._moved(place, asked, way).proposed.unknowns

    def density(at):
        gist = way.surrogate.gist(at)
        return Known().log_density(at, gist=gist, batch=jnp.asarray([3.0, 1.0]))

    def walked(at, key):
        key = jax.random.wrap_key_data(key)
        one = {"log_density": density, "gait": way.gait, "key": key}
        return walked_far(at, jump_first=jnp.asarray(first), **one)[0]

    expected = [walked(jnp.asarray(at), key) for at, key in zip(place.unknowns, luck, strict=True)]
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-5)


def test_a_draw_is_where_a_stretch_ends_and_tells_the_share_of_far_moves_accepted(monkeypatch):
    sampler = Sampler(Known(), settings=SamplerSettings(block=3, far=2))

    def stretch(place, **_):
        ends = [place._replace(unknowns=place.unknowns + one) for one in (1.0, 2.0, 3.0)]
        yes = [np.full(CHAINS, one) for one in (True, False, True)]
        return [Moved(at, None, one, None) for at, one in zip(ends, yes, strict=True)]

    monkeypatch.setattr(sampler, "stretch", stretch)
    still = Place(np.zeros((CHAINS, 2)), *np.zeros((3, CHAINS)))
    place, block = sampler.block(still, way=None, luck=None)

    np.testing.assert_array_equal(block.accepted, 0.5)
    np.testing.assert_array_equal(block.unknowns[:, :, 0], [[3.0, 6.0, 9.0]] * CHAINS)
    np.testing.assert_array_equal(place.unknowns, 9.0)


def test_a_move_is_accepted_by_the_model_and_otherwise_the_chain_stays(fitted):
    """Where luck wants hardly anything, half a chance, or nearly a certain one."""
    sampler = fitted[2]
    heard = sampler.heard(jnp.asarray([3.0, 1.0]))
    seen = seen_first(sampler, heard=heard)
    way = sampler.way(sampler.fitted(seen, heard=heard), first_gait(seen.unknowns), heard=heard)
    place = sampler.placed(seen.unknowns[:CHAINS], way=way)
    for falls in (1e-9, 0.5, 0.9):
        moves = sampler.stretch(place, way=way, luck=Coin(falls))
        before = place
        for one in moves:
            gain = one.proposed.error - before.error
            np.testing.assert_array_equal(one.accepted, np.log(falls) < gain)
            for at, new, old in zip(one.place, one.proposed, before, strict=True):
                where = one.accepted.reshape(-1, *[1] * (new.ndim - 1))
                np.testing.assert_array_equal(at, np.where(where, new, old))
            before = one.place
        # What it says of a place is what it says of it when chains are set there.
        again = sampler.placed(before.unknowns, way=way)
        for at, told in zip(before, again, strict=True):
            np.testing.assert_allclose(at, told, rtol=1e-5, atol=1e-4)


def test_runs_are_told_for_any_number_of_rows(fitted):
    sampler, target = fitted[2], Known()
    heard = sampler.heard(jnp.asarray([3.0, 1.0]))
    rows = np.random.default_rng(2).standard_normal((CHAINS + 3, SIZE))
    told = sampler.runs_at(rows, heard=heard)
    gists = np.stack([target.gist(jnp.asarray(one)) for one in rows])
    density = [
        target.log_density(one, gist=gist, batch=heard.batch)
        for one, gist in zip(rows, gists, strict=True)
    ]

    np.testing.assert_allclose(told.unknowns, rows, rtol=1e-6)
    np.testing.assert_allclose(told.gists, gists, rtol=1e-5, atol=1e-5)
    np.testing.assert_allclose(told.log_density, density, rtol=1e-4)


def test_where_the_surrogate_is_wrong_the_model_accepts_what_is_near(fitted):
    sampler = fitted[2]
    heard, luck = sampler.heard(jnp.asarray([3.0, 1.0])), np.random.default_rng(3)
    way = taught(sampler, sampler.first_runs(heard=heard, seed=3), heard=heard, seed=3).way
    # As beside a ridge that it never met: the farther, the more it is wrong.
    wrong = way.surrogate._replace(linear=way.surrogate.linear.at[2].add(0.5))
    way = way._replace(surrogate=wrong)
    places = np.random.default_rng(5).multivariate_normal(*exact([3.0, 1.0]), size=(50, CHAINS))

    gone = []
    for begin in places:
        moves = sampler.stretch(sampler.placed(begin, way=way), way=way, luck=luck)
        at = [begin, *(one.place.unknowns for one in moves)]
        apart = [(new != old).any(axis=1).mean() for old, new in itertools.pairwise(at)]
        gone.append([apart[0], np.mean(apart[1:])])
    near, far = np.mean(gone, axis=0)

    assert near > 2.0 * far


SHARED = """
import sys
import jax
import numpy as np
jax.config.update("jax_enable_x64", True)
jax.config.update("jax_num_cpu_devices", int(sys.argv[1]))
from apora.inference.rows import ByRow
from apora.inference.sampler import Sampler, SamplerSettings
from inference.known import Known
rows = np.random.default_rng(2).standard_normal((600, Known.size))
sampler = Sampler(Known(), settings=SamplerSettings(far=1))
heard = sampler.heard(jax.numpy.asarray([3.0, 1.0]))
begun = sampler.runs_at(rows[:4], heard=heard)
moved = sampler.stretch(begun, way=sampler._no_way(heard), luck=np.random.default_rng(3))[-1]
told = [ByRow(Known().gist)(rows)[0], begun.log_density, moved.proposed.unknowns]
print(*np.concatenate([one.ravel() for one in told]))
"""


def shared_out(devices):
    """Return what a fresh interpreter with so many devices computes."""
    command = [sys.executable, "-c", SHARED, str(devices)]
    found = subprocess.run(command, capture_output=True, text=True, check=True, cwd=TESTS)
    return np.array(found.stdout.split(), dtype=float)


def test_rows_and_chains_are_the_same_however_many_devices_they_are_shared_out_over():
    """Of three some have no whole share of the rows, and none of the chains."""
    one, two, three = (shared_out(devices) for devices in (1, 2, 3))
    ends = one[-CHAINS * SIZE :].reshape(CHAINS, SIZE)

    np.testing.assert_allclose(two, one, rtol=1e-9)
    np.testing.assert_allclose(three, one, rtol=1e-9)
    # Each chain has luck of its own.
    assert len(np.unique(ends, axis=0)) == CHAINS
