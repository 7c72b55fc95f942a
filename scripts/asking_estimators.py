"""Four ways to tell what the next number leaves of a variance, where the answer is known.

    python scripts/asking_estimators.py

A number and a decision are normals that share a part of their variance; the number is said
with a normal error. Each way is tried on a hundred sets of draws. The table stands in
docs/decisions/asking.md.
"""

import os

os.environ.setdefault("JAX_PLATFORMS", "cpu")

import numpy as np
from numpy.typing import NDArray

from apora.inference.preposterior import variance_left
from apora.results.question_rows import expected_gain

Floats = NDArray[np.float64]
DRAWS, SETS, ERROR, SEED = 400, 100, 0.3, 20241126
SHARES = (0.0, 0.1, 0.4, 0.8)
WAYS = (
    "weighted variance, the speaking draw included",
    "weighted variance, the speaking draw left out, unbiased for its effective draws",
    "squared distance from the weighted mean, left out",
    "straight line through the draws",
)


def weights_of(values: Floats, *, said: Floats, alone: bool) -> Floats:
    """Return normal weights of the draws for each number, the speaker left out if alone."""
    logs = -0.5 * ((said[:, None] - values[None, :]) / ERROR) ** 2
    if alone:
        np.fill_diagonal(logs, -np.inf)
    weights = np.exp(logs - logs.max(axis=1, keepdims=True))
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def gains(share: float, *, rng: np.random.Generator) -> list[float]:
    """Return the share of variance that each way finds on one set of draws."""
    values, rest, luck = rng.standard_normal((3, DRAWS))
    target = np.sqrt(share) * values + np.sqrt(1.0 - share) * rest
    said, variance = values + ERROR * luck, target.var(ddof=1)
    whole, alone = (weights_of(values, said=said, alone=one) for one in (False, True))
    plain = whole @ target**2 - (whole @ target) ** 2
    others = (target.sum() - target) / (DRAWS - 1)
    return [
        1.0 - float(plain.mean() / variance),
        1.0 - float(variance_left(alone, targets=target[:, None])[0] / variance),
        1.0 - float(np.mean((target - alone @ target) ** 2) / np.mean((target - others) ** 2)),
        expected_gain(values, target=target, error=ERROR),
    ]


def main() -> None:
    """Print the table."""
    rng = np.random.default_rng(SEED)
    told = [share / (1.0 + ERROR**2) for share in SHARES]
    found = [np.array([gains(share, rng=rng) for _ in range(SETS)]) for share in SHARES]
    print("| estimate | " + " | ".join(f"told {one:.2f}" for one in told) + " |")
    print("|---" * (len(SHARES) + 1) + "|")
    for place, way in enumerate(WAYS):
        cells = (f"{one[:, place].mean():.3f} ({one[:, place].std():.3f})" for one in found)
        print(f"| {way} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
