"""The numbers of keying quality as JSON, at full precision; nobody's own errors are among them."""

from typing import Any

from imp_desktop.reports.quality_facts import QualityFacts, SampleRow
from imp_desktop.statistics.keying_results import FormsKeyed, Rate

_NONE = Rate(0, 0, None)


def quality_json(quality: QualityFacts) -> dict[str, Any]:
    """The forms by instrument, the rates by instrument and type of item, what differences were, and the samples."""
    keying = quality.keying
    return {
        "instruments": {
            one.instrument: _forms(one) | _rate(keying.by_instrument.get(one.instrument, _NONE)) for one in keying.forms
        },
        "item_types": {name: _rate(rate) for name, rate in keying.by_type.items()},
        "all": _rate(keying.every),
        "kinds": {kind.value: number for kind, number in keying.kinds.items()},
        "settled": {how.value: number for how, number in keying.settled.items()},
        "samples": [_sample(row) for row in quality.samples],
    }


def _forms(one: FormsKeyed) -> dict[str, Any]:
    return {
        "due": one.due, "keyed": one.keyed, "twice": one.twice, "same_person": one.same_person, "share": one.share,
    }  # fmt: skip


def _rate(rate: Rate) -> dict[str, Any]:
    return {"fields": rate.fields, "differed": rate.differed, "per_10000": rate.per_10_000, "ci95": rate.ci95}


def _sample(row: SampleRow) -> dict[str, Any]:
    found, sample = row.found, row.found.sample
    return {
        "drawn_on": row.drawn_on.isoformat() if row.drawn_on else None,
        "packets": sample.packets,
        "fields": sample.fields,
        "differed": sample.wrong,
        "per_10000": found.rate,
        "ci95": found.ci95,
        "limit_per_10000": sample.limit,
        "decision": found.decision.value,
        "needed": found.needed,
        "waiting": row.waiting,
    }
