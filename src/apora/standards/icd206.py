"""Sourcing: ICD 206 and ICS 206-01 (2024)."""

from collections.abc import Iterator
from functools import partial

from apora.errors import Problem
from apora.evidence.records import main_text
from apora.standards.dossier import Dossier
from apora.standards.item import Item, failing

STANDARD = "ICD 206 and ICS 206-01"
_FEWEST_WORDS = 3


def linked(dossier: Dossier) -> Iterator[Problem]:
    """Yield every claim that a page does not lead to in one step."""
    for page in dossier.pages.values():
        for row in dossier.results.get("claims", ()):
            if not page.has_anchor(f"claim-{row['id']}"):
                yield failing(
                    f"out/{page.name}, {row['id']}",
                    what="the claim has no row on the page that numbers could link to.",
                    remedy="Write the report anew with this version.",
                    label="S206-1",
                )


def quoted(dossier: Dossier) -> list[Problem]:
    """Return every quotation that does not stand in its frozen text."""
    return dossier.of_rules("quote_not_found", "quote_found_twice", "quote_inside_a_word")


def dated(dossier: Dossier) -> list[Problem]:
    """Return every date that cannot be read: held, published and read are kept apart."""
    return dossier.of_rules("date_not_read", "later_than_published", "read_before_published")


def counted_once(dossier: Dossier) -> list[Problem]:
    """Return every origin that is counted more than once."""
    return dossier.of_rules("said_twice", "confirmed_by_nobody")


def described(dossier: Dossier) -> Iterator[Problem]:
    """Yield every source in use whose descriptor is no sentence."""
    for name in dossier.sources_used:
        source = dossier.bench.sources.get(name)
        words = main_text(source.grade_why).split() if source else []
        if len(words) < _FEWEST_WORDS or any("://" in one for one in words[:_FEWEST_WORDS]):
            yield failing(
                f"sources.csv, {name}, grade_why",
                what=f'"{" ".join(words)}" is no sentence.',
                remedy="Say what affects its quality: access, record, motive, age, completeness.",
                label="S206-4",
            )


def hashed(dossier: Dossier) -> list[Problem]:
    """Return every file kept whose hash is not the one on record."""
    return dossier.of_rules(
        "hash_mismatch", "unusable_text", "original_changed", "original_missing", "custody_broken"
    )


def read_by_machine(dossier: Dossier) -> Iterator[Problem]:
    """Yield every claim in use whose reading the results do not show, and a missing version."""
    if not dossier.results.get("case", {}).get("version"):
        yield failing(
            "out/results.json, case, version",
            what="the version that read the numbers is not named.",
            remedy="Assess the case anew.",
            label="S206-6",
        )
    for row in dossier.results.get("claims", ()):
        if row["use"] == "calibrate" and not row["read_as"]:
            yield failing(
                f"out/results.json, {row['id']}",
                what="how its number was read is not shown.",
                remedy="Assess the case anew, or write `reads` in claims.csv.",
                label="S206-6",
            )


_item = partial(Item, standard=STANDARD)
ITEMS = (
    _item(
        label="S206-1",
        demand="Each number leads to its row, and each quotation stands in its text",
        test=lambda dossier: [*linked(dossier), *quoted(dossier)],
        needs="pages",
    ),
    _item(
        label="S206-2",
        demand="Three dates apart: when it held, was published, was read",
        test=dated,
    ),
    _item(label="S206-3", demand="Each origin counts once", test=counted_once),
    _item(label="S206-4", demand="Each source has a descriptor, a sentence", test=described),
    _item(label="S206-5", demand="Every file kept has the hash on record", test=hashed),
    _item(
        label="S206-6",
        demand="What a machine read is shown with the version that read it",
        test=read_by_machine,
        needs="results",
    ),
)
