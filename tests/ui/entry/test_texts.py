"""Texts as written: kept to the last sign however long they are, in a field that grows, shown by their beginning."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from imp_desktop.operations import keying

MARKUP = "<b>bold</b> & <script>alert(1)</script> \u00a0 😀 👩\u200d👩\u200d👧 &amp; 'quoted' \"twice\"\n"


class TestText:
    def paste(self, typist, text):
        QApplication.clipboard().setText(text)
        typist.press("Ctrl+V")

    def test_twenty_thousand_signs_with_markup_and_emoji_are_kept_to_the_last(self, typist):
        text = (MARKUP * 400)[:19_999] + "."
        typist.go("plans")
        self.paste(typist, text)
        typist.press("Return")
        assert typist.held("plans") == text
        assert typist.at == "adverse"
        typist.press("Up", "Ctrl+H")
        assert typist.page.editors.text.text() == text
        assert all(len(entry.words) < 200 for entry in typist.page.spot.saying.entries)
        typist.press("Return")
        assert "imp_eval_plans" not in typist.stored().corrected

    def test_beside_the_page_and_aloud_only_its_beginning_is_said(self, typist):
        typist.go("plans")
        self.paste(typist, MARKUP * 200)
        typist.press("Return")
        before = typist.page.spot.saying.entries[0]
        assert before.words.startswith("<b>bold</b> & <script>")
        assert len(before.words) < 70
        assert len(typist.page.spot.accessibleName()) < 300
        index = typist.page.model.index(typist.page.model.position("imp_eval_plans"))
        assert len(index.data(Qt.ItemDataRole.AccessibleTextRole)) < 300
        assert not typist.page.grab().isNull()

    def test_one_sign_too_many_is_said_and_stays_in_the_field(self, typist):
        typist.go("plans")
        self.paste(typist, "x" * 20_001)
        typist.press("Return")
        assert "20001" in typist.page.spot.saying.line.replace(",", "").replace("\u202f", "")
        assert (typist.held("plans"), typist.at) == (None, "plans")
        assert len(typist.page.editors.text.toPlainText()) == 20_001
        typist.press("End", "Backspace", "Return")
        assert typist.held("plans") == "x" * 20_000

    def test_a_text_nobody_touched_stays_what_it_was(self, typist):
        taken_in = "one\r\ntwo \u2028 three"
        typist.go("plans")
        keying.key(typist.session.study, typist.session.person, typist.page.pen.form, "imp_eval_plans", taken_in)
        typist.go("plans")
        typist.press("Return")
        assert typist.held("plans") == taken_in
        assert typist.stored().corrected == set()

    def test_the_field_grows_with_its_lines_and_never_leaves_the_page(self, typist):
        typist.go("plans")
        field, high = typist.page.editors.text, []
        for _line in range(20):
            typist.type("line")
            typist.press("Alt+Return")
            high.append(field.height())
            assert typist.page.page.viewport().rect().contains(field.geometry())
        assert high == sorted(high)
        assert high[0] >= 3 * field.fontMetrics().lineSpacing()
        assert high[0] < high[6] < high[10] == high[-1]

    def test_arrows_move_inside_the_text_and_leave_at_its_edges(self, typist):
        typist.go("plans")
        typist.type("first")
        typist.press("Alt+Return")
        typist.type("second")
        typist.press("Up")
        typist.type("!")
        assert typist.at == "plans"
        typist.press("Up")
        assert typist.at == "study_minutes"
        assert typist.held("plans") == "first!\nsecond"
        typist.go("plans")
        typist.press("Down")
        assert typist.at == "adverse"

    def test_a_note_beside_a_text_stands_beside_its_field(self, typist):
        typist.go("plans")
        before = typist.page.editors.text.width()
        typist.press("F12")
        typist.type("crossed out")
        typist.press("Return")
        typist.go("plans")
        assert typist.stored().notes == {"imp_eval_plans": "crossed out"}
        assert typist.page.editors.text.width() < before


def test_a_note_that_is_too_long_is_told_and_stays_where_it_was_typed(typist):
    typist.press("F12")
    note = typist.page.editors.note
    note.setText("x" * 20_001)
    typist.press("Return")
    assert typist.page.spot.saying.line == "The text has 20001 characters. Shorten it to 20000 characters."
    assert (note.isVisible(), len(note.text()), typist.stored().notes) == (True, 20_001, {})
    note.setText("x" * 20_000)
    typist.press("Return")
    assert note.isHidden()
    assert typist.stored().notes == {"ffmq_01": "x" * 20_000}


def test_a_note_that_could_not_be_kept_waits_at_its_own_item(typist):
    typist.press("F12")
    note = typist.page.editors.note
    note.setText("x" * 20_001)
    typist.press("Return")
    typist.click(4)
    assert (note.isHidden(), typist.page.pen.row) == (True, 4)
    typist.press("F12")
    assert note.text() == ""
    typist.press("Esc")
    typist.click(0)
    typist.press("F12")
    assert len(note.text()) == 20_001
