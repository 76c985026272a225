"""What the keying screen tells around the page: how much is on disk, and what happened at an item."""

from datetime import datetime

from imp_desktop.i18n import _, ngettext
from imp_desktop.operations.item_history import ItemEvent, item_history
from imp_desktop.ui.dates import moment
from imp_desktop.ui.entry import words
from imp_desktop.ui.entry.pen import Pen
from imp_desktop.ui.entry.sayings import Entry, EntryKind
from imp_desktop.ui.session import Session

_MOST_SIGNS = 80


def on_disk(pen: Pen) -> str:
    """How many answers of the form are on disk; only what was committed counts."""
    count = len(pen.form.answers)
    if not count:
        return _("Nothing of this form is keyed yet")
    return ngettext("{count} answer is on disk", "All {count} answers are on disk", count).format(count=count)


def on_disk_now(pen: Pen) -> str:
    """What Ctrl+S answers: nothing needs saving."""
    now = datetime.now().astimezone()
    return _("{time}: nothing needs saving. {said}").format(time=f"{now:%H:%M:%S}", said=on_disk(pen))


def history(session: Session, pen: Pen) -> tuple[Entry, ...]:
    """What happened at the current item, newest first."""
    events = item_history(session.study, pen.form.key, pen.item.id)
    if not events:
        return (Entry(EntryKind.PLAIN, _("nothing yet")),)
    return tuple(Entry(EntryKind.PLAIN, _happened(event)) for event in events)


def _happened(event: ItemEvent) -> str:
    written = words.preview(event.text, _MOST_SIGNS)
    what = {
        "keyed": words.preview(event.keyed or "", _MOST_SIGNS),
        "blank": words.reason(event.missing) if event.missing else "",
        "confirmed": _("{keyed}, paper says so").format(keyed=event.keyed),
        "cleared": _("taken away"),
        "undone": _("undone"),
        "note": _("note: {note}").format(note=written) if written else _("note taken away"),
        "read": _("note read"),
        "unread": _("note waits again"),
    }[event.kind]
    return f"{what}  ·  {event.who}, {moment(event.when)}"
