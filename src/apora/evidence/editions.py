"""What the public edition shows of willingness, letters waiting and the reach of help.

They are public for whole agencies only: offices are never ranked by loyalty.
"""

from collections.abc import Mapping

from apora.registry.indicators import INDICATOR_BY_ID

YES = ("yes", "да", "так")


def agencies(parents: Mapping[str, str]) -> frozenset[str]:
    """Return the units that are whole agencies.

    In a tree of three levels or more, the topmost units and their direct parts; in a
    flatter one the direct parts are offices, and only the topmost are agencies.

    Args:
        parents: The unit that each unit is a part of, empty for the topmost.
    """
    top = {one for one, above in parents.items() if not above}
    direct = {one for one, above in parents.items() if above in top}
    deep = any(above in direct for above in parents.values())
    return frozenset(top | direct if deep else top)


def is_restricted(indicator: str) -> bool:
    """Return whether an indicator, or either of a pair, is held back below agencies."""
    return any(
        one in INDICATOR_BY_ID and INDICATOR_BY_ID[one].restricted for one in names_in(indicator)
    )


def is_public(indicator: str, *, where: str, whole: frozenset[str]) -> bool:
    """Return whether the public edition shows an indicator at a place.

    Args:
        indicator: Of the registry, or two joined by + or |.
        where: A unit, or several joined.
        whole: The units that are agencies.
    """
    return not is_restricted(indicator) or all(one in whole for one in names_in(where))


def offices_may_be_shown(harm: Mapping[str, str]) -> bool:
    """Return whether the public edition may show offices at all.

    Not where the analyst answers with yes that persons could be inferred, or a unit be
    punished.

    Args:
        harm: Answers to the questions about harm, by key.
    """
    answers = (harm.get(one, "").strip().casefold() for one in ("infer", "punish"))
    return not any(one.startswith(YES) for one in answers)


def names_in(text: str) -> list[str]:
    """Return the ids that a cell joins by + or |."""
    return [one.strip() for one in text.replace("|", "+").split("+")]
