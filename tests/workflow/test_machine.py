"""JAX set up for a run, also where it has computed before."""

import jax

from apora.settings import read_settings
from apora.workflow.machine import prepare_jax


def test_where_jax_has_computed_before_its_devices_are_shared(tmp_path):
    there = jax.local_device_count()

    prepare_jax(
        read_settings({"APORA_DEVICES": str(there + 1), "APORA_CACHE": "off"}), store=tmp_path
    )

    assert jax.local_device_count() == there
    assert jax.config.jax_enable_x64
