"""How a page of several blocks looks: rings and fills, heads of blocks, and what is left where there is little room."""

import pytest
from PySide6.QtCore import QPoint

from imp_desktop.ui.entry import hints
from imp_desktop.ui.entry.view import EntryPage
from tests.ui.entry.conftest import EVALUATION


class TestLook:
    def colour(self, typist, spot: QPoint):
        """The colour in the view at that place."""
        return typist.page.page.grab().toImage().pixelColor(spot)

    def field(self, typist, name: str):
        """The place of the number field of that item in the view."""
        page, position = typist.page.page, typist.page.model.position(f"imp_eval_{name}")
        return page.delegate.field(typist.page.model.row(position), page.visualRect(page.model().index(position, 0)))

    def test_a_number_has_a_ring_while_it_is_typed_and_is_filled_once_on_disk(self, typist, session):
        typist.go("practice_minutes")
        typist.type("90")
        spot = self.field(typist, "practice_minutes").center() - QPoint(24, 0)
        assert self.colour(typist, spot) == session.look.surface
        typist.press("Return")
        assert self.colour(typist, spot) == session.look.accent

    def test_a_one_that_waits_has_a_ring_and_is_filled_once_on_disk(self, typist, session):
        typist.go("teacher_1")
        page, row = typist.page.page, typist.page.model.position("imp_eval_teacher_1")
        typist.type("1")
        item = typist.page.pen.item
        box = page.delegate.measures.columns(item)[1].translated(0, page.visualRect(page.model().index(row, 0)).top())
        spot = box.center() + QPoint(-9, page.delegate.top(typist.page.pen.current))
        assert self.colour(typist, spot) == session.look.surface
        typist.press("Return")
        assert self.colour(typist, spot) == session.look.accent

    def test_the_small_page_shows_that_a_text_is_there(self, typist):
        typist.go("plans")
        before = typist.page.thumbs.grab().toImage()
        typist.type("go on")
        typist.press("Return", "Up")
        assert typist.page.thumbs.grab().toImage() != before

    def test_the_big_number_and_the_head_of_the_packet_count_what_is_asked(self, typist):
        typist.go("practice_minutes")
        saying = typist.page.spot.saying
        assert (saying.number, saying.of, saying.title) == ("33", "of 39", "Home practice")
        assert [chip.chip.asked for chip in typist.page.header.chips if chip.chip.here] == [38]

    def test_a_grade_is_not_said_twice(self, typist):
        typist.go("teacher_1")
        typist.type("8")
        entry = typist.page.spot.saying.entries[0]
        assert (entry.sign, entry.words) == ("8", "")
        typist.press("F9")
        assert [entry.words for entry in typist.page.spot.saying.entries] == ["Key 0 to 10"]

    def test_the_head_of_the_page_carries_the_scale_of_the_rows_at_its_top(self, typist, session):
        shown = []
        for name in ("grade", "learned_01", "learned_18", "recommend"):
            typist.go(name)
            item = typist.page.page.scale_at_top()
            shown.append(item.id.removeprefix("imp_eval_") if item is not None else None)
        assert shown == [None, None, "learned_18", "learned_18"]

    def test_hints_of_a_number_and_of_a_text_say_how_they_end(self, typist):
        for name, cap in (("times", "Enter"), ("plans", "Alt+Enter")):
            typist.go(name)
            shown = hints.hints(typist.page.pen, {}, typist.session.study)
            assert cap in [hint.cap for hint in shown]


@pytest.fixture
def small(qtbot, typist, session):
    """The same screen where little fits on it: 200 percent on a small window."""
    session.prefer(zoom=200)
    page = EntryPage(session)
    qtbot.addWidget(page)
    page.resize(1366, 736)
    page.show()
    page.activateWindow()
    typist.page = page
    return typist


class TestScrolled:
    def test_the_row_that_is_keyed_is_in_sight_and_the_top_row_is_whole(self, small):
        small.open(EVALUATION)
        view = small.page.page
        for item in small.page.pen.form.instrument.items:
            small.open(EVALUATION, item.id)
            rect = view.visualRect(small.page.model.index(small.page.pen.row))
            assert view.viewport().rect().contains(rect)
            bar = view.verticalScrollBar()
            top = view.visualRect(view.indexAt(QPoint(view.viewport().width() // 2, 0))).top()
            assert top == 0 or bar.value() == bar.maximum()

    def test_the_scale_of_a_block_whose_head_is_out_of_sight_stands_in_the_head_of_the_page(self, small):
        small.go("learned_12")
        item = small.page.page.scale_at_top()
        assert item is not None
        assert item.choices.codes == (1, 2, 3, 4, 5)
        small.go("grade")
        assert small.page.page.scale_at_top() is None

    @pytest.mark.parametrize(("language", "said"), [
        ("en", "2000 is kept, but 0 to 1500 was expected"),
        ("nl", "2000 is bewaard, maar 0 t/m 1500 werd verwacht"),
    ])  # fmt: skip
    def test_what_is_said_is_not_cut_at_the_foot(self, small, session, language, said):
        session.prefer(language=language)
        small.go("practice_minutes")
        small.type("2000")
        small.press("Return", "Up")
        assert small.page.foot.said == said

    def test_a_one_that_waits_is_told_at_the_foot(self, small):
        small.go("teacher_1")
        small.type("1")
        assert small.page.foot.said == "1 waits: Enter keeps it, 0 makes it 10"
        small.type("0")
        assert small.page.foot.said == ""

    def test_a_text_at_the_end_of_a_page_is_keyed_in_sight(self, small):
        small.go("remarks")
        small.type("one")
        assert small.page.page.viewport().rect().contains(small.page.editors.text.geometry())
