"""Short fits within an assessment: what grades mean, halved and doubled, where weights fail."""

from typing import TYPE_CHECKING, Any

from apora.store.steps import Store
from apora.workflow.deep_step import kept_fit, spoken
from apora.workflow.telling import Tell

if TYPE_CHECKING:
    from apora.inference.calibration import Calibration

SHORT = "short"


def short_fits(made: "Calibration", *, store: Store, tell: Tell) -> list[dict[str, Any]]:
    """Return what is kept of a short fit after each change of grades that weights do not tell.

    A refused calibration is compared with nothing.

    Args:
        made: As the case is.
        store: Of the case folder, held by the caller.
        tell: Told of each step.
    """
    from apora.inference.changed import by_weights
    from apora.inference.changes import changes_of
    from apora.inference.exact import SHORT_FIT, ExactFits

    if not made.accepted:
        return []
    grades = [one for one in changes_of(made.problem.case) if one.what == "grades"]
    failed = [one.change for one in by_weights(made, grades) if not one.is_told]
    exact = ExactFits(made, settings=SHORT_FIT)
    return [
        kept_fit(
            exact,
            change,
            under=SHORT,
            store=store,
            tell=tell,
            step=spoken(change.what, name=change.name),
        )
        for change in failed
    ]
