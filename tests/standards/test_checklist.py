"""Each item of each standard by its label: it passes on a whole case, and fails once broken."""

import json
from dataclasses import replace

import pytest

from apora.evidence.case import read_case
from apora.evidence.checks import find_problems
from apora.evidence.custody import Act, keep_original, now
from apora.evidence.ledger import LEDGER, append_entries
from apora.evidence.other_grades import suggested
from apora.report.likelihood import LEXICONS, judged
from apora.standards import admiralty
from apora.standards.checklist import ITEMS, checklist, checklist_text
from apora.standards.dossier import dossier_of
from apora.standards.item import outcome_of
from apora.standards.page import Page
from apora.standards.support import support_of
from evidence.sample_case import write_sample_case

LABELS = [
    "S203-1a", "S203-1b", "S203-2a", "S203-2b", "S203-2c", "S203-2d", "S203-3a", "S203-4a",
    "S203-5a", "S203-6a", "S203-7a", "S203-8a", "S203-9a",
    "S206-1", "S206-2", "S206-3", "S206-4", "S206-5", "S206-6",
    "SADM-1", "SADM-2", "SADM-3", "SADM-4", "SADM-5", "SADM-6",
    "SPHIA-1", "SPHIA-2", "SPHIA-3", "SIPCC-1", "SIPCC-2", "SIPCC-3",
    "SBP-1", "SBP-2", "SBP-3", "SBP-4", "SBP-5", "SFF-1", "SFF-2", "SFF-3", "SFF-4", "SFF-5",
]  # fmt: skip
BY_LABEL = {one.label: one for one in ITEMS}
HEAD = """
sought = {en = "The service was asked for its staff list and did not answer."}

[harm]
infer = "no"
punish = "no"
cleared = "every number is public"
benefit = "those who left, and their families"
hostile_reader = "nothing that the press did not print"
reviewed = "a colleague who did not work on it"
"""
RESULTS = {
    "schema": "apora-results/1.0",
    "status": "accepted",
    "case": {"version": "0.1.0"},
    "claims": [
        {
            "id": f"C{number}",
            "use": "calibrate",
            "read_as": "So many.",
            "conflict": False,
            "influence": [{"headline": "departures", "shift": 1.0}],
        }
        for number in range(1, 9)
    ],
    "headlines": [
        {
            "id": "departures",
            "title": "Departures",
            "unit": "persons",
            "told": "much",
            "heaviest": ["C2"],
            "posterior": {"p5": 1.0, "p25": 2.0, "p50": 3.0, "p75": 4.0, "p95": 5.0},
        }
    ],
    "questions": [{"indicator": "headcount"}],
    "sensitivity": [{"what": "willingness and means together"}],
    "changes": [
        {"what": "grades", "name": name, "reliable": True} for name in ("halved", "doubled")
    ],
    "assumptions": [{"id": "grade.A", "value": 1, "text": ""},
                    {"id": "credibility.1", "value": 1, "text": ""}],
}  # fmt: skip
PROJECTION = {
    "made": "2020-11-30", "due": "2021-05-31", "indicator": "departures", "where": "service",
    "when": "2020-12-01/2021-05-31", "scenario": "with_existing", "unit": "persons",
    "after": "80 100 120", "before": "20 100 400", "persistence": "60 70 80",
    "status": "accepted", "version": "0.1.0", "digest": "d" * 64,
}  # fmt: skip
ROWS = "".join(f'<p id="claim-C{number}">said</p>' for number in range(1, 10))
CHANCE = '<data class="n estimate wraps chance" value="0.7">{word} <span class="band">({band})</span></data>'
FIGURE = (
    '<figure><figcaption>A finding</figcaption><svg role="img" data-kind="estimate" '
    'aria-labelledby="d"></svg><table id="d"></table></figure>'
)


