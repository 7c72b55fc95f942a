"""JAX set up for a run, also where it has computed before."""

import subprocess
import sys

import jax

from apora.settings import read_settings
from apora.workflow.machine import prepare_jax

IN_TURN = """
import sys
from pathlib import Path

import jax

from apora.settings import read_settings
from apora.workflow.machine import prepare_jax

folder = Path(sys.argv[1])


def kept():
    return {path for path in folder.rglob("*") if path.is_file()}


def compiled(number):
    before = kept()
    jax.config.update("jax_persistent_cache_min_compile_time_secs", 0.0)
    jax.jit(lambda x: x * number)(1.0)
    print(*{path.relative_to(folder).parent for path in kept() - before} or ["nowhere"])


jax.config.update("jax_compilation_cache_dir", str(folder / "notebook"))
compiled(2.0)
for number, (case, cache) in enumerate([("one", "on"), ("two", "on"), ("one", "off")], start=3):
    prepare_jax(read_settings({"APORA_CACHE": cache}), store=folder / case)
    compiled(float(number))
"""


def printed(script, folder):
    """Return what a script prints, in a process of its own, told a folder."""
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path), "JAX_PLATFORMS": "cpu", "PATH": "/usr/bin"},
    )
    return done.stdout


def test_jax_is_set_up_with_64_bits_the_asked_devices_and_the_cache(tmp_path):
    script = (
        "import sys; from pathlib import Path\n"
        "from apora.settings import read_settings\n"
        "from apora.workflow.machine import prepare_jax\n"
        "store = Path(sys.argv[1])\n"
        "prepare_jax(read_settings({'APORA_DEVICES': '2'}), store=store)\n"
        "import jax, jax.numpy as jnp\n"
        "print(jnp.ones(1).dtype, jax.device_count(), jax.config.jax_compilation_cache_dir)\n"
    )

    assert printed(script, tmp_path).split() == ["float64", "2", str(tmp_path / "compiled")]


def test_where_jax_has_computed_before_its_devices_are_shared(tmp_path):
    there = jax.local_device_count()

    prepare_jax(
        read_settings({"APORA_DEVICES": str(there + 1), "APORA_CACHE": "off"}), store=tmp_path
    )

    assert jax.local_device_count() == there


def test_programs_of_a_case_stay_in_its_own_store(tmp_path):
    found = printed(IN_TURN, tmp_path).splitlines()

    assert found == ["notebook", "one/compiled", "two/compiled", "nowhere"]
