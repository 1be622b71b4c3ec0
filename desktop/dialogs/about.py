"""What this program is, which content is open, and under which licences both stand."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db import Pack
from desktop import theme
from desktop.icons import icon

PICTURE = 56


class AboutDialog(QDialog):
    """Without a pack it says only what the program itself is."""

    def __init__(self, version: str, pack: Pack | None, knowledge_ends: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Anyqtama"))
        self.text = QLabel(self._words(version, pack, knowledge_ends), self)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setWordWrap(True)
        self.text.setAccessibleName(self.tr("About this program"))
        picture = QLabel(self)
        picture.setPixmap(icon("anyqtama", theme.colours().accent).pixmap(QSize(PICTURE, PICTURE)))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout()
        line.setSpacing(18)
        line.addWidget(picture)
        line.addWidget(self.text, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(14)
        column.addLayout(line)
        column.addWidget(buttons)
        self.setMinimumWidth(520)

    def _words(self, version: str, pack: Pack | None, knowledge_ends: str) -> str:
        program = self.tr("An offline desktop reference. It opens no connection and sends nothing.")
        parts = [f"<h2>Anyqtama {escape(version)}</h2>", _paragraph(program)]
        if pack:
            content = self.tr("Content: {0}, version {1}.").format(pack.title, pack.version)
            parts += [_paragraph(content), _paragraph(self.tr("Its knowledge ends on {0}.").format(knowledge_ends))]
            parts.append(_paragraph(self.tr("Licence of the content: {0}.").format(pack.licence)))
        else:
            parts.append(_paragraph(self.tr("No content is open.")))
        parts.append(_paragraph(self.tr("Licence of the program: MIT.")))
        parts.append(
            _paragraph(self.tr("Made with Qt {0} and PySide (LGPL 3), SQLite and sqlite-utils.").format(qVersion()))
        )
        return "".join(parts)


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
