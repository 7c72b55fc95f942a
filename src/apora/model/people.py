"""What a week reports of the people in service, summed over household types."""

from collections.abc import Mapping

import jax.numpy as jnp
from jax import Array

from apora.model.service import ServiceFlows, headcount_by_type
from apora.model.state import InService


def people_by_stratum(
    people: InService, *, flows: ServiceFlows, hires: Array, shares: tuple[Array, Array]
) -> Mapping[str, Array]:
    """Return the series of people in service, by stratum [persons, persons / week].

    Summed as the week is computed, so that no run has to keep flows by type. Those who
    leave disagree as often as others of their type do.

    Args:
        people: At the end of the week, stratum by type.
        flows: Of the week.
        hires: Of the week, stratum by type.
        shares: Who disagrees, and who could bear leaving by agreement [share].
    """
    disagreeing, able = shares
    everyone = headcount_by_type(people)
    letters = people.waiting + people.refused
    departures = flows.releases + flows.penal_exits + flows.contract_ends
    over_types = {
        "headcount": everyone,
        "willing": people.willing + letters,
        "waiting": people.waiting,
        "refused": people.refused,
        "letters_on_file": letters,
        "identified": people.named_new + people.named_late,
        "disagreeing": everyone * disagreeing,
        "able": everyone * able,
        "willing_able": people.willing * able + letters,
        "decisions": flows.releases + flows.refusals,
        "departures": departures,
        "critics_leaving": departures * disagreeing,
        "separations": flows.exits(),
        "hires": hires,
    } | flows._asdict()
    return {name: jnp.sum(values, axis=-1) for name, values in over_types.items()}


def residual_in_service(
    before: InService, *, after: InService, flows: ServiceFlows, hires: Array
) -> Array:
    """Return the largest imbalance of people in service in one week [persons].

    Before - exits + hires = after, for each stratum and type.

    Args:
        before: At the start of the week.
        after: At its end.
        flows: Of the week.
        hires: Of the week, stratum by type.
    """
    left = headcount_by_type(before) - flows.exits() + hires - headcount_by_type(after)
    return jnp.max(jnp.abs(left))
