"""What a person looks like in a text: titles, patronymics, given names, numbers.

The tables are data. A pattern must be linear: no repetition inside a repetition.
"""

import re

_LETTER = "[^\\W\\d_]"
_UPPER = "A-ZÀ-ÖØ-ÞŚŻŹĆŁĄĘÓŃА-ЯЁІЎ"
WORD = rf"[{_UPPER}]{_LETTER}{{1,30}}(?:[-’'][{_UPPER}]{_LETTER}{{1,30}})?"
"""A word that begins with a capital letter."""

IDENTIFIERS: tuple[tuple[str, int, int, tuple[str, ...], re.Pattern[str]], ...] = (
    ("an e-mail address", 0, 5, ("@",), re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\w")),
    ("a handle", 0, 5, ("@",), re.compile(r"(?<![\w@./])@\w{4,32}")),
    (
        "a telephone number",
        6,
        9,
        (),
        re.compile(
            r"(?<![\w.])\+\d[\d ()-]{7,20}\d(?!\w)"
            r"|(?<![\w.,-])8 ?\(?0\d{2}\)? ?\d{3}[- ]?\d{2}[- ]?\d{2}(?!\w)"
            r"|(?<![\w.,-])\(?0\d{1,3}\)? \d{2,3}-\d{2}-\d{2}(?![\w-])"
            r"|(?<![\w.,-])\d{3}-\d{2}-\d{2}(?![\w-])"
        ),
    ),
    (
        "a passport or personal number",
        4,
        9,
        (),
        re.compile(
            r"(?<!\w)[A-ZАВЕІКМНОРСТХ]{2} ?\d{7}(?!\w)|(?<!\w)\d{7}[A-ZА-Я]\d{3}[A-ZА-Я]{2}\d(?!\w)"
            r"|(?i:passport|паспорт|пашпарт)\w{0,3}[^\w\n]{0,4}"
            r"(?:(?i:no|number|номер|серия|№)[^\w\n]{0,3})?"
            r"[A-ZА-Я]{0,2} ?\d{4,10}"
        ),
    ),
    (
        "a badge number",
        3,
        7,
        ("badge", "shield", "token", "жетон", "знач", "знак", "удостов", "пасвед"),
        re.compile(
            r"(?i:badge|shield|token|жетон|значок|знак|удостоверени|пасведчанн)\w{0,3}[^\w\n]{0,3}"
            r"(?:(?i:no|number|nr|номер|нумар)\.?[^\w\n]{0,3})?[A-ZА-Я]{0,3}-?\d{3,10}"
        ),
    ),
    (
        "a number plate",
        5,
        8,
        (),
        re.compile(
            r"(?<![\w.,/-])\d{4} ?[ABEIKMHOPCTXАВЕІКМНОРСТХ]{2}-[0-8](?!\w)"
            r"|(?<!\w)[АВЕКМНОРСТУХ]\d{3}[АВЕКМНОРСТУХ]{2} ?\d{2,3}(?!\w)"
        ),
    ),
    ("a bank account", 2, 16, (), re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?!\w)")),
    (
        "a home address",
        1,
        3,
        ("apt", "flat", "кв"),
        re.compile(r"(?<!\w)(?i:apt|flat|кв|квартира|кватэра)\.? ?\d{1,4}(?!\w)"),
    ),
)
"""What it is, how many digits and how many signs it has at least, words of which one stands in it
in small letters (any where none is given), and its pattern."""

_RANK = (
    r"(?:(?:Brigadier|Lieutenant|Lt\.?|Colonel|Col\.?) General|Colonel|Lieutenant|Captain|Sergeant"
    r"|Corporal|Commander|Commissioner|Constable|Superintendent|Inspector|Detective|Officer|Judge"
    r"|Minister|President|Chairman|Chairwoman|Secretary|Prosecutor|Investigator|Deputy|Chief"
    r"|Director|Col|Lt|Capt|Sgt|Major|Maj|General|Gen)"
)
_TITLE = (
    rf"(?:Mr|Mrs|Ms|Dr|Prof|{_RANK}"
    r"|(?i:полковник|подполковник|майор|капитан|лейтенант|сержант|прапорщик|генерал|командир"
    r"|министр|президент|судья|прокурор|следователь|начальник|участковый|оперуполномоченный|омоновец"
    r"|палкоўнік|падпалкоўнік|маёр|капітан|лейтэнант|сяржант|камандзір|міністр|прэзідэнт|суддзя"
    r"|пракурор|следчы|начальнік|гражданин|гражданка|господин|госпожа|спадар|спадарыня"
    r"|pan|pani|pułkownik|herr|frau|polkovnik|pan[ií]?)(?:[аеуыія]|ом|ам|ем|ою|ой)?)"
)
RANK = re.compile(_RANK)
"""A rank or an office in English, which may follow another: `Major General`."""
TITLES = re.compile(
    rf"(?<!\w)(?:(?P<title>{_TITLE})\.? ){{1,3}}(?P<name>{WORD})"
    rf"(?= (?P<beside>{_LETTER}{{2,30}})|)"
)
"""One to three titles, of which the last is told, a word, and the word beside it, if any."""

PATRONYMIC = re.compile(
    rf"(?<!\w)[{_UPPER}]{_LETTER}{{1,20}}"
    r"(?:ович|евич|авіч|евіч|овіч|ьич|овна|евна|ична|аўна|еўна|ёўна|ovich|evich|avich|avič|evič"
    r"|owicz|ewicz|ovych|ovna|evna|ivna|aŭna|yevich|yevna|івна|йович)"
    r"(?:а|у|ем|ом|е|ам|эм|ы|ой|ай|у|em|a)?(?!\w)"
)

INITIALS = re.compile(
    rf"(?<![\w.])[{_UPPER}]\. ?[{_UPPER}]\. ?(?P<after>{WORD})"
    rf"|(?<!\w)(?P<before>{WORD}) [{_UPPER}]\. ?[{_UPPER}]\.(?!\w)"
    rf"|(?<![\w.])[{_UPPER}]\. ?(?P<surname>[{_UPPER}]{_LETTER}{{1,20}}"
    r"(?:ov|ova|ev|eva|enko|enka|sky|ski|skaya|skaja|skiy|chuk|yuk|ich|ovich|oў|ов|ова|ев|ева|ин|ина"
    r"|енко|енка|ский|ская|скі|чук|юк|ич|іч|оў|ёў))(?!\w)"
)

PAIR = re.compile(rf"(?<!\w)(?P<given>{WORD})(?= (?P<family>{WORD}))")

SURNAME_END = re.compile(
    r"(?:ov|ova|ev|eva|enko|enka|enia|chuk|yuk|ich|vich|čyk|chyk|uk|ok|iak|yan|dze|shvili|wicz"
    r"|ов|ова|ев|ева|ин|ина|енко|енка|чук|юк|ич|іч|оў|ёў|ко|ук|юк|ёнак|вич|швили|дзе|ян)(?:а|у|ым|ом)?$"
)

SURNAME_AFTER_WORD = re.compile(
    r"\w{2}(?:ova?|eva?|enko|enka|(?:ch|[klp])enia|uk|[eo]nok|[^aeo]ak|[bdjklmtvz]ich|wicz|čyk|chyk"
    r"|(?:(?<![sp])k|(?<=[aiouy])n|[sz]h|ts)ina?|(?:[lmrst]|ob|[aiu]n)yan|dze|shvili|[а-яёіў])$"
)
"""What only surnames end in after an English word, and not `Handbook`, `Norwich` or `Kenyan`.

A word in Cyrillic is a name there whatever it ends in.
"""
NOUN_OF_PLACE = re.compile(
    r"(?:airport|area|border|bridge|district|garrison|highway|hospital|market|oblast|plant|port"
    r"|prison|railway|region|river|road|route|school|sector|station|street|suburb|town|village)s?"
    r"|(?:cit|count|facilit|factor|universit)(?:y|ies)",
    flags=re.IGNORECASE,
)
"""What stands beside a place that ends as a surname does: `major Rostov roads`."""
OFFICE_END = re.compile(r"\w{2}(?:torate|tariat|[st]ion|(?:ge|n|t)ment)$")
"""What offices end in: `Gen. Inspectorate`."""

_GIVEN = """
aleksandr alexander aliaksandr oleksandr alexandra aliaksandra aleksei alexei aliaksei oleksii
andrei andrey andriy andrii anna hanna anton arseni artem artsiom boris barys daniil danila
darya daria dmitri dmitry dzmitry dmytro denis dzianis ekaterina katsiaryna kateryna elena alena
olena evgeni evgeny yauheni yevhen galina halina georgi george ivan ihar igor ihor ilya illia
irina iryna kirill kiryl konstantin kanstantsin larisa leonid leanid lyudmila liudmila liudmyla
maksim maxim maksym maria mariya marina maryna mikhail mikhael mihail mikalai nikolai mykola
nadezhda natalia natallia nataliya nikita mikita oleg aleh oleh olga volha olha pavel pavlo petr
piotr petro roman ruslan sergei sergey siarhei serhii stanislav svetlana sviatlana tatiana
tatsiana tetiana timofei tsimafei vadim vadzim valentin valentina valery valeriy vasily vasil
vasyl vera viktor victor viktar viktoria victoria vitaly vital vitalii vladimir uladzimir
volodymyr vladislav uladzislau vyacheslav viachaslau yana yulia yuliya yuri yury iurii zhanna
zmitser john james robert michael william david richard joseph thomas charles christopher daniel
matthew anthony mark donald steven paul andrew joshua kenneth kevin brian edward ronald timothy
jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin
samuel gregory patrick frank raymond jack dennis jerry tyler aaron adam peter henry mary
patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret
sandra ashley emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon
cynthia kathleen amy angela shirley brenda emma jane jan andrzej krzysztof stanisław tomasz
paweł marcin michał grzegorz jerzy tadeusz adam łukasz zbigniew ryszard dariusz henryk mariusz
kazimierz wojciech robert mateusz marian rafał jacek janusz mirosław małgorzata agnieszka
krystyna katarzyna ewa elżbieta zofia teresa magdalena joanna janina danuta hans klaus jürgen
wolfgang uwe stefan michael werner horst manfred dieter heinz günter helmut gerhard ursula
monika petra sabine renate helga karin brigitte ingrid erika jean pierre michel andré philippe
alain bernard jacques françois christophe nicolas marie nathalie isabelle sylvie catherine
françoise jonas tomas vytautas mindaugas darius gintaras algirdas jānis andris juris александр
александра алексей анастасия анатолий андрей анна антон антонина аркадий арсений артем артур
борис вадим валентин валентина валерий валерия василий вера виктор виктория виталий владимир
владислав вячеслав галина геннадий георгий григорий дарья денис дмитрий евгений евгения
екатерина елена жанна иван игорь илья инна ирина кирилл константин ксения лариса леонид лидия
любовь людмила максим маргарита марина мария михаил надежда наталья наталия никита николай
оксана олег олеся ольга павел петр полина роман руслан светлана семен сергей станислав степан
тамара татьяна тимофей федор юлия юрий яков яна ярослав аляксандр аляксандра аляксей анатоль
ганна арцём барыс вадзім валянцін васіль віктар вікторыя віталь уладзімір уладзіслаў вячаслаў
дзмітрый зміцер дзяніс яўген яўгенія кацярына алена іван ігар ілля ірына кірыл канстанцін леанід
людміла марыя марына мікола мікалай міхаіл наталля мікіта алег вольга пётр пятро раман святлана
сяргей станіслаў таццяна цімафей олександр сергій дмитро андрій володимир микола
олексій петро юрій ігор євген олена наталія людмила оксана тетяна ірина юлія юры янка
"""
CIVIL_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "pan", "pani", "herr", "frau", "спадар", "спадарыня"}
    | {"господин", "госпожа", "гражданин", "гражданка"}
)
WORDS_TOO = frozenset({"major", "general"})
"""Titles that are words of their own in English: a name only before `SURNAME_AFTER_WORD`."""
GIVEN_NAMES = frozenset(_GIVEN.replace("ё", "е").split())