def page_with(chance=("likely", "55–80 %"), *, rest=""):
    word, band = chance
    body = f"<p>They go, {CHANCE.format(word=word, band=band)}.</p>{FIGURE}{ROWS}{rest}"
    return Page(
        name="report.html", language="en", html=f'<html lang="en"><body>{body}</body></html>'
    )


@pytest.fixture
def folder(tmp_path):
    made = write_sample_case(tmp_path / "lowmere")
    head = made / "case.toml"
    top, table = head.read_text(encoding="utf-8").split("[title]")
    sought, harm = HEAD.split("\n\n")
    head.write_text(f"{top}{sought}\n\n[title]{table}\n{harm}", encoding="utf-8")
    return made


@pytest.fixture
def edit(folder):
    def change(name, old, new):
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


def whole(folder, **changes):
    case = read_case(folder)
    found = dossier_of(case, problems=find_problems(case))
    return replace(found, **{"results": RESULTS, "pages": {"report.html": page_with()}, **changes})


def verdict(label, dossier):
    return outcome_of(BY_LABEL[label], dossier=dossier).verdict


def test_every_label_of_the_standards_is_on_the_list():
    assert [one.label for one in ITEMS] == LABELS


@pytest.mark.parametrize("label", LABELS)
def test_a_whole_case_passes(label, folder, edit):
    lexicon = {"SPHIA-1": "phia", "SIPCC": "ipcc"}.get(label if label == "SPHIA-1" else label[:5])
    page = page_with()
    if lexicon:
        edit("case.toml", 'standard_of_proof = "', f'lexicon = "{lexicon}"\nstandard_of_proof = "')
        edit("judgements.toml", 'confidence = "moderate"', 'confidence = "low"')
        page = page_with(
            {"phia": ("likely or probable", "55–75 %"), "ipcc": ("likely", "66–90 %")}[lexicon]
        )
    if label == "SIPCC-2":
        edit(
            "judgements.toml",
            'en = "Most of the shortage of {vacancy north 2020-11-01} is',
            'en = "Most is',
        )
        edit("judgements.toml", "некомплекта, {vacancy north 2020-11-01},", "некомплекта")
    append_entries(folder, entries=(), drafts=[PROJECTION])

    assert verdict(label, whole(folder, pages={"report.html": page})) == "pass"


BROKEN_FILES = {
    "S203-1b": ("judgements.toml", 'claims = ["C2", "C3", "C4"]\n', ""),
    "S203-2a": ("judgements.toml", "} is older", "} is probably older"),
    "S203-5a": ("case.toml", 'reader = "board of a fund"', 'reader = " "'),
    "S203-6a": ("claims.csv", "hold: counted before the events", "superseded by C9"),
    "S206-2": ("sources.csv", "Statistics Office,2020-03,", "Statistics Office,spring,"),
    "S206-3": ("claims.csv", "C9,2710,", "C6b,23,ill_now,service,2020-11-06,yearbook,,stock,,,brief,2,,,calibrate,,\nC9,2710,"),
    "S206-4": ("sources.csv", "Names no reference for its numbers", "https://example.org"),
    "SADM-2": ("claims.csv", "2020-11-06,brief,,stock,,,,2,", "2020-11-06,brief,,stock,,,,1,"),
    "SPHIA-3": ("judgements.toml", "Letters are few against posts empty.", "Because."),
    "SBP-4": ("units.csv", "Nobody can resign here.", "Ask Colonel Smithers."),
    "SFF-1": ("case.toml", '"reasonable grounds"', '" "'),
    "SFF-2": ("judgements.toml", '"C2", "C3", "C4"', '"C1"'),
    "SFF-3": ("judgements.toml", "} is older", "} is older than {vacancy north 2021-03-01}"),
    "SFF-4": ("case.toml", "The service was asked for its staff list and did not answer.", ""),
    "SFF-5": ("case.toml", 'reviewed = "a colleague who did not work on it"', ""),
}  # fmt: skip


