"""A case folder is read whole, or refused with every problem at once."""

from datetime import date

import pytest

from apora.errors import CaseProblems
from apora.evidence.case import inspect_folder, read_case
from apora.evidence.forms import from_cells, text_columns
from apora.evidence.records import (
    Claim,
    HouseholdRow,
    Measure,
    ParameterRow,
    Source,
    Unit,
    main_text,
)
from apora.evidence.uses import reasons_of


def refusal(folder):
    with pytest.raises(CaseProblems) as caught:
        read_case(folder)
    return str(caught.value)


def test_the_sample_case_is_read_whole(lowmere):
    case = read_case(lowmere)

    assert case.id == "lowmere"
    assert [unit.id for unit in case.units] == ["service", "districts", "north", "south", "reserve"]
    assert len(case.claims) == 9
    assert {measure.id: measure.by for measure in case.measures} == {
        "grant": "fund",
        "tighter": "employer",
    }
    assert case.settings.as_of == date(2020, 11, 30)


def test_every_free_text_that_a_report_prints_takes_a_column_a_language():
    spoken = {
        record.__name__: sorted(text_columns(record))
        for record in (Unit, Source, Claim, ParameterRow, HouseholdRow, Measure)
    }

    assert spoken == {
        "Unit": ["name", "note", "within"],
        "Source": ["grade_why", "interest", "kind", "publisher"],
        "Claim": ["note", "origin", "statement", "use"],
        "ParameterRow": ["why"],
        "HouseholdRow": ["why"],
        "Measure": ["conditions", "evidence", "title"],
    }


def test_the_first_language_leads_whatever_the_order_of_the_columns():
    cells = {"use.ru": "context: не число", "use": "context: no number", "origin.ru": "никто"}
    values = {"id": "C1", "says": "many", "where": "service", "source": "brief"}
    claim, problems = from_cells(Claim, cells=values | cells, where="claims.csv", language="en")

    assert problems == []
    assert list(claim.use) == ["en", "ru"]
    assert main_text(claim.origin) == "никто"
    assert reasons_of(claim) == {"en": "no number", "ru": "не число"}


def test_a_cell_holds_a_range_and_columns_hold_languages(lowmere):
    north = read_case(lowmere).units[2]

    assert (north.posts.low, north.posts.mid, north.posts.high) == (450.0, 600.0, 800.0)
    assert north.name == {"en": "North office", "ru": "Северный отдел"}


def test_plain_text_is_in_the_first_language(lowmere):
    case = read_case(lowmere)

    assert case.scenarios[1].title == {"en": "A payment to leavers"}
    assert case.scenarios[0].title == {"en": "Nothing new", "ru": "Без перемен"}


def test_a_change_takes_a_number_or_a_range(lowmere):
    changes = read_case(lowmere).measures[0].changes

    assert (changes[0].value, changes[1].value.mid) == (1.0, 1500.0)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_a_byte_order_mark_and_windows_line_ends_do_no_harm(lowmere, delimiter):
    before = read_case(lowmere)
    path = lowmere / "units.csv"
    text = path.read_text(encoding="utf-8").replace(",", delimiter).replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())

    assert read_case(lowmere).units == before.units


def test_a_spreadsheet_s_own_first_line_is_passed_over(lowmere):
    before = read_case(lowmere)
    path = lowmere / "drivers.csv"
    path.write_text("sep=,\n" + path.read_text(encoding="utf-8"), encoding="utf-8")

    assert read_case(lowmere).drivers == before.drivers


def test_empty_rows_and_columns_are_passed_over(lowmere):
    before = read_case(lowmere)
    path = lowmere / "drivers.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    text = "\n".join([lines[0] + ",", "," * 10, *(line + "," for line in lines[1:]), "", ""])
    path.write_text(text, encoding="utf-8")

    assert read_case(lowmere).drivers == before.drivers


@pytest.mark.parametrize(
    "name", ["drivers.csv", "parameters.csv", "households.csv", "scenarios.toml", "judgements.toml"]
)
def test_an_evidence_report_needs_no_model_tables(lowmere, name):
    (lowmere / name).unlink()

    read_case(lowmere)


