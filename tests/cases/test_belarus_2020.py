"""The real case says what its text says, holds everything the model needs, and names nobody."""

import csv
import re
from collections import Counter
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from apora.evidence.calendar import calendar_of
from apora.evidence.case import read_case
from apora.evidence.driver_weeks import driver_weeks
from apora.evidence.observations import is_used, observations_of, refused_claims
from apora.evidence.organisation import organisation_of
from apora.registry.drivers import DRIVERS
from apora.registry.households import HOUSEHOLD_ITEMS
from apora.registry.levers import LEVER_BY_ID
from apora.registry.parameters import PARAMETER_BY_ID

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "cases" / "belarus-2020"
PAGE = ROOT / "docs" / "explanation" / "brief.md"
TEXTS = (
    FOLDER / "texts" / "brief.txt",
    ROOT.parent / "shared" / "source" / "situation-brief-2020-11-30.txt",
)
NUMBERS = re.compile(r"[0-9]+(?:[.,-][0-9]+)*")
WORDS = re.compile(
    r"\b(some|many|most|often|all|only|each|every|always|still|alone|third|half|two|three|"
    r"dozens|hundreds|large|significant|insignificant|massive|unprecedented|sometimes)\b",
    flags=re.IGNORECASE,
)
LANGUAGES = ("en", "ru", "be")


@pytest.fixture(scope="module")
def case():
    return read_case(FOLDER)


@pytest.fixture(scope="module")
def frame(case):
    return {"calendar": calendar_of(case.settings), "organisation": organisation_of(case)}


@pytest.fixture(scope="module")
def brief():
    path = next((one for one in TEXTS if one.is_file()), None)
    if path is None:
        pytest.skip("the brief's text is not on this machine: its quotations were not checked")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def quoted(case):
    return [one for one in case.claims if one.source == "brief"]


