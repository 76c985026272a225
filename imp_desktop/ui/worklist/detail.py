"""The detail beside the work list: the item as on paper, what can be done about it by digit, and its history."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from imp_desktop.i18n import _
from imp_desktop.ui.controls import KeyCap, Line, Painted, Scroll, draw_box, draw_cap, label, paragraph
from imp_desktop.ui.course.form import EntryForm
from imp_desktop.ui.look import Look

_BOX = 32
_STEP = 43
_CHOICE = 56


@dataclass(frozen=True)
class Shown:
    """One thing that waits, as the detail shows it.

    `codes` is the scale with the words of its ends; `keyed` stands beside it, loud if it is a flag that nobody
    confirmed; `history` holds (what, who and when), newest first.
    """

    code: str = ""
    where: str = ""
    place: str = ""
    cue: str = ""
    codes: tuple[int, ...] = ()
    ends: tuple[str, str] = ("", "")
    keyed: str = ""
    flagged: bool = False
    text: str = ""
    said: str = ""
    question: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    history: tuple[tuple[str, str], ...] = ()


class Scale(QWidget):
    """The columns of the paper as boxes, what was keyed in a red box beside them, the words of both ends below."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown = Shown()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_item(self, shown: Shown) -> None:
        """Show this item."""
        self._shown = shown
        self.setAccessibleName(f"{shown.keyed}")
        self.setVisible(bool(shown.codes or shown.keyed))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row of boxes, and a row of words if the scale has any."""
        return QSize(self._look.px(240), self._look.px(58 if any(self._shown.ends) else 34))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The boxes and the words."""
        painter, look, shown = QPainter(self), self._look, self._shown
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = min(look.px(_STEP), (self.width() - look.px(70)) // max(len(shown.codes), 1))
        box = QRectF(0, look.px(3), min(look.px(_BOX), step - 3), look.px(24))
        for place, code in enumerate(shown.codes):
            inside = box.translated(place * step, 0)
            chosen = str(code) == shown.keyed and not shown.flagged
            draw_box(painter, look, inside, look.accent if chosen else look.surface, look.line2, 5)
            painter.setFont(look.font(12, 600 if chosen else 400))
            painter.setPen(look.on_accent if chosen else look.text3)
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, str(code))
        self._paint_ends(painter, step, box)
        if shown.flagged:
            self._paint_flag(painter, len(shown.codes) * step)
        painter.end()

    def _paint_ends(self, painter: QPainter, step: int, box: QRectF) -> None:
        look, (first, last) = self._look, self._shown.ends
        painter.setFont(look.font(12))
        painter.setPen(look.text2)
        width = (len(self._shown.codes) - 1) * step + box.width()
        row = QRectF(0, box.bottom() + look.px(4), max(width, look.px(160)), look.px(18))
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft, first)
        if QFontMetrics(painter.font()).horizontalAdvance(first + last) + look.px(12) < row.width():
            painter.drawText(row, Qt.AlignmentFlag.AlignRight, last)

    def _paint_flag(self, painter: QPainter, left: int) -> None:
        look = self._look
        painter.setFont(look.font(15, 600))
        wide = max(look.px(40), QFontMetrics(painter.font()).horizontalAdvance(self._shown.keyed) + look.px(16))
        box = QRectF(left + look.px(12 if self._shown.codes else 1), look.px(1), wide, look.px(28))
        draw_box(painter, look, box, look.flag_f, look.flag, 6)
        painter.setPen(look.flag_t)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._shown.keyed)


