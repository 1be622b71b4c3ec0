"""Short codes: what is copied leads back to the very place, and says when the words there are others now."""

from contextlib import closing

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from db import Reference, code_of
from db.codes import Code, read_code


@pytest.fixture
def reference(bundled):
    with closing(Reference(bundled)) as opened:
        yield opened


def test_every_statement_and_passage_leads_back(reference):
    units = [unit for kind in ("statement", "passage") for unit in reference.units(kind)]
    addresses = [f"{unit.kind}:{unit.id}" for unit in units]
    assert len(addresses) > 40
    for address in addresses:
        code = code_of(reference.open(address), address)
        assert "~" in code
        assert reference.resolve(code) == address
        found = reference.search(f"as said in “{code}”.")
        assert [hit.address for hit in found.hits] == [address]
        assert found.read_as == ("a code: its words are as they were copied",)
        assert found.hits[0].text


@pytest.mark.parametrize(
    "address", ["entity:assembly", "topic:assembly", "document:harbour-digest", "source:gazette_2021"]
)
def test_a_page_has_a_code_too(reference, address):
    code = code_of(reference.open(address), address)
    assert code == f"anyqtama:{address}"
    assert [hit.address for hit in reference.search(code).hits] == [address]


def test_changed_words_are_said(reference):
    address = "statement:assembly/seats@2007-01-01"
    code = code_of(reference.open(address), address)
    other = f"{code[:-1]}{'0' if code[-1] != '0' else '1'}"
    found = reference.search(other)
    assert found.read_as == ("a code: its words have changed since they were copied",)
    assert found.hits[0].address == address


def test_a_place_that_is_gone_is_said(reference):
    for text in ("anyqtama:assembly/none@1999~abcd", "anyqtama:harbour-digest#999~abcd", "anyqtama:nobody"):
        found = reference.search(text)
        assert found.hits == ()
        assert "does not hold" in found.read_as[0]


@pytest.mark.parametrize(
    ("text", "address", "mark"),
    [
        ("anyqtama:mazhilis/seats@2022-06-08~3f2a", "statement:mazhilis/seats@2022-06-08", "3f2a"),
        ("(anyqtama:mazhilis/seats@2022~~3f2a).", "statement:mazhilis/seats@2022~", "3f2a"),
        ("see anyqtama:digest#4~ab12, and so on", "passage:digest#4", "ab12"),
        ("anyqtama:entity:mazhilis", "entity:mazhilis", ""),
        ("anyqtama:mazhilis", "entity:mazhilis", ""),
        ("anyqtama:mazhilis~12345", "entity:mazhilis~12345", ""),
    ],
)
def test_a_code_is_read_whatever_stands_around_it(text, address, mark):
    assert read_code(text) == Code(address, mark)


@given(st.text())
@example("anyqtama:")
@example("anyqtama:~3f2a")
@example("anyqtama: x")
@example("mazhilis ~3f2a")
def test_nothing_typed_raises(text):
    code = read_code(text)
    assert code is None or code.address
