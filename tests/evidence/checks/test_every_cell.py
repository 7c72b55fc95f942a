"""Every cell and note of every table is looked at, in Latin and in Cyrillic letters."""

import csv
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from apora.errors import Problem
from apora.evidence.case import read_case
from apora.evidence.checks.bench import bench_of
from apora.evidence.checks.personal import personal_data
from apora.evidence.checks.words import small_cell_in_words
from apora.evidence.custody import Act, keep_original
from apora.evidence.forms import columns_of, text_columns
from apora.evidence.new_case import TABLES
from apora.evidence.settling import Settlement, settle
from evidence.sample_case import write_sample_case

PEOPLE = (
    "Colonel Smithers said so",
    "сказал полковник Шевчук",
    "сказаў палкоўнік Каваленка",
    "call +375 29 123-45-67",
    "паспорт серия МР 1234567",
    "badge no. 4512",
    "машина 1234 АВ-7",
    "desk@example.org",
)
SKIPPED = {"url", "sha256"}


def text_cells():
    """Return every column of every table that takes free text, and those that take ids."""
    for name, record in TABLES.items():
        for column in columns_of(record):
            field = record.model_fields.get(column)
            if field is not None and field.annotation in {str, dict[str, str]}:
                yield name, column, record


CELLS = [(name, column) for name, column, _ in text_cells() if column not in SKIPPED]


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    return read_case(write_sample_case(tmp_path_factory.mktemp("sound") / "lowmere"))


def bench_with(case, *, table, column, text):
    """Return the bench of the sample case with a text in one cell of one table."""
    name = table.removesuffix(".csv")
    first = getattr(case, name)[0]
    value = {"en": text} if column in text_columns(TABLES[table]) else text
    return bench_of(replace(case, **{name: (first.model_copy(update={column: value}),)}))


@pytest.mark.parametrize("text", PEOPLE)
@pytest.mark.parametrize(("table", "column"), CELLS)
def test_a_person_in_any_cell_of_any_table_is_refused(sound, table, column, text):
    found = personal_data(bench_with(sound, table=table, column=column, text=text))

    assert [one for one in found if f", {column}" in one.where], (table, column, text)


@pytest.mark.parametrize("text", PEOPLE)
@pytest.mark.parametrize(
    ("name", "old"),
    [
        ("case.toml", "board of a fund"),
        ("case.toml", "Who leaves, and what keeps the others?"),
        ("measures/grant.toml", "A payment to those who leave"),
        ("measures/tighter.toml", 'evidence = "judgement"'),
        ("scenarios.toml", "A payment to leavers"),
        ("judgements.toml", "Letters are few against posts empty."),
        ("judgements.toml", "is older than the events."),
    ],
)
def test_a_person_in_any_value_of_any_settings_file_is_refused(lowmere, edit, name, old, text):
    edit(name, old, f'evidence = "{text}"' if old.startswith("evidence") else text)

    assert personal_data(bench_of(read_case(lowmere)))


@pytest.mark.parametrize("text", PEOPLE[:3])
def test_a_person_in_the_logs_is_refused(lowmere, tmp_path, text):
    paper = tmp_path / "paper.txt"
    paper.write_text("said")
    act = Act(when=datetime(2020, 12, 1, tzinfo=UTC), who=text)
    keep_original(lowmere, file=paper, source="brief", known=["brief"], act=act)
    settlement = Settlement(claim="C2", way="keep", cells={}, why=text, when=act.when)
    settle(read_case(lowmere), settlement=settlement)

    found = personal_data(bench_of(read_case(lowmere)))

    assert [one.where for one in found] == ["custody.csv, row 2, who", "edits.csv, row 2, why"]


def test_what_is_found_is_never_repeated(lowmere, edit):
    edit("units.csv", "Nobody can resign here.", "Ask Colonel Smithers at desk@example.org.")
    found = personal_data(bench_of(read_case(lowmere)))

    assert all(isinstance(one, Problem) for one in found)
    assert "Smithers" not in "".join(one.text() for one in found)
    assert "desk@" not in "".join(one.text() for one in found)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("units.csv", "attested staff", "7 officers"),
        ("drivers.csv", "The economy is said to be poor.", "Three employees said so."),
        ("parameters.csv", None, None),
        ("measures/tighter.toml", 'evidence = "judgement"', 'evidence = "two officers told us"'),
        ("judgements.toml", "Letters are few against posts empty.", "Семь сотрудников ушли."),
    ],
)
def test_few_people_are_refused_in_every_kind_of_note(lowmere, edit, name, old, new):
    if old is None:
        path = lowmere / name
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        rows[1][rows[0].index("why")] = "дзве супрацоўніцы"
        rows[2][rows[0].index("why")] = "5 officers said so"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    else:
        text = (lowmere / name).read_text(encoding="utf-8")
        (lowmere / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    if name == "units.csv":  # a public claim speaks of the unit, so it must not
        edit("claims.csv", "C4,17.9 percent,vacancy,north", "C4,17.9 percent,vacancy,south")
        edit("claims.csv", "lapsed_of_in_hand,north", "lapsed_of_in_hand,south")

    assert small_cell_in_words(bench_of(read_case(lowmere)))
