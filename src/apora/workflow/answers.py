"""What calibration, projection and a single question hand back."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LEVELS = ("p5", "p25", "p50", "p75", "p95")


@dataclass(frozen=True, kw_only=True)
class Calibrated:
    """A calibration in the store, and whether its own gates accept it.

    `diagnostics` has the rows of the results' `diagnostics`; `reasons` say which gate
    refused it and which claims disagree.
    """

    folder: Path
    accepted: bool
    reasons: tuple[str, ...]
    diagnostics: Mapping[str, object]

    def text(self) -> str:
        """Return the verdict, why, and what the sampler says of itself."""
        verdict = "accepted" if self.accepted else "NOT accepted"
        lines = [f"The calibration is {verdict}.", *(f"  {reason}" for reason in self.reasons), ""]
        width = max((len(name) for name in self.diagnostics), default=0)
        lines += [f"  {name.ljust(width)}  {_short(v)}" for name, v in self.diagnostics.items()]
        return "\n".join([*lines, "", f"Draws: {self.folder}"])


@dataclass(frozen=True, kw_only=True)
class Projected:
    """Projections in the store."""

    folder: Path
    scenarios: tuple[str, ...]

    def text(self) -> str:
        """Return which scenarios were followed and where the draws are."""
        return f"Projected: {', '.join(self.scenarios)}.\n\nDraws: {self.folder}"


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """What the model says of one quantity, before the evidence and after it."""

    indicator: str
    title: str
    unit: str
    where: str
    when: str
    scenario: str
    prior: Mapping[str, float]
    posterior: Mapping[str, float]

    def rows(self) -> tuple[dict[str, object], ...]:
        """Return two rows, prior and posterior, with five quantiles each."""
        asked = {
            "indicator": self.indicator,
            "where": self.where,
            "when": self.when,
            "scenario": self.scenario,
            "unit": self.unit,
        }
        return tuple(
            {"told": name, **{level: values[level] for level in LEVELS}, **asked}
            for name, values in (("prior", self.prior), ("posterior", self.posterior))
        )


def _short(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
