"""Belarusian forms of the sentences of the program that results hold."""

PHRASES: dict[str, str] = {
    "phrase.mean_and_largest.title": "Колькі ў сярэднім у астатніх падраздзяленняў",
    "phrase.mean_and_largest.text": (
        "У сярэднім па {n:+падраздзяленні/падраздзяленнях/падраздзяленнях} {p}, найбольшае "
        "значэнне {p2}. Калі вага ўсіх падраздзяленняў аднолькавая, на астатнія прыпадае столькі."
    ),
    "phrase.mean_and_largest.label": "сярэдняе па астатніх ({n})",
    "phrase.total_over_staff.title": "Якую долю асабовага складу складае вынік",
    "phrase.total_over_staff.text": (
        "{said} як доля асабовага складу пры кожнай колькасці, якую называе крыніца або файл "
        "падраздзяленняў."
    ),
    "phrase.total_over_staff.people": "ад {n:+чалавека/чалавек/чалавек} ({claim})",
    "phrase.total_over_staff.fewest": "ад {n:+пасады/пасад/пасад}, найменшая колькасць",
    "phrase.total_over_staff.most": "ад {n:+пасады/пасад/пасад}, найбольшая колькасць",
    "phrase.year_to_date_needs.title": "Якім павінен быў стаць паказчык пасля галоўнай падзеі",
    "phrase.year_to_date_needs.text": (
        "{p} \u2014 сярэдняе за {n:+дзень/дні/дзён}, з іх {n2} да {date}. Калі спраў кожны дзень "
        "было пароўну, а да гэтай даты трымаўся ранейшы ўзровень, у астатнія дні паказчык "
        "павінен быў быць такім; ніжэй за нуль ён быць не можа, значыць, сярэдняе адрозніваецца "
        "ад ранейшага ўзроўню вызначэннем або складам спраў."
    ),
    "phrase.year_to_date_needs.label": "калі раней было {p}",
    "phrase.pair_of_changes.title": "{title}: змена, якая вынікае з дзвюх іншых",
    "phrase.pair_of_changes.text": (
        "{title}: {p}. {title2}: {p2}. Іх адносіна змянілася на столькі; абедзве лічбы "
        "падлічыла адна крыніца, таму памылкі вызначэння скарачаюцца."
    ),
    "phrase.pair_of_changes.whole": "за ўвесь перыяд",
    "phrase.pair_of_changes.since": "калі ўся змена прыпала на час пасля галоўнай падзеі",
    "phrase.part_against_whole.title": "Што было з астатнімі, пакуль адна частка мянялася мацней",
    "phrase.part_against_whole.text": (
        "Частка змянілася на {p} (для мяжы ўзята яе гранічнае значэнне), цэлае \u2014 на {p2}."
    ),
    "phrase.part_against_whole.label": "астатнія, калі на частку прыпадае {p} цэлага",
    "phrase.part_against_whole.even": "вага часткі, пры якой астатнія не змяніліся",
    "phrase.agreement_of_one_origin.title": (
        "Два сцвярджэнні, якія супадаюць, але не пацвярджаюць адно аднаго"
    ),
    "phrase.agreement_of_one_origin.text": (
        "{said} і {said2} супадаюць, але паходзяць з адной крыніцы ({written}): яны лічацца за "
        "адзін голас."
    ),
    "phrase.agreement_of_one_origin.label": "{claim}",
    "phrase.reason.rhat": "R-hat для {code}: {n}, вышэй за {n2}.",
    "phrase.reason.bulk": (
        "Для {code} у сярэдзіне размеркавання "
        "{n:+эфектыўная рэалізацыя/эфектыўныя рэалізацыі/эфектыўных рэалізацый}, менш за {n2}."
    ),
    "phrase.reason.tail": (
        "У хвастах {n:+эфектыўная рэалізацыя/эфектыўныя рэалізацыі/эфектыўных рэалізацый}, менш "
        "за {n2}."
    ),
    "phrase.reason.divergences": (
        "{n:Застаўся/Засталіся/Засталося} {n:+разбежны крок/разбежныя крокі/разбежных крокаў}."
    ),
    "phrase.reason.ebfmi": "E-BFMI: {n}, ніжэй за {n2}.",
    "phrase.reason.disagree": "Сцвярджэнні, якія разыходзяцца з астатнімі: {claims}.",
    "phrase.question.why": (
        "Такая лічба ({when}, з дакладнасцю да {p}) дакладней вызначыла б звальненні да даты "
        "рашэння."
    ),
    "phrase.sensitivity.refused": "з даты ацэнкі адхіляецца кожны рапарт",
    "phrase.sensitivity.told": "з даты ацэнкі пра дапамогу ведаюць усе",
    "phrase.sensitivity.correlation": (
        "сувязь жадання сысці са зберажэннямі: пункты {n} і {p} размеркавання"
    ),
    "phrase.sensitivity.fatigue": (
        "стомленасць узмацняе жаданне сысці: пункты {n} і {p} размеркавання"
    ),
    "phrase.sensitivity.note": "{n} паводле асноўнай ацэнкі, на тых жа рэалізацыях",
    "phrase.parameter.office": "Нармальнае, са стандартным адхіленнем office_spread.",
    "phrase.reality.attributable": (
        "Да ўліку даных падзеі тлумачаць за {n:+тыдзень/тыдні/тыдняў} звальненні менш за {p} "
        "асабовага складу ў {n2} рэалізацыях з {n3}; больш без вайны не губляла ніводная служба."
    ),
    "phrase.assumption.constant": "пастаянная праграмы, зададзеная па імені",
    "phrase.assumption.grades": "набор дапушчэнняў {code}",
    "phrase.assumption.grade": (
        "Выпадковая памылка крыніцы катэгорыі {grade}, стандартнае адхіленне лагарыфма."
    ),
    "phrase.assumption.credibility": (
        "Імавернасць таго, што сцвярджэнне з пэўнасцю {grade} кажа пра іншае."
    ),
    "phrase.assumption.range": "ад {n} да {n2}, сярэдзіна {n3}",
    "phrase.assumption.budgets": "{n}, {n2}, {n3}, {n4}",
    "phrase.assumption.sizes": "памеры, паміж якімі можа выбіраць чытач",
    "phrase.assumption.weights": "вагі",
    "phrase.assumption.influence": (
        "Уплыў сцвярджэння: размеркаванне з ім і без яго, паводле згладжаных ваг. Дзе вагі "
        "ненадзейныя і разлік не паўтораны: {claims}."
    ),
    "phrase.assumption.leave_out": (
        "Выключыць сцвярджэнне, якое нясе многае, можна толькі асобнай каліброўкай."
    ),
    "phrase.dotplot.more": "Больш звальненняў па ўласным жаданні, чым без захадаў",
}
