"""What every test shares: 64-bit numbers, no accelerator, and a browser or a loud word."""

import os
import shutil

# Before anything loads JAX or NumPy: the same numbers on every machine.
os.environ.setdefault("JAX_PLATFORMS", "cpu")
os.environ.setdefault("JAX_ENABLE_X64", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pytest
from hypothesis import settings

# The same examples in every run, and no timed assertion: the first one compiles.
settings.register_profile("apora", deadline=None, derandomize=True)
settings.load_profile("apora")

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def chromium():
    """Return the path of Chromium; without one, fail where it is required, else skip aloud."""
    found = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if found:
        return found
    if os.environ.get("APORA_REQUIRE_BROWSER") == "1":
        pytest.fail("APORA_REQUIRE_BROWSER=1, and there is no chromium on this machine")
    pytest.skip("no chromium on this machine: the pages were not opened in a browser")
