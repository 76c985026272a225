"""The one place where problems are shown: what the user can mend on the quiet bar, anything else in one window."""

import contextlib
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType

from PySide6.QtWidgets import QMessageBox

from imp_desktop import i18n, paths
from imp_desktop.errors import ImpError
from imp_desktop.i18n import _
from imp_desktop.operations import studies
from imp_desktop.ui.session import Session


def show(session: Session, error: BaseException) -> None:
    """Say a problem on the quiet bar, with what to do; anything unforeseen goes to the log and into one window."""
    if isinstance(error, ImpError):
        session.tell("\n".join(i18n.explain(one) for one in error.all()), code=error.code)
    else:
        _write_down(error)
        _bug_window(session, error)


def watch(session: Session) -> None:
    """From now on show whatever nobody foresaw instead of dying silently."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            show(session, error)

    sys.excepthook = hook


def _write_down(error: BaseException) -> None:
    said = "".join(traceback.format_exception(error))
    entry = f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{said}\n"
    with contextlib.suppress(OSError):
        paths.settings_folder().mkdir(parents=True, exist_ok=True)
        with paths.log_file().open("a", encoding="utf-8") as log:
            log.write(entry)


def _bug_window(session: Session, error: BaseException) -> None:
    window = QMessageBox(QMessageBox.Icon.NoIcon, "imp_desktop", _("The program met a fault of its own."))
    said = [_on_disk_until(session), _("What happened is written in {path}.").format(path=paths.log_file())]
    window.setInformativeText("\n".join(part for part in said if part))
    window.setDetailedText(f"{type(error).__name__}: {error}")
    window.exec()


def _on_disk_until(session: Session) -> str:
    if not session.has_study:
        return ""
    try:
        last = studies.last_change(session.study)
    except Exception:  # noqa: BLE001 - the fault may lie in the study itself; the window must come all the same
        return ""
    if last is None:
        return _("Nothing was keyed yet.")
    return _("Everything up to {time} is on disk.").format(time=last.astimezone().strftime("%H:%M:%S"))