def test_a_folder_that_is_not_there_is_named():
    from pathlib import Path

    assert refusal(Path("nowhere")) == (
        "1 error\n\n"
        "  nowhere: is not a folder.\n"
        "      Give the path of a case folder; `apora start FOLDER` makes a new one."
    )


def test_missing_files_are_all_named_at_once(tmp_path):
    assert refusal(tmp_path) == (
        "4 errors\n\n"
        + "\n".join(
            f"  {name}: is missing.\n"
            "      Add it; `apora start` writes an empty one with the right head."
            for name in ("case.toml", "units.csv", "sources.csv", "claims.csv")
        )
    )


def test_every_problem_of_every_file_is_listed_with_its_place(lowmere, edit):
    edit("case.toml", "rate = 2.0", 'rate = "two"\nlexikon = "icd203"')
    edit("units.csv", "450..600..800", "many")
    edit("units.csv", ",part_of,", ",partof,")
    edit("claims.csv", "yearbook,,stock,,,,2,", "yearbook,,stok,,,,9,")
    edit("drivers.csv", "2020-08-09,2020-08-10,1,", '2020-08-09,20200810,"1,5",')
    edit("measures/grant.toml", 'do = "set"\nvalue = 20000', 'value = "a..b..c"\neffect = "sure"')
    edit("scenarios.toml", 'measures = ["grant"]', 'measures = "grant"')

    assert refusal(lowmere) == "12 errors\n\n" + "\n".join(
        f"  {where}: {what}\n      {remedy}"
        for where, what, remedy in (
            (
                "case.toml, rate",
                '"two" is not a number.',
                "Write digits with a point before decimals, as in 0.25.",
            ),
            ("case.toml, lexikon", "is not known here.", 'Did you mean "lexicon"?'),
            ("units.csv, partof", "is not a column of this table.", 'Did you mean "part_of"?'),
            (
                "units.csv, row 4, posts",
                '"many" is not a range.',
                "Write low..mid..high, as in 450..600..800.",
            ),
            (
                "claims.csv, row 10, nature",
                '"stok" is not one of the choices.',
                'Did you mean "stock"?',
            ),
            (
                "claims.csv, row 10, credibility",
                '"9" is outside the limits.',
                "Give a number of at most 6.",
            ),
            (
                "drivers.csv, row 2, to",
                '"20200810" is not a date.',
                "Write year-month-day, as in 2020-11-30.",
            ),
            (
                "drivers.csv, row 2, value",
                '"1,5" is not a number.',
                "Write digits with a point before decimals, as in 0.25.",
            ),
            (
                "measures/grant.toml, changes 3, do",
                "missing.",
                "Give it: how the value changes it.",
            ),
            (
                "measures/grant.toml, changes 3, value",
                '"a..b..c" is not a number.',
                "Write digits with a point before decimals, as in 0.25.",
            ),
            (
                "measures/grant.toml, changes 3, effect",
                '"sure" is not one of the choices.',
                "Known: arithmetic, assumed.",
            ),
            (
                "scenarios.toml, scenario 2, measures",
                '"grant" is not a list.',
                'Write it in square brackets, as in ["a", "b"].',
            ),
        )
    )


def test_an_id_stands_once_and_can_be_named(lowmere, edit):
    edit("claims.csv", "\nC2,", "\nC1,")
    edit("units.csv", "\nsouth,", "\nsouth+east,")

    assert refusal(lowmere) == (
        "2 errors\n\n"
        "  units.csv, south+east: is not an id that other tables can name.\n"
        "      Use up to 64 Latin letters, digits, - and _, beginning with a letter or digit.\n"
        "  claims.csv, C1: stands 2 times.\n"
        "      Give each its own id, or delete the copy."
    )