@pytest.mark.parametrize("label", BROKEN_FILES)
def test_an_item_broken_in_the_case_fails(label, folder, edit):
    edit(*BROKEN_FILES[label])
    if label == "SFF-2":
        edit("sources.csv", "policy brief,C,", "policy brief,D,")

    assert verdict(label, whole(folder)) == "fail"


BROKEN_PAGES = {
    "S203-2b": page_with(("almost certain", "95–100 %")),
    "S203-2c": page_with(rest=f"<p>Our confidence is low that they go, {CHANCE.format(word='likely', band='55–80 %')}.</p>"),
    "S203-3a": page_with(rest="<p>About 40 leave.</p>"),
    "S203-9a": page_with(rest="<figure><svg></svg></figure>"),
    "SPHIA-2": page_with(("realistic possibility", "40–50 %")),
    "S206-1": page_with().html.replace('id="claim-C3"', ""),
}  # fmt: skip


@pytest.mark.parametrize("label", BROKEN_PAGES)
def test_an_item_broken_on_the_page_fails(label, folder):
    page = BROKEN_PAGES[label]
    page = page if isinstance(page, Page) else replace(page_with(), html=page)

    assert verdict(label, whole(folder, pages={"report.html": page})) == "fail"


BROKEN_RESULTS = {
    "S203-2d": {"headlines": [{**RESULTS["headlines"][0], "heaviest": []}]},
    "S203-4a": {"sensitivity": []},
    "S206-6": {"case": {}},
    "SADM-6": {"assumptions": []},
    "SADM-6 again": {"changes": []},
}


@pytest.mark.parametrize("label", BROKEN_RESULTS)
def test_an_item_broken_in_the_results_fails(label, folder):
    results = RESULTS | BROKEN_RESULTS[label]

    assert verdict(label.removesuffix(" again"), whole(folder, results=results)) == "fail"


@pytest.mark.parametrize("label", ["S203-2b", "S203-3a", "S206-1", "S206-6", "SADM-6"])
def test_what_needs_a_report_is_not_yet_said_to_pass(label, folder):
    assert verdict(label, whole(folder, results={}, pages={})) == "not yet"


def test_s203_1a_sadm_1_a_source_without_a_reason_fails(folder):
    found = whole(folder)
    bare = found.bench.sources["brief"].model_copy(update={"grade_why": {"en": " "}})
    bench = replace(found.bench, sources={**found.bench.sources, "brief": bare})

    assert {verdict(one, replace(found, bench=bench)) for one in ("S203-1a", "SADM-1")} == {"fail"}


def failed(label, dossier):
    return [one.text() for one in outcome_of(BY_LABEL[label], dossier=dossier).problems]


def test_sadm_6_grades_whose_change_is_not_settled_fail_and_a_fit_is_the_remedy(folder):
    rows = [RESULTS["changes"][0], {**RESULTS["changes"][1], "reliable": False}]

    assert failed("SADM-6", whole(folder, results=RESULTS | {"changes": rows})) == [
        (
            "  out/results.json, changes: how main points move with the grades doubled is not "
            "settled.\n"
            "      Fit it: `apora calibrate CASE --deep --only doubled`."
        )
    ]


def test_s203_8a_a_case_without_a_ledger_fails(folder):
    assert failed("S203-8a", whole(folder)) == [
        (
            "  the case folder: projections are entered in no ledger, so that none can be scored when "
            "it falls due.\n"
            "      `apora score CASE --record` enters those of the calibrated model."
        )
    ]


def test_s203_8a_an_edited_ledger_fails_with_the_entry(folder):
    append_entries(folder, entries=(), drafts=[PROJECTION])
    path = folder / LEDGER
    path.write_text(path.read_text(encoding="utf-8").replace("80 100", "80 90"), encoding="utf-8")

    (said,) = failed("S203-8a", whole(folder))
    assert said.startswith(
        "  projections.csv, entry 1, departures service 2020-12-01/2021-05-31: was edited after it "
        "was made"
    )