class Choice(Painted):
    """Something that can be done, with its digit, its words and what comes of it."""

    def __init__(self, look: Look, digit: str, title: str, meaning: str) -> None:
        super().__init__(look)
        self._digit, self._title, self._meaning = digit, title, meaning
        self.setText(title)
        self.setAccessibleName(f"{digit}: {title}. {meaning}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two rows."""
        return QSize(self.look.px(200), self.look.px(_CHOICE + 6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card with its key."""
        painter, look, box = QPainter(self), self.look, self.ground()
        draw_box(painter, look, box, look.hover if self.underMouse() else look.surface, look.line2)
        cap = QRectF(box.left() + look.px(14), box.center().y() - look.px(10), look.px(20), look.px(20))
        draw_cap(painter, look, cap, self._digit)
        room = box.adjusted(look.px(52), look.px(8), -look.px(8), 0)
        painter.setFont(look.font(13, 600))
        painter.setPen(look.text)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, self._title)
        painter.setFont(look.font(12))
        painter.setPen(look.text2)
        below = QFontMetrics(painter.font()).elidedText(self._meaning, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room.adjusted(0, look.px(20), 0, 0), Qt.AlignmentFlag.AlignLeft, below)
        self.draw_ring(painter)


class DigitsBar(QWidget):
    """What the digits do, in one line."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(look.px(24), look.px(8), look.px(16), look.px(8))
        self._row.setSpacing(look.px(6))
        self.hide()

    def say(self, choices: Sequence[str]) -> None:
        """Say these, from 1."""
        _empty(self._row)
        for number, title in enumerate(choices, start=1):
            self._row.addWidget(KeyCap(self._look, str(number)))
            self._row.addWidget(label(self._look, title, colour="text2"))
            self._row.addSpacing(self._look.px(8))
        self._row.addStretch(1)


class AskedBelow(QWidget):
    """What is asked, below the list, where there is no room for the detail beside it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.form: EntryForm | None = None
        self._title = label(look, "", 13, 600)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(look.px(24), look.px(8), look.px(24), look.px(8))
        self._column.setSpacing(look.px(4))
        self._column.addWidget(self._title)
        self.hide()

    def open_form(self, form: EntryForm, title: str) -> None:
        """Ask this."""
        self.form = form
        self._title.setText(title)
        self._column.addWidget(form)

    def close_form(self) -> None:
        """Ask nothing any more."""
        form, self.form = self.form, None
        if form is not None:
            self._column.removeWidget(form)
            form.hide()
            form.deleteLater()


class Detail(QWidget):
    """Shows one `Shown`; `chosen` tells the number of the choice, from 1."""

    chosen = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._where = paragraph(look)
        self._place = label(look, px=12, colour="text3")
        self._cue = paragraph(look, px=15, colour="text")
        self._scale = Scale(look)
        self._text = paragraph(look, colour="note")
        self._said = paragraph(look)
        self._shown = Shown()
        self._question = label(look, "", 13, 600)
        self._choices = QVBoxLayout()
        self._shown_choices: list[Choice] = []
        self._choices.setSpacing(look.px(2))
        self._form_row = QVBoxLayout()
        self.form: EntryForm | None = None
        self._history_title = label(look, _("History"), 13, 600)
        self._history = QVBoxLayout()
        self._history.setSpacing(look.px(2))
        self._lay_out()

    def show_work(self, shown: Shown) -> None:
        """Show this; an empty `Shown` empties the detail."""
        self.setVisible(bool(shown.code))
        self._where.setText(shown.where)
        self._place.setText(shown.place)
        self._cue.setText(shown.cue)
        self._cue.setVisible(bool(shown.cue))
        self._scale.show_item(shown)
        self._text.setText(shown.text)
        self._text.setVisible(bool(shown.text))
        self._said.setText(shown.said)
        self._said.setVisible(bool(shown.said))
        self._shown = shown
        if self.form is None:
            self._question.setText(shown.question)
            self._refill_choices(shown.choices)
        self._refill_history(shown.history)

    def open_form(self, form: EntryForm, title: str) -> None:
        """Put a form in the place of the choices, with the keyboard in it."""
        self._refill_choices(())
        self._question.setText(title)
        self.form = form
        self._form_row.addWidget(form)
        form.went.connect(self._area.ensureWidgetVisible)

    def close_form(self) -> None:
        """Show the choices again."""
        if self.form is None:
            return
        self.form = None
        _empty(self._form_row)
        self._question.setText(self._shown.question)
        self._refill_choices(self._shown.choices)

    def choices(self) -> list[str]:
        """The words of what can be chosen."""
        return [choice.text() for choice in self._shown_choices]

    def _refill_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        _empty(self._choices)
        self._shown_choices.clear()
        for number, (title, meaning) in enumerate(choices, start=1):
            choice = Choice(self._look, str(number), title, meaning)
            choice.clicked.connect(lambda _checked=False, number=number: self.chosen.emit(number))
            self._choices.addWidget(choice)
            self._shown_choices.append(choice)

    def _refill_history(self, history: Sequence[tuple[str, str]]) -> None:
        _empty(self._history)
        self._history_title.setVisible(bool(history))
        for what, who in history:
            self._history.addWidget(paragraph(self._look, what, colour="text"))
            self._history.addWidget(label(self._look, who, 12, colour="text2"))
            self._history.addSpacing(self._look.px(8))

    def _lay_out(self) -> None:
        look, holder = self._look, QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, look.px(4), 0)
        column.setSpacing(look.px(10))
        top = QHBoxLayout()
        top.addWidget(self._where, 1)
        top.addWidget(self._place, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        for widget in (self._cue, self._scale, self._text, self._said, Line(look), self._question):
            column.addWidget(widget)
        column.addLayout(self._choices)
        column.addLayout(self._form_row)
        column.addSpacing(look.px(12))
        column.addWidget(self._history_title)
        column.addLayout(self._history)
        column.addStretch(1)
        self._area = Scroll(look)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.show_widget(holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area, 1)
        whole.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        look, foot = self._look, QHBoxLayout()
        foot.setSpacing(look.px(6))
        for keys, does in ((("↑", "↓"), _("next")), (("Enter",), _("open the form"))):
            for key in keys:
                foot.addWidget(KeyCap(look, key))
            foot.addWidget(label(look, does, colour="text2"))
            foot.addSpacing(look.px(8))
        foot.addStretch(1)
        return foot


def _empty(layout: QBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
