"""Fits of one case to what could have been said in it, one after the other, kept as they come.

`lowmere_coverage.py`, `lowmere_asking.py` and `simulation_based_calibration.py` share what
stands here.
"""

import ast
import hashlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import grimp
import numpy as np
from numpy.typing import NDArray

from apora.evidence.case import Case
from apora.inference.calibration import Told, headline_scores, teller
from apora.inference.fit import Chains
from apora.inference.hedges import Said
from apora.inference.precision import bits
from apora.inference.prior import off_topic_ranges, weighted_prior_scores
from apora.inference.problem import CalibrationProblem, calibration_problem
from apora.inference.refit import Refitter
from apora.inference.sampler import SamplerSettings
from apora.store.digests import COMPUTING_PACKAGES, tree_digest

PACKAGE = "apora"
FITTED_BY = ("evidence.case", "inference.calibration", "inference.refit", "inference.replicate")
"""Modules that replications call; what these import counts as well."""
PRIOR_DRAWS = 1000
TABLES = (
    "case.toml", "claims.csv", "sources.csv", "units.csv", "drivers.csv", "parameters.csv",
    "households.csv", "scenarios.toml", "measures/*.toml",
)  # fmt: skip

Floats = NDArray[np.float64]
Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Trial:
    """Everything that the replications of one case share.

    `prior` are scores drawn from its prior, `ranges` the prior 99 % range of each
    observation.
    """

    problem: CalibrationProblem
    prior: Floats
    ranges: Floats
    refitter: Refitter
    tell: Callable[[Floats], Told]

    def told(self, unknowns: Floats) -> Told:
        """Return what the model says at 64 bits, draw first.

        Args:
            unknowns: Chain by draw by unknown.
        """
        flat = unknowns.reshape(-1, unknowns.shape[-1])[:, : self.problem.vector.sampled]
        with bits(64):
            return self.tell(flat)

    def headlines(self, unknowns: Floats) -> Floats:
        """Return headlines on their scales, chain by draw by headline.

        Args:
            unknowns: Chain by draw by unknown.
        """
        told = self.told(unknowns)
        return headline_scores(told.headlines).reshape(*unknowns.shape[:2], -1)

    def fitted(self, said: Sequence[Said], *, seed: int) -> Chains:
        """Return draws under what was said.

        Args:
            said: Under every observation, used and then held out.
            seed: Of the luck.
        """
        with bits(32):
            batch = self.refitter.heard(said)
            return self.refitter.fit(batch, seed=seed, headlines=self.headlines)


def trial_of(case: Case, *, settings: SamplerSettings, rng: np.random.Generator) -> Trial:
    """Return what the replications share: prior draws and ranges, compiled functions.

    Args:
        case: The case.
        settings: Chain lengths.
        rng: Source of luck for the draws from the prior.
    """
    problem = calibration_problem(case)
    scores, _ = weighted_prior_scores(problem, draws=PRIOR_DRAWS, rng=rng)
    tell = teller(problem)
    ranges = off_topic_ranges(tell(scores).said, problem=problem)
    with bits(32):
        refitter = Refitter(calibration_problem(case), ranges=ranges, settings=settings)
    return Trial(problem=problem, prior=scores, ranges=ranges, refitter=refitter, tell=tell)


def short(value: float) -> float:
    """Return a value to six figures."""
    return float(f"{value:.6g}")


def digest_of(folder: Path) -> str:
    """Return a digest of the tables that the replications rest on."""
    found = hashlib.sha256()
    for path in sorted(path for pattern in TABLES for path in folder.glob(pattern)):
        found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]


@cache
def code_as_run() -> str:
    """Return the digest of what fits: code, tables beside it, packages that compute with it."""
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    roots = {f"{PACKAGE}.{name}" for name in FITTED_BY}
    reached = roots.union(*(graph.find_upstream_modules(one) for one in roots))
    # Packages are run before the modules in them.
    packages = {name.rpartition(".")[0] for name in reached} | {PACKAGE}
    found = hashlib.sha256()
    for name in sorted(reached | packages):
        found.update(f"{name}\0{code_of(name)}\0".encode())
    for name in sorted(packages - {PACKAGE}):
        found.update(tree_digest(_folder(name), _tables(_folder(name))).encode())
    for name in COMPUTING_PACKAGES:
        found.update(f"{name}\0{version(name)}\0".encode())
    return found.hexdigest()[:16]


def code_of(module: str) -> str:
    """Return a module without what is only said: comments and docstrings.

    Args:
        module: Its name.
    """
    return code_in(_file(module).read_text(encoding="utf-8"))


def code_in(text: str) -> str:
    """Return a program without what is only said: comments and docstrings.

    Args:
        text: The program.
    """
    return ast.unparse(_Unsaid().visit(ast.parse(text)))


class _Unsaid(ast.NodeTransformer):
    """Takes texts away that are a statement of their own."""

    def visit_Expr(self, node: ast.Expr) -> ast.Expr | None:
        """Return the statement, or nothing where it is only said."""
        said = isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        return None if said else node


def _file(module: str) -> Path:
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(module)
    return Path(spec.origin)


def _folder(package: str) -> Path:
    return _file(package).parent


def _tables(folder: Path) -> list[Path]:
    """Return the files of numbers below a package, as points of household types are."""
    return sorted(folder.rglob("*.csv"))


def rows_found(path: Path) -> list[Row]:
    """Return the rows that were kept, none where there is no file."""
    if not path.is_file():
        return []
    rows: list[Row] = json.loads(path.read_text(encoding="utf-8"))["rows"]
    return rows


def head_found(path: Path) -> Row:
    """Return what a result says of itself before its rows."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return {name: value for name, value in found.items() if name != "rows"}


def other_head(path: Path, *, head: Row, beside: Collection[str] = ()) -> str:
    """Return why rows that were kept cannot be gone on with; nothing where they can.

    Args:
        path: A result.
        head: What would stand before rows that were added to it.
        beside: Names in the head that may differ.
    """
    found = head_found(path)
    names = sorted((found.keys() | head.keys()) - set(beside))
    other = [name for name in names if found.get(name) != head.get(name)]
    if not other:
        return ""
    return f"{path}: kept under another {', '.join(other)}\n      --anew runs every one again."


def keep(path: Path, *, head: Mapping[str, Any], rows: Sequence[Row]) -> None:
    """Write what was found, a line a row; a run that is ended leaves the old file or the new.

    Args:
        path: Where to.
        head: What stands before the rows.
        rows: What was found so far.
    """
    lines = ",\n".join(f"  {json.dumps(row)}" for row in rows)
    text = json.dumps(head, indent=1)[:-2] + f',\n "rows": [\n{lines}\n ]\n}}\n'
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
