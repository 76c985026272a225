"""What checks found and what became of it, and what samples say of the paper, for the data-quality report."""

from collections.abc import Collection, Iterator

from imp_desktop.i18n import _
from imp_desktop.instruments.patterns import Kind
from imp_desktop.operations import completeness, flags, looking_again, standing
from imp_desktop.operations.comparing import comparisons
from imp_desktop.operations.enrolling import by_number
from imp_desktop.operations.studies import Study, instrument, protocol
from imp_desktop.reports.quality_facts import FoundRow, SampleRow
from imp_desktop.statistics.keying_results import Sample
from imp_desktop.storage import audits, traces
from imp_desktop.storage.answers import Place
from imp_desktop.storage.audits import AuditRow
from imp_desktop.storage.ledger import moment_of


def found(study: Study, places: Collection[Place]) -> tuple[FoundRow, ...]:
    """The rows of what was found on these forms, in the order of the report."""
    changed = sum(place in places for place, _item in traces.changed_after_closing(study))
    moved = sum(place in places for place in traces.moved(study))
    return (
        _outside(study, places),
        *_noticed(study, places),
        FoundRow("closed", _("Answers changed after the form was closed"), changed, None, changed, None),
        FoundRow("moved", _("Forms filed under another code and moved"), moved, None, moved, None),
    )


def _outside(study: Study, places: Collection[Place]) -> FoundRow:
    """Every item that was ever keyed outside the scale: kept so, corrected, or not looked at yet."""
    ever = {one for one in traces.ever_flagged(study) if one[0] in places}
    now = {(one.place, one.stored.item): one.confirmed for one in flags.standing(study)}
    unsettled = {(place, item) for place, one in comparisons(study).items() for item in one.unsettled}
    kept = {one for one in ever if now.get(one, False)}
    waiting = {one for one in ever if one in unsettled or not now.get(one, True)}
    corrected = ever - kept - waiting
    return FoundRow("outside", _("Keyed out of range"), len(ever), len(kept), len(corrected), len(waiting))


def _noticed(study: Study, places: Collection[Place]) -> Iterator[FoundRow]:
    """What stands in the answers now and asks for a look: kept where somebody looked and left it so."""
    codes = {number: one.code for number, one in by_number(study).items()}
    counted = {codes[place[0]] for place in places}
    now = [one for one in looking_again.every(study) if one.form.code in counted]
    asked = [*Kind, *dict.fromkeys(check.kind for check in protocol(study).checks)]
    for kind in asked:
        of_kind = [one.looked_at for one in now if one.kind == kind]
        kept = sum(of_kind)
        yield FoundRow(kind.value, _names()[kind.value], len(of_kind), kept, None, len(of_kind) - kept)


def _names() -> dict[str, str]:
    """What a check is called in the report."""
    return {
        "straight": _("Same answer all along a page"),
        "contradiction": _("Contradicting reversed pairs"),
        "shifted": _("Signature of a page shift"),
        "blank_end": _("Last item of a page left blank"),
        "surplus": _("One answer too many on a page"),
        "speed": _("Keyed faster than a hand can"),
        "dates_in_order": _("Dates out of order"),
        "plausible_age": _("Number outside the usual range"),
        "group_fits_form": _("Form keyed that is not expected"),
        "same_answers": _("Same answers under two codes"),
    }


def samples(study: Study) -> Iterator[SampleRow]:
    """Every sample, oldest first; what was compared so far counts."""
    from imp_desktop.statistics.keying_quality import compared  # noqa: PLC0415 - scipy is slow to load

    for row in audits.every(study):
        fields = audits.fields(study, row.id)
        wrong = sum(not agrees for agrees in fields.values())
        said = compared(Sample(len(row.packets), len(fields), wrong, row.per_10000))
        yield SampleRow(moment_of(row.utc).date(), said, max(0, _asked(study, row) - len(fields)))


def _asked(study: Study, row: AuditRow) -> int:
    """How many fields the packets of a sample hold."""
    count = 0
    for participant in {who for who, _assessment in row.packets}:
        for place, stored in standing.by_form(study, participant=participant).items():
            if place[:2] in row.packets:
                count += len(completeness.asked_given(instrument(study, place[2]), stored))
    return count
