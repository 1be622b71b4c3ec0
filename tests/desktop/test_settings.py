from PySide6.QtCore import QByteArray

from desktop.settings import Setting, Settings


def declared():
    return {name: setting for name, setting in vars(Settings).items() if isinstance(setting, Setting)}


def test_what_was_set_is_there_at_the_next_start(tmp_path):
    file = tmp_path / "settings.ini"
    first = Settings(file)
    first.geometry, first.side_shown, first.text_size, first.paper = QByteArray(b"\x00\x01"), False, 140, "us-letter"
    first.save()
    again = Settings(file)
    assert again.geometry == QByteArray(b"\x00\x01")
    assert (again.side_shown, again.text_size, again.paper) == (False, 140, "us-letter")


def test_a_first_start_has_the_defaults(tmp_path):
    settings = Settings(tmp_path / "none" / "settings.ini")
    for name, setting in declared().items():
        assert getattr(settings, name) == setting.at_first


def test_spoilt_values_fall_back_to_the_defaults(tmp_path):
    file = tmp_path / "settings.ini"
    file.write_text(
        "[reading]\ntext_size=huge\n[window]\nside_shown=perhaps\nsize_and_place=@Invalid()\nside=12\n",
        encoding="utf-8",
    )
    spoilt = Settings(file)
    assert (spoilt.text_size, spoilt.side_shown) == (100, True)
    assert (spoilt.geometry, spoilt.side_split) == (QByteArray(), QByteArray())


def test_a_file_of_noise_is_as_good_as_none(tmp_path):
    file = tmp_path / "settings.ini"
    file.write_bytes(bytes(range(256)) * 20)
    assert Settings(file).text_size == 100


def test_no_key_stands_for_two_settings():
    keys = [setting.key for setting in declared().values()]
    assert len(keys) == len(set(keys))
