"""The wrong formulas that `make slow` puts to the tests: each still has its place."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "scripts" / "mutate_formulas.py"


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("mutate_formulas", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_wrong_formula_stands_once_in_the_model_and_is_still_python(script):
    for one in script.MUTATIONS:
        text = (ROOT / "src" / "apora" / one.file).read_text(encoding="utf-8")
        changed = script.mutated(text, mutation=one)
        assert changed != text
        compile(changed, one.file, "exec")


def test_ten_formulas_and_more_are_changed_in_sign_unit_and_order(script):
    kinds = [one.kind for one in script.MUTATIONS]

    assert len(kinds) >= 10
    assert {kind: kinds.count(kind) >= 3 for kind in ("sign", "unit", "order")} == {
        "sign": True,
        "unit": True,
        "order": True,
    }


def test_a_formula_that_moved_is_named(script):
    one = script.MUTATIONS[0]

    with pytest.raises(LookupError) as caught:
        script.mutated("", mutation=one)

    assert str(caught.value) == (
        f"{one.file} holds {one.before!r} 0 times: write the mutation anew after the formula"
    )
