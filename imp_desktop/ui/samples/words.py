"""What a sample says, in a sentence."""

from typing import TYPE_CHECKING

from imp_desktop.i18n import _
from imp_desktop.operations.auditing import Sample
from imp_desktop.reports.numbers import number

if TYPE_CHECKING:
    from imp_desktop.statistics.keying_results import SampleFound


def verdict_words(sample: Sample, found: "SampleFound") -> str:
    """The share of wrong fields with its interval, and what that means for the limit."""
    low, high = found.ci95 or (0.0, 0.0)
    told = _("{wrong} of {fields} fields differed from the paper: {rate} in 10,000, 95 % CI [{low}, {high}].").format(
        wrong=found.sample.wrong,
        fields=found.sample.fields,
        rate=number(found.rate or 0, 1),
        low=number(low, 1),
        high=number(high, 1),
    )
    meant = {
        "accept": _("Accepted: at most {limit} in 10,000."),
        "reject": _("Not accepted: more than {limit} in 10,000. Key these forms again."),
        "undecided": _("Not decided for the limit of {limit} in 10,000: draw {needed} more fields."),
    }[found.decision.value]
    return f"{told} {meant.format(limit=sample.per_10000, needed=found.needed or 0)}"
