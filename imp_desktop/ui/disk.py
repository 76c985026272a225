"""What the places column says about the disk and about the study."""

from datetime import UTC, datetime, timedelta

from imp_desktop.i18n import _
from imp_desktop.operations import studies
from imp_desktop.operations.studies import Study, StudySettings
from imp_desktop.ui.dates import brief_day

OVERDUE = timedelta(hours=24)


def copy_words(study: Study, now: datetime | None = None) -> tuple[str, bool]:
    """The line about the disk, and whether a copy is overdue: changed since, and none for a day."""
    if study.read_only:
        return _("Can only be read"), False
    last = studies.last_copy(study)
    changed = studies.last_change(study)
    if last is None:
        return _("All on disk · no copy yet"), False
    today = (now or datetime.now(UTC)).astimezone()
    made = last.astimezone()
    when = made.strftime("%H:%M") if made.date() == today.date() else brief_day(made.date())
    overdue = changed is not None and changed > last and today - made > OVERDUE
    return _("All on disk · copy {when}").format(when=when), overdue


def about_words(settings: StudySettings) -> str:
    """One line about the study under its name."""
    return _("Made-up people, to practise") if settings.made_up else _("One file, on this PC")
