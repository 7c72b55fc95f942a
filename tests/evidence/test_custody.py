"""An original is kept read-only with who, when and from where; nothing in the log is edited unseen."""

import hashlib
import os
import stat
from datetime import UTC, datetime, timedelta, timezone

import pytest

from apora import workflow
from apora.errors import CaseProblems
from apora.evidence.case import read_case
from apora.evidence.checks import find_problems
from apora.evidence.custody import (
    Act,
    chained,
    custody_rows,
    keep_original,
    remove_original,
)

WHEN = datetime(2020, 12, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "A. Person's copy of the brief.PDF"
    path.write_bytes(b"%PDF the original")
    return path


@pytest.fixture
def kept(lowmere, paper):
    def keep(source="brief", **changes):
        act = Act(**{"when": WHEN, "origin": "https://example.org/brief", **changes})
        return keep_original(
            lowmere, file=paper, source=source, known=["brief", "yearbook"], act=act
        )

    return keep


def problems(folder):
    return [one.text().strip() for one in find_problems(read_case(folder))]


def test_an_original_is_copied_read_only_and_logged(lowmere, paper, kept):
    row = kept(who="archive desk")

    path = lowmere / row.file
    assert path.read_bytes() == paper.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert (row.source, row.who, row.from_) == (
        "brief",
        "archive desk",
        "https://example.org/brief",
    )
    assert (row.when, row.size, row.action) == ("2020-12-01T09:30:00Z", 17, "kept")
    assert problems(lowmere) == []


def test_neither_the_name_of_the_file_nor_the_time_zone_is_kept(lowmere, kept):
    row = kept(when=WHEN.astimezone(timezone(timedelta(hours=3))))

    assert row.file == f"originals/brief-{row.sha256[:12]}.pdf"
    assert row.when == "2020-12-01T09:30:00Z"
    assert "Person" not in (lowmere / "custody.csv").read_text(encoding="utf-8")


def test_who_is_empty_unless_it_is_given(kept):
    assert kept().who == ""


def test_a_changed_original_is_named_with_its_hash(lowmere, kept):
    row = kept()
    path = lowmere / row.file
    path.chmod(0o644)
    path.write_bytes(b"%PDF another")

    assert problems(lowmere) == [
        (
            f"custody.csv, {row.file}: the file has another SHA-256 than on record: "
            f"{hashlib.sha256(b'%PDF another').hexdigest()}.\n"
            "      Put the original back as it was; a new edition is kept beside it."
        )
    ]


def test_an_original_that_is_gone_needs_a_tombstone(lowmere, kept):
    row = kept()
    (lowmere / row.file).unlink()

    assert problems(lowmere) == [
        (
            f"custody.csv, {row.file}: the file is gone, and no row says that it was removed.\n"
            "      Put it back, or say why with `apora remove CASE brief`."
        )
    ]


def test_a_folder_shared_without_originals_is_warned_of_once(lowmere, kept):
    row = kept()
    (lowmere / row.file).unlink()
    (lowmere / "originals").rmdir()

    found = find_problems(read_case(lowmere))
    assert [(one.rule, one.severity) for one in found] == [("original_missing", "warning")]
    assert found[0].text().strip() == (
        "originals: the folder is not there: 1 originals could not be verified.\n"
        "      Put the folder there to have every hash recomputed."
    )


def test_a_removed_original_leaves_its_hash_the_moment_and_the_reason(lowmere, kept):
    row = kept()
    gone, claims = workflow.remove(lowmere, "brief", why="asked for by who gave it")

    assert not (lowmere / row.file).exists()
    assert [(one.action, one.sha256, one.why) for one in gone] == [
        ("removed", row.sha256, "asked for by who gave it")
    ]
    assert claims == ("C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8")
    assert problems(lowmere) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("2020-12-01", "2020-11-01"), ("example.org", "example.com"), ("kept,brief", "kept,yearbook")],
)
def test_an_edited_row_is_seen(lowmere, kept, old, new):
    kept()
    kept(source="yearbook")
    path = lowmere / "custody.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    assert problems(lowmere)[0] == (
        "custody.csv, row 2: was edited, or a row before it was taken out: its hash does not follow.\n"
        "      Put the log back as it was; what is to go is removed with `apora remove`."
    )


