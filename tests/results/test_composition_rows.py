"""The share who disagree, of stayers and leavers, on the small study."""

import numpy as np
import pytest

from apora.results.composition_rows import composition_rows


@pytest.fixture(scope="module")
def rows(aid_study):
    return {one["id"]: one for one in composition_rows(aid_study)}


def test_every_time_and_the_leavers_have_a_row(rows, aid_study):
    assert list(rows) == ["before", "now", "leavers", "existing", "lead"]
    assert [one["budget"] for one in rows.values()] == [None] * 4 + [1e6]
    assert rows["lead"]["draws"] == aid_study.posterior.named(aid_study.besides[0].lead.id).count


def test_the_share_now_is_the_estimate_of_the_table(rows, aid_study):
    start = len(aid_study.headlines)
    asked = [(one.indicator.id, one.where, one.when) for one in aid_study.table]
    settings = aid_study.problem.case.settings
    at = asked.index(("disagree_share", settings.headline_unit, settings.as_of.isoformat()))
    values = aid_study.posterior.reference.further[:, start + at]

    low, high = np.quantile(values, [0.4, 0.6])
    assert low <= rows["now"]["share"]["p50"] <= high
    assert rows["now"]["when"] == settings.as_of.isoformat()


def test_those_who_leave_are_the_critics(rows):
    assert rows["leavers"]["share"]["p50"] > rows["now"]["share"]["p50"]
    assert rows["leavers"]["share"]["p95"] <= 1.0
