"""People who can be told: names, numbers and addresses in any cell or note.

Offices, places and organisations are not people. What is found is never repeated in a
message in full, so that a log does not keep it.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from apora.errors import Problem
from apora.evidence.checks.bench import Bench
from apora.evidence.checks.patterns import (
    ADJECTIVE_OF_PLACE,
    CIVIL_TITLES,
    GIVEN_NAMES,
    IDENTIFIERS,
    INITIALS,
    NOT_A_NAME,
    NOUN_OF_PLACE,
    OFFICE_END,
    PAIR,
    PATRONYMIC,
    RANK,
    SURNAME_AFTER_WORD,
    SURNAME_END,
    TITLES,
    WORDS_TOO,
)
from apora.evidence.records import Record
from apora.evidence.settling import edit_rows

_SKIPPED = frozenset({"url", "sha256", "chain"})
_DIGIT = re.compile(r"\d")
_CAPITAL_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞŚŻŹĆŁĄĘÓŃА-ЯЁІЎ][^\W\d_]")
"""No name is without one."""
_SHORTEST_STEM = 3
_CASE_ENDINGS = ("а", "я", "у", "ю", "ом", "ем", "е", "ы", "и", "ой", "ей", "ам", "эм")
_DICTIONARY_ENDINGS = ("", "а", "я", "й", "ий", "ь")


def personal_data(bench: Bench) -> list[Problem]:
    """Return a problem for every cell that seems to name or number a person."""
    found = []
    for where, text in _cells(bench):
        kind = person_in(text)
        if kind:
            found.append(
                Problem(
                    where=where,
                    what=f"seems to hold {kind}.",
                    remedy="Leave people out: name the office, or say it in your own words.",
                    rule="personal_data",
                )
            )
    return found


@cache
def person_in(text: str) -> str:
    """Return what in a text seems to point to a person, or nothing."""
    if found := _identifier(text):
        return found
    return "a person's name" if _CAPITAL_WORD.search(text) and _named(text) else ""


def _identifier(text: str) -> str:
    digits = len(_DIGIT.findall(text))
    if not digits and "@" not in text:
        return ""
    small, length = text.casefold(), len(text)
    for kind, fewest, shortest, words, pattern in IDENTIFIERS:
        if digits < fewest or length < shortest:
            continue
        if words and not any(word in small for word in words):
            continue
        if pattern.search(text):
            return kind
    return ""


def _named(text: str) -> bool:
    if PATRONYMIC.search(text):
        return True
    for found in INITIALS.finditer(text) if "." in text else ():
        word = found["after"] or found["before"]
        if found["surname"] or (word and not _is_common(word)):
            return True
    if any(
        _is_titled(found["title"], name=found["name"], beside=found["beside"] or "")
        for found in TITLES.finditer(text)
    ):
        return True
    return any(
        _is_given(found["given"]) and _may_be_family(found["family"])
        for found in PAIR.finditer(text)
    )


def _is_titled(title: str, *, name: str, beside: str) -> bool:
    """Return whether what follows a title is a name, not an office or a place."""
    if title.casefold() in CIVIL_TITLES:
        return not _is_common(name)
    if title.casefold() in WORDS_TOO and (
        NOUN_OF_PLACE.fullmatch(beside) or not SURNAME_AFTER_WORD.search(name.casefold())
    ):
        return False
    if RANK.fullmatch(name) or (beside[:1].isupper() and _is_common(beside)):
        return False
    return _may_be_family(name)


def _may_be_family(word: str) -> bool:
    small = word.casefold()
    if _is_common(word) or OFFICE_END.search(small):
        return False
    return not ADJECTIVE_OF_PLACE.search(small) or SURNAME_END.search(small) is not None


def _is_common(word: str) -> bool:
    return word.isupper() or word.casefold().replace("ё", "е") in NOT_A_NAME


def _is_given(word: str) -> bool:
    """Return whether a word is a given name, in the form of the dictionary or inflected."""
    plain = word.casefold().replace("ё", "е")
    if plain in GIVEN_NAMES:
        return True
    stems = (plain.removesuffix(ending) for ending in _CASE_ENDINGS if plain.endswith(ending))
    return any(
        stem + last in GIVEN_NAMES
        for stem in stems
        if len(stem) >= _SHORTEST_STEM
        for last in _DICTIONARY_ENDINGS
    )


def _cells(bench: Bench) -> Iterator[tuple[str, str]]:
    case = bench.case
    tables: Mapping[str, tuple[Record, ...]] = {
        "units.csv": case.units,
        "sources.csv": case.sources,
        "claims.csv": case.claims,
        "drivers.csv": case.drivers,
        "parameters.csv": case.parameters,
        "households.csv": case.households,
        "measures": case.measures,
        "scenarios.toml": case.scenarios,
        "judgements.toml": case.judgements,
    }
    for table, records in tables.items():
        for record in records:
            yield from _texts(record, where=f"{table}, {getattr(record, 'id', '')}")
    yield from _texts(case.settings, where="case.toml")
    for row in bench.custody[0]:
        yield from _texts(row, where=f"custody.csv, row {row.number + 1}")
    for edit in edit_rows(case.folder)[0]:
        yield from _texts(edit, where=f"edits.csv, row {edit.number + 1}")


def _texts(record: Record, *, where: str) -> Iterator[tuple[str, str]]:
    for name, label in _columns(type(record)):
        held = getattr(record, name)
        # Most cells of a table are empty, and nobody stands in an empty one.
        if held:
            yield from _strings(held, where=f"{where}, {label}")


@cache
def _columns(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a row that can hold a text, and the names they go by in tables."""
    return tuple(
        (name, field.alias or name)
        for name, field in kind.model_fields.items()
        if name not in _SKIPPED
    )


def _strings(value: object, *, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, Record):
        yield from _texts(value, where=where)
    elif isinstance(value, dict):
        for language, text in value.items():
            yield f"{where}.{language}", text
    elif isinstance(value, tuple):
        for number, one in enumerate(value, start=1):
            yield from _strings(one, where=f"{where} {number}")
