"""An export loses nothing, is valid to the public readers, and no cell of it is run."""

import csv
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from importlib.util import find_spec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apora import workflow
from apora.cells import guarded, unguarded
from apora.errors import CaseProblems
from apora.evidence.case import read_case
from apora.evidence.records import Claim, Unit
from apora.exports.datapackage import read_package, write_package
from apora.exports.flat import flat_table, records_of
from apora.exports.sqlite import read_sqlite, write_sqlite
from apora.exports.tables import TABLES, case_tables, export_of
from apora.results.edition import public_edition
from evidence.sample_case import write_sample_case
from report.example_results import example_results

FORMULA = "=HYPERLINK(1)"
TEXT = st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n"), max_size=30
).map(str.strip)


@pytest.fixture
def case(tmp_path):
    folder = write_sample_case(tmp_path / "lowmere")
    with (folder / "case.toml").open("r+", encoding="utf-8") as file:
        text = file.read()
        file.seek(0)
        file.write('licence = "CC-BY-4.0"\n' + text)
    (folder / "out").mkdir()
    results = json.dumps(public_edition(example_results()))
    (folder / "out" / "results.json").write_text(results, encoding="utf-8")
    return read_case(folder)


def needs(package):
    return pytest.mark.skipif(
        find_spec(package) is None,
        reason=f"{package} is not installed: the export was not read by it",
    )


def reader(*arguments, folder):
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-m", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )


@pytest.mark.parametrize("to", ["datapackage", "sqlite"])
def test_the_round_trip_gives_the_case_back(case, to):
    files = workflow.export(case, to=to)
    folder = files[0].parent
    again = (
        read_package(folder, place=case.folder)
        if to == "datapackage"
        else read_sqlite(folder / "lowmere.sqlite", place=case.folder)
    )

    assert again == case
    assert folder == case.folder / "out" / "exports" / to
    assert not list(folder.parent.glob(".export-*"))


@pytest.mark.parametrize("name", ["belarus-2020", "lowmere"])
def test_the_cases_that_ship_survive_both(name, tmp_path):
    shipped = read_case(workflow.example_folder().parent / name)
    export = export_of(shipped, results={}, version="0")
    write_package(export, folder=tmp_path / "package")
    write_sqlite(export, folder=tmp_path / "sqlite")

    assert read_package(tmp_path / "package", place=shipped.folder) == shipped
    assert read_sqlite(tmp_path / "sqlite" / f"{name}.sqlite", place=shipped.folder) == shipped


@given(says=TEXT.filter(bool), statement=st.dictionaries(st.sampled_from(["en", "ru", "be"]), TEXT.filter(bool)),
       note=st.dictionaries(st.sampled_from(["en", "ru"]), TEXT.filter(bool)), at=st.none() | st.integers(0, 10**9))  # fmt: skip
def test_any_claim_survives_the_flat_table(says, statement, note, at):
    claim = Claim(
        id="C1", says=says, indicator="headcount", where="service", source="brief",
        statement=statement, note=note, at=at,
    )  # fmt: skip
    flat = flat_table([claim], record=Claim, name="claims", title="")

    assert records_of(Claim, columns=flat.columns, rows=flat.rows) == (claim,)


@given(low=st.floats(1e-9, 1e9), mid=st.floats(1e-9, 1e9), resigns=st.booleans())
def test_any_range_survives_to_its_last_digit(low, mid, resigns):
    unit = Unit(
        id="u", name={"en": "u"}, resigns=resigns, posts={"low": low, "mid": mid, "high": low + mid}
    )
    flat = flat_table([unit], record=Unit, name="units", title="")

    assert records_of(Unit, columns=flat.columns, rows=flat.rows) == (unit,)


