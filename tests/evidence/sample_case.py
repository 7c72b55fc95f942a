"""A complete, tiny, valid case of an invented service, written into a folder."""

import csv
import hashlib

from apora.registry.households import HOUSEHOLD_ITEMS
from apora.registry.parameters import PARAMETERS

TEXT = """The service of Lowmere employs about 3,000 people, according to unofficial data.
By the end of August the personnel office had received more than 120 letters.
As of 1 November the average shortage in the district offices was 12.4 percent,
and 17.9 percent in the North office. From 2 to 8 November 41 of 96 cases expired there.
As of 6 November 23 people were ill. Offences fell: a decrease of 8.5 percent
against the year before. Up to 60% do not agree with the policy.
"""

CASE = """\
reader = "board of a fund"
decision = "size of the help"
start = 2020-01-01
as_of = 2020-11-30
decision_date = 2021-05-31
horizon_weeks = 52
onset = 2020-08-09
main_shock = 2020-08-09
currency = "LMK"
report_currency = "EUR"
rate = 2.0
rate_date = 2020-11-30
languages = ["en", "ru"]
standard_of_proof = "reasonable grounds"
headline_unit = "service"
household_types = 16

[title]
en = "The service of Lowmere"
ru = "Служба Лоумира"

[question]
en = "Who leaves, and what keeps the others?"
ru = "Кто уходит и что удерживает остальных?"
"""

UNITS = """\
id,name,name.ru,part_of,stratum,posts,counted,resigns,exposure,note
service,Service,Служба,,,,,,0.2..0.4..0.6,
districts,District offices,Районные отделы,service,,,,,,
north,North office,Северный отдел,districts,district,450..600..800,attested staff,true,0.4..0.6..0.8,
south,South office,Южный отдел,districts,district,700..900..1200,attested staff,true,,
reserve,Reserve,Резерв,service,reserve,900..1200..1600,all,false,0.1..0.2..0.4,Nobody can resign here.
"""

SOURCES = """\
id,title,publisher,published,url,language,kind,grade,grade_why,interest,text,sha256
brief,State of the service,Lowmere Institute,2020-11-30,https://example.org/brief,en,policy brief,C,\
Names no reference for its numbers,,texts/brief.txt,{sha256}
yearbook,Statistical yearbook,Statistics Office,2020-03,https://example.org/yearbook,en,statistics,A,\
Counts from registers,,,
"""

CLAIMS = """\
id,says,indicator,where,when,source,at,nature,over,of,origin,credibility,reads,counted,use,statement,note
C1,"about 3,000 people",headcount,service,2020-11,brief,,stock,,,unofficial,4,,,calibrate,\
The service has about three thousand people.,
C2,more than 120 letters,applications,service,2020-08-09/2020-08-31,brief,,total,,,,3,,,calibrate,,
C3,12.4 percent,vacancy,districts,2020-11-01,brief,,share,districts,,,2,mean 12.4%,,calibrate,,
C4,17.9 percent,vacancy,north,2020-11-01,brief,,share,districts,,,2,max 17.9%,,calibrate,,
C5,41 of 96,lapsed_of_decided|lapsed_of_in_hand,north,2020-11-02/2020-11-08,brief,,share,,,,2,,,\
calibrate,,
C6,23 people,ill_now,service,2020-11-06,brief,,stock,,,,2,,,calibrate,,
C7,a decrease of 8.5 percent,registered_offences,service,2020-01/2020-10,brief,,change,,,,3,,,\
calibrate,,
C8,Up to 60%,disagree_share,service,2020-11,brief,,share,,,unofficial,5,,,calibrate,,
C9,2710,headcount,service,2020-01-01,yearbook,,stock,,,,2,,,hold: counted before the events,,
"""

DRIVERS = """\
id,from,to,value,low,high,unit,where,source,why
shock_count,2020-08-09,2020-08-10,1,0.8,1.2,ratio,,brief,
shock_violence,2020-08-09,2020-08-13,1,,,ratio,,brief,
labour_market,2020-01-01,2020-06-30,1,,,ratio,,yearbook,
labour_market,2020-07-01,2021-12-31,1.2,1,1.5,ratio,,judgement,The economy is said to be poor.
illness_wave,2020-10-05,2020-12-27,0.0005,,,per week,,yearbook,
"""

GRANT = """\
id = "grant"
title = {en = "A payment to those who leave", ru = "Выплата ушедшим"}
by = "fund"
from = 2020-12-01
evidence = "brief"

[[changes]]
lever = "programme_open"
do = "set"
value = 1

[[changes]]
lever = "grant"
do = "set"
value = "1000..1500..2000"
currency = "EUR"

[[changes]]
lever = "budget_w"
do = "set"
value = 20000
"""

