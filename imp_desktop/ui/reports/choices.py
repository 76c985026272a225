"""What is chosen beside the pages of a report: which one, its language, and what keeps it interim."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imp_desktop import i18n
from imp_desktop.i18n import _
from imp_desktop.operations import closing, studies
from imp_desktop.operations.closing import Freeze
from imp_desktop.ui.commands import language_name
from imp_desktop.ui.controls import (
    Entry,
    IconButton,
    Line,
    MenuList,
    Scroll,
    Segment,
    Segments,
    label,
    paragraph,
)
from imp_desktop.ui.dates import whole_day
from imp_desktop.ui.reports.form_choices import FormChoices
from imp_desktop.ui.reports.making import Asked
from imp_desktop.ui.reports.waiting import waiting
from imp_desktop.ui.reports.wide import WideButton
from imp_desktop.ui.session import Session

WIDTH = 304
OUTCOME = "outcome"
FEASIBILITY = "feasibility"
QUALITY = "quality"
FORMS = "forms"


class Choices(QWidget):
    """`report_chosen` and `language_chosen` tell what the user picks, `forms_chosen` that other forms are wanted,
    `flow_wanted` that the flow is to be saved, `left` that the user is done with the choices where they stand alone.
    """

    report_chosen = Signal(str)
    language_chosen = Signal(str)
    forms_chosen = Signal()
    flow_wanted = Signal()
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        look = session.look
        self.list = MenuList(look, _offered(session), _("Reports"))
        languages = [Segment(code, language_name(code)) for code in i18n.languages()]
        self.language = Segments(look, languages, i18n.language(), _("Language of the report"))
        self.forms = FormChoices(session)
        self.flow = WideButton(look, _("Save the flow diagram as SVG"), "download")
        self._back = IconButton(look, "x", f"{_('Choices')} (Ctrl+I)")
        self._todo = QVBoxLayout()
        self._todo.setSpacing(0)
        self._lay_out()
        self.list.choose(OUTCOME)
        self.list.chosen.connect(self.report_chosen)
        self.language.chosen.connect(self.language_chosen)
        self.forms.chosen.connect(self.forms_chosen)
        self.flow.clicked.connect(self.flow_wanted)
        self._back.clicked.connect(self.left)
        self.setFocusProxy(self.list)

    def report(self) -> str:
        """The report chosen now."""
        return self.list.value()

    def asked(self) -> Asked:
        """What is to be made now."""
        forms = self.forms.wanted() if self.report() == FORMS else None
        return Asked(self.report(), self.language.value(), forms)

    def refresh(self) -> None:
        """Show what keeps the chosen report interim, each line leading to where it is done."""
        while (item := self._todo.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()  # it may be the line that was pressed: it goes once it has returned
                widget.deleteLater()
        of_forms, look = self.report() == FORMS, self._session.look
        self.flow.setVisible(self.report() == FEASIBILITY)
        self.forms.setVisible(of_forms)
        self.forms.refresh()
        lines = [] if of_forms else waiting(self._session.study, self.report())
        freeze = closing.frozen(self._session.study)
        if lines or (freeze is not None and not of_forms):
            heading = paragraph(look, _heading(freeze), colour="text")
            heading.setFont(look.font(13, 600))
            heading.setContentsMargins(look.px(12), 0, 0, look.px(4))
            self._todo.addWidget(heading)
        for line in lines:
            button = WideButton(look, line.words)
            button.clicked.connect(lambda *_clicked, line=line: self._session.go(line.place, **line.where))
            self._todo.addWidget(button)

    def stand_alone(self, *, alone: bool) -> None:
        """Take all the room there is, with a way back, or the width beside the pages."""
        wide = self._session.look.px(WIDTH)
        self.setMinimumWidth(wide)
        self.setMaximumWidth(self.maximumHeight() if alone else wide)
        self._back.setVisible(alone)

    def _lay_out(self) -> None:
        look = self._session.look
        title = QHBoxLayout()
        title.setContentsMargins(look.px(24), look.px(20), look.px(12), look.px(12))
        title.addWidget(label(look, _("Reports"), 20, 600), 1)
        title.addWidget(self._back)
        inside, area = QWidget(), Scroll(look)
        column = QVBoxLayout(inside)
        column.setContentsMargins(look.px(12), 0, look.px(12), look.px(12))
        column.setSpacing(look.px(12))
        column.addWidget(self.list)
        column.addWidget(Line(look))
        column.addWidget(self.language, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.forms)
        column.addWidget(self.flow)
        column.addWidget(Line(look))
        column.addLayout(self._todo)
        column.addStretch(1)
        note = _("The preview is the page as it will be printed.")
        said = paragraph(look, note, 12, "text3")
        said.setContentsMargins(look.px(12), 0, 0, 0)
        column.addWidget(said)
        area.show_widget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(title)
        whole.addWidget(area, 1)


def _heading(freeze: Freeze | None) -> str:
    if freeze is None:
        return _("Interim until this is done")
    return _("Frozen on {day}").format(day=whole_day(freeze.day))


def _offered(session: Session) -> list[Entry]:
    """The reports there are for the study."""
    offered = [Entry(OUTCOME, _("Outcome"), "chart-line")]
    if studies.protocol(session.study).domains:
        offered.append(Entry(FEASIBILITY, _("Feasibility"), "list-checks"))
    offered.append(Entry(QUALITY, _("Data quality"), "copy-check"))
    return [*offered, Entry(FORMS, _("Blank forms"), "file-text")]
