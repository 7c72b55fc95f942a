"""Are the originals those that were put into custody, and projections those that were made?"""

from apora.errors import Problem
from apora.evidence.checks.bench import Bench
from apora.evidence.custody import LOG, ORIGINALS, broken_links, in_custody, sha256_of
from apora.evidence.ledger import edited_entries
from apora.evidence.nearest import clipped, did_you_mean


def custody_broken(bench: Bench) -> list[Problem]:
    """Return a problem for a log that was edited."""
    rows, problems = bench.custody
    named = [
        Problem(where=one.where, what=one.what, remedy=one.remedy, rule="custody_broken")
        for one in problems
    ]
    return named or broken_links(rows)


def ledger_broken(bench: Bench) -> list[Problem]:
    """Return a problem for every projection that was edited or taken out of the ledger."""
    entries, problems = bench.ledger
    named = [
        Problem(where=one.where, what=one.what, remedy=one.remedy, rule="ledger_broken")
        for one in problems
    ]
    return named or edited_entries(entries)


def original_changed(bench: Bench) -> list[Problem]:
    """Return a problem for every original whose hash, recomputed, is not the one on record."""
    folder = bench.case.folder
    found = []
    for row in in_custody(bench.custody[0]):
        path = folder / row.file
        if not _is_inside(row.file) or not path.is_file():
            continue
        digest = sha256_of(path)
        if digest != row.sha256:
            found.append(
                Problem(
                    where=f"{LOG}, {clipped(row.file)}",
                    what=f"the file has another SHA-256 than on record: {digest}.",
                    remedy="Put the original back as it was; a new edition is kept beside it.",
                    rule="original_changed",
                )
            )
    return found


def original_missing(bench: Bench) -> list[Problem]:
    """Return a problem for every original that is gone without a tombstone.

    A folder shared without its originals is warned of once.
    """
    folder = bench.case.folder
    gone = [
        row
        for row in in_custody(bench.custody[0])
        if not _is_inside(row.file) or not (folder / row.file).is_file()
    ]
    if gone and not (folder / ORIGINALS).is_dir():
        return [
            Problem(
                where=ORIGINALS,
                what=f"the folder is not there: {len(gone)} originals could not be verified.",
                remedy="Put the folder there to have every hash recomputed.",
                rule="original_missing",
                severity="warning",
            )
        ]
    return [
        Problem(
            where=f"{LOG}, {clipped(row.file)}",
            what="the file is gone, and no row says that it was removed.",
            remedy=f"Put it back, or say why with `apora remove CASE {clipped(row.source)}`.",
            rule="original_missing",
        )
        for row in gone
    ]


def original_without_source(bench: Bench) -> list[Problem]:
    """Return a problem for every original kept of a source that is not in sources.csv."""
    return [
        Problem(
            where=f"{LOG}, row {row.number + 1}, source",
            what=f'"{clipped(row.source)}" is not a source of sources.csv.',
            remedy=did_you_mean(row.source, known=bench.sources),
            rule="original_without_source",
        )
        for row in in_custody(bench.custody[0])
        if row.source not in bench.sources
    ]


def _is_inside(name: str) -> bool:
    return name.startswith(f"{ORIGINALS}/") and ".." not in name and "\\" not in name
