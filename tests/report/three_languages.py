"""The invented results of `example_results` with every text of the case in three languages.

What the program itself composes stands here as a run writes it, in English.
"""

from typing import Any

from report.example_results import example_results

LANGUAGES = ("en", "ru", "be")

SPOKEN: dict[str, tuple[str, str]] = {
    "Lowmere: staffing of the public service and what support would change": (
        "Лоумер: кадры государственной службы и что изменила бы поддержка",
        "Лоўмер: кадры дзяржаўнай службы і што змяніла б падтрымка",
    ),
    "Why do people stay, and what would lawful support change?": (
        "Почему люди остаются и что изменила бы законная поддержка?",
        "Чаму людзі застаюцца і што змяніла б законная падтрымка?",
    ),
    "board of a support fund": ("правление фонда поддержки", "праўленне фонду падтрымкі"),
    "how to spend the fund's first year": (
        "как потратить первый год фонда",
        "як патраціць першы год фонду",
    ),
    "Lowmere Public Service": ("Государственная служба Лоумера", "Дзяржаўная служба Лоўмера"),
    "Lowmere Police": ("Полиция Лоумера", "Паліцыя Лоўмера"),
    "Bureau of Inquiry": ("Следственное бюро", "Следчае бюро"),
    "Harbour District Office": ("Портовый отдел", "Партовы аддзел"),
    "Mill District Office": ("Мельничный отдел", "Млынавы аддзел"),
    "North Gate District Office": ("Отдел Северных ворот", "Аддзел Паўночнай брамы"),
    "Old Market District Office": ("Отдел Старого рынка", "Аддзел Старога рынку"),
    "Offices of the provinces": ("Отделы в провинциях", "Аддзелы ў правінцыях"),
    "Harbour Magistrates' Court": ("Портовый мировой суд", "Партовы міравы суд"),
    "in the Lowmere Public Service": (
        "в Государственной службе Лоумера",
        "у Дзяржаўнай службе Лоўмера",
    ),
    "in the Lowmere Police": ("в Полиции Лоумера", "у Паліцыі Лоўмера"),
    "in the Bureau of Inquiry": ("в Следственном бюро", "у Следчым бюро"),
    "in the Harbour District Office": ("в Портовом отделе", "у Партовым аддзеле"),
    "in the Mill District Office": ("в Мельничном отделе", "у Млынавым аддзеле"),
    "in the North Gate District Office": (
        "в отделе Северных ворот",
        "у аддзеле Паўночнай брамы",
    ),
    "in the Old Market District Office": ("в отделе Старого рынка", "у аддзеле Старога рынку"),
    "in the Offices of the provinces": ("в отделах провинций", "у аддзелах правінцый"),
    "in Harbour Magistrates' Court": ("в Портовом мировом суде", "у Партовым міравым судзе"),
    "The service breaks": ("Служба распадается", "Служба распадаецца"),
    "Whole offices stop obeying, and others follow.": (
        "Целые отделы перестают подчиняться, и другие следуют за ними.",
        "Цэлыя аддзелы перастаюць падпарадкоўвацца, і іншыя ідуць за імі.",
    ),
    "As things are": ("Как сейчас", "Як цяпер"),
    "Material assistance": ("Материальная помощь", "Матэрыяльная дапамога"),
    "Material assistance, release tightened": (
        "Материальная помощь, отпускают реже",
        "Матэрыяльная дапамога, адпускаюць радзей",
    ),
    "Material assistance, retention pay": (
        "Материальная помощь, надбавки оставшимся",
        "Матэрыяльная дапамога, надбаўкі тым, хто застаецца",
    ),
    "Material assistance in three months": (
        "Материальная помощь через три месяца",
        "Матэрыяльная дапамога праз тры месяцы",
    ),
    "Material assistance in six months": (
        "Материальная помощь через полгода",
        "Матэрыяльная дапамога праз паўгода",
    ),
    "Retraining and job offers": (
        "Переобучение и предложения работы",
        "Перанавучанне і прапановы працы",
    ),
    "Retraining, release tightened": (
        "Переобучение, отпускают реже",
        "Перанавучанне, адпускаюць радзей",
    ),
    "Information on liability and support": (
        "Информация об ответственности и поддержке",
        "Інфармацыя пра адказнасць і падтрымку",
    ),
    "Investigating body and prosecution": (
        "Следственный орган и преследование",
        "Следчы орган і пераслед",
    ),
    "Grant of six months' pay": ("Выплата в шесть окладов", "Выплата ў шэсць акладаў"),
    "Half of the debt on early exit": (
        "Половина долга при досрочном уходе",
        "Палова доўгу пры датэрміновым сыходзе",
    ),
    "Retraining": ("Переобучение", "Перанавучанне"),
    "Information": ("Информация", "Інфармацыя"),
    "Investigating body": ("Следственный орган", "Следчы орган"),
    "Refusals up by half": ("Отказов в полтора раза больше", "Адмоў у паўтара раза больш"),
    "Retention pay": ("Надбавки оставшимся", "Надбаўкі тым, хто застаецца"),
    "Vacancy at {vacancy} is the mark of a service that was short before the shock, more than of "
    "one that is breaking.": (
        "Некомплект в {vacancy} был у службы и раньше; это не признак, что она рушится.",
        "Некамплект у {vacancy} быў у службы і раней; гэта не прыкмета, што яна рушыцца.",
    ),
    "A number said of the service, in our own words.": (
        "Число о службе нашими словами.",
        "Лічба пра службу нашымі словамі.",
    ),
}

