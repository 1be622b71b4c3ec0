"""Tables between alphabets: Cyrillic of Russian and Kazakh, Latin of Kazakh (2021), English spellings, keyboards."""

from __future__ import annotations

import re

LOOK_ALIKES = str.maketrans("ёәғқңөұүһі", "еагкноуухи")

LATIN_OF_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхыіәөұүһқғңё", "abvgdeziyklmnoprstufhyiaouuhqgno", strict=True)),
        **{"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya", "э": "e", "ъ": "", "ь": ""},
        **{"ё": "yo", "ş": "sh", "ı": "y", "ŋ": "n"},
    }
)

# In this order: spellings of one sound in Latin letters are brought to one of them.
SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("d?zh", "j"),
        ("shch", "sh"),
        ("tch", "ch"),
        ("kh|x", "h"),
        ("gh", "g"),
        ("q|ck", "k"),
        ("ph", "f"),
        ("w", "v"),
        ("[yi](?=[aeou])", ""),
        ("[yi]+", "i"),
        (r"([a-z])\1", r"\1"),
    )
)

_LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю"
CYRILLIC_OF_KEYS = str.maketrans(_LATIN_KEYS, _RUSSIAN_KEYS)
LATIN_OF_KEYS = str.maketrans(_RUSSIAN_KEYS, _LATIN_KEYS)

_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
NUMBERS = {
    **{word: str(number) for number, word in enumerate(_NUMBERS.split())},
    **{"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90"},
}
NUMBERS_OF_OTHERS = {  # Russian in the cases in which they stand before what is counted, and Kazakh
    **dict.fromkeys(("один", "одна", "одного", "бір"), "1"),
    **dict.fromkeys(("два", "две", "двух", "екі"), "2"),
    **dict.fromkeys(("три", "трех", "трёх", "үш"), "3"),
    **dict.fromkeys(("четыре", "четырех", "четырёх", "төрт"), "4"),
    **dict.fromkeys(("пять", "пяти", "бес"), "5"),
    **dict.fromkeys(("шесть", "шести", "алты"), "6"),
    **dict.fromkeys(("семь", "семи", "жеті"), "7"),
    **dict.fromkeys(("восемь", "восьми", "сегіз"), "8"),
    **dict.fromkeys(("девять", "девяти", "тоғыз"), "9"),
    **dict.fromkeys(("десять", "десяти", "он"), "10"),
    **dict.fromkeys(("двадцать", "двадцати", "жиырма"), "20"),
    **dict.fromkeys(("тридцать", "тридцати", "отыз"), "30"),
    **dict.fromkeys(("сорок", "сорока", "қырық"), "40"),
    **dict.fromkeys(("пятьдесят", "пятидесяти", "елу"), "50"),
    **dict.fromkeys(("сто", "ста", "жүз"), "100"),
}
WORDS_OF_NUMBERS = {digits: word for word, digits in NUMBERS.items()}
