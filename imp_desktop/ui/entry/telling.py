"""What the keying screen tells around the page: how much is on disk, and what happened at an item."""

from datetime import datetime

from imp_desktop.i18n import _, ngettext
from imp_desktop.operations.item_history import ItemEvent, item_history
from imp_desktop.operations.keying import Pass
from imp_desktop.ui.dates import moment
from imp_desktop.ui.entry import passes, words
from imp_desktop.ui.entry.pen import Pen
from imp_desktop.ui.entry.sayings import Entry, EntryKind
from imp_desktop.ui.session import Session

_MOST_SIGNS = 80
_MOST_RESTORED = 9


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


def history(session: Session, pen: Pen) -> tuple[tuple[Entry, ...], dict[str, ItemEvent]]:
    """What happened at the current item, newest first, and which digit restores what it said then."""
    form = pen.form
    events = item_history(session.study, form.key, pen.item.id, session.person, form.keying_pass)
    if not events:
        return (Entry(EntryKind.PLAIN, _("nothing yet")),), {}
    several = len({event.keying_pass for event in events}) > 1
    offered = _offered(pen, events)
    digits = {id(event): digit for digit, event in offered.items()}
    entries = []
    for event in events:
        digit = digits.get(id(event), "")
        kind = EntryKind.KEY if digit else EntryKind.PLAIN
        entries.append(Entry(kind, _happened(event, several=several), sign=digit))
    return tuple(entries), offered


def answer_of(event: ItemEvent) -> str:
    """What the item said from that event on."""
    return words.reason(event.missing) if event.missing else words.preview(event.keyed or "", _MOST_SIGNS)


def _offered(pen: Pen, events: list[ItemEvent]) -> dict[str, ItemEvent]:
    """Digit -> the newest event of each other answer; none where three keyings wait for somebody to decide."""
    form, now = pen.form, pen.current.answer
    if pen.item.id in form.contested or form.absent or form.locked:
        return {}
    seen = {(now.keyed, now.missing, now.flag)} if now is not None else set()
    found: list[ItemEvent] = []
    for event in events:
        said = (event.keyed, event.missing, event.flag)
        if event.given and said not in seen and form.keying_pass in (Pass.SETTLED, event.keying_pass):
            seen.add(said)
            found.append(event)
    return {str(digit): event for digit, event in enumerate(found[:_MOST_RESTORED], 1)}


def _happened(event: ItemEvent, *, several: bool) -> str:
    written = words.preview(event.text, _MOST_SIGNS)
    what = {
        "keyed": answer_of(event),
        "blank": answer_of(event),
        "confirmed": _("{keyed}, paper says so").format(keyed=event.keyed),
        "cleared": _("taken away"),
        "undone": _("undone"),
        "note": _("note: {note}").format(note=written) if written else _("note taken away"),
        "read": _("note read"),
        "unread": _("note waits again"),
    }[event.kind]
    parts = [what, passes.name_of(event.keying_pass) if several else "", f"{event.who}, {moment(event.when)}"]
    return "  ·  ".join(part for part in (*parts, words.preview(event.why, _MOST_SIGNS)) if part)
