"""What a language's table of number expressions holds."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Language:
    """The number expressions of one language, in lower case.

    Phrases are words apart by one blank; the longest that fits is taken. `numbers` maps
    a word to its value, `powers` to the power of ten that it multiplies by, `singles` a
    phrase to the power of ten that it is alone (a hundred, тысяча). A
    `collective` is a power of ten said in the plural (dozens, hundreds); a `multiplier`
    follows one (of thousands). Stems match the beginning of a word.
    After a word of change, `level_after_change` leads to a level; a `period_hedges` says
    nothing before a duration; `times` are multiples, which are no numbers of their own.
    Of the `sentences`, `day`, `month`, `year` and `end` are CLDR patterns of dates.
    """

    code: str
    comma_groups: bool
    decimal: str
    group: str
    numbers: dict[str, int]
    powers: dict[str, int]
    singles: dict[str, int]
    fractions: dict[str, tuple[int, int]]
    hedges: dict[str, str]
    hedges_after: dict[str, str]
    percent: frozenset[str]
    percent_points: frozenset[str]
    out_of: frozenset[str]
    range_start: frozenset[str]
    range_middle: frozenset[str]
    stats: dict[str, str]
    words: dict[str, str]
    collectives: dict[str, int]
    multipliers: dict[str, int]
    durations: dict[str, str]
    falls: tuple[str, ...]
    rises: tuple[str, ...]
    level_after_change: frozenset[str]
    times: frozenset[str]
    period_hedges: frozenset[str]
    sentences: dict[str, str]
    word_titles: dict[str, str]
    duration_titles: dict[str, str]
