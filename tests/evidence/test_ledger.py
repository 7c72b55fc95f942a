"""The ledger of projections: entered once, never edited unseen."""

from datetime import date

import numpy as np
import pytest

from apora.errors import CaseProblems
from apora.evidence.case import read_case
from apora.evidence.checks import find_problems
from apora.evidence.ledger import (
    LEDGER,
    append_entries,
    as_cell,
    edited_entries,
    ledger_entries,
    members_of,
    whole_ledger,
)
from evidence.sample_case import write_sample_case

PUT_BACK = (
    "Put the file back as it was, from a copy or from what was published. A projection that "
    "proved wrong stays; a new one is entered with `apora score CASE --record`."
)
EDITED = "was edited after it was made, or the entry before it was: its hash does not follow."


def draft(**changes):
    """Return the cells of an entry."""
    return {
        "made": date(2020, 11, 30),
        "due": date(2021, 5, 31),
        "indicator": "departures",
        "where": "service",
        "when": "2020-12-01/2021-05-31",
        "scenario": "with_existing",
        "unit": "persons",
        "after": "80 100 120",
        "before": "20 100 400",
        "persistence": "60 70 80",
        "status": "accepted",
        "version": "0.1.0",
        "digest": "d" * 64,
    } | changes


@pytest.fixture
def folder(tmp_path):
    drafts = [draft(), draft(indicator="vacancy", unit="share"), draft(where="districts")]
    append_entries(tmp_path, entries=(), drafts=drafts)
    return tmp_path


def edit(folder, old, new):
    text = (folder / LEDGER).read_text(encoding="utf-8")
    assert text.count(old) >= 1
    (folder / LEDGER).write_text(text.replace(old, new, 1), encoding="utf-8")


def refused(folder):
    with pytest.raises(CaseProblems) as caught:
        whole_ledger(folder)
    return str(caught.value)


def test_what_was_entered_is_read_again_and_follows(folder):
    entries = whole_ledger(folder)

    assert [one.number for one in entries] == [1, 2, 3]
    assert [one.name for one in entries][1] == "vacancy service 2020-12-01/2021-05-31"
    assert members_of(entries[0].after) == (80.0, 100.0, 120.0)
    assert edited_entries(entries) == []


def test_a_case_without_a_ledger_has_no_entry(tmp_path):
    assert ledger_entries(tmp_path) == ((), ())
    assert whole_ledger(tmp_path) == ()


def test_the_same_inputs_are_entered_once_and_other_inputs_again(folder):
    before = (folder / LEDGER).read_bytes()

    assert append_entries(folder, entries=whole_ledger(folder), drafts=[draft()]) == ()
    assert (folder / LEDGER).read_bytes() == before
    new = append_entries(
        folder, entries=whole_ledger(folder), drafts=[draft(digest="e" * 64, after="90 95")]
    )
    assert [one.number for one in new] == [4]
    assert (folder / LEDGER).read_bytes().startswith(before)
    assert len(whole_ledger(folder)) == 4


def test_an_edited_entry_is_named_with_what_to_do(folder):
    edit(folder, "vacancy", "headcount")

    assert refused(folder) == (
        f"1 error\n\n  projections.csv, entry 2, headcount service 2020-12-01/2021-05-31: {EDITED}\n"
        f"      {PUT_BACK}"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("80 100 120", "80 101 120"),
        ("2020-11-30", "2020-11-29"),
        ("60 70 80", ""),
        ("not accepted", "accepted"),
        ("with_existing", "without"),
        ("0.1.0", "0.1.1"),
    ],
)
def test_no_cell_can_be_edited_unseen(tmp_path, old, new):
    append_entries(tmp_path, entries=(), drafts=[draft(status="not accepted"), draft(where="x")])
    edit(tmp_path, old, new)

    assert [one.where.split(",")[1] for one in edited_entries(ledger_entries(tmp_path)[0])] == [
        " entry 1"
    ]


def test_a_hash_made_anew_breaks_the_entry_after_it(folder):
    first, second, third = whole_ledger(folder)
    forged = second.model_copy(update={"after": "1 2 3"})
    from apora.evidence.ledger import entry_chain

    forged = forged.model_copy(update={"chain": entry_chain(forged, before=first.chain)})
    found = edited_entries([first, forged, third])

    assert [one.where for one in found] == [
        "projections.csv, entry 3, departures districts 2020-12-01/2021-05-31"
    ]


def test_an_entry_taken_out_is_missed(folder):
    first, _, third = whole_ledger(folder)
    (found,) = edited_entries([first, third])

    assert found.text() == (
        "  projections.csv, entry 3, departures districts 2020-12-01/2021-05-31: stands where "
        "entry 2 should: entries were taken out, added or moved.\n"
        f"      {PUT_BACK}"
    )


def test_values_that_are_no_numbers_are_named(folder):
    edit(folder, "80 100 120", "80 many 120")

    assert refused(folder).splitlines()[2:4] == [
        "  projections.csv, row 2, after: holds something that is not a number.",
        f"      {PUT_BACK}",
    ]


def test_a_ledger_without_its_hashes_is_refused(folder):
    lines = (folder / LEDGER).read_text(encoding="utf-8").splitlines()
    (folder / LEDGER).write_text(
        "\n".join(line.rpartition(",")[0] for line in lines), encoding="utf-8"
    )

    assert "projections.csv, row 2, chain" in refused(folder)


def test_check_names_an_edited_projection(tmp_path):
    folder = write_sample_case(tmp_path / "lowmere")
    append_entries(folder, entries=(), drafts=[draft()])
    assert not [one for one in find_problems(read_case(folder)) if one.rule == "ledger_broken"]

    edit(folder, "80 100 120", "80 100 121")

    found = [one for one in find_problems(read_case(folder)) if one.rule == "ledger_broken"]
    assert [one.text() for one in found] == [
        (
            "  projections.csv, entry 1, departures service 2020-12-01/2021-05-31: "
            f"{EDITED}\n      {PUT_BACK}"
        )
    ]


def test_whatever_byte_is_changed_the_ledger_is_refused_or_says_the_same(folder):
    path, rng = folder / LEDGER, np.random.default_rng(7)
    raw, entries = path.read_bytes(), whole_ledger(folder)
    refused: list[CaseProblems] = []
    for _ in range(400):
        changed = bytearray(raw)
        changed[rng.integers(len(raw))] = rng.integers(256)
        path.write_bytes(bytes(changed))
        try:
            assert whole_ledger(folder) == entries
        except CaseProblems as fault:
            refused.append(fault)

    problems = [one for fault in refused for one in fault.problems]
    assert len(refused) > 380
    assert all(one.where.startswith(LEDGER) and one.remedy for one in problems)


def test_values_are_kept_rising_with_six_digits():
    assert as_cell([3.0, 1.0, 2.123456789]) == "1 2.12346 3"
    assert members_of("") == ()
