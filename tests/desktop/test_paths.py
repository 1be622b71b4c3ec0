"""Where files are, from source and frozen, and what is said where no folder can be made."""

import sys
from pathlib import Path

import pytest

from desktop import paths


def test_resources_stand_beside_the_program():
    assert (paths.resources() / "sheet.css").is_file()
    assert (paths.content() / "pack.yaml").is_file()
    assert paths.reference().parent == paths.resources()


def test_resources_of_a_frozen_program(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.reference() == tmp_path / "resources" / "reference.db"


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")
def test_the_users_files_lie_in_the_users_folders(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert paths.data() == tmp_path / "data" / "anyqtama"
    assert paths.log().parent == paths.data()
    assert paths.settings() == tmp_path / "config" / "anyqtama" / "settings.ini"
    assert not paths.data().exists()


def test_a_folder_is_made_when_it_is_needed(tmp_path):
    file = tmp_path / "one" / "two" / "log"
    assert paths.with_folder(file) == file
    assert paths.with_folder(file).parent.is_dir()
    assert not file.exists()


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(paths.NoPlace) as caught:
        paths.with_folder(Path(tmp_path / "file" / "below" / "log"))
    assert str(tmp_path / "file" / "below") in str(caught.value)
    assert str(caught.value).endswith("not a directory.")
