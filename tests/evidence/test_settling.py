"""A conflict is settled by an edit that is recorded; nothing else in the table moves."""

import csv

import pytest

from apora import workflow
from apora.errors import CaseProblems
from apora.evidence.case import read_case
from apora.evidence.checks import find_problems
from apora.evidence.settling import cell_of, edit_rows, with_cells

WHY = "The registers count posts, not people."


def claim_of(folder, name):
    return next(one for one in read_case(folder).claims if one.id == name)


@pytest.mark.parametrize(
    ("way", "cells", "column", "after"),
    [
        (
            "definition",
            {"counted": "whom the letters reached"},
            "counted",
            "whom the letters reached",
        ),
        ("scope", {"when": "2020-08-01/2020-08-31"}, "when", "2020-08-01/2020-08-31"),
        ("hold", {}, "use", f"hold: {WHY}"),
    ],
)
def test_each_way_changes_the_claim_and_is_recorded(lowmere, way, cells, column, after):
    before = (lowmere / "claims.csv").read_text(encoding="utf-8").splitlines()
    (row,) = workflow.settle(lowmere, "C2", way=way, why=WHY, cells=cells)
    now = (lowmere / "claims.csv").read_text(encoding="utf-8").splitlines()

    assert cell_of(claim_of(lowmere, "C2"), column=column) == after
    assert (row.claim, row.way, row.column, row.after, row.why) == ("C2", way, column, after, WHY)
    assert [old for old, new in zip(before, now, strict=True) if old != new] == [before[2]]
    assert edit_rows(lowmere) == ((row,), ())
    assert find_problems(read_case(lowmere)) == []


def test_a_claim_that_is_kept_stays_and_the_conflict_is_recorded(lowmere):
    before = (lowmere / "claims.csv").read_bytes()
    (row,) = workflow.settle(lowmere, "C2", way="keep", why="Both may be right.")

    assert (row.way, row.column) == ("keep", "")
    assert (lowmere / "claims.csv").read_bytes() == before


def test_edits_add_up_and_the_first_is_not_lost(lowmere):
    workflow.settle(lowmere, "C2", way="scope", why="A longer period.", cells={"when": "2020-08"})
    workflow.settle(lowmere, "C2", way="hold", why="Another body.")

    assert [(one.number, one.column, one.before) for one in edit_rows(lowmere)[0]] == [
        (1, "when", "2020-08-09/2020-08-31"),
        (2, "use", "calibrate"),
    ]


@pytest.mark.parametrize(
    ("damage", "text"),
    [
        (
            lambda raw: raw.replace(b"Another body", b"Un autre proc\xe8s"),
            (
                "  edits.csv, line 2: is not UTF-8.\n      Save it again as UTF-8; a spreadsheet calls "
                'that "CSV UTF-8".'
            ),
        ),
        (
            lambda raw: raw.replace(b",Another body.,", b",Another, body.,"),
            (
                "  edits.csv, row 2: has 9 cells where the head has 8.\n"
                "      Give every row as many cells as the head; quote a cell that holds the delimiter."
            ),
        ),
    ],
)
def test_edits_that_cannot_be_read_are_told_and_never_written_over(lowmere, damage, text):
    workflow.settle(lowmere, "C2", way="hold", why="Another body.")
    log = lowmere / "edits.csv"
    log.write_bytes(damage(log.read_bytes()))
    before = {one.name: one.read_bytes() for one in (log, lowmere / "claims.csv")}
    with pytest.raises(CaseProblems) as caught:
        workflow.settle(lowmere, "C3", way="keep", why="Both may be right.")
    (found,) = (one for one in find_problems(read_case(lowmere)) if one.rule == "edits_not_read")

    assert str(caught.value) == f"1 error\n\n{text}"
    assert found.text() == text
    assert {one: (lowmere / one).read_bytes() for one in before} == before


