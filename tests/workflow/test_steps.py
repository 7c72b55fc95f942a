"""A step with unchanged inputs is not done again; with changed ones it is."""

import subprocess
import sys

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


def test_jax_is_set_up_with_64_bits_the_asked_devices_and_the_cache(tmp_path, monkeypatch):
    monkeypatch.delenv("JAX_ENABLE_X64", raising=False)
    script = (
        "import sys; from pathlib import Path\n"
        "from apora.settings import read_settings\n"
        "from apora.workflow.machine import prepare_jax\n"
        "store = Path(sys.argv[1])\n"
        "prepare_jax(read_settings({'APORA_DEVICES': '2'}), store=store)\n"
        "import jax, jax.numpy as jnp\n"
        "print(jnp.ones(1).dtype, jax.device_count(), jax.config.jax_compilation_cache_dir)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path), "JAX_PLATFORMS": "cpu", "PATH": "/usr/bin"},
    )

    assert done.stdout.split() == ["float64", "2", str(tmp_path / "compiled")]
