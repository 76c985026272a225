"""Days and moments as they are written on screen: "12 June", with the year where it is another one."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from imp_desktop import i18n


def day(value: date) -> str:
    """The day in the language of now, such as "12 June" or "12 June 2025"."""
    local = _here(value) if isinstance(value, datetime) else value
    pattern = "d MMMM" if local.year == _here(datetime.now().astimezone()).year else "d MMMM yyyy"
    return QLocale(i18n.language()).toString(QDate(local.year, local.month, local.day), pattern)


def whole_day(value: date) -> str:
    """The day with its month and year written out, such as "12 June 2025", for what has to be known for good."""
    return QLocale(i18n.language()).toString(QDate(value.year, value.month, value.day), "d MMMM yyyy")


def short_day(value: date) -> str:
    """The day with its month cut short and its year, such as "12 Jun 2025", for columns."""
    return QLocale(i18n.language()).toString(QDate(value.year, value.month, value.day), "d MMM yyyy")


def brief_day(value: date) -> str:
    """The day with its month cut short, such as "12 Jun", with the year where it is another one."""
    return " ".join(part for part in in_two(value) if part)


def in_two(value: date) -> tuple[str, str]:
    """The day with its month cut short, and the year where it is another one, for two lines of a narrow column."""
    brief = QLocale(i18n.language()).toString(QDate(value.year, value.month, value.day), "d MMM")
    return brief, "" if value.year == _here(datetime.now().astimezone()).year else str(value.year)


def moment(value: datetime) -> str:
    """The day and the time on this PC's clock, such as "12 June 14:31"."""
    return f"{day(value)} {_here(value):%H:%M}"


def whole_moment(value: datetime) -> str:
    """The day with its year and the time on this PC's clock, such as "12 June 2025 14:31"."""
    return f"{whole_day(_here(value))} {_here(value):%H:%M}"


def _here(value: datetime) -> datetime:
    return value.astimezone()
