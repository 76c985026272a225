"""Every table of a report as CSV, made beside the window."""

from pathlib import Path

from imp_desktop.i18n import ngettext
from imp_desktop.operations import studies
from imp_desktop.ui import problems, tasks
from imp_desktop.ui.session import Session


def save(session: Session, name: str, folder: Path, language: str) -> tasks.Task[list[Path]]:
    """Put everything behind a report into `folder`; where it is is said on the bar."""
    copy = studies.copy_for_reading(session.study)

    def work(_progress: tasks.Progress, _cancelled: tasks.Cancelled) -> list[Path]:
        from imp_desktop.operations import reporting  # noqa: PLC0415 - reports are only loaded by who wants one

        try:
            return list(reporting.save_tables(copy, name, folder, language, replace=True))
        finally:
            copy.close()

    def done(made: list[Path]) -> None:
        said = ngettext("{n} file is in {path}.", "{n} files are in {path}.", len(made))
        session.tell(said.format(n=len(made), path=folder))

    return tasks.run(work, done, lambda error: problems.show(session, error))
