"""What the data-quality report says of a study, gathered in the language of now."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace

from imp_desktop.i18n import language
from imp_desktop.operations import completeness, flags, quality_checks, scores, standing, studies
from imp_desktop.operations.enrolling import by_number
from imp_desktop.operations.keying_quality import counted_places, keying_quality
from imp_desktop.operations.studies import Study
from imp_desktop.reports.quality_facts import MissingRow, QualityFacts, ScoreGaps
from imp_desktop.storage import keyings
from imp_desktop.storage.answers import Place


def quality_facts(study: Study) -> QualityFacts:
    """How the study was keyed, what is missing, and what checks found."""
    places, states, told = counted_places(study), completeness.states(study), keying_facts(study)
    whole = [place for place in places if states.at(*place).complete]
    return replace(
        told,
        people=len({one.person for one in keyings.keyers(study)}),
        absent=sum(states.at(*place).absent and not states.at(*place).first.answered for place in places),
        missing=tuple(_missing(study, tuple(told.names), whole)),
        scores=tuple(_gaps(study, places)),
        found=quality_checks.found(study, places),
        open_flags=sum(one.place in places and not one.confirmed for one in flags.standing(study)),
    )


def keying_facts(study: Study) -> QualityFacts:
    """The part of it that every report tells: how the forms were keyed, and what samples say of the paper."""
    named = {name: studies.instrument(study, name) for name in studies.instruments(study)}
    scored = frozenset(name for name, one in named.items() if one.scores or one.awaits_choice)
    order = sorted(named, key=lambda name: name not in scored)
    return QualityFacts(
        keying_quality(study),
        names={name: named[name].in_language(language()).short for name in order},
        questionnaires=scored,
        samples=tuple(quality_checks.samples(study)),
    )


def _gaps(study: Study, places: Collection[Place]) -> Iterator[ScoreGaps]:
    """Of every outcome of the protocol how many scores were prorated, and how many refused for too many gaps."""
    numbers = {one.code: number for number, one in by_number(study).items()}
    prorated, refused = Counter[str](), Counter[str]()
    for form, found in scores.of_every_form(study).items():
        if (numbers[form.code], *form[1:]) in places:
            prorated.update(score.id for score in found.values() if score.prorated)
            refused.update(score.id for score in found.values() if score.value is None)
    for outcome in studies.protocol(study).outcomes:
        words = studies.instrument(study, outcome.instrument).in_language(language())
        label = words.scores.get(outcome.score, outcome.score)
        yield ScoreGaps(label, prorated[outcome.score], refused[outcome.score])


def _missing(study: Study, order: Collection[str], places: Collection[Place]) -> Iterator[MissingRow]:
    """Of every instrument the items asked on its whole forms, and those without an answer, as they stand."""
    said = standing.by_form(study)
    for name in order:
        questionnaire = studies.instrument(study, name)
        fields, reasons = 0, Counter[str]()
        for place in places:
            if place[2] == name:
                stored = said.get(place, [])
                asked = {item.id for item in completeness.asked_given(questionnaire, stored)}
                fields += len(asked)
                reasons.update(one.missing for one in stored if one.missing and one.item in asked)
        yield MissingRow(name, fields, dict(sorted(reasons.items())))
