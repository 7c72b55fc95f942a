"""One week of the people in service: every flow out of every stock."""

from typing import NamedTuple

import jax.numpy as jnp
from jax import Array

from apora.model.hazards import competing_flows_w
from apora.model.release import ReleaseHazards
from apora.model.state import InService


class ServiceHazards(NamedTuple):
    """Hazards of one week, stratum by type [1 / week]."""

    to_willing: Array
    to_settled: Array
    release: ReleaseHazards
    named: Array
    pass_stage: Array
    other: Array


class ServiceFlows(NamedTuple):
    """Flows of one week, stratum by type [persons / week]."""

    applications: Array
    releases: Array
    refusals: Array
    withdrawals: Array
    penal_exits: Array
    contract_ends: Array
    identifications: Array
    dismissals: Array
    other_separations: Array

    def exits_by_route(self) -> Array:
        """Return exits by the routes of the caseload, ... by route [persons / week].

        By agreement, by staying away, at the end of the contract, dismissed after being
        named; other separations leave the field of view.
        """
        routes = (self.releases, self.penal_exits, self.contract_ends, self.dismissals)
        return jnp.stack([jnp.sum(route, axis=-1) for route in routes], axis=-1)

    def exits_for_caseload(self, *, eligible: Array) -> tuple[Array, Array, Array]:
        """Return exits by route, those of them eligible, and every exit by stratum.

        Stratum by route, and by stratum [persons / week].

        Args:
            eligible: Who may be supported, stratum by type [share].
        """
        routes = (self.releases, self.penal_exits, self.contract_ends, self.dismissals)
        by_route = self.exits_by_route()
        supported = jnp.stack([jnp.sum(route * eligible, axis=-1) for route in routes], axis=-1)
        other = jnp.sum(self.other_separations, axis=-1)
        return by_route, supported, jnp.sum(by_route, axis=-1) + other

    def exits(self) -> Array:
        """Return everyone who leaves the service, stratum by type [persons / week]."""
        return (
            self.releases
            + self.penal_exits
            + self.contract_ends
            + self.dismissals
            + self.other_separations
        )


def service_after_week(
    people: InService, *, hazards: ServiceHazards
) -> tuple[InService, ServiceFlows]:
    """Return the people in service after one week, before hires, and the flows.

    Args:
        people: At the start of the week.
        hazards: Hazards of the week.
    """
    h, r = hazards, hazards.release
    s_will, s_named, s_other = competing_flows_w(
        people.settled, hazards_w=(h.to_willing, h.named, h.other)
    )
    w_settle, w_apply, w_penal, w_end, w_named, w_other = competing_flows_w(
        people.willing,
        hazards_w=(h.to_settled, r.apply, r.penal_willing, r.contract_end, h.named, h.other),
    )
    q_grant, q_refuse, q_back, q_end, q_named, q_other = competing_flows_w(
        people.waiting,
        hazards_w=(r.grant, r.refuse, r.withdraw, r.contract_end, h.named, h.other),
    )
    r_back, r_penal, r_end, r_named, r_other = competing_flows_w(
        people.refused,
        hazards_w=(r.withdraw, r.penal_refused, r.contract_end, h.named, h.other),
    )
    n_pass, n_other = competing_flows_w(people.named_new, hazards_w=(h.pass_stage, h.other))
    l_pass, l_other = competing_flows_w(people.named_late, hazards_w=(h.pass_stage, h.other))
    named = s_named + w_named + q_named + r_named
    after = InService(
        settled=people.settled - s_will - s_named - s_other + w_settle,
        willing=people.willing
        + s_will
        + q_back
        + r_back
        - (w_settle + w_apply + w_penal + w_end + w_named + w_other),
        waiting=people.waiting
        + w_apply
        - (q_grant + q_refuse + q_back + q_end + q_named + q_other),
        refused=people.refused + q_refuse - (r_back + r_penal + r_end + r_named + r_other),
        named_new=people.named_new + named - n_pass - n_other,
        named_late=people.named_late + n_pass - l_pass - l_other,
    )
    return after, ServiceFlows(
        applications=w_apply,
        releases=q_grant,
        refusals=q_refuse,
        withdrawals=q_back + r_back,
        penal_exits=w_penal + r_penal,
        contract_ends=w_end + q_end + r_end,
        identifications=named,
        dismissals=l_pass,
        other_separations=s_other + w_other + q_other + r_other + n_other + l_other,
    )


def headcount_by_type(people: InService) -> Array:
    """Return people in service, stratum by type [persons]."""
    return sum(people[1:], start=people[0])