_COMMON = """
administration administrative affairs agency agencies armed army article assembly association
atlantic authority avenue bank board brigade bureau capital case cases central centre center
chief city civil code college commander commission committee conduct corps council country
county court courts covid crime crimes criminal customs day deputy detective detention
department directorate district division document emergency executive facility federal fire
fleet force forces foreign front fund general government guard head headquarters health high
home hospital house human information inspector institute intelligence interior internal
international investigation investigative judge judicial justice law lieutenant main major
metropolitan military militia minister ministry municipal national north northern note office
officer officers oblast omon operations outlook party patrol personnel plan police policy precinct
president prison programme prosecutor prosecutors protection public rank region regional report
reserve resources response review riot river road rule safety school second secretary section
security senior service services sheriff situation south special squad staff state states
station statistics street supreme support survey table team territory town traffic training
transport treasury troops union unit united university village war west western east eastern who
главное главный главного управление управления управлению министерство министерства комитет
комитета отдел отдела суд суда район района районный районного районное областной областное
область области город города городской городского центральный центральное центрального
следственный следственного беларусь беларуси республика республики россия россии минск минска
внутренних дел департамент генеральный генеральная генерального генеральной прокуратура
прокуратуры штаб штаба омон гувд рувд мвд кгб скандал полк полка улица улицы площадь войск
войска службы служба упраўленне упраўлення міністэрства камітэт камітэта аддзел аддзела суда
раён раёна вобласць вобласці горад горада цэнтральны цэнтральнага следчы следчага беларусі
рэспубліка рэспублікі мінск мінска унутраных спраў дэпартамент генеральны генеральнай
пракуратура пракуратуры штаба january february march april may june july august september
october november december monday tuesday wednesday thursday friday saturday sunday
"""
_PLACES = "azov chernigov geneva kharkov kiev moldova pskov tambov"
NOT_A_NAME = frozenset(f"{_COMMON} {_PLACES}".split())
ADJECTIVE_OF_PLACE = re.compile(
    r"(?:sky|skiy|skyi|skaya|ski|skaha|skoy|skoye|ny|naya|ский|ского|скому|ским|ском|ская|ской|скую"
    r"|ское|ный|ного|ному|ная|ной|скі|скага|ская|скай|скае|ны|нага|най)$"
)