TIGHTER = """\
id = "tighter"
title = {en = "Letters are refused more often", ru = "Рапорты чаще отклоняют"}
by = "employer"
from = 2020-12-01
evidence = "judgement"

[[changes]]
lever = "refusal_shift"
do = "add"
value = "0.2..0.5..1.0"
effect = "assumed"
evidence = "brief"
"""

SCENARIOS = """\
[[scenario]]
id = "with_existing"
title = {en = "Nothing new", ru = "Без перемен"}

[[scenario]]
id = "grant"
title = "A payment to leavers"
measures = ["grant"]
reactions = ["tighter"]

[[scenario]]
id = "break"
title = {en = "The service breaks", ru = "Служба распадается"}
outside = {en = "Whole offices stop obeying.", ru = "Целые отделы перестают подчиняться."}
"""

JUDGEMENTS = """\
[[judgement]]
id = "old-shortage"
text = {en = "Most of the shortage of {vacancy north 2020-11-01} is older than the events.", \
ru = "Большая часть некомплекта, {vacancy north 2020-11-01}, старше событий."}
confidence = "moderate"
why = "Letters are few against posts empty."
claims = ["C2", "C3", "C4"]
"""

PRIORS = {
    "willing_calm": (0.05, 0.16, 0.4),
    "shock_rise": (0.1, 1.1, 2.1),
    "shock_half_life_w": (4, 15, 60),
    "willing_adjust_w": (0.1, 0.22, 0.5),
    "search_months": (2, 4, 8),
    "no_profession_ratio": (1.1, 1.5, 2.5),
    "lump_sum": (4000, 8000, 16000),
    "training_cost": (5000, 16000, 55000),
    "application_w": (0.01, 0.045, 0.2),
    "decision_w": (0.05, 0.25, 0.6),
    "withdrawal_w": (0.01, 0.03, 0.1),
    "penal_w": (0.002, 0.01, 0.05),
    "contract_weeks": (180, 250, 275),
    "vacancy_calm": (0.03, 0.07, 0.15),
    "other_separations_y": (0.02, 0.033, 0.06),
    "training_places_y": (0.01, 0.03, 0.08),
    "hire_delay_w": (4, 10, 26),
    "identification_w": (0.0001, 0.0015, 0.02),
    "dismissal_delay_w": (8, 18, 40),
    "base_absence": (0.02, 0.032, 0.05),
    "absence_share": (0.001, 0.01, 0.08),
    "illness_ratio": (2, 8, 30),
    "illness_weeks": (1.8, 2.8, 4.2),
    "fatigue_w": (0.05, 0.15, 0.4),
    "detection_level": (0.4, 0.6, 0.8),
    "case_overload": (2.5, 7, 20),
    "case_limit_w": (8, 8.7, 9.5),
    "request_w": (0.03, 0.12, 0.4),
}
BY_SCALE = {"log": (0.5, 1, 2), "logit": (0.15, 0.35, 0.6), "linear": (-0.4, 0, 0.4)}

HOUSEHOLDS = {
    "pay": (700, 1050, 1700),
    "civilian_pay": (0.6, 0.95, 1.6),
    "loan_service": (100, 280, 700),
    "partner_income": (450, 850, 1700),
    "household_size": (1, 2.6, 4.5),
    "savings": (0.3, 1.2, 4.5),
    "subsistence": (250, 340, 520),
}


def write_sample_case(folder):
    """Write the case of Lowmere into a folder, which is made, and return the folder."""
    (folder / "texts").mkdir(parents=True)
    (folder / "measures").mkdir()
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    for name, text in (
        ("texts/brief.txt", TEXT),
        ("case.toml", CASE),
        ("units.csv", UNITS),
        ("sources.csv", SOURCES.format(sha256=sha256)),
        ("claims.csv", CLAIMS),
        ("drivers.csv", DRIVERS),
        ("measures/grant.toml", GRANT),
        ("measures/tighter.toml", TIGHTER),
        ("scenarios.toml", SCENARIOS),
        ("judgements.toml", JUDGEMENTS),
    ):
        (folder / name).write_bytes(text.encode())
    _write_priors(folder)
    return folder


def _write_priors(folder):
    head = ["id", "stratum", "low", "mid", "high", "unit", "scale", "basis", "why"]
    rows = [
        [p.id, "", *PRIORS.get(p.id, BY_SCALE[p.scale]), p.unit, p.scale, "judgement", "invented"]
        for p in PARAMETERS
    ]
    _write(folder / "parameters.csv", [head, *rows])
    head.remove("scale")
    rows = [
        [i.id, "", *HOUSEHOLDS.get(i.id, BY_SCALE["logit"]), i.unit, "judgement", "invented"]
        for i in HOUSEHOLD_ITEMS
    ]
    _write(folder / "households.csv", [head, *rows])


def _write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
