import pytest
from PySide6.QtGui import QFont, QGuiApplication, QTextLayout

from desktop import fonts


def families(font, text):
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return {run.rawFont().familyName() for run in layout.glyphRuns()}


@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.DemiBold])
def test_pages_have_every_kazakh_letter_in_one_face(qapp, weight):
    font = fonts.reading_font()
    font.setWeight(weight)
    assert families(font, "ӘәҒғҚқҢңӨөҰұҮүҺһІі ₸ Mäjılıs") == {fonts.FAMILY}


def test_the_size_follows_the_system_and_the_reader(qapp):
    ordinary = fonts.reading_font().pointSizeF()
    assert ordinary > QGuiApplication.font().pointSizeF()
    assert fonts.reading_font(200).pointSizeF() == pytest.approx(2 * ordinary)
