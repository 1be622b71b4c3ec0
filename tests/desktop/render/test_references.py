import pytest

from desktop.render.blocks import Piece
from desktop.render.references import shown


def number(text, locator=""):
    return Piece(text, "reference", locator=locator)


def written(*pieces, **how):
    return "".join(text for _, text in shown(pieces, **how))


@pytest.mark.parametrize(
    ("pieces", "short", "full"),
    [
        ([number("1", "¶ 4")], "[1]", "[1, ¶ 4]"),
        ([number("1"), number("2", "p. 3")], "[1; 2]", "[1; 2, p. 3]"),
        ([number("1", "¶ 4"), number("1", "¶ 9")], "[1, ¶ 4; ¶ 9]", "[1, ¶ 4; ¶ 9]"),
        ([number("1", "¶ 4"), number("1", "¶ 4")], "[1]", "[1, ¶ 4]"),
        ([number("1", "¶ 4"), number("1"), number("2")], "[1, ¶ 4; 1; 2]", "[1, ¶ 4; 1; 2]"),
        ([number("1", "a"), Piece(" and "), number("1", "a")], "[1] and [1]", "[1, a] and [1, a]"),
    ],
)
def test_numbers_in_brackets(pieces, short, full):
    assert written(*pieces, locators=False) == short
    assert written(*pieces, locators=True) == full


def test_in_a_column_of_sources_there_are_no_brackets():
    assert written(number("1", "¶ 4"), number("2"), locators=True, brackets=False) == "1, ¶ 4; 2"
