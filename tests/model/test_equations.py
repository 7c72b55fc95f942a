"""The equations on the page about the model say what the functions beside them compute.

Every equation of a docstring is read, evaluated on numbers and held against the function.
"""

import importlib
import inspect
import re
from types import SimpleNamespace

import jax.numpy as jnp
import numpy as np
import pytest

from model_page import equation_of, functions_of
from reference_pages import MECHANISMS

MODULES = (
    "hazards", "willingness", "means", "discounting", "release", "dismissals", "recruitment",
    "service_hazards", "duties", "detection", "cases", "smooth",
)  # fmt: skip
"""Files in which every function states its equation."""
WIRING = {"no_help", "chain_after_week", "case_flows"}
"""Functions that move stocks along or hold nothing to compute: steps in words, no equation."""
SIGNS = (("·", "*"), ("²", "**2"), ("^", "**"), ("√(", "sqrt("), ("σ(", "sigma("), ("Σ(", "total("))
MATHS = {
    "exp": np.exp, "ln": np.log, "sqrt": np.sqrt, "mean": np.mean, "total": np.sum,
    "clip": np.clip, "maximum": np.maximum, "minimum": np.minimum, "arange": np.arange,
    "sigma": lambda x: 1.0 / (1.0 + np.exp(-x)),
    "logit": lambda x: np.log(x) - np.log1p(-x),
}  # fmt: skip
HOUSEHOLD = (
    "pay_m", "civilian_pay_m", "loan_service_m", "partner_income_m", "subsistence_m", "savings",
)  # fmt: skip


def stated():
    """Return every function of the model that states an equation, by name."""
    names = [name for _, *names in MECHANISMS for name in names]
    every = [
        one
        for name in names
        for one in functions_of(importlib.import_module(f"apora.model.{name}"))
    ]
    return {one.__name__: one for one in every if equation_of(one)}


STATED = stated()


@pytest.fixture
def numbers():
    return np.random.default_rng(20)


def sized(numbers, low=0.2, high=0.8, shape=()):
    return numbers.uniform(low, high, shape)


def record(numbers, names, low=0.2, high=0.8):
    return {one: sized(numbers, low, high) for one in names}


def arguments(function, numbers):
    """Return numbers for every argument of a function, as its types want them."""
    module = importlib.import_module(function.__module__)
    made = {name: sized(numbers) for name in inspect.signature(function).parameters}
    return made | {name: own(module, numbers) for name, own in RECORDS.items() if name in made} | {
        name: value(numbers)
        for (where, name), value in SHAPED.items()
        if where in {"", function.__name__} and name in made
    }  # fmt: skip


def filled(numbers, kind, **ranges):
    return kind(
        *(jnp.asarray(sized(numbers, *ranges.get(one, (0.2, 0.8)))) for one in kind._fields)
    )


def household(numbers):
    from apora.model.means import Household

    return filled(numbers, Household, **dict.fromkeys(HOUSEHOLD, (500.0, 2000.0)))


def terms(numbers):
    from apora.model.means import Terms

    return filled(
        numbers, Terms, search_months=(3.0, 5.0), no_profession_ratio=(1.2, 2.0), debt=(900.0, 2e3)
    )


def help_(numbers):
    from apora.model.means import Help

    return filled(
        numbers, Help, grant=(100.0, 900.0), stipend_m=(100.0, 200.0), stipend_months=(2.0, 9.0)
    )


def lasting(numbers):
    from apora.model.service_hazards import LastingHazards

    return filled(numbers, LastingHazards)


def able(numbers):
    from apora.model.service_hazards import Able

    return Able(*(jnp.full((1, 1), sized(numbers)) for _ in Able._fields))


def effort(numbers):
    from apora.model.duties import Effort

    return filled(numbers, Effort, base_absence=(0.02, 0.05))


def duty(numbers):
    from apora.model.duties import Duty

    return filled(numbers, Duty, ill_share=(0.0, 0.1))


def parameters(numbers):
    from apora.registry.parameters import PARAMETERS

    return {one.id: jnp.asarray(sized(numbers)) for one in PARAMETERS}


