"""Comparing: one page of a sampled packet after the other, beside its paper."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _, explain, ngettext
from imp_desktop.instruments.answers import MISSING_REASONS
from imp_desktop.operations import auditing, turns
from imp_desktop.operations.auditing import Sample
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.controls import Button, label
from imp_desktop.ui.course.fields import Field
from imp_desktop.ui.names import Names
from imp_desktop.ui.samples.page_list import PageList, field_lines
from imp_desktop.ui.session import Session


class Comparing(QWidget):
    """The fields of a page; Enter says that all of them are as on paper, Space that the one in sight is not."""

    finished = Signal()

    def __init__(self, session: Session, names: Names) -> None:
        super().__init__()
        look = session.look
        self._session = session
        self._names = names
        self._sample: Sample | None = None
        self._at: tuple[FormKey, int] | None = None
        self.heading, self.told = label(look, px=20, weight=600), label(look, colour="text2")
        self.list = PageList(look)
        self.paper = Field(look, _("What the paper says (. and 1 to 6: no answer), then Enter"), width=420)
        self.agree = Button(look, _("The page is as on paper"), icon="check", hint="↵", kind="primary")
        self.differ = Button(look, _("This field is not"), icon="equal-not", hint=_("Space"))
        self._lay_out()
        self.paper.hide()
        self.list.agreed.connect(self._agree)
        self.agree.clicked.connect(self._agree)
        self.list.differs.connect(self._ask)
        self.differ.clicked.connect(self._ask)
        self.paper.entered.connect(self._correct)
        self.setFocusProxy(self.list)

    def show_sample(self, sample: Sample) -> None:
        """Go on where the comparison stopped; without a page left it is finished."""
        self._sample = sample
        self._at = auditing.next_page(self._session.study, sample)
        if self._at is None:
            self.finished.emit()
            return
        self._show()

    def _show(self, item: str = "") -> None:
        if self._sample is None or self._at is None:
            return
        study, (key, page) = self._session.study, self._at
        form = turns.read(study, key)
        place = _("{instrument}, {assessment}").format(
            instrument=self._names.instrument(key.instrument), assessment=self._names.assessment(key.assessment).lower()
        )
        pages = form.instrument.pages
        where = _("page {page} of {pages}").format(page=page, pages=pages) if pages > 1 else ""
        self.heading.setText("   ".join(part for part in (key.code, place, where) if part))
        now = auditing.compared(study, self._sample)
        wrong = ngettext("{n} wrong", "{n} wrong", now.wrong).format(n=now.wrong)
        told = _("{looked} of {fields} fields compared, {wrong}")
        self.told.setText(told.format(looked=now.looked_at, fields=now.fields, wrong=wrong))
        self.list.show_fields(field_lines(form, page, auditing.looked_at(study, self._sample, key)), item)

    def _agree(self) -> None:
        """Everything on the page that was not corrected is as on paper."""
        session = self._session
        if self._sample is None or self._at is None:
            return
        key, page = self._at
        wrong = [field.item for field in self.list.fields.lines if field.wrong]
        try:
            auditing.compare(session.study, session.person, self._sample, key, page, wrong)
        except ImpError as error:
            self._say(explain(error))
            return
        self._close_field()
        self.show_sample(self._sample)

    def _ask(self) -> None:
        if self.list.current() is not None:
            self.paper.put("")
            self.paper.show()
            self.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def _correct(self) -> None:
        session, field = self._session, self.list.current()
        if self._sample is None or self._at is None or field is None:
            return
        text = self.paper.text()
        if not text:
            self._close_field()
            return
        try:
            auditing.correct(session.study, session.person, self._sample, self._at[0], field.item, _meant(text))
        except ImpError as error:
            self._say(explain(error))
            return
        session.did("answers")
        self._close_field()
        self._show(field.item)

    def _say(self, sentence: str) -> None:
        self.paper.show()
        self.paper.complain(sentence)

    def _close_field(self) -> None:
        self.paper.put("")
        self.paper.hide()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        look = self._session.look
        buttons = QHBoxLayout()
        buttons.setSpacing(look.px(8))
        buttons.addWidget(self.agree)
        buttons.addWidget(self.differ)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(24), look.px(16), look.px(24), look.px(16))
        column.setSpacing(look.px(8))
        column.addWidget(self.heading)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addWidget(self.paper)
        column.addLayout(buttons)


def _meant(text: str) -> str:
    """A point and a digit are a reason for a missing answer; two points are the first of them."""
    if text == "..":
        return f".{MISSING_REASONS[0]}"
    number = text[1:]
    if text.startswith(".") and number.isascii() and number.isdigit() and 1 <= int(number) <= len(MISSING_REASONS):
        return f".{MISSING_REASONS[int(number) - 1]}"
    return text
