"""The pages of time as blocks: tables that say what is sure, pictures with a table behind them."""

from dataclasses import replace

import pytest

from db import Datatype, Force, History, Reference, Value
from desktop.render import DARK, LIGHT, compose, html, markdown, painted, web_page
from desktop.render.blocks import FactTable, Figure, Heading, Table
from tests import pages


@pytest.fixture(scope="module")
def reference(bundled):
    opened = Reference(bundled)
    yield opened
    opened.close()


def headings(document):
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 2]


def words(cell):
    return "".join(piece.text for piece in cell)


def section(document, heading):
    """The tables under a heading of level 2."""
    found, inside = [], False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            inside = block.text == heading
        elif inside and isinstance(block, Table):
            found.append(block)
    return found


def test_changes_say_when_from_what_to_what_and_by_which_act(reference):
    document = compose(reference.open("changes:2006..2007/entity:assembly"))
    table = section(document, "What changed")[0]
    assert [column.text for column in table.columns] == ["When", "What", "Before", "After", "By", "Sources"]
    row = next(row for row in table.rows if "Seats" in words(row[1]))
    assert words(row[0]) == "1 January 2007"
    assert words(row[2]) == "30 seats (1991 to December 2006)"
    assert words(row[3]).startswith("40 seats")
    assert words(row[4]) == "Law on Elections"
    assert row[3][0].href == "statement:assembly/seats@2007-01-01"
    assert [piece.style for piece in row[5]] == ["reference"] * len(row[5])
    assert len(table.anchors) == len(table.rows)


def test_what_may_have_changed_stands_apart_and_says_why(reference):
    document = compose(reference.open("changes:2021-05-03..2021-05-03/entity:assembly"))
    assert headings(document)[:2] == ["What changed", "What may have changed"]
    assert "known closely enough" in markdown(document)


def test_nothing_changed_is_said(reference):
    text = markdown(compose(reference.open("changes:1800..1801")))
    assert "Nothing is recorded that changed or happened" in text


def test_days_after_knowledge_ends_are_said(reference):
    text = markdown(compose(reference.open("changes:2030..2031")))
    assert "What is known here ends on 31 December 2024; nothing later is in it." in text
    sheet = compose(reference.open("entity:assembly", "2030-01-01"))
    assert sheet.as_of == "As of 1 January 2030; what is known here ends on 31 December 2024"
    assert "held when knowledge ended; what came later is not known" in markdown(sheet)


def test_a_value_not_in_force_stands_under_history_only(reference):
    document = compose(reference.open("entity:assembly", "2010-01-01"))
    facts, _, history = markdown(document).partition("## History")
    assert "40 seats" in facts
    assert "30 seats" not in facts
    assert "30 seats" in history


def test_an_unknown_day_has_the_nearest_before_and_after():
    oldest = pages.fact("oldest", "30 seats", pages.period("1991/1995"), Force.ENDED)
    before = pages.fact("before", "40 seats", pages.period("1996/2000"), Force.ENDED)
    after = pages.fact("after", "50 seats", pages.period("2020/.."), Force.FUTURE)
    history = History("seats", "Seats", "seats", (oldest, before, after))
    known = pages.group("Seats", before, oldest, after)
    sheet = replace(pages.sheet(), as_of="2010-01-01", groups=(known,), histories=(history,), vote=None)
    facts = next(block for block in compose(sheet).blocks if isinstance(block, FactTable)).sets[0]
    assert facts.unknown == "Not known for this date (1 January 2010). Nearest known:"
    assert [words(row.value) for row in facts.rows] == ["40 seats", "50 seats"]


def test_the_acts_of_a_value_stand_apart_in_its_history():
    acts = [("By", Value("Constitution", Datatype.TEXT)), ("By", Value("amendments of 2007", Datatype.TEXT))]
    ends = [("Ended by", Value("Law", Datatype.TEXT)), ("Ended by", Value("amendments of 2023", Datatype.TEXT))]
    steps = (
        pages.fact("one", "77 seats", pages.period("1999/2007")),
        pages.fact("two", "107 seats", pages.period("2007/2023"), qualifiers=(*acts, *ends)),
    )
    sheet = replace(pages.sheet(), histories=(History("seats", "Seats", "seats", steps),), vote=None)
    history = markdown(compose(sheet)).partition("## History")[2]
    assert "Constitution, amendments of 2007" in history
    assert "107 seats**; Ended by: Law, amendments of 2023" in history


def test_the_table_behind_a_picture_is_its_words_in_markdown(reference):
    document = compose(reference.open("coverage:"))
    assert [type(block) for block in document.blocks] == [Figure]
    text = markdown(document)
    assert "| Topic | Period | State |" in text
    assert "<svg" not in text


def test_the_window_gets_the_name_of_a_picture_and_a_file_the_picture_itself(reference):
    document = compose(reference.open("entity:election-2023-06-11-assembly"))
    assert document.figures
    screen, file = "".join(html(document)), web_page([document], "")
    assert all(f'src="figure:{number}"' in screen for number in range(len(document.figures)))
    assert "<svg" not in screen
    assert file.count("<svg") == len(document.figures)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_a_picture_is_painted_in_the_colours_of_its_window(reference, palette):
    figure = compose(reference.open("coverage:")).figures[0]
    svg = painted(figure, palette)
    assert "var:" not in svg
    assert palette.text in svg


def test_seats_are_drawn_and_compared_with_the_vote_before(reference):
    document = compose(reference.open("entity:election-2023-06-11-assembly"))
    assert "38 seats" not in markdown(document)  # seats of independents count too
    assert any("40 seats" in figure.picture.svg for figure in document.figures)
    assert "Rules in force on the day of the vote" in headings(document)
    assert any(heading.startswith("Compared with") for heading in headings(document))


def test_what_lies_ahead_of_the_day_says_so_in_the_timeline(reference):
    told = markdown(compose(reference.open("timeline:", "2023-06-10")))
    assert "11 June 2023 (not yet on this day)" in told
    assert told.count("(not yet on this day)") == 1
    assert "not yet" not in markdown(compose(reference.open("timeline:", "2023-06-11")))
    assert "not yet" not in markdown(compose(reference.open("timeline:")))


def test_the_timeline_is_told_by_decades(reference):
    document = compose(reference.open("timeline:"))
    decades = [heading for heading in headings(document) if heading != "Sources"]
    assert decades == sorted(decades)
    assert "2020 to 2029" in decades


def test_what_was_not_there_says_so_first(reference):
    text = markdown(compose(reference.open("entity:assembly", "1990-01-01")))
    assert "It did not exist yet on 1 January 1990." in text
    assert "Nothing held on 1 January 1990. Nearest known:" in text
    assert "Not known for this date" not in text
