"""The numbers of feasibility as JSON, at full precision."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import singledispatch
from typing import Any

from imp_desktop.i18n import explain
from imp_desktop.statistics import feasibility_results as results
from imp_desktop.statistics.counts import Count, Share
from imp_desktop.statistics.flow_results import FlowArm

Entries = Iterator[tuple[str, dict[str, Any]]]


def feasibility_json(found: results.Feasibility) -> dict[str, Any]:
    """The keys "feasibility" (domain -> item -> value, n, ci95 and more), "criteria" and "flow"."""
    return {
        "feasibility": {
            domain.id: {name: entry for finding in domain.findings for name, entry in _entries(finding)}
            for domain in found.domains
        },
        "criteria": [_criterion(one) for one in found.criteria],
        "flow": [_arm(one) for one in found.flow.arms],
    }


@singledispatch
def _entries(finding: results.Finding) -> Entries:
    """The entries of one finding by their ids; one a row where it has rows."""
    raise TypeError(type(finding).__name__)


@_entries.register
def _(finding: results.MeanFinding) -> Entries:
    told = finding.described
    yield (
        finding.id,
        {
            "label": finding.label,
            "value": told.mean,
            "n": told.n,
            "ci95": told.ci95,
            "sd": told.sd,
            "minimum": told.minimum,
            "maximum": told.maximum,
            "forms": finding.forms,
            **({"target": finding.target, "reached": _share(finding.reached)} if finding.reached else {}),
        },
    )


@_entries.register
def _(finding: results.ShareFinding) -> Entries:
    told = {"label": finding.label, **_share(finding.share), "forms": finding.forms}
    yield finding.id, told | ({"counts": _counts(finding.counts)} if finding.counts else {})


@_entries.register
def _(finding: results.GridFinding) -> Entries:
    for row in finding.rows:
        counts = dict(zip(map(str, finding.codes), row.counts, strict=True))
        percent = {code: 100 * count / row.n if row.n else None for code, count in counts.items()}
        yield row.id, {"label": row.label, **_share(row.agree), "counts": counts, "percent": percent}


@_entries.register
def _(finding: results.SessionsFinding) -> Entries:
    lines = [
        {name: value for name, value in asdict(line).items() if name not in ("date", "moved_to", "present")}
        | {"date": _day(line.date), "moved_to": _day(line.moved_to), "present": _share(line.present)}
        for line in finding.lines
    ]
    counts = {count.id or "not_logged": count.n for count in finding.counts}
    yield finding.id, {"label": finding.label, **_share(finding.held), "counts": counts, "sessions": lines}


@_entries.register
def _(finding: results.AttendanceFinding) -> Entries:
    told = {"label": finding.label, **_share(finding.places), "curve": [_share(one) for one in finding.curve]}
    told |= {"sessions_a_person": asdict(finding.sessions)}
    yield finding.id, told | ({"enough": _share(finding.enough)} if finding.enough else {})


@_entries.register
def _(finding: results.RegisterFinding) -> Entries:
    yield finding.id, {"label": finding.label, **_share(finding.share)}


@_entries.register
def _(finding: results.AdaptationsFinding) -> Entries:
    lines = [asdict(line) | {"date": _day(line.date)} for line in finding.lines]
    yield finding.id, {"label": finding.label, **_number(len(lines), len(lines)), "entries": lines}


@_entries.register
def _(finding: results.ReactionsFinding) -> Entries:
    yield (
        finding.id,
        {
            "label": finding.label,
            **_share(finding.people),
            "kinds": _counts(finding.kinds),
            "severity": _counts(finding.severity),
            "related": _counts(finding.related),
            "stopped": finding.stopped,
            "awaited": finding.awaited,
        },
    )


@_entries.register
def _(finding: results.CodedFinding) -> Entries:
    told = {"label": finding.label, **_number(finding.texts, finding.texts), "forms": finding.forms}
    yield finding.id, told | {"counts": _counts(finding.counts), "uncoded": finding.uncoded}


@_entries.register
def _(finding: results.TextsFinding) -> Entries:
    yield finding.id, {"label": finding.label, **_number(finding.texts, finding.forms)}


@_entries.register
def _(finding: results.OutcomesFinding) -> Entries:
    for row in finding.rows:
        told: dict[str, Any] = {"label": row.label, "value": row.hedges_g, "n": row.n, "ci95": row.ci95}
        yield f"{finding.id}.{row.id}", told | _refused(row)


@_entries.register
def _(finding: results.CorrelationsFinding) -> Entries:
    for row in finding.rows:
        found = row.pearson
        told: dict[str, Any] = {
            "label": row.label,
            "value": found.r if found else None,
            "n": found.n if found else len(row.points),
            "ci95": found.ci95 if found else None,
            "p": found.p if found else None,
        }
        yield f"{finding.id}.{row.id}", told | _refused(row)


@_entries.register
def _(finding: results.NotApplicable) -> Entries:
    yield finding.id, {**_number(None, 0), "because": finding.because}


def _criterion(one: results.CriterionResult) -> dict[str, Any]:
    told = {"id": one.id, "label": one.label, **_share(one.share), "green": one.green, "red": one.red}
    return told | {"verdict": one.verdict or None, "reaches": list(one.reaches), "example": one.example}


def _arm(one: FlowArm) -> dict[str, Any]:
    told = asdict(one)
    told["cohorts"] = {str(cohort): n for cohort, n in one.cohorts.items()}
    told["attended"] = _share(one.attended) if one.attended else None
    return told | {"returned": _counts(one.returned), "analysed": _counts(one.analysed)}


def _share(found: Share | None) -> dict[str, Any]:
    if found is None:
        return {"value": None, "n": 0, "ci95": None, "part": 0}
    return {"value": found.value, "n": found.whole, "ci95": found.ci95, "part": found.part}


def _number(value: float | None, n: int) -> dict[str, Any]:
    return {"value": value, "n": n, "ci95": None}


def _counts(counts: Iterable[Count]) -> dict[str, int]:
    return {count.id: count.n for count in counts}


def _day(day: object) -> str | None:
    return None if day is None else str(day)


def _refused(row: results.EffectRow | results.CorrelationRow) -> dict[str, Any]:
    if row.refused is None:
        return {}
    return {"refused": {"code": row.refused.code, "text": explain(row.refused)}}
