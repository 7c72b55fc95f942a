"""The weekly series that the model reports, by stratum.

Index 0 of the week axis is the calm week before the simulation starts: its stocks are
the fixed point and its flows are what a calm week holds. Week 1 is the first week of the
calendar. Stocks are read at the end of their week, flows are totals over it.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["stock", "flow", "level"]
Falls = Literal["week", "weekend"]


@dataclass(frozen=True, kw_only=True)
class Series:
    """One weekly series: its name, whether it is a stock, flow or level, its unit.

    `falls` says on which days of its week a flow falls.
    """

    id: str
    kind: Kind
    unit: str
    meaning: str
    falls: Falls = "week"


def _stock(name: str, unit: str, meaning: str) -> Series:
    return Series(id=name, kind="stock", unit=unit, meaning=meaning)


def _flow(name: str, unit: str, meaning: str) -> Series:
    return Series(id=name, kind="flow", unit=unit, meaning=meaning)


SERIES: tuple[Series, ...] = (
    _stock("posts", "posts", "established posts"),
    _stock("headcount", "persons", "people in service"),
    _stock("vacant", "posts", "posts less people in service"),
    _stock("willing", "persons", "would leave, with or without a letter in"),
    _stock("waiting", "persons", "letter in, no decision yet"),
    _stock("refused", "persons", "letter turned down, still in service"),
    _stock("letters_on_file", "persons", "waiting or refused"),
    _stock("identified", "persons", "named for dismissal, still in service"),
    _stock("disagreeing", "persons", "disagree, whether or not they would leave"),
    _stock("able", "persons", "household could bear leaving by agreement"),
    _stock("willing_able", "persons", "would leave and could bear it"),
    _stock("ill", "persons", "ill at the end of the week"),
    _stock("searching", "persons", "left and without work, not on the programme"),
    _stock("aided", "persons", "left and on the programme"),
    _stock("employed", "persons", "left and in civilian work"),
    _stock(
        "cases_in_hand",
        "cases",
        "administrative cases worked on in the week: open at its start, or new",
    ),
    _flow("applications", "persons", "letters handed in"),
    _flow("decisions", "persons", "letters decided"),
    _flow("refusals", "persons", "letters turned down"),
    _flow("releases", "persons", "letters granted, by agreement"),
    _flow("withdrawals", "persons", "letters taken back, and refused who give up"),
    _flow("penal_exits", "persons", "stay away and are dismissed for absence"),
    _flow("contract_ends", "persons", "leave when the contract runs out"),
    _flow("departures", "persons", "own wish: releases, penal exits, contract ends"),
    _flow("critics_leaving", "persons", "departures by own wish of people who disagree"),
    _flow("identifications", "persons", "newly named for dismissal"),
    _flow("dismissals", "persons", "dismissed after being named"),
    _flow("other_separations", "persons", "retirement, death, transfer and the like"),
    _flow("separations", "persons", "every exit"),
    _flow("hires", "persons", "people who join"),
    _flow("absentees", "persons", "did not come to work in the week"),
    _flow("infections", "persons", "fell ill in the outside wave"),
    _flow("recoveries", "persons", "recovered"),
    _flow("registered", "offences", "offences registered"),
    _flow("investigated", "offences", "offences detected"),
    _flow("cases_opened", "cases", "administrative cases opened"),
    _flow("cases_processed", "cases", "administrative cases that reached a decision"),
    _flow("cases_lapsed", "cases", "administrative cases that ran out of time"),
    _flow("cases_decided", "cases", "processed or lapsed"),
    _flow("hours_present", "hours", "hours present"),
    _flow("hours_ordinary", "hours", "hours given to ordinary work"),
    _flow("hours_extra", "hours", "hours given to extra duties"),
    Series(
        id="hours_weekend",
        kind="flow",
        unit="hours",
        falls="weekend",
        meaning="hours that can be put on the street at a weekend",
    ),
    _flow("aid_requests", "persons", "leavers who ask for support"),
    _flow("aid_paid", "persons", "leavers whose support is paid"),
    _flow("aid_money", "money", "money paid out to leavers and for running the programme"),
    _flow("placements", "persons", "leavers who find civilian work"),
    Series(id="fatigue", kind="level", unit="persons", meaning="fatigue x headcount"),
    Series(id="fines_due", kind="level", unit="fines", meaning="one"),
    Series(id="fines_recovered", kind="level", unit="fines", meaning="share recovered"),
    Series(id="judge_posts", kind="level", unit="posts", meaning="one"),
    Series(id="judges_in_post", kind="level", unit="posts", meaning="share in post"),
)

SERIES_INDEX: dict[str, int] = {series.id: i for i, series in enumerate(SERIES)}
