"""The published shape of `results.json`, and its check.

`schema/1.0/results.json` is generated from `Results`; a test compares the two.
"""

import json
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, ValidationError

from apora.errors import Problem, ReportRefused
from apora.report.results_plan import PlanRow
from apora.report.results_prospects import (
    Accounting,
    AssumptionRow,
    BesideRow,
    CompositionRow,
    ConstraintRow,
    DeciderRow,
    DotplotRow,
    DoubtRow,
    GatesRow,
    JudgementRow,
    MeasureRow,
    OutsideRow,
    ProgrammeRow,
    QuestionRow,
    RealityCheck,
    ScenarioRow,
    SensitivityRow,
    WarningRow,
)
from apora.report.results_rows import (
    CaseHead,
    ChangeRow,
    ClaimRow,
    Diagnostics,
    DrawsRow,
    EstimateRow,
    EventRow,
    HeadlineRow,
    ImpliedRow,
    ParameterResult,
    PoolingRow,
    RouteRow,
    Row,
    SeriesRow,
    SourceRow,
    StandardRow,
    UnitRow,
)


class Results(Row):
    """Everything that a report, a table or a workbench page is made from.

    An evidence-only result has no diagnostics, gates or accounting, and leaves the tables
    of the model empty.
    """

    schema_: Literal["apora-results/1.0"] = Field(alias="schema")
    case: CaseHead
    edition: Literal["public", "restricted"] = Field(
        default="restricted", description="public: willingness and letters by agency only"
    )
    status: Literal["accepted", "not accepted", "evidence only"]
    reasons: tuple[str, ...] = ()
    doubts: tuple[DoubtRow, ...] = ()
    diagnostics: Diagnostics | None = None
    draws: tuple[DrawsRow, ...] = ()
    units: tuple[UnitRow, ...]
    events: tuple[EventRow, ...] = ()
    sources: tuple[SourceRow, ...]
    claims: tuple[ClaimRow, ...]
    implied: tuple[ImpliedRow, ...] = ()
    parameters: tuple[ParameterResult, ...] = ()
    pooling: tuple[PoolingRow, ...] = ()
    headlines: tuple[HeadlineRow, ...] = ()
    changes: tuple[ChangeRow, ...] = ()
    estimates: tuple[EstimateRow, ...] = ()
    series: tuple[SeriesRow, ...] = ()
    duties: tuple[SeriesRow, ...] = Field(
        default=(), description="hours by what they are given to, shares of the calm week's hours"
    )
    routes: tuple[RouteRow, ...] = ()
    gates: GatesRow | None = None
    constraints: tuple[ConstraintRow, ...] = ()
    decider: tuple[DeciderRow, ...] = ()
    beside: tuple[BesideRow, ...] = ()
    composition: tuple[CompositionRow, ...] = ()
    plans: tuple[PlanRow, ...] = ()
    scenarios: tuple[ScenarioRow, ...] = ()
    programmes: tuple[ProgrammeRow, ...] = ()
    measures: tuple[MeasureRow, ...] = ()
    outside: tuple[OutsideRow, ...] = ()
    sensitivity: tuple[SensitivityRow, ...] = ()
    reality_checks: tuple[RealityCheck, ...] = ()
    warnings: tuple[WarningRow, ...] = ()
    assumptions: tuple[AssumptionRow, ...] = ()
    accounting: Accounting | None = None
    questions: tuple[QuestionRow, ...] = ()
    dotplots: tuple[DotplotRow, ...] = ()
    judgements: tuple[JudgementRow, ...] = ()
    standards: tuple[StandardRow, ...] = Field(
        default=(), description="the case and these outputs held against published standards"
    )


def validate(results: Mapping[str, Any]) -> Results:
    """Return the results as records, or refuse with every fault and its place.

    Raises:
        ReportRefused: A key is missing, unknown or of the wrong kind.
    """
    try:
        # Through JSON, so that dates and tuples are read as they are from the file.
        return Results.model_validate_json(json.dumps(results))
    except ValidationError as error:
        raise ReportRefused([_problem(fault) for fault in error.errors()]) from error


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of `results.json`."""
    schema = Results.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "apora-results/1.0",
        **schema,
    }


def schema_text() -> str:
    """Return the published text of the schema."""
    return json.dumps(json_schema(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _problem(fault: Mapping[str, Any]) -> Problem:
    place = "/".join(str(part) for part in fault["loc"])
    return Problem(
        where=f"results.json, {place}",
        what=str(fault["msg"]),
        remedy="Write it as report/schema/1.0/results.json says.",
        rule="results_schema",
    )