def test_s203_8a_projections_that_were_not_entered_fail(folder):
    append_entries(folder, entries=(), drafts=[PROJECTION])
    known = RESULTS | {"scenarios": [{"id": "with_existing"}], "case": {"digest": "d" * 64}}
    other = known | {"case": {"digest": "e" * 64}}

    assert verdict("S203-8a", whole(folder, results=known)) == "pass"
    assert failed("S203-8a", whole(folder, results=other)) == [
        (
            "  out/results.json: its projections are not in the ledger: they were made from other "
            "inputs.\n"
            "      `apora score CASE --record` enters them."
        )
    ]


def test_s203_7a_a_build_does_not_differ_from_itself(folder):
    moved = {**RESULTS, "gates": {"narrowest": "will"}}

    assert verdict("S203-7a", whole(folder, results=moved)) == "pass"


def test_s206_5_sbp_2_a_text_with_another_hash_fails(folder):
    (folder / "texts" / "brief.txt").write_bytes(b"another text")

    assert {verdict(one, whole(folder)) for one in ("S206-5", "SBP-2")} == {"fail"}


def test_sbp_1_a_source_in_use_without_original_or_text_fails(folder, tmp_path):
    (folder / "texts" / "brief.txt").unlink()
    assert verdict("SBP-1", whole(folder)) == "fail"

    paper = tmp_path / "brief.pdf"
    paper.write_bytes(b"%PDF")
    keep_original(folder, file=paper, source="brief", known=["brief"], act=Act(when=now()))
    assert verdict("SBP-1", whole(folder)) == "pass"


def test_sbp_3_a_file_that_needs_a_program_of_its_own_fails(folder):
    (folder / "notes.docx").write_bytes(b"PK")

    assert verdict("SBP-3", whole(folder)) == "fail"


def test_sbp_5_an_original_that_is_gone_without_a_word_fails(folder, tmp_path):
    paper = tmp_path / "brief.pdf"
    paper.write_bytes(b"%PDF")
    row = keep_original(folder, file=paper, source="brief", known=["brief"], act=Act(when=now()))
    (folder / row.file).unlink()

    assert verdict("SBP-5", whole(folder)) == "fail"


def test_sadm_3_a_narrow_f_fails(folder, monkeypatch):
    narrow = replace(admiralty.GRADES, letter_sd={**admiralty.GRADES.letter_sd, "F": 0.01})
    monkeypatch.setattr(admiralty, "GRADES", narrow)

    assert verdict("SADM-3", whole(folder)) == "fail"


def test_sadm_4_grades_on_the_diagonal_fail(folder):
    claims = folder / "claims.csv"
    head, *_ = claims.read_text(encoding="utf-8").splitlines()
    rows = [
        f"D{number},1{number},headcount,north,2020-0{number % 9 + 1}-01,brief,,stock,,,,3,,,context: a,,"
        for number in range(12)
    ]
    claims.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    found = whole(folder)

    assert verdict("SADM-4", found) == "fail"
    assert admiralty.diagonal(found) == 1.0


def test_sadm_5_a_grade_of_another_scheme_is_kept_and_its_conversion_only_suggested(folder):
    found = whole(folder)
    given = [
        one.model_copy(update={"graded_as": grade})
        for one, grade in zip(found.case.sources, ("3x5x2 2 C P", "B2"), strict=True)
    ]

    assert suggested("3x5x2 2 C P") == ("F", 3)
    assert suggested("B2") is None
    assert (
        verdict("SADM-5", replace(found, case=replace(found.case, sources=(given[0],)))) == "pass"
    )
    assert (
        verdict("SADM-5", replace(found, case=replace(found.case, sources=tuple(given)))) == "fail"
    )


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (0.02, "remote_chance"), (0.075, "highly_unlikely"), (0.225, "unlikely"),
        (0.37, "unlikely"), (0.375, "realistic_possibility"), (0.38, "realistic_possibility"),
        (0.525, "realistic_possibility"), (0.53, "likely_or_probable"),
        (0.775, "likely_or_probable"), (0.925, "highly_likely"), (0.97, "almost_certain"),
    ],
)  # fmt: skip
def test_sphia_1_a_chance_in_a_gap_takes_the_nearer_word_and_a_tie_goes_to_even(probability, word):
    assert judged(probability, lexicon="phia").word == word


