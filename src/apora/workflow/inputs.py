"""Everything that goes into a step, as one digest."""

import dataclasses
from typing import TYPE_CHECKING

from apora.store.digests import code_digest, digest_of, processor_family

if TYPE_CHECKING:
    from collections.abc import Collection

    from apora.evidence.case import Case


CALIBRATING = (
    "inference",
    "population",
    "model",
    "evidence",
    "registry",
    "settings",
    "shapes",
    "cells",
    "errors",
)
"""The layers that a calibration can reach: imports point down only."""
SAID_AFTERWARDS = ("folder", "judgements")
"""What of a case no calibration reads."""


def case_digest(case: "Case") -> str:
    """Return the digest of a case, the code and the processor family.

    The case counts by its records, the hashes of its frozen texts and its name, not by
    the place where it lies.

    Args:
        case: The case.
    """
    from apora.evidence.texts import frozen_texts

    texts = {name: (text.state, text.sha256) for name, text in frozen_texts(case).items()}
    return digest_of(
        {
            "case": case.id,
            "tables": _tables(case, without=("folder",)),
            "texts": texts,
            "code": code_digest(),
            "processor": processor_family(),
        }
    )


def calibration_digest(case: "Case") -> str:
    """Return the digest of what a calibration depends on: less than the whole report does.

    A judgement that was reworded, or a chart drawn anew, leaves it as it was.

    Args:
        case: The case.
    """
    return digest_of(
        {
            "case": case.id,
            "tables": _tables(case, without=SAID_AFTERWARDS),
            "code": code_digest(CALIBRATING),
            "processor": processor_family(),
        }
    )


def _tables(case: "Case", *, without: "Collection[str]") -> dict[str, object]:
    return {
        one.name: getattr(case, one.name)
        for one in dataclasses.fields(case)
        if one.name not in without
    }