@pytest.mark.parametrize(
    "file", ["../../mine.txt", "originals/../mine.txt", "texts/brief.txt", "originals/", "mine.txt"]
)
def test_a_file_outside_the_originals_is_never_deleted_whatever_the_log_says(lowmere, kept, file):
    row = kept()
    mine = lowmere / file
    mine.parent.mkdir(exist_ok=True)
    if not file.endswith("/"):
        mine.write_text("mine")
    # As by somebody who knows how rows are chained.
    other = row.model_copy(update={"file": file})
    path, old = lowmere / "custody.csv", row.chain
    text = path.read_text(encoding="utf-8").replace(row.file, file)
    path.write_text(text.replace(old, chained(other, before="")), encoding="utf-8")
    refused = (
        f'  custody.csv, row 2, file: "{file}" is no file of the folder originals.\n'
        "      Put the log back as it was. Nothing was changed or deleted."
    )
    with pytest.raises(CaseProblems) as caught:
        remove_original(lowmere, source="brief", act=Act(when=WHEN, why="a wish"))

    assert str(caught.value) == f"1 error\n\n{refused}"
    assert refused.strip() in problems(lowmere)
    assert mine.exists()


def test_a_folder_in_the_place_of_the_log_is_told(lowmere, kept):
    (lowmere / "custody.csv").mkdir()
    with pytest.raises(CaseProblems) as caught:
        kept()

    assert str(caught.value) == (
        "1 error\n\n  custody.csv: is not a file.\n      Move what stands there away."
    )
    assert "custody.csv: is not a file.\n      Move what stands there away." in problems(lowmere)
    assert not (lowmere / "originals").exists()


def test_a_row_taken_out_is_seen(lowmere, kept):
    kept()
    kept(source="yearbook")
    path = lowmere / "custody.csv"
    head, _, second = path.read_text(encoding="utf-8").splitlines()
    path.write_text(f"{head}\n{second}\n", encoding="utf-8")

    assert "custody_broken" in {one.rule for one in find_problems(read_case(lowmere))}
    with pytest.raises(CaseProblems, match="its hash does not follow"):
        kept()


def test_an_original_of_a_source_that_is_gone_is_named(lowmere, kept, edit):
    kept(source="yearbook")
    edit("sources.csv", "yearbook,Statistical", "almanac,Statistical")

    found = {one.rule for one in find_problems(read_case(lowmere))}
    assert "original_without_source" in found


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        (
            {"source": "brif"},
            '1 error\n\n  --source: "brif" is not a source.\n      Did you mean "brief"?',
        ),
        (
            {"who": "=cmd()"},
            "1 error\n\n  --who: begins like a formula of a spreadsheet.\n      Begin with a letter.",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused(kept, changes, text):
    with pytest.raises(CaseProblems) as caught:
        kept(**changes)

    assert str(caught.value) == text


def test_the_same_original_is_not_kept_twice_and_none_is_removed_without_a_reason(lowmere, kept):
    row = kept()
    with pytest.raises(CaseProblems) as caught:
        kept()
    assert (
        str(caught.value)
        == f"1 error\n\n  {row.file}: is kept already.\n      Nothing is to be done."
    )

    with pytest.raises(CaseProblems) as caught:
        remove_original(lowmere, source="brief", act=Act(when=WHEN))
    assert str(caught.value) == (
        "1 error\n\n  brief: cannot be removed without a reason.\n      Give it with --why."
    )


@pytest.mark.skipif(os.name == "nt", reason="names of files differ there")
def test_a_person_in_the_log_is_refused(lowmere, kept):
    kept(who="Colonel Smithers")

    assert problems(lowmere) == [
        (
            "custody.csv, row 2, who: seems to hold a person's name.\n"
            "      Leave people out: name the office, or say it in your own words."
        )
    ]
    assert custody_rows(lowmere)[1] == ()
