"""What was found in each domain, in a sentence a finding: neutral, n beside, zeros said."""

from collections.abc import Sequence
from functools import singledispatch

from imp_desktop.i18n import _, ngettext
from imp_desktop.reports import numbers, portions
from imp_desktop.reports.runs import Runs, brief, clipped, plain, said
from imp_desktop.statistics import feasibility_results as results
from imp_desktop.statistics.counts import Count

_NAMED = 3
_WHAT = 90  # characters of what was changed


@singledispatch
def sentence(finding: results.Finding) -> Runs:
    """What the finding says, as a whole sentence."""
    raise TypeError(type(finding).__name__)


def people_of(finding: results.Finding) -> int | None:
    """How many people, sessions or entries a finding is about; None where that says nothing."""
    found: int | None = None
    match finding:
        case results.MeanFinding():
            found = finding.described.n
        case results.ShareFinding() | results.RegisterFinding():
            found = finding.share.whole
        case results.GridFinding() | results.OutcomesFinding():
            found = max((row.n for row in finding.rows), default=0)
        case results.AttendanceFinding():
            found = len(finding.people)
        case results.ReactionsFinding():
            found = finding.people.whole
        case results.CodedFinding():
            found = finding.texts
        case results.TextsFinding():
            found = finding.forms
        case results.AdaptationsFinding():
            found = len(finding.lines)
    return found


def numbers_of(finding: results.MeanFinding) -> Runs:
    """`8.2 (SD 0.7, range 7–9)`, with one decimal."""
    told = finding.described
    if told.mean is None:
        return plain(_("nobody answered"))
    if told.sd is None:
        return plain(numbers.number(told.mean, 1))
    return said(_("{mean} (*SD* {sd})"), mean=numbers.number(told.mean, 1), sd=numbers.number(told.sd, 1))


def extremes(finding: results.MeanFinding) -> str:
    """From the least to the greatest answer: `7–9.5`."""
    told = finding.described
    if told.minimum is None or told.maximum is None:
        return numbers.DASH
    places = 0 if told.minimum == int(told.minimum) and told.maximum == int(told.maximum) else 1
    return numbers.reach(told.minimum, told.maximum, places)


def counted(counts: Sequence[Count]) -> str:
    """`continue 17, none yet 4, other 0`."""
    return ", ".join(f"{brief(count.label)} {numbers.count(count.n)}" for count in counts)


@sentence.register
def _mean(finding: results.MeanFinding) -> Runs:
    told = numbers_of(finding)
    scale = ""
    if finding.low is not None and finding.high is not None:
        scale = f", {numbers.reach(finding.low, finding.high)}"
    return (*said("{label}{scale}: ", label=brief(finding.label), scale=scale), *told, *plain("."))


@sentence.register
def _share(finding: results.ShareFinding) -> Runs:
    if not finding.share.whole:
        return said(_("{label}: nobody answered."), label=brief(finding.label))
    share = said(
        "{label}: {part} ({percent})", label=brief(finding.label),
        part=_("{part} of {whole}").format(
            part=numbers.count(finding.share.part), whole=numbers.count(finding.share.whole)
        ),
        percent=portions.percent(finding.share),
    )  # fmt: skip
    return (*share, *plain("."))


@sentence.register
def _grid(finding: results.GridFinding) -> Runs:
    agreed = [row for row in finding.rows if row.n]
    if not agreed:
        return said(_("{label}: nobody answered."), label=brief(finding.label))
    least, most = (edge(agreed, key=lambda row: row.agree.part / row.agree.whole) for edge in (min, max))
    return said(
        _("Agreement with {n} statements from {least} to {most}."),
        n=numbers.count(len(finding.rows)), least=portions.percent(least.agree), most=portions.percent(most.agree),
    )  # fmt: skip


@sentence.register
def _sessions(finding: results.SessionsFinding) -> Runs:
    if not finding.held.whole:
        return plain(_("No session is logged yet."))
    others = [count for count in finding.counts if count.id != "delivered" and (count.id or count.n)]
    return said(
        _("{part} of {whole} logged sessions held in full; {others}."),
        part=numbers.count(finding.held.part), whole=numbers.count(finding.held.whole), others=counted(others),
    )  # fmt: skip


