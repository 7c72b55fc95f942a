"""Scenarios outside what the model's ranges hold: their words, and nothing computed."""

from typing import Any, TypeAlias

from apora.evidence.case import Case

Part: TypeAlias = dict[str, Any]


def outside_rows(case: Case) -> list[Part]:
    """Return the scenarios that are told and not run, in file order.

    Args:
        case: Its scenarios.
    """
    return [
        {"id": one.id, "title": dict(one.title), "text": dict(one.outside)}
        for one in case.scenarios
        if one.outside
    ]
