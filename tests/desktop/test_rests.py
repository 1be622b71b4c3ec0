import pytest

from db import Reference
from desktop.rests import words_resting_on


@pytest.fixture
def assembly(bundled):
    reference = Reference(bundled)
    yield reference.open("entity:assembly")
    reference.close()


def test_the_values_that_rest_on_a_passage_are_its_words(assembly):
    words = words_resting_on(assembly, "passage:harbour-digest#1")
    assert {"40", "8", "4.5"} <= set(words)
    assert "300" not in words


def test_large_numbers_are_looked_for_with_and_without_commas(assembly):
    assert "300" in words_resting_on(assembly, "passage:harbour-digest#4")


def test_other_links_rest_on_nothing(assembly):
    assert words_resting_on(assembly, "entity:ivo-maran") == ()
    assert words_resting_on(assembly, "passage:elsewhere#1") == ()
