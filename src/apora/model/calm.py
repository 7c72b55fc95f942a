"""The calm week: the fixed point that every run starts from."""

from jax import Array

from apora.model.hazards import share_leaving_per_hazard
from apora.model.service import ServiceHazards
from apora.model.state import InService


def calm_stocks(*, people: Array, hazards: ServiceHazards) -> InService:
    """Return the stocks that a calm week leaves as they are [persons].

    Every leaver is replaced by a settled newcomer of the same type, so each type is a
    closed chain of four states; its balance equations are solved by elimination, with
    the willing as one.

    Args:
        people: People in service, stratum by type [persons].
        hazards: Hazards of a calm week.
    """
    h, r = hazards, hazards.release
    willing_total = h.to_settled + r.apply + r.penal_willing + r.contract_end + h.other
    waiting_total = r.grant + r.refuse + r.withdraw + r.contract_end + h.other
    refused_total = r.withdraw + r.penal_refused + r.contract_end + h.other
    settled_total = h.to_willing + h.other
    from_willing = share_leaving_per_hazard(willing_total)
    from_waiting = share_leaving_per_hazard(waiting_total)
    from_refused = share_leaving_per_hazard(refused_total)
    waiting = from_willing * r.apply / (from_waiting * waiting_total)
    refused = waiting * from_waiting * r.refuse / (from_refused * refused_total)
    back = waiting * from_waiting * r.withdraw + refused * from_refused * r.withdraw
    leaving_willing = from_willing * willing_total
    to_willing = share_leaving_per_hazard(settled_total) * h.to_willing
    settled = (leaving_willing - back) / to_willing
    scale = people / (settled + 1.0 + waiting + refused)
    nobody = scale * 0.0
    return InService(
        settled=settled * scale,
        willing=scale,
        waiting=waiting * scale,
        refused=refused * scale,
        named_new=nobody,
        named_late=nobody,
    )
