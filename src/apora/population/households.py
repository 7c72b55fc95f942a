"""Simulated household types: one set of points for every draw."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray
from scipy.special import ndtri
from scipy.stats import qmc

from apora.evidence.case import Case
from apora.evidence.organisation import Organisation
from apora.model.means import Household
from apora.population.quantiles import ThreePoints, three_points
from apora.population.rows import points_by_stratum

COORDINATES = (
    "disposition",
    "means_residual",
    "pay",
    "civilian_pay",
    "with_loan",
    "loan_service",
    "no_partner_income",
    "partner_income",
    "household_size",
    "savings",
    "no_profession",
    "contract_left",
    "owes_training",
    "implicated",
)
SPREAD = ("pay", "civilian_pay", "loan_service", "partner_income", "household_size", "subsistence")
SHARE_WIDTH = 0.35
"""Width, in normal scores, of the step from not having to having a trait. Narrower steps
make the log density bumpy: types cross the step one at a time (docs/decisions)."""
SHARE_SCALE = float(np.hypot(1.0, SHARE_WIDTH * np.pi / np.sqrt(3.0)))
"""By how much a step of that width, logistic in form, spreads normal scores [ratio]."""
POINTS = Path(__file__).parent / "points"
"""Where the matched points lie, a table for each size."""
POINTS_SEED = 20200809
"""Fixed, so that every draw, scenario and machine has the same households."""
SMALLEST_CONTRACT = 0.02
"""Share of a contract that is left at least."""


def household_points(*, types: int) -> NDArray[np.float64]:
    """Return normal scores of the household types, coordinate by type [1].

    Points matched to what the model reads of households (docs/explanation/convergence.md);
    scrambled Sobol' points for the sizes that were not made. Every draw and scenario has
    the same households.

    Args:
        types: How many; a power of two.
    """
    table = POINTS / f"{types}.csv"
    if table.is_file():
        return np.loadtxt(table, delimiter=",", skiprows=1).T
    return sobol_points(types=types, seed=POINTS_SEED)


def sobol_points(*, types: int, seed: int) -> NDArray[np.float64]:
    """Return normal scores of scrambled Sobol' points, coordinate by type [1].

    Args:
        types: How many; a power of two.
        seed: Of the scrambling.
    """
    sobol = qmc.Sobol(d=len(COORDINATES), scramble=True, rng=np.random.default_rng(seed))
    uniform = sobol.random(types)
    return np.asarray(ndtri(np.clip(uniform, 1e-6, 1 - 1e-6)).T)


@dataclass(frozen=True, kw_only=True)
class HouseholdTable:
    """What a case says of households, by stratum.

    `scores` are coordinate by type; `amounts` are stratum by type, natural; `savings` is
    the distribution of months of pay, by stratum.
    """

    scores: Mapping[str, NDArray[np.float64]]
    amounts: Mapping[str, NDArray[np.float64]]
    savings: ThreePoints


def household_table(
    *, case: Case, organisation: Organisation, points: NDArray[np.float64]
) -> HouseholdTable:
    """Return the household table of a case.

    Args:
        case: Its `households.csv`.
        organisation: The strata.
        points: Normal scores of the household types, coordinate by type [1].
    """
    scores = dict(zip(COORDINATES, points, strict=True))
    scores["subsistence"] = np.zeros(points.shape[1])
    amounts = {}
    for item in SPREAD:
        spread = item_spread(case=case, organisation=organisation, item=item)
        amounts[item] = np.asarray(spread.natural(jnp.asarray(scores[item][None, :])))
    savings = item_spread(case=case, organisation=organisation, item="savings")
    return HouseholdTable(scores=scores, amounts=amounts, savings=savings)


def item_spread(*, case: Case, organisation: Organisation, item: str) -> ThreePoints:
    """Return the distribution of an amount of households, by stratum.

    Args:
        case: Its `households.csv`.
        organisation: The strata.
        item: As the table names it.
    """
    low, mid, high = points_by_stratum(case.households, item=item, organisation=organisation)
    return three_points(low=low[:, None], mid=mid[:, None], high=high[:, None], scale="log")


def trait(scores: Array | NDArray[np.float64], *, share: Array) -> Array:
    """Return 1 for the types that have a trait and 0 for the others, stratum by type.

    Those with the highest scores have it, so that a score that rises with another rises
    with the trait. A smooth step, so that the share itself can be learned; the threshold
    makes up for its width, so that as many have the trait as the share says.

    Args:
        scores: Normal scores of the types.
        share: Share of households that have it, by stratum [share].
    """
    threshold = SHARE_SCALE * jax.scipy.special.ndtri(share)[:, None]
    return jax.nn.sigmoid((threshold + jnp.asarray(scores)) / SHARE_WIDTH)


def mixed_scores(
    *, own: NDArray[np.float64], disposition: NDArray[np.float64], correlation: Array
) -> Array:
    """Return normal scores correlated with the disposition, by type [1].

    Args:
        own: Independent scores.
        disposition: Scores of the wish to leave.
        correlation: Between -1 and 1.
    """
    bounded = jnp.tanh(correlation)
    return bounded * jnp.asarray(disposition) + jnp.sqrt(1.0 - bounded**2) * jnp.asarray(own)


def households(*, table: HouseholdTable, parameters: Mapping[str, Array]) -> Household:
    """Return the household types of one draw, stratum by type.

    Args:
        table: Scores and amounts.
        parameters: Natural values, household shares among them.
    """
    scores, amounts = table.scores, table.amounts
    z = scores["disposition"]
    savings_scores = mixed_scores(
        own=scores["savings"], disposition=z, correlation=parameters["will_means_correlation"]
    )
    implicated_scores = mixed_scores(
        own=scores["implicated"],
        disposition=z,
        correlation=parameters["will_implicated_correlation"],
    )
    shape = amounts["pay"].shape
    pay = jnp.asarray(amounts["pay"])
    has_partner = 1.0 - trait(scores["no_partner_income"], share=parameters["no_partner_income"])
    contract = jnp.clip(
        jax.scipy.special.ndtr(jnp.asarray(scores["contract_left"])), SMALLEST_CONTRACT, 1.0
    )
    return Household(
        disposition=jnp.broadcast_to(jnp.asarray(z), shape),
        means_residual=jnp.broadcast_to(jnp.asarray(scores["means_residual"]), shape),
        pay_m=pay,
        civilian_pay_m=pay * amounts["civilian_pay"],
        loan_service_m=trait(scores["with_loan"], share=parameters["with_loan"])
        * amounts["loan_service"],
        partner_income_m=has_partner * amounts["partner_income"],
        subsistence_m=jnp.asarray(amounts["subsistence"] * amounts["household_size"]),
        savings=table.savings.natural(savings_scores[None, :]) * pay,
        no_profession=trait(scores["no_profession"], share=parameters["no_profession"]),
        contract_left=jnp.broadcast_to(contract, shape),
        owes_training=trait(scores["owes_training"], share=parameters["owes_training"]),
        implicated=trait(implicated_scores, share=parameters["implicated"]),
    )
