"""Household types that stand for all households: points matched to what the model reads of them.

    python scripts/household_points.py             # every size that ships
    python scripts/household_points.py 64          # one size, or several

Low-discrepancy points are good for every smooth function of fourteen traits, and the model
reads a few kinds of functions only: who could bear leaving with and without help, who would
leave, and both together. The points are moved until their means of those agree with the
means over 4,096 types, under draws from the priors of two cases and helps at random (least
squares, L-BFGS, from Sobol' points). Every point keeps the same weight and each trait its
normal distribution. The result is src/apora/population/points/*.csv; a test holds it against
draws and cases that it was not made with.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("JAX_ENABLE_X64", "1")
os.environ.setdefault("JAX_PLATFORMS", "cpu")

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import ndtri

from apora.evidence.case import Case, read_case
from apora.inference.problem import CalibrationProblem, calibration_problem
from apora.model import means
from apora.model.prepare import standing_of
from apora.model.state import Population
from apora.population.households import (
    COORDINATES,
    POINTS,
    SPREAD,
    HouseholdTable,
    households,
    item_spread,
    sobol_points,
)

ROOT = Path(__file__).resolve().parents[1]
COMMAND = "python scripts/household_points.py"
CASES = ("lowmere", "belarus-2020")
SIZES = (64, 256)
SEED = 20261129
DRAWS = 1024
"""Draws from the prior of each case."""
STRATA = 2
"""Strata of a draw, taken at random."""
ALL_TYPES = 4096
STEPS = 400
"""Steps of L-BFGS at most."""
NORMAL_WEIGHT, CORRELATION_WEIGHT = 0.02, 0.2
"""What it costs that a trait is not normal, or that two traits go together."""
FULLY_CLAIMED = 0.4
"""Chance that a setting claims the whole debt."""
CHANGES = 6
"""Readings that are changes by help, the last ones."""
CHANGE_WEIGHT = 3.0
"""How much more the error of a change counts: runs are compared with each other."""
BATCH = 32

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What households are asked about, draw by draw: scores of parameters, help and terms.

    `help_` holds the fields of `Help`, grant and stipend in mean months of pay; `terms`
    what `means.Terms` takes beside a draw's own values; `strata` draw by stratum asked.
    """

    scores: Array
    strata: Array
    help_: Mapping[str, Array]
    terms: Mapping[str, Array]


def settings_of(problem: CalibrationProblem, *, draws: int, rng: np.random.Generator) -> Settings:
    """Return settings at random, as wide as any measure that a case could hold.

    Args:
        problem: The case.
        draws: How many.
        rng: Source of luck.
    """

    def some(chance: float, values: Floats) -> Array:
        return jnp.asarray(np.where(rng.uniform(size=draws) < chance, values, 0.0))

    def between(low: float, high: float) -> Floats:
        return rng.uniform(low, high, draws)

    full = rng.uniform(size=draws) < FULLY_CLAIMED
    return Settings(
        scores=jnp.asarray(rng.standard_normal((draws, problem.vector.size))),
        strata=jnp.asarray(rng.integers(len(problem.organisation.strata), size=(draws, STRATA))),
        help_={
            "grant": some(0.6, np.exp(between(np.log(0.3), np.log(12.0)))),
            "stipend_m": some(0.5, between(0.2, 1.0)),
            "stipend_months": jnp.asarray(between(1.0, 12.0)),
            "debt_covered": some(0.4, between(0.3, 1.0)),
            "job_help": some(0.3, between(0.0, 0.5)),
            "retraining": some(0.3, between(0.0, 0.8)),
        },
        terms={
            "labour_ratio": jnp.asarray(np.exp(rng.normal(0.0, 0.25, draws))),
            "debt_ratio": jnp.asarray(np.where(full, 1.0, between(0.0, 1.0))),
            "claimed": jnp.asarray(np.where(full, 1.0, np.maximum(between(-0.5, 1.0), 0.0))),
            "shock": jnp.asarray(between(0.0, 3.5)),
            "hazard": jnp.asarray(np.exp(between(np.log(0.05), np.log(8.0)))),
        },
    )


