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


class FlowsOut(NamedTuple):
    """What leaves each stock in one week, one flow a cause [persons / week]."""

    settled: tuple[Array, ...]
    willing: tuple[Array, ...]
    waiting: tuple[Array, ...]
    refused: tuple[Array, ...]
    named_new: tuple[Array, ...]
    named_late: tuple[Array, ...]


def flows_out(people: InService, *, hazards: ServiceHazards) -> FlowsOut:
    """Return what leaves each stock: all causes compete within the week [persons / week].

    Args:
        people: At the start of the week.
        hazards: Hazards of the week.
    """
    h, r = hazards, hazards.release
    causes = FlowsOut(
        settled=(h.to_willing, h.named, h.other),
        willing=(h.to_settled, r.apply, r.penal_willing, r.contract_end, h.named, h.other),
        waiting=(r.grant, r.refuse, r.withdraw, r.contract_end, h.named, h.other),
        refused=(r.withdraw, r.penal_refused, r.contract_end, h.named, h.other),
        named_new=(h.pass_stage, h.other),
        named_late=(h.pass_stage, h.other),
    )
    return FlowsOut(
        *(
            competing_flows_w(stock, hazards_w=of_stock)
            for stock, of_stock in zip(people, causes, strict=True)
        )
    )


def service_after_week(
    people: InService, *, hazards: ServiceHazards
) -> tuple[InService, ServiceFlows]:
    """Return the people in service after one week, before hires, and the flows.

    Args:
        people: At the start of the week.
        hazards: Hazards of the week.
    """
    out = flows_out(people, hazards=hazards)
    s_will, s_named, s_other = out.settled
    w_settle, w_apply, w_penal, w_end, w_named, w_other = out.willing
    q_grant, q_refuse, q_back, q_end, q_named, q_other = out.waiting
    r_back, r_penal, r_end, r_named, r_other = out.refused
    n_pass, n_other = out.named_new
    l_pass, l_other = out.named_late
    named = s_named + w_named + q_named + r_named
    after = InService(
        settled=people.settled - _all(out.settled) + w_settle,
        willing=people.willing - _all(out.willing) + s_will + q_back + r_back,
        waiting=people.waiting - _all(out.waiting) + w_apply,
        refused=people.refused - _all(out.refused) + q_refuse,
        named_new=people.named_new - _all(out.named_new) + named,
        named_late=people.named_late - _all(out.named_late) + n_pass,
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


def _all(flows: tuple[Array, ...]) -> Array:
    return sum(flows[1:], start=flows[0])


def headcount_by_type(people: InService) -> Array:
    """Return people in service, stratum by type [persons]."""
    return sum(people[1:], start=people[0])
