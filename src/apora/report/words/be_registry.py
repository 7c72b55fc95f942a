"""Belarusian names of quantities, parameters, constraints, checks and assumptions."""

REGISTRY: dict[str, str] = {
    "indicator.headcount": "Колькасць людзей на службе",
    "indicator.posts": "Пасады паводле штату",
    "indicator.vacancy": "Некамплект",
    "indicator.in_post": "Укамплектаванасць",
    "indicator.applications": "Пададзеныя рапарты аб звальненні",
    "indicator.decisions": "Разгледжаныя рапарты",
    "indicator.refusals": "Адхіленыя рапарты",
    "indicator.releases": "Задаволеныя рапарты",
    "indicator.letters_on_file": "Рапарты без згоды: тыя, што чакаюць, і адхіленыя",
    "indicator.waiting": "Рапарты, якія чакаюць рашэння",
    "indicator.departures": "Звальненні па ўласным жаданні",
    "indicator.penal_exits": "Звальненні за прагул",
    "indicator.contract_ends": "Звальненні па заканчэнні кантракта",
    "indicator.separations": "Усе звальненні",
    "indicator.other_separations": "Выхад на пенсію і звальненні з іншых прычын",
    "indicator.hires": "Прынятыя на службу",
    "indicator.identifications": "Выяўленыя нязгодныя",
    "indicator.dismissals": "Звольненыя з ліку выяўленых",
    "indicator.willing_share": "Доля тых, хто сышоў бы",
    "indicator.able_share": "Доля тых, чыя сям\u2019я гэта вытрымала б",
    "indicator.disagree_share": "Доля нязгодных",
    "indicator.absentees": "Тыя, хто не выйшаў на службу",
    "indicator.ill_now": "Хворыя",
    "indicator.ill_total": "Тыя, хто захварэў",
    "indicator.recovered": "Тыя, хто выздаравеў",
    "indicator.registered_offences": "Зарэгістраваныя злачынствы",
    "indicator.investigated_offences": "Расследаваныя злачынствы",
    "indicator.detection_share": "Раскрывальнасць",
    "indicator.cases_opened": "Пачатыя адміністрацыйныя справы",
    "indicator.cases_lapsed": "Адміністрацыйныя справы, тэрмін якіх скончыўся",
    "indicator.lapsed_of_decided": "Доля спраў са скончаным тэрмінам сярод завершаных за перыяд",
    "indicator.lapsed_of_in_hand": "Доля спраў са скончаным тэрмінам сярод тых, што ў працы",
    "indicator.fines_recovered": "Доля спагнаных штрафаў",
    "indicator.judges_in_post": "Доля занятых суддзёўскіх пасад",
    "indicator.hours_ordinary": "Гадзіны звычайнай службы",
    "indicator.hours_extra": "Гадзіны неўласцівых абавязкаў",
    "indicator.hours_weekend": "Гадзіны, на якія можна вывесці людзей на вуліцы ў выхадныя",
    "indicator.extra_duty_share": "Доля гадзін на неўласцівыя абавязкі",
    "indicator.aid_requests": "Звароты па падтрымку",
    "indicator.aid_paid": "Звольненыя, якія атрымалі выплату",
    "indicator.aid_money": "Выплаты праграм падтрымкі",
    "indicator.placements": "Звольненыя, якія знайшлі цывільную працу",
    "headline.title.headcount_now": "Колькасць людзей на службе цяпер",
    "headline.title.vacancy_before": "Некамплект да крызісу",
    "headline.title.departures_since_shock": (
        "Звальненні па ўласным жаданні пасля галоўнай падзеі"
    ),
    "headline.title.willing_now": "Доля тых, хто сышоў бы цяпер",
    "headline.title.able_now": "Доля тых, чыя сям\u2019я вытрымала б гэта цяпер",
    "headline.title.refusal_now": "Доля адмоў сярод рашэнняў па рапартах цяпер",
    "headline.title.letters_now": "Рапарты без згоды цяпер",
    "headline.title.detection_since_shock": "Раскрывальнасць пасля галоўнай падзеі",
    "constraint.loans": "выплаты па банкаўскіх крэдытах",
    "constraint.income": "муж або жонка без даходу",
    "constraint.profession": "адсутнасць цывільнай прафесіі",
    "constraint.labour": "рынак працы горшы за звычайны",
    "constraint.search": "час на пошук працы",
    "constraint.debt": "доўг, які спаганяецца пры сыходзе да канца кантракта",
    "constraint.training": "пакрыццё кошту навучання",
    "constraint.civilian_pay": "цывільны заробак, на які не пражыць сям\u2019і",
    "reality.no-release": (
        "Калі рапарты не разглядаюць і ніхто не перастае выходзіць на службу, па ўласным жаданні "
        "сыходзяць толькі па заканчэнні кантракта."
    ),
    "reality.more-help": (
        "Большая выплата пры дастатку грошай і без крокаў у адказ ні ў адным падраздзяленні не "
        "памяншае колькасці звальненняў."
    ),
    "reality.more-budget": (
        "Большы бюджэт на тых жа ўмовах прыводзіць на цывільную працу не менш сямей."
    ),
    "reality.flat-drivers": (
        "Калі знешнія шэрагі пастаянныя і захадаў няма, колькасць ніводнай групы людзей не "
        "мяняецца."
    ),
    "reality.people-balance": (
        "Людзі да пачатку тыдня за вылікам тых, хто сышоў, і з дадаткам прынятых \u2014 гэта "
        "людзі пасля яго."
    ),
    "reality.money-balance": (
        "Рэшта грошай плюс паступленні мінус выплаты \u2014 гэта рэшта пасля; доля ад усяго "
        "выплачанага."
    ),
    "parameter.willing_calm": "доля тых, хто сышоў бы ў спакойны час",
    "parameter.shock_rise": "рост жадання сысці, калі свежыя ўсе ўзрушэнні",
    "parameter.shock_weight_arrests": "адносная вага арыштаў падчас кампаніі",
    "parameter.shock_weight_count": "адносная вага фальсіфікацыі падліку",
    "parameter.shock_weight_violence": "адносная вага гвалту",
    "parameter.shock_half_life_w": "за колькі ўзрушэнне слабее ўдвая",
    "parameter.willing_adjust_w": "хуткасць, з якой людзі вырашаюць",
    "parameter.office_spread": ("стандартнае адхіленне жадання сысці паміж падраздзяленнямі"),
    "parameter.will_spread": "стандартнае адхіленне жадання сысці паміж людзьмі",
    "parameter.no_profession_will": "зрух для тых, у каго няма цывільнай прафесіі",
    "parameter.dismissal_will": "зрух на кожны 1\u00a0% нядаўна звольненых за погляды",
    "parameter.fatigue_will": "зрух на кожныя дзесяць пунктаў перагрузкі",
    "parameter.disagree_gap": "наколькі нязгода шырэйшая за жаданне сысці",
    "parameter.will_means_correlation": "сувязь жадання сысці са зберажэннямі",
    "parameter.will_implicated_correlation": "сувязь жадання сысці з дачыненнем да злачынстваў",
    "parameter.absence_share": "доля нязгодных, якія не выйшлі на службу ў адметны дзень",
    "parameter.search_months": "месяцаў на пошук цывільнай працы, калі ёсць прафесія",
    "parameter.no_profession_ratio": "у колькі разоў даўжэйшы пошук без прафесіі",
    "parameter.lump_sum": "выплата па кантракце, якую трэба вярнуць, калі ён увесь наперадзе",
    "parameter.training_cost": "кошт навучання, які трэба вярнуць, калі кантракт увесь наперадзе",
    "parameter.claimed_by_agreement": "доля доўгу, якая спаганяецца пры сыходзе па згодзе",
    "parameter.means_spread": "невытлумачаны роскід сродкаў паміж сем\u2019ямі, у лагарыфмах",
    "parameter.application_w": "рапарты тых, хто хоча і можа сысці",
    "parameter.decision_w": "рашэнні па рапартах, якія чакаюць",
    "parameter.refusal_share": "доля адмоў пры звычайным некамплекце",
    "parameter.refusal_slope": "рост адмоў з некамплектам звыш звычайнага, на адзінку долі",
    "parameter.withdrawal_w": "адкліканыя рапарты",
    "parameter.penal_w": "тыя, хто атрымаў адмову, не выходзіць на службу і звальняецца",
    "parameter.contract_weeks": "працягласць кантракта",
    "parameter.vacancy_calm": "некамплект да крызісу",
    "parameter.other_separations_y": "звальненні з іншых прычын",
    "parameter.replacement_share": "прынята на кожнае звальненне звыш звычайнага",
    "parameter.hire_delay_w": "праз колькі прыходзіць замена",
    "parameter.training_places_y": "найбольшы дадатковы набор за год да колькасці пасад",
    "parameter.identification_w": "рызыка быць выяўленым пры адзінкавай інтэнсіўнасці",
    "parameter.dismissal_delay_w": "тыдняў ад выяўлення да звальнення",
    "parameter.base_absence": "адсутнічаюць у спакойны час",
    "parameter.illness_ratio": "рызыка захварэць адносна апублікаванай хвалі",
    "parameter.illness_weeks": "тыдняў хваробы",
    "parameter.diverted_peak": "доля адцягнутых гадзін у самы цяжкі тыдзень",
    "parameter.effort_ordinary": "недапрацоўка ў звычайнай службе, калі не згодныя ўсе",
    "parameter.effort_extra": "недапрацоўка ў неўласцівых абавязках, калі не згодныя ўсе",
    "parameter.waiting_output": "аддача чалавека, які падаў рапарт",
    "parameter.fatigue_w": "хуткасць, з якой стомленасць ідзе за перагрузкай",
    "parameter.fatigue_output": "страта аддачы на адзінку стомленасці",
    "parameter.detection_level": "раскрывальнасць ранейшых гадоў, як апублікавана",
    "parameter.detection_elasticity": (
        "лагарыфм шанцаў раскрыцця на лагарыфмічную адзінку гадзін на злачынства"
    ),
    "parameter.detection_definition": "вызначэнне, склад і даспяванне апублікаванага ўзроўню",
    "parameter.registered_change": "зарэгістравана злачынстваў да мінулага года",
    "parameter.registered_elasticity": "водгук рэгістрацыі на колькасць гадзін",
    "parameter.case_overload": "адміністрацыйныя справы звыш магчымасцей",
    "parameter.case_order": "чарговасць спраў: 0 \u2014 наўздагад, 1 \u2014 спачатку старыя",
    "parameter.case_limit_w": "тыдняў да заканчэння тэрміну адміністрацыйнай справы",
    "parameter.fines_recovered_share": "доля спагнаных штрафаў",
    "parameter.judges_share": "доля занятых суддзёўскіх пасад у названым судзе",
    "parameter.reach": "доля тых, хто чуў пра падтрымку і верыць у яе",
    "parameter.delivered": "доля абяцанай падтрымкі, якая даходзіць",
    "parameter.pay_elasticity": "зніжэнне рызыкі сыходу пры росце акладу, у лагарыфмах",
    "parameter.statement_takeup": "доля тых, хто сыходзіць і згодны на публічную заяву",
    "parameter.request_w": "звароты тых, хто сыходзіць, мае права на дапамогу і ведае пра яе",
    "parameter.with_loan": "сем\u2019і з нявыплачанымі крэдытамі",
    "parameter.no_partner_income": "муж або жонка без даходу",
    "parameter.no_profession": "без цывільнай прафесіі",
    "parameter.owes_training": "павінны вярнуць кошт навучання",
    "parameter.implicated": "маюць дачыненне да злачынстваў",
    "parameter.posts": "пасады паводле штату",
    "parameter.office_effect": ("наколькі жаданне сысці ў падраздзяленні адрозніваецца ад іншых"),
    "assumption.model.cases.AGES": (
        "Колькі тыднёвых узростаў спраў адрозніваецца; тэрмін справы павінен быць карацейшы."
    ),
    "assumption.model.derived.YEAR_W": (
        "Год, да якога адносяцца знешнія даныя пра дзеянне грошай [тыдняў]."
    ),
    "assumption.model.derived.AID_MONTHS": (
        "Сума, пра дзеянне якой кажуць гэтыя даныя [месячных акладаў]."
    ),
    "assumption.model.discounting.PERSONAL_DISCOUNT_Y": (
        "Асабістая стаўка дыскантавання да выплаты падаткаў [за год]: сярэдзіна дыяпазону ад 0,08"
        " да 0,35, з якім стасуецца выбар паміж разавай выплатай і рэнтай ва ўзброеных сілах ЗША "
        "(Warner, Pleeter, 2001; ад 0 да больш чым 30 %)."
    ),
    "assumption.model.dismissals.REPRESSION_HALF_LIFE_W": (
        "Як доўга памятаюць пра звальненні за погляды [тыдняў]: дапушчэнне мадэлі."
    ),
    "assumption.model.duties.HOURS_A_WEEK": (
        "Гадзіны аднаго чалавека ў будні; улічваюцца толькі долі і змены [гадзін за тыдзень]."
    ),
    "assumption.model.duties.WEEKEND_HOURS": (
        "Гадзіны аднаго чалавека за выхадныя: два дні па восем [гадзін за тыдзень]."
    ),
    "assumption.model.duties.LARGEST_DIVERSION": (
        "Якую долю гадзін можна адцягнуць на неўласцівыя абавязкі самае большае."
    ),
    "assumption.model.duties.OVERLOAD_WIDTH": "Згладжванне дадатнай часткі перагрузкі [доля].",
    "assumption.model.duties.LARGEST_OVERLOAD": (
        "Перагрузка абмежаваная: ніхто не працуе больш за дзве свае нормы."
    ),
    "assumption.model.duties.REST_WEIGHT": (
        "Якой перагрузцы роўная страта ўсіх выхадных: дапушчэнне мадэлі."
    ),
    "assumption.model.hazards.SMALL_HAZARD": (
        "Ніжэй за гэтую рызыку раскладанне першага парадку дакладнае да 1e-12 [за тыдзень]."
    ),
    "assumption.model.means.WEEKS_A_MONTH": "Тыдняў у сярэднім месяцы.",
    "assumption.model.means.MONTHS_A_YEAR": "Выплат стыпендыі за год.",
    "assumption.model.means.ABLE_WIDTH": (
        "Шырыня праверкі сямейнага бюджэту ў лагарыфмах: для тыпу амаль 0 або 1, для ўсіх тыпаў "
        "\u2014 доля."
    ),
    "assumption.model.means.VIABLE_WIDTH": (
        "Шырыня праверкі, ці хапае сям\u2019і цывільнага даходу, у лагарыфмах."
    ),
    "assumption.model.means.MONEY_WIDTH": ("Згладжванне дадатнай часткі, доля месячнага акладу."),
    "assumption.model.means_tables.FULL_CLAIM": (
        "Доля доўгу, якая спаганяецца з тых, хто не выйшаў на службу або звольнены."
    ),
    "assumption.model.outcome.OFFENCES_PER_POST_W": (
        "Умоўная колькасць злачынстваў у спакойны тыдзень; улічваюцца толькі долі і змены."
    ),
    "assumption.model.outcome.CASES_PER_POST_W": (
        "Умоўная колькасць адміністрацыйных спраў у самы цяжкі тыдзень; улічваюцца толькі долі "
        "і змены."
    ),
    "assumption.model.outcome.CALM_CASES": (
        "Справы спакойнага тыдня да самага цяжкага; ніжэй за гэта не апускаецца і ўцягнутасць."
    ),
    "assumption.model.recruitment.STAGES": (
        "Прыступкі затрымкі набору: гама-размеркаванне з роскідам 58\u00a0% ад сярэдняга."
    ),
    "assumption.model.release.PENAL_WITHOUT_LETTER": (
        "Тыя, хто не падаваў рапарта, перастаюць выходзіць на службу ў дзесяць разоў радзей."
    ),
    "assumption.model.service_hazards.WEEKS_A_YEAR": "Тыдняў у сярэднім годзе.",
    "assumption.model.service_hazards.NAMED_STAGES": (
        "Прыступкі ад выяўлення да звальнення: затрымка з роскідам 71\u00a0% ад сярэдняга."
    ),
    "assumption.model.step.OVERLOAD_STEP": (
        "Параметр fatigue_will зададзены на дзесяць пунктаў перагрузкі."
    ),
    "assumption.model.willingness.LOGISTIC_SPREAD": (
        "Папраўка нахілу лагістычнай крывой, асераднёнай па нармальным размеркаванні, 0,346: "
        "Zeger, Liang, Albert (1988)."
    ),
    "assumption.projections.budgets.BUDGET_DAYS": (
        "За колькі дзён фонд раўнамерна атрымлівае бюджэт першага года [дзён]."
    ),
    "assumption.projections.budgets.LEAD_BUDGET": (
        "Бюджэт, з якога пачынаецца справаздача [валюта справаздачы]."
    ),
    "assumption.projections.contrasts.SMALLEST_MOVE": (
        "Меншае лічыцца акругленнем і нічога не мяняе."
    ),
    "assumption.projections.contrasts.SMALLEST_COUNT": (
        "Першая дапамога прыйшла, калі выплату атрымала столькі чалавек звыш таго, што ўжо было."
    ),
    "assumption.projections.contrasts.WEEKS_A_MONTH": "Тыдняў у месяцы.",
    "assumption.projections.reality_checks.CHECK_DRAWS": "Рэалізацый у праверках.",
    "assumption.projections.reality_checks.TOLERANCE": (
        "Парушэнне не большае за гэта \u2014 акругленне [чалавек, або грошы да выплачанага]."
    ),
    "assumption.projections.reality_checks.AMPLE_MONEY_W": (
        "Грошы, якіх у праверцы напэўна хапае [за тыдзень]."
    ),
    "assumption.projections.reality_checks.AMPLE_HANDS": (
        "Колькасць супрацоўнікаў фонду, якіх у праверцы напэўна хапае."
    ),
    "assumption.projections.BUDGETS": "Бюджэты, якія параўноўвае старонка для рашэння.",
    "assumption.origin.bias": (
        "Агульны зрух сцвярджэнняў адной крыніцы пра адзін паказчык, стандартнае адхіленне "
        "лагарыфма."
    ),
    "assumption.why.outside.voluntary_departures_y": (
        "Паліцыя да крызісаў: PERF, 2021; Charman і Tyson, 2023"
    ),
    "assumption.why.outside.all_departures_y": (
        "BIS, 2012; Wareham, Smith і Lambert, 2015; Англія і Уэльс, 2023"
    ),
    "assumption.why.outside.aid_log_odds": (
        "Выплаты за сыход ва ўзброеных сілах ЗША: Asch і Warner, 2001; федэральная прапанова "
        "ЗША, 2025"
    ),
    "assumption.outside.voluntary_departures_y": (
        "Звальненні па ўласным жаданні ў спакойны час [доля за год]: знешнія даныя, якімі "
        "ўзважана зыходнае размеркаванне."
    ),
    "assumption.outside.all_departures_y": (
        "Звальненні з усіх прычын у спакойны час [доля за год]: знешнія даныя, якімі ўзважана "
        "зыходнае размеркаванне."
    ),
    "assumption.outside.aid_log_odds": (
        "Гадавы аклад кожнаму і згода на кожны рапарт: сыход на працягу года [лагарыфм шанцаў]: "
        "знешнія даныя, якімі ўзважана зыходнае размеркаванне."
    ),
}
