"""Does the next number do what `apora ask` says it will? Lowmere fitted with and without it.

    python scripts/lowmere_asking.py            # goes on where it was ended
    python scripts/lowmere_asking.py --anew     # forgets what was found before

The case is fitted as it is. For each of some numbers that could be asked for, the expected
drop in the variance of a headline is predicted from those draws, as `apora ask` does. Then the
number is really said, several times over: one draw is taken for the truth, the sampler of the
words says it, the claim is added and the case is fitted anew. The realised drop is that of the
refits. Drops expected before anything is said must agree with realised ones in rank; those that
the same draws expect once it is known what was said, in size: the slope of realised on expected
must be compatible with 1. A claim that is not added is in the data with no weight, so one program
is compiled for all refits. Fits end when the headlines have converged, the only ones that are
asked about: the first, against which all others are held, when they have a thousand effective
draws; those with a number begin near the draws without. The result is
tests/references/lowmere_asking.json; the README beside it says how it is judged.
"""

import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import gettempdir
from typing import NamedTuple

os.environ.setdefault("JAX_ENABLE_X64", "1")
os.environ.setdefault("JAX_PLATFORMS", "cpu")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import jax.numpy as jnp
import numpy as np

import replications
from apora.evidence.case import Case, read_case
from apora.evidence.observation import Observation
from apora.evidence.records import Claim
from apora.inference.calibration import headline_scores
from apora.inference.diagnostics import Strictness
from apora.inference.exact import evenly
from apora.inference.fit import Chains
from apora.inference.headlines import HEADLINES
from apora.inference.hedges.batch import HedgeBatch
from apora.inference.hedges.forms import as_said
from apora.inference.hedges.hedge import Said
from apora.inference.precision import bits
from apora.inference.preposterior import variance_left, weights_after, weights_if_said
from apora.inference.refit import Refitter
from apora.inference.sampler import FIRST_RUNS, SamplerSettings
from apora.projections.candidates import PRECISION_BY_ID, hypothetical_sources
from apora.store import digests
from lowmere_coverage import CASE
from lowmere_coverage import RESULT as BESIDE
from replications import Floats, Row, digest_of, short

RESULT = BESIDE.with_name("lowmere_asking.json")
COMMAND = "python scripts/lowmere_asking.py"
SEED = 20241125
TIMES = 3
"""How often each number is said and the case fitted to it."""
SETTINGS = SamplerSettings(
    least_rounds=3,
    most_rounds=6,
    most_blocks=60,
    strictness=Strictness(largest_rhat=1.02, fewest_effective=300.0, unknowns=False),
)
FIRST = replace(
    SETTINGS, strictness=Strictness(largest_rhat=1.01, fewest_effective=1000.0, unknowns=False)
)
"""Of the fit without a number, which every drop is taken against."""
VARIANCE_ERROR = (2.0 / FIRST.strictness.fewest_effective) ** 0.5
"""Standard error of the first fit's variance, as a share of it: one in 22, if draws tell as much
of a variance as of a mean (those of walks that turn by half tell less). It is in all drops
alike and no mean takes it away: the mean of three drops near nil, each of a refit good to a
twelfth, has a standard error of 0.065, a large drop a smaller one."""
MOST_SPEAKERS = 200
PREDICTED = "predicted"
"""In the head, and known only after the first fit."""
DECISION = "departures_since_shock"
AT = [one.id for one in HEADLINES].index(DECISION)
SINCE = "2024-05-12/2024-11-24"
NUMBERS = (
    ("departures", "lowmere", SINCE, "total", "118", "count"),
    ("departures", "lowmere", SINCE, "total", "~120", "about"),
    ("separations", "lowmere", SINCE, "total", "180", "rounded"),
    ("applications", "lowmere", SINCE, "total", "233", "count"),
    ("letters_on_file", "lowmere", "2024-11-24", "stock", "31", "count"),
    ("departures", "harbour", SINCE, "total", "28", "count"),
    ("ill_now", "lowmere", "2024-11-24", "stock", "127", "count"),
    ("posts", "headquarters", "2024-11-24", "stock", "421", "count"),
)
"""Numbers that could be asked for: what, where, when, nature, words, and how well."""


