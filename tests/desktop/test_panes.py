from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QColor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from db import Branch, Coverage, Found, Hit, Mark, PeriodKind, Repair, parse_period
from desktop.models.hits import SHOWN, TITLE_MARKS
from desktop.panes import hit_list
from desktop.panes.hit_delegate import HitDelegate
from desktop.panes.search import SearchPane
from desktop.panes.sheet import SheetPane
from desktop.panes.tree import TreePane
from desktop.panes.written import Landing, Written

HITS = tuple(
    Hit("passage", f"d#{number}", f"passage:d#{number}", f"Hit {number}", "words", "some words", (Mark(5, 5),))
    for number in range(1, 6)
)
HTML = (
    "<html><body><p>first seats</p>"
    + "<p>a line between</p>" * 200
    + '<p><a name="passage:d#4"></a>¶ 4 Then 98 seats.</p><p>more seats</p></body></html>'
)


@pytest.fixture
def beneath(qtbot):
    made = QLabel("contents")
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


@pytest.fixture
def search(qtbot, beneath):
    made = SearchPane(beneath)
    qtbot.addWidget(made)
    made.resize(320, 600)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.focus_box()
    qtbot.waitUntil(made.box.hasFocus)
    return made


@pytest.fixture
def found(qtbot, search):
    qtbot.keyClicks(search.box, "words")
    search.show_found(Found("words", HITS, len(HITS)))
    return search


@pytest.fixture
def sheet(qtbot):
    made = SheetPane()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    qtbot.waitExposed(made)
    made.show_page("A page", (Branch("a", None, "Above", "topic:a"),), Written(HTML), Landing())
    return made


def test_each_key_asks_at_once(qtbot, search):
    asked: list[str] = []
    search.asked.connect(asked.append)
    qtbot.keyClicks(search.box, "seats")
    assert asked == ["s", "se", "sea", "seat", "seats"]


def test_the_first_hit_is_chosen_with_return(qtbot, found):
    qtbot.wait(60)
    with qtbot.waitSignal(found.chosen) as chosen:
        qtbot.keyClick(found.box, Qt.Key.Key_Return)
    assert chosen.args == [HITS[0]]


def test_return_before_the_answer_opens_its_first_hit_when_it_comes(qtbot, search):
    qtbot.keyClicks(search.box, "words")
    qtbot.keyClick(search.box, Qt.Key.Key_Return)
    with qtbot.waitSignal(search.chosen) as chosen:
        search.show_found(Found("words", HITS, 5))
    assert chosen.args == [HITS[0]]


def test_keys_go_from_the_box_to_the_hits_and_back(qtbot, found):
    qtbot.keyClick(found.box, Qt.Key.Key_Down)
    assert found.view.hasFocus()
    qtbot.keyClick(found.view, Qt.Key.Key_Down)
    assert found.view.currentIndex().row() == 1
    qtbot.keyClick(found.view, Qt.Key.Key_Up)
    qtbot.keyClick(found.view, Qt.Key.Key_Up)
    assert found.box.hasFocus()


def test_letters_typed_over_the_hits_go_on_with_the_query(qtbot, found):
    qtbot.keyClick(found.box, Qt.Key.Key_Down)
    qtbot.keyClicks(found.view, "!")
    assert found.box.text() == "words!"
    assert found.box.hasFocus()
    qtbot.keyClick(found.box, Qt.Key.Key_Down)
    qtbot.keyClick(found.view, Qt.Key.Key_Backspace)
    assert found.box.text() == "words"


