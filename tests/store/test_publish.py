"""The outputs in place are all of one run, or it can be seen that they are not."""

from pathlib import Path

import pytest

from apora.store.publish import is_published, published_digest, publishing
from apora.store.steps import Store

ONE, TWO = "1" * 64, "2" * 64


@pytest.fixture
def store(tmp_path):
    return Store(case=tmp_path)


def publish(store, digest, outputs):
    with publishing(store, digest=digest) as folder:
        for name, text in outputs.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)


def outputs(store):
    found = {}
    for path in store.out.rglob("*"):
        name = path.relative_to(store.out)
        if path.is_file() and not name.parts[0].startswith("."):
            found[name.as_posix()] = path.read_text()
    return found


def test_outputs_are_put_in_place_with_a_marker(store):
    publish(store, ONE, {"report.html": "a", "tables/claims.csv": "b"})

    assert outputs(store) == {"report.html": "a", "tables/claims.csv": "b"}
    assert published_digest(store) == ONE


def test_nothing_is_published_before_the_first_run(store):
    assert not is_published(store)
    assert published_digest(store) is None


def test_an_output_that_is_no_longer_made_is_removed_and_other_files_stay(store):
    publish(store, ONE, {"report.html": "a", "report.ru.html": "b"})
    (store.out / "notes.txt").write_text("mine")

    publish(store, TWO, {"report.html": "c"})

    assert outputs(store) == {"report.html": "c", "notes.txt": "mine"}
    assert published_digest(store) == TWO


def test_a_run_that_fails_before_it_ends_leaves_the_old_outputs(store):
    publish(store, ONE, {"report.html": "a"})

    with pytest.raises(RuntimeError), publishing(store, digest=TWO) as folder:
        (folder / "report.html").write_text("half")
        raise RuntimeError

    assert outputs(store) == {"report.html": "a"}
    assert published_digest(store) == ONE


def test_a_file_that_cannot_be_moved_brings_the_old_outputs_back(store, monkeypatch):
    publish(store, ONE, {"a.csv": "a1", "b.csv": "b1", "gone.csv": "g1"})
    move = Path.replace

    def replace(path, place):
        if Path(place) == store.out / "b.csv" and path.read_text() == "b2":
            raise RuntimeError
        return move(path, place)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(RuntimeError):
        publish(store, TWO, {"a.csv": "a2", "b.csv": "b2", "new.csv": "n2"})

    assert outputs(store) == {"a.csv": "a1", "b.csv": "b1", "gone.csv": "g1"}
    assert published_digest(store) == ONE


def test_an_output_that_was_changed_by_hand_is_seen(store):
    publish(store, ONE, {"report.html": "a"})
    (store.out / "report.html").write_text("b")

    assert not is_published(store)


def test_nothing_unfinished_stays_behind(store):
    publish(store, ONE, {"report.html": "a"})

    assert not any((store.root / "publish").iterdir())
