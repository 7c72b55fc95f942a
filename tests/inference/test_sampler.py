"""The sampler on distributions that are known, and how often it is compiled."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from apora.inference import fit
from apora.inference.fit import joined_chains, run_chains
from apora.inference.gait import OWN, first_gait, turned
from apora.inference.jumps import Jumps
from apora.inference.move import FAR, NEAR, Moved, Place
from apora.inference.sampler import CHAINS, Block, Sampler, SamplerSettings, Seen
from apora.inference.teaching import (
    Taught,
    misled,
    repaired,
    share_accepted,
    taught,
    taught_again,
)

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


class Walled(Known):
    """Two peaks, ten times as far apart as they are wide, which no walk goes between."""

    size = read = 2
    components = 1

    def gist(self, unknowns):
        return jnp.abs(unknowns[:1])


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


def test_a_move_is_accepted_by_the_model_and_otherwise_the_chain_stays():
    """Where luck wants hardly anything, half a chance, or nearly a certain one."""
    sampler = Sampler(Known(), settings=SETTINGS)
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


def test_runs_are_told_for_any_number_of_rows():
    sampler, target = Sampler(Known(), settings=SETTINGS), Known()
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


def test_where_the_surrogate_is_wrong_the_model_accepts_what_is_near():
    sampler = Sampler(Known(), settings=SETTINGS)
    heard, luck = sampler.heard(jnp.asarray([3.0, 1.0])), np.random.default_rng(3)
    way = taught(sampler, sampler.first_runs(heard=heard, seed=3), heard=heard, seed=3).way
    # As beside a ridge that it never met: the farther, the more it is wrong.
    wrong = way.surrogate._replace(linear=way.surrogate.linear.at[2].add(0.5))
    way = way._replace(surrogate=wrong)
    places = np.random.default_rng(5).multivariate_normal(*exact([3.0, 1.0]), size=(50, CHAINS))

    stretches = [
        sampler.stretch(sampler.placed(begin, way=way), way=way, luck=luck) for begin in places
    ]
    gone = np.mean([[one.accepted.mean() for one in moves] for moves in stretches], axis=0)

    assert gone[0] > 2.0 * gone[1:].max()


class Misled:
    """A sampler whose surrogate is wrong in some blocks, and whose first blocks lie apart."""

    def __init__(self, *wrong, apart=4, again=8, most_blocks=20):
        self.wrong, self.apart, self.walked = wrong, apart, []
        self.settings = SamplerSettings(block=400, most_blocks=most_blocks, again=again)

    def heard(self, batch):
        return batch

    def first_runs(self, *, heard, seed):
        return heard, seed

    def placed(self, unknowns, *, way):
        return Place(unknowns, way, None, None)

    def block(self, place, *, way, luck):
        assert place.gists == way
        # Chains go on where they stood.
        assert place.unknowns == len(self.walked) - 1
        number, error = len(self.walked), np.zeros((CHAINS, 400))
        self.walked.append(way)
        drawn = luck.standard_normal((CHAINS, 400, 2))
        if number < self.apart:
            drawn += 0.4 * np.arange(CHAINS)[:, None, None]
        if number in self.wrong:
            error[1, :81] = self.settings.wrong + 0.1
        # For shorter it is not misled.
        error[2, :79] = 99.0
        return place._replace(unknowns=number), Block(drawn, *np.zeros((2, CHAINS, 400)), error)


@pytest.fixture
def lessons(monkeypatch):
    """Every lesson that was given again: of which way, by which block; each repairs."""
    given = []

    def again(_sampler, learned, *, block, **_):
        given.append((learned.way, block.surrogate_error[1].max()))
        return Taught(learned.way + 1, None, None)

    monkeypatch.setattr(fit, "taught", lambda *_, **__: Taught(0, -1, None))
    monkeypatch.setattr(fit, "taught_again", again)
    monkeypatch.setattr(fit, "repaired", lambda *_, **__: True)
    return given


def test_where_chains_come_to_what_the_surrogate_does_not_know_it_is_taught_anew(lessons):
    sampler = Misled(1, 4)
    chains = run(None, [0.0], sampler=sampler)
    wrong = sampler.settings.wrong + 0.1

    # The first block of each way is not looked at.
    assert lessons == [(0, wrong), (1, wrong)]
    assert sampler.walked == [0, 0, 1, 1, 1, 2, 2]
    assert chains.unknowns.shape[1] == 400
    assert chains.draws.surrogate_error[1].max() == 0.0


def test_draws_count_where_lessons_did_not_help(lessons, monkeypatch):
    """Dropped, whatever chains do there would be missing from what is reported."""
    monkeypatch.setattr(fit, "repaired", lambda *_, **__: False)
    sampler = Misled(1, 3)
    chains = run(None, [0.0], sampler=sampler)

    assert len(lessons) == 2
    assert sampler.walked[:6] == [0, 0, 1, 1, 2, 2]
    assert chains.unknowns.shape[1] == 400 * (len(sampler.walked) - 3)
    assert (chains.draws.surrogate_error[1] > sampler.settings.wrong).sum() == 2 * 81


def test_draws_count_once_it_was_taught_anew_as_often_as_is_allowed(lessons):
    sampler = Misled(*range(30), apart=30, again=2, most_blocks=5)
    chains = run(None, [0.0], sampler=sampler)

    assert len(lessons) == 2
    assert sampler.walked == [0, 0, 1, 1, 2, 2, 2, 2]
    assert chains.unknowns.shape[1] == 3 * 400


def test_in_the_second_half_of_the_blocks_allowed_nothing_is_dropped(lessons):
    sampler = Misled(*range(3, 30), apart=30, most_blocks=4)
    chains = run(None, [0.0], sampler=sampler)

    assert lessons == []
    assert chains.unknowns.shape[1] == 4 * 400


def test_a_chain_is_misled_where_it_is_long_whatever_the_others_do():
    errors = np.zeros((4, 50))
    errors[1, :9] = 7.0
    assert misled(errors) == pytest.approx(0.0)
    errors[1, :11] = 7.0
    assert misled(errors) == pytest.approx(7.0)
    # Also where others are misled too, and every error is as much larger.
    errors[2] = 7.0
    assert misled(errors + 3.0) == pytest.approx(7.0)
    # Where all are alike, none is.
    assert misled(np.full((4, 50), 9.0)) == pytest.approx(0.0)


class Bent(Known):
    """A quarter lies beyond a bend, where hardly a draw of the prior comes to."""

    size = read = 2
    components = 1

    def gist(self, unknowns):
        return jax.nn.softplus(4.0 * (jnp.sum(unknowns) / 2.0**0.5 - 2.5))[None]

    def log_density(self, unknowns, *, gist, batch, **_):
        return -0.5 * jnp.sum(unknowns**2) + batch[0] * gist[0]


def test_a_surrogate_that_was_wrong_of_a_place_is_taught_it():
    sampler = Sampler(Bent(), settings=SETTINGS)
    heard = sampler.heard(jnp.asarray([1.1]))
    seen = seen_first(sampler, heard=heard)
    way = sampler.way(sampler.fitted(seen, heard=heard), first_gait(seen.unknowns), heard=heard)
    there = np.full((CHAINS, 2), 4.4 / 2.0**0.5)
    before = sampler.placed(there, way=way)
    block = Block(there[:, None], *np.zeros((2, CHAINS, 1)), before.error[:, None])
    begun, luck = Taught(way, seen.unknowns[:4], seen), np.random.default_rng(4)
    learned = taught_again(sampler, begun, block=block, luck=luck)
    after = sampler.placed(there, way=learned.way)
    home = Block(np.zeros((CHAINS, 1, 2)), *np.zeros((3, CHAINS, 1)))
    both = Block(*(np.concatenate(part, axis=1) for part in zip(block, home, strict=True)))

    assert not repaired(sampler, begun, block=both)
    assert repaired(sampler, learned, block=both)
    assert before.error.min() > 3.0
    assert np.abs(after.error).max() < 0.5


@pytest.mark.parametrize(("good", "rounds"), [(0.0, 2), (1.1, 5)])
def test_teaching_ends_where_a_good_share_would_be_accepted_or_after_the_most_rounds(good, rounds):
    settings = SamplerSettings(lesson=2, least_rounds=2, most_rounds=5, good=good)
    sampler, told = Sampler(Known(), settings=settings), []
    heard = sampler.heard(jnp.array([3.0, 1.0]))
    begun = sampler.first_runs(heard=heard, seed=7)
    taught(sampler, begun, heard=heard, seed=7, tell=told.append)

    assert told == [*(number / 5 for number in range(rounds)), 1.0]


def test_steps_are_taken_in_the_spread_of_the_places_seen():
    rng = np.random.default_rng(4)
    places = rng.standard_normal((5000, 3)) @ np.array(
        [[2.0, 1.0, 0.0], [0.0, 0.5, 0.0], [0, 0, 0]]
    )
    gait = turned(first_gait(rng.standard_normal((50, 3))), places)
    root = np.asarray(gait.root)
    expected = (1.0 - OWN) * np.cov(places.T)
    expected[np.diag_indices(3)] /= 1.0 - OWN

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
    heard = sampler.heard(jnp.asarray([3.0, 1.0]))
    seen = seen_first(sampler, heard=heard)
    surrogate = sampler.fitted(seen, heard=heard)
    moved = seen.unknowns[0] + 5.0 * (np.arange(SIZE) == SIZE - 1)

    assert surrogate.middle.shape == (SIZE - 1,)
    np.testing.assert_array_equal(surrogate.gist(seen.unknowns[0]), surrogate.gist(moved))
