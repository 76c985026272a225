"""The place Course before somebody with a keyboard, on the study of four participants, two of them in cohort 1."""

import pytest

from imp_desktop.operations import course_log, enrolling, keying, teaching
from imp_desktop.operations.keying import FormKey
from imp_desktop.ui.course.view import CoursePage


class Clinic:
    """What was written about the course, through the program's own operations."""

    def __init__(self, session) -> None:
        self.study, self.person = session.study, session.person

    def log(self, session, cohort=1, **facts):
        """Log a session."""
        return teaching.log_session(self.study, self.person, cohort, session, facts)

    def mark(self, session, code, attended, cohort=1):
        """Mark somebody."""
        teaching.mark(self.study, self.person, cohort, session, code, attended)

    def amend(self, code, **facts):
        """Change the register."""
        enrolling.amend(self.study, self.person, code, facts, why="it was wrong")

    def add(self, code, **facts):
        """Put somebody into the register, in training with consent."""
        enrolling.add(self.study, self.person, code, {"group": "training", "consent": "2026-01-05"} | facts)

    def session(self, number, cohort=1):
        """What the log says of a session."""
        return teaching.sessions(self.study, cohort)[number - 1]

    def marks(self, cohort=1):
        """The marks of a cohort."""
        return teaching.attendance(self.study, cohort)

    def adaptations(self):
        """The changes made to the course."""
        return course_log.adaptations(self.study)

    def reactions(self):
        """The adverse reactions in the log."""
        return course_log.reactions(self.study)

    def say(self, code, **answers):
        """Key answers into the evaluation form of somebody."""
        form = keying.open_form(self.study, FormKey(code, "post", "imp_eval"))
        for item, text in answers.items():
            keying.key(self.study, self.person, form, f"imp_eval_{item}", text)


@pytest.fixture
def clinic(desk):
    """The course of the study on the desk."""
    return Clinic(desk.session)


@pytest.fixture
def shown(desk):
    """Show the place as it is when somebody goes there."""

    def show(width=1158, height=736, **where):
        page = CoursePage(desk.session)
        desk.show(page, width, height)
        page.arrive(**where)
        desk.session.told.connect(lambda notice: page.bar.tell(notice.text, code=notice.code))
        return page

    return show


@pytest.fixture
def page(shown):
    """The place at the beginning of the course."""
    return shown()
