"""People are caught in six languages; offices, places and organisations are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apora.evidence.checks.patterns import IDENTIFIERS
from apora.evidence.checks.personal import person_in

NAME = "a person's name"
PEOPLE = {
    "The commander, Mikhail Petrov, is ill": NAME,
    "Said Colonel Smithers": NAME,
    "Major Sidorov said so": NAME,
    "General Kovalenko retired": NAME,
    "Maj. Smithers said so": NAME,
    "Gen. Smithers said so": NAME,
    "Major Шевчук said so": NAME,
    "Major Lukin and General Novak": NAME,
    "General Pashinyan, then Major Babich": NAME,
    "Major General Ivanov said so": NAME,
    "Lieutenant General Kovalenko": NAME,
    "Lieutenant General Smithers": NAME,
    "Colonel General Petrenko": NAME,
    "Major Gen. Kovalenko retired": NAME,
    "Secretary General Yermak": NAME,
    "Lt. Col. Smithers said so": NAME,
    "Mr Deputy Chief Smithers said so": NAME,
    "Господин Полковник Иванов отказал": NAME,
    "Спадар Палкоўнік Шаўчук сышоў": NAME,
    "Mr Constable refused": NAME,
    "Mr Jones refused": NAME,
    "John Smith told the paper": NAME,
    "according to A. I. Ivanenko": NAME,
    "according to A. Petrov": NAME,
    "Dzmitry Kavalionak leads it": NAME,
    "Судья Иванова отказала": NAME,
    "Дмитрия Ковалева лечат": NAME,
    "сказал Пётр Сидоров": NAME,
    "Иванов И. И. уволен": NAME,
    "Сергей Николаевич": NAME,
    "полковник Шевчук": NAME,
    "Зміцер Кавалёнак сышоў": NAME,
    "Аляксей Пятровіч": NAME,
    "Олександр Шевченко": NAME,
    "Aleksandr Ivanovich": NAME,
    "Pan Kowalski z komendy": NAME,
    "Krzysztof Nowak odszedł": NAME,
    "Hans Müller sagte": NAME,
    "Jean Dupont a dit": NAME,
    "write to desk@example.org": "an e-mail address",
    "ask @someone_there": "a handle",
    "call +375 29 123-45-67": "a telephone number",
    "тел. 8 029 123-45-67": "a telephone number",
    "call 123-45-67": "a telephone number",
    "passport MP1234567": "a passport or personal number",
    "паспорт серия МР 1234567": "a passport or personal number",
    "7123456A001PB5": "a passport or personal number",
    "badge no. 4512": "a badge number",
    "жетон № МВД-12345": "a badge number",
    "car 1234 AB-7": "a number plate",
    "машина А123ВС 77": "a number plate",
    "BY20 OLMP 3135 0000 0010 0000 0933": "a bank account",
    "ул. Садовая, кв. 12": "a home address",
}
NOT_PEOPLE = [
    "Partizansky District Court of Minsk",
    "Art. 23.34 of the Administrative Code",
    "Main Personnel Department of the Ministry of Internal Affairs",
    "Head of the Zavodskoy District police department",
    "Minsk riot police (OMON)",
    "Prosecutor General's Office",
    "General Staff of the Armed Forces",
    "Central District Office",
    "Major Cities, Major Crimes Division and General Outlook",
    "Major General of the reserve",
    "Maj. Gen. of the reserve",
    "Lieutenant Colonel of the reserve",
    "Lieutenant General Staff Officer",
    "Gen. Inspectorate",
    "General Handbook and General Textbook",
    "Major Brook bridge",
    "Major Pskov cities, Major Kharkov roads and Major Rostov Hospitals",
    "Major Norwich streets, Major Armenia projects, General Kenyan Election, General Geneva Talks",
    "Graded B. The source names its method. Dates run 2020-11-02/2020-11-08.",
    "1,218 judges, of which 821 in district courts; 2770000000 BYN",
    "245 of 672, then 130 000 people and 60-70 percent; 1441.6 per 100k",
    "U. S. Department of State",
    "St. Petersburg and Nizhny Novgorod",
    "Судья Партизанского района",
    "начальник Центрального РУВД",
    "Главное управление кадров Министерства внутренних дел",
    "Генеральная прокуратура Республики Беларусь",
    "Партизанский районный суд Минска",
    "Барановичи и Ганцевичи",
    "Паводле неафіцыйных звестак, у міністэрстве 130 000 чалавек",
    "Маскоўскае РУУС Мінска",
    "officers of the Investigative Committee",
    "Chief Directorate, Deputy Minister, President Administration",
    "Statistics Office, Table 4, May 2020",
    "solidarity funds, Commission of the European Union",
    "sha256 1edc2dfd85d24691f89a642a6e64bd096daf280573ff7e4c13fa84fe278acb7b",
]


@pytest.mark.parametrize("text", PEOPLE)
def test_people_are_caught(text):
    assert person_in(text) == PEOPLE[text]


@pytest.mark.parametrize("text", NOT_PEOPLE)
def test_offices_places_and_numbers_are_not_people(text):
    assert person_in(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "A" * 20_000,
        "Аа " * 6_000,
        "1 " * 10_000,
        "a" * 10_000 + "@",
        "+1" * 10_000,
        "А. " * 6_000,
        "Major " * 4_000,
        "Lt. General " * 2_000,
    ],
)
def test_a_hostile_cell_takes_no_more_than_a_pass(text):
    person_in.cache_clear()

    assert isinstance(person_in(text), str)


@pytest.mark.parametrize(
    "pattern", [row[-1] for row in IDENTIFIERS], ids=[r[0] for r in IDENTIFIERS]
)
@given(data=st.data())
def test_what_a_text_must_hold_at_least_rules_out_no_match(pattern, data):
    text = data.draw(st.from_regex(pattern, fullmatch=True))

    assert person_in(text)
