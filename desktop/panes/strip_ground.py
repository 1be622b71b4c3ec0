"""What lies behind the marks of the strip of years: years, lanes with their names, the day that is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from db import EventKind
from desktop.models.strip import Scale, ticks
from desktop.render import words
from desktop.theme import Colours


@dataclass(frozen=True, slots=True)
class Ground:
    """The measures of the strip in pixels: where the years begin, how high the scale above the lanes and a lane is."""

    left: int
    width: int
    height: int
    axis: int
    lane: float


def paint_ground(
    painter: QPainter, found: Colours, ground: Ground, scale: Scale, kinds: Sequence[EventKind], day: str
) -> None:
    """All of it; `day` is ISO and empty where no other day than today is looked at."""
    _paint_years(painter, found, ground, scale)
    if day:
        _paint_day(painter, found, ground, scale.x(date.fromisoformat(day).toordinal()))
    _paint_lanes(painter, found, ground, kinds)


def _paint_years(painter: QPainter, found: Colours, ground: Ground, scale: Scale) -> None:
    for tick in ticks(scale, ground.width - ground.left):
        x = ground.left + scale.x(tick.day)
        if x < ground.left:
            continue
        painter.setPen(found.rule)
        painter.drawLine(QPointF(x, ground.axis - 4), QPointF(x, ground.height))
        painter.setPen(found.muted)
        painter.drawText(QPointF(x + 4, ground.axis - 9), tick.text)


def _paint_day(painter: QPainter, found: Colours, ground: Ground, across: float) -> None:
    """A line down to the foot, and what comes after it on another ground."""
    x = max(ground.left + across, float(ground.left))
    if x > ground.width:
        return
    painter.fillRect(QRectF(x, ground.axis, ground.width - x, ground.height - ground.axis), found.band)
    if across >= 0:
        painter.setPen(QPen(found.accent, 2))
        painter.drawLine(QPointF(x, ground.axis - 4), QPointF(x, ground.height))


def _paint_lanes(painter: QPainter, found: Colours, ground: Ground, kinds: Sequence[EventKind]) -> None:
    for place, kind in enumerate(kinds):
        y = ground.axis + ground.lane * place
        painter.setPen(found.rule)
        painter.drawLine(QPointF(0, y), QPointF(ground.width, y))
        painter.setPen(found.muted)
        area = QRectF(14, y, ground.left - 14, ground.lane)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words.EVENT_KINDS[kind.value])
