"""A disk that really takes nothing more: no mark and no row is shown that is not on it."""

import sys

if sys.platform != "win32":
    from imp_desktop.operations.teaching import Session
    from tests.ui.entry.test_full_disk import full_disk

    def test_a_mark_that_does_not_reach_the_disk_is_told_and_not_shown(page, desk, clinic):
        desk.press("Right")
        desk.type("1")
        with full_disk():
            desk.type("1")
            assert page.bar.text().startswith("The answer could not be brought to the disk")
            assert page.attendance.grid.currentIndex().row() == 1
            assert page.attendance.model.index(1, 0).data() == ""
        assert clinic.marks() == {("001-B", "pause"): "present"}
        desk.type("1")
        assert len(clinic.marks()) == 2

    def test_a_row_that_does_not_reach_the_disk_stays_open(page, desk, clinic):
        desk.type("d")
        with full_disk():
            desk.press("Return")
            assert page.bar.text().startswith("The answer could not be brought to the disk")
            assert page.log.form is not None
        assert clinic.session(1) == Session(1, "pause", 1)
        desk.press("Return")
        assert clinic.session(1).status == "delivered"
