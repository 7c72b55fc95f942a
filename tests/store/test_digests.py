"""The digest of a step changes with what goes in, and with nothing else."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from pydantic import BaseModel

from apora.store.digests import code_digest, content_digest, digest_of, processor_family


@dataclass(frozen=True)
class Row:
    id: str
    value: float


class Checked(BaseModel):
    id: str
    on: date


def test_the_order_of_names_does_not_matter():
    assert digest_of({"a": 1, "b": [2.5, "x"]}) == digest_of({"b": [2.5, "x"], "a": 1})


def test_the_digest_is_the_same_in_every_run():
    """Worked out once with sha256sum over {"mapping":{"a":1}}."""
    assert digest_of({"a": 1}) == (
        "5b36bcfdd122ffcd8f02346ee2cc300d0c303f40ae5503795ff064a294ae76c2"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, 2),
        (1, "1"),
        (0.1, 0.1 + 1e-17 + 1e-16),
        (float("nan"), float("inf")),
        ([1, 2], [2, 1]),
        ([1, 2], {1, 2}),
        ({"a": 1}, {"b": 1}),
        (date(2020, 11, 30), "2020-11-30"),
        (b"a", "a"),
        (Row(id="a", value=1.0), Row(id="a", value=2.0)),
        (Row(id="a", value=1.0), {"id": "a", "value": 1.0}),
        (Checked(id="a", on=date(2020, 1, 1)), Checked(id="a", on=date(2020, 1, 2))),
        (np.zeros(4), np.zeros((2, 2))),
        (np.zeros(4), np.zeros(4, dtype=np.float32)),
        (np.zeros(4), np.array([0, 0, 0, 1e-300])),
    ],
)
def test_what_differs_has_another_digest(one, other):
    assert digest_of({"it": one}) != digest_of({"it": other})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({1, 2, 3}, {3, 2, 1}),
        ((1, 2), [1, 2]),
        (np.arange(6.0).reshape(2, 3), np.asfortranarray(np.arange(6.0).reshape(2, 3))),
        (np.arange(3.0), np.arange(3.0).astype(">f8")),
    ],
)
def test_what_is_the_same_has_the_same_digest(one, other):
    assert digest_of({"it": one}) == digest_of({"it": other})


def test_a_folder_counts_by_its_files_and_their_names(tmp_path):
    (tmp_path / "a.csv").write_text("1")
    before = content_digest(tmp_path)

    (tmp_path / "a.csv").rename(tmp_path / "b.csv")

    assert content_digest(tmp_path) != before


def test_a_file_counts_by_its_content_alone(tmp_path):
    (tmp_path / "a.csv").write_text("1")
    (tmp_path / "b.csv").write_text("1")

    assert digest_of({"it": tmp_path / "a.csv"}) == digest_of({"it": tmp_path / "b.csv"})


def test_bytecode_that_python_leaves_behind_does_not_count(tmp_path):
    (tmp_path / "a.py").write_text("1")
    before = content_digest(tmp_path)

    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_bytes(b"1")

    assert content_digest(tmp_path) == before


def test_what_has_no_canonical_form_is_refused():
    with pytest.raises(TypeError) as caught:
        digest_of({"it": object()})

    assert str(caught.value) == "no canonical form for object; give its parts instead"


def test_an_array_of_objects_is_refused():
    with pytest.raises(TypeError) as caught:
        digest_of({"it": np.array([object()])})

    assert str(caught.value) == "no canonical form for an array of objects; give its parts instead"


def test_the_code_has_a_digest():
    assert len(code_digest()) == 64


@pytest.mark.parametrize(("machine", "family"), [("AMD64", "x86_64"), ("aarch64", "arm64")])
def test_one_processor_family_has_one_name(monkeypatch, machine, family):
    monkeypatch.setattr("platform.machine", lambda: machine)

    assert processor_family() == family


def test_the_package_is_where_its_code_is_hashed():
    import apora.store.digests as here

    assert (Path(here.__file__).parents[1] / "errors.py").is_file()
