"""What instruments and assessments are called in sentences for people, in the language of now."""

from imp_desktop.i18n import language
from imp_desktop.operations import studies
from imp_desktop.operations.studies import Study


def instrument(study: Study, instrument_id: str) -> str:
    """The short name of an instrument, as it stands above its column."""
    return studies.instrument(study, instrument_id).in_language(language()).short


def assessment(study: Study, assessment_id: str) -> str:
    """The name of an assessment, as it stands within a sentence."""
    labels = studies.protocol(study).in_language(language()).assessments
    return labels.get(assessment_id, assessment_id).lower()
