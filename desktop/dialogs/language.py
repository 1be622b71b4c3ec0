"""How to search: everything the search box understands, with an example each that can be tried at once."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, QUrl, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from desktop import fields, theme

TRY = "try:"


class LanguageDialog(QDialog):
    """Says which example is to be tried."""

    tried = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("How to search"))
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(self.windowTitle())
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(16)
        self.text.setHtml(_page())
        self.text.anchorClicked.connect(self._try)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(buttons)
        self.resize(660, 620)

    @Slot(QUrl)
    def _try(self, address: QUrl) -> None:
        query = address.path(QUrl.ComponentFormattingOption.FullyDecoded)
        self.accept()
        self.tried.emit(query)


def examples() -> tuple[tuple[str, str], ...]:
    """What can be typed, and what it does."""
    kinds = ", ".join(fields.KINDS)
    return (
        ("entry threshold 2021", _tr("Plain words: in any order, form and spelling; the last one may be unfinished.")),
        ('"central election commission"', _tr("A phrase: these words one after the other.")),
        ("election -presidential", _tr("A minus sign before a word or a phrase: hits without it.")),
        ("akim OR maslikhat", _tr("OR in capitals: one of the two is enough.")),
        ("constitut*", _tr("A star at the end: all words that begin so.")),
        ("seats in:statement", _tr("in: only hits of one kind: {0}.").format(kinds)),
        ("reform topic:parliament", _tr("topic: only what belongs to a topic.")),
        ("turnout source:core-003", _tr("source: only what rests on a source.")),
        ("commission language:en", _tr("language: only texts in a language, by its short name such as en, ru or kk.")),
        ("referendum year:2008..2012", _tr("year: only what speaks of a year or of the years between two.")),
        ("party threshold near:5", _tr("near: all words at most so many words apart.")),
        ("majilis as:typed", _tr("as:typed: no other names, spellings and corrections.")),
    )


def _page() -> str:
    link = theme.colours().accent.name()
    rows = "".join(
        f'<tr><td width="44%"><a href="{TRY}{escape(typed, quote=True)}" style="color: {link}">{escape(typed)}</a></td>'
        f"<td>{escape(told)}</td></tr>"
        for typed, told in examples()
    )
    lines = (
        _tr("Nothing typed is an error: whatever is none of these is read as plain words."),
        _tr("Behind a field's colon the box offers what fits; Ctrl+Space offers the fields themselves."),
        _tr("Several fields of one kind widen each other, fields of different kinds narrow each other."),
        _tr("A name given whole opens its page on Return. A number or a year may stand beside any words."),
        _tr("Down in the empty box shows the kept and the latest searches; the star keeps the one in the box."),
        _tr("Several hits are chosen with Shift or Ctrl: Ctrl+D pins them, Ctrl+C copies them with their sources."),
        _tr("“As typed” beside the hits takes other names, spellings and corrections off, and brings them back."),
        _tr("F3 and Shift+F3 walk the marked words, and behind the last one go on to the next hit."),
        _tr("Ctrl+T shows the contents with the hits of each branch; the search box brings the hits back."),
    )
    notes = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return (
        f"<p>{escape(_tr('Click an example to try it.'))}</p>"
        f"<table cellspacing='0' cellpadding='5' width='100%'>{rows}</table><ul>{notes}</ul>"
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("language", text)
