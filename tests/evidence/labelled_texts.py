"""Texts whose numbers are marked by hand, and how well the reader finds them."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from apora.evidence.notation import Reading, parse_reads
from apora.evidence.spotting import spot

FOLDER = Path(__file__).parent / "labelled"
_MARK = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
PUBLISHED = {
    "en-audit": date(2023, 3, 14),
    "en-courier": date(2024, 11, 6),
    "ru-spravka": date(2022, 4, 12),
    "ru-gazeta": date(2021, 11, 20),
    "be-dovedka": date(2022, 5, 5),
    "en-brief": date(2019, 5, 22),
    "en-letter": date(2018, 2, 21),
    "en-agency": date(2022, 10, 17),
    "ru-doklad": date(2019, 7, 10),
    "ru-novosti": date(2022, 10, 17),
    "be-naviny": date(2019, 5, 22),
}


@dataclass(frozen=True, kw_only=True)
class Label:
    """A number marked by hand: where it stands and how it reads."""

    says: str
    at: int
    reading: Reading


@dataclass(kw_only=True)
class Score:
    """How many numbers were found, with their value, with their hedge; and how many were none."""

    labels: int = 0
    values: int = 0
    hedged: int = 0
    hedges: int = 0
    found: int = 0
    spurious: int = 0
    faults: tuple[str, ...] = ()

    def __add__(self, other):
        return Score(**{name: getattr(self, name) + getattr(other, name) for name in vars(self)})

    def text(self):
        return (
            f"values {self.values}/{self.labels} ({self.values / self.labels:.1%}), "
            f"hedges {self.hedges}/{self.hedged} ({self.hedges / max(self.hedged, 1):.1%}), "
            f"spurious {self.spurious}/{self.found} ({self.spurious / max(self.found, 1):.1%})"
        )


def labelled(path):
    """Return a text without its marks, and the marks."""
    marked = path.read_text(encoding="utf-8")
    parts, labels, reached, size = [], [], 0, 0
    for one in _MARK.finditer(marked):
        parts += [marked[reached : one.start()], one[1]]
        size += one.start() - reached
        labels.append(Label(says=one[1], at=size, reading=parse_reads(one[2])))
        size += len(one[1])
        reached = one.end()
    return "".join([*parts, marked[reached:]]), labels


def score_of(path):
    """Return the score of the reader on one labelled text."""
    text, labels = labelled(path)
    language = path.stem.partition("-")[0]
    numbers = spot(text, language=language, published=PUBLISHED[path.stem]).numbers
    score, faults, matched = Score(labels=len(labels), found=len(numbers)), [], set()
    for label in labels:
        end = label.at + len(label.says)
        found = next(
            (one for one in numbers if one.at < end and label.at < one.at + len(one.says)), None
        )
        is_hedged = is_hedge(label.reading)
        score.hedged += is_hedged
        if found is None:
            faults.append(f"{path.stem}: missed {label.says!r}")
            continue
        matched.add(found.at)
        right = values(found.reading) == values(label.reading)
        score.values += right
        same = hedge(found.reading) == hedge(label.reading)
        score.hedges += is_hedged and same
        if not right or not same:
            faults.append(
                f"{path.stem}: {found.says!r} read {found.reading.text}, is {label.reading.text}"
            )
    extra = [one for one in numbers if one.at not in matched]
    score.spurious = len(extra)
    faults += [f"{path.stem}: spurious {one.says!r} {one.reading.text}" for one in extra]
    score.faults = tuple(faults)
    return score


def values(reading):
    """Return the numbers of a reading on their natural scale, its sign included."""
    return (reading.value, reading.low, reading.high, reading.k, reading.n, reading.unit)


def hedge(reading):
    """Return what a reading says of how exact its number is."""
    spread = reading.form in {"range", "magnitude", "word"}
    return reading.form if spread else reading.op


def is_hedge(reading):
    """Return whether a reading is hedged: a bound, an about, a range, a word."""
    return bool(hedge(reading))
