"""The small study, where a test asks for it."""

import pytest

import study_case


@pytest.fixture(scope="session")
def aid_study():
    return study_case.aid_study()


@pytest.fixture(scope="session")
def aid_case():
    return study_case.aid_case()


@pytest.fixture(scope="session")
def aid_problem():
    return study_case.aid_problem()
