"""What a language's table of running text holds: look-alikes, dates, and what a number is about."""

from dataclasses import dataclass

SIZE = "the size of a file"
MEASURE = "a length, weight or another physical measure"
HOURS = "hours"
CLOCK = "hours, minutes or a time of day"
AGE = "an age"
BASE = "the base of a rate"
MULTIPLE = "a multiple, for which the notation has no form"
HALF_OF_PERIOD = "a half or quarter of a period, not a share"
ONE = "one as a word, not a count"
WRITE = "a number that the reader has no form for: write it yourself"


@dataclass(frozen=True, kw_only=True)
class InText:
    """Words around numbers in running text, in lower case; phrases apart by one blank.

    `names_before` make the number behind them a name (article 23, room 5); `after` maps a
    word behind a number to why it is no quantity; `phrases` maps a whole phrase to why it
    is none. `pairs` maps a word that opens a span to the one that goes on with it (between,
    and). `months` has every form of a month's name. Stems match the beginning of a word.
    `indicators` maps stems to the quantity a number near them may be about, the most
    telling first.
    """

    code: str
    months: dict[str, int]
    year_before: frozenset[str]
    year_after: frozenset[str]
    from_words: frozenset[str]
    to_words: frozenset[str]
    pairs: dict[str, str]
    since: frozenset[str]
    until: frozenset[str]
    during_year: tuple[str, ...]
    compared: frozenset[str]
    names_before: frozenset[str]
    abbreviations: frozenset[str]
    after: dict[str, str]
    phrases: dict[str, str]
    ones: frozenset[str]
    after_one: frozenset[str]
    ordinal_fractions: frozenset[str]
    after_fraction: frozenset[str]
    drafted_words: frozenset[str]
    two_points: frozenset[str]
    range_verbs: tuple[str, ...]
    change_links: frozenset[str]
    more_behind: dict[str, str]
    averages: tuple[str, ...]
    ages: frozenset[str]
    people: tuple[str, ...]
    counted_so_far: tuple[str, ...]
    parts: frozenset[str]
    indicators: tuple[tuple[str, str], ...]
    telling: frozenset[str]
