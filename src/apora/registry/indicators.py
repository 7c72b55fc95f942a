"""The quantities that a source and the model can both state."""

from dataclasses import dataclass
from typing import Literal

Scale = Literal["log", "logit"]


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One quantity a claim can be about, and the model series it reads.

    A ratio has a denominator series. `restricted` marks what is never shown below the
    level of an agency in a public edition. `discrepancy` names the parameter that a
    published level adds on the indicator's scale for claims inside the simulated span.
    """

    id: str
    title: str
    unit: str
    nature: Literal["stock", "flow", "share"]
    numerator: str
    denominator: str | None = None
    scale: Scale = "log"
    restricted: bool = False
    discrepancy: str | None = None


def _stock(name: str, title: str, series: str, *, restricted: bool = False) -> Indicator:
    return Indicator(
        id=name,
        title=title,
        unit="persons",
        nature="stock",
        numerator=series,
        restricted=restricted,
    )


def _flow(name: str, title: str, series: str, unit: str = "persons") -> Indicator:
    return Indicator(id=name, title=title, unit=unit, nature="flow", numerator=series)


def _share(
    name: str,
    title: str,
    numerator: str,
    denominator: str,
    *,
    restricted: bool = False,
    discrepancy: str | None = None,
) -> Indicator:
    return Indicator(
        id=name,
        title=title,
        unit="share",
        nature="share",
        numerator=numerator,
        denominator=denominator,
        scale="logit",
        restricted=restricted,
        discrepancy=discrepancy,
    )


INDICATORS: tuple[Indicator, ...] = (
    _stock("headcount", "People in service", "headcount"),
    Indicator(
        id="posts", title="Established posts", unit="posts", nature="stock", numerator="posts"
    ),
    _share("vacancy", "Share of posts vacant", "vacant", "posts"),
    _share("in_post", "Share of posts filled", "headcount", "posts"),
    _flow("applications", "Letters of resignation received", "applications"),
    _flow("decisions", "Letters decided", "decisions"),
    _flow("refusals", "Letters refused", "refusals"),
    _flow("releases", "Letters granted", "releases"),
    _stock(
        "letters_on_file", "Letters on file: waiting or refused", "letters_on_file", restricted=True
    ),
    _stock("waiting", "Letters waiting for a decision", "waiting", restricted=True),
    _flow("departures", "Voluntary departures", "departures"),
    _flow("penal_exits", "Departures with dismissal for absence", "penal_exits"),
    _flow("contract_ends", "Departures at the end of a contract", "contract_ends"),
    _flow("separations", "Separations of every kind", "separations"),
    _flow("other_separations", "Retirements and other separations", "other_separations"),
    _flow("hires", "Hires", "hires"),
    _flow("identifications", "People named for dismissal", "identifications"),
    _flow("dismissals", "People dismissed after being named", "dismissals"),
    _share("willing_share", "Share who would leave", "willing", "headcount", restricted=True),
    _share(
        "able_share", "Share whose household could bear it", "able", "headcount", restricted=True
    ),
    _share("disagree_share", "Share who disagree", "disagreeing", "headcount", restricted=True),
    _flow("absentees", "People who did not come to work", "absentees"),
    _stock("ill_now", "People ill", "ill"),
    _flow("ill_total", "People who fell ill", "infections"),
    _flow("recovered", "People who recovered", "recoveries"),
    _flow("registered_offences", "Offences registered", "registered", "offences"),
    _flow("investigated_offences", "Offences investigated", "investigated", "offences"),
    _share(
        "detection_share",
        "Detection rate",
        "investigated",
        "registered",
        discrepancy="detection_definition",
    ),
    _flow("cases_opened", "Administrative cases opened", "cases_opened", "cases"),
    _flow("cases_lapsed", "Administrative cases lapsed", "cases_lapsed", "cases"),
    _share(
        "lapsed_of_decided",
        "Share lapsed of cases closed in the period",
        "cases_lapsed",
        "cases_decided",
    ),
    _share("lapsed_of_in_hand", "Share lapsed of cases in hand", "cases_lapsed", "cases_in_hand"),
    _share("fines_recovered", "Share of fines recovered", "fines_recovered", "fines_due"),
    _share("judges_in_post", "Share of judges in post", "judges_in_post", "judge_posts"),
    _flow("hours_ordinary", "Hours given to ordinary work", "hours_ordinary", "hours"),
    _flow("hours_extra", "Hours given to extra duties", "hours_extra", "hours"),
    _flow(
        "hours_weekend",
        "Hours that can be put on the street at a weekend",
        "hours_weekend",
        "hours",
    ),
    _share(
        "extra_duty_share", "Share of hours given to extra duties", "hours_extra", "hours_present"
    ),
    _flow("aid_requests", "Requests for support", "aid_requests"),
    _flow("aid_paid", "Leavers whose support was paid", "aid_paid"),
    _flow("aid_money", "Money paid by support programmes", "aid_money", "money"),
    _flow("placements", "Leavers who found civilian work", "placements"),
)

INDICATOR_BY_ID: dict[str, Indicator] = {one.id: one for one in INDICATORS}