@sentence.register
def _attendance(finding: results.AttendanceFinding) -> Runs:
    if not finding.places.whole:
        return plain(_("No attendance list is filled in yet."))
    return said(
        _("{part} of {whole} places filled ({percent})."),
        part=numbers.count(finding.places.part), whole=numbers.count(finding.places.whole),
        percent=portions.percent(finding.places),
    )  # fmt: skip


@sentence.register
def _register(finding: results.RegisterFinding) -> Runs:
    if not finding.share.whole:
        return said(_("{label}: nobody yet."), label=brief(finding.label))
    return (*said("{label}: ", label=brief(finding.label)), *portions.spoken(finding.share), *plain("."))


@sentence.register
def _adaptations(finding: results.AdaptationsFinding) -> Runs:
    if not finding.lines:
        return plain(_("No change recorded."))
    named = "; ".join(clipped(line.what, _WHAT).rstrip(".") for line in finding.lines[:_NAMED])
    count = len(finding.lines)
    more = f"{named}; …" if count > _NAMED else named
    told = ngettext("{n} change recorded: {named}.", "{n} changes recorded: {named}.", count)
    whole = told.format(n=numbers.count(count), named=more)
    return plain(whole.removesuffix(".") if more.endswith("…") else whole)


@sentence.register
def _reactions(finding: results.ReactionsFinding) -> Runs:
    if not finding.people.whole:
        return plain(_("Nobody could tell of any yet."))
    kinds, severity = ([count for count in counts if count.n] for counts in (finding.kinds, finding.severity))
    told = [*said(_("Reported by ")), *portions.spoken(finding.people)]
    if kinds:
        told += plain(f": {counted(kinds)}")
    told += plain(".")
    if severity:
        told += said(_(" People by severity: {counts}."), counts=counted(severity))
    if finding.awaited:
        waiting = ngettext(
            " Of {n} person the log says nothing more yet.", " Of {n} people the log says nothing more yet.",
            finding.awaited,
        )  # fmt: skip
        told += said(waiting, n=numbers.count(finding.awaited))
    return tuple(told)


@sentence.register
def _coded(finding: results.CodedFinding) -> Runs:
    if not finding.texts:
        return said(_("{label}: no text."), label=brief(finding.label))
    silent = finding.forms - finding.texts
    told = said(
        _("{label}: {counts}; no answer on {silent} of {forms} forms."),
        label=brief(finding.label), counts=counted(finding.counts), silent=numbers.count(max(0, silent)),
        forms=numbers.count(finding.forms),
    )  # fmt: skip
    if finding.uncoded:
        waiting = ngettext(" {n} text is not coded yet.", " {n} texts are not coded yet.", finding.uncoded)
        return (*told, *said(waiting, n=numbers.count(finding.uncoded)))
    return told


@sentence.register
def _texts(finding: results.TextsFinding) -> Runs:
    return said(
        _("{label} on {n} of {forms} forms."),
        label=brief(finding.label), n=numbers.count(finding.texts), forms=numbers.count(finding.forms),
    )  # fmt: skip


@sentence.register
def _outcomes(finding: results.OutcomesFinding) -> Runs:
    found = [row.hedges_g for row in finding.rows if row.hedges_g is not None]
    if not found:
        return plain(_("No outcome can be compared yet."))
    return said(
        _("Standardised differences in change (*g*) from {least} to {most}; all intervals in the outcome report."),
        least=numbers.number(min(found)), most=numbers.number(max(found)),
    )  # fmt: skip


@sentence.register
def _correlations(finding: results.CorrelationsFinding) -> Runs:
    found = [row.pearson.r for row in finding.rows if row.pearson is not None]
    if not found:
        return said(_("{label}: no correlation can be given yet."), label=brief(finding.label))
    return said(
        _("{label}: correlations from {least} to {most}."),
        label=brief(finding.label), least=numbers.bounded(min(found)), most=numbers.bounded(max(found)),
    )  # fmt: skip


@sentence.register
def _not_applicable(finding: results.NotApplicable) -> Runs:
    if not finding.because:
        return plain(_("Not applicable."))
    return said(_("Not applicable, because {reason}."), reason=finding.because.rstrip("."))
