"""Results that grow row by row are gone on with only under the head they were begun with."""

import pytest

import lowmere_asking
import lowmere_coverage
import replications

SCRIPTS = pytest.mark.parametrize("script", [lowmere_asking, lowmere_coverage])
ROWS = [{"number": 0, "time": 0, "drop": 0.1}]


class WouldRunError(Exception):
    """Stands for the hours that a script takes."""


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Return what writes a result for a script under some head; the script then stops early."""

    def written(script, **other):
        path = tmp_path / "result.json"
        monkeypatch.setattr(script, "RESULT", path)
        monkeypatch.setattr(script, "trial_of", stopped)
        replications.keep(path, head=dict(script.head()) | other, rows=ROWS)
        return path

    def stopped():
        raise WouldRunError

    return written


@SCRIPTS
@pytest.mark.parametrize("other", [{"seed": 1}, {"settings": {"block": 7}}, {"more": "of it"}])
def test_rows_of_another_head_are_not_gone_on_with(script, other, kept, capsys):
    path = kept(script, **other)
    before = path.read_bytes()

    assert script.main(anew=False) == 1
    assert next(iter(other)) in capsys.readouterr().out
    assert path.read_bytes() == before


@SCRIPTS
def test_rows_of_the_same_head_are(script, kept):
    kept(script)

    with pytest.raises(WouldRunError):
        script.main(anew=False)


def test_a_run_that_forgets_does_not_ask_what_the_head_was(kept):
    kept(lowmere_coverage, seed=1)

    with pytest.raises(WouldRunError):
        lowmere_coverage.main(anew=True)


def test_names_in_the_head_that_may_differ_are_not_asked(tmp_path):
    path = tmp_path / "result.json"
    replications.keep(path, head={"seed": 1, "commit": "a", "code": "b"}, rows=ROWS)
    head = {"seed": 1, "commit": "c", "code": "d"}

    assert "another code, commit" in replications.other_head(path, head=head)
    assert "another code\n" in replications.other_head(path, head=head, beside=["commit"])
    assert replications.other_head(path, head=head, beside=["commit", "code"]) == ""


def test_rows_that_rest_on_another_first_fit_are_not_gone_on_with(kept, monkeypatch, capsys):
    """What was predicted is known only after the first fit, so it is asked then."""
    kept(lowmere_asking, predicted=[0.1] * len(lowmere_asking.NUMBERS))
    for name, value in {"trial_of": 0.0, "base_of": 0.0, "predicted_drop": 0.2}.items():
        monkeypatch.setattr(lowmere_asking, name, lambda *_, value=value, **__: value)

    assert lowmere_asking.main(anew=False) == 1
    assert "another predicted" in capsys.readouterr().out


def test_what_is_only_said_of_code_does_not_make_a_result_old():
    said = (
        '"""Doc."""\nCOUNT = 3\n"""Of runs."""\n\ndef twice(x):\n    """Doc."""\n    return 2 * x\n'
    )
    bare = "# A comment.\nCOUNT = 3\ndef twice(x):\n    return 2 * x  # why\n"

    assert replications.code_in(said) == replications.code_in(bare)
    assert replications.code_in(said) != replications.code_in(bare.replace("2 *", "3 *"))
    assert replications.code_in(said) != replications.code_in(bare.replace("= 3", "= '3'"))


@pytest.mark.parametrize(
    ("module", "counts"), [("teaching", True), ("walk", True), ("scores", False), ("exact", False)]
)
def test_a_result_is_of_the_code_that_replications_can_reach(monkeypatch, module, counts):
    before, whole = replications.code_as_run.__wrapped__(), replications.code_of

    def changed(name):
        return whole(name) + "#" * name.endswith(f"inference.{module}")

    monkeypatch.setattr(replications, "code_of", changed)

    assert (replications.code_as_run.__wrapped__() != before) == counts
