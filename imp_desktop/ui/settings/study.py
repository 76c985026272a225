"""The settings of the study: what every number of it is worked out with; each change stands in its ledger."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from imp_desktop import i18n
from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.instruments.model import Instrument
from imp_desktop.operations import studies
from imp_desktop.ui import copying, problems
from imp_desktop.ui.controls import Button, Segment, Segments
from imp_desktop.ui.dates import moment
from imp_desktop.ui.session import Session
from imp_desktop.ui.settings.rows import SettingRow
from imp_desktop.ui.start.pair import derived_instruments


def choose(session: Session, name: str, value: str) -> None:
    """Choose one thing for the study; what cannot be chosen is said on the bar."""
    try:
        studies.choose(session.study, session.person, name, value, _("chosen in the settings"))
    except ImpError as error:
        problems.show(session, error)
        return
    session.did("settings")


def study_rows(session: Session, tick: Callable[[str], None]) -> list[QWidget]:
    """The rows about how the study is worked out; `tick` opens the page of an instrument's left-out items."""
    look, chosen = session.look, studies.settings(session.study)
    title = QLineEdit(chosen.title)
    title.setCursorPosition(0)
    title.setMinimumWidth(look.px(280))
    title.setAccessibleName(_("Title"))
    title.editingFinished.connect(lambda: choose(session, "title", title.text()))
    rules = [Segment("half", _("Half")), Segment("80 %", "80 %"), Segment("complete", _("All"))]
    rule = Segments(look, rules, chosen.missing_rule)
    rule.chosen.connect(lambda value: choose(session, "missing_rule", value))
    kinds = [Segment("complete", _("The same people")), Segment("available", _("Everyone with a score"))]
    kind = Segments(look, kinds, chosen.descriptives)
    kind.chosen.connect(lambda value: choose(session, "descriptives", value))
    checks = [Segment("", _("Own scheme")), Segment("letter", _("Check letter"))]
    check = Segments(look, checks, chosen.code_check)
    check.chosen.connect(lambda value: choose(session, "code_check", value))
    return [
        SettingRow(look, _("Title"), _("On the window and on every page"), title),
        SettingRow(look, _("Codes of participants"), _("A letter such as V in 017-V shows slips in new codes"), check),
        SettingRow(look, _("Items a score needs"), _("At least so many of its own items; the rest is filled up"), rule),
        SettingRow(look, _("Means and SDs"), _("Of whom the tables give M and SD; tests are on pairs"), kind),
        *(_pair_row(session, one, tick) for one in derived_instruments(session.study)),
    ]


def copy_rows(session: Session) -> list[QWidget]:
    """The rows about copies."""
    look, last = session.look, studies.last_copy(session.study)
    save = Button(look, _("Save a copy …"), icon="copy")
    save.clicked.connect(lambda: copying.save_copy(session, save))
    when = _("Last copy: {when}").format(when=moment(last)) if last else _("No copy yet")
    about = _("A verified copy is saved each time the study is closed.")
    return [SettingRow(look, _("Copies"), f"{about} {when}", save)]


def _pair_row(session: Session, instrument: Instrument, tick: Callable[[str], None]) -> SettingRow:
    look = session.look
    button = Button(look, _("Tick the items"))
    button.clicked.connect(lambda: tick(instrument.id))
    named = ", ".join(str(one) for one in instrument.left_out)
    about = _("Not on the printed form: {numbers}").format(numbers=named) if named else _("Not named yet: not scored")
    return SettingRow(look, instrument.in_language(i18n.language()).short, about, button)
