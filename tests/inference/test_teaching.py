"""How a surrogate is taught, and taught again where chains come to what it does not know."""

import jax.numpy as jnp
import numpy as np
import pytest

from apora.inference import fit
from apora.inference.gait import OWN, first_gait, turned
from apora.inference.move import Place
from apora.inference.sampler import CHAINS, Block, Sampler, SamplerSettings
from apora.inference.teaching import (
    Taught,
    misled,
    repaired,
    share_accepted,
    taught,
    taught_again,
)
from inference.known import SETTINGS, SIZE, Apart, Bent, Known, run, seen_first


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


def test_the_surrogate_is_of_the_unknowns_that_runs_read():
    """Of others it would learn what is not there."""
    sampler = Sampler(Apart(), settings=SETTINGS)
    heard = sampler.heard(jnp.asarray([3.0, 1.0]))
    seen = seen_first(sampler, heard=heard)
    surrogate = sampler.fitted(seen, heard=heard)
    moved = seen.unknowns[0] + 5.0 * (np.arange(SIZE) == SIZE - 1)

    assert surrogate.middle.shape == (SIZE - 1,)
    np.testing.assert_array_equal(surrogate.gist(seen.unknowns[0]), surrogate.gist(moved))
