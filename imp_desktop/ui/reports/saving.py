"""What belongs to a report beside its pages, made beside the window: its tables as CSV, the flow of people as SVG."""

from pathlib import Path

from imp_desktop import i18n
from imp_desktop.errors import ImpError, Problem
from imp_desktop.i18n import _, ngettext
from imp_desktop.operations.studies import Study
from imp_desktop.ui import problems, tasks
from imp_desktop.ui.beside import on_copy
from imp_desktop.ui.session import Session

Made = tasks.Task[list[Path]]


def save_tables(session: Session, name: str, folder: Path, language: str, *, replace: bool = False) -> Made:
    """Put everything behind a report into `folder`; what is there already is only replaced when the user says so."""

    def make(study: Study) -> list[Path]:
        from imp_desktop.operations import reporting  # noqa: PLC0415 - reports are only loaded by who wants one

        return reporting.save_tables(study, name, folder, language, replace=replace)

    def done(made: list[Path]) -> None:
        said = ngettext("{n} file is in {path}.", "{n} files are in {path}.", len(made))
        session.tell(said.format(n=len(made), path=folder))

    def over() -> None:
        save_tables(session, name, folder, language, replace=True)

    def failed(error: Exception) -> None:
        if isinstance(error, ImpError) and error.problem is Problem.FILE_EXISTS:
            session.tell(i18n.explain(error), code=error.code, action=_("Replace the tables"), do=over)
        else:
            problems.show(session, error)

    return on_copy(session, make, done, failed)


def save_flow(session: Session, path: Path, language: str) -> Made:
    """Put the flow of people at `path`, which the user chose and may be there."""

    def make(study: Study) -> list[Path]:
        from imp_desktop.operations import reporting  # noqa: PLC0415 - as above

        return [reporting.save_flow(study, path, language, replace=True)]

    def done(_made: list[Path]) -> None:
        session.tell(_("The flow diagram is in {path}.").format(path=path))

    return on_copy(session, make, done)
