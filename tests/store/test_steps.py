"""A finished step is whole or not there, whatever happens to the run that writes it."""

import errno
import os
import signal
import subprocess
import sys
import textwrap

import pytest

from apora.errors import StoreBusy, StoreUnwritable
from apora.store import files
from apora.store.steps import Store

ONE, TWO = "1" * 64, "2" * 64


@pytest.fixture
def store(tmp_path):
    return Store(case=tmp_path)


def write(store, digest, text, step="calibrate"):
    with store.writing(step, digest=digest) as folder:
        (folder / "result.txt").write_text(text)


def run(code, *arguments, **options):
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        **options,
    )


def test_a_finished_step_is_found_by_its_digest(store):
    write(store, ONE, "one")

    assert (store.find("calibrate", digest=ONE) / "result.txt").read_text() == "one"
    assert store.find("calibrate", digest=TWO) is None
    assert store.find("project", digest=ONE) is None


def test_a_step_that_fails_leaves_nothing_and_keeps_what_was_there(store):
    write(store, ONE, "one")

    with pytest.raises(RuntimeError), store.writing("calibrate", digest=TWO) as folder:
        (folder / "result.txt").write_text("half")
        raise RuntimeError

    assert store.find("calibrate", digest=TWO) is None
    assert store.find("calibrate", digest=ONE) is not None
    assert [one.name for one in (store.root / "calibrate").iterdir()] == [ONE]


@pytest.mark.parametrize("damage", ["truncate", "delete", "manifest"])
def test_a_damaged_step_is_not_found_and_can_be_written_again(store, damage):
    write(store, ONE, "one")
    folder = store.find("calibrate", digest=ONE)
    match damage:
        case "truncate":
            (folder / "result.txt").write_text("o")
        case "delete":
            (folder / "result.txt").unlink()
        case "manifest":
            (folder / "manifest.json").write_text("[]")

    assert store.find("calibrate", digest=ONE) is None
    write(store, ONE, "one")
    assert store.find("calibrate", digest=ONE) is not None


def test_the_three_newest_results_of_a_step_are_kept(store):
    for number in range(5):
        write(store, str(number) * 64, "text")
        os.utime(store.root / "calibrate" / (str(number) * 64), (number, number))

    kept = sorted(one.name[0] for one in (store.root / "calibrate").iterdir())

    assert kept == ["2", "3", "4"]


def test_a_killed_writer_leaves_the_old_result_and_no_lock(store):
    write(store, ONE, "one")
    process = run(
        """
        import sys, time
        from pathlib import Path
        from apora.store.steps import Store
        store = Store(case=Path(sys.argv[1]))
        with store.held(), store.writing("calibrate", digest="2" * 64) as folder:
            (folder / "result.txt").write_text("half")
            print("writing", flush=True)
            time.sleep(60)
        """,
        store.case,
    )
    assert process.stdout.readline() == "writing\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()

    with store.held():
        assert store.find("calibrate", digest=ONE) is not None
        assert store.find("calibrate", digest=TWO) is None
        assert [one.name for one in (store.root / "calibrate").iterdir()] == [ONE]


def test_two_runs_at_once_are_kept_apart_and_the_second_is_told(store):
    process = run(
        """
        import sys
        from pathlib import Path
        from apora.store.steps import Store
        with Store(case=Path(sys.argv[1])).held():
            print("holding", flush=True)
            sys.stdin.read()
        """,
        store.case,
        stdin=subprocess.PIPE,
    )
    assert process.stdout.readline() == "holding\n"

    with pytest.raises(StoreBusy) as caught, store.held():
        pass

    assert str(caught.value) == (
        f"{store.out}: another run is working in this case folder (process {process.pid}).\n"
        "      Wait until it ends, or end it, and run the same command again."
    )
    process.communicate("")
    with store.held():
        pass


def test_a_lock_file_left_behind_holds_nobody_up(store):
    store.root.mkdir(parents=True)
    (store.root / "lock").write_text('{"process": 1}')

    with store.held():
        pass


def test_a_full_disk_is_explained_and_the_old_result_stays(store, monkeypatch):
    write(store, ONE, "one")

    def full(_place):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "force_to_disk", full)

    with pytest.raises(StoreUnwritable) as caught:
        write(store, TWO, "two")

    assert str(caught.value) == (
        f"{store.root}: the disk is full. The last good output is untouched.\n"
        "      Free some space and run the same command again; it goes on from the last "
        "finished step."
    )
    assert store.find("calibrate", digest=ONE) is not None
    assert store.find("calibrate", digest=TWO) is None


def test_a_disk_that_fills_up_while_a_step_writes_is_explained(store):
    with pytest.raises(StoreUnwritable), store.writing("calibrate", digest=ONE):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_fault_that_is_not_the_stores_is_let_through(store, tmp_path):
    with pytest.raises(PermissionError), store.writing("calibrate", digest=ONE):
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path / "elsewhere"))


def test_a_folder_that_cannot_be_written_to_is_explained(store, monkeypatch):
    def refuse(path, *_, **__):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.mkdir", refuse)

    with pytest.raises(StoreUnwritable) as caught, store.held():
        pass

    assert str(caught.value) == (
        f"{store.root}: this folder cannot be written to. Nothing in it was changed.\n"
        "      Give yourself the right to write there, or copy the case folder to a place "
        "where you have it."
    )


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="the administrator may write to a read-only folder: the real thing was not tried",
)
def test_a_read_only_case_folder_is_explained(store):
    store.case.chmod(0o555)
    try:
        with pytest.raises(StoreUnwritable), store.held():
            pass
    finally:
        store.case.chmod(0o755)


def test_a_file_is_replaced_in_one_move(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    files.write_atomic(path, data=b"old")

    def full(_place):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "force_to_disk", full)
    with pytest.raises(StoreUnwritable):
        files.write_atomic(path, data=b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
