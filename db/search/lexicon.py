"""Words that carry grammar rather than a subject, in English, Russian and Kazakh, and what a question asks for."""

from __future__ import annotations

_FUNCTION_WORDS = """
s a about after all also am an and any are as at be because been before being between both but by can could did do
does doing during each for from had has have having he get gets got her here hers him his how i if in into is it
its itself just let me more most much many my no nor not now of off on once only or other our out over own per please
same she should so some such than that the their them then there these they this those through to too under until up us
very was we were what when where whether which while who whom whose why will with would you your
show find compare compared versus vs today currently happen happened s t
а без более бы был была были было быть в вам вас во вот все всего вы где да для до его ее её ей ему если есть еще
ещё же за и из или им их к каждый как какая какие каким каков какова каковы какое какой какую ко когда кого кто кем
кому ли между меня мне много можно мы на над не нет них но ну о об обо он она они оно от по под после при про с сам
свой себя сколько со так также такой там то того тоже только том тот у уже чего чем что чтобы чья эта эти это этого
этой этом этот сейчас теперь сегодня нужно надо является являются составляет составила я
және мен пен бен үшін туралы бұл сол осы ол олар оның олардың қандай қай қашан қайда кім кімнің не неше қанша бар
жоқ болды болады болып еді екен ма ме ба бе па пе да де та те арқылы бойынша дейін кейін бірақ немесе
нешеу нешеуі қаншасы қазір керек қажет тиіс қалай қай қайсы неге кімдер кімдерді бастап рет ретінде кезде кезінде
деген бойы бәрі оны"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())

ASKS_WHO = frozenset(("who", "whom", "whose", "кто", "кого", "кем", "кому", "кім", "кімнің"))
ASKS_FIRST = frozenset(  # beside who: the earliest of those who held it
    ("first", "первый", "первым", "первая", "первой", "алғашқы", "тұңғыш", "бірінші")
)
ASKS_LAST = frozenset(("last", "latest", "последний", "последняя", "последнее", "последним", "соңғы"))  # of several
HERE = frozenset(  # the country that everything is about
    ("country", "стране", "страны", "республике", "елде", "елдегі", "елімізде", "еліміздегі", "еліміздің")
)
ASKS_WHICH = frozenset(("which", "какие", "каких", "кімдер", "кімдерді"))  # things by their names, not a number
ASKS_DATE = frozenset(("date", "dates", "дата", "даты"))
ASKS_WHEN = ASKS_DATE | frozenset(("when", "когда", "қашан"))
_ASKS = """
what which who whom whose when where why how can could may is are was were do does did
что какой какая какое какие каков какова кто кого кем кому когда где куда почему зачем как можно сколько
не кім кімнің кімді қашан қайда неге қалай қандай қай қанша неше нешеу"""
INTERROGATIVES = frozenset(_ASKS.split())
_SAID = "say says said tell told think thinks thought сказал сказала говорил говорит считает заявил айтты деді"
ASKS_SAID = frozenset(_SAID.split())
AFTER_HOW = frozenset(("long", "old", "large", "big", "high", "often"))  # behind “how” they ask for a number
_COUNTED = "стоит лет человек людей раз всего времени"
AFTER = {  # behind these words of a question the others only say what kind of number is asked for
    "how": AFTER_HOW,
    "many": frozenset(("people", "persons", "times")),
    "сколько": frozenset(_COUNTED.split()),
    **dict.fromkeys(("қанша", "неше"), frozenset(("адам", "рет", "жыл"))),
}
A_YEAR = frozenset(("year", "год", "года", "году", "жылы", "жылғы"))  # behind another word it says nothing
YEAR_WORDS = frozenset(  # beside the figures of a year they are part of the date
    (
        *("year", "год", "года", "году", "годом", "годы", "годов", "годах", "годам", "г", "гг"),
        *("жыл", "жылы", "жылғы", "жылдың", "жылда", "жылдан", "жылға", "жылдар", "жылдары", "жылдарда"),
        *("жылдардағы", "жылдарындағы", "жылдарында"),
    )
)
PART_OF_YEARS = frozenset(  # in front of a year or a decade
    ("early", "late", "mid", "начале", "конце", "середине", "начала", "конца", "начало", "конец")
)
FORMS_OF_ANSWER = frozenset(  # what the answer shall look like; beside other words they name no subject
    (
        *("differ", "differs", "отличается", "отличаются", "различается", "различаются", "ерекшеленеді"),
        *("history", "timeline", "chronology", "overview", "summary", "comparison", "difference", "differences"),
        *("история", "хронология", "обзор", "сравнение", "сравнить", "сравни", "разница", "отличие", "отличия"),
        *("тарихы", "шолу", "салыстыру", "айырмашылығы"),
    )
)
LISTS = frozenset(("список", "перечень", "list"))  # the same in front of what is to be listed
_COUNTS = (
    "many much number percent percentage процент процентов пайыз пайызы"
    " число количество саны сколько қанша неше нешеу нешеуі қаншасы"
)
ASKS_COUNT = AFTER_HOW | frozenset(_COUNTS.split())
