"""What tests of the report share."""

import pytest
from markupsafe import Markup


@pytest.fixture
def undrawn(monkeypatch):
    """Pages without the cost of drawing, for tests that look at texts alone."""
    blank = Markup('<svg class="drawing" data-kind="estimate" viewBox="0 0 9 9"></svg>')
    for name in ("ranges", "gates", "contraction"):
        monkeypatch.setattr(f"apora.report.charts_ranges.{name}", lambda *_, **__: blank)
    for name in ("path", "dotplot"):
        monkeypatch.setattr(f"apora.report.charts_paths.{name}", lambda *_, **__: blank)