def test_a_folder_in_the_place_of_the_edits_changes_no_claim(lowmere):
    (lowmere / "edits.csv").mkdir()
    before = (lowmere / "claims.csv").read_bytes()
    with pytest.raises(CaseProblems) as caught:
        workflow.settle(lowmere, "C2", way="hold", why="Another body.")

    assert str(caught.value) == (
        "1 error\n\n  edits.csv: is not a file.\n      Move what stands there away."
    )
    assert (lowmere / "claims.csv").read_bytes() == before


def test_a_log_that_cannot_be_written_changes_no_claim(lowmere, monkeypatch):
    before = (lowmere / "claims.csv").read_bytes()
    move = type(lowmere).replace

    def replace(path, target):
        if target.name == "edits.csv":
            raise OSError(5, "Input/output error", str(target))
        return move(path, target)

    monkeypatch.setattr(type(lowmere), "replace", replace)
    with pytest.raises(OSError, match="Input/output"):
        workflow.settle(lowmere, "C2", way="hold", why="Another body.")

    assert (lowmere / "claims.csv").read_bytes() == before
    assert not [one for one in lowmere.iterdir() if one.name.endswith(".new")]


def test_a_settled_cell_that_is_changed_by_hand_is_warned_of(lowmere, edit):
    workflow.settle(lowmere, "C2", way="hold", why="Another body.")
    edit("claims.csv", "hold: Another body.", "calibrate")
    (found,) = find_problems(read_case(lowmere))

    assert found.severity == "warning"
    assert (
        found.text()
        .strip()
        .startswith('claims.csv, C2, use: it was settled as "hold: Another body." on ')
    )


def test_an_edit_that_would_break_a_rule_is_undone(lowmere):
    before = (lowmere / "claims.csv").read_bytes()
    with pytest.raises(CaseProblems) as caught:
        workflow.settle(lowmere, "C2", way="scope", why=WHY, cells={"where": "nort"})

    assert str(caught.value) == (
        '1 error\n\n  claims.csv, C2, where: "nort" is not a unit of units.csv.\n'
        '      Did you mean "north"?'
    )
    assert (lowmere / "claims.csv").read_bytes() == before
    assert not (lowmere / "edits.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (
            {"claim": "C22", "way": "hold", "why": "A reason."},
            '  CLAIM: "C22" is not a claim.\n      Did you mean "C2"?',
        ),
        ({"way": "hold", "why": " "}, "  --why: is empty.\n      Say in a sentence why this way."),
        (
            {"way": "scope", "why": "A reason."},
            (
                "  --set: the way scope changes something, and nothing is given.\n"
                "      Set one of: when, where, over."
            ),
        ),
        (
            {"way": "definition", "why": "A reason.", "cells": {"says": "300"}},
            (
                '  --set: "says" is not changed by the way definition.\n'
                "      Known: counted, indicator, nature, of, reads."
            ),
        ),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_changed(lowmere, arguments, text):
    """What a source said is never edited: no way leads to `says`."""
    before = (lowmere / "claims.csv").read_bytes()
    with pytest.raises(CaseProblems) as caught:
        workflow.settle(lowmere, arguments.pop("claim", "C2"), **arguments)

    assert str(caught.value) == f"1 error\n\n{text}"
    assert (lowmere / "claims.csv").read_bytes() == before


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("lead", ["", "\ufeff"])
def test_every_form_of_table_keeps_its_other_rows_to_the_byte(ending, delimiter, lead):
    rows = [
        ["id", "says", "use", "note"],
        ["C1", 'about "3,000";\t', "calibrate", "two\nlines"],
        ["C2", "more than 120", "calibrate", ""],
        ["C3", "5", "context: a; b, c", "x"],
    ]
    import io

    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    text = lead + out.getvalue().replace("\r\n", ending)
    after = with_cells(text, claim="C2", cells={"use": "hold: one; two, three"})
    again = list(csv.reader(io.StringIO(after.removeprefix(lead), newline=""), delimiter=delimiter))

    assert again[2] == ["C2", "more than 120", "hold: one; two, three", ""]
    assert [again[0], again[1], again[3]] == [rows[0], rows[1], rows[3]]
    assert after.startswith(text[: text.index("C2")])
    assert after.endswith(text[text.index("C3") :])
