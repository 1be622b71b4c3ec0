"""Fields put into a query and taken out of it."""

from hypothesis import given
from hypothesis import strategies as st

from db import Branch, typed_fields
from desktop import fields


def test_a_field_is_put_behind_the_words_once():
    assert fields.narrowed("seats", "topic", "parliament") == "seats topic:parliament"
    assert fields.narrowed("seats topic:parliament", "topic", "parliament") == "seats topic:parliament"
    assert fields.narrowed("seats topic:a", "topic", "b") == "seats topic:a topic:b"
    assert fields.narrowed("seats in:reference", "in", "passage") == "seats in:passage"
    assert fields.narrowed("seats year:2020 in:passage", "year", "2021..2022") == "seats in:passage year:2021..2022"


def test_a_field_is_taken_out_wherever_it_stands():
    text = "seats in:passage now year:2020"
    first, second = typed_fields(text)
    assert fields.widened(text, first) == "seats now year:2020"
    assert fields.widened(text, second) == "seats in:passage now"


@given(st.text(max_size=40), st.sampled_from(["passage", "two words", "2020"]))
def test_what_is_put_in_can_be_taken_out(text, value):
    query = fields.narrowed(text, "topic", value)
    wanted = [field for field in typed_fields(query) if (field.name, field.value) == ("topic", value)]
    assert len(wanted) == 1
    left = typed_fields(fields.widened(query, wanted[0]))
    assert ("topic", value) not in {(field.name, field.value) for field in left}


def test_fields_are_told_in_words():
    values = fields.values_in((Branch("t", None, "Parliament", "topic:parliament"),))
    told = [
        fields.in_words(field, values) for field in typed_fields("topic:parliament in:statement language:ru as:typed")
    ]
    assert told == ["Parliament", "Fact", "Russian", "Only as typed"]
    assert fields.in_words(typed_fields("year:2008..2012")[0], values) == "2008–2012"
