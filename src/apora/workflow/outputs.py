"""The outputs of a run, put in place as a whole."""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias

from apora.results.edition import public_edition, restricted_edition
from apora.store.digests import digest_of
from apora.store.publish import published_digest, published_files, publishing
from apora.store.steps import Store
from apora.workflow.public_draws import write_public_draws

POSTERIOR = "posterior.nc"
RESTRICTED = "restricted"
RESULTS = "results.json"
Standards: TypeAlias = Callable[[Path], Sequence[Mapping[str, Any]]]
"""Holds the outputs in a folder against published standards: a row an item."""
Status: TypeAlias = Literal["accepted", "not accepted", "evidence only"]

READ_FIRST = {
    "accepted": "Read the main points first; each number shows what kind it is.",
    "not accepted": "The calibration was NOT accepted; every output is stamped with it.",
    "evidence only": "The case cannot carry a model yet: this is the evidence report.",
}


DOUBTS = {
    "no_room": "The priors leave no room for {claims}: check how it is read, and the priors.",
    "contradiction": "The claims contradict each other. Further from what all others imply than "
    "chance allows: {claims}. Settle it (`apora settle`) before relying on what rests on both.",
    "uninformed": "The evidence moves no headline: the estimates are what was assumed before it.",
}


@dataclass(frozen=True, kw_only=True)
class Written:
    """What a run wrote, and whether it can be relied on.

    `doubts` has the claims of each doubt that stamps the outputs, the gravest first.
    """

    folder: Path
    files: tuple[str, ...]
    status: Status
    reasons: tuple[str, ...] = ()
    doubts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def text(self) -> str:
        """Return where the files are and what to read first."""
        lines = [str(self.folder / name) for name in self.files if "/" not in name]
        tables = sum(name.startswith("tables/") for name in self.files)
        lines.append(f"{self.folder / 'tables'} ({tables} tables)")
        if any(name.startswith(f"{RESTRICTED}/") for name in self.files):
            lines.append(f"{self.folder / RESTRICTED} (restricted: not for publication)")
        reasons = [f"  {reason}" for reason in self.reasons]
        doubts = [
            DOUBTS[rule].format(claims=", ".join(claims)) for rule, claims in self.doubts.items()
        ]
        read = READ_FIRST[self.status]
        return "\n".join([*lines, "", read, *reasons, *doubts, *self._warned()])

    def _warned(self) -> list[str]:
        """Return what only the model can say is wrong with the case, a line a row."""
        count = len(self.warnings)
        noun = "warning" if count == 1 else "warnings"
        return ["", f"{count} {noun}", *self.warnings] if count else []


def published(
    results: Mapping[str, Any],
    *,
    store: Store,
    posterior: Path | None = None,
    restricted: bool = False,
    standards: Standards | None = None,
) -> Written:
    """Return what was written, after putting every output in place as a whole.

    Outputs that are there already and were made from the same results are left alone.

    Args:
        results: What `results.json` holds.
        store: Of the case folder.
        posterior: The file of draws; the public edition holds it without what is
            restricted to agencies.
        restricted: Whether to write the restricted edition beside the public one.
        standards: Holds outputs in a folder against published standards.
    """
    digest = digest_of({"results": results_bytes(results), "restricted": restricted})
    if published_digest(store) != digest:
        with publishing(store, digest=digest) as folder:
            shown = write_outputs(public_edition(results), folder=folder, standards=standards)
            if restricted:
                whole = {**results, "standards": shown.get("standards", ())}
                write_restricted(restricted_edition(whole), folder=folder / RESTRICTED)
            if posterior is not None:
                write_public_draws(posterior, path=folder / POSTERIOR)
            if posterior is not None and restricted:
                shutil.copyfile(posterior, folder / RESTRICTED / POSTERIOR)
    return Written(
        folder=store.out,
        files=published_files(store),
        status=results["status"],
        reasons=tuple(results["reasons"]),
        doubts={row["rule"]: tuple(row["claims"]) for row in results.get("doubts", ())},
        warnings=tuple(
            f"  {row['where']}: {row['what']}\n      {row['remedy']}"
            for row in results.get("warnings", ())
        ),
    )


def results_bytes(results: Mapping[str, Any]) -> bytes:
    """Return results as the bytes of `results.json`: the same results, the same bytes."""
    text = json.dumps(results, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False)
    return f"{text}\n".encode()


def spoken(languages: Sequence[str]) -> tuple[str, ...]:
    """Return the languages of a case that the report has texts for, else English.

    Args:
        languages: Of the case, the first one first.
    """
    from apora.report.words import CATALOGUES

    return tuple(one for one in languages if one in CATALOGUES) or ("en",)


def write_outputs(
    results: Mapping[str, Any], *, folder: Path, standards: Standards | None = None
) -> Mapping[str, Any]:
    """Write results, the report in each language of the case that it can speak, and the tables.

    The report in the first of them stands there twice, once under the plain name. A case
    in none of them gets the report in English. The standards are held against pages that
    do not print them yet; the pages are then written with how each item came out.

    Args:
        results: What `results.json` holds.
        folder: Where to write.
        standards: Holds outputs in a folder against published standards.

    Returns:
        The results that were written.
    """
    (folder / RESULTS).write_bytes(results_bytes(results))
    if standards is not None:
        _write_editions(results, folder=folder, restricted=False, printed=False)
        results = {**results, "standards": list(standards(folder))}
        (folder / RESULTS).write_bytes(results_bytes(results))
    _write_editions(results, folder=folder, restricted=False)
    return results


def _write_editions(
    results: Mapping[str, Any], *, folder: Path, restricted: bool, printed: bool = True
) -> None:
    """Write the report in every language as page and as PDF, the pages linked to each other."""
    from apora.report.build import edition_name, write_report

    languages = spoken(results["case"]["languages"])
    for language in languages:
        write_report(
            results,
            folder,
            language=language,
            restricted=restricted,
            name=edition_name(language),
            editions=languages,
            printed=printed,
        )
    first = folder / edition_name(languages[0])
    for suffix in (".html", ".pdf") if printed else (".html",):
        shutil.copyfile(first.with_suffix(suffix), folder / f"report{suffix}")


def write_restricted(results: Mapping[str, Any], *, folder: Path) -> None:
    """Write the edition that shows by office what the public one shows by agency.

    Args:
        results: What `results.json` holds.
        folder: Where to write.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / RESULTS).write_bytes(results_bytes(results))
    _write_editions(results, folder=folder, restricted=True)
