"""A newcomer's own document becomes a case folder that is good for an evidence report at once."""

import csv
import json
import re
from datetime import date
from hashlib import sha256

import pytest
from typer.testing import CliRunner

from apora import workflow
from apora.cli.main import app
from apora.errors import CaseProblems
from apora.evidence.custody import custody_rows
from apora.evidence.uses import DRAFT
from evidence import some_documents as some

TODAY = date(2024, 12, 1)
MAKERS = {
    "guard.txt": some.text_file,
    "guard.html": some.html_file,
    "guard.docx": some.docx_file,
    "guard.pdf": some.pdf_file,
}
URL = "https://courier.example/guards"
RUSSIAN = (
    "Справка, 5 мая 2022 года\n\nНекомплект составил 18,1 процента; подано более 300 рапортов. "
    "Раскрываемость упала до 43,7 процента.\n"
)


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def begun(tmp_path, name="guard.txt", **options):
    file = MAKERS[name](tmp_path / name)
    workflow.begin(tmp_path / "mine", [file], today=TODAY, **options)
    return tmp_path / "mine"


@pytest.mark.parametrize("name", MAKERS)
def test_a_document_of_every_kind_becomes_a_case_that_is_good_for_an_evidence_report(
    name, tmp_path
):
    folder = begun(tmp_path, name, url=URL, published="2024-11-08")
    claims = rows_of(folder / "claims.csv")

    assert [one["reads"] for one in claims] == some.READINGS
    assert {one["use"] for one in claims} == {DRAFT}
    assert workflow.check(folder).good_for == "evidence"
    written = workflow.assess(workflow.open_case(folder))
    assert written.status == "evidence only"
    page = (folder / "out" / "report.html").read_text(encoding="utf-8")
    for one in claims:
        assert f'id="claim-{one["id"]}"' in page


def test_a_workbook_becomes_one_too(tmp_path):
    file = some.xlsx_file(tmp_path / "staff.xlsx")
    workflow.begin(tmp_path / "mine", [file], today=TODAY, published="2024-11-08")
    claims = rows_of(tmp_path / "mine" / "claims.csv")

    assert [(one["says"], one["reads"]) for one in claims] == [
        ("2911", "2911"),
        ("18.1%", "18.1%"),
        ("1250", "1250"),
        ("25.0%", "25.0%"),
    ]
    assert workflow.check(tmp_path / "mine").good_for == "evidence"
    assert workflow.assess(workflow.open_case(tmp_path / "mine")).status == "evidence only"


def test_a_russian_document_gets_a_russian_case(tmp_path):
    file = tmp_path / "spravka.txt"
    file.write_text(RUSSIAN, encoding="utf-8")
    workflow.begin(tmp_path / "mine", [file], today=TODAY)
    folder = tmp_path / "mine"

    assert [
        (one["reads"], one["indicator"], one["when"]) for one in rows_of(folder / "claims.csv")
    ] == [
        ("18.1%", "vacancy", ""),
        (">300", "applications", ""),
        ("43.7%", "detection_share", ""),
    ]
    workflow.assess(workflow.open_case(folder))
    page = (folder / "out" / "report.ru.html").read_text(encoding="utf-8")
    assert "Программа нашла в документах" in page


def test_the_text_is_frozen_and_the_original_in_custody(tmp_path):
    folder = begun(tmp_path, "guard.html")
    (source,) = rows_of(folder / "sources.csv")
    text = (folder / source["text"]).read_bytes()
    ((kept,), problems) = custody_rows(folder)

    assert source["sha256"] == sha256(text).hexdigest()
    assert problems == ()
    assert (kept.source, kept.action) == (source["id"], "kept")
    assert (folder / kept.file).read_bytes() == (tmp_path / "guard.html").read_bytes()
    assert (source["publisher"], source["published"], source["url"]) == (
        "Courier",
        "2024-11-08",
        URL,
    )


def test_every_draft_says_exactly_what_stands_at_its_place(tmp_path):
    folder = begun(tmp_path)
    (source,) = rows_of(folder / "sources.csv")
    text = (folder / source["text"]).read_text(encoding="utf-8")

    for one in rows_of(folder / "claims.csv"):
        at = int(one["at"])
        assert text[at : at + len(one["says"])] == one["says"]


