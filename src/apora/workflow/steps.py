"""One step of a run: from the store where nothing has changed, else done now."""

from collections.abc import Callable
from pathlib import Path

from apora.store.steps import Store


def step_folder(name: str, *, store: Store, digest: str, make: Callable[[Path], None]) -> Path:
    """Return the folder of a finished step.

    Args:
        name: Of the step.
        store: Of the case folder; the caller holds it.
        digest: Of everything that goes into the step.
        make: Writes the step's files into a folder; called only if the store lacks them.
    """
    kept = store.find(name, digest=digest)
    if kept is not None:
        return kept
    with store.writing(name, digest=digest) as folder:
        make(folder)
    return store.root / name / digest
