"""The scores of every keyed form, worked out anew from the answers each time; no score is ever stored."""

from collections.abc import Mapping

from imp_desktop.operations.keying import FormKey, keyed_forms
from imp_desktop.operations.studies import Study, instrument, settings
from imp_desktop.scoring.model import MissingRule, Score
from imp_desktop.scoring.rules import missing_rule
from imp_desktop.scoring.score import scores

__all__ = ["Score", "missing_rules", "of_every_form"]


def of_every_form(study: Study) -> dict[FormKey, Mapping[str, Score]]:
    """Every keyed form with its scores by id, by the study's rule for missing answers."""
    rule, exceptions = missing_rules(study)
    return {
        key: scores(instrument(study, key.instrument), answers, rule, exceptions)
        for key, answers in keyed_forms(study).items()
    }


def missing_rules(study: Study) -> tuple[MissingRule, dict[str, MissingRule]]:
    """The study's rule for missing answers, and the rules of the scores for which another one was chosen."""
    chosen = settings(study)
    return missing_rule(chosen.missing_rule), {name: missing_rule(rule) for name, rule in chosen.exceptions.items()}
