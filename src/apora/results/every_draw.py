"""All draws of a calibration, where projections run on some of them only."""

from dataclasses import dataclass

from apora.inference.calibration import Calibration
from apora.inference.problem import CalibrationProblem
from apora.projections.draws import Draws, draws_of
from apora.results.learned import Effective, Floats


@dataclass(frozen=True, kw_only=True)
class EveryDraw:
    """Scores and headlines of every draw before the evidence and after it, draw first.

    `effective` are the draws that those are worth: candidates that outside evidence leaves,
    and the worst of any unknown or headline.
    """

    prior: Floats
    posterior: Floats
    prior_headlines: Floats
    posterior_headlines: Floats
    effective: Effective

    def parameters(self, problem: CalibrationProblem) -> tuple[Draws, Draws]:
        """Return all draws of the parameters, before the evidence and after it."""
        before, after = (
            draws_of(problem, scores=one, count=one.shape[0])
            for one in (self.prior, self.posterior)
        )
        return before, after


def every_draw(calibration: Calibration) -> EveryDraw:
    """Return all draws of a calibration.

    Args:
        calibration: Accepted or not.
    """
    scores = calibration.scores
    return EveryDraw(
        prior=calibration.prior_scores,
        posterior=scores,
        prior_headlines=calibration.prior.headlines,
        posterior_headlines=calibration.posterior.headlines.reshape(scores.shape[0], -1),
        effective=Effective(
            min(calibration.prior_effective, len(calibration.prior_scores)),
            min(calibration.gates.min_ess_bulk, len(scores)),
        ),
    )
