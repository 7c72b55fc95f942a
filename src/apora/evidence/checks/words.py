"""Numbers of very few people in notes and statements, in words or digits."""

import re
from collections.abc import Iterator

from apora.errors import Problem
from apora.evidence.checks.bench import Bench, ids_in
from apora.evidence.nearest import clipped
from apora.evidence.records import Record

_FEW = (
    r"(?<![\w.,/–-])(?<!ection )(?<!rticle )(?<!hapter )(?<!able )(?<!татья )"
    "(?<![0-9][ \u00a0\u202f])"
    r"(?:[1-9]|two|three|four|five|six|seven|eight|nine"
    r"|двое|трое|четверо|пятеро|шестеро|семеро|два|две|три|четыре|пять|шесть|семь|восемь|девять"
    r"|двое|трое|чацвёра|пяцёра|два|дзве|тры|чатыры|пяць|шэсць|сем|восем|дзевяць)"
)
_PEOPLE = (
    r"(?:people|persons?|officers?|employees|policem[ae]n|policewom[ae]n|soldiers?|servicem[ae]n"
    r"|investigators?|prosecutors?|judges?|cadets?|conscripts?"
    r"|человек\w{0,2}|сотрудни\w{1,4}|милиционер\w{0,3}|офицер\w{0,3}|следовател\w{1,3}"
    r"|прокурор\w{0,3}|суд(?:ья|ьи|ей)|солдат\w{0,3}|военнослужащ\w{1,3}"
    r"|чалавек\w{0,2}|супрацоўні\w{1,4}|міліцыянт\w{0,3}|афіцэр\w{0,3}|следчы\w{0,2}|суддз\w{1,2}"
    r"|ваеннаслужач\w{1,3})"
)
FEW_PEOPLE = re.compile(
    rf"{_FEW} (?:(?-i:[a-zа-яёіў]{{2,20}}) )?{_PEOPLE}(?!\w)", flags=re.IGNORECASE
)
"""A number below ten before a word for people; one word may stand between."""


def small_cell_in_words(bench: Bench) -> list[Problem]:
    """Return a problem for every note or statement that tells of fewer than ten people.

    What a public source says may be cited: its claims, and the units they speak of, are
    let alone.
    """
    public = {
        one.claim.id
        for one in bench.claims
        if (source := bench.sources.get(one.claim.source)) and source.url
    }
    units = {
        unit for one in bench.claims if one.claim.id in public for unit in ids_in(one.claim.where)
    }
    return [
        Problem(
            where=where,
            what=f'"{clipped(found.group())}" tells of fewer than ten people.',
            remedy="Say it of a larger unit, or leave the number out.",
            rule="small_cell_in_words",
        )
        for where, text in _texts(bench, public=public | units)
        if (found := FEW_PEOPLE.search(text))
    ]


def _texts(bench: Bench, *, public: set[str]) -> Iterator[tuple[str, str]]:
    case = bench.case
    tables: tuple[tuple[str, tuple[Record, ...]], ...] = (
        ("units.csv", case.units),
        ("claims.csv", case.claims),
        ("drivers.csv", case.drivers),
        ("parameters.csv", case.parameters),
        ("households.csv", case.households),
        ("measures", case.measures),
        ("judgements.toml", case.judgements),
    )
    cited = {source.id for source in case.sources if source.url}
    for table, records in tables:
        for record in records:
            name = str(getattr(record, "id", ""))
            basis = getattr(record, "basis", getattr(record, "source", ""))
            if name in public or basis in cited:
                continue
            for column in ("note", "counted", "why", "statement", "conditions", "evidence", "text"):
                value = getattr(record, column, "")
                values = value.values() if isinstance(value, dict) else [value]
                for text in values:
                    if text:
                        yield f"{table}, {name}, {column}", text