PROGRAM: dict[str, list[dict[str, Any]]] = {
    "implied": [
        {
            "id": "mean_and_largest:C03:C04",
            "title": "What the other units average",
            "text": "4 units average 18.4\u00a0% and the largest has 25.5\u00a0%. If all units "
            "weigh alike, this is left for the others.",
            "claims": ["C03", "C04"],
            "values": [{"label": "mean of the other 3", "value": 0.16, "unit": "share"}],
        },
        {
            "id": "total_over_staff:C02",
            "title": "How much of the staff a total is",
            "text": "'more than 300 letters' as a share of the staff, under each number of staff "
            "that a source or units.csv gives.",
            "claims": ["C02", "C01"],
            "values": [
                {"label": "of 4,600 people (C01)", "value": 0.065, "unit": "share"},
                {"label": "of 4,421 posts, the fewest", "value": 0.068, "unit": "share"},
            ],
        },
    ],
    "reality_checks": [
        {
            "id": "no-release",
            "text": "Where no letter is decided and nobody stays away, people leave by their own "
            "wish only when their contract ends.",
            "holds": True,
            "worst": 0.0,
        },
        {
            "id": "attributable",
            "text": "Before the evidence, the events of the case account in 13 weeks for "
            "departures under 5% of those in service, in 95 draws of 100; no service without a "
            "war saw more.",
            "holds": True,
            "worst": 0.031,
        },
    ],
    "assumptions": [
        {
            "id": "model.means.WEEKS_A_MONTH",
            "text": "Weeks in a mean month.",
            "value": 4.348,
            "why": "named constant of the program",
        },
        {
            "id": "grade.C",
            "text": "Random error of a source graded C, log standard deviation.",
            "value": 0.15,
            "why": "assumption set 'standard'",
        },
        {
            "id": "projections.BUDGETS",
            "text": "Budgets that the decider's page compares.",
            "value": "0, 250000, 500000, 1000000, 2000000",
            "why": "sizes that the reader can choose between",
        },
    ],
    "sensitivity": [
        {
            "what": "every letter refused, from the assessment on",
            "headline": "departures_by_decision",
            "low": 33.6,
            "high": 33.6,
            "note": "66 as estimated, on the same draws",
        },
        {
            "what": "fatigue feeds the wish to leave: 5 and 95 % points",
            "headline": "vacancy",
            "low": 0.17,
            "high": 0.19,
            "note": "0.176 as estimated, on the same draws",
        },
    ],
}
QUESTION = (
    "Departures by the decision date would be told more narrowly by a number for "
    "2031-05-11/2031-09-30, good to 5%."
)
DOTPLOT = "More people leave of their own accord than with what existed"


def three_languages() -> dict[str, Any]:
    """Return results whose case speaks English, Russian and Belarusian."""
    results = _spoken(example_results())
    results["case"] |= {
        "languages": list(LANGUAGES),
        "reader": _texts("board of a support fund"),
        "decision": _texts("how to spend the fund's first year"),
    }
    results |= PROGRAM
    for row in results["questions"]:
        row["why"] = QUESTION
    for row in results["dotplots"]:
        row["title"] = DOTPLOT
    for row in results["claims"]:
        row["read_as"] = {"en": "More than 300.", "ru": "Больше 300.", "be": "Больш за 300."}
    return results


def _texts(text: str) -> dict[str, str]:
    return dict(zip(LANGUAGES, (text, *SPOKEN[text]), strict=True))


def _spoken(found: Any) -> Any:
    """Return results with every English text of the case in three languages."""
    if isinstance(found, list):
        return [_spoken(one) for one in found]
    if not isinstance(found, dict):
        return found
    if set(found) == {"en"}:
        return _texts(found["en"])
    return {key: _spoken(value) for key, value in found.items()}
