"""How far each office is pulled to the pool, worked by hand and on a small case."""

import numpy as np
import pytest

from apora.evidence.observations import is_used
from apora.projections.draws import Draws
from apora.results.parameter_rows import OFFICES
from apora.results.pooling_rows import claims_naming, pooling_rows, pulled_to_pool

COUNT = 400


@pytest.fixture(scope="module")
def scores(aid_problem):
    return np.random.default_rng(11).standard_normal((COUNT, aid_problem.vector.size))


def rows_of(problem, scores):
    posterior = Draws(parameters=scores, effects=np.zeros((scores.shape[0], 1)))
    return {
        (one["quantity"], one["where"]): one for one in pooling_rows(problem, posterior=posterior)
    }


def vacancy_places(problem):
    entry = next(one for one in problem.vector.entries if one.id == "vacancy_calm")
    pooled, own, weight = entry.places()
    return entry, pooled, own, weight


def test_what_is_left_of_the_variance_is_how_far_an_estimate_is_pulled():
    """Scores of -1, 0 and 1 have variance 2/3; halved they have a quarter of it, 1/6."""
    scores = np.array([-1.0, 0.0, 1.0])

    assert pulled_to_pool(scores) == pytest.approx(2 / 3)
    assert pulled_to_pool(scores / 2) == pytest.approx(1 / 6)
    assert pulled_to_pool(3.0 * scores) == 1.0
    assert pulled_to_pool(np.full(5, 0.7)) == 0.0


def test_every_office_that_has_a_like_stands_beside_its_pool(aid_problem, scores):
    entry, *_ = vacancy_places(aid_problem)
    strata = aid_problem.organisation.strata
    alike = [one for one, group in zip(strata, entry.group, strict=True) if group >= 0]

    rows = rows_of(aid_problem, scores)

    assert len(alike) >= 2
    assert [where for quantity, where in rows if quantity == "vacancy_calm"] == alike
    assert [where for quantity, where in rows if quantity == OFFICES] == list(strata)


def test_an_office_that_nothing_tells_apart_is_pulled_all_the_way(aid_problem, scores):
    found = rows_of(aid_problem, scores)

    assert all(one["pulled"] > 0.85 for one in found.values())


def test_an_office_whose_own_score_is_known_is_not_pulled_and_stands_apart(aid_problem, scores):
    entry, _, own, _ = vacancy_places(aid_problem)
    first, second = np.flatnonzero(entry.group >= 0)[:2]
    known = scores.copy()
    known[:, own[first]] = 1.5 + 0.1 * scores[:, own[first]]
    strata = aid_problem.organisation.strata

    rows = rows_of(aid_problem, known)
    told, untold = (rows["vacancy_calm", strata[one]] for one in (first, second))

    assert told["pulled"] == pytest.approx(0.01, abs=0.003)
    assert untold["pulled"] > 0.85
    assert told["office"]["p25"] > told["pool"]["p50"]
    assert untold["pool"] == rows_of(aid_problem, scores)["vacancy_calm", strata[second]]["pool"]


def test_the_pool_is_what_an_office_has_without_a_score_of_its_own(aid_problem, scores):
    entry, _, own, _ = vacancy_places(aid_problem)
    column = int(np.flatnonzero(entry.group >= 0)[0])
    nothing = scores.copy()
    nothing[:, own[entry.group >= 0]] = 0.0
    strata = aid_problem.organisation.strata

    row = rows_of(aid_problem, nothing)["vacancy_calm", strata[column]]

    assert row["office"] == row["pool"]
    assert row["pulled"] == 0.0


def test_claims_in_use_count_for_the_unit_they_name_and_for_no_other(aid_case):
    named = claims_naming(aid_case)
    said = [one for one in aid_case.claims if is_used(one)]

    assert sum(named.values()) >= len(said)
    assert {unit for one in said for unit in one.where.replace("|", "+").split("+")} == set(named)
