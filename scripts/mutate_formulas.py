"""Change twelve formulas of the model wrongly, one at a time: do the tests notice?

    python scripts/mutate_formulas.py            # all of them
    python scripts/mutate_formulas.py refusal    # those whose name holds the word

Each is changed in a temporary copy of package and tests (a sign, a unit or an order), and
the model's tests run on the copy until one fails. Printed is which test caught it; a
formula that nobody misses ends the script with 1.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("src", "tests", "scripts", "docs", "pyproject.toml")
TESTS = "tests/model"
LONG = ("test_persons", "test_twin", "test_invariants", "test_gradient")
"""Tests that take long and come last: what is worked by hand is asked first."""
PASSED, FAILED = 0, 1
"""What pytest ends with when every test passed, and when one failed."""


@dataclass(frozen=True, kw_only=True)
class Mutation:
    """One wrong change: `before` stands once in the file and becomes `after`."""

    name: str
    kind: Literal["sign", "unit", "order"]
    file: str
    before: str
    after: str


MUTATIONS: tuple[Mutation, ...] = (
    Mutation(
        name="dismissals make people wish to stay",
        kind="sign",
        file="model/step.py",
        before='+ parameters["dismissal_will"] * memory.repression',
        after='- parameters["dismissal_will"] * memory.repression',
    ),
    Mutation(
        name="refusals fall as posts empty",
        kind="sign",
        file="model/release.py",
        before="slope * (vacancy - vacancy_calm)",
        after="slope * (vacancy_calm - vacancy)",
    ),
    Mutation(
        name="a partner's income is a cost",
        kind="sign",
        file="model/means.py",
        before="household.loan_service_m - household.partner_income_m",
        after="household.loan_service_m + household.partner_income_m",
    ),
    Mutation(
        name="more offences are easier to detect",
        kind="sign",
        file="model/detection.py",
        before="jnp.log(hours_ratio) - jnp.log(offences_ratio)",
        after="jnp.log(hours_ratio) + jnp.log(offences_ratio)",
    ),
    Mutation(
        name="separations a year taken for separations a month",
        kind="unit",
        file="model/service_hazards.py",
        before="other=other / WEEKS_A_YEAR,",
        after="other=other / (WEEKS_A_YEAR / 12.0),",
    ),
    Mutation(
        name="days of a month taken for its weeks",
        kind="unit",
        file="model/means.py",
        before="WEEKS_A_MONTH = 365.25 / 12 / 7",
        after="WEEKS_A_MONTH = 365.25 / 12",
    ),
    Mutation(
        name="dismissals in mind as a share and not in per cent",
        kind="unit",
        file="model/dismissals.py",
        before="100.0 * dismissals_w",
        after="dismissals_w",
    ),
    Mutation(
        name="fatigue for each point of overload and not for ten",
        kind="unit",
        file="model/step.py",
        before='parameters["fatigue_will"] / OVERLOAD_STEP',
        after='parameters["fatigue_will"] / (OVERLOAD_STEP / 10.0)',
    ),
    Mutation(
        name="those not reached are the ones who are helped",
        kind="order",
        file="model/means.py",
        before="able_none + reach * delivered * (able_help - able_none)",
        after="able_help + reach * delivered * (able_none - able_help)",
    ),
    Mutation(
        name="replacements enter at the last stage",
        kind="order",
        file="model/recruitment.py",
        before="[inflow[None, :], moved[:-1]]",
        after="[moved[1:], inflow[None, :]]",
    ),
    Mutation(
        name="the youngest case first",
        kind="order",
        file="model/cases.py",
        before="older = OLDER_THAN @ cases",
        after="older = OLDER_THAN.T @ cases",
    ),
    Mutation(
        name="families are paid before caseworkers",
        kind="order",
        file="model/support.py",
        before="covered = smooth_minimum(cost, other=free_money - staff)",
        after="covered = smooth_minimum(cost, other=free_money)",
    ),
)


def mutated(text: str, *, mutation: Mutation) -> str:
    """Return a source text with the mutation in it.

    Args:
        text: Of the file.
        mutation: What is changed.

    Raises:
        LookupError: The formula stands there not once.
    """
    if text.count(mutation.before) != 1:
        raise LookupError(
            f"{mutation.file} holds {mutation.before!r} {text.count(mutation.before)} times: "
            "write the mutation anew after the formula"
        )
    return text.replace(mutation.before, mutation.after)


def copy_into(folder: Path) -> None:
    """Copy package and tests into a folder."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)


def test_files(folder: Path) -> list[str]:
    """Return the files of the model's tests, those that take long last."""
    found = sorted((folder / TESTS).glob("test_*.py"))
    found.sort(key=lambda path: LONG.index(path.stem) if path.stem in LONG else -1)
    return [path.relative_to(folder).as_posix() for path in found]


def tests_of(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the model's tests on the package in a folder, to the first failure."""
    command = [
        sys.executable, "-m", "pytest", "-q", "-x", "-m", "not slow", "-p", "no:cacheprovider",
        "--tb=no", "-rfE", *test_files(folder),
    ]  # fmt: skip
    here = os.environ | {"PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    where = subprocess.run(
        [sys.executable, "-c", "import apora; print(apora.__file__)"],
        cwd=folder, env=here, capture_output=True, text=True, check=True,
    )  # fmt: skip
    if not Path(where.stdout.strip()).is_relative_to(folder):
        raise LookupError(f"the copy was not read, but {where.stdout.strip()}")
    return subprocess.run(
        command, cwd=folder, env=here, capture_output=True, text=True, check=False
    )


def caught_by(done: subprocess.CompletedProcess[str]) -> str:
    """Return the test that failed, empty where none did.

    Args:
        done: From `tests_of`.

    Raises:
        RuntimeError: The tests did not run.
    """
    found = re.search(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", done.stdout, flags=re.MULTILINE)
    if done.returncode == PASSED:
        return ""
    if done.returncode != FAILED or found is None:
        raise RuntimeError(f"the tests did not run:\n{done.stdout}\n{done.stderr}")
    return found[1]


def verdict(mutation: Mutation | None) -> str:
    """Return the test that catches a mutation, empty where none does.

    Args:
        mutation: What is changed; None leaves the package as it is.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        copy_into(folder)
        if mutation is not None:
            path = folder / "src" / "apora" / mutation.file
            text = mutated(path.read_text(encoding="utf-8"), mutation=mutation)
            path.write_text(text, encoding="utf-8")
        return caught_by(tests_of(folder))


def main(words: Sequence[str]) -> int:
    """Print who catches what; return the exit code."""
    chosen = [one for one in MUTATIONS if all(word in one.name for word in words)]
    failing = verdict(None)
    if failing:
        print(f"unchanged, the package fails {failing}: nothing can be said", file=sys.stderr)
        return 1
    survivors = 0
    for one in chosen:
        test = verdict(one)
        survivors += not test
        print(f"{one.kind:5}  {one.name}: {test or 'NOBODY NOTICED'}", flush=True)
    print(f"{len(chosen) - survivors} of {len(chosen)} wrong formulas were caught")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
