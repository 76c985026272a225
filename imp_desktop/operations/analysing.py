"""Comparing the groups of a study, and the numbers of the comparison as JSON."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from imp_desktop import __version__
from imp_desktop.i18n import explain, language
from imp_desktop.operations import counted, studies
from imp_desktop.operations.feasibility_numbers import feasibility_json
from imp_desktop.operations.quality_facts import keying_facts
from imp_desktop.operations.quality_numbers import quality_json
from imp_desktop.operations.studies import Study
from imp_desktop.scoring.rules import missing_rule

if TYPE_CHECKING:
    from imp_desktop.statistics.analysis import Wanted
    from imp_desktop.statistics.feasibility_results import Feasibility
    from imp_desktop.statistics.results import Alpha, Analysis, OutcomeResult


def analyse(study: Study) -> "Analysis":
    """Every outcome of the study, with labels in the language of now.

    Counted are the people and forms of `counted`: in a group, with consent, due, and not withdrawn from use.
    """
    from imp_desktop.statistics.analysis import analysis  # noqa: PLC0415 - pandas is slow to load

    return analysis(wanted(study))


def wanted(study: Study) -> "Wanted":
    """What of the study is analysed: the answers that count, the plan, and how."""
    from imp_desktop.statistics.analysis import Wanted  # noqa: PLC0415 - as above
    from imp_desktop.statistics.table import Keyed  # noqa: PLC0415

    chosen = studies.settings(study)
    keyed = Keyed(
        groups=counted.groups(study),
        answers={
            (form.code, form.assessment, form.instrument): given for form, given in counted.answers(study).items()
        },
        instruments={name: studies.instrument(study, name) for name in studies.instruments(study)},
        rule=missing_rule(chosen.missing_rule),
        exceptions={score: missing_rule(name) for score, name in chosen.exceptions.items() if name},
    )
    return Wanted(studies.protocol(study), keyed, chosen.descriptives, chosen.missing_rule, language())


def analysis_json(study: Study, analysis: "Analysis", found: "Feasibility") -> dict[str, Any]:
    """All numbers at full precision, for `json.dumps(..., allow_nan=False)`; keys as the manual lists them."""
    return {
        "study": _study(study, analysis),
        "outcomes": [_outcome(analysis, outcome) for outcome in analysis.outcomes],
        "baseline": [asdict(block) for block in analysis.baseline],
        **feasibility_json(found),
        "quality": quality_json(keying_facts(study)),
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