def names() -> list[str]:
    """Return what tells the numbers apart, in the order of the result."""
    return [f"{what} {where} {how}" for what, where, _, _, _, how in NUMBERS]


def with_numbers(case: Case) -> Case:
    """Return the case with every number that could be asked for as a claim in use."""
    asked = tuple(
        Claim(
            id=f"asked-{number}",
            says=words,
            reads=words,
            indicator=what,
            where=where,
            when=when,
            nature=nature,
            source=how,
            origin={"en": f"asked {number}"},
            credibility=PRECISION_BY_ID[how].credibility,
        )
        for number, (what, where, when, nature, words, how) in enumerate(NUMBERS, start=1)
    )
    return replace(
        case,
        claims=(*case.claims, *asked),
        sources=(*case.sources, *hypothetical_sources(case)),
    )


@dataclass(frozen=True, kw_only=True)
class Trial(replications.Trial):
    """Everything that the fits share."""

    @property
    def asked(self) -> tuple[Observation, ...]:
        """Return the numbers as claims heard."""
        return tuple(one for one in self.problem.observations if one.claim.startswith("asked-"))

    def range_of(self, number: int) -> tuple[float, float]:
        """Return the prior 99 % range of a number, natural."""
        place = self.problem.observations.index(self.asked[number])
        low, high = self.ranges[place]
        return float(low), float(high)

    def batch(self, added: int | None, *, said: Said | None = None) -> HedgeBatch:
        """Return the data with one number added, or none; the others weigh nothing."""
        used = self.problem.observations
        first = len(used) - len(self.asked)
        spoken = [Said(heard=one.heard) for one in used]
        weigh = np.array([one.power for one in used])
        weigh[first:] = 0.0
        if added is not None and said is not None:
            spoken[first + added] = said
            weigh[first + added] = 1.0
        batch = self.refitter.heard(spoken)
        return batch._replace(power=jnp.asarray(weigh, dtype=batch.power.dtype))

    def fit(self, batch: HedgeBatch, *, seed: int, near: Floats) -> Chains:
        """Return draws under the data; teaching begins near some draws."""
        return self.refitter.fit(batch, seed=seed, headlines=self.headlines, near=near)

    def first(self) -> Chains:
        """Return draws under the data without a number, more of them than of a refit."""
        first = Refitter(self.refitter.problem, ranges=self.ranges, settings=FIRST)
        return first.fit(self.batch(None), seed=SEED, headlines=self.headlines)


def trial_of(folder: Path = CASE) -> Trial:
    """Return what the fits share: prior ranges and compiled functions."""
    case, rng = with_numbers(read_case(folder)), np.random.default_rng([SEED, 4])
    return Trial(**vars(replications.trial_of(case, settings=SETTINGS, rng=rng)))


@dataclass(frozen=True, kw_only=True)
class Base:
    """The fit without any of the numbers: the headline on its scale and each number, by draw.

    `near` are some draws of the unknowns.
    """

    target: Floats
    values: Floats
    near: Floats

    @property
    def variance(self) -> float:
        """Return the variance of the headline."""
        return float(np.var(self.target, ddof=1))


def kept_base() -> Path:
    """Return where the first fit is kept, in the system's temporary folder, for the next run."""
    rests_on = {
        "code": digests.code_digest(),
        "case": digest_of(CASE),
        "settings": SETTINGS,
        "first": FIRST,
        "numbers": NUMBERS,
        "seed": SEED,
    }
    return Path(gettempdir()) / f"apora-lowmere-asking-{digests.digest_of(rests_on)[:16]}.npz"


