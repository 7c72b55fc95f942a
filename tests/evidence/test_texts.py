"""Frozen texts: unchanged or not, and where they say what is quoted."""

import os

import pytest

from apora.evidence.case import read_case
from apora.evidence.texts import frozen_texts, places_of


def state(folder):
    return frozen_texts(read_case(folder))["brief"].state


def test_a_text_with_the_hash_on_record_is_verified(lowmere):
    texts = frozen_texts(read_case(lowmere))

    assert (texts["brief"].state, texts["yearbook"].state) == ("verified", "none")
    assert places_of("more than 120 letters", text=texts["brief"].text) == (136,)


def test_a_text_with_one_letter_changed_is_a_mismatch(lowmere):
    path = lowmere / "texts" / "brief.txt"
    path.write_bytes(path.read_bytes().replace(b"120", b"130"))

    assert state(lowmere) == "mismatch"


def test_a_text_left_out_is_absent(lowmere):
    (lowmere / "texts" / "brief.txt").unlink()

    assert state(lowmere) == "absent"


@pytest.mark.parametrize("path", ["../brief.txt", "/etc/hostname", "texts/../../x", "c:brief.txt"])
def test_a_path_out_of_the_folder_is_not_followed(lowmere, edit, path):
    edit("sources.csv", "texts/brief.txt", path)

    assert state(lowmere) == "outside"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_out_of_the_folder_is_not_followed(lowmere, tmp_path):
    outside = tmp_path / "outside.txt"
    path = lowmere / "texts" / "brief.txt"
    path.rename(outside)
    path.symlink_to(outside)

    assert state(lowmere) == "outside"


def test_a_text_in_another_encoding_is_unreadable(lowmere, edit):
    import hashlib

    raw = "Café".encode("latin-1")
    before = hashlib.sha256((lowmere / "texts" / "brief.txt").read_bytes()).hexdigest()
    (lowmere / "texts" / "brief.txt").write_bytes(raw)
    edit("sources.csv", before, hashlib.sha256(raw).hexdigest())

    assert state(lowmere) == "unreadable"


def test_places_are_counted_in_characters_not_bytes():
    assert places_of("18,1 %", text="Некомплект 18,1 %, вчера 18,1 %") == (11, 25)
