"""Russian names of quantities, parameters, constraints, checks and assumptions."""

REGISTRY: dict[str, str] = {
    "indicator.headcount": "Численность на службе",
    "indicator.posts": "Должности по штату",
    "indicator.vacancy": "Некомплект",
    "indicator.in_post": "Укомплектованность",
    "indicator.applications": "Поданные рапорты об увольнении",
    "indicator.decisions": "Рассмотренные рапорты",
    "indicator.refusals": "Отклонённые рапорты",
    "indicator.releases": "Удовлетворённые рапорты",
    "indicator.letters_on_file": "Неудовлетворённые рапорты: ожидающие и отклонённые",
    "indicator.waiting": "Рапорты, ожидающие решения",
    "indicator.departures": "Увольнения по собственному желанию",
    "indicator.penal_exits": "Увольнения за прогул",
    "indicator.contract_ends": "Увольнения по окончании контракта",
    "indicator.separations": "Все увольнения",
    "indicator.other_separations": "Выход на пенсию и увольнения по другим причинам",
    "indicator.hires": "Принятые на службу",
    "indicator.identifications": "Выявленные несогласные",
    "indicator.dismissals": "Уволенные из числа выявленных",
    "indicator.willing_share": "Доля тех, кто ушёл бы",
    "indicator.able_share": "Доля тех, чья семья это выдержала бы",
    "indicator.disagree_share": "Доля несогласных",
    "indicator.absentees": "Не вышедшие на службу",
    "indicator.ill_now": "Больные",
    "indicator.ill_total": "Заболевшие",
    "indicator.recovered": "Выздоровевшие",
    "indicator.registered_offences": "Зарегистрированные преступления",
    "indicator.investigated_offences": "Расследованные преступления",
    "indicator.detection_share": "Раскрываемость",
    "indicator.cases_opened": "Начатые административные дела",
    "indicator.cases_lapsed": "Административные дела с истёкшим сроком",
    "indicator.lapsed_of_decided": "Доля дел с истёкшим сроком среди законченных за период",
    "indicator.lapsed_of_in_hand": "Доля дел с истёкшим сроком среди находящихся в работе",
    "indicator.fines_recovered": "Доля взысканных штрафов",
    "indicator.judges_in_post": "Доля занятых судейских должностей",
    "indicator.hours_ordinary": "Часы обычной службы",
    "indicator.hours_extra": "Часы несвойственных обязанностей",
    "indicator.hours_weekend": "Часы, на которые можно вывести людей на улицы в выходные",
    "indicator.extra_duty_share": "Доля часов на несвойственные обязанности",
    "indicator.aid_requests": "Обращения за поддержкой",
    "indicator.aid_paid": "Уволившиеся, получившие выплату",
    "indicator.aid_money": "Выплаты программ поддержки",
    "indicator.placements": "Уволившиеся, нашедшие гражданскую работу",
    "headline.title.headcount_now": "Численность на службе сейчас",
    "headline.title.vacancy_before": "Некомплект до кризиса",
    "headline.title.departures_since_shock": (
        "Увольнения по собственному желанию после главного события"
    ),
    "headline.title.willing_now": "Доля тех, кто ушёл бы сейчас",
    "headline.title.able_now": "Доля тех, чья семья выдержала бы это сейчас",
    "headline.title.refusal_now": "Доля отказов среди решений по рапортам сейчас",
    "headline.title.letters_now": "Неудовлетворённые рапорты сейчас",
    "headline.title.detection_since_shock": "Раскрываемость после главного события",
    "constraint.loans": "выплаты по банковским кредитам",
    "constraint.income": "супруг или супруга без дохода",
    "constraint.profession": "отсутствие гражданской профессии",
    "constraint.labour": "рынок труда хуже обычного",
    "constraint.search": "время на поиск работы",
    "constraint.debt": "долг, взыскиваемый при уходе до конца контракта",
    "constraint.training": "возмещение стоимости обучения",
    "constraint.civilian_pay": "гражданский заработок, на который не прожить семье",
    "reality.no-release": (
        "Если рапорты не рассматривают и никто не перестаёт выходить на службу, по собственному "
        "желанию уходят только по окончании контракта."
    ),
    "reality.more-help": (
        "Большая выплата при достатке денег и без ответных шагов ни в одном подразделении не "
        "уменьшает числа увольнений."
    ),
    "reality.more-budget": (
        "Больший бюджет на тех же условиях приводит на гражданскую работу не меньше семей."
    ),
    "reality.flat-drivers": (
        "Если внешние ряды постоянны и мер нет, численность ни одной группы людей не меняется."
    ),
    "reality.people-balance": (
        "Люди до начала недели за вычетом ушедших и с добавлением принятых \u2014 это люди "
        "после неё."
    ),
    "reality.money-balance": (
        "Остаток денег плюс поступления минус выплаты \u2014 это остаток после; доля от всего "
        "выплаченного."
    ),
    "parameter.willing_calm": "доля тех, кто ушёл бы в спокойное время",
    "parameter.shock_rise": "рост желания уйти, когда свежи все потрясения",
    "parameter.shock_weight_arrests": "относительный вес арестов во время кампании",
    "parameter.shock_weight_count": "относительный вес фальсификации подсчёта",
    "parameter.shock_weight_violence": "относительный вес насилия",
    "parameter.shock_half_life_w": "за сколько потрясение ослабевает вдвое",
    "parameter.willing_adjust_w": "скорость, с которой люди решаются",
    "parameter.office_spread": ("стандартное отклонение желания уйти между подразделениями"),
    "parameter.will_spread": "стандартное отклонение желания уйти между людьми",
    "parameter.no_profession_will": "сдвиг для тех, у кого нет гражданской профессии",
    "parameter.dismissal_will": "сдвиг на каждый 1\u00a0% недавно уволенных за взгляды",
    "parameter.fatigue_will": "сдвиг на каждые десять пунктов перегрузки",
    "parameter.disagree_gap": "насколько несогласие шире желания уйти",
    "parameter.will_means_correlation": "связь желания уйти со сбережениями",
    "parameter.will_implicated_correlation": "связь желания уйти с причастностью",
    "parameter.absence_share": "доля несогласных, не вышедших на службу в отмеченный день",
    "parameter.search_months": "месяцев на поиск гражданской работы при наличии профессии",
    "parameter.no_profession_ratio": "во сколько раз дольше поиск без профессии",
    "parameter.lump_sum": "возвращаемая выплата по контракту, когда он весь впереди",
    "parameter.training_cost": "возмещаемая стоимость обучения, когда контракт весь впереди",
    "parameter.claimed_by_agreement": "доля долга, взыскиваемая при уходе по соглашению",
    "parameter.means_spread": "необъяснённый разброс средств между семьями, в логарифмах",
    "parameter.application_w": "рапорты тех, кто хочет и может уйти",
    "parameter.decision_w": "решения по ожидающим рапортам",
    "parameter.refusal_share": "доля отказов при обычном некомплекте",
    "parameter.refusal_slope": "рост отказов с некомплектом сверх обычного, на единицу доли",
    "parameter.withdrawal_w": "отозванные рапорты",
    "parameter.penal_w": "получившие отказ, которые не выходят на службу и увольняются",
    "parameter.contract_weeks": "длительность контракта",
    "parameter.vacancy_calm": "некомплект до кризиса",
    "parameter.other_separations_y": "увольнения по другим причинам",
    "parameter.replacement_share": "принято на каждое увольнение сверх обычного",
    "parameter.hire_delay_w": "через сколько приходит замена",
    "parameter.training_places_y": "наибольший дополнительный набор за год к числу должностей",
    "parameter.identification_w": "риск быть выявленным при единичной интенсивности",
    "parameter.dismissal_delay_w": "недель от выявления до увольнения",
    "parameter.base_absence": "отсутствуют в спокойное время",
    "parameter.illness_ratio": "риск заболеть относительно опубликованной волны",
    "parameter.illness_weeks": "недель болезни",
    "parameter.diverted_peak": "доля отвлечённых часов в самую тяжёлую неделю",
    "parameter.effort_ordinary": "недоработка в обычной службе, если не согласны все",
    "parameter.effort_extra": "недоработка в несвойственных обязанностях, если не согласны все",
    "parameter.waiting_output": "отдача человека, подавшего рапорт",
    "parameter.fatigue_w": "скорость, с которой усталость следует за перегрузкой",
    "parameter.fatigue_output": "потеря отдачи на единицу усталости",
    "parameter.detection_level": "раскрываемость прежних лет, как опубликована",
    "parameter.detection_elasticity": (
        "логарифм шансов раскрытия на логарифмическую единицу часов на преступление"
    ),
    "parameter.detection_definition": "определение, состав и дозревание опубликованного уровня",
    "parameter.registered_change": "зарегистрировано преступлений к прошлому году",
    "parameter.registered_elasticity": "отклик регистрации на число часов",
    "parameter.case_overload": "административные дела сверх возможностей",
    "parameter.case_order": "очерёдность дел: 0 \u2014 наугад, 1 \u2014 сначала старые",
    "parameter.case_limit_w": "недель до истечения срока по административному делу",
    "parameter.fines_recovered_share": "доля взысканных штрафов",
    "parameter.judges_share": "доля занятых судейских должностей в названном суде",
    "parameter.reach": "доля тех, кто слышал о поддержке и верит в неё",
    "parameter.delivered": "доля обещанной поддержки, которая доходит",
    "parameter.pay_elasticity": "снижение риска ухода при росте оклада, в логарифмах",
    "parameter.statement_takeup": "доля уходящих, согласных на публичное заявление",
    "parameter.request_w": "обращения уходящих, которые имеют право на помощь и знают о ней",
    "parameter.with_loan": "семьи с невыплаченными кредитами",
    "parameter.no_partner_income": "супруг или супруга без дохода",
    "parameter.no_profession": "без гражданской профессии",
    "parameter.owes_training": "должны возместить обучение",
    "parameter.implicated": "причастные к преступлениям",
    "parameter.posts": "должности по штату",
    "parameter.office_effect": ("насколько желание уйти в подразделении отличается от других"),
    "assumption.model.cases.AGES": (
        "Сколько недельных возрастов дел различается; срок дела должен быть короче."
    ),
    "assumption.model.derived.YEAR_W": (
        "Год, к которому относятся внешние данные о действии денег [недель]."
    ),
    "assumption.model.derived.AID_MONTHS": (
        "Сумма, о действии которой говорят эти данные [месячных окладов]."
    ),
    "assumption.model.discounting.PERSONAL_DISCOUNT_Y": (
        "Личная ставка дисконтирования до уплаты налогов [в год]: середина диапазона от 0,08 до "
        "0,35, с которым согласуется выбор между разовой выплатой и рентой в вооружённых силах "
        "США (Warner, Pleeter, 2001; от 0 до более чем 30 %)."
    ),
    "assumption.model.dismissals.REPRESSION_HALF_LIFE_W": (
        "Как долго помнят об увольнениях за взгляды [недель]: допущение модели."
    ),
    "assumption.model.duties.HOURS_A_WEEK": (
        "Часы одного человека в будни; учитываются только доли и изменения [часов в неделю]."
    ),
    "assumption.model.duties.WEEKEND_HOURS": (
        "Часы одного человека за выходные: два дня по восемь [часов в неделю]."
    ),
    "assumption.model.duties.LARGEST_DIVERSION": (
        "Какую долю часов можно отвлечь на несвойственные обязанности самое большее."
    ),
    "assumption.model.duties.OVERLOAD_WIDTH": (
        "Сглаживание положительной части перегрузки [доля]."
    ),
    "assumption.model.duties.LARGEST_OVERLOAD": (
        "Перегрузка ограничена: никто не работает больше двух своих норм."
    ),
    "assumption.model.duties.REST_WEIGHT": (
        "Какой перегрузке равна потеря всех выходных: допущение модели."
    ),
    "assumption.model.hazards.SMALL_HAZARD": (
        "Ниже этого риска разложение первого порядка точно до 1e-12 [в неделю]."
    ),
    "assumption.model.means.WEEKS_A_MONTH": "Недель в среднем месяце.",
    "assumption.model.means.MONTHS_A_YEAR": "Выплат стипендии в год.",
    "assumption.model.means.ABLE_WIDTH": (
        "Ширина проверки семейного бюджета в логарифмах: для типа почти 0 или 1, для всех "
        "типов \u2014 доля."
    ),
    "assumption.model.means.VIABLE_WIDTH": (
        "Ширина проверки, хватает ли семье гражданского дохода, в логарифмах."
    ),
    "assumption.model.means.MONEY_WIDTH": (
        "Сглаживание положительной части, доля месячного оклада."
    ),
    "assumption.model.means_tables.FULL_CLAIM": (
        "Доля долга, взыскиваемая с тех, кто не вышел на службу или уволен."
    ),
    "assumption.model.outcome.OFFENCES_PER_POST_W": (
        "Условное число преступлений в спокойную неделю; учитываются только доли и изменения."
    ),
    "assumption.model.outcome.CASES_PER_POST_W": (
        "Условное число административных дел в самую тяжёлую неделю; учитываются только доли и "
        "изменения."
    ),
    "assumption.model.outcome.CALM_CASES": (
        "Дела спокойной недели к самой тяжёлой; ниже этого не опускается и вовлечённость."
    ),
    "assumption.model.recruitment.STAGES": (
        "Ступени задержки набора: гамма-распределение с разбросом 58\u00a0% от среднего."
    ),
    "assumption.model.release.PENAL_WITHOUT_LETTER": (
        "Не подававшие рапорта перестают выходить на службу в десять раз реже."
    ),
    "assumption.model.service_hazards.WEEKS_A_YEAR": "Недель в среднем году.",
    "assumption.model.service_hazards.NAMED_STAGES": (
        "Ступени от выявления до увольнения: задержка с разбросом 71\u00a0% от среднего."
    ),
    "assumption.model.step.OVERLOAD_STEP": (
        "Параметр fatigue_will задан на десять пунктов перегрузки."
    ),
    "assumption.model.willingness.LOGISTIC_SPREAD": (
        "Поправка наклона логистической кривой, усреднённой по нормальному распределению, "
        "0,346: Zeger, Liang, Albert (1988)."
    ),
    "assumption.projections.budgets.BUDGET_DAYS": (
        "За сколько дней фонд равномерно получает бюджет первого года [дней]."
    ),
    "assumption.projections.budgets.LEAD_BUDGET": (
        "Бюджет, с которого начинается отчёт [валюта отчёта]."
    ),
    "assumption.projections.contrasts.SMALLEST_MOVE": (
        "Меньшее считается округлением и ничего не меняет."
    ),
    "assumption.projections.contrasts.SMALLEST_COUNT": (
        "Первая помощь пришла, когда выплату получило столько человек сверх того, что уже было."
    ),
    "assumption.projections.contrasts.WEEKS_A_MONTH": "Недель в месяце.",
    "assumption.projections.reality_checks.CHECK_DRAWS": "Реализаций в проверках.",
    "assumption.projections.reality_checks.TOLERANCE": (
        "Нарушение не больше этого \u2014 округление [человек, или деньги к выплаченному]."
    ),
    "assumption.projections.reality_checks.AMPLE_MONEY_W": (
        "Деньги, которых в проверке заведомо хватает [в неделю]."
    ),
    "assumption.projections.reality_checks.AMPLE_HANDS": (
        "Число сотрудников фонда, которых в проверке заведомо хватает."
    ),
    "assumption.projections.BUDGETS": "Бюджеты, которые сравнивает страница для решения.",
    "assumption.origin.bias": (
        "Общее смещение утверждений одного источника об одном показателе, стандартное "
        "отклонение логарифма."
    ),
    "assumption.why.outside.voluntary_departures_y": (
        "Полиция до кризисов: PERF, 2021; Charman и Tyson, 2023"
    ),
    "assumption.why.outside.all_departures_y": (
        "BIS, 2012; Wareham, Smith и Lambert, 2015; Англия и Уэльс, 2023"
    ),
    "assumption.why.outside.aid_log_odds": (
        "Выплаты за уход в вооружённых силах США: Asch и Warner, 2001; федеральное предложение "
        "США, 2025"
    ),
    "assumption.outside.voluntary_departures_y": (
        "Увольнения по собственному желанию в спокойное время [доля в год]: внешние данные, "
        "которыми взвешено исходное распределение."
    ),
    "assumption.outside.all_departures_y": (
        "Увольнения по всем причинам в спокойное время [доля в год]: внешние данные, которыми "
        "взвешено исходное распределение."
    ),
    "assumption.outside.aid_log_odds": (
        "Годовой оклад каждому и согласие на каждый рапорт: уход в течение года [логарифм "
        "шансов]: внешние данные, которыми взвешено исходное распределение."
    ),
}