def base_of(trial: Trial) -> Base:
    """Return the fit as the case is, from where it is kept if it is there."""
    kept = kept_base()
    if kept.is_file():
        with np.load(kept) as found:
            return Base(**{name: found[name] for name in found.files})
    with bits(32):
        fit = trial.first()
    told = trial.told(fit.unknowns)
    ends = np.cumsum([len(one.alternatives) for one in trial.problem.observations])
    base = Base(
        target=headline_scores(told.headlines)[:, AT],
        values=told.said[:, ends[-len(trial.asked) :] - 1],
        near=evenly(fit.unknowns, count=FIRST_RUNS),
    )
    print(f"as it is: {base.target.size} draws, R-hat {fit.gates.max_rhat:.3f}", flush=True)
    beside = kept.with_suffix(".part")
    with beside.open("wb") as file:
        np.savez(file, **asdict(base))
    beside.replace(kept)
    return base


def predicted_drop(trial: Trial, base: Base, *, number: int) -> float:
    """Return the share of variance that a number is expected to take away, as `ask` does."""
    count = base.target.size
    weights = weights_if_said(
        trial.asked[number],
        values=base.values[:, number],
        shift=np.zeros(count),
        prior_range=trial.range_of(number),
        speakers=np.linspace(0, count - 1, min(MOST_SPEAKERS, count)).round().astype(np.int64),
        rng=np.random.default_rng([SEED, 5, number]),
    )
    return drop_by(weights, base=base)


def expected_drop(trial: Trial, base: Base, *, number: int, time: int) -> float:
    """Return the share of variance that goes by the draws, once it is known what was said."""
    weights = weights_after(
        trial.asked[number],
        said=[said_of(trial, base, number=number, time=time)],
        values=base.values[:, number],
        shift=np.zeros(base.target.size),
        prior_range=trial.range_of(number),
        speakers=np.array([truth_of(base, time=time)]),
    )
    return drop_by(weights, base=base)


def drop_by(weights: Floats, *, base: Base) -> float:
    """Return the mean share of variance that weights take away, number said by draw."""
    return 1.0 - float(variance_left(weights, targets=base.target[:, None])[0]) / base.variance


def truth_of(base: Base, *, time: int) -> int:
    """Return the draw that is taken for the truth at one time: the same for every number."""
    return int(np.random.default_rng([SEED, 6, time]).integers(base.target.size))


def said_of(trial: Trial, base: Base, *, number: int, time: int) -> Said:
    """Return what is said of a number at one time."""
    truth = truth_of(base, time=time)
    return as_said(
        trial.asked[number],
        theta=base.values[truth : truth + 1, number],
        prior_range=trial.range_of(number),
        rng=np.random.default_rng([SEED, 7, time, number]),
    )


def realised(trial: Trial, base: Base, *, number: int, time: int) -> Row:
    """Return the drop in variance once a number is said of one draw and the case fitted anew."""
    said = said_of(trial, base, number=number, time=time)
    with bits(32):
        fit = trial.fit(
            trial.batch(number, said=said), seed=SEED + 100 * number + time, near=base.near
        )
    target = fit.headlines[..., AT].ravel()
    drop = 1.0 - float(np.var(target, ddof=1)) / base.variance
    return {
        "number": number,
        "time": time,
        "said": short(said.heard.value),
        "expected": short(expected_drop(trial, base, number=number, time=time)),
        "drop": short(drop),
        "accepted": bool(fit.gates.passed),
        "draws": int(np.prod(fit.headlines.shape[:2])),
        "max_rhat": short(fit.gates.max_rhat),
        "min_ess": short(min(fit.gates.min_ess_bulk, fit.gates.min_ess_tail)),
    }


class Slope(NamedTuple):
    """A straight line's slope, and its standard error."""

    value: float
    error: float


def mean_drops(rows: Sequence[Row]) -> Floats:
    """Return the mean realised drop of each number."""
    return _drops(rows).mean(axis=0)


