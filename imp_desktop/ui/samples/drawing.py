"""Drawing a sample: how many packets, how many wrong fields are accepted, and what earlier samples said."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imp_desktop.errors import ImpError
from imp_desktop.i18n import _, explain, ngettext
from imp_desktop.operations import auditing
from imp_desktop.ui.controls import Button, label, paragraph
from imp_desktop.ui.course.fields import Field
from imp_desktop.ui.session import Session


class Drawing(QWidget):
    """Two numbers and a button; `drawn` tells that a sample was drawn."""

    drawn = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        look = session.look
        self._session = session
        self.there = label(look, px=15, weight=600)
        self.packets = Field(look, _("Packets to draw"), width=160)
        self.limit = Field(look, _("Accept up to so many wrong fields in 10,000"), width=160)
        self.draw = Button(
            look, _("Draw the sample"), icon="scan-eye", key="Ctrl+Return", hint="Ctrl+↵", kind="primary"
        )
        self.earlier = paragraph(look)
        self._lay_out()
        self.limit.put(str(auditing.USUAL_LIMIT))
        for field in (self.packets, self.limit):
            field.entered.connect(self._draw)
        self.draw.clicked.connect(self._draw)
        self.setFocusProxy(self.packets)

    def refresh(self) -> None:
        """Read how many packets are done, and what earlier samples said."""
        study = self._session.study
        number = len(auditing.drawable(study))
        said = ngettext("{n} packet is done and can be drawn", "{n} packets are done and can be drawn", number)
        self.there.setText(said.format(n=number))
        self.draw.setEnabled(bool(number))
        told = [_earlier(sample, auditing.compared(study, sample)) for sample in auditing.samples(study)]
        self.earlier.setText("\n".join(told))
        self._earlier_title.setVisible(bool(told))

    def _draw(self) -> None:
        session = self._session
        packets, limit = _whole(self.packets.text()), _whole(self.limit.text())
        try:
            auditing.draw(session.study, session.person, packets, limit)
        except ImpError as error:
            self.packets.complain(explain(error))
            return
        self.packets.put("")
        self.drawn.emit()

    def _lay_out(self) -> None:
        look = self._session.look
        row = QHBoxLayout()
        row.setSpacing(look.px(24))
        row.addWidget(self.packets)
        row.addWidget(self.limit)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(24), look.px(16), look.px(24), look.px(16))
        column.setSpacing(look.px(12))
        column.addWidget(self.there)
        about = _(
            "Packets are drawn by chance. Each of their fields is compared with the paper; the share of wrong ones, "
            "with its interval, tells whether the data are accepted."
        )
        column.addWidget(paragraph(look, about))
        column.addLayout(row)
        column.addWidget(self.draw)
        column.addSpacing(look.px(16))
        self._earlier_title = label(look, _("Samples"), 13, 600)
        column.addWidget(self._earlier_title)
        column.addWidget(self.earlier)
        column.addStretch(1)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def _earlier(sample: auditing.Sample, now: auditing.Compared) -> str:
    said = _("Sample {number}, {who}: {packets} packets, {looked} of {fields} fields compared, {wrong} wrong")
    return said.format(
        number=sample.id,
        who=sample.who,
        packets=len(sample.packets),
        looked=now.looked_at,
        fields=now.fields,
        wrong=now.wrong,
    )
