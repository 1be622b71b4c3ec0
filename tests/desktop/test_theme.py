import pytest
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from desktop import theme
from desktop.icons import icon

LIGHT = QPalette(QColor("#efefef"), QColor("#ffffff"))
WARM = QPalette(QColor("#eee8d5"), QColor("#fdf6e3"))


@pytest.fixture(params=["light", "dark", "system"])
def palette(qapp, request):
    theme.apply(request.param)
    yield QGuiApplication.palette()
    QGuiApplication.setPalette(QPalette())


@pytest.mark.parametrize("ink", ["ink", "muted", "accent", "warning"])
def test_every_text_colour_is_readable_on_the_page(palette, ink):
    found = theme.colours(palette)
    assert theme.contrast(getattr(found, ink), found.paper) >= theme.READABLE


@pytest.mark.parametrize("ground", ["band", "selected", "mark", "current_mark"])
def test_words_are_readable_on_every_ground(palette, ground):
    found = theme.colours(palette)
    assert theme.contrast(found.ink, getattr(found, ground)) >= theme.READABLE


def test_the_mark_one_stands_on_is_told_from_the_others(palette):
    found = theme.colours(palette)
    assert theme.contrast(found.mark, found.current_mark) > 1.1
    assert theme.contrast(found.mark, found.paper) > 1.25


def test_the_page_takes_the_same_colours(palette):
    page = theme.page(palette)
    for ink in (page.text, page.quiet, page.link, page.notice):
        assert theme.contrast(QColor(ink), QColor(page.background)) >= theme.READABLE
        assert theme.contrast(QColor(ink), QColor(page.shade)) >= theme.READABLE - 0.5


def test_chosen_lines_and_quiet_labels_are_readable(palette):
    list_palette, label_palette = theme.calm(palette), theme.quiet(palette)
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        chosen = list_palette.color(group, QPalette.ColorRole.Highlight)
        assert theme.contrast(list_palette.color(group, QPalette.ColorRole.HighlightedText), chosen) >= theme.READABLE
    label, ground = QPalette.ColorRole.WindowText, QPalette.ColorRole.Window
    assert theme.contrast(label_palette.color(label), label_palette.color(ground)) >= theme.READABLE


@pytest.mark.parametrize("role", ["WindowText", "Text", "ButtonText", "ToolTipText", "PlaceholderText"])
def test_the_dark_palette_is_readable_everywhere(qapp, role):
    theme.apply("dark")
    palette = QGuiApplication.palette()
    grounds = {"WindowText": "Window", "ButtonText": "Button", "ToolTipText": "ToolTipBase"}
    ground = getattr(QPalette.ColorRole, grounds.get(role, "Base"))
    ink = getattr(QPalette.ColorRole, role)
    assert theme.contrast(palette.color(ink), palette.color(ground)) >= theme.READABLE
    QGuiApplication.setPalette(QPalette())


def test_other_palettes_work_too():
    found = theme.colours(WARM)
    assert theme.contrast(found.accent, found.paper) >= theme.READABLE
    assert not found.dark


def test_contrast_is_the_one_of_the_standard():
    assert theme.contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert theme.contrast(QColor("#767676"), QColor("white")) == pytest.approx(4.54, abs=0.01)


def test_icons_take_the_colour_asked_for(qapp):
    drawn = icon("back", QColor("#ff0000")).pixmap(24, 24).toImage()
    inks = {drawn.pixelColor(x, y).name() for x in range(24) for y in range(24) if drawn.pixelColor(x, y).alpha() > 200}
    assert inks == {"#ff0000"}


def test_an_icon_that_is_not_there_is_a_mistake(qapp):
    with pytest.raises(KeyError):
        icon("no-such-icon")