def skipped_positions():
    rows = re.findall(r"^\| (\d+) \| ([^|]+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {int(at): text.strip() for at, text in rows}


def test_the_text_is_the_one_whose_hash_the_case_holds(case, brief):
    source = next(one for one in case.sources if one.id == "brief")

    assert sha256(brief.encode()).hexdigest() == source.sha256


def test_every_quotation_stands_where_the_claim_says(brief, quoted):
    wrong = [one.id for one in quoted if brief[one.at : one.at + len(one.says)] != one.says]

    assert wrong == []


@pytest.mark.parametrize("pattern", [NUMBERS, WORDS], ids=["numbers", "words"])
def test_every_quantity_of_the_text_is_a_claim_or_skipped_with_a_reason(brief, quoted, pattern):
    spans = [(one.at, one.at + len(one.says)) for one in quoted]
    skipped = skipped_positions()
    loose = [
        (found.start(), found[0])
        for found in pattern.finditer(brief)
        if found.start() not in skipped
        and not any(low <= found.start() < high for low, high in spans)
    ]

    assert loose == []


def test_what_the_page_skips_stands_in_the_text(brief):
    wrong = {at: text for at, text in skipped_positions().items() if not brief.startswith(text, at)}

    assert wrong == {}


def test_the_page_tells_where_every_claim_of_the_brief_lives(quoted):
    page = PAGE.read_text(encoding="utf-8")
    named = {int(one) for one in re.findall(r"\bB(\d\d)\b", page)}
    for low, high in re.findall(r"\bB(\d\d) to B(\d\d)\b", page):
        named |= set(range(int(low), int(high) + 1))

    assert {int(one.id[1:]) for one in quoted} - named == set()


def test_claims_and_titles_are_in_every_language_of_the_case(case):
    texts = {one.id: one.statement for one in case.claims}
    texts |= {one.id: one.title for one in (*case.measures, *case.scenarios)}
    texts |= {one.id: one.name for one in case.units}
    texts |= {one.id: one.text for one in case.judgements}
    missing = [name for name, text in texts.items() if any(not text.get(one) for one in LANGUAGES)]

    assert (case.settings.languages, missing) == (LANGUAGES, [])


def test_a_claim_that_is_not_used_gives_its_reason(case):
    bare = [
        (one.id, language)
        for one in case.claims
        if not is_used(one)
        for language, said in one.use.items()
        if len(said.split()) < 3
    ]

    assert bare == []


def test_every_used_claim_can_be_evaluated(case, frame):
    assert refused_claims(case, **frame) == ()
    heard = {one.claim for one in observations_of(case, **frame)}
    assert heard == {one.id for one in case.claims if is_used(one)}
    assert len(heard) >= 25


def test_every_parameter_has_a_prior_on_the_scale_of_the_registry(case):
    rows = {(one.id, one.unit, one.scale) for one in case.parameters}

    assert rows == {(one.id, one.unit, one.scale) for one in PARAMETER_BY_ID.values()}
    assert [one.id for one in case.parameters if not one.low < one.mid < one.high] == []


def test_every_household_item_holds_for_every_stratum(case):
    general = {(one.id, one.unit) for one in case.households if not one.stratum}

    assert general == {(one.id, one.unit) for one in HOUSEHOLD_ITEMS}
    assert [one.id for one in case.households if not one.low < one.mid < one.high] == []


def test_refinements_name_labels_or_simulated_units_that_exist(case, frame):
    labels = {one.stratum for one in (*case.parameters, *case.households)} - {""}

    units = {unit.id for unit in case.units if frame["organisation"].members(unit.id)}
    assert labels <= set(frame["organisation"].labels) | units


def test_levels_cover_every_day_once_and_events_of_a_kind_add_up(case, frame):
    weeks = driver_weeks(case, **frame)
    calendar = frame["calendar"]
    for driver in DRIVERS:
        rows = sorted(
            (one for one in case.drivers if one.id == driver.id and not one.where),
            key=lambda one: one.from_,
        )
        assert rows, driver.id
        if driver.form == "event":
            if driver.id.startswith("shock_"):
                assert weeks[driver.id].sum(axis=0) == pytest.approx(1.0), driver.id
            continue
        ends = [one.to + timedelta(days=1) for one in rows]
        assert rows[0].from_ == calendar.first_monday, driver.id
        assert ends[-1] > calendar.last_day, driver.id
        assert [one.from_ for one in rows[1:]] == ends[:-1], driver.id


def test_values_after_the_assessment_are_named_assumptions(case):
    late = [one for one in case.drivers if one.from_ >= case.settings.as_of]

    assert late
    assert {
        one.id for one in late if one.source != "judgement" or "Assumption" not in one.why
    } == set()


def test_units_that_are_simulated_are_large_enough_and_the_rest_have_no_posts(case, frame):
    strata = frame["organisation"].strata
    simulated = [one for one in case.units if one.id in strata]

    assert 18 <= len(simulated) <= 24
    assert min(one.posts.low for one in simulated) >= 200
    assert [one.id for one in case.units if one.posts and one.id not in strata] == []
    assert len(frame["organisation"].members("minsk-districts")) == 9
    assert [one.id for one in simulated if not one.resigns] == ["troops-conscripts"]


def test_no_claim_in_use_comes_from_after_the_assessment(case):
    published = {one.id: one.published for one in case.sources}
    later = [one.id for one in case.claims if is_used(one) and published[one.source] > "2020-12"]

    # A minister's words of 2016, seen in a page of 2021 that quotes them.
    assert later == ["X01"]


def test_scenarios_name_measures_that_change_levers_that_exist(case):
    measures = {one.id: one for one in case.measures}
    named = [name for one in case.scenarios for name in (*one.measures, *one.reactions)]

    assert set(named) == set(measures)
    assert {"without", "with_existing", "all-steps"} <= {one.id for one in case.scenarios}
    assert {c.lever for one in case.measures for c in one.changes} <= set(LEVER_BY_ID)
    assert all(measures[name].by == "employer" for one in case.scenarios for name in one.reactions)


def test_sources_are_used_and_graded_with_a_reason(case):
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for pattern in ("*.csv", "*.toml", "measures/*.toml")
        for path in sorted(FOLDER.glob(pattern))
        if path.name != "sources.csv"
    )

    assert [one.id for one in case.sources if not re.search(rf"\b{one.id}\b", text)] == []
    assert [one.id for one in case.sources if not one.grade_why] == []


def test_letters_and_digits_were_judged_apart(case):
    grades = {one.id: one.grade for one in case.sources}
    pairs = Counter((grades[one.source], one.credibility) for one in case.claims)
    diagonal = sum(n for (letter, digit), n in pairs.items() if "ABCDEF".index(letter) + 1 == digit)

    assert diagonal <= 0.8 * len(case.claims)


def test_judgements_hold_no_typed_number(case):
    placeholder = re.compile(r"\{[^{}]*\}")
    numbers = [
        one.id
        for one in case.judgements
        if re.search(r"\d", placeholder.sub("", "".join(one.text.values())))
    ]

    assert numbers == []


def test_tables_open_in_a_spreadsheet():
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert {len(row) for row in rows} == {len(rows[0])}, path.name
        assert [cell for row in rows for cell in row if cell[:1] in {"=", "@"}] == [], path.name