def test_what_was_passed_over_is_listed_with_its_reason_and_a_telephone_without_its_digits(
    tmp_path,
):
    skipped = rows_of(begun(tmp_path) / "skipped.csv")

    assert [(one["says"], one["why"]) for one in skipped] == [
        ("8 November 2024", "a date"),
        ("1 November 2024", "a date"),
        ("12 May", "a date"),
        ("one", "one as a word, not a count"),
        ("23.34", "part of a name, an article or another label"),
        ("", "a telephone or account number"),
    ]


def test_check_names_the_drafts_and_no_draft_enters_a_calibration(tmp_path):
    folder = begun(tmp_path, url=URL)
    found = workflow.check(folder)
    (warning,) = [one for one in found.problems if one.rule == "draft_not_looked_at"]
    results = workflow.assess(workflow.open_case(folder))

    assert warning.text() == (
        "  claims.csv, use: drafts that nobody has looked at: D001, D002, D003, D004, D005.\n"
        "      Hold each against its text, correct what was guessed, then set use to calibrate or "
        "context: reason; delete what is no statement about the service."
    )
    assert "results.json" in results.files
    made = json.loads((folder / "out" / "results.json").read_text(encoding="utf-8"))
    assert made["implied"] == []
    assert {one["use"] for one in made["claims"]} == {"hold"}


def test_what_a_model_would_need_is_one_line_a_table_until_it_is_begun(tmp_path):
    folder = begun(tmp_path, url=URL)
    first = workflow.check(folder)
    path = folder / "units.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("The service,,,", "The service,,all,9..10..11"),
        encoding="utf-8",
    )

    lines = [one for one in first.text().splitlines() if not one.startswith("      ")]
    assert "\n".join(lines) == (
        "5 errors\n\n"
        "  case.toml, headline_unit: no unit with a stratum is at or under service, so nothing is "
        "simulated there.\n"
        "  units.csv, stratum: no unit is simulated.\n"
        "  claims.csv, use: no claim is in use, so a model has nothing to learn from.\n"
        "  parameters.csv, willing_calm: missing. The model needs a range for it: share who would "
        "leave in calm times [share].\n"
        "  households.csv, pay: missing. The model needs it for every stratum: pay in service [money "
        "per month].\n"
        "1 warning\n\n"
        "  claims.csv, use: drafts that nobody has looked at: D001, D002, D003, D004, D005."
    )
    assert workflow.check(folder).text().count("parameters.csv") > 50


def test_a_draft_put_to_use_must_say_what_it_is_about(tmp_path):
    folder = begun(tmp_path, url=URL)
    path = folder / "claims.csv"
    first, *rest = path.read_text(encoding="utf-8").splitlines(keepends=True)
    rest[2] = rest[2].replace("departures", "").replace(DRAFT, "calibrate")
    path.write_text(first + "".join(rest), encoding="utf-8")

    (problem,) = [p for p in workflow.check(folder).problems if p.rule == "indicator_missing"]
    assert problem.text() == (
        "  claims.csv, D003, indicator: missing.\n"
        "      Name the quantity that the number is about; `apora indicators` lists them."
    )


def test_a_number_of_very_few_people_is_drafted_from_a_public_source_only(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(
        "In one office 5 officers left, and 2 of 8 judges. 40 stayed.\n", encoding="utf-8"
    )

    def said(name, url):
        workflow.begin(tmp_path / name, [file], today=TODAY, published="2024-11-08", url=url)
        assert workflow.check(tmp_path / name).good_for == "evidence"
        return [one["says"] for one in rows_of(tmp_path / name / "claims.csv")]

    assert said("public", URL) == ["5", "2 of 8", "40"]
    assert said("private", "") == ["40"]
    why = {one["says"]: one["why"] for one in rows_of(tmp_path / "private" / "skipped.csv")}
    assert why["5"] == "fewer than ten, perhaps people, and the source has no url"
    assert why["2 of 8"] == "a share of fewer than fifty, and the source has no url"


def test_nobody_named_in_a_document_gets_into_a_table_or_report(tmp_path):
    file = tmp_path / "ivan-petrov.txt"
    file.write_text(
        "Interview with Ivan Petrov\n\nColonel Ivan Petrov says 300 Ivan Petrov men left, "
        "write to ivan@petrov.example.\n",
        encoding="utf-8",
    )
    workflow.begin(tmp_path / "mine", [file], today=TODAY, published="2024-11-08")
    workflow.assess(workflow.open_case(tmp_path / "mine"))
    written = [
        one
        for one in (tmp_path / "mine").rglob("*")
        if one.is_file() and one.suffix in {".csv", ".toml", ".html", ".json"}
    ]

    assert written
    assert [
        one.name for one in written if re.search("petrov", one.read_text("utf-8"), re.IGNORECASE)
    ] == []
    assert workflow.check(tmp_path / "mine").good_for == "evidence"


def test_texts_and_originals_are_left_out_of_a_shared_folder(tmp_path):
    ignored = (begun(tmp_path) / ".gitignore").read_text(encoding="utf-8").splitlines()

    assert {"texts/", "originals/", "out/"} <= set(ignored)


def test_nothing_is_written_where_one_of_the_documents_cannot_be_read(tmp_path):
    good = some.text_file(tmp_path / "guard.txt")
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"hello")

    with pytest.raises(CaseProblems) as caught:
        workflow.begin(
            tmp_path / "mine", [good, bad, tmp_path / "none.txt"], today=TODAY, published="?"
        )

    assert str(caught.value) == (
        "3 errors\n\n"
        "  bad.pdf: is no PDF that can be read.\n"
        "      Open it yourself only if you trust it; save what you need of it as plain text (.txt) "
        "and start from that.\n"
        "  none.txt: is not a file.\n"
        "      Name a document that is there.\n"
        '  --published: "?" is not a date.\n'
        "      Write 2020-11-30, 2020-11, or 2021~ where the day is not shown."
    )
    assert not (tmp_path / "mine").exists()


