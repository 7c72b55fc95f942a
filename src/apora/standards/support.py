"""What a judgement rests on: its claims, their origins and grades, and how far they agree."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from apora.evidence.checks.bench import Heeded
from apora.evidence.observations import origin_key
from apora.evidence.records import Judgement, main_text
from apora.standards.dossier import Dossier

Evidence: TypeAlias = Literal["limited", "medium", "robust"]
Level: TypeAlias = Literal["low", "medium", "high"]
RANK: Mapping[str, int] = {"low": 0, "limited": 0, "medium": 1, "high": 2, "robust": 2}
MANY_ORIGINS = 3
GOOD_LETTERS = frozenset({"A", "B"})
FAIR_LETTERS = frozenset({"A", "B", "C"})
SOME_CONFLICT = 1.0 / 3.0
"""Share of claims in conflict above which agreement is low."""


@dataclass(frozen=True, kw_only=True)
class Support:
    """The sources behind a judgement, counted."""

    claims: tuple[str, ...]
    origins: tuple[str, ...]
    grades: Mapping[str, int]
    oldest: date | None
    newest: date | None
    conflicts: tuple[str, ...]
    not_compared: tuple[str, ...]
    first_hand: bool

    @property
    def evidence(self) -> Evidence:
        """How much evidence there is, from independent origins and their grades."""
        good = sum(self.grades.get(one, 0) for one in GOOD_LETTERS)
        if len(self.origins) >= MANY_ORIGINS and good > 1:
            return "robust"
        fair = sum(self.grades.get(one, 0) for one in FAIR_LETTERS)
        return "medium" if len(self.origins) > 1 and fair else "limited"

    @property
    def agreement(self) -> Level:
        """How far the claims agree; not highly where one could not be held against the rest."""
        if not self.conflicts:
            return "medium" if self.not_compared else "high"
        return "low" if len(self.conflicts) > SOME_CONFLICT * len(self.claims) else "medium"

    @property
    def confidence(self) -> Level:
        """The confidence that evidence and agreement allow: the lower of the two."""
        return min(("medium" if self.evidence == "medium" else
                    "high" if self.evidence == "robust" else "low", self.agreement),
                   key=lambda one: RANK[one])  # fmt: skip

    def text(self) -> str:
        """Return the summary in a sentence."""
        single = "single source; " if len(self.origins) == 1 else ""
        grades = ", ".join(f"{count} of grade {one}" for one, count in sorted(self.grades.items()))
        dates = f"from {self.oldest} to {self.newest}" if self.oldest else "without a date"
        found = (("in conflict", self.conflicts), ("not compared", self.not_compared))
        said = [f"{what}: {', '.join(claims)}" for what, claims in found if claims]
        conflict = "; ".join(said) or "no conflict"
        return (
            f"{single}{_count(len(self.claims), 'claim')} of {_count(len(self.origins), 'origin')} "
            f"({grades}), {dates}; {conflict}; evidence {self.evidence}, agreement "
            f"{self.agreement}, so confidence is at most {self.confidence}."
        )


def support_of(judgement: Judgement, *, dossier: Dossier) -> Support | None:
    """Return what a judgement rests on; nothing where it names no claim of the case.

    Args:
        judgement: Of the analyst.
        dossier: The case.
    """
    wanted = set(judgement.claims)
    return support_by([one for one in dossier.bench.claims if one.claim.id in wanted], dossier)


def support_by(claims: Iterable[Heeded], dossier: Dossier) -> Support | None:
    """Return what some claims amount to; nothing where there is none.

    Args:
        claims: The claims.
        dossier: The case.
    """
    heeded = list(claims)
    if not heeded:
        return None
    sources = dossier.bench.sources
    days = [one.days for one in heeded if one.days is not None]
    ends = [day for one in days for day in (one.lower, one.upper) if date.min < day < date.max]
    held = {row["id"]: row.get("conflict") for row in dossier.results.get("claims", ())}
    graded = [sources[one.claim.source].grade for one in heeded if one.claim.source in sources]
    return Support(
        claims=tuple(one.claim.id for one in heeded),
        origins=tuple(dict.fromkeys(origin_key(one.claim) for one in heeded)),
        grades=Counter(graded),
        oldest=min(ends, default=None),
        newest=max(ends, default=None),
        conflicts=tuple(one.claim.id for one in heeded if held.get(one.claim.id)),
        not_compared=tuple(one.claim.id for one in heeded if held.get(one.claim.id) is None),
        first_hand=any(
            not main_text(one.claim.origin).strip()
            and one.claim.source in sources
            and sources[one.claim.source].grade in FAIR_LETTERS
            for one in heeded
        ),
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