class Asked:
    """What the model reads of the households of one case, under settings at random."""

    def __init__(self, case: Case, *, draws: int, seed: int) -> None:
        """Draw the settings, and compute the means over all types.

        Args:
            case: The case.
            draws: Draws from its prior.
            seed: Of the luck.
        """
        self.problem = calibration_problem(case)
        rng = np.random.default_rng([seed, draws])
        self.settings = settings_of(self.problem, draws=draws, rng=rng)
        self.amounts = {
            item: item_spread(case=case, organisation=self.problem.organisation, item=item)
            for item in SPREAD
        }
        self.means = jax.jit(self._means)
        self.true = self.means(jnp.asarray(sobol_points(types=ALL_TYPES, seed=seed)))
        changed = np.arange(self.true.shape[1]) >= self.true.shape[1] - CHANGES
        weight = jnp.asarray(np.where(changed, CHANGE_WEIGHT, 1.0))[None, :, None]
        self.weight = weight / jnp.std(self.true, axis=(0, 2), keepdims=True)

    def error(self, points: Array) -> Array:
        """Return the mean squared error of the means [squares of their spread over draws].

        Args:
            points: Coordinate by type.
        """
        return jnp.mean(((self.means(points) - self.true) * self.weight) ** 2)

    def table(self, points: Array) -> HouseholdTable:
        """Return the household table of a case under other points.

        Args:
            points: Coordinate by type.
        """
        scores = dict(zip(COORDINATES, points, strict=True))
        scores["subsistence"] = jnp.zeros(points.shape[1])
        amounts = {
            item: spread.natural(scores[item][None, :]) for item, spread in self.amounts.items()
        }
        return replace(self.problem.table, scores=scores, amounts=amounts)

    def _means(self, points: Array) -> Array:
        table, given = self.table(points), self.settings

        def one(row: tuple[Array, Array, Mapping[str, Array], Mapping[str, Array]]) -> Array:
            return jnp.mean(self._read(*row, table=table), axis=-1)

        rows = (given.scores, given.strata, given.help_, given.terms)
        return jax.lax.map(jax.checkpoint(one), rows, batch_size=BATCH)

    def _read(
        self,
        scores: Array,
        strata: Array,
        help_: Mapping[str, Array],
        terms: Mapping[str, Array],
        *,
        table: HouseholdTable,
    ) -> Array:
        values = self.problem.vector.natural(scores)
        whole = households(table=table, parameters=values)
        home = means.Household(*(one[strata] for one in whole))
        people = Population(
            posts=values["posts"], office_effect=values["office_effect"][strata], household=home
        )
        standing, scale = standing_of(parameters=values, population=people)
        odds = standing + scale * terms["shock"]
        able, paid = self._able(values, home=home, help_=help_, terms=terms)
        return read_of_types(
            able=able, odds=odds, implicated=home.implicated, hazard=terms["hazard"], paid=paid
        )

    def _able(
        self,
        values: Mapping[str, Array],
        *,
        home: means.Household,
        help_: Mapping[str, Array],
        terms: Mapping[str, Array],
    ) -> tuple[tuple[Array, Array], tuple[Array, Array]]:
        debt = means.debt_on_exit(
            household=home, lump_sum=values["lump_sum"], training_cost=values["training_cost"]
        )
        own = {name: values[name] for name in ("search_months", "no_profession_ratio")}
        binding = means.Terms(
            **own,
            labour_ratio=terms["labour_ratio"],
            debt=debt,
            debt_ratio=terms["debt_ratio"],
            means_spread=values["means_spread"],
        )
        pay = jnp.mean(home.pay_m, axis=1, keepdims=True)
        money = {name: help_[name] * pay for name in ("grant", "stipend_m")}
        helped = means.Help(**dict(help_) | money)
        none, some = (
            means.able_share(household=home, terms=binding, help_=one, claimed=terms["claimed"])
            for one in (means.no_help(jnp.zeros(())), helped)
        )
        months = means.months_to_find_work(household=home, terms=binding, help_=helped)
        paid = helped.stipend_m * means.stipend_months_paid(months=months, help_=helped)
        owed = debt * terms["debt_ratio"] * terms["claimed"] * helped.debt_covered
        return (none, some), (months, (helped.grant + paid + owed) / pay)