def test_a_click_chooses_a_hit(qtbot, found):
    index = found.hits.index(2)
    with qtbot.waitSignal(found.chosen) as chosen:
        place = found.view.visualRect(index).center()
        qtbot.mouseClick(found.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [HITS[2]]


def test_the_contents_come_back_when_the_query_goes(qtbot, found, beneath):
    assert found.showing_hits
    found.clear()
    assert not found.showing_hits
    assert beneath.isVisible()


def test_a_late_answer_to_an_emptied_box_is_not_shown(search):
    search.show_found(Found("words", HITS, 5))
    assert not search.showing_hits


def test_the_chosen_hit_stays_chosen_while_more_letters_come(qtbot, found):
    qtbot.keyClick(found.box, Qt.Key.Key_Down)
    qtbot.keyClick(found.view, Qt.Key.Key_Down)
    found.show_found(Found("words x", HITS[1:], 4))
    assert found.view.currentIndex().data() == "Hit 2"


def test_nothing_found_says_what_is_covered(qtbot, search):
    qtbot.keyClicks(search.box, "x")
    period = parse_period("1990/1995", PeriodKind.INTERVAL)
    search.show_found(Found("x", coverage=(Coverage("t", "Threshold", period, "none", "2026", "Not looked for."),)))
    assert not search.view.isVisible()
    assert "Nothing found" in search.summary.text()
    assert search.coach.words.isVisible()
    assert "Threshold, 1990 to 1995: not covered. Not looked for." in search.coach.words.text()


def test_a_long_list_of_what_is_covered_is_cut_and_what_was_not_counted_is_said(qtbot, search):
    qtbot.keyClicks(search.box, "x")
    period = parse_period("1990/1995", PeriodKind.INTERVAL)
    lines = tuple(Coverage("t", f"Topic {number}", period, "none", "2026", "Not looked for.") for number in range(30))
    search.show_found(Found("x", coverage=lines, repairs=(Repair("without “x”", "y", 1001),)))
    assert "Topic 3," in search.coach.words.text()
    assert search.coach.words.text().endswith("Ctrl+M.")
    assert search.coach.words.height() >= search.coach.words.heightForWidth(search.coach.words.width())
    assert search.coach.repairs[0].text() == "Without “x”: y (more than 1000)"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("football", "The reference says nothing of this."),
        ("football in:entity", "The reference says nothing of this."),
        ("in:nothing", "Nothing fits what the search is narrowed to."),
        ('"" -', "There is no word and no number in this"),
        ("\U0001f600", "There is no word and no number in this"),
    ],
)
def test_nothing_found_says_why(qtbot, search, query, told):
    search.box.setText(query)
    search.show_found(Found(query))
    assert search.coach.words.text().startswith(told)


def test_a_repair_is_one_click(qtbot, search):
    qtbot.keyClicks(search.box, "treshold & seats")
    search.show_found(Found("treshold & seats", repairs=(Repair("Corrected", "threshold & seats", 12),)))
    shown = [button for button in search.coach.findChildren(QPushButton) if button.isVisible()]
    assert [button.text() for button in shown] == ["Corrected: threshold && seats (12)"]
    qtbot.mouseClick(shown[0], Qt.MouseButton.LeftButton)
    assert search.box.text() == "threshold & seats"


def test_hits_that_take_long_to_paint_are_painted_in_turns(qtbot, found, monkeypatch):
    drawn, draw = [], HitDelegate._draw

    def told(self, painter, option, words, *rest):
        drawn.append(words.title)
        draw(self, painter, option, words, *rest)

    monkeypatch.setattr(HitDelegate, "_draw", told)
    monkeypatch.setattr(hit_list, "TURN", -1.0)
    found.view.viewport().repaint()
    assert drawn == ["Hit 1"]
    qtbot.waitUntil(lambda: drawn == [hit.title for hit in HITS])


def test_hits_are_drawn_at_every_width(qtbot, found):
    for width in (80, 220, 700):
        found.resize(width, 500)
        assert not found.view.grab().isNull()
        heights = {found.view.visualRect(found.hits.index(row)).height() for row in range(5)}
        assert min(heights) > 20


def test_a_row_is_high_enough_for_its_words_at_every_width(qtbot, found):
    words = "Entry threshold 7 per cent, 19 September 2004."
    found.show_found(Found("words", (Hit("passage", "x", "passage:x#1", "T", words, words, (Mark(0, 15),)),), 1))
    delegate, index = found.view.itemDelegate(), found.hits.index(0)
    for width in range(200, 420):
        found.resize(width, 500)
        room = found.view.viewport().width() - 42
        layout = delegate._snippet(index.data(SHOWN), room, QColor("yellow"))
        assert layout.lineCount() <= delegate._lines(words, room)


def test_words_that_were_found_are_shown_also_where_they_stand_far_down(qtbot, found):
    words = "A city of which much else is to be said before it comes to that. " * 2 + "The turnout here was low."
    place = words.index("turnout")
    found.show_found(Found("words", (Hit("passage", "x", "passage:x#1", "T", words, words, (Mark(place, 7),)),), 1))
    layout = found.view.itemDelegate()._snippet(found.hits.index(0).data(SHOWN), 260, QColor("yellow"))
    (marked,) = layout.formats()
    assert layout.text()[marked.start : marked.start + marked.length] == "turnout"
    assert layout.text().startswith("…")
    assert layout.lineCount() <= 2


def test_a_long_reading_of_the_query_is_shortened(qtbot, search):
    qtbot.keyClicks(search.box, "x")
    search.show_found(Found("x", HITS, 5, read_as=("x: also " + "other, " * 60,)))
    assert search.summary.height() < 2 * search.summary.fontMetrics().height() + 12
    assert search.summary.width() <= search.width()
    assert search.summary.toolTip().startswith("x: also other")


