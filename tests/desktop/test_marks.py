import time

from hypothesis import given
from hypothesis import strategies as st

from desktop.marks import MOST, anywhere, whole_words


def marked(text, marks):
    return [text[mark.start : mark.start + mark.length] for mark in marks]


def test_whole_words_in_any_case():
    text = "The seats, Seats and seating: 98 seats of 980."
    assert marked(text, whole_words(text, ("seats", "98"))) == ["seats", "Seats", "98 seats"]


def test_the_longer_form_wins():
    text = "Central Election Commission"
    assert marked(text, whole_words(text, ("election", "election commission"))) == ["Election Commission"]


def test_words_apart_by_a_line_are_found():
    text = "entry\nthreshold and entry\u00a0threshold"
    assert len(whole_words(text, ("entry threshold",))) == 2


def test_kazakh_and_signs():
    text = "Мәжіліс, 7% and U.S. (50(2))"
    assert marked(text, whole_words(text, ("мәжіліс",))) == ["Мәжіліс"]
    assert marked(text, anywhere(text, "7%")) == ["7%"]
    assert marked(text, anywhere(text, "50(2)")) == ["50(2)"]


def test_little_words_are_marked_only_between_others():
    text = "The Assembly of the People: the rights of the others"
    assert marked(text, whole_words(text, ("assembly", "of", "the", "people"))) == ["Assembly of the People"]
    assert marked(text, whole_words(text, ("of", "the"))) == ["The", "of", "the", "the", "of", "the"]
    assert marked("the CEC said", whole_words("the CEC said", ("the", "cec", "chair"))) == ["CEC"]


def test_typed_letters_are_found_inside_words():
    assert marked("threshold", anywhere("threshold", "HOLD")) == ["hold"]


def test_nothing_asked_marks_nothing():
    assert whole_words("text", ()) == whole_words("text", (" ",)) == anywhere("text", " ") == ()


def test_places_are_counted_as_qt_counts():
    assert whole_words("\U0001f1f0\U0001f1ff seats", ("seats",))[0].start == 5


def test_a_page_of_one_letter_does_not_stall():
    before = time.process_time()
    assert len(anywhere("a" * 1_000_000, "a")) == MOST
    assert time.process_time() - before < 2


@given(st.text(), st.lists(st.text()), st.text())
def test_no_words_raise_and_marks_lie_in_the_text(text, words, typed):
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    for mark in (*whole_words(text, words), *anywhere(text, typed)):
        assert 0 <= mark.start < mark.start + mark.length <= units


def test_words_of_a_hit_are_found_with_accents_and_in_groups_of_digits():
    text = "Mäjilis, мәжіліс and 3,431,510 votes; 3431510 again"
    found = [
        text[mark.start : mark.start + mark.length] for mark in whole_words(text, ("majilis", "мәжіліс", "3431510"))
    ]
    assert found == ["Mäjilis", "мәжіліс", "3,431,510", "3431510"]
