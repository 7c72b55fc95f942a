"""Rows are printed as text, JSON and CSV, and a cell never becomes a formula."""

import json

from apora.cli.tables import csv_text, json_text, text_table

ROWS = [
    {"id": "a", "value": 1234.5678, "known": True, "note": None},
    {"id": "longer", "value": 0.25, "known": False, "note": "=1+1"},
]


def test_text_has_columns_as_wide_as_their_widest_cell():
    assert text_table(ROWS) == (
        "id      value  known  note\na       1235   yes    -\nlonger  0.25   no     =1+1\n"
    )


def test_json_keeps_every_digit():
    assert json.loads(json_text(ROWS)) == ROWS


def test_csv_keeps_every_digit_and_no_cell_is_a_formula():
    assert csv_text(ROWS) == ("id,value,known,note\na,1234.5678,True,\nlonger,0.25,False,'=1+1\n")


def test_no_rows_are_no_text():
    assert (text_table([]), csv_text([]), json_text([])) == ("", "", "[]\n")
