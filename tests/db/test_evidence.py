"""Fingerprints: how sentences are counted, what their digest is made of, and where they are found again."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from db.evidence import digest, find, fingerprints, format_fingerprints, sentences, words
from db.records import Fingerprint

ROOT = Path(__file__).parents[2]


def texts_of(text):
    """The sentences of a text, without their numbers."""
    return [sentence.text for sentence in sentences(text)]


@pytest.mark.parametrize(
    "one",
    [
        "The rest came later, T.Kaliyev said.",
        "A statement by Ph.D. Anna Berg, director.",
        "Members were Mr. Berg and Ms. Stone.",
        "It is named after Y. Altyn of old.",
        "As Zh. Tulin said, so it went.",
        "It rose to 78.5 points.",
        "It stood in No. 5 of the paper.",
        "See art. 7 and para. 3 there.",
        "The U.S. Embassy wrote, e.g. Last week.",
        "1. The first point of a list",
        "Об этом сказал К. Токаев на встрече.",
        "Он живёт на ул. Абая.",
        "A question mark? then no capital.",
        "On Jan. 5 they met.",
    ],
)
def test_what_does_not_end_a_sentence(one):
    assert texts_of(one) == [one]


@pytest.mark.parametrize(
    "parts",
    [
        ["One is here.", "Two is there."],
        ["«All of it is important. »", "Summing up, he left."],
        ["“So it is.”", "He left."],
        ["It rose to 78.5.", "The rest fell."],
        ["Is it so?", "It is!", "“Well” then."],
        ["It was said by A.Mirman.", "The rest was not."],
        ["In 2022.", "5 laws came."],
        ["The answer is No.", "They left."],
        ["Он пришёл.", "Она ушла…", "Все молчали."],
        ["He stopped...", "Then he went on."],
    ],
)
def test_what_ends_a_sentence(parts):
    assert texts_of(" ".join(parts)) == parts


def test_paragraphs_are_lines_that_hold_something():
    found = sentences("Title\n\n \u00a0 \nOne. Two.\r\n\r\n* * *\n  • item\n")
    assert [(each.number, each.paragraph, each.text) for each in found] == [
        (1, 1, "Title"),
        (2, 2, "One."),
        (3, 2, "Two."),
        (4, 4, "• item"),
    ]


def test_the_digest_is_of_the_words_alone():
    assert digest("“Large–scale” WORK,\n11.9%") == sha256(b"large scale work 11 9").hexdigest()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("people’s", "people's"),
        ("large–scale", "large-scale"),
        ("«a» b", '"a"   b'),
        ("ﬁne", "fine"),
        ("soft\u00adhyphen", "softhyphen"),
        ("zero\u200bwidth", "zerowidth"),
        ("e\u0301te\u0301", "été"),
        ("STRASSE", "straße"),
        ("Мәжіліс", "МӘЖІЛІС"),
        ("a\nb", "a b"),
        ("½", "1⁄2"),
    ],
)
def test_what_is_the_same_in_normal_form(one, other):
    assert words(one) == words(other)


def test_letters_and_digits_make_the_difference():
    assert len({digest(text) for text in ("7 seats", "8 seats", "7 seat", "seats 7")}) == 4


@given(st.text())
def test_normal_form_is_reached_in_one_step(text):
    once = words(text)
    assert words(" ".join(once)) == once


@given(st.text())
def test_sentences_hold_all_words_of_a_text(text):
    assert [word for each in sentences(text) for word in words(each.text)] == list(words(text))
    assert [each.number for each in sentences(text)] == list(range(1, len(sentences(text)) + 1))


def test_every_sentence_is_found_in_a_copy_set_in_another_way(original):
    text = original.read_text(encoding="utf-8")
    rewrapped = re.sub(r"\s+", "\n", text).replace("“", '"').replace("”", '"').upper()
    copy = words(f"A page before it. {rewrapped} And one after it.")
    for each in fingerprints(text):
        places = find(each, copy)
        assert places, f"sentence {each.sentence} is not found"
        assert digest(" ".join(copy[places[0] : places[0] + each.words])) == each.sha256


def test_a_changed_sentence_is_not_found(original):
    text = original.read_text(encoding="utf-8")
    third = fingerprints(text)[2]
    assert find(third, words(text)) != ()
    assert find(third, words(text.replace("4.5%", "4.6%"))) == ()


def test_a_sentence_that_stands_twice_is_found_twice():
    (one,) = fingerprints("So it was.")
    assert find(one, words("So it was. So it was not. So it was.")) == (0, 3, 7)
    assert find(one, words("So it")) == ()
    assert find(one, ()) == ()


def test_a_fingerprint_of_nothing_is_found_nowhere():
    assert find(Fingerprint(1, 1, 0, digest("")), words("So it was.")) == ()


def test_what_is_written_for_the_pack_is_yaml_without_a_word_of_the_original(original):
    prints = fingerprints(original.read_text(encoding="utf-8"))
    written = format_fingerprints(prints)
    expected = [
        {"sentence": each.sentence, "paragraph": each.paragraph, "words": each.words, "sha256": each.sha256}
        for each in prints
    ]
    assert yaml.safe_load(written) == expected
    assert len(written.splitlines()) == len(prints)
    assert "harbour" not in written.casefold()


def test_the_pack_of_the_tests_carries_the_fingerprints_of_its_original(original, pack):
    written = (pack / "fingerprints" / "harbour-report.yaml").read_text(encoding="utf-8")
    assert written == format_fingerprints(fingerprints(original.read_text(encoding="utf-8")))


def test_no_words_no_fingerprints():
    assert fingerprints("") == fingerprints(" \n—\n") == ()
    assert format_fingerprints(()) == ""
