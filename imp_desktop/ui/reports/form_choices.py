"""Which questionnaires are printed for paper, and for whom: three lists to open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from imp_desktop.i18n import _, pgettext
from imp_desktop.operations import enrolling
from imp_desktop.operations.paper_forms import Wanted
from imp_desktop.ui.controls import label
from imp_desktop.ui.names import Names, names
from imp_desktop.ui.session import Session

NOBODY, EVERYBODY = "", "everybody"
_FEWEST_LETTERS = 12


@dataclass(frozen=True)
class _Whom:
    """Whom forms are for: its words, and what tells it apart; `wanted` says it to the printer."""

    id: str
    words: str
    wanted: Wanted


class FormChoices(QWidget):
    """`chosen` tells that something else is wanted."""

    chosen = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        look = session.look
        self._people: tuple[_Whom, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(12), 0, look.px(12), 0)
        column.setSpacing(look.px(4))
        self.instrument = self._list(column, _("Questionnaire"))
        self.assessment = self._list(column, _("Assessment"))
        self.whom = self._list(column, _("For whom"))
        self.refresh()

    def refresh(self) -> None:
        """Offer what the study has now, with the same chosen as before."""
        called = names(self._session.study)
        instruments = {name: called.instrument(name) for name in called.instruments}
        assessments = {name: called.assessment(name) for name in called.protocol.assessments}
        _offer(self.instrument, {"": pgettext("questionnaires", "All")} | instruments)
        _offer(self.assessment, {"": pgettext("assessments", "All")} | assessments)
        self._people = (*_groups(called), *self._cohorts_and_people(called))
        _offer(self.whom, {one.id: one.words for one in self._people})

    def choose(self, where: Mapping[str, object]) -> None:
        """Choose what is named: an instrument, an assessment, the code of a participant."""
        for box, name in ((self.instrument, "instrument"), (self.assessment, "assessment"), (self.whom, "code")):
            value = where.get(name)
            at = box.findData(f"code {value}" if box is self.whom else value) if isinstance(value, str) else -1
            if at >= 0:
                box.setCurrentIndex(at)

    def wanted(self) -> Wanted:
        """What is to be printed."""
        whom = next((one.wanted for one in self._people if one.id == self.whom.currentData()), Wanted())
        return Wanted(
            instruments=_named(self.instrument), assessments=_named(self.assessment),
            codes=whom.codes, everybody=whom.everybody, group=whom.group, cohort=whom.cohort,
        )  # fmt: skip

    def _list(self, column: QVBoxLayout, name: str) -> QComboBox:
        look = self._session.look
        caption, box = label(look, name, 12, colour="text2"), QComboBox()
        box.setFont(look.font(13))
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_FEWEST_LETTERS)
        caption.setBuddy(box)
        if column.count():
            column.addSpacing(look.px(6))
        column.addWidget(caption)
        column.addWidget(box)
        box.activated.connect(lambda _at: self.chosen.emit())
        return box

    def _cohorts_and_people(self, called: Names) -> Sequence[_Whom]:
        people = enrolling.participants(self._session.study)
        cohorts = sorted({(one.group, one.cohort) for one in people if one.group and one.cohort is not None})
        made = [
            _Whom(
                f"cohort {group} {number}",
                _("{group}, cohort {number}").format(group=called.group(group), number=number),
                Wanted(group=group, cohort=number),
            )
            for group, number in cohorts
        ]
        return [*made, *(_Whom(f"code {one.code}", one.code, Wanted(codes=(one.code,))) for one in people if one.group)]


def _groups(called: Names) -> Sequence[_Whom]:
    """Nobody in particular, everybody, and the groups."""
    groups = (_Whom(f"group {one.id}", called.group(one.id), Wanted(group=one.id)) for one in called.protocol.groups)
    return [
        _Whom(NOBODY, _("Nobody in particular"), Wanted()),
        _Whom(EVERYBODY, _("Everybody"), Wanted(everybody=True)),
        *groups,
    ]


def _offer(box: QComboBox, choices: Mapping[str, str]) -> None:
    """Offer these, with the same value chosen as before; nothing is signalled."""
    before = box.currentData()
    if [box.itemData(at) for at in range(box.count())] != list(choices):
        box.clear()
        for value, words in choices.items():
            box.addItem(words, value)
    box.setCurrentIndex(max(box.findData(before), 0))


def _named(box: QComboBox) -> tuple[str, ...]:
    value = box.currentData()
    return (value,) if value else ()
