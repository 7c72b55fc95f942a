"""A step with unchanged inputs is not done again; with changed ones it is."""

from apora.store.steps import Store
from apora.workflow.steps import step_folder

ONE, TWO = "1" * 64, "2" * 64


def test_a_step_is_done_once_for_the_same_inputs(tmp_path):
    store, done = Store(case=tmp_path), []

    def make(folder):
        done.append(folder)
        (folder / "result.txt").write_text("result")

    folders = [step_folder("fit", store=store, digest=one, make=make) for one in (ONE, ONE, TWO)]

    assert len(done) == 2
    assert folders[0] == folders[1] != folders[2]
    assert all((one / "result.txt").read_text() == "result" for one in folders)