@given(TEXT)
def test_the_guard_can_be_taken_away(text):
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    "text", [FORMULA, "+1", "-18.6%", "@SUM(1)", "\t=1", "  =1", "'=1", "''+1"]
)
def test_text_that_a_spreadsheet_would_run_is_led_by_an_apostrophe(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("cell", [-1, -0.5, None, True, "about -5", "'tis", "a=1"])
def test_numbers_and_other_text_are_left_alone(cell):
    assert guarded(cell) == cell


def test_no_cell_of_a_package_begins_like_a_formula(case, tmp_path):
    hostile = case.claims[0].model_copy(
        update={"note": {"en": FORMULA}, "statement": {"en": "+375 x"}}
    )
    hostile_case = replace(case, claims=(hostile, *case.claims[1:]))
    write_package(export_of(hostile_case, results={}, version="0"), folder=tmp_path / "package")

    with (tmp_path / "package" / "data" / "claims.csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert f"'{FORMULA}" in cells
    assert not [one for one in cells if one.startswith(("=", "+", "@"))]
    assert read_package(tmp_path / "package", place=case.folder) == hostile_case


@needs("frictionless")
def test_the_package_is_valid_to_frictionless(case):
    files = workflow.export(case, to="datapackage")
    done = reader("frictionless", "validate", "datapackage.json", "--json", folder=files[0].parent)
    report = json.loads(done.stdout)

    assert report["valid"], json.dumps(report, indent=1)[:2000]
    assert {one["name"] for one in report["tasks"]} >= {"claims", "sources", "result_estimates"}


@needs("frictionless")
@pytest.mark.parametrize(
    ("table", "old", "new"),
    [("claims", ",brief,", ",brif,"), ("units", "reserve,", "north,"), ("drivers", "1.2", "many")],
)
def test_what_breaks_the_tables_is_seen_by_frictionless(case, table, old, new):
    """Keys, references and types are described, so that a broken copy is no valid package."""
    folder = workflow.export(case, to="datapackage")[0].parent
    path = folder / "data" / f"{table}.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    done = reader("frictionless", "validate", "datapackage.json", "--json", folder=folder)

    assert not json.loads(done.stdout)["valid"]


@needs("datasette")
@pytest.mark.parametrize(
    "page",
    ["/", "/lowmere", "/lowmere/claims", "/lowmere/claims/1", "/lowmere/claims_with_sources",
     "/lowmere/result_estimates", "/lowmere?sql=select+count(*)+from+claims"],
)  # fmt: skip
def test_every_page_of_datasette_carries_source_and_licence(case, page):
    folder = workflow.export(case, to="sqlite")[0].parent
    done = reader(
        "datasette", "lowmere.sqlite", "-m", "metadata.json", "--get", page, folder=folder
    )

    assert done.returncode == 0, done.stderr
    footer = done.stdout.rpartition("<footer")[2]
    assert "CC-BY-4.0" in footer
    assert "State of the service &lt;https://example.org/brief&gt;" in footer


def test_the_database_alone_says_its_sources_and_licence(case):
    folder = workflow.export(case, to="sqlite")[0].parent
    with closing(sqlite3.connect(folder / "lowmere.sqlite")) as database:
        about = dict(database.execute("SELECT key, value FROM about"))
        joined = database.execute(
            "SELECT says, source_grade FROM claims_with_sources WHERE id = 'C2'"
        ).fetchone()
        results = database.execute("SELECT count(*) FROM result_estimates").fetchone()[0]

    assert (about["licence"], about["edition"]) == ("CC-BY-4.0", "public")
    assert "Statistical yearbook" in about["sources"]
    assert joined == ("more than 120 letters", "C")
    assert results == len(public_edition(example_results())["estimates"])


def test_the_same_case_gives_the_same_bytes(case, tmp_path):
    export = export_of(case, results=public_edition(example_results()), version="0")
    for name in ("one", "two"):
        write_package(export, folder=tmp_path / name / "package")
        write_sqlite(export, folder=tmp_path / name / "sqlite")
    one, two = (
        {
            p.relative_to(tmp_path / name): p.read_bytes()
            for p in (tmp_path / name).rglob("*")
            if p.is_file()
        }
        for name in ("one", "two")
    )

    assert one == two


def test_frozen_texts_are_left_out(case):
    files = workflow.export(case, to="datapackage")

    assert not [one for one in files if "texts" in one.parts]
    assert "unofficial data" not in "".join(one.read_text(encoding="utf-8") for one in files)


def test_every_table_of_a_case_has_its_columns_described(case):
    for table in case_tables(case):
        assert table.name in TABLES
        assert all(one.description for one in table.columns), table.name


def test_the_restricted_edition_needs_one_and_is_stamped(case):
    with pytest.raises(CaseProblems) as caught:
        workflow.export(case, to="sqlite", restricted=True)
    assert str(caught.value) == (
        "1 error\n\n  restricted/results.json: is not there.\n"
        "      Write it with `apora report CASE --restricted`."
    )

    folder = case.folder / "out" / "restricted"
    folder.mkdir()
    (folder / "results.json").write_text(
        json.dumps(example_results() | {"edition": "restricted"}), encoding="utf-8"
    )
    made = workflow.export(case, to="datapackage", restricted=True)[0]
    assert (
        "(restricted: not for publication)" in json.loads(made.read_text(encoding="utf-8"))["title"]
    )


def test_a_folder_with_something_else_is_not_replaced(case, tmp_path):
    other = tmp_path / "papers"
    other.mkdir()
    (other / "paper.txt").write_text("mine")
    with pytest.raises(CaseProblems) as caught:
        workflow.export(case, to="sqlite", folder=other)

    assert str(caught.value) == (
        "1 error\n\n  papers: holds paper.txt, which is no part of an export. "
        "Nothing in it was changed.\n"
        "      Name a folder that is empty, not there yet, or an earlier export."
    )
    assert (other / "paper.txt").read_text() == "mine"


def test_an_earlier_export_is_replaced_as_a_whole(case, tmp_path):
    target = tmp_path / "given"
    workflow.export(case, to="datapackage", folder=target)
    before = {one.name: one.read_bytes() for one in (target / "data").iterdir()}
    (target / "data" / "claims.csv").write_text("old")
    (target / "data" / "sources.csv").unlink()
    workflow.export(case, to="datapackage", folder=target)

    assert {one.name: one.read_bytes() for one in (target / "data").iterdir()} == before


def test_what_was_laid_into_an_earlier_export_keeps_it_from_being_replaced(case, tmp_path):
    target = tmp_path / "given"
    workflow.export(case, to="datapackage", folder=target)
    (target / "data" / "mine.csv").write_text("mine")
    with pytest.raises(CaseProblems, match=r"given: holds data/mine\.csv, which is no part"):
        workflow.export(case, to="datapackage", folder=target)

    assert (target / "data" / "mine.csv").read_text() == "mine"


def test_a_case_folder_is_never_replaced_by_an_export(case):
    (case.folder / "datapackage.json").write_text("{}")
    with pytest.raises(CaseProblems, match="which is no part of an export"):
        workflow.export(case, to="datapackage", folder=case.folder)

    assert (case.folder / "case.toml").is_file()


@pytest.mark.parametrize("text", ['{"a":', "[]"])
def test_results_that_are_damaged_are_not_exported(case, text):
    path = case.folder / "out" / "results.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CaseProblems) as caught:
        workflow.export(case, to="sqlite")

    assert str(caught.value) == (
        "1 error\n\n  results.json: is not a results.json of apora.\n"
        "      Name one that apora wrote."
    )


def test_a_case_with_errors_is_not_exported(case):
    path = case.folder / "claims.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("ill_now", "ill"), encoding="utf-8")

    with pytest.raises(CaseProblems, match="is not an indicator"):
        workflow.export(read_case(case.folder), to="sqlite")
