"""The table that the page about the model is drawn from, held against the model."""

import ast
import importlib
from pathlib import Path

import pytest

from apora.model.service import FlowsOut, flows_out
from apora.model.service_hazards import Able, service_hazards
from apora.model.state import InService
from apora.model.support import Caseload
from apora.registry.stocks import FLOWS, STOCKS
from model import world

SOURCE = Path(__file__).parents[2] / "src" / "apora"
MODULES = [*sorted((SOURCE / "model").glob("*.py")), *sorted((SOURCE / "population").glob("*.py"))]


def test_the_stocks_are_those_of_the_model():
    ids = [one.id for one in STOCKS if one.part != "outside"]
    money = {"free", "committed", "funded"}

    assert ids == [*InService._fields, *(one for one in Caseload._fields if one not in money)]


def test_every_flow_joins_two_stocks_and_names_the_function_that_makes_it():
    ids = {one.id for one in STOCKS}
    for one in FLOWS:
        module, _, function = one.made_by.partition(".")
        assert {one.source, one.target} <= ids, one
        assert callable(getattr(importlib.import_module(f"apora.model.{module}"), function)), one


@pytest.mark.parametrize("stock", InService._fields)
def test_as_many_flows_leave_a_stock_in_the_table_as_in_the_model(stock):
    run = world.run()
    stocks = run.prepared.calm
    hazards = service_hazards(
        lasting=run.prepared.lasting,
        log_odds=run.prepared.standing,
        able=Able(*(pair[0][0] for pair in run.tables[:3])),
        refusal=world.parameters()["vacancy_calm"],
        named=run.prepared.standing,
    )
    out: FlowsOut = flows_out(stocks, hazards=hazards)

    assert len(getattr(out, stock)) == sum(one.source == stock for one in FLOWS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_named_number_says_what_it_is(path):
    body = ast.parse(path.read_text(encoding="utf-8")).body
    for node, after in zip(body, [*body[1:], None], strict=True):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name.isupper():
                number = isinstance(value, ast.Constant | ast.BinOp) and "str" not in ast.dump(
                    value
                )
                said = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
                assert said or not number, name
