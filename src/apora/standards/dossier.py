"""Everything an item of a standard is held against: the case, its checks, its outputs."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

from apora.errors import Problem
from apora.evidence.case import Case
from apora.evidence.checks.bench import Bench, Heeded, bench_of
from apora.evidence.custody import CustodyRow, custody_rows
from apora.evidence.observations import origin_key
from apora.standards.page import Page, page_of

Results: TypeAlias = Mapping[str, Any]
OUT = "out"


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """A case, what its checks found, and what was last written from it, if anything.

    `results` and `pages` are empty until `apora assess` or `apora report` has run.
    """

    case: Case
    bench: Bench
    problems: tuple[Problem, ...]
    results: Results
    pages: Mapping[str, Page]
    custody: tuple[CustodyRow, ...]

    def of_rules(self, *rules: str) -> list[Problem]:
        """Return the problems of some rules of `apora check`."""
        return [one for one in self.problems if one.rule in rules]

    @cached_property
    def used(self) -> tuple[Heeded, ...]:
        """The claims that the model hears."""
        return tuple(one for one in self.bench.claims if one.use.kind == "calibrate")

    @cached_property
    def sources_used(self) -> tuple[str, ...]:
        """The sources of those claims, each once."""
        return tuple(dict.fromkeys(one.claim.source for one in self.used))

    @cached_property
    def grid(self) -> Counter[tuple[str, int]]:
        """How many claims have each pair of letter and digit."""
        sources = self.bench.sources
        return Counter(
            (sources[one.claim.source].grade, one.claim.credibility)
            for one in self.bench.claims
            if one.claim.source in sources
        )

    @cached_property
    def origins(self) -> Mapping[str, set[str]]:
        """The claims of each origin."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.bench.claims:
            found[origin_key(one.claim)].add(one.claim.id)
        return found


def dossier_of(case: Case, *, problems: Sequence[Problem], outputs: Path | None = None) -> Dossier:
    """Return the dossier of a case.

    Args:
        case: The case.
        problems: What its check found.
        outputs: Folder of its outputs; `out` in the case if not given.
    """
    out = outputs or case.folder / OUT
    return Dossier(
        case=case,
        bench=bench_of(case),
        problems=tuple(problems),
        results=_results(out / "results.json"),
        pages={path.name: page_of(path) for path in sorted(out.glob("report*.html"))},
        custody=custody_rows(case.folder)[0],
    )


def _results(path: Path) -> Results:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