HOSTILE = {
    "nul": (
        b"id,name\n\x00,x\n",
        "units.csv, line 2",
        "holds a hidden or direction-changing character (U+0000).",
    ),
    "bidi": (
        "id,name\nmia,\u202eecilop\n".encode(),
        "units.csv, line 2",
        "holds a hidden or direction-changing character (U+202E).",
    ),
    "isolate": (
        "id,name\nmia,\u2067x\n".encode(),
        "units.csv, line 2",
        "holds a hidden or direction-changing character (U+2067).",
    ),
    "zero width": (
        "id,name\nmi\u200ba,x\n".encode(),
        "units.csv, line 2",
        "holds a hidden or direction-changing character (U+200B).",
    ),
    "latin-1": ("id,name\nmia,Café\n".encode("latin-1"), "units.csv, line 2", "is not UTF-8."),
    "cp1251": ("id,name\nmia,Служба\n".encode("cp1251"), "units.csv, line 2", "is not UTF-8."),
    "utf-16": (
        "id,name\nmia,x\n".encode("utf-16"),
        "units.csv",
        "is written in UTF-16, not UTF-8.",
    ),
    "empty": (b"", "units.csv", "is empty."),
    "open quote": (
        b'id,name\nmia,"Minist',
        "units.csv, row 2",
        "a quotation mark is opened and never closed, or a cell has no end.",
    ),
    "short row": (
        b"id,name,part_of\nmia,Ministry\n",
        "units.csv, row 2",
        "has 2 cells where the head has 3.",
    ),
    "long row": (
        b"id,name\nmia,Ministry,more\n",
        "units.csv, row 2",
        "has 3 cells where the head has 2.",
    ),
    "column twice": (b"id,name,name\nmia,a,b\n", "units.csv, name", "stands twice in the head."),
    "long cell": (
        b"id,name\nmia," + b"x" * 30_000 + b"\n",
        "units.csv, row 2",
        "a cell has more than 20000 characters.",
    ),
    "huge cell": (
        b"id,name\nmia," + b"x" * 200_000 + b"\n",
        "units.csv, row 2",
        "a cell has more than 20000 characters.",
    ),
    "many rows": (
        b"id,name\n" + b"a,b\n" * 200_001,
        "units.csv",
        "has more than 200000 rows.",
    ),
    "many columns": (b"," * 100_000 + b"\n", "units.csv", "has more than 300 columns."),
    "huge": (b"x" * 64_000_001, "units.csv", "is larger than 64 MB."),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_table_is_refused_by_name(lowmere, kind):
    raw, where, what = HOSTILE[kind]
    (lowmere / "units.csv").write_bytes(raw)

    problems = inspect_folder(lowmere).problems

    assert (where, what) in [(one.where, one.what) for one in problems]


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"rate = ", "is not TOML: Invalid value (at end of document)."),
        (b"a = " + b"[" * 5000, "is nested deeper than any case needs."),
        (b"a" + b".a" * 5000 + b" = 1", "is nested deeper than any case needs."),
        (b"a = " + b"9" * 5000, "holds a number too long to read."),
    ],
)
def test_a_hostile_head_is_refused_by_name(lowmere, raw, what):
    (lowmere / "case.toml").write_bytes(raw)

    assert refusal(lowmere) == (
        f"1 error\n\n  case.toml: {what}\n"
        '      Write one `name = value` a line; put text in quotation marks ("…").'
    )


def test_an_escaped_hidden_character_is_found_too(lowmere, edit):
    edit("case.toml", "board of a fund", "board\\u202e of a fund")

    assert refusal(lowmere) == (
        "1 error\n\n"
        "  case.toml, line 1: holds a hidden or direction-changing character (U+202E).\n"
        "      Delete it: retype the words around it instead of pasting them."
    )


def test_a_table_that_is_a_folder_is_missing(lowmere):
    (lowmere / "claims.csv").unlink()
    (lowmere / "claims.csv").mkdir()

    assert [one.rule for one in inspect_folder(lowmere).problems] == ["missing_file"]


def test_a_number_that_is_not_finite_is_refused(lowmere, edit):
    edit("case.toml", "rate = 2.0", "rate = inf")

    assert refusal(lowmere) == (
        '1 error\n\n  case.toml, rate: "inf" is not a finite number.\n'
        "      Write digits with a point before decimals."
    )


def test_rows_that_can_be_read_are_there_beside_the_problem(lowmere, edit):
    edit("units.csv", "450..600..800", "many")

    reading = inspect_folder(lowmere)

    assert [unit.id for unit in reading.case.units] == ["service", "districts", "south", "reserve"]
