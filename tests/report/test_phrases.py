"""Every text that the program composes for results has a form in each language."""

import ast
import inspect
from pathlib import Path

import pytest

from apora import workflow
from apora.evidence.grades import STANDARD
from apora.evidence.implied import implied_by
from apora.inference.auxiliary import AUXILIARIES
from apora.inference.diagnostics import Gates
from apora.inference.headlines import HEADLINES
from apora.projections import constraints, reality_checks, sensitivity
from apora.report.phrases import phrase, phrase_of
from apora.report.results_schema import validate
from apora.report.view import View
from apora.report.words import TRANSLATED
from apora.results import model_part, parameter_rows, prospect_rows, question_rows
from apora.results.assumption_rows import assumption_rows
from report.three_languages import three_languages

CASES = Path(__file__).parent.parent.parent / "cases"


def lacking(keys):
    return [(code, key) for code, known in TRANSLATED.items() for key in keys if key not in known]


def stand_in(part):
    """Return what a part of a composed text may read like."""
    spec = ast.unparse(part.format_spec) if part.format_spec else ""
    if "%" in spec:
        return "5%"
    return "2020-08-09" if "when" in ast.unparse(part.value) else "7"


def texts_in(function, *, least):
    """Return the sentences that a function's source composes, their parts filled in."""
    found = []
    tree = ast.parse(inspect.getsource(function))
    composed = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    pieces = {id(piece) for one in composed for piece in one.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [p.value if isinstance(p, ast.Constant) else stand_in(p) for p in node.values]
            found.append("".join(parts))
        elif isinstance(node, ast.Constant) and id(node) not in pieces:
            found.append(str(node.value))
    return [one for one in found if one.count(" ") >= least]


def test_constraints_checks_and_headlines_have_names():
    assert lacking(f"constraint.{one.id}" for one in constraints.CONSTRAINTS) == []
    assert lacking(f"reality.{one}" for one in reality_checks.TEXTS) == []
    assert lacking(f"headline.title.{one.id}" for one in HEADLINES) == []
    assert lacking([f"parameter.{parameter_rows.OFFICES}", "parameter.posts"]) == []


def test_assumptions_have_a_text_a_value_and_a_reason():
    rows = assumption_rows(grades=STANDARD, auxiliaries=AUXILIARIES)
    sources = {one.source for one in AUXILIARIES}

    keyed = [f"assumption.{row['id']}" for row in rows if phrase_of(row["text"]) is None]
    assert lacking(keyed) == []
    reasons = {row["why"] for row in rows} - sources
    assert [one for one in reasons if phrase_of(one) is None] == []
    values = [row["value"] for row in rows if isinstance(row["value"], str)]
    assert [one for one in values if phrase_of(one) is None] == []


@pytest.mark.parametrize("name", ["lowmere", "belarus-2020"])
def test_what_claims_imply_is_known(name):
    found = implied_by(workflow.open_case(CASES / name))

    texts = [text for one in found for text in (one.title, one.text)]
    texts += [value.label for one in found for value in one.values]
    assert texts
    assert [one for one in texts if phrase_of(one) is None] == []


def test_reasons_for_refusing_a_fit_are_known():
    gates = Gates(
        max_rhat=1.2,
        min_ess_bulk=12.3,
        min_ess_tail=40.0,
        worst=0,
    )

    reasons = gates.reasons(names=["willing_calm"])

    assert len(reasons) == 3
    assert [one for one in reasons if phrase_of(one) is None] == []


def test_assumptions_that_are_moved_are_known():
    moved = [what for _, what in sensitivity.ENDS]
    moved += [f"{sensitivity.INFORMED}, from the assessment on"]
    moved += ["every letter refused, from the assessment on"]

    assert [one for one in moved if phrase_of(one) is None] == []


@pytest.mark.parametrize(
    ("function", "least"),
    [
        (model_part.reality_rows, 20),
        (question_rows.question_rows, 8),
        (prospect_rows._sensitivity, 3),
        (prospect_rows.dotplot_rows, 7),
        (parameter_rows._office_rows, 5),
    ],
)
def test_sentences_composed_for_results_are_known(function, least):
    doc = " ".join((function.__doc__ or "").split())
    texts = [one for one in texts_in(function, least=least) if " ".join(one.split()) != doc]
    named = {"by how much the wish to leave of an office differs from the others'"}

    assert texts
    assert [one for one in texts if phrase_of(one) is None and one not in named] == []


def test_a_phrase_says_its_numbers_and_quotations_as_the_language_does():
    results = three_languages()
    view = View(results=validate(results), language="be", restricted=False)

    got = phrase(view, results["implied"][1]["text"], kind="arithmetic")
    label = phrase(view, "of 4,600 people (C01)", kind="arithmetic")

    assert '<q class="n claim" lang="en">more than 300 letters' in got
    assert "4\u00a0600\u00a0чалавек" in label
    assert 'href="#claim-C01"' in label
