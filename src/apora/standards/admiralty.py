"""Grading of sources and information: the Admiralty code, and the 3x5x2 of British police."""

from collections.abc import Iterator
from functools import partial

from apora.errors import Problem
from apora.evidence.grades import STANDARD as GRADES
from apora.evidence.other_grades import suggested
from apora.evidence.records import main_text
from apora.standards.dossier import Dossier
from apora.standards.item import Item, failing

STANDARD = "Admiralty code"
LETTERS = "ABCDEF"
MOST_ON_DIAGONAL = 0.8
"""Above this share letter and digit were not judged apart [share]."""
FEWEST_CLAIMS = 10
"""With fewer claims the diagonal says nothing."""


def two_reasons(dossier: Dossier) -> Iterator[Problem]:
    """Yield every source in use whose letter has no reason of its own."""
    for name in dossier.sources_used:
        source = dossier.bench.sources.get(name)
        if source is not None and not main_text(source.grade_why).strip():
            yield failing(
                f"sources.csv, {name}, grade_why",
                what="missing.",
                remedy="Give the letter its own reason, apart from any one claim.",
                label="SADM-1",
            )


def confirmed(dossier: Dossier) -> list[Problem]:
    """Return every digit 1 without a claim of another origin."""
    return dossier.of_rules("confirmed_by_nobody")


def wide_not_middle(_dossier: Dossier) -> Iterator[Problem]:
    """Yield what makes F or 6 a middle in the set of assumptions."""
    narrow = GRADES.letter_sd["F"] < max(GRADES.letter_sd[one] for one in "ABC")
    sure = GRADES.off_topic[6] < max(GRADES.off_topic[one] for one in (1, 2, 3))
    if narrow or sure:
        yield failing(
            "evidence.grades",
            what="F or 6 is taken as narrower than a grade that was judged.",
            remedy="Widen it: what cannot be judged is wide, not middling.",
            label="SADM-3",
        )


def diagonal(dossier: Dossier) -> float:
    """Return the share of claims whose letter and digit have the same rank [share]."""
    total = sum(dossier.grid.values())
    same = sum(dossier.grid[one, LETTERS.index(one) + 1] for one in LETTERS)
    return same / total if total else 0.0


def judged_apart(dossier: Dossier) -> Iterator[Problem]:
    """Yield that letters and digits lie on the diagonal."""
    share = diagonal(dossier)
    if sum(dossier.grid.values()) >= FEWEST_CLAIMS and share > MOST_ON_DIAGONAL:
        yield failing(
            "claims.csv, credibility",
            what=f"{share:.0%} of the claims have the digit of their source's letter.",
            remedy="Give the digits anew with the names of the sources hidden.",
            label="SADM-4",
        )


def converted(dossier: Dossier) -> Iterator[Problem]:
    """Yield every grade of another scheme that cannot be read."""
    for source in dossier.case.sources:
        if source.graded_as and suggested(source.graded_as) is None:
            yield failing(
                f"sources.csv, {source.id}, graded_as",
                what=f'"{source.graded_as}" is no grade of the 3x5x2 scheme.',
                remedy="Write it as given, as in `3x5x2 2 C P`; or empty the cell.",
                label="SADM-5",
            )


def halved_and_doubled(dossier: Dossier) -> Iterator[Problem]:
    """Yield that the results do not say what the set of assumptions does."""
    if dossier.results.get("status") == "evidence only":
        return
    told = {
        str(row["name"])
        for row in dossier.results.get("changes", ())
        if row["what"] == "grades" and row["reliable"]
    }
    listed = {str(row["id"]) for row in dossier.results.get("assumptions", ())}
    if untold := [name for name in ("halved", "doubled") if name not in told]:
        yield failing(
            "out/results.json, changes",
            what=f"how main points move with the grades {' and '.join(untold)} is not settled.",
            remedy=f"Fit it: `apora calibrate CASE --deep --only {' --only '.join(untold)}`.",
            label="SADM-6",
        )
    if not {"grade.A", "credibility.1"} <= listed:
        yield failing(
            "out/results.json, assumptions",
            what="what letters and digits are taken to mean is not listed.",
            remedy="Assess the case anew with this version.",
            label="SADM-6",
        )


def grid_text(dossier: Dossier) -> str:
    """Return how many claims have each letter and digit, as a table."""
    head = "      " + "".join(f"{digit:>5}" for digit in range(1, 7))
    rows = [
        f"    {letter} "
        + "".join(f"{dossier.grid[letter, digit] or '.':>5}" for digit in range(1, 7))
        for letter in LETTERS
    ]
    return "\n".join([head, *rows])


_item = partial(Item, standard=STANDARD)
ITEMS = (
    _item(label="SADM-1", demand="Letter and digit are two fields", test=two_reasons),
    _item(label="SADM-2", demand="The best digit has a claim of another origin", test=confirmed),
    _item(
        label="SADM-3",
        demand="No single score; the last letter and the last digit are wide",
        test=wide_not_middle,
    ),
    _item(label="SADM-4", demand="Letters and digits are judged apart", test=judged_apart),
    _item(label="SADM-5", demand="Grades of another scheme are kept as given", test=converted),
    _item(
        label="SADM-6",
        demand="What grades mean is listed, halved and doubled",
        test=halved_and_doubled,
        needs="results",
    ),
)
