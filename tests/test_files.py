"""Whole files: what may be replaced and what may never be."""

import os

import pytest

from imp_desktop.errors import ImpError, Problem
from imp_desktop.files import write_whole
from imp_desktop.operations import studies


def test_a_file_is_replaced_only_where_that_is_wanted(tmp_path):
    path = tmp_path / "report.pdf"
    write_whole(path, b"one")
    with pytest.raises(ImpError) as refused:
        write_whole(path, b"two", replace=False)
    assert refused.value.problem is Problem.FILE_EXISTS
    write_whole(path, b"three")
    assert path.read_bytes() == b"three"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("replace", [False, True])
def test_nothing_is_ever_written_over_a_study_a_folder_or_a_device(tmp_path, replace):
    study, folder, device = tmp_path / "trial.impstudy", tmp_path / "folder", tmp_path / "device"
    studies.create(study, who="Anna").close()
    folder.mkdir()
    os.mkfifo(device)
    before = study.read_bytes()
    for path in (study, folder, device):
        with pytest.raises(ImpError) as refused:
            write_whole(path, b"numbers", replace=replace)
        assert refused.value.problem is Problem.FILE_EXISTS
    assert study.read_bytes() == before
    assert folder.is_dir()
    assert device.is_fifo()


def test_a_name_the_disk_does_not_take_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(ImpError) as refused:
        write_whole(tmp_path / ("x" * 300), b"numbers")
    assert refused.value.problem is Problem.FILE_UNWRITABLE
