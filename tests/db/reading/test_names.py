"""Ids, addresses and names lead to one address; what is not there is answered with what is near."""

import shutil
import sqlite3
from contextlib import closing, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import NotFound, Reference
from db.reading.names import fold


@pytest.fixture(scope="module")
def reference(bundled):
    opened = Reference(bundled)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("subject", "address"),
    [
        ("assembly", "entity:assembly"),  # an id of an entity and of a topic: the entity wins
        ("topic:assembly", "topic:assembly"),
        ("threshold", "topic:threshold"),
        ("harbour-digest", "document:harbour-digest"),
        ("harbour-digest#2", "passage:harbour-digest#2"),
        ("passage:harbour-digest#2", "passage:harbour-digest#2"),
        ("gazette_2021", "source:gazette_2021"),
        ("assembly/seats@1991", "statement:assembly/seats@1991"),
        ("statement:assembly/seats@1991", "statement:assembly/seats@1991"),
        ("Assembly of Altamar", "entity:assembly"),
        ("  ASSEMBLY   of altamar ", "entity:assembly"),
        ("ЖИЫН", "entity:assembly"),
        ("Jiyn", "entity:assembly"),  # only helps to find
        ("жиин", None),
        ("Жийын", "entity:assembly"),
        ("council of the coast", "entity:assembly"),
        ("Ìvo Marán", "entity:ivo-maran"),
        ("Открытое", None),
        ("«Ашық теңіз»", "entity:open-sea"),
        ("Ашық теңіз", "entity:open-sea"),
        ("Проходной барьер", "topic:threshold"),
        ("Проходной барьёр", "topic:threshold"),
        ("the harbour report", "source:harbour-report"),
        ("C Weiss", "entity:clara-weiss"),
        ("weiss", "entity:clara-weiss"),  # a last name that only one person has
        ("Маран", "entity:ivo-maran"),
    ],
)
def test_what_it_means(reference, subject, address):
    if address:
        assert reference.resolve(subject) == address
    else:
        with pytest.raises(NotFound):
            reference.resolve(subject)


def sentence(reference, subject):
    with pytest.raises(NotFound) as caught:
        reference.resolve(subject)
    return str(caught.value)


def test_near_names_are_offered_by_their_main_name(reference):
    assert sentence(reference, "Clara Weis") == "There is nothing called “Clara Weis”; did you mean “Clara Weiss”?"
    assert "“Ivo Maran”" in sentence(reference, "Maren")
    assert "“Assembly of Altamar”" in sentence(reference, "Zhiynn")


def test_at_most_three_near_names(reference):
    assert sentence(reference, "harbor").count("“") <= 4


def test_nothing_near(reference):
    assert sentence(reference, "quantum") == "There is nothing called “quantum” in the reference."


@pytest.mark.parametrize("subject", ["", "  ", "?!", "\0"])
def test_no_name_at_all(reference, subject):
    assert sentence(reference, subject) == "No subject was named: give an id or a name."


def test_a_name_of_several_asks_which(bundled, tmp_path):
    copy = shutil.copy(bundled, tmp_path / "copy.db")
    with closing(sqlite3.connect(copy)) as writer, writer:
        writer.execute("update entity set name = 'Free Valley' where id = 'green-harbour'")
    writer.close()
    opened = Reference(copy)
    assert sentence(opened, "free valley") == (
        "“free valley” is the name of several: give one of entity:free-valley, entity:green-harbour."
    )
    opened.close()


def test_a_very_long_name_is_cut_in_the_answer(reference):
    assert len(sentence(reference, "long " * 100_000)) < 300


@given(st.text())
def test_whatever_is_typed_is_answered(bundled, text):
    with closing(Reference(bundled)) as opened, suppress(NotFound):
        assert opened.resolve(text).partition(":")[1]


def test_fold():
    assert fold("Ёлка — Élan,  ӘЛЕМ") == "елка elan әлем"
