"""The settings of the teachers: what each is called where the feasibility report gives the grade."""

from PySide6.QtWidgets import QLineEdit, QWidget

from imp_desktop import i18n
from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.operations import studies
from imp_desktop.ui.session import Session
from imp_desktop.ui.settings.rows import SettingRow


def teacher_rows(session: Session) -> list[QWidget]:
    """A row for every teacher; empty where the protocol has none."""
    plan = studies.protocol(session.study)
    words = plan.in_language(i18n.language()).course.teachers
    teachers = plan.course.teachers if plan.course else ()
    return [TeacherRow(session, teacher, words.get(teacher, teacher)) for teacher in teachers]


class TeacherRow(SettingRow):
    """The name of a teacher; a name that another one has is not kept, and that is said below."""

    def __init__(self, session: Session, teacher: str, label: str) -> None:
        self._session = session
        self._teacher = teacher
        self.field = QLineEdit(studies.settings(session.study).teachers.get(teacher, ""))
        self.field.setPlaceholderText(label)
        self.field.setMinimumWidth(session.look.px(280))
        self.field.setAccessibleName(label)
        super().__init__(session.look, label, _("As the feasibility report names the grade"), self.field)
        self.field.editingFinished.connect(self._keep)

    def _keep(self) -> None:
        session, before = self._session, studies.settings(self._session.study).teachers
        try:
            studies.choose(
                session.study,
                session.person,
                f"teacher.{self._teacher}",
                self.field.text(),
                _("chosen in the settings"),
            )
        except ImpError as error:
            self.complain(i18n.explain(error))
            return
        self.complain("")
        after = studies.settings(session.study).teachers
        self.field.setText(after.get(self._teacher, ""))
        if after != before:
            session.did("settings")
