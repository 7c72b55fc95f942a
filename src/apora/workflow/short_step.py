"""Short fits within an assessment: what grades mean, halved and doubled, where weights fail."""

from typing import TYPE_CHECKING, Any

from apora.store.steps import Store
from apora.workflow.deep_step import kept_fit, spoken
from apora.workflow.telling import Tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apora.inference.calibration import Calibration
    from apora.inference.changed import Changed

SHORT = "short"


def short_fits(
    made: "Calibration", *, changed: "Sequence[Changed]", store: Store, tell: Tell
) -> list[dict[str, Any]]:
    """Return what is kept of a short fit after each change of grades that weights do not tell.

    A refused calibration is compared with nothing.

    Args:
        made: As the case is.
        changed: What weights tell after each change.
        store: Of the case folder, held by the caller.
        tell: Told of each step.
    """
    from apora.inference.exact import SHORT_FIT, ExactFits

    if not made.accepted:
        return []
    failed = [one.change for one in changed if one.change.what == "grades" and not one.is_told]
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
