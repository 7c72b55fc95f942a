"""How JAX runs on this machine: precision, chains side by side, compiled programs kept."""

from contextlib import suppress
from pathlib import Path

from apora.settings import RunSettings

# Shorter compilations are not worth a file [seconds].
WORTH_KEEPING_S = 0.5


def prepare_jax(settings: RunSettings, *, store: Path) -> None:
    """Set JAX up for this run.

    Numbers have 64 bits. None of this moves a result.

    Args:
        settings: How the run behaves here.
        store: Folder of the case's store.
    """
    import jax
    from jax.experimental.compilation_cache import compilation_cache

    jax.config.update("jax_enable_x64", val=True)
    # Where JAX has computed before, as in a notebook, chains share the devices there are.
    with suppress(RuntimeError):
        jax.config.update("jax_num_cpu_devices", settings.devices)
    cache = settings.cache_folder(store)
    jax.config.update("jax_compilation_cache_dir", None if cache is None else str(cache))
    jax.config.update("jax_persistent_cache_min_compile_time_secs", WORTH_KEEPING_S)
    # JAX keeps to the folder it opened first, and programs can hold numbers of a case.
    compilation_cache.reset_cache()