@pytest.mark.parametrize("lexicon", LEXICONS)
def test_s203_2a_sipcc_1_every_lexicon_is_total_and_monotone(lexicon):
    order = [one.word for one in LEXICONS[lexicon]]
    places = [order.index(judged(n / 1000, lexicon=lexicon).word) for n in range(1001)]

    assert places == sorted(places)
    assert set(places) == set(range(len(order)))


@pytest.mark.parametrize("label", ["SIPCC-2", "SIPCC-3"])
def test_sipcc_chances_and_confidence_follow_evidence_and_agreement(label, folder, edit):
    """One origin is limited evidence, so confidence is low and no estimate is offered."""
    edit("case.toml", 'standard_of_proof = "', 'lexicon = "ipcc"\nstandard_of_proof = "')

    assert verdict(label, whole(folder)) == "fail"


def test_sphia_1_sipcc_1_words_without_numbers_or_of_another_lexicon_fail(folder, edit):
    edit("case.toml", 'standard_of_proof = "', 'lexicon = "phia"\nstandard_of_proof = "')
    bare = {"report.html": page_with(("likely or probable", "so"))}
    assert verdict("SPHIA-1", whole(folder, pages=bare)) == "fail"

    edit("case.toml", 'lexicon = "phia"', 'lexicon = "ipcc"')
    assert (
        verdict(
            "SIPCC-1", whole(folder, pages={"report.html": page_with(("roughly even", "45–55 %"))})
        )
        == "fail"
    )


def test_the_sources_of_a_judgement_are_counted_with_their_origins_and_dates(folder):
    found = whole(folder)
    text = support_of(found.case.judgements[0], dossier=found).text()

    assert text == (
        "single source; 3 claims of 1 origin (3 of grade C), from 2020-08-09 to 2020-11-01; no "
        "conflict; evidence limited, agreement high, so confidence is at most low."
    )


def test_the_checklist_names_what_fails_with_its_place_and_remedy(folder):
    case = read_case(folder)
    dossier, outcomes = checklist(case, problems=find_problems(case))
    lines = checklist_text(dossier, outcomes=outcomes).splitlines()

    assert "  S203-5a  pass           Question, reader and decision are given" in lines
    at = lines.index("  S203-8a  FAIL           Projections are kept and scored when due")
    assert lines[at + 1].startswith(
        "           the case folder: projections are entered in no ledger"
    )
    assert lines[-1] == "25 pass, 1 fail, 11 not yet, 4 does not apply"


def test_claims_whose_text_is_absent_are_listed_as_not_verified(folder):
    (folder / "texts" / "brief.txt").unlink()
    case = read_case(folder)
    dossier, outcomes = checklist(case, problems=find_problems(case))
    text = checklist_text(dossier, outcomes=outcomes)

    assert (
        "  8 could not be verified, the text is not there or not the one on record: "
        "C1, C2, C3, C4, C5, C6, C7, C8\n"
        "  1 could not be verified, their source names no text: C9\n"
    ) in text


def test_the_last_results_and_pages_are_read_from_the_folder(folder):
    out = folder / "out"
    out.mkdir()
    (out / "results.json").write_text(json.dumps(RESULTS), encoding="utf-8")
    (out / "report.html").write_text(page_with().html, encoding="utf-8")
    case = read_case(folder)
    found = dossier_of(case, problems=[])

    assert found.results["status"] == "accepted"
    assert found.pages["report.html"].bands == [("likely", "55–80 %")]
