"""Frozen texts: unchanged or not, and where they say what is quoted."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@pytest.mark.parametrize(
    ("says", "text"),
    [
        ("5 people", "15 people"),
        ("5 people", "1.5 people"),
        ("5 people", "2,5 people"),
        ("122 people", "1 122 people"),
        ("122 people", "1\u00a0122 people"),
        ("300", "300.5 letters"),
        ("300", "300,000 letters"),
        ("1", "1 122 people"),
        ("some", "handsome"),
        ("300 people", "300\u00a0people"),
        ("60-70 percent", "60–70 percent"),
        ("more than 300", "More than 300"),
        ("11 сотрудников", "11 cотрудников"),
        ("йод", "и\u0306од"),
        ("О5 people", "O5 people"),
        ("two  people", "two people"),
    ],
)
def test_a_look_alike_is_not_the_quotation(says, text):
    """Another space, dash, case, alphabet or spelling, or a longer number, is another text."""
    assert places_of(says, text=text) == ()


@pytest.mark.parametrize(
    ("says", "text", "place"),
    [
        ("171 people", "In November 2020 171 people were ill.", 17),
        ("5 people", "(5 people)", 1),
        ("300", "300, then none", 0),
        ("18.1 percent", "the average is 18.1 percent.", 15),
        ("up to 80%", "up to 80%.", 0),
        ("12", "😀 12.", 2),
    ],
)
def test_a_quotation_that_stands_by_itself_is_found_at_its_place(says, text, place):
    assert places_of(says, text=text) == (place,)


@given(
    before=st.text(max_size=12), says=st.text(min_size=1, max_size=8), after=st.text(max_size=12)
)
def test_a_place_found_is_exact_in_every_text(before, says, after):
    text = before + says + after
    for at in places_of(says, text=text):
        assert text[at : at + len(says)] == says


def test_places_are_counted_in_characters_not_bytes():
    assert places_of("18,1 %", text="Некомплект 18,1 %, вчера 18,1 %") == (11, 25)
