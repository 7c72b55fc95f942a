import pytest

from evidence.sample_case import write_sample_case


@pytest.fixture
def lowmere(tmp_path):
    return write_sample_case(tmp_path / "lowmere")


@pytest.fixture
def edit(lowmere):
    """Change a file of the sample case: what stands in it once becomes something else."""

    def change(name, old, new):
        path = lowmere / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change
