"""Which term of MEANS binds whom: each is lifted alone, and the willing are asked again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array

from apora.inference.problem import CalibrationProblem
from apora.model.means import Household, Terms, able_share, debt_on_exit, no_help
from apora.model.means_tables import terms_by_regime
from apora.projections.project import Projections
from apora.projections.simulation import Floats

AMPLE_PAY = 1e3
"""Civilian pay so high that it carries any household, against pay in service."""


@dataclass(frozen=True, kw_only=True)
class Means:
    """Everything the MEANS test of one draw is made of; `claimed` is the debt claimed."""

    household: Household
    terms: Terms
    claimed: Array
    partner_income_m: Array
    parameters: Mapping[str, Array]

    def able(self) -> Array:
        """Return who could bear leaving by agreement without help, stratum by type [share]."""
        return able_share(
            household=self.household,
            terms=self.terms,
            help_=no_help(self.household.pay_m),
            claimed=self.claimed,
        )

    def changed(self, **household: Array) -> "Means":
        """Return the same test with other households."""
        return Means(
            household=self.household._replace(**household),
            terms=self.terms,
            claimed=self.claimed,
            partner_income_m=self.partner_income_m,
            parameters=self.parameters,
        )

    def on_terms(self, *, claimed: Array | None = None, **terms: Array) -> "Means":
        """Return the same test on other terms, or with another share of debt claimed."""
        return Means(
            household=self.household,
            terms=self.terms._replace(**terms),
            claimed=self.claimed if claimed is None else claimed,
            partner_income_m=self.partner_income_m,
            parameters=self.parameters,
        )


def _without_training(means: Means) -> Means:
    debt = debt_on_exit(
        household=means.household,
        lump_sum=means.parameters["lump_sum"],
        training_cost=jnp.zeros(()),
    )
    return means.on_terms(debt=debt)


def _with_partners(means: Means) -> Means:
    return means.changed(partner_income_m=means.partner_income_m)


@dataclass(frozen=True, kw_only=True)
class Constraint:
    """One term of MEANS and how it is lifted."""

    id: str
    title: str
    lifted: Callable[[Means], Means]


CONSTRAINTS: tuple[Constraint, ...] = (
    Constraint(
        id="loans",
        title="Service of bank loans",
        lifted=lambda one: one.changed(loan_service_m=jnp.zeros_like(one.household.pay_m)),
    ),
    Constraint(id="income", title="No partner with an income", lifted=_with_partners),
    Constraint(
        id="profession",
        title="No civilian profession",
        lifted=lambda one: one.changed(no_profession=jnp.zeros_like(one.household.pay_m)),
    ),
    Constraint(
        id="labour",
        title="A labour market worse than usual",
        lifted=lambda one: one.on_terms(labour_ratio=jnp.ones_like(one.terms.labour_ratio)),
    ),
    Constraint(
        id="search",
        title="The time it takes to find work",
        lifted=lambda one: one.on_terms(search_months=jnp.zeros(())),
    ),
    Constraint(
        id="debt",
        title="Debt claimed on leaving before the contract ends",
        lifted=lambda one: one.on_terms(claimed=jnp.zeros(())),
    ),
    Constraint(id="training", title="Cost of training claimed back", lifted=_without_training),
    Constraint(
        id="civilian_pay",
        title="Civilian pay that does not carry the household",
        lifted=lambda one: one.changed(civilian_pay_m=AMPLE_PAY * one.household.pay_m),
    ),
)


def means_now(problem: CalibrationProblem, *, scores: Array) -> Means:
    """Return the MEANS test of one draw in the week of the assessment.

    Args:
        problem: The case; its last week is the assessment's.
        scores: Of every parameter.
    """
    values = problem.vector.natural(scores)
    population = problem.population(values)
    every = terms_by_regime(parameters=values, inputs=problem.inputs, population=population)
    last = {"labour_ratio": every.labour_ratio[-1], "debt_ratio": every.debt_ratio[-1]}
    shape = population.household.pay_m.shape
    return Means(
        household=population.household,
        terms=every._replace(debt=every.debt[0], **last),
        claimed=values["claimed_by_agreement"],
        partner_income_m=jnp.broadcast_to(
            jnp.asarray(problem.table.amounts["partner_income"]), shape
        ),
        parameters=values,
    )


def freed_shares(problem: CalibrationProblem, *, scores: Array, willing: Array) -> Array:
    """Return the share of the willing but unable whom lifting each term frees [share].

    Help is left out. The terms overlap, so the shares do not add up.

    Args:
        problem: The case.
        scores: Of every parameter.
        willing: Who would leave, stratum by type; nil outside the unit asked about.
    """
    means = means_now(problem, scores=scores)
    able = means.able()
    unable = jnp.sum(willing * (1.0 - able))
    freed = [jnp.sum(willing * (one.lifted(means).able() - able)) for one in CONSTRAINTS]
    return jnp.stack(freed) / jnp.maximum(unable, 1e-9)


def constraints_of(projections: Projections) -> Mapping[str, Floats]:
    """Return, for each constraint, the share it frees in the unit that leads, by draw.

    Args:
        projections: All runs; the reference is read.
    """
    problem = projections.simulation.problem
    inside = np.zeros(len(problem.organisation.strata))
    inside[list(problem.organisation.members(problem.case.settings.headline_unit))] = 1.0
    willing = projections.reference.willing_now * inside[:, None]

    def one(pair: tuple[Array, Array]) -> Array:
        return freed_shares(problem, scores=pair[0], willing=pair[1])

    both = (jnp.asarray(projections.draws.parameters), jnp.asarray(willing))
    shares = np.asarray(jax.jit(lambda pairs: jax.lax.map(one, pairs, batch_size=32))(both))
    return MappingProxyType({one.id: shares[:, i] for i, one in enumerate(CONSTRAINTS)})