def read_of_types(
    *,
    able: tuple[Array, Array],
    odds: Array,
    implicated: Array,
    hazard: Array,
    paid: tuple[Array, Array],
) -> Array:
    """Return what the model reads of each type, reading by stratum by type.

    Who could bear leaving, who would, who has left after a while and what they are paid,
    who of the rest disagrees, without help; then what help changes of each.

    Args:
        able: Without help and with it [share].
        odds: Of wishing to leave [log-odds].
        implicated: Who is implicated [share].
        hazard: Of leaving, summed over a while, of those who would and could.
        paid: To who leaves: months of search, months of pay.
    """
    none, some = able
    willing, angry = jax.nn.sigmoid(odds), jax.nn.sigmoid(odds + 1.5)
    left, left_helped = (-jnp.expm1(-hazard * one * willing) for one in able)
    now = (none, willing * none, left, implicated * left, paid[0] * left, angry * (1.0 - left))
    more = left_helped - left
    changed = (
        some - none,
        willing * (some - none),
        more,
        implicated * more,
        paid[0] * more,
        angry * more,
    )
    rest = (willing, implicated, implicated * willing, paid[1] * left_helped)
    return jnp.stack([*now, *rest, *changed])


def unlike_normal(points: Array) -> Array:
    """Return what it costs that traits are not normal or go together [1].

    Args:
        points: Coordinate by type.
    """
    traits, types = points.shape
    scores = jnp.asarray(ndtri((np.arange(types) + 0.5) / types))
    together = points @ points.T / types - jnp.eye(traits)
    return NORMAL_WEIGHT * jnp.mean(
        (jnp.sort(points, axis=1) - scores) ** 2
    ) + CORRELATION_WEIGHT * jnp.mean(together**2)


def matched_points(asked: Sequence[Asked], *, types: int, seed: int) -> Floats:
    """Return points whose means agree with those over all types, coordinate by type [1].

    Args:
        asked: What is read of the households of several cases.
        types: How many points.
        seed: Of the Sobol' points they are moved from.
    """

    def cost(flat: Array) -> Array:
        points = flat.reshape(len(COORDINATES), types)
        error = sum((one.error(points) for one in asked), start=jnp.zeros(()))
        return error / len(asked) + unlike_normal(points)

    slopes = jax.jit(jax.value_and_grad(cost))
    found = minimize(
        lambda flat: tuple(np.asarray(one, dtype=np.float64) for one in slopes(jnp.asarray(flat))),
        sobol_points(types=types, seed=seed).ravel(),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": STEPS},
    )
    return np.asarray(found.x.reshape(len(COORDINATES), types))


def asked_of_cases(*, seed: int) -> list[Asked]:
    """Return what is read of the households of two cases that ship.

    Args:
        seed: Of the luck.
    """
    cases = [read_case(ROOT / "cases" / name) for name in CASES]
    return [Asked(case, draws=DRAWS, seed=seed) for case in cases]


def written(points: Floats) -> str:
    """Return points as a table, a line a type."""
    lines = [",".join(f"{one:.4f}" for one in row) for row in points.T]
    return "\n".join([",".join(COORDINATES), *lines]) + "\n"


def main(chosen: Sequence[str]) -> int:
    """Make the points of the sizes chosen, or of all; return the exit code."""
    asked = asked_of_cases(seed=SEED)
    POINTS.mkdir(exist_ok=True)
    for types in [int(one) for one in chosen] or SIZES:
        points = matched_points(asked, types=types, seed=SEED)
        (POINTS / f"{types}.csv").write_text(written(points), encoding="utf-8")
        before, after = (
            [float(jnp.sqrt(one.error(jnp.asarray(rows)))) for one in asked]
            for rows in (sobol_points(types=types, seed=SEED), points)
        )
        print(f"{types} types: {before} by Sobol' points, {after} matched", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