def test_the_tree_opens_what_can_be_opened_and_unfolds_the_rest(qtbot):
    tree = TreePane()
    qtbot.addWidget(tree)
    tree.show_tree((Branch("a", None, "A"), Branch("a/b", "a", "B", "entity:b"), Branch("a/c", "a", "C", "entity:c")))
    tree.show()
    top = tree.tree.index(0, 0)
    chosen = []
    tree.chosen.connect(chosen.append)
    tree.setCurrentIndex(top)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert tree.isExpanded(top)
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    place = tree.visualRect(tree.tree.index(1, 0, top)).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == ["entity:b", "entity:c"]


def test_the_tree_shows_what_is_open_without_choosing_it(qtbot):
    tree = TreePane()
    qtbot.addWidget(tree)
    tree.show_tree((Branch("a", None, "A"), Branch("a/b", "a", "B", "entity:b")))
    with qtbot.assertNotEmitted(tree.chosen):
        tree.show_open("entity:b")
        tree.show_open("entity:nobody")
    assert tree.currentIndex().data() == "B"


def test_a_page_arrives_at_its_passage_with_the_words_marked(sheet):
    sheet.land(Landing("passage:d#4", words=("seats", "98")))
    cursor = sheet.browser.cursorRect(sheet.browser.textCursor())
    assert sheet.scrolled > 0
    shown = [selection.cursor.selectedText() for selection in sheet.browser.extraSelections()]
    assert shown[0].startswith("¶ 4 Then 98 seats.")
    assert shown[1:] == ["seats", "98 seats", "seats"]
    assert sheet.bar.words.text() == "Mark 2 of 3"
    assert cursor is not None


def test_marks_are_walked_round_and_cleared(qtbot, sheet):
    sheet.land(Landing(words=("seats",)))
    said = []
    for _ in range(4):
        sheet.walk(True)
        said.append(sheet.bar.words.text())
    assert said == ["Mark 1 of 3", "Mark 2 of 3", "Mark 3 of 3", "Mark 1 of 3"]
    sheet.walk(False)
    assert sheet.bar.words.text() == "Mark 3 of 3"
    sheet.land(Landing(words=("seats",)))
    assert sheet.bar.words.text() == "3 marks"
    sheet.walk(False)
    assert sheet.bar.words.text() == "Mark 3 of 3"
    sheet.clear_marks()
    assert not sheet.browser.extraSelections()
    assert not sheet.bar.isVisible()
    assert not sheet.has_marks


def test_find_on_the_page_follows_the_typing(qtbot, sheet):
    sheet.open_find()
    qtbot.keyClicks(sheet.bar.box, "seat")
    assert sheet.bar.words.text() == "Mark 1 of 3"
    qtbot.keyClick(sheet.bar.box, Qt.Key.Key_Return)
    assert sheet.bar.words.text() == "Mark 2 of 3"
    qtbot.keyClick(sheet.bar.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.bar.words.text() == "Mark 1 of 3"
    qtbot.keyClicks(sheet.bar.box, "xyz")
    assert sheet.bar.words.text() == "Not on this page"
    qtbot.mouseClick(sheet.bar.buttons["close"], Qt.MouseButton.LeftButton)
    assert not sheet.bar.isVisible()


def test_a_page_comes_back_at_the_height_it_was_left(sheet):
    sheet.show_page("A page", (), Written(HTML), Landing(scrolled=777))
    assert sheet.scrolled == 777


def test_nothing_is_loaded_whatever_a_page_says(qtbot, sheet, tmp_path):
    picture = tmp_path / "x.png"
    picture.write_bytes(b"not a picture")
    asked = []
    original = sheet.browser.loadResource
    sheet.browser.loadResource = lambda kind, name: asked.append(name.toString()) or original(kind, name)
    sheet.show_page(
        "Wicked",
        (),
        Written(f'<img src="https://example.org/x.png"><img src="{picture.as_uri()}"><p>text</p>'),
        Landing(),
    )
    for name in ("https://example.org/x.png", picture.as_uri()):
        assert sheet.browser.loadResource(QTextDocument.ResourceType.ImageResource, QUrl(name)) is None


def test_a_page_shows_its_own_drawings_and_no_others(sheet):
    red = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="red"/></svg>'
    )
    sheet.show_page(
        "Drawn", (), Written('<p><img src="figure:0" width="40" height="20"/></p>', (lambda: red,)), Landing()
    )
    image = sheet.browser.loadResource(QTextDocument.ResourceType.ImageResource, QUrl("figure:0"))
    assert (image.width(), image.height()) == (40, 20)
    assert image.pixelColor(20, 10).name() == "#ff0000"
    seen = sheet.browser.viewport().grab().toImage()
    assert "#ff0000" in {seen.pixelColor(x, 40).name() for x in range(seen.width())}
    for other in ("figure:1", "figure:-1", "figure:x", "figure:"):
        assert sheet.browser.loadResource(QTextDocument.ResourceType.ImageResource, QUrl(other)) is None


