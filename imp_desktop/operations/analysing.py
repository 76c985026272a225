"""Comparing the groups of a study, and the numbers of the comparison as JSON."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from imp_desktop import __version__
from imp_desktop.i18n import explain, language
from imp_desktop.operations import enrolling, keying, studies
from imp_desktop.operations.studies import Study
from imp_desktop.scoring.rules import missing_rule

if TYPE_CHECKING:
    from imp_desktop.statistics.results import Alpha, Analysis, OutcomeResult


def analyse(study: Study) -> "Analysis":
    """Every outcome of the study, with labels in the language of now.

    Counted are the participants of a group who gave consent; people without a group or consent have no forms.
    """
    from imp_desktop.statistics.analysis import Wanted, analysis  # noqa: PLC0415 - pandas is slow to load
    from imp_desktop.statistics.table import Keyed  # noqa: PLC0415

    chosen = studies.settings(study)
    keyed = Keyed(
        groups=_groups(study),
        answers={
            (form.code, form.assessment, form.instrument): given for form, given in keying.keyed_forms(study).items()
        },
        instruments={name: studies.instrument(study, name) for name in studies.instruments(study)},
        rule=missing_rule(chosen.missing_rule),
        exceptions={score: missing_rule(name) for score, name in chosen.exceptions.items() if name},
    )
    wanted = Wanted(studies.protocol(study), keyed, chosen.descriptives, chosen.missing_rule, language())
    return analysis(wanted)


def analysis_json(study: Study, analysis: "Analysis") -> dict[str, Any]:
    """The analysis at full precision, for `json.dumps(..., allow_nan=False)`; keys as the manual lists them.

    "study", "outcomes" and "baseline" are filled; "feasibility" is empty where the study has no such results.
    """
    return {
        "study": _study(study, analysis),
        "outcomes": [_outcome(analysis, outcome) for outcome in analysis.outcomes],
        "baseline": [asdict(block) for block in analysis.baseline],
        "feasibility": {},
    }


def _groups(study: Study) -> dict[str, str]:
    return {
        participant.code: participant.group
        for participant in enrolling.participants(study)
        if participant.group and participant.consent
    }


def _study(study: Study, analysis: "Analysis") -> dict[str, Any]:
    chosen = studies.settings(study)
    changed = studies.last_change(study)
    return {
        "id": study.study_id,
        "title": chosen.title,
        "made_up": chosen.made_up,
        "protocol": studies.protocol(study).id,
        "fingerprint": studies.fingerprint(study),
        "last_change": changed.isoformat() if changed else None,
        "program_version": __version__,
        "groups": dict(analysis.groups),
        "comparison": dict(analysis.comparison),
        "descriptives": analysis.descriptives,
        "missing_rule": analysis.missing_rule,
        "missing_rule_exceptions": dict(chosen.exceptions),
        "left_out": {name: list(numbers) for name, numbers in chosen.left_out.items()},
        "scoring_keys": {name: studies.instrument(study, name).version for name in studies.instruments(study)},
    }


def _outcome(analysis: "Analysis", outcome: "OutcomeResult") -> dict[str, Any]:
    told: dict[str, Any] = {"id": outcome.id, "label": outcome.label}
    alphas = {
        "alpha": _alphas(outcome.alpha),
        "alpha_by_group": {group: _alphas(found) for group, found in outcome.alpha_groups.items()},
    }
    scores = {"prorated": outcome.prorated, "too_few_answers": outcome.too_few_answers}
    if outcome.comparison is None:
        said = outcome.refused
        refused = {"code": said.code, "text": explain(said)} if said else None
        return told | {"refused": refused, "n": dict(outcome.n)} | scores | alphas
    described = outcome.comparison.complete if analysis.descriptives == "complete" else outcome.comparison.available
    return (
        told
        | {"n": dict(outcome.n)}
        | {group: {when: asdict(found) for when, found in parts.items()} for group, parts in described.items()}
        | asdict(outcome.comparison)
        | scores
        | alphas
    )


def _alphas(found: "Mapping[str, Alpha]") -> dict[str, Any]:
    return {when: asdict(alpha) for when, alpha in found.items()}
