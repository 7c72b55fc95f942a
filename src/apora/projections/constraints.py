"""Which term of MEANS binds whom: each is lifted alone, and the willing are asked again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array

from apora.inference.problem import CalibrationProblem
from apora.model.means import Household, Terms, able_share, debt_on_exit, need, no_help
from apora.model.means_tables import FULL_CLAIM, terms_by_regime
from apora.projections.project import Projections
from apora.projections.simulation import Floats

AMPLE_PAY = 1e3
"""Civilian pay so high that it carries any household, against pay in service."""
FELT = 0.1
"""A term concerns a household that it costs more than this share of a month's pay."""


@dataclass(frozen=True, kw_only=True)
class Means:
    """Everything the MEANS test of one draw is made of; `claimed` is the debt claimed.

    The routes differ in it alone: a share by agreement, all of it after staying away.
    """

    household: Household
    terms: Terms
    claimed: Array
    partner_income_m: Array
    parameters: Mapping[str, Array]

    def able(self) -> Array:
        """Return who could bear leaving without help, stratum by type [share]."""
        return able_share(
            household=self.household,
            terms=self.terms,
            help_=no_help(self.household.pay_m),
            claimed=self.claimed,
        )

    def need(self) -> Array:
        """Return what leaving takes out of the household, stratum by type [money]."""
        return need(
            household=self.household,
            terms=self.terms,
            help_=no_help(self.household.pay_m),
            claimed=self.claimed,
        )

    def missing(self) -> Array:
        """Return the payment with which the household could just bear it [money]."""
        slack = jnp.exp(-self.terms.means_spread * self.household.means_residual)
        return jnp.maximum(self.need() * slack - self.household.savings, 0.0)

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


def taken(means: Means, *, lifted: Means) -> Array:
    """Return what a term takes out of a household once, stratum by type [money].

    Args:
        means: As it is.
        lifted: Without the term.
    """
    return means.need() - lifted.need()


def short_each_month(means: Means, *, lifted: Means) -> Array:  # noqa: ARG001  (a term that leaves the need as it is)
    """Return what civilian pay falls short of each month, stratum by type [money / month].

    Args:
        means: As it is.
        lifted: Without the term.
    """
    home = means.household
    cost = home.subsistence_m + home.loan_service_m
    return jnp.maximum(cost - home.civilian_pay_m - home.partner_income_m, 0.0)


@dataclass(frozen=True, kw_only=True)
class Constraint:
    """One term of MEANS, how it is lifted, and what it costs: once or each month."""

    id: str
    title: str
    lifted: Callable[[Means], Means]
    cost: Callable[..., Array] = taken
    paid: Literal["once", "monthly"] = "once"


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
        cost=short_each_month,
        paid="monthly",
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


class Binding(NamedTuple):
    """What binds the willing who could not bear leaving by agreement.

    `freed` is the share whom lifting a term frees, `freed_penal` the same of those who
    could not bear staying away with the whole debt, `concerned` the share whom it costs
    something, `to_cover` what it costs those: by constraint, draws first where there are
    many. `missing` and `missing_penal` are the payment with which half of them could bear
    it by either route [money].
    """

    freed: Array
    freed_penal: Array
    concerned: Array
    to_cover: Array
    missing: Array
    missing_penal: Array


def weighted_median(values: Array, *, weights: Array) -> Array:
    """Return the value that half of the weight does not exceed [unit of values].

    Args:
        values: Any shape.
        weights: Not negative, of the same shape.
    """
    order = jnp.argsort(values.ravel())
    reached = jnp.cumsum(weights.ravel()[order])
    return values.ravel()[order][jnp.searchsorted(reached, 0.5 * reached[-1])]


def freed_shares(means: Means, *, willing: Array) -> Array:
    """Return the share of the willing but unable whom lifting each term frees [share].

    Help is left out. The terms overlap, so the shares do not add up.

    Args:
        means: The test, on one route.
        willing: Who would leave, stratum by type; nil outside the unit asked about.
    """
    able = means.able()
    unable = jnp.sum(willing * (1.0 - able))
    freed = [jnp.sum(willing * (one.lifted(means).able() - able)) for one in CONSTRAINTS]
    return jnp.minimum(jnp.stack(freed) / jnp.maximum(unable, 1e-9), 1.0)


def binding_terms(means: Means, *, willing: Array) -> Binding:
    """Return what binds whom, and what would have to be covered, in one draw.

    Args:
        means: The test by agreement.
        willing: Who would leave, stratum by type; nil outside the unit asked about.
    """
    penal = means.on_terms(claimed=jnp.asarray(FULL_CLAIM))
    unable, unable_penal = (willing * (1.0 - one.able()) for one in (means, penal))
    costs = jnp.stack([one.cost(means, lifted=one.lifted(means)) for one in CONSTRAINTS])
    felt = unable * (costs > FELT * means.household.pay_m)
    hit = jnp.sum(felt, axis=(1, 2))
    return Binding(
        freed=freed_shares(means, willing=willing),
        freed_penal=freed_shares(penal, willing=willing),
        concerned=jnp.minimum(hit / jnp.maximum(jnp.sum(unable), 1e-9), 1.0),
        to_cover=jnp.sum(felt * costs, axis=(1, 2)) / jnp.maximum(hit, 1e-9),
        missing=weighted_median(means.missing(), weights=unable),
        missing_penal=weighted_median(penal.missing(), weights=unable_penal),
    )


@dataclass(frozen=True, kw_only=True)
class Constrained:
    """What binds those who would leave, in the unit that leads, by draw.

    The mappings are by constraint; `to_cover` is money in the currency of the case, once
    or each month as the constraint says.
    """

    freed: Mapping[str, Floats]
    freed_penal: Mapping[str, Floats]
    concerned: Mapping[str, Floats]
    to_cover: Mapping[str, Floats]
    missing: Floats
    missing_penal: Floats


def constraints_of(projections: Projections) -> Constrained:
    """Return what binds those who would leave, in the unit that leads, by draw.

    Args:
        projections: All runs; the reference is read.
    """
    problem = projections.simulation.problem
    inside = np.zeros(len(problem.organisation.strata))
    inside[list(problem.organisation.members(problem.case.settings.headline_unit))] = 1.0
    willing = projections.reference.willing_now * inside[:, None]

    def one(pair: tuple[Array, Array]) -> Binding:
        return binding_terms(means_now(problem, scores=pair[0]), willing=pair[1])

    both = (jnp.asarray(projections.draws.parameters), jnp.asarray(willing))
    found = jax.jit(lambda pairs: jax.lax.map(one, pairs, batch_size=32))(both)

    def by_constraint(values: Array) -> Mapping[str, Floats]:
        return {one.id: np.asarray(values[:, i]) for i, one in enumerate(CONSTRAINTS)}

    return Constrained(
        freed=by_constraint(found.freed),
        freed_penal=by_constraint(found.freed_penal),
        concerned=by_constraint(found.concerned),
        to_cover=by_constraint(found.to_cover),
        missing=np.asarray(found.missing),
        missing_penal=np.asarray(found.missing_penal),
    )
