"""The stocks that people pass through, and every flow between them: the model at a glance.

The diagram in `docs/explanation/model.md` is drawn from these two tables.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Part: TypeAlias = Literal["service", "after", "outside"]


@dataclass(frozen=True, kw_only=True)
class Stock:
    """Where people are counted: in service, after it, or out of view."""

    id: str
    part: Part
    meaning: str


@dataclass(frozen=True, kw_only=True)
class Flow:
    """People who move from one stock to another in a week, and at what hazard.

    `made_by` is the function of the model that says how many, as module.function.
    """

    source: str
    target: str
    meaning: str
    hazard: str
    made_by: str


def _s(name: str, part: Part, meaning: str) -> Stock:
    return Stock(id=name, part=part, meaning=meaning)


STOCKS: tuple[Stock, ...] = (
    _s("settled", "service", "settled"),
    _s("willing", "service", "would leave, no letter in"),
    _s("waiting", "service", "letter in, no decision"),
    _s("refused", "service", "letter turned down"),
    _s("named_new", "service", "named for dismissal, first stage"),
    _s("named_late", "service", "named for dismissal, second stage"),
    _s("eligible", "after", "looking for work, may ask for support"),
    _s("other", "after", "looking for work, no support"),
    _s("requested", "after", "asked for support, being checked"),
    _s("aided", "after", "looking for work with support"),
    _s("employed", "after", "in civilian work"),
    _s("outside", "outside", "outside"),
)
STAYS: tuple[str, ...] = ("settled", "willing", "waiting", "refused")
"""Stocks in service of people who are not named for dismissal."""


def _f(source: str, target: str, meaning: str, hazard: str, made_by: str) -> Flow:
    return Flow(source=source, target=target, meaning=meaning, hazard=hazard, made_by=made_by)


_SERVICE = "service_hazards.service_hazards"
_CASELOAD = "support.caseload_after_week"

FLOWS: tuple[Flow, ...] = (
    _f("outside", "settled", "hires", "calm ones, and the delayed rest", "step.hires_now"),
    _f(
        "settled",
        "willing",
        "come to wish",
        "κ·σ(η)",
        "willingness.making_up_minds_hazards_w",
    ),
    _f(
        "willing",
        "settled",
        "drop the wish",
        "κ·(1 - σ(η))",
        "willingness.making_up_minds_hazards_w",
    ),
    _f("willing", "waiting", "hand in a letter", "a·able(agreement)", _SERVICE),
    _f("waiting", "refused", "are refused", "d·ρ", _SERVICE),
    _f("waiting", "willing", "take it back", "u", _SERVICE),
    _f("refused", "willing", "give up", "u", _SERVICE),
    _f("waiting", "eligible", "are released", "d·(1 - ρ)", _SERVICE),
    _f("willing", "eligible", "stay away", "p/10·able(full debt)", _SERVICE),
    _f("refused", "eligible", "stay away", "p·able(full debt)/able(agreement)", _SERVICE),
    *(
        _f(one, "eligible", "contract ends", "able(no debt)/contract length", _SERVICE)
        for one in ("willing", "waiting", "refused")
    ),
    *(
        _f(
            one,
            "named_new",
            "are named",
            "i·drive·σ(η + gap)",
            "dismissals.identification_hazard_w",
        )
        for one in STAYS
    ),
    _f("named_new", "named_late", "pass the first stage", "2/delay", "dismissals.delay_share"),
    _f("named_late", "eligible", "are dismissed", "2/delay", "dismissals.delay_share"),
    *(
        _f(one, "outside", "other separations", "b", "service_hazards.lasting_hazards")
        for one in (*STAYS, "named_new", "named_late")
    ),
    _f("eligible", "requested", "ask for support", "open·request·reach", "week.programme_by_week"),
    _f("requested", "aided", "are paid", "least of money, hands, need", "support.settle_requests"),
    _f("requested", "other", "wrongly refused", "share of decisions", "support.settle_requests"),
    *(
        _f(one, "employed", "find work", "1/months to find work", _CASELOAD)
        for one in ("eligible", "other", "requested", "aided")
    ),
)
