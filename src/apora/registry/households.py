"""What a case says of households: amounts with their spread, shares with their range."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class HouseholdItem:
    """One row that `households.csv` must hold.

    For an `amount` the three points are the spread between households; for a `share` they
    are the uncertainty about one share (which is then a parameter that calibration
    learns).
    """

    id: str
    form: Literal["amount", "share"]
    unit: str
    meaning: str


HOUSEHOLD_ITEMS: tuple[HouseholdItem, ...] = (
    HouseholdItem(id="pay", form="amount", unit="money per month", meaning="pay in service"),
    HouseholdItem(
        id="civilian_pay", form="amount", unit="ratio", meaning="civilian pay over pay in service"
    ),
    HouseholdItem(
        id="loan_service",
        form="amount",
        unit="money per month",
        meaning="loan service of those with loans",
    ),
    HouseholdItem(
        id="partner_income",
        form="amount",
        unit="money per month",
        meaning="partner's income where there is one",
    ),
    HouseholdItem(
        id="household_size", form="amount", unit="persons", meaning="people in the household"
    ),
    HouseholdItem(id="savings", form="amount", unit="months of pay", meaning="savings"),
    HouseholdItem(
        id="subsistence", form="amount", unit="money per month", meaning="subsistence a head"
    ),
    HouseholdItem(
        id="with_loan", form="share", unit="share", meaning="households with unpaid loans"
    ),
    HouseholdItem(
        id="no_partner_income", form="share", unit="share", meaning="no partner with an income"
    ),
    HouseholdItem(
        id="no_profession", form="share", unit="share", meaning="without a civilian profession"
    ),
    HouseholdItem(
        id="owes_training", form="share", unit="share", meaning="owes the cost of training"
    ),
    HouseholdItem(id="implicated", form="share", unit="share", meaning="implicated in crimes"),
)

HOUSEHOLD_BY_ID: dict[str, HouseholdItem] = {one.id: one for one in HOUSEHOLD_ITEMS}
