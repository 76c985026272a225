"""The detail beside the list: the whole text, what to look at again, whether it may be printed, and the codes."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from imp_desktop.i18n import _
from imp_desktop.ui import icons
from imp_desktop.ui.coding.key_lines import keep_key
from imp_desktop.ui.coding.model import Option, TextLine
from imp_desktop.ui.coding.options import OptionList
from imp_desktop.ui.coding.text_pane import TextPane
from imp_desktop.ui.controls import Button, Choice, KeyCap, Scroll, ground, label, paragraph
from imp_desktop.ui.controls.side import PAD, TITLE_HEIGHT
from imp_desktop.ui.course.form import EntryForm
from imp_desktop.ui.look import Look

_LOW = 430
_BESIDE = 560
_SHARE, _FORM_SHARE = 0.5, 0.62


@dataclass(frozen=True)
class Shown:
    """What the detail says of one text: its place among the others, and sentences about it.

    `look_again` says why it waits once more, `clues` what may give somebody away, `said` anything else; `codes` is the
    title over the codes.
    """

    line: TextLine
    place: str = ""
    look_again: str = ""
    clues: str = ""
    said: str = ""
    codes: str = ""


class Remark(QWidget):
    """A sentence with a sign before it; hidden while there is none."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = paragraph(look, colour="differs_t")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(34), look.px(6), look.px(10), look.px(6))
        row.addWidget(self._words)
        self.hide()

    def say(self, sentence: str) -> None:
        """Say this."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def text(self) -> str:
        """The sentence shown now."""
        return self._words.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.differs_f)
        painter.drawRoundedRect(self.rect(), look.px(5), look.px(5))
        side = look.px(16)
        icons.paint(painter, QRectF(look.px(10), look.px(7), side, side), "triangle-alert", look.differs_t)


class TextDetail(QFrame):
    """Shows one text; what is clicked is told: `picked` a code, `printed` the box, `kept` that the codes still fit.

    `turned` tells that a form stands in the place of the codes now, or that it has gone.
    """

    picked = Signal(str)
    printed = Signal()
    kept = Signal()
    new_wanted = Signal()
    turned = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        ground(self, look.desk)
        self._code = label(look, "", 20, 600)
        self._where = label(look, colour="text2")
        self._place = label(look, colour="text3")
        self.text = TextPane(look)
        self.again, self.clues = Remark(look), Remark(look)
        self._keep = Button(look, _("The codes still fit"), hint=keep_key())
        self._said = paragraph(look)
        self.print_box = Choice(look, _("May be printed"), box=True)
        self._codes = label(look, "", 13, 600)
        self.options = OptionList(look)
        self.new = Button(look, _("New code"), hint="N", kind="quiet")
        self.form: EntryForm | None = None
        self._below = QVBoxLayout()
        self._title = ""
        self._form_area = Scroll(look)
        self._lower = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_text(self, shown: Shown, options: list[Option], *, grows: bool) -> None:
        """Show this text with these codes."""
        line = shown.line
        self._code.setText(line.form.code)
        self._where.setText(line.where)
        self._place.setText(shown.place)
        self.text.show_text(line.text or line.said, quiet=not line.text)
        self.again.say(shown.look_again)
        self._keep.setVisible(bool(shown.look_again))
        self.clues.say(shown.clues)
        self._said.setText(shown.said)
        self._said.setVisible(bool(shown.said))
        self.print_box.setChecked(line.printable)
        self._title = shown.codes
        if self.form is None:
            self._codes.setText(shown.codes)
        self.options.offer(options, line.chosen)
        self.new.setVisible(grows)
        self._fit()

    def open_form(self, form: EntryForm, title: str) -> None:
        """Put a form in the place of the codes."""
        self.form = form
        form.went.connect(self._form_area.ensureWidgetVisible)
        form.arranged.connect(self._fit)
        self._codes.setText(title)
        self._form_area.show_widget(form)
        self._lower.setCurrentIndex(1)
        self._fit()
        self.turned.emit()

    def close_form(self) -> None:
        """Show the codes again."""
        self.form = None
        self._codes.setText(self._title)
        self._lower.setCurrentIndex(0)
        self._fit()
        self.turned.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The codes stand below the text, or beside it where the window is low.

        Below it they take what they need up to a share of the height, a form somewhat more.
        """
        look = self._look
        beside = self.height() < look.px(_LOW) and self.width() >= look.px(_BESIDE)
        self._parts.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._parts.setStretch(1, (3 if self.form is not None else 1) if beside else 0)
        self._parts.setStretch(0, 2 if self.form is not None else 1)
        self._parts.setSpacing(look.px(PAD if beside else 8))
        self._below.setContentsMargins(0, look.px(14) if beside else 0, 0, 0)
        if beside:
            self._lower.setMinimumHeight(0)
            self._lower.setMaximumHeight(self.height())
            return
        share = _FORM_SHARE if self.form is not None else _SHARE
        self._lower.setFixedHeight(min(self._wanted(), max(int(self.height() * share), look.px(100))))

    def _wanted(self) -> int:
        if self.form is not None:
            width = self._form_area.viewport().width()
            return max(self.form.sizeHint().height(), self.form.heightForWidth(width)) + self._look.px(4)
        new = self.new.sizeHint().height() if not self.new.isHidden() else 0
        return self.options.heightForWidth(self.width() - 2 * self._look.px(PAD)) + new + self._look.px(4)

    def _connect(self) -> None:
        self.options.picked.connect(self.picked)
        self.print_box.clicked.connect(self.printed)
        self._keep.clicked.connect(self.kept)
        self.new.clicked.connect(self.new_wanted)

    def _lay_out(self) -> None:
        look = self._look
        upper, below = QVBoxLayout(), self._below
        for widget in (self._head(), self.text, self.again, self._keep, self.clues, self._said):
            upper.addWidget(widget, 1 if widget is self.text else 0)
        upper.setAlignment(self._keep, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        row.addWidget(self.print_box, 1)
        row.addWidget(KeyCap(look, "P"))
        self._lower.addWidget(self._list())
        self._form_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lower.addWidget(self._form_area)
        below.addLayout(row)
        below.addWidget(self._codes)
        below.addWidget(self._lower, 1)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._parts.setContentsMargins(look.px(PAD), 0, look.px(PAD), look.px(8))
        self._parts.addLayout(upper, 1)
        self._parts.addLayout(below)
        for layout in (upper, below, self._parts):
            layout.setSpacing(look.px(8))
        self.print_box.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _head(self) -> QWidget:
        look, head = self._look, QWidget()
        head.setFixedHeight(look.px(TITLE_HEIGHT - 8))
        row = QHBoxLayout(head)
        row.setContentsMargins(0, look.px(8), 0, 0)
        row.setSpacing(look.px(12))
        row.addWidget(self._code)
        row.addWidget(self._where, 1)
        row.addWidget(self._place)
        return head

    def _list(self) -> Scroll:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.options)
        column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        area = Scroll(self._look)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.show_widget(holder)
        return area
