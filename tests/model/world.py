"""A small invented world for the model: two strata, eight household types, twenty weeks."""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

from apora.model.means import Household
from apora.model.simulate import simulate
from apora.model.state import Inputs, Population, Regimes
from apora.registry.drivers import DRIVERS
from apora.registry.levers import LEVERS
from apora.registry.parameters import PARAMETERS
from apora.registry.series import SERIES_INDEX

STRATA, TYPES, WEEKS = 2, 8, 20
NAMES = tuple(one.id for one in PARAMETERS)

MIDDLES = {
    "willing_calm": 0.16,
    "shock_rise": 1.1,
    "shock_weight_arrests": 0.5,
    "shock_weight_count": 1.0,
    "shock_weight_violence": 1.5,
    "shock_half_life_w": 15.0,
    "willing_adjust_w": 0.22,
    "office_spread": 0.5,
    "will_spread": 1.0,
    "no_profession_will": -0.2,
    "dismissal_will": 0.05,
    "fatigue_will": 0.12,
    "disagree_gap": 0.7,
    "will_means_correlation": 0.0,
    "will_implicated_correlation": -0.2,
    "absence_share": 0.01,
    "search_months": 4.0,
    "no_profession_ratio": 1.6,
    "lump_sum": 5000.0,
    "training_cost": 8000.0,
    "claimed_by_agreement": 0.5,
    "means_spread": 0.5,
    "application_w": 0.045,
    "decision_w": 0.25,
    "refusal_share": 0.4,
    "refusal_slope": 5.4,
    "withdrawal_w": 0.03,
    "penal_w": 0.01,
    "contract_weeks": 260.0,
    "vacancy_calm": 0.07,
    "other_separations_y": 0.033,
    "replacement_share": 0.69,
    "hire_delay_w": 10.0,
    "training_places_y": 0.03,
    "identification_w": 0.005,
    "dismissal_delay_w": 18.0,
    "base_absence": 0.032,
    "illness_ratio": 3.0,
    "illness_weeks": 2.8,
    "diverted_peak": 0.25,
    "effort_ordinary": 0.12,
    "effort_extra": 0.3,
    "waiting_output": 0.6,
    "fatigue_w": 0.1,
    "fatigue_output": 0.1,
    "detection_level": 0.65,
    "detection_elasticity": 0.77,
    "detection_definition": 0.0,
    "registered_change": -0.1,
    "registered_elasticity": 0.1,
    "case_overload": 1.4,
    "case_order": 0.5,
    "case_limit_w": 8.7,
    "fines_recovered_share": 0.2,
    "judges_share": 0.5,
    "reach": 0.37,
    "delivered": 0.57,
    "statement_takeup": 0.4,
    "pay_elasticity": 1.3,
    "request_w": 0.1,
}

STEPS = {"log": 0.3, "logit": 0.5, "linear": 0.2}
"""How far one score moves a parameter, on its scale."""


def parameters(scores=None, **changes):
    """Return natural values: the middles, moved by a score each, then changed by name."""
    scores = np.zeros(len(NAMES)) if scores is None else scores
    values = {}
    for one, score in zip(PARAMETERS, scores, strict=True):
        middle, step = MIDDLES[one.id], STEPS[one.scale] * score
        if one.scale == "log":
            value = middle * np.exp(step)
        elif one.scale == "logit":
            value = 1.0 / (1.0 + np.exp(-(np.log(middle / (1.0 - middle)) + step)))
        else:
            value = middle + step
        value = changes.get(one.id, value)
        values[one.id] = jnp.asarray(
            np.broadcast_to(value, STRATA if one.per == "stratum" else ()), dtype=float
        )
    return values


def drivers(**changes):
    """Return drivers of a calm year with some changed, the calm week first.

    A change is a number, from week 6 on, or an array of weeks.
    """
    found = {}
    for one in DRIVERS:
        weeks = np.full((WEEKS + 1, STRATA), one.neutral)
        change = changes.get(one.id)
        if change is not None and np.ndim(change) == 0:
            weeks[6:] = change
        elif change is not None:
            weeks[1:] = np.asarray(change).reshape(WEEKS, -1)
        found[one.id] = jnp.asarray(weeks)
    return found


def storm(strength=1.0, **changes):
    """Return drivers of a crisis that begins in week 6; `strength` scales it."""
    event = np.zeros(WEEKS)
    event[5] = strength
    values = {
        "shock_arrests": np.roll(event, -3),
        "shock_count": event,
        "shock_violence": event,
        "absence_day": event,
        "public_cases": event,
        "identification": strength,
        "extra_duty": 0.7 * strength,
        "rest_lost": min(1.0, 0.8 * strength),
        "illness_wave": 0.002 * strength,
        "labour_market": 1.0 + 0.2 * strength,
        "registered_offences": 1.0 + 0.1 * strength,
        "detentions": 0.8 * strength,
    }
    return drivers(**(values | changes))


def levers(start=8, **changes):
    """Return levers without any measure, some changed from a week on."""
    found = {}
    for one in LEVERS:
        weeks = np.full(WEEKS + 1, one.neutral)
        if one.id in changes:
            weeks[start:] = changes[one.id]
        found[one.id] = jnp.asarray(weeks)
    return found