def flows(numbers):
    return SimpleNamespace(**{
        one: jnp.asarray(sized(numbers, shape=(3, 2)))
        for one in ("releases", "penal_exits", "contract_ends")
    })  # fmt: skip


RECORDS = {
    "household": lambda _, numbers: household(numbers),
    "terms": lambda _, numbers: terms(numbers),
    "help_": lambda _, numbers: help_(numbers),
    "lasting": lambda _, numbers: lasting(numbers),
    "able": lambda _, numbers: able(numbers),
    "effort": lambda _, numbers: effort(numbers),
    "duty": lambda _, numbers: duty(numbers),
    "parameters": lambda _, numbers: parameters(numbers),
    "flows": lambda _, numbers: flows(numbers),
}
SHAPED = {
    ("competing_flows_w", "hazards_w"): lambda numbers: tuple(sized(numbers, shape=3)),
    ("standing_log_odds", "disposition"): lambda numbers: sized(numbers, shape=4),
    ("standing_log_odds", "no_profession"): lambda numbers: sized(numbers, shape=(1, 4)),
    ("standing_log_odds", "office_effect"): lambda numbers: sized(numbers, shape=1),
    ("identification_hazard_w", "hazard_w"): lambda numbers: sized(numbers, shape=1),
    ("lasting_hazards", "resigns"): lambda _: np.ones(1),
    ("service_hazards", "refusal"): lambda numbers: sized(numbers, shape=1),
    ("leave_for_work", "hazard_w"): lambda numbers: sized(numbers, shape=1),
    ("repression_memory", "headcount"): lambda numbers: sized(numbers, 50.0, 90.0),
    ("voluntary_departures_y", "headcount"): lambda numbers: sized(numbers, 50.0, 90.0, 3),
    ("voluntary_departures_y", "resigns"): lambda _: np.array([1.0, 0.0, 1.0]),
    ("processed_by_age", "cases"): lambda numbers: sized(numbers, 3.0, 9.0, (16, 1)),
    ("processed_by_age", "capacity"): lambda numbers: sized(numbers, 20.0, 60.0, 1),
    ("lapsing_share", "limit_w"): lambda numbers: sized(numbers, 3.0, 9.0),
    ("saturating_excess", "x"): lambda numbers: sized(numbers, -0.5, 0.5),
    ("delay_share", "stages"): lambda _: 2,
    ("", "letters"): lambda numbers: sized(numbers, 5.0, 9.0),
    ("hours_of_week", "headcount"): lambda numbers: sized(numbers, 50.0, 90.0),
    ("hours_of_week", "calm_hours"): lambda numbers: sized(numbers, 900.0, 3000.0),
    ("present_hours_w", "headcount"): lambda numbers: sized(numbers, 50.0, 90.0),
    ("weekend_hours_w", "headcount"): lambda numbers: sized(numbers, 50.0, 90.0),
    ("still_there_after", "weeks"): lambda _: 12.0,
    ("stipend_worth", "months"): lambda numbers: sized(numbers, 2.0, 9.0),
    ("stipend_months_paid", "months"): lambda numbers: sized(numbers, 2.0, 9.0),
    ("overload", "demand"): lambda numbers: sized(numbers, 1.1, 1.5),
    ("overload", "capacity"): lambda numbers: sized(numbers, 0.8, 1.2),
}
"""Arguments whose shape or size is not that of a plain share."""


def plain(value):
    """Return a value without axes of length one."""
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return np.array([np.squeeze(np.asarray(one)) for one in value])
    if hasattr(value, "_fields"):
        return SimpleNamespace(**{one: plain(getattr(value, one)) for one in value._fields})
    if isinstance(value, SimpleNamespace):
        return SimpleNamespace(**{name: plain(one) for name, one in vars(value).items()})
    return np.squeeze(np.asarray(value)) if isinstance(value, np.ndarray | jnp.ndarray) else value


