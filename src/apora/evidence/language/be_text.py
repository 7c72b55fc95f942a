"""Running text in Belarusian. The letter ё is read as е."""

from apora.evidence.language.in_text import InText

_MONTHS = (
    "студзень студзеня студзені студзеню", "люты лютага лютым лютаму",
    "сакавік сакавіка сакавіку", "красавік красавіка красавіку", "май мая маі траўня траўні",
    "чэрвень чэрвеня чэрвені", "ліпень ліпеня ліпені", "жнівень жніўня жніўні",
    "верасень верасня верасні", "кастрычнік кастрычніка кастрычніку",
    "лістапад лістапада лістападзе", "снежань снежня снежні",
)  # fmt: skip
_SIZE = "the size of a file"
_MEASURE = "a length, weight or another physical measure"
_CLOCK = "hours, minutes or a time of day"
_AGE = "an age"
_MULTIPLE = "a multiple, for which the notation has no form"
_HALF_OF_PERIOD = "a half or quarter of a period, not a share"

BELARUSIAN_TEXT = InText(
    code="be",
    months={name: at for at, names in enumerate(_MONTHS, start=1) for name in names.split()},
    year_before=frozenset({"у", "ў", "з", "да", "за", "пасля", "на", "па", "ад", "і", "пачатку"}),
    year_after=frozenset({"год", "года", "годзе", "годам", "гады", "гадах", "гадоў", "г", "гг"}),
    from_words=frozenset({"з", "са", "ад"}),
    to_words=frozenset({"па", "да"}),
    since=frozenset({"з", "са", "пасля"}),
    until=frozenset({"да", "па"}),
    during_year=("з пачатку года", "ад пачатку года"),
    compared=frozenset({"параўнанні", "чым", "супраць", "параўнанню", "аналагічным"}),
    names_before=frozenset(
        {
            "арт", "артыкул", "артыкула", "артыкуле", "артыкулам", "п", "пункт", "пункта", "ч",
            "частка", "часткі", "частцы", "гл", "глава", "главы", "№", "#", "нумар", "загад",
            "загада", "загаду", "указ", "указа", "закон", "закона", "пастанова", "пастановы",
            "табліца", "табліцы", "мал", "с", "старонка", "старонцы", "дом", "кв", "каб",
            "кабінет", "корп", "канал", "група", "версія", "дадатак", "тэл", "тэлефон", "факс",
            "ковід", "covid", "калонія", "калоніі", "школа", "гімназія", "аўтобус", "раздзел",
        }
    ),
    abbreviations=frozenset(
        {
            "арт", "п", "ч", "гл", "тыс", "млн", "млрд", "г", "гг", "мал", "с", "кв", "каб",
            "корп", "тэл", "вул", "чал", "руб", "прац", "ст", "д", "т", "інш", "вобл", "ім",
        }
    ),
    after={
        **dict.fromkeys(("кб", "мб", "гб", "kb", "mb", "gb", "байт", "px"), _SIZE),
        **dict.fromkeys(
            ("км", "кіламетраў", "кіламетры", "метраў", "метры", "см", "мм", "кг", "тон", "тоны",
             "гектараў", "га", "літраў", "°", "градусаў", "м", "квадратных"),
            _MEASURE,
        ),
        **dict.fromkeys(
            ("гадзіна", "гадзіны", "гадзін", "хвілін", "хвіліны", "секунд", "раніцы", "вечара"),
            _CLOCK,
        ),
        **dict.fromkeys(("гадовы", "гадовая", "гадовага", "гадовай", "гадовыя"), _AGE),
        **dict.fromkeys(("разы", "разоў", "раз", "кратна", "кратны"), _MULTIPLE),
    },
    phrases={
        "першай палове": _HALF_OF_PERIOD,
        "другой палове": _HALF_OF_PERIOD,
        "першая палова": _HALF_OF_PERIOD,
        "другая палова": _HALF_OF_PERIOD,
        "палова года": _HALF_OF_PERIOD,
        "палове года": _HALF_OF_PERIOD,
        "палова дня": _HALF_OF_PERIOD,
        "чвэрць гадзіны": _CLOCK,
        "адзін з": "one as a word, not a count",
        "адна з": "one as a word, not a count",
        "адно з": "one as a word, not a count",
        "удвая": _MULTIPLE,
        "утрая": _MULTIPLE,
        "удвай": _MULTIPLE,
        "падвоілася": _MULTIPLE,
        "паўтара": "one and a half: write it yourself",
        "паўтары": "one and a half: write it yourself",
    },
    ones=frozenset({"адзін", "адна", "адно", "аднаго", "адной"}),
    after_one=frozenset({"чалавек", "супрацоўнік", "міліцыянт", "суддзя", "афіцэр", "следчы"}),
    ordinal_fractions=frozenset(),
    after_fraction=frozenset(),
    drafted_words=frozenset({"practically none", "nearly all", "none"}),
    two_points=frozenset({"з", "са"}),
    range_verbs=("вагал", "вар'ір", "паміж"),
    change_links=frozenset({"на", "яшчэ", "ў", "у", "сярэднім", "амаль", "рэзка"}),
    more_behind={"менш": "-", "меней": "-", "ніжэй": "-", "больш": "+", "болей": "+", "вышэй": "+"},
    averages=("сярэднім", "сярэдні", "сярэдняя", "сярэдняе"),
    people=(
        "чалавек", "супрацоўнік", "міліцыян", "афіцэр", "следч", "пракурор", "суддз", "салдат",
        "ваеннаслужач", "люд", "работнік", "чал", "сяржант", "курсант", "гвардзейц", "інспектар",
        "сілавік", "байц", "мужчын", "жанчын",
    ),
    counted_so_far=("з пачатку", "усяго", "ужо", "разам"),
    parts=frozenset({"канца", "канцы", "пачатку", "пачатак", "сярэдзіне", "сярэдзіны"}),
    indicators=(
        ("раскрыва", "detection_share"), ("раскрыт", "detection_share"),
        ("недахоп", "vacancy"), ("некамплект", "vacancy"), ("вакан", "vacancy"),
        ("рапарт", "applications"), ("заяв", "applications"),
        ("выздарав", "recovered"), ("акрыя", "recovered"), ("захварэ", "ill_total"),
        ("лячэнн", "ill_now"), ("хварэюць", "ill_now"),
        ("выяўлен", "identifications"), ("прынята на службу", "hires"),
        ("звольнены", "dismissals"), ("звольніл", "departures"), ("пайшл", "departures"),
        ("сышл", "departures"), ("пакінул", "departures"), ("адток", "departures"),
        ("не згод", "disagree_share"), ("зарэгістрав", "registered_offences"),
        ("расследав", "investigated_offences"), ("скончыў", "lapsed_of_decided"),
        ("спагнан", "fines_recovered"), ("штраф", "fines_recovered"),
        ("суддз", "judges_in_post"), ("пасад", "posts"), ("зварот", "aid_requests"),
        ("адмов", "refusals"), ("служаць", "headcount"), ("колькасц", "headcount"),
        ("працу", "headcount"), ("на службе", "headcount"),
    ),
    telling=frozenset(
        {
            "і", "у", "ў", "на", "не", "што", "па", "з", "для", "ад", "гэта", "як", "быў", "была",
            "былі", "чалавек", "года", "больш", "супрацоўнікаў", "да",
        }
    ),
)  # fmt: skip
