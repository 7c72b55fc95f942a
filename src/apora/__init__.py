"""Turns scattered, hedged, sourced numbers into an assessment that can be checked.

The public names are loaded on first use, so that `import apora` stays quick.
"""

import os

# Linear algebra here is small: threads of its own wait for each other, fifty times as long
# where the processor is busy, and move the last bits of a result. Before NumPy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apora.errors import (
        AporaError,
        BareNumber,
        CaseProblems,
        EstimateRefused,
        FitRejected,
        PlanRefused,
        Problem,
        ReportRefused,
        SettingRefused,
        StoreBusy,
        StoreUnwritable,
        Unreadable,
    )
    from apora.workflow import (
        ask,
        assess,
        calibrate,
        calibrate_deep,
        check,
        compare,
        diff,
        estimate,
        export,
        gates,
        indicators,
        keep,
        measures,
        open_case,
        plan,
        project,
        publish,
        record,
        remove,
        score,
        settle,
        start_case,
        take_measures,
        write_report,
    )

__version__ = "0.1.0"

__all__ = [
    "AporaError",
    "BareNumber",
    "CaseProblems",
    "EstimateRefused",
    "FitRejected",
    "PlanRefused",
    "Problem",
    "ReportRefused",
    "SettingRefused",
    "StoreBusy",
    "StoreUnwritable",
    "Unreadable",
    "__version__",
    "ask",
    "assess",
    "calibrate",
    "calibrate_deep",
    "check",
    "compare",
    "diff",
    "estimate",
    "export",
    "gates",
    "indicators",
    "keep",
    "measures",
    "open_case",
    "plan",
    "project",
    "publish",
    "record",
    "remove",
    "score",
    "settle",
    "start_case",
    "take_measures",
    "write_report",
]

_ERRORS = frozenset(name for name in __all__ if name[0].isupper())


def __getattr__(name: str) -> object:
    """Return a public name from the module that defines it."""
    if name not in __all__:
        raise AttributeError(f"module 'apora' has no attribute {name!r}")
    module = import_module("apora.errors" if name in _ERRORS else "apora.workflow")
    value: object = getattr(module, name)
    return value


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