def evaluated(equation, *, function, given):
    """Return what an equation says: its last line, or every line that names a result."""
    module = importlib.import_module(function.__module__)
    known = {**vars(module), **MATHS}
    known |= {name: plain(value) for name, value in given.items() if not isinstance(value, dict)}
    known |= next((value for value in given.values() if isinstance(value, dict)), {})
    raw = dict(given)
    found = None
    for line in equation.splitlines():
        name, equals, right = line.partition(" = ")
        said = right if equals else line
        for sign, code in SIGNS:
            said = said.replace(sign, code)
        found = eval(re.sub(r"(\w+)\(…\)", r"same(\1)", said), known | {"same": _same(raw, known)})  # noqa: S307
        if equals:
            known[name] = found
            raw[name] = found
    return found, known


def _same(raw, known):
    """Return how a function is called on arguments of the same names."""

    def call(function):
        names = inspect.signature(function).parameters
        return np.squeeze(
            np.asarray(function(**{one: raw.get(one, known.get(one)) for one in names}))
        )

    return call


def leaves(value):
    """Return the fields of a result by name, those of a part of it among them."""
    found = {}
    for name in value._fields:
        one = getattr(value, name)
        found |= leaves(one) if hasattr(one, "_fields") else {name: one}
    return found


def differences(function, *, equation, numbers):
    """Return the largest relative gap between an equation and what its function returns."""
    given = arguments(function, numbers)
    arrays = {
        name: jnp.asarray(value) if isinstance(value, np.ndarray | float) else value
        for name, value in given.items()
    }
    if "hazards_w" in arrays:
        arrays["hazards_w"] = tuple(jnp.asarray(one) for one in given["hazards_w"])
    result = function(**arrays) if not _positional(function) else _called(function, arrays)
    said, known = evaluated(equation, function=function, given=given)
    if hasattr(result, "_fields"):
        pairs = [(known[name], one) for name, one in leaves(result).items()]
    elif isinstance(result, tuple):
        pairs = list(zip(said, result, strict=True))
    else:
        pairs = [(said, result)]
    return max(
        float(
            np.max(
                np.abs(np.squeeze(np.asarray(a)) - np.squeeze(np.asarray(b)))
                / (np.abs(np.asarray(b)).max() + 1e-300)
            )
        )
        for a, b in pairs
    )


def _positional(function):
    return any(
        one.kind is one.POSITIONAL_OR_KEYWORD
        for one in inspect.signature(function).parameters.values()
    )


def _called(function, arrays):
    first = [
        name for name, one in inspect.signature(function).parameters.items()
        if one.kind is one.POSITIONAL_OR_KEYWORD
    ]  # fmt: skip
    return function(
        *(arrays[one] for one in first), **{k: v for k, v in arrays.items() if k not in first}
    )


@pytest.mark.parametrize("name", STATED)
def test_an_equation_says_what_its_function_computes(name, numbers):
    function = STATED[name]

    assert differences(function, equation=equation_of(function), numbers=numbers) < 1e-6


@pytest.mark.parametrize("module", MODULES)
def test_every_function_of_a_mechanism_states_its_equation(module):
    found = functions_of(importlib.import_module(f"apora.model.{module}"))

    assert [
        one.__name__ for one in found if not equation_of(one) and one.__name__ not in WIRING
    ] == []


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("refusal_probability", "vacancy - vacancy_calm", "vacancy_calm - vacancy"),
        ("able_share", "- ln(need(…))", "+ ln(need(…))"),
        ("need", "- stipend_worth(…)", "+ stipend_worth(…)"),
        ("overload", "demand / capacity", "capacity / demand"),
        ("detection_share", "- ln(offences_ratio)", "+ ln(offences_ratio)"),
        ("service_hazards", "decision_ratio·(1 - refusal)", "decision_ratio·refusal"),
        ("lasting_hazards", "/ WEEKS_A_YEAR", "/ 12"),
        ("half_life_factor", "-1 / half_life_w", "-half_life_w"),
    ],
)
def test_a_wrong_equation_is_found_out(name, right, wrong, numbers):
    function = STATED[name]
    equation = equation_of(function)

    assert equation.count(right) == 1
    changed = equation.replace(right, wrong)
    assert differences(function, equation=changed, numbers=numbers) > 1e-3