def slope_of(predicted: Sequence[float], rows: Sequence[Row]) -> Slope:
    """Return the slope of mean realised drops on predicted ones.

    Two errors go into its own: that of what was said and of each refit, from the spread of a
    number's drops, taken to be as wide for every number; and that of the first fit's
    variance, which moves what is left of it, and so the slope, in proportion. That of the
    prediction is left out, and that the same draws speak of every number.

    Args:
        predicted: By number.
        rows: Every number as often as any other, time by time.
    """
    drops, told = _drops(rows), np.asarray(predicted) - np.mean(predicted)
    across = float(told @ told)
    value = float(told @ drops.mean(axis=0)) / across
    spread = float(np.var(drops, axis=0, ddof=1).mean()) / len(drops) / across
    return Slope(value, float(np.hypot(np.sqrt(spread), value * VARIANCE_ERROR)))


def slope_once_said(rows: Sequence[Row]) -> Slope:
    """Return the slope of realised drops on those that were expected of what was said.

    Two errors go into its own: that of each refit, from the spread about the line; and that of
    the first fit's variance, as for `slope_of`. That of the expected drops is left out.

    Args:
        rows: Of every number.
    """
    expected, drops = (np.array([row[name] for row in rows]) for name in ("expected", "drop"))
    told = expected - expected.mean()
    across = float(told @ told)
    value = float(told @ drops) / across
    left = drops - drops.mean() - value * told
    spread = float(left @ left) / (len(rows) - 2) / across
    return Slope(value, float(np.hypot(np.sqrt(spread), value * VARIANCE_ERROR)))


def _drops(rows: Sequence[Row]) -> Floats:
    """Return drops, time by number."""
    return np.array([row["drop"] for row in rows]).reshape(-1, len(NUMBERS))


def head() -> Row:
    """Return what the result says of itself before what was predicted, and its rows."""
    return {
        "about": "Predicted and realised drop in the variance of a headline by one more number.",
        "command": COMMAND,
        "seed": SEED,
        "times": TIMES,
        "case": digest_of(CASE),
        "settings": asdict(SETTINGS),
        "first": asdict(FIRST),
        "decision": DECISION,
        "numbers": names(),
    }


def main(*, anew: bool) -> int:
    """Run the fits that are missing; return the exit code."""
    if anew:
        kept_base().unlink(missing_ok=True)
    rows = [] if anew else replications.rows_found(RESULT)
    if len(rows) == len(NUMBERS) * TIMES:
        print(f"{RESULT.name} is complete; --anew runs it again")
        return 0
    start = dict(head())
    if rows and (other := replications.other_head(RESULT, head=start, beside=[PREDICTED])):
        print(other)
        return 1
    trial = trial_of()
    base = base_of(trial)
    start[PREDICTED] = [
        short(predicted_drop(trial, base, number=one)) for one in range(len(NUMBERS))
    ]
    if rows and (other := replications.other_head(RESULT, head=start)):
        print(other)
        return 1
    found = completed(rows, head=start, trial=trial, base=base)
    for of, slope in (
        ("predicted", slope_of(start[PREDICTED], found)),
        ("expected of what was said", slope_once_said(found)),
    ):
        print(f"realised on {of}: slope {slope.value:.2f}, standard error {slope.error:.2f}")
    return 0


def completed(rows: list[Row], *, head: Row, trial: Trial, base: Base) -> list[Row]:
    """Return rows with those that were missing; each is kept as soon as it is there.

    Args:
        rows: What was found before.
        head: What stands before them.
        trial: What the fits share.
        base: The fit without any of the numbers.
    """
    for place in range(len(rows), len(NUMBERS) * TIMES):
        time, number = divmod(place, len(NUMBERS))
        rows.append(realised(trial, base, number=number, time=time))
        replications.keep(RESULT, head=head, rows=rows)
        print(
            f"{place + 1} of {len(NUMBERS) * TIMES}: {names()[number]}, predicted "
            f"{head[PREDICTED][number]:.3f}, realised {rows[-1]['drop']:.3f}, "
            f"{rows[-1]['draws']} draws",
            flush=True,
        )
    return rows


if __name__ == "__main__":
    sys.exit(main(anew="--anew" in sys.argv[1:]))
