"""Tables and flow beside a report: made beside the window, and nothing replaced unasked."""

from imp_desktop.operations import reporting
from imp_desktop.ui.reports import saving

LONG = 120_000


def test_tables_that_are_there_are_only_replaced_when_the_user_says_so(desk, tmp_path, qtbot) -> None:
    (tmp_path / "criteria.csv").write_text("mine", encoding="utf-8")
    saving.save_tables(desk.session, "feasibility", tmp_path, "en")
    qtbot.waitUntil(lambda: len(desk.told) == 1, timeout=LONG)
    (refused,) = desk.told
    assert "criteria.csv exists already" in refused.text
    assert (tmp_path / "criteria.csv").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "flow.svg").exists()
    assert refused.action == "Replace the tables"
    assert refused.do is not None
    refused.do()
    qtbot.waitUntil(lambda: len(desk.told) == 2, timeout=LONG)
    assert str(tmp_path) in desk.told[1].text
    assert (tmp_path / "criteria.csv").read_text(encoding="utf-8") != "mine"
    assert (tmp_path / "flow.svg").read_bytes() == reporting.flow_diagram(desk.session.study, "en")


def test_a_folder_that_takes_nothing_is_told(desk, tmp_path, qtbot) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    saving.save_tables(desk.session, "outcome", tmp_path / "file", "en")
    qtbot.waitUntil(lambda: len(desk.told) == 1, timeout=LONG)
    assert desk.told[0].action == ""
    assert "cannot be written" in desk.told[0].text


def test_a_flow_that_cannot_be_written_is_told(desk, tmp_path, qtbot) -> None:
    saving.save_flow(desk.session, tmp_path / "nowhere" / "flow.svg", "en")
    qtbot.waitUntil(lambda: len(desk.told) == 1, timeout=LONG)
    assert "cannot be written" in desk.told[0].text