def test_two_documents_of_one_name_are_two_sources(tmp_path):
    (tmp_path / "other").mkdir()
    files = [
        some.text_file(tmp_path / "guard.txt"),
        some.html_file(tmp_path / "other" / "guard.html"),
    ]
    workflow.begin(tmp_path / "mine", files, today=TODAY)

    assert [one["id"] for one in rows_of(tmp_path / "mine" / "sources.csv")] == ["guard", "guard-2"]
    assert workflow.check(tmp_path / "mine").good_for == "evidence"


def test_a_document_without_a_date_is_dated_at_the_latest_today(tmp_path):
    file = tmp_path / "note.txt"
    file.write_text("More than 300 officers left.\n", encoding="utf-8")
    (one,) = workflow.begin(tmp_path / "mine", [file], today=TODAY)

    assert (one.source.published, one.date_guessed) == ("../2024-12-01", True)
    assert workflow.check(tmp_path / "mine").good_for == "evidence"
    assert workflow.assess(workflow.open_case(tmp_path / "mine")).status == "evidence only"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Report of 5 May 2022\n\nOn 1 May 2022 300 officers left.\n", "2022-05-05"),
        (
            "300 officers left on 1 May 2022, and nobody has said why since.\n\n05.05.2022\n",
            "2022-05-05",
        ),
        ("Справка, 5 мая 2022 года\n\nНа 1 мая 2022 года ушли 300 человек.\n", "2022-05-05"),
        (
            "State on 1 May 2022\n\nOn 5 May 2022 300 officers left, and more will.\n",
            "../2024-12-01",
        ),
        ("Report of 5 May 2026\n\nOn 1 May 300 officers left.\n", "../2024-12-01"),
        (
            "1 May 2020\n\nThis runs from 9 August 2020 to 30 November 2020. 300 left.\n",
            "../2024-12-01",
        ),
        (
            "1 мая 2020 года\n\nС 9 августа 2020 года по 30 ноября 2020 года ушли 300 человек.\n",
            "../2024-12-01",
        ),
    ],
)
def test_the_dateline_of_a_text_is_its_date_unless_the_text_speaks_of_later_days(
    text, published, tmp_path
):
    file = tmp_path / "note.txt"
    file.write_text(text, encoding="utf-8")
    (one,) = workflow.begin(tmp_path / "mine", [file], today=TODAY)

    assert one.source.published == published


def test_the_command_says_what_it_found_what_it_guessed_and_what_is_next(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.txt").write_text("More than 300 officers left in 2020.\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["start", "mine", "--from", "note.txt"])
    today = rows_of(tmp_path / "mine" / "sources.csv")[0]["published"]

    assert done.exit_code == 0
    assert done.stdout == (
        "mine is ready.\n\n"
        "  note (en): 1 number drafted in claims.csv, 1 look-alike passed over in skipped.csv\n"
        f"      Its date of publication was not found: correct {today} in sources.csv, or begin "
        "again with --published.\n\n"
        "Every draft is held back until you have looked at it; guesses in case.toml are marked.\n\n"
        "Next: apora assess mine       the evidence report, at once\n"
        "      apora check mine        what is still missing for a model\n"
    )