def test_drawings_are_never_wider_than_the_text(sheet):
    wide = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="300"><rect width="900" height="300"/></svg>'
    sheet.show_page(
        "Wide", (), Written('<p><img src="figure:0" width="900" height="300"/></p>', (lambda: wide,)), Landing()
    )

    def size():
        cursor = sheet.browser.textCursor()
        cursor.setPosition(1)
        look = cursor.charFormat().toImageFormat()
        return look.width(), look.height()

    widths = []
    for width in (700, 400, 2000):
        sheet.resize(width, 500)
        widths.append(size()[0])
        assert widths[-1] <= sheet.browser.viewport().width() - 2 * sheet.browser.margin
        assert size()[1] == pytest.approx(widths[-1] / 3, abs=1)
        assert not sheet.browser.horizontalScrollBar().isVisible()
    assert widths[1] < widths[0] <= widths[2] <= 900


def test_links_are_told_not_followed(qtbot, sheet):
    sheet.show_page("Links", (), Written('<p><a href="statement:a/b@2022-06-08">here</a></p>'), Landing())
    with qtbot.waitSignal(sheet.followed) as followed:
        sheet.browser.anchorClicked.emit(QUrl("statement:a/b@2022-06-08"))
    assert followed.args == ["statement:a/b@2022-06-08"]
    assert "here" in sheet.browser.toPlainText()


def test_the_way_down_to_a_page_can_be_walked_up(qtbot, sheet):
    assert "Above" in sheet.path.accessibleDescription()
    with qtbot.waitSignal(sheet.followed) as followed:
        sheet.path.linkActivated.emit("topic:a")
    assert followed.args == ["topic:a"]


@pytest.mark.parametrize("button", ["BackButton", "ForwardButton"])
def test_the_mouse_has_buttons_for_back_and_forward(qtbot, sheet, button):
    signal = sheet.browser.went_back if button == "BackButton" else sheet.browser.went_forward
    with qtbot.waitSignal(signal):
        QTest.mousePress(sheet.browser.viewport(), getattr(Qt.MouseButton, button))


def test_lines_stay_readable_in_a_wide_window(sheet):
    narrow = sheet.browser.margin
    sheet.resize(2000, 500)
    assert sheet.browser.margin > 300 > narrow
    assert sheet.browser.document().rootFrame().frameFormat().leftMargin() == sheet.browser.margin


def test_redrawing_keeps_place_and_marks(sheet):
    sheet.land(Landing("passage:d#4", words=("seats",)))
    place, count = sheet.scrolled, len(sheet.browser.extraSelections())
    sheet.redraw(Written(HTML))
    assert abs(sheet.scrolled - place) < 5
    assert len(sheet.browser.extraSelections()) == count


def test_the_palette_may_change_at_any_time(qtbot, found, sheet):
    found.refresh()
    sheet.refresh()
    assert QEvent.Type.PaletteChange


def test_a_hit_is_marked_in_its_title_too(qtbot, search):
    hit = Hit("entity", "p", "entity:p", "The Parties of 2021", "words", "other words", forms=("parties", "2021"))
    search.hits.show((hit,))
    title = search.hits.index(0).data(TITLE_MARKS)
    assert [hit.title[mark.start : mark.start + mark.length] for mark in title] == ["Parties", "2021"]


def test_how_a_query_was_read_is_told_once(qtbot, search):
    qtbot.keyClicks(search.box, "words")
    search.show_found(Found("words", read_as=("read as “cjkjdf”, typed on the other keyboard layout",)))
    assert search.coach.words.text().startswith("Read as “cjkjdf”, typed")
    search.show_found(Found("words", read_as=("words: also terms",)))
    assert search.coach.words.text().startswith("Read as: words: also terms")


def test_hits_of_one_vote_are_told_apart(qtbot, found):
    vote = Hit("election", "v", "entity:v", "Vote", "A vote.", "A vote.")
    rows = tuple(replace(vote, title=f"Vote: {name}", text=f"{name}: 1 seats") for name in "ABC")
    found.show_found(Found("words", (vote, rows[0]), 2))
    qtbot.keyClick(found.box, Qt.Key.Key_Down)
    qtbot.keyClick(found.view, Qt.Key.Key_Down)
    found.show_found(Found("words", (rows[1], vote, rows[0]), 3))
    assert found.view.currentIndex().data() == "Vote: A"
    settled = found.show_settled(Found("words", (vote, *rows), 4))
    assert [hit.title for hit in settled.hits] == ["Vote: B", "Vote", "Vote: A", "Vote: C"]
