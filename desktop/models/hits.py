"""What a search found, ready for the list: in sight, for a screen reader, and as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from db import Hit, Mark, describe
from desktop import marks

Index = QModelIndex | QPersistentModelIndex
HIT = int(Qt.ItemDataRole.UserRole)
ICON_NAME = HIT + 1
SHOWN = HIT + 2
TITLE_MARKS = HIT + 3
NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit as it stands in the list: what the title says is not said again below; `detail` is the quiet line."""

    title: str
    words: str
    marks: tuple[Mark, ...]
    detail: str

    @property
    def spoken(self) -> str:
        """The same for a screen reader."""
        return ". ".join(part for part in (self.title, self.words, self.detail) if part)


class HitsModel(QAbstractListModel):
    """Holds the hits of the newest answer."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: tuple[Hit, ...] = ()
        self._shown: dict[int, Shown] = {}
        self._marked: dict[int, tuple[Mark, ...]] = {}
        self._kinds: Mapping[str, str] = {}

    def learn(self, kinds: Mapping[str, str]) -> None:
        """Which icon each address has, so that a person is not drawn as an institution."""
        self._kinds = kinds

    def show(self, hits: tuple[Hit, ...]) -> None:
        """Put these hits in place of the ones before."""
        self.beginResetModel()
        self._hits = hits
        self._shown.clear()
        self._marked.clear()
        self.endResetModel()

    def extend(self, hits: tuple[Hit, ...]) -> None:
        """Put more hits behind those that are there."""
        if hits:
            self.beginInsertRows(NO_INDEX, len(self._hits), len(self._hits) + len(hits) - 1)
            self._hits += hits
            self.endInsertRows()

    def row_of(self, sought: Hit | None) -> int:
        """Where a hit stands, however it matched, or -1."""
        return next((row for row, hit in enumerate(self._hits) if sought and same(hit, sought)), -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._line(index.row()).spoken
        if role == SHOWN:
            return self._line(index.row())
        if role == TITLE_MARKS:
            return self._title_marks(index.row())
        if role == ICON_NAME:
            return self._kinds.get(hit.address, hit.kind)
        return hit if role == HIT else None

    def _line(self, row: int) -> Shown:
        """Made once, when first looked at."""
        if row not in self._shown:
            self._shown[row] = shown(self._hits[row])
        return self._shown[row]

    def _title_marks(self, row: int) -> tuple[Mark, ...]:
        """Found once, when the row is first painted."""
        if row not in self._marked:
            self._marked[row] = marks.whole_words(self._line(row).title, self._hits[row].forms)
        return self._marked[row]


def same(hit: Hit, other: Hit) -> bool:
    """Whether two hits are one: what parties had in a vote all leads to the page of that vote, in words of its own."""
    return (hit.address, hit.title, hit.text) == (other.address, other.title, other.text)


def kind_of(hit: Hit) -> str:
    """What a hit is, in a word for people; an entry's own icon and words say enough."""
    words = {
        "passage": QCoreApplication.translate("hits", "Passage"),
        "statement": QCoreApplication.translate("hits", "Fact"),
        "entity": "",
        "election": QCoreApplication.translate("hits", "Vote"),
        "document": QCoreApplication.translate("hits", "Document"),
        "topic": QCoreApplication.translate("hits", "Topic"),
        "source": QCoreApplication.translate("hits", "Source"),
        "library": QCoreApplication.translate("hits", "Your library"),
    }
    return words[hit.kind]


def shown(hit: Hit) -> Shown:
    """A fact's title is its subject, and its words go on from there; all others are shown as they are."""
    if hit.snippet == hit.title:
        return Shown(hit.title, "", (), detail_of(hit))
    subject = hit.title.rpartition(": ")[0]
    if hit.kind != "statement" or not subject or not hit.snippet.startswith(f"{subject}: "):
        return Shown(hit.title, hit.snippet, marks.calm(hit.snippet, hit.marks), detail_of(hit))
    cut = len(subject) + 2
    words = hit.snippet[cut : cut + 1].upper() + hit.snippet[cut + 1 :]
    kept = [Mark(mark.start - cut, mark.length) for mark in hit.marks if mark.start >= cut]
    return Shown(subject, words, marks.calm(words, kept), detail_of(hit))


def detail_of(hit: Hit) -> str:
    """The quiet line under a hit: what it is, what the match lacks, when it holds, where it comes from."""
    return " · ".join(part for part in (kind_of(hit), _match(hit), _when(hit), _origin(hit)) if part)


def _when(hit: Hit) -> str:
    when = describe(hit.period) if hit.period else ""
    return "" if when in hit.snippet else when


def _origin(hit: Hit) -> str:
    if not hit.source:
        return ""
    return ", ".join(part for part in (hit.source.publisher or hit.source.title, hit.source.date) if part)


def _match(hit: Hit) -> str:
    if hit.missing:
        return QCoreApplication.translate("hits", "without {0}").format(", ".join(hit.missing))
    words = {
        "variant": QCoreApplication.translate("hits", "under another name"),
        "begun": QCoreApplication.translate("hits", "began as typed"),
        "corrected": QCoreApplication.translate("hits", "spelling corrected"),
    }
    return words.get(hit.match, "")