PROGRAMME = {
    "programme_open": 1.0,
    "grant": 6000.0,
    "stipend_m": 500.0,
    "stipend_months": 6.0,
    "debt_covered": 0.5,
    "budget_w": 20_000.0,
    "caseworkers": 2.0,
    "caseworker_cost_w": 400.0,
    "cases_per_caseworker_w": 3.0,
    "check_cost": 50.0,
    "false_share": 0.1,
    "wrongly_refused": 0.05,
    "verify_weeks": 3.0,
}


def household():
    """Return eight household types, alike in both strata but for pay."""
    rank = (np.arange(TYPES) + 0.5) / TYPES

    def types(order):
        return np.tile(rank[np.array(order)], (STRATA, 1))

    pay = np.array([[900.0], [700.0]]) * (0.6 + 0.8 * types([3, 6, 1, 4, 7, 2, 5, 0]))
    return Household(
        disposition=jnp.asarray(3.0 * types([0, 4, 2, 6, 1, 5, 3, 7]) - 1.5),
        means_residual=jnp.asarray(3.0 * types([5, 2, 7, 0, 3, 6, 1, 4]) - 1.5),
        pay_m=jnp.asarray(pay),
        civilian_pay_m=jnp.asarray(pay * 0.8),
        loan_service_m=jnp.asarray(200.0 * (types([1, 7, 4, 2, 6, 0, 5, 3]) > 0.6)),
        partner_income_m=jnp.asarray(700.0 * (types([6, 0, 3, 5, 2, 7, 4, 1]) > 0.4)),
        subsistence_m=jnp.asarray(250.0 * (1.0 + 2.0 * types([2, 5, 0, 7, 4, 1, 6, 3]))),
        savings=jnp.asarray(pay * 6.0 * types([7, 3, 5, 1, 0, 4, 2, 6])),
        no_profession=jnp.asarray(1.0 * (types([4, 1, 6, 3, 5, 0, 7, 2]) > 0.4)),
        contract_left=jnp.asarray(types([0, 6, 2, 5, 3, 7, 1, 4])),
        owes_training=jnp.asarray(1.0 * (types([3, 0, 7, 6, 1, 4, 2, 5]) > 0.6)),
        implicated=jnp.asarray(1.0 * (types([5, 1, 3, 7, 0, 6, 4, 2]) > 0.8)),
    )


def population(posts=(1000.0, 300.0), office_effect=(0.3, -0.3)):
    """Return two strata of these posts."""
    return Population(
        posts=jnp.asarray(posts), office_effect=jnp.asarray(office_effect), household=household()
    )


def regimes(starts=None):
    """Return regimes that begin in these weeks; without any, every week is its own."""
    starts = np.arange(WEEKS + 1) if starts is None else np.asarray(starts)
    padded = np.concatenate([starts, np.full(WEEKS + 1 - starts.size, starts[-1])])
    of_week = np.searchsorted(starts, np.arange(WEEKS + 1), side="right") - 1
    return Regimes(first_week=jnp.asarray(padded), of_week=jnp.asarray(of_week))


def inputs(*, drivers_=None, levers_=None, resigns=(1.0, 1.0), starts=None):
    """Return what one run is given."""
    return Inputs(
        drivers=drivers() if drivers_ is None else drivers_,
        levers=levers() if levers_ is None else levers_,
        regimes=regimes(starts),
        resigns=jnp.asarray(resigns),
        exposure=jnp.asarray([0.8, 0.3]),
    )


def plain(values, *, drivers_, levers_, resigns=(1.0, 1.0), people=None):
    """Return a run's inputs as floats and lists, by stratum, for the twins in plain Python."""
    people = population() if people is None else people
    strata = range(STRATA)

    def at(mapping, s):
        return {
            name: float(np.broadcast_to(np.asarray(one), STRATA)[s])
            for name, one in mapping.items()
        }

    columns = people.household._asdict()
    return {
        "parameters": [at(values, s) for s in strata],
        "homes": [
            [{name: float(one[s, h]) for name, one in columns.items()} for h in range(TYPES)]
            for s in strata
        ],
        "drivers": [
            {name: np.asarray(one)[:, s].tolist() for name, one in drivers_.items()} for s in strata
        ],
        "levers": {name: np.asarray(one).tolist() for name, one in levers_.items()},
        "posts": np.asarray(people.posts).tolist(),
        "resigns": list(resigns),
        "office": np.asarray(people.office_effect).tolist(),
        "exposure": [0.8, 0.3],
    }


@partial(jax.jit, static_argnames="calm_weeks")
def _simulated(values, given, people, *, calm_weeks):
    return simulate(parameters=values, inputs=given, population=people, calm_weeks=calm_weeks)


def run(values=None, *, people=None, calm_weeks=1, **given):
    """Return one run; every test shares one compiled function."""
    values = parameters() if values is None else values
    people = population() if people is None else people
    return _simulated(values, inputs(**given), people, calm_weeks=calm_weeks)


def run_given(values, given):
    """Return one run of what `inputs` made."""
    return _simulated(values, given, population(), calm_weeks=1)


def series(outcome, name):
    """Return one series of a run, week by stratum, the calm week first."""
    return np.asarray(outcome.series[SERIES_INDEX[name]])
