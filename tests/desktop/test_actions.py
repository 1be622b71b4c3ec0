from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QToolBar

from desktop import actions, icons
from desktop.actions import TABLE, Command


def test_every_command_is_declared_and_made(program):
    assert set(TABLE) == set(Command) == set(program.controller.actions)


def test_every_command_has_words_and_says_what_it_does(program):
    for action in program.controller.actions.values():
        assert action.text().strip()
        assert action.statusTip().strip()
        assert action.toolTip().startswith(action.statusTip())


def test_no_key_stands_for_two_commands(program):
    declared = [key for action in program.controller.actions.values() for key in action.shortcuts()]
    keys = [key.toString() for key in declared if not key.isEmpty()]
    assert len(keys) > 20
    assert len(keys) == len(set(keys))


def test_no_letter_stands_twice_in_a_menu(window):
    for menu in window.menuBar().actions():
        marked = [letter_of(action.text()) for action in menu.menu().actions() if not action.isSeparator()]
        assert all(marked)
        assert len(marked) == len(set(marked)), menu.text()
    titles = [letter_of(menu.text()) for menu in window.menuBar().actions()]
    assert len(titles) == len(set(titles)) == 5


def letter_of(text):
    return text.partition("&")[2][:1].lower()


def test_every_icon_named_in_the_table_is_drawn(qapp):
    names = {declared.icon for declared in TABLE.values() if declared.icon}
    assert len(names) > 15
    assert not [name for name in names if icons.icon(name).isNull()]


def test_everything_on_the_tool_bar_has_an_icon_and_a_tip(window):
    shown = [action for action in window.findChild(QToolBar).actions() if action.objectName()]
    assert len(shown) == sum(bool(declared.bar) for declared in TABLE.values())
    assert all(not action.icon().isNull() and action.toolTip() for action in shown)


def test_the_overview_shows_every_command_that_has_keys(qtbot, program):
    from desktop.dialogs.shortcuts import ShortcutsDialog

    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    shown = dialog.text.toPlainText()
    for declared in TABLE.values():
        for key in declared.keys:
            assert actions.text_of(declared) in shown
            assert QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) in shown
