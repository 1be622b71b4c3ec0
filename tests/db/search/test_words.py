"""Words, where they stand, and the keys their forms share."""

import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search.words import clean, fold, roots_of, sound_of, standing, stem_of, whole_words_of, words_of


def test_words_are_folded_as_the_index_folds_them():
    assert words_of("Müller’s 7% Élan, ЁЛКА и Мәжіліс") == [
        "muller",
        "s",
        "7",
        "percent",
        "elan",
        "ёлка",
        "и",
        "мәжіліс",
    ]


def test_the_index_has_the_same_words():
    text = "Müller’s Élan, ЁЛКА и Мәжіліс: Qazaqstan Şymkent Īnstitut 20,000 naïve o'brien x_y №5"
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table t using fts5(a, tokenize='unicode61 remove_diacritics 2')")
    connection.execute("create virtual table v using fts5vocab(t, row)")
    connection.execute("insert into t values (?)", (text,))
    assert {term for (term,) in connection.execute("select term from v")} == set(words_of(text))


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("әкімдерді", "әкім"),
        ("соттың", "сот"),
        ("заңға", "заң"),
        ("указом", "указ"),
        ("членов", "член"),
        ("сот", "сот"),
    ],
)
def test_a_short_root_is_found_behind_its_ending(word: str, root: str):
    assert root in roots_of(word)


@pytest.mark.parametrize("word", ["governors", "2022", "сенат", "партия"])
def test_no_root_is_cut_out_of_a_longer_word(word: str):
    assert not {"сен", "пар", "gove", "202"} & set(roots_of(word))


def test_numbers_stay_whole():
    assert whole_words_of("20,000 of 11,7 or 11.7 on 5.6.2022; 1,234,567") == (
        ["20000", "of", "11.7", "or", "11.7", "on", "5", "6", "2022", "1234567"]
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Мажи\u0301лис won 7%", [(0, 8, "мажилис"), (9, 12, "won"), (13, 14, "7"), (14, 15, "percent")]),
        ("so 20,000 go", [(0, 2, "so"), (3, 9, "20000"), (10, 12, "go")]),
        ("", []),
    ],
)
def test_words_stand_where_they_are_shown(text: str, found: list[tuple[int, int, str]]):
    assert standing(text) == found


@given(st.text())
def test_where_words_stand_agrees_with_what_they_are(text: str):
    text = clean(text)
    for start, end, word in standing(text):
        assert 0 <= start < end <= len(text)
        assert word in ("percent", fold(text[start:end])) or any(mark in word for mark in ".0123456789")


@pytest.mark.parametrize(
    "forms",
    [
        ("election", "elections", "elected"),
        ("ombudsman", "ombudsmen"),
        ("выборы", "выборов", "выборах"),
        ("мажилис", "мажилиса", "мәжіліс", "мәжілісі"),
        ("депутат", "депутаттар"),
    ],
)
def test_forms_of_a_word_share_its_stem(forms: tuple[str, ...]):
    assert len({stem_of(form) for form in forms}) == 1


@pytest.mark.parametrize(
    "spellings",
    [
        "Majilis Mazhilis Мажилис Мәжіліс Mäjilis",
        "Tokayev Tokaev Токаев Тоқаев Toqaev",
        "Kostanay Qostanai Костанай Қостанай",
        "Shymkent Шымкент Şymkent",
        "Nazarbayev Nazarbaev Назарбаев",
        "Zhambyl Jambyl Жамбыл",
        "Maslikhat Maslihat Маслихат Мәслихат",
    ],
)
def test_spellings_of_a_name_share_its_sound(spellings: str):
    assert len({sound_of(spelling.lower()) for spelling in spellings.split()}) == 1


@given(st.text())
def test_cleaned_text_can_be_stored(text: str):
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert "\0" not in cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
